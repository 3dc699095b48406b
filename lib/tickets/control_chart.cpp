#include <utility>

#include "core/ratio.hpp"
#include "tickets/distribution.hpp"

namespace msp_audit {

namespace {

constexpr std::size_t fewest_points = 6;
constexpr std::size_t longest_run = 8;
constexpr int places = 6;

Ratio mean_of(const Decimal& sum, std::size_t count) { return Ratio(sum) / Ratio(static_cast<int>(count)); }

}  // namespace

std::optional<ControlChart> control_chart(std::vector<Decimal> points) {
    if (points.size() < fewest_points) return std::nullopt;
    ControlChart chart;
    chart.points = std::move(points);
    Decimal sum;
    Decimal moves;
    for (std::size_t i = 0; i < chart.points.size(); ++i) {
        sum += chart.points[i];
        if (i > 0) moves += (chart.points[i] - chart.points[i - 1]).abs();
    }
    // Points are judged by exact limits; only what is shown is rounded.
    const Ratio mean = mean_of(sum, chart.points.size());
    const Ratio reach = Ratio(Decimal::of(266, 2)) * mean_of(moves, chart.points.size() - 1);
    const Ratio upper = mean + reach;
    const Ratio lower = max(mean - reach, Ratio(0));
    std::size_t run = 0;
    int run_side = 0;
    for (std::size_t i = 0; i < chart.points.size(); ++i) {
        const Ratio point = chart.points[i];
        if (point > upper || point < lower) chart.outside.push_back(i);
        const int side = (point - mean).sign();
        run = side == run_side ? run + 1 : 1;
        run_side = side;
        if (side != 0 && run == longest_run) chart.runs_of_eight.push_back(i);
    }
    chart.mean = mean.rounded(places);
    chart.lower = lower.rounded(places);
    chart.upper = upper.rounded(places);
    return chart;
}

}  // namespace msp_audit

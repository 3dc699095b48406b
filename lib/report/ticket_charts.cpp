#include "report/ticket_charts.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/chart_drawing.hpp"
#include "report/decimal_text.hpp"
#include "tickets/duration_curves.hpp"

namespace msp_audit {

namespace {

using Looks = HtmlColumn::Looks;

constexpr Measure headline{Resolution::final, Clock::calendar, Extent::gross};
constexpr double whole = 100;

double as_length(std::size_t count) { return static_cast<double>(count); }

std::string bound_text(Seconds bound) {
    constexpr Seconds hour = 3600;
    constexpr Seconds day = 24 * hour;
    if (bound >= day) return fmt::format("{} d", bound / day);
    return bound >= hour ? fmt::format("{} h", bound / hour) : fmt::format("{} min", bound / 60);
}

std::string range_text(const DurationBin& bin) {
    if (!bin.to) return bound_text(bin.from) + " and longer";
    return bin.from == 0 ? "less than " + bound_text(*bin.to)
                         : fmt::format("{} to less than {}", bound_text(bin.from), bound_text(*bin.to));
}

/// Where a duration stands among the bins, from 0 to 1: bins are equally wide, and lengths grow as they double.
double place_of(Seconds seconds, const std::vector<DurationBin>& bins) {
    const auto bin = std::find_if(bins.begin(), bins.end(),
                                  [seconds](const DurationBin& one) { return !one.to || seconds < *one.to; });
    const auto from = static_cast<double>(bin->from);
    const auto here = static_cast<double>(std::max<Seconds>(seconds, 0));
    double inside = 0;
    if (bin->from == 0) {
        inside = here / static_cast<double>(*bin->to);
    } else {
        const double to = bin->to ? static_cast<double>(*bin->to) : 2 * from;
        inside = std::min(std::log(here / from) / std::log(to / from), 1.0);
    }
    return (static_cast<double>(bin - bins.begin()) + inside) / as_length(bins.size());
}

void add_bounds(ChartDrawing& drawing, const std::vector<DurationBin>& bins) {
    for (std::size_t i = 1; i < bins.size(); ++i) {
        if (i == 2) continue;  // it would touch its neighbours
        drawing.add_label(as_length(i) / as_length(bins.size()), bound_text(bins[i].from));
    }
}

void add_histogram(HtmlDocument& document, const std::vector<DurationBin>& bins, const Distribution& figures) {
    std::size_t most = 1;
    for (const DurationBin& bin : bins) most = std::max(most, bin.ended);
    constexpr double with_room_for_names = 1.2;
    ChartDrawing drawing(as_length(most) * with_room_for_names);
    const double step = std::max(grid_step(as_length(most)), 1.0);
    for (double value = step; value <= as_length(most); value += step) {
        drawing.add_grid(value, grouped(static_cast<std::size_t>(value)));
    }
    ChartTable table{{{"Time to resolution", Looks::whole, false}, {"Tickets", Looks::number, false}}, {}};
    for (std::size_t i = 0; i < bins.size(); ++i) {
        drawing.add_column(as_length(i) / as_length(bins.size()), as_length(i + 1) / as_length(bins.size()),
                           as_length(bins[i].ended), "column");
        table.rows.push_back({range_text(bins[i]), grouped(bins[i].ended)});
    }
    add_bounds(drawing, bins);
    std::string words = fmt::format("{} resolved", counted(figures.n, "ticket", "tickets"));
    if (figures.median) {
        drawing.add_mark(place_of(*figures.median, bins), "median " + duration_text(*figures.median), 0);
        words += ", median " + duration_text(*figures.median);
    }
    if (figures.p90) {
        drawing.add_mark(place_of(*figures.p90, bins), "p90 " + duration_text(*figures.p90), 1);
        words += ", p90 " + duration_text(*figures.p90);
    }
    constexpr std::string_view title = "How long tickets took (final resolution, calendar time, gross)";
    add_figure(document, title, drawing.finished(document, title, words + "."), table);
}

std::string percent_text(double share) { return fmt::format("{:.1f} %", whole * share); }

/// The curve falls where tickets end; steps closer than a screen can show are drawn as one.
ChartDrawing::Points curve_of(const std::vector<SurvivalStep>& steps, const std::vector<DurationBin>& bins,
                              Seconds longest) {
    constexpr double finest = 0.0005;
    ChartDrawing::Points points{{0, whole}};
    double left = 1;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        left *= as_length(steps[i].at_risk - steps[i].ended) / as_length(steps[i].at_risk);
        const double at = place_of(steps[i].seconds, bins);
        const bool is_near =
            i + 1 < steps.size() && place_of(steps[i + 1].seconds, bins) - points.back().first < finest;
        if (is_near) continue;
        points.emplace_back(at, points.back().second);
        points.emplace_back(at, whole * left);
    }
    points.emplace_back(place_of(longest, bins), points.back().second);
    return points;
}

void add_survival(HtmlDocument& document, std::vector<Survival> observed, const std::vector<DurationBin>& bins,
                  const Distribution& figures) {
    Seconds longest = 0;
    for (const Survival& one : observed) longest = std::max(longest, one.seconds);
    const std::vector<SurvivalStep> steps = survival_steps(std::move(observed));
    ChartDrawing drawing(whole);
    for (const double value : {25.0, 50.0, 75.0, 100.0}) drawing.add_grid(value, fmt::format("{:.0f} %", value));
    drawing.add_line(curve_of(steps, bins, longest), "line");
    add_bounds(drawing, bins);
    ChartTable table{{{"After", Looks::whole, false}, {"Not yet resolved", Looks::number, false}}, {}};
    double left = 1;
    auto step = steps.begin();
    for (const DurationBin& bin : bins) {
        // Nothing is known of what lies beyond the longest time.
        if (!bin.to || bin.from > longest) break;
        for (; step != steps.end() && step->seconds <= *bin.to; ++step) {
            left *= as_length(step->at_risk - step->ended) / as_length(step->at_risk);
        }
        table.rows.push_back({bound_text(*bin.to), percent_text(left)});
    }
    std::string words = fmt::format("Kaplan-Meier (KM) curve of {} resolved and {} not ended", grouped(figures.n),
                                    grouped(figures.censored));
    if (figures.km_median) {
        drawing.add_mark(place_of(*figures.km_median, bins), "KM median " + duration_text(*figures.km_median), 0);
        words += ", half are resolved after " + duration_text(*figures.km_median);
    }
    if (figures.km_p90) {
        drawing.add_mark(place_of(*figures.km_p90, bins), "KM p90 " + duration_text(*figures.km_p90), 1);
        words += ", nine in ten after " + duration_text(*figures.km_p90);
    }
    constexpr std::string_view title = "How many are not yet resolved after a time (open and void ones counted)";
    add_figure(document, title, drawing.finished(document, title, words + "."), table);
}

}  // namespace

void add_duration_charts(HtmlDocument& document, const ResolutionReport& report) {
    if (report.groups.empty()) return;
    const auto& figures = report.groups.front().resolution[headline.place()];
    if (!figures || figures->n == 0) return;
    const std::vector<Survival> observed = observed_of(report.durations, headline);
    if (observed.empty()) return;
    document.begin_section("Times in pictures");
    const std::vector<DurationBin> bins = duration_bins(observed);
    add_histogram(document, bins, *figures);
    add_survival(document, observed, bins, *figures);
}

std::string ticket_document(const TicketReportFrame& frame, const Page& page, std::string_view report,
                            const std::function<void(HtmlDocument&)>& pictures) {
    HtmlDocument document(fmt::format("{}: {}", frame.program, report), frame.program);
    page.write_html(document, pictures);
    return document.finished();
}

}  // namespace msp_audit

#include "tickets/duration_curves.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace msp_audit {

namespace {

constexpr Seconds minute = 60;
constexpr Seconds hour = 60 * minute;
constexpr Seconds day = 24 * hour;
constexpr std::array<Seconds, 15> bounds{15 * minute, 30 * minute, hour,     2 * hour,  4 * hour,
                                         8 * hour,    day,         2 * day,  4 * day,   8 * day,
                                         16 * day,    32 * day,    64 * day, 128 * day, 256 * day};

}  // namespace

std::vector<Survival> observed_of(const TicketDurations& durations, Measure measure) {
    std::vector<Survival> observed;
    const DurationColumn& column = durations.resolution[measure.place()];
    if (!column.is_possible()) return observed;
    observed.reserve(durations.tickets);
    for (std::size_t place = 0; place < durations.tickets; ++place) {
        const Duration duration = column[place];
        if (duration.outcome == Outcome::none) continue;
        observed.push_back({duration.seconds, duration.outcome == Outcome::censored});
    }
    return observed;
}

std::vector<DurationBin> duration_bins(std::span<const Survival> observed) {
    std::vector<DurationBin> bins;
    Seconds from = 0;
    for (const Seconds bound : bounds) {
        bins.push_back({from, bound, 0});
        from = bound;
    }
    bins.push_back({from, std::nullopt, 0});
    for (const Survival& one : observed) {
        if (one.censored) continue;
        const auto after = std::upper_bound(bounds.begin(), bounds.end(), one.seconds);
        ++bins[static_cast<std::size_t>(after - bounds.begin())].ended;
    }
    return bins;
}

std::vector<SurvivalStep> survival_steps(std::vector<Survival> observed) {
    std::sort(observed.begin(), observed.end(), [](const Survival& a, const Survival& b) {
        return std::pair(a.seconds, a.censored) < std::pair(b.seconds, b.censored);
    });
    std::vector<SurvivalStep> steps;
    for (std::size_t i = 0; i < observed.size();) {
        const Seconds now = observed[i].seconds;
        const std::size_t at_risk = observed.size() - i;
        std::size_t ended = 0;
        for (; i < observed.size() && observed[i].seconds == now; ++i) ended += observed[i].censored ? 0U : 1U;
        if (ended > 0) steps.push_back({now, at_risk, ended});
    }
    return steps;
}

}  // namespace msp_audit

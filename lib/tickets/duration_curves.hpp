#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "tickets/distribution.hpp"
#include "tickets/durations.hpp"

// What pictures of durations are drawn from, exactly.

namespace msp_audit {

/// Every ticket that has the measure: ended, or not ended yet.
[[nodiscard]] std::vector<Survival> observed_of(const TicketDurations& durations, Measure measure);

/// Ended durations from `from` to less than `to`.
struct DurationBin {
    Seconds from = 0;
    std::optional<Seconds> to;  ///< none: and longer
    std::size_t ended = 0;
};
/// Bounds that double from a quarter of an hour to 256 days, but for the step from 8 hours to a day: 16 bins.
[[nodiscard]] std::vector<DurationBin> duration_bins(std::span<const Survival> observed);

/// Of the `at_risk` that lasted at least `seconds`, `ended` ended then.
struct SurvivalStep {
    Seconds seconds = 0;
    std::size_t at_risk = 0;
    std::size_t ended = 0;
};
/// The steps of the Kaplan-Meier curve, ascending; S(t) is the product of (at_risk - ended) / at_risk up to t. Who is
/// censored at a time was at risk then.
[[nodiscard]] std::vector<SurvivalStep> survival_steps(std::vector<Survival> observed);

}  // namespace msp_audit

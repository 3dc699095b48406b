#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/decimal.hpp"
#include "core/instant.hpp"

namespace msp_audit {

/// Nearest rank names a real ticket; linear is what spreadsheets call PERCENTILE.INC, rounded half away from zero to
/// whole seconds.
enum class PercentileRule : unsigned char { nearest_rank, linear };

/// The p-th percentile (0 < p < 100, exact) of values in ascending order, at least one.
[[nodiscard]] Seconds percentile(std::span<const Seconds> ascending, int p, PercentileRule rule);

/// A duration that ended, or one that had not ended yet.
struct Survival {
    Seconds seconds = 0;
    bool censored = false;
};
/// The smallest ended duration t with S(t) <= 1 - percent/100, by the Kaplan-Meier product, compared exactly; at
/// equal t ended ones come first. None: not reached. Reorders its argument. n log n; equals nearest rank where
/// nothing is censored.
[[nodiscard]] std::optional<Seconds> kaplan_meier(std::vector<Survival>& observed, int percent);

/// What a measure of a group of tickets comes to. Nothing where n is 0 and nothing is censored.
struct Distribution {
    std::size_t n = 0;  ///< ended
    std::size_t censored = 0;
    std::optional<Seconds> median, p90, p95, mean, max;  ///< none where n is 0; mean rounded half away from zero
    std::optional<Seconds> km_median, km_p90;            ///< none: not reached
};
[[nodiscard]] Distribution describe(std::vector<Survival>& observed, PercentileRule rule);

/// Durations by rank take half the room. At equal times ended ones come first: who is censored then was still at
/// risk.
using SurvivalRank = std::int64_t;
[[nodiscard]] constexpr SurvivalRank rank_of(const Survival& one) { return one.seconds * 2 + (one.censored ? 1 : 0); }
[[nodiscard]] constexpr Survival survival_of(SurvivalRank rank) { return {rank >> 1, (rank & 1) != 0}; }
/// Of ranks in ascending order.
[[nodiscard]] std::optional<Seconds> kaplan_meier_of_ranks(std::span<const SurvivalRank> ascending, int percent);
/// The same as describe(); uses up its argument.
[[nodiscard]] Distribution describe_ranks(std::vector<SurvivalRank>& ranks, PercentileRule rule);

/// A share with its Wilson interval at 95 %, bounds to 6 places; nothing where the denominator is 0.
struct Proportion {
    std::size_t numerator = 0;
    std::size_t denominator = 0;

    [[nodiscard]] std::optional<Decimal> value() const;  ///< to 6 places, half away from zero
    [[nodiscard]] bool too_few() const { return denominator < 20; }
};
struct WilsonInterval {
    Decimal low;
    Decimal high;
};
/// z = 1.959963984540054; the bounds are the exact ones, rounded half away from zero. The numerator is at most the
/// denominator, which is not 0.
[[nodiscard]] WilsonInterval wilson(std::size_t numerator, std::size_t denominator);

/// Mean +- 2.66 x mean moving range of at least six points, lower clipped at 0; to 6 places.
struct ControlChart {
    std::vector<Decimal> points;
    Decimal mean, lower, upper;
    std::vector<std::size_t> outside;  ///< places of points outside the limits
    /// Where eight in a row on one side of the mean are complete, once a run; a point on the mean ends one.
    std::vector<std::size_t> runs_of_eight;
    [[nodiscard]] bool shows_change() const { return !outside.empty() || !runs_of_eight.empty(); }
};
/// Nothing for fewer than six points.
[[nodiscard]] std::optional<ControlChart> control_chart(std::vector<Decimal> points);

}  // namespace msp_audit

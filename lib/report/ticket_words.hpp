#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/decimal.hpp"
#include "core/time_zone.hpp"
#include "tickets/distribution.hpp"

// How the ticket reports put figures into words for people.

namespace msp_audit {

struct ServiceTarget;
struct Measure;

/// "2026-09-30 23:59", with seconds where there are any; empty for none.
[[nodiscard]] std::string instant_text(Instant instant, const TimeZone& zone);
/// The same; "-" for none.
[[nodiscard]] std::string instant_or_dash(Instant instant, const TimeZone& zone);
/// "30 Sep 2026".
[[nodiscard]] std::string day_text(Day day);

/// "7.5 %", rounded half away from zero. More digits, up to six, where a share would else read as 0 %, 100 % or
/// `agreed` (in percent) and is not. The denominator is not 0.
[[nodiscard]] std::string share_text(const Proportion& share, const std::optional<Decimal>& agreed = {});
/// "5.9-9.5 %": the Wilson interval. The denominator is not 0.
[[nodiscard]] std::string interval_text(const Proportion& share);
/// "88.2-91.0 %", or one figure where both are equal. The denominators are not 0.
[[nodiscard]] std::string range_text(const Proportion& low, const Proportion& high,
                                     const std::optional<Decimal>& agreed);
/// "7.5 %, 95 % interval 5.9-9.5 %"; of fewer than 20: with "too few to judge".
[[nodiscard]] std::string share_with_interval(const Proportion& share);

/// "P1, Contoso": whom a target takes; "every other ticket".
[[nodiscard]] std::string selectors_text(const ServiceTarget& target);
/// "4:00 business, net"; of a first response, which waits for nobody, without net.
[[nodiscard]] std::string within_text(const ServiceTarget& target, bool of_response = false);

/// "Final resolution, calendar time, gross".
[[nodiscard]] std::string measure_text(Measure measure);
/// How to read figures of several measures.
inline constexpr std::string_view what_measures_mean =
    "p90: 9 in 10 took no longer. Final and first: the last and the first resolution. Net leaves out the waiting "
    "that the policy names. Not ended: open tickets with the time so far, and void ones with the time until they "
    "were voided; KM (Kaplan-Meier) counts them, too;";
/// How the tables name a figure of JSON: "final resolution, calendar time, gross". Codes stand for themselves.
[[nodiscard]] std::string figure_words(std::string_view name);

/// "(missing)" for an empty text.
[[nodiscard]] std::string or_missing(std::string_view text);

}  // namespace msp_audit

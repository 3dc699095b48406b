#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/instant.hpp"
#include "ingest/cell_reading.hpp"

namespace msp_audit {

/// Why a bare number is no length of time.
inline constexpr const char* bare_number_reason =
    "it is a bare number, and neither its header nor a profile says of what";

/// What a bare number in a column of durations counts.
enum class DurationUnit : std::uint8_t { unknown, seconds, minutes, hours, days };

/// The unit that a header tells: "Resolution time (in hrs)", "Minutes worked". unknown: none, or two.
[[nodiscard]] DurationUnit duration_unit_told_by(std::string_view header);
[[nodiscard]] std::optional<DurationUnit> duration_unit_named(std::string_view name);

/// Reads one printed length of time, not negative, to whole seconds (half a second and more is rounded up): a number
/// of the column's unit, hh:mm, hh:mm:ss, `d hh:mm:ss`, d.hh:mm:ss, or numbers with their units, `3 Days 12 Hours`,
/// `1h 30m`, `90 min`, where a day has 24 hours. At most 2^31 - 1 seconds. `reason` follows "'x' is not a length of
/// time: ".
[[nodiscard]] std::optional<Seconds> read_duration(std::string_view cell, DurationUnit unit, DecimalMark mark,
                                                   std::string& reason);

}  // namespace msp_audit

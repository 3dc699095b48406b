#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/instant.hpp"
#include "core/ticket_rows.hpp"
#include "core/time_zone.hpp"
#include "ingest/cell_reading.hpp"

namespace msp_audit {

/// A point in time as printed: what the clock shows, and its offset from Greenwich where one is printed.
struct PrintedInstant {
    LocalTime local;
    std::optional<Seconds> offset;
};

/// Reads one printed time: a date as read_day reads it, and hh:mm or hh:mm:ss with or without am or pm and an offset
/// behind it. A date alone is its first second; a fraction of a second is cut off; 24:00 and a leap second are the
/// second after. `reason` follows "'31/02/2026' is not a time: ".
[[nodiscard]] std::optional<PrintedInstant> read_instant(std::string_view cell, DateOrder order, std::string& reason);

/// Times without an offset are those of `zone`; how they came out is counted.
[[nodiscard]] Instant instant_of(const PrintedInstant& printed, const TimeZone& zone, TimeReadings& readings);

}  // namespace msp_audit

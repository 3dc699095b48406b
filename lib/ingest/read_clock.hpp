#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/day.hpp"
#include "core/instant.hpp"
#include "ingest/cell_reading.hpp"

namespace msp_audit {

/// A time of day as printed behind a date.
struct PrintedClock {
    enum class Half : std::uint8_t { none, am, pm };

    int hour = 0;    ///< 0 to 24
    int minute = 0;  ///< 0 to 59
    int second = 0;  ///< 0 to 60; a fraction is cut off
    Half half = Half::none;
    std::optional<Seconds> offset;  ///< east of Greenwich, where one is printed
};

/// Reads what follows a date: nothing (midnight), or after a T or a space hh:mm or hh:mm:ss, a fraction, am or pm,
/// and Z, UTC, GMT, +01:00, +0100 or +01; after a T also hhmm and hhmmss. Nothing for all else.
[[nodiscard]] std::optional<PrintedClock> read_clock(std::string_view text);

/// Reads the date at the front of a cell, as read_day does; `rest` is what follows it.
[[nodiscard]] std::optional<Day> read_day_in_front(std::string_view cell, DateOrder order, std::string& reason,
                                                   std::string_view& rest);

}  // namespace msp_audit

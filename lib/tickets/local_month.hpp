#pragma once

#include <compare>
#include <string>

#include "core/time_zone.hpp"

namespace msp_audit {

/// A month of the calendar on the wall.
struct LocalMonth {
    int year = 0;
    int month = 0;  ///< 1 to 12

    [[nodiscard]] static LocalMonth of(Instant instant, const TimeZone& zone);
    /// Its first instant in a zone.
    [[nodiscard]] Instant begin(const TimeZone& zone) const;
    [[nodiscard]] LocalMonth next() const {
        return month == 12 ? LocalMonth{year + 1, 1} : LocalMonth{year, month + 1};
    }
    /// yyyy-mm.
    [[nodiscard]] std::string to_string() const;

    friend auto operator<=>(const LocalMonth&, const LocalMonth&) = default;
};

}  // namespace msp_audit

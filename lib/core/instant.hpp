#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "core/day.hpp"

namespace msp_audit {

/// A length of time in whole seconds.
using Seconds = std::int64_t;
inline constexpr Seconds seconds_a_day = 86'400;

/// A point in time in whole seconds since 1970-01-01T00:00:00Z, or none. Leap seconds do not exist.
class Instant {
public:
    constexpr Instant() = default;
    [[nodiscard]] static constexpr Instant from_count(std::int64_t seconds) { return Instant(seconds); }
    /// Reads exactly yyyy-mm-ddThh:mm:ssZ.
    [[nodiscard]] static std::optional<Instant> parse(std::string_view text);

    [[nodiscard]] constexpr bool has_value() const { return seconds_ != none; }
    explicit constexpr operator bool() const { return has_value(); }
    [[nodiscard]] constexpr std::int64_t count() const { return seconds_; }
    /// yyyy-mm-ddThh:mm:ssZ; empty for none.
    [[nodiscard]] std::string to_string() const;

    friend constexpr Instant operator+(Instant instant, Seconds seconds) {
        return Instant(instant.seconds_ + seconds);
    }
    /// Both have a value.
    friend constexpr Seconds operator-(Instant a, Instant b) { return a.seconds_ - b.seconds_; }
    /// None comes before every instant.
    friend constexpr auto operator<=>(Instant a, Instant b) = default;

private:
    static constexpr std::int64_t none = std::numeric_limits<std::int64_t>::min();
    explicit constexpr Instant(std::int64_t seconds) : seconds_(seconds) {}

    std::int64_t seconds_ = none;
};

/// A date and a time of day as a clock on the wall shows them, without a zone.
struct LocalTime {
    Day day;
    std::int32_t second_of_day = 0;  ///< 0 to 86,399

    friend constexpr auto operator<=>(const LocalTime&, const LocalTime&) = default;
};

/// From `begin` up to, not including, `end`; empty where end <= begin.
struct Interval {
    Instant begin;
    Instant end;

    [[nodiscard]] constexpr Seconds length() const { return end > begin ? end - begin : 0; }
    friend constexpr bool operator==(const Interval&, const Interval&) = default;
};

}  // namespace msp_audit

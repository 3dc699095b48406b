#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace msp_audit {

/// A calendar day, or none. Counts days from 1970-01-01; differences are whole days.
class Day {
public:
    constexpr Day() = default;
    /// Nothing where the date does not exist or lies outside 1970 to 2100.
    [[nodiscard]] static std::optional<Day> of(int year, int month, int day);
    [[nodiscard]] static constexpr Day from_count(std::int32_t days) { return Day(days); }
    /// Reads exactly yyyy-mm-dd.
    [[nodiscard]] static std::optional<Day> parse(std::string_view text);

    [[nodiscard]] constexpr bool has_value() const { return days_ != none; }
    explicit constexpr operator bool() const { return has_value(); }
    [[nodiscard]] constexpr std::int32_t count() const { return days_; }
    /// Monday is 0. The day has a value.
    [[nodiscard]] constexpr std::size_t weekday() const {
        constexpr int thursday = 3;  // 1970-01-01
        return static_cast<std::size_t>(((days_ + thursday) % 7 + 7) % 7);
    }
    /// yyyy-mm-dd; empty for none.
    [[nodiscard]] std::string to_string() const;

    friend constexpr Day operator+(Day day, int days) { return Day(day.days_ + days); }
    /// Both days have a value.
    friend constexpr int operator-(Day a, Day b) { return a.days_ - b.days_; }
    /// None comes before every day.
    friend constexpr auto operator<=>(Day a, Day b) = default;

private:
    static constexpr std::int32_t none = std::numeric_limits<std::int32_t>::min();
    explicit constexpr Day(std::int32_t days) : days_(days) {}

    std::int32_t days_ = none;
};

/// Days from first to last, both included. An end that is none is open.
struct Term {
    Day first;
    Day last;

    [[nodiscard]] constexpr bool is_open() const { return !first.has_value() && !last.has_value(); }
};

}  // namespace msp_audit

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "core/day.hpp"

namespace msp_audit {

/// The count of each month's first day from 1970-01 on; the last entry is the first day after 2100.
class MonthStarts {
public:
    static constexpr unsigned first_year = 1970, last_year = 2100;

    constexpr MonthStarts() {
        constexpr std::array<std::int32_t, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        for (std::size_t i = 0; i + 1 < starts_.size(); ++i) {
            const std::size_t year = first_year + i / 12;
            const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
            starts_[i + 1] = starts_[i] + lengths[i % 12] + (i % 12 == 1 && leap ? 1 : 0);
        }
    }

    /// Without a calendar library, which costs more than the rest of a cell. Nothing for a date that does not exist
    /// or lies outside 1970 to 2100.
    [[nodiscard]] constexpr std::optional<Day> day_of(unsigned year, unsigned month, unsigned day) const {
        if (year < first_year || year > last_year || month < 1 || month > 12 || day < 1 || day > 31)
            return std::nullopt;
        const std::size_t at = std::size_t{year - first_year} * 12 + month - 1;
        const std::int32_t count = starts_[at] + static_cast<std::int32_t>(day) - 1;
        return count < starts_[at + 1] ? std::optional(Day::from_count(count)) : std::nullopt;
    }

private:
    std::array<std::int32_t, std::size_t{12} * (last_year - first_year + 1) + 1> starts_{};
};

inline constexpr MonthStarts month_starts;

}  // namespace msp_audit

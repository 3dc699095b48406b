#include "core/day.hpp"

#include <date/date.h>

namespace msp_audit {

namespace {

constexpr int first_year = 1970;
constexpr int last_year = 2100;

/// The number written in `text`, which holds digits only; -1 otherwise.
int digits(std::string_view text) {
    int number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return -1;
        number = number * 10 + (c - '0');
    }
    return number;
}

}  // namespace

std::optional<Day> Day::of(int year, int month, int day) {
    if (year < first_year || year > last_year || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    const date::year_month_day date{date::year{year}, date::month{static_cast<unsigned>(month)},
                                    date::day{static_cast<unsigned>(day)}};
    if (!date.ok()) return std::nullopt;
    return Day(static_cast<std::int32_t>(date::sys_days{date}.time_since_epoch().count()));
}

std::optional<Day> Day::parse(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    return of(digits(text.substr(0, 4)), digits(text.substr(5, 2)), digits(text.substr(8, 2)));
}

std::string Day::to_string() const {
    if (!has_value()) return {};
    const date::year_month_day date{date::sys_days{date::days{days_}}};
    const auto put = [](std::string& text, unsigned value, unsigned width) {
        const std::string number = std::to_string(value);
        text.append(width > number.size() ? width - number.size() : 0, '0').append(number);
    };
    std::string text;
    put(text, static_cast<unsigned>(static_cast<int>(date.year())), 4);
    put(text.append("-"), static_cast<unsigned>(date.month()), 2);
    put(text.append("-"), static_cast<unsigned>(date.day()), 2);
    return text;
}

}  // namespace msp_audit

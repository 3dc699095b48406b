#include "policy/working_hours.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace msp_audit {

namespace {

constexpr std::array<std::string_view, 7> day_names{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::int32_t day_length = 86'400;

/// hh:mm, 00:00 to 24:00.
std::optional<std::int32_t> time_of_day(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    for (const std::size_t place : {0U, 1U, 3U, 4U}) {
        if (text[place] < '0' || text[place] > '9') return std::nullopt;
    }
    const auto two_digits = [text](std::size_t place) { return (text[place] - '0') * 10 + (text[place + 1] - '0'); };
    const std::int32_t seconds = two_digits(0) * 3600 + two_digits(3) * 60;
    return two_digits(3) < 60 && seconds <= day_length ? std::optional(seconds) : std::nullopt;
}

WorkingHours read_hours(const TomlValue& value) {
    const std::string text = value.text("hours in quotes, such as \"09:00-17:30\"");
    const std::size_t dash = std::min(text.find('-'), text.size());
    const auto begin = time_of_day(std::string_view(text).substr(0, dash));
    const auto end = time_of_day(std::string_view(text).substr(std::min(dash + 1, text.size())));
    if (!begin || !end || *begin == day_length) {
        value.refuse("'" + text + "' is not a time of day", "write 09:00-17:30, or 22:00-24:00 up to midnight");
    }
    if (*begin == *end) {
        value.refuse("'" + text + "' begins and ends at the same time", "the whole day is 00:00-24:00");
    }
    return {*begin, *end > *begin ? *end : *end + day_length};
}

std::size_t day_named(const TomlValue& value, std::string_view name) {
    const auto found = std::find(day_names.begin(), day_names.end(), name);
    if (found == day_names.end()) value.refuse_word(name, "day of the week", day_names);
    return static_cast<std::size_t>(found - day_names.begin());
}

struct DayRange {
    std::size_t first = 0;
    std::size_t last = 0;
};

DayRange day_range(const TomlValue& value) {
    const std::string_view key = value.key();
    const std::size_t dash = key.find('-');
    const std::size_t first = day_named(value, key.substr(0, dash));
    if (dash == std::string_view::npos) return {first, first};
    const std::size_t last = day_named(value, key.substr(dash + 1));
    if (last < first) {
        value.refuse("the range runs over the end of the week", "write two: fri-sun and mon");
    }
    return {first, last};
}

}  // namespace

std::vector<WorkingHours> read_day_hours(const TomlValue& value) {
    std::vector<WorkingHours> hours;
    for (const TomlValue& item : value.items("a list of hours, such as [\"09:00-12:00\", \"13:00-17:30\"]")) {
        const WorkingHours added = read_hours(item);
        const bool overlaps = std::any_of(hours.begin(), hours.end(), [&](const WorkingHours& one) {
            return added.begin < one.end && one.begin < added.end;
        });
        if (overlaps) item.refuse("'" + item.text() + "' overlaps other hours of the day");
        hours.push_back(added);
    }
    std::sort(hours.begin(), hours.end(),
              [](const WorkingHours& a, const WorkingHours& b) { return a.begin < b.begin; });
    return hours;
}

std::array<std::vector<WorkingHours>, 7> read_week(const TomlValue& value) {
    std::array<std::vector<WorkingHours>, 7> week;
    std::array<std::string, 7> given;
    for (const TomlValue& days : value.entries("a table, such as { mon-fri = [\"09:00-17:30\"] }")) {
        const DayRange range = day_range(days);
        const std::vector<WorkingHours> hours = read_day_hours(days);
        for (std::size_t day = range.first; day <= range.last; ++day) {
            if (!given[day].empty()) {
                days.refuse("'" + std::string(day_names[day]) + "' is given twice, here and in '" + given[day] + "'");
            }
            given[day] = days.key();
            week[day] = hours;
        }
    }
    if (std::all_of(week.begin(), week.end(), [](const auto& hours) { return hours.empty(); })) {
        value.refuse("opens on no day", "such as { mon-fri = [\"09:00-17:30\"] }");
    }
    return week;
}

}  // namespace msp_audit

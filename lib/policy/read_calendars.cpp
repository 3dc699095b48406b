#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

#include "core/text_key.hpp"
#include "policy/holiday_file.hpp"
#include "policy/policy_sections.hpp"
#include "policy/working_hours.hpp"

namespace msp_audit {

namespace {

Day read_day(const TomlValue& value, const std::string& written) {
    const auto day = Day::parse(written);
    if (!day) value.refuse("'" + written + "' is no date from 1970-01-01 to 2100-12-31", "write it as 2026-12-25");
    return *day;
}

void read_holidays(const TomlValue& value, CalendarRules& rules) {
    for (const TomlValue& item : value.items("a list of dates, such as [\"2026-12-25\"]")) {
        rules.holidays.push_back(read_day(item, item.text("a date in quotes, such as \"2026-12-25\"")));
    }
}

void read_short_days(const TomlValue& value, CalendarRules& rules) {
    for (const TomlValue& day : value.entries("a table, such as { \"2026-12-24\" = [\"09:00-12:00\"] }")) {
        rules.short_days[read_day(day, day.key())] = read_day_hours(day);
    }
}

/// The calendars of the file one after the other, remembering which has which company.
class CalendarReader {
public:
    explicit CalendarReader(PolicyReading& reading) : reading_(&reading) {}

    [[nodiscard]] CalendarRules read(const TomlValue& table) {
        static constexpr std::array<std::string_view, 6> known{"timezone",   "hours",         "holidays",
                                                               "short_days", "holidays_file", "companies"};
        if (table.key().empty()) table.refuse("an empty name");
        CalendarRules rules;
        rules.name = table.key();
        bool has_zone = false;
        bool has_hours = false;
        for (const TomlValue& value : table.entries_among(known)) {
            if (value.key() == "timezone") {
                rules.zone = read_time_zone(value);
                has_zone = true;
            } else if (value.key() == "hours") {
                rules.week = read_week(value);
                has_hours = true;
            } else if (value.key() == "holidays") {
                read_holidays(value, rules);
            } else if (value.key() == "short_days") {
                read_short_days(value, rules);
            } else if (value.key() == "holidays_file") {
                read_holidays_file(value, rules);
            } else {
                read_companies_of(value, rules);
            }
        }
        if (!has_zone) table.refuse("does not say in which time zone", "such as timezone = \"Europe/Brussels\"");
        if (!has_hours) table.refuse("has no hours", "such as hours = { mon-fri = [\"09:00-17:30\"] }");
        std::sort(rules.holidays.begin(), rules.holidays.end());
        rules.holidays.erase(std::unique(rules.holidays.begin(), rules.holidays.end()), rules.holidays.end());
        return rules;
    }

private:
    void read_holidays_file(const TomlValue& value, CalendarRules& rules) const {
        const std::string name = value.filled_text("the name of an iCalendar file, in quotes");
        std::string text;
        try {
            if (!reading_->read_file) throw UnreadablePolicyFile("there are no files here");
            text = reading_->read_file(name);
        } catch (const UnreadablePolicyFile& error) {
            value.refuse("'" + name + "' cannot be read: " + error.what());
        }
        try {
            const std::vector<Day> days = holidays_of(text);
            rules.holidays.insert(rules.holidays.end(), days.begin(), days.end());
        } catch (const HolidayFileError& error) {
            value.refuse(name + ":" + std::to_string(error.line()) + ": " + error.what(), error.hint());
        }
    }

    void read_companies_of(const TomlValue& value, CalendarRules& rules) {
        for (const TomlValue& item : value.items("a list of companies")) {
            const std::string company = item.filled_text();
            std::string key = company_key(company, reading_->policy.tickets);
            const auto [before, is_new] = calendar_of_.emplace(key, rules.name);
            if (!is_new) item.refuse("'" + company + "' is named twice, here and by calendar." + before->second);
            rules.companies.push_back(std::move(key));
        }
    }

    PolicyReading* reading_;
    std::map<std::string, std::string> calendar_of_;
};

}  // namespace

void read_calendars(const std::vector<TomlValue>& entries, PolicyReading& reading) {
    CalendarReader reader(reading);
    for (const TomlValue& table : entries) reading.policy.tickets.calendars.push_back(reader.read(table));
}

}  // namespace msp_audit

#include "policy/policy.hpp"

#include "unit/policy/policy_reading.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace msp_audit;

namespace {

const std::string zone = "[calendar.default]\ntimezone = \"Europe/Brussels\"\n";
const std::string week = "hours = { mon-fri = [\"09:00-17:00\"] }\n";

CalendarRules calendar_of(const std::string& rest) { return policy_of(zone + rest).tickets.calendars.at(0); }

std::string third_line(const std::string& rest) { return "msp-audit.toml:3: calendar.default." + rest; }

std::string refusal_of_hours(const std::string& hours) { return refusal_of(zone + "hours = { " + hours + " }"); }

constexpr std::int32_t hour = 3600;

}  // namespace

TEST_CASE("a calendar has hours by day and range of days, and other days are off") {
    const CalendarRules rules =
        calendar_of("hours = { mon-thu = [\"13:00-17:30\", \"09:00-12:00\"], fri = [\"09:00-15:00\"], sat = [] }");
    CHECK(rules.name == "default");
    CHECK(rules.zone.name() == "Europe/Brussels");
    const std::vector<WorkingHours> two_parts{{9 * hour, 12 * hour}, {13 * hour, 17 * hour + hour / 2}};
    for (const std::size_t day : {0U, 1U, 2U, 3U}) CHECK(rules.week[day] == two_parts);
    CHECK(rules.week[4] == std::vector<WorkingHours>{{9 * hour, 15 * hour}});
    CHECK(rules.week[5].empty());
    CHECK(rules.week[6].empty());
}

TEST_CASE("hours may last to midnight or over it, and may touch") {
    const CalendarRules rules =
        calendar_of("hours = { mon = [\"00:00-24:00\"], tue = [\"22:00-06:00\"], wed = [\"22:00-00:00\"], "
                    "thu = [\"08:00-12:00\", \"12:00-16:00\"], fri = [\"22:00-06:00\", \"06:00-07:00\"] }");
    CHECK(rules.week[0] == std::vector<WorkingHours>{{0, 24 * hour}});
    CHECK(rules.week[1] == std::vector<WorkingHours>{{22 * hour, 30 * hour}});
    CHECK(rules.week[2] == std::vector<WorkingHours>{{22 * hour, 24 * hour}});
    CHECK(rules.week[3].size() == 2);
    CHECK(rules.week[4] == std::vector<WorkingHours>{{6 * hour, 7 * hour}, {22 * hour, 30 * hour}});
}

TEST_CASE("hours that are none, overlap or say nothing are refused") {
    const auto refused = [](const std::string& day, const std::string& reason) {
        return third_line("hours." + day + ": " + reason);
    };
    const std::string form = "\n  hint: write 09:00-17:30, or 22:00-24:00 up to midnight";
    CHECK(refusal_of_hours("mon = [\"9:00-17:00\"]") == refused("mon", "'9:00-17:00' is not a time of day" + form));
    CHECK(refusal_of_hours("mon = [\"09:00-24:01\"]") == refused("mon", "'09:00-24:01' is not a time of day" + form));
    CHECK(refusal_of_hours("mon = [\"09:60-10:00\"]") == refused("mon", "'09:60-10:00' is not a time of day" + form));
    CHECK(refusal_of_hours("mon = [\"24:00-06:00\"]") == refused("mon", "'24:00-06:00' is not a time of day" + form));
    CHECK(refusal_of_hours("mon = [\"09:00\"]") == refused("mon", "'09:00' is not a time of day" + form));
    CHECK(refusal_of_hours("mon = [\"09:00-09:00\"]") ==
          refused("mon", "'09:00-09:00' begins and ends at the same time\n  hint: the whole day is 00:00-24:00"));
    CHECK(refusal_of_hours("mon = [\"09:00-12:00\", \"11:59-13:00\"]") ==
          refused("mon", "'11:59-13:00' overlaps other hours of the day"));
    CHECK(refusal_of_hours("mon = [\"20:00-06:00\", \"23:00-24:00\"]") ==
          refused("mon", "'23:00-24:00' overlaps other hours of the day"));
    CHECK(refusal_of_hours("mon = \"09:00-12:00\"") ==
          refused("mon", "must be a list of hours, such as [\"09:00-12:00\", \"13:00-17:30\"], not a text"));
    CHECK(refusal_of_hours("") ==
          third_line("hours: opens on no day\n  hint: such as { mon-fri = [\"09:00-17:30\"] }"));
    CHECK(refusal_of_hours("mon = []") ==
          third_line("hours: opens on no day\n  hint: such as { mon-fri = [\"09:00-17:30\"] }"));
}

TEST_CASE("days are named once, and their ranges do not run over the end of the week") {
    const std::string hours = " = [\"09:00-12:00\"]";
    CHECK(refusal_of_hours("mon-fri" + hours + ", wed" + hours) ==
          third_line("hours.wed: 'wed' is given twice, here and in 'mon-fri'"));
    CHECK(refusal_of_hours("mon-wed" + hours + ", wed-fri" + hours) ==
          third_line("hours.wed-fri: 'wed' is given twice, here and in 'mon-wed'"));
    CHECK(refusal_of_hours("fri-mon" + hours) ==
          third_line("hours.fri-mon: the range runs over the end of the week\n  hint: write two: fri-sun and mon"));
    CHECK(refusal_of_hours("x" + hours) ==
          third_line("hours.x: 'x' is no day of the week\n  hint: known here: mon, tue, wed, thu, fri, sat, sun"));
    CHECK(refusal_of_hours("thur" + hours) ==
          third_line("hours.thur: 'thur' is no day of the week\n  hint: did you mean 'thu'?"));
    CHECK(refusal_of_hours("mon-fri-sun" + hours).find("'fri-sun' is no day of the week") != std::string::npos);
}

TEST_CASE("holidays are sorted, each once, and short days have hours of their own") {
    const CalendarRules rules =
        calendar_of(week + "holidays = [\"2026-12-25\", \"2026-01-01\", \"2026-12-25\"]\n"
                           "short_days = { \"2026-12-24\" = [\"09:00-12:00\"], \"2026-12-31\" = [] }");
    REQUIRE(rules.holidays.size() == 2);
    CHECK(rules.holidays[0].to_string() == "2026-01-01");
    CHECK(rules.holidays[1].to_string() == "2026-12-25");
    CHECK(rules.short_days.at(Day::parse("2026-12-24").value()) == std::vector<WorkingHours>{{9 * hour, 12 * hour}});
    CHECK(rules.short_days.at(Day::parse("2026-12-31").value()).empty());
    CHECK(refusal_of(zone + "holidays = [\"2026-02-29\"]") ==
          third_line("holidays: '2026-02-29' is no date from 1970-01-01 to 2100-12-31\n"
                     "  hint: write it as 2026-12-25"));
    CHECK(refusal_of(zone + "holidays = [2026-12-25]") ==
          third_line("holidays: must be a date in quotes, such as \"2026-12-25\", not a date or time"));
    CHECK(refusal_of(zone + "short_days = { \"24.12.2026\" = [] }") ==
          third_line("short_days.\"24.12.2026\": '24.12.2026' is no date from 1970-01-01 to 2100-12-31\n"
                     "  hint: write it as 2026-12-25"));
}

TEST_CASE("a calendar without zone or hours is refused, and so is a zone that the system does not know") {
    CHECK(refusal_of("[calendar.uk]\n" + week) == "msp-audit.toml:1: calendar.uk: does not say in which time zone\n"
                                                  "  hint: such as timezone = \"Europe/Brussels\"");
    CHECK(
        refusal_of(zone) ==
        "msp-audit.toml:1: calendar.default: has no hours\n  hint: such as hours = { mon-fri = [\"09:00-17:30\"] }");
    CHECK(refusal_of("[calendar.uk]\ntimezone = \"Europe/Brussel\"\n" + week) ==
          "msp-audit.toml:2: calendar.uk.timezone: 'Europe/Brussel' is no time zone of this system\n"
          "  hint: did you mean 'Europe/Brussels'?");
    CHECK(refusal_of(zone + "holyday = []") == third_line("holyday: unknown key\n  hint: did you mean 'holidays'?"));
}

TEST_CASE("a company has one calendar, however it is spelled") {
    const std::string other = "[calendar.uk]\ntimezone = \"Europe/London\"\n" + week;
    const Policy policy = policy_of("[companies]\n\"Contoso Ltd\" = \"Contoso\"\n" + zone + week +
                                    "companies = [\"CONTOSO LTD\", \" Fabrikam\"]\n" + other);
    CHECK(policy.tickets.calendars.at(0).companies == std::vector<std::string>{"contoso", "fabrikam"});
    CHECK(policy.tickets.calendars.at(1).companies.empty());
    CHECK(refusal_of(zone + week + "companies = [\"Contoso\"]\n" + other + "companies = [\"contoso \"]") ==
          "msp-audit.toml:8: calendar.uk.companies: 'contoso ' is named twice, here and by calendar.default");
    CHECK(refusal_of(zone + week + "companies = [\"Contoso\"]\n" + other +
                     "companies = [\"Contoso Ltd\"]\n[companies]\n\"Contoso Ltd\" = \"Contoso\"\n") ==
          "msp-audit.toml:8: calendar.uk.companies: 'Contoso Ltd' is named twice, here and by calendar.default");
}

TEST_CASE("an iCalendar file adds its holidays, and its errors name the line in both files") {
    const std::string text = zone + week + "holidays = [\"2026-01-01\"]\nholidays_file = \"days/holidays.ics\"\n";
    std::string asked;
    const auto read_with = [&](const std::string& content) {
        return read_policy(text, "msp-audit.toml", [&](const std::string& name) {
            asked = name;
            return content;
        });
    };
    const std::string head = "BEGIN:VCALENDAR\nBEGIN:VEVENT\n";
    const std::string tail = "END:VEVENT\nEND:VCALENDAR\n";
    const Policy policy = read_with(head + "DTSTART:20260101\nDTEND:20260103\n" + tail);
    CHECK(asked == "days/holidays.ics");
    REQUIRE(policy.tickets.calendars.at(0).holidays.size() == 2);
    CHECK(policy.tickets.calendars[0].holidays[1].to_string() == "2026-01-02");
    std::string told;
    try {
        static_cast<void>(read_with(head + "DTSTART:20260101T090000\n" + tail));
    } catch (const PolicyError& error) {
        told = error.what();
    }
    CHECK(told ==
          "msp-audit.toml:5: calendar.default.holidays_file: days/holidays.ics:3: '20260101T090000' has a time of "
          "day, so it is no holiday\n  hint: take the event out of the file, or make it last all day");
    CHECK(refusal_of(text).find("holidays_file: 'days/holidays.ics' cannot be read: ") != std::string::npos);
}

#include "business_time.hpp"
#include "text.hpp"

#include <doctest/doctest.h>

// Worked by pencil; NOTES.md has the sentence of the rules behind each case.
using namespace reference::tickets;

namespace {

constexpr Seconds minute = 60;
constexpr Seconds hour = 3600;

Calendar weekdays(int from, int to, const std::string& zone = "UTC") {
    Calendar calendar;
    calendar.timezone = zone;
    for (std::size_t day = 0; day < 5; ++day) {
        calendar.week[day] = {{from, to}};
    }
    return calendar;
}

Calendar every_day(int from, int to, const std::string& zone = "UTC") {
    Calendar calendar = weekdays(from, to, zone);
    calendar.week[5] = calendar.week[6] = {{from, to}};
    return calendar;
}

Seconds worked(const Calendar& calendar, const std::string& from, const std::string& to) {
    return BusinessClock(calendar).between(instant(from), instant(to));
}

std::string due(const Calendar& calendar, const std::string& from, Seconds wanted) {
    const auto at = BusinessClock(calendar).due(instant(from), wanted);
    return at ? instant_text(*at) : "never";
}

}  // namespace

TEST_CASE("B1 Friday 16:00 to Monday 16:00 at 9 to 17 is 8 hours") {
    CHECK(worked(weekdays(540, 1020), "2024-05-03T16:00", "2024-05-06T16:00") == 8 * hour);
}

TEST_CASE("B2 17:55 to 08:05 of the next day at 8 to 18 is 10 minutes") {
    CHECK(worked(weekdays(480, 1080), "2024-05-06T17:55", "2024-05-07T08:05") == 10 * minute);
}

TEST_CASE("B3 opened and resolved outside hours is 0") {
    CHECK(worked(weekdays(540, 1020), "2024-05-04T10:00", "2024-05-05T10:00") == 0);
    CHECK(worked(weekdays(540, 1020), "2024-05-06T17:00", "2024-05-07T09:00") == 0);
}

TEST_CASE("B4 whole seconds at both ends") {
    CHECK(worked(weekdays(540, 1020), "2024-05-06T08:59:59", "2024-05-06T09:00:01") == 1);
    CHECK(worked(weekdays(540, 1020), "2024-05-06T16:59:58", "2024-05-06T17:00:05") == 2);
    CHECK(worked(weekdays(540, 1020), "2024-05-06T10:00:10", "2024-05-06T10:00:50") == 40);
}

TEST_CASE("B5 several intervals a day") {
    Calendar calendar;
    calendar.week[0] = {{540, 720}, {780, 1050}};
    CHECK(worked(calendar, "2024-05-06T11:30", "2024-05-06T13:30") == hour);
    CHECK(worked(calendar, "2024-05-06T00:00", "2024-05-07T00:00") == 7 * hour + 30 * minute);
}

TEST_CASE("B6 twenty-four hours a day gives the calendar figure") {
    CHECK(worked(every_day(0, 1440), "2024-03-29T10:00:01", "2024-04-02T10:00:00") == 4 * 24 * hour - 1);
    CHECK(worked(every_day(0, 1440, "Europe/Brussels"), "2024-03-29T10:00", "2024-04-02T10:00") == 4 * 24 * hour);
}

TEST_CASE("B7 a shift over midnight belongs to the day it starts on") {
    Calendar calendar;
    calendar.week[4] = {{1320, 360}};  // Friday 22:00-06:00
    CHECK(worked(calendar, "2024-05-03T00:00", "2024-05-06T00:00") == 8 * hour);
    CHECK(worked(calendar, "2024-05-04T00:00", "2024-05-05T00:00") == 6 * hour);
    CHECK(worked(calendar, "2024-05-03T00:00", "2024-05-03T12:00") == 0);
}

TEST_CASE("B8 a holiday cancels the shift that starts on it to its end and leaves the tail of the day before") {
    Calendar calendar = every_day(1320, 360);
    calendar.holidays = {"2024-05-07"};
    CHECK(worked(calendar, "2024-05-07T00:00", "2024-05-07T12:00") == 6 * hour);
    CHECK(worked(calendar, "2024-05-07T12:00", "2024-05-08T12:00") == 0);
    CHECK(worked(calendar, "2024-05-06T12:00", "2024-05-09T12:00") == 2 * 8 * hour);
}

TEST_CASE("B9 hours that overlap across days count once") {
    Calendar calendar;
    calendar.week[0] = {{1200, 600}};  // Monday 20:00 to Tuesday 10:00
    calendar.week[1] = {{480, 1020}};  // Tuesday 8:00-17:00
    CHECK(worked(calendar, "2024-05-06T00:00", "2024-05-08T00:00") == 4 * hour + 17 * hour);
}

TEST_CASE("B10 short days replace the hours of that date, also on a holiday") {
    Calendar calendar = weekdays(540, 1020);
    calendar.holidays = {"2024-12-25", "2024-12-24"};
    calendar.short_days["2024-12-24"] = {{540, 720}};
    calendar.short_days["2024-12-28"] = {{600, 660}};  // a Saturday
    CHECK(worked(calendar, "2024-12-24T00:00", "2024-12-26T00:00") == 3 * hour);
    CHECK(worked(calendar, "2024-12-28T00:00", "2024-12-29T00:00") == hour);
}

TEST_CASE("B11 a one hour target set at 16:30 is due at 9:30 of the next working day") {
    CHECK(due(weekdays(540, 1020), "2024-05-06T16:30", hour) == "2024-05-07T09:30:00Z");
    CHECK(due(weekdays(540, 1020), "2024-05-03T16:30", hour) == "2024-05-06T09:30:00Z");
}

TEST_CASE("B12 a target that ends with the day is due at its end") {
    CHECK(due(weekdays(540, 1020), "2024-05-06T16:00", hour) == "2024-05-06T17:00:00Z");
    CHECK(due(weekdays(540, 1020), "2024-05-06T20:00:07", 1) == "2024-05-07T09:00:01Z");
    CHECK(due(Calendar{}, "2024-05-06T16:00", hour) == "never");
}

TEST_CASE("B13 the hour that spring leaves out is not worked") {
    const Calendar calendar = every_day(60, 240, "Europe/Brussels");
    // 2024-03-31 01:00 CET is 00:00Z, 04:00 CEST is 02:00Z.
    CHECK(worked(calendar, "2024-03-31T00:00", "2024-03-31T02:00") == 2 * hour);
    CHECK(worked(calendar, "2024-03-30T12:00", "2024-03-31T12:00") == 2 * hour);
}

TEST_CASE("B14 the hour that autumn gives twice is worked twice, and a time in it is the first") {
    // 2024-10-27 01:00 CEST is 23:00Z the day before, 04:00 CET is 03:00Z.
    CHECK(worked(every_day(60, 240, "Europe/Brussels"), "2024-10-26T12:00", "2024-10-27T12:00") == 4 * hour);
    // 01:00-02:30 ends at the first 02:30; 02:30-04:00 begins there; 02:15-02:45 is over before the hour comes again.
    CHECK(worked(every_day(60, 150, "Europe/Brussels"), "2024-10-26T12:00", "2024-10-27T12:00") == 90 * minute);
    CHECK(worked(every_day(150, 240, "Europe/Brussels"), "2024-10-26T12:00", "2024-10-27T12:00") == 150 * minute);
    CHECK(worked(every_day(135, 165, "Europe/Brussels"), "2024-10-26T12:00", "2024-10-27T12:00") == 30 * minute);
    // A night shift that ends in it.
    CHECK(worked(every_day(1320, 150, "Europe/Brussels"), "2024-10-26T12:00", "2024-10-27T12:00") == 270 * minute);
}

TEST_CASE("B15 an interval that starts in the missing hour starts at the jump") {
    const Calendar calendar = every_day(150, 240, "Europe/Brussels");  // 02:30-04:00
    CHECK(worked(calendar, "2024-03-30T12:00", "2024-03-31T12:00") == hour);
}

TEST_CASE("B16 half an hour of daylight saving") {
    // Lord Howe: 2024-04-07 02:00 +11 becomes 01:30 +10:30.
    const Calendar calendar = every_day(0, 180, "Australia/Lord_Howe");
    CHECK(worked(calendar, "2024-04-06T12:00", "2024-04-06T20:00") == 3 * hour + 30 * minute);
}

TEST_CASE("B17 a day that a zone leaves out has no hours") {
    // Samoa had no 2011-12-30: 29th 23:59 is followed by 31st 00:00 (2011-12-30T10:00Z).
    const Calendar calendar = every_day(540, 1020, "Pacific/Apia");
    CHECK(worked(calendar, "2011-12-29T10:00", "2011-12-31T10:00") == 2 * 8 * hour);
}

TEST_CASE("B18 zones with half hours") {
    // 9:00 in Kolkata is 03:30Z.
    CHECK(worked(weekdays(540, 1020, "Asia/Kolkata"), "2024-05-06T03:00", "2024-05-06T04:00") == 30 * minute);
}

TEST_CASE("B19 what lies between a and c is what lies between a and b, and b and c") {
    const Calendar calendar = every_day(1320, 360, "America/New_York");
    const auto a = "2024-03-09T10:17:31";
    const auto b = "2024-03-10T06:45:12";
    const auto c = "2024-03-12T10:00:00";
    CHECK(worked(calendar, a, c) == worked(calendar, a, b) + worked(calendar, b, c));
}

TEST_CASE("B20 an interval to 24:00 ends with the day") {
    Calendar calendar;
    calendar.week[6] = {{1080, 1440}};
    CHECK(worked(calendar, "2024-05-05T00:00", "2024-05-06T12:00") == 6 * hour);
}

TEST_CASE("local times that do not exist, or exist twice") {
    const int march = static_cast<int>(instant("2024-03-31") / 86400);
    const int october = static_cast<int>(instant("2024-10-27") / 86400);
    CHECK(instant_text(instant_of("Europe/Brussels", march, 150)) == "2024-03-31T01:00:00Z");
    CHECK(instant_text(instant_of("Europe/Brussels", october, 150)) == "2024-10-27T00:30:00Z");
    CHECK(local_time("Europe/Brussels", instant("2024-05-31T22:30")).month == "2024-06");
}

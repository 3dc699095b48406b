#include "ingest/read_duration.hpp"

#include <doctest/doctest.h>

using namespace msp_audit;

namespace {

constexpr Seconds minute = 60, hour = 3600, day = 86'400;

Seconds read(const char* cell, DurationUnit unit = DurationUnit::unknown, DecimalMark mark = DecimalMark::point) {
    std::string reason;
    const auto seconds = read_duration(cell, unit, mark, reason);
    CHECK_MESSAGE(seconds.has_value(), cell, ": ", reason);
    return seconds.value_or(-1);
}

std::string why_not(const char* cell, DurationUnit unit = DurationUnit::unknown) {
    std::string reason;
    const auto seconds = read_duration(cell, unit, DecimalMark::point, reason);
    return seconds ? "it is " + std::to_string(*seconds) : reason;
}

}  // namespace

TEST_CASE("a bare number counts the unit of its column") {
    CHECK(read("90", DurationUnit::seconds) == 90);
    CHECK(read("90", DurationUnit::minutes) == 90 * minute);
    CHECK(read("1.5", DurationUnit::hours) == 90 * minute);
    CHECK(read("1,5", DurationUnit::hours, DecimalMark::comma) == 90 * minute);
    CHECK(read("2", DurationUnit::days) == 2 * day);
    CHECK(read("0.25", DurationUnit::hours) == 15 * minute);
    CHECK(why_not("90") == "it is a bare number, and neither its header nor a profile says of what");
    CHECK(read("0") == 0);
}

TEST_CASE("parts of a second are rounded, half a second up") {
    CHECK(read("0.0001", DurationUnit::hours) == 0);     // 0.36 s
    CHECK(read("0.3333", DurationUnit::hours) == 1200);  // 1199.88 s
    CHECK(read("0.5", DurationUnit::seconds) == 1);
    CHECK(read("0.49", DurationUnit::seconds) == 0);
}

TEST_CASE("clocks count hours, minutes and seconds, and days before them") {
    CHECK(read("12:30") == 12 * hour + 30 * minute);
    CHECK(read("100:00:07") == 100 * hour + 7);
    CHECK(read("01:02:03", DurationUnit::minutes) == hour + 2 * minute + 3);
    CHECK(read("3 12:30:00") == 3 * day + 12 * hour + 30 * minute);
    CHECK(read("3.12:30:00") == 3 * day + 12 * hour + 30 * minute);
    CHECK(read("2 days 01:00:00") == 2 * day + hour);
    CHECK(read("0:00:59.9") == 59);
}

TEST_CASE("numbers with their units add up") {
    CHECK(read("3 Days 12 Hours") == 3 * day + 12 * hour);
    CHECK(read("3 Days, 12 Hours, 5 Minutes") == 3 * day + 12 * hour + 5 * minute);
    CHECK(read("1h 30m") == 90 * minute);
    CHECK(read("1h30m") == 90 * minute);
    CHECK(read("2.5 hours") == 150 * minute);
    CHECK(read("90 min") == 90 * minute);
    CHECK(read("45 sec") == 45);
}

TEST_CASE("what is no length of time is refused with a reason") {
    CHECK(why_not("-1", DurationUnit::hours) == "it is negative");
    CHECK(why_not("12:60") == "it is not written like one");
    CHECK(why_not("-12:30") == "it is not written like one");
    CHECK(why_not("1 25:00:00") == "it is not written like one");
    CHECK(why_not("1:2:3") == "it is not written like one");
    CHECK(why_not("3 Weeks") == "it is not written like one");
    CHECK(why_not("30m 1h") == "it is not written like one");
    CHECK(why_not("h") == "it is not written like one");
    CHECK(why_not("soon", DurationUnit::hours) == "it is not written like one");
    CHECK(why_not("600000", DurationUnit::hours) == "it is longer than 68 years");
    CHECK(why_not("24856 00:00:00") == "it is longer than 68 years");
    CHECK_FALSE(why_not("1e3", DurationUnit::hours).starts_with("it is 3"));
}

TEST_CASE("a header tells the unit of its numbers in whole words, if it tells one") {
    CHECK(duration_unit_told_by("Resolution time (in hrs)") == DurationUnit::hours);
    CHECK(duration_unit_told_by("Hours Worked") == DurationUnit::hours);
    CHECK(duration_unit_told_by("Time Spent (minutes)") == DurationUnit::minutes);
    CHECK(duration_unit_told_by("time_spent_seconds") == DurationUnit::seconds);
    CHECK(duration_unit_told_by("Time worked") == DurationUnit::unknown);
    CHECK(duration_unit_told_by("Admin time") == DurationUnit::unknown);
    CHECK(duration_unit_told_by("Minutes or hours") == DurationUnit::unknown);
}

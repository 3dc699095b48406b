#include "ingest/read_instant.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace msp_audit;

namespace {

/// The instant in UTC, or "no: " and the reason.
std::string read(const char* cell, DateOrder order = DateOrder::unknown) {
    std::string reason;
    const auto printed = read_instant(cell, order, reason);
    if (!printed) return "no: " + reason;
    TimeReadings readings;
    return instant_of(*printed, {}, readings).to_string();
}

TimeZone zone(const char* name) {
    const auto found = TimeZone::named(name);
    REQUIRE(found.has_value());
    return *found;
}

}  // namespace

TEST_CASE("times in ISO 8601 are read with and without an offset, and fractions are cut off") {
    CHECK(read("2026-03-09T14:05:06Z") == "2026-03-09T14:05:06Z");
    CHECK(read("2026-03-09 14:05:06") == "2026-03-09T14:05:06Z");
    CHECK(read("2026-03-09 14:05") == "2026-03-09T14:05:00Z");
    CHECK(read("2026-03-09T14:05:06.999Z") == "2026-03-09T14:05:06Z");
    CHECK(read("2021-01-19 20:08:37.690") == "2021-01-19T20:08:37Z");
    CHECK(read("2020-01-02 17:14:21+00:00") == "2020-01-02T17:14:21Z");
    CHECK(read("2026-03-09T14:05:06+05:30") == "2026-03-09T08:35:06Z");
    CHECK(read("2026-03-09T14:05:06-0800") == "2026-03-09T22:05:06Z");
    CHECK(read("2026-03-09T01:05:06+02") == "2026-03-08T23:05:06Z");
    CHECK(read("20260309T140506Z") == "2026-03-09T14:05:06Z");
    CHECK(read("2026-03-09 14:05:06 UTC") == "2026-03-09T14:05:06Z");
}

TEST_CASE("a date alone is the first second of its day") {
    CHECK(read("2026-03-09") == "2026-03-09T00:00:00Z");
    CHECK(read("9 March 2026") == "2026-03-09T00:00:00Z");
}

TEST_CASE("dates with the day or the month first, dashes, month names and the halves of the day are read") {
    CHECK(read("29/2/2016 01:16", DateOrder::dmy) == "2016-02-29T01:16:00Z");
    CHECK(read("29-02-2016 01:16", DateOrder::dmy) == "2016-02-29T01:16:00Z");
    CHECK(read("2/29/2016 1:16 AM", DateOrder::mdy) == "2016-02-29T01:16:00Z");
    CHECK(read("12/Mar/25 4:05 PM") == "2025-03-12T16:05:00Z");
    CHECK(read("10/10/2022 8:00 PM") == "2022-10-10T20:00:00Z");
    CHECK(read("01/02/26 12:30 AM", DateOrder::dmy) == "2026-02-01T00:30:00Z");
    CHECK(read("01/02/26 12:30 PM", DateOrder::mdy) == "2026-01-02T12:30:00Z");
    CHECK(read("01/02/26 13:30 PM", DateOrder::mdy) == "2026-01-02T13:30:00Z");
    CHECK(read("1/1/70 0:00", DateOrder::dmy) == "1970-01-01T00:00:00Z");
    CHECK(read("3/3/2026 9:15").starts_with("2026-03-03T09:15"));
}

TEST_CASE("dates of nothing but digits are read alike whatever their separators, digits and clocks") {
    CHECK(read("1/2/2026", DateOrder::dmy) == "2026-02-01T00:00:00Z");
    CHECK(read("1/2/2026", DateOrder::mdy) == "2026-01-02T00:00:00Z");
    CHECK(read("01.02.2026 7:05", DateOrder::dmy) == "2026-02-01T07:05:00Z");
    CHECK(read("01-02-2026 07:05:59", DateOrder::mdy) == "2026-01-02T07:05:59Z");
    CHECK(read("1/2/2026 07:05 Z", DateOrder::dmy) == "2026-02-01T07:05:00Z");
    CHECK(read("1/2-2026", DateOrder::dmy).starts_with("no: "));
    CHECK(read("30/2/2026", DateOrder::dmy) == "no: month 2 of 2026 has no day 30");
    CHECK(read("1/2/26", DateOrder::dmy) == "2026-02-01T00:00:00Z");
    CHECK(read("1/2/202", DateOrder::dmy).starts_with("no: "));
    CHECK(read("1/2/20261", DateOrder::dmy).starts_with("no: "));
    CHECK(read("0/2/2026", DateOrder::dmy).starts_with("no: "));
    CHECK(read("1/2/2026 7:5", DateOrder::dmy).starts_with("no: "));
    CHECK(read("1/2/2026 24:00", DateOrder::dmy) == "2026-02-02T00:00:00Z");
}

TEST_CASE("the end of a day and a leap second are the second after") {
    CHECK(read("2026-12-31 24:00") == "2027-01-01T00:00:00Z");
    CHECK(read("2016-12-31 23:59:60") == "2017-01-01T00:00:00Z");
}

TEST_CASE("what is no time is refused with a reason") {
    CHECK(read("2026-02-30 10:00") == "no: month 02 of 2026 has no day 30");
    CHECK(read("2026-02-03 25:00") == "no: what follows the date is not written like a time of day");
    CHECK(read("2026-02-03 10:61") == "no: what follows the date is not written like a time of day");
    CHECK(read("2026-02-03 10:00 CET") == "no: what follows the date is not written like a time of day");
    CHECK(read("2026-02-03 14:00 am") == "no: there is no hour 14 am");
    CHECK(read("2026-02-03 24:01").starts_with("no: there is no hour 24"));
    CHECK(read("yesterday").starts_with("no: "));
    CHECK(read("1741795506").starts_with("no: "));
    CHECK(read("03/02/2026 10:00") == "no: it means 2026-02-03 or 2026-03-02");
    CHECK(read("1969-12-31 10:00") == "no: years run from 1970 to 2100");
}

TEST_CASE("a time without an offset is one of the zone, and what daylight saving did to it is counted") {
    const TimeZone berlin = zone("Europe/Berlin");
    TimeReadings readings;
    const auto in_berlin = [&](const char* cell) {
        std::string reason;
        const auto printed = read_instant(cell, DateOrder::dmy, reason);
        REQUIRE(printed.has_value());
        return instant_of(*printed, berlin, readings).to_string();
    };
    CHECK(in_berlin("2026-01-15 12:00") == "2026-01-15T11:00:00Z");
    CHECK(in_berlin("15.07.2026 12:00") == "2026-07-15T10:00:00Z");
    CHECK(readings.skipped + readings.repeated == 0);
    // On 29 March 2026 clocks go from 2:00 to 3:00, which is 1:00 UTC; on 25 October from 3:00 back to 2:00.
    CHECK(in_berlin("2026-03-29 02:30") == "2026-03-29T01:00:00Z");
    CHECK(readings.skipped == 1);
    CHECK(in_berlin("2026-10-25 02:30") == "2026-10-25T00:30:00Z");
    CHECK(readings.repeated == 1);
    CHECK(readings.without_offset == 4);
    CHECK(in_berlin("2026-10-25 02:30+01:00") == "2026-10-25T01:30:00Z");
    CHECK(readings.without_offset == 4);
}

TEST_CASE("in a date with a clock of seconds every character counts") {
    const std::string usual = "2024-02-29 23:59:58";
    CHECK(read(usual.c_str()) == "2024-02-29T23:59:58Z");
    CHECK(read("2100-12-31T00:00:00") == "2100-12-31T00:00:00Z");
    CHECK(read("1970-01-01 00:00:00") == "1970-01-01T00:00:00Z");
    for (std::size_t at = 0; at < usual.size(); ++at) {
        for (const char wrong : {'/', ':', ';', 'x', '\x7F', '\xB0', '\xB9', '\xFF'}) {
            if (usual[at] == wrong) continue;
            // 2024-02-29 may have slashes, both of them.
            std::string cell = usual;
            cell[at] = wrong;
            CAPTURE(cell);
            CHECK(read(cell.c_str()).starts_with("no: "));
        }
    }
    for (const char* const cell :
         {"2023-02-29 23:59:58", "2024-00-29 23:59:58", "2024-13-29 23:59:58", "2024-02-00 23:59:58",
          "2024-04-31 23:59:58", "2024-02-99 23:59:58", "1969-12-31 23:59:58", "2101-01-01 00:00:00",
          "2024-02-29 25:00:00", "2024-02-29 23:60:58", "2024-02-29 23:59:61", "2024-02-29-23:59:58"}) {
        CAPTURE(cell);
        CHECK(read(cell).starts_with("no: "));
    }
}

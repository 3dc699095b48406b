#include <doctest/doctest.h>

#include "ingest/spreadsheet_day.hpp"

using namespace msp_audit;

namespace {

constexpr SerialDates not_asked;
constexpr SerialDates from_1900{DaySystem::from_1900, {}};
constexpr SerialDates from_1904{DaySystem::from_1904, {}};

/// The date, or why it is none.
std::string read(const char* cell, const SerialDates& serial) {
    std::string reason = "-";
    const auto time = read_serial_date(cell, serial, reason);
    return time ? serial_date_text(*time) : "no: " + reason;
}

}  // namespace

TEST_CASE("a number of days is a date where that is asked for, and only there") {
    CHECK(read("42172", from_1900) == "2015-06-17");
    CHECK(read("42172", from_1904) == "2019-06-18");
    CHECK(read("42172", not_asked) == "no: -");
    CHECK(read("40710", from_1904) == "2015-06-17");
}

TEST_CASE("the first and the last day that a date may be, by either count") {
    const std::string outside = "on it is not in 1970 to 2100";
    CHECK(read("25569", from_1900) == "1970-01-01");
    CHECK(read("25568", from_1900) == "no: as a number of days from 1900 " + outside);
    CHECK(read("73415", from_1900) == "2100-12-31");
    CHECK(read("73416", from_1900) == "no: as a number of days from 1900 " + outside);
    CHECK(read("24107", from_1904) == "1970-01-01");
    CHECK(read("24106", from_1904) == "no: as a number of days from 1904 " + outside);
    CHECK(read("71953", from_1904) == "2100-12-31");
    CHECK(read("71954", from_1904) == "no: as a number of days from 1904 " + outside);
}

TEST_CASE("the 29th of February 1900, which spreadsheets count and no calendar has, is no date") {
    for (const char* cell : {"59", "60", "61", "1"}) {
        INFO(cell);
        CHECK(read(cell, from_1900) == "no: as a number of days from 1900 on it is not in 1970 to 2100");
    }
}

TEST_CASE("a fraction is a time of day, to the nearest second") {
    CHECK(read("42172.75", from_1900) == "2015-06-17 18:00:00");
    CHECK(read("42172,75", from_1900) == "2015-06-17 18:00:00");
    CHECK(read("42172\u239675", from_1900) == "2015-06-17 18:00:00");
    // A third of a day, as a double prints it.
    CHECK(read("42172.3333333333", from_1900) == "2015-06-17 08:00:00");
    CHECK(read("42172.000011574074", from_1900) == "2015-06-17 00:00:01");
    CHECK(read("42172.0", from_1900) == "2015-06-17");
    // Less than half a second before midnight is midnight, of the next day.
    CHECK(read("42172.999999", from_1900) == "2015-06-18");
    CHECK(read("42172.99998", from_1900) == "2015-06-17 23:59:58");
    CHECK(read("73415.999999", from_1900) == "no: as a number of days from 1900 on it is not in 1970 to 2100");
}

TEST_CASE("what is not written like a number of days is none, whatever is asked") {
    for (const char* cell : {"", "042172", "4217200", "-42172", "42172.", "42172.5.1", "42,172", "4.2172E4", "42172 ",
                             "42172a", ".5", "0.5", "#N/A"}) {
        INFO(cell);
        const bool is_other_number = std::string_view(cell) == "42,172";
        if (!is_other_number) CHECK(read(cell, from_1900) == "no: -");
        if (is_other_number) CHECK(read(cell, from_1900).starts_with("no: as a number"));
    }
}

TEST_CASE("a workbook that counts otherwise is not overruled") {
    CHECK(read("42172", {DaySystem::from_1904, DaySystem::from_1904}) == "2019-06-18");
    const SerialDates contrary{DaySystem::from_1900, DaySystem::from_1904};
    CHECK(read("42172", contrary) == "no: the workbook counts its days from 1904 on, and --serial-dates says 1900");
    CHECK(hint_at_spreadsheet_day("42172", contrary) == "--serial-dates FILE=1904");
}

TEST_CASE("five digits, with a time of day behind them or not, may be a day as spreadsheets count") {
    const std::string otherwise = "; else format the column as dates (yyyy-mm-dd) and export it again";
    CHECK(hint_at_spreadsheet_day("45992", not_asked) ==
          "spreadsheets count days like this: 45992 is 2025-12-01 by --serial-dates 1900, 2029-12-02 by "
          "--serial-dates 1904" +
              otherwise);
    CHECK_FALSE(hint_at_spreadsheet_day("36526.75", not_asked).empty());
    CHECK(hint_at_spreadsheet_day("73415,5", not_asked) ==
          "spreadsheets count days like this: 73415 is 2100-12-31 by --serial-dates 1900" + otherwise);
    CHECK(hint_at_spreadsheet_day("45992", {{}, DaySystem::from_1904}) ==
          "the workbook counts days like this: 45992 is 2029-12-02 by --serial-dates 1904" + otherwise);
    CHECK(hint_at_spreadsheet_day("99999", from_1900).empty());
}

TEST_CASE("other numbers and texts are no days of a spreadsheet") {
    for (const char* cell : {"", "4599", "459920", "36525", "73416", "45992.", "45992.5.1", "4599a", "45992 EUR"}) {
        INFO(cell);
        CHECK(hint_at_spreadsheet_day(cell, not_asked).empty());
    }
}

TEST_CASE("how many were read is said with the first of them") {
    SerialDatesRead none;
    CHECK(none.note(from_1900).empty());
    SerialDatesRead read;
    read.add("42172\u23965", 7, "2015-06-17");
    CHECK(read.note(from_1900) ==
          "1 date is a number of days, counted from 1900 on as --serial-dates says: '42172.5' (row 7) is 2015-06-17");
    read.add_another();
    read.add("42173", 9, "2015-06-18");
    CHECK(
        read.note(from_1904) ==
        "3 dates are numbers of days, counted from 1904 on as --serial-dates says: '42172.5' (row 7) is 2015-06-17");
}

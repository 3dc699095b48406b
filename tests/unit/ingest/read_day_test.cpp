#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "ingest/cell_reading.hpp"

using namespace msp_audit;

namespace {

/// yyyy-mm-dd; "refused: " and the reason where there is no date.
std::string day(std::string_view cell, DateOrder order) {
    std::string reason;
    const auto value = read_day(cell, order, reason);
    return value ? value->to_string() : "refused: " + reason;
}
std::string day_first(std::string_view cell) { return day(cell, DateOrder::dmy); }
std::string month_first(std::string_view cell) { return day(cell, DateOrder::mdy); }
std::string any_order(std::string_view cell) { return day(cell, DateOrder::unknown); }
bool refused(const std::string& answer) { return answer.starts_with("refused: "); }

}  // namespace

TEST_CASE("ISO dates read the same under every order") {
    for (const char* cell : {"2026-02-03", "2026/02/03", "2026.02.03", "20260203", "2026-2-3", " 2026-02-03 "}) {
        CAPTURE(cell);
        CHECK(day_first(cell) == "2026-02-03");
        CHECK(month_first(cell) == "2026-02-03");
        CHECK(any_order(cell) == "2026-02-03");
    }
}

TEST_CASE("a time after the date is ignored, and must look like one") {
    for (const char* cell :
         {"2026-02-03T10:15", "2026-02-03 10:15:00", "2026-02-03T10:15:00.123Z", "2026-02-03T10:15:00+01:00",
          "2026-02-03T10:15:00-0500", "20260203T101500", "2026-02-03 10:15 PM", "2026-02-03 00:00:00 UTC",
          "2026-02-03 1:05 am", "2026-02-03, 10:15"}) {
        CAPTURE(cell);
        CHECK(any_order(cell) == "2026-02-03");
    }
    CHECK(month_first("2/3/2026 10:15 AM") == "2026-02-03");
    for (const char* cell : {"2026-02-03x", "2026-02-03 tomorrow", "2026-02-03T", "2026-02-03 10", "2026-02-03 10:75",
                             "2026-02-03 25:00", "2026-02-03 2026-02-04", "2026-02-0310:15"}) {
        CAPTURE(cell);
        CHECK(refused(any_order(cell)));
    }
}

TEST_CASE("numeric dates follow the order of their column") {
    for (const char* cell :
         {"03/02/2026", "3/2/2026", "03-02-2026", "3.2.2026", "03 02 2026", "3/2/26", "3. 2. 2026"}) {
        CAPTURE(cell);
        CHECK(day_first(cell) == "2026-02-03");
        CHECK(month_first(cell) == "2026-03-02");
    }
    CHECK(refused(day_first("03/02-2026")));
    CHECK(refused(day_first("03/02")));
    CHECK(refused(day_first("003/02/2026")));
    CHECK(refused(day_first("3rd/02/2026")));
}

TEST_CASE("03/02/2018 never becomes March in silence") {
    CHECK(any_order("03/02/2018") == "refused: it means 2018-02-03 or 2018-03-02");
    CHECK(any_order("03/03/2018") == "2018-03-03");
    CHECK(any_order("13/02/2018") ==
          "refused: it reads only as day/month/year, and the order of the column is not known");
}

TEST_CASE("two-digit years are 1970 to 2069 and never come first") {
    CHECK(day_first("01/01/70") == "1970-01-01");
    CHECK(day_first("31/12/69") == "2069-12-31");
    CHECK(day_first("26-01-05") == "2005-01-26");
    CHECK(month_first("26-01-05") == "refused: there is no month 26");
    CHECK(day_first("01/01/026") == "refused: a year has two or four digits");
}

TEST_CASE("only real days between 1970 and 2100 are dates") {
    CHECK(day_first("31/02/2026") == "refused: month 02 of 2026 has no day 31");
    CHECK(any_order("2024-02-29") == "2024-02-29");
    CHECK(any_order("2100-02-29") == "refused: month 02 of 2100 has no day 29");
    CHECK(any_order("2026-13-01") == "refused: there is no month 13");
    CHECK(any_order("1969-12-31") == "refused: years run from 1970 to 2100");
    CHECK(any_order("1970-01-01") == "1970-01-01");
    CHECK(any_order("2100-12-31") == "2100-12-31");
    CHECK(any_order("2101-01-01") == "refused: years run from 1970 to 2100");
    CHECK(any_order("0000-00-00") == "refused: years run from 1970 to 2100");
    CHECK(any_order("46054") == "refused: it is not written like one");
    CHECK(any_order("") == "refused: it is empty");
    CHECK(any_order("soon") == "refused: it is not written like one");
    CHECK(any_order("99999999999999999999/1/1") == "refused: it is not written like one");
}

TEST_CASE("months may be named in English, German, French and Spanish") {
    for (const char* cell : {"5 Mar 2026", "05-Mar-26", "5/MAR/2026", "Mar 5, 2026", "March 5 2026", "Mar. 5, 2026",
                             "5. März 2026", "5 Mrz 2026", "5 mars 2026", "5 de marzo de 2026", "5th March 2026",
                             "2026-Mar-05", "5.Mar.2026", "MÄRZ 5, 2026"}) {
        CAPTURE(cell);
        CHECK(any_order(cell) == "2026-03-05");
    }
    CHECK(any_order("1er août 2026") == "2026-08-01");
    CHECK(any_order("24 déc. 2026") == "2026-12-24");
    CHECK(any_order("24-déc.-26") == "2026-12-24");
    CHECK(any_order("31 Okt 2026") == "2026-10-31");
    CHECK(any_order("1 ene 2026") == "2026-01-01");
    CHECK(any_order("12/Mar/25 4:05 PM") == "2025-03-12");
    CHECK(refused(any_order("5 Brumaire 2026")));
    CHECK(refused(any_order("30 Feb 2026")));
    CHECK(refused(any_order("Mar 2026")));
    CHECK(refused(any_order("Mar Mar 2026")));
}

TEST_CASE("one date that reads in one order decides for its column") {
    OrderEvidence evidence;
    evidence.add("2026-02-03", 2);
    evidence.add("03/03/2026", 3);
    evidence.add("no date", 4);
    CHECK_FALSE(evidence.ambiguous());
    CHECK(evidence.decided() == DateOrder::unknown);
    evidence.add("03/02/2026", 5);
    CHECK(evidence.ambiguous());
    CHECK(evidence.example() == "03/02/2026");
    evidence.add("13/02/2026", 6);
    CHECK_FALSE(evidence.ambiguous());
    CHECK(evidence.decided() == DateOrder::dmy);
    CHECK(evidence.example() == "13/02/2026");
    CHECK(evidence.example_line() == 6);
    evidence.add("02/13/2026", 7);
    CHECK(evidence.contradictory());
    CHECK(evidence.decided() == DateOrder::unknown);
}

TEST_CASE("only a date that means two days depends on the order") {
    CHECK(OrderEvidence::depends_on_order("03/02/2026"));
    CHECK(OrderEvidence::depends_on_order("3.2.26"));
    CHECK_FALSE(OrderEvidence::depends_on_order("13/02/2026"));
    CHECK_FALSE(OrderEvidence::depends_on_order("03/03/2026"));
    CHECK_FALSE(OrderEvidence::depends_on_order("2026-02-03"));
    CHECK_FALSE(OrderEvidence::depends_on_order("3 Feb 2026"));
    CHECK_FALSE(OrderEvidence::depends_on_order(""));
}

TEST_CASE("every day of every year from 1970 to 2100 reads as the calendar has it, and no other") {
    std::string reason;
    for (int year = 1969; year <= 2101; ++year) {
        for (int month = 0; month <= 13; ++month) {
            for (int number = 0; number <= 32; ++number) {
                const auto two = [](int part) { return std::to_string(part / 10) + std::to_string(part % 10); };
                const std::string cell = std::to_string(year) + "-" + two(month) + "-" + two(number);
                if (read_day(cell, DateOrder::unknown, reason) != Day::of(year, month, number)) FAIL(cell);
            }
        }
    }
}

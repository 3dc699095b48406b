#include "core/day.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <string_view>

namespace {

using msp_audit::Day;
using msp_audit::Term;

Day day(std::string_view text) {
    const auto value = Day::parse(text);
    REQUIRE_MESSAGE(value.has_value(), text);
    return *value;
}

static_assert(sizeof(Day) == 4);
static_assert(Day::from_count(0) < Day::from_count(1));
static_assert(Day::from_count(31) - Day::from_count(0) == 31);

}  // namespace

TEST_CASE("days are counted from the first of January 1970") {
    CHECK(day("1970-01-01").count() == 0);
    CHECK(day("1970-01-02").count() == 1);
    CHECK(day("2000-01-01").count() == 10957);
    CHECK(day("2100-12-31").count() == 47846);
    CHECK(Day::from_count(19782) == day("2024-02-29"));
}

TEST_CASE("days outside 1970 to 2100 are refused") {
    for (const std::string_view text : {"1969-12-31", "2101-01-01", "0000-01-01", "0001-01-01", "9999-12-31"}) {
        CAPTURE(text);
        CHECK_FALSE(Day::parse(text).has_value());
    }
    CHECK_FALSE(Day::of(1969, 12, 31).has_value());
    CHECK_FALSE(Day::of(2101, 1, 1).has_value());
    CHECK(Day::of(1970, 1, 1).has_value());
    CHECK(Day::of(2100, 12, 31).has_value());
}

TEST_CASE("February has 29 days every fourth year, not in 2100, but in 2000") {
    CHECK(Day::of(2024, 2, 29).has_value());
    CHECK(Day::of(2000, 2, 29).has_value());
    CHECK(Day::of(1972, 2, 29).has_value());
    CHECK_FALSE(Day::of(2100, 2, 29).has_value());
    CHECK_FALSE(Day::of(2023, 2, 29).has_value());
    CHECK_FALSE(Day::of(1970, 2, 29).has_value());
    CHECK_FALSE(Day::of(2024, 2, 30).has_value());
    CHECK(day("2100-03-01") - day("2100-02-28") == 1);
    CHECK(day("2000-03-01") - day("2000-02-28") == 2);
    CHECK(day("2024-03-01") - day("2024-02-28") == 2);
    CHECK(day("2023-03-01") - day("2023-02-28") == 1);
}

TEST_CASE("dates that no calendar has are refused") {
    for (const int month : {4, 6, 9, 11}) {
        CAPTURE(month);
        CHECK(Day::of(2024, month, 30).has_value());
        CHECK_FALSE(Day::of(2024, month, 31).has_value());
    }
    for (const int month : {1, 3, 5, 7, 8, 10, 12}) {
        CAPTURE(month);
        CHECK(Day::of(2024, month, 31).has_value());
        CHECK_FALSE(Day::of(2024, month, 32).has_value());
    }
    for (const int out : {0, 13, -1, 256 + 1, 1 << 16, std::numeric_limits<int>::min()}) {
        CAPTURE(out);
        CHECK_FALSE(Day::of(2024, out, 1).has_value());
    }
    for (const int out : {0, 32, -1, 256 + 1, 1 << 16, std::numeric_limits<int>::min()}) {
        CAPTURE(out);
        CHECK_FALSE(Day::of(2024, 1, out).has_value());
    }
    CHECK_FALSE(Day::of(2024 + (1 << 16), 1, 1).has_value());
    CHECK_FALSE(Day::of(-2024, 1, 1).has_value());
}

TEST_CASE("only four, two and two digits with hyphens are a date") {
    for (const std::string_view text :
         {"",           "2024",        "2024-02",     "2024-2-9",         "2024-02-9",  "2024-2-09",
          "24-02-09",   "2024-02-029", "02024-02-09", "2024/02/09",       "2024.02.09", "2024-02/09",
          "20240209",   "2024-02-09 ", " 2024-02-09", "2024-02-09T00:00", "2024-02-0x", "2024-+2-09",
          "2024- 2-09", "-024-02-09",  "+024-02-09",  "2024--2-09",       "2o24-02-09", "2024-00-01",
          "2024-01-00", "2024-13-01",  "2024-02-30",  "09-02-2024"}) {
        CAPTURE(text);
        CHECK_FALSE(Day::parse(text).has_value());
    }
    CHECK_FALSE(Day::parse(std::string_view("2024-02-0\0", 10)).has_value());
}

TEST_CASE("a day is printed as it is read") {
    for (const std::string_view text : {"1970-01-01", "1999-12-31", "2000-02-29", "2024-02-09", "2100-12-31"}) {
        CHECK(day(text).to_string() == text);
    }
    CHECK(Day::of(2024, 2, 9)->to_string() == "2024-02-09");
}

TEST_CASE("no day is printed as nothing and comes before every day") {
    CHECK(Day().to_string().empty());
    CHECK_FALSE(Day().has_value());
    CHECK_FALSE(static_cast<bool>(Day()));
    CHECK(static_cast<bool>(day("1970-01-01")));
    CHECK(Day() < day("1970-01-01"));
    CHECK(Day() == Day());
    CHECK(Day() != day("1970-01-01"));
}

TEST_CASE("adding days crosses months and years") {
    CHECK(day("2023-12-31") + 1 == day("2024-01-01"));
    CHECK(day("2024-02-28") + 2 == day("2024-03-01"));
    CHECK(day("2024-03-01") + -1 == day("2024-02-29"));
    CHECK(day("2024-03-01") - day("2023-03-01") == 366);
    CHECK(day("2023-03-01") - day("2024-03-01") == -366);
}

TEST_CASE("a term is open when neither end is known") {
    CHECK(Term{}.is_open());
    CHECK_FALSE(Term{day("2024-01-01"), Day()}.is_open());
    CHECK_FALSE(Term{Day(), day("2024-01-01")}.is_open());
    CHECK_FALSE(Term{day("2024-01-01"), day("2024-12-31")}.is_open());
}

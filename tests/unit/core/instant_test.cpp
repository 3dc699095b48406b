#include "core/instant.hpp"

#include <doctest/doctest.h>

#include <string_view>

namespace {

using msp_audit::Instant;
using msp_audit::Interval;

Instant at(std::string_view text) {
    const auto instant = Instant::parse(text);
    REQUIRE_MESSAGE(instant.has_value(), text);
    return *instant;
}

}  // namespace

TEST_CASE("instants count seconds since 1970 without leap seconds") {
    CHECK(at("1970-01-01T00:00:00Z").count() == 0);
    CHECK(at("1970-01-02T00:00:01Z").count() == 86'401);
    CHECK(at("2001-09-09T01:46:40Z").count() == 1'000'000'000);
    // A leap second came between these two.
    CHECK(at("2017-01-01T00:00:00Z") - at("2016-12-31T23:59:59Z") == 1);
}

TEST_CASE("an instant is printed as it is read") {
    for (const std::string_view text :
         {"1970-01-01T00:00:00Z", "1999-12-31T23:59:59Z", "2024-02-29T07:08:09Z", "2100-12-31T23:59:59Z"}) {
        CHECK(at(text).to_string() == text);
    }
    CHECK(Instant::from_count(-1).to_string() == "1969-12-31T23:59:59Z");
    CHECK(Instant::from_count(-86'400).to_string() == "1969-12-31T00:00:00Z");
}

TEST_CASE("nothing but four, two, two and two, two, two digits with T and Z is an instant") {
    for (const std::string_view text :
         {"", "2024-02-29", "2024-02-29T07:08:09", "2024-02-29t07:08:09Z", "2024-02-29T07:08:09z",
          "2024-02-29 07:08:09Z", "2024-02-29T07:08Z", "2024-02-29T7:08:09Z", "2024-02-29T07.08.09Z",
          "2024-02-29T24:00:00Z", "2024-02-29T07:60:00Z", "2024-02-29T07:08:60Z", "2023-02-29T07:08:09Z",
          "2024-02-29T07:08:09Z ", "2024-02-29T+7:08:09Z", "2024-02-29T07:08:09+00:00"}) {
        CAPTURE(text);
        CHECK_FALSE(Instant::parse(text).has_value());
    }
}

TEST_CASE("no instant is printed as nothing and comes before every instant") {
    CHECK(Instant().to_string().empty());
    CHECK_FALSE(Instant().has_value());
    CHECK(Instant() < Instant::from_count(-1'000'000'000'000));
}

TEST_CASE("an interval that ends before it begins is empty") {
    const Instant noon = at("2024-02-29T12:00:00Z");
    CHECK(Interval{noon, noon + 60}.length() == 60);
    CHECK(Interval{noon, noon}.length() == 0);
    CHECK(Interval{noon + 60, noon}.length() == 0);
}

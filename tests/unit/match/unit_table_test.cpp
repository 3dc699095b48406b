#include "match/unit_table.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

using namespace msp_audit;

namespace {

UnitRule rule(std::string name, std::string of, Decimal factor, std::string sku = {}) {
    return {std::move(name), std::move(of), factor, std::move(sku)};
}
UnitTable table(const std::vector<UnitRule>& rules = {}) { return UnitTable(rules); }

}  // namespace

TEST_CASE("the usual spellings of a unit are one, and a blank equals anything") {
    auto units = table();
    for (const char* spelling : {"EA", "Each", "PC", "pcs.", "UNIT", "Unit(s)", "ST", "Stk."}) {
        CAPTURE(spelling);
        CHECK(units.factor(spelling, "piece", "") == Ratio(1));
    }
    CHECK(units.factor("H", "hours", "") == Ratio(1));
    CHECK(units.factor("MON", "mo", "") == Ratio(1));
    CHECK(units.factor("KG", "kilograms", "") == Ratio(1));
    CHECK(units.factor("", "box", "") == Ratio(1));
    CHECK(units.factor("box", " ", "") == Ratio(1));
    CHECK(units.factor("Furlong", "FURLONG", "") == Ratio(1));
}

TEST_CASE("units that differ do not convert by themselves") {
    auto units = table();
    CHECK_FALSE(units.factor("box", "EA", ""));
    CHECK_FALSE(units.factor("dozen", "EA", ""));
    CHECK_FALSE(units.factor("hour", "day", ""));
    CHECK_FALSE(units.factor("month", "year", ""));
    CHECK_FALSE(units.factor("furlong", "EA", ""));
}

TEST_CASE("the policy converts exactly, in both directions and through every spelling") {
    auto units = table({rule("BOX", "EA", 10)});
    CHECK(units.factor("BX", "pcs", "") == Ratio(10));
    CHECK(units.factor("EA", "box", "") == Ratio(1) / Ratio(10));
    auto thirds = table({rule("TRIO", "EA", 3)});
    CHECK(*thirds.factor("EA", "TRIO", "") * Ratio(3) == Ratio(1));
}

TEST_CASE("conversions chain") {
    auto units =
        table({rule("PALLET", "CARTON", 40), rule("CARTON", "BOX", Decimal::of(25, 1)), rule("BOX", "EA", 10)});
    CHECK(units.factor("pallet", "each", "") == Ratio(1000));
    CHECK(units.factor("EA", "PLT", "") == Ratio(1) / Ratio(1000));
    CHECK(units.factor("pallet", "box", "") == Ratio(100));
    CHECK_FALSE(units.factor("pallet", "hour", ""));
}

TEST_CASE("a rule for some SKUs holds for those alone, and wins there over one for all") {
    auto units = table({rule("BOX", "EA", 10), rule("box", "EA", 305, "CAB-*")});
    CHECK(units.factor("BOX", "EA", "cab-6") == Ratio(305));
    CHECK(units.factor("BOX", "EA", "PEN-1") == Ratio(10));
    CHECK(units.factor("BOX", "EA", "") == Ratio(10));
    auto only_cables = table({rule("BOX", "EA", 305, "CAB-*")});
    CHECK_FALSE(only_cables.factor("BOX", "EA", "PEN-1"));
    CHECK_FALSE(only_cables.factor("BOX", "EA", ""));
}

TEST_CASE("a rule wins over the built-in table for the spelling that it names, and for no other") {
    auto units = table({rule("PC", "EA", 10)});
    CHECK(units.factor("PC", "EA", "") == Ratio(10));
    CHECK(units.factor("EA", "PC", "") == Ratio(1) / Ratio(10));
    CHECK(units.factor("PCS", "EA", "") == Ratio(1));
    auto same = table({rule("EACH", "EA", 1)});
    CHECK(same.factor("EACH", "PCS", "") == Ratio(1));
}

TEST_CASE("asking again gives the same answer") {
    auto units = table({rule("BOX", "EA", 10, "A*")});
    CHECK(units.factor("BOX", "EA", "A1") == Ratio(10));
    CHECK_FALSE(units.factor("BOX", "EA", "B1"));
    CHECK(units.factor("BOX", "EA", "A2") == Ratio(10));
    CHECK_FALSE(units.factor("BOX", "EA", "B1"));
}

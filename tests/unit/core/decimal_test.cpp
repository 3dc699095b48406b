#include "core/decimal.hpp"

#include <doctest/doctest.h>

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>

namespace {

using msp_audit::Decimal;
using msp_audit::divide_rounded;
using msp_audit::Int128;
using msp_audit::Overflow;
using msp_audit::power_of_ten;
using msp_audit::StoredDecimal;

Decimal decimal(std::string_view text) {
    const auto value = Decimal::parse(text);
    REQUIRE_MESSAGE(value.has_value(), text);
    return *value;
}

std::string rounded(std::string_view text, int places) { return decimal(text).rounded(places).to_string(places); }

std::string quotient(std::string_view above, std::string_view below, int places) {
    return divide_rounded(decimal(above), decimal(below), places).to_string();
}

template <class Floating>
concept NeverMeets = std::floating_point<Floating> && !std::is_constructible_v<Decimal, Floating> &&
                     !std::is_convertible_v<Floating, Decimal> && !std::is_assignable_v<Decimal&, Floating> &&
                     !std::is_constructible_v<StoredDecimal, Floating> &&
                     !std::is_assignable_v<StoredDecimal&, Floating> && !std::is_constructible_v<Floating, Decimal> &&
                     !std::is_convertible_v<Decimal, Floating> && !std::is_constructible_v<Floating, StoredDecimal>;
static_assert(NeverMeets<float> && NeverMeets<double> && NeverMeets<long double>);

template <class Number>
concept CountsWith = requires(Decimal decimal, Number number) {
    decimal + number;
    decimal - number;
    decimal* number;
    decimal < number;
    decimal == number;
    decimal += number;
};
static_assert(CountsWith<int> && CountsWith<Decimal>);
static_assert(!CountsWith<float> && !CountsWith<double> && !CountsWith<long double>);

static_assert(std::is_trivially_copyable_v<Decimal> && std::is_trivially_copyable_v<StoredDecimal>);

// The widest number of 127 bits: what a mantissa may reach in either direction.
constexpr Int128 widest = ~(Int128{1} << 127);

}  // namespace

TEST_CASE("a decimal is read from digits with at most one sign and one point") {
    CHECK(decimal("0").to_string() == "0");
    CHECK(decimal("-0").to_string() == "0");
    CHECK(decimal("-0.00").to_string() == "0");
    CHECK(decimal("12").to_string() == "12");
    CHECK(decimal("-12.50").to_string() == "-12.5");
    CHECK(decimal("0.05").to_string() == "0.05");
    CHECK(decimal("-0.05").to_string() == "-0.05");
    CHECK(decimal("007").to_string() == "7");
    CHECK(decimal("100").to_string() == "100");
}

TEST_CASE("a decimal keeps the places it was written with") {
    CHECK(decimal("1.50").scale() == 2);
    CHECK(decimal("1.50").mantissa() == 150);
    CHECK(decimal("150").scale() == 0);
}

TEST_CASE("eighteen digits and fifteen places are read exactly") {
    CHECK(decimal("999999999999999999").to_string() == "999999999999999999");
    CHECK(decimal("-999999999999999999").to_string() == "-999999999999999999");
    CHECK(decimal("123.456789012345678").to_string() == "123.456789012345678");
    CHECK(decimal("0.000000000000001").to_string() == "0.000000000000001");
    CHECK(decimal("1.000000000000000").to_string() == "1");
}

TEST_CASE("zeros in front do not count as digits") {
    CHECK(decimal("0000000000000000000000001.5").to_string() == "1.5");
    CHECK(decimal("000000999999999999999999").to_string() == "999999999999999999");
    CHECK(decimal(std::string(1000, '0')).is_zero());
}

TEST_CASE("what is not a plain decimal is not read") {
    for (const std::string_view text :
         {"",    "-",   ".",    "-.",    "+1",  "--1", "1-",    "- 1",     " 1",     "1 ",   "1 000", ".5",
          "-.5", "1.",  "1..2", "1.2.3", ".1.", "1,5", "1'000", "nan",     "NaN",    "inf",  "-inf",  "infinity",
          "1e5", "1E5", "1e",   "0x10",  "0b1", "1f",  "1_000", "\u00A01", "\uFF11", "12\n", "½"}) {
        CAPTURE(text);
        CHECK_FALSE(Decimal::parse(text).has_value());
    }
    CHECK_FALSE(Decimal::parse(std::string_view("1\0", 2)).has_value());
}

TEST_CASE("nineteen digits or sixteen places are not read") {
    for (const std::string_view text : {"1000000000000000000", "9999999999999999999", "-1000000000000000000",
                                        "1234567890.123456789", "0.0000000000000001", "0.0000000000000000",
                                        "1.0000000000000000", "340282366920938463463374607431768211456"}) {
        CAPTURE(text);
        CHECK_FALSE(Decimal::parse(text).has_value());
    }
    CHECK_FALSE(Decimal::parse(std::string(100000, '9')).has_value());
}

TEST_CASE("text is as short as it can be without losing a digit") {
    CHECK(Decimal().to_string() == "0");
    CHECK(Decimal(-7).to_string() == "-7");
    CHECK(Decimal::of(0, 9).to_string() == "0");
    CHECK(Decimal::of(1200, 2).to_string() == "12");
    CHECK(Decimal::of(-5, 3).to_string() == "-0.005");
    CHECK(Decimal::of(1, 20).to_string() == "0.00000000000000000001");
    CHECK(Decimal::of(widest, 0).to_string() == "170141183460469231731687303715884105727");
    CHECK(Decimal::of(-widest, 38).to_string() == "-1.70141183460469231731687303715884105727");
    CHECK(Decimal::of(-widest, 39).to_string() == "-0.170141183460469231731687303715884105727");
}

TEST_CASE("text with places is filled up with zeros and never cut") {
    CHECK(decimal("1.5").to_string(2) == "1.50");
    CHECK(decimal("2").to_string(2) == "2.00");
    CHECK(decimal("-2").to_string(2) == "-2.00");
    CHECK(decimal("0").to_string(2) == "0.00");
    CHECK(decimal("1.500").to_string(2) == "1.50");
    CHECK(decimal("1.2345").to_string(2) == "1.2345");
    CHECK(decimal("1500").to_string(0) == "1500");
}

TEST_CASE("rounding goes half away from zero") {
    CHECK(rounded("0.005", 2) == "0.01");
    CHECK(rounded("-0.005", 2) == "-0.01");
    CHECK(rounded("0.0049", 2) == "0.00");
    CHECK(rounded("-0.0049", 2) == "0.00");
    CHECK(rounded("2.5", 0) == "3");
    CHECK(rounded("-2.5", 0) == "-3");
    CHECK(rounded("3.5", 0) == "4");
    CHECK(rounded("2.4999", 0) == "2");
    CHECK(rounded("1.005", 2) == "1.01");
    CHECK(rounded("9.995", 2) == "10.00");
    CHECK(rounded("-9.995", 2) == "-10.00");
}

TEST_CASE("a value that is short enough is not changed by rounding") {
    CHECK(decimal("1.5").rounded(2).scale() == 1);
    CHECK(decimal("1.5").rounded(1).mantissa() == 15);
    CHECK(decimal("7").rounded(0) == 7);
}

TEST_CASE("rounding away more places than a mantissa has digits leaves zero") {
    CHECK(Decimal::of(widest, 39).rounded(0).is_zero());
    CHECK(Decimal::of(1, 45).rounded(2).is_zero());
    CHECK(Decimal::of(-1, 45).rounded(2).is_zero());
    CHECK(Decimal::of(widest, 38).rounded(0) == 2);
}

TEST_CASE("equal values are equal whatever their scale") {
    CHECK(decimal("1.50") == decimal("1.5"));
    CHECK(decimal("-0.0") == 0);
    CHECK(Decimal::of(0, 45) == 0);
    CHECK(decimal("1.5") != decimal("1.51"));
    CHECK(decimal("1.5") < decimal("1.51"));
    CHECK(decimal("-1.5") > decimal("-1.51"));
    CHECK(decimal("-1") < decimal("0.001"));
    CHECK(min(decimal("2"), decimal("1.99")) == decimal("1.99"));
    CHECK(max(decimal("2"), decimal("1.99")) == 2);
}

TEST_CASE("any two decimals can be compared, however far apart") {
    const Decimal huge = Decimal::of(widest, 0);
    const Decimal tiny = Decimal::of(1, 45);
    CHECK(huge > decimal("0.5"));
    CHECK(-huge < decimal("-0.5"));
    CHECK(decimal("0.5") < huge);
    CHECK(decimal("-0.5") > -huge);
    CHECK(Decimal(1) > tiny);
    CHECK(tiny < 1);
    CHECK(tiny > 0);
    CHECK(-tiny > -1);
    CHECK(huge == huge);
    CHECK(huge > Decimal::of(widest, 1));
}

TEST_CASE("sums, differences and products are exact") {
    CHECK(decimal("0.1") + decimal("0.2") == decimal("0.3"));
    CHECK(decimal("1") - decimal("0.999999999999999") == decimal("0.000000000000001"));
    CHECK(decimal("1.1") * decimal("1.1") == decimal("1.21"));
    CHECK(decimal("-1.5") * 2 == -3);
    CHECK((decimal("999999999999999999") * decimal("999999999999999999")).to_string() ==
          "999999999999999998000000000000000001");
    CHECK(Decimal::of(0, 45) + Decimal::of(0, 2) == 0);
    CHECK(Decimal(0) + Decimal::of(7, 45) == Decimal::of(7, 45));
    Decimal sum = 5;
    sum += decimal("0.25");
    sum -= 3;
    CHECK(sum == decimal("2.25"));
    CHECK(decimal("-2.5").abs() == decimal("2.5"));
    CHECK(decimal("2.5").abs() == decimal("2.5"));
    CHECK(decimal("-2.5").sign() == -1);
    CHECK(decimal("0.0").sign() == 0);
    CHECK(decimal("0.1").sign() == 1);
}

TEST_CASE("a figure that grows too large is refused and never wraps") {
    const Decimal top = Decimal::of(widest, 0);
    CHECK_THROWS_AS(top + 1, Overflow);
    CHECK_THROWS_AS(-top - 1, Overflow);
    CHECK_THROWS_AS(-top - 2, Overflow);
    CHECK_THROWS_AS(top - -top, Overflow);
    CHECK_THROWS_AS(top * 2, Overflow);
    CHECK_THROWS_AS(top * -2, Overflow);
    CHECK_THROWS_AS(top + decimal("0.1"), Overflow);
    CHECK_THROWS_AS(Decimal::of(power_of_ten(38), 0) * 10, Overflow);
    CHECK_THROWS_AS(Decimal::of(-(Int128{1} << 126), 0) * 2, Overflow);
    CHECK_THROWS_AS(static_cast<void>(Decimal::of(widest, 0).to_string(1)), Overflow);
    CHECK(top - 1 + 1 == top);
    CHECK(-top + 1 - 1 == -top);
    CHECK(-top + top == 0);
}

TEST_CASE("powers of ten reach from 0 to 38") {
    CHECK(power_of_ten(0) == 1);
    CHECK(power_of_ten(18) == Int128{1'000'000'000'000'000'000});
    CHECK(power_of_ten(38) == power_of_ten(19) * power_of_ten(19));
    CHECK_THROWS_AS(static_cast<void>(power_of_ten(39)), Overflow);
    CHECK_THROWS_AS(static_cast<void>(power_of_ten(-1)), Overflow);
}

TEST_CASE("a quotient is rounded half away from zero") {
    CHECK(quotient("1", "3", 4) == "0.3333");
    CHECK(quotient("2", "3", 4) == "0.6667");
    CHECK(quotient("-2", "3", 4) == "-0.6667");
    CHECK(quotient("2", "-3", 4) == "-0.6667");
    CHECK(quotient("-2", "-3", 4) == "0.6667");
    CHECK(quotient("1", "8", 2) == "0.13");
    CHECK(quotient("-1", "8", 2) == "-0.13");
    CHECK(quotient("1", "2", 0) == "1");
    CHECK(quotient("0", "7.00", 2) == "0");
    CHECK(quotient("10.00", "0.3", 3) == "33.333");
    CHECK(quotient("0.001", "1000", 2) == "0");
    CHECK(quotient("0.005", "1.000", 2) == "0.01");
    CHECK(quotient("0.0149999", "3", 2) == "0");
    CHECK(quotient("0.015", "3", 2) == "0.01");
}

TEST_CASE("a quotient of what exports may hold is found whenever it fits itself") {
    CHECK(quotient("123456789012345678", "1.000000000000001", 9) == "123456789012345554.543210988");
    CHECK(quotient("999999999999999999", "0.000000000000001", 0) == "999999999999999999000000000000000");
    CHECK(quotient("-999999999999999999", "999.999999999999999", 15) == "-1000000000000000");
    CHECK(divide_rounded(Decimal::of(widest, 0), Decimal::of(widest, 0), 30) == 1);
    CHECK(divide_rounded(Decimal::of(-widest, 0), Decimal::of(widest - 1, 0), 30) == -1);
    CHECK(divide_rounded(Decimal::of(widest, 45), Decimal::of(widest, 0), 2) == 0);
    CHECK(divide_rounded(Decimal::of(widest, 38), Decimal::of(widest, 0), 38) == Decimal::of(1, 38));
    CHECK_THROWS_AS(static_cast<void>(divide_rounded(Decimal::of(widest, 0), Decimal::of(1, 1), 0)), Overflow);
}

TEST_CASE("a stored decimal gives back what was put in") {
    for (const std::string_view text : {"0", "1", "-1", "0.05", "-12.5", "999999999999999999", "-999999999999999999",
                                        "123.456789012345678", "0.000000000000001", "-999.999999999999999"}) {
        CAPTURE(text);
        const StoredDecimal stored = decimal(text);
        CHECK(stored.has_value());
        CHECK(static_cast<bool>(stored));
        CHECK((*stored).to_string() == text);
        CHECK(stored.value_or(42) == decimal(text));
    }
    CHECK(*StoredDecimal(decimal("1.500000000000000")) == decimal("1.5"));
}

TEST_CASE("a stored decimal tells absence from zero") {
    const StoredDecimal absent;
    CHECK_FALSE(absent.has_value());
    CHECK_FALSE(static_cast<bool>(absent));
    CHECK((*absent).is_zero());
    CHECK(absent.value_or(42) == 42);
    const StoredDecimal zero = Decimal(0);
    CHECK(zero.has_value());
    CHECK(zero.value_or(42) == 0);
}

TEST_CASE("a decimal that does not fit the storage is refused and never cut") {
    CHECK_THROWS_AS(StoredDecimal(Decimal::of(Int128{1} << 63, 0)), Overflow);
    CHECK_THROWS_AS(StoredDecimal(Decimal::of(-(Int128{1} << 63), 0)), Overflow);
    CHECK_THROWS_AS(StoredDecimal(Decimal::of(1, 101)), Overflow);
    CHECK(*StoredDecimal(Decimal::of((Int128{1} << 63) - 1, 0)) == Decimal::of((Int128{1} << 63) - 1, 0));
    CHECK(*StoredDecimal(Decimal::of(power_of_ten(30), 30)) == 1);
}

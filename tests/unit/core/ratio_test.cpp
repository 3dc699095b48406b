#include "core/ratio.hpp"

#include <doctest/doctest.h>

#include <concepts>
#include <string_view>
#include <type_traits>

namespace {

using msp_audit::Decimal;
using msp_audit::Int128;
using msp_audit::Overflow;
using msp_audit::power_of_ten;
using msp_audit::Ratio;

Ratio ratio(std::string_view text) {
    const auto value = Decimal::parse(text);
    REQUIRE_MESSAGE(value.has_value(), text);
    return *value;
}

/// numerator / denominator, kept as it is and not in lowest terms.
Ratio fraction(Int128 numerator, Int128 denominator) {
    return Ratio(Decimal::of(numerator, 0)) / Ratio(Decimal::of(denominator, 0));
}

template <class Floating>
concept NeverMeets = std::floating_point<Floating> && !std::is_constructible_v<Ratio, Floating> &&
                     !std::is_convertible_v<Floating, Ratio> && !std::is_assignable_v<Ratio&, Floating> &&
                     !std::is_constructible_v<Floating, Ratio> && !std::is_convertible_v<Ratio, Floating>;
static_assert(NeverMeets<float> && NeverMeets<double> && NeverMeets<long double>);

template <class Number>
concept CountsWith = requires(Ratio ratio, Number number) {
    ratio + number;
    ratio - number;
    ratio* number;
    ratio / number;
    ratio < number;
    ratio == number;
};
static_assert(CountsWith<int> && CountsWith<Decimal> && CountsWith<Ratio>);
static_assert(!CountsWith<float> && !CountsWith<double> && !CountsWith<long double>);

constexpr Int128 widest = ~(Int128{1} << 127);

Int128 power(int base, int exponent) {
    Int128 product = 1;
    for (int i = 0; i < exponent; ++i) product *= base;
    return product;
}

}  // namespace

TEST_CASE("a fraction made of decimals is exact") {
    CHECK(ratio("0.25") == Ratio(1) / 4);
    CHECK(ratio("1") / 3 * 3 == 1);
    CHECK(ratio("1") / 3 + ratio("1") / 6 == ratio("0.5"));
    CHECK(ratio("1.10") - ratio("1.1") == 0);
    CHECK(ratio("0.1") * ratio("0.1") == ratio("0.01"));
    CHECK(Ratio().is_zero());
    CHECK((ratio("3") / 7 - ratio("3") / 7).is_zero());
}

TEST_CASE("a fraction keeps its denominator positive") {
    const Ratio value = Ratio(1) / Ratio(-3);
    CHECK(value.denominator() > 0);
    CHECK(value.sign() == -1);
    CHECK(value == Ratio(-1) / 3);
    CHECK(Ratio(-1) / Ratio(-3) == Ratio(1) / 3);
    CHECK(value.abs() == Ratio(1) / 3);
    CHECK((-value).sign() == 1);
    CHECK(Ratio(0).sign() == 0);
}

TEST_CASE("fractions add up in place") {
    Ratio sum;
    for (int i = 0; i < 7; ++i) sum += Ratio(1) / 7;
    CHECK(sum == 1);
    sum -= Ratio(1) / 2;
    CHECK(sum == ratio("0.5"));
}

TEST_CASE("fractions compare by value") {
    CHECK(Ratio(1) / 3 < ratio("0.333333333333334"));
    CHECK(Ratio(1) / 3 > ratio("0.333333333333333"));
    CHECK(Ratio(-1) / 3 < ratio("-0.333333333333333"));
    CHECK(Ratio(-1) / 3 > ratio("-0.333333333333334"));
    CHECK(Ratio(2) / 6 == Ratio(1) / 3);
    CHECK(min(Ratio(1) / 3, Ratio(1) / 4) == ratio("0.25"));
    CHECK(max(Ratio(1) / 3, Ratio(1) / 4) == Ratio(1) / 3);
}

TEST_CASE("fractions too wide for a common denominator compare by value") {
    CHECK(fraction(widest, widest - 1) < fraction(widest - 1, widest - 2));
    CHECK(fraction(widest - 1, widest) < 1);
    CHECK(fraction(widest, widest - 1) > 1);
    CHECK(fraction(-widest, widest - 1) < -1);
    CHECK(fraction(-(widest - 1), widest) > -1);
    CHECK(fraction(-widest, widest - 1) > fraction(-(widest - 1), widest - 2));
    CHECK(fraction(1, widest) < fraction(1, widest - 1));
    CHECK(fraction(-1, widest) > fraction(-1, widest - 1));
    CHECK(fraction(-1, widest) < fraction(1, widest - 1));
    CHECK(fraction(widest, 3) > fraction(widest - 1, 3));
    CHECK(fraction(widest, 2) > fraction(widest, 3));
    CHECK(fraction(2 * power(3, 70), 2 * power(5, 50)) == fraction(power(3, 70), power(5, 50)));
    CHECK(fraction(-2 * power(3, 70), 2 * power(5, 50)) == fraction(-power(3, 70), power(5, 50)));
    CHECK(fraction(2 * power(3, 70) + 1, 2 * power(5, 50)) > fraction(power(3, 70), power(5, 50)));
    CHECK(fraction(power(10, 38), power(10, 37)) == 10);
}

TEST_CASE("rounding a fraction goes half away from zero") {
    CHECK((Ratio(1) / 8).rounded(2).to_string() == "0.13");
    CHECK((Ratio(-1) / 8).rounded(2).to_string() == "-0.13");
    CHECK((Ratio(1) / 3).rounded(2).to_string() == "0.33");
    CHECK((Ratio(2) / 3).rounded(2).to_string() == "0.67");
    CHECK((Ratio(-1) / 2).rounded(0).to_string() == "-1");
    CHECK((Ratio(1) / 201).rounded(2).is_zero());
    CHECK((Ratio(1) / 200).rounded(2).to_string() == "0.01");
    CHECK(Ratio(7).rounded(2).to_string() == "7");
}

TEST_CASE("the nearest decimal is found whenever it fits itself") {
    CHECK(fraction(widest - 1, widest).rounded(9) == 1);
    CHECK(fraction(widest, widest - 1).rounded(36) == 1);
    CHECK(fraction(widest / 2, widest).rounded(3).to_string() == "0.5");
    CHECK(fraction(-widest, 3).rounded(0).to_string() == "-56713727820156410577229101238628035242");
    CHECK(fraction(power(3, 79), power(7, 45)).rounded(9).to_string() == "0.460433932");
    CHECK(fraction(-power(3, 79), power(7, 45)).rounded(9).to_string() == "-0.460433932");
    CHECK_THROWS_AS(static_cast<void>(fraction(widest, 3).rounded(2)), Overflow);
}

TEST_CASE("a fraction with an exact decimal becomes it without trailing zeros") {
    CHECK((Ratio(1) / 8).to_decimal().to_string() == "0.125");
    CHECK((Ratio(1) / 8).to_decimal().scale() == 3);
    CHECK((Ratio(5) / 1).to_decimal().scale() == 0);
    CHECK((Ratio(1) / 3).to_decimal().to_string() == "0.333333333");
    CHECK((Ratio(1) / 3).to_decimal(2).to_string() == "0.33");
}

TEST_CASE("products reduce before they are refused") {
    const Ratio large = fraction(power(3, 70), power(5, 50));
    CHECK(large * fraction(power(5, 50), power(3, 70)) == 1);
    CHECK(large / large == 1);
    CHECK(Ratio(Decimal::of(power_of_ten(30), 30)) * fraction(power(7, 20), power(11, 20)) ==
          fraction(power(7, 20), power(11, 20)));
    CHECK(large * fraction(2 * power_of_ten(30), power_of_ten(30)) == fraction(2 * power(3, 70), power(5, 50)));
}

TEST_CASE("sums reduce before they are refused") {
    const Ratio wide = Ratio(Decimal::of(9 * power_of_ten(37), 15));
    CHECK(wide + wide == Ratio(Decimal::of(18 * power_of_ten(22), 0)));
    const Ratio small = fraction(power_of_ten(20), power_of_ten(37));
    CHECK(small + fraction(1, 3) - fraction(1, 3) == small);
    CHECK(fraction(1, 2 * power(3, 70)) + fraction(1, 2 * power(3, 70) - 2 * power(3, 69)) ==
          fraction(5, 4 * power(3, 70)));
}

TEST_CASE("a fraction that grows too large is refused and never wraps") {
    const Ratio top = Decimal::of(widest, 0);
    CHECK_THROWS_AS(top + 1, Overflow);
    CHECK_THROWS_AS(-top - 1, Overflow);
    CHECK_THROWS_AS(top * 2, Overflow);
    CHECK_THROWS_AS(top * top, Overflow);
    CHECK_THROWS_AS(top / (Ratio(1) / top), Overflow);
    CHECK_THROWS_AS(Ratio(1) / top / top, Overflow);
    CHECK_THROWS_AS(top + Ratio(1) / 3, Overflow);
    CHECK_THROWS_AS(fraction(1, widest) + fraction(1, widest - 1), Overflow);
    CHECK_THROWS_AS(Ratio(Decimal::of(-(Int128{1} << 126), 0)) * 2, Overflow);
    CHECK_THROWS_AS(Ratio(Decimal::of(1, 39)), Overflow);
    CHECK(top - 1 + 1 == top);
    CHECK(-top + top == 0);
    CHECK(top / top == 1);
    CHECK(-(-top) == top);
}

#include "core/day.hpp"
#include "core/decimal.hpp"
#include "core/ratio.hpp"

#include <doctest/doctest.h>

#include <boost/multiprecision/cpp_int.hpp>

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <utility>

#include "property/seed_step.hpp"

// The laws of exact arithmetic, held against Boost's unbounded numbers on random figures. The seeds are fixed.

namespace {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;
using msp_audit::Day;
using msp_audit::Decimal;
using msp_audit::divide_rounded;
using msp_audit::Int128;
using msp_audit::Overflow;
using msp_audit::power_of_ten;
using msp_audit::Ratio;

const int rounds = 20'000 / seed_step();
constexpr Int128 widest = ~(Int128{1} << 127);

cpp_int exact(Int128 value) {
    const cpp_int high = static_cast<std::int64_t>(value >> 64);
    return (high << 64) + static_cast<std::uint64_t>(value);
}

cpp_int exact_power(int exponent) { return boost::multiprecision::pow(cpp_int(10), static_cast<unsigned>(exponent)); }

cpp_rational exact(const Decimal& value) { return {exact(value.mantissa()), exact_power(value.scale())}; }

cpp_rational exact(const Ratio& value) { return {exact(value.numerator()), exact(value.denominator())}; }

bool fits(const cpp_int& value) { return abs(value) <= exact(widest); }

bool fits(const cpp_rational& value) { return fits(numerator(value)) && fits(denominator(value)); }

std::strong_ordering exact_order(const cpp_rational& a, const cpp_rational& b) { return a.compare(b) <=> 0; }

/// value * 10^places, rounded half away from zero the long way.
cpp_int exact_rounded(const cpp_rational& value, int places) {
    const cpp_rational size = abs(value) * exact_power(places) + cpp_rational(1, 2);
    const cpp_int whole = numerator(size) / denominator(size);
    return value < 0 ? cpp_int(-whole) : whole;
}

/// What work gives; nothing where it throws Overflow.
template <class Work>
auto result_of(const Work& work) -> std::optional<decltype(work())> {
    try {
        return work();
    } catch (const Overflow&) {
        return std::nullopt;
    }
}

std::string text(const cpp_rational& value) { return value.str(); }

class Figures {
public:
    explicit Figures(std::uint64_t seed) : random_(seed) {}

    int between(int least, int most) { return std::uniform_int_distribution<int>(least, most)(random_); }

    /// Up to `bits` bits, all lengths alike often; both signs.
    Int128 whole(int bits) {
        const int length = between(0, bits);
        const Int128 high = static_cast<Int128>(random_() >> 1);
        const Int128 all = (high << 64) | static_cast<Int128>(random_());
        const Int128 value = length == 0 ? 0 : all >> (127 - length);
        return between(0, 1) == 0 ? value : -value;
    }
    /// What an export may hold: 18 digits, 15 places.
    Decimal printed() {
        const int places = between(0, 15);
        return Decimal::of(whole(59) % power_of_ten(between(1, 18)), places);
    }
    /// Any decimal, often at the edge of what fits.
    Decimal wide() { return Decimal::of(edge(), between(0, 45)); }
    /// A fraction of small to widest parts, often not in lowest terms.
    Ratio ratio() {
        const Int128 below = edge();
        const Ratio value = Ratio(Decimal::of(edge(), 0)) / Ratio(Decimal::of(below == 0 ? 1 : below, 0));
        if (between(0, 2) != 0) return value;
        const Decimal factor = Decimal::of(Int128{1} << between(0, 60), 0);
        const Int128 above = whole(60);
        return Ratio(Decimal::of(above, 0) * factor) / Ratio(Decimal(between(1, 1000)) * factor);
    }

private:
    Int128 edge() {
        switch (between(0, 7)) {
        case 0:
            return widest - between(0, 3);
        case 1:
            return between(0, 3) - widest;
        case 2:
            return between(-12, 12);
        case 3:
            return power_of_ten(between(0, 38)) * (between(0, 1) == 0 ? 1 : -1);
        case 4:
            return power_of_ten(between(1, 38)) / 2 - between(-1, 1);
        default:
            return whole(127);
        }
    }

    std::mt19937_64 random_;
};

/// Holds a result to the exact one: it is that, or it is refused and the exact one does not fit.
template <class Number>
void hold(const std::optional<Number>& result, const cpp_rational& wanted, bool has_to_fit) {
    if (result) {
        CHECK(exact(*result) == wanted);
    } else {
        CHECK_FALSE(has_to_fit);
    }
}

}  // namespace

TEST_CASE("figures of exports add, subtract, multiply and compare exactly") {
    Figures figures(1);
    for (int round = 0; round < rounds; ++round) {
        const Decimal a = figures.printed();
        const Decimal b = figures.printed();
        const cpp_rational x = exact(a);
        const cpp_rational y = exact(b);
        CAPTURE(text(x));
        CAPTURE(text(y));
        CHECK(exact(a + b) == x + y);
        CHECK(exact(a - b) == x - y);
        CHECK(exact(a * b) == x * y);
        CHECK(exact(-a) == -x);
        CHECK(exact(a.abs()) == abs(x));
        CHECK((a <=> b) == exact_order(x, y));
        CHECK((a == b) == (x == y));
        CHECK(exact(a.normalized()) == x);
    }
}

TEST_CASE("sums, differences and products of any decimals are exact or refused") {
    Figures figures(2);
    for (int round = 0; round < rounds; ++round) {
        const Decimal a = figures.wide();
        const Decimal b = figures.wide();
        const cpp_rational x = exact(a);
        const cpp_rational y = exact(b);
        CAPTURE(text(x));
        CAPTURE(text(y));
        const int places = a.scale() < b.scale() ? b.scale() : a.scale();
        const cpp_rational unit(exact_power(places));
        const bool alignable = fits(numerator(cpp_rational(x * unit))) && fits(numerator(cpp_rational(y * unit)));
        hold(result_of([&] { return a + b; }), x + y, alignable && fits(numerator(cpp_rational((x + y) * unit))));
        hold(result_of([&] { return a - b; }), x - y, alignable && fits(numerator(cpp_rational((x - y) * unit))));
        hold(result_of([&] { return a * b; }), x * y, fits(cpp_int(exact(a.mantissa()) * exact(b.mantissa()))));
        CHECK((a <=> b) == exact_order(x, y));
        CHECK((a == b) == (x == y));
        CHECK((b < a) == (y < x));
    }
}

TEST_CASE("a decimal rounds to the nearest, half away from zero") {
    Figures figures(3);
    for (int round = 0; round < rounds; ++round) {
        const Decimal value = figures.between(0, 1) == 0 ? figures.printed() : figures.wide();
        const int places = figures.between(0, 15);
        CAPTURE(text(exact(value)));
        CAPTURE(places);
        const Decimal rounded = value.rounded(places);
        CHECK(rounded.scale() <= places);
        CHECK(exact(rounded) == cpp_rational(exact_rounded(exact(value), places), exact_power(places)));
        CHECK(rounded.rounded(places) == rounded);
        CHECK((-value).rounded(places) == -rounded);
    }
}

TEST_CASE("a half is rounded away from zero at every place") {
    Figures figures(4);
    for (int round = 0; round < rounds; ++round) {
        const int places = figures.between(0, 20);
        const Decimal base = Decimal::of(figures.whole(100), places);
        const Decimal half = Decimal::of(5, places + 1);
        const Decimal unit = Decimal::of(1, places);
        CAPTURE(text(exact(base)));
        const Decimal out = base.sign() < 0 ? -half : half;
        CHECK((base + out).rounded(places) == base + out + out);
        CHECK((base + out - Decimal::of(out.sign(), places + 2)).rounded(places) == base);
        CHECK(exact(out + out) == exact(base.sign() < 0 ? -unit : unit));
    }
}

TEST_CASE("a quotient is the nearest decimal, and is found whenever it fits") {
    Figures figures(5);
    for (int round = 0; round < rounds; ++round) {
        const bool printed = figures.between(0, 1) == 0;
        const Decimal above = printed ? figures.printed() : figures.wide();
        const Decimal below = printed ? figures.printed() : figures.wide();
        if (below.is_zero()) continue;
        const int places = figures.between(0, 15);
        CAPTURE(text(exact(above)));
        CAPTURE(text(exact(below)));
        CAPTURE(places);
        const cpp_int wanted = exact_rounded(exact(above) / exact(below), places);
        hold(result_of([&] { return divide_rounded(above, below, places); }),
             cpp_rational(wanted, exact_power(places)), fits(wanted));
    }
}

TEST_CASE("the text of a decimal that was read is read as the same decimal") {
    Figures figures(6);
    for (int round = 0; round < rounds; ++round) {
        const Decimal value = figures.printed();
        CAPTURE(text(exact(value)));
        const auto again = Decimal::parse(value.to_string());
        REQUIRE(again.has_value());
        CHECK(*again == value);
        CHECK(again->to_string() == value.to_string());
        CHECK(*msp_audit::StoredDecimal(value) == value);
        const auto filled = Decimal::parse(value.to_string(2));
        CHECK((!filled || *filled == value));
    }
}

TEST_CASE("decimals add and multiply in any order") {
    Figures figures(7);
    for (int round = 0; round < rounds; ++round) {
        const Decimal a = figures.printed();
        const Decimal b = figures.printed();
        const Decimal c = figures.printed();
        CAPTURE(text(exact(a)));
        CAPTURE(text(exact(b)));
        CAPTURE(text(exact(c)));
        CHECK(a + b == b + a);
        CHECK(a * b == b * a);
        CHECK((a + b) + c == a + (b + c));
        CHECK(a - b == -(b - a));
        const auto product = result_of([&] { return (a * b) * c; });
        CHECK(product == result_of([&] { return (c * b) * a; }));
        const auto spread = result_of([&] { return a * c + b * c; });
        const auto joined = result_of([&] { return (a + b) * c; });
        if (spread && joined) CHECK(*spread == *joined);
    }
}

TEST_CASE("fractions add, subtract, multiply, divide and compare exactly or are refused") {
    Figures figures(8);
    for (int round = 0; round < rounds; ++round) {
        const Ratio a = figures.ratio();
        const Ratio b = figures.ratio();
        const cpp_rational x = exact(a);
        const cpp_rational y = exact(b);
        CAPTURE(text(x));
        CAPTURE(text(y));
        // A sum is put over the least common denominator first, and that has to fit; a product has no such step.
        const cpp_int shared = gcd(denominator(x), denominator(y));
        const bool alignable = fits(cpp_int(numerator(x) * (denominator(y) / shared))) &&
                               fits(cpp_int(numerator(y) * (denominator(x) / shared)));
        const cpp_int common = denominator(x) / shared * denominator(y);
        const auto sum_fits = [&](const cpp_rational& sum) {
            return alignable && fits(sum) && fits(cpp_int(numerator(sum) * (common / denominator(sum))));
        };
        hold(result_of([&] { return a + b; }), x + y, sum_fits(x + y));
        hold(result_of([&] { return a - b; }), x - y, sum_fits(x - y));
        hold(result_of([&] { return a * b; }), x * y, fits(cpp_rational(x * y)));
        if (!b.is_zero()) hold(result_of([&] { return a / b; }), x / y, fits(cpp_rational(x / y)));
        CHECK((a <=> b) == exact_order(x, y));
        CHECK((a == b) == (x == y));
    }
}

TEST_CASE("fractions that differ by the least compare by value") {
    Figures figures(9);
    for (int round = 0; round < rounds; ++round) {
        const Int128 below = (Int128{1} << 120) + figures.whole(119);
        const Int128 above = figures.whole(126);
        const auto fraction = [](Int128 over, Int128 under) {
            return Ratio(Decimal::of(over, 0)) / Ratio(Decimal::of(under, 0));
        };
        const Ratio a = fraction(above + figures.between(-1, 1), below + figures.between(-1, 1));
        const Ratio b = fraction(above, below);
        CAPTURE(text(exact(a)));
        CAPTURE(text(exact(b)));
        CHECK((a <=> b) == exact_order(exact(a), exact(b)));
        CHECK((b <=> a) == exact_order(exact(b), exact(a)));
    }
}

TEST_CASE("a fraction rounds to the nearest decimal, half away from zero, whenever that fits") {
    Figures figures(10);
    for (int round = 0; round < rounds; ++round) {
        const Ratio value = figures.ratio();
        const int places = figures.between(0, 15);
        CAPTURE(text(exact(value)));
        CAPTURE(places);
        const cpp_int wanted = exact_rounded(exact(value), places);
        const auto rounded = result_of([&] { return value.rounded(places); });
        hold(rounded, cpp_rational(wanted, exact_power(places)), fits(wanted));
        if (rounded) CHECK(rounded->scale() == places);
        hold(result_of([&] { return value.to_decimal(places); }), cpp_rational(wanted, exact_power(places)),
             fits(wanted));
    }
}

TEST_CASE("fractions of exports' figures add and multiply in any order, and division undoes a product") {
    Figures figures(11);
    const auto price = [&] { return Ratio(figures.printed().rounded(4)) / Ratio(figures.between(1, 1000)); };
    for (int round = 0; round < rounds; ++round) {
        const Ratio a = price();
        const Ratio b = price();
        const Ratio c = figures.between(-1000, 1000);
        CAPTURE(text(exact(a)));
        CAPTURE(text(exact(b)));
        CAPTURE(text(exact(c)));
        CHECK(a + b == b + a);
        CHECK(a * b == b * a);
        CHECK((a + b) + c == a + (b + c));
        CHECK((a * b) * c == a * (b * c));
        CHECK((a + b) * c == a * c + b * c);
        CHECK(a - b == -(b - a));
        if (!b.is_zero()) CHECK(a * b / b == a);
        CHECK((a < b) == (a - b < 0));
    }
}

TEST_CASE("every day from 1970 to 2100 follows the day before and is read as it is printed") {
    const auto is_leap = [](int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; };
    constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    std::int32_t next = 0;
    int wrong = 0;
    std::string before;
    for (int year = 1970; year <= 2100; ++year) {
        for (int month = 1; month <= 12; ++month) {
            const int length = lengths[month - 1] + (month == 2 && is_leap(year) ? 1 : 0);
            for (int number = 1; number <= 31; ++number) {
                const auto day = Day::of(year, month, number);
                if (day.has_value() != (number <= length)) ++wrong;
                if (!day) continue;
                const std::string printed = day->to_string();
                if (day->count() != next++ || Day::parse(printed) != day || printed <= before) ++wrong;
                before = printed;
            }
        }
    }
    CHECK(wrong == 0);
    CHECK(next == 131 * 365 + 32);
}

TEST_CASE("days added and taken away come back to the day") {
    Figures figures(12);
    for (int round = 0; round < rounds; ++round) {
        const Day a = Day::from_count(figures.between(0, 47846));
        const Day b = Day::from_count(figures.between(0, 47846));
        CHECK(a + (b - a) == b);
        CHECK((a < b) == (a.to_string() < b.to_string()));
        CHECK(b - a == -(a - b));
    }
}

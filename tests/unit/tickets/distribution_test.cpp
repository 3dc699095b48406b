#include "tickets/distribution.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <random>
#include <string>
#include <vector>

#include "tickets/sort_numbers.hpp"

using namespace msp_audit;  // NOLINT(google-build-using-namespace): a test of this namespace

namespace {

using Fraction = boost::multiprecision::cpp_rational;

std::vector<Survival> ended(const std::vector<Seconds>& times) {
    std::vector<Survival> observed;
    for (const Seconds seconds : times) observed.push_back({seconds, false});
    return observed;
}

/// By the definition: the product over distinct times, in rational numbers of any size.
std::optional<Seconds> slow_kaplan_meier(const std::vector<Survival>& observed, int percent) {
    std::vector<Seconds> times;
    for (const Survival& one : observed) {
        if (!one.censored) times.push_back(one.seconds);
    }
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    Fraction surviving = 1;
    for (const Seconds time : times) {
        int at_risk = 0;
        int ends = 0;
        for (const Survival& one : observed) {
            at_risk += int(one.seconds >= time);
            ends += int(one.seconds == time && !one.censored);
        }
        surviving *= Fraction(at_risk - ends, at_risk);
        if (surviving <= Fraction(100 - percent, 100)) return time;
    }
    return std::nullopt;
}

}  // namespace

TEST_CASE("numbers are sorted alike whether they are many or few, small or large") {
    const auto check = [](std::size_t count, std::int64_t most, std::int64_t least) {
        std::vector<std::int64_t> numbers;
        std::uint64_t state = count;
        for (std::size_t i = 0; i < count; ++i) {
            state = state * 6364136223846793005U + 1442695040888963407U;
            numbers.push_back(least + static_cast<std::int64_t>(state >> 1U) % (most - least + 1));
        }
        numbers.back() = most;
        std::vector<std::int64_t> expected = numbers;
        std::sort(expected.begin(), expected.end());
        sort_numbers(numbers);
        CHECK(numbers == expected);
    };
    for (const std::size_t count : {1U, 2U, 1023U, 1024U, 5000U}) {
        for (const std::int64_t most :
             {std::int64_t{0}, std::int64_t{1}, std::int64_t{2047}, std::int64_t{2048}, std::int64_t{130'000'000},
              std::int64_t{1} << 43U, std::int64_t{1} << 44U, std::int64_t{1} << 62U}) {
            check(count, most, 0);
        }
        check(count, 1000, -1000);
    }
    std::vector<std::int64_t> none;
    sort_numbers(none);
    CHECK(none.empty());
}

TEST_CASE("nearest rank names a value that occurs") {
    // The worked example of the method: 15, 20, 35, 40, 50.
    const std::vector<Seconds> values{15, 20, 35, 40, 50};
    const auto at = [&values](int p) { return percentile(values, p, PercentileRule::nearest_rank); };
    CHECK(at(5) == 15);
    CHECK(at(20) == 15);
    CHECK(at(21) == 20);
    CHECK(at(30) == 20);
    CHECK(at(40) == 20);
    CHECK(at(50) == 35);
    CHECK(at(99) == 50);
    CHECK(percentile(std::vector<Seconds>{7}, 1, PercentileRule::nearest_rank) == 7);
    CHECK(percentile(std::vector<Seconds>{7, 9}, 50, PercentileRule::nearest_rank) == 7);
}

TEST_CASE("linear percentiles lie between values, as in a spreadsheet") {
    // PERCENTILE.INC of 15, 20, 35, 40, 50: 29 at 40 %, 35 at 50 %, 46 at 90 %.
    const std::vector<Seconds> values{15, 20, 35, 40, 50};
    const auto at = [&values](int p) { return percentile(values, p, PercentileRule::linear); };
    CHECK(at(40) == 29);
    CHECK(at(50) == 35);
    CHECK(at(90) == 46);
    CHECK(percentile(std::vector<Seconds>{1, 2}, 50, PercentileRule::linear) == 2);  // 1.5
    CHECK(percentile(std::vector<Seconds>{1, 2}, 49, PercentileRule::linear) == 1);
    CHECK(percentile(std::vector<Seconds>{7}, 90, PercentileRule::linear) == 7);
}

TEST_CASE("the median of a known trial is the published one") {
    // Remissions under 6-MP (Freireich and others, 1963): S(22) = 0.538, S(23) = 0.448, never below.
    std::vector<Survival> observed{{6, false},  {6, false},  {6, false},  {7, false}, {10, false}, {13, false},
                                   {16, false}, {22, false}, {23, false}, {6, true},  {9, true},   {10, true},
                                   {11, true},  {17, true},  {19, true},  {20, true}, {25, true},  {32, true},
                                   {32, true},  {34, true},  {35, true}};
    CHECK(kaplan_meier(observed, 50) == 23);
    CHECK(kaplan_meier(observed, 46) == 22);
    CHECK(kaplan_meier(observed, 47) == 23);
    CHECK(kaplan_meier(observed, 55) == 23);
    CHECK(kaplan_meier(observed, 56) == std::nullopt);
    CHECK(kaplan_meier(observed, 90) == std::nullopt);
}

TEST_CASE("a curve that meets the share exactly has reached it") {
    // 6 of 8, then 2 of the 3 that were left: one half.
    std::vector<Survival> observed{{1, false}, {1, false}, {2, true}, {2, true},
                                   {2, true},  {3, false}, {4, true}, {4, true}};
    CHECK(kaplan_meier(observed, 50) == 3);
    CHECK(kaplan_meier(observed, 51) == std::nullopt);
    CHECK(kaplan_meier(observed, 25) == 1);
    CHECK(kaplan_meier(observed, 26) == 3);
}

TEST_CASE("who is censored at the time of an end was still at risk") {
    std::vector<Survival> observed{{5, true}, {5, false}};
    CHECK(kaplan_meier(observed, 50) == 5);
    CHECK(kaplan_meier(observed, 51) == std::nullopt);
    std::vector<Survival> all_censored{{5, true}, {6, true}};
    CHECK(kaplan_meier(all_censored, 1) == std::nullopt);
    std::vector<Survival> nobody;
    CHECK(kaplan_meier(nobody, 50) == std::nullopt);
}

TEST_CASE("with nothing censored the curve equals nearest rank, for every number of values up to 2,000") {
    std::mt19937_64 random(42);
    for (std::size_t n = 1; n <= 2000; ++n) {
        std::vector<Seconds> values;
        for (std::size_t i = 0; i < n; ++i)
            values.push_back(static_cast<Seconds>(random() % (n % 7 == 0 ? 9 : 90'000)));
        std::vector<Survival> observed = ended(values);
        std::sort(values.begin(), values.end());
        for (const int p : {1, 10, 50, 90, 95, 99}) {
            if (kaplan_meier(observed, p) != percentile(values, p, PercentileRule::nearest_rank)) {
                FAIL_CHECK(n << " values, percentile " << p);
            }
        }
    }
}

TEST_CASE("the curve is compared as exactly as rational numbers would") {
    std::mt19937_64 random(4711);
    const auto below = [&random](std::uint64_t bound) { return random() % bound; };
    for (int round = 0; round < 1500; ++round) {
        std::vector<Survival> observed(1 + below(round % 10 == 0 ? 60 : 12));
        const std::uint64_t spread = 1 + below(20);
        for (Survival& one : observed) one = {static_cast<Seconds>(below(spread)), below(3) == 0};
        for (const int percent : {1, 10, 20, 25, 40, 50, 60, 75, 80, 90, 95, 99}) {
            const auto expected = slow_kaplan_meier(observed, percent);
            CHECK(kaplan_meier(observed, percent) == expected);
        }
    }
}

TEST_CASE("a curve of many factors is compared as exactly as a short one") {
    // One ends, one is censored, in turn: no two factors telescope.
    std::vector<Survival> observed;
    Seconds time = 0;
    constexpr std::size_t n = 900;
    for (std::size_t left = n; left > 500; left -= 2) {
        observed.push_back({++time, false});
        observed.push_back({++time, true});
    }
    while (observed.size() < n) observed.push_back({++time, observed.size() % 5 == 0});
    for (int percent = 1; percent < 100; percent += 3) {
        CHECK(kaplan_meier(observed, percent) == slow_kaplan_meier(observed, percent));
    }
}

TEST_CASE("a group is described by those that ended and, beside them, by the curve") {
    std::vector<Survival> observed{{40, false}, {10, false}, {30, true}, {20, false}, {35, false}};
    const Distribution result = describe(observed, PercentileRule::nearest_rank);
    CHECK(result.n == 4);
    CHECK(result.censored == 1);
    CHECK(result.median == 20);
    CHECK(result.p90 == 40);
    CHECK(result.p95 == 40);
    CHECK(result.mean == 26);  // 26.25
    CHECK(result.max == 40);
    CHECK(result.km_median == 35);  // 4/5, 3/5, 3/10
    CHECK(result.km_p90 == 40);
}

TEST_CASE("a mean is rounded half away from zero") {
    std::vector<Survival> observed = ended({1, 2});
    CHECK(describe(observed, PercentileRule::nearest_rank).mean == 2);
    observed = ended({1, 1, 2});
    CHECK(describe(observed, PercentileRule::nearest_rank).mean == 1);
}

TEST_CASE("figures of nobody are none") {
    std::vector<Survival> nobody;
    const Distribution nothing = describe(nobody, PercentileRule::linear);
    CHECK(nothing.n == 0);
    CHECK_FALSE(nothing.median.has_value());
    std::vector<Survival> waiting{{5, true}};
    const Distribution open = describe(waiting, PercentileRule::nearest_rank);
    CHECK(open.n == 0);
    CHECK(open.censored == 1);
    CHECK_FALSE(open.max.has_value());
    CHECK_FALSE(open.mean.has_value());
    CHECK_FALSE(open.km_median.has_value());
}

TEST_CASE("Wilson intervals agree with 80 digits of arithmetic") {
    struct Known {
        std::size_t numerator, denominator;
        const char* low;
        const char* high;
    };
    // 81 of 263 is Newcombe's example (1998): 0.2553 to 0.3662.
    const std::vector<Known> table{
        {0U, 1U, "0.000000", "0.793451"},
        {1U, 1U, "0.206549", "1.000000"},
        {0U, 20U, "0.000000", "0.161125"},
        {1U, 20U, "0.008881", "0.236131"},
        {10U, 20U, "0.299298", "0.700702"},
        {19U, 20U, "0.763869", "0.991119"},
        {20U, 20U, "0.838875", "1.000000"},
        {3U, 7U, "0.158220", "0.749542"},
        {81U, 263U, "0.255289", "0.366210"},
        {56U, 70U, "0.691834", "0.876953"},
        {1U, 1000000U, "0.000000", "0.000006"},
        {999999U, 1000000U, "0.999994", "1.000000"},
        {500000U, 1000000U, "0.499020", "0.500980"},
        {0U, 1000000000U, "0.000000", "0.000000"},
        {123456789U, 987654321U, "0.124979", "0.125021"},
        {4294967295U, 4294967296U, "1.000000", "1.000000"},
    };
    for (const Known& known : table) {
        CAPTURE(known.numerator);
        CAPTURE(known.denominator);
        const WilsonInterval interval = wilson(known.numerator, known.denominator);
        CHECK(interval.low.to_string(6) == known.low);
        CHECK(interval.high.to_string(6) == known.high);
    }
}

TEST_CASE("an interval contains its share, and its mirror image that of the others") {
    for (std::size_t n = 1; n <= 40; ++n) {
        for (std::size_t part = 0; part <= n; ++part) {
            const WilsonInterval interval = wilson(part, n);
            const Decimal share = *Proportion{part, n}.value();
            CHECK(interval.low <= share);
            CHECK(share <= interval.high);
            CHECK(wilson(n - part, n).low == Decimal(1) - interval.high);
        }
    }
}

TEST_CASE("a share has six places, and none of nothing") {
    CHECK(Proportion{1, 3}.value()->to_string(6) == "0.333333");
    CHECK(Proportion{2, 3}.value()->to_string(6) == "0.666667");
    CHECK(Proportion{1, 2'000'000}.value()->to_string(6) == "0.000001");
    CHECK_FALSE(Proportion{}.value().has_value());
    CHECK(Proportion{19, 19}.too_few());
    CHECK_FALSE(Proportion{0, 20}.too_few());
}

TEST_CASE("fewer than six points make no chart") {
    CHECK_FALSE(control_chart({1, 2, 3, 4, 5}).has_value());
    CHECK(control_chart({1, 2, 3, 4, 5, 6}).has_value());
}

TEST_CASE("limits lie 2.66 mean moving ranges around the mean") {
    // Mean 66 / 6 = 11. Moves 2, 4, 1, 3 and 3: 13 / 5 = 2.6, times 2.66 = 6.916.
    const auto chart = control_chart({10, 12, 8, 9, 12, 15});
    REQUIRE(chart.has_value());
    CHECK(chart->mean == Decimal(11));
    CHECK(chart->upper == Decimal::of(17'916, 3));
    CHECK(chart->lower == Decimal::of(4'084, 3));
    CHECK_FALSE(chart->shows_change());
    // Moves: 0, 0, 0, 0, 1 = 0.2, times 2.66 = 0.532; mean 1 / 6.
    const auto low = control_chart({0, 0, 0, 0, 0, 1});
    CHECK(low->mean.to_string() == "0.166667");
    CHECK(low->lower == Decimal(0));
    CHECK(low->upper.to_string() == "0.698667");
    CHECK(low->outside == std::vector<std::size_t>{5});
}

TEST_CASE("a point on a limit is not outside") {
    // Mean 1, mean move 0: both limits are 1.
    const auto chart = control_chart({1, 1, 1, 1, 1, 1, 1, 1, 1});
    CHECK(chart->upper == Decimal(1));
    CHECK(chart->lower == Decimal(1));
    CHECK_FALSE(chart->shows_change());
}

TEST_CASE("eight in a row on one side are a change, once a run, and a point on the mean ends a run") {
    std::vector<Decimal> points(16, Decimal(11));
    for (std::size_t i = 8; i < 16; ++i) points[i] = 9;
    CHECK(control_chart(points)->runs_of_eight == std::vector<std::size_t>{7, 15});
    points[3] = 10;
    points[12] = 10;
    CHECK(control_chart(points)->runs_of_eight.empty());
    CHECK(control_chart(points)->mean == Decimal(10));
    // Nine above and nine below: one place each.
    std::vector<Decimal> longer(18, Decimal(11));
    for (std::size_t i = 9; i < 18; ++i) longer[i] = 9;
    CHECK(control_chart(longer)->runs_of_eight == std::vector<std::size_t>{7, 16});
}

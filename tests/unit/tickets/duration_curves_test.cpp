#include "tickets/duration_curves.hpp"

#include <doctest/doctest.h>

using namespace msp_audit;

TEST_CASE("bins take each ended duration once, by what it reaches") {
    const std::vector<Survival> observed{
        {0, false},     {899, false},  {900, false},           {86399, false},
        {86400, false}, {86400, true}, {256 * 86400LL, false}, {9999 * 86400LL, false}};
    const auto bins = duration_bins(observed);
    REQUIRE(bins.size() == 16);
    std::size_t all = 0;
    for (std::size_t i = 0; i < bins.size(); ++i) {
        all += bins[i].ended;
        if (i > 0) CHECK(bins[i].from == bins[i - 1].to);
    }
    CHECK(all == 7);
    CHECK(bins[0].ended == 2);
    CHECK(bins[1].from == 900);
    CHECK(bins[1].ended == 1);
    CHECK(bins[6].from == 8 * 3600);
    CHECK(bins[6].ended == 1);
    CHECK(bins[7].from == 86400);
    CHECK(bins[7].ended == 1);
    CHECK_FALSE(bins[15].to.has_value());
    CHECK(bins[15].ended == 2);
}

TEST_CASE("steps of a survival curve count who was at risk, censored ones at the same time included") {
    // At 1: 1 of 6 ends. At 3: 2 of 5 end, and one is censored then. At 7: the last one ends.
    const auto steps = survival_steps({{7, false}, {3, true}, {3, false}, {1, false}, {5, true}, {3, false}});
    REQUIRE(steps.size() == 3);
    CHECK(steps[0].seconds == 1);
    CHECK(steps[0].at_risk == 6);
    CHECK(steps[0].ended == 1);
    CHECK(steps[1].seconds == 3);
    CHECK(steps[1].at_risk == 5);
    CHECK(steps[1].ended == 2);
    CHECK(steps[2].seconds == 7);
    CHECK(steps[2].at_risk == 1);
    CHECK(steps[2].ended == 1);
    CHECK(survival_steps({}).empty());
    CHECK(survival_steps({{4, true}}).empty());
}

TEST_CASE("the curve reaches one half where Kaplan and Meier's median stands") {
    std::vector<Survival> observed{{10, false}, {20, true}, {30, false}, {40, false}, {50, true}, {60, false}};
    const auto median = kaplan_meier(observed, 50);
    REQUIRE(median.has_value());
    double left = 1;
    Seconds reached = 0;
    for (const SurvivalStep& step : survival_steps(observed)) {
        left *= 1.0 - double(step.ended) / double(step.at_risk);
        if (left <= 0.5 && reached == 0) reached = step.seconds;
    }
    CHECK(reached == *median);
}

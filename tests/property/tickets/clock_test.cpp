#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "policy/policy.hpp"
#include "property/seed_step.hpp"
#include "reference/tickets/figures.hpp"
#include "reference/tickets/random_world.hpp"
#include "reference/tickets/written.hpp"
#include "tickets/business_time.hpp"
#include "tickets/distribution.hpp"

// Business time against the clock that looks at every minute, and the curve against nearest rank.

namespace {

namespace slow = reference::tickets;
using msp_audit::BusinessTime;
using msp_audit::Day;
using msp_audit::Seconds;

constexpr Seconds day = 86400;

msp_audit::Instant at(slow::Instant instant) { return msp_audit::Instant::from_count(instant); }

/// As the policy file of a world reads it: both sides have the same calendar.
BusinessTime time_of(const slow::Calendar& calendar, slow::Instant first, slow::Instant last) {
    slow::World world;
    world.policy.calendars["default"] = calendar;
    const msp_audit::Policy policy = msp_audit::read_policy(slow::policy_file(world), "msp-audit.toml");
    const auto day_of = [](slow::Instant instant) {
        return *Day::parse(slow::date_text(static_cast<int>(instant / day)));
    };
    return {policy.tickets.calendars.front(), day_of(first), day_of(last)};
}

const std::vector<std::string>& zones() {
    static const std::vector<std::string> names{
        "UTC",         "Europe/Brussels",     "America/New_York", "America/St_Johns",
        "Asia/Tehran", "Australia/Lord_Howe", "Pacific/Apia",     "America/Sao_Paulo"};
    return names;
}

/// Both clocks on intervals of all lengths; and the laws that need no second opinion.
void compare(const slow::Calendar& calendar, slow::Instant start, slow::Dice& dice) {
    const BusinessTime fast = time_of(calendar, start - 3 * day, start + 500 * day);
    const slow::BusinessClock clock(calendar);
    for (int i = 0; i < 25; ++i) {
        const slow::Instant a = start + dice.below(40 * day);
        const slow::Instant b = a + slow::random_gap(dice);
        const slow::Instant c = b + slow::random_gap(dice);
        CAPTURE(a);
        CAPTURE(b);
        CHECK(fast.elapsed(at(a), at(b)) == clock.between(a, b));
        CHECK(fast.elapsed(at(a), at(c)) == fast.elapsed(at(a), at(b)) + fast.elapsed(at(b), at(c)));
        CHECK(fast.elapsed(at(a), at(c)) <= c - a);
        CHECK(fast.is_working(at(a)) == slow::open_at(calendar, a));
    }
    const slow::Instant a = start + dice.below(30 * day);
    const Seconds wanted = 1 + dice.below(50 * 3600);
    const auto due = clock.due(a, wanted);
    CAPTURE(a);
    if (due) CHECK(fast.due(at(a), wanted) == at(*due));
}

}  // namespace

TEST_CASE("business time is what a look at every minute says, on random calendars in many zones") {
    for (std::uint64_t seed = 1; seed <= 120; seed += static_cast<std::uint64_t>(seed_step())) {
        CAPTURE(seed);
        slow::Dice dice(seed);
        const slow::Instant start = slow::random_start(dice);
        slow::Calendar calendar = slow::random_calendar(dice, start);
        if (seed % 2 == 0) calendar.timezone = dice.pick(zones());
        compare(calendar, start, dice);
    }
}

TEST_CASE("hours across a change of the clock are as long as a look at every minute says") {
    // 2024-03-25 and 2024-10-21: the weeks before Europe's changes; 2024-03-05 and 2024-10-31: America's;
    // 2024-04-03, 2024-10-02: Lord Howe's of half an hour; 2011-12-26: Apia leaves out a day; 2024-10-30: Havana
    // has its midnight twice.
    const std::vector<std::pair<std::string, slow::Instant>> changes{
        {"Europe/Brussels", 1711324800},  {"Europe/Brussels", 1729468800},     {"America/New_York", 1709596800},
        {"America/New_York", 1730332800}, {"Australia/Lord_Howe", 1712102400}, {"Australia/Lord_Howe", 1727827200},
        {"Pacific/Apia", 1324857600},     {"America/Havana", 1730246400}};
    const std::vector<slow::Hours> hours{{0, 1440},   {60, 240},   {120, 180},   {180, 360}, {1320, 360},
                                         {1410, 300}, {60, 150},   {150, 240},   {135, 165}, {1320, 150},
                                         {105, 120},  {100, 1440}, {1080, 1440}, {0, 30},    {1320, 20}};
    std::uint64_t seed = 0;
    for (const auto& [zone, start] : changes) {
        for (const slow::Hours& one : hours) {
            CAPTURE(zone);
            CAPTURE(one.from);
            slow::Calendar calendar;
            calendar.timezone = zone;
            calendar.week.fill({one});
            slow::Dice dice(++seed);
            const BusinessTime fast = time_of(calendar, start - 2 * day, start + 12 * day);
            const slow::BusinessClock clock(calendar);
            for (slow::Instant from = start; from < start + 8 * day; from += day) {
                const slow::Instant to = from + dice.below(2 * day);
                CHECK(fast.elapsed(at(from), at(to)) == clock.between(from, to));
                if (one.from == 0 && one.to == 1440) CHECK(fast.elapsed(at(from), at(to)) == to - from);
            }
        }
    }
}

TEST_CASE("the curve says what the reference says of random samples, and nearest rank where nothing is censored") {
    slow::Dice dice(7);
    for (int n = 1; n <= 2000; ++n) {
        slow::Sample all;
        for (int i = 0; i < n; ++i) all.ended.push_back(slow::random_gap(dice));
        std::sort(all.ended.begin(), all.ended.end());
        for (const int percent : {50, 90}) {
            std::vector<msp_audit::Survival> observed;
            for (const slow::Seconds seconds : all.ended) observed.push_back({seconds, false});
            CHECK(msp_audit::kaplan_meier(observed, percent) == slow::nearest_rank(all.ended, {percent, 100}));
        }
    }
    for (int i = 0; i < 300; ++i) {
        slow::Sample some;
        for (int size = dice.below(40); size > 0; --size) {
            (dice.chance(60) ? some.ended : some.censored).push_back(dice.below(30));
        }
        std::sort(some.ended.begin(), some.ended.end());
        std::sort(some.censored.begin(), some.censored.end());
        for (const int percent : {50, 90, 95}) {
            std::vector<msp_audit::Survival> observed;
            for (const slow::Seconds seconds : some.ended) observed.push_back({seconds, false});
            for (const slow::Seconds seconds : some.censored) observed.push_back({seconds, true});
            CHECK(msp_audit::kaplan_meier(observed, percent) == slow::kaplan_meier(some, {percent, 100}));
        }
    }
}

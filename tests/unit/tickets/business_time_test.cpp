#include "tickets/business_time.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "unit/tickets/calendar_rules.hpp"

using namespace msp_audit;  // NOLINT(google-build-using-namespace): a test of this namespace

namespace {

/// A calendar over 2025 to 2026, asked in local times.
struct Desk {
    explicit Desk(CalendarRules its_rules)
        : rules(std::move(its_rules)), time(rules, day_of("2025-01-01"), day_of("2026-12-31")) {}
    [[nodiscard]] Instant at(std::string_view text) const { return local_instant(rules.zone, text); }
    [[nodiscard]] Seconds elapsed(std::string_view a, std::string_view b) const { return time.elapsed(at(a), at(b)); }

    CalendarRules rules;
    BusinessTime time;
};

Desk brussels(std::int32_t opening, std::int32_t closing) {
    return Desk(office_hours(zone_named("Europe/Brussels"), {{opening * hour, closing * hour}}));
}

}  // namespace

// 2026-11-20 is a Friday.

TEST_CASE("from Friday afternoon to Monday afternoon is one working day") {
    CHECK(brussels(9, 17).elapsed("2026-11-20 16:00", "2026-11-23 16:00") == 8 * hour);
}

TEST_CASE("a night costs only what is left before closing and after opening") {
    CHECK(brussels(8, 18).elapsed("2026-11-18 17:55", "2026-11-19 08:05") == 10 * 60);
}

TEST_CASE("a target that is set half an hour before closing falls due the next working day") {
    const Desk desk = brussels(9, 17);
    CHECK(desk.time.due(desk.at("2026-11-18 16:30"), hour) == desk.at("2026-11-19 09:30"));
    CHECK(desk.time.due(desk.at("2026-11-20 16:30"), hour) == desk.at("2026-11-23 09:30"));
    CHECK(desk.time.due(desk.at("2026-11-21 12:00"), hour) == desk.at("2026-11-23 10:00"));
    // Time that is used up at closing is due then, not the next morning.
    CHECK(desk.time.due(desk.at("2026-11-18 16:00"), hour) == desk.at("2026-11-18 17:00"));
}

TEST_CASE("a target of nothing is due at once, or when work begins") {
    const Desk desk = brussels(9, 17);
    CHECK(desk.time.due(desk.at("2026-11-18 16:30"), 0) == desk.at("2026-11-18 16:30"));
    CHECK(desk.time.due(desk.at("2026-11-18 17:00"), 0) == desk.at("2026-11-19 09:00"));
}

TEST_CASE("a target beyond the covered days is never due") {
    const Desk desk = brussels(9, 17);
    // 31 December 2026 is a Thursday.
    CHECK(desk.time.due(desk.at("2026-12-31 16:00"), hour) == desk.at("2026-12-31 17:00"));
    CHECK_FALSE(desk.time.due(desk.at("2026-12-31 16:00"), hour + 1).has_value());
    CHECK_FALSE(desk.time.due(desk.at("2026-12-31 17:00"), 0).has_value());
    CHECK_FALSE(Desk(CalendarRules{}).time.due(desk.at("2026-12-31 16:00"), 1).has_value());
}

TEST_CASE("what is opened and solved outside hours took no working time") {
    const Desk desk = brussels(9, 17);
    CHECK(desk.elapsed("2026-11-20 19:00", "2026-11-22 23:00") == 0);
    CHECK(desk.elapsed("2026-11-20 17:00", "2026-11-23 09:00") == 0);
    CHECK(desk.elapsed("2026-11-20 16:59:59", "2026-11-23 09:00:01") == 2);
}

TEST_CASE("time does not run backwards") {
    const Desk desk = brussels(9, 17);
    CHECK(desk.elapsed("2026-11-18 16:00", "2026-11-18 10:00") == 0);
    CHECK(desk.elapsed("2026-11-18 16:00", "2026-11-18 16:00") == 0);
}

TEST_CASE("hours are half open") {
    const Desk desk = brussels(9, 17);
    CHECK_FALSE(desk.time.is_working(desk.at("2026-11-18 08:59:59")));
    CHECK(desk.time.is_working(desk.at("2026-11-18 09:00")));
    CHECK(desk.time.is_working(desk.at("2026-11-18 16:59:59")));
    CHECK_FALSE(desk.time.is_working(desk.at("2026-11-18 17:00")));
}

TEST_CASE("a day may have several hours") {
    const Desk desk(office_hours(TimeZone(), {{9 * hour, 12 * hour}, {13 * hour, 17 * hour + 1800}}));
    CHECK(desk.elapsed("2026-11-18 00:00", "2026-11-19 00:00") == 7 * hour + 1800);
    CHECK(desk.elapsed("2026-11-18 11:00", "2026-11-18 14:00") == 2 * hour);
    CHECK(desk.time.due(desk.at("2026-11-18 11:30"), hour) == desk.at("2026-11-18 13:30"));
    const auto parts = desk.time.between(desk.at("2026-11-18 11:00"), desk.at("2026-11-18 14:00"));
    REQUIRE(parts.size() == 2);
    CHECK(parts[0] == Interval{desk.at("2026-11-18 11:00"), desk.at("2026-11-18 12:00")});
    CHECK(parts[1] == Interval{desk.at("2026-11-18 13:00"), desk.at("2026-11-18 14:00")});
    CHECK(desk.time.between(desk.at("2026-11-18 12:00"), desk.at("2026-11-18 13:00")).empty());
}

TEST_CASE("hours that wrap midnight belong to the day on which they start") {
    // Monday to Friday from 22:00 to 06:00.
    CalendarRules rules = office_hours(TimeZone(), {{22 * hour, 30 * hour}});
    const Desk desk(rules);
    CHECK(desk.elapsed("2026-11-16 00:00", "2026-11-16 12:00") == 0);  // Sunday night has none
    CHECK(desk.elapsed("2026-11-21 00:00", "2026-11-22 00:00") == 6 * hour);
    SUBCASE("a holiday cancels them to their end and leaves the tail of the day before") {
        rules.holidays = {day_of("2026-11-18")};
        const Desk closed(rules);
        CHECK(closed.elapsed("2026-11-18 00:00", "2026-11-19 00:00") == 6 * hour);
        CHECK(closed.elapsed("2026-11-18 06:00", "2026-11-19 22:00") == 0);
    }
    SUBCASE("a short day replaces them to their end") {
        rules.short_days[day_of("2026-11-18")] = {{20 * hour, 21 * hour}};
        const Desk shorter(rules);
        CHECK(shorter.elapsed("2026-11-18 06:00", "2026-11-19 22:00") == hour);
    }
    SUBCASE("the first covered day has the tail of the day before") {
        const BusinessTime time(rules, day_of("2026-11-18"), day_of("2026-11-18"));
        CHECK(time.elapsed(desk.at("2026-11-18 00:00"), desk.at("2026-11-19 00:00")) == 8 * hour);
    }
}

TEST_CASE("a short day has its own hours on a holiday too") {
    CalendarRules rules = office_hours(TimeZone(), {{9 * hour, 17 * hour}});
    rules.holidays = {day_of("2026-12-24"), day_of("2026-12-25")};
    rules.short_days[day_of("2026-12-24")] = {{9 * hour, 12 * hour}};
    const Desk desk(rules);
    CHECK(desk.elapsed("2026-12-24 00:00", "2026-12-28 00:00") == 3 * hour);
}

TEST_CASE("hours that overlap across days count once") {
    // From noon to noon, and again from ten to eleven.
    CalendarRules rules = round_the_clock(zone_named("Europe/Brussels"));
    for (auto& hours : rules.week) hours = {{10 * hour, 11 * hour}, {12 * hour, 36 * hour}};
    const Desk desk(rules);
    CHECK(desk.elapsed("2026-03-20 00:00", "2026-04-20 00:00") == 31 * seconds_a_day - hour);
}

TEST_CASE("working hours keep to the clock on the wall when summer time begins and ends") {
    // Nine to five in Brussels is 08:00Z to 16:00Z in winter and an hour earlier in summer.
    const Desk desk = brussels(9, 17);
    CHECK(desk.time.is_working(*Instant::parse("2026-03-27T08:00:00Z")));
    CHECK_FALSE(desk.time.is_working(*Instant::parse("2026-03-30T06:59:59Z")));
    CHECK(desk.time.is_working(*Instant::parse("2026-03-30T07:00:00Z")));
    CHECK(desk.elapsed("2026-03-27 16:00", "2026-03-30 10:00") == 2 * hour);
}

TEST_CASE("hours at a change of the clock are as long as they last") {
    CalendarRules rules = round_the_clock(zone_named("Europe/Brussels"));
    for (auto& hours : rules.week) hours = {{1 * hour, 5 * hour}};
    const Desk desk(rules);
    CHECK(desk.elapsed("2026-03-29 00:00", "2026-03-30 00:00") == 3 * hour);
    CHECK(desk.elapsed("2026-10-25 00:00", "2026-10-26 00:00") == 5 * hour);
    // An end that does not exist is the jump; one that comes twice is the first.
    for (auto& hours : rules.week) hours = {{1 * hour, 2 * hour + 1800}};
    const Desk short_night(rules);
    CHECK(short_night.elapsed("2026-03-29 00:00", "2026-03-30 00:00") == hour);
    CHECK(short_night.elapsed("2026-10-25 00:00", "2026-10-26 00:00") == hour + 1800);
}

TEST_CASE("round the clock is the calendar, in every zone and across every change") {
    std::mt19937_64 random(20261122);
    for (const std::string_view name : {"UTC", "Europe/Brussels", "America/New_York", "Asia/Kolkata",
                                        "Australia/Lord_Howe", "America/Sao_Paulo", "America/St_Johns"}) {
        CAPTURE(name);
        const TimeZone zone = zone_named(name);
        const BusinessTime time(round_the_clock(zone), day_of("2005-01-01"), day_of("2020-12-31"));
        const Instant begin = zone.start_of(day_of("2005-01-01"));
        const Instant end = zone.start_of(day_of("2021-01-01"));
        CHECK(time.elapsed(begin, end) == end - begin);
        CHECK(time.between(begin, end) == std::vector<Interval>{{begin, end}});
        for (int i = 0; i < 200; ++i) {
            const Instant a = begin + static_cast<Seconds>(random() % static_cast<std::uint64_t>(end - begin));
            const Seconds length = static_cast<Seconds>(random() % static_cast<std::uint64_t>(end - a));
            CHECK(time.elapsed(a, a + length) == length);
            CHECK(time.due(a, length) == a + length);
        }
    }
}

TEST_CASE("business time adds up, never exceeds the calendar, and due is its inverse") {
    std::mt19937_64 random(1122);
    const auto below = [&random](std::int64_t bound) {
        return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(bound));
    };
    for (int round = 0; round < 60; ++round) {
        CalendarRules rules;
        rules.zone = zone_named(round % 2 == 0 ? "Australia/Lord_Howe" : "America/Sao_Paulo");
        for (auto& hours : rules.week) {
            for (std::int64_t from = below(40'000); from < seconds_a_day && below(4) != 0;) {
                const std::int64_t to = from + 1 + below(50'000);
                hours.push_back({static_cast<std::int32_t>(from), static_cast<std::int32_t>(to)});
                from = to + 1 + below(20'000);
            }
        }
        for (int i = 0; i < 10; ++i) {
            const Day free = day_of("2018-01-01") + static_cast<int>(below(30) * 13 + i);
            if (rules.holidays.empty() || rules.holidays.back() < free) rules.holidays.push_back(free);
        }
        const BusinessTime time(rules, day_of("2018-01-01"), day_of("2019-01-31"));
        const Instant begin = rules.zone.start_of(day_of("2018-01-01"));
        const Seconds span = rules.zone.start_of(day_of("2019-02-01")) - begin;
        for (int i = 0; i < 100; ++i) {
            std::vector<Instant> three{begin + below(span), begin + below(span), begin + below(span)};
            std::sort(three.begin(), three.end());
            const Seconds whole = time.elapsed(three[0], three[2]);
            CHECK(whole == time.elapsed(three[0], three[1]) + time.elapsed(three[1], three[2]));
            CHECK(whole <= three[2] - three[0]);
            CHECK(whole >= 0);
            Seconds listed = 0;
            for (const Interval& part : time.between(three[0], three[2])) listed += part.length();
            CHECK(listed == whole);
            if (whole == 0) continue;
            const Instant due = time.due(three[0], whole);
            REQUIRE(due.has_value());
            CHECK(due <= three[2]);
            CHECK(time.elapsed(three[0], due) == whole);
            CHECK(time.elapsed(three[0], due + -1) == whole - 1);
        }
    }
}

TEST_CASE("an instant outside the covered days is refused") {
    const Desk desk = brussels(9, 17);
    const Instant inside = desk.at("2026-11-18 10:00");
    const Instant end = desk.at("2027-01-01 00:00");
    CHECK(desk.time.elapsed(inside, end) > 0);
    CHECK_THROWS_AS((void)desk.time.elapsed(inside, end + 1), std::out_of_range);
    CHECK_THROWS_AS((void)desk.time.elapsed(desk.at("2024-12-31 23:59:59"), inside), std::out_of_range);
    CHECK_THROWS_AS((void)desk.time.is_working(Instant()), std::out_of_range);
}

TEST_CASE("a company has the calendar that names it, others the default one, or none") {
    TicketPolicy policy;
    policy.calendars.push_back(office_hours(TimeZone(), {{9 * hour, 17 * hour}}));
    policy.calendars.back().name = "support";
    policy.calendars.back().companies = {"contoso"};
    const Instant first = *Instant::parse("2026-11-18T00:00:00Z");
    const Instant last = *Instant::parse("2026-11-19T00:00:00Z");
    const Calendars one(policy, first, last);
    CHECK(one.any());
    REQUIRE(one.of(" CONTOSO ") != nullptr);
    CHECK(one.of("CONTOSO")->elapsed(first, last) == 8 * hour);
    CHECK(one.rules_of("Contoso")->name == "support");
    CHECK(one.of("Fabrikam") == nullptr);
    CHECK(one.rules_of("Fabrikam") == nullptr);
    policy.calendars.push_back(round_the_clock(TimeZone()));
    const Calendars two(policy, first, last);
    REQUIRE(two.of("Fabrikam") != nullptr);
    CHECK(two.of("Fabrikam")->elapsed(first, last) == 24 * hour);
    CHECK(two.rules_of("")->name == "default");
    // A year of hours from the last instant is still due.
    CHECK(two.of("Fabrikam")->due(last, 366 * seconds_a_day) == last + 366 * seconds_a_day);
    CHECK_FALSE(Calendars(TicketPolicy(), first, last).any());
    CHECK(Calendars(TicketPolicy(), first, last).of("Contoso") == nullptr);
    CHECK(Calendars(policy, Instant(), Instant()).any());
}

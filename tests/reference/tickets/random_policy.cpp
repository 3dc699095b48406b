#include "random_world.hpp"

#include "text.hpp"

namespace reference::tickets {
namespace {

const std::vector<std::string>& zones() {
    static const std::vector<std::string> names = {"UTC",          "Europe/Brussels",     "America/New_York",
                                                   "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia"};
    return names;
}

/// Hours of one day that do not overlap each other; the last may wrap midnight.
std::vector<Hours> random_hours(Dice& dice) {
    static const std::vector<std::vector<Hours>> days = {{{540, 1020}},
                                                         {{540, 1020}},
                                                         {{480, 1080}},
                                                         {{540, 720}, {780, 1050}},
                                                         {{1320, 360}},
                                                         {{60, 150}},
                                                         {{0, 120}, {600, 601}, {1200, 600}},
                                                         {{1080, 1440}},
                                                         {{0, 1440}},
                                                         {}};
    return dice.pick(days);
}

Target random_target(Dice& dice) {
    static const std::vector<Seconds> within = {3600, 14400, 28800, 86400, 259200};
    Target made;
    made.within = dice.pick(within);
    made.business = dice.chance(50);
    made.first = dice.chance(25);
    made.net = dice.chance(70);
    made.percent = dice.pick(std::vector<int>{100, 95, 80, 50});
    return made;
}

/// Targets of which no two with as many selectors fit one ticket.
std::vector<Target> random_targets(Dice& dice) {
    std::vector<Target> made;
    for (const std::string priority : {"", "1 - Critical", "2"}) {
        if (dice.chance(60)) {
            made.push_back(random_target(dice));
            made.back().priority = priority;
        }
    }
    if (dice.chance(40)) {
        made.push_back(random_target(dice));
        made.back().priority = "1 - critical";
        made.back().company = "Contoso";
    }
    return made;
}

}  // namespace

Instant random_start(Dice& dice) {
    static const std::vector<std::string> days = {"2024-03-05", "2024-03-15", "2024-10-10", "2024-10-25",
                                                  "2011-12-10", "2024-02-15", "2023-12-05", "2024-06-20"};
    return instant(dice.pick(days)) + dice.below(86400);
}

Seconds random_gap(Dice& dice) {
    static const std::vector<Seconds> edges = {0,     0,     1,      59,     60,      3599,   3600,
                                               86399, 86400, 604800, 604801, 1209600, 1209601};
    if (dice.chance(35)) {
        return dice.pick(edges);
    }
    const int scale = dice.pick(std::vector<int>{600, 7200, 86400, 432000});
    return dice.below(scale);
}

Calendar random_calendar(Dice& dice, Instant start) {
    Calendar made;
    made.timezone = dice.pick(zones());
    const auto usual = random_hours(dice);
    for (std::size_t day = 0; day < 7; ++day) {
        const bool weekend = day >= 5;
        made.week[day] = weekend && dice.chance(70) ? std::vector<Hours>{} : usual;
        if (dice.chance(20)) {
            made.week[day] = random_hours(dice);
        }
    }
    made.week[2] =
        made.week[2].empty() ? std::vector<Hours>{{540, 1020}} : made.week[2];  // a calendar opens some day
    const int first = static_cast<int>(start / 86400);
    for (int i = dice.below(6); i > 0; --i) {
        made.holidays.insert(date_text(first + dice.below(60)));
    }
    for (int i = dice.below(4); i > 0; --i) {
        const bool on_holiday = !made.holidays.empty() && dice.chance(40);
        made.short_days[on_holiday ? *made.holidays.begin() : date_text(first + dice.below(60))] = random_hours(dice);
    }
    return made;
}

Policy random_policy(Dice& dice, Instant start) {
    Policy made;
    made.timezone = dice.pick(zones());
    if (dice.chance(80)) {
        made.calendars["default"] = random_calendar(dice, start);
    }
    if (dice.chance(40)) {
        made.calendars["shift"] = random_calendar(dice, start);
        made.calendars["shift"].companies = {"Fabrikam"};
    }
    if (dice.chance(30)) {
        made.statuses["Parked"] = Class::wait_other;
    }
    if (dice.chance(30)) {
        made.codes = {{"No fault found", Class::voided}, {"duplicate", Class::resolved}};
    }
    if (dice.chance(30)) {
        made.net_of = {Class::wait_customer, Class::wait_other};
    }
    made.count_reopen_gap = dice.chance(60);
    made.reopen_days = dice.pick(std::vector<int>{14, 14, 7, 1});
    made.window_days = dice.pick(std::vector<int>{7, 7, 1, 0});
    made.threshold = dice.pick(std::vector<std::string>{"0.8", "0.8", "0.75", "0.5", "1"});
    made.max_requester_tickets = dice.pick(std::vector<int>{50, 50, 5});
    if (dice.chance(50)) {
        made.machine_requesters = {"monitoring@*"};
    }
    made.resolution_targets = random_targets(dice);
    made.response_targets = random_targets(dice);
    for (Target& target : made.response_targets) {
        target.first = false;
        target.net = false;
    }
    return made;
}

}  // namespace reference::tickets

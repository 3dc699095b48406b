#include "duplicates.hpp"
#include "figures.hpp"
#include "random_world.hpp"
#include "reopens.hpp"
#include "service_levels.hpp"
#include "text.hpp"
#include "written.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fstream>

// Laws of the reference itself over random worlds, and proof that the worlds hold what they are for.
using namespace reference::tickets;

namespace {

constexpr std::uint64_t worlds = 70;

/// What the worlds held, in all.
struct Met {
    int resolved = 0, open = 0, voided = 0, by_code = 0, unknown = 0, rebuilt = 0, unread = 0, from_file = 0;
    int unusable = 0, timeless = 0, reopens = 0, late = 0, pending = 0, links = 0, groups = 0, machines = 0,
        storms = 0;
    int history = 0, closed_at = 0, undetermined = 0, past_target = 0, by_due = 0, collapsed = 0, rejected = 0;
};

void count_tickets(const Folded& folded, Met& met) {
    met.resolved += folded.count(State::resolved);
    met.open += folded.count(State::open);
    met.voided += folded.count(State::voided);
    met.unknown += folded.open_unknown_status();
    met.from_file += folded.order_from_file();
    met.unusable += folded.unusable();
    met.timeless += folded.resolved_without_time();
    met.history += folded.dated_by("history");
    met.closed_at += folded.dated_by("closed_at");
    met.collapsed += folded.collapsed;
    met.rejected += folded.rejected;
    for (const Ticket& ticket : folded.tickets) {
        met.by_code += ticket.void_by_code ? 1 : 0;
        met.rebuilt += ticket.rebuilt ? 1 : 0;
        met.unread += ticket.read ? 0 : 1;
    }
}

void check_times(const World& world, const Clocks& clocks, const Folded& folded) {
    for (const Ticket& ticket : folded.tickets) {
        const auto of = [&](bool business, bool net) {
            return elapsed(world.policy, clocks, ticket, folded.as_of, business, net);
        };
        CHECK(of(false, false) == folded.as_of - ticket.opened);
        if (of(true, false)) {
            CHECK(*of(true, false) <= *of(false, false));
        }
        if (of(false, true)) {
            CHECK(*of(false, true) <= *of(false, false));
        }
        if (of(true, true)) {
            CHECK(*of(true, true) <= std::min(*of(true, false), *of(false, true)));
        }
    }
}

void check_figures(const World& world, const Clocks& clocks, const Folded& folded) {
    for (const std::string name : {"final_calendar_gross", "final_business_net", "first_calendar_net",
                                   "first_response_business", "open_age_calendar"}) {
        auto drawn = sample(world.policy, clocks, folded, name);
        const Figures with = figures(drawn);
        if (with.km_median && with.median) {
            CHECK(*with.km_median >= *with.median);
        }
        drawn.censored.clear();
        CHECK(figures(drawn).km_median == with.median);
        CHECK(figures(drawn).km_p90 == with.p90);
    }
}

void check_reopens(const World& world, const Folded& folded, Met& met) {
    const auto made = count_reopens(world.policy, folded);
    Cohort sum;
    for (const auto& [month, cohort] : made.cohort_months) {
        sum.reopened.numerator += cohort.reopened.numerator;
        sum.reopened.denominator += cohort.reopened.denominator;
        sum.pending += cohort.pending;
    }
    CHECK(sum.reopened == made.cohort_all.reopened);
    CHECK(sum.pending == made.cohort_all.pending);
    CHECK(made.ticket.numerator <= made.ticket.denominator);
    const auto again = find_recreated(world, folded);
    CHECK(again.effective.denominator == made.cohort_all.reopened.denominator);
    CHECK(again.effective.numerator >= made.cohort_all.reopened.numerator);
    met.reopens += made.events;
    met.late += made.cohort_all.late;
    met.pending += made.cohort_all.pending;
    met.links += static_cast<int>(again.links.size());
}

void check_duplicates(const World& world, const Folded& folded, Met& met) {
    const auto found = find_duplicates(world, folded, {});
    std::set<std::size_t> seen;
    for (const Group& group : found.groups) {
        CHECK(seen.insert(group.leader).second);
        met.machines += group.machine ? 1 : 0;
        for (const Pair& follower : group.followers) {
            CHECK(seen.insert(follower.b).second);
            const auto same = [&](const Pair& pair) { return pair.a == follower.a && pair.b == follower.b; };
            CHECK(std::any_of(found.pairs.begin(), found.pairs.end(), same));
        }
    }
    met.groups += static_cast<int>(found.groups.size());
    met.storms += static_cast<int>(found.storms.size());
}

void count_levels(const World& world, const Clocks& clocks, const Folded& folded, Met& met) {
    const auto levels = resolution_levels(world.policy, clocks, folded);
    for (const Level& level : levels.targets) {
        met.undetermined += level.undetermined;
        met.past_target += level.void_past_target;
    }
    met.by_due += levels.due.low_of();
}

}  // namespace

TEST_CASE("the laws hold in random worlds, and the worlds hold what they are for") {
    Met met;
    for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
        CAPTURE(seed);
        const World world = random_world(seed);
        const Folded folded = fold(world);
        const Clocks clocks(world.policy);
        count_tickets(folded, met);
        check_times(world, clocks, folded);
        check_figures(world, clocks, folded);
        check_reopens(world, folded, met);
        check_duplicates(world, folded, met);
        count_levels(world, clocks, folded, met);
    }
    const std::vector<std::pair<std::string, int>> counts = {{"resolved", met.resolved},
                                                             {"open", met.open},
                                                             {"void", met.voided},
                                                             {"void by code", met.by_code},
                                                             {"unknown", met.unknown},
                                                             {"rebuilt", met.rebuilt},
                                                             {"unread", met.unread},
                                                             {"from file", met.from_file},
                                                             {"unusable", met.unusable},
                                                             {"timeless", met.timeless},
                                                             {"reopens", met.reopens},
                                                             {"late", met.late},
                                                             {"pending", met.pending},
                                                             {"links", met.links},
                                                             {"groups", met.groups},
                                                             {"machines", met.machines},
                                                             {"storms", met.storms},
                                                             {"history", met.history},
                                                             {"closed_at", met.closed_at},
                                                             {"undetermined", met.undetermined},
                                                             {"past target", met.past_target},
                                                             {"by due", met.by_due},
                                                             {"collapsed", met.collapsed},
                                                             {"rejected", met.rejected}};
    for (const auto& [name, count] : counts) {
        CAPTURE(name);
        CHECK(count >= 5);
        if (std::getenv("TICKET_WORLDS") != nullptr) {
            std::printf("%s %d\n", name.c_str(), count);
        }
    }
}

TEST_CASE("a log as of an instant is the log without what came later, but for tickets that only later rows tell of") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        World world = random_world(seed, {}, Kind::snapshots);
        const Instant as_of = fold(world).as_of - 9 * 86400;
        world.as_of = as_of;
        const Folded all = fold(world);
        World early = world;
        early.rows.clear();
        for (const Row& row : world.rows) {
            const auto updated = time_of(row.cells, "updated_at");
            if (row.source != "tickets-1" || !updated || *updated <= as_of) {
                early.rows.push_back(row);
            }
        }
        int unread = 0;
        for (const Ticket& ticket : all.tickets) {
            unread += ticket.read ? 0 : 1;
        }
        const Folded cut = fold(early);
        CHECK(cut.tickets.size() + static_cast<std::size_t>(unread) >= all.tickets.size());
        CHECK(cut.count(State::voided) == all.count(State::voided));
    }
}

TEST_CASE("the clock says what each second says by itself") {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        CAPTURE(seed);
        Dice dice(seed);
        const Instant start = random_start(dice);
        const Calendar calendar = random_calendar(dice, start);
        const BusinessClock clock(calendar);
        const Instant from = start + dice.below(30 * 86400);
        const Instant to = from + dice.below(20000);
        Seconds counted = 0;
        for (Instant at = from; at < to; ++at) {
            counted += open_at(calendar, at) ? 1 : 0;
        }
        CHECK(clock.between(from, to) == counted);
        const Instant late = to + dice.below(9 * 86400);
        CHECK(clock.between(from, late) == counted + clock.between(to, late));
        const auto due = clock.due(from, 3 * 3600);
        if (due) {
            CHECK(clock.between(from, *due) == 3 * 3600);
            CHECK(clock.between(from, *due - 1) == 3 * 3600 - 1);
        }
    }
}

TEST_CASE("a world is written in full") {
    const World world = random_world(3, {}, Kind::changes);
    const auto files = csv_files(world);
    CHECK(std::count(files.at("tickets-1.csv").begin(), files.at("tickets-1.csv").end(), '\n') ==
          static_cast<std::ptrdiff_t>(world.rows.size()) + 1);
    CHECK(files.count("events.csv") == 1);
    CHECK(policy_file(world).find("[tickets]") == 0);
    const char* folder = std::getenv("TICKET_WORLD_FOLDER");
    for (const auto& [name, text] : files) {
        if (folder != nullptr) {
            std::ofstream(std::string(folder) + "/" + name) << text;
        }
    }
    if (folder != nullptr) {
        std::ofstream(std::string(folder) + "/msp-audit.toml") << policy_file(world);
    }
}

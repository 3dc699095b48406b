#include <doctest/doctest.h>

#include "ticket_world.hpp"
#include "tickets/resolution_ends.hpp"
#include "tickets/resolution_parts.hpp"

using namespace msp_audit;
using msp_audit::testing::at;
using msp_audit::testing::TicketWorld;

namespace {

/// "opened/resolved/backlog" of each month; ? for what is not known.
std::string shown(TicketWorld& world) {
    const Tickets tickets = world.fold();
    const Calendars calendars(world.policy, at(-400), tickets.as_of);
    const TicketDurations durations = measure(tickets, world.policy, calendars, ResolutionEnds(tickets));
    std::string text;
    for (const MonthFigures& month : figures_by_month(tickets, durations, {}, TimeZone())) {
        text += (text.empty() ? "" : " ") + std::to_string(month.opened) + "/" + std::to_string(month.resolved) +
                "/" + (month.backlog ? std::to_string(*month.backlog) : "?");
    }
    return text;
}

}  // namespace

// at(26) is 31 January, at(27) 1 February.

TEST_CASE("a ticket whose newest status is unknown is open, and in the backlog at as-of") {
    TicketWorld world;
    world.begin_log();
    world.row("T1", at(0), "Resolved", at(0));
    world.row("T1", at(0), "Foo", at(1));
    CHECK(shown(world) == "1/0/1");
}

TEST_CASE("a history that begins before the opening puts a ticket into no backlog before it") {
    TicketWorld world;
    world.begin_log();
    world.row("T1", at(27), "New", at(26, 23, 50));
    world.row("T1", at(27), "Waiting on customer", at(40));
    world.row("T2", at(20), "Open", at(21));
    CHECK(shown(world) == "1/0/1 1/0/2");
}

TEST_CASE("a resolved ticket leaves the backlog at its final instant, not before") {
    TicketWorld world;
    world.begin_log();
    world.row("T1", at(20), "New", at(20));
    world.row("T1", at(20), "Resolved", at(21)).resolved = at(30);
    CHECK(shown(world) == "1/0/1 0/1/0");
}

TEST_CASE("void tickets leave the backlog when voided; what is done without a time leaves it unknown until as-of") {
    TicketWorld world;
    world.begin_file(
        "p", {TicketColumn::ticket_id, TicketColumn::opened_at, TicketColumn::status, TicketColumn::closed_at});
    world.row("void", at(0), "Cancelled").closed = at(28);
    world.row("undated", at(0), "Closed");
    world.row("open", at(1), "Open");
    CHECK(shown(world) == "3/0/? 0/0/1");
}

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "ticket_world.hpp"

using namespace msp_audit;
using msp_audit::testing::at;
using msp_audit::testing::ticket_named;
using msp_audit::testing::TicketWorld;

// Rows of a log that come twice, or without a time of update.

TEST_CASE("a copy of a row does not make it newer than the rows between") {
    TicketWorld world;
    world.begin_log();
    world.row("T1", at(0), "Pending", at(1)).reopen_count = 0;
    TicketRow& resolved = world.row("T1", at(0), "Done", at(1));
    resolved.resolved = at(1);
    resolved.reopen_count = 1;
    world.row("T1", at(0), "Pending", at(1)).reopen_count = 0;
    const Tickets tickets = world.fold();
    const Ticket& ticket = tickets.tickets.front();
    CHECK(ticket.state == TicketState::resolved);
    CHECK(ticket.dated_by == DatedBy::resolved_at);
    CHECK(ticket.row.reopen_count == 1);
    CHECK(tickets.counts.rows == 2);
    CHECK(tickets.counts.equal_rows == 1);
    CHECK(world.inputs().files.front().input.rows_used == 2);
    CHECK(world.inputs().files.front().input.rows_repeated == 1);
}

TEST_CASE("a row without a time of update is rejected where others of its ticket have one, wherever it stands") {
    for (const std::uint32_t undated : {0U, 1U, 2U}) {
        CAPTURE(undated);
        TicketWorld world;
        world.begin_log();
        std::vector<std::pair<const char*, Instant>> rows{{"New", at(1)}, {"Open", at(3)}};
        rows.insert(rows.begin() + undated, {"Closed", Instant()});
        for (const auto& [status, updated] : rows) {
            TicketRow& row = world.row("T1", at(0), status, updated);
            row.priority = world.text(updated.has_value() ? "" : "high");
            if (!updated.has_value()) row.resolved = at(50);
        }
        const Tickets tickets = world.fold();
        REQUIRE(tickets.tickets.size() == 1);
        const Ticket& ticket = tickets.tickets.front();
        CHECK(ticket.state == TicketState::open);
        CHECK(ticket.step_count == 2);
        CHECK(ticket.row.priority == TextId::empty);
        CHECK(ticket.first_priority == TextId::empty);
        CHECK(tickets.as_of == at(3));
        REQUIRE(world.inputs().rejected.size() == 1);
        CHECK(world.inputs().rejected.front().source.row == undated + 2);
        CHECK(tickets.counts.rows == 2);
        CHECK(world.inputs().files.front().input.rows_used == 2);
        CHECK(world.inputs().files.front().input.rows_rejected == 1);
    }
}

TEST_CASE("of rows without a time of update the first stays, and its times count") {
    TicketWorld world;
    world.begin_log();
    world.row("T1", at(0), "Closed").closed = at(9);
    world.row("T1", at(0), "Closed").closed = at(9);
    world.row("T1", at(0), "Open");
    world.row("T2", at(0), "Open", at(1));
    const Tickets tickets = world.fold();
    CHECK(tickets.as_of == at(9));
    CHECK(ticket_named(tickets, "T1").state == TicketState::resolved);
    // What is rejected makes no log.
    CHECK_FALSE(tickets.sources.front().is_log);
    CHECK(tickets.counts.equal_rows == 1);
    REQUIRE(world.inputs().rejected.size() == 1);
    CHECK(world.inputs().rejected.front().source.row == 4);
}

TEST_CASE("a row without a time of update gives way to one later than the day of the report") {
    TicketWorld world;
    world.begin_log();
    world.row("T1", at(0), "Closed").priority = world.text("high");
    world.row("T1", at(0), "Open", at(9));
    const Tickets tickets = world.fold(at(5));
    const Ticket& ticket = tickets.tickets.front();
    CHECK(ticket.state == TicketState::open);
    CHECK(ticket.last == StatusClass::active);
    CHECK(ticket.row.priority == TextId::empty);
    CHECK(world.inputs().rejected.size() == 1);
}

TEST_CASE("the only row of a ticket of a log is no snapshot without a time of update, and its dates count") {
    TicketWorld world;
    world.begin_log();
    world.row("T1", at(0), "New", at(1));
    world.row("T1", at(0), "Open", at(2));
    world.row("T2", at(0), "Closed").resolved = at(9);
    world.row("T3", at(0), "Closed").resolved = at(3);
    const Tickets tickets = world.fold(at(5));
    CHECK(tickets.sources.front().is_log);
    CHECK(ticket_named(tickets, "T2").state == TicketState::open);
    CHECK(ticket_named(tickets, "T2").is_rebuilt);
    CHECK(ticket_named(tickets, "T3").state == TicketState::resolved);
    CHECK(ticket_named(tickets, "T3").final_at == at(3));
}

TEST_CASE("a row with neither a time of opening nor one of update is rejected, and the next one stands alone") {
    for (const bool has_updates : {false, true}) {
        TicketWorld world;
        world.begin_file("p", {TicketColumn::ticket_id, TicketColumn::opened_at, TicketColumn::status,
                               has_updates ? TicketColumn::updated_at : TicketColumn::priority});
        world.row("T1", {}, "Closed");
        world.row("T1", at(0), "Open");
        const Tickets tickets = world.fold();
        REQUIRE(tickets.tickets.size() == 1);
        CHECK(tickets.tickets.front().state == TicketState::open);
        REQUIRE(world.inputs().rejected.size() == 1);
        CHECK(world.inputs().rejected.front().source.row == 2);
    }
}

TEST_CASE("a ticket whose events say only what nobody knows is open, whatever its dates say") {
    TicketWorld world;
    world.begin_file("p", {TicketColumn::ticket_id, TicketColumn::opened_at, TicketColumn::resolved_at});
    world.row("T1", at(0)).resolved = at(1);
    world.row("T2", at(0)).resolved = at(1);
    world.begin_file("e", {}, DocumentKind::ticket_event);
    world.event("T1", at(2), "status", "", "Parked");
    const Tickets tickets = world.fold();
    CHECK(ticket_named(tickets, "T1").state == TicketState::open);
    CHECK(ticket_named(tickets, "T2").state == TicketState::resolved);
    CHECK(tickets.counts.open_unknown_status == 1);
}

TEST_CASE("a row that replaces an undated one counts wherever other tickets stand between them") {
    for (const bool apart : {false, true}) {
        CAPTURE(apart);
        TicketWorld world;
        world.begin_log();
        world.row("T1", at(0), "New", Instant());
        if (apart) world.row("T2", at(0), "Open", at(2));
        world.row("T1", at(0), "Closed", at(3));
        if (!apart) world.row("T2", at(0), "Open", at(2));
        world.row("T3", at(0), "New", at(1));
        world.row("T3", at(0), "Open", at(2));
        const Tickets tickets = world.fold();
        REQUIRE(tickets.tickets.size() == 3);
        CHECK(ticket_named(tickets, "T1").last == StatusClass::closed);
        CHECK(ticket_named(tickets, "T1").step_count == 1);
        CHECK(ticket_named(tickets, "T2").last == StatusClass::active);
        CHECK(ticket_named(tickets, "T2").step_count == 1);
        CHECK(ticket_named(tickets, "T3").step_count == 2);
    }
}

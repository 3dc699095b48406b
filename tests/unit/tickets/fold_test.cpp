#include <doctest/doctest.h>

#include "ticket_world.hpp"

using namespace msp_audit;
using msp_audit::testing::at;
using msp_audit::testing::ticket_named;
using msp_audit::testing::TicketWorld;

TEST_CASE("the newest row of a log wins, and an older one fills its gaps") {
    TicketWorld world;
    world.begin_log();
    world.row("T1", at(0, 9), "New", at(0, 9)).priority = world.text("high");
    TicketRow& middle = world.row("T1", at(0, 9), "Resolved", at(1, 9));
    middle.resolved = at(1, 9);
    middle.assignee = world.text("Ann");
    world.row("T1", {}, "Active", at(2, 9));
    const Tickets tickets = world.fold();
    REQUIRE(tickets.tickets.size() == 1);
    const Ticket& ticket = tickets.tickets.front();
    CHECK(tickets.text(ticket.row.priority) == "high");
    CHECK(tickets.text(ticket.row.assignee) == "Ann");
    CHECK(ticket.row.opened == at(0, 9));
    // An empty outcome means "not resolved".
    CHECK_FALSE(ticket.row.resolved.has_value());
    CHECK(ticket.state == TicketState::open);
    CHECK(tickets.sources.front().is_log);
}

TEST_CASE("rows of a log may come in any order") {
    const auto folded = [](bool backwards) {
        TicketWorld world;
        world.begin_log();
        const std::vector<std::pair<const char*, int>> rows{{"New", 0}, {"Active", 1}, {"Resolved", 2}};
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto& [status, day] = rows[backwards ? rows.size() - 1 - i : i];
            TicketRow& row = world.row("T1", at(0), status, at(day, 9));
            if (day == 1) row.priority = world.text("low");
            if (day == 0) row.priority = world.text("high");
        }
        const Tickets tickets = world.fold();
        const Ticket& ticket = tickets.tickets.front();
        std::string said(tickets.text(ticket.row.priority));
        for (const StatusStep& step : tickets.steps_of(ticket)) {
            said += " " + std::string(name_of(step.status)) + "@" + step.at.to_string();
        }
        return said;
    };
    CHECK(folded(false) == "low NEW@2026-01-05T09:00:00Z ACTIVE@2026-01-06T09:00:00Z RESOLVED@2026-01-07T09:00:00Z");
    CHECK(folded(true) == folded(false));
}

TEST_CASE("equal rows are one, and do not make a source a log") {
    TicketWorld world;
    world.begin_log();
    world.row("T1", at(0), "Open", at(0, 9));
    world.row("T1", at(0), "Open", at(0, 9));
    const Tickets tickets = world.fold();
    CHECK(tickets.tickets.size() == 1);
    CHECK_FALSE(tickets.sources.front().is_log);
    CHECK(tickets.counts.equal_rows == 1);
    CHECK(tickets.counts.rows == 1);
    CHECK(world.inputs().files.front().input.rows_used == 1);
    CHECK(world.inputs().files.front().input.rows_repeated == 1);
}

TEST_CASE("a differing row of a ticket without a time of update is rejected") {
    TicketWorld world;
    world.begin_file("plain", {TicketColumn::ticket_id, TicketColumn::opened_at, TicketColumn::status});
    world.row("T1", at(0), "Open");
    world.row("T1", at(0), "Closed");
    const Tickets tickets = world.fold();
    CHECK(tickets.tickets.size() == 1);
    CHECK(tickets.tickets.front().state == TicketState::open);
    REQUIRE(world.inputs().rejected.size() == 1);
    CHECK(world.inputs().rejected.front().source.row == 3);
    CHECK(world.inputs().files.front().input.rows_rejected == 1);
}

TEST_CASE("a counter orders rows of one time, else the file does and the ticket is counted") {
    TicketWorld world;
    world.begin_log();
    world.row("T1", at(0), "Resolved", at(1)).change_counter = 2;
    world.row("T1", at(0), "New", at(1)).change_counter = 1;
    world.row("T2", at(0), "New", at(1));
    world.row("T2", at(0), "Resolved", at(1));
    const Tickets tickets = world.fold();
    CHECK(ticket_named(tickets, "T1").state == TicketState::resolved);
    CHECK(ticket_named(tickets, "T2").state == TicketState::resolved);
    CHECK(tickets.counts.order_from_file == 1);
}

TEST_CASE("rows of one time that say the same status, or none, have no order to be counted") {
    TicketWorld world;
    world.begin_log();
    world.row("T1", at(0), "Closed", at(1));
    world.row("T1", at(0), "closed", at(1));
    world.row("T2", at(0), "Open", at(1));
    world.row("T2", at(0), "", at(1));
    world.row("T3", at(0), "Open", at(1));
    world.row("T3", at(0), "", at(1));
    world.row("T3", at(0), "Closed", at(1));
    CHECK(world.fold().counts.order_from_file == 1);
}

TEST_CASE("two systems may count from 1, and ids that they share are named") {
    TicketWorld world;
    world.begin_file("a", {TicketColumn::ticket_id, TicketColumn::opened_at});
    world.row("1", at(0));
    world.begin_file("b", {TicketColumn::ticket_id, TicketColumn::opened_at});
    world.row("1", at(5));
    const Tickets tickets = world.fold();
    CHECK(tickets.tickets.size() == 2);
    REQUIRE(tickets.shared_ids.size() == 1);
    CHECK(tickets.text(tickets.shared_ids.front()) == "1");
}

TEST_CASE("tickets opened in one second come by the value of their ids, then by place") {
    TicketWorld world;
    world.begin_file("one", {TicketColumn::ticket_id, TicketColumn::opened_at});
    for (const char* const id : {"INC10", "INC009", "INC9", "INC09"}) world.row(id, at(0));
    world.begin_file("other", {TicketColumn::ticket_id, TicketColumn::opened_at, TicketColumn::status});
    world.row("INC9", at(0));
    world.begin_file("one", {TicketColumn::ticket_id, TicketColumn::opened_at});
    world.row("INC0009", at(0));
    const Tickets tickets = world.fold();
    std::string order;
    for (const Ticket& ticket : tickets.tickets) {
        order += std::string(tickets.text(ticket.row.id)) + (ticket.source == 0 ? " " : " of another, ");
    }
    CHECK(order == "INC009 INC9 INC09 INC9 of another, INC0009 INC10 ");
}

TEST_CASE("a given day leaves later rows unread; what was opened by then exists as new") {
    TicketWorld world;
    world.begin_log();
    world.row("T1", at(0), "Open", at(1));
    world.row("T1", at(0), "Resolved", at(9)).resolved = at(9);
    world.row("T2", at(2), "Open", at(6));
    world.row("T3", at(7), "Open", at(7));
    const Tickets tickets = world.fold(at(5));
    CHECK(tickets.tickets.size() == 2);
    CHECK(ticket_named(tickets, "T1").last == StatusClass::active);
    CHECK(ticket_named(tickets, "T2").last == StatusClass::new_);
    CHECK(ticket_named(tickets, "T2").state == TicketState::open);
    CHECK(tickets.counts.opened_later == 1);
}

TEST_CASE("a ticket whose rows are all later has been new ever since, unless its events say more") {
    TicketWorld world;
    world.begin_log();
    world.row("T1", at(0), "Open", at(1));
    world.row("T1", at(0), "Resolved", at(2));
    world.row("T2", at(2), "Open", at(6));
    world.row("T3", at(2), "Resolved", at(6));
    world.begin_file("e", {}, DocumentKind::ticket_event);
    world.event("T3", at(4), "status", "New", "Resolved");
    const Tickets tickets = world.fold(at(5));
    const Ticket& untold = ticket_named(tickets, "T2");
    REQUIRE(untold.step_count == 1);
    CHECK(tickets.steps_of(untold)[0].at == at(2));
    CHECK(tickets.steps_of(untold)[0].status == StatusClass::new_);
    CHECK(ticket_named(tickets, "T3").state == TicketState::resolved);
    CHECK(ticket_named(tickets, "T3").final_at == at(4));
    CHECK(tickets.counts.orphan_events == 0);
}

TEST_CASE("what a first event leaves resolved was resolved at an unknown time, wherever it leads") {
    TicketWorld world;
    world.begin_file("t", {TicketColumn::ticket_id, TicketColumn::opened_at, TicketColumn::status});
    world.row("T1", at(0), "Open");
    world.begin_file("e", {}, DocumentKind::ticket_event);
    world.event("T1", at(1), "status", "Resolved", "Cancelled");
    world.event("T1", at(2), "status", "Cancelled", "Open");
    CHECK(ticket_named(world.fold(), "T1").begins_with_reopen);
}

TEST_CASE("a history that begins resolved is resolved at its first row, not at the opening") {
    TicketWorld world;
    world.begin_file("t", {TicketColumn::ticket_id, TicketColumn::opened_at, TicketColumn::status});
    world.row("T1", at(0), "Closed");
    world.begin_file("e", {}, DocumentKind::ticket_event);
    world.event("T1", at(3), "status", "Resolved", "Closed");
    const Tickets tickets = world.fold();
    CHECK(ticket_named(tickets, "T1").final_at == at(3));
    CHECK(ticket_named(tickets, "T1").dated_by == DatedBy::history);
}

TEST_CASE("what is unknown on both sides of a change is no history") {
    TicketWorld world;
    world.begin_file("t", {TicketColumn::ticket_id, TicketColumn::opened_at, TicketColumn::status});
    world.row("T1", at(0), "Parked");
    world.row("T2", at(0), "Parked");
    world.begin_file("e", {}, DocumentKind::ticket_event);
    world.event("T1", at(1), "status", "Shelved", "Parked");
    world.event("T2", at(1), "status", "Open", "Parked");
    const Tickets tickets = world.fold();
    CHECK(ticket_named(tickets, "T1").step_count == 0);
    CHECK(ticket_named(tickets, "T2").step_count == 1);
    CHECK(ticket_named(tickets, "T2").state == TicketState::open);
    CHECK(tickets.counts.open_unknown_status == 2);
}

TEST_CASE("the priority when the clock started is the earliest that is known") {
    TicketWorld world;
    world.begin_log();
    const auto row = [&world](std::string_view id, int day, std::string_view priority) {
        world.row(id, at(1), "Open", at(day)).priority = world.text(priority);
    };
    row("by-row", 0, "P4");
    row("by-row", 1, "P1");
    row("by-row", 2, "P2");
    row("by-later-row", 2, "");
    row("by-later-row", 3, "P3");
    row("by-from", 2, "P2");
    row("by-event", 2, "P2");
    row("by-to", 2, "");
    world.begin_file("e", {}, DocumentKind::ticket_event);
    world.event("by-from", at(2), "priority", "P5", "P2");
    world.event("by-event", at(0), "priority", "P5", "P4");
    world.event("by-event", at(1), "priority", "P4", "P1");
    world.event("by-event", at(2), "priority", "P1", "P2");
    world.event("by-to", at(3), "priority", "", "P6");
    world.event("by-to", at(4), "priority", "P6", "P2");
    const Tickets tickets = world.fold();
    const auto first = [&tickets](std::string_view id) {
        return tickets.text(ticket_named(tickets, id).first_priority);
    };
    CHECK(first("by-row") == "P1");
    CHECK(first("by-later-row") == "P3");
    CHECK(first("by-from") == "P5");
    CHECK(first("by-event") == "P1");
    CHECK(first("by-to") == "P6");
}

TEST_CASE("the only row of a ticket is read even if it is later, and is open if it was resolved later") {
    TicketWorld world;
    world.begin_file("plain", {TicketColumn::ticket_id, TicketColumn::opened_at, TicketColumn::status,
                               TicketColumn::updated_at, TicketColumn::resolved_at});
    world.row("T1", at(0), "Resolved", at(9)).resolved = at(9);
    world.row("T2", at(0), "Resolved", at(9)).resolved = at(3);
    const Tickets tickets = world.fold(at(5));
    CHECK(ticket_named(tickets, "T1").state == TicketState::open);
    CHECK(ticket_named(tickets, "T1").is_rebuilt);
    CHECK(ticket_named(tickets, "T2").state == TicketState::resolved);
    CHECK(ticket_named(tickets, "T2").final_at == at(3));
    CHECK(world.inputs().files.front().input.rows_used == 2);
}

TEST_CASE("a newest time that stands apart from all others is named") {
    TicketWorld world;
    world.begin_file("p", {TicketColumn::ticket_id, TicketColumn::opened_at, TicketColumn::closed_at});
    world.row("T1", at(0)).closed = at(3);
    world.row("T2", at(1)).closed = at(300);
    const Tickets tickets = world.fold();
    REQUIRE(tickets.warnings.size() == 1);
    CHECK(tickets.warnings.front().find("file0.csv:3: closed_at: 2026-11-01T00:00:00Z") != std::string::npos);
    CHECK(tickets.as_of == at(300));
}

TEST_CASE("times later than as-of count as missing for void tickets, too") {
    TicketWorld world;
    world.begin_file("plain", {TicketColumn::ticket_id, TicketColumn::opened_at, TicketColumn::status,
                               TicketColumn::updated_at, TicketColumn::resolved_at});
    world.row("no-time", at(0), "Rejected", at(9));
    world.row("rejected-later", at(0), "Rejected").resolved = at(9);
    const Tickets tickets = world.fold(at(5));
    CHECK(ticket_named(tickets, "no-time").state == TicketState::void_);
    CHECK_FALSE(ticket_named(tickets, "no-time").void_at.has_value());
    CHECK(ticket_named(tickets, "rejected-later").state == TicketState::open);
}

TEST_CASE("a step to an unknown status between leaves a course that begins with a reopen one") {
    TicketWorld world;
    world.begin_file("t", {TicketColumn::ticket_id, TicketColumn::opened_at, TicketColumn::status});
    world.row("T1", at(0), "Open");
    world.begin_file("e", {}, DocumentKind::ticket_event);
    world.event("T1", at(4), "status", "Resolved", "Foo");
    world.event("T1", at(5), "status", "Foo", "Open");
    CHECK(world.fold().tickets.front().begins_with_reopen);
}

TEST_CASE("time entries that start after a given day are left out and counted, and equal ones are one") {
    TicketWorld world;
    world.begin_log();
    world.row("T1", at(0, 9), "Open", at(0, 9));
    world.begin_file("work", {}, DocumentKind::time_entry);
    world.entry("T1", "Ann", at(1, 9), at(1, 10));
    world.entry("T1", "Ann", at(1, 9), at(1, 10));
    world.entry("T1", "Ann", at(3, 9), at(3, 10));
    CHECK(world.fold(at(2)).time_entries.size() == 1);
    const InputFile& file = world.inputs().files.back().input;
    CHECK(file.rows_used == 1);
    CHECK(file.rows_repeated == 1);
    CHECK(file.left_out.at("later than the day of the report") == 1);
    // By default tickets and events tell the day, and no entry is later.
    CHECK(world.fold().time_entries.size() == 2);
}

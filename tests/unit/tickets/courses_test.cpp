#include <doctest/doctest.h>

#include "ticket_world.hpp"

using namespace msp_audit;
using msp_audit::testing::at;
using msp_audit::testing::ticket_named;
using msp_audit::testing::TicketWorld;

TEST_CASE("events decide the course of tickets that have some of their status") {
    TicketWorld world;
    world.begin_file("t", {TicketColumn::ticket_id, TicketColumn::opened_at, TicketColumn::status});
    world.row("T1", at(0), "Open");
    world.row("T2", at(0), "Closed");
    world.begin_file("e",
                     {TicketColumn::ticket_id, TicketColumn::changed_at, TicketColumn::field, TicketColumn::from,
                      TicketColumn::to},
                     DocumentKind::ticket_event);
    world.event("T1", at(2), "status", "open", "solved");
    world.event("T1", at(2), "status", "open", "solved");
    world.event("T1", at(1), "assignee", "", "Ann");
    world.event("T9", at(1), "status", "new", "open");
    const Tickets tickets = world.fold();
    const Ticket& one = ticket_named(tickets, "T1");
    CHECK(one.state == TicketState::resolved);
    CHECK(one.final_at == at(2));
    CHECK(one.dated_by == DatedBy::history);
    REQUIRE(one.step_count == 2);
    CHECK(tickets.steps_of(one)[0].at == at(0));
    CHECK(tickets.steps_of(one)[0].status == StatusClass::active);
    // No history, no date: resolved, in no duration.
    const Ticket& two = ticket_named(tickets, "T2");
    CHECK(two.step_count == 0);
    CHECK(two.state == TicketState::resolved);
    CHECK_FALSE(two.final_at.has_value());
    CHECK(tickets.counts.equal_events == 1);
    CHECK(tickets.counts.orphan_events == 1);
}

TEST_CASE("the words of the export behind a course are kept where they are asked for, and only there") {
    const auto words = [](const Tickets& tickets, std::string_view id) {
        const Ticket& ticket = ticket_named(tickets, id);
        std::string all;
        for (std::size_t step = 0; step < ticket.step_count; ++step) {
            all += (step == 0 ? "" : " | ") + std::string(name_of(tickets.steps_of(ticket)[step].status)) + ":";
            for (const TextId word : tickets.words_of(ticket, step)) all += " " + std::string(tickets.text(word));
        }
        return all;
    };
    TicketWorld world;
    world.policy.status[""] = {{"Parked", StatusClass::wait_other}, {"Shelved", StatusClass::wait_other}};
    world.begin_log();
    // Rows of one class make one step, which has the words of all of them, each once.
    for (const auto& [id, hour, word] : {std::tuple{"A", 0, "New"},
                                         {"A", 1, "Parked"},
                                         {"A", 2, "Shelved"},
                                         {"A", 3, "Parked"},
                                         {"A", 4, "Moon"},
                                         {"A", 5, "Resolved"},
                                         {"B", 0, "Parked"},
                                         {"B", 1, "Closed"},
                                         {"C", 0, "New"},
                                         {"C", 1, "Resolved"}}) {
        world.row(id, at(0), word, at(0, hour));
    }
    world.begin_file("events", {}, DocumentKind::ticket_event);
    world.event("C", at(0, 1), "status", "New", "Parked");
    world.event("C", at(0, 2), "priority", "P3", "P1");
    world.event("C", at(0, 3), "status", "Parked", "Closed");
    const Tickets kept = world.fold({}, true);
    CHECK(words(kept, "A") == "NEW: New | WAIT_OTHER: Parked Shelved | RESOLVED: Resolved");
    CHECK(words(kept, "B") == "WAIT_OTHER: Parked | CLOSED: Closed");
    CHECK(words(kept, "C") == "NEW: New | WAIT_OTHER: Parked | WAIT_OTHER: Parked | CLOSED: Closed");
    const Tickets left = world.fold();
    CHECK(words(left, "A") == "NEW: | WAIT_OTHER: | RESOLVED:");
    CHECK(left.words.all.capacity() == 0);
}

TEST_CASE("resolved_at counts unless the last spell began later; closed_at only where there is nothing else") {
    TicketWorld world;
    world.begin_log();
    world.row("T1", at(0), "Open", at(0, 1));
    world.row("T1", at(0), "Resolved", at(3)).resolved = at(3, 2);
    world.row("T2", at(0), "Open", at(0, 1));
    world.row("T2", at(0), "Resolved", at(3)).resolved = at(2);
    world.row("T3", at(0), "Open", at(0, 1));
    world.row("T3", at(0), "Closed", at(4)).closed = at(5);
    const Tickets tickets = world.fold();
    CHECK(ticket_named(tickets, "T1").final_at == at(3, 2));
    CHECK(ticket_named(tickets, "T1").dated_by == DatedBy::resolved_at);
    CHECK(ticket_named(tickets, "T2").final_at == at(3));
    CHECK(ticket_named(tickets, "T2").dated_by == DatedBy::history);
    CHECK(ticket_named(tickets, "T3").dated_by == DatedBy::history);
    TicketWorld plain;
    plain.begin_file(
        "p", {TicketColumn::ticket_id, TicketColumn::opened_at, TicketColumn::status, TicketColumn::closed_at});
    plain.row("T4", at(0), "Closed").closed = at(5);
    CHECK(plain.fold().tickets.front().dated_by == DatedBy::closed_at);
}

TEST_CASE("an open status is open whatever dates it carries; without status the dates tell") {
    TicketWorld world;
    world.begin_file(
        "p", {TicketColumn::ticket_id, TicketColumn::opened_at, TicketColumn::status, TicketColumn::resolved_at});
    world.row("T1", at(0), "Open").resolved = at(1);
    world.row("T2", at(0), "").resolved = at(1);
    world.row("T3", at(0), "Parked").resolved = at(1);
    const Tickets tickets = world.fold();
    CHECK(ticket_named(tickets, "T1").state == TicketState::open);
    CHECK(ticket_named(tickets, "T2").state == TicketState::resolved);
    CHECK(ticket_named(tickets, "T3").state == TicketState::open);
    CHECK(tickets.counts.open_unknown_status == 1);
    REQUIRE(tickets.unknown_statuses.size() == 1);
    CHECK(tickets.unknown_statuses.front().first == "Parked");
}

TEST_CASE("a close code of a duplicate voids a ticket, unless the policy says otherwise") {
    const auto state = [](bool overridden) {
        TicketWorld world;
        if (overridden) world.policy.resolution_code[""]["Won't Fix"] = StatusClass::resolved;
        world.begin_file("p", {TicketColumn::ticket_id, TicketColumn::opened_at, TicketColumn::status,
                               TicketColumn::resolution, TicketColumn::resolved_at});
        TicketRow& row = world.row("T1", at(0), "Resolved");
        row.resolution = world.text("WON'T FIX");
        row.resolved = at(1);
        const Tickets tickets = world.fold();
        if (!overridden) CHECK(tickets.tickets.front().void_at == at(1));
        return tickets.tickets.front().state;
    };
    CHECK(state(false) == TicketState::void_);
    CHECK(state(true) == TicketState::resolved);
}

TEST_CASE("void ends a spell; leaving it is neither reopen nor resolve") {
    TicketWorld world;
    world.begin_log();
    const std::vector<const char*> statuses{"Open", "Resolved", "Cancelled", "Open", "Closed", "Reopened"};
    for (int day = 0; day < static_cast<int>(statuses.size()); ++day) {
        world.row("T1", at(0), statuses[static_cast<std::size_t>(day)], at(day + 1));
    }
    const Tickets tickets = world.fold();
    const auto spells = spells_of(tickets, tickets.tickets.front());
    REQUIRE(spells.size() == 5);
    CHECK((spells[0].begin == at(0) && spells[0].end == at(2) && !spells[0].is_done));
    CHECK((spells[1].begin == at(2) && spells[1].end == at(3) && spells[1].is_done));
    CHECK((spells[2].begin == at(4) && spells[2].end == at(5) && spells[2].follows_void));
    CHECK((spells[3].begin == at(5) && spells[3].end == at(6) && spells[3].is_done));
    CHECK((spells[4].begin == at(6) && !spells[4].end.has_value() && !spells[4].follows_void));
}

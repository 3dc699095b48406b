#include <doctest/doctest.h>

#include "ticket_world.hpp"
#include "tickets/natural_order.hpp"
#include "tickets/reopens.hpp"

using namespace msp_audit;
using msp_audit::testing::at;
using msp_audit::testing::TicketWorld;

namespace {

/// Rows of one ticket of a log: a status and the day on which it began.
void course(TicketWorld& world, std::string_view id, const std::vector<std::pair<const char*, int>>& steps) {
    for (const auto& [status, day] : steps) world.row(id, at(0), status, at(day));
}

}  // namespace

TEST_CASE("cohort counts first reopens within the window, ticket counts all, period counts events") {
    TicketWorld world;
    world.begin_log();
    course(world, "back-in-time", {{"Open", 0}, {"Resolved", 2}, {"Open", 16}, {"Resolved", 17}});
    course(world, "back-late", {{"Open", 0}, {"Resolved", 2}, {"Open", 17}, {"Resolved", 18}});
    course(world, "stays", {{"Open", 0}, {"Resolved", 3}});
    course(world, "pending", {{"Open", 0}, {"Resolved", 27}});
    course(world, "open", {{"Open", 0}, {"Active", 40}});
    const Tickets tickets = world.fold();
    const ReopenReport report = report_reopens(tickets, world.policy, TimeZone());
    CHECK(report.from_history);
    CHECK(report.events == 2);
    CHECK(report.by_ticket.numerator == 2);
    CHECK(report.by_ticket.denominator == 4);
    REQUIRE(report.cohort.has_value());
    // 14 days after day 2 is day 16, inclusive; as-of is day 40, so day 27 is 13 days ago.
    CHECK(report.cohort->rate.numerator == 1);
    CHECK(report.cohort->rate.denominator == 3);
    CHECK(report.cohort->later == 1);
    CHECK(report.cohort->pending == 1);
    CHECK(report.period.reopens == 2);
    CHECK(report.period.resolves == 4);
    REQUIRE(report.period_months.size() == 2);
    CHECK(report.period_months[0].month == 1);
    // Days 17, 18 and 3 lie in January (it ends with day 26), day 27 in February.
    CHECK(report.period_months[0].resolves == 3);
    CHECK(report.period_months[1].resolves == 1);
}

TEST_CASE("a first event that leaves a resolved status is a reopen without a first resolve") {
    TicketWorld world;
    world.begin_file("t", {TicketColumn::ticket_id, TicketColumn::opened_at, TicketColumn::status});
    world.row("T1", at(0), "Open");
    world.begin_file("e", {}, DocumentKind::ticket_event);
    world.event("T1", at(20), "status", "solved", "open");
    const Tickets tickets = world.fold();
    const ReopenReport report = report_reopens(tickets, world.policy, TimeZone());
    CHECK(report.by_ticket.numerator == 1);
    CHECK(report.by_ticket.denominator == 1);
    CHECK(report.period.reopens == 1);
    CHECK(report.cohort->rate.denominator == 0);
    CHECK(report.cohort->pending == 0);
}

TEST_CASE("history stands beside the desk's own count, and tickets on which they differ are listed") {
    TicketWorld world;
    world.begin_file("log", {TicketColumn::ticket_id, TicketColumn::opened_at, TicketColumn::updated_at,
                             TicketColumn::status, TicketColumn::reopen_count});
    world.row("agrees", at(0), "Resolved", at(1)).reopen_count = 0;
    world.row("agrees", at(0), "Open", at(2)).reopen_count = 1;
    world.row("differs", at(0), "Open", at(1)).reopen_count = 0;
    world.row("differs", at(0), "Resolved", at(2)).reopen_count = 3;
    const Tickets tickets = world.fold();
    const ReopenReport report = report_reopens(tickets, world.policy, TimeZone());
    CHECK(report.events == 1);
    CHECK(report.column_events == 4);
    CHECK(report.column_tickets == 2);
    REQUIRE(report.differing.size() == 1);
    CHECK(tickets.text(tickets.tickets[report.differing.front()].row.id) == "differs");
}

TEST_CASE("without history the count serves, and what needs times is not in the export") {
    TicketWorld world;
    world.begin_file("p", {TicketColumn::ticket_id, TicketColumn::opened_at, TicketColumn::status,
                           TicketColumn::resolved_at, TicketColumn::reopen_count});
    TicketRow& one = world.row("T1", at(0), "Closed");
    one.resolved = at(1);
    one.reopen_count = 2;
    world.row("T2", at(0), "Open").reopen_count = 1;
    world.row("T3", at(0), "Closed").resolved = at(1);
    const Tickets tickets = world.fold();
    const ReopenReport report = report_reopens(tickets, world.policy, TimeZone());
    CHECK_FALSE(report.from_history);
    CHECK(report.events == 3);
    // T3 has no count: missing is not zero.
    CHECK(report.by_ticket.numerator == 2);
    CHECK(report.by_ticket.denominator == 2);
    CHECK_FALSE(report.cohort.has_value());
    CHECK_FALSE(report.effective.has_value());
    CHECK(report.not_in_this_export.size() == 4);
}

TEST_CASE("void tickets are in no reopen figure") {
    TicketWorld world;
    world.begin_log();
    course(world, "T1", {{"Open", 0}, {"Resolved", 1}, {"Open", 2}, {"Cancelled", 3}});
    course(world, "T2", {{"Open", 0}, {"Resolved", 1}, {"Closed", 40}});
    const Tickets tickets = world.fold();
    const ReopenReport report = report_reopens(tickets, world.policy, TimeZone());
    CHECK(report.events == 0);
    CHECK(report.by_ticket.denominator == 1);
}

namespace {

TicketRow& plain(TicketWorld& world, std::string_view id, Instant opened, Instant resolved,
                 std::string_view requester, std::string_view subject) {
    TicketRow& row = world.row(id, opened, resolved.has_value() ? "Resolved" : "Open");
    row.resolved = resolved;
    row.requester = world.text(requester);
    row.subject = world.text(subject);
    row.company = world.text("Contoso");
    return row;
}

TicketWorld desk() {
    TicketWorld world;
    world.begin_file("p", {TicketColumn::ticket_id, TicketColumn::opened_at, TicketColumn::status,
                           TicketColumn::resolved_at, TicketColumn::requester, TicketColumn::company,
                           TicketColumn::subject});
    return world;
}

}  // namespace

TEST_CASE("a ticket repeats the latest one of its requester that says the same and was resolved before") {
    TicketWorld world = desk();
    plain(world, "A1", at(0), at(1), "ann", "Printer on floor two is jammed");
    plain(world, "A2", at(2), at(3), "ann", "RE: printer on floor two is jammed");
    plain(world, "B", at(5), {}, "ann", "Printer on floor two is jammed");
    plain(world, "other-person", at(5), {}, "bob", "Printer on floor two is jammed");
    plain(world, "other-words", at(5), {}, "ann", "Mail does not arrive since noon");
    plain(world, "too-late", at(18), {}, "ann", "Printer on floor two is jammed");
    const Tickets tickets = world.fold();
    const ReopenReport report = report_reopens(tickets, world.policy, TimeZone());
    REQUIRE(report.recreated.has_value());
    const auto& links = report.recreated->links;
    REQUIRE(links.size() == 2);
    // A2 repeats A1; B repeats A2, not A1.
    CHECK(tickets.text(tickets.tickets[links[0].earlier].row.id) == "A1");
    CHECK(tickets.text(tickets.tickets[links[0].later].row.id) == "A2");
    CHECK(tickets.text(tickets.tickets[links[1].earlier].row.id) == "A2");
    CHECK(tickets.text(tickets.tickets[links[1].later].row.id) == "B");
    CHECK(links[1].apart == 2 * seconds_a_day);
    CHECK(links[1].shared == 6);
    CHECK(links[1].total == 6);
    // Of two resolved tickets of ann's, both are followed within 14 days.
    CHECK(report.recreated->base_rate.numerator == 2);
    CHECK(report.recreated->base_rate.denominator == 2);
}

TEST_CASE("repeats of a requester that the policy calls a machine are counted, and told apart") {
    TicketWorld world;
    world.begin_file("p", {TicketColumn::ticket_id, TicketColumn::opened_at, TicketColumn::status,
                           TicketColumn::resolved_at, TicketColumn::requester, TicketColumn::subject});
    plain(world, "A", at(0), at(1), "ann", "printer on floor two");
    plain(world, "B", at(2), at(3), "ann", "printer on floor two");
    plain(world, "C", at(0), at(1), "Monitoring@contoso.com", "disk full on db01");
    plain(world, "D", at(2), at(3), "monitoring@contoso.com", "disk full on db01");
    plain(world, "E", at(4), at(5), "monitoring@contoso.com", "disk full on db01");
    const auto told = [&world] {
        const Tickets tickets = world.fold();
        return *report_reopens(tickets, world.policy, TimeZone()).recreated;
    };
    CHECK(told().machine_links == 0);
    CHECK(told().machine_base_rate.denominator == 0);
    const auto base_rate = told().base_rate;
    world.policy.machine_requesters = {"monitoring@*"};
    CHECK(told().links.size() == 3);
    CHECK(told().machine_links == 2);
    CHECK(told().machine_base_rate.numerator == 2);
    CHECK(told().machine_base_rate.denominator == 3);
    CHECK(told().base_rate.numerator == base_rate.numerator);
    CHECK(told().base_rate.denominator == base_rate.denominator);
}

TEST_CASE("an earlier ticket repeats no later one, whatever its dates say") {
    TicketWorld world;
    world.begin_file("p", {TicketColumn::ticket_id, TicketColumn::opened_at, TicketColumn::status,
                           TicketColumn::resolved_at, TicketColumn::requester, TicketColumn::subject});
    plain(world, "earlier", at(3), at(9), "ann", "printer on floor two");
    plain(world, "later", at(5), at(2), "ann", "printer on floor two");  // resolved before its opening
    const Tickets tickets = world.fold();
    CHECK(report_reopens(tickets, world.policy, TimeZone()).recreated->links.empty());
}

TEST_CASE("leaving void is no resolve: in no cohort, no period, and repeated by nobody") {
    TicketWorld world;
    world.begin_file("log", {TicketColumn::ticket_id, TicketColumn::opened_at, TicketColumn::updated_at,
                             TicketColumn::status, TicketColumn::requester, TicketColumn::subject});
    const auto row = [&world](std::string_view id, Instant opened, std::string_view status, Instant updated) {
        TicketRow& made = world.row(id, opened, status, updated);
        made.requester = world.text("ann");
        made.subject = world.text("printer on floor two");
    };
    row("void", at(0), "Cancelled", at(1));
    row("void", at(0), "Resolved", at(2));
    row("next", at(3), "Open", at(3));
    row("next", at(3), "Open", at(40));
    const Tickets tickets = world.fold();
    const ReopenReport report = report_reopens(tickets, world.policy, TimeZone());
    CHECK(report.by_ticket.denominator == 1);  // it is resolved
    CHECK(report.cohort->rate.denominator == 0);
    CHECK(report.period.resolves == 0);
    CHECK(report.recreated->links.empty());
}

TEST_CASE("the first reopen of the cohort is the first one after its first resolve") {
    TicketWorld world;
    world.begin_log();
    course(world, "T1", {{"Cancelled", 0}, {"Resolved", 1}, {"Open", 2}, {"Resolved", 3}, {"Open", 20}});
    const Tickets tickets = world.fold(at(60));
    const ReopenReport report = report_reopens(tickets, world.policy, TimeZone());
    CHECK(report.events == 2);
    CHECK(report.cohort->rate.numerator == 0);
    CHECK(report.cohort->rate.denominator == 1);
    CHECK(report.cohort->later == 1);
}

TEST_CASE("what was resolved at an unknown time is repeated by nobody, and only a reopen takes a resolve back") {
    TicketWorld world;
    world.begin_file("t", {TicketColumn::ticket_id, TicketColumn::opened_at, TicketColumn::status,
                           TicketColumn::requester, TicketColumn::subject});
    plain(world, "A", at(0), {}, "ann", "printer on floor two");
    plain(world, "B", at(1), {}, "ann", "printer on floor two");
    plain(world, "C", at(5), {}, "bob", "screen is black again");
    plain(world, "D", at(9), {}, "bob", "screen is black again");
    world.begin_file("e", {}, DocumentKind::ticket_event);
    world.event("A", at(2), "status", "Resolved", "Open");
    world.event("C", at(6), "status", "Open", "Resolved");
    world.event("C", at(7), "status", "Resolved", "Cancelled");
    world.event("C", at(8), "status", "Cancelled", "Open");
    const Tickets tickets = world.fold();
    const ReopenReport report = report_reopens(tickets, world.policy, TimeZone());
    REQUIRE(report.recreated->links.size() == 1);
    CHECK(tickets.text(tickets.tickets[report.recreated->links.front().earlier].row.id) == "C");
}

TEST_CASE("where the subcategory is all there is, it alone is compared") {
    TicketWorld world;
    world.begin_file("p", {TicketColumn::ticket_id, TicketColumn::opened_at, TicketColumn::status,
                           TicketColumn::resolved_at, TicketColumn::requester, TicketColumn::subcategory});
    plain(world, "A", at(0), at(1), "ann", "").subcategory = world.text("Outlook");
    plain(world, "B", at(2), at(3), "ann", "").subcategory = world.text("Outlook");
    plain(world, "C", at(4), at(5), "ann", "").subcategory = world.text("Queue");
    const Tickets tickets = world.fold();
    const ReopenReport report = report_reopens(tickets, world.policy, TimeZone());
    REQUIRE(report.recreated.has_value());
    CHECK(report.recreated->links.size() == 1);
}

TEST_CASE("a ticket that was resolved before its opening does not follow itself") {
    TicketWorld world = desk();
    plain(world, "A", at(1), at(0, 23), "ann", "Clock of the desk is wrong");
    const Tickets tickets = world.fold();
    const ReopenReport report = report_reopens(tickets, world.policy, TimeZone());
    CHECK(report.recreated->base_rate.numerator == 0);
    CHECK(report.recreated->base_rate.denominator == 1);
}

TEST_CASE("requesters with very many tickets are machines, and are left out") {
    TicketWorld world = desk();
    world.policy.max_requester_tickets = 2;
    for (int i = 0; i < 3; ++i) {
        plain(world, "M" + std::to_string(i), at(i), at(i, 1), "monitoring", "Disk of server nine is full");
    }
    const Tickets tickets = world.fold();
    const ReopenReport report = report_reopens(tickets, world.policy, TimeZone());
    CHECK(report.recreated->links.empty());
    CHECK(report.recreated->requesters_left_out == 1);
    CHECK(report.recreated->tickets_left_out == 3);
}

TEST_CASE("ids are ordered by the value of their digits") {
    CHECK(comes_before("INC9", "INC10"));
    CHECK_FALSE(comes_before("INC10", "INC9"));
    CHECK(comes_before("INC2", "INC2A"));
    CHECK(comes_before("A7", "A07"));
    CHECK_FALSE(comes_before("A7", "A7"));
    CHECK(comes_before("a1b9", "a1b10"));
}

#include "tickets/workload.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "unit/tickets/small_tickets.hpp"

using namespace msp_audit;

namespace {

/// A requester's ticket, opened on Monday, 2026-11-16, and resolved the day after.
Ticket& from(SmallTickets& books, std::string_view requester, std::string_view opened = "2026-11-16 10:00") {
    Ticket& ticket = books.resolved(opened, "2026-11-17 10:00");
    ticket.row.requester = books.text(requester);
    return ticket;
}

WorkloadReport report(const SmallTickets& books, const TicketPolicy& policy = {}) {
    return report_workload(books.all(), policy, calendars_of(policy), TimeZone());
}

/// "ann 2 resolved 1 reopened 0 void 1 hours 7200" for each row.
std::vector<std::string> rows(const SmallTickets& books, const LoadTable& table) {
    std::vector<std::string> lines;
    for (const LoadRow& row : table.rows) {
        const auto hours = row.load.work.hours();
        lines.push_back(std::string(books.all().text(row.value)) + " " + std::to_string(row.load.tickets) +
                        " resolved " + std::to_string(row.load.resolved) + " void " +
                        std::to_string(row.load.void_tickets) + " hours " + (hours ? std::to_string(*hours) : "-"));
    }
    return lines;
}
using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("who opens: the most tickets first, names without case, those without a requester last") {
    SmallTickets books;
    books.add_column(TicketColumn::requester);
    from(books, "Ben").row.worked = 3 * hour;
    from(books, "Ann").row.worked = hour;
    from(books, "");
    from(books, "");
    from(books, "");
    from(books, "ann");
    books.voided("2026-11-16 10:00", "2026-11-16 11:00").row.requester = books.text("Cid");
    const WorkloadReport found = report(books);
    CHECK(rows(books, found.requesters) == Lines{"Ann 2 resolved 2 void 0 hours 3600",
                                                 "Ben 1 resolved 1 void 0 hours 10800",
                                                 "Cid 1 resolved 0 void 1 hours -", " 3 resolved 3 void 0 hours -"});
    CHECK(found.all.tickets == 7);
    CHECK(found.openers.requesters == 3);
    CHECK(found.openers.for_half == 3);  // 2 + 1 + 1 of 7
}

TEST_CASE("tickets of those whom the policy does not name are counted, and the named ones without any") {
    SmallTickets books;
    from(books, "Ann@contoso.com");
    from(books, "ben@contoso.com");
    from(books, "BEN@contoso.com");
    from(books, "");
    CHECK(report(books).openers.by_authorised.denominator == 0);
    TicketPolicy policy;
    policy.authorised_requesters = {"ann@*", "zoe@contoso.com"};
    const Openers openers = report(books, policy).openers;
    CHECK(openers.by_authorised.numerator == 1);
    CHECK(openers.by_authorised.denominator == 3);
    CHECK(openers.authorised_without_ticket == Lines{"zoe@contoso.com"});
    CHECK(openers.unauthorised == std::vector<std::uint32_t>{1, 2});
    CHECK(openers.for_half == 1);  // Ben's two of four
}

TEST_CASE("who resolves is the last assignee of resolved tickets alone") {
    SmallTickets books;
    from(books, "Ann").row.assignee = books.text("Mia");
    books.open("2026-11-16 10:00").row.assignee = books.text("Mia");
    books.voided("2026-11-16 10:00", "2026-11-16 11:00").row.assignee = books.text("Noa");
    const WorkloadReport found = report(books);
    CHECK(rows(books, found.resolvers) == Lines{"Mia 1 resolved 1 void 0 hours -"});
    CHECK(rows(books, found.by_assignee) ==
          Lines{"Mia 2 resolved 1 void 0 hours -", "Noa 1 resolved 0 void 1 hours -"});
}

TEST_CASE("median hours are those of tickets that print some, and of reopened ones apart") {
    SmallTickets books;
    for (const int hours : {1, 2, 9}) from(books, "Ann").row.worked = hours * hour;
    from(books, "Ann");
    from(books, "Ann").row.worked = 4 * hour;
    books.course({{"2026-11-16 10:00", StatusClass::new_},
                  {"2026-11-16 11:00", StatusClass::resolved},
                  {"2026-11-16 12:00", StatusClass::active},
                  {"2026-11-17 10:00", StatusClass::resolved}});
    const TicketLoad load = report(books).all;
    CHECK(load.median_hours == 2 * hour);  // of 1, 2, 4, 9: the second
    CHECK(load.median_hours_reopened == 4 * hour);
    CHECK(load.reopened == 1);
    CHECK(load.reopening_known == 1);  // the others have neither history nor a count
    CHECK(load.work.without_hours == 1);
    CHECK(report(books).without_hours == std::vector<std::uint32_t>{3});
}

TEST_CASE("themes take tickets whose subject has all their words, in any order and spelling of case") {
    SmallTickets books;
    books.add_column(TicketColumn::subject);
    const auto add = [&](std::string_view subject) { from(books, "Ann").row.subject = books.text(subject); };
    add("RE: Reset my PASSWORD please");
    add("Password expired");
    add("How to reset the VPN password?");
    add("");
    TicketPolicy policy;
    policy.themes = {{"vpn", {"VPN"}}, {"password reset", {"password", "reset"}}, {"fax", {"fax"}}, {"re", {"re"}}};
    const ThemeTable themes = report(books, policy).themes;
    REQUIRE(themes.themes.size() == 2);
    CHECK(themes.themes[0].name == "password reset");
    CHECK(themes.themes[0].tickets == std::vector<std::uint32_t>{0, 2});
    CHECK(themes.themes[1].name == "vpn");
    CHECK(themes.any.tickets == 2);
    CHECK(themes.any_tickets == std::vector<std::uint32_t>{0, 2});
    CHECK(themes.compared == 3);
}

TEST_CASE("demand is by the clock on the wall, and after hours by the company's calendar") {
    SmallTickets books;
    from(books, "Ann", "2026-11-16 08:59");  // Monday
    from(books, "Ann", "2026-11-16 09:00");
    from(books, "Ann", "2026-11-22 23:30");  // Sunday
    CHECK(report(books).demand.without_calendar == 3);
    TicketPolicy policy;
    policy.calendars.push_back(office_hours(TimeZone(), {{9 * hour, 17 * hour}}));
    const Demand demand = report(books, policy).demand;
    CHECK(demand.opened[0][8] == 1);
    CHECK(demand.opened[0][9] == 1);
    CHECK(demand.opened[6][23] == 1);
    CHECK(demand.after_hours.numerator == 2);
    CHECK(demand.after_hours.denominator == 3);
    CHECK(demand.after_hours_tickets == std::vector<std::uint32_t>{0, 2});
    // An hour later it is Monday in Brussels.
    const auto brussels =
        report_workload(books.all(), policy, calendars_of(policy), TimeZone::named("Europe/Brussels").value());
    CHECK(brussels.demand.opened[0][0] == 1);
}

TEST_CASE("one touch is resolved without reassignment or reopening, where both are known") {
    SmallTickets books;
    books.add_column(TicketColumn::reassignment_count);
    const auto add = [&](std::int32_t reassigned, std::int32_t reopened) {
        TicketRow& row = from(books, "Ann").row;
        row.reassignment_count = reassigned;
        row.reopen_count = reopened;
    };
    add(0, 0);
    add(0, 1);
    add(3, 0);
    add(0, -1);  // nothing tells of reopening
    add(-1, 0);
    books.open("2026-11-16 10:00").row.reassignment_count = 2;
    books.voided("2026-11-16 10:00", "2026-11-16 11:00").row.reassignment_count = 9;
    const Handling handling = report(books).handling;
    CHECK(handling.reassigned.numerator == 2);
    CHECK(handling.reassigned.denominator == 5);
    CHECK(handling.reassignments == 5);
    CHECK(handling.most == 3);
    CHECK(handling.one_touch.numerator == 1);
    CHECK(handling.one_touch.denominator == 3);
    CHECK(handling.reassigned_tickets == std::vector<std::uint32_t>{2, 5});
    CHECK(handling.one_touch_tickets == std::vector<std::uint32_t>{0});
}

TEST_CASE("work on tickets that repeat others is asked about, found or declared") {
    SmallTickets books;
    for (const TicketColumn column : {TicketColumn::subject, TicketColumn::requester}) books.add_column(column);
    const auto add = [&](std::string_view id, std::string_view subject, std::string_view opened) {
        TicketRow& row = from(books, "Ann", opened).row;
        row.id = books.text(id);
        row.subject = books.text(subject);
    };
    add("T-1", "Printer on floor two jams", "2026-11-16 08:00");
    add("T-2", "Printer on floor two jams", "2026-11-16 09:00");
    CHECK_FALSE(report(books).entries.has_value());
    books.entry("T-1", "Mia", "2026-11-16 09:00", "2026-11-16 09:30");
    books.entry("T-2", "Mia", "2026-11-16 09:30", "2026-11-16 10:00");
    const WorkloadReport found = report(books);
    REQUIRE(found.entries.has_value());
    REQUIRE(found.entries->of(EntryQuestion::duplicate_ticket).size() == 1);
    CHECK(found.entries->of(EntryQuestion::duplicate_ticket)[0].entry == 1);
}

TEST_CASE("what the columns and the policy cannot tell is named") {
    SmallTickets books;
    from(books, "Ann");
    std::vector<std::string> figures;
    for (const FigureNotInExport& one : report(books).not_in_this_export) figures.push_back(one.figure);
    CHECK(figures == Lines{"requesters", "resolvers", "hours_by", "cost", "hours_by.category", "themes",
                           "requesters.authorised", "demand.after_hours", "demand.reassigned", "reopened",
                           "entries"});
}

#include "hand.hpp"
#include "text.hpp"

#include <doctest/doctest.h>

using namespace reference::tickets;

namespace {

const std::string opened = "|opened_at=2024-05-06T09:00";

/// Rows of ticket A in a log: "updated|status|resolved_at".
Hand log(const std::vector<std::pair<std::string, std::string>>& rows) {
    Hand h;
    for (const auto& [updated, status] : rows) {
        h.row("ticket_id=A" + opened + "|updated_at=2024-05-" + updated + "|status=" + status);
    }
    return h;
}

}  // namespace

TEST_CASE("F1 rows equal in every used column collapse") {
    Hand h;
    h.row("ticket_id=A" + opened + "|status=Open").row("ticket_id= A " + opened + "|status=Open");
    const auto folded = h.fold();
    CHECK(folded.tickets.size() == 1);
    CHECK(folded.collapsed == 1);
    CHECK_FALSE(folded.tickets[0].history);
}

TEST_CASE("F2 a ticket is source and id") {
    Hand h;
    h.row("ticket_id=1" + opened + "|status=Open", "one").row("ticket_id=1" + opened + "|state=Open", "other");
    CHECK(h.fold().tickets.size() == 2);
    CHECK(h.fold().ids_in_several_sources == std::vector<std::string>{"1"});
}

TEST_CASE("F3 snapshots are ordered by time, then the counter, then the file") {
    auto h = log({{"08T10:00", "Closed"}, {"07T10:00", "Open"}});
    CHECK(h.state() == "resolved");
    CHECK(h.fold().order_from_file() == 0);
    Hand counted;
    counted.row("ticket_id=A" + opened + "|updated_at=2024-05-07T10:00|status=Resolved|sys_mod_count=5");
    counted.row("ticket_id=A" + opened + "|updated_at=2024-05-07T10:00|status=Open|sys_mod_count=4");
    CHECK(counted.state() == "resolved");
    CHECK(counted.fold().order_from_file() == 0);
    const auto tied = log({{"07T10:00", "Resolved"}, {"07T10:00", "Open"}});
    CHECK(tied.state() == "open");
    CHECK(tied.fold().order_from_file() == 1);
}

TEST_CASE("F4 without updated_at every differing repeat but the first row is rejected") {
    Hand h;
    h.row("ticket_id=A" + opened + "|status=Open").row("ticket_id=A" + opened + "|status=Closed");
    CHECK(h.state() == "open");
    CHECK(h.fold().rejected == 1);
}

TEST_CASE("F5 the newest row wins; a missing cell takes the newest known value but for three columns") {
    Hand h;
    h.row("ticket_id=A" + opened +
          "|updated_at=2024-05-07T10:00|status=Resolved|priority=1|resolved_at=2024-05-07T10:00|resolution=Done");
    h.row("ticket_id=A|opened_at=?|updated_at=2024-05-08T10:00|status=Open|priority=-|resolved_at=|resolution=N/A");
    const auto ticket = h.ticket();
    CHECK(value_of(ticket.cells, "priority") == "1");
    CHECK(value_of(ticket.cells, "resolved_at").empty());
    CHECK(value_of(ticket.cells, "resolution").empty());
    CHECK(shown(ticket.opened) == "2024-05-06T09:00");
    CHECK(ticket.state == State::open);
    CHECK(ticket.reopens.size() == 1);
}

TEST_CASE("F6 as-of leaves out later rows; a ticket whose rows are all later exists as NEW") {
    auto h = log({{"07T10:00", "Open"}, {"09T10:00", "Closed"}});
    h.row("ticket_id=B|opened_at=2024-05-06T10:00|updated_at=2024-05-10T10:00|status=Closed");
    h.row("ticket_id=C|opened_at=2024-05-09T10:00|updated_at=2024-05-10T10:00|status=Closed");
    h.as_of("2024-05-08T00:00");
    CHECK(h.state("A") == "open");
    CHECK(h.state("B") == "open");
    CHECK_FALSE(h.ticket("B").read);
    CHECK(h.state("C") == "none");
}

TEST_CASE("F7 a later instant in a cell that remains counts as missing") {
    Hand h;
    h.row("ticket_id=A" + opened +
          "|updated_at=2024-05-07T10:00|status=Resolved|resolved_at=2024-05-09T10:00|due_at=2024-05-20T10:00");
    h.row("ticket_id=A" + opened + "|updated_at=2024-05-06T10:00|status=New|resolved_at=|due_at=2024-05-20T10:00");
    h.as_of("2024-05-08T00:00");
    const auto ticket = h.ticket();
    CHECK(ticket.state == State::resolved);
    CHECK(shown(ticket.final_instant) == "2024-05-07T10:00");
    CHECK(ticket.dated_by == "history");
    CHECK(shown(time_of(ticket.cells, "due_at")) == "2024-05-20T10:00");
}

TEST_CASE("F8 the only row of a ticket in an export that is no log is open if it was resolved later") {
    Hand h;
    h.row("ticket_id=A" + opened + "|status=Closed|resolved_at=2024-05-09T10:00|closed_at=2024-05-10T10:00");
    h.row("ticket_id=B" + opened + "|status=Closed|resolved_at=|closed_at=2024-05-09T10:00");
    h.row("ticket_id=C" + opened + "|status=Closed|resolved_at=2024-05-07T10:00|closed_at=2024-05-09T10:00");
    h.as_of("2024-05-08T00:00");
    CHECK(h.state("A") == "open");
    CHECK(h.ticket("A").rebuilt);
    CHECK(h.state("B") == "open");
    CHECK(h.state("C") == "resolved");
    CHECK(shown(h.ticket("C").final_instant) == "2024-05-07T10:00");
}

TEST_CASE("F9 the default as-of is the newest instant but the due date") {
    Hand h;
    h.row("ticket_id=A" + opened + "|first_response_at=2024-05-06T11:00|due_at=2024-06-01T00:00|status=Open");
    h.event("A|2024-05-08T12:00|Low|High", "priority").event("Z|2024-05-09T12:00|New|Open");
    CHECK(shown(h.fold().as_of) == "2024-05-08T12:00");
    CHECK(h.fold().foreign_events == 1);
}

TEST_CASE("F10 events decide the status of tickets that have them") {
    Hand h;
    h.row("ticket_id=A" + opened + "|status=Closed").row("ticket_id=B" + opened + "|status=Closed");
    h.event("A|2024-05-07T10:00|New|Resolved").event("A|2024-05-08T10:00|Resolved|Open");
    CHECK(h.state("A") == "open");
    CHECK(h.ticket("A").history);
    CHECK(h.state("B") == "resolved");
    CHECK_FALSE(h.ticket("B").history);
}

TEST_CASE("F11 a first event that leaves RESOLVED is a reopen without first resolve") {
    Hand h;
    h.row("ticket_id=A" + opened + "|status=Closed");
    h.event("A|2024-05-07T10:00|Resolved|Open").event("A|2024-05-08T10:00|Open|Closed");
    const auto ticket = h.ticket();
    CHECK(ticket.reopens.size() == 1);
    CHECK(shown(ticket.first_resolve) == "none");
    CHECK(shown(ticket.first_instant) == "none");
    CHECK(shown(ticket.final_instant) == "2024-05-08T10:00");
}

TEST_CASE("F12 equal events collapse") {
    Hand h;
    h.row("ticket_id=A" + opened + "|status=Closed");
    h.event("A|2024-05-07T10:00|New|Resolved").event("A|2024-05-07T10:00|New|Resolved");
    CHECK(h.fold().collapsed_events == 1);
}

TEST_CASE("F13 spellings of a status") {
    const Policy policy;
    CHECK(class_of(policy, "In_Progress") == Class::active);
    CHECK(class_of(policy, "WAITING-on  Customer") == Class::wait_customer);
    CHECK(class_of(policy, "\xEF\xBC\xA3losed") == Class::closed);  // a full-width C
    CHECK(class_of(policy, "Re-Opened") == Class::active);
    CHECK(class_of(policy, "Won't Do") == Class::voided);
    CHECK_FALSE(class_of(policy, "Parked").has_value());
    CHECK_FALSE(class_of(policy, "inprogress").has_value());
    Policy own;
    own.statuses["Parked"] = Class::wait_other;
    own.statuses["Done"] = Class::active;
    CHECK(class_of(own, "parked") == Class::wait_other);
    CHECK(class_of(own, "DONE") == Class::active);
}

TEST_CASE("F14 a resolved ticket is VOID by its resolution code") {
    for (const std::string code : {"Duplicate", "Won't Do", "WONTFIX", "Not-a-bug", "won't fix"}) {
        Hand h;
        h.row("ticket_id=A" + opened + "|status=Closed|resolved_at=2024-05-07T10:00|resolution=" + code);
        CHECK(h.state() == "void");
        CHECK(shown(h.ticket().void_time) == "2024-05-07T10:00");
    }
    Hand open;
    open.row("ticket_id=A" + opened + "|status=Open|resolution=Duplicate");
    CHECK(open.state() == "open");
    Hand longer;
    longer.row("ticket_id=A" + opened + "|status=Closed|resolution=Duplicate of 17");
    CHECK(longer.state() == "resolved");
    Hand own;
    own.world.policy.codes = {{"No fault found", Class::voided}, {"duplicate", Class::resolved}};
    own.row("ticket_id=A" + opened + "|status=Closed|resolution=no-fault found");
    own.row("ticket_id=B" + opened + "|status=Closed|resolution=Duplicate");
    CHECK(own.state("A") == "void");
    CHECK(own.state("B") == "resolved");
}

TEST_CASE("F15 a VOID row ends a spell; leaving VOID is neither reopen nor resolve") {
    const auto ticket = log({{"07T10:00", "Resolved"}, {"08T10:00", "Merged"}, {"09T10:00", "Open"}}).ticket();
    CHECK(ticket.state == State::open);
    CHECK(ticket.reopens.empty());
    CHECK(ticket.spells.size() == 1);
    const auto back = log({{"07T10:00", "Spam"}, {"08T10:00", "Closed"}}).ticket();
    CHECK(back.state == State::resolved);
    CHECK(back.resolves.empty());
    CHECK(shown(back.final_instant) == "2024-05-08T10:00");
}

TEST_CASE("F16 the void time is the start of the last VOID spell") {
    const auto ticket =
        log({{"07T10:00", "Spam"}, {"08T10:00", "Open"}, {"09T10:00", "Merged"}, {"10T10:00", "Deleted"}}).ticket();
    CHECK(ticket.state == State::voided);
    CHECK(shown(ticket.void_time) == "2024-05-09T10:00");
}

TEST_CASE("F17 rows with an unknown status are skipped, and a last unknown status is open") {
    const auto skipped = log({{"07T10:00", "Resolved"}, {"08T10:00", "Parked"}, {"09T10:00", "Closed"}});
    CHECK(skipped.ticket().spells.size() == 1);
    CHECK(skipped.fold().unknown_rows == 1);
    const auto last = log({{"07T10:00", "Resolved"}, {"08T10:00", "Parked"}});
    CHECK(last.state() == "open");
    CHECK(last.fold().open_unknown_status() == 1);
    CHECK(last.ticket().reopens.empty());
}

TEST_CASE("F18 an open class is open whatever dates it carries; resolved without a date is resolved") {
    Hand h;
    h.row("ticket_id=A" + opened + "|status=Open|closed_at=2024-05-07T10:00");
    h.row("ticket_id=B" + opened + "|status=Closed|closed_at=");
    CHECK(h.state("A") == "open");
    CHECK(h.state("B") == "resolved");
    CHECK(h.fold().resolved_without_time() == 1);
    CHECK(h.fold().count(State::resolved) + h.fold().count(State::open) + h.fold().count(State::voided) == 2);
}

TEST_CASE("F19 without a status column a resolved or closed time tells") {
    Hand h;
    h.row("ticket_id=A" + opened + "|resolved_at=|closed_at=2024-05-07T10:00");
    h.row("ticket_id=B" + opened + "|resolved_at=|closed_at=?");
    CHECK(h.state("A") == "resolved");
    CHECK(h.ticket("A").dated_by == "closed_at");
    CHECK(h.state("B") == "open");
}

TEST_CASE("F20 the final instant: resolved_at unless it lies before the last spell") {
    const auto rows = [](const std::string& resolved) {
        Hand h;
        h.row("ticket_id=A" + opened + "|updated_at=2024-05-07T10:00|status=Resolved|resolved_at=2024-05-07T10:00");
        h.row("ticket_id=A" + opened + "|updated_at=2024-05-08T10:00|status=Open|resolved_at=");
        h.row("ticket_id=A" + opened + "|updated_at=2024-05-09T10:00|status=Resolved|resolved_at=" + resolved);
        return h.ticket();
    };
    CHECK(shown(rows("2024-05-07T10:00").final_instant) == "2024-05-09T10:00");
    CHECK(rows("2024-05-07T10:00").dated_by == "history");
    CHECK(shown(rows("2024-05-09T10:00").final_instant) == "2024-05-09T10:00");
    CHECK(rows("2024-05-09T10:00").dated_by == "resolved_at");
    CHECK(shown(rows("?").first_instant) == "2024-05-07T10:00");
}

TEST_CASE("F21 RESOLVED to CLOSED is one spell, and one spell has the same first and final") {
    Hand h;
    h.row("ticket_id=A" + opened + "|updated_at=2024-05-07T10:00|status=Resolved|resolved_at=2024-05-07T10:02");
    h.row("ticket_id=A" + opened + "|updated_at=2024-05-12T10:00|status=Closed|resolved_at=2024-05-07T10:02");
    const auto ticket = h.ticket();
    CHECK(ticket.spells.size() == 1);
    CHECK(shown(ticket.final_instant) == "2024-05-07T10:02");
    CHECK(ticket.first_instant == ticket.final_instant);
    CHECK(shown(ticket.first_resolve) == "2024-05-07T10:00");
}

TEST_CASE("F22 a history that begins resolved is resolved at its first row") {
    const auto ticket = log({{"07T10:00", "Closed"}, {"08T10:00", "Archived"}}).ticket();
    CHECK(shown(ticket.final_instant) == "2024-05-07T10:00");
}

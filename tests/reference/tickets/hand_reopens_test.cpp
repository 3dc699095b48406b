#include "hand.hpp"
#include "reopens.hpp"

#include <doctest/doctest.h>

using namespace reference::tickets;

namespace {

const std::string opened = "|opened_at=2024-05-01T00:00";

/// A row of a log: "id|updated|status".
void add(Hand& h, const std::string& id, const std::string& updated, const std::string& status) {
    h.row("ticket_id=" + id + opened + "|updated_at=" + updated + "|status=" + status);
}

Reopens counted(const Hand& h) { return count_reopens(h.world.policy, h.fold()); }

/// Ticket A resolved on May 2 and ticket B opened at `at`, of one company and requester.
Hand twice(const std::string& at, const std::string& changes = "") {
    Hand h;
    const std::string facts = "|company=Contoso|requester=ann|subject=";
    h.row("ticket_id=A|opened_at=2024-05-01T00:00|status=Closed|resolved_at=2024-05-02T00:00" + facts +
          "The printer is broken");
    h.row("ticket_id=B|opened_at=" + at + "|status=Open|resolved_at=" + facts + "Re: the PRINTER is broken");
    if (!changes.empty()) {
        const auto equals = changes.find('=');
        h.world.rows[1].cells[changes.substr(0, equals)] = changes.substr(equals + 1);
    }
    return h.as_of("2024-06-30T00:00");
}

std::size_t links(const Hand& h) { return find_recreated(h.world, h.fold()).links.size(); }

}  // namespace

TEST_CASE("R1 tickets with a reopen of those resolved at least once; still-open reopens count") {
    Hand h;
    add(h, "A", "2024-05-02T00:00", "Resolved");
    add(h, "A", "2024-05-03T00:00", "Open");
    add(h, "B", "2024-05-02T00:00", "Closed");
    add(h, "C", "2024-05-02T00:00", "Open");
    CHECK(counted(h).ticket == Ratio{1, 2});
    CHECK(counted(h).source == "history");
}

TEST_CASE("R2 a ticket resolved exactly W days before as-of is in the cohort, a second later it is pending") {
    Hand h;
    add(h, "A", "2024-05-02T00:00", "Resolved");
    add(h, "A", "2024-05-03T00:00", "Closed");
    h.as_of("2024-05-16T00:00");
    CHECK(counted(h).cohort_all.reopened == Ratio{0, 1});
    h.world.as_of = *h.world.as_of - 1;
    CHECK(counted(h).cohort_all.reopened == Ratio{0, 0});
    CHECK(counted(h).cohort_all.pending == 1);
}

TEST_CASE("R3 a reopen exactly W days after the first resolve is in time, a second later it is late") {
    Hand h;
    add(h, "A", "2024-05-02T00:00", "Resolved");
    add(h, "A", "2024-05-16T00:00", "Open");
    add(h, "B", "2024-05-02T00:00", "Resolved");
    add(h, "B", "2024-05-16T00:00:01Z", "Open");
    h.as_of("2024-06-30T00:00");
    CHECK(counted(h).cohort_all.reopened == Ratio{1, 2});
    CHECK(counted(h).cohort_all.late == 1);
    CHECK(counted(h).cohort_months.at("2024-05").reopened == Ratio{1, 2});
}

TEST_CASE("R4 the period ratio may exceed 1") {
    Hand h;
    add(h, "A", "2024-05-02T00:00", "Resolved");
    add(h, "A", "2024-05-03T00:00", "Open");
    add(h, "A", "2024-05-04T00:00", "Resolved");
    add(h, "A", "2024-05-05T00:00", "Open");
    add(h, "A", "2024-05-06T00:00", "Closed");
    CHECK(counted(h).period_months.at("2024-05") == Ratio{2, 1});
    CHECK(counted(h).events == 2);
    CHECK(counted(h).reopened == 1);
}

TEST_CASE("R5 without history the count column serves") {
    Hand h;
    h.row("ticket_id=A" + opened + "|status=Closed|resolved_at=2024-05-02T00:00|reopen_count=2");
    h.row("ticket_id=B" + opened + "|status=Closed|resolved_at=2024-05-02T00:00|reopen_count=0");
    h.row("ticket_id=C" + opened + "|status=Cancelled|resolved_at=2024-05-02T00:00|reopen_count=7");
    CHECK(counted(h).source == "column");
    CHECK(counted(h).ticket == Ratio{1, 2});
    CHECK(counted(h).events == 2);
    CHECK(counted(h).cohort_all.reopened == Ratio{0, 0});
}

TEST_CASE("R6 tickets whose count differs from their history are listed") {
    Hand h;
    h.row("ticket_id=A" + opened + "|status=Closed|reopen_count=2").event("A|2024-05-02T00:00|New|Resolved");
    h.row("ticket_id=B" + opened + "|status=Closed|reopen_count=0").event("B|2024-05-02T00:00|New|Resolved");
    CHECK(counted(h).differ == std::vector<std::string>{"A"});
    CHECK(counted(h).column_events == 2);
    CHECK(counted(h).events == 0);
}

TEST_CASE("R7 a reopen without first resolve is in ticket and period, not in the cohort") {
    Hand h;
    h.row("ticket_id=A" + opened + "|status=Closed");
    h.event("A|2024-05-02T00:00|Resolved|Open").event("A|2024-05-03T00:00|Open|Closed").as_of("2024-06-30T00:00");
    CHECK(counted(h).ticket == Ratio{1, 1});
    CHECK(counted(h).period_months.at("2024-05") == Ratio{1, 1});
    CHECK(counted(h).cohort_all.reopened == Ratio{0, 0});
    CHECK(counted(h).cohort_all.pending == 0);
}

TEST_CASE("R8 months are local") {
    Hand h;
    h.world.policy.timezone = "Europe/Brussels";
    add(h, "A", "2024-05-31T22:30", "Resolved");
    add(h, "A", "2024-06-02T00:00", "Closed");
    h.as_of("2024-06-30T00:00");
    CHECK(counted(h).cohort_months.count("2024-06") == 1);
}

TEST_CASE("R9 a later ticket of the same people and words repeats the one resolved before") {
    CHECK(links(twice("2024-05-03T00:00")) == 1);
    CHECK(links(twice("2024-05-02T00:00")) == 0);  // not after the resolve
    CHECK(links(twice("2024-05-16T00:00")) == 1);  // 14 days
    CHECK(links(twice("2024-05-16T00:00:01Z")) == 0);
    CHECK(links(twice("2024-05-03T00:00", "company=Fabrikam")) == 0);
    CHECK(links(twice("2024-05-03T00:00", "company=?")) == 0);
    CHECK(links(twice("2024-05-03T00:00", "requester=bob")) == 0);
    CHECK(links(twice("2024-05-03T00:00", "subject=Mail is down again")) == 0);
    CHECK(links(twice("2024-05-03T00:00", "status=Spam")) == 0);
}

TEST_CASE("R10 no repeat of a ticket that was reopened in between") {
    auto h = twice("2024-05-04T00:00");
    h.event("A|2024-05-02T00:00|New|Resolved").event("A|2024-05-03T00:00|Resolved|Open");
    CHECK(links(h) == 0);
    auto by_void =
        twice("2024-05-04T00:00");  // VOID led back to resolved, which is no resolve, and then it was reopened
    by_void.event("A|2024-05-02T00:00|New|Resolved").event("A|2024-05-02T12:00|Resolved|Merged");
    by_void.event("A|2024-05-02T13:00|Merged|Resolved");
    CHECK(links(by_void) == 1);
    by_void.event("A|2024-05-03T00:00|Resolved|Open");
    CHECK(links(by_void) == 0);
}

TEST_CASE("R11 without subject the category and subcategory; without requester the asset") {
    Hand h;
    const std::string facts = "|company=Contoso|asset=PC1|category=Mail|subcategory=";
    h.row("ticket_id=A" + opened + "|status=Closed|resolved_at=2024-05-02T00:00" + facts + "Outlook");
    h.row("ticket_id=B|opened_at=2024-05-03T00:00|status=Open|resolved_at=" + facts + "Outlook");
    h.row("ticket_id=C|opened_at=2024-05-03T00:00|status=Open|resolved_at=" + facts + "Quota");
    const auto found = find_recreated(h.world, h.fold());
    CHECK(found.test == "category");
    CHECK(found.links.size() == 1);
}

TEST_CASE("R12 a ticket repeats the latest resolved of several, and the base rate stands beside it") {
    auto h = twice("2024-05-05T00:00");
    h.row("ticket_id=Z|opened_at=2024-05-01T00:00|status=Closed|resolved_at=2024-05-03T00:00|company=Contoso|"
          "requester=ann|subject=the printer is broken");
    const auto found = find_recreated(h.world, h.fold());
    REQUIRE(found.links.size() == 1);
    CHECK(h.fold().tickets[found.links[0].a].id == "Z");
    // Resolved with a known requester: A and Z; ann opened B within 14 days of both.
    CHECK(found.base_rate == Ratio{2, 2});
    h.world.policy.max_requester_tickets = 2;
    const auto without = find_recreated(h.world, h.fold());
    CHECK(without.links.empty());
    CHECK(without.requesters_left_out == 1);
    CHECK(without.tickets_left_out == 3);
    CHECK(without.base_rate == Ratio{0, 0});
}

TEST_CASE("R13 effective: reopened in time, or repeated, over the cohort") {
    auto h = twice("2024-05-05T00:00");
    h.event("A|2024-05-02T00:00|New|Resolved");
    const auto found = find_recreated(h.world, h.fold());
    CHECK(counted(h).cohort_all.reopened == Ratio{0, 1});
    CHECK(found.effective == Ratio{1, 1});
}

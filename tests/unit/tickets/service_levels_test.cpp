#include "tickets/service_levels.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "policy/policy.hpp"
#include "unit/tickets/judged_tickets.hpp"

using namespace msp_audit;  // NOLINT(google-build-using-namespace): a test of this namespace

namespace {

using enum StatusClass;

std::string refusal(const SmallTickets& books, const TicketPolicy& policy) {
    try {
        (void)judged(books, policy);
    } catch (const PolicyError& error) {
        return error.what();
    }
    return "none";
}

/// Targets with a share: so many met, missed, undetermined, void past target.
Verdict3 verdict(int met, int missed, int undetermined, int voided, int percent) {
    SmallTickets books;
    for (int i = 0; i < met; ++i) books.resolved("2026-11-16 10:00", "2026-11-16 11:00");
    for (int i = 0; i < missed; ++i) books.resolved("2026-11-16 10:00", "2026-11-16 11:01");
    for (int i = 0; i < undetermined; ++i) books.open("2026-11-30 23:30");
    for (int i = 0; i < voided; ++i) books.voided("2026-11-16 10:00", "2026-11-16 12:00");
    TicketPolicy policy = policy_of({target(hour)});
    policy.resolution_targets[0].percent = percent;
    const ServiceLevels result = judged(books, policy);
    CHECK(result.levels.at(0).verdict == result.levels.at(1).verdict);
    return result.levels.at(1).verdict;
}

}  // namespace

TEST_CASE("a target is met up to and including its last second") {
    SmallTickets books;
    books.resolved("2026-11-16 10:00", "2026-11-16 11:00");
    books.resolved("2026-11-16 10:00", "2026-11-16 11:00:01");
    books.open("2026-11-30 23:00");  // an hour ago
    books.open("2026-11-30 22:59:59");
    books.voided("2026-11-16 10:00", "2026-11-16 11:00");
    books.voided("2026-11-16 10:00", "2026-11-16 11:00:01");
    books.resolved("2026-11-16 10:00", "");
    const TicketPolicy policy = policy_of({target(hour)});
    const ServiceLevels result = judged(books, policy);
    using enum TargetOutcome;
    CHECK(result.of_ticket == std::vector<TargetOutcome>{met, missed, TargetOutcome::undetermined, missed,
                                                         void_in_time, void_past_target,
                                                         TargetOutcome::undetermined});
    REQUIRE(result.levels.size() == 2);
    CHECK(result.levels[0].is_total);
    CHECK(result.levels[0].target == nullptr);
    CHECK_FALSE(result.levels[1].is_total);
    CHECK(result.levels[1].target->within == hour);
    for (const ServiceLevel& level : result.levels) {
        CHECK(shown(level) == "1 met, 2 missed, 2 undetermined, 1 void");
        CHECK(shown(level.low) == "1/6");
        CHECK(shown(level.high) == "3/5");
    }
    CHECK(result.no_target == 0);
    CHECK(result.due_of[0] == utc("2026-11-16 11:00"));
    CHECK(result.due_of[3] == utc("2026-11-30 23:59:59"));
}

TEST_CASE("a share is kept if the low figure reaches it, broken if the high one does not, else open") {
    CHECK(verdict(19, 1, 0, 0, 95) == Verdict3::kept);
    CHECK(verdict(18, 2, 0, 0, 95) == Verdict3::broken);
    CHECK(verdict(18, 1, 1, 0, 95) == Verdict3::undetermined);
    CHECK(verdict(18, 2, 1, 0, 95) == Verdict3::broken);
    CHECK(verdict(19, 1, 0, 1, 95) == Verdict3::undetermined);
    CHECK(verdict(20, 0, 0, 1, 95) == Verdict3::kept);  // 20 of 21 are 95.2 %
    CHECK(verdict(2, 0, 0, 0, 100) == Verdict3::kept);
    CHECK(verdict(0, 0, 0, 2, 95) == Verdict3::undetermined);
    CHECK(verdict(0, 0, 0, 0, 95) == Verdict3::undetermined);
}

TEST_CASE("the total holds each target's tickets to that target's share") {
    SmallTickets books;
    // 2 of 4 where half is agreed, 1 of 1 where all are.
    for (int i = 0; i < 2; ++i) books.resolved("2026-11-16 10:00", "2026-11-16 11:00");
    for (int i = 0; i < 2; ++i) books.resolved("2026-11-16 10:00", "2026-11-16 12:00");
    books.resolved("2026-11-16 10:00", "2026-11-16 10:30").row.priority = books.text("P1");
    TicketPolicy policy = policy_of({target(hour), target(1800, {"P1", "", "", ""})});
    policy.resolution_targets[0].percent = 50;
    ServiceLevels result = judged(books, policy);
    REQUIRE(result.levels.size() == 3);
    CHECK(shown(result.levels[0].low) == "3/5");
    CHECK(result.levels[0].verdict == Verdict3::kept);
    policy.resolution_targets[0].percent = 51;
    CHECK(judged(books, policy).levels[0].verdict == Verdict3::broken);
}

TEST_CASE("the target with the most selectors wins, compared without case and outer spaces") {
    SmallTickets books;
    Ticket& ticket = books.resolved("2026-11-16 10:00", "2026-11-16 11:00");
    ticket.row.priority = books.text(" p1 ");
    ticket.row.company = books.text("CONTOSO");
    books.resolved("2026-11-16 10:00", "2026-11-16 11:00").row.priority = books.text("P1");
    books.resolved("2026-11-16 10:00", "2026-11-16 11:00").row.priority = books.text("P2");
    const TicketPolicy policy =
        policy_of({target(1), target(2, {"P1", "*", "", ""}), target(3, {"P1", "Contoso", "", ""})});
    const ServiceLevels result = judged(books, policy);
    CHECK(result.target_of[0]->within == 3);
    CHECK(result.target_of[1]->within == 2);
    CHECK(result.target_of[2]->within == 1);
}

TEST_CASE("type and category select as well") {
    SmallTickets books;
    books.resolved("2026-11-16 10:00", "2026-11-16 11:00").row.type = books.text("Incident");
    books.resolved("2026-11-16 10:00", "2026-11-16 11:00").row.category = books.text("Mail");
    books.resolved("2026-11-16 10:00", "2026-11-16 11:00");
    const ServiceLevels result =
        judged(books, policy_of({target(1, {"", "", "incident", ""}), target(2, {"", "", "", "mail"})}));
    CHECK(result.target_of[0]->within == 1);
    CHECK(result.target_of[1]->within == 2);
    CHECK(result.target_of[2] == nullptr);
    CHECK(result.no_target == 1);
    CHECK(result.of_ticket[2] == TargetOutcome::no_target);
    CHECK_FALSE(result.due_of[2].has_value());
}

TEST_CASE("two targets that tie on a ticket are an error that names both") {
    SmallTickets books;
    const TicketPolicy policy = policy_of({target(1, {"P1", "", "", ""}), target(2, {"", "Contoso", "", ""})});
    books.resolved("2026-11-16 10:00", "2026-11-16 11:00").row.priority = books.text("P1");
    CHECK(refusal(books, policy) == "none");
    Ticket& ticket = books.resolved("2026-11-16 10:00", "2026-11-16 11:00");
    ticket.row.priority = books.text("P1");
    ticket.row.company = books.text("Contoso");
    CHECK(refusal(books, policy) ==
          "msp-audit.toml:11: targets.resolution: ties with the target at msp-audit.toml:10: both take a ticket of "
          "priority 'P1', company 'Contoso' and have as many selectors\n"
          "  hint: give the one that should win another selector");
    // Of three it names the first two.
    TicketPolicy three = policy;
    three.resolution_targets.insert(three.resolution_targets.begin(), target(3, {"", "", "incident", ""}));
    three.resolution_targets.front().where = "msp-audit.toml:9";
    ticket.row.type = books.text("Incident");
    CHECK(refusal(books, three)
              .starts_with("msp-audit.toml:10: targets.resolution: ties with the target at "
                           "msp-audit.toml:9: "));
    // Where a third one has more selectors, the two do not matter.
    TicketPolicy more = policy;
    more.resolution_targets.push_back(target(3, {"P1", "Contoso", "", ""}));
    CHECK(judged(books, more).target_of[1]->within == 3);
}

TEST_CASE("the priority in force when the clock started counts, and the last one stands beside it") {
    SmallTickets books;
    books.resolved("2026-11-16 10:00", "2026-11-16 12:00").row.priority = books.text("P3");
    books.course(
        {{"2026-11-16 10:00", new_, "P1"}, {"2026-11-16 10:50", active, "P3"}, {"2026-11-16 12:00", resolved}});
    const ServiceLevels result =
        judged(books, policy_of({target(hour, {"P1", "", "", ""}), target(4 * hour, {"P3", "", "", ""})}));
    CHECK(result.of_ticket[0] == TargetOutcome::missed);
    CHECK(result.target_of[0]->within == hour);
    REQUIRE(result.levels.size() == 3);
    CHECK(shown(result.levels[0].low) == "0/1");
    CHECK(shown(result.levels[0].low_by_last_priority) == "1/1");
    CHECK(shown(result.levels[0].high_by_last_priority) == "1/1");
    CHECK(shown(result.levels[1].low) == "0/1");
    CHECK(shown(result.levels[1].low_by_last_priority) == "0/0");
    CHECK(shown(result.levels[2].low) == "0/0");
    CHECK(shown(result.levels[2].low_by_last_priority) == "1/1");
}

TEST_CASE("a target is compared with final net time unless it says otherwise") {
    SmallTickets books;
    books.resolved("2026-11-16 10:00", "2026-11-16 16:00");
    books.course({{"2026-11-16 10:00", active},
                  {"2026-11-16 10:30", wait_customer},
                  {"2026-11-16 12:30", active},
                  {"2026-11-16 13:00", resolved},
                  {"2026-11-16 15:00", active},
                  {"2026-11-16 16:00", resolved}});
    // Final: 6 h gross, 4 h net. First: 3 h gross, 1 h net.
    const auto outcome = [&](Seconds within, bool first, bool net) {
        TicketPolicy policy = policy_of({target(within)});
        policy.resolution_targets[0].first = first;
        policy.resolution_targets[0].net = net;
        const ServiceLevels result = judged(books, policy);
        CHECK_FALSE(result.levels[0].misses_are_upper_bound);
        return result.of_ticket[0];
    };
    CHECK(outcome(4 * hour, false, true) == TargetOutcome::met);
    CHECK(outcome(4 * hour - 1, false, true) == TargetOutcome::missed);
    CHECK(outcome(6 * hour, false, false) == TargetOutcome::met);
    CHECK(outcome(6 * hour - 1, false, false) == TargetOutcome::missed);
    CHECK(outcome(hour, true, true) == TargetOutcome::met);
    CHECK(outcome(hour - 1, true, true) == TargetOutcome::missed);
    CHECK(outcome(3 * hour, true, false) == TargetOutcome::met);
    CHECK(outcome(3 * hour - 1, true, false) == TargetOutcome::missed);
}

TEST_CASE("a net target is due when the time that counts is used up") {
    SmallTickets books;
    books.resolved("2026-11-16 16:00", "2026-11-17 16:00");
    books.course({{"2026-11-16 16:00", active},
                  {"2026-11-16 16:30", wait_customer},
                  {"2026-11-17 12:00", active},
                  {"2026-11-17 16:00", resolved}});
    TicketPolicy policy = policy_of({target(hour)});
    policy.calendars.push_back(office_hours(TimeZone(), {{9 * hour, 17 * hour}}));
    const auto due = [&] { return judged(books, policy).due_of[0].to_string(); };
    CHECK(due() == "2026-11-17T12:30:00Z");
    policy.resolution_targets[0].within = 1800;
    CHECK(due() == "2026-11-16T16:30:00Z");
    policy.resolution_targets[0].within = 6 * hour;
    CHECK(due() == "2026-11-17T17:30:00Z");
    policy.resolution_targets[0].business = true;
    CHECK(due() == "2026-11-18T09:30:00Z");
    policy.resolution_targets[0].net = false;
    CHECK(due() == "2026-11-17T14:00:00Z");
}

TEST_CASE("the target of a ticket that was resolved before its opening is due as if its clock had run on") {
    SmallTickets books;
    books.resolved("2026-11-16 10:00", "2026-11-16 09:00");
    books.course({{"2026-11-16 08:00", active}, {"2026-11-16 09:00", resolved}});
    const ServiceLevels result = judged(books, policy_of({target(hour)}));
    CHECK(result.of_ticket[0] == TargetOutcome::undetermined);
    CHECK(result.due_of[0] == utc("2026-11-16 11:00"));
}

TEST_CASE("without history net means gross, and the misses are an upper bound") {
    SmallTickets books;
    books.resolved("2026-11-16 10:00", "2026-11-16 12:00");
    TicketPolicy policy = policy_of({target(hour)});
    CHECK(judged(books, policy).of_ticket[0] == TargetOutcome::missed);
    CHECK(judged(books, policy).levels[0].misses_are_upper_bound);
    CHECK(judged(books, policy).levels[1].misses_are_upper_bound);
    policy.resolution_targets[0].net = false;
    CHECK_FALSE(judged(books, policy).levels[1].misses_are_upper_bound);
}

TEST_CASE("a business target runs on the company's calendar, and without one it is no target") {
    SmallTickets books;
    books.resolved("2026-11-16 16:30", "2026-11-17 09:30").row.due = utc("2026-11-20 10:00");
    TicketPolicy policy = policy_of({target(hour)});
    policy.resolution_targets[0].business = true;
    books.resolved("2026-11-16 16:30", "2026-11-17 09:30");
    ServiceLevels result = judged(books, policy);
    // One has its own due date, the other one nothing.
    CHECK(result.of_ticket[0] == TargetOutcome::met);
    CHECK(result.target_of[0] == nullptr);
    CHECK(result.of_ticket[1] == TargetOutcome::no_target);
    CHECK(result.no_target == 1);
    CHECK(result.levels.at(1).lacks_calendar);
    CHECK(shown(result.levels.at(1)) == "0 met, 0 missed, 0 undetermined, 0 void");
    // A target for everybody serves them before the due date does.
    TicketPolicy both = policy_of({target(hour, {"P1", "", "", ""}), target(10 * hour)});
    both.resolution_targets[0].business = true;
    SmallTickets urgent;
    urgent.resolved("2026-11-16 16:30", "2026-11-17 09:30").row.priority = urgent.text("P1");
    CHECK(judged(urgent, both).of_ticket[0] == TargetOutcome::missed);
    CHECK(judged(urgent, both).levels.at(1).lacks_calendar);
    policy.calendars.push_back(office_hours(TimeZone(), {{9 * hour, 17 * hour}}));
    result = judged(books, policy);
    CHECK(result.of_ticket[0] == TargetOutcome::met);
    CHECK(result.due_of[0] == utc("2026-11-17 09:30"));
    CHECK_FALSE(result.levels.at(1).lacks_calendar);
}

TEST_CASE("an open ticket past its target is missed even where nothing dates resolutions") {
    SmallTickets books;
    books.remove_column(TicketColumn::resolved_at);
    books.open("2026-11-30 22:00");
    books.open("2026-11-30 23:30");
    const ServiceLevels result = judged(books, policy_of({target(hour)}));
    CHECK(result.of_ticket[0] == TargetOutcome::missed);
    CHECK(result.of_ticket[1] == TargetOutcome::undetermined);
}

TEST_CASE("a void ticket is past a target by when it was voided, whatever resolution is measured") {
    SmallTickets books;
    books.voided("2026-11-16 10:00", "2026-11-16 12:00");
    TicketPolicy policy = policy_of({target(hour)});
    policy.resolution_targets[0].first = true;
    CHECK(judged(books, policy).of_ticket[0] == TargetOutcome::void_past_target);
}

TEST_CASE("a ticket that no target selects has its own due date") {
    SmallTickets books;
    const auto with_due = [&](Ticket& ticket) { ticket.row.due = utc("2026-11-16 12:00"); };
    with_due(books.resolved("2026-11-16 10:00", "2026-11-16 12:00"));
    with_due(books.resolved("2026-11-16 10:00", "2026-11-16 12:00:01"));
    with_due(books.resolved("2026-11-16 10:00", ""));
    with_due(books.resolved("2026-11-16 10:00", "2026-11-16 09:59"));
    with_due(books.open("2026-11-16 10:00"));
    with_due(books.voided("2026-11-16 10:00", "2026-11-16 12:00"));
    with_due(books.voided("2026-11-16 10:00", "2026-11-16 12:00:01"));
    books.open("2026-11-30 10:00").row.due = utc("2026-12-01 00:00");
    books.open("2026-11-30 10:00");
    const ServiceLevels result = judged(books, policy_of({target(1, {"P1", "", "", ""})}));
    using enum TargetOutcome;
    const std::vector<TargetOutcome> expected{met,
                                              missed,
                                              TargetOutcome::undetermined,
                                              TargetOutcome::undetermined,
                                              missed,
                                              void_in_time,
                                              void_past_target,
                                              TargetOutcome::undetermined,
                                              no_target};
    CHECK(result.of_ticket == expected);
    REQUIRE(result.levels.size() == 3);
    CHECK(result.levels[2].target == nullptr);
    CHECK_FALSE(result.levels[2].is_total);
    CHECK(shown(result.levels[2]) == "1 met, 2 missed, 3 undetermined, 1 void");
    CHECK(shown(result.levels[1]) == "0 met, 0 missed, 0 undetermined, 0 void");
    CHECK(result.due_of[0] == utc("2026-11-16 12:00"));
    CHECK(result.no_target == 1);
}

TEST_CASE("without any target there is no level") {
    SmallTickets books;
    books.open("2026-11-16 10:00");
    const ServiceLevels result = judged(books, TicketPolicy());
    CHECK(result.levels.empty());
    CHECK(result.no_target == 1);
}

TEST_CASE("the export's own word is compared where both say something") {
    SmallTickets books;
    books.add_column(TicketColumn::sla_met);
    const auto add = [&](const char* resolved_at, int stored) {
        books.resolved("2026-11-16 10:00", resolved_at).row.sla_met = stored;
    };
    add("2026-11-16 11:00", 1);
    add("2026-11-16 11:00", 0);
    add("2026-11-16 12:00", 1);
    add("2026-11-16 12:00", 0);
    add("2026-11-16 12:00", -1);
    add("", 1);
    const ServiceLevels result = judged(books, policy_of({target(hour)}));
    CHECK(result.compared == 4);
    CHECK(result.agree == 2);
    CHECK(result.differ == 2);
    CHECK(result.differing == std::vector<std::uint32_t>{1, 2});
}

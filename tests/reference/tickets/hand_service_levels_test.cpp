#include "hand.hpp"
#include "service_levels.hpp"

#include <doctest/doctest.h>

using namespace reference::tickets;

namespace {

constexpr Seconds hour = 3600;

Target target(Seconds within, const std::string& priority = "") {
    Target made;
    made.priority = priority;
    made.within = within;
    return made;
}

std::string text(const Level& level) {
    return std::to_string(level.met) + "/" + std::to_string(level.missed) + "/" + std::to_string(level.undetermined) +
           "/" + std::to_string(level.void_past_target);
}

ServiceLevels resolution(const Hand& h) {
    return resolution_levels(h.world.policy, Clocks(h.world.policy), h.fold());
}

ServiceLevels response(const Hand& h) { return response_levels(h.world.policy, Clocks(h.world.policy), h.fold()); }

/// Opened at 9; resolved, open or void as told; as of 20:00.
Hand& add(Hand& h, const std::string& id, const std::string& status, const std::string& resolved) {
    h.row("ticket_id=" + id + "|opened_at=2024-05-06T09:00|status=" + status + "|resolved_at=" + resolved);
    return h.as_of("2024-05-06T20:00");
}

}  // namespace

TEST_CASE("S1 met when elapsed is the target or less") {
    Hand h;
    h.world.policy.resolution_targets = {target(4 * hour)};
    add(h, "A", "Closed", "2024-05-06T13:00");
    add(h, "B", "Closed", "2024-05-06T13:00:01Z");
    CHECK(text(resolution(h).targets[0]) == "1/1/0/0");
}

TEST_CASE("S2 open past the target is missed, open and not yet due is undetermined") {
    Hand h;
    h.world.policy.resolution_targets = {target(11 * hour)};
    add(h, "A", "Open", "");
    CHECK(text(resolution(h).targets[0]) == "0/0/1/0");
    h.world.policy.resolution_targets = {target(11 * hour - 1)};
    CHECK(text(resolution(h).targets[0]) == "0/1/0/0");
}

TEST_CASE("S3 VOID past the target when voided is a miss in low, the others are left out") {
    Hand h;
    h.world.policy.resolution_targets = {target(4 * hour)};
    add(h, "A", "Spam", "2024-05-06T15:00");
    add(h, "B", "Spam", "2024-05-06T10:00");
    add(h, "C", "Closed", "2024-05-06T10:00");
    const auto level = resolution(h).targets[0];
    CHECK(text(level) == "1/0/0/1");
    CHECK(level.low() == 1);
    CHECK(level.low_of() == 2);
    CHECK(level.high() == 1);
    CHECK(level.high_of() == 1);
    CHECK(level.verdict(50) == "kept");
    CHECK(level.verdict(51) == "undetermined");
}

TEST_CASE("S4 the verdict is undetermined between low and high") {
    const Level level{18, 1, 1, 0};
    CHECK(level.verdict(90) == "kept");
    CHECK(level.verdict(95) == "undetermined");
    CHECK(level.verdict(96) == "broken");
}

TEST_CASE("S5 a ticket that no target selects uses its due date") {
    Hand h;
    h.world.policy.resolution_targets = {target(hour, "1")};
    const std::string row = "|opened_at=2024-05-06T09:00|priority=2|due_at=2024-05-06T12:00";
    h.row("ticket_id=A|status=Closed|resolved_at=2024-05-06T12:00" + row);
    h.row("ticket_id=B|status=Closed|resolved_at=2024-05-06T12:01" + row);
    h.row("ticket_id=C|status=Open|resolved_at=" + row);
    h.row("ticket_id=D|status=Open|resolved_at=|opened_at=2024-05-06T09:00|priority=2|due_at=?");
    h.as_of("2024-05-06T20:00");
    CHECK(text(resolution(h).due) == "1/2/0/0");
    CHECK(resolution(h).no_target == 1);
    h.as_of("2024-05-06T12:00");
    CHECK(text(resolution(h).due) == "1/0/2/0");
}

TEST_CASE("S6 the priority in force when the clock started counts; the last one stands beside it") {
    Hand h;
    h.world.policy.resolution_targets = {target(hour, "1 - Critical"), target(8 * hour, "3 - low")};
    const std::string opened = "ticket_id=A|opened_at=2024-05-06T09:00";
    h.row(opened + "|updated_at=2024-05-06T09:00|status=New|priority= 1 - CRITICAL");
    h.row(opened + "|updated_at=2024-05-06T12:00|status=Resolved|priority=3 - Low");
    CHECK(text(resolution(h).targets[0]) == "0/1/0/0");
    CHECK(text(resolution(h).targets[1]) == "0/0/0/0");
    CHECK(text(resolution(h).by_last_priority[1]) == "1/0/0/0");
}

TEST_CASE("S7 the most selectors win") {
    Hand h;
    auto narrow = target(hour, "1");
    narrow.company = "contoso";
    h.world.policy.resolution_targets = {target(8 * hour, "1"), narrow};
    h.row("ticket_id=A|opened_at=2024-05-06T09:00|status=Closed|resolved_at=2024-05-06T12:00|priority=1|company="
          "Contoso");
    h.row(
        "ticket_id=B|opened_at=2024-05-06T09:00|status=Closed|resolved_at=2024-05-06T12:00|priority=1|company=Other");
    CHECK(text(resolution(h).targets[0]) == "1/0/0/0");
    CHECK(text(resolution(h).targets[1]) == "0/1/0/0");
}

TEST_CASE("S8 a business target without a calendar is no target") {
    Hand h;
    auto business = target(hour);
    business.business = true;
    h.world.policy.resolution_targets = {business};
    add(h, "A", "Closed", "2024-05-06T18:00");
    CHECK(text(resolution(h).targets[0]) == "0/0/0/0");
    CHECK(resolution(h).no_target == 1);
    h.world.policy.calendars["default"].week[0] = {{540, 600}};
    CHECK(text(resolution(h).targets[0]) == "1/0/0/0");
}

TEST_CASE("S9 with history the net time is compared") {
    Hand h;
    h.world.policy.resolution_targets = {target(4 * hour)};
    h.row("ticket_id=A|opened_at=2024-05-06T09:00|status=Closed");
    h.event("A|2024-05-06T10:00|New|Pending").event("A|2024-05-06T18:00|Pending|Open");
    h.event("A|2024-05-06T20:00|Open|Resolved");
    CHECK(text(resolution(h).targets[0]) == "1/0/0/0");
    h.world.policy.resolution_targets[0].net = false;
    CHECK(text(resolution(h).targets[0]) == "0/1/0/0");
}

TEST_CASE("S10 a first response; resolved without one is undetermined") {
    Hand h;
    h.world.policy.response_targets = {target(hour)};
    const std::string row = "|opened_at=2024-05-06T09:00|first_response_at=";
    h.row("ticket_id=A|status=Open" + row + "2024-05-06T10:00").row("ticket_id=B|status=Open" + row);
    h.row("ticket_id=C|status=Closed" + row).row("ticket_id=D|status=Open" + row + "2024-05-06T10:00:01Z");
    h.as_of("2024-05-06T20:00");
    CHECK(text(response(h).targets[0]) == "1/2/1/0");
}

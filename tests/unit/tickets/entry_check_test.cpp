#include "tickets/entry_check.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tickets/filter.hpp"
#include "tickets/ticket_work.hpp"
#include "unit/tickets/small_tickets.hpp"

using namespace msp_audit;

namespace {

/// T-1: open from the 2nd; T-2: resolved on the 3rd at 12:00, closed on the 5th; T-3: void.
struct Desk : SmallTickets {
    Desk() {
        open("2026-11-02 09:00").row.id = text("T-1");
        Ticket& resolved_one = resolved("2026-11-02 09:00", "2026-11-03 12:00");
        resolved_one.row.id = text("T-2");
        resolved_one.row.closed = utc("2026-11-05 12:00");
        voided("2026-11-02 09:00", "2026-11-02 10:00").row.id = text("T-3");
    }
    [[nodiscard]] EntryCheck check(const TimeZone& zone = {}) const {
        return check_entries(all(), std::vector<bool>(all().tickets.size()), zone);
    }
};

/// "1 3600": place of the entry and the seconds in question.
std::vector<std::string> questioned(const EntryCheck& check, EntryQuestion question) {
    std::vector<std::string> lines;
    for (const QuestionedEntry& one : check.of(question)) {
        lines.push_back(std::to_string(one.entry) + " " + std::to_string(one.seconds));
    }
    return lines;
}
using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("entries of one person that lie over each other are told with the time counted twice") {
    Desk desk;
    desk.entry("T-1", "Ann", "2026-11-03 09:00", "2026-11-03 12:00");
    desk.entry("T-2", "ann ", "2026-11-03 10:00", "2026-11-03 10:30");  // inside the first
    desk.entry("T-1", "Ann", "2026-11-03 11:30", "2026-11-03 13:00");   // its last half hour
    desk.entry("T-1", "Ann", "2026-11-03 13:00", "2026-11-03 14:00");   // begins where one ends
    desk.entry("T-1", "Bob", "2026-11-03 09:00", "2026-11-03 12:00");
    const EntryCheck check = desk.check();
    CHECK(questioned(check, EntryQuestion::overlap) == Lines{"1 1800", "2 1800"});
    CHECK(check.of(EntryQuestion::overlap)[0].other == 0U);
    CHECK(check.of(EntryQuestion::overlap)[1].other == 0U);
    CHECK(check.worked == (3 * hour + hour / 2 + 3 * hour / 2 + hour + 3 * hour));
}

TEST_CASE("an entry without an end lasts as long as its hours") {
    Desk desk;
    desk.entry("T-1", "Ann", "2026-11-03 09:00", "").worked = 2 * hour;
    desk.entry("T-1", "Ann", "2026-11-03 10:00", "2026-11-03 11:30");
    desk.entry("T-1", "Ann", "2026-11-03 10:00", "");
    desk.entry("T-1", "Ann", "2026-11-03 10:00", "2026-11-03 09:00");
    const EntryCheck check = desk.check();
    CHECK(questioned(check, EntryQuestion::overlap) == Lines{"1 3600"});
    CHECK(check.without_length == 1);
    CHECK(check.backwards == 1);
}

TEST_CASE("a local day of more than 24 hours is told with its entries") {
    Desk desk;
    // From 23:00 to 23:00: an hour on the 9th and 23 on the 10th, where two more make 25.
    desk.entry("T-1", "Ann", "2026-11-09 23:00", "2026-11-10 23:00");
    desk.entry("T-1", "Ann", "2026-11-10 09:00", "2026-11-10 11:00");
    // 24 hours are not more than 24.
    desk.entry("T-1", "Bob", "2026-11-12 00:00", "2026-11-13 00:00");
    // 26 printed hours from eight to nine count on their day.
    desk.entry("T-1", "Cid", "2026-11-12 08:00", "2026-11-12 09:00").worked = 26 * hour;
    // 2 printed hours of a whole day and a half.
    desk.entry("T-1", "Dan", "2026-11-12 08:00", "2026-11-13 20:00").worked = 2 * hour;
    const EntryCheck check = desk.check();
    REQUIRE(check.long_days.size() == 2);
    CHECK(check.long_days[0].day.to_string() == "2026-11-10");
    CHECK(check.long_days[0].worked == 25 * hour);
    CHECK(check.long_days[0].entries == std::vector<std::uint32_t>{0, 1});
    CHECK(check.long_days[1].day.to_string() == "2026-11-12");
    CHECK(check.long_days[1].worked == 26 * hour);

    // In Tokyo, nine hours ahead, a day begins at 15:00 UTC: 16 hours of Ann's long entry are of the 10th, with two
    // more 18, and 8 of the 11th.
    const EntryCheck in_tokyo = desk.check(TimeZone::named("Asia/Tokyo").value());
    REQUIRE(in_tokyo.long_days.size() == 1);
    CHECK(in_tokyo.long_days[0].worked == 26 * hour);
}

TEST_CASE("a date typed decades too late is in no day's sum") {
    Desk desk;
    desk.entry("T-1", "Ann", "2026-11-09 09:00", "2062-11-09 10:00");
    const EntryCheck check = desk.check();
    CHECK(check.longer_than_a_month == 1);
    CHECK(check.without_hours == 1);
    CHECK_FALSE(check.worked.has_value());
    CHECK(check.long_days.empty());
    // Its printed hours count, on the day of its start; what it lies over is not asked.
    desk.entry("T-1", "Ann", "2026-11-10 09:00", "2062-11-09 10:00").worked = 25 * hour;
    desk.entry("T-1", "Ann", "2026-11-12 09:00", "2026-11-12 10:00");
    const EntryCheck with_hours = desk.check();
    CHECK(with_hours.worked == 26 * hour);
    CHECK(with_hours.of(EntryQuestion::overlap).empty());
    REQUIRE(with_hours.long_days.size() == 1);
    CHECK(with_hours.long_days[0].day.to_string() == "2026-11-10");
}

TEST_CASE("work before a ticket was opened or after it ended is told, of what is open none after") {
    Desk desk;
    desk.entry("T-1", "Ann", "2026-11-02 08:30", "2026-11-02 09:30");  // half an hour before
    desk.entry("T-1", "Ann", "2026-11-20 09:00", "2026-11-20 10:00");
    desk.entry("T-2", "Bob", "2026-11-04 09:00", "2026-11-04 10:00");  // resolved, not closed
    desk.entry("T-2", "Bob", "2026-11-05 11:00", "2026-11-05 14:00");  // two hours after
    desk.entry("T-3", "Bob", "2026-11-02 09:00", "2026-11-02 11:00");  // one hour after
    CHECK(questioned(desk.check(), EntryQuestion::outside_life) == Lines{"0 1800", "3 7200", "4 3600"});
}

TEST_CASE("a ticket that was resolved before it was opened has no end, and no time counts twice") {
    Desk desk;
    desk.resolved("2026-11-09 12:00", "2026-11-09 10:00").row.id = desk.text("T-4");
    desk.entry("T-4", "Ann", "2026-11-09 09:00", "2026-11-09 14:00");
    CHECK(questioned(desk.check(), EntryQuestion::outside_life) == Lines{"0 10800"});
}

TEST_CASE("work on void, duplicate and unknown tickets is told, and on an id of two systems counted") {
    Desk desk;
    desk.open("2026-11-02 09:00").row.id = desk.text("T-1");  // of another system
    desk.entry("T-1", "Ann", "2026-11-03 09:00", "2026-11-03 10:00");
    desk.entry("T-2", "Ann", "2026-11-03 10:00", "2026-11-03 11:00");
    desk.entry("T-3", "Ann", "2026-11-02 09:00", "2026-11-02 09:20").worked = 1800;
    desk.entry("T-9", "Ann", "2026-11-03 12:00", "2026-11-03 13:00");
    const EntryCheck check = check_entries(desk.all(), {false, true, false, false}, TimeZone());
    CHECK(questioned(check, EntryQuestion::void_ticket) == Lines{"2 1800"});
    CHECK(questioned(check, EntryQuestion::duplicate_ticket) == Lines{"1 3600"});
    CHECK(questioned(check, EntryQuestion::no_ticket) == Lines{"3 3600"});
    CHECK(check.of_shared_ids == 1);
}

TEST_CASE("billed hours are added up where they are printed, and what they are above the worked ones") {
    Desk desk;
    desk.entry("T-1", "Ann", "2026-11-03 09:00", "2026-11-03 10:00");
    CHECK_FALSE(desk.check().billed.has_value());
    CHECK_FALSE(desk.check().billed_above_worked.has_value());
    TimeEntry& rounded_up = desk.entry("T-1", "Ann", "2026-11-03 10:00", "2026-11-03 10:05");
    rounded_up.worked = 300;
    rounded_up.billed = 900;
    desk.entry("T-1", "Ann", "2026-11-03 11:00", "2026-11-03 12:00").billed = 1800;
    CHECK(desk.check().with_billed == 2);
    CHECK(desk.check().billed == 2700);
    CHECK(desk.check().billed_above_worked == 600);
}

TEST_CASE("the hours of an entry are those printed, else its length, where that can be") {
    Desk desk;
    TimeEntry entry = desk.entry("T-1", "Ann", "2026-11-03 09:00", "2026-11-03 10:30");
    CHECK(worked_of(entry) == 5400);
    entry.worked = 60;
    CHECK(worked_of(entry) == 60);
    entry.worked = -1;
    entry.ended = Instant();
    CHECK_FALSE(worked_of(entry).has_value());
    entry.ended = utc("2026-11-03 08:59");
    CHECK_FALSE(worked_of(entry).has_value());
    entry.ended = utc("2026-12-05 09:00");
    CHECK_FALSE(worked_of(entry).has_value());
}

TEST_CASE("time entries follow the tickets that a filter leaves, and an id of two systems stays one") {
    Desk desk;
    desk.entry("T-1", "Ann", "2026-11-03 09:00", "2026-11-03 10:00");
    desk.entry("T-2", "Ann", "2026-11-03 10:00", "2026-11-03 11:00");
    desk.entry("T-9", "Ann", "2026-11-03 12:00", "2026-11-03 13:00");
    Tickets tickets = desk.all();
    tickets.tickets[0].row.company = desk.text("Acme");
    tickets.shared_ids = {desk.text("T-1")};  // the other one is of another company
    apply(TicketFilter{{"acme"}, {}}, tickets);
    REQUIRE(tickets.time_entries.size() == 1);
    const EntryCheck check = check_entries(tickets, {false}, TimeZone());
    CHECK(check.of_shared_ids == 1);
    CHECK(check.of(EntryQuestion::no_ticket).empty());
    CHECK_FALSE(TicketHours(tickets, TicketPolicy{}).worked(0).has_value());
}

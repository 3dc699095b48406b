#include <array>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "unit/tickets/judged_tickets.hpp"

using namespace msp_audit;  // NOLINT(google-build-using-namespace): a test of this namespace

namespace {

using enum StatusClass;

/// "2026-11-16T10:15:00Z met".
std::string shown(const TicketTarget& one) {
    constexpr std::array<const char*, 6> words{"none", "met", "missed", "undetermined", "void late", "void in time"};
    if (one.target == nullptr) return "no target";
    return one.due.to_string() + " " + words.at(static_cast<std::size_t>(one.outcome));
}

}  // namespace

TEST_CASE("first responses have levels of their own, gross") {
    SmallTickets books;
    books.resolved("2026-11-16 10:00", "2026-11-16 12:00").row.first_response = utc("2026-11-16 10:15");
    books.course({{"2026-11-16 10:00", wait_customer}, {"2026-11-16 12:00", resolved}});
    books.open("2026-11-16 10:00").row.first_response = utc("2026-11-16 10:16");
    books.open("2026-11-30 23:50");
    books.open("2026-11-30 23:40");
    books.resolved("2026-11-16 10:00", "2026-11-16 10:05");
    books.voided("2026-11-16 10:00", "2026-11-16 12:00").row.first_response = utc("2026-11-16 10:15");
    books.voided("2026-11-16 10:00", "2026-11-16 12:00");
    TicketPolicy policy;
    policy.response_targets = {target(15 * 60)};
    const ServiceLevels result = judged(books, policy);
    REQUIRE(result.levels.size() == 2);
    CHECK(result.levels[0].is_total);
    CHECK(result.levels[0].first_response);
    CHECK(result.levels[1].first_response);
    CHECK(shown(result.levels[1]) == "1 met, 2 missed, 2 undetermined, 1 void");
    CHECK_FALSE(result.levels[1].misses_are_upper_bound);
    CHECK(result.no_target == 7);  // of resolution
    books.remove_column(TicketColumn::first_response_at);
    CHECK(judged(books, policy).levels.empty());
}

TEST_CASE("each ticket has its own target of first response, and when that is due, gross") {
    SmallTickets books;
    books.resolved("2026-11-16 10:00", "2026-11-16 12:00").row.first_response = utc("2026-11-16 10:15");
    books.course({{"2026-11-16 10:00", wait_customer}, {"2026-11-16 12:00", resolved}});
    books.open("2026-11-16 10:00").row.priority = books.text("P1");
    books.voided("2026-11-16 10:00", "2026-11-16 12:00").row.first_response = utc("2026-11-16 10:15");
    books.voided("2026-11-16 10:00", "2026-11-16 12:00");
    TicketPolicy policy;
    policy.response_targets = {target(15 * 60), target(hour, {"P1", "", "", ""})};
    ServiceLevels result = judged(books, policy);
    CHECK(shown(result.response_of[0]) == "2026-11-16T10:15:00Z met");
    CHECK(shown(result.response_of[1]) == "2026-11-16T11:00:00Z missed");
    CHECK(shown(result.response_of[2]) == "2026-11-16T10:15:00Z void in time");
    CHECK(shown(result.response_of[3]) == "2026-11-16T10:15:00Z void late");
    books.remove_column(TicketColumn::first_response_at);
    result = judged(books, policy);
    CHECK(shown(result.response_of[0]) == "2026-11-16T10:15:00Z none");
    CHECK(shown(judged(books, TicketPolicy{}).response_of[0]) == "no target");
}

TEST_CASE("a miss that reopening made is told from one of the first resolution") {
    SmallTickets books;
    const auto add = [&books](const char* first, const char* reopened_at, const char* last) {
        books.resolved("2026-11-16 10:00", last);
        books.course({{"2026-11-16 10:00", active}, {first, resolved}, {reopened_at, active}, {last, resolved}});
    };
    add("2026-11-16 11:00", "2026-11-17 10:00", "2026-11-17 11:00");     // in time at first
    add("2026-11-16 11:00:01", "2026-11-17 10:00", "2026-11-17 11:00");  // late at first
    add("2026-11-16 10:10", "2026-11-16 10:20", "2026-11-16 10:30");     // in time at last
    books.open("2026-11-16 10:00");                                      // in time at first, open again
    books.course({{"2026-11-16 10:00", active}, {"2026-11-16 10:30", resolved}, {"2026-11-16 11:30", active}});
    books.open("2026-11-16 10:00");  // never resolved
    books.course({{"2026-11-16 10:00", active}});
    books.resolved("2026-11-16 10:00", "2026-11-16 12:00").row.reopen_count = 1;  // without history
    books.resolved("2026-11-16 10:00", "2026-11-16 12:00").row.reopen_count = 0;
    for (const bool by_due : {false, true}) {
        CAPTURE(by_due);
        TicketPolicy policy = policy_of({target(hour)});
        policy.count_reopen_gap = true;
        if (by_due) policy.resolution_targets.clear();
        if (by_due) books.due_all("2026-11-16 11:00");
        const ServiceLevels result = judged(books, policy);
        REQUIRE(result.levels.size() == 2);
        for (const ServiceLevel& level : result.levels) {
            CHECK(level.missed == 6);
            CHECK(level.missed_by_reopening == 2);
            CHECK(level.missed_reopened_unknown == 1);
        }
    }
    TicketPolicy first = policy_of({target(hour)});
    first.resolution_targets[0].first = true;
    CHECK(judged(books, first).levels[1].missed_by_reopening == 0);
}

#include "tickets/durations.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tickets/resolution_ends.hpp"
#include "unit/tickets/small_tickets.hpp"

using namespace msp_audit;  // NOLINT(google-build-using-namespace): a test of this namespace

namespace {

using enum StatusClass;

constexpr Seconds minute = 60;

TicketPolicy office_policy() {
    TicketPolicy policy;
    policy.calendars.push_back(office_hours(TimeZone(), {{9 * hour, 17 * hour}}));
    return policy;
}

TicketDurations measured(const SmallTickets& books, const TicketPolicy& policy) {
    return measure(books.all(), policy, calendars_of(policy), ResolutionEnds(books.all()));
}

/// The measures of the first ticket: "resolved 3600", "censored 7200" or "none".
std::string shown(const Duration& duration) {
    if (duration.outcome == Outcome::none) return "none";
    return (duration.outcome == Outcome::resolved ? "resolved " : "censored ") + std::to_string(duration.seconds);
}

std::string shown(const TicketDurations& durations, std::string_view name) {
    for (std::size_t place = 0; place < measure_count; ++place) {
        if (name_of(measure_at(place)) == name) return shown(durations.resolution.at(place)[0]);
    }
    FAIL(name);
    return {};
}

Lack lack(const TicketDurations& durations, std::string_view name) {
    for (std::size_t place = 0; place < measure_count; ++place) {
        if (name_of(measure_at(place)) == name) return durations.resolution_lack.at(place);
    }
    FAIL(name);
    return {};
}

}  // namespace

// 2026-11-16 is a Monday.

TEST_CASE("measures are named by resolution, clock and extent") {
    for (std::size_t place = 0; place < measure_count; ++place) CHECK(measure_at(place).place() == place);
    CHECK(name_of({Resolution::first, Clock::calendar, Extent::gross}) == "first_calendar_gross");
    CHECK(name_of({Resolution::first, Clock::calendar, Extent::net}) == "first_calendar_net");
    CHECK(name_of({Resolution::first, Clock::business, Extent::gross}) == "first_business_gross");
    CHECK(name_of({Resolution::first, Clock::business, Extent::net}) == "first_business_net");
    CHECK(name_of({Resolution::final, Clock::calendar, Extent::gross}) == "final_calendar_gross");
    CHECK(name_of({Resolution::final, Clock::calendar, Extent::net}) == "final_calendar_net");
    CHECK(name_of({Resolution::final, Clock::business, Extent::gross}) == "final_business_gross");
    CHECK(name_of({Resolution::final, Clock::business, Extent::net}) == "final_business_net");
}

TEST_CASE("without history the time from opening to resolution is final and gross") {
    SmallTickets books;
    books.resolved("2026-11-16 16:00", "2026-11-17 10:00");
    const TicketDurations durations = measured(books, office_policy());
    CHECK(shown(durations, "final_calendar_gross") == "resolved " + std::to_string(18 * hour));
    CHECK(shown(durations, "final_business_gross") == "resolved " + std::to_string(2 * hour));
    CHECK(shown(durations, "final_calendar_net") == "none");
    CHECK(shown(durations, "final_business_net") == "none");
    CHECK(shown(durations, "first_calendar_gross") == "none");
    CHECK(lack(durations, "final_calendar_gross") == Lack::nothing);
    CHECK(lack(durations, "final_business_gross") == Lack::nothing);
    CHECK(lack(durations, "final_calendar_net") == Lack::no_history);
    CHECK(lack(durations, "final_business_net") == Lack::no_history);
    CHECK(lack(durations, "first_calendar_gross") == Lack::no_history);
}

TEST_CASE("without history the first resolution is known if no resolved ticket was ever reopened") {
    SmallTickets books;
    books.add_column(TicketColumn::reopen_count);
    books.resolved("2026-11-16 10:00", "2026-11-16 11:00").row.reopen_count = 0;
    books.resolved("2026-11-16 10:00", "2026-11-16 12:00").row.reopen_count = 0;
    books.open("2026-11-16 10:00").row.reopen_count = 2;
    SUBCASE("as the count says of each") {
        const TicketDurations durations = measured(books, TicketPolicy());
        CHECK(shown(durations, "first_calendar_gross") == "resolved 3600");
        CHECK(lack(durations, "first_calendar_gross") == Lack::nothing);
        // This one was resolved before, nobody knows when.
        CHECK(shown(durations.resolution[0][2]) == "none");
    }
    SUBCASE("not if one of them was") {
        books.resolved("2026-11-16 10:00", "2026-11-16 11:00").row.reopen_count = 1;
        CHECK(shown(measured(books, TicketPolicy()), "first_calendar_gross") == "none");
        CHECK(lack(measured(books, TicketPolicy()), "first_calendar_gross") == Lack::no_history);
    }
    SUBCASE("not if the count is missing of one of them") {
        books.resolved("2026-11-16 10:00", "2026-11-16 11:00");
        CHECK(lack(measured(books, TicketPolicy()), "first_calendar_gross") == Lack::no_history);
    }
}

TEST_CASE("a void ticket without history is in first where open ones are, and nowhere else") {
    SmallTickets books;
    books.resolved("2026-11-17 16:00", "2026-11-18 10:00").row.reopen_count = 0;
    Ticket& voided = books.voided("2026-11-16 16:00", "2026-11-16 18:00");
    const auto first_of_void = [&] {
        const std::size_t place = Measure{Resolution::first, Clock::calendar, Extent::gross}.place();
        return shown(measured(books, {}).resolution.at(place)[1]);
    };
    CHECK(first_of_void() == "none");  // nothing says how often tickets were reopened
    books.add_column(TicketColumn::reopen_count);
    CHECK(first_of_void() == "censored 7200");
    voided.row.reopen_count = 1;  // it was resolved, nobody knows when
    CHECK(first_of_void() == "none");
}

TEST_CASE("open tickets are censored where a column or the history of others dates resolutions") {
    SmallTickets books;
    books.remove_column(TicketColumn::resolved_at);
    books.open("2026-11-30 22:00");
    CHECK(shown(measured(books, {}), "final_calendar_gross") == "none");
    books.resolved("2026-11-16 16:00", "2026-11-17 16:00");
    books.course({{"2026-11-17 16:00", resolved}});
    CHECK(shown(measured(books, {}), "final_calendar_gross") == "censored 7200");
}

TEST_CASE("without a column that dates resolutions there are no times, not even of open tickets") {
    SmallTickets books;
    books.remove_column(TicketColumn::resolved_at);
    books.open("2026-11-16 10:00");
    const TicketDurations durations = measured(books, TicketPolicy());
    CHECK(shown(durations, "final_calendar_gross") == "none");
    CHECK(lack(durations, "final_calendar_gross") == Lack::no_column);
    CHECK(lack(durations, "final_calendar_net") == Lack::no_column);
    CHECK(shown(durations.open_age[0][0]) == "censored " + std::to_string(14 * seconds_a_day + 14 * hour));
}

TEST_CASE("an open ticket is censored at as-of, a void one when it was voided") {
    SmallTickets books;
    books.open("2026-11-30 23:00");
    books.voided("2026-11-16 10:00", "2026-11-16 10:30");
    books.voided("2026-11-16 10:00", "");
    const TicketDurations durations = measured(books, TicketPolicy());
    const std::size_t place = Measure{}.place();
    CHECK(shown(durations.resolution[place][0]) == "censored 3600");
    CHECK(shown(durations.resolution[place][1]) == "censored 1800");
    CHECK(shown(durations.resolution[place][2]) == "none");
    CHECK(shown(durations.open_age[0][0]) == "censored 3600");
    CHECK(shown(durations.open_age[0][1]) == "none");
}

TEST_CASE("net time leaves out what the customer kept waiting") {
    SmallTickets books;
    books.resolved("2026-11-16 10:00", "2026-11-17 10:00");
    books.course({{"2026-11-16 10:30", active},
                  {"2026-11-16 16:00", wait_customer},
                  {"2026-11-17 09:30", wait_other},
                  {"2026-11-17 10:00", resolved}});
    const TicketDurations durations = measured(books, office_policy());
    CHECK(shown(durations, "final_calendar_gross") == "resolved " + std::to_string(24 * hour));
    CHECK(shown(durations, "final_calendar_net") == "resolved " + std::to_string(6 * hour + 30 * minute));
    // 10:00 to 16:00 and 09:30 to 10:00 of 10:00 to 17:00 and 09:00 to 10:00.
    CHECK(shown(durations, "final_business_gross") == "resolved " + std::to_string(8 * hour));
    CHECK(shown(durations, "final_business_net") == "resolved " + std::to_string(6 * hour + 30 * minute));
    CHECK(shown(durations, "first_business_net") == shown(durations, "final_business_net"));
    TicketPolicy policy = office_policy();
    policy.net_of = {wait_customer, wait_other};
    CHECK(shown(measured(books, policy), "final_calendar_net") == "resolved " + std::to_string(6 * hour));
    policy.net_of = {new_};
    // The half hour before the first row was NEW.
    CHECK(shown(measured(books, policy), "final_calendar_net") == "resolved " + std::to_string(23 * hour + 1800));
}

TEST_CASE("a ticket that was reopened has a first and a final resolution") {
    SmallTickets books;
    books.resolved("2026-11-16 10:00", "2026-11-16 15:00");
    books.course({{"2026-11-16 10:00", active},
                  {"2026-11-16 11:00", resolved},
                  {"2026-11-16 12:00", closed},
                  {"2026-11-16 14:00", active},
                  {"2026-11-16 15:00", resolved},
                  {"2026-11-16 16:00", closed}});
    TicketPolicy policy = office_policy();
    CHECK(shown(measured(books, policy), "first_calendar_gross") == "resolved 3600");
    CHECK(shown(measured(books, policy), "first_calendar_net") == "resolved 3600");
    CHECK(shown(measured(books, policy), "final_calendar_gross") == "resolved " + std::to_string(5 * hour));
    CHECK(shown(measured(books, policy), "final_calendar_net") == "resolved " + std::to_string(5 * hour));
    CHECK(shown(measured(books, policy), "final_business_net") == "resolved " + std::to_string(5 * hour));
    policy.count_reopen_gap = false;
    CHECK(shown(measured(books, policy), "final_calendar_gross") == "resolved " + std::to_string(5 * hour));
    CHECK(shown(measured(books, policy), "final_calendar_net") == "resolved " + std::to_string(2 * hour));
    CHECK(shown(measured(books, policy), "final_business_net") == "resolved " + std::to_string(2 * hour));
}

TEST_CASE("a ticket with one spell is resolved first when it is resolved finally") {
    SmallTickets books;
    // The provider dates it an hour after the history.
    books.resolved("2026-11-16 10:00", "2026-11-16 12:00");
    books.course({{"2026-11-16 11:00", resolved}, {"2026-11-16 13:00", closed}});
    TicketPolicy policy;
    policy.count_reopen_gap = false;
    const TicketDurations durations = measured(books, policy);
    CHECK(shown(durations, "first_calendar_gross") == "resolved " + std::to_string(2 * hour));
    CHECK(shown(durations, "final_calendar_gross") == "resolved " + std::to_string(2 * hour));
    // What follows the last resolve is no reopen gap.
    CHECK(shown(durations, "final_calendar_net") == "resolved " + std::to_string(2 * hour));
}

TEST_CASE("reopened and open is an event for the first resolution, censored for the final one") {
    SmallTickets books;
    books.open("2026-11-30 20:00");
    books.course({{"2026-11-30 21:00", closed}, {"2026-11-30 23:00", active}});
    const TicketDurations durations = measured(books, TicketPolicy());
    CHECK(shown(durations, "first_calendar_gross") == "resolved 3600");
    CHECK(shown(durations, "final_calendar_gross") == "censored " + std::to_string(4 * hour));
    TicketPolicy policy;
    policy.count_reopen_gap = false;
    CHECK(shown(measured(books, policy), "final_calendar_net") == "censored " + std::to_string(2 * hour));
}

TEST_CASE("what was resolved before its history begins has no first resolution") {
    SmallTickets books;
    Ticket& ticket = books.resolved("2026-11-16 10:00", "2026-11-16 15:00");
    ticket.begins_with_reopen = true;
    books.course({{"2026-11-16 10:00", resolved}, {"2026-11-16 14:00", active}, {"2026-11-16 15:00", resolved}});
    CHECK(shown(measured(books, TicketPolicy()), "first_calendar_gross") == "none");
    CHECK(shown(measured(books, TicketPolicy()), "final_calendar_gross") == "resolved " + std::to_string(5 * hour));
}

TEST_CASE("a void spell is no reopen") {
    SmallTickets books;
    books.voided("2026-11-16 10:00", "2026-11-16 13:00");
    books.course({{"2026-11-16 11:00", resolved},
                  {"2026-11-16 12:00", void_},
                  {"2026-11-16 12:30", active},
                  {"2026-11-16 13:00", void_}});
    TicketPolicy policy;
    policy.count_reopen_gap = false;
    const TicketDurations durations = measured(books, policy);
    CHECK(shown(durations, "first_calendar_gross") == "censored " + std::to_string(3 * hour));
    CHECK(shown(durations, "final_calendar_gross") == "censored " + std::to_string(3 * hour));
    CHECK(shown(durations, "final_calendar_net") == "censored " + std::to_string(3 * hour));
}

TEST_CASE("a resolve before the opening is listed and has no duration") {
    SmallTickets books;
    books.resolved("2026-11-16 10:00", "2026-11-16 09:59");
    books.resolved("2026-11-16 10:00", "2026-11-16 10:00");
    books.resolved("2026-11-16 10:00", "");
    books.voided("2026-11-16 10:00", "2026-11-16 09:59");
    const TicketDurations durations = measured(books, TicketPolicy());
    CHECK(durations.resolved_before_opened == std::vector<std::uint32_t>{0});
    const std::size_t place = Measure{}.place();
    CHECK(shown(durations.resolution[place][0]) == "none");
    CHECK(shown(durations.resolution[place][1]) == "resolved 0");
    CHECK(shown(durations.resolution[place][2]) == "none");
}

TEST_CASE("business figures are of companies with a calendar, and never round the clock for others") {
    SmallTickets books;
    TicketPolicy policy = office_policy();
    policy.calendars.back().name = "contoso";
    policy.calendars.back().companies = {"contoso"};
    books.resolved("2026-11-16 16:00", "2026-11-17 10:00").row.company = books.text("Fabrikam");
    CHECK(shown(measured(books, policy), "final_business_gross") == "none");
    CHECK(lack(measured(books, policy), "final_business_gross") == Lack::no_calendar);
    CHECK(measured(books, policy).open_age_lack[1] == Lack::no_calendar);
    books.resolved("2026-11-16 16:00", "2026-11-17 10:00").row.company = books.text("Contoso");
    const TicketDurations durations = measured(books, policy);
    CHECK(lack(durations, "final_business_gross") == Lack::nothing);
    CHECK(shown(durations, "final_business_gross") == "none");
    const Measure business{Resolution::final, Clock::business, Extent::gross};
    CHECK(shown(durations.resolution[business.place()][1]) == "resolved " + std::to_string(2 * hour));
}

TEST_CASE("a first response is measured gross where the column exists") {
    SmallTickets books;
    books.open("2026-11-16 16:00").row.first_response = utc("2026-11-17 10:00");
    books.open("2026-11-30 16:00");
    books.resolved("2026-11-16 16:00", "2026-11-17 10:00");
    books.open("2026-11-16 16:00").row.first_response = utc("2026-11-16 15:59");
    books.voided("2026-11-16 16:00", "2026-11-16 16:30");
    books.voided("2026-11-16 16:00", "2026-11-16 16:30").row.first_response = utc("2026-11-16 16:10");
    const TicketDurations durations = measured(books, office_policy());
    CHECK(shown(durations.first_response[0][0]) == "resolved " + std::to_string(18 * hour));
    CHECK(shown(durations.first_response[1][0]) == "resolved " + std::to_string(2 * hour));
    CHECK(shown(durations.first_response[0][1]) == "censored " + std::to_string(8 * hour));
    CHECK(shown(durations.first_response[1][1]) == "censored " + std::to_string(hour));
    CHECK(shown(durations.first_response[0][2]) == "none");
    CHECK(shown(durations.first_response[0][3]) == "none");
    CHECK(shown(durations.first_response[0][4]) == "censored 1800");
    CHECK(shown(durations.first_response[0][5]) == "censored 1800");  // when it was voided, not when it was answered
    CHECK(durations.response_lack[0] == Lack::nothing);
    books.remove_column(TicketColumn::first_response_at);
    CHECK(measured(books, office_policy()).response_lack[0] == Lack::no_column);
    CHECK(measured(books, office_policy()).response_lack[1] == Lack::no_column);
    CHECK(shown(measured(books, office_policy()).first_response[0][0]) == "none");
}

TEST_CASE("a clock tells every stretch from the opening to its end, and why one does not count") {
    SmallTickets books;
    books.resolved("2026-11-16 10:00", "2026-11-16 18:00");
    books.course({{"2026-11-16 11:00", active},
                  {"2026-11-16 12:00", wait_customer},
                  {"2026-11-16 13:00", resolved},
                  {"2026-11-16 14:00", closed},
                  {"2026-11-16 15:00", active},
                  {"2026-11-16 15:00", active, "P1"},
                  {"2026-11-16 16:00", resolved}});
    TicketPolicy policy;
    policy.count_reopen_gap = false;
    const Ticket& ticket = books.all().tickets[0];
    const auto stretches = clock_of(books.all(), ticket, policy, utc("2026-11-16 18:00"));
    const std::vector<StatusClass> statuses{new_, active, wait_customer, resolved, closed, active, resolved};
    const std::vector<bool> counts{true, true, false, false, false, true, true};
    REQUIRE(stretches.size() == statuses.size());
    Instant at = utc("2026-11-16 10:00");
    for (std::size_t i = 0; i < stretches.size(); ++i) {
        CAPTURE(i);
        CHECK(stretches[i].status == statuses[i]);
        CHECK(stretches[i].counts == counts[i]);
        CHECK(std::string_view(stretches[i].why).empty() == counts[i]);
        CHECK(stretches[i].interval.begin == at);
        at = stretches[i].interval.end;
    }
    CHECK(at == utc("2026-11-16 18:00"));
    // It may be asked for any earlier end.
    const auto cut = clock_of(books.all(), ticket, policy, utc("2026-11-16 11:30"));
    REQUIRE(cut.size() == 2);
    CHECK(cut[1].interval == Interval{utc("2026-11-16 11:00"), utc("2026-11-16 11:30")});
    CHECK(clock_of(books.all(), ticket, policy, utc("2026-11-16 10:00")).empty());
}

TEST_CASE("history before the opening does not lengthen the clock") {
    SmallTickets books;
    books.resolved("2026-11-16 10:00", "2026-11-16 12:00");
    books.course({{"2026-11-16 08:00", wait_customer}, {"2026-11-16 11:00", active}, {"2026-11-16 12:00", resolved}});
    CHECK(shown(measured(books, TicketPolicy()), "final_calendar_net") == "resolved 3600");
    CHECK(shown(measured(books, TicketPolicy()), "final_calendar_gross") == "resolved 7200");
    SmallTickets other;
    other.resolved("2026-11-16 10:00", "2026-11-16 12:00");
    other.course({{"2026-11-16 08:00", active}, {"2026-11-16 11:00", wait_customer}, {"2026-11-16 12:00", resolved}});
    CHECK(shown(measured(other, TicketPolicy()), "final_calendar_net") == "resolved 3600");
}

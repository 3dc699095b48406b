#include "tickets/ticket_pair.hpp"

#include <doctest/doctest.h>

#include <array>
#include <random>
#include <set>
#include <string>
#include <utility>

#include "unit/tickets/small_tickets.hpp"

using namespace msp_audit;

namespace {

void add_columns(SmallTickets& tickets) {
    for (const TicketColumn column :
         {TicketColumn::company, TicketColumn::requester, TicketColumn::asset, TicketColumn::subject}) {
        tickets.add_column(column);
    }
}

void add(SmallTickets& tickets, std::string_view opened, std::string_view requester, std::string_view subject) {
    Ticket& ticket = tickets.open(opened);
    ticket.row.requester = tickets.text(requester);
    ticket.row.company = tickets.text("Acme");
    ticket.row.subject = tickets.text(subject);
}

TicketPair first_two(const SmallTickets& tickets, const DuplicateQuestion& question = {}) {
    return explain_pair(tickets.all(), find_duplicates(tickets.all(), {}, question), 1, 0);
}

}  // namespace

TEST_CASE("two tickets are told apart by the first rule that does not hold") {
    const auto similarity = [](std::string_view one, std::string_view other) {
        SmallTickets tickets;
        add_columns(tickets);
        add(tickets, "2026-11-01 08:00", "ann", one);
        add(tickets, "2026-11-01 09:00", "ann", other);
        return first_two(tickets).similarity;
    };
    CHECK(similarity("mail is down", "Re: mail is DOWN") == Similarity::similar);
    CHECK(similarity("mail is down", "mail is up again") == Similarity::below);
    CHECK(similarity("mail is down", "???") == Similarity::without_token);
    CHECK(similarity("mail down", "mail is down") == Similarity::unequal_few);
    CHECK(similarity("1234567 2026-11-01 a@b.example", "7654321 2026-11-02 c@d.example") == Similarity::without_word);
}

TEST_CASE("a pair has its exact share, its distance and its group") {
    SmallTickets tickets;
    add_columns(tickets);
    add(tickets, "2026-11-01 08:00", "ann", "one two three four five six seven eight nine");
    add(tickets, "2026-11-08 08:00", "ANN", "one two three four five six seven eight");
    const TicketPair pair = first_two(tickets);
    CHECK(pair.a == 0);
    CHECK(pair.measure.shared == 8);
    CHECK(pair.measure.total == 9);
    CHECK(pair.apart == 7 * seconds_a_day);
    CHECK(pair.is_pair());
    CHECK(pair.are_grouped());
    CHECK(pair.leader_of_b == 0);
    CHECK(pair.weights.empty());
    // ln(1 + 2/2) = 0.693147 and ln(1 + 2/1) = 1.098612, times 65,536.
    DuplicateQuestion idf;
    idf.idf = true;
    const TicketPair weighed = first_two(tickets, idf);
    CHECK(weighed.weights.at("one") == 45'426);
    CHECK(weighed.weights.at("nine") == 71'999);
    CHECK(weighed.measure.shared == 8 * 45'426);
    CHECK(weighed.measure.total == 8 * 45'426 + 71'999);
}

TEST_CASE("a missing value, another requester and a wide gap put two tickets out of scope") {
    SmallTickets tickets;
    add_columns(tickets);
    add(tickets, "2026-11-01 08:00", "ann", "mail is down");
    add(tickets, "2026-11-08 08:00:01", "", "mail is down");
    const TicketPair pair = first_two(tickets);
    CHECK(pair.similarity == Similarity::similar);
    CHECK(pair.tests[0].holds);
    CHECK(!pair.tests[1].holds);
    CHECK(!pair.tests[2].holds);
    CHECK(!pair.is_in_window);
    CHECK(!pair.is_pair());
    CHECK(!pair.are_grouped());
    DuplicateQuestion across;
    across.across_requesters = true;
    CHECK(!first_two(tickets, across).tests[1].is_tested);
}

TEST_CASE("the verdict on any two tickets is that of the list of pairs") {
    std::mt19937 random(7);
    const auto pick = [&random](const auto& from) { return from[random() % from.size()]; };
    constexpr std::array<std::string_view, 3> people{"", "ann", "bob"};
    constexpr std::array<std::string_view, 6> words{"mail", "down", "since", "noon", "again", "12345678"};
    for (int round = 0; round < 40; ++round) {
        SmallTickets tickets;
        add_columns(tickets);
        for (int i = 0; i < 12; ++i) {
            std::string subject;
            for (int word = 0; word < 4; ++word) subject += std::string(pick(words)) + " ";
            add(tickets, i < 6 ? "2026-11-01 08:00" : "2026-11-08 08:00:01", pick(people), subject);
        }
        DuplicateQuestion question;
        question.pairs = true;
        question.idf = round % 2 == 1;
        question.across_requesters = round % 3 == 1;
        TicketPolicy policy;
        policy.threshold = Decimal::of(6, 1);
        const Duplicates found = find_duplicates(tickets.all(), policy, question);
        std::set<std::pair<std::uint32_t, std::uint32_t>> listed;
        for (const DuplicatePair& pair : found.pairs) listed.emplace(pair.a, pair.b);
        for (std::uint32_t b = 0; b < 12; ++b) {
            for (std::uint32_t a = 0; a < b; ++a) {
                CHECK(explain_pair(tickets.all(), found, a, b).is_pair() == listed.contains({a, b}));
            }
        }
    }
}

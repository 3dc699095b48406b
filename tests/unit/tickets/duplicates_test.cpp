#include "tickets/duplicates.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "tickets/likeness.hpp"
#include "tickets/token_weights.hpp"
#include "unit/tickets/small_tickets.hpp"

using namespace msp_audit;

namespace {

/// Open tickets of company Acme in the order they are added, `seconds` after the first of November.
class Desk {
public:
    Desk() {
        for (const TicketColumn column : {TicketColumn::company, TicketColumn::requester, TicketColumn::asset,
                                          TicketColumn::subject, TicketColumn::hours}) {
            tickets.add_column(column);
        }
    }
    Ticket& add(std::int64_t seconds, std::string_view requester, std::string_view subject,
                std::string_view company = "Acme", std::string_view asset = "") {
        Ticket& ticket = tickets.open("2026-11-01 00:00");
        ticket.row.opened = ticket.row.opened + seconds;
        ticket.row.id = tickets.text(std::to_string(++count_));
        ticket.row.requester = tickets.text(requester);
        ticket.row.subject = tickets.text(subject);
        ticket.row.company = tickets.text(company);
        ticket.row.asset = tickets.text(asset);
        return ticket;
    }
    [[nodiscard]] Duplicates find(const DuplicateQuestion& question = {}) const {
        return find_duplicates(tickets.all(), policy, question);
    }

    SmallTickets tickets;
    TicketPolicy policy;

private:
    int count_ = 0;
};

/// "0<1,2 4<5": leaders with their followers.
std::string groups_of(const std::vector<DuplicateGroup>& groups) {
    std::string text;
    for (const DuplicateGroup& group : groups) {
        if (!text.empty()) text += ' ';
        text += std::to_string(group.leader) + '<';
        for (const DuplicatePair& follower : group.followers) {
            if (text.back() != '<') text += ',';
            text += std::to_string(follower.b);
        }
    }
    return text;
}

constexpr std::int64_t day = 86'400;

}  // namespace

TEST_CASE("a ticket of the same words by the same requester within the window follows the first") {
    Desk desk;
    desk.add(0, "ann", "Printer on floor two does not print");
    desk.add(60, "ann", "Re: printer on floor two does NOT print");
    desk.add(61, "bob", "Printer on floor two does not print");
    desk.add(7 * day, "ANN", "printer on floor two does not print");
    desk.add(7 * day + 1, "ann", "Printer on floor two does not print!");
    const Duplicates found = desk.find();
    // 7 days after the leader is still in; a second later is not, and leads.
    CHECK(groups_of(found.groups) == "0<1,3");
    CHECK(found.compared == 5);
    CHECK(found.groups[0].followers[0].shared == 7);
    CHECK(found.groups[0].followers[0].total == 7);
    // 0-1, 0-3, 1-3, 1-4 (a day short of a minute less than 7), 3-4.
    CHECK(found.pairs_found == 5);
}

TEST_CASE("what is like a follower alone does not join its leader") {
    Desk desk;
    desk.policy.threshold = Decimal::of(6, 1);
    desk.add(0, "ann", "one two three four");
    desk.add(1, "ann", "one two three five");  // 3 of 5 with the first
    desk.add(2, "ann", "one two five six");    // 3 of 5 with the second, 2 of 6 with the first
    CHECK(groups_of(desk.find().groups) == "0<1");
    desk.policy.threshold = Decimal::of(61, 2);
    CHECK(groups_of(desk.find().groups).empty());
}

TEST_CASE("a missing value equals nothing, a column that is absent drops its test, and tickets are counted once") {
    Desk desk;
    desk.add(0, "", "mailbox is full again", "Acme", "srv-1");
    desk.add(1, "", "mailbox is full again", "Acme", "srv-1");
    desk.add(2, "", "mailbox is full again", "Acme", "");
    desk.add(3, "ann", "mailbox is full again", "", "srv-1");
    desk.add(4, "ann", "");
    const Duplicates found = desk.find();
    CHECK(groups_of(found.groups) == "0<1");
    CHECK(found.compared == 2);
    CHECK(found.not_scoped == 2);
    CHECK(found.without_text == 1);
    DuplicateQuestion anyone;
    anyone.across_requesters = true;
    CHECK(groups_of(desk.find(anyone).groups) == "0<1,2");
    desk.tickets.remove_column(TicketColumn::company);
    const Duplicates without_company = desk.find();
    CHECK(groups_of(without_company.groups) == "0<1,3");
    CHECK(without_company.dropped_tests == std::vector{TicketColumn::company});
}

TEST_CASE("a machine's tickets come at nearly equal distances, or its name is in the policy") {
    Desk desk;
    for (int i = 0; i < 5; ++i) desk.add(i * 3600 + (i % 2) * 60, "backup", "Backup failed on server srv-db-1");
    desk.add(10, "ann", "vpn drops every few minutes");
    desk.add(20, "ann", "vpn drops every few minutes");
    desk.policy.threshold = 1;
    Duplicates found = desk.find();
    REQUIRE(groups_of(found.groups) == "0<1,2,3,4 5<6");
    CHECK(found.groups[0].kind == DuplicateClass::machine);
    CHECK(found.groups[1].kind == DuplicateClass::repeat);
    desk.policy.machine_requesters = {"an*"};
    CHECK(desk.find().groups[1].kind == DuplicateClass::machine);
    desk.add(30, "J\u00D6RG", "no sound at all");
    desk.add(40, "j\u00F6rg", "no sound at all");
    desk.policy.machine_requesters = {"j\u00D6?g"};  // neither case nor an umlaut's bytes count
    CHECK(desk.find().groups[2].kind == DuplicateClass::machine);
}

TEST_CASE("five tickets of four requesters within an hour of the first are a storm") {
    Desk desk;
    const std::array<const char*, 5> people{"ann", "bob", "cem", "dee", "ann"};
    for (std::size_t i = 0; i < people.size(); ++i) {
        desk.add(static_cast<std::int64_t>(i) * 900, people[i], "Internet is down in the office");
    }
    const Duplicates found = desk.find();
    CHECK(groups_of(found.storms) == "0<1,2,3,4");  // the last opens 3,600 s after the first
    CHECK(groups_of(found.groups) == "0<4");
    desk.add(3601, "eve", "Internet is down in the office");
    CHECK(groups_of(desk.find().storms) == "0<1,2,3,4");
}

TEST_CASE("hours and cost of a group are those of its followers") {
    Desk desk;
    desk.add(0, "ann", "monitor stays black").row.worked = 7200;
    desk.add(1, "ann", "monitor stays black").row.worked = 1800;
    desk.add(2, "ann", "monitor stays black").row.worked = 1000;
    desk.add(3, "ann", "monitor stays black");
    HourlyRate rate;
    rate.by_currency = {{"USD", Decimal::of(9500, 2)}};
    desk.policy.rates = {rate};
    const Duplicates found = desk.find();
    REQUIRE(found.groups.size() == 1);
    CHECK(found.groups[0].work.hours() == 2800);
    CHECK(found.groups[0].work.without_hours == 1);
    CHECK(found.work.cost().at("USD") == Decimal::of(7389, 2));  // 2,800 s x 95.00 / 3,600 s = 73.888...
}

TEST_CASE("more pairs than allowed are not listed, and groups do without their number") {
    Desk desk;
    for (int i = 0; i < 4; ++i) desk.add(i, "ann", "monitor stays black");
    DuplicateQuestion question;
    question.most_pairs = 6;
    CHECK(desk.find(question).pairs_found == 6);
    question.most_pairs = 5;
    CHECK(!desk.find(question).pairs_found);
    CHECK(groups_of(desk.find(question).groups) == "0<1,2,3");
    question.pairs = true;
    CHECK(desk.find(question).has_too_many_pairs());
    CHECK(desk.find(question).pairs.empty());
}

TEST_CASE("links that the provider declared are looked for in the groups") {
    Desk desk;
    desk.tickets.add_column(TicketColumn::duplicate_of);
    desk.add(0, "ann", "monitor stays black");
    desk.add(1, "ann", "monitor stays black").row.duplicate_of = desk.tickets.text("1");
    desk.add(2, "bob", "no sound").row.duplicate_of = desk.tickets.text("1");
    desk.add(3, "bob", "no picture").row.duplicate_of = desk.tickets.text("77");
    const DeclaredDuplicates declared = desk.find().declared;
    REQUIRE(declared.links.size() == 2);
    CHECK(declared.links[0].found);
    CHECK(!declared.links[1].found);
    CHECK(declared.unknown_originals == 1);
}

TEST_CASE("a close code says duplicate however it is spelled") {
    Desk desk;
    for (const char* const code : {"Duplicate", "'duplicate'", "Dupli Cate", "not a duplicate", ""}) {
        desk.add(0, "ann", "monitor stays black").row.resolution = desk.tickets.text(code);
    }
    const DeclaredDuplicates declared = desk.find().declared;
    CHECK(declared.marked == 3);
    CHECK(declared.marked_found == 3);
}

TEST_CASE("every ticket whose text is cut is counted, also where two have the same text") {
    std::string text;
    for (int i = 0; i < 513; ++i) text += "w" + std::to_string(i) + " ";
    Desk desk;
    desk.add(0, "ann", text);
    desk.add(1, "ann", text);
    desk.add(2, "ann", "monitor stays black");
    const Duplicates found = desk.find();
    CHECK(found.cut == 2);
    CHECK(groups_of(found.groups) == "0<1");
}

TEST_CASE("weights of tokens are round(2^16 ln(1 + N / df)), whatever the machine") {
    CHECK(idf_weight(1, 1) == 45'426);  // 65,536 x 0.693147180559945 = 45,426.09
    CHECK(idf_weight(2, 1) == 71'999);  // 65,536 x 1.098612288668110 = 71,998.65
    for (const std::uint64_t texts : {1U, 7U, 1000U, 999'983U, 10'000'000U}) {
        for (std::uint64_t holders = 1; holders <= texts; holders = holders * 3 + 1) {
            const auto exact =
                65'536.0L * std::log1p(static_cast<long double>(texts) / static_cast<long double>(holders));
            CHECK(idf_weight(texts, holders) == static_cast<std::uint32_t>(std::llround(exact)));
        }
    }
}

namespace {

/// Subjects of few words, so that many are near each other; some empty, of one word, of numbers alone, or long.
std::string random_subject(std::mt19937_64& random) {
    static constexpr std::array<const char*, 14> words{"vpn", "mail", "slow",   "down",   "printer", "reset", "on",
                                                       "the", "user", "123456", "server", "disk",    "full",  "a1"};
    const std::uint64_t shape = random() % 20;
    const std::size_t length = shape == 0 ? 0 : shape == 1 ? 30 + random() % 10 : 1 + random() % 8;
    std::string subject;
    for (std::size_t i = 0; i < length; ++i) {
        subject += (i == 0 ? "" : " ");
        subject += words[random() % words.size()];
        if (shape == 1) subject += std::to_string(random() % 40);
    }
    return subject;
}

struct Shape {
    Decimal threshold;
    bool across = false;
    bool idf = false;
    int window = 7;
};

/// Every pair, the slow way.
std::vector<std::pair<std::uint32_t, std::uint32_t>> all_pairs(const Desk& desk, const Duplicates& found,
                                                               const Shape& shape) {
    const Likeness likeness(*found.sets, shape.threshold, shape.idf);
    const auto& tickets = desk.tickets.all().tickets;
    const auto agree = [](TextId a, TextId b) { return a != TextId::empty && a == b; };
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (std::uint32_t a = 0; a < tickets.size(); ++a) {
        for (std::uint32_t b = a + 1; b < tickets.size(); ++b) {
            const TicketRow& x = tickets[a].row;
            const TicketRow& y = tickets[b].row;
            if (!agree(x.company, y.company)) continue;
            if (!shape.across && !agree(x.requester, y.requester) && !agree(x.asset, y.asset)) continue;
            if (shape.window != 0 && y.opened - x.opened > shape.window * day) continue;
            if (likeness.are_similar(a, b)) pairs.emplace_back(a, b);
        }
    }
    return pairs;
}

}  // namespace

TEST_CASE("the join misses no pair and invents none, at any threshold, scope, window and weighting") {
    std::mt19937_64 random(20'261'122);
    const std::array<const char*, 4> names{"", "ann", "bob", "cem"};
    std::size_t found_in_all = 0;
    for (int round = 0; round < 120; ++round) {
        Desk desk;
        std::int64_t at = 0;
        for (int i = 0; i < 90; ++i) {
            at += static_cast<std::int64_t>(random() % 4) * 43'200;
            desk.add(at, names[random() % 4], random_subject(random), random() % 8 == 0 ? "" : "Acme",
                     names[random() % 4]);
        }
        const Shape shape{Decimal::of(30 + static_cast<std::int64_t>(random() % 71), 2), random() % 2 == 0,
                          random() % 4 == 0, static_cast<int>(random() % 3) * 3};
        desk.policy.threshold = shape.threshold;
        desk.policy.window_days = shape.window;
        DuplicateQuestion question;
        question.across_requesters = shape.across;
        question.idf = shape.idf;
        question.pairs = true;
        const Duplicates found = desk.find(question);
        std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
        for (const DuplicatePair& pair : found.pairs) pairs.emplace_back(pair.a, pair.b);
        CHECK(pairs == all_pairs(desk, found, shape));
        CHECK(found.pairs_found == pairs.size());
        found_in_all += pairs.size();
        // The same groups, whether every ticket is looked for or leaders alone.
        question.pairs = false;
        const std::string by_pairs = groups_of(desk.find(question).groups);
        question.most_pairs = 0;
        CHECK(groups_of(desk.find(question).groups) == by_pairs);
    }
    CHECK(found_in_all > 1000);
}

#include "duplicates.hpp"
#include "hand.hpp"

#include <doctest/doctest.h>

using namespace reference::tickets;

namespace {

Likeness like(const std::string& left, const std::string& right, const std::string& limit = "0.8") {
    return likeness(words_of(left), words_of(right), threshold(limit), nullptr);
}

Hand& add(Hand& h, const std::string& id, const std::string& opened, const std::string& subject,
          const std::string& requester = "ann") {
    return h.row("ticket_id=" + id + "|opened_at=" + opened + "|company=Contoso|requester=" + requester +
                 "|subject=" + subject + "|status=Open");
}

Duplicates found(const Hand& h, const DuplicateOptions& options = {}) {
    return find_duplicates(h.world, h.fold(), options);
}

/// "A<BC D<E": each leader with its followers.
std::string groups(const Hand& h) {
    const auto folded = h.fold();
    std::string text;
    for (const Group& group : found(h).groups) {
        text += (text.empty() ? "" : " ") + folded.tickets[group.leader].id + "<";
        for (const Pair& follower : group.followers) {
            text += folded.tickets[follower.b].id;
        }
    }
    return text;
}

}  // namespace

TEST_CASE("G1 Jaccard is compared exactly") {
    CHECK(like("one two three four", "one two three four five").similar);  // 4/5
    CHECK_FALSE(like("one two three four", "one two three four five", "0.81").similar);
    CHECK(like("one two three four", "one two three four five").shared == 4);
    CHECK(like("one two three four", "one two three four five").total == 5);
    CHECK_FALSE(like("one two three", "one two three four").similar);  // 3/4
}

TEST_CASE("G2 fewer than three tokens must be equal; an empty set is similar to nothing") {
    CHECK(like("printer broken", "Broken printer").similar);
    CHECK_FALSE(like("printer broken", "printer broken now", "0.5").similar);
    CHECK_FALSE(like("", "").similar);
    CHECK_FALSE(like("!!", "??").similar);
}

TEST_CASE("G3 class tokens alone never make two texts similar") {
    CHECK_FALSE(like("10.0.0.1 2024-05-06 1234567", "10.0.0.2 2024-05-07 7654321").similar);
    CHECK(like("10.0.0.1 2024-05-06 1234567 disk", "10.0.0.2 2024-05-07 7654321 disk").similar);
}

TEST_CASE("G4 idf weights") {
    // N = 2: shared words weigh round(65536 ln 2) = 45426, others round(65536 ln 3) = 71999.
    const auto weights = idf_weights({words_of("a b c d"), words_of("a b c e")});
    CHECK(weights.at("a") == 45426);
    CHECK(weights.at("d") == 71999);
    const auto both = likeness(words_of("a b c d"), words_of("a b c e"), threshold("0.4"), &weights);
    CHECK(both.shared == 3 * 45426);
    CHECK(both.total == 3 * 45426 + 2 * 71999);
    CHECK(both.similar);  // 136278 / 280276 = 0.486
}

TEST_CASE("G5 the window is inclusive, and 0 is no limit") {
    Hand h;
    add(h, "A", "2024-05-01T00:00", "the printer is broken");
    add(h, "B", "2024-05-08T00:00", "the printer is broken");
    add(h, "C", "2024-05-08T00:00:01Z", "the printer is broken");
    CHECK(groups(h) == "A<B");
    CHECK(found(h).pairs.size() == 2);  // A-B and B-C
    h.world.policy.window_days = 0;
    CHECK(groups(h) == "A<BC");
}

TEST_CASE("G6 groups go by leader, not by chaining") {
    Hand h;
    h.world.policy.threshold = "0.5";
    add(h, "A", "2024-05-01T00:00", "one two three");
    add(h, "B", "2024-05-01T01:00", "two three four");   // 2/4 with A
    add(h, "C", "2024-05-01T02:00", "three four five");  // 2/4 with B, 1/5 with A
    CHECK(groups(h) == "A<B");
    CHECK(found(h).pairs.size() == 2);
}

TEST_CASE("G7 a missing value equals nothing, not even another missing one") {
    Hand h;
    add(h, "A", "2024-05-01T00:00", "the printer is broken", "?");
    add(h, "B", "2024-05-01T00:00", "the printer is broken", "?");
    CHECK(groups(h).empty());
    CHECK(find_duplicates(h.world, h.fold(), {{"subject"}, true, false}).groups.size() == 1);
}

TEST_CASE("G8 a column that is absent drops its test") {
    Hand h;
    h.row("ticket_id=A|opened_at=2024-05-01T00:00|subject=the printer is broken|asset=PC1");
    h.row("ticket_id=B|opened_at=2024-05-01T00:00|subject=the printer is broken|asset=PC1");
    h.row("ticket_id=C|opened_at=2024-05-01T00:00|subject=the printer is broken|asset=PC2");
    CHECK(groups(h) == "A<B");
}

TEST_CASE("G9 order: opening, then id by value, then place") {
    Hand h;
    add(h, "T10", "2024-05-01T00:00", "the printer is broken");
    add(h, "T9", "2024-05-01T00:00", "the printer is broken");
    CHECK(groups(h) == "T9<T10");
}

TEST_CASE("G10 a machine: five or more of one requester at regular times") {
    Hand h;
    for (int i = 0; i < 5; ++i) {
        add(h, "M" + std::to_string(i), "2024-05-0" + std::to_string(i + 1) + "T00:00", "backup job has failed");
    }
    REQUIRE(found(h).groups.size() == 1);
    CHECK(found(h).groups[0].machine);
    // Gaps 10, 10, 10, 10, 20: m = 5, s = 60, q = 800; 25 (4000 - 3600) = 10000 against 3600.
    CHECK_FALSE(regular({0, 10, 20, 30, 40, 60}));
    // Gaps 100, 100, 100, 130: m = 4, s = 430, q = 46900; 25 (187600 - 184900) = 67500 against 184900.
    CHECK(regular({0, 100, 200, 300, 430}));
    CHECK_FALSE(regular({5, 5, 5, 5, 5}));
    Hand few;
    add(few, "A", "2024-05-01T00:00", "backup job has failed", "Monitoring@contoso.com");
    add(few, "B", "2024-05-01T05:00", "backup job has failed", "Monitoring@contoso.com");
    CHECK_FALSE(found(few).groups[0].machine);
    few.world.policy.machine_requesters = {"monitoring@*"};
    CHECK(found(few).groups[0].machine);
}

TEST_CASE("G11 a storm: five tickets of four requesters within an hour of the leader") {
    Hand h;
    add(h, "A", "2024-05-01T00:00", "mail server is down", "ann");
    add(h, "B", "2024-05-01T00:10", "mail server is down", "bob");
    add(h, "C", "2024-05-01T00:20", "mail server is down", "cid");
    add(h, "D", "2024-05-01T00:30", "mail server is down", "ann");
    CHECK(found(h).storms.empty());
    add(h, "E", "2024-05-01T01:00", "mail server is down", "dan");
    REQUIRE(found(h).storms.size() == 1);
    CHECK(found(h).storms[0].followers.size() == 4);
    CHECK(groups(h) == "A<D");
    h.world.rows.back().cells["opened_at"] = "2024-05-01T01:00:01Z";
    CHECK(found(h).storms.empty());
}

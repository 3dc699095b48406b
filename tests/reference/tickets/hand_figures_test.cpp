#include "figures.hpp"
#include "hand.hpp"

#include <doctest/doctest.h>
#include <numeric>

using namespace reference::tickets;

namespace {

constexpr Seconds hour = 3600;
constexpr Seconds day = 86400;
const std::string opened = "|opened_at=2024-05-06T09:00";

/// Rows of ticket A in a log: "updated|status".
Hand log(const std::vector<std::pair<std::string, std::string>>& rows) {
    Hand h;
    for (const auto& [updated, status] : rows) {
        h.row("ticket_id=A" + opened + "|updated_at=2024-05-" + updated + "|status=" + status);
    }
    return h;
}

Sample sample_of(const Hand& h, const std::string& name) {
    return sample(h.world.policy, Clocks(h.world.policy), h.fold(), name);
}

using List = std::vector<Seconds>;

}  // namespace

TEST_CASE("D1 net leaves out the time the customer had it") {
    const auto h = log({{"07T09:00", "Pending"}, {"08T09:00", "Open"}, {"09T09:00", "Resolved"}});
    CHECK(sample_of(h, "final_calendar_gross").ended == List{3 * day});
    CHECK(sample_of(h, "final_calendar_net").ended == List{2 * day});
}

TEST_CASE("D2 the time between a resolve and its reopen") {
    auto h = log({{"07T09:00", "Resolved"}, {"08T09:00", "Open"}, {"09T09:00", "Resolved"}});
    CHECK(sample_of(h, "first_calendar_gross").ended == List{day});
    CHECK(sample_of(h, "final_calendar_net").ended == List{3 * day});
    h.world.policy.count_reopen_gap = false;
    CHECK(sample_of(h, "final_calendar_net").ended == List{2 * day});
    CHECK(sample_of(h, "final_calendar_gross").ended == List{3 * day});
}

TEST_CASE("D3 business net") {
    auto h = log({{"07T09:00", "Pending"}, {"08T09:00", "Open"}, {"09T09:00", "Resolved"}});
    for (std::size_t weekday = 0; weekday < 5; ++weekday) {
        h.world.policy.calendars["default"].week[weekday] = {{540, 1020}};
    }
    CHECK(sample_of(h, "final_business_gross").ended == List{24 * hour});
    CHECK(sample_of(h, "final_business_net").ended == List{16 * hour});
}

TEST_CASE("D4 without history there is no net, without a calendar no business time") {
    Hand h;
    h.row("ticket_id=A" + opened + "|status=Closed|resolved_at=2024-05-07T09:00");
    CHECK(sample_of(h, "final_calendar_gross").ended == List{day});
    CHECK(sample_of(h, "final_calendar_net").ended.empty());
    CHECK(sample_of(h, "final_business_gross").ended.empty());
}

TEST_CASE("D5 a resolve before its opening has no duration and still counts") {
    Hand h;
    h.row("ticket_id=A" + opened + "|status=Closed|resolved_at=2024-05-05T09:00");
    CHECK(sample_of(h, "final_calendar_gross").ended.empty());
    CHECK(h.fold().unusable() == 1);
    CHECK(h.fold().count(State::resolved) == 1);
}

TEST_CASE("D6 open tickets are cut at as-of, VOID ones at their void time") {
    auto h = log({{"07T09:00", "Resolved"}, {"08T09:00", "Open"}});
    h.row("ticket_id=B" + opened + "|updated_at=2024-05-09T09:00|status=Spam");
    h.row("ticket_id=C" + opened + "|updated_at=2024-05-06T10:00|status=Open");
    h.as_of("2024-05-10T09:00");
    const auto first = sample_of(h, "first_calendar_gross");
    CHECK(first.ended == List{day});
    CHECK(first.censored == List{3 * day, 4 * day});
    CHECK(sample_of(h, "final_calendar_gross").ended.empty());
    CHECK(sample_of(h, "final_calendar_gross").censored == List{3 * day, 4 * day, 4 * day});
    CHECK(sample_of(h, "open_age_calendar").ended == List{4 * day, 4 * day});
}

TEST_CASE("D7 net of open tickets runs on the measure's own clock") {
    auto h = log({{"06T09:00", "New"}, {"07T09:00", "Pending"}});
    h.as_of("2024-05-10T09:00");
    CHECK(sample_of(h, "final_calendar_net").censored == List{day});
    CHECK(sample_of(h, "final_calendar_gross").censored == List{4 * day});
}

TEST_CASE("D8 first without history needs a reopen count of 0 on every resolved ticket") {
    Hand h;
    h.row("ticket_id=A" + opened + "|status=Closed|resolved_at=2024-05-07T09:00|reopen_count=0");
    CHECK(sample_of(h, "first_calendar_gross").ended == List{day});
    h.row("ticket_id=B" + opened + "|status=Closed|resolved_at=2024-05-08T09:00|reopen_count=?");
    CHECK(sample_of(h, "first_calendar_gross").ended.empty());
    CHECK(sample_of(h, "final_calendar_gross").ended == List{day, 2 * day});
}

TEST_CASE("D9 the first response") {
    Hand h;
    h.row("ticket_id=A" + opened + "|status=Closed|resolved_at=2024-05-07T09:00|first_response_at=2024-05-06T10:00");
    h.row("ticket_id=B" + opened + "|status=Closed|resolved_at=2024-05-07T09:00|first_response_at=");
    h.row("ticket_id=C" + opened + "|status=Open|resolved_at=|first_response_at=");
    h.as_of("2024-05-08T09:00");
    CHECK(sample_of(h, "first_response_calendar").ended == List{hour});
    CHECK(sample_of(h, "first_response_calendar").censored == List{2 * day});
}

TEST_CASE("K1 Kaplan-Meier, resolves before cuts at equal times") {
    // At risk 4, 3, 1: S = 3/4, 3/4 * 2/3 = 1/2, 0.
    const Sample equal{{1, 2, 3}, {2}};
    CHECK(kaplan_meier(equal, {1, 2}) == 2);
    CHECK(kaplan_meier(equal, {9, 10}) == 3);
}

TEST_CASE("K2 Kaplan-Meier is null where the curve does not come down") {
    // S = 3/4, 2/4, 1/4.
    const Sample late{{1, 2, 3}, {4}};
    CHECK(kaplan_meier(late, {1, 2}) == 2);
    CHECK_FALSE(kaplan_meier(late, {9, 10}).has_value());
    CHECK_FALSE(kaplan_meier({{}, {5}}, {1, 2}).has_value());
}

TEST_CASE("K3 with nothing censored Kaplan-Meier equals nearest rank") {
    for (Seconds n = 1; n <= 40; ++n) {
        Sample all;
        all.ended.resize(static_cast<std::size_t>(n));
        std::iota(all.ended.begin(), all.ended.end(), Seconds{1});
        for (std::int64_t percent = 1; percent < 100; ++percent) {
            CHECK(kaplan_meier(all, {percent, 100}) == nearest_rank(all.ended, {percent, 100}));
        }
    }
}

TEST_CASE("K4 nearest rank, linear percentiles and the mean") {
    List ten(10);
    std::iota(ten.begin(), ten.end(), Seconds{1});
    CHECK(nearest_rank(ten, {1, 2}) == 5);
    CHECK(nearest_rank(ten, {9, 10}) == 9);
    CHECK(nearest_rank(ten, {19, 20}) == 10);
    CHECK(mean(ten) == 6);                        // 5.5
    CHECK(linear_percentile(ten, {1, 2}) == 6);   // 5.5
    CHECK(linear_percentile(ten, {9, 10}) == 9);  // 9.1
    CHECK_FALSE(mean({}).has_value());
}

TEST_CASE("K5 groups: digit runs by value, the missing value last") {
    Hand h;
    h.row("ticket_id=A" + opened + "|priority=P10").row("ticket_id=B" + opened + "|priority=P9");
    h.row("ticket_id=C|opened_at=2024-06-06T09:00|priority=").row("ticket_id=D" + opened + "|priority=P9");
    std::string keys;
    for (const auto& [key, members] : groups(h.world.policy, h.fold(), "priority")) {
        keys += key + ":" + std::to_string(members.tickets.size()) + " ";
    }
    CHECK(keys == "P9:2 P10:1 :1 ");
    CHECK(groups(h.world.policy, h.fold(), "month").size() == 2);
}

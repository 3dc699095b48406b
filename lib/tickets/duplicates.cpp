#include "tickets/duplicates.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "tickets/folded_values.hpp"
#include "tickets/likeness.hpp"
#include "tickets/ticket_join.hpp"

namespace msp_audit {

namespace {

constexpr Seconds storm_window = 3600;
constexpr std::size_t storm_tickets = 5;
constexpr std::size_t storm_requesters = 4;
constexpr std::size_t machine_tickets = 5;

class Search {
public:
    Search(const Tickets& tickets, const TicketPolicy& policy, const DuplicateQuestion& question)
        : tickets_(tickets), policy_(policy), keys_(tickets) {
        std::vector<std::string> joined;
        found_.sets = std::make_shared<const TokenSets>(compared_texts(tickets, question.with_description, joined));
        found_.threshold = policy.threshold;
        found_.window_days = policy.window_days;
        found_.question = question;
    }

    [[nodiscard]] Duplicates run();

private:
    [[nodiscard]] JoinScope scope();
    void count(const TicketJoin& join);
    [[nodiscard]] std::optional<std::vector<DuplicateGroup>> look_at_pairs(const Likeness& likeness,
                                                                           const JoinScope& scope);
    [[nodiscard]] std::vector<DuplicateGroup> groups(const Likeness& likeness, const JoinScope& scope) const;
    void classify(DuplicateGroup& group) const;
    [[nodiscard]] bool is_storm(const DuplicateGroup& group) const;

    const Tickets& tickets_;
    const TicketPolicy& policy_;
    TicketKeyTable keys_;
    Duplicates found_;
};

/// Columns that no source has drop their tests.
JoinScope Search::scope() {
    const auto tests = [this](TicketColumn column) {
        const bool is_there = tickets_.has(column);
        if (!is_there) found_.dropped_tests.push_back(column);
        return is_there;
    };
    JoinScope scope;
    scope.company = tests(TicketColumn::company);
    scope.requester = !found_.question.across_requesters && tests(TicketColumn::requester);
    scope.asset = !found_.question.across_requesters && tests(TicketColumn::asset);
    scope.window = policy_.window_days * seconds_a_day;
    return scope;
}

void Search::count(const TicketJoin& join) {
    found_.cut = found_.sets->cut();
    for (std::uint32_t i = 0; i < tickets_.tickets.size(); ++i) {
        if (found_.sets->of(i).empty()) {
            ++found_.without_text;
        } else if (!join.is_scoped(i)) {
            ++found_.not_scoped;
        } else {
            ++found_.compared;
        }
    }
}

/// Collects groups while tickets are gone through in their order.
class Leading {
public:
    explicit Leading(std::size_t tickets) : leads_(tickets, false) {}

    [[nodiscard]] bool is_leader(std::uint32_t ticket) const { return leads_[ticket]; }
    void lead(std::uint32_t ticket) { leads_[ticket] = true; }
    void follow(const DuplicatePair& pair) {
        const auto [known, is_new] = group_of_.emplace(pair.a, groups_.size());
        if (is_new) groups_.push_back({pair.a, {}, DuplicateClass::repeat, {}});
        groups_[known->second].followers.push_back(pair);
    }
    [[nodiscard]] std::vector<DuplicateGroup> take() {
        std::sort(groups_.begin(), groups_.end(),
                  [](const DuplicateGroup& a, const DuplicateGroup& b) { return a.leader < b.leader; });
        return std::move(groups_);
    }

private:
    std::vector<bool> leads_;
    std::unordered_map<std::uint32_t, std::size_t> group_of_;  ///< by leader, those with followers
    std::vector<DuplicateGroup> groups_;
};

DuplicatePair pair_of(const Likeness& likeness, std::uint32_t a, std::uint32_t b) {
    const SharedTokens both = likeness.shared(a, b);
    return {a, b, both.shared, both.total};
}

/// Every pair, and by the way the groups. Nothing where there are more pairs than allowed.
std::optional<std::vector<DuplicateGroup>> Search::look_at_pairs(const Likeness& likeness, const JoinScope& scope) {
    TicketJoin join(tickets_, keys_, likeness, scope);
    Leading leading(tickets_.tickets.size());
    std::size_t count = 0;
    for (std::uint32_t b = 0; b < tickets_.tickets.size(); ++b) {
        std::optional<std::uint32_t> leader;
        for (const std::uint32_t a : join.candidates(b)) {
            if (!likeness.are_similar(a, b)) continue;
            if (count == found_.question.most_pairs) {
                found_.looked_at = b + 1;
                return std::nullopt;
            }
            ++count;
            if (found_.question.pairs) found_.pairs.push_back(pair_of(likeness, a, b));
            if (!leader && leading.is_leader(a)) leader = a;
        }
        if (leader) {
            leading.follow(pair_of(likeness, *leader, b));
        } else {
            leading.lead(b);
        }
        join.add(b);
    }
    found_.pairs_found = count;
    found_.looked_at = tickets_.tickets.size();
    return leading.take();
}

/// Each ticket joins the earliest leader that it is similar to, else leads. Only leaders are ever looked for, so that
/// a machine's thousand tickets are compared with one.
std::vector<DuplicateGroup> Search::groups(const Likeness& likeness, const JoinScope& scope) const {
    TicketJoin join(tickets_, keys_, likeness, scope);
    Leading leading(tickets_.tickets.size());
    for (std::uint32_t i = 0; i < tickets_.tickets.size(); ++i) {
        const std::vector<std::uint32_t>& leaders = join.candidates(i);
        const auto leader = std::find_if(leaders.begin(), leaders.end(),
                                         [&](std::uint32_t other) { return likeness.are_similar(other, i); });
        if (leader == leaders.end()) {
            join.add(i);
        } else {
            leading.follow(pair_of(likeness, *leader, i));
        }
    }
    return leading.take();
}

/// Openings at nearly equal distances: 25 x population variance of the gaps < squared mean gap, in integers.
bool are_regular(const std::vector<Instant>& openings) {
    using Wide = Int128;
    Wide sum = 0;
    Wide squares = 0;
    const auto gaps = static_cast<Wide>(openings.size() - 1);
    for (std::size_t i = 1; i < openings.size(); ++i) {
        const Wide gap = openings[i] - openings[i - 1];
        sum += gap;
        squares += gap * gap;
    }
    return sum > 0 && 25 * (gaps * squares - sum * sum) < sum * sum;
}

void Search::classify(DuplicateGroup& group) const {
    const std::uint32_t requester = keys_[group.leader].requester;
    const bool is_one = requester != 0 && std::all_of(group.followers.begin(), group.followers.end(),
                                                      [&](const DuplicatePair& follower) {
                                                          return keys_[follower.b].requester == requester;
                                                      });
    if (!is_one) return;
    const TextId name = tickets_.tickets[group.leader].row.requester;
    bool is_machine = is_one_of(policy_.machine_requesters, tickets_.text(name));
    if (!is_machine && group.followers.size() + 1 >= machine_tickets) {
        std::vector<Instant> openings{tickets_.tickets[group.leader].row.opened};
        for (const DuplicatePair& follower : group.followers) {
            openings.push_back(tickets_.tickets[follower.b].row.opened);
        }
        is_machine = are_regular(openings);
    }
    if (is_machine) group.kind = DuplicateClass::machine;
}

bool Search::is_storm(const DuplicateGroup& group) const {
    if (group.followers.size() + 1 < storm_tickets) return false;
    std::unordered_set<std::uint32_t> requesters{keys_[group.leader].requester};
    for (const DuplicatePair& follower : group.followers) requesters.insert(keys_[follower.b].requester);
    requesters.erase(0);
    return requesters.size() >= storm_requesters;
}

Duplicates Search::run() {
    const JoinScope asked = scope();
    const Likeness likeness(*found_.sets, policy_.threshold, found_.question.idf);
    count(TicketJoin(tickets_, keys_, likeness, asked));
    auto by_pairs = look_at_pairs(likeness, asked);
    if (found_.has_too_many_pairs()) {
        found_.pairs.clear();
        return std::move(found_);
    }
    std::sort(found_.pairs.begin(), found_.pairs.end(), [](const DuplicatePair& x, const DuplicatePair& y) {
        return std::pair(x.a, x.b) < std::pair(y.a, y.b);
    });
    found_.groups = by_pairs ? std::move(*by_pairs) : groups(likeness, asked);
    const TicketHours hours(tickets_, policy_);
    const auto add_work = [&hours](DuplicateGroup& group) {
        for (const DuplicatePair& follower : group.followers) group.work += hours.work_on(follower.b);
    };
    for (DuplicateGroup& group : found_.groups) {
        classify(group);
        add_work(group);
        found_.work += group.work;
    }
    JoinScope at_once = asked;
    at_once.requester = at_once.asset = false;
    at_once.window = storm_window;
    found_.storms = groups(likeness, at_once);
    std::erase_if(found_.storms, [this](const DuplicateGroup& group) { return !is_storm(group); });
    std::for_each(found_.storms.begin(), found_.storms.end(), add_work);
    found_.declared = compare_declared(tickets_, found_.groups);
    return std::move(found_);
}

}  // namespace

bool Duplicates::drops(TicketColumn column) const {
    return std::find(dropped_tests.begin(), dropped_tests.end(), column) != dropped_tests.end();
}

bool Duplicates::tests(TicketColumn column) const {
    return (column == TicketColumn::company || !question.across_requesters) && !drops(column);
}

std::size_t Duplicates::followers() const {
    return std::accumulate(groups.begin(), groups.end(), std::size_t{0},
                           [](std::size_t sum, const DuplicateGroup& group) { return sum + group.followers.size(); });
}

std::vector<std::string_view> compared_texts(const Tickets& tickets, bool with_description,
                                             std::vector<std::string>& joined) {
    if (!with_description) return subjects_of(tickets);
    joined.reserve(tickets.tickets.size());
    for (const Ticket& ticket : tickets.tickets) {
        joined.emplace_back(tickets.text(ticket.row.subject))
            .append(" ")
            .append(tickets.text(ticket.row.description));
    }
    return {joined.begin(), joined.end()};
}

Duplicates find_duplicates(const Tickets& tickets, const TicketPolicy& policy, const DuplicateQuestion& question) {
    return Search(tickets, policy, question).run();
}

}  // namespace msp_audit

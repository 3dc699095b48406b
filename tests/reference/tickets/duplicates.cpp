#include "duplicates.hpp"

#include "text.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace reference::tickets {
namespace {

__extension__ using Wide = __int128;

bool same_value(const Ticket& left, const Ticket& right, const std::string& column) {
    const std::string value = compared_value(left, column);
    return !value.empty() && value == compared_value(right, column);
}

std::string joined(const Ticket& ticket, const std::vector<std::string>& fields) {
    std::string text;
    for (const auto& field : fields) {
        text += (text.empty() ? "" : " ") + value_of(ticket.cells, field);
    }
    return text;
}

/// What one search needs to judge two tickets.
struct Search {
    const World& world;
    const Folded& folded;
    const std::vector<Words>& words;
    const Weights* weights = nullptr;
    Seconds window = 0;  ///< 0: no limit
    bool test_people = true;

    [[nodiscard]] bool in_scope(const Ticket& a, const Ticket& b) const {
        const Seconds apart = std::abs(a.opened - b.opened);
        return same_company(world, a, b) && (window == 0 || apart <= window) &&
               (!test_people || same_requester_or_asset(world, a, b));
    }
    [[nodiscard]] std::optional<Pair> pair(std::size_t a, std::size_t b) const {
        if (!in_scope(folded.tickets[a], folded.tickets[b])) {
            return std::nullopt;
        }
        const Likeness found = likeness(words[a], words[b], threshold(world.policy.threshold), weights);
        return found.similar ? std::optional(Pair{a, b, found.shared, found.total}) : std::nullopt;
    }
};

/// In that order each ticket joins the earliest leader with which it forms a pair in scope, else it leads.
std::vector<Group> group_by_leader(const Search& search, const std::vector<std::size_t>& order) {
    std::vector<Group> groups;
    for (const std::size_t ticket : order) {
        bool joined_one = false;
        for (Group& group : groups) {
            const auto found = search.pair(group.leader, ticket);
            if (found) {
                group.followers.push_back(*found);
                joined_one = true;
                break;
            }
        }
        if (!joined_one) {
            groups.push_back({ticket, {}, false});
        }
    }
    groups.erase(std::remove_if(groups.begin(), groups.end(), [](const Group& g) { return g.followers.empty(); }),
                 groups.end());
    return groups;
}

std::vector<const Ticket*> members(const Folded& folded, const Group& group) {
    std::vector<const Ticket*> found = {&folded.tickets[group.leader]};
    for (const Pair& follower : group.followers) {
        found.push_back(&folded.tickets[follower.b]);
    }
    return found;
}

bool is_machine(const Policy& policy, const std::vector<const Ticket*>& tickets) {
    const std::string requester = value_of(tickets.front()->cells, "requester");
    std::vector<Instant> openings;
    for (const Ticket* ticket : tickets) {
        if (requester.empty() || !same_value(*tickets.front(), *ticket, "requester")) {
            return false;
        }
        openings.push_back(ticket->opened);
    }
    for (const auto& pattern : policy.machine_requesters) {
        if (glob(pattern, requester)) {
            return true;
        }
    }
    return openings.size() >= 5 && regular(openings);
}

bool is_storm(const std::vector<const Ticket*>& tickets) {
    std::set<std::string> requesters;
    for (const Ticket* ticket : tickets) {
        requesters.insert(compared_value(*ticket, "requester"));
    }
    requesters.erase("");
    return tickets.size() >= 5 && requesters.size() >= 4;
}

}  // namespace

std::string compared_value(const Ticket& ticket, const std::string& column) {
    return case_fold(trim(value_of(ticket.cells, column)));
}

Threshold threshold(const std::string& decimal) {
    Threshold made{0, 1};
    bool point = false;
    for (const char c : decimal) {
        if (c == '.') {
            point = true;
            continue;
        }
        made.part = made.part * 10 + (c - '0');
        made.of *= point ? 10 : 1;
    }
    return made;
}

Weights idf_weights(const std::vector<Words>& texts) {
    std::map<std::string, std::int64_t> holders;
    std::int64_t count = 0;
    for (const Words& words : texts) {
        count += words.tokens.empty() ? 0 : 1;
        for (const auto& token : words.tokens) {
            ++holders[token];
        }
    }
    Weights weights;
    for (const auto& [token, df] : holders) {
        const long double ratio = static_cast<long double>(count) / static_cast<long double>(df);
        weights[token] = std::llroundl(65536.0L * std::log1p(ratio));
    }
    return weights;
}

Likeness likeness(const Words& left, const Words& right, Threshold limit, const Weights* weights) {
    Likeness found;
    bool word = false;
    const auto weigh = [&](const std::string& token) { return weights != nullptr ? weights->at(token) : 1; };
    for (const auto& token : left.tokens) {
        found.total += weigh(token);
        if (right.tokens.count(token) != 0) {
            found.shared += weigh(token);
            word = word || !is_class(token);
        }
    }
    for (const auto& token : right.tokens) {
        found.total += left.tokens.count(token) != 0 ? 0 : weigh(token);
    }
    if (left.tokens.empty() || right.tokens.empty() || !word) {
        return found;
    }
    if (left.tokens.size() < 3 || right.tokens.size() < 3) {
        found.similar = left.tokens == right.tokens;
        return found;
    }
    found.similar = Wide{found.shared} * limit.of >= Wide{limit.part} * found.total;
    return found;
}

bool same_company(const World& world, const Ticket& left, const Ticket& right) {
    return !has_column(world, "company") || same_value(left, right, "company");
}

bool same_requester_or_asset(const World& world, const Ticket& left, const Ticket& right) {
    const bool requesters = has_column(world, "requester");
    const bool assets = has_column(world, "asset");
    return (!requesters && !assets) || (requesters && same_value(left, right, "requester")) ||
           (assets && same_value(left, right, "asset"));
}

bool comes_before(const Ticket& left, const Ticket& right) {
    if (left.opened != right.opened) {
        return left.opened < right.opened;
    }
    const int ids = compare_ids(left.id, right.id);
    return ids != 0 ? ids < 0 : left.place < right.place;
}

bool regular(const std::vector<Instant>& openings) {
    // m gaps with sum s and squares q: mean s/m, variance q/m - (s/m)^2; times m^2 on both sides.
    const auto m = static_cast<Wide>(openings.size()) - 1;
    Wide s = 0;
    Wide q = 0;
    for (std::size_t i = 1; i < openings.size(); ++i) {
        const Wide gap = openings[i] - openings[i - 1];
        s += gap;
        q += gap * gap;
    }
    return s != 0 && 25 * (m * q - s * s) < s * s;
}

Duplicates find_duplicates(const World& world, const Folded& folded, const DuplicateOptions& options) {
    Duplicates made;
    for (const Ticket& ticket : folded.tickets) {
        made.words.push_back(words_of(joined(ticket, options.fields)));
        made.without_text += made.words.back().tokens.empty() ? 1 : 0;
        made.cut += made.words.back().cut ? 1 : 0;
    }
    made.order.resize(folded.tickets.size());
    std::iota(made.order.begin(), made.order.end(), std::size_t{0});
    std::sort(made.order.begin(), made.order.end(),
              [&](std::size_t a, std::size_t b) { return comes_before(folded.tickets[a], folded.tickets[b]); });
    const Weights weights = idf_weights(made.words);
    const Search search{world,
                        folded,
                        made.words,
                        options.idf ? &weights : nullptr,
                        std::int64_t{world.policy.window_days} * 86400,
                        !options.across_requesters};
    for (std::size_t i = 0; i < made.order.size(); ++i) {
        for (std::size_t j = i + 1; j < made.order.size(); ++j) {
            const auto found = search.pair(made.order[i], made.order[j]);
            if (found) {
                made.pairs.push_back(*found);
            }
        }
    }
    made.groups = group_by_leader(search, made.order);
    for (Group& group : made.groups) {
        group.machine = is_machine(world.policy, members(folded, group));
    }
    Search storm = search;
    storm.window = 3600;
    storm.test_people = false;
    for (const Group& group : group_by_leader(storm, made.order)) {
        if (is_storm(members(folded, group))) {
            made.storms.push_back(group);
        }
    }
    return made;
}

}  // namespace reference::tickets

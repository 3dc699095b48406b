#include "tickets/recreated.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "tickets/folded_values.hpp"
#include "tickets/natural_order.hpp"
#include "tickets/similarity.hpp"

namespace msp_audit {

namespace {

/// A ticket was resolved at `at`, and next reopened at `reopened`; none: it was not.
struct Resolve {
    Instant at, reopened;
    std::uint32_t ticket = 0;
};

class Search {
public:
    Search(const Tickets& tickets, const TicketPolicy& policy)
        : tickets_(tickets),
          window_(policy.reopen_days * seconds_a_day),
          rule_(policy.threshold),
          sets_(tickets.has(TicketColumn::subject) ? subjects_of(tickets) : std::vector<std::string_view>()),
          most_(static_cast<std::size_t>(policy.max_requester_tickets)),
          machines_(policy.machine_requesters),
          keys_(tickets) {}

    [[nodiscard]] Recreated run();

private:
    /// Resolves of the tickets that have one requester, or one asset; or of all.
    struct Group {
        std::vector<Resolve> resolves;                                           ///< by time
        std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> by_token;  ///< rarest tokens -> places
    };

    void note_columns();
    void leave_out_machines();
    void tell_machines();
    void collect_resolves();
    void put(std::unordered_map<std::uint32_t, Group>& groups, std::uint32_t key, const Resolve& resolve);
    [[nodiscard]] const Resolve* repeated_by(std::uint32_t later) const;
    void look_in(const Group& group, std::uint32_t later, const Resolve*& best) const;
    [[nodiscard]] bool fits(const Resolve& resolve, std::uint32_t later) const;
    [[nodiscard]] bool is_better(const Resolve& a, const Resolve* b) const;
    template <class Takes>
    [[nodiscard]] Proportion base_rate(Takes takes) const;

    const Tickets& tickets_;
    Seconds window_;
    SimilarityRule rule_;
    TokenSets sets_;
    std::size_t most_;
    const std::vector<std::string>& machines_;
    TicketKeyTable keys_;
    std::vector<bool> left_out_;
    std::unordered_map<std::uint32_t, Group> by_requester_, by_asset_;
    bool tests_company_ = true, tests_requester_ = true, tests_asset_ = true;
    Recreated found_;
};

void Search::note_columns() {
    const auto tests = [this](TicketColumn column) {
        const bool is_there = tickets_.has(column);
        if (!is_there) found_.dropped_tests.push_back(column);
        return is_there;
    };
    tests_company_ = tests(TicketColumn::company);
    tests_requester_ = tests(TicketColumn::requester);
    tests_asset_ = tests(TicketColumn::asset);
    found_.by_subject = tickets_.has(TicketColumn::subject);
}

void Search::leave_out_machines() {
    std::unordered_map<std::uint32_t, std::size_t> opened;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
        if (const std::uint32_t requester = keys_[i].requester; requester != 0) ++opened[requester];
    }
    for (std::size_t i = 0; i < keys_.size(); ++i) {
        const std::uint32_t requester = keys_[i].requester;
        const bool out = requester != 0 && opened[requester] > most_;
        left_out_.push_back(out);
        found_.tickets_left_out += out ? 1 : 0;
    }
    found_.requesters_left_out = static_cast<std::size_t>(
        std::count_if(opened.begin(), opened.end(), [this](const auto& one) { return one.second > most_; }));
}

void Search::put(std::unordered_map<std::uint32_t, Group>& groups, std::uint32_t key, const Resolve& resolve) {
    groups[key].resolves.push_back(resolve);
}

void Search::collect_resolves() {
    for (std::uint32_t i = 0; i < tickets_.tickets.size(); ++i) {
        const Ticket& ticket = tickets_.tickets[i];
        if (ticket.state == TicketState::void_ || left_out_[i]) continue;
        std::vector<Resolve> resolves;
        const auto spells = spells_of(tickets_, ticket);
        Instant reopened;
        for (auto spell = spells.rbegin(); spell != spells.rend(); ++spell) {
            const bool is_first = std::next(spell) == spells.rend();
            if (!spell->is_done) {
                if (!is_first && std::next(spell)->is_done && !spell->follows_void) reopened = spell->begin;
            } else if (!spell->follows_void && !(is_first && ticket.begins_with_reopen)) {
                resolves.push_back({spell->begin, reopened, i});
            }
        }
        if (ticket.step_count == 0 && ticket.final_at.has_value()) resolves.push_back({ticket.final_at, {}, i});
        for (const Resolve& resolve : resolves) {
            if (tests_requester_ && keys_[i].requester != 0) put(by_requester_, keys_[i].requester, resolve);
            if (tests_asset_ && keys_[i].asset != 0) put(by_asset_, keys_[i].asset, resolve);
            if (!tests_requester_ && !tests_asset_) put(by_requester_, 0, resolve);
        }
    }
    for (auto* const groups : {&by_requester_, &by_asset_}) {
        for (auto& [key, group] : *groups) {
            std::sort(group.resolves.begin(), group.resolves.end(), [](const Resolve& a, const Resolve& b) {
                return std::tie(a.at, a.ticket) < std::tie(b.at, b.ticket);
            });
            for (std::uint32_t place = 0; found_.by_subject && place < group.resolves.size(); ++place) {
                const TokenSets::Set set = sets_.of(group.resolves[place].ticket);
                for (const std::uint32_t token : set.last(rule_.prefix(set.size()))) {
                    group.by_token[token].push_back(place);
                }
            }
        }
    }
}

bool Search::fits(const Resolve& resolve, std::uint32_t later) const {
    const TicketKeys a = keys_[resolve.ticket];
    const TicketKeys b = keys_[later];
    if (tickets_.tickets[resolve.ticket].row.opened >= tickets_.tickets[later].row.opened) return false;
    if (resolve.reopened.has_value() && resolve.reopened < tickets_.tickets[later].row.opened) return false;
    if (tests_company_ && (a.company == 0 || a.company != b.company)) return false;
    if (found_.by_subject) {
        return rule_.are_similar(sets_.of(resolve.ticket), sets_.of(later), sets_.class_tokens());
    }
    const auto agree = [this](TicketColumn column, std::uint32_t one, std::uint32_t other) {
        return !tickets_.has(column) || (one != 0 && one == other);
    };
    return agree(TicketColumn::category, a.category, b.category) &&
           agree(TicketColumn::subcategory, a.subcategory, b.subcategory);
}

/// The latest resolved, then opened, then id.
bool Search::is_better(const Resolve& a, const Resolve* b) const {
    if (b == nullptr) return true;
    const TicketRow& one = tickets_.tickets[a.ticket].row;
    const TicketRow& other = tickets_.tickets[b->ticket].row;
    if (a.at != b->at) return a.at > b->at;
    if (one.opened != other.opened) return one.opened > other.opened;
    return comes_before(tickets_.text(other.id), tickets_.text(one.id));
}

void Search::look_in(const Group& group, std::uint32_t later, const Resolve*& best) const {
    const Instant opened = tickets_.tickets[later].row.opened;
    const auto& resolves = group.resolves;
    const auto by_time = [](const Resolve& resolve, Instant at) { return resolve.at < at; };
    const auto place_of = [&](Instant at) {
        return static_cast<std::uint32_t>(std::lower_bound(resolves.begin(), resolves.end(), at, by_time) -
                                          resolves.begin());
    };
    const std::uint32_t begin = place_of(opened + -window_);
    const std::uint32_t end = place_of(opened);
    // From the latest on: the first that fits is the best of its time, and only ties of it remain.
    const auto take = [&](std::uint32_t place) {
        const Resolve& resolve = resolves[place];
        if (best != nullptr && resolve.at < best->at) return false;
        if (is_better(resolve, best) && fits(resolve, later)) best = &resolve;
        return true;
    };
    constexpr std::uint32_t few = 32;
    if (!found_.by_subject || end - begin <= few) {
        for (std::uint32_t place = end; place > begin && take(place - 1); --place) continue;
        return;
    }
    std::vector<std::uint32_t> places;
    const TokenSets::Set set = sets_.of(later);
    for (const std::uint32_t token : set.last(rule_.prefix(set.size()))) {
        const auto found = group.by_token.find(token);
        if (found == group.by_token.end()) continue;
        const auto& list = found->second;
        places.insert(places.end(), std::lower_bound(list.begin(), list.end(), begin),
                      std::lower_bound(list.begin(), list.end(), end));
    }
    std::sort(places.begin(), places.end(), std::greater<>());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    for (const std::uint32_t place : places) {
        if (!take(place)) return;
    }
}

const Resolve* Search::repeated_by(std::uint32_t later) const {
    const Resolve* best = nullptr;
    const auto look = [&](const std::unordered_map<std::uint32_t, Group>& groups, std::uint32_t key) {
        const auto found = groups.find(key);
        if (found != groups.end()) look_in(found->second, later, best);
    };
    if (tests_requester_ && keys_[later].requester != 0) look(by_requester_, keys_[later].requester);
    if (tests_asset_ && keys_[later].asset != 0) look(by_asset_, keys_[later].asset);
    if (!tests_requester_ && !tests_asset_) look(by_requester_, 0);
    return best;
}

/// Of the tickets that `takes` takes.
template <class Takes>
Proportion Search::base_rate(Takes takes) const {
    std::unordered_map<std::uint32_t, std::vector<Instant>> openings;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
        if (keys_[i].requester != 0) openings[keys_[i].requester].push_back(tickets_.tickets[i].row.opened);
    }
    for (auto& [requester, instants] : openings) std::sort(instants.begin(), instants.end());
    Proportion rate;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
        const Ticket& ticket = tickets_.tickets[i];
        if (ticket.state != TicketState::resolved || !ticket.final_at.has_value()) continue;
        if (keys_[i].requester == 0 || left_out_[i] || !takes(ticket)) continue;
        ++rate.denominator;
        const auto& instants = openings[keys_[i].requester];
        const auto first = std::upper_bound(instants.begin(), instants.end(), ticket.final_at);
        const auto last = std::upper_bound(instants.begin(), instants.end(), ticket.final_at + window_);
        // A ticket that was resolved before its opening does not follow itself.
        const bool is_own = ticket.row.opened > ticket.final_at && ticket.row.opened - ticket.final_at <= window_;
        if (last - first > (is_own ? 1 : 0)) ++rate.numerator;
    }
    return rate;
}

/// Requesters that the policy calls machines count like others; how many links are theirs is told beside.
void Search::tell_machines() {
    std::unordered_map<TextId, bool> seen;
    const auto is_machine = [&](const Ticket& ticket) {
        const auto [found, is_new] = seen.emplace(ticket.row.requester, false);
        if (is_new) found->second = is_one_of(machines_, tickets_.text(ticket.row.requester));
        return found->second;
    };
    for (const RecreatedLink& link : found_.links) {
        found_.machine_links += is_machine(tickets_.tickets[link.later]) ? 1U : 0U;
    }
    if (found_.machine_links > 0) found_.machine_base_rate = base_rate(is_machine);
}

Recreated Search::run() {
    note_columns();
    leave_out_machines();
    collect_resolves();
    for (std::uint32_t later = 0; later < tickets_.tickets.size(); ++later) {
        if (tickets_.tickets[later].state == TicketState::void_ || left_out_[later]) continue;
        const Resolve* const resolve = repeated_by(later);
        if (resolve == nullptr) continue;
        RecreatedLink link{resolve->ticket, later, tickets_.tickets[later].row.opened - resolve->at, 0, 0};
        if (found_.by_subject) {
            const Overlap words = rule_.overlap_of(sets_.of(resolve->ticket), sets_.of(later), sets_.class_tokens());
            link.shared = words.shared;
            link.total = words.total;
        }
        found_.links.push_back(link);
    }
    found_.base_rate = base_rate([](const Ticket&) { return true; });
    if (!machines_.empty()) tell_machines();
    return std::move(found_);
}

}  // namespace

Recreated find_recreated(const Tickets& tickets, const TicketPolicy& policy) { return Search(tickets, policy).run(); }

}  // namespace msp_audit

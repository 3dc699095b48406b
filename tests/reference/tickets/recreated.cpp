#include "duplicates.hpp"
#include "reopens.hpp"
#include "text.hpp"

#include <algorithm>
#include <tuple>

namespace reference::tickets {
namespace {

struct Search {
    const World& world;
    const Folded& folded;
    const Similar& similar;
    std::string test;
    std::map<std::string, int> tickets_of;  ///< requester -> tickets
    Seconds window = 0;

    [[nodiscard]] bool left_out(const Ticket& ticket) const {
        const auto found = tickets_of.find(compared_value(ticket, "requester"));
        return found != tickets_of.end() && found->second > world.policy.max_requester_tickets;
    }
    [[nodiscard]] bool same_words(const Ticket& a, const Ticket& b) const {
        if (test == "subject") {
            return similar(a, b);
        }
        for (const char* column : {"category", "subcategory"}) {
            const std::string value = value_of(a.cells, column);
            if (has_column(world, column) && (value.empty() || value != value_of(b.cells, column))) {
                return false;
            }
        }
        return true;
    }
    /// a's last resolve before b opens, unless a was reopened between.
    [[nodiscard]] static std::optional<Instant> last_resolve(const Ticket& a, const Ticket& b) {
        std::optional<Instant> resolve;
        bool reopened = false;
        for (const Spell& spell : a.spells) {
            if (spell.start && !spell.from_void && *spell.start < b.opened) {
                resolve = spell.start;
                reopened = false;
            }
            // Also by a step from a spell that VOID led to, which is no resolve.
            reopened = reopened || (spell.reopened && *spell.end < b.opened);
        }
        if (!a.history && !a.resolves.empty() && a.resolves.back() < b.opened) {
            resolve = a.resolves.back();
        }
        return reopened ? std::nullopt : resolve;
    }
    /// That resolve, if b repeats a.
    [[nodiscard]] std::optional<Instant> repeats(const Ticket& a, const Ticket& b) const {
        const auto resolve = last_resolve(a, b);
        if (a.opened >= b.opened || a.state == State::voided || b.state == State::voided || left_out(a) ||
            left_out(b) || !resolve || b.opened - *resolve > window) {
            return std::nullopt;
        }
        const bool fits = same_company(world, a, b) && same_requester_or_asset(world, a, b) && same_words(a, b);
        return fits ? resolve : std::nullopt;
    }
};

/// The latest resolved, then opened, then id.
bool better(const Folded& folded, const Link& left, const Link& right) {
    const Ticket& a = folded.tickets[left.a];
    const Ticket& b = folded.tickets[right.a];
    if (left.resolved != right.resolved) {
        return left.resolved > right.resolved;
    }
    if (a.opened != b.opened) {
        return a.opened > b.opened;
    }
    const int ids = compare_ids(a.id, b.id);
    return ids != 0 ? ids > 0 : a.place > b.place;
}

void find_links(const Search& search, Recreated& made) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < search.folded.tickets.size(); ++i) {
        order.push_back(i);
    }
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return comes_before(search.folded.tickets[a], search.folded.tickets[b]);
    });
    for (const std::size_t b : order) {
        std::optional<Link> best;
        for (std::size_t a = 0; a < search.folded.tickets.size(); ++a) {
            const auto resolve =
                a == b ? std::nullopt : search.repeats(search.folded.tickets[a], search.folded.tickets[b]);
            if (resolve && (!best || better(search.folded, {a, b, *resolve}, *best))) {
                best = Link{a, b, *resolve};
            }
        }
        if (best) {
            made.links.push_back(*best);
        }
    }
}

/// How often a requester opens any ticket within W days of a final instant.
Ratio base_rate(const Search& search) {
    Ratio rate;
    for (const Ticket& a : search.folded.tickets) {
        const std::string requester = compared_value(a, "requester");
        if (a.state != State::resolved || !a.final_instant || requester.empty() || search.left_out(a)) {
            continue;
        }
        ++rate.denominator;
        const auto& all = search.folded.tickets;
        rate.numerator += std::any_of(all.begin(), all.end(),
                                      [&](const Ticket& b) {
                                          return &a != &b && compared_value(b, "requester") == requester &&
                                                 b.opened > *a.final_instant &&
                                                 b.opened - *a.final_instant <= search.window;
                                      })
                              ? 1
                              : 0;
    }
    return rate;
}

Ratio effective(const Search& search, const std::vector<Link>& links) {
    Ratio rate;
    for (std::size_t i = 0; i < search.folded.tickets.size(); ++i) {
        const Ticket& ticket = search.folded.tickets[i];
        if (ticket.state == State::voided || !ticket.first_resolve ||
            search.folded.as_of - *ticket.first_resolve < search.window) {
            continue;
        }
        ++rate.denominator;
        const bool reopened = ticket.first_reopen && *ticket.first_reopen - *ticket.first_resolve <= search.window;
        const bool repeated = std::any_of(links.begin(), links.end(), [i](const Link& link) { return link.a == i; });
        rate.numerator += reopened || repeated ? 1 : 0;
    }
    return rate;
}

}  // namespace

Recreated find_recreated(const World& world, const Folded& folded, const Similar& similar) {
    Recreated made;
    const bool categories = has_column(world, "category") || has_column(world, "subcategory");
    made.test = has_column(world, "subject") ? "subject" : (categories ? "category" : "none");
    Search search{world, folded, similar, made.test, {}, std::int64_t{world.policy.reopen_days} * 86400};
    for (const Ticket& ticket : folded.tickets) {
        const std::string requester = compared_value(ticket, "requester");
        if (!requester.empty()) {
            ++search.tickets_of[requester];
        }
    }
    for (const auto& [requester, count] : search.tickets_of) {
        if (count > world.policy.max_requester_tickets) {
            ++made.requesters_left_out;
            made.tickets_left_out += count;
        }
    }
    if (made.test != "none") {
        find_links(search, made);
    }
    made.base_rate = base_rate(search);
    made.effective = effective(search, made.links);
    return made;
}

Recreated find_recreated(const World& world, const Folded& folded) {
    const Threshold limit = threshold(world.policy.threshold);
    const auto subject = [](const Ticket& ticket) { return words_of(value_of(ticket.cells, "subject")); };
    return find_recreated(world, folded, [&](const Ticket& a, const Ticket& b) {
        return likeness(subject(a), subject(b), limit, nullptr).similar;
    });
}

}  // namespace reference::tickets

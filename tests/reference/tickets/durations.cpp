#include "figures.hpp"

#include <algorithm>

namespace reference::tickets {
namespace {

/// Is the ticket, at that instant, between a resolve and the reopen that undid it?
bool in_reopen_gap(const Ticket& ticket, Instant at) {
    return std::any_of(ticket.spells.begin(), ticket.spells.end(), [&](const Spell& spell) {
        return spell.reopened && at >= spell.start.value_or(ticket.opened) && at < *spell.end;
    });
}

bool ends_with(const std::string& text, const std::string& tail) {
    return text.size() >= tail.size() && text.compare(text.size() - tail.size(), tail.size(), tail) == 0;
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// When the measure's clock stopped, if it has.
std::optional<Instant> stop(const Ticket& ticket, const std::string& name) {
    if (contains(name, "first_response")) {
        return ticket.response;
    }
    if (contains(name, "first_")) {
        return ticket.first_instant;
    }
    return ticket.state == State::resolved ? ticket.final_instant : std::nullopt;
}

/// Left out of `first`: its first resolve happened at a time that nobody knows.
bool first_unknown(const Folded& folded, const Ticket& ticket) {
    if (!ticket.history) {
        return !folded.first_without_history ||
               (ticket.state != State::resolved && ticket.reopen_count.value_or(0) > 0);
    }
    return !ticket.spells.empty() && !ticket.spells.front().start;
}

void measure(const Policy& policy, const Clocks& clocks, const Folded& folded, const Ticket& ticket,
             const std::string& name, Sample& into) {
    const bool business = contains(name, "business");
    const bool net = ends_with(name, "_net");
    const auto add = [&](std::vector<Seconds>& list, std::optional<Instant> until) {
        const auto seconds = until ? elapsed(policy, clocks, ticket, *until, business, net) : std::nullopt;
        if (seconds) {
            list.push_back(*seconds);
        }
    };
    const bool response = contains(name, "first_response");
    if (response && !ticket.tells_response) {
        return;
    }
    if (!response && contains(name, "first_") && first_unknown(folded, ticket)) {
        return;
    }
    if (!response && folded.dating.empty()) {
        return;
    }
    if (ticket.state == State::voided) {
        add(into.censored, ticket.void_time);
        return;
    }
    const auto stopped = stop(ticket, name);
    if (stopped) {
        add(into.ended, stopped);
    } else if (ticket.state == State::open && (response || folded.dating.count(ticket.source) != 0)) {
        add(into.censored, folded.as_of);
    }
}

}  // namespace

Clocks::Clocks(const Policy& policy) {
    for (const auto& [name, calendar] : policy.calendars) {
        clocks_[name] = std::make_unique<BusinessClock>(calendar);
    }
}

const BusinessClock* Clocks::of(const std::string& company) const {
    for (const auto& [name, clock] : clocks_) {
        if (!company.empty() && clock->calendar().companies.count(company) != 0) {
            return clock.get();
        }
    }
    const auto found = clocks_.find("default");
    return found == clocks_.end() ? nullptr : found->second.get();
}

std::vector<Piece> pieces(const Policy& policy, const Ticket& ticket, Instant until, bool net) {
    if (!net) {
        return {{ticket.opened, until}};
    }
    std::set<Instant> marks = {ticket.opened, until};
    for (const Point& point : ticket.points) {
        if (point.at > ticket.opened && point.at < until) {
            marks.insert(point.at);
        }
    }
    std::vector<Piece> counted;
    for (auto mark = marks.begin(); std::next(mark) != marks.end(); ++mark) {
        Class status = ticket.before;
        for (const Point& point : ticket.points) {
            if (point.at <= *mark) {
                status = point.status;
            }
        }
        const bool paused = policy.net_of.count(status) != 0;
        const bool gap = !policy.count_reopen_gap && in_reopen_gap(ticket, *mark);
        if (!paused && !gap) {
            counted.push_back({*mark, *std::next(mark)});
        }
    }
    return counted;
}

std::optional<Seconds> elapsed(const Policy& policy, const Clocks& clocks, const Ticket& ticket, Instant until,
                               bool business, bool net) {
    const auto* clock = clocks.of(value_of(ticket.cells, "company"));
    if (until < ticket.opened || (net && !ticket.history) || (business && clock == nullptr)) {
        return std::nullopt;
    }
    Seconds total = 0;
    for (const Piece& piece : pieces(policy, ticket, until, net)) {
        total += business ? clock->between(piece.from, piece.to) : piece.to - piece.from;
    }
    return total;
}

Sample sample(const Policy& policy, const Clocks& clocks, const Folded& folded, const std::string& name) {
    Sample made;
    for (const Ticket& ticket : folded.tickets) {
        if (contains(name, "open_age")) {
            const bool business = contains(name, "business");
            const auto age = ticket.state == State::open
                                 ? elapsed(policy, clocks, ticket, folded.as_of, business, false)
                                 : std::nullopt;
            if (age) {
                made.ended.push_back(*age);
            }
            continue;
        }
        measure(policy, clocks, folded, ticket, name, made);
    }
    std::sort(made.ended.begin(), made.ended.end());
    std::sort(made.censored.begin(), made.censored.end());
    return made;
}

}  // namespace reference::tickets

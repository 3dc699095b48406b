#include "fold.hpp"

namespace reference::tickets {
namespace {

void lay_spells(Ticket& ticket) {
    Class current = ticket.before;
    if (is_resolved(current)) {
        ticket.spells.push_back({});
        // RESOLVED to CLOSED is one spell; it begins resolved, so it is resolved at its first point.
        if (!ticket.points.empty() && is_resolved(ticket.points.front().status)) {
            ticket.spells.back().start = ticket.points.front().at;
        }
    }
    for (const Point& point : ticket.points) {
        if (!is_resolved(current) && is_resolved(point.status)) {
            ticket.spells.push_back({point.at, std::nullopt, false, current == Class::voided});
        }
        if (is_resolved(current) && !is_resolved(point.status)) {
            ticket.spells.back().end = point.at;
            ticket.spells.back().reopened = is_open(point.status);
            if (is_open(point.status)) {
                ticket.reopens.push_back(point.at);
            }
        }
        current = point.status;
    }
    for (const Spell& spell : ticket.spells) {
        if (spell.start && !spell.from_void) {
            ticket.resolves.push_back(*spell.start);
        }
    }
}

/// Start of the last VOID spell.
Instant last_void_start(const Ticket& ticket) {
    Instant start = ticket.opened;
    Class current = ticket.before;
    for (const Point& point : ticket.points) {
        if (point.status == Class::voided && current != Class::voided) {
            start = point.at;
        }
        current = point.status;
    }
    return start;
}

State state_of(Class status) {
    if (status == Class::voided) {
        return State::voided;
    }
    return is_resolved(status) ? State::resolved : State::open;
}

void settle_without_history(const Policy& policy, Instant as_of, const std::string& status, const Cells& raw,
                            bool log, Ticket& ticket) {
    const auto resolved = time_of(ticket.cells, "resolved_at");
    const auto closed = time_of(ticket.cells, "closed_at");
    const auto known = class_of(policy, status);
    if (status.empty()) {
        // "No status column: resolved if it has a resolved or closed time."
        ticket.state = resolved || closed ? State::resolved : State::open;
    } else if (known) {
        ticket.state = state_of(*known);
    } else {
        ticket.unknown_status = true;
    }
    auto end = time_of(raw, "resolved_at");
    if (!end) {
        end = time_of(raw, "closed_at");
    }
    if (!log && end && *end > as_of) {
        ticket.state = State::open;
        ticket.rebuilt = true;
    }
}

void settle_with_history(const Policy& policy, const std::string& status, Ticket& ticket) {
    if (!status.empty() && !class_of(policy, status)) {
        ticket.unknown_status = true;
        return;
    }
    ticket.state = state_of(ticket.points.empty() ? ticket.before : ticket.points.back().status);
}

/// Final instant and where it comes from, of a ticket that is resolved, or was before its code made it VOID.
void date_final(Ticket& ticket) {
    const auto resolved = time_of(ticket.cells, "resolved_at");
    if (ticket.history && !ticket.spells.empty() && ticket.spells.back().start) {
        const Instant start = *ticket.spells.back().start;
        const bool by_cell = resolved && *resolved >= start;
        ticket.final_instant = by_cell ? *resolved : start;
        ticket.dated_by = by_cell ? "resolved_at" : "history";
        return;
    }
    const auto closed = time_of(ticket.cells, "closed_at");
    ticket.final_instant = resolved ? resolved : closed;
    ticket.dated_by = resolved ? "resolved_at" : (closed ? "closed_at" : "");
}

void date_void(Ticket& ticket) {
    if (ticket.history) {
        ticket.void_time = ticket.void_by_code ? ticket.final_instant : last_void_start(ticket);
        return;
    }
    for (const char* column : {"resolved_at", "closed_at", "updated_at"}) {
        if (!ticket.void_time) {
            ticket.void_time = time_of(ticket.cells, column);
        }
    }
}

void date_first(Ticket& ticket) {
    if (!ticket.history) {
        ticket.first_instant = ticket.final_instant;
        return;
    }
    if (ticket.spells.empty()) {
        return;
    }
    const bool only = ticket.spells.size() == 1 && ticket.state == State::resolved;
    ticket.first_instant = only ? ticket.final_instant : ticket.spells.front().start;
    // A history that begins with a reopen has no first resolve, whatever comes later.
    if (ticket.spells.front().start && !ticket.resolves.empty()) {
        ticket.first_resolve = ticket.resolves.front();
    }
    bool resolved = false;
    for (const Spell& spell : ticket.spells) {
        resolved = resolved || (spell.start && !spell.from_void);
        if (resolved && spell.reopened && !ticket.first_reopen) {
            ticket.first_reopen = spell.end;
        }
    }
}

}  // namespace

void live(const Policy& policy, Instant as_of, const std::string& status, const Cells& raw, bool log,
          Ticket& ticket) {
    if (ticket.history) {
        lay_spells(ticket);
        settle_with_history(policy, status, ticket);
    } else {
        settle_without_history(policy, as_of, status, raw, log, ticket);
    }
    if (ticket.state == State::resolved) {
        date_final(ticket);
        if (void_code(policy, value_of(ticket.cells, "resolution"))) {
            ticket.state = State::voided;
            ticket.void_by_code = true;
            ticket.dated_by.clear();
        }
    }
    if (ticket.state == State::voided) {
        date_void(ticket);
        return;
    }
    date_first(ticket);
    if (!ticket.history && ticket.state == State::resolved && ticket.final_instant) {
        ticket.resolves.push_back(*ticket.final_instant);
    }
}

}  // namespace reference::tickets

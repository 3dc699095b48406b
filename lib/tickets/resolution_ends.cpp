#include "tickets/resolution_ends.hpp"

namespace msp_audit {

ResolutionEnds::ResolutionEnds(const Tickets& tickets) : tickets_(tickets) {
    std::size_t resolved_without_history = 0;
    std::size_t never_reopened = 0;
    for (const TicketSource& source : tickets.sources) {
        dates_.push_back(source.has(TicketColumn::resolved_at) || source.has(TicketColumn::closed_at));
    }
    for (const Ticket& ticket : tickets.tickets) {
        if (ticket.step_count > 0) {
            any_history_ = true;
            dates_[ticket.source] = true;
        } else if (ticket.state == TicketState::resolved) {
            ++resolved_without_history;
            never_reopened += ticket.row.reopen_count == 0 ? 1 : 0;
        }
    }
    has_dates_ = tickets.has(TicketColumn::resolved_at) || tickets.has(TicketColumn::closed_at);
    never_reopened_ = tickets.has(TicketColumn::reopen_count) && never_reopened == resolved_without_history;
}

ResolutionEnd ResolutionEnds::of(const Ticket& ticket, Resolution resolution) const {
    const ResolutionEnd end = resolution == Resolution::first ? first_of(ticket) : final_of(ticket);
    return end.at.has_value() ? end : ResolutionEnd{};
}

Lack ResolutionEnds::lack(Resolution resolution) const {
    if (any_history_) return Lack::nothing;
    if (!has_dates_) return Lack::no_column;
    return resolution == Resolution::first && !never_reopened_ ? Lack::no_history : Lack::nothing;
}

ResolutionEnd ResolutionEnds::final_of(const Ticket& ticket) const {
    switch (ticket.state) {
    case TicketState::resolved:
        return {Outcome::resolved, ticket.final_at};
    case TicketState::void_:
        return {Outcome::censored, ticket.void_at};
    case TicketState::open:
        break;
    }
    return {Outcome::censored, tickets_.as_of};
}

ResolutionEnd ResolutionEnds::first_of(const Ticket& ticket) const {
    const ResolutionEnd last = final_of(ticket);
    if (ticket.step_count == 0) return never_reopened_ && ticket.row.reopen_count <= 0 ? last : ResolutionEnd{};
    if (ticket.begins_with_reopen) return {};  // resolved before its history begins, nobody knows when
    if (ticket.state == TicketState::void_) return last;
    Instant first;
    int count = 0;
    for (const Spell& spell : spells_of(tickets_, ticket)) {
        if (!spell.is_done) continue;
        if (++count == 1) first = spell.begin;
    }
    const bool is_final = count == 0 || (count == 1 && ticket.state == TicketState::resolved);
    return is_final ? last : ResolutionEnd{Outcome::resolved, first};
}

}  // namespace msp_audit

#include "reopens.hpp"

#include <algorithm>

namespace reference::tickets {
namespace {

/// Reopens of a ticket: by its history, else by its count.
int reopens_of(const Ticket& ticket) {
    if (ticket.history) {
        return static_cast<int>(ticket.reopens.size());
    }
    return static_cast<int>(ticket.reopen_count.value_or(0));
}

/// "Missing is not zero": without history and without a count nobody knows whether it was reopened.
bool resolved_once(const Ticket& ticket) {
    if (!ticket.history && !ticket.reopen_count) {
        return false;
    }
    return ticket.state == State::resolved || !ticket.resolves.empty() || reopens_of(ticket) > 0;
}

void add_column(const Ticket& ticket, Reopens& made) {
    if (!ticket.reopen_count) {
        return;
    }
    made.column_reopened += *ticket.reopen_count > 0 ? 1 : 0;
    made.column_events += static_cast<int>(*ticket.reopen_count);
    if (ticket.history && *ticket.reopen_count != static_cast<std::int64_t>(ticket.reopens.size())) {
        made.differ.push_back(ticket.id);
    }
}

void add_cohort(const Policy& policy, Instant as_of, const Ticket& ticket, Reopens& made) {
    if (!ticket.first_resolve) {
        return;
    }
    const Seconds window = std::int64_t{policy.reopen_days} * 86400;
    const std::string month = local_time(policy.timezone, *ticket.first_resolve).month;
    for (Cohort* cohort : {&made.cohort_all, &made.cohort_months[month]}) {
        if (as_of - *ticket.first_resolve < window) {
            ++cohort->pending;
            continue;
        }
        ++cohort->reopened.denominator;
        if (ticket.first_reopen) {
            const bool in_time = *ticket.first_reopen - *ticket.first_resolve <= window;
            cohort->reopened.numerator += in_time ? 1 : 0;
            cohort->late += in_time ? 0 : 1;
        }
    }
}

void add_period(const Policy& policy, const Ticket& ticket, Reopens& made) {
    for (const Instant at : ticket.reopens) {
        ++made.period_months[local_time(policy.timezone, at).month].numerator;
    }
    // The last resolve of a ticket that is resolved at as-of; leaving VOID was none.
    const bool from_void = ticket.history && !ticket.spells.empty() && ticket.spells.back().from_void;
    if (ticket.state == State::resolved && !ticket.resolves.empty() && !from_void) {
        ++made.period_months[local_time(policy.timezone, ticket.resolves.back()).month].denominator;
    }
}

}  // namespace

Reopens count_reopens(const Policy& policy, const Folded& folded) {
    Reopens made;
    made.source = "column";
    for (const Ticket& ticket : folded.tickets) {
        made.source = ticket.history ? "history" : made.source;
        if (ticket.state == State::voided) {
            continue;
        }
        made.reopened += reopens_of(ticket) > 0 ? 1 : 0;
        made.events += reopens_of(ticket);
        made.ticket.numerator += reopens_of(ticket) > 0 ? 1 : 0;
        made.ticket.denominator += resolved_once(ticket) ? 1 : 0;
        add_column(ticket, made);
        add_cohort(policy, folded.as_of, ticket, made);
        add_period(policy, ticket, made);
    }
    return made;
}

}  // namespace reference::tickets

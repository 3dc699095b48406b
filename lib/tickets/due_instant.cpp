#include "tickets/due_instant.hpp"

#include <algorithm>

namespace msp_audit {

Instant due_instant(const Tickets& tickets, const Ticket& ticket, const TicketPolicy& policy,
                    const ServiceTarget& target, const BusinessTime* calendar, Instant end, Extent extent) {
    return instant_after(tickets, ticket, policy, target.within, target, calendar, end, extent);
}

Instant instant_after(const Tickets& tickets, const Ticket& ticket, const TicketPolicy& policy, Seconds allowed,
                      const ServiceTarget& target, const BusinessTime* calendar, Instant end, Extent extent) {
    const Instant opened = ticket.row.opened;
    const auto due = [&](Instant from, Seconds seconds) {
        return target.business ? calendar->due(from, seconds) : from + seconds;
    };
    if (extent == Extent::gross || ticket.step_count == 0 || allowed == 0) return due(opened, allowed);
    Seconds left = allowed;
    for (const ClockStretch& stretch : clock_of(tickets, ticket, policy, end)) {
        if (!stretch.counts) continue;
        const auto& [begin, stretch_end] = stretch.interval;
        const Seconds used = target.business ? calendar->elapsed(begin, stretch_end) : stretch_end - begin;
        if (used >= left) return due(begin, left);
        left -= used;
    }
    return due(std::max(end, opened), left);
}

}  // namespace msp_audit

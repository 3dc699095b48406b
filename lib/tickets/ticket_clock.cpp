#include <algorithm>

#include "tickets/durations.hpp"

namespace msp_audit {

namespace {

/// Whether the resolved step at `place` ends in a reopen. Leaving VOID is none.
bool is_reopened(std::span<const StatusStep> steps, std::size_t place) {
    while (place < steps.size() && is_done(steps[place].status)) ++place;
    return place < steps.size() && is_open(steps[place].status);
}

}  // namespace

std::vector<ClockStretch> clock_of(const Tickets& tickets, const Ticket& ticket, const TicketPolicy& policy,
                                   Instant end) {
    const auto steps = tickets.steps_of(ticket);
    std::vector<ClockStretch> stretches;
    const auto add = [&](Instant from, Instant to, StatusClass status, bool is_gap) {
        const Interval interval{std::max(from, ticket.row.opened), std::min(to, end)};
        if (interval.length() == 0) return;
        const char* why = "";
        if (std::find(policy.net_of.begin(), policy.net_of.end(), status) != policy.net_of.end()) {
            why = "a status that net figures leave out";
        } else if (is_gap && !policy.count_reopen_gap) {
            why = "between a resolve and its reopen";
        }
        stretches.push_back({interval, status, *why == '\0', why});
    };
    add(ticket.row.opened, steps.empty() ? end : steps.front().at, StatusClass::new_, false);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Instant next = i + 1 < steps.size() ? steps[i + 1].at : end;
        add(steps[i].at, next, steps[i].status, is_done(steps[i].status) && is_reopened(steps, i));
    }
    return stretches;
}

}  // namespace msp_audit

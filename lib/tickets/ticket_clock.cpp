#include <algorithm>

#include "tickets/durations.hpp"

namespace msp_audit {

namespace {

/// The first step behind `place` that is not done; steps.size() where there is none.
std::size_t end_of_spell(std::span<const StatusStep> steps, std::size_t place) {
    while (place < steps.size() && is_done(steps[place].status)) ++place;
    return place;
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
    std::size_t spell_end = 0;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Instant next = i + 1 < steps.size() ? steps[i + 1].at : end;
        const bool done = is_done(steps[i].status);
        // Leaving VOID is no reopen.
        if (done && spell_end <= i) spell_end = end_of_spell(steps, i);
        const bool is_gap = done && spell_end < steps.size() && is_open(steps[spell_end].status);
        add(steps[i].at, next, steps[i].status, is_gap);
    }
    return stretches;
}

}  // namespace msp_audit

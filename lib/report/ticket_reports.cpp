#include "report/ticket_reports.hpp"

#include <fmt/format.h>

namespace msp_audit {

TimeZone zone_of(const TicketReportFrame& frame) { return TimeZone::named(frame.timezone).value_or(TimeZone()); }

TicketHeadCounts head_counts(const Tickets& tickets) {
    TicketHeadCounts counts;
    counts.rows = tickets.counts.rows;
    counts.tickets = tickets.tickets.size();
    counts.order_from_file = tickets.counts.order_from_file;
    for (const Ticket& ticket : tickets.tickets) {
        switch (ticket.state) {
        case TicketState::open:
            ++counts.open;
            counts.open_unknown_status += ticket.last == StatusClass::unknown ? 1U : 0U;
            break;
        case TicketState::void_:
            ++counts.void_tickets;
            break;
        case TicketState::resolved:
            ++counts.resolved;
            if (!ticket.final_at.has_value()) {
                ++counts.resolved_without_time;
            } else if (ticket.final_at < ticket.row.opened) {
                ++counts.unusable;
            }
            break;
        }
    }
    return counts;
}

std::string duration_text(Seconds seconds, Clock clock) {
    if (seconds < 0) return "-" + duration_text(-seconds, clock);
    if (seconds > 0 && seconds < 60) return fmt::format("{} s", seconds);
    const Seconds minutes = seconds / 60;
    const Seconds days = clock == Clock::calendar ? minutes / (Seconds{24} * 60) : 0;
    const std::string hours = fmt::format("{}:{:02}", minutes / 60 - days * 24, minutes % 60);
    return days == 0 ? hours : fmt::format("{} d {}", days, hours);
}

}  // namespace msp_audit

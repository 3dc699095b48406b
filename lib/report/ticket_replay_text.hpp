#pragma once

#include <string>

#include "core/time_zone.hpp"
#include "report/ticket_reports.hpp"
#include "tickets/replay.hpp"

namespace msp_audit {

/// One ticket's whole story, for somebody with no other page open: what it is, its course row by row, each stretch of
/// its clock with what it adds, the holidays in between, its figures, and its targets. Times are those of `zone`.
[[nodiscard]] std::string render_ticket_replay(const TicketReportFrame& frame, const Ticket& ticket,
                                               const std::optional<TicketReplay>& replay, const ServiceLevels& levels,
                                               const TicketDurations& durations, const TimeZone& zone,
                                               const RenderOptions& options);

}  // namespace msp_audit

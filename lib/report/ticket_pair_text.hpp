#pragma once

#include <string>

#include "report/ticket_reports.hpp"
#include "tickets/ticket_pair.hpp"

namespace msp_audit {

/// Why two tickets are duplicates or not, for somebody with no other page open: the verdict, the texts after each
/// step, the words, the fraction, the tests of the scope, and their groups.
[[nodiscard]] std::string render_ticket_pair(const TicketReportFrame& frame, const Duplicates& found,
                                             const TicketPair& pair, const RenderOptions& options);

}  // namespace msp_audit

#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "report/html_document.hpp"
#include "report/page.hpp"
#include "report/ticket_reports.hpp"

// Ticket reports as pages of HTML. A picture with nothing to show is left out.

namespace msp_audit {

/// How the times are spread, with median and p90, and how long tickets stay open: final resolution, calendar time,
/// gross.
void add_duration_charts(HtmlDocument& document, const ResolutionReport& report);
/// Open tickets at the end of each month, and the control charts.
void add_month_charts(HtmlDocument& document, const ResolutionReport& report);
/// Of those first resolved in a month, how many came back in time.
void add_cohort_chart(HtmlDocument& document, const ReopenReport& report, int reopen_days);

/// A report's page as one document, its pictures in front of its sections. `report`: "tickets resolution".
[[nodiscard]] std::string ticket_document(const TicketReportFrame& frame, const Page& page, std::string_view report,
                                          const std::function<void(HtmlDocument&)>& pictures = {});

}  // namespace msp_audit

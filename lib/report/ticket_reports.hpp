#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/finding.hpp"
#include "core/time_zone.hpp"
#include "report/reconcile_report.hpp"
#include "tickets/duplicate_report.hpp"
#include "tickets/reopens.hpp"
#include "tickets/resolution.hpp"
#include "tickets/workload.hpp"

namespace msp_audit {

/// What every ticket report says beside its figures. `tickets` and the reports outlive it.
struct TicketReportFrame {
    const Tickets* tickets = nullptr;
    std::string program;                 ///< "msp-audit 0.1.0"
    std::string timezone;                ///< of months and days
    bool timezone_was_given = false;     ///< else UTC is assumed, and the report says so
    std::vector<std::string> calendars;  ///< names, in the order of the policy
    int reopen_days = 14;
    std::vector<std::string> warnings;
    std::vector<Finding> findings;
    std::string finding_words;  ///< which of them are shown; empty: all
    bool filtered = false;
    std::string filter_words;
};

/// The zone of the frame's months and days.
[[nodiscard]] TimeZone zone_of(const TicketReportFrame& frame);

/// Counts that every ticket report has (json.md, `counts`).
struct TicketHeadCounts {
    std::size_t rows = 0, tickets = 0, resolved = 0, open = 0, void_tickets = 0, resolved_without_time = 0;
    std::size_t unusable = 0;  ///< resolved before they were opened
    std::size_t open_unknown_status = 0, order_from_file = 0;
};
[[nodiscard]] TicketHeadCounts head_counts(const Tickets& tickets);

/// "2 d 4:05", "4:05", "0:00": days, hours and minutes; seconds where that is all there is. Business time has no
/// days, since a working day has no fixed length: "52:05".
[[nodiscard]] std::string duration_text(Seconds seconds, Clock clock = Clock::calendar);

[[nodiscard]] std::string render_resolution_table(const TicketReportFrame& frame, const ResolutionReport& report,
                                                  const RenderOptions& options);
[[nodiscard]] std::string render_resolution_markdown(const TicketReportFrame& frame, const ResolutionReport& report,
                                                     const RenderOptions& options);
[[nodiscard]] std::string render_resolution_html(const TicketReportFrame& frame, const ResolutionReport& report,
                                                 const RenderOptions& options);
[[nodiscard]] std::string render_resolution_csv(const TicketReportFrame& frame, const ResolutionReport& report,
                                                const RenderOptions& options);
/// The bytes of an .xlsx workbook. Throws WorkbookNotWritten.
[[nodiscard]] std::string render_resolution_workbook(const TicketReportFrame& frame, const ResolutionReport& report,
                                                     const RenderOptions& options);
[[nodiscard]] std::string render_resolution_json(const TicketReportFrame& frame, const ResolutionReport& report,
                                                 const RenderOptions& options = {});

[[nodiscard]] std::string render_reopens_table(const TicketReportFrame& frame, const ReopenReport& report,
                                               const RenderOptions& options);
[[nodiscard]] std::string render_reopens_markdown(const TicketReportFrame& frame, const ReopenReport& report,
                                                  const RenderOptions& options);
[[nodiscard]] std::string render_reopens_html(const TicketReportFrame& frame, const ReopenReport& report,
                                              const RenderOptions& options);
[[nodiscard]] std::string render_reopens_csv(const TicketReportFrame& frame, const ReopenReport& report,
                                             const RenderOptions& options);
/// The bytes of an .xlsx workbook. Throws WorkbookNotWritten.
[[nodiscard]] std::string render_reopens_workbook(const TicketReportFrame& frame, const ReopenReport& report,
                                                  const RenderOptions& options);
[[nodiscard]] std::string render_reopens_json(const TicketReportFrame& frame, const ReopenReport& report,
                                              const RenderOptions& options = {});

[[nodiscard]] std::string render_duplicates_table(const TicketReportFrame& frame, const DuplicateReport& report,
                                                  const RenderOptions& options);
[[nodiscard]] std::string render_duplicates_markdown(const TicketReportFrame& frame, const DuplicateReport& report,
                                                     const RenderOptions& options);
[[nodiscard]] std::string render_duplicates_html(const TicketReportFrame& frame, const DuplicateReport& report,
                                                 const RenderOptions& options);
[[nodiscard]] std::string render_duplicates_csv(const TicketReportFrame& frame, const DuplicateReport& report,
                                                const RenderOptions& options);
/// The bytes of an .xlsx workbook. Throws WorkbookNotWritten.
[[nodiscard]] std::string render_duplicates_workbook(const TicketReportFrame& frame, const DuplicateReport& report,
                                                     const RenderOptions& options);
[[nodiscard]] std::string render_duplicates_json(const TicketReportFrame& frame, const DuplicateReport& report,
                                                 const RenderOptions& options = {});

[[nodiscard]] std::string render_workload_table(const TicketReportFrame& frame, const WorkloadReport& report,
                                                const RenderOptions& options);
[[nodiscard]] std::string render_workload_markdown(const TicketReportFrame& frame, const WorkloadReport& report,
                                                   const RenderOptions& options);
[[nodiscard]] std::string render_workload_html(const TicketReportFrame& frame, const WorkloadReport& report,
                                               const RenderOptions& options);
[[nodiscard]] std::string render_workload_csv(const TicketReportFrame& frame, const WorkloadReport& report,
                                              const RenderOptions& options);
/// The bytes of an .xlsx workbook. Throws WorkbookNotWritten.
[[nodiscard]] std::string render_workload_workbook(const TicketReportFrame& frame, const WorkloadReport& report,
                                                   const RenderOptions& options);
[[nodiscard]] std::string render_workload_json(const TicketReportFrame& frame, const WorkloadReport& report,
                                               const RenderOptions& options = {});

}  // namespace msp_audit

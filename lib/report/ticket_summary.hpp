#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/page.hpp"
#include "report/ticket_reports.hpp"

namespace msp_audit {

/// What `msp-audit tickets` tells: the four reports of one reading. They and the frame outlive it.
struct TicketSummary {
    const TicketReportFrame& frame;
    const ResolutionReport& resolution;
    const ReopenReport& reopens;
    const DuplicateReport& duplicates;
    const WorkloadReport& workload;

    /// The figures that the reports cannot give, each once.
    [[nodiscard]] std::vector<FigureNotInExport> missing() const;
};

/// One figure of the page: for people, and for a spreadsheet.
struct HeadlineFigure {
    std::string_view name;  ///< "final_calendar_gross_median"
    std::string words;      ///< "Half were resolved within"
    std::string text;       ///< "1 d 22:30"
    std::string counted;    ///< what it was counted of, and what was left out
    std::string value;      ///< "167400"; a share to 6 places; empty: none
    std::string unit;       ///< "tickets", "seconds", "share", a currency, "verdict"
    std::optional<Proportion> share;
};
/// Those that the export can give, in the order of the page.
[[nodiscard]] std::vector<HeadlineFigure> headline_figures(const TicketSummary& summary);

/// The sentence that the page opens with, and what qualifies all of it.
[[nodiscard]] Page summary_opening(const TicketSummary& summary, const RenderOptions& options);

[[nodiscard]] std::string render_summary_table(const TicketSummary& summary, const RenderOptions& options);
[[nodiscard]] std::string render_summary_markdown(const TicketSummary& summary, const RenderOptions& options);
[[nodiscard]] std::string render_summary_html(const TicketSummary& summary, const RenderOptions& options);
/// One row a headline figure.
[[nodiscard]] std::string render_summary_csv(const TicketSummary& summary, const RenderOptions& options);
/// The sheets of all four reports in one workbook. Throws WorkbookNotWritten.
[[nodiscard]] std::string render_summary_workbook(const TicketSummary& summary, const RenderOptions& options);
[[nodiscard]] std::string render_summary_json(const TicketSummary& summary, const RenderOptions& options = {});

}  // namespace msp_audit

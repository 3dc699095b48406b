#pragma once

#include "report/ticket_page.hpp"

namespace msp_audit {

/// A figure of a control chart: of times as a duration, else as a number to one place.
[[nodiscard]] std::string chart_figure(const NamedChart& chart, const Decimal& value);

/// The sections of `tickets resolution` for people, in the order of the page. A section with nothing to say adds
/// nothing.
struct ResolutionPage : TicketPage {
    const ResolutionReport& report;

    ResolutionPage(const TicketReportFrame& the_frame, const ResolutionReport& the_report,
                   const RenderOptions& the_options)
        : TicketPage(the_frame, the_options), report(the_report) {}

    /// The whole page.
    [[nodiscard]] Page& written();

    /// One sentence that can be repeated: half of the times, nine in ten of them, and what is still open.
    void add_opening();
    /// The verdicts of all targets together, in a sentence each.
    void add_verdicts();
    /// Where the export shows only a part of what happened.
    void add_cut();
    /// What dates the resolutions, and which tickets are in no duration.
    void add_dating();
    /// Every measure of all tickets.
    void add_measures();
    /// final_calendar_gross by group.
    void add_groups();
    /// Each target with its range and verdict.
    void add_service_levels();
    void add_stored_sla();
    void add_months();
    /// What the control charts say of the months.
    void add_changes();
    void add_open();
    void add_void();
};

}  // namespace msp_audit

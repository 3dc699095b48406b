#pragma once

#include "report/ticket_page.hpp"

namespace msp_audit {

/// The sections of `tickets reopens` for people, in the order of the page. A section with nothing to say adds
/// nothing.
struct ReopensPage : TicketPage {
    const ReopenReport& report;

    ReopensPage(const TicketReportFrame& the_frame, const ReopenReport& the_report, const RenderOptions& the_options)
        : TicketPage(the_frame, the_options), report(the_report) {}

    /// The whole page.
    [[nodiscard]] Page& written();

    /// One sentence that can be repeated: how many came back in the window.
    void add_opening();
    /// The same with tickets that came back under a new number.
    void add_effective();
    /// Each rate by its name, with what it is of.
    void add_rates();
    /// The count column beside history.
    void add_column();
    void add_months();
    /// Tickets that came back, by ticket and time.
    void add_reopened();
    /// Tickets that repeat an earlier one.
    void add_recreated();
};

}  // namespace msp_audit

#pragma once

#include <string>
#include <string_view>

#include "report/ticket_page.hpp"

namespace msp_audit {

/// The sections of `tickets workload` for people, in the order of the page. A section with nothing to say adds
/// nothing.
struct WorkloadPage : TicketPage {
    const WorkloadReport& report;

    WorkloadPage(const TicketReportFrame& the_frame, const WorkloadReport& the_report,
                 const RenderOptions& the_options)
        : TicketPage(the_frame, the_options), report(the_report) {}

    /// The whole page.
    [[nodiscard]] Page& written();

    /// One sentence that can be repeated: how many tickets of how many people, what they took, and what stands out.
    void add_opening();
    /// Who opens, and whether the policy names them.
    void add_openers();
    void add_resolvers();
    /// By requester, category and assignee, the most hours first.
    void add_hours();
    /// How-to and training questions.
    void add_themes();
    /// By hour and weekday.
    void add_demand();
    /// From hand to hand.
    void add_handling();
    /// Time entries that something may be asked about, in words that accuse nobody.
    void add_entries();

private:
    [[nodiscard]] std::string opened_words() const;
    [[nodiscard]] std::string standing_out() const;
    void add_authorised();
    void add_hours_by(std::string_view by, const LoadTable& table);
    void add_what_hours_count();
    void add_entry_totals(const EntryCheck& check);
    void add_questions(const EntryCheck& check);
    void add_questioned(const EntryCheck& check, EntryQuestion question);
    void add_long_days(const EntryCheck& check);
    /// "entries.csv:12".
    [[nodiscard]] std::string entry_place(std::uint32_t entry) const;
};

}  // namespace msp_audit

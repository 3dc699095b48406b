#pragma once

#include "report/duplicate_words.hpp"
#include "report/ticket_page.hpp"

namespace msp_audit {

/// The sections of `tickets duplicates` for people, in the order of the page. A section with nothing to say adds
/// nothing.
struct DuplicatesPage : TicketPage {
    const DuplicateReport& report;
    const Duplicates& found;

    DuplicatesPage(const TicketReportFrame& the_frame, const DuplicateReport& the_report,
                   const RenderOptions& the_options)
        : TicketPage(the_frame, the_options), report(the_report), found(the_report.found) {}

    /// The whole page.
    [[nodiscard]] Page& written();

    /// One sentence that can be repeated: how many say the same as an earlier one, and what they took.
    void add_opening();
    /// The rule, and what of the export it could not be applied to.
    void add_compared();
    /// Followers by the class of their group.
    void add_classes();
    /// The largest first.
    void add_groups();
    void add_storms();
    /// --pairs: instead of groups.
    void add_pairs();
    /// What the provider declared, against what was found.
    void add_declared();

private:
    /// ": 14:30 hours of work, 1,232.50 USD", or what of it nothing tells.
    [[nodiscard]] std::string work_words() const;
    [[nodiscard]] std::string subject_of(std::uint32_t place) const;
    [[nodiscard]] Seconds apart(const DuplicatePair& pair) const;
    void add_group_table(std::vector<const DuplicateGroup*> groups, bool are_storms);
    void add_followers(Table& table, const DuplicateGroup& group) const;
};

}  // namespace msp_audit

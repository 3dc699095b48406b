#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/time_zone.hpp"
#include "report/page.hpp"
#include "report/ticket_reports.hpp"

namespace msp_audit {

/// One row of what was counted.
struct CountedTickets {
    std::string_view words;  ///< "Resolved"
    std::size_t number = 0;
    std::string_view in_times;  ///< whether they have a part in the times
};
/// The parts, which add up, and all of them last; parts that say something special only where there are any.
[[nodiscard]] std::vector<CountedTickets> counted_tickets(const TicketHeadCounts& counts);
/// What is open at the end of a month; "-" where nothing tells.
[[nodiscard]] std::string backlog_text(const MonthFigures& month);

/// What the sections of a ticket report share, and the sections that every report has. A section with nothing to say
/// adds nothing.
struct TicketPage {
    const TicketReportFrame& frame;
    const Tickets& tickets;
    const RenderOptions& options;
    TicketHeadCounts counts;
    TimeZone zone;
    Page page;

    TicketPage(const TicketReportFrame& the_frame, const RenderOptions& the_options);

    /// "30 Sep 2026", the local day of as-of.
    [[nodiscard]] std::string as_of_day() const;
    [[nodiscard]] std::string id_of(std::uint32_t place) const;
    /// "INC1, INC2 (first 2 of 31)": at most `most` ids.
    [[nodiscard]] std::string ids_of(std::span<const std::uint32_t> places, std::size_t most = 20) const;
    [[nodiscard]] std::size_t shown_of(std::size_t all) const;
    /// "By month (12)", of a list that is cut "By month (first 10 of 12)".
    void add_list_heading(std::string_view words, std::size_t all);

    /// Rejected rows; the program, as-of and zone; what is shown.
    void add_title();
    /// How many tickets stand where; the parts add up to all of them. `of_times`: and which have a part in the times.
    void add_counted(bool of_times);
    /// Below a table by month: what is in none of them, and what a - stands for.
    void add_undated(std::span<const MonthFigures> months);
    /// Figures that the columns cannot give, with the column to ask for.
    void add_missing(std::span<const FigureNotInExport> missing);
    /// What was settled while reading and folding, and how.
    void add_notes();
    /// What is worth asking about, a sentence each. `with_rows`: and the rows that each rests on.
    void add_findings(bool with_rows = false);
    void add_inputs();
    void add_warnings();

private:
    [[nodiscard]] std::string evidence_text(const Finding& finding) const;
};

}  // namespace msp_audit

#pragma once

#include <span>
#include <vector>

#include "tickets/resolution.hpp"

// The parts of report_resolution, each a function of the tickets and what is known of them.

namespace msp_audit {

/// The total first, then by key: as printed, digit runs by value, missing last. Tickets that are not resolved are in
/// no group by resolved-month, and such groups have no Kaplan-Meier figures.
[[nodiscard]] std::vector<ResolutionGroup> group_durations(const Tickets& tickets, const TicketDurations& durations,
                                                           const TimeZone& zone, const ResolutionQuestion& question,
                                                           unsigned threads);

/// From the month of the first opening to that of as-of, which is partial.
[[nodiscard]] std::vector<MonthFigures> figures_by_month(const Tickets& tickets, const TicketDurations& durations,
                                                         std::span<const ReopenEvent> reopens, const TimeZone& zone);
/// Of complete months.
[[nodiscard]] std::vector<NamedChart> charts_of(std::span<const MonthFigures> months);

/// Open tickets by whole days of age: 0-1, 2-5, 6-10, 11-30, 31-90, 91 and more.
[[nodiscard]] std::vector<AgeBand> ages_of(std::span<const std::uint32_t> open, const Tickets& tickets);
/// At most ten of the open ones, by opening, id and place.
[[nodiscard]] std::vector<std::uint32_t> oldest_of(std::vector<std::uint32_t> open, const Tickets& tickets);
/// The questions on resolution that the columns, or one row a ticket, leave unasked: by code.
[[nodiscard]] std::vector<FigureNotInExport> questions_not_asked(const Tickets& tickets, const TicketPolicy& policy);
inline constexpr const char* no_history_reason = "no history: one row a ticket does not tell its pauses and reopens";

[[nodiscard]] VoidFigures figures_of_void(const Tickets& tickets, const ServiceLevels& levels);

}  // namespace msp_audit

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/ticket_reports.hpp"
#include "tickets/questions.hpp"

namespace msp_audit {

/// The tickets behind one figure of a report.
struct TicketList {
    std::string_view figure;  ///< as --list takes it: "missed"
    std::string meaning;      ///< "past their target, or open past it"
    std::vector<std::uint32_t> tickets;
    std::string lack;  ///< why nothing can be said, "not in this export: ..."; empty: no ticket means none
};

/// A figure or a question whose tickets can be listed, and what they have in common.
struct ListedFigure {
    std::string_view name;
    std::string_view meaning;
};
// Of each report its figures, then the codes that it asks; of the page of all reports every code.
[[nodiscard]] std::span<const ListedFigure> resolution_figures();
[[nodiscard]] std::span<const ListedFigure> reopen_figures();
[[nodiscard]] std::span<const ListedFigure> duplicate_figures();
[[nodiscard]] std::span<const ListedFigure> workload_figures();
[[nodiscard]] std::span<const ListedFigure> summary_figures();

/// The tickets behind all questions of one code, each once; with the questions in words. `missing`: what the report
/// could not ask. `is_part`: a filter left tickets out. None where `name` is no code that tickets are asked about.
[[nodiscard]] std::optional<TicketList> list_of(std::string_view name, std::span<const TicketQuestion> questions,
                                                std::span<const FigureNotInExport> missing, bool is_part);

/// `name` is one of the report's own figures.
[[nodiscard]] TicketList list_of(std::string_view name, const Tickets& tickets, const ResolutionReport& report);
[[nodiscard]] TicketList list_of(std::string_view name, const ReopenReport& report);
[[nodiscard]] TicketList list_of(std::string_view name, const Tickets& tickets, const WorkloadReport& report);

/// One row a ticket: what it is, when, and its newest row. A table is cut at options.list_limit and says so; CSV
/// never is, and a workbook where its sheet is full.
[[nodiscard]] std::string render_list_table(const TicketReportFrame& frame, const TicketList& list,
                                            const RenderOptions& options);
/// Throws WorkbookNotWritten.
[[nodiscard]] std::string render_list_workbook(const TicketReportFrame& frame, const TicketList& list,
                                               const RenderOptions& options);
[[nodiscard]] std::string render_list_csv(const TicketReportFrame& frame, const TicketList& list,
                                          const RenderOptions& options);

}  // namespace msp_audit

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "report/ticket_reports.hpp"
#include "tickets/questions.hpp"

namespace msp_audit {

/// How severe a code is in this run; off: it is not told.
using SeverityOf = std::function<Severity(Code)>;

/// Ids that a sentence names, at most: of a report, and of a page that has all reports.
inline constexpr std::size_t most_ids = 20;
inline constexpr std::size_t few_ids = 5;

/// The questions as findings, the most severe first, else in their order. Ids come from what is asked and of whom,
/// never from tickets; the sentences name at most `ids` tickets, the evidence 20 rows.
[[nodiscard]] std::vector<Finding> findings_of(const Tickets& tickets, const std::vector<TicketQuestion>& questions,
                                               const SeverityOf& severity, std::size_t ids = most_ids);

/// How many of the occasions, agents and gaps of a question its sentence names.
enum class PartsNamed : std::uint8_t { few, all };

/// What was counted, its share, and what to ask for; without the tickets.
[[nodiscard]] std::string sentence_of(const TicketQuestion& question, PartsNamed named = PartsNamed::few);

/// The findings of a report instead of it.
[[nodiscard]] std::string render_findings_table(const TicketReportFrame& frame, const RenderOptions& options);
[[nodiscard]] std::string render_findings_markdown(const TicketReportFrame& frame, const RenderOptions& options);
/// Throws WorkbookNotWritten.
[[nodiscard]] std::string render_findings_workbook(const TicketReportFrame& frame, const RenderOptions& options);
[[nodiscard]] std::string render_findings_csv(const TicketReportFrame& frame, const RenderOptions& options);

}  // namespace msp_audit

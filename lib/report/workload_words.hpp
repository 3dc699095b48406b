#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "report/ticket_reports.hpp"

// What the reports on the workload share: names, and what an export can tell.

namespace msp_audit {

/// Monday first, as JSON and CSV have them.
inline constexpr std::array<std::string_view, 7> weekday_names{"monday", "tuesday",  "wednesday", "thursday",
                                                               "friday", "saturday", "sunday"};

/// The export, or the part of it that is shown, can answer the question; else its count is no 0.
[[nodiscard]] bool can_tell(EntryQuestion question, const TicketReportFrame& frame);

/// In the order in which reports have them.
inline constexpr std::array all_questions{EntryQuestion::overlap,          EntryQuestion::long_day,
                                          EntryQuestion::outside_life,     EntryQuestion::void_ticket,
                                          EntryQuestion::duplicate_ticket, EntryQuestion::no_ticket};

/// "on void tickets".
[[nodiscard]] std::string_view question_words(EntryQuestion question);
/// What the hours of the question are: "time before or after".
[[nodiscard]] std::string_view hours_words(EntryQuestion question);

/// The policy names people who may open tickets.
[[nodiscard]] bool names_authorised(const Openers& openers);

/// Whether a requester may open tickets; nothing where that cannot be said: no requester, a machine, or a policy that
/// names nobody.
[[nodiscard]] std::optional<bool> authorised_of(const LoadRow& row, TicketColumn column, const Openers& openers);

/// Some ticket has hours, of its own or of its time entries, or there are columns for them.
[[nodiscard]] bool has_hours(const Tickets& tickets);

/// Entries that are asked about, those of long days each once a day; and the time in question.
struct QuestionTotals {
    std::size_t entries = 0;
    Seconds seconds = 0;
};
[[nodiscard]] QuestionTotals totals_of(const EntryCheck& check, EntryQuestion question);

}  // namespace msp_audit

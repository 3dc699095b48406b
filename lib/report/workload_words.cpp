#include "report/workload_words.hpp"

#include "report/ticket_json.hpp"

namespace msp_audit {

std::string_view question_words(EntryQuestion question) {
    constexpr std::array<std::string_view, entry_question_count> words{
        "at the same time as another entry of the person", "on days of more than 24 hours of one person",
        "before the ticket was opened or after it ended",  "on void tickets",
        "on tickets that say the same as another one",     "on no ticket, or on one that is not in these files"};
    return words.at(static_cast<std::size_t>(question));
}

std::string_view hours_words(EntryQuestion question) {
    constexpr std::array<std::string_view, entry_question_count> words{
        "time that lies over another entry", "all of those days", "time before or after", "all", "all", "all"};
    return words.at(static_cast<std::size_t>(question));
}

bool can_tell(EntryQuestion question, const TicketReportFrame& frame) {
    const Tickets& tickets = *frame.tickets;
    switch (question) {
    case EntryQuestion::no_ticket:
        return !frame.filtered;  // nothing tells whose an entry without a ticket is
    case EntryQuestion::duplicate_ticket:
        return tickets.has(TicketColumn::subject) || tickets.has(TicketColumn::duplicate_of);
    case EntryQuestion::void_ticket:
        return tickets.has(TicketColumn::status) || tickets.has(TicketColumn::resolution) || has_history(tickets);
    case EntryQuestion::overlap:
    case EntryQuestion::long_day:
    case EntryQuestion::outside_life:
        break;
    }
    return true;
}

bool names_authorised(const Openers& openers) {
    return openers.by_authorised.denominator > 0 || !openers.authorised_without_ticket.empty();
}

std::optional<bool> authorised_of(const LoadRow& row, TicketColumn column, const Openers& openers) {
    const bool is_person = column == TicketColumn::requester && row.value != TextId::empty && !row.is_machine;
    return is_person && names_authorised(openers) ? std::optional(row.is_authorised) : std::nullopt;
}

bool has_hours(const Tickets& tickets) { return tickets.has(TicketColumn::hours) || !tickets.time_entries.empty(); }

QuestionTotals totals_of(const EntryCheck& check, EntryQuestion question) {
    QuestionTotals totals;
    if (question == EntryQuestion::long_day) {
        for (const LongDay& day : check.long_days) {
            totals.entries += day.entries.size();
            totals.seconds += day.worked;
        }
        return totals;
    }
    for (const QuestionedEntry& one : check.of(question)) {
        ++totals.entries;
        totals.seconds += one.seconds;
    }
    return totals;
}

}  // namespace msp_audit

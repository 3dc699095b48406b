#include <algorithm>

#include <fmt/format.h>

#include "report/decimal_text.hpp"
#include "report/question_findings.hpp"
#include "report/table_sections.hpp"
#include "report/ticket_words.hpp"

namespace msp_audit {

namespace {

/// "40 of 50 tickets"
std::string part_of(const TicketQuestion& question, std::string_view one, std::string_view many) {
    const Proportion& rate = question.base_rate;
    return fmt::format("{} of {}", grouped(rate.numerator), counted(rate.denominator, one, many));
}

/// " (80.0 %, 95 % interval 67.0-88.8 %)"
std::string rate_of(const TicketQuestion& question) {
    return fmt::format(" ({})", share_with_interval(question.base_rate));
}

bool is_one(const TicketQuestion& question) { return question.base_rate.numerator == 1; }
const char* has_or_have(const TicketQuestion& question) { return is_one(question) ? "has" : "have"; }
const char* was_or_were(const TicketQuestion& question) { return is_one(question) ? "was" : "were"; }

/// "Mia (9), Noa (3)", at most `most` of them.
std::string parts_text(const std::vector<QuestionPart>& parts, std::size_t most) {
    const std::size_t shown = std::min(parts.size(), most);
    std::string words;
    for (std::size_t i = 0; i < shown; ++i) {
        words += fmt::format("{}{} ({})", i == 0 ? "" : ", ", parts[i].name, grouped(parts[i].count));
    }
    return shown == parts.size() ? words : words + " " + list_size(shown, parts.size());
}

std::string nearness(const TicketQuestion& question) {
    const Proportion& rate = question.base_rate;
    const std::string target =
        question.target == nullptr
            ? std::string("Due times of the tickets")
            : fmt::format("Target {}, {}", selectors_text(*question.target), within_text(*question.target));
    return fmt::format("{}: {} resolved in the last tenth of its time, {} in the tenth after it{}. Ask how the clock "
                       "was stopped on those before.",
                       target, counted(rate.numerator, "ticket was", "tickets were"),
                       grouped(rate.denominator - rate.numerator), rate_of(question));
}

std::string bulk_closes(const TicketQuestion& question, std::size_t most_parts) {
    const bool is_single = question.parts.size() == 1;
    return fmt::format("{} ended many tickets within an hour on the last day of a month: {}. Of {} resolved in {} {} "
                       "were resolved on {}{}. Ask when the work on them ended.",
                       question.about, parts_text(question.parts, most_parts),
                       counted(question.base_rate.denominator, "ticket", "tickets"),
                       is_single ? "that month" : "these months", grouped(question.base_rate.numerator),
                       is_single ? "that day" : "these days", rate_of(question));
}

std::string missing_numbers(const TicketQuestion& question, std::size_t most_parts) {
    constexpr std::size_t most_months = 12;
    return fmt::format(
        "{} from {} {} in no file{}; by month of the next ticket: {}. Missing{}: {}. Ask what became of "
        "them.",
        part_of(question, "number", "numbers"), question.about, is_one(question) ? "is" : "are", rate_of(question),
        parts_text(question.months, std::max(most_months, most_parts)),
        question.parts.size() > 1 ? ", the widest gaps first" : "", parts_text(question.parts, most_parts));
}

std::string on_times(const TicketQuestion& question) {
    switch (question.code) {
    case Code::priority_lowered_late:
        return part_of(question, "ticket", "tickets") +
               " still open when half of their target's time had passed got a priority with more time after that" +
               rate_of(question) + ". Ask who agreed to the change.";
    case Code::paused_before_deadline:
        return part_of(question, "pause", "pauses") +
               " that began before the target was due began in the last tenth of its time" + rate_of(question) +
               "; an even spread has 10 %. Ask what the customer was asked in them.";
    case Code::pause_ended_by_agent:
        return part_of(question, "wait", "waits") + " were ended by the ticket's assignee" + rate_of(question) +
               ", of those whose end has a name in the history. Ask for the messages of some of them.";
    case Code::voided_after_target:
        return part_of(question, "void ticket", "void tickets") + " with a target " + was_or_were(question) +
               " past it when voided" + rate_of(question) + ". Ask why, and who decided it.";
    default:
        return {};
    }
}

std::string on_closings(const TicketQuestion& question, std::size_t most_parts) {
    switch (question.code) {
    case Code::auto_close_without_reply:
        return part_of(question, "ticket", "tickets") +
               " that waited for the customer in the run-up to the last resolution (since the opening or the last "
               "reopening) were ended straight out of a wait of a day or more" +
               rate_of(question) + ". Ask after how many reminders, and whether the problems were solved.";
    case Code::split_requests:
        return part_of(question, "ticket", "tickets") +
               " were opened within an hour by one requester, and say the same or follow each other in number" +
               rate_of(question) + ": " + parts_text(question.parts, most_parts) +
               ". Ask whether each was a request of its own.";
    case Code::opened_and_closed_at_once:
        return part_of(question, "resolved ticket", "resolved tickets") + " with an assignee " +
               was_or_were(question) + " opened and closed within two minutes by one agent" + rate_of(question) +
               ": " + parts_text(question.parts, most_parts) + ". Ask what was done on " +
               (is_one(question) ? "it." : "them.");
    default:
        return {};
    }
}

std::string on_columns(const TicketQuestion& question) {
    const char* const has = has_or_have(question);
    const std::string rate = rate_of(question);
    switch (question.code) {
    case Code::resolved_time_differs_from_history:
        return fmt::format("{} {} a resolved time more than a minute away from that of the history{}: {} later, {} "
                           "earlier. Ask which of the two the contract counts.",
                           part_of(question, "ticket", "tickets"), has, rate, grouped(question.parts[0].count),
                           grouped(question.parts[1].count));
    case Code::dates_out_of_order:
        return fmt::format("{} {} a response, resolution or closing before the opening, or the closing before the "
                           "resolution{}. Ask which dates are typed in.",
                           part_of(question, "ticket", "tickets"), has, rate);
    case Code::reopen_count_differs:
        return fmt::format("{} {} another count of reopens than the history shows{}. Ask how the count is made.",
                           part_of(question, "ticket", "tickets"), has, rate);
    case Code::stored_sla_differs:
        return fmt::format("{} {} another answer in sla_met than was worked out{}. Compare targets, hours and pauses "
                           "with the contract, then ask about the rest.",
                           part_of(question, "ticket", "tickets"), has, rate);
    default:
        return {};
    }
}

}  // namespace

std::string sentence_of(const TicketQuestion& question, PartsNamed named) {
    const std::size_t most_parts =
        named == PartsNamed::all ? question.parts.size() + question.months.size() : question_limits.parts_named;
    switch (question.code) {
    case Code::resolved_just_before_target:
        return nearness(question);
    case Code::bulk_close_at_month_end:
        return bulk_closes(question, most_parts);
    case Code::missing_ticket_numbers:
        return missing_numbers(question, most_parts);
    default:
        break;
    }
    std::string words = on_times(question);
    if (words.empty()) words = on_closings(question, most_parts);
    return words.empty() ? on_columns(question) : words;
}

}  // namespace msp_audit

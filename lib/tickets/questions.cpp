#include "tickets/questions.hpp"

#include <array>
#include <charconv>
#include <functional>
#include <iterator>

#include "core/on_threads.hpp"
#include "tickets/question_families.hpp"
#include "tickets/resolution_parts.hpp"

namespace msp_audit {

bool lies_above(const Proportion& share, const Decimal& bound) {
    return share.denominator >= question_limits.fewest && wilson(share.numerator, share.denominator).low > bound;
}

std::optional<std::size_t> last_resolve(std::span<const StatusStep> steps) {
    std::size_t place = steps.size();
    while (place > 0 && is_done(steps[place - 1].status)) --place;
    return place == steps.size() ? std::nullopt : std::optional(place);
}

TimesOfDay::TimesOfDay(const Tickets& tickets)
    : opened_(tickets.sources.size()), resolved_(tickets.sources.size()), resolved_at_(tickets.sources.size()) {
    constexpr std::int64_t quarter = 900;
    const auto is_between = [](Instant instant) { return instant.has_value() && instant.count() % quarter != 0; };
    std::size_t untold = 3 * tickets.sources.size();
    const auto tell = [&](std::vector<bool>& has_times, std::uint32_t source, Instant instant) {
        if (has_times[source] || !is_between(instant)) return;
        has_times[source] = true;
        --untold;
    };
    for (const Ticket& ticket : tickets.tickets) {
        tell(opened_, ticket.source, ticket.row.opened);
        tell(resolved_, ticket.source, ticket.final_at);
        tell(resolved_at_, ticket.source, ticket.row.resolved);
        if (untold == 0) return;
    }
}

std::optional<TicketNumber> number_of(std::string_view id) {
    constexpr std::size_t most_digits = 18;
    std::size_t begin = id.size();
    while (begin > 0 && id[begin - 1] >= '0' && id[begin - 1] <= '9') --begin;
    const std::string_view digits = id.substr(begin);
    if (digits.empty() || digits.size() > most_digits) return std::nullopt;
    TicketNumber number{id.substr(0, begin), 0, digits.size(), digits.front() == '0'};
    std::from_chars(digits.data(), digits.data() + digits.size(), number.value);
    return number;
}

std::string_view report_asking(Code code) {
    switch (code) {
    case Code::reopen_count_differs:
        return "reopens";
    case Code::split_requests:
        return "duplicates";
    case Code::opened_and_closed_at_once:
    case Code::missing_ticket_numbers:
        return "workload";
    default:
        return "resolution";
    }
}

std::vector<FigureNotInExport> questions_not_asked(const Tickets& tickets, const TicketPolicy& policy) {
    std::vector<FigureNotInExport> missing;
    if (tickets.tickets.empty()) return missing;
    const auto add = [&missing](Code code, TicketColumn column, const char* reason) {
        missing.push_back({std::string(name_of(code)), std::string(name_of(column)), reason});
    };
    if (tickets.steps.empty()) {
        add(Code::auto_close_without_reply, TicketColumn::updated_at, no_history_reason);
        if (!policy.resolution_targets.empty()) {
            add(Code::priority_lowered_late, TicketColumn::updated_at, no_history_reason);
            add(Code::paused_before_deadline, TicketColumn::updated_at, no_history_reason);
        }
    } else if (!tickets.has(TicketColumn::resolved_at)) {
        add(Code::resolved_time_differs_from_history, TicketColumn::resolved_at, "no column");
    }
    if (tickets.authors.empty()) {
        add(Code::pause_ended_by_agent, TicketColumn::by, "nothing names who changed a status");
        if (!tickets.has(TicketColumn::assignee)) {
            add(Code::bulk_close_at_month_end, TicketColumn::assignee, "no column");
        }
    }
    return missing;
}

std::vector<TicketQuestion> questions_on_resolution(const QuestionedTickets& asked, const ResolutionReport& report,
                                                    unsigned threads) {
    using Ask = std::function<void(TicketQuestions&)>;
    const std::array<Ask, 10> families{
        [&](TicketQuestions& questions) { ask_about_nearness(asked, report, questions); },
        [&](TicketQuestions& questions) { ask_about_bulk_closes(asked, questions); },
        [&](TicketQuestions& questions) { ask_about_silent_closes(asked, questions); },
        [&](TicketQuestions& questions) { ask_about_priorities(asked, report, questions); },
        [&](TicketQuestions& questions) { ask_about_late_pauses(asked, report, questions); },
        [&](TicketQuestions& questions) { ask_about_ended_pauses(asked, questions); },
        [&](TicketQuestions& questions) { ask_about_void(report, questions); },
        [&](TicketQuestions& questions) { ask_about_resolved_times(asked, questions); },
        [&](TicketQuestions& questions) { ask_about_date_order(asked, questions); },
        [&](TicketQuestions& questions) { ask_about_stored_sla(report, questions); },
    };
    std::array<TicketQuestions, 10> found;
    for_each_on_threads(families.size(), threads,
                        [&](std::size_t place, unsigned /*worker*/) { families[place](found[place]); });
    TicketQuestions questions;
    for (TicketQuestions& some : found) {
        questions.insert(questions.end(), std::move_iterator(some.begin()), std::move_iterator(some.end()));
    }
    return questions;
}

std::vector<TicketQuestion> questions_on_reopens(const ReopenReport& report) {
    std::vector<TicketQuestion> questions;
    if (report.differing.empty()) return questions;
    TicketQuestion& question = questions.emplace_back();
    question.code = Code::reopen_count_differs;
    question.tickets = report.differing;
    question.base_rate = {report.differing.size(), report.column_compared};
    return questions;
}

std::vector<TicketQuestion> questions_on_duplicates(const QuestionedTickets& asked, const DuplicateReport& report) {
    std::vector<TicketQuestion> questions;
    ask_about_split_requests(asked, report, questions);
    return questions;
}

std::vector<TicketQuestion> questions_on_workload(const QuestionedTickets& asked) {
    std::vector<TicketQuestion> questions;
    ask_about_closes_at_once(asked, questions);
    ask_about_missing_numbers(asked, questions);
    return questions;
}

}  // namespace msp_audit

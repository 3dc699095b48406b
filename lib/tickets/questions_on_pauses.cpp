#include <algorithm>

#include "tickets/folded_values.hpp"
#include "tickets/question_families.hpp"
#include "tickets/resolution_ends.hpp"

namespace msp_audit {

namespace {

bool is_paused(StatusClass status, const TicketPolicy& policy) {
    return std::find(policy.net_of.begin(), policy.net_of.end(), status) != policy.net_of.end();
}

/// The pauses of one ticket that began before its target was due.
struct Pauses {
    std::size_t begun = 0;
    std::size_t late = 0;  ///< in the last part of its time
};

Pauses pauses_of(const QuestionedTickets& asked, const Ticket& ticket, const ServiceTarget& target, Instant end) {
    const BusinessTime* const calendar = asked.calendars.of(asked.tickets.text(ticket.row.company));
    const Seconds width = std::max(target.within / question_limits.target_parts, question_limits.narrowest);
    Pauses pauses;
    Seconds elapsed = 0;
    bool was_paused = false;
    for (const ClockStretch& stretch : clock_of(asked.tickets, ticket, asked.policy, end)) {
        const bool is_pause = is_paused(stretch.status, asked.policy);
        if (is_pause && !was_paused && elapsed <= target.within) {
            ++pauses.begun;
            pauses.late += elapsed > target.within - width ? 1 : 0;
        }
        was_paused = is_pause;
        if (!stretch.counts) continue;
        const auto& [begin, stretch_end] = stretch.interval;
        elapsed += target.business ? calendar->elapsed(begin, stretch_end) : stretch_end - begin;
    }
    return pauses;
}

}  // namespace

void ask_about_late_pauses(const QuestionedTickets& asked, const ResolutionReport& report,
                           TicketQuestions& questions) {
    const Tickets& tickets = asked.tickets;
    if (tickets.steps.empty()) return;
    const ResolutionEnds ends(tickets);
    TicketQuestion question;
    question.code = Code::paused_before_deadline;
    for (std::uint32_t place = 0; place < tickets.tickets.size(); ++place) {
        const Ticket& ticket = tickets.tickets[place];
        const ServiceTarget* const target = report.service_levels.target_of[place];
        if (target == nullptr) continue;
        const Measure measure = measure_of(*target, ticket);
        const Instant end = ends.of(ticket, measure.resolution).at;
        if (measure.extent != Extent::net || !end.has_value()) continue;
        const Pauses pauses = pauses_of(asked, ticket, *target, end);
        question.base_rate.denominator += pauses.begun;
        question.base_rate.numerator += pauses.late;
        if (pauses.late > 0) question.tickets.push_back(place);
    }
    if (lies_above(question.base_rate, question_limits.tenth)) questions.push_back(std::move(question));
}

void ask_about_ended_pauses(const QuestionedTickets& asked, TicketQuestions& questions) {
    const Tickets& tickets = asked.tickets;
    if (tickets.steps.empty()) return;
    FoldedValues people(tickets);
    TicketQuestion question;
    question.code = Code::pause_ended_by_agent;
    for (std::uint32_t place = 0; place < tickets.tickets.size(); ++place) {
        const Ticket& ticket = tickets.tickets[place];
        const auto steps = tickets.steps_of(ticket);
        bool is_agents = false;
        for (std::size_t i = 1; i < steps.size(); ++i) {
            const StatusClass status = steps[i].status;
            if (!is_paused(steps[i - 1].status, asked.policy)) continue;
            if (!is_open(status) || is_paused(status, asked.policy)) continue;
            const std::uint32_t author = people.of(tickets.author_of(ticket, i));
            if (author == 0 || ticket.row.assignee == TextId::empty) continue;
            const bool is_the_assignee = author == people.of(ticket.row.assignee);
            ++question.base_rate.denominator;
            question.base_rate.numerator += is_the_assignee ? 1 : 0;
            is_agents = is_agents || is_the_assignee;
        }
        if (is_agents) question.tickets.push_back(place);
    }
    if (lies_above(question.base_rate, question_limits.half)) questions.push_back(std::move(question));
}

}  // namespace msp_audit

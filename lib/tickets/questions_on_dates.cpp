#include <algorithm>

#include "tickets/question_families.hpp"

namespace msp_audit {

namespace {

/// When the last resolution began by the history; none: nothing tells, or the history begins with the ticket
/// resolved.
Instant resolved_by_history(const Tickets& tickets, const Ticket& ticket) {
    const auto steps = tickets.steps_of(ticket);
    const auto resolve = last_resolve(steps);
    if (!resolve) return {};
    const bool begins_resolved = *resolve == 0 && tickets.sources[ticket.source].is_log;
    return begins_resolved ? Instant{} : steps[*resolve].at;
}

bool was_reopened(const Tickets& tickets, const Ticket& ticket) {
    const auto spells = spells_of(tickets, ticket);
    const auto done = std::count_if(spells.begin(), spells.end(), [](const Spell& spell) { return spell.is_done; });
    return done > 1 || ticket.row.reopen_count > 0;
}

/// A midnight may stand for its day: then it comes before what happened on another day alone.
bool is_before(Instant one, Instant other, const TimeZone& zone) {
    if (!one.has_value() || !other.has_value() || one >= other) return false;
    const LocalTime local = zone.local(one);
    return local.second_of_day != 0 || local.day != zone.day_of(other);
}

bool is_out_of_order(const Tickets& tickets, const Ticket& ticket, const TimeZone& zone) {
    const TicketRow& row = ticket.row;
    for (const Instant instant : {row.first_response, row.resolved, row.closed}) {
        if (is_before(instant, row.opened, zone)) return true;
    }
    const bool closed_first = is_before(row.closed, row.resolved, zone);
    return closed_first && !was_reopened(tickets, ticket);
}

}  // namespace

void ask_about_resolved_times(const QuestionedTickets& asked, TicketQuestions& questions) {
    const Tickets& tickets = asked.tickets;
    if (tickets.steps.empty()) return;
    const TimesOfDay times(tickets);
    TicketQuestion question;
    question.code = Code::resolved_time_differs_from_history;
    for (std::uint32_t place = 0; place < tickets.tickets.size(); ++place) {
        const Ticket& ticket = tickets.tickets[place];
        if (ticket.state != TicketState::resolved || !ticket.row.resolved.has_value()) continue;
        if (!times.of_resolved_at(ticket)) continue;
        const Instant told = resolved_by_history(tickets, ticket);
        if (!told.has_value()) continue;
        ++question.base_rate.denominator;
        const Seconds later = ticket.row.resolved - told;
        if (later >= -question_limits.stamp_slack && later <= question_limits.stamp_slack) continue;
        question.tickets.push_back(place);
        if (question.parts.empty()) question.parts = {{"later", 0}, {"earlier", 0}};
        ++question.parts[later > 0 ? 0 : 1].count;
    }
    question.base_rate.numerator = question.tickets.size();
    if (!question.tickets.empty()) questions.push_back(std::move(question));
}

void ask_about_date_order(const QuestionedTickets& asked, TicketQuestions& questions) {
    const Tickets& tickets = asked.tickets;
    TicketQuestion question;
    question.code = Code::dates_out_of_order;
    for (std::uint32_t place = 0; place < tickets.tickets.size(); ++place) {
        if (is_out_of_order(tickets, tickets.tickets[place], asked.zone)) question.tickets.push_back(place);
    }
    question.base_rate = {question.tickets.size(), tickets.tickets.size()};
    if (!question.tickets.empty()) questions.push_back(std::move(question));
}

}  // namespace msp_audit

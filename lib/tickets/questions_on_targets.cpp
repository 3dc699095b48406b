#include <algorithm>
#include <map>

#include "tickets/due_instant.hpp"
#include "tickets/question_families.hpp"
#include "tickets/resolution_ends.hpp"
#include "tickets/target_table.hpp"

namespace msp_audit {

namespace {

/// A ticket's time to its resolution, and what its target allows.
struct HeldAgainst {
    Seconds elapsed = 0;
    Seconds within = 0;
};

/// None where nothing says how long it took, or it has no target.
std::optional<HeldAgainst> held_against(const Tickets& tickets, const ResolutionReport& report, std::size_t place) {
    const Ticket& ticket = tickets.tickets[place];
    if (report.service_levels.of_ticket[place] == TargetOutcome::no_target) return std::nullopt;
    if (const ServiceTarget* const target = report.service_levels.target_of[place]) {
        const Duration duration = report.durations.resolution[measure_of(*target, ticket).place()][place];
        if (duration.outcome != Outcome::resolved) return std::nullopt;
        return HeldAgainst{duration.seconds, target->within};
    }
    if (ticket.state != TicketState::resolved || !ticket.final_at.has_value()) return std::nullopt;
    if (ticket.final_at < ticket.row.opened || ticket.row.due <= ticket.row.opened) return std::nullopt;
    return HeldAgainst{ticket.final_at - ticket.row.opened, ticket.row.due - ticket.row.opened};
}

/// The tickets of one target around it.
struct Nearness {
    std::vector<std::uint32_t> before;
    std::size_t after = 0;
};

/// Whether a priority gives more time than the targets of others do.
class Allowances {
public:
    Allowances(const QuestionedTickets& asked)
        : asked_(asked), table_(asked.tickets, asked.policy.resolution_targets, "targets.resolution") {}

    [[nodiscard]] bool is_more(const Ticket& ticket, TextId priority, TextId before) {
        const ServiceTarget* const one = target_of(ticket, priority);
        const ServiceTarget* const other = target_of(ticket, before);
        if (other == nullptr || one == other) return false;
        return one == nullptr || (one->business == other->business && one->within > other->within);
    }

private:
    [[nodiscard]] const ServiceTarget* target_of(const Ticket& ticket, TextId priority) {
        const bool has_calendar = asked_.calendars.of(asked_.tickets.text(ticket.row.company)) != nullptr;
        const auto place = table_.select(ticket.row, priority, has_calendar);
        return place ? &asked_.policy.resolution_targets[*place] : nullptr;
    }

    const QuestionedTickets& asked_;
    TargetTable table_;
};

/// The ticket was given a priority with more time than the one before it and the first one, from `since` up to
/// `end`.
bool is_lowered(const QuestionedTickets& asked, const Ticket& ticket, const Interval& late, Allowances& allowances) {
    TextId priority = ticket.first_priority;
    for (const StatusStep& step : asked.tickets.steps_of(ticket)) {
        if (step.priority == TextId::empty || step.priority == priority) continue;
        const TextId before = priority;
        priority = step.priority;
        if (step.at < late.begin || step.at >= late.end) continue;
        if (allowances.is_more(ticket, priority, before) &&
            allowances.is_more(ticket, priority, ticket.first_priority)) {
            return true;
        }
    }
    return false;
}

void ask(Code code, std::vector<std::uint32_t> tickets, std::size_t of, TicketQuestions& questions) {
    if (tickets.empty()) return;
    TicketQuestion& question = questions.emplace_back();
    question.code = code;
    question.base_rate = {tickets.size(), of};
    question.tickets = std::move(tickets);
}

}  // namespace

void ask_about_nearness(const QuestionedTickets& asked, const ResolutionReport& report, TicketQuestions& questions) {
    const Tickets& tickets = asked.tickets;
    const auto& targets = asked.policy.resolution_targets;
    if (report.service_levels.levels.empty()) return;  // no ticket has a target
    const TimesOfDay times(tickets);
    std::vector<Nearness> near(targets.size() + 1);  // due times of the tickets behind the last
    for (std::uint32_t place = 0; place < tickets.tickets.size(); ++place) {
        const Ticket& ticket = tickets.tickets[place];
        if (!times.of_openings(ticket) || !times.of_resolutions(ticket)) continue;
        const auto held = held_against(tickets, report, place);
        if (!held) continue;
        const Seconds width = std::max(held->within / question_limits.target_parts, question_limits.narrowest);
        const ServiceTarget* const target = report.service_levels.target_of[place];
        Nearness& own = near[target == nullptr ? targets.size() : static_cast<std::size_t>(target - targets.data())];
        if (held->elapsed > held->within - width && held->elapsed <= held->within) own.before.push_back(place);
        if (held->elapsed > held->within && held->elapsed <= held->within + width) ++own.after;
    }
    for (std::size_t place = 0; place < near.size(); ++place) {
        Nearness& own = near[place];
        if (!lies_above({own.before.size(), own.before.size() + own.after}, question_limits.half)) continue;
        const std::size_t both = own.before.size() + own.after;
        ask(Code::resolved_just_before_target, std::move(own.before), both, questions);
        questions.back().target = place < targets.size() ? &targets[place] : nullptr;
    }
}

void ask_about_priorities(const QuestionedTickets& asked, const ResolutionReport& report,
                          TicketQuestions& questions) {
    const Tickets& tickets = asked.tickets;
    if (tickets.steps.empty()) return;
    const ResolutionEnds ends(tickets);
    Allowances allowances(asked);
    std::vector<std::uint32_t> lowered;
    std::size_t open_then = 0;
    for (std::uint32_t place = 0; place < tickets.tickets.size(); ++place) {
        const Ticket& ticket = tickets.tickets[place];
        const ServiceTarget* const target = report.service_levels.target_of[place];
        if (target == nullptr || ticket.step_count == 0) continue;
        const Measure measure = measure_of(*target, ticket);
        const Instant end = ends.of(ticket, measure.resolution).at;
        if (!end.has_value()) continue;
        const Instant half = instant_after(tickets, ticket, asked.policy, target->within / 2, *target,
                                           asked.calendars.of(tickets.text(ticket.row.company)), end, measure.extent);
        if (!half.has_value() || half >= end) continue;
        ++open_then;
        if (is_lowered(asked, ticket, {half, end}, allowances)) lowered.push_back(place);
    }
    if (open_then < question_limits.fewest || lowered.size() < question_limits.lowered_tickets) return;
    ask(Code::priority_lowered_late, std::move(lowered), open_then, questions);
}

void ask_about_void(const ResolutionReport& report, TicketQuestions& questions) {
    std::vector<std::uint32_t> late;
    std::size_t with_target = 0;
    const auto& outcomes = report.service_levels.of_ticket;
    for (std::uint32_t place = 0; place < outcomes.size(); ++place) {
        const bool is_late = outcomes[place] == TargetOutcome::void_past_target;
        if (is_late) late.push_back(place);
        with_target += is_late || outcomes[place] == TargetOutcome::void_in_time ? 1U : 0U;
    }
    ask(Code::voided_after_target, std::move(late), with_target, questions);
}

void ask_about_stored_sla(const ResolutionReport& report, TicketQuestions& questions) {
    ask(Code::stored_sla_differs, report.service_levels.differing, report.service_levels.compared, questions);
}

}  // namespace msp_audit

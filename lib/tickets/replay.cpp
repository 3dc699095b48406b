#include "tickets/replay.hpp"

#include <algorithm>

#include "core/text_key.hpp"

namespace msp_audit {

namespace {

void note_days(const CalendarRules& rules, ReplayedStretch& replayed) {
    const Interval& interval = replayed.stretch.interval;
    const Day first = rules.zone.day_of(interval.begin);
    const Day last = rules.zone.day_of(interval.end + -1);
    const auto begin = std::lower_bound(rules.holidays.begin(), rules.holidays.end(), first);
    for (auto day = begin; day != rules.holidays.end() && *day <= last; ++day) {
        const bool would_work = !rules.week[day->weekday()].empty() && !rules.short_days.contains(*day);
        if (would_work) replayed.skipped_holidays.push_back(*day);
    }
    for (auto day = rules.short_days.lower_bound(first); day != rules.short_days.end() && day->first <= last; ++day) {
        replayed.short_days.push_back(day->first);
    }
}

SourceRef source_at(std::span<const StatusStep> steps, Instant begin) {
    SourceRef source;
    for (const StatusStep& step : steps) {
        if (step.at <= begin) source = step.source;
    }
    return source;
}

}  // namespace

std::vector<std::uint32_t> tickets_named(const Tickets& tickets, std::string_view id) {
    std::vector<std::uint32_t> found;
    const std::string key = po_key(id);
    for (std::uint32_t place = 0; place < tickets.tickets.size(); ++place) {
        const std::string_view printed = tickets.text(tickets.tickets[place].row.id);
        if (printed.size() == id.size() || printed.size() == key.size()) {
            if (po_key(printed) == key) found.push_back(place);
        }
    }
    return found;
}

std::optional<TicketReplay> replay(const Tickets& tickets, std::uint32_t place, const TicketPolicy& policy,
                                   const Calendars& calendars) {
    const Ticket& ticket = tickets.tickets[place];
    TicketReplay result;
    result.ticket = place;
    switch (ticket.state) {
    case TicketState::open:
        result.end = tickets.as_of;
        result.end_reason = "open as of then";
        break;
    case TicketState::resolved:
        result.end = ticket.final_at;
        result.end_reason = "resolved";
        break;
    case TicketState::void_:
        result.end = ticket.void_at;
        result.end_reason = "void";
        break;
    }
    if (!result.end.has_value() || result.end < ticket.row.opened) return std::nullopt;
    const std::string_view company = tickets.text(ticket.row.company);
    const BusinessTime* const hours = calendars.of(company);
    const CalendarRules* const rules = calendars.rules_of(company);
    if (rules != nullptr) result.calendar = rules->name;
    if (hours != nullptr) result.business_gross = result.business_net = 0;
    for (const ClockStretch& stretch : clock_of(tickets, ticket, policy, result.end)) {
        ReplayedStretch& replayed = result.stretches.emplace_back();
        replayed.stretch = stretch;
        replayed.source = source_at(tickets.steps_of(ticket), stretch.interval.begin);
        replayed.calendar = stretch.interval.length();
        result.calendar_gross += replayed.calendar;
        if (stretch.counts) result.calendar_net += replayed.calendar;
        if (hours == nullptr || rules == nullptr || replayed.calendar == 0) continue;
        replayed.business = hours->elapsed(stretch.interval.begin, stretch.interval.end);
        replayed.working = hours->between(stretch.interval.begin, stretch.interval.end);
        note_days(*rules, replayed);
        *result.business_gross += *replayed.business;
        if (stretch.counts) *result.business_net += *replayed.business;
    }
    return result;
}

}  // namespace msp_audit

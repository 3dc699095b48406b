#include "tickets/reopens.hpp"

#include <algorithm>
#include <map>

#include "tickets/local_month.hpp"
#include "tickets/recreated.hpp"

namespace msp_audit {

namespace {

/// What the history of one ticket says of its resolves and reopens.
struct Course {
    Instant first_resolve;  ///< none: never resolved, or the history begins with a reopen
    Instant first_reopen;   ///< after the first resolve
    Instant final_resolve;  ///< of a ticket that is resolved at as-of
    bool was_resolved = false;
    std::vector<ReopenEvent> reopens;
};

Course course_of(const Tickets& tickets, std::uint32_t place) {
    const Ticket& ticket = tickets.tickets[place];
    Course course;
    if (ticket.step_count == 0) {
        const bool is_resolved = ticket.state == TicketState::resolved;
        course.was_resolved = is_resolved || ticket.row.reopen_count > 0;
        if (is_resolved) course.final_resolve = ticket.final_at;
        return course;
    }
    const Spell* before = nullptr;
    const auto spells = spells_of(tickets, ticket);
    for (const Spell& spell : spells) {
        if (spell.is_done) {
            // A course that begins with a reopen does not say when it was resolved.
            const bool is_known = before != nullptr || !ticket.begins_with_reopen;
            const bool is_resolve = is_known && !spell.follows_void;
            const bool is_last = !spell.end.has_value() && ticket.state == TicketState::resolved;
            const bool is_first = !ticket.begins_with_reopen && !course.first_resolve.has_value();
            if (is_resolve && is_first) course.first_resolve = spell.begin;
            if (is_resolve && is_last) course.final_resolve = spell.begin;
            course.was_resolved = course.was_resolved || is_resolve || is_last;
        } else if (before != nullptr && before->is_done && !spell.follows_void) {
            const bool is_known = before != &spells.front() || !ticket.begins_with_reopen;
            course.reopens.push_back({place, is_known ? before->begin : Instant{}, spell.begin});
            if (course.first_resolve.has_value() && !course.first_reopen.has_value()) {
                course.first_reopen = spell.begin;
            }
        }
        before = &spell;
    }
    course.was_resolved = course.was_resolved || !course.reopens.empty();
    return course;
}

class Counting {
public:
    Counting(const Tickets& tickets, const TicketPolicy& policy, const TimeZone& zone)
        : tickets_(tickets), policy_(policy), zone_(zone), window_(policy.reopen_days * seconds_a_day) {}

    [[nodiscard]] ReopenReport run();

private:
    void count(std::uint32_t place);
    void count_column(const Ticket& ticket, std::uint32_t place, std::size_t events);
    void count_cohort(std::uint32_t place, const Course& course);
    void count_period(const Course& course);
    void add_recreated();
    void name_what_is_missing();

    const Tickets& tickets_;
    const TicketPolicy& policy_;
    const TimeZone& zone_;
    Seconds window_;
    ReopenReport report_;
    std::map<LocalMonth, CohortMonth> cohorts_;
    std::map<LocalMonth, PeriodMonth> periods_;
};

ReopenReport Counting::run() {
    report_.has_column = tickets_.has(TicketColumn::reopen_count);
    report_.from_history = std::any_of(tickets_.tickets.begin(), tickets_.tickets.end(),
                                       [](const Ticket& ticket) { return ticket.step_count > 0; });
    report_.has_figures = report_.from_history || report_.has_column;
    for (std::uint32_t place = 0; place < tickets_.tickets.size(); ++place) {
        if (tickets_.tickets[place].state != TicketState::void_) count(place);
    }
    if (report_.from_history) {
        report_.cohort.emplace();
        for (const auto& [month, figures] : cohorts_) {
            report_.cohort_months.push_back(figures);
            report_.cohort->rate.numerator += figures.rate.numerator;
            report_.cohort->rate.denominator += figures.rate.denominator;
            report_.cohort->pending += figures.pending;
            report_.cohort->later += figures.later;
        }
        for (const auto& [month, figures] : periods_) {
            report_.period_months.push_back(figures);
            report_.period.reopens += figures.reopens;
            report_.period.resolves += figures.resolves;
        }
    }
    add_recreated();
    name_what_is_missing();
    return std::move(report_);
}

void Counting::count(std::uint32_t place) {
    const Ticket& ticket = tickets_.tickets[place];
    const Course course = course_of(tickets_, place);
    const bool has_history = ticket.step_count > 0;
    const std::size_t events =
        has_history ? course.reopens.size() : static_cast<std::size_t>(std::max(ticket.row.reopen_count, 0));
    if (has_history || ticket.row.reopen_count >= 0) {
        report_.events += events;
        report_.reopened_tickets += events > 0 ? 1 : 0;
        report_.by_ticket.numerator += events > 0 ? 1 : 0;
        report_.by_ticket.denominator += course.was_resolved ? 1 : 0;
        if (events > 0) report_.reopened.push_back(place);
    }
    report_.list.insert(report_.list.end(), course.reopens.begin(), course.reopens.end());
    count_column(ticket, place, events);
    if (!report_.from_history) return;
    if (has_history) count_cohort(place, course);
    count_period(course);
}

void Counting::count_column(const Ticket& ticket, std::uint32_t place, std::size_t events) {
    if (ticket.row.reopen_count < 0) return;
    const auto counted = static_cast<std::size_t>(ticket.row.reopen_count);
    report_.column_events += counted;
    report_.column_tickets += counted > 0 ? 1 : 0;
    if (ticket.step_count == 0) return;
    ++report_.column_compared;
    if (counted != events) report_.differing.push_back(place);
}

void Counting::count_cohort(std::uint32_t place, const Course& course) {
    if (!course.first_resolve.has_value()) return;
    const LocalMonth month = LocalMonth::of(course.first_resolve, zone_);
    CohortMonth& cohort = cohorts_[month];
    cohort.year = month.year;
    cohort.month = month.month;
    if (tickets_.as_of - course.first_resolve < window_) {
        ++cohort.pending;
        report_.pending.push_back(place);
        return;
    }
    ++cohort.rate.denominator;
    report_.cohort_list.push_back(place);
    if (!course.first_reopen.has_value()) return;
    if (course.first_reopen - course.first_resolve <= window_) {
        ++cohort.rate.numerator;
        report_.back_in_time.push_back(place);
    } else {
        ++cohort.later;
        report_.back_late.push_back(place);
    }
}

void Counting::count_period(const Course& course) {
    const auto month_of = [this](Instant instant) -> PeriodMonth& {
        const LocalMonth month = LocalMonth::of(instant, zone_);
        PeriodMonth& period = periods_[month];
        period.year = month.year;
        period.month = month.month;
        return period;
    };
    for (const ReopenEvent& event : course.reopens) ++month_of(event.reopened).reopens;
    if (course.final_resolve.has_value()) ++month_of(course.final_resolve).resolves;
}

void Counting::add_recreated() {
    const bool can_compare = tickets_.has(TicketColumn::subject) || tickets_.has(TicketColumn::category) ||
                             tickets_.has(TicketColumn::subcategory);
    if (!can_compare) return;
    report_.recreated = find_recreated(tickets_, policy_);
    if (!report_.cohort) return;
    const auto& cohort = report_.cohort_list;
    std::vector<std::uint32_t>& back = report_.effective_list;
    back = report_.back_in_time;
    for (const RecreatedLink& link : report_.recreated->links) {
        if (std::binary_search(cohort.begin(), cohort.end(), link.earlier)) back.push_back(link.earlier);
    }
    std::sort(back.begin(), back.end());
    back.erase(std::unique(back.begin(), back.end()), back.end());
    report_.effective = Proportion{back.size(), cohort.size()};
}

void Counting::name_what_is_missing() {
    auto& missing = report_.not_in_this_export;
    if (!report_.has_figures) {
        missing.push_back({"ticket", "reopen_count", "neither a history nor a count of reopens"});
    }
    if (!report_.from_history) {
        for (const char* const figure : {"cohort", "period", "effective"}) {
            missing.push_back({figure, "updated_at", "no history: nothing says when a ticket was reopened"});
        }
    } else if (!report_.recreated) {
        missing.push_back({"effective", "subject", "no subject and no category to compare tickets by"});
    }
    if (!report_.recreated) {
        missing.push_back({"recreated", "subject", "no subject and no category to compare tickets by"});
    }
}

}  // namespace

std::vector<ReopenEvent> reopen_events(const Tickets& tickets) {
    std::vector<ReopenEvent> events;
    if (tickets.steps.empty()) return events;
    for (std::uint32_t place = 0; place < tickets.tickets.size(); ++place) {
        const Ticket& ticket = tickets.tickets[place];
        if (ticket.state == TicketState::void_ || ticket.step_count == 0) continue;
        const Course course = course_of(tickets, place);
        events.insert(events.end(), course.reopens.begin(), course.reopens.end());
    }
    return events;
}

std::vector<std::optional<bool>> reopened_tickets(const Tickets& tickets) {
    std::vector<std::optional<bool>> reopened(tickets.tickets.size());
    for (std::uint32_t place = 0; place < tickets.tickets.size(); ++place) {
        const Ticket& ticket = tickets.tickets[place];
        if (ticket.state == TicketState::void_) continue;
        if (ticket.step_count > 0) {
            reopened[place] = !course_of(tickets, place).reopens.empty();
        } else if (ticket.row.reopen_count >= 0) {
            reopened[place] = ticket.row.reopen_count > 0;
        }
    }
    return reopened;
}

ReopenReport report_reopens(const Tickets& tickets, const TicketPolicy& policy, const TimeZone& zone) {
    return Counting(tickets, policy, zone).run();
}

}  // namespace msp_audit

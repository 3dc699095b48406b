#include "tickets/resolution.hpp"

#include <algorithm>

#include "tickets/resolution_parts.hpp"

namespace msp_audit {

namespace {

FigureNotInExport lacking(std::string figure, Lack lack, std::string_view column) {
    switch (lack) {
    case Lack::nothing:
        break;
    case Lack::no_column:
        return {std::move(figure), std::string(column), "no column"};
    case Lack::no_history:
        return {std::move(figure), "updated_at", no_history_reason};
    case Lack::no_calendar:
        return {std::move(figure), "", "no calendar in the policy"};
    case Lack::no_policy:
        return {std::move(figure), "", "no target in the policy"};
    }
    return {};
}

std::vector<FigureNotInExport> what_is_missing(const Tickets& tickets, const TicketDurations& durations,
                                               const TicketPolicy& policy) {
    std::vector<FigureNotInExport> missing;
    const auto add = [&](std::string figure, Lack lack, std::string_view column) {
        if (lack != Lack::nothing) missing.push_back(lacking(std::move(figure), lack, column));
    };
    for (std::size_t i = 0; i < measure_count; ++i) {
        add(std::string(name_of(measure_at(i))), durations.resolution_lack[i], "resolved_at");
    }
    constexpr std::array<std::string_view, 2> clocks{"calendar", "business"};
    for (std::size_t clock = 0; clock < clocks.size(); ++clock) {
        add("first_response_" + std::string(clocks[clock]), durations.response_lack[clock], "first_response_at");
        add("open_age_" + std::string(clocks[clock]), durations.open_age_lack[clock], "opened_at");
    }
    const bool has_targets = !policy.resolution_targets.empty() || !policy.response_targets.empty();
    if (!has_targets && !tickets.has(TicketColumn::due_at)) {
        add("service_levels", Lack::no_policy, "");
        missing.back().column = "due_at";
    }
    if (!tickets.has(TicketColumn::sla_met)) add("stored_sla", Lack::no_column, "sla_met");
    for (FigureNotInExport& question : questions_not_asked(tickets, policy)) missing.push_back(std::move(question));
    return missing;
}

/// Whether the export seems to have been filtered by closing or by opening date.
void recognise_cut(const Tickets& tickets, ResolutionReport& report) {
    const auto& all = tickets.tickets;
    const auto count = [&](auto holds) {
        return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), holds));
    };
    const std::size_t open = count([](const Ticket& ticket) { return ticket.state == TicketState::open; });
    const std::size_t resolved = count([](const Ticket& ticket) { return ticket.state == TicketState::resolved; });
    if (resolved == 0) return;
    if (open == 0) {
        report.cut = Cut::by_closing_date;
        report.cut_words = "no ticket is open: an export that was filtered by closing date leaves out the slow ones, "
                           "and its times are too short";
        return;
    }
    Instant newest;
    for (const Ticket& ticket : all) newest = std::max(newest, ticket.row.opened);
    constexpr Seconds most = 31 * seconds_a_day;
    const std::size_t behind =
        count([&](const Ticket& ticket) { return ticket.final_at.has_value() && ticket.final_at > newest; });
    if (tickets.as_of - newest <= most || behind == 0) return;
    report.cut = Cut::by_opening_date;
    report.cut_words = "no ticket was opened after " + newest.to_string().substr(0, 10) + ", but " +
                       std::to_string(behind) + (behind == 1 ? " was resolved" : " were resolved") +
                       " later: an export that was filtered by opening date shows only the tail of the months behind";
}

}  // namespace

ResolutionReport report_resolution(const Tickets& tickets, const TicketPolicy& policy, const Calendars& calendars,
                                   const TimeZone& zone, const ResolutionQuestion& question) {
    ResolutionReport report;
    report.durations = measure(tickets, policy, calendars);
    report.groups = group_durations(tickets, report.durations, zone, question);
    report.service_levels = judge_targets(tickets, report.durations, policy, calendars);
    for (const Ticket& ticket : tickets.tickets) {
        if (ticket.state == TicketState::resolved) ++report.dated_by[static_cast<std::size_t>(ticket.dated_by)];
    }
    report.months = figures_by_month(tickets, report.durations, reopen_events(tickets), zone);
    report.charts = charts_of(report.months);
    report.voided = figures_of_void(tickets, report.service_levels);
    report.ageing = ages_of_open(tickets);
    report.oldest_open = oldest_open(tickets);
    report.not_in_this_export = what_is_missing(tickets, report.durations, policy);
    recognise_cut(tickets, report);
    return report;
}

}  // namespace msp_audit

#include "tickets/resolution.hpp"

#include <algorithm>
#include <functional>

#include "core/on_threads.hpp"
#include "tickets/resolution_ends.hpp"
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

/// What one walk through the list tells.
struct Ends {
    std::vector<std::uint32_t> open;           ///< tickets
    std::array<std::size_t, 4> resolved_by{};  ///< resolved tickets by DatedBy
    std::size_t resolved = 0;
    std::size_t behind = 0;  ///< tickets that ended after the newest opening
};

Ends ends_of(const Tickets& tickets) {
    Ends ends;
    const auto& all = tickets.tickets;
    for (std::uint32_t place = 0; place < all.size(); ++place) {
        const Ticket& ticket = all[place];
        if (ticket.state == TicketState::open) ends.open.push_back(place);
        if (ticket.state == TicketState::resolved) {
            ++ends.resolved;
            ++ends.resolved_by[static_cast<std::size_t>(ticket.dated_by)];
        }
        ends.behind += ticket.final_at.has_value() && ticket.final_at > all.back().row.opened ? 1U : 0U;
    }
    return ends;
}

/// Whether the export seems to have been filtered by closing or by opening date.
void recognise_cut(const Tickets& tickets, const Ends& ends, ResolutionReport& report) {
    if (ends.resolved == 0) return;
    if (ends.open.empty()) {
        report.cut = Cut::by_closing_date;
        report.cut_words = "no ticket is open: an export that was filtered by closing date leaves out the slow ones, "
                           "and its times are too short";
        return;
    }
    const Instant newest = tickets.tickets.back().row.opened;
    constexpr Seconds most = 31 * seconds_a_day;
    if (tickets.as_of - newest <= most || ends.behind == 0) return;
    report.cut = Cut::by_opening_date;
    report.cut_words = "no ticket was opened after " + newest.to_string().substr(0, 10) + ", but " +
                       std::to_string(ends.behind) + (ends.behind == 1 ? " was resolved" : " were resolved") +
                       " later: an export that was filtered by opening date shows only the tail of the months behind";
}

}  // namespace

ResolutionReport report_resolution(const Tickets& tickets, const TicketPolicy& policy, const Calendars& calendars,
                                   const TimeZone& zone, const ResolutionQuestion& question, unsigned threads) {
    ResolutionReport report;
    const ResolutionEnds ends(tickets);
    const TicketDurations& durations = report.durations = measure(tickets, policy, calendars, ends, threads);
    // Each fills in figures of its own; those that take longest come first.
    const std::array<std::function<void()>, 4> parts{
        [&] { report.groups = group_durations(tickets, durations, zone, question, threads); },
        [&] {
            report.service_levels = judge_targets(tickets, durations, policy, calendars, ends);
            report.voided = figures_of_void(tickets, report.service_levels);
        },
        [&] {
            report.months = figures_by_month(tickets, durations, reopen_events(tickets), zone);
            report.charts = charts_of(report.months);
        },
        [&] {
            const Ends found = ends_of(tickets);
            report.dated_by = found.resolved_by;
            report.ageing = ages_of(found.open, tickets);
            report.oldest_open = oldest_of(found.open, tickets);
            report.not_in_this_export = what_is_missing(tickets, durations, policy);
            recognise_cut(tickets, found, report);
        },
    };
    for_each_on_threads(parts.size(), threads, [&](std::size_t place, unsigned /*worker*/) { parts[place](); });
    return report;
}

}  // namespace msp_audit

#include "report/reopens_page.hpp"

#include <map>

#include <fmt/format.h>

#include "report/decimal_text.hpp"
#include "report/ticket_charts.hpp"
#include "report/ticket_words.hpp"
#include "tickets/local_month.hpp"

namespace msp_audit {

namespace {

std::string share_or_dash(const Proportion& share) { return share.denominator == 0 ? "-" : share_text(share); }
std::string interval_or_dash(const Proportion& share) {
    if (share.denominator == 0) return "-";
    return interval_text(share) + (share.too_few() ? ", too few" : "");
}

/// "0.083": a ratio that may exceed 1.
std::string ratio_or_dash(const PeriodMonth& period) {
    if (period.resolves == 0) return "-";
    const auto whole = [](std::size_t count) { return Decimal::of(static_cast<Int128>(count), 0); };
    return divide_rounded(whole(period.reopens), whole(period.resolves), 3).to_string(3);
}

std::string seconds_or_dash(Instant begin, Instant end) {
    return begin.has_value() && end.has_value() ? duration_text(end - begin) : std::string("-");
}

}  // namespace

void ReopensPage::add_opening() {
    const std::string days = counted(static_cast<std::size_t>(frame.reopen_days), "day", "days");
    if (counts.tickets == 0) {
        page.add_opening("There are no tickets: nothing can be said of how many came back.");
    } else if (!report.has_figures) {
        page.add_opening("This export does not say which tickets came back: it has neither a history nor a count of "
                         "reopens.");
    } else if (report.cohort && report.cohort->rate.denominator > 0) {
        const Proportion& rate = report.cohort->rate;
        page.add_opening(fmt::format("Of the {} first resolved at least {} before {}, {} ({}) came back within {}.",
                                     counted(rate.denominator, "ticket", "tickets"), days, as_of_day(),
                                     grouped(rate.numerator), share_with_interval(rate), days));
    } else if (report.cohort) {
        page.add_opening(fmt::format("No ticket was first resolved {} or more before {}: it is too early to say how "
                                     "many come back.",
                                     days, as_of_day()));
    } else if (report.by_ticket.denominator > 0) {
        const Proportion& rate = report.by_ticket;
        page.add_opening(
            fmt::format("Of the {} resolved by {}, {} ({}) came back at least once, as the export itself "
                        "counts.",
                        counted(rate.denominator, "ticket", "tickets"), as_of_day(), grouped(rate.numerator),
                        share_with_interval(rate)));
    } else {
        page.add_opening(fmt::format("No ticket was resolved by {}, so none came back.", as_of_day()));
    }
}

void ReopensPage::add_effective() {
    if (!report.effective || report.effective->denominator == 0) return;
    const Proportion& rate = *report.effective;
    page.add_paragraph(fmt::format("With those that seem to have come back under a new number: {} ({}).",
                                   grouped(rate.numerator), share_with_interval(rate)));
}

void ReopensPage::add_rates() {
    if (!report.has_figures) return;
    page.add_heading("Rates, by name");
    Table table(
        {{"Rate"}, {"Came back", Align::point}, {"Of", Align::point}, {"Share", Align::point}, {"95 % interval"}});
    const auto add = [&table](std::string name, const Proportion& rate) {
        table.add_row({{std::move(name)},
                       {grouped(rate.numerator)},
                       {grouped(rate.denominator)},
                       {share_or_dash(rate)},
                       {interval_or_dash(rate)}});
    };
    const std::string days = counted(static_cast<std::size_t>(frame.reopen_days), "day", "days");
    if (report.cohort) {
        add(fmt::format("cohort: within {} of the first resolve", days), report.cohort->rate);
        const std::size_t later = report.cohort->later;
        const std::size_t pending = report.cohort->pending;
        if (later > 0) table.add_note("", fmt::format("{} came back later.", grouped(later)));
        if (pending > 0) {
            table.add_note("", fmt::format("{} first resolved less than {} before as-of: pending, not counted.",
                                           counted(pending, "was", "were"), days));
        }
    }
    if (report.effective) add("effective: the same, or under a new number", *report.effective);
    add(fmt::format("ticket: ever reopened, of those ever resolved ({})",
                    report.from_history ? "history" : "count column"),
        report.by_ticket);
    page.add_table(std::move(table));
    std::string words = counted(report.events, "reopen", "reopens") + " in all";
    if (report.from_history) {
        words += fmt::format("; period: {} for each final resolve ({}), a ratio that may exceed 1",
                             ratio_or_dash(report.period), grouped(report.period.resolves));
    }
    page.add_paragraph(words + ".");
}

void ReopensPage::add_column() {
    if (!report.from_history || !report.has_column) return;
    std::string words = fmt::format(
        "The export's own count: {} of {}; the history: {} of {}.",
        counted(report.column_events, "reopen", "reopens"), counted(report.column_tickets, "ticket", "tickets"),
        counted(report.events, "reopen", "reopens"), counted(report.reopened_tickets, "ticket", "tickets"));
    if (!report.differing.empty()) {
        words += fmt::format(" They differ on {}: {}.", counted(report.differing.size(), "ticket", "tickets"),
                             ids_of(report.differing));
    }
    page.add_paragraph(words);
}

void ReopensPage::add_months() {
    struct Month {
        CohortMonth cohort;
        PeriodMonth period;
    };
    std::map<LocalMonth, Month> months;
    for (const CohortMonth& cohort : report.cohort_months) months[{cohort.year, cohort.month}].cohort = cohort;
    for (const PeriodMonth& period : report.period_months) months[{period.year, period.month}].period = period;
    if (months.empty()) return;
    add_list_heading("By month", months.size());
    Table table({{"Month"},
                 {"First resolved", Align::point},
                 {"Back in time", Align::point},
                 {"Share", Align::point},
                 {"95 % interval", Align::left},
                 {"Later", Align::point, true},
                 {"Pending", Align::point, true},
                 {"Reopens", Align::point, true},
                 {"Final resolves", Align::point, true},
                 {"Ratio", Align::point, true}});
    std::size_t left = shown_of(months.size());
    for (const auto& [name, month] : months) {
        if (left-- == 0) break;
        const Proportion& rate = month.cohort.rate;
        table.add_row({{name.to_string()},
                       {grouped(rate.denominator)},
                       {grouped(rate.numerator)},
                       {share_or_dash(rate)},
                       {interval_or_dash(rate)},
                       {grouped(month.cohort.later)},
                       {grouped(month.cohort.pending)},
                       {grouped(month.period.reopens)},
                       {grouped(month.period.resolves)},
                       {ratio_or_dash(month.period)}});
    }
    page.add_table(std::move(table));
    page.add_paragraph("First resolved, back in time, later and pending: by month of the first resolve. Reopens by "
                       "final resolves: those of the month itself.");
}

void ReopensPage::add_reopened() {
    if (report.list.empty()) return;
    add_list_heading("Reopens", report.list.size());
    Table table({{"Ticket"}, {"Resolved"}, {"Reopened"}, {"After", Align::point}, {"Subject"}});
    for (std::size_t i = 0; i < shown_of(report.list.size()); ++i) {
        const ReopenEvent& event = report.list[i];
        table.add_row({{id_of(event.ticket)},
                       {event.resolved.has_value() ? instant_text(event.resolved, zone) : "(before the history)"},
                       {instant_text(event.reopened, zone)},
                       {seconds_or_dash(event.resolved, event.reopened)},
                       {std::string(tickets.text(tickets.tickets[event.ticket].row.subject))}});
    }
    page.add_table(std::move(table));
}

Page& ReopensPage::written() {
    add_opening();
    add_effective();
    add_title();
    add_counted(false);
    add_rates();
    page.add_place_for_pictures();
    add_column();
    add_months();
    add_reopened();
    add_recreated();
    add_findings();
    add_missing(report.not_in_this_export);
    add_notes();
    add_inputs();
    add_warnings();
    return page;
}

std::string render_reopens_table(const TicketReportFrame& frame, const ReopenReport& report,
                                 const RenderOptions& options) {
    return ReopensPage(frame, report, options).written().as_text(options.width);
}

std::string render_reopens_markdown(const TicketReportFrame& frame, const ReopenReport& report,
                                    const RenderOptions& options) {
    return ReopensPage(frame, report, options).written().as_markdown();
}

std::string render_reopens_html(const TicketReportFrame& frame, const ReopenReport& report,
                                const RenderOptions& options) {
    return ticket_document(
        frame, ReopensPage(frame, report, html_options(options)).written(), "tickets reopens",
        [&frame, &report](HtmlDocument& document) { add_cohort_chart(document, report, frame.reopen_days); });
}

}  // namespace msp_audit

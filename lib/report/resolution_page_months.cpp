#include <fmt/format.h>

#include "report/decimal_text.hpp"
#include "report/resolution_page.hpp"
#include "report/ticket_json.hpp"
#include "report/ticket_words.hpp"

namespace msp_audit {

namespace {

std::string name_of(const MonthFigures& month) { return month_text(month.year, month.month); }

std::string months_at(std::span<const MonthFigures> months, std::span<const std::size_t> places) {
    std::string words;
    for (const std::size_t place : places) {
        if (place < months.size()) words += (words.empty() ? "" : ", ") + name_of(months[place]);
    }
    return words;
}

std::string change_text(const NamedChart& named, std::span<const MonthFigures> months) {
    const ControlChart& chart = named.chart;
    std::string title = named.figure;
    if (!title.empty() && title.front() >= 'a' && title.front() <= 'z') title.front() -= 'a' - 'A';
    const std::string usual = fmt::format("usual: {} to {}, mean {}", chart_figure(named, chart.lower),
                                          chart_figure(named, chart.upper), chart_figure(named, chart.mean));
    if (!chart.shows_change()) return fmt::format("{}: no change ({}).", title, usual);
    std::string words;
    if (!chart.outside.empty()) {
        words = fmt::format("{} {} outside", months_at(months, chart.outside),
                            chart.outside.size() == 1 ? "lies" : "lie");
    }
    if (!chart.runs_of_eight.empty()) {
        words += fmt::format("{}eight months in a row up to {} lie on one side of the mean",
                             words.empty() ? "" : "; ", months_at(months, chart.runs_of_eight));
    }
    return fmt::format("{}: a change, {} ({}).", title, words, usual);
}

std::string days_text(const AgeBand& band) {
    return band.to_days ? fmt::format("{}-{}", band.from_days, *band.to_days)
                        : fmt::format("{} and more", band.from_days);
}

}  // namespace

std::string chart_figure(const NamedChart& chart, const Decimal& value) {
    if (chart.figure != "median") return grouped(value.rounded(1), 1);
    const Decimal seconds = value.rounded(0).normalized();
    return duration_text(static_cast<Seconds>(seconds.mantissa()));
}

void ResolutionPage::add_months() {
    const auto& months = report.months;
    if (months.empty()) return;
    const bool knows_reopens = has_history(tickets);
    Table table({{"Month"},
                 {"Opened", Align::point},
                 {"Resolved", Align::point},
                 {"Open at its end", Align::point},
                 {"Median", Align::point},
                 {"Reopens", Align::point}});
    // The newest months are those that matter.
    const std::size_t shown = shown_of(months.size());
    for (std::size_t i = months.size() - shown; i < months.size(); ++i) {
        const MonthFigures& month = months[i];
        table.add_row({{name_of(month) + (month.partial ? " (so far)" : "")},
                       {grouped(month.opened)},
                       {grouped(month.resolved)},
                       {backlog_text(month)},
                       {month.median ? duration_text(*month.median) : "-"},
                       {knows_reopens ? grouped(month.reopens) : "-"}});
    }
    page.add_heading(shown == months.size()
                         ? fmt::format("By month ({})", grouped(shown))
                         : fmt::format("By month (last {} of {})", grouped(shown), grouped(months.size())));
    page.add_table(std::move(table));
    page.add_paragraph("Median: final resolution in the month, calendar time, gross.");
    add_undated(months);
}

void ResolutionPage::add_changes() {
    if (report.months.empty()) return;
    if (report.charts.empty()) {
        page.add_paragraph("Fewer than six complete months: nothing is said of changes.");
        return;
    }
    page.add_heading("Changes from month to month");
    page.add_paragraph("Complete months; a change is a month outside the usual range (mean and 2.66 mean moving "
                       "ranges) or eight in a row on one side of the mean.");
    for (const NamedChart& chart : report.charts) page.add_item(change_text(chart, report.months));
}

void ResolutionPage::add_open() {
    if (counts.open == 0) return;
    page.add_heading(fmt::format("Open tickets ({})", grouped(counts.open)));
    Table ages({{"Days since opening"}, {"Tickets", Align::point}});
    for (const AgeBand& band : report.ageing) ages.add_row({{days_text(band)}, {grouped(band.tickets)}});
    page.add_table(std::move(ages));
    if (report.oldest_open.empty()) return;
    page.add_heading(report.oldest_open.size() == counts.open
                         ? fmt::format("The open tickets by age ({})", grouped(counts.open))
                         : fmt::format("The oldest open tickets (first {} of {})", grouped(report.oldest_open.size()),
                                       grouped(counts.open)));
    Table oldest({{"Ticket"}, {"Opened"}, {"Age", Align::point}, {"Priority"}, {"Assignee"}, {"Subject"}});
    for (const std::uint32_t place : report.oldest_open) {
        const TicketRow& row = tickets.tickets[place].row;
        oldest.add_row({{id_of(place)},
                        {zone.day_of(row.opened).to_string()},
                        {duration_text(tickets.as_of - row.opened)},
                        {std::string(tickets.text(row.priority))},
                        {std::string(tickets.text(row.assignee))},
                        {std::string(tickets.text(row.subject))}});
    }
    page.add_table(std::move(oldest));
}

void ResolutionPage::add_void() {
    const VoidFigures& voided = report.voided;
    if (voided.tickets == 0 || voided.share.denominator == 0) return;
    page.add_heading("Void tickets");
    std::string words = fmt::format("{} of {} ({}) {} void: cancelled, merged, duplicates and the like, and in no "
                                    "resolution figure but KM and the service levels.",
                                    grouped(voided.tickets), counted(voided.share.denominator, "ticket", "tickets"),
                                    share_with_interval(voided.share), voided.tickets == 1 ? "is" : "are");
    if (voided.median_age) {
        words += fmt::format(" Half of them were voided within {}.", duration_text(*voided.median_age));
    }
    if (!report.service_levels.levels.empty()) {
        words += fmt::format(" Past their target by then: {}.", grouped(voided.past_target));
    }
    page.add_paragraph(words);
}

}  // namespace msp_audit

#include "report/resolution_page.hpp"

#include <array>

#include <fmt/format.h>

#include "report/decimal_text.hpp"
#include "report/ticket_charts.hpp"
#include "report/ticket_words.hpp"

namespace msp_audit {

namespace {

constexpr Measure headline{Resolution::final, Clock::calendar, Extent::gross};

std::string seconds_text(const std::optional<Seconds>& seconds, Clock clock) {
    return seconds ? duration_text(*seconds, clock) : std::string("-");
}

/// The columns of a distribution; a wide terminal has them on one line.
std::vector<TableColumn> distribution_columns(std::vector<TableColumn> columns) {
    for (const char* heading : {"Ended", "Median", "p90"}) columns.push_back({heading, Align::point});
    for (const char* heading : {"p95", "Mean", "Longest", "Not ended", "KM median", "KM p90"}) {
        columns.push_back({heading, Align::point, true});
    }
    return columns;
}

void add_distribution(Table& table, std::vector<TableCell> cells, const Distribution& figures, Clock clock) {
    cells.push_back({grouped(figures.n)});
    for (const auto& seconds : {figures.median, figures.p90, figures.p95, figures.mean, figures.max}) {
        cells.push_back({seconds_text(seconds, clock)});
    }
    cells.push_back({grouped(figures.censored)});
    for (const auto& seconds : {figures.km_median, figures.km_p90}) cells.push_back({seconds_text(seconds, clock)});
    table.add_row(std::move(cells));
}

}  // namespace

void ResolutionPage::add_opening() {
    if (report.groups.empty() || counts.tickets == 0) {
        page.add_opening("There are no tickets: nothing can be said of how long they took.");
        return;
    }
    const std::size_t unknown = counts.open_unknown_status;
    const std::size_t still = counts.open - unknown;
    std::string open = still == 1   ? std::string("1 is still open")
                       : still == 0 ? std::string("none is still open")
                                    : fmt::format("{} are still open", grouped(still));
    if (unknown > 0) {
        open += fmt::format("; status unknown: {} (counted as open)", grouped(unknown));
    }
    const auto& total = report.groups.front().resolution[headline.place()];
    if (!total || !total->median || !total->p90) {
        page.add_opening(fmt::format("No ticket has a time to its resolution by {}; {}.", as_of_day(), open));
        return;
    }
    if (total->n == 1) {
        page.add_opening(
            fmt::format("One ticket was resolved by {}; it took {} (calendar time); {}; that is too few to "
                        "judge.",
                        as_of_day(), duration_text(*total->median), open));
        return;
    }
    const std::string few = total->n < 20 ? "; these are too few to judge" : "";
    page.add_opening(fmt::format("Half of the {} resolved by {} took no longer than {} (calendar time); 9 in 10 took "
                                 "no longer than {}; {}{}.",
                                 counted(total->n, "ticket", "tickets"), as_of_day(), duration_text(*total->median),
                                 duration_text(*total->p90), open, few));
}

void ResolutionPage::add_cut() {
    if (report.cut != Cut::none) page.add_banner("This export seems to be cut: " + report.cut_words + ".");
}

void ResolutionPage::add_dating() {
    const auto by = [this](DatedBy dated) { return report.dated_by[static_cast<std::size_t>(dated)]; };
    std::string words;
    const auto add = [&words](std::size_t number, std::string_view source) {
        if (number > 0) words += fmt::format("{}{} by {}", words.empty() ? "" : ", ", grouped(number), source);
    };
    add(by(DatedBy::resolved_at), "resolved_at");
    add(by(DatedBy::history), "their history");
    add(by(DatedBy::closed_at), "closed_at, which contains the delay of closing by itself");
    if (!words.empty()) page.add_paragraph("Resolutions are dated: " + words + ".");
    const auto& before = report.durations.resolved_before_opened;
    if (!before.empty()) page.add_paragraph("Resolved before they were opened: " + ids_of(before) + ".");
}

void ResolutionPage::add_measures() {
    if (report.groups.empty()) return;
    const ResolutionGroup& total = report.groups.front();
    Table table(distribution_columns({{"Time to"}}));
    for (const Resolution resolution : {Resolution::final, Resolution::first}) {
        for (std::size_t i = 0; i < measure_count; ++i) {
            const Measure measure = measure_at(i);
            if (measure.resolution != resolution || !total.resolution[i]) continue;
            add_distribution(table, {{measure_text(measure)}}, *total.resolution[i], measure.clock);
        }
    }
    constexpr std::array<std::string_view, 2> clocks{"calendar", "business"};
    for (std::size_t i = 0; i < clocks.size(); ++i) {
        if (!total.first_response[i]) continue;
        add_distribution(table, {{fmt::format("First response, {} time", clocks[i])}}, *total.first_response[i],
                         static_cast<Clock>(i));
        if (report.voided.answered == 0) continue;
        const bool is_one = report.voided.answered == 1;
        table.add_note("", fmt::format("Not ended counts {} answered before {} voided; what counts is the time until "
                                       "then, not until the answer.",
                                       is_one ? std::string("1 void ticket that was")
                                              : grouped(report.voided.answered) + " void tickets that were",
                                       is_one ? "it was" : "they were"));
    }
    for (std::size_t i = 0; i < clocks.size(); ++i) {
        if (!total.open_age[i]) continue;
        add_distribution(table, {{fmt::format("Age of open tickets, {} time", clocks[i])}}, *total.open_age[i],
                         static_cast<Clock>(i));
    }
    if (table.is_empty()) return;
    page.add_heading("Times of all tickets");
    page.add_paragraph("Days and hours:minutes; business time in hours:minutes. " + std::string(what_measures_mean) +
                       " - is not reached.");
    page.add_table(std::move(table));
}

void ResolutionPage::add_groups() {
    if (report.groups.size() < 2) return;
    std::vector<TableColumn> columns;
    std::string by;
    for (const auto& [key, value] : report.groups[1].by) {
        columns.push_back({key});
        by += (by.empty() ? "By " : ", ") + key;
    }
    columns.push_back({"Tickets", Align::point});
    columns.push_back({"Open", Align::point});
    Table table(distribution_columns(std::move(columns)));
    const std::size_t all = report.groups.size() - 1;
    for (std::size_t i = 1; i <= shown_of(all); ++i) {
        const ResolutionGroup& group = report.groups[i];
        std::vector<TableCell> cells;
        for (const auto& [key, value] : group.by) cells.push_back({or_missing(value)});
        cells.push_back({grouped(group.tickets)});
        cells.push_back({grouped(group.open)});
        add_distribution(table, std::move(cells), group.resolution[headline.place()].value_or(Distribution{}),
                         headline.clock);
    }
    add_list_heading(by, all);
    page.add_paragraph("Final resolution, calendar time, gross.");
    page.add_table(std::move(table));
}

Page& ResolutionPage::written() {
    add_opening();
    add_verdicts();
    add_cut();
    add_title();
    add_counted(true);
    add_dating();
    add_measures();
    page.add_place_for_pictures();
    add_service_levels();
    add_stored_sla();
    add_groups();
    add_months();
    add_changes();
    add_open();
    add_void();
    add_findings();
    add_missing(report.not_in_this_export);
    add_notes();
    add_inputs();
    add_warnings();
    return page;
}

std::string render_resolution_table(const TicketReportFrame& frame, const ResolutionReport& report,
                                    const RenderOptions& options) {
    return ResolutionPage(frame, report, options).written().as_text(options.width);
}

std::string render_resolution_markdown(const TicketReportFrame& frame, const ResolutionReport& report,
                                       const RenderOptions& options) {
    return ResolutionPage(frame, report, options).written().as_markdown();
}

std::string render_resolution_html(const TicketReportFrame& frame, const ResolutionReport& report,
                                   const RenderOptions& options) {
    return ticket_document(frame, ResolutionPage(frame, report, html_options(options)).written(),
                           "tickets resolution", [&report](HtmlDocument& document) {
                               add_duration_charts(document, report);
                               add_month_charts(document, report);
                           });
}

}  // namespace msp_audit

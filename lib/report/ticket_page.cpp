#include "report/ticket_page.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "report/decimal_text.hpp"
#include "report/input_table.hpp"
#include "report/table_sections.hpp"
#include "report/ticket_words.hpp"

namespace msp_audit {

std::vector<CountedTickets> counted_tickets(const TicketHeadCounts& counts) {
    std::vector<CountedTickets> rows;
    const auto add_if_any = [&rows](std::string_view words, std::size_t number, std::string_view in_times) {
        if (number > 0) rows.push_back({words, number, in_times});
    };
    rows.push_back({"Resolved", counts.resolved - counts.resolved_without_time - counts.unusable, "yes"});
    add_if_any("Resolved, without any time of it", counts.resolved_without_time, "no: nothing says when");
    add_if_any("Resolved before they were opened", counts.unusable, "no: the times cannot be");
    rows.push_back(
        {"Open", counts.open - counts.open_unknown_status, "as the time so far, in Kaplan-Meier (KM) figures only"});
    add_if_any("Open: the status is unknown", counts.open_unknown_status, "as the time so far, in KM only");
    add_if_any("Void", counts.void_tickets, "no; in KM until they were voided");
    rows.push_back({"All", counts.tickets, ""});
    return rows;
}

std::string backlog_text(const MonthFigures& month) { return month.backlog ? grouped(*month.backlog) : "-"; }

TicketPage::TicketPage(const TicketReportFrame& the_frame, const RenderOptions& the_options)
    : frame(the_frame),
      tickets(*the_frame.tickets),
      options(the_options),
      counts(head_counts(*the_frame.tickets)),
      zone(zone_of(the_frame)) {}

namespace {

/// The line of the policy that maps the statuses nobody has mapped: [tickets] status = { "Offen" = "..." }.
std::string status_remedy(const Tickets& tickets) {
    constexpr std::size_t most = 5;
    const auto& unknown = tickets.unknown_statuses;
    std::string words;
    for (std::size_t i = 0; i < std::min(unknown.size(), most); ++i) {
        words += fmt::format("{}\"{}\" = \"...\"", words.empty() ? "" : ", ", unknown[i].first);
    }
    if (unknown.size() > most) words += ", ...";
    return fmt::format("[tickets] status = {{ {} }}", words);
}

}  // namespace

std::string TicketPage::as_of_day() const {
    return tickets.as_of.has_value() ? day_text(zone.day_of(tickets.as_of)) : std::string();
}

std::string TicketPage::id_of(std::uint32_t place) const {
    return std::string(tickets.text(tickets.tickets[place].row.id));
}

std::string TicketPage::ids_of(std::span<const std::uint32_t> places, std::size_t most) const {
    const std::size_t shown = std::min(places.size(), most);
    std::string text;
    for (const std::uint32_t place : places.first(shown)) text += (text.empty() ? "" : ", ") + id_of(place);
    return shown < places.size() ? text + " " + list_size(shown, places.size()) : text;
}

std::size_t TicketPage::shown_of(std::size_t all) const { return std::min(all, options.list_limit); }

void TicketPage::add_list_heading(std::string_view words, std::size_t all) {
    page.add_heading(fmt::format("{} {}", words, list_size(shown_of(all), all)));
}

void TicketPage::add_title() {
    const std::size_t rejected = tickets.inputs->rejected.size();
    if (rejected > 0) {
        page.add_banner(rejected == 1
                            ? "1 row was rejected: the figures leave it out."
                            : fmt::format("{} rows were rejected: the figures leave them out.", grouped(rejected)));
    }
    const std::size_t unmapped = tickets.counts.unknown_status_rows;
    if (unmapped > 0) {
        page.add_banner(
            fmt::format("{} a status that nobody has mapped: reopens and times may be missed until the policy "
                        "maps it, each word to its class: {}.",
                        counted(unmapped, "row has", "rows have"), status_remedy(tickets)));
    }
    std::string title = frame.program + ": " + counted(counts.tickets, "ticket", "tickets");
    if (tickets.as_of.has_value()) {
        title += fmt::format(" as of {} ({}{})", instant_text(tickets.as_of, zone), frame.timezone,
                             tickets.as_of_was_given ? "" : "; the newest time in the data");
    }
    page.add_paragraph(title + ".");
    if (!frame.timezone_was_given) {
        page.add_paragraph(fmt::format("No time zone was given: months and days are those of {}. --timezone sets it.",
                                       frame.timezone));
    }
    if (!frame.filtered) return;
    const std::string words = frame.filter_words.empty() ? "a part of the tickets" : frame.filter_words;
    page.add_paragraph("Shown: " + words + ".");
}

void TicketPage::add_counted(bool of_times) {
    if (counts.tickets == 0) return;
    page.add_heading("What was counted");
    std::vector<TableColumn> columns{{"Tickets"}, {"Number", Align::point}};
    if (of_times) columns.push_back({"In the times"});
    Table table(std::move(columns));
    for (const CountedTickets& row : counted_tickets(counts)) {
        table.add_row({{std::string(row.words)}, {grouped(row.number)}, {std::string(row.in_times)}});
    }
    table.mark_sum();
    page.add_table(std::move(table));
}

void TicketPage::add_undated(std::span<const MonthFigures> months) {
    std::string words;
    if (counts.resolved_without_time > 0) {
        words = counted(counts.resolved_without_time, "ticket was resolved at an unknown time and is",
                        "tickets were resolved at an unknown time and are") +
                " resolved in no month";
    }
    const bool lacks_any =
        std::any_of(months.begin(), months.end(), [](const MonthFigures& month) { return !month.backlog; });
    if (lacks_any) {
        words += words.empty() ? "- stands where nothing says when tickets ended: how many were open is not known"
                               : "; so nothing says how many were open at the end of the months with -";
    }
    if (!words.empty()) page.add_paragraph(words + ".");
}

void TicketPage::add_missing(std::span<const FigureNotInExport> missing) {
    if (counts.tickets == 0) return;  // nothing is known of what columns could give
    std::vector<FigureNotInExport> joined;
    for (FigureNotInExport figure : missing) {
        figure.figure = figure_words(figure.figure);
        const auto same = std::find_if(joined.begin(), joined.end(), [&](const FigureNotInExport& other) {
            return other.column == figure.column && other.reason == figure.reason;
        });
        same == joined.end() ? joined.push_back(figure) : void(same->figure += "; " + figure.figure);
    }
    if (joined.empty()) return;
    page.add_heading("Not in this export");
    Table table({{"Figures"}, {"Ask for"}, {"Because"}});
    for (FigureNotInExport& figure : joined) {
        table.add_row({{std::move(figure.figure)},
                       {figure.column.empty() ? "-" : std::move(figure.column)},
                       {std::move(figure.reason)}});
    }
    page.add_table(std::move(table));
}

void TicketPage::add_findings(bool with_rows) {
    const auto& findings = frame.findings;
    const bool shows_all = frame.finding_words.empty();
    if (findings.empty() && shows_all) return;
    add_list_heading("Worth asking about", findings.size());
    if (!shows_all) page.add_paragraph("Shown: " + frame.finding_words + ".");
    for (std::size_t i = 0; i < shown_of(findings.size()); ++i) {
        const Finding& finding = findings[i];
        std::string words =
            fmt::format("{} ({}): {}", name_of(finding.code), name_of(finding.severity), finding.message);
        if (with_rows && !finding.evidence.empty()) words += " " + evidence_text(finding);
        page.add_item(words);
    }
}

/// "Rows (first 20 of 31): tickets.csv:4, tickets.csv:7."
std::string TicketPage::evidence_text(const Finding& finding) const {
    const std::size_t shown = finding.evidence.size();
    const bool is_cut = shown < finding.evidence_total;
    std::string words = is_cut ? fmt::format("Rows {}: ", list_size(shown, finding.evidence_total)) : "Rows: ";
    for (std::size_t i = 0; i < shown; ++i) {
        const SourceRef source = finding.evidence[i].source;
        words +=
            fmt::format("{}{}:{}", i == 0 ? "" : ", ", tickets.inputs->files[source.file].input.name, source.row);
    }
    return words + ".";
}

void TicketPage::add_inputs() {
    const auto& files = tickets.inputs->files;
    if (files.empty()) {
        page.add_heading("Inputs: none");
        return;
    }
    add_list_heading("Inputs", files.size());
    page.add_paragraph(std::string(rows_add_up));
    std::vector<std::string> names;
    for (const TicketFile& file : files) names.push_back(file.input.name);
    const std::string folder = common_folder(names);
    if (!folder.empty()) page.add_paragraph("Folder: " + folder);
    Table table = input_table();
    for (std::size_t i = 0; i < shown_of(files.size()); ++i) {
        add_input(table, files[i].input, frame.warnings, options.verbose, folder);
    }
    page.add_table(std::move(table));
}

void TicketPage::add_warnings() {
    if (frame.warnings.empty()) return;
    add_list_heading("Warnings", frame.warnings.size());
    for (std::size_t i = 0; i < shown_of(frame.warnings.size()); ++i) page.add_item(frame.warnings[i]);
}

}  // namespace msp_audit

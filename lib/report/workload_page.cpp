#include "report/workload_page.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/decimal_text.hpp"
#include "report/duplicate_words.hpp"
#include "report/table_sections.hpp"
#include "report/ticket_charts.hpp"
#include "report/ticket_words.hpp"
#include "report/workload_words.hpp"

namespace msp_audit {

namespace {

/// Of a table by people or categories; the others stand in one row.
constexpr std::size_t most_rows = 20;

std::string share_or_dash(const Proportion& share) { return share.denominator == 0 ? "-" : share_text(share); }
std::string reopened_or_dash(const TicketLoad& load) {
    return load.reopening_known == 0 ? "-" : grouped(load.reopened);
}

void add_to(TicketLoad& sum, const TicketLoad& load) {
    sum.tickets += load.tickets;
    sum.void_tickets += load.void_tickets;
    sum.resolved += load.resolved;
    sum.reopened += load.reopened;
    sum.reopening_known += load.reopening_known;
    sum.work += load.work;
}

/// The rows as one; it has no median.
TicketLoad sum_of(const std::vector<const LoadRow*>& rows) {
    TicketLoad sum;
    for (const LoadRow* row : rows) add_to(sum, row->load);
    return sum;
}

std::vector<const LoadRow*> rows_of(const LoadTable& table) {
    std::vector<const LoadRow*> rows;
    rows.reserve(table.rows.size());
    for (const LoadRow& row : table.rows) rows.push_back(&row);
    return rows;
}

/// Whether a requester may open tickets.
std::string authorised_text(const LoadRow& row) {
    if (row.is_machine) return "machine";
    return row.is_authorised ? "yes" : "no";
}

/// A table as far as it is shown: the tickets without a value are never among the others.
struct ShownRows {
    std::vector<const LoadRow*> first, others;
    const LoadRow* unnamed = nullptr;  ///< where it is not among the first
    [[nodiscard]] std::size_t shown() const { return first.size() + (unnamed == nullptr ? 0 : 1); }
    [[nodiscard]] std::size_t all() const { return shown() + others.size(); }
};

ShownRows cut_rows(std::vector<const LoadRow*> rows) {
    ShownRows shown;
    if (rows.size() > most_rows + 1) {
        const auto unnamed =
            std::find_if(rows.begin(), rows.end(), [](const LoadRow* row) { return row->value == TextId::empty; });
        if (unnamed != rows.end()) {
            shown.unnamed = *unnamed;
            rows.erase(unnamed);
        }
    }
    // No row stands for one other alone.
    const std::size_t first = rows.size() <= most_rows + 1 ? rows.size() : most_rows;
    shown.others.assign(rows.begin() + static_cast<std::ptrdiff_t>(first), rows.end());
    rows.resize(first);
    shown.first = std::move(rows);
    return shown;
}

std::string others_text(std::size_t rows) { return fmt::format("{} others", grouped(rows)); }

/// "(no assignee named)" for tickets without one.
std::string value_text(std::string_view value, TicketColumn column) {
    return value.empty() ? fmt::format("(no {} named)", name_of(column)) : std::string(value);
}

/// ": 14:30 hours of work, 1,232.50 USD", or what of it nothing tells.
std::string work_words(const TicketLoad& load) {
    const TicketWork& work = load.work;
    const auto hours = work.hours();
    if (!hours) return "; the export does not say how many hours they took";
    std::string words = fmt::format(": {} hours of work", duration_text(*hours, Clock::business));
    if (work.without_hours > 0) {
        words +=
            fmt::format(" on the {} that {} it", grouped(work.with_hours), work.with_hours == 1 ? "tells" : "tell");
    }
    const std::string cost = cost_or_dash(work);
    if (cost == "-") return words + ", at no known rate";
    words += ", " + cost;
    if (work.without_rate > 0) {
        words += fmt::format(" without the {}", counted(work.without_rate, "one", "ones") + " that no rate takes");
    }
    return words;
}

}  // namespace

std::string WorkloadPage::opened_words() const {
    std::string words = counted(counts.tickets, "ticket was", "tickets were") + " opened";
    if (!tickets.has(TicketColumn::requester)) return words + " (the export does not say by whom)";
    words += " by " + counted(report.openers.requesters, "requester", "requesters");
    const auto& rows = report.requesters.rows;
    if (rows.empty() || rows.back().value != TextId::empty) return words;
    return words + fmt::format(" ({} without one)", grouped(rows.back().load.tickets));
}

/// What a manager may want to ask first.
std::string WorkloadPage::standing_out() const {
    const Openers& openers = report.openers;
    const Proportion& authorised = openers.by_authorised;
    std::string words;
    if (!openers.unauthorised.empty()) {
        const std::size_t others = openers.unauthorised.size();
        words =
            fmt::format("; {} ({} of those from people) {} from people whom the policy does not name",
                        grouped(others), share_text({others, authorised.denominator}), others == 1 ? "is" : "are");
    }
    const ThemeTable& themes = report.themes;
    if (themes.any.tickets > 0) {
        words += fmt::format("; {} ({}) {} like how-to or training questions", grouped(themes.any.tickets),
                             share_text({themes.any.tickets, themes.compared}),
                             themes.any.tickets == 1 ? "reads" : "read");
    }
    if (!words.empty()) return words;
    if (openers.for_half == 0 || openers.requesters < 2) return {};
    return fmt::format("; {} of the requesters opened half of them", grouped(openers.for_half));
}

void WorkloadPage::add_opening() {
    if (counts.tickets == 0) {
        page.add_opening("There are no tickets: nothing can be said of who opens and what it takes.");
        return;
    }
    page.add_opening(opened_words() + work_words(report.all) + standing_out() + ".");
}

void WorkloadPage::add_openers() {
    if (!tickets.has(TicketColumn::requester) || counts.tickets == 0) return;
    const ShownRows rows = cut_rows(rows_of(report.requesters));
    const bool names_any = names_authorised(report.openers);
    page.add_heading(fmt::format("Who opens {}", list_size(rows.shown(), rows.all())));
    std::vector<TableColumn> columns{
        {"Requester"}, {"Tickets", Align::point}, {"Share", Align::point}, {"Void", Align::point}};
    if (names_any) columns.push_back({"Authorised"});
    Table table(std::move(columns));
    const auto add = [&](std::string name, const TicketLoad& load, std::string authorised) {
        table.add_row({{std::move(name)},
                       {grouped(load.tickets)},
                       {share_or_dash({load.tickets, counts.tickets})},
                       {grouped(load.void_tickets)},
                       {std::move(authorised)}});
    };
    const auto add_row = [&](const LoadRow& row) {
        const bool is_known = row.value != TextId::empty;
        add(value_text(tickets.text(row.value), TicketColumn::requester), row.load,
            !is_known || !names_any ? "" : authorised_text(row));
    };
    for (const LoadRow* row : rows.first) add_row(*row);
    if (!rows.others.empty()) add(others_text(rows.others.size()), sum_of(rows.others), "");
    if (rows.unnamed != nullptr) add_row(*rows.unnamed);
    add("all", report.all, "");
    table.mark_sum();
    page.add_table(std::move(table));
    add_authorised();
}

void WorkloadPage::add_authorised() {
    const Openers& openers = report.openers;
    if (openers.for_half > 0) {
        page.add_paragraph(fmt::format("Half of all tickets came from {}, the fewest that make a half.",
                                       counted(openers.for_half, "requester", "requesters")));
    }
    if (openers.by_authorised.denominator > 0) {
        page.add_paragraph(fmt::format(
            "The authorised_requesters of the policy opened {} of the {} from people ({}){}.",
            grouped(openers.by_authorised.numerator), counted(openers.by_authorised.denominator, "ticket", "tickets"),
            share_with_interval(openers.by_authorised),
            openers.by_machines == 0 ? std::string()
                                     : fmt::format("; {} of machine_requesters left out",
                                                   counted(openers.by_machines, "ticket", "tickets"))));
    }
    const auto& idle = openers.authorised_without_ticket;
    if (idle.empty()) return;
    const std::size_t named = std::min(idle.size(), most_rows);
    page.add_paragraph(fmt::format("Named there, and without a ticket {}: {}.", list_size(named, idle.size()),
                                   fmt::join(idle.begin(), idle.begin() + static_cast<std::ptrdiff_t>(named), ", ")));
}

void WorkloadPage::add_resolvers() {
    if (!tickets.has(TicketColumn::assignee) || report.resolvers.rows.empty()) return;
    const ShownRows rows = cut_rows(rows_of(report.resolvers));
    page.add_heading(fmt::format("Who resolves {}", list_size(rows.shown(), rows.all())));
    Table table(
        {{"Last assignee"}, {"Resolved", Align::point}, {"Share", Align::point}, {"Reopened before", Align::point}});
    const auto add = [&](std::string name, const TicketLoad& load) {
        table.add_row({{std::move(name)},
                       {grouped(load.tickets)},
                       {share_or_dash({load.tickets, counts.resolved})},
                       {reopened_or_dash(load)}});
    };
    const auto add_row = [&](const LoadRow& row) {
        add(value_text(tickets.text(row.value), TicketColumn::assignee), row.load);
    };
    for (const LoadRow* row : rows.first) add_row(*row);
    if (!rows.others.empty()) add(others_text(rows.others.size()), sum_of(rows.others));
    if (rows.unnamed != nullptr) add_row(*rows.unnamed);
    add("all", sum_of(rows_of(report.resolvers)));
    table.mark_sum();
    page.add_table(std::move(table));
}

void WorkloadPage::add_hours() {
    if (!has_hours(tickets) || counts.tickets == 0) return;
    add_hours_by("requester", report.requesters);
    add_hours_by("category", report.by_category);
    add_hours_by("assignee", report.by_assignee);
    add_what_hours_count();
}

void WorkloadPage::add_hours_by(std::string_view by, const LoadTable& table) {
    if (!tickets.has(table.column)) return;
    std::vector<const LoadRow*> sorted = rows_of(table);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const LoadRow* a, const LoadRow* b) { return a->load.work.worked > b->load.work.worked; });
    const ShownRows rows = cut_rows(std::move(sorted));
    page.add_heading(fmt::format("Hours by {}, the most first {}", by, list_size(rows.shown(), rows.all())));
    std::string heading(by);
    heading.front() = static_cast<char>(heading.front() - 'a' + 'A');
    Table laid({{std::move(heading)},
                {"Tickets", Align::point},
                {"Hours", Align::point},
                {"Cost", Align::point},
                {"Median", Align::point},
                {"Reopened", Align::point},
                {"Their median", Align::point}});
    const auto add = [&laid](std::string name, const TicketLoad& load) {
        laid.add_row({{std::move(name)},
                      {grouped(load.tickets)},
                      {hours_or_dash(load.work.hours())},
                      {cost_or_dash(load.work)},
                      {hours_or_dash(load.median_hours)},
                      {reopened_or_dash(load)},
                      {hours_or_dash(load.median_hours_reopened)}});
    };
    const auto add_row = [&](const LoadRow& row) {
        add(value_text(tickets.text(row.value), table.column), row.load);
    };
    for (const LoadRow* row : rows.first) add_row(*row);
    if (!rows.others.empty()) add(others_text(rows.others.size()), sum_of(rows.others));
    if (rows.unnamed != nullptr) add_row(*rows.unnamed);
    add("all", report.all);
    laid.mark_sum();
    page.add_table(std::move(laid));
}

void WorkloadPage::add_what_hours_count() {
    const TicketWork& work = report.all.work;
    std::string words = fmt::format("Hours are those of {}", counted(work.with_hours, "ticket", "tickets"));
    if (work.without_hours > 0) {
        words += fmt::format("; {} none, and {} in no sum and no median",
                             counted(work.without_hours, "tells", "tell"), work.without_hours == 1 ? "is" : "are");
    }
    words += ". Void tickets count with the hours that were spent on them";
    words += work.without_rate > 0 ? fmt::format("; {} that no rate of the policy takes, and no cost.",
                                                 counted(work.without_rate, "ticket has hours", "tickets have hours"))
                                   : ".";
    page.add_paragraph(words + " A median is that of the tickets that tell hours; beside it that of those which "
                               "were reopened.");
}

Page& WorkloadPage::written() {
    add_opening();
    add_title();
    add_counted(false);
    add_openers();
    add_resolvers();
    add_hours();
    add_themes();
    add_demand();
    add_handling();
    add_entries();
    add_findings();
    add_missing(report.not_in_this_export);
    add_notes();
    add_inputs();
    add_warnings();
    return page;
}

std::string render_workload_table(const TicketReportFrame& frame, const WorkloadReport& report,
                                  const RenderOptions& options) {
    return WorkloadPage(frame, report, options).written().as_text(options.width);
}

std::string render_workload_markdown(const TicketReportFrame& frame, const WorkloadReport& report,
                                     const RenderOptions& options) {
    return WorkloadPage(frame, report, options).written().as_markdown();
}

std::string render_workload_html(const TicketReportFrame& frame, const WorkloadReport& report,
                                 const RenderOptions& options) {
    return ticket_document(frame, WorkloadPage(frame, report, html_options(options)).written(), "tickets workload");
}

}  // namespace msp_audit

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "report/decimal_text.hpp"
#include "report/duplicate_words.hpp"
#include "report/table_sections.hpp"
#include "report/ticket_words.hpp"
#include "report/workload_page.hpp"

namespace msp_audit {

namespace {

constexpr std::size_t most_themes = 20;
constexpr std::size_t most_examples = 3;

/// "12 of 130 tickets (9.2 %, 95 % interval 5.4-15.4 %)".
std::string share_of_tickets(const Proportion& share, std::string_view one, std::string_view many) {
    return fmt::format("{} of {} ({})", grouped(share.numerator), counted(share.denominator, one, many),
                       share_with_interval(share));
}

}  // namespace

void WorkloadPage::add_themes() {
    const ThemeTable& themes = report.themes;
    if (!tickets.has(TicketColumn::subject) || counts.tickets == 0 || themes.compared == 0) return;
    const std::size_t shown = std::min({themes.themes.size(), most_themes, options.list_limit});
    page.add_heading(fmt::format("How-to and training questions {}", list_size(shown, themes.themes.size())));
    const std::string compared = counted(themes.compared, "ticket with a subject", "tickets with a subject");
    if (themes.themes.empty()) {
        page.add_paragraph(fmt::format("None of the {} has all words of a theme.", compared));
        return;
    }
    Table table({{"Theme"},
                 {"Tickets", Align::point},
                 {"Share", Align::point},
                 {"Hours", Align::point},
                 {"Cost", Align::point},
                 {"Median", Align::point},
                 {"Such as", Align::left, true}});
    const auto add = [&](const std::string& name, const TicketLoad& load, std::string examples) {
        table.add_row({{name},
                       {grouped(load.tickets)},
                       {share_text({load.tickets, themes.compared})},
                       {hours_or_dash(load.work.hours())},
                       {cost_or_dash(load.work)},
                       {hours_or_dash(load.median_hours)},
                       {std::move(examples)}});
    };
    for (std::size_t i = 0; i < shown; ++i) {
        const ThemeLoad& theme = themes.themes[i];
        add(theme.name, theme.load, ids_of(theme.tickets, most_examples));
    }
    add("any theme", themes.any, "");
    page.add_table(std::move(table));
    page.add_paragraph(fmt::format(
        "A ticket has a theme where its subject has all words of it, in any order; the policy's [themes] adds others "
        "and switches some off. Shares are of the {}; a ticket may have several themes, and any theme counts it "
        "once. "
        "Whether a question is one for training is for people to say.",
        compared));
}

void WorkloadPage::add_demand() {
    if (counts.tickets == 0) return;
    const auto& opened = report.demand.opened;
    std::array<std::size_t, 24> by_hour{};
    std::array<std::size_t, 7> by_day{};
    for (std::size_t day = 0; day < opened.size(); ++day) {
        for (std::size_t hour = 0; hour < by_hour.size(); ++hour) {
            by_hour.at(hour) += opened.at(day).at(hour);
            by_day.at(day) += opened.at(day).at(hour);
        }
    }
    page.add_heading("When tickets are opened");
    std::vector<TableColumn> columns{{"Hour"}};
    for (const char* const day : {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "All"}) {
        columns.push_back({day, Align::point});
    }
    Table table(std::move(columns));
    for (std::size_t hour = 0; hour < by_hour.size(); ++hour) {
        if (by_hour.at(hour) == 0) continue;
        std::vector<TableCell> cells{{fmt::format("{:02}:00", hour)}};
        for (const auto& of_day : opened) cells.push_back({grouped(of_day.at(hour))});
        cells.push_back({grouped(by_hour.at(hour))});
        table.add_row(std::move(cells));
    }
    std::vector<TableCell> all{{"all"}};
    for (const std::size_t tickets_of_day : by_day) all.push_back({grouped(tickets_of_day)});
    all.push_back({grouped(counts.tickets)});
    table.add_row(std::move(all));
    table.mark_sum();
    page.add_table(std::move(table));
    page.add_paragraph(
        fmt::format("By the clock of {}; hours in which no ticket was opened are left out.", frame.timezone));
    if (report.demand.after_hours.denominator > 0) {
        const std::size_t machines = report.demand.after_hours_by_machines;
        page.add_paragraph(fmt::format(
            "Opened outside the working time of the calendar: {}{}.",
            share_of_tickets(report.demand.after_hours, "ticket with a calendar", "tickets with a calendar"),
            machines == 0 ? std::string() : fmt::format("; {} of them by machines", grouped(machines))));
    }
    if (!frame.calendars.empty() && report.demand.without_calendar > 0) {
        page.add_paragraph(fmt::format("{} of a company without a calendar: not judged.",
                                       counted(report.demand.without_calendar, "ticket is", "tickets are")));
    }
}

void WorkloadPage::add_handling() {
    const Handling& handling = report.handling;
    if (handling.reassigned.denominator == 0) return;
    page.add_heading("From hand to hand");
    page.add_paragraph(
        fmt::format("Reassigned at least once: {}; {} in all, {} at most on one ticket. Void tickets are left out.",
                    share_of_tickets(handling.reassigned, "ticket that prints a count", "tickets that print a count"),
                    counted(handling.reassignments, "reassignment", "reassignments"), grouped(handling.most)));
    if (handling.one_touch.denominator == 0) return;
    page.add_paragraph(fmt::format("Resolved without reassignment and never reopened: {}.",
                                   share_of_tickets(handling.one_touch, "resolved ticket for which both are known",
                                                    "resolved tickets for which both are known")));
}

}  // namespace msp_audit

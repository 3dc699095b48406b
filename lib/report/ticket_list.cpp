#include "report/ticket_list.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "report/csv_cells.hpp"
#include "report/decimal_text.hpp"
#include "report/question_findings.hpp"
#include "report/table_format.hpp"
#include "report/ticket_words.hpp"

namespace msp_audit {

namespace {

constexpr std::array resolution_table{
    ListedFigure{"resolved", "tickets that are resolved"},
    ListedFigure{"open", "tickets that are open"},
    ListedFigure{"void", "tickets that are void: cancelled, merged, duplicates and the like"},
    ListedFigure{"without-time", "resolved tickets that nothing dates"},
    ListedFigure{"unusable", "tickets resolved before they were opened"},
    ListedFigure{"unknown-status", "open tickets whose status nobody has mapped"},
    ListedFigure{"dated-by-history", "resolved tickets dated by their history"},
    ListedFigure{"dated-by-closing", "resolved tickets dated by their closing, which may be automatic"},
    ListedFigure{"met", "tickets resolved within their target"},
    ListedFigure{"missed", "tickets resolved past their target, or open past it"},
    ListedFigure{"undetermined", "tickets whose target is neither met nor missed yet"},
    ListedFigure{"void-past-target", "void tickets that were past their target when voided"},
    ListedFigure{"no-target", "tickets that have no target"},
};

constexpr std::array reopen_table{
    ListedFigure{"reopened", "tickets that were reopened"},
    ListedFigure{"cohort", "tickets first resolved long enough ago to be judged"},
    ListedFigure{"back-in-time", "tickets of the cohort reopened in time"},
    ListedFigure{"back-late", "tickets of the cohort reopened later"},
    ListedFigure{"pending", "tickets first resolved too short a time ago"},
    ListedFigure{"effective", "tickets of the cohort reopened in time, or recreated"},
    ListedFigure{"recreated", "tickets that seem to repeat an earlier one"},
    ListedFigure{"count-differs", "tickets whose history and whose own count of reopens differ"},
};

constexpr std::array workload_table{
    ListedFigure{"unauthorised", "tickets of people whom the policy does not name; machines left out"},
    ListedFigure{"without-requester", "tickets without a requester"},
    ListedFigure{"without-hours", "tickets of which nothing tells how long they took"},
    ListedFigure{"themes", "tickets that have all words of a theme"},
    ListedFigure{"after-hours", "tickets opened outside the working time of their calendar"},
    ListedFigure{"reassigned", "tickets that were reassigned, void ones left out"},
    ListedFigure{"one-touch", "tickets resolved without reassignment and never reopened"},
};

std::string meaning_of(std::span<const ListedFigure> figures, std::string_view name) {
    const auto found =
        std::find_if(figures.begin(), figures.end(), [name](const ListedFigure& one) { return one.name == name; });
    if (found == figures.end()) throw std::invalid_argument("no such figure: " + std::string(name));
    return std::string(found->meaning);
}

/// The figures of a report, and the codes that it asks; without a name those of all reports.
std::vector<ListedFigure> and_questions(std::span<const ListedFigure> figures, std::string_view report) {
    std::vector<ListedFigure> all(figures.begin(), figures.end());
    for (const CodeEntry& entry : code_table()) {
        if (family_of(entry.code) != CodeFamily::tickets) continue;
        if (report.empty() || report_asking(entry.code) == report) all.push_back({entry.name, entry.summary});
    }
    return all;
}

/// Why the report has no such figure, by the first of its `names` that is missing; empty: it has.
std::string lack_of(std::initializer_list<std::string_view> names, std::span<const FigureNotInExport> missing) {
    for (const std::string_view name : names) {
        const auto found = std::find_if(missing.begin(), missing.end(),
                                        [name](const FigureNotInExport& one) { return one.figure == name; });
        if (found == missing.end()) continue;
        if (found->column.empty()) return "not in this export: " + found->reason;
        return fmt::format("not in this export: {} ({})", found->column, found->reason);
    }
    return {};
}

std::string lack_in_resolution(std::string_view name, std::span<const FigureNotInExport> missing) {
    const bool is_of_targets = name == "met" || name == "missed" || name == "undetermined" ||
                               name == "void-past-target" || name == "no-target";
    return is_of_targets ? lack_of({"service_levels"}, missing) : std::string();
}

std::string lack_in_reopens(std::string_view name, const ReopenReport& report) {
    const auto& missing = report.not_in_this_export;
    if (name == "reopened") return lack_of({"ticket"}, missing);
    if (name == "effective" || name == "recreated") return lack_of({name}, missing);
    if (name != "count-differs") return lack_of({"cohort"}, missing);
    return report.column_compared > 0 ? std::string()
                                      : "not in this export: no ticket has both a history and a count";
}

std::string lack_in_workload(std::string_view name, std::span<const FigureNotInExport> missing) {
    if (name == "unauthorised") return lack_of({"requesters", "requesters.authorised"}, missing);
    if (name == "without-requester") return lack_of({"requesters"}, missing);
    if (name == "without-hours") return lack_of({"hours_by"}, missing);
    if (name == "after-hours") return lack_of({"demand.after_hours"}, missing);
    if (name == "reassigned") return lack_of({"demand.reassigned"}, missing);
    if (name == "one-touch") return lack_of({"demand.reassigned", "demand.one_touch"}, missing);
    return lack_of({name}, missing);
}

template <class Holds>
std::vector<std::uint32_t> those(const Tickets& tickets, Holds holds) {
    std::vector<std::uint32_t> places;
    for (std::uint32_t place = 0; place < tickets.tickets.size(); ++place) {
        if (holds(tickets.tickets[place], place)) places.push_back(place);
    }
    return places;
}

std::optional<TargetOutcome> outcome_of(std::string_view name) {
    if (name == "met") return TargetOutcome::met;
    if (name == "missed") return TargetOutcome::missed;
    if (name == "undetermined") return TargetOutcome::undetermined;
    if (name == "void-past-target") return TargetOutcome::void_past_target;
    if (name == "no-target") return TargetOutcome::no_target;
    return std::nullopt;
}

bool is_in_state(std::string_view name, const Ticket& ticket) {
    if (name == "resolved") return ticket.state == TicketState::resolved;
    if (name == "open") return ticket.state == TicketState::open;
    if (name == "void") return ticket.state == TicketState::void_;
    if (name == "unknown-status") return ticket.last == StatusClass::unknown;
    if (ticket.state != TicketState::resolved) return false;
    if (name == "without-time") return ticket.dated_by == DatedBy::nothing;
    if (name == "dated-by-history") return ticket.dated_by == DatedBy::history;
    return name == "dated-by-closing" && ticket.dated_by == DatedBy::closed_at;
}

}  // namespace

std::span<const ListedFigure> resolution_figures() {
    static const std::vector<ListedFigure> all = and_questions(resolution_table, "resolution");
    return all;
}

std::span<const ListedFigure> reopen_figures() {
    static const std::vector<ListedFigure> all = and_questions(reopen_table, "reopens");
    return all;
}

std::span<const ListedFigure> duplicate_figures() {
    static const std::vector<ListedFigure> all = and_questions({}, "duplicates");
    return all;
}

std::span<const ListedFigure> workload_figures() {
    static const std::vector<ListedFigure> all = and_questions(workload_table, "workload");
    return all;
}

std::span<const ListedFigure> summary_figures() {
    static const std::vector<ListedFigure> all = and_questions({}, {});
    return all;
}

std::optional<TicketList> list_of(std::string_view name, std::span<const TicketQuestion> questions,
                                  std::span<const FigureNotInExport> missing, bool is_part) {
    const auto code = code_named(name);
    if (!code || family_of(*code) != CodeFamily::tickets) return std::nullopt;
    TicketList list{entry(*code).name, {}, {}, {}};
    for (const TicketQuestion& question : questions) {
        if (question.code != *code) continue;
        list.tickets.insert(list.tickets.end(), question.tickets.begin(), question.tickets.end());
        list.meaning += (list.meaning.empty() ? "" : " ") + sentence_of(question, PartsNamed::all);
    }
    std::sort(list.tickets.begin(), list.tickets.end());
    list.tickets.erase(std::unique(list.tickets.begin(), list.tickets.end()), list.tickets.end());
    if (!list.meaning.empty()) return list;
    list.lack = lack_of({list.figure}, missing);
    if (*code == Code::stored_sla_differs && list.lack.empty()) list.lack = lack_of({"stored_sla"}, missing);
    if (*code == Code::missing_ticket_numbers && is_part) {
        list.lack = "not asked: a filter leaves tickets out, so that numbers are missing which are not";
    }
    list.meaning = fmt::format(
        "nothing was found, or it is not asked of these tickets; 'msp-audit help {}' says when it is asked",
        list.figure);
    return list;
}

TicketList list_of(std::string_view name, const Tickets& tickets, const ResolutionReport& report) {
    TicketList list{
        name, meaning_of(resolution_table, name), {}, lack_in_resolution(name, report.not_in_this_export)};
    if (name == "unusable") {
        list.tickets = report.durations.resolved_before_opened;
    } else if (const auto outcome = outcome_of(name)) {
        const auto& outcomes = report.service_levels.of_ticket;
        list.tickets =
            those(tickets, [&](const Ticket&, std::uint32_t place) { return outcomes[place] == *outcome; });
    } else {
        list.tickets = those(tickets, [&](const Ticket& ticket, std::uint32_t) { return is_in_state(name, ticket); });
    }
    return list;
}

TicketList list_of(std::string_view name, const ReopenReport& report) {
    TicketList list{name, meaning_of(reopen_table, name), {}, lack_in_reopens(name, report)};
    if (name == "reopened") list.tickets = report.reopened;
    if (name == "cohort") list.tickets = report.cohort_list;
    if (name == "back-in-time") list.tickets = report.back_in_time;
    if (name == "back-late") list.tickets = report.back_late;
    if (name == "pending") list.tickets = report.pending;
    if (name == "effective") list.tickets = report.effective_list;
    if (name == "count-differs") list.tickets = report.differing;
    if (name == "recreated" && report.recreated) {
        for (const RecreatedLink& link : report.recreated->links) list.tickets.push_back(link.later);
    }
    return list;
}

TicketList list_of(std::string_view name, const Tickets& tickets, const WorkloadReport& report) {
    TicketList list{name, meaning_of(workload_table, name), {}, lack_in_workload(name, report.not_in_this_export)};
    if (name == "unauthorised") list.tickets = report.openers.unauthorised;
    if (name == "without-hours") list.tickets = report.without_hours;
    if (name == "themes") list.tickets = report.themes.any_tickets;
    if (name == "after-hours") list.tickets = report.demand.after_hours_tickets;
    if (name == "reassigned") list.tickets = report.handling.reassigned_tickets;
    if (name == "one-touch") list.tickets = report.handling.one_touch_tickets;
    if (name == "without-requester") {
        list.tickets =
            those(tickets, [](const Ticket& ticket, std::uint32_t) { return ticket.row.requester == TextId::empty; });
    }
    return list;
}

std::string render_list_table(const TicketReportFrame& frame, const TicketList& list, const RenderOptions& options) {
    const Tickets& tickets = *frame.tickets;
    const TimeZone zone = zone_of(frame);
    const std::size_t shown = std::min(list.tickets.size(), options.list_limit);
    std::string out;
    if (!list.lack.empty()) {
        append_paragraph(out, "", fmt::format("{}: {}", list.figure, list.lack), options.width);
        return out;
    }
    append_paragraph(out, "", fmt::format("{} ({}): {}", list.figure, grouped(list.tickets.size()), list.meaning),
                     options.width);
    if (shown < list.tickets.size()) {
        append_paragraph(
            out, "", fmt::format("First {} of {}; csv has them all.", grouped(shown), grouped(list.tickets.size())),
            options.width);
    }
    if (shown == 0) return out;
    out += '\n';
    Table table({{"Ticket"},
                 {"Opened"},
                 {"Resolved"},
                 {"Status"},
                 {"Priority"},
                 {"Subject"},
                 {"Newest row", Align::left, true}});
    for (std::size_t i = 0; i < shown; ++i) {
        const Ticket& ticket = tickets.tickets[list.tickets[i]];
        const TicketRow& row = ticket.row;
        table.add_row({{std::string(tickets.text(row.id))},
                       {instant_or_dash(row.opened, zone)},
                       {instant_or_dash(ticket.final_at, zone)},
                       {std::string(tickets.text(row.status))},
                       {std::string(tickets.text(row.priority))},
                       {std::string(tickets.text(row.subject))},
                       {fmt::format("{}:{}", tickets.inputs->files[row.source.file].input.name, row.source.row)}});
    }
    return out + table.laid_out(options.width);
}

std::string render_list_csv(const TicketReportFrame& frame, const TicketList& list, const RenderOptions& options) {
    const Tickets& tickets = *frame.tickets;
    const CsvFor reader = options.csv_reader();
    std::string out = "figure,ticket,opened,resolved,status,priority,requester,company,subject,file,row\n";
    for (const std::uint32_t place : list.tickets) {
        const Ticket& ticket = tickets.tickets[place];
        const TicketRow& row = ticket.row;
        out += list.figure;
        const auto add = [&](std::string_view text) {
            out += ',';
            append_csv_text(out, text, reader);
        };
        add(tickets.text(row.id));
        out += "," + row.opened.to_string() + "," + ticket.final_at.to_string();
        for (const TextId text : {row.status, row.priority, row.requester, row.company, row.subject}) {
            add(tickets.text(text));
        }
        add(tickets.inputs->files[row.source.file].input.name);
        out += fmt::format(",{}\n", row.source.row);
    }
    return finished_csv(std::move(out), reader);
}

}  // namespace msp_audit

#include <algorithm>
#include <array>
#include <memory>

#include <fmt/format.h>

#include "cmd/option_values.hpp"
#include "cmd/ticket_command.hpp"

namespace msp_audit::cmd {

namespace {

constexpr std::array<std::string_view, 11> keys{"priority", "company",     "assignee",      "group",
                                                "category", "subcategory", "type",          "requester",
                                                "source",   "month",       "resolved-month"};

void take_keys(std::string_view text, std::vector<GroupKey>& by) {
    while (true) {
        const auto comma = std::min(text.find(','), text.size());
        const std::string_view word = text.substr(0, comma);
        const auto key = static_cast<GroupKey>(place_of("--by", word, "column to group by", keys));
        if (std::find(by.begin(), by.end(), key) != by.end()) {
            throw UsageError(fmt::format("--by: '{}' is given twice", word));
        }
        by.push_back(key);
        if (comma == text.size()) return;
        text.remove_prefix(comma + 1);
    }
}

constexpr Renderers<TicketReportFrame, ResolutionReport> renderers{
    .table = render_resolution_table,
    .csv = render_resolution_csv,
    .json = render_resolution_json,
    .markdown = render_resolution_markdown,
    .html = render_resolution_html,
    .workbook = render_resolution_workbook,
};

}  // namespace

void TicketsResolution::add_own_options(CommandLine& line) {
    line.add_values("--by", "KEY,...",
                    "Show groups beside the total: priority, company, assignee, group, category, subcategory, type, "
                    "requester, source, month (of opening) or resolved-month; several give their combinations.",
                    [this](const std::string& text) { take_keys(text, question_.by); });
    line.add_value("--percentile", "RULE",
                   "nearest (the default: the time of a ticket that one can open) or linear (what spreadsheets call "
                   "PERCENTILE.INC).",
                   [this](const std::string& text) {
                       static constexpr std::array<std::string_view, 2> rules{"nearest", "linear"};
                       question_.rule =
                           static_cast<PercentileRule>(place_of("--percentile", text, "rule for percentiles", rules));
                   });
    add_list_option(line, resolution_figures());
}

std::vector<std::string> TicketsResolution::own_warnings(const Tickets& tickets) const {
    const auto has = [&tickets](GroupKey key) {
        const auto column = ticket_column_named(name_of(key));
        return !column || std::any_of(tickets.sources.begin(), tickets.sources.end(),
                                      [column](const TicketSource& source) { return source.has(*column); });
    };
    std::string known;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (has(static_cast<GroupKey>(i))) known += (known.empty() ? "" : ", ") + std::string(keys[i]);
    }
    std::vector<std::string> warnings;
    for (const GroupKey key : question_.by) {
        if (has(key)) continue;
        warnings.push_back(
            fmt::format("--by {}: no file has that column; these tickets can be grouped by {}", name_of(key), known));
    }
    return warnings;
}

TicketCommand::Render TicketsResolution::report(const Facts& facts) const {
    const auto report = std::make_shared<const ResolutionReport>(
        report_resolution(facts.tickets, facts.policy, facts.calendars, facts.zone, question_, facts.threads));
    const std::vector<TicketQuestion> questions = questions_on_resolution(facts.questioned(), *report, facts.threads);
    facts.ask(questions);
    if (!listed().empty()) {
        auto asked = list_of(listed(), questions, report->not_in_this_export, facts.frame.filtered);
        return rendered(facts, asked ? *std::move(asked) : list_of(listed(), facts.tickets, *report));
    }
    return rendered(renderers, facts, report);
}

}  // namespace msp_audit::cmd

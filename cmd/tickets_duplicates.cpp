#include <array>
#include <memory>

#include <fmt/format.h>

#include "cmd/option_values.hpp"
#include "cmd/output.hpp"
#include "cmd/ticket_command.hpp"
#include "report/decimal_text.hpp"

namespace msp_audit::cmd {

namespace {

constexpr std::size_t most_pairs_that_can_be_asked = 1'000'000'000;

constexpr Renderers<TicketReportFrame, DuplicateReport> renderers{
    .table = render_duplicates_table,
    .csv = render_duplicates_csv,
    .json = render_duplicates_json,
    .markdown = render_duplicates_markdown,
    .html = render_duplicates_html,
    .workbook = render_duplicates_workbook,
};

}  // namespace

void add_comparison_options(CommandLine& line, DuplicateQuestion& question) {
    line.add_flag("--across-requesters", "Compare tickets of different requesters and assets, too.",
                  question.across_requesters);
    line.add_value("--fields", "FIELDS",
                   "The words that are compared: subject (the default) or subject,description (both joined).",
                   [&question](const std::string& text) {
                       static constexpr std::array<std::string_view, 2> known{"subject", "subject,description"};
                       question.with_description = place_of("--fields", text, "choice of fields", known) == 1;
                   });
    line.add_value("--weighting", "RULE",
                   "plain (the default: each word counts the same) or idf (words that few tickets have count more).",
                   [&question](const std::string& text) {
                       static constexpr std::array<std::string_view, 2> known{"plain", "idf"};
                       question.idf = place_of("--weighting", text, "rule for weights", known) == 1;
                   });
}

void TicketsDuplicates::add_own_options(CommandLine& line) {
    add_policy_option(line, "--threshold");
    add_policy_option(line, "--window");
    add_comparison_options(line, question_);
    line.add_flag("--pairs", "List every pair of tickets that say the same instead of groups.", question_.pairs);
    line.add_value("--max-pairs", "N",
                   "Pairs that are counted, at most (10,000,000). With --pairs, more than that end the run with "
                   "status 3, and nothing is written.",
                   [this](const std::string& text) {
                       question_.most_pairs = count_in("--max-pairs", text, 1, most_pairs_that_can_be_asked);
                   });
    add_list_option(line, duplicate_figures());
}

TicketCommand::Render TicketsDuplicates::report(const Facts& facts) const {
    const auto report =
        std::make_shared<const DuplicateReport>(report_duplicates(facts.tickets, facts.policy, question_));
    if (report->found.has_too_many_pairs()) {
        cmd::tell(fmt::format(
            "more than {} pairs of tickets say the same ({} of {} tickets were gone through): nothing is "
            "written\n  hint: a narrower --window, a --company, a higher --threshold, or a higher --max-pairs; "
            "without --pairs they are groups",
            grouped(question_.most_pairs), grouped(report->found.looked_at), grouped(facts.tickets.tickets.size())));
        return {};
    }
    const std::vector<TicketQuestion> questions = questions_on_duplicates(facts.questioned(), *report);
    facts.ask(questions);
    if (auto asked = list_of(listed(), questions, report->not_in_this_export, facts.frame.filtered)) {
        return rendered(facts, *std::move(asked));
    }
    return rendered(renderers, facts, report);
}

}  // namespace msp_audit::cmd

#include <algorithm>
#include <iterator>
#include <memory>

#include "cmd/ticket_command.hpp"
#include "report/ticket_summary.hpp"

namespace msp_audit::cmd {

namespace {

/// The four reports, each made once.
struct Reports {
    ResolutionReport resolution;
    ReopenReport reopens;
    DuplicateReport duplicates;
    WorkloadReport workload;
};

/// What all reports ask, in the order of the codes.
std::vector<TicketQuestion> questions_on(const QuestionedTickets& asked, const Reports& reports, unsigned threads) {
    std::vector<TicketQuestion> all = questions_on_resolution(asked, reports.resolution, threads);
    const auto take = [&all](std::vector<TicketQuestion> more) {
        std::move(more.begin(), more.end(), std::back_inserter(all));
    };
    take(questions_on_reopens(reports.reopens));
    take(questions_on_duplicates(asked, reports.duplicates));
    take(questions_on_workload(asked));
    std::stable_sort(all.begin(), all.end(),
                     [](const TicketQuestion& a, const TicketQuestion& b) { return a.code < b.code; });
    return all;
}

constexpr Renderers<TicketSummary> renderers{
    .table = render_summary_table,
    .csv = render_summary_csv,
    .json = render_summary_json,
    .markdown = render_summary_markdown,
    .html = render_summary_html,
    .workbook = render_summary_workbook,
};

}  // namespace

void TicketsSummary::add_own_options(CommandLine& line) {
    add_policy_option(line, "--reopen-days");
    add_policy_option(line, "--threshold");
    add_policy_option(line, "--window");
    add_comparison_options(line, question_);
    add_list_option(line, summary_figures());
}

TicketCommand::Render TicketsSummary::report(const Facts& facts) const {
    const auto reports = std::make_shared<const Reports>(
        Reports{report_resolution(facts.tickets, facts.policy, facts.calendars, facts.zone, {}, facts.threads),
                report_reopens(facts.tickets, facts.policy, facts.zone),
                report_duplicates(facts.tickets, facts.policy, question_),
                report_workload(facts.tickets, facts.policy, facts.calendars, facts.zone)});
    const std::vector<TicketQuestion> questions = questions_on(facts.questioned(), *reports, facts.threads);
    facts.ask(questions, few_ids);
    const std::vector<FigureNotInExport> missing =
        TicketSummary{facts.frame, reports->resolution, reports->reopens, reports->duplicates, reports->workload}
            .missing();
    if (auto asked = list_of(listed(), questions, missing, facts.frame.filtered)) {
        return rendered(facts, *std::move(asked));
    }
    return [reports, &frame = facts.frame](Format format, const RenderOptions& options) {
        const TicketSummary summary{frame, reports->resolution, reports->reopens, reports->duplicates,
                                    reports->workload};
        return renderers.of(format)(summary, options);
    };
}

}  // namespace msp_audit::cmd

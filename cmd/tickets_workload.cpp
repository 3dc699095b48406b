#include <memory>

#include "cmd/ticket_command.hpp"

namespace msp_audit::cmd {

namespace {

constexpr Renderers<TicketReportFrame, WorkloadReport> renderers{
    .table = render_workload_table,
    .csv = render_workload_csv,
    .json = render_workload_json,
    .markdown = render_workload_markdown,
    .html = render_workload_html,
    .workbook = render_workload_workbook,
};

}  // namespace

void TicketsWorkload::add_own_options(CommandLine& line) { add_list_option(line, workload_figures()); }

TicketCommand::Render TicketsWorkload::report(const Facts& facts) const {
    const auto report = std::make_shared<const WorkloadReport>(
        report_workload(facts.tickets, facts.policy, facts.calendars, facts.zone));
    const std::vector<TicketQuestion> questions = questions_on_workload(facts.questioned());
    facts.ask(questions);
    if (!listed().empty()) {
        auto asked = list_of(listed(), questions, report->not_in_this_export, facts.frame.filtered);
        return rendered(facts, asked ? *std::move(asked) : list_of(listed(), facts.tickets, *report));
    }
    return rendered(renderers, facts, report);
}

}  // namespace msp_audit::cmd

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

void TicketsWorkload::add_own_options(CommandLine& line) { add_list_option(line, workload_figures(), listed_); }

TicketCommand::Render TicketsWorkload::report(const Facts& facts) const {
    const auto report = std::make_shared<const WorkloadReport>(
        report_workload(facts.tickets, facts.policy, facts.calendars, facts.zone));
    facts.ask(questions_on_workload(facts.questioned()));
    if (!listed_.empty()) return listed(facts, list_of(listed_, facts.tickets, *report));
    return rendered(renderers, facts, report);
}

}  // namespace msp_audit::cmd

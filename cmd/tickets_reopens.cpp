#include <memory>

#include "cmd/ticket_command.hpp"

namespace msp_audit::cmd {

namespace {

constexpr Renderers<TicketReportFrame, ReopenReport> renderers{
    .table = render_reopens_table,
    .csv = render_reopens_csv,
    .json = render_reopens_json,
    .markdown = render_reopens_markdown,
    .html = render_reopens_html,
    .workbook = render_reopens_workbook,
};

}  // namespace

void TicketsReopens::add_own_options(CommandLine& line) {
    add_policy_option(line, "--reopen-days");
    add_policy_option(line, "--threshold");
    add_list_option(line, reopen_figures(), listed_);
}

TicketCommand::Render TicketsReopens::report(const Facts& facts) const {
    const auto report = std::make_shared<const ReopenReport>(report_reopens(facts.tickets, facts.policy, facts.zone));
    facts.ask(questions_on_reopens(*report));
    if (!listed_.empty()) return listed(facts, list_of(listed_, *report));
    return rendered(renderers, facts, report);
}

}  // namespace msp_audit::cmd

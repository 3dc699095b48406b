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
    add_list_option(line, reopen_figures());
}

TicketCommand::Render TicketsReopens::report(const Facts& facts) const {
    const auto report = std::make_shared<const ReopenReport>(report_reopens(facts.tickets, facts.policy, facts.zone));
    const std::vector<TicketQuestion> questions = questions_on_reopens(*report);
    facts.ask(questions);
    if (!listed().empty()) {
        auto asked = list_of(listed(), questions, report->not_in_this_export, facts.frame.filtered);
        return rendered(facts, asked ? *std::move(asked) : list_of(listed(), *report));
    }
    return rendered(renderers, facts, report);
}

}  // namespace msp_audit::cmd

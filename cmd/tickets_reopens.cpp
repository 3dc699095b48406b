#include <memory>

#include "cmd/ticket_command.hpp"

namespace msp_audit::cmd {

void TicketsReopens::add_own_options(CommandLine& line) {
    add_policy_option(line, "--reopen-days");
    add_policy_option(line, "--threshold");
    add_list_option(line, reopen_figures());
}

TicketCommand::Render TicketsReopens::report(const Facts& facts) const {
    auto report = std::make_shared<const ReopenReport>(report_reopens(facts.tickets, facts.policy, facts.zone));
    const std::vector<TicketQuestion> questions = questions_on_reopens(*report);
    facts.ask(questions);
    if (!listed().empty()) {
        auto asked = list_of(listed(), questions, report->not_in_this_export, facts.frame.filtered);
        return rendered(facts, asked ? *std::move(asked) : list_of(listed(), *report));
    }
    return [report, &frame = facts.frame](Format format, const RenderOptions& options) {
        switch (format) {
        case Format::csv:
            return render_reopens_csv(frame, *report, options);
        case Format::json:
            return render_reopens_json(frame, *report);
        case Format::markdown:
            return render_reopens_markdown(frame, *report, options);
        case Format::html:
            return render_reopens_html(frame, *report, options);
        default:
            break;
        }
        return render_reopens_table(frame, *report, options);
    };
}

}  // namespace msp_audit::cmd

#include <memory>

#include "cmd/ticket_command.hpp"

namespace msp_audit::cmd {

void TicketsReopens::add_own_options(CommandLine& line) {
    add_policy_option(line, "--reopen-days");
    add_policy_option(line, "--threshold");
    add_list_option(line, reopen_figures(), listed_);
}

TicketCommand::Render TicketsReopens::report(const Facts& facts) const {
    auto report = std::make_shared<const ReopenReport>(report_reopens(facts.tickets, facts.policy, facts.zone));
    facts.ask(questions_on_reopens(*report));
    if (!listed_.empty()) {
        return [report, facts, listed = listed_](Format format, const RenderOptions& options) {
            return render_list(facts.frame, list_of(listed, *report), facts.zone, format, options);
        };
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

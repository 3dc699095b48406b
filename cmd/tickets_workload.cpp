#include <memory>

#include "cmd/ticket_command.hpp"

namespace msp_audit::cmd {

void TicketsWorkload::add_own_options(CommandLine& line) { add_list_option(line, workload_figures()); }

TicketCommand::Render TicketsWorkload::report(const Facts& facts) const {
    auto report = std::make_shared<const WorkloadReport>(
        report_workload(facts.tickets, facts.policy, facts.calendars, facts.zone));
    const std::vector<TicketQuestion> questions = questions_on_workload(facts.questioned());
    facts.ask(questions);
    if (!listed().empty()) {
        auto asked = list_of(listed(), questions, report->not_in_this_export, facts.frame.filtered);
        return rendered(facts, asked ? *std::move(asked) : list_of(listed(), facts.tickets, *report));
    }
    return [report, &frame = facts.frame](Format format, const RenderOptions& options) {
        switch (format) {
        case Format::csv:
            return render_workload_csv(frame, *report, options);
        case Format::json:
            return render_workload_json(frame, *report);
        case Format::markdown:
            return render_workload_markdown(frame, *report, options);
        case Format::html:
            return render_workload_html(frame, *report, options);
        default:
            break;
        }
        return render_workload_table(frame, *report, options);
    };
}

}  // namespace msp_audit::cmd

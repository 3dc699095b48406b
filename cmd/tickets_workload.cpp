#include <memory>

#include "cmd/ticket_command.hpp"

namespace msp_audit::cmd {

void TicketsWorkload::add_own_options(CommandLine& line) { add_list_option(line, workload_figures(), listed_); }

TicketCommand::Render TicketsWorkload::report(const Facts& facts) const {
    auto report = std::make_shared<const WorkloadReport>(
        report_workload(facts.tickets, facts.policy, facts.calendars, facts.zone));
    facts.ask(questions_on_workload(facts.questioned()));
    if (!listed_.empty()) {
        return [report, facts, listed = listed_](Format format, const RenderOptions& options) {
            return render_list(facts.frame, list_of(listed, facts.tickets, *report), facts.zone, format, options);
        };
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

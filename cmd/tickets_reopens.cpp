#include <memory>

#include <fmt/format.h>

#include "cmd/option_values.hpp"
#include "cmd/ticket_command.hpp"

namespace msp_audit::cmd {

void TicketsReopens::add_own_options(CommandLine& line) {
    line.add_value("--reopen-days", "N",
                   "Days within which a reopened or recreated ticket counts. Default: the policy's, else 14.",
                   [this](const std::string& text) {
                       constexpr std::size_t most = 36'500;
                       reopen_days_ = static_cast<int>(count_in("--reopen-days", text, 0, most));
                   });
    line.add_value("--threshold", "T",
                   "How similar the subjects of a recreated ticket must be, above 0 and at most 1. Default: the "
                   "policy's, else 0.8.",
                   [this](const std::string& text) {
                       const auto value = Decimal::parse(text);
                       if (!value || value->sign() <= 0 || *value > Decimal(1)) {
                           throw UsageError(fmt::format(
                               "--threshold: '{}' is no decimal above 0 and at most 1, such as 0.8", text));
                       }
                       threshold_ = value;
                   });
    add_list_option(line, reopen_figures(), listed_);
}

void TicketsReopens::override_policy(TicketPolicy& policy) const {
    if (reopen_days_) policy.reopen_days = *reopen_days_;
    if (threshold_) policy.threshold = *threshold_;
}

TicketCommand::Render TicketsReopens::report(const Facts& facts) const {
    auto report = std::make_shared<const ReopenReport>(report_reopens(facts.tickets, facts.policy, facts.zone));
    if (!listed_.empty()) {
        return [report, facts, listed = listed_](Format format, const RenderOptions& options) {
            return render_list(facts.frame, list_of(listed, *report), facts.zone, format, options);
        };
    }
    return [report, &frame = facts.frame](Format format, const RenderOptions& options) {
        switch (format) {
        case Format::table:
            break;
        case Format::csv:
            return render_reopens_csv(frame, *report, options);
        case Format::json:
            return render_reopens_json(frame, *report);
        case Format::markdown:
            return render_reopens_markdown(frame, *report, options);
        }
        return render_reopens_table(frame, *report, options);
    };
}

}  // namespace msp_audit::cmd

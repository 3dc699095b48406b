#include "cmd/ticket_command.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "cmd/option_values.hpp"
#include "cmd/output.hpp"
#include "cmd/policy_file.hpp"
#include "cmd/report_places.hpp"
#include "report/decimal_text.hpp"

namespace msp_audit::cmd {

namespace {

constexpr Renderers<TicketReportFrame> finding_renderers{
    .table = render_findings_table,
    .csv = render_findings_csv,
    .markdown = render_findings_markdown,
    .workbook = render_findings_workbook,
};
constexpr Renderers<TicketReportFrame, TicketList> list_renderers{
    .table = render_list_table,
    .csv = render_list_csv,
    .workbook = render_list_workbook,
};

}  // namespace

void TicketCommand::setup(CommandLine& line) {
    line.begin_group("What is counted");
    line.add_value("--as-of", "WHEN",
                   "The day, YYYY-MM-DD (its end), or the instant, YYYY-MM-DDThh:mm:ssZ, as of which tickets are "
                   "looked at; what is later is not read. Default: the newest time in the data.",
                   [this](const std::string& text) { as_of_ = text; });
    add_policy_option(line, "--timezone");
    line.add_values("--company", "NAME", "Count tickets of this company alone; may be repeated.",
                    [this](const std::string& text) { filter_.companies.push_back(text); });
    line.add_values("--type", "NAME", "Count tickets of this type alone; may be repeated.",
                    [this](const std::string& text) { filter_.types.push_back(text); });
    add_own_options(line);
    add_finding_options(line, findings_);
    add_output_options(line, output_, report_formats);
    add_policy_options(line, policy_);
    add_input_options(line, input_, Reads::tickets);
    add_message_options(line, messages_);
}

Policy TicketCommand::policy_of_run() const {
    Policy policy = policy_in_force(policy_, input_.load.paths);
    tell_unused_policies(policy_, input_.load, messages_);
    apply_to_tickets(overrides_, policy);
    return policy;
}

ExitStatus TicketCommand::run() {
    check(input_);
    check(policy_);
    check(messages_);
    check(input_, output_);
    check_formats();
    const Policy policy = policy_of_run();
    const TicketPolicy& rules = policy.tickets;
    if (messages_.verbose) cmd::tell("policy: " + (policy.file.empty() ? "built in" : policy.file));
    TicketReading reading;
    {
        const Progress progress(messages_.progress_when(), "reading", began_, input_.load.progress.get());
        LoadOptions asked = input_.load;
        asked.mapping = rules.mapping;
        read_tickets(asked, rules, as_of_, reading);
    }
    refuse_overwriting(reading, policy.file);
    std::vector<std::string> files;
    for (const TicketFile& file : reading.inputs.files) files.push_back(file.input.name);
    if (reading.trouble.errors.empty()) refuse_idle_readings(input_.load, files, Reads::tickets);
    return print_report(reading, policy);
}

void TicketCommand::check_formats() const {
    if (findings_.instead && lists_tickets()) throw UsageError("--findings and --list exclude each other");
    const auto targets = output_.targets();
    for (const OutputTarget& target : targets) {
        if (findings_.instead && finding_renderers.of(target.format) == nullptr) {
            throw UsageError(
                "--findings has the formats table, csv, markdown and xlsx\n  hint: without it, json and html "
                "have the findings in every report");
        }
        if (lists_tickets() && list_renderers.of(target.format) == nullptr) {
            throw UsageError("--list has the formats table, csv and xlsx");
        }
    }
    refuse_workbook_on_terminal(targets);
}

/// Errors and rejected rows go to standard error.
ExitStatus TicketCommand::tell(const TicketReading& reading) const {
    const TicketInputs& inputs = reading.inputs;
    for (const std::string& error : reading.trouble.errors) cmd::tell(error);
    if (!messages_.quiet) tell_rejected_rows(reading.rejected(), !input_.rejects_file.empty());
    const bool is_bad =
        !reading.trouble.errors.empty() || inputs.files.empty() || inputs.rejected.size() > input_.allowed_rejects;
    return is_bad ? ExitStatus::bad_input : ExitStatus::done;
}

/// The report as it is asked for: the findings alone, or all of it.
TicketCommand::Render TicketCommand::counted(const TicketReading& reading, const Policy& policy,
                                             const Calendars& calendars, TicketReportFrame& frame) const {
    const Progress progress(messages_.progress_when(),
                            "counting " + msp_audit::counted(reading.tickets.tickets.size(), "ticket", "tickets"),
                            began_);
    const SeverityOf severity = [&](Code code) {
        return findings_.chooses(code) && !lists_tickets() ? policy.severity(code) : Severity::off;
    };
    Render render =
        report({reading.tickets, policy.tickets, calendars, reading.zone, frame, severity, input_.load.threads});
    if (!render || !findings_.instead) return render;
    return [&frame](Format format, const RenderOptions& options) {
        return finding_renderers.of(format)(frame, options);
    };
}

ExitStatus TicketCommand::print_report(TicketReading& reading, const Policy& policy) const {
    ExitStatus status = tell(reading);
    const bool nothing_was_read = reading.inputs.files.empty();
    if (reading.trouble.ambiguous || nothing_was_read) {
        for (const std::string& warning : reading.trouble.warnings) cmd::tell("warning: " + warning);
        cmd::tell(nothing_was_read ? "no tickets were read, so nothing is reported" : "nothing is reported");
        write(reading, nullptr);
        return status;
    }
    std::vector<std::string> warnings = warnings_of(reading);
    for (std::string& warning : own_warnings(reading.tickets)) warnings.push_back(std::move(warning));
    std::vector<std::string> first = unmet_filters(filter_, reading.tickets);
    apply(filter_, reading.tickets);
    if (reading.tickets.tickets.empty()) first.push_back(why_none(reading.tickets));
    TicketReportFrame frame = frame_of(reading, policy.tickets);
    frame.warnings = first;
    frame.warnings.insert(frame.warnings.end(), warnings.begin(), warnings.end());
    frame.filtered = filter_.is_set();
    frame.filter_words = filter_.words();
    frame.finding_words = findings_.words();
    const Calendars calendars = calendars_of(reading, policy.tickets);
    const Render render = counted(reading, policy, calendars, frame);
    if (!render) return ExitStatus::bad_input;
    const auto targets = output_.targets();
    // A list has no place for them.
    const bool shows_warnings =
        !lists_tickets() && std::any_of(targets.begin(), targets.end(),
                                        [](const OutputTarget& target) { return target.is_read_at_once(); });
    if (!messages_.quiet) {
        // What empties a page stands at the end of it, so it is told here, too.
        for (const std::string& warning : shows_warnings ? first : frame.warnings) cmd::tell("warning: " + warning);
    }
    write(reading, &render);
    return worse(status, status_of(frame.findings));
}

ExitStatus TicketCommand::status_of(const std::vector<Finding>& findings) const {
    const bool fails = std::any_of(findings.begin(), findings.end(), [this](const Finding& finding) {
        return findings_.fail_on != Severity::off && finding.severity >= findings_.fail_on;
    });
    return fails ? ExitStatus::findings : ExitStatus::done;
}

/// Called where no ticket is left.
std::string TicketCommand::why_none(const Tickets& tickets) const {
    if (filter_.is_set()) return "the filter (" + filter_.words() + ") leaves no ticket";
    if (tickets.counts.opened_later > 0) return "every ticket of these files was opened after as-of";
    return "there is no ticket in these files";
}

void TicketCommand::write(const TicketReading& reading, const Render* render) const {
    std::vector<Rendering> renderings;
    if (!input_.rejects_file.empty()) {
        renderings.push_back({input_.rejects_file, [this, &reading](Output& output) {
                                  output.write(rejected_rows_csv({reading.rejected()}, output_.csv_reader()));
                              }});
    }
    for (const OutputTarget& target : output_.targets()) {
        if (render == nullptr) continue;
        const RenderOptions options = render_options(output_, messages_, target);
        renderings.push_back({target.file, [render, options, format = target.format](Output& output) {
                                  output.write((*render)(format, options));
                              }});
    }
    write_whole(renderings);
}

void TicketCommand::refuse_overwriting(const TicketReading& reading, const std::string& policy_file) const {
    std::vector<std::string> read = input_.load.paths;
    for (const TicketFile& file : reading.inputs.files) read.push_back(file.input.name);
    for (const auto& [kind, file] : input_.load.kinds) read.push_back(file);
    read.push_back(policy_file);
    read.push_back(input_.load.profile);
    std::vector<std::string> written{input_.rejects_file};
    for (const OutputTarget& target : output_.targets()) written.push_back(target.file);
    cmd::refuse_overwriting(read, written);
}

void TicketCommand::add_list_option(CommandLine& line, std::span<const ListedFigure> figures) {
    std::string names;
    for (const ListedFigure& figure : figures) names += (names.empty() ? "" : ", ") + std::string(figure.name);
    line.add_value(
        "--list", "FIGURE",
        "Print the tickets behind a figure or a question, all of them, instead of the report, as table, csv "
        "or xlsx: " +
            names + ".",
        [figures, this](const std::string& text) {
            std::vector<std::string_view> known;
            for (const ListedFigure& figure : figures) known.push_back(figure.name);
            listed_ = known[place_of("--list", text, "figure", known)];
        });
}

TicketCommand::Render TicketCommand::rendered(const Facts& facts, TicketList list) const {
    return [this, &frame = facts.frame, list = std::move(list)](Format format, const RenderOptions& options) {
        if (format == Format::csv && !list.lack.empty() && !messages_.quiet) {
            cmd::tell(fmt::format("warning: --list {}: {}", list.figure, list.lack));
        }
        return list_renderers.of(format)(frame, list, options);
    };
}

}  // namespace msp_audit::cmd

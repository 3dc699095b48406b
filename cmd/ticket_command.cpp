#include "cmd/ticket_command.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "cmd/option_values.hpp"
#include "cmd/output.hpp"
#include "cmd/policy_file.hpp"
#include "cmd/rejected_rows.hpp"
#include "cmd/report_places.hpp"
#include "core/version.hpp"
#include "ingest/load_tickets.hpp"
#include "tickets/fold.hpp"

namespace msp_audit::cmd {

namespace {

/// Days that calendars cover behind as-of, so that what is due later can be told.
constexpr Seconds covered_behind = 400 * seconds_a_day;

/// An instant, or the last second of a local day.
Instant as_of_from(const std::string& text, const TimeZone& zone) {
    if (text.empty()) return {};
    if (const auto instant = Instant::parse(text)) return *instant;
    if (const auto day = Day::parse(text)) return zone.start_of(*day + 1) + -1;
    throw UsageError(fmt::format("--as-of: '{}' is no date and no instant\n"
                                 "  hint: write it as YYYY-MM-DD (the end of that day) or YYYY-MM-DDThh:mm:ssZ",
                                 text));
}

std::string warning_of(const TicketInputs& inputs, const BadTicketCell& cell) {
    return fmt::format("{}:{}: {}: '{}' {}; it counts as missing", inputs.files[cell.source.file].input.name,
                       cell.source.row, name_of(cell.column), cell.value, cell.reason);
}

/// What reading and folding have to say, in an order that does not depend on either.
std::vector<std::string> warnings_of(const LoadTrouble& trouble, const TicketInputs& inputs, const Tickets& tickets) {
    std::vector<std::string> warnings = trouble.warnings;
    constexpr std::size_t most = 20;
    const std::size_t shown = std::min(most, inputs.bad_cells.size());
    for (std::size_t i = 0; i < shown; ++i) warnings.push_back(warning_of(inputs, inputs.bad_cells[i]));
    if (inputs.bad_cell_count > shown) {
        warnings.push_back(fmt::format("and {} more cells that could not be read and count as missing",
                                       inputs.bad_cell_count - shown));
    }
    for (const auto& [word, rows] : tickets.unknown_statuses) {
        warnings.push_back(
            fmt::format("status '{}' is unknown ({}): [tickets] status = {{ \"{}\" = \"...\" }} maps it", word,
                        rows == 1 ? "1 row" : fmt::format("{} rows", rows), word));
    }
    for (const TextId id : tickets.shared_ids) {
        if (warnings.size() > 4 * most) break;
        warnings.push_back(fmt::format("ticket '{}' occurs in several systems; they are taken for different tickets",
                                       inputs.text(id)));
    }
    warnings.insert(warnings.end(), tickets.warnings.begin(), tickets.warnings.end());
    return warnings;
}

bool goes_to_standard_output(const OutputTarget& target) { return target.file.empty() || target.file == "-"; }

}  // namespace

struct TicketCommand::Reading {
    TicketInputs inputs;
    LoadTrouble trouble;
    Tickets tickets;
    TimeZone zone;
};

void TicketCommand::setup(CommandLine& line) {
    line.begin_group("What is counted");
    line.add_value("--as-of", "WHEN",
                   "The day, YYYY-MM-DD (its end), or the instant, YYYY-MM-DDThh:mm:ssZ, as of which tickets are "
                   "looked at; what is later is not read. Default: the newest time in the data.",
                   [this](const std::string& text) { as_of_ = text; });
    line.add_value(
        "--timezone", "ZONE",
        "The IANA time zone of months and days, such as Europe/Brussels. Default: the policy's, else UTC. Times "
        "without an offset are read in it only where the policy names no zone.",
        [this](const std::string& text) { timezone_ = text; });
    line.add_values("--company", "NAME", "Count tickets of this company alone; may be repeated.",
                    [this](const std::string& text) { filter_.companies.push_back(text); });
    line.add_values("--type", "NAME", "Count tickets of this type alone; may be repeated.",
                    [this](const std::string& text) { filter_.types.push_back(text); });
    add_own_options(line);
    add_output_options(line, output_, last_format());
    add_policy_options(line, policy_);
    add_input_options(line, input_, Reads::tickets);
    add_message_options(line, messages_);
}

Policy TicketCommand::policy_of_run() const {
    Policy policy = policy_in_force(policy_, input_.load.paths);
    if (!timezone_.empty()) {
        // What the policy says of the export's own times holds, whatever zone the report is for.
        const bool says_both = policy.tickets.zone_was_given && !policy.tickets.source_zone_name;
        if (says_both) policy.tickets.source_zone_name = policy.tickets.zone_name;
        policy.tickets.zone_name = timezone_;
        policy.tickets.zone_was_given = true;
    }
    override_policy(policy.tickets);
    return policy;
}

ExitStatus TicketCommand::run() {
    take_first_arguments(input_.load.paths);
    check(input_);
    check(policy_);
    check(messages_);
    check_profile(input_.load.profile, Reads::tickets);
    static_cast<void>(output_.targets());
    const Policy policy = policy_of_run();
    const TicketPolicy& rules = policy.tickets;
    if (messages_.verbose) cmd::tell("policy: " + (policy.file.empty() ? "built in" : policy.file));
    Reading reading;
    reading.zone = zone_named(rules.zone_name, "--timezone");
    const TimeZone source_zone = zone_named(rules.source_zone_name.value_or(rules.zone_name), "source_timezone");
    const Instant as_of = as_of_from(as_of_, reading.zone);
    LoadOptions asked = input_.load;
    asked.mapping = rules.mapping;
    {
        const Progress progress(messages_.progress_when(), "reading", began_);
        TicketFold fold(reading.inputs, rules, as_of);
        reading.trouble = load_tickets(asked, source_zone, fold, reading.inputs);
        reading.tickets = fold.finish();
    }
    refuse_overwriting(reading, policy.file);
    return print_report(reading, rules);
}

/// Errors and rejected rows go to standard error.
ExitStatus TicketCommand::tell(const Reading& reading) const {
    const TicketInputs& inputs = reading.inputs;
    for (const std::string& error : reading.trouble.errors) cmd::tell(error);
    const RejectedRows rejected{inputs.rejected, [&inputs](std::uint32_t file) -> const std::string& {
                                    return inputs.files[file].input.name;
                                }};
    if (!messages_.quiet) tell_rejected_rows(rejected, !input_.rejects_file.empty());
    const bool is_bad =
        !reading.trouble.errors.empty() || inputs.files.empty() || inputs.rejected.size() > input_.allowed_rejects;
    return is_bad ? ExitStatus::bad_input : ExitStatus::done;
}

ExitStatus TicketCommand::print_report(Reading& reading, const TicketPolicy& policy) const {
    ExitStatus status = tell(reading);
    const bool nothing_was_read = reading.inputs.files.empty();
    if (reading.trouble.ambiguous || nothing_was_read) {
        for (const std::string& warning : reading.trouble.warnings) cmd::tell("warning: " + warning);
        cmd::tell(nothing_was_read ? "no tickets were read, so nothing is reported" : "nothing is reported");
        write(reading, nullptr);
        return status;
    }
    TicketReportFrame frame;
    frame.warnings = warnings_of(reading.trouble, reading.inputs, reading.tickets);
    apply(filter_, reading.tickets);
    if (reading.tickets.tickets.empty()) {
        frame.warnings.push_back(filter_.is_set() ? "the filter (" + filter_.words() + ") leaves no ticket"
                                                  : std::string("there is no ticket in these files"));
    }
    frame.tickets = &reading.tickets;
    frame.program = fmt::format("msp-audit {}", version());
    frame.timezone = reading.zone.name();
    frame.timezone_was_given = policy.zone_was_given;
    frame.reopen_days = policy.reopen_days;
    frame.filtered = filter_.is_set();
    frame.filter_words = filter_.words();
    for (const CalendarRules& calendar : policy.calendars) frame.calendars.push_back(calendar.name);
    const auto& all = reading.tickets.tickets;
    const auto first = std::min_element(all.begin(), all.end(),
                                        [](const Ticket& a, const Ticket& b) { return a.row.opened < b.row.opened; });
    const Instant as_of = reading.tickets.as_of.has_value() ? reading.tickets.as_of : Instant::from_count(0);
    const Calendars calendars(policy, first == all.end() ? as_of : first->row.opened, as_of + covered_behind);
    Render render;
    {
        const Progress progress(messages_.progress_when(), "counting", began_);
        render = report({reading.tickets, policy, calendars, reading.zone, frame});
    }
    const auto targets = output_.targets();
    const bool shows_warnings = std::any_of(targets.begin(), targets.end(), [](const OutputTarget& target) {
        return (target.format == Format::table || target.format == Format::markdown) &&
               goes_to_standard_output(target);
    });
    if (!shows_warnings && !messages_.quiet) {
        for (const std::string& warning : frame.warnings) cmd::tell("warning: " + warning);
    }
    write(reading, &render);
    return status;
}

void TicketCommand::write(const Reading& reading, const Render* render) const {
    const TicketInputs& inputs = reading.inputs;
    std::vector<Rendering> renderings;
    if (!input_.rejects_file.empty()) {
        const RejectedRows rejected{inputs.rejected, [&inputs](std::uint32_t file) -> const std::string& {
                                        return inputs.files[file].input.name;
                                    }};
        renderings.push_back({input_.rejects_file, [this, rejected](Output& output) {
                                  output.write(rejected_rows_csv(rejected, output_.csv_reader()));
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

void TicketCommand::refuse_overwriting(const Reading& reading, const std::string& policy_file) const {
    std::vector<std::string> read = input_.load.paths;
    for (const TicketFile& file : reading.inputs.files) read.push_back(file.input.name);
    for (const auto& [kind, file] : input_.load.kinds) read.push_back(file);
    read.push_back(policy_file);
    read.push_back(input_.load.profile);
    std::vector<std::string> written{input_.rejects_file};
    for (const OutputTarget& target : output_.targets()) written.push_back(target.file);
    cmd::refuse_overwriting(read, written);
}

void add_list_option(CommandLine& line, std::span<const ListedFigure> figures, std::string& listed) {
    std::string names;
    for (const ListedFigure& figure : figures) names += (names.empty() ? "" : ", ") + std::string(figure.name);
    line.add_value("--list", "FIGURE",
                   "Print the tickets behind a figure instead of the report, as table or csv: " + names + ".",
                   [figures, &listed](const std::string& text) {
                       std::vector<std::string_view> known;
                       for (const ListedFigure& figure : figures) known.push_back(figure.name);
                       listed = known[place_of("--list", text, "figure", known)];
                   });
}

std::string render_list(const TicketReportFrame& frame, const TicketList& list, const TimeZone& zone, Format format,
                        const RenderOptions& options) {
    if (format == Format::csv) return render_list_csv(frame, list, options);
    if (format == Format::table) return render_list_table(frame, list, zone, options);
    throw UsageError("--list has the formats table and csv");
}

}  // namespace msp_audit::cmd

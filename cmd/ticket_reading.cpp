#include "cmd/ticket_reading.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cmd/option_values.hpp"
#include "cmd/usage_error.hpp"
#include "core/version.hpp"
#include "ingest/read_duration.hpp"
#include "tickets/fold.hpp"

namespace msp_audit::cmd {

namespace {

/// Days that calendars cover behind as-of, so that what is due later can be told.
constexpr Seconds covered_behind = 400 * seconds_a_day;

std::string warning_of(const TicketInputs& inputs, const BadTicketCell& cell) {
    return fmt::format("{}:{}: {}: '{}' {}; it counts as missing", inputs.files[cell.source.file].input.name,
                       cell.source.row, name_of(cell.column), cell.value, cell.reason);
}

bool is_bare_number(const BadTicketCell& cell) { return cell.reason.ends_with(bare_number_reason); }

/// How many cells one warning tells with this one: the bare numbers of one column of a file are told by the first.
std::size_t bare_numbers_like(const TicketInputs& inputs, std::size_t place) {
    const BadTicketCell& cell = inputs.bad_cells[place];
    if (!is_bare_number(cell)) return 1;
    const auto is_like = [&cell](const BadTicketCell& other) {
        return is_bare_number(other) && other.column == cell.column && other.source.file == cell.source.file;
    };
    const auto here = inputs.bad_cells.begin() + static_cast<std::ptrdiff_t>(place);
    if (std::any_of(inputs.bad_cells.begin(), here, is_like)) return 0;
    return static_cast<std::size_t>(std::count_if(here, inputs.bad_cells.end(), is_like));
}

std::string warning_of_bare_numbers(const TicketInputs& inputs, const BadTicketCell& cell, std::size_t count) {
    return fmt::format("{}: {}: {} values count as missing; the first, '{}' in row {}, {}; write the unit into the "
                       "header, such as '(hours)' or '(minutes)', or let a profile give it",
                       inputs.files[cell.source.file].input.name, name_of(cell.column), count, cell.value,
                       cell.source.row, cell.reason);
}

}  // namespace

RejectedRows TicketReading::rejected() const {
    return {inputs.rejected,
            [this](std::uint32_t file) -> const std::string& { return inputs.files[file].input.name; }};
}

Instant as_of_from(const std::string& text, const TimeZone& zone) {
    if (text.empty()) return {};
    if (const auto instant = Instant::parse(text)) return *instant;
    if (const auto day = Day::parse(text)) return zone.start_of(*day + 1) + -1;
    throw UsageError(fmt::format("--as-of: '{}' is no date and no instant\n"
                                 "  hint: write it as YYYY-MM-DD (the end of that day) or YYYY-MM-DDThh:mm:ssZ",
                                 text));
}

void apply_to_tickets(const PolicyOverrides& overrides, Policy& policy) {
    TicketPolicy& rules = policy.tickets;
    if (rules.zone_was_given && !rules.source_zone_name) rules.source_zone_name = rules.zone_name;
    apply(overrides, policy);
}

void read_tickets(const LoadOptions& options, const TicketPolicy& policy, const std::string& as_of,
                  TicketReading& into) {
    into.zone = zone_named(policy.zone_name, "--timezone");
    const TimeZone source_zone = zone_named(policy.source_zone_name.value_or(policy.zone_name), "source_timezone");
    TicketFold fold(into.inputs, policy, as_of_from(as_of, into.zone), into.keeps_words);
    into.trouble = load_tickets(options, source_zone, fold, into.inputs);
    into.tickets = fold.finish();
    into.inputs.texts.release_lookup();
}

std::vector<std::string> warnings_of(const TicketReading& reading) {
    const TicketInputs& inputs = reading.inputs;
    const Tickets& tickets = reading.tickets;
    std::vector<std::string> warnings = reading.trouble.warnings;
    constexpr std::size_t most = 20;
    std::size_t shown = 0;  // cells that some warning tells
    for (std::size_t i = 0; i < inputs.bad_cells.size() && warnings.size() < most; ++i) {
        const BadTicketCell& cell = inputs.bad_cells[i];
        const std::size_t like_it = bare_numbers_like(inputs, i);
        if (like_it == 0) continue;  // told with the first of its column
        warnings.push_back(like_it == 1 ? warning_of(inputs, cell) : warning_of_bare_numbers(inputs, cell, like_it));
        shown += like_it;
    }
    if (inputs.bad_cell_count > shown) {
        warnings.push_back(fmt::format("and {} more cells that could not be read and count as missing",
                                       inputs.bad_cell_count - shown));
    }
    for (const auto& [word, rows] : tickets.unknown_statuses) {
        warnings.push_back(
            fmt::format("status '{}' is unknown ({}): [tickets] status = {{ \"{}\" = \"...\" }} maps it", word,
                        rows == 1 ? "1 row" : fmt::format("{} rows", rows), word));
    }
    warnings.insert(warnings.end(), tickets.warnings.begin(), tickets.warnings.end());
    return warnings;
}

TicketReportFrame frame_of(const TicketReading& reading, const TicketPolicy& policy) {
    TicketReportFrame frame;
    frame.tickets = &reading.tickets;
    frame.program = fmt::format("msp-audit {}", version());
    frame.timezone = reading.zone.name();
    frame.timezone_was_given = policy.zone_was_given;
    frame.reopen_days = policy.reopen_days;
    for (const CalendarRules& calendar : policy.calendars) frame.calendars.push_back(calendar.name);
    return frame;
}

Calendars calendars_of(const TicketReading& reading, const TicketPolicy& policy) {
    const auto& all = reading.tickets.tickets;
    const Instant as_of = reading.tickets.as_of.has_value() ? reading.tickets.as_of : Instant::from_count(0);
    return Calendars(policy, all.empty() ? as_of : all.front().row.opened, as_of + covered_behind);
}

}  // namespace msp_audit::cmd

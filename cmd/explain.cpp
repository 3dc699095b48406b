#include "cmd/explain.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "audit/audit.hpp"
#include "audit/story.hpp"
#include "cmd/explain_reading.hpp"
#include "cmd/option_values.hpp"
#include "cmd/output.hpp"
#include "cmd/policy_file.hpp"
#include "cmd/report_places.hpp"
#include "cmd/usage_error.hpp"
#include "core/nearest.hpp"
#include "ingest/any_profile.hpp"
#include "ingest/profile_loading.hpp"
#include "ingest/unread_files.hpp"
#include "match/completed_rows.hpp"
#include "match/match.hpp"
#include "report/decimal_text.hpp"
#include "report/render_story.hpp"
#include "report/ticket_replay_text.hpp"
#include "tickets/replay.hpp"
#include "tickets/resolution_ends.hpp"

namespace msp_audit::cmd {

namespace {

bool is_ticket_kind(DocumentKind kind) {
    return kind == DocumentKind::ticket || kind == DocumentKind::ticket_event || kind == DocumentKind::time_entry;
}

/// Of a built-in profile by its name, of another by what it says.
bool is_profile_of_tickets_named(const std::string& name) {
    const std::string_view shipped = text_of_shipped(name);
    return is_profile_of_tickets(shipped.empty() ? contents_of_file(name) : std::string(shipped));
}

}  // namespace

void Explain::setup(CommandLine& line) {
    line.begin_group("What is told");
    line.add_value(
        "--as-of", "WHEN",
        "The day, YYYY-MM-DD: documents dated after it are left out, waits are counted from it, and tickets "
        "are looked at as of its end. For tickets also an instant, YYYY-MM-DDThh:mm:ssZ. Default: the "
        "newest date in the data.",
        [this](const std::string& text) { as_of_ = text; });
    add_override(line, overrides_, "--timezone");
    add_pair_options(line);
    add_output_options(line, output_, no_other_formats);
    add_policy_options(line, policy_);
    add_input_options(line, input_, Reads::exports);
    add_message_options(line, messages_);
}

void Explain::take_number() {
    std::vector<std::string>& arguments = input_.load.paths;
    if (arguments.empty() || arguments.front().empty()) {
        throw UsageError(
            "explain needs the number of a document or a ticket\n  hint: msp-audit explain ID [PATH...]");
    }
    id_ = arguments.front();
    arguments.erase(arguments.begin());
}

void Explain::check_options() const {
    check(input_);
    check(policy_);
    check(messages_);
    static_cast<void>(as_of_from(as_of_, TimeZone()));
    check_pair_options();
    check(input_, output_);
}

ExitStatus Explain::run() {
    take_number();
    check_options();
    Policy policy = policy_in_force(policy_, input_.load.paths);
    tell_unused_policies(policy_, input_.load, messages_);
    apply_to_tickets(overrides_, policy);
    if (messages_.verbose) tell("policy: " + (policy.file.empty() ? "built in" : policy.file));
    Reading reading;
    read(reading, policy);
    refuse_overwriting(reading, policy.file);
    if (reading.errors().empty()) refuse_idle_readings(input_.load, reading.files(), Reads::exports);
    const ExitStatus status = tell_trouble(reading);
    if (reading.is_ambiguous() || (reading.books.files.empty() && reading.tickets.inputs.files.empty())) {
        tell(reading.is_ambiguous() ? "nothing is told" : "nothing was read, so nothing is told");
        write(reading, "");
        return worse(status, ExitStatus::bad_input);
    }
    const auto targets = output_.targets();
    const RenderOptions options = render_options(output_, messages_, targets.front());
    if (!with_.empty()) {
        write(reading, pair(reading, policy, options));
        return status;
    }
    std::string story = documents(reading, policy, options);
    const std::string of_tickets = tickets(reading, policy, options);
    if (story.empty() && of_tickets.empty() && !tell_rejected_row_of_number(reading)) refuse(reading);
    if (!story.empty() && !of_tickets.empty()) story += "\n";
    write(reading, story + of_tickets);
    return status;
}

/// Standard input among the PATHs is read once: by the family that --kind names for it, and then by that alone.
void Explain::read(Reading& reading, const Policy& policy) const {
    const Progress progress(messages_.progress_when(), "reading", began_, input_.load.progress.get());
    LoadOptions asked = input_.load;
    const auto& paths = asked.paths;
    const bool reads_standard_input = std::find(paths.begin(), paths.end(), "-") != paths.end();
    bool of_documents = true;
    bool of_tickets = true;
    std::vector<std::pair<DocumentKind, std::string>> document_kinds;
    std::vector<std::pair<DocumentKind, std::string>> ticket_kinds;
    for (const auto& kind : asked.kinds) {
        const bool is_ticket = is_ticket_kind(kind.first);
        (is_ticket ? ticket_kinds : document_kinds).push_back(kind);
        if (kind.second == "-" && reads_standard_input) (is_ticket ? of_documents : of_tickets) = false;
    }
    if (!asked.profile.empty()) {
        (is_profile_of_tickets_named(asked.profile) ? of_documents : of_tickets) = false;
    }
    const TimeZone zone = zone_named(policy.tickets.zone_name, "--timezone");
    const Instant as_of = as_of_from(as_of_, zone);
    if (as_of.has_value()) reading.as_of = zone.day_of(as_of);
    asked.other_family_is_read = of_documents && of_tickets;
    if (of_documents) {
        asked.kinds = document_kinds;
        asked.mapping = policy.mapping;
        reading.trouble = load(asked, reading.books, reading.unread);
    }
    if (of_tickets) {
        asked.kinds = ticket_kinds;
        asked.mapping = policy.tickets.mapping;
        reading.tickets.keeps_words = true;
        read_tickets(asked, policy.tickets, as_of_, reading.tickets);
    }
}

ExitStatus Explain::tell_trouble(const Reading& reading) const {
    const std::vector<std::string> errors = reading.errors();
    for (const std::string& error : errors) tell(error);
    const bool has_file = !input_.rejects_file.empty();
    const std::size_t rejected = reading.books.rejected.size() + reading.tickets.inputs.rejected.size();
    if (messages_.verbose) {
        tell_rejected_rows(RejectedRows::of(reading.books), has_file);
        tell_rejected_rows(reading.tickets.rejected(), has_file);
    } else if (!messages_.quiet && rejected > 0) {
        tell(fmt::format("{} could not be read and {} left out; --verbose shows {}, --rejects FILE writes {}",
                         rejected == 1 ? "1 row" : fmt::format("{} rows", rejected), rejected == 1 ? "is" : "are",
                         rejected == 1 ? "it" : "them", rejected == 1 ? "it" : "them"));
    }
    if (!messages_.quiet) {
        for (const std::string& warning : reading.warnings()) tell("warning: " + warning);
    }
    return errors.empty() && rejected <= input_.allowed_rejects ? ExitStatus::done : ExitStatus::bad_input;
}

/// The match is made twice: first to find what the number means, then with reasons for that alone.
std::string Explain::documents(Reading& reading, const Policy& policy, const RenderOptions& options) const {
    Books& books = reading.books;
    if (books.files.empty()) return {};
    books.default_currency = books.texts.intern(policy.default_currency);
    const Progress progress(messages_.progress_when(),
                            "matching " + counted(books.invoice_lines.size(), "invoice line", "invoice lines"),
                            began_);
    const unsigned threads = input_.load.threads;
    NamedDocuments named;
    MatchTrace trace;
    {
        const Matches matches = match(books, policy, reading.as_of, threads);
        named = documents_named(books, matches, id_);
        if (named.is_empty()) return {};
        trace = trace_for(books, matches, named);
        put_back_rows(books, matches);
    }
    const Matches matches = match(books, policy, reading.as_of, threads, &trace);
    const std::vector<Finding> findings = audit(books, matches, policy, threads, reading.unread);
    Story story;
    msp_audit::tell(story, {books, matches, trace, findings, policy}, named);
    Page page;
    add_story(page, story);
    return page.as_text(options.width);
}

std::string Explain::tickets(const Reading& reading, const Policy& policy, const RenderOptions& options) const {
    const Tickets& all = reading.tickets.tickets;
    const auto places = tickets_named(all, id_);
    if (places.empty()) return {};
    const TicketPolicy& rules = policy.tickets;
    const Calendars calendars = calendars_of(reading.tickets, rules);
    TicketReportFrame frame = frame_of(reading.tickets, rules);
    frame.warnings = warnings_of(reading.tickets);
    const ResolutionEnds ends(all);
    const TicketDurations durations = measure(all, rules, calendars, ends);
    const ServiceLevels levels = judge_targets(all, durations, rules, calendars, ends);
    std::string text;
    for (const std::uint32_t place : places) {
        if (!text.empty()) text += "\n";
        text += render_ticket_replay(frame, all.tickets[place], replay(all, place, rules, calendars), levels,
                                     durations, reading.tickets.zone, options);
    }
    return text;
}

/// True where only rows that could not be read name the number: that is told.
bool Explain::tell_rejected_row_of_number(const Reading& reading) const {
    bool any = false;
    for (const RejectedRow& row : reading.books.rejected) {
        if (reading.books.text(row.document) != id_) continue;
        any = true;
        tell(fmt::format("{}:{}: this row names '{}' and could not be read, so there is no story of it: {}{}",
                         reading.books.files[row.source.file].name, row.source.row, id_,
                         row.column.empty() ? "" : row.column + ": ", row.reason));
    }
    return any;
}

void Explain::refuse(const Reading& reading) const {
    std::vector<std::string_view> known = document_numbers(reading.books);
    for (const Ticket& ticket : reading.tickets.tickets.tickets) {
        known.push_back(reading.tickets.tickets.text(ticket.row.id));
    }
    const auto near = nearest(id_, known);
    throw UsageError(fmt::format("there is no document and no ticket '{}' in these files", id_) +
                     (near ? fmt::format("\n  hint: did you mean '{}'?", *near) : std::string()));
}

void Explain::refuse_overwriting(const Reading& reading, const std::string& policy_file) const {
    std::vector<std::string> read = input_.load.paths;
    for (const std::string& file : reading.files()) read.push_back(file);
    for (const auto& [kind, file] : input_.load.kinds) read.push_back(file);
    read.push_back(policy_file);
    read.push_back(input_.load.profile);
    std::vector<std::string> written{input_.rejects_file};
    for (const OutputTarget& target : output_.targets()) written.push_back(target.file);
    cmd::refuse_overwriting(read, written);
}

void Explain::write(const Reading& reading, const std::string& story) const {
    std::vector<Rendering> renderings;
    if (!input_.rejects_file.empty()) {
        renderings.push_back({input_.rejects_file, [&](Output& output) {
                                  output.write(
                                      rejected_rows_csv({RejectedRows::of(reading.books), reading.tickets.rejected()},
                                                        output_.csv_reader()));
                              }});
    }
    for (const OutputTarget& target : output_.targets()) {
        if (!story.empty()) {
            renderings.push_back({target.file, [&story](Output& output) { output.write(story); }});
        }
    }
    write_whole(renderings);
}

}  // namespace msp_audit::cmd

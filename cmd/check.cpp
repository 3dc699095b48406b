#include "cmd/check.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "check/check_documents.hpp"
#include "check/check_tickets.hpp"
#include "check/settle_problems.hpp"
#include "cmd/console.hpp"
#include "cmd/inspection_order.hpp"
#include "cmd/option_values.hpp"
#include "cmd/output.hpp"
#include "cmd/policy_file.hpp"
#include "cmd/progress.hpp"
#include "cmd/rejected_rows.hpp"
#include "cmd/report_places.hpp"
#include "core/version.hpp"
#include "ingest/reading_problems.hpp"
#include "match/match.hpp"
#include "report/decimal_text.hpp"
#include "report/render_problems.hpp"
#include "tickets/fold.hpp"

namespace msp_audit::cmd {

namespace {

void append(std::vector<Problem>& to, std::vector<Problem> more) {
    to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// A file of the books by its place among all inputs, with the headers of its columns.
PlacedFile placed(const ReadExports& exports, const std::string& name, bool of_tickets) {
    PlacedFile file;
    file.place = exports.place_of(name);
    const ReadExport* one = exports.file(name, of_tickets);
    if (one == nullptr) return file;
    for (const ColumnEvidence& column : one->evidence.columns) {
        if (column.column.empty() || column.place == ColumnEvidence::nowhere) continue;
        file.headers.emplace(column.column, one->headers[column.place]);
    }
    return file;
}

bool could_read_all(const ReadExports& exports, bool of_tickets) {
    return exports.errors.empty() &&
           std::none_of(exports.files.begin(), exports.files.end(), [of_tickets](const ReadExport& file) {
               return !file.errors.empty() && (file.of_tickets == of_tickets || !file.evidence.kind);
           });
}

std::vector<Problem> problems_of_documents(ReadExports& exports, const Policy& policy, Day as_of, unsigned threads) {
    Books& books = exports.books;
    if (books.files.empty()) return {};
    books.default_currency = books.texts.intern(policy.default_currency);
    std::vector<PlacedFile> files;
    for (const InputFile& file : books.files) files.push_back(placed(exports, file.name, false));
    ProblemMaker maker(std::move(files));
    PrintedDifferences differences;
    // What a reconciliation is told to leave out is for it alone: the codes of a check have rules of their own.
    Policy judging = policy;
    judging.codes = {};
    // Who bills an order and in which currency is compared whatever slip or license of it could not be read.
    const std::vector<RejectedRow> rejected = books.rejected;
    for (RejectedRow& row : books.rejected) {
        if (row.kind != DocumentKind::purchase_order) row.po_number = TextId::empty;
    }
    const Matches matches = match(books, judging, Day(), threads, nullptr, &differences);
    books.rejected = rejected;
    check_documents({books, policy, matches, differences, could_read_all(exports, false), as_of}, maker);
    return maker.take();
}

std::vector<Problem> problems_of_tickets(const ReadExports& exports, const TicketCheck& check,
                                         const Tickets& tickets) {
    std::vector<PlacedFile> files;
    for (const TicketFile& file : exports.tickets.files) files.push_back(placed(exports, file.input.name, true));
    ProblemMaker maker(std::move(files));
    std::vector<std::string> unknown;
    for (const auto& [word, rows] : tickets.unknown_statuses) unknown.push_back(word);
    check.finish(unknown, could_read_all(exports, true), maker);
    return maker.take();
}

std::string rendered(const ProblemReport& report, Format format, const RenderOptions& options, Severity fail_on) {
    switch (format) {
    case Format::csv:
        return render_problems_csv(report, options);
    case Format::json:
        return render_problems_json(report);
    case Format::markdown:
        return render_problems_markdown(report);
    case Format::sarif:
        return render_problems_sarif(report);
    case Format::junit:
        return render_problems_junit(report, fail_on);
    case Format::github:
        return render_problems_github(report);
    default:
        return render_problems_text(report, options);
    }
}

}  // namespace

void Check::setup(CommandLine& line) {
    add_problem_options(line, shown_);
    add_output_options(line, output_, problem_formats);
    add_policy_options(line, policy_);
    add_input_options(line, input_, Reads::exports);
    line.add_value(
        "--timezone", "ZONE",
        "The IANA time zone of times without an offset, such as Europe/Brussels, where the policy names none. "
        "Default: UTC.",
        [this](const std::string& text) { timezone_ = text; });
    add_message_options(line, messages_);
}

void Check::check_options() const {
    check(input_);
    check(policy_);
    check(messages_);
    check_profile(input_.load.profile, Reads::exports);
    check(input_, output_);
}

ExitStatus Check::run() {
    check_options();
    const Policy policy = policy_in_force(policy_, input_.load.paths);
    tell_unused_policies(policy_, input_.load, messages_);
    const auto [zone_name, basis] = source_zone(policy.tickets, timezone_);
    const TimeZone zone = zone_named(zone_name, basis);
    ReadExports exports;
    exports.tickets.most_bad_cells = std::numeric_limits<std::size_t>::max();
    TicketFold fold(exports.tickets, policy.tickets, {});
    TicketCheck tickets(exports.tickets, policy.tickets, zone, fold);
    ProblemReport report;
    {
        const Progress progress(messages_.progress_when(), "reading", began_);
        read_exports(inspection_order(input_.load, policy), zone, tickets, exports);
        const Tickets folded = fold.finish();
        report = report_of(exports, policy);
        append(report.problems, problems_of_tickets(exports, tickets, folded));
        for (const std::string& warning : folded.warnings) {
            report.problems.push_back(implausible_time(exports, warning));
        }
    }
    refuse_idle_readings(input_.load, exports.names, Reads::exports);
    settle(report, policy, shown_.filters.only, shown_.filters.ignore);
    const ExitStatus status = status_of(exports, report);
    report.policy_file = policy.file;
    report.could_not_read_all = status == ExitStatus::bad_input;
    write(exports, report);
    tell_sums(report);
    return status;
}

ProblemReport Check::report_of(ReadExports& exports, const Policy& policy) const {
    ProblemReport report;
    report.program = fmt::format("msp-audit {}", version());
    report.as_of = shown_.as_of.to_string();
    report.files = exports.names;
    for (const InputFile& file : exports.books.files) report.inputs.push_back(file);
    for (const TicketFile& file : exports.tickets.files) report.inputs.push_back(file.input);
    std::stable_sort(report.inputs.begin(), report.inputs.end(), [&](const InputFile& a, const InputFile& b) {
        return exports.place_of(a.name) < exports.place_of(b.name);
    });
    report.problems = reading_problems(exports);
    append(report.problems, problems_of_documents(exports, policy, shown_.as_of, input_.load.threads));
    return report;
}

ExitStatus Check::status_of(const ReadExports& exports, const ProblemReport& report) const {
    const std::size_t rejected = exports.books.rejected.size() + exports.tickets.rejected.size();
    const bool has_error =
        !exports.errors.empty() || std::any_of(exports.files.begin(), exports.files.end(),
                                               [](const ReadExport& file) { return !file.errors.empty(); });
    if (has_error || rejected > input_.allowed_rejects || report.inputs.empty()) return ExitStatus::bad_input;
    const bool fails = std::any_of(report.problems.begin(), report.problems.end(), [this](const Problem& problem) {
        return shown_.fail_on != Severity::off && problem.severity >= shown_.fail_on;
    });
    return fails ? ExitStatus::findings : ExitStatus::done;
}

/// Nothing where all is well, unless it is asked for.
void Check::tell_sums(const ProblemReport& report) const {
    if (report.inputs.empty()) tell("nothing was read, so nothing was checked");
    if (messages_.quiet) return;
    std::array<std::size_t, 4> counts{};
    std::set<std::uint32_t> files;
    for (const Problem& problem : report.problems) {
        ++counts[static_cast<std::size_t>(problem.severity)];
        if (problem.file != Problem::no_file) files.insert(problem.file);
    }
    if (!report.problems.empty()) {
        const auto count = [&counts](Severity severity) { return counts[static_cast<std::size_t>(severity)]; };
        tell(fmt::format("{}, {} and {} in {}", counted(count(Severity::error), "error", "errors"),
                         counted(count(Severity::warning), "warning", "warnings"),
                         counted(count(Severity::info), "note", "notes"), counted(files.size(), "file", "files")));
    } else if (messages_.verbose && !report.inputs.empty()) {
        std::size_t rows = 0;
        for (const InputFile& file : report.inputs) rows += file.rows_read;
        tell(fmt::format("{} with {}: no problem", counted(report.inputs.size(), "file", "files"),
                         counted(rows, "row", "rows")));
    }
}

void Check::write(const ReadExports& exports, const ProblemReport& report) const {
    const auto targets = output_.targets();
    std::vector<std::string> read = input_.load.paths;
    read.insert(read.end(), exports.names.begin(), exports.names.end());
    for (const auto& [kind, file] : input_.load.kinds) read.push_back(file);
    read.push_back(report.policy_file);
    read.push_back(input_.load.profile);
    std::vector<std::string> written{input_.rejects_file};
    for (const OutputTarget& target : targets) written.push_back(target.file);
    refuse_overwriting(read, written);
    std::vector<Rendering> renderings;
    if (!input_.rejects_file.empty()) {
        renderings.push_back(
            {input_.rejects_file, [&](Output& output) {
                 const RejectedRows tickets{exports.tickets.rejected,
                                            [&exports](std::uint32_t file) -> const std::string& {
                                                return exports.tickets.files[file].input.name;
                                            }};
                 output.write(rejected_rows_csv({RejectedRows::of(exports.books), tickets}, output_.csv_reader()));
             }});
    }
    for (const OutputTarget& target : targets) {
        const RenderOptions options = render_options(output_, messages_, target);
        renderings.push_back({target.file, [&report, &target, options, this](Output& output) {
                                  output.write(rendered(report, target.format, options, shown_.fail_on));
                              }});
    }
    write_whole(renderings);
}

}  // namespace msp_audit::cmd

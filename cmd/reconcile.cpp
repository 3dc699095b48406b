#include "cmd/reconcile.hpp"

#include <algorithm>
#include <iterator>
#include <span>

#include <fmt/format.h>

#include "audit/audit.hpp"
#include "cmd/console.hpp"
#include "cmd/idle_policy.hpp"
#include "cmd/option_values.hpp"
#include "cmd/output.hpp"
#include "cmd/policy_file.hpp"
#include "cmd/rejected_rows.hpp"
#include "cmd/report_places.hpp"
#include "core/columns.hpp"
#include "ingest/profile.hpp"
#include "ingest/unread_files.hpp"
#include "ingest/unread_money.hpp"
#include "match/match.hpp"
#include "match/tax_reading.hpp"
#include "report/decimal_text.hpp"
#include "report/finding_problems.hpp"
#include "report/render_problems.hpp"
#include "report/write_reconcile_csv.hpp"
#include "report/write_reconcile_json.hpp"

namespace msp_audit::cmd {

namespace {

ProblemReport problems_of(const ReconcileReport& report, const ReconcileOutcome& outcome) {
    ProblemReport problems = msp_audit::problems_of(report);
    problems.policy_file = outcome.policy_file;
    problems.could_not_read_all = outcome.status == ExitStatus::bad_input;
    return problems;
}

void render(const ReconcileReport& report, const ReconcileOutcome& outcome, const OutputTarget& target,
            const RenderOptions& options, Severity fail_on, Output& output) {
    switch (target.format) {
    case Format::table:
        output.write(render_table(report, options));
        break;
    case Format::csv:
        write_reconcile_csv(report, options, [&output](std::string_view piece) { output.write(piece); });
        break;
    case Format::markdown:
        output.write(render_markdown(report, options));
        break;
    case Format::html:
        output.write(render_html(report, options));
        break;
    case Format::xlsx:
        output.write(render_workbook(report, options));
        break;
    case Format::json:
        write_reconcile_json(report, [&output](std::string_view piece) { output.write(piece); });
        break;
    case Format::sarif:
        output.write(render_problems_sarif(problems_of(report, outcome)));
        break;
    case Format::junit:
        output.write(render_problems_junit(problems_of(report, outcome), fail_on));
        break;
    case Format::github:
        output.write(render_problems_github(problems_of(report, outcome)));
        break;
    }
}

void tell_all(std::span<const std::string> warnings) {
    for (const std::string& warning : warnings) tell("warning: " + warning);
}

}  // namespace

void Reconcile::setup(CommandLine& line) {
    add_filter_options(line, shown_);
    add_output_options(line, output_, all_formats);
    add_policy_options(line, policy_);
    add_input_options(line, input_);
    add_message_options(line, messages_);
}

void Reconcile::check_options() const {
    check(input_);
    check(policy_);
    check(messages_);
    check(input_, output_);
    refuse_workbook_on_terminal(output_.targets());
}

ExitStatus Reconcile::run() {
    check_options();
    const PolicyText source = policy_text(policy_, input_.load.paths);
    const Policy policy = policy_of(source);
    tell_unused_policies(policy_, input_.load, messages_);
    if (messages_.verbose) tell("policy: " + (policy.file.empty() ? "built in" : policy.file));
    LoadOptions asked = input_.load;
    asked.mapping = policy.mapping;
    Books books;
    LoadTrouble trouble;
    std::vector<UnreadFile> unread;
    {
        const Progress progress(messages_.progress_when(), "reading", began_, input_.load.progress.get());
        trouble = load(asked, books, unread);
    }
    refuse_overwriting(books, policy.file);
    if (trouble.errors.empty()) {
        std::vector<std::string> files;
        for (const InputFile& file : books.files) files.push_back(file.name);
        refuse_idle_readings(asked, files, Reads::documents);
    }
    for (const std::string& error : trouble.errors) tell(error);
    if (!messages_.quiet) tell_rejected_rows(RejectedRows::of(books), !input_.rejects_file.empty());
    return judge(trouble, unread, books, source, policy);
}

ExitStatus Reconcile::judge(LoadTrouble& trouble, const std::vector<UnreadFile>& unread, Books& books,
                            const PolicyText& source, const Policy& policy) const {
    const auto targets = output_.targets();
    const bool nothing_was_read = books.files.empty();
    const bool has_invoices = !books.invoice_lines.empty();
    ExitStatus status = ExitStatus::done;
    if (!trouble.errors.empty() || !has_invoices || books.rejected.size() > input_.allowed_rejects) {
        status = ExitStatus::bad_input;
    }
    if (trouble.ambiguous || nothing_was_read) {
        if (!messages_.quiet) tell_all(trouble.warnings);
        tell(nothing_was_read ? "nothing was read, so nothing was reconciled" : "nothing was reconciled");
        write(books, nullptr, {policy.file, status}, targets);
        return status;
    }
    books.default_currency = books.texts.intern(policy.default_currency);
    const unsigned threads = input_.load.threads;
    Matches matches;
    ReconcileReport report;
    {
        const Progress progress(messages_.progress_when(),
                                "matching " + counted(books.invoice_lines.size(), "invoice line", "invoice lines"),
                                began_);
        matches = match(books, policy, shown_.as_of, threads);
        if (!matches.lines.empty()) {
            for (std::string& warning : idle_policy_warnings(source, idle_policy(books, matches, policy))) {
                trouble.warnings.push_back(std::move(warning));
            }
        }
        report = summarise(books, matches, audit(books, matches, policy, threads, unread), shown_.filters,
                           trouble.warnings, threads, unread);
    }
    std::copy_if(
        report.warnings.begin(), report.warnings.end(), std::back_inserter(report.money_warnings),
        [](const std::string& warning) { return tells_unread_money(warning) || tells_misread_tax(warning); });
    tell_warnings(report, targets);
    if (!has_invoices) {
        tell(books.has(DocumentKind::invoice) ? "no row of an invoice was read, so nothing was judged"
                                              : "no file of invoices was read, so nothing was judged");
    }
    write(books, &report, {policy.file, status}, targets);
    return worse(status, status_of(report));
}

ExitStatus Reconcile::status_of(const ReconcileReport& report) const {
    const bool fails = std::any_of(report.findings.begin(), report.findings.end(), [this](const Finding& finding) {
        return shown_.fail_on != Severity::off && finding.severity >= shown_.fail_on;
    });
    return fails ? ExitStatus::findings : ExitStatus::done;
}

/// The report for people has the warnings; who sees none is told here. Of files that were not read an error has told.
void Reconcile::tell_warnings(const ReconcileReport& report, const std::vector<OutputTarget>& targets) const {
    const bool shows_warnings = std::any_of(targets.begin(), targets.end(),
                                            [](const OutputTarget& target) { return target.is_read_at_once(); });
    if (messages_.quiet) return;
    tell_all(shows_warnings ? std::span(report.idle_filters)
                            : std::span(report.warnings).subspan(report.unread.size()));
}

void Reconcile::refuse_overwriting(const Books& books, const std::string& policy_file) const {
    std::vector<std::string> read = input_.load.paths;
    for (const InputFile& file : books.files) read.push_back(file.name);
    for (const auto& [kind, file] : input_.load.kinds) read.push_back(file);
    read.push_back(policy_file);
    read.push_back(input_.load.profile);
    std::vector<std::string> written{input_.rejects_file};
    for (const OutputTarget& target : output_.targets()) written.push_back(target.file);
    cmd::refuse_overwriting(read, written);
}

void Reconcile::write(const Books& books, const ReconcileReport* report, const ReconcileOutcome& outcome,
                      const std::vector<OutputTarget>& targets) const {
    std::vector<Rendering> renderings;
    if (!input_.rejects_file.empty()) {
        renderings.push_back({input_.rejects_file, [&](Output& output) {
                                  output.write(rejected_rows_csv({RejectedRows::of(books)}, output_.csv_reader()));
                              }});
    }
    for (const OutputTarget& target : targets) {
        if (report == nullptr) continue;
        renderings.push_back({target.file, [&](Output& output) {
                                  RenderOptions options = render_options(output_, messages_, target);
                                  options.threads = input_.load.threads;
                                  render(*report, outcome, target, options, shown_.fail_on, output);
                              }});
    }
    write_whole(renderings);
}

}  // namespace msp_audit::cmd

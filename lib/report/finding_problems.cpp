#include "report/finding_problems.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "core/rejection.hpp"

namespace msp_audit {

namespace {

Problem problem_of(const Finding& finding) {
    Problem problem;
    problem.code = finding.code;
    problem.severity = finding.severity;
    if (!finding.evidence.empty()) {
        problem.file = finding.evidence.front().source.file;
        problem.row = finding.evidence.front().source.row;
    }
    std::string document = finding.document;
    if (!finding.line.empty()) document += " line " + finding.line;
    if (!document.empty()) document += ": ";
    problem.message = document + finding.message;
    problem.subject = finding.id;
    problem.fingerprint = finding.id;
    return problem;
}

Problem problem_of(const RejectedRow& row) {
    Problem problem;
    problem.code = code_of(row);
    problem.file = row.source.file;
    problem.row = row.source.row;
    problem.column = row.column;
    problem.message = row.value.empty() ? row.reason : fmt::format("'{}' {}", row.value, row.reason);
    problem.hint = row.hint;
    problem.subject = row.text;
    return problem;
}

/// The file is none of those that were read.
void add(ProblemReport& report, const UnreadInput& input) {
    constexpr std::string_view hint_mark = "\n  hint: ";
    Problem& problem = report.problems.emplace_back();
    problem.code = Code::file_unreadable;
    const auto hint = input.message.find(hint_mark);
    if (hint != std::string::npos) problem.hint = input.message.substr(hint + hint_mark.size());
    problem.message = input.message.substr(0, hint);
    problem.subject = problem.message;
    if (input.file.empty()) return;
    const auto known = std::find(report.files.begin(), report.files.end(), input.file);
    problem.file = static_cast<std::uint32_t>(known - report.files.begin());
    if (known == report.files.end()) report.files.push_back(input.file);
}

}  // namespace

ProblemReport problems_of(const ReconcileReport& report, const std::vector<UnreadInput>& unread) {
    ProblemReport problems;
    problems.program = report.program;
    problems.as_of = report.as_of;
    for (const InputFile& file : report.inputs) problems.files.push_back(file.name);
    for (const UnreadInput& input : unread) add(problems, input);
    if (!report.books->has(DocumentKind::invoice)) {
        Problem& nothing = problems.problems.emplace_back();
        nothing.code = Code::not_supplied;
        nothing.message = "no file of invoices was read, so nothing was judged";
        nothing.subject = nothing.message;
    }
    for (const Finding& finding : report.findings) problems.problems.push_back(problem_of(finding));
    for (const RejectedRow& row : report.books->rejected) problems.problems.push_back(problem_of(row));
    std::stable_sort(problems.problems.begin(), problems.problems.end(), [](const Problem& a, const Problem& b) {
        return std::tuple(a.file + 1, a.row, a.code) < std::tuple(b.file + 1, b.row, b.code);
    });
    add_fingerprints(problems);
    return problems;
}

}  // namespace msp_audit

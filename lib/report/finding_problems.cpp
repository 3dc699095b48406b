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

/// The message without "FILE:" and a row, which stand beside it.
std::string_view without_place(std::string_view message, std::string_view file) {
    if (file.empty() || !message.starts_with(file)) return message;
    const auto end = message.find_first_not_of("0123456789:", file.size());
    if (end == std::string_view::npos || message[end] != ' ') return message;
    return message.substr(end + 1);
}

/// `place`: of the file among those of the report.
Problem problem_of(const UnreadFile& file, std::uint32_t place) {
    Problem problem;
    problem.code = file.code;
    problem.file = place;
    problem.message = without_place(file.reason, file.name);
    problem.hint = file.hint;
    problem.subject = problem.message;
    return problem;
}

/// The place of the file in the list, to which it is added if it is not there.
std::uint32_t place_of(const std::string& file, std::vector<std::string>& files) {
    if (file.empty()) return Problem::no_file;
    const auto found = std::find(files.begin(), files.end(), file);
    const auto place = static_cast<std::uint32_t>(found - files.begin());
    if (found == files.end()) files.push_back(file);
    return place;
}

}  // namespace

ProblemReport problems_of(const ReconcileReport& report) {
    ProblemReport problems;
    problems.program = report.program;
    problems.as_of = report.as_of;
    for (const InputFile& file : report.inputs) problems.files.push_back(file.name);
    for (const UnreadFile& file : report.unread) {
        problems.problems.push_back(problem_of(file, place_of(file.name, problems.files)));
    }
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

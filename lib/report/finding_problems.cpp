#include "report/finding_problems.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

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
    problem.code = Code::row_rejected;
    problem.file = row.source.file;
    problem.row = row.source.row;
    problem.column = row.column;
    problem.message = row.value.empty() ? row.reason : fmt::format("'{}' {}", row.value, row.reason);
    problem.hint = row.hint;
    problem.subject = row.text;
    return problem;
}

}  // namespace

ProblemReport problems_of(const ReconcileReport& report) {
    ProblemReport problems;
    problems.program = report.program;
    problems.as_of = report.as_of;
    for (const InputFile& file : report.inputs) problems.files.push_back(file.name);
    for (const Finding& finding : report.findings) problems.problems.push_back(problem_of(finding));
    for (const RejectedRow& row : report.books->rejected) problems.problems.push_back(problem_of(row));
    std::stable_sort(problems.problems.begin(), problems.problems.end(), [](const Problem& a, const Problem& b) {
        return std::tuple(a.file + 1, a.row, a.code) < std::tuple(b.file + 1, b.row, b.code);
    });
    add_fingerprints(problems);
    return problems;
}

}  // namespace msp_audit

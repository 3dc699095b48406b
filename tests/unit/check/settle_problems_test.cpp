#include "check/settle_problems.hpp"

#include <doctest/doctest.h>

using namespace msp_audit;

namespace {

Problem problem(Code code, std::uint32_t file, std::uint32_t row, std::string column, std::string subject) {
    Problem made;
    made.code = code;
    made.file = file;
    made.row = row;
    made.column = std::move(column);
    made.message = subject;
    made.subject = std::move(subject);
    return made;
}

ProblemReport report_of(std::vector<Problem> problems) {
    ProblemReport report;
    report.files = {"a.csv", "b.csv"};
    report.problems = std::move(problems);
    return report;
}

}  // namespace

TEST_CASE("problems stand by file, row, column and code, those about no file first") {
    ProblemReport report = report_of({
        problem(Code::zeros_lost, 1, 2, "A", "6"),
        problem(Code::key_repeated, 0, 9, "B", "5"),
        problem(Code::key_repeated, 0, 9, "A", "4"),
        problem(Code::cell_missing, 0, 9, "A", "3"),
        problem(Code::row_rejected, 0, 0, "", "2"),
        problem(Code::mapping_idle, Problem::no_file, 0, "", "1"),
    });
    settle(report, Policy(), {}, {});
    std::string order;
    for (const Problem& one : report.problems) order += one.message;
    CHECK(order == "123456");
}

TEST_CASE("the policy sets severities, and a problem that is milder stays so") {
    Policy policy;
    policy.codes[static_cast<std::size_t>(Code::zeros_lost)].severity = Severity::error;
    policy.codes[static_cast<std::size_t>(Code::key_repeated)].severity = Severity::off;
    Problem mild = problem(Code::reference_not_found, 0, 3, "", "");
    mild.severity = Severity::warning;
    ProblemReport report =
        report_of({problem(Code::zeros_lost, 0, 1, "", ""), problem(Code::key_repeated, 0, 2, "", ""), mild,
                   problem(Code::row_rejected, 0, 4, "", "")});
    settle(report, policy, {}, {});
    REQUIRE(report.problems.size() == 3);
    CHECK(report.problems[0].severity == Severity::error);
    CHECK(report.problems[1].severity == Severity::warning);
    CHECK(report.problems[2].severity == Severity::error);
}

TEST_CASE("a rule of the policy holds for every problem of its code, the milder ones too") {
    Policy policy;
    policy.codes[static_cast<std::size_t>(Code::reference_not_found)].severity = Severity::error;
    policy.codes[static_cast<std::size_t>(Code::total_differs)].severity = Severity::info;
    Problem mild = problem(Code::reference_not_found, 0, 3, "", "");
    mild.severity = Severity::warning;
    Problem low = problem(Code::total_differs, 0, 4, "", "");
    low.severity = Severity::warning;
    ProblemReport report = report_of({mild, low});
    settle(report, policy, {}, {});
    REQUIRE(report.problems.size() == 2);
    CHECK(report.problems[0].severity == Severity::error);
    CHECK(report.problems[1].severity == Severity::info);
}

TEST_CASE("--only and --ignore choose problems by their codes") {
    CodeChoice only;
    only.add(Code::row_rejected);
    only.add(Code::zeros_lost);
    CodeChoice ignore;
    ignore.add(Code::zeros_lost);
    ProblemReport report =
        report_of({problem(Code::zeros_lost, 0, 1, "", ""), problem(Code::key_repeated, 0, 2, "", ""),
                   problem(Code::row_rejected, 0, 4, "", "")});
    settle(report, Policy(), only, ignore);
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].code == Code::row_rejected);
}

TEST_CASE("a fingerprint does not change when rows are added above, and no two are the same") {
    ProblemReport before =
        report_of({problem(Code::row_rejected, 0, 2, "A", "x"), problem(Code::row_rejected, 0, 3, "A", "y"),
                   problem(Code::row_rejected, 0, 4, "A", "x"), problem(Code::row_rejected, 1, 2, "A", "x")});
    ProblemReport after = before;
    for (Problem& one : after.problems) one.row += 10;
    settle(before, Policy(), {}, {});
    settle(after, Policy(), {}, {});
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(before.problems[i].fingerprint == after.problems[i].fingerprint);
        for (std::size_t k = 0; k < i; ++k) CHECK(before.problems[i].fingerprint != before.problems[k].fingerprint);
    }
}

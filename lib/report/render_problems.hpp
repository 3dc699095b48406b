#pragma once

#include <cstddef>
#include <string>

#include "core/problem.hpp"
#include "report/reconcile_report.hpp"

namespace msp_audit {

/// FILE:ROW:COLUMN: SEVERITY: MESSAGE [CODE], a line each; empty where nothing is wrong. `verbose`: what to do below.
[[nodiscard]] std::string render_problems_text(const ProblemReport& report, const RenderOptions& options);
[[nodiscard]] std::string render_problems_csv(const ProblemReport& report, const RenderOptions& options);
/// A table in GitHub's Markdown.
[[nodiscard]] std::string render_problems_markdown(const ProblemReport& report);
/// msp-audit/check/1.
[[nodiscard]] std::string render_problems_json(const ProblemReport& report);
/// SARIF 2.1.0: the worst `most` results, the worst first, and how many more there are.
[[nodiscard]] std::string render_problems_sarif(const ProblemReport& report, std::size_t most = 5000);
/// JUnit XML: a suite for each file, a case for each problem. At or above `fail_on` a case fails; off: none does.
[[nodiscard]] std::string render_problems_junit(const ProblemReport& report, Severity fail_on);
/// Workflow commands of GitHub Actions, the worst first: ten errors, ten warnings and ten notices, as many as are
/// shown of one step; the last notice counts the rest.
[[nodiscard]] std::string render_problems_github(const ProblemReport& report);

}  // namespace msp_audit

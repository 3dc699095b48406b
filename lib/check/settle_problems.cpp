#include "check/settle_problems.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

namespace msp_audit {

namespace {

/// Problems about no file stand first.
std::uint32_t rank_of(const Problem& problem) { return problem.file + 1; }

bool stands_before(const Problem& a, const Problem& b) {
    const auto key = [](const Problem& problem) {
        return std::tuple(rank_of(problem), problem.row, std::string_view(problem.column), problem.code,
                          std::string_view(problem.message), std::string_view(problem.subject));
    };
    return key(a) < key(b);
}

}  // namespace

void settle(ProblemReport& report, const Policy& policy, const CodeChoice& only, const CodeChoice& ignore) {
    std::vector<Problem>& problems = report.problems;
    for (Problem& problem : problems) {
        const std::optional<Severity>& rule = policy.codes[static_cast<std::size_t>(problem.code)].severity;
        problem.severity = rule.value_or(std::min(problem.severity, policy.severity(problem.code)));
    }
    std::erase_if(problems, [&](const Problem& problem) {
        const bool is_chosen = (only.is_empty() || only.has(problem.code)) && !ignore.has(problem.code);
        return problem.severity == Severity::off || !is_chosen;
    });
    std::sort(problems.begin(), problems.end(), stands_before);
    add_fingerprints(report);
}

}  // namespace msp_audit

#pragma once

#include "core/code_set.hpp"
#include "core/problem.hpp"
#include "policy/policy.hpp"

namespace msp_audit {

/// Gives each problem its severity (that of the policy's rule; without one its code's, but no more than it may be),
/// leaves out those that are off or not chosen, sorts them (by file, those about none first; row, column, code and
/// message) and gives them fingerprints.
void settle(ProblemReport& report, const Policy& policy, const CodeChoice& only, const CodeChoice& ignore);

}  // namespace msp_audit

#pragma once

#include <string>
#include <vector>

#include "core/problem.hpp"
#include "report/reconcile_report.hpp"

namespace msp_audit {

/// Why an input could not be read.
struct UnreadInput {
    std::string file;  ///< empty: it is about no single one
    std::string message;
};

/// The findings of a reconciliation, and its rejected rows, as problems at the first row that each rests on: for
/// formats that speak of places in files. Each input that could not be read is a problem.
[[nodiscard]] ProblemReport problems_of(const ReconcileReport& report, const std::vector<UnreadInput>& unread);

}  // namespace msp_audit

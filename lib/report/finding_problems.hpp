#pragma once

#include "core/problem.hpp"
#include "report/reconcile_report.hpp"

namespace msp_audit {

/// The findings of a reconciliation, and its rejected rows, as problems at the first row that each rests on: for
/// formats that speak of places in files. Each input that could not be read is a problem.
[[nodiscard]] ProblemReport problems_of(const ReconcileReport& report);

}  // namespace msp_audit

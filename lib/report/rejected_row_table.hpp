#pragma once

#include "report/page.hpp"
#include "report/reconcile_report.hpp"

namespace msp_audit {

/// The rows that could not be read, in the order of files and rows, and why: the first `most`. Nothing where there
/// are none.
void add_rejected_rows(Page& page, const ReconcileReport& report, std::size_t most);

}  // namespace msp_audit

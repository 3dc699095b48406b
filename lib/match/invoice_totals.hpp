#pragma once

#include "match/match_run.hpp"

namespace msp_audit {

/// Compares printed totals with lines and tax before credits are settled: sets InvoiceMatch::excess and the code.
void compare_totals(MatchRun& run);

/// Closes every document, after settlement: shares out discounts and tax, takes in what the printed total differs,
/// and gives the verdict. Afterwards `invoiced` is the sum of its parts, to the minor unit.
void close_documents(MatchRun& run);

}  // namespace msp_audit

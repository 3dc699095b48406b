#pragma once

#include "match/match_run.hpp"

namespace msp_audit {

/// Compares printed totals with lines and tax before credits are settled: sets InvoiceMatch::excess and the code.
void compare_totals(MatchRun& run);

/// The largest of a document's parts as its lines stand now, tax and discounts shared out; among equals the first of
/// disputed, awaiting, unchecked, payable.
[[nodiscard]] Part largest_part(const MatchRun& run, InvoiceMatch document);

/// Closes every document, after settlement: shares out discounts and tax, takes in what the printed total differs,
/// and gives the verdict. Afterwards `invoiced` is the sum of its parts, to the minor unit.
void close_documents(MatchRun& run);

}  // namespace msp_audit

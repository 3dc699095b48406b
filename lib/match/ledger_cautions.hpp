#pragma once

#include "match/match_run.hpp"

namespace msp_audit {

/// Where no order was supplied, and so nothing tells whether two bills are due: warns of invoices of one vendor, date
/// and total under different numbers, and of rows without an item that stand twice on one invoice. The largest
/// amounts first.
void add_ledger_cautions(MatchRun& run);

}  // namespace msp_audit

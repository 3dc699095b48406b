#pragma once

#include "match/match_run.hpp"

namespace msp_audit {

/// Where no order was supplied, and so nothing tells whether two bills are due: collects in `matches.alike`, and
/// warns of, invoices of one vendor and total under different numbers - on one day, or on days up to the policy's
/// possible_duplicate_days apart where their periods do not differ - and rows that stand twice on one invoice. What
/// credits have cancelled does not count. Each warning has the count, the sum and the largest.
void add_ledger_cautions(MatchRun& run);

}  // namespace msp_audit

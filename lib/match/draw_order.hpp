#pragma once

#include <vector>

#include "match/match_run.hpp"
#include "match/partners.hpp"

namespace msp_audit {

/// The order in which documents draw on PO lines: by date; within a day first the earliest copies of invoices that a
/// credit of that day names, then credit notes, then other invoices; then by printed number, bytewise. Places in
/// Matches::documents.
[[nodiscard]] std::vector<std::uint32_t> draw_order(const MatchRun& run, const NamedInvoices& named);

/// Sorts places in Matches::documents by date, printed number, total and place; with `credits_first`, within a day
/// what takes money back before what bills.
void sort_by_date_and_number(const MatchRun& run, std::vector<std::uint32_t>& places, bool credits_first = false);

/// A PO line that states no category is judged by that of the first line that draws on it and states one.
void settle_order_categories(MatchRun& run, const std::vector<std::uint32_t>& order);

}  // namespace msp_audit

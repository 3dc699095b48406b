#pragma once

#include "match/matches.hpp"
#include "match/tolerances.hpp"
#include "match/vocabulary.hpp"

namespace msp_audit {

/// Links each PO line to its quote line: same quote number and vendor, and SKU where both are printed; among several
/// the line number, then the highest price. A quote that had expired on the order date or is in another currency is
/// reported and does not enter. Sets quote_line and quote_price, and reports on POs.
void link_quotes(const Books& books, const Policy& policy, Vocabulary& vocabulary, const Tolerances& tolerances,
                 Day as_of, unsigned threads, Matches& matches);

}  // namespace msp_audit

#pragma once

#include "core/books.hpp"
#include "match/matches.hpp"
#include "match/printed_differences.hpp"
#include "match/trace.hpp"
#include "policy/policy.hpp"

namespace msp_audit {

/// Matches quotes, orders, deliveries and licenses with invoices and splits every billed cent. `as_of`: a given date,
/// from which waits are counted and after which documents are left out; none: the newest invoice or receipt date. The
/// result does not depend on the order of files or rows. Throws PolicyError where two tolerance rules tie, Overflow
/// where a figure passes 38 digits. `trace`, if given, is filled for what it follows; then with one thread.
/// `differences`, if given, takes where invoices contradict themselves. Rows of `books` that other files have, too,
/// take the cells that only those print; put_back_rows() undoes it, and stands between two matches of the same books.
[[nodiscard]] Matches match(Books& books, const Policy& policy, Day as_of, unsigned threads = 1,
                            MatchTrace* trace = nullptr, PrintedDifferences* differences = nullptr);

}  // namespace msp_audit

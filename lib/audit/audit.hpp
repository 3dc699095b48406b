#pragma once

#include <span>
#include <vector>

#include "core/books.hpp"
#include "core/finding.hpp"
#include "core/unread_file.hpp"
#include "match/matches.hpp"
#include "policy/policy.hpp"

namespace msp_audit {

/// Every finding of a reconciliation, in the order it is printed: invoices by vendor, date, number and copy with
/// their lines, then purchase orders, quotes, slips, licenses and the run. Pure; wording happens here and nowhere
/// else. `unread`: inputs that were given and are not in the books.
[[nodiscard]] std::vector<Finding> audit(const Books& books, const Matches& matches, const Policy& policy,
                                         unsigned threads = 1, std::span<const UnreadFile> unread = {});

}  // namespace msp_audit

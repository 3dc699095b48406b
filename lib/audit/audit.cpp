#include "audit/audit.hpp"

#include <bit>

#include "audit/families.hpp"

namespace msp_audit {

namespace {

/// How many findings the match foresees, so that they need not move.
std::size_t expected_count(const Matches& matches) {
    std::size_t count = 0;
    for (const LineMatch& line : matches.lines) count += static_cast<std::size_t>(std::popcount(line.codes.bits()));
    for (const InvoiceMatch& document : matches.documents) {
        count += static_cast<std::size_t>(std::popcount(document.codes.bits()));
    }
    return count + matches.plain.size();
}

}  // namespace

std::vector<Finding> audit(const Books& books, const Matches& matches, const Policy& policy) {
    FindingMaker maker(books, matches, policy);
    OrderTrail trail(matches);
    maker.expect(expected_count(matches));
    find_on_invoices(maker, trail);
    find_on_orders(maker, trail);
    find_on_receipts(maker);
    find_on_run(maker);
    return maker.take();
}

}  // namespace msp_audit

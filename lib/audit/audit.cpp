#include "audit/audit.hpp"

#include <bit>

#include "audit/families.hpp"
#include "core/on_threads.hpp"

namespace msp_audit {

namespace {

/// How many findings on invoices the match foresees, so that they need not move.
std::size_t expected_count(const Matches& matches) {
    std::size_t count = 0;
    for (const LineMatch& line : matches.lines) count += static_cast<std::size_t>(std::popcount(line.codes.bits()));
    for (const InvoiceMatch& document : matches.documents) {
        count += static_cast<std::size_t>(std::popcount(document.codes.bits()));
    }
    return count;
}

void find_invoice_family(FindingMaker& maker) {
    OrderTrail trail(maker.matches);
    find_on_invoices(maker, trail);
}

void find_other_families(FindingMaker& maker) {
    OrderTrail trail(maker.matches);
    find_on_orders(maker, trail);
    find_on_receipts(maker);
    find_on_run(maker);
}

}  // namespace

std::vector<Finding> audit(const Books& books, const Matches& matches, const Policy& policy, unsigned threads,
                           std::span<const UnreadFile> unread) {
    FindingMaker invoices(books, matches, policy);
    FindingMaker others(books, matches, policy);
    others.unread = unread;
    invoices.expect(expected_count(matches));
    side_by_side(
        threads, [&] { find_invoice_family(invoices); }, [&] { find_other_families(others); });
    if (!invoices.shares_id(others)) return invoices.take_with(others);
    // Ids of one hash are numbered in the order of findings.
    FindingMaker all(books, matches, policy);
    all.unread = unread;
    find_invoice_family(all);
    find_other_families(all);
    return all.take();
}

}  // namespace msp_audit

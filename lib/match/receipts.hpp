#pragma once

#include <vector>

#include "match/ladder.hpp"
#include "match/matches.hpp"
#include "match/order_book.hpp"
#include "match/vocabulary.hpp"

namespace msp_audit {

/// Seats that a license receipt proves on a PO line for the days of its term.
struct Grant {
    OrderLineIndex order_line = OrderLineIndex::none;
    std::uint32_t license = 0;  ///< place in Books::licenses
    Ratio seats;
    Term term;
};

/// Links packing slips to PO lines and adds up what was accepted: delivered less rejected, one delivery line counted
/// once, no serial number twice. A PO export that carries received quantities serves as the slips of each PO that no
/// slip names. Fills slips_proven and receipts; reports conflicts.
void link_slips(const Books& books, const Policy& policy, Vocabulary& vocabulary, OrderBook& orders, Day as_of,
                unsigned threads, Matches& matches);

/// Links license receipts to PO lines. A key on receipts for several PO lines with overlapping terms proves only for
/// the first's line. Fills seats_proven and receipts.
[[nodiscard]] std::vector<Grant> link_licenses(const Books& books, const Policy& policy, Vocabulary& vocabulary,
                                               OrderBook& orders, Matches& matches);

}  // namespace msp_audit

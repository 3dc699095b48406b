#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "match/matches.hpp"
#include "policy/policy.hpp"

namespace msp_audit {

/// A PO line that an unmatched invoice line may have meant, and what speaks for it. A suggestion for people: it never
/// releases money.
struct Suggestion {
    OrderLineIndex order_line = OrderLineIndex::none;
    bool same_vendor = false;
    bool same_item = false;
    bool same_price = false;
    bool same_quantity = false;
    bool ordered_before = false;  ///< on the invoice's date or earlier
    std::size_t shared_words = 0;
};

/// The best three for each of the lines (places in Matches::lines), best first: item, vendor, price, quantity, words,
/// date; a PO line that shares neither item nor words nor both price and vendor is none. Lines times PO lines.
[[nodiscard]] std::vector<std::vector<Suggestion>>
suggest(const Books& books, const Policy& policy, const Matches& matches, std::span<const std::uint32_t> lines);

}  // namespace msp_audit

#include "match/discount_shares.hpp"

#include <algorithm>
#include <numeric>

#include "match/sharing.hpp"

namespace msp_audit {

namespace {

/// Discount lines lower the prices of the lines of the document's own sign.
bool bears_discount(const LineMatch& line, const InvoiceMatch& document) {
    const int sign = document.type == DocumentType::credit_note ? -1 : 1;
    return (line.role == LineRole::goods || line.role == LineRole::charge) && (*line.net).sign() == sign;
}

}  // namespace

DiscountShares discount_shares(std::span<const LineMatch> lines, const InvoiceMatch& document, int places) {
    DiscountShares shares;
    const bool any = std::any_of(lines.begin(), lines.end(),
                                 [](const LineMatch& line) { return line.role == LineRole::discount; });
    if (!any) return shares;
    std::vector<Decimal> weights(lines.size());
    std::vector<Decimal> discounts(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].role == LineRole::discount) discounts[i] = *lines[i].net;
        if (bears_discount(lines[i], document)) weights[i] = *lines[i].net;
    }
    const Decimal discount = std::accumulate(discounts.begin(), discounts.end(), Decimal());
    const Decimal base = std::accumulate(weights.begin(), weights.end(), Decimal());
    if (base.is_zero() || discount.is_zero()) return shares;
    const bool beyond = discount.sign() != base.sign() && discount.abs() > base.abs();
    const Decimal kept = beyond ? -base : discount;
    shares.price_factor = Ratio(base + kept) / Ratio(base);
    if (beyond) discounts = share_out(kept, discounts, places);
    for (std::size_t k = 0; k < lines.size(); ++k) {
        if (lines[k].role == LineRole::discount)
            shares.lines.emplace_back(k, share_out(discounts[k], weights, places));
    }
    return shares;
}

}  // namespace msp_audit

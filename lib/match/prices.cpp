#include "match/prices.hpp"

namespace msp_audit {

Ratio unit_price_of(const StoredDecimal& unit_price, const StoredDecimal& price_base, const Discount& discount,
                    const Ratio& quantity) {
    Ratio price = *unit_price;
    if (price_base && !(*price_base).is_zero()) price = price / Ratio(*price_base);
    if (!discount.value) return price;
    switch (discount.kind) {
    case DiscountKind::none:
        return price;
    case DiscountKind::percent:
        return price * Ratio(Decimal(100) - *discount.value) / Ratio(100);
    case DiscountKind::unit_amount:
        return price - Ratio((*discount.value).abs());
    case DiscountKind::line_amount:
        break;
    }
    if (quantity.is_zero()) return price;
    return price - Ratio((*discount.value).abs()) / quantity.abs();
}

}  // namespace msp_audit

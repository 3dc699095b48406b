#include "match/accrual.hpp"

#include "core/currency.hpp"
#include "match/prices.hpp"

namespace msp_audit {

Ratio proven_quantity(const OrderLine& order) {
    switch (order.proof) {
    case Proof::slip:
        return order.slips_proven;
    case Proof::license:
        return order.seats_proven;
    case Proof::either:
        return max(order.slips_proven, order.seats_proven);
    case Proof::none:
        break;
    }
    return 0;
}

Ratio agreed_price(const OrderLine& order) {
    return order.quote_line == nowhere ? order.price : min(order.price, order.quote_price);
}

std::optional<Unbilled> unbilled(const Books& books, const OrderLine& order) {
    const bool can_accrue = order.is_open && order.role == LineRole::goods && order.proof != Proof::none &&
                            !order.standing && !order.is_return;
    if (!can_accrue) return std::nullopt;
    Unbilled open;
    open.quantity = proven_quantity(order) - order.net_billed;
    if (open.quantity.sign() <= 0) return std::nullopt;
    open.price = agreed_price(order);
    const int places = minor_digits(books.text(order.currency));
    open.value = rounded_value(open.quantity, open.price, places);
    open.credited = rounded_value(min(open.quantity, Ratio(order.given_back)), open.price, places);
    return open;
}

}  // namespace msp_audit

#pragma once

#include <optional>

#include "core/books.hpp"
#include "match/matches.hpp"

namespace msp_audit {

/// What came of a PO line and is not billed yet.
struct Unbilled {
    Ratio quantity;    ///< positive, in the PO line's unit
    Ratio price;       ///< agreed for one: the lower of the PO's and the linked quote's
    Decimal value;     ///< quantity * price in the currency's minor unit
    Decimal credited;  ///< of the value: what was billed and credited, and is owed only if it did not go back
};

/// What the PO line's kind of proof proves; nothing to prove is 0.
[[nodiscard]] Ratio proven_quantity(const OrderLine& order);
/// The price to pay for one: the lower of the PO's and the linked quote's.
[[nodiscard]] Ratio agreed_price(const OrderLine& order);

/// `received-not-invoiced`, and the accrual of the summary: proven less net billed, of an open line of goods that
/// needs a proof and is neither a return nor a standing order. Nothing where nothing is left to bill.
[[nodiscard]] std::optional<Unbilled> unbilled(const Books& books, const OrderLine& order);

}  // namespace msp_audit

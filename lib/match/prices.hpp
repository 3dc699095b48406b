#pragma once

#include <optional>

#include "core/currency.hpp"
#include "core/documents.hpp"
#include "core/ratio.hpp"
#include "policy/policy.hpp"

namespace msp_audit {

/// A printed price for one unit: per its price base (blank and 0 mean 1), less the printed discount. `quantity` is
/// needed for a discount on the line.
[[nodiscard]] Ratio unit_price_of(const StoredDecimal& unit_price, const StoredDecimal& price_base,
                                  const Discount& discount, const Ratio& quantity);

/// quantity * price in the currency's minor unit, half away from zero.
[[nodiscard]] inline Decimal rounded_value(const Ratio& quantity, const Ratio& price, int places) {
    return (quantity * price).rounded(places);
}

}  // namespace msp_audit

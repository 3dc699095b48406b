#pragma once

#include <span>
#include <vector>

#include "match/parts.hpp"

namespace msp_audit {

/// Splits an amount in proportion to weights: each share but that of the largest weight rounds half away from zero,
/// the largest takes the rest; among equals the earliest. All weights zero: the first takes all.
[[nodiscard]] std::vector<Decimal> share_out(const Decimal& amount, std::span<const Decimal> weights, int places);

/// Splits an amount in proportion to four parts; among equally large ones the order is disputed, awaiting, unchecked,
/// payable. All parts zero: payable.
[[nodiscard]] Parts share_among(const Decimal& amount, const Parts& parts, int places);

}  // namespace msp_audit

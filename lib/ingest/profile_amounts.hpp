#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/decimal.hpp"
#include "ingest/cell_reading.hpp"

namespace msp_audit {

/// An amount as a file with this decimal mark prints it, exactly.
[[nodiscard]] std::string printed_amount(const Decimal& amount, DecimalMark mark);

/// The product of cells, each product from left to right cut to `truncate` places behind the point if that is given:
/// 0.019 cut to two places is 0.01. Nothing where a cell is no amount, or where the product has more digits than an
/// export may have.
[[nodiscard]] std::optional<Decimal> product_of(std::span<const std::string_view> cells, std::optional<int> truncate,
                                                DecimalMark mark);

}  // namespace msp_audit

#pragma once

#include <span>
#include <utility>
#include <vector>

#include "match/matches.hpp"

namespace msp_audit {

/// How one document's discount lines are shared out over the lines of the document's own sign, each discount line for
/// itself.
struct DiscountShares {
    /// A discount line's place, and what each of the document's lines takes of it.
    std::vector<std::pair<std::size_t, std::vector<Decimal>>> lines;
    /// By which the prices of the other lines fall.
    Ratio price_factor = 1;
};

/// The shares of `document`, whose lines are `lines`. What goes beyond the lines cannot lower them and is shared out
/// to none; without discounts, or without lines that they could lower, there are no shares.
[[nodiscard]] DiscountShares discount_shares(std::span<const LineMatch> lines, const InvoiceMatch& document,
                                             int places);

}  // namespace msp_audit

#pragma once

#include <optional>

#include "core/books.hpp"
#include "match/matches.hpp"

namespace msp_audit {

/// Quantity and unit price of an invoice line as they were judged, in the line's own unit, whatever the PO line's is;
/// nothing where there is none or it has more than 38 digits. The quantity has the sign of the line's net, the price
/// is positive. A line with a total only has the quantity that its total buys at the agreed price.
struct JudgedFigures {
    std::optional<Decimal> quantity;
    std::optional<Decimal> unit_price;  ///< exact, or rounded to nine places where no decimal is
};
[[nodiscard]] JudgedFigures judged_figures(const Books& books, const Matches& matches, const LineMatch& line);

}  // namespace msp_audit

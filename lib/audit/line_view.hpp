#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "audit/finding_maker.hpp"
#include "audit/order_trail.hpp"

namespace msp_audit {

/// One invoice line with all that its sentences may need.
struct LineView {
    LineView(const FindingMaker& all, OrderTrail& all_trails, const LineMatch& of);

    const FindingMaker& maker;
    const Books& books;
    const Matches& matches;
    OrderTrail& trail;
    const LineMatch& line;
    const InvoiceMatch& document;
    const InvoiceLine& row;
    const LineFacts& facts;
    const OrderLine* order = nullptr;  ///< its partner; of a charge without one, a line of its PO
    std::string_view currency;
    bool credit = false;

    [[nodiscard]] const OrderLine& partner() const { return matches.order(line.order_line); }
    [[nodiscard]] bool has_partner() const { return line.order_line != OrderLineIndex::none; }
    /// The line's total less its share of the document's discounts, without sign.
    [[nodiscard]] Decimal total() const { return (*line.net + *line.discount_share).abs(); }
    /// The first word of most sentences.
    [[nodiscard]] std::string_view verb() const { return (*line.net).sign() < 0 ? "Credited" : "Billed"; }
    /// What is disputed or awaited of the line.
    [[nodiscard]] Decimal held() const;
    [[nodiscard]] bool by_period() const { return order != nullptr && order->standing && !period().is_open(); }
    [[nodiscard]] const Term& period() const { return books.extras(row).period; }
    /// ", counted in EA" where the invoice counts in another unit than the order; else nothing.
    [[nodiscard]] std::string unit_note() const;
    /// The earlier lines that were billed on the same PO line for the same time; `unseen`: how many more there may
    /// be.
    [[nodiscard]] std::vector<const LineMatch*> billed_before(std::size_t& unseen) const;
};

/// What a code says of a line. `weight`: how heavy it is on this line.
[[nodiscard]] Said reference_sentence(const LineView& view, Code code, Weight weight);
[[nodiscard]] Said price_sentence(const LineView& view, Code code);
[[nodiscard]] Said order_sentence(const LineView& view, Code code);
[[nodiscard]] Said receipt_sentence(const LineView& view, Code code, Weight weight);
[[nodiscard]] Said other_line_sentence(const LineView& view, Code code, const LineMatch* same_line);

}  // namespace msp_audit

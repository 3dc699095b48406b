#include <fmt/format.h>

#include "audit/line_view.hpp"

namespace msp_audit {

namespace {

Said item_differs(const LineView& view) {
    const PoLine& ordered = view.maker.record(view.partner());
    return {fmt::format("Billed as {}, ordered as {} ({}): check that it is what was ordered",
                        view.books.text(view.row.sku), view.books.text(ordered.sku),
                        order_words(view.books, view.partner()))};
}

Said line_not_found(const LineView& view) {
    const std::string_view named = view.books.text(view.row.po_line);
    const std::string_view order =
        view.books.text(view.order == nullptr ? view.row.po_number.text : view.order->po_number);
    if (!view.has_partner())
        return {fmt::format("The line names line {} of {}, which has no such line", named, order)};
    const PoLine& taken = view.maker.record(view.partner());
    if (view.maker.has_no_line_numbers(view.partner()) && !taken.sku.is_empty()) {
        return {
            fmt::format("The line names line {} of {}, whose export has no line numbers, and was compared with its "
                        "line of {}",
                        named, order, view.books.text(taken.sku))};
    }
    return {fmt::format("The line names line {} of {}, which has no such line, and was compared with {} instead",
                        named, order, order_words(view.books, view.partner()))};
}

Said ambiguous(const LineView& view) {
    const OrderLine& mine = view.partner();
    const OrderLine* other =
        view.facts.other_order == OrderLineIndex::none ? nullptr : &view.matches.order(view.facts.other_order);
    if (other == nullptr)
        return {fmt::format("More than {} fits this line equally well", order_words(view.books, mine))};
    const Ratio here = FindingMaker::agreed_price(mine);
    const Ratio there = FindingMaker::agreed_price(*other);
    const std::string words = fmt::format("{} at {} and {} at {} fit this line equally well",
                                          order_words(view.books, mine), price_text(here, view.currency),
                                          order_words(view.books, *other), price_text(there, view.currency));
    if (here == there) return {words + ", but not the same proof of receipt belongs to them: the first was taken"};
    return {fmt::format("{}: the lower price, {}, was used", words, price_text(min(here, there), view.currency))};
}

Said duplicate_line(const LineView& view, const LineMatch* same_line) {
    Said said;
    said.amount = (*view.line.net).abs();
    std::string_view number;
    if (same_line != nullptr) number = view.books.text(view.maker.record(*same_line).line);
    const std::string earlier = number.empty() ? "another line" : fmt::format("line {}", number);
    said.sentence = fmt::format("The line has the order line ({}), quantity, price and description of {}: {} may be "
                                "billed twice",
                                order_words(view.books, view.partner()), earlier, money(*said.amount, view.currency));
    return said;
}

Said exceeds_billed(const LineView& view) {
    Said said;
    const LineFacts& facts = view.facts;
    const Ratio excess = facts.quantity - facts.ordered_left;
    const Ratio price = facts.quantity.is_zero() ? Ratio(0) : Ratio(view.total()) / facts.quantity;
    said.amount = value_of(excess, price, view.currency);
    said.sentence = fmt::format("The credit gives back {} of {}, where {} {} billed: {} more than was billed",
                                quantity_text(facts.quantity), order_words(view.books, view.partner()),
                                quantity_text(facts.ordered_left), facts.ordered_left == Ratio(1) ? "is" : "are",
                                product(excess, price, view.currency));
    return said;
}

Said settles(const LineView& view) {
    Said said;
    const Decimal& settled = view.facts.settled;
    const Decimal size = (*view.line.parts).sum().abs();
    DocumentIndex of = view.facts.other;
    if (of == DocumentIndex::none) of = view.document.credits;
    const std::string what = of == DocumentIndex::none ? std::string("earlier invoices")
                                                       : document_words(view.books, view.matches.document(of));
    said.amount = settled;
    said.sentence = fmt::format("{} of this credit closes what was open on {}: {} is left to deduct",
                                money(settled, view.currency), what, difference(size, settled, view.currency));
    return said;
}

}  // namespace

/// Codes that hold nothing back. `same_line`: with duplicate-line, the earlier one.
Said other_line_sentence(const LineView& view, Code code, const LineMatch* same_line) {
    switch (code) {
    case Code::item_differs:
        return item_differs(view);
    case Code::po_line_not_found:
        return line_not_found(view);
    case Code::ambiguous_match:
        return ambiguous(view);
    case Code::duplicate_line:
        return duplicate_line(view, same_line);
    case Code::credit_exceeds_billed:
        return exceeds_billed(view);
    default:
        return settles(view);
    }
}

}  // namespace msp_audit

#include <fmt/format.h>

#include "audit/line_view.hpp"
#include "match/prices.hpp"

namespace msp_audit {

namespace {

/// The order line whose price was compared: with an ambiguous match it may be the other one's.
const OrderLine& compared_order(const LineView& view) {
    if (view.facts.other_order == OrderLineIndex::none || view.facts.order_price == view.partner().price) {
        return view.partner();
    }
    return view.matches.order(view.facts.other_order);
}

/// "12.00", with a word where the order line prints another figure.
std::string order_price_words(const LineView& view) {
    const OrderLine& order = compared_order(view);
    const PoLine& record = view.maker.record(order);
    const Ratio printed = unit_price_of(record.unit_price, record.price_base, Discount{}, Ratio(1)).abs();
    std::string words = price_text(view.facts.order_price, view.currency);
    if (order.price_from_total) {
        words += ", by its total";
    } else if (record.unit_price && printed != order.price) {
        words += " after discounts";
    }
    return words;
}

std::string quote_words(const LineView& view) {
    const OrderLine* order = &view.partner();
    const bool other = view.facts.other_order != OrderLineIndex::none &&
                       (order->quote_line == nowhere || order->quote_price != view.facts.quote_price);
    if (other) order = &view.matches.order(view.facts.other_order);
    if (order->quote_line == nowhere) return "the quote";
    const QuoteLine& quote = view.books.quotes[order->quote_line];
    return "quote " + std::string(view.books.text(view.books.quote_headers[quote.header].number));
}

std::string tolerance_note(const LineView& view) {
    return view.facts.tolerance.empty() ? "" : ", beyond the tolerance of " + view.facts.tolerance;
}

/// "40 x 0.50 = 20.00 USD too much", or why there is no money in it.
std::string reckoning(const LineView& view, const Ratio& apart, std::string_view word, Said& said) {
    const Ratio& quantity = view.facts.draws_order;
    if (quantity.is_zero()) return "nothing is left of the order that could be paid at either price";
    const Decimal amount = value_of(quantity, apart, view.currency);
    std::string words = product(quantity, apart, view.currency) + std::string(word);
    if (amount.is_zero()) return words + "; ask the vendor which price is right";
    said.amount = amount;
    return words;
}

Said above_order(const LineView& view) {
    Said said;
    const LineFacts& facts = view.facts;
    const std::string words = reckoning(view, facts.price - facts.order_price, " too much", said);
    said.sentence =
        fmt::format("{} {} each, the purchase order says {} ({}){}: {}{}", view.verb(),
                    price_text(facts.price, view.currency), order_price_words(view),
                    order_words(view.books, compared_order(view)), tolerance_note(view), words, view.unit_note());
    return said;
}

Said above_quote(const LineView& view) {
    Said said;
    const LineFacts& facts = view.facts;
    const std::string words = reckoning(view, facts.price - facts.quote_price, " too much", said);
    const std::string order = order_words(view.books, compared_order(view));
    std::string allows;
    if (facts.price <= facts.order_price) {
        allows = fmt::format("which the {} of {} allows, but", order_price_words(view), order);
    } else if (!view.line.codes.has(Code::price_above_po)) {
        allows = fmt::format("which the {} of {} allows within its tolerance, but", order_price_words(view), order);
    } else {
        allows = fmt::format("which the {} of {} does not allow, and", order_price_words(view), order);
    }
    said.sentence =
        fmt::format("{} {} each, {} {} says {}{}: {}{}", view.verb(), price_text(facts.price, view.currency), allows,
                    quote_words(view), price_text(facts.quote_price, view.currency), tolerance_note(view), words,
                    view.unit_note());
    return said;
}

Said below_order(const LineView& view) {
    Said said;
    const LineFacts& facts = view.facts;
    const std::string words = reckoning(view, facts.order_price - facts.price, " less", said);
    said.sentence = fmt::format("{} {} each, the purchase order says {} ({}): {}{}", view.verb(),
                                price_text(facts.price, view.currency), order_price_words(view),
                                order_words(view.books, compared_order(view)), words, view.unit_note());
    return said;
}

/// Quantity and price as the line prints them, in its own unit.
Said arithmetic(const LineView& view) {
    Said said;
    const InvoiceExtras& extras = view.books.extras(view.row);
    const Ratio quantity = Ratio(*view.row.quantity).abs();
    const Ratio price = unit_price_of(view.row.unit_price, extras.price_base, extras.discount, quantity).abs();
    const bool discounted = extras.discount.value && extras.discount.kind != DiscountKind::none;
    const Decimal net = (*view.line.net).abs();
    const Decimal& expected = view.facts.expected;
    const std::string reckoned =
        fmt::format("{} x {}{} = {}", quantity_text(quantity), price_text(price, view.currency),
                    discounted ? " after discount" : "", bare_money(expected, view.currency));
    const bool high = net > expected;
    said.amount = (net - expected).abs();
    said.sentence =
        fmt::format("{}, but the line's total is {}: {} {}", reckoned, bare_money(net, view.currency),
                    high ? difference(net, expected, view.currency) : difference(expected, net, view.currency),
                    high ? "too much" : "less, and the lower total counts");
    return said;
}

}  // namespace

Said price_sentence(const LineView& view, Code code) {
    switch (code) {
    case Code::price_above_po:
        return above_order(view);
    case Code::price_above_quote:
        return above_quote(view);
    case Code::price_below_po:
        return below_order(view);
    default:
        return arithmetic(view);
    }
}

}  // namespace msp_audit

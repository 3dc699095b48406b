#include "report/judged_figures.hpp"

#include "core/ratio.hpp"
#include "match/prices.hpp"

namespace msp_audit {

namespace {

/// What a line says before sign and form; prices and quantities in its own unit.
struct RawFigures {
    std::optional<Ratio> quantity;
    std::optional<Ratio> price;
};

/// The decimal that the ratio is, or the nearest one with nine places where it is none; nothing past 38 digits, for
/// what is only shown must not end a run that could judge.
std::optional<Decimal> as_decimal(const Ratio& value) {
    std::optional<Decimal> nearest;
    try {
        nearest = value.to_decimal();
        if (Ratio(*nearest) == value) return nearest;
        const Decimal all = value.to_decimal(Decimal::max_places);
        if (Ratio(all) == value) return all;
    } catch (const Overflow&) {
        return nearest;
    }
    return nearest;
}

/// As printed, and where one of the three figures is missing, from the other two. A total that was found low lowers
/// the price; a share of the document's discounts lowers it too.
RawFigures printed_figures(const Books& books, const LineMatch& line) {
    const InvoiceLine& record = books.invoice_lines[static_cast<std::size_t>(line.record)];
    const InvoiceExtras& extras = books.extras(record);
    const Ratio net = *line.net;
    RawFigures figures;
    if (record.quantity) figures.quantity = *record.quantity;
    const bool has_quantity = figures.quantity && !figures.quantity->is_zero();
    if (record.unit_price) {
        const Ratio quantity = figures.quantity.value_or(Ratio(0));
        figures.price = unit_price_of(record.unit_price, extras.price_base, extras.discount, quantity).abs();
    }
    if (has_quantity) {
        const Ratio of_total = (net / *figures.quantity).abs();
        const bool total_is_low = line.codes.has(Code::line_arithmetic) && figures.price && of_total < *figures.price;
        if (!figures.price || total_is_low) figures.price = of_total;
    } else if (!figures.quantity && figures.price && !figures.price->is_zero()) {
        figures.quantity = net / *figures.price;
    }
    if (line.discount_share && figures.price && !net.is_zero()) {
        figures.price = *figures.price * ((net + Ratio(*line.discount_share)) / net);
    }
    return figures;
}

/// A line with a total only, from the agreed price of its PO line.
RawFigures bought_figures(const Matches& matches, const LineMatch& line) {
    if (line.order_line == OrderLineIndex::none) return {};
    const OrderLine& order = matches.order(line.order_line);
    const bool quote_is_lower = order.quote_line != nowhere && order.quote_price < order.price;
    const Ratio agreed = (quote_is_lower ? order.quote_price : order.price).abs();
    if (agreed.is_zero()) return {std::nullopt, agreed};
    return {Ratio((Ratio(*line.net + *line.discount_share) / agreed).to_decimal()), agreed};
}

/// The judge's own figures over the printed ones. They are in the PO line's unit: the printed quantity, where there
/// is one, tells how many of it make one of the line's.
void take_judged(const LineFacts& facts, const LineMatch& line, RawFigures& figures) {
    const bool judged = !facts.quantity.is_zero() && (!facts.price.is_zero() || (*line.net).is_zero());
    if (!judged) return;
    if (line.amount_only || !figures.quantity || figures.quantity->is_zero()) {
        figures = {facts.quantity, facts.price};
        return;
    }
    const Ratio of_order = facts.quantity.abs();
    const Ratio of_line = figures.quantity->abs();
    figures.price = of_order == of_line ? facts.price : facts.price * (of_order / of_line);
}

}  // namespace

JudgedFigures judged_figures(const Books& books, const Matches& matches, const LineMatch& line) {
    RawFigures figures = line.amount_only ? bought_figures(matches, line) : printed_figures(books, line);
    if (line.facts != nowhere) take_judged(matches.facts[line.facts], line, figures);

    JudgedFigures judged;
    if (figures.quantity) {
        const int sign = (*line.net).sign();
        const Ratio size = figures.quantity->abs();
        judged.quantity = as_decimal(sign == 0 ? *figures.quantity : (sign < 0 ? -size : size));
    }
    if (figures.price) judged.unit_price = as_decimal(figures.price->abs());
    return judged;
}

}  // namespace msp_audit

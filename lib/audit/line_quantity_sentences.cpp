#include <fmt/format.h>

#include "audit/line_view.hpp"

namespace msp_audit {

namespace {

constexpr std::size_t most_named = 2;

/// " on INV-1, INV-2 and others": the invoices that had what is gone, the latest first.
std::string earlier_invoices(const LineView& view) {
    std::size_t unseen = 0;
    std::string words;
    std::size_t named = 0;
    DocumentIndex last = DocumentIndex::none;
    for (const LineMatch* line : view.billed_before(unseen)) {
        if (line->document == last || line->document == view.line.document) continue;
        last = line->document;
        if (named == most_named) return words + " and others";
        words += named == 0 ? " on " : ", ";
        words += view.books.text(view.matches.document(last).number);
        ++named;
    }
    return words;
}

Said quantity_above(const LineView& view) {
    Said said;
    const LineFacts& facts = view.facts;
    const Ratio excess = facts.quantity - facts.ordered_left;
    const Ratio before = facts.ordered - facts.ordered_left;
    std::string words = fmt::format("{} {}", view.verb(), quantity_text(facts.quantity));
    if (view.by_period()) words += " for " + term_words(view.period());
    words += fmt::format(", ordered {}{} ({})", quantity_text(facts.ordered),
                         view.by_period() ? " at any one time" : "", order_words(view.books, view.partner()));
    if (before.sign() > 0) {
        words +=
            fmt::format(", {} billed before{}", facts.ordered_left.is_zero() ? "all of them" : quantity_text(before),
                        earlier_invoices(view));
    }
    said.amount = value_of(excess, facts.price, view.currency);
    words += fmt::format(": {} too much", product(excess, facts.price, view.currency));
    if (said.amount->is_zero()) {
        said.amount.reset();
        words += "; ask the vendor why so many are billed";
    }
    said.sentence = words + view.unit_note();
    return said;
}

/// A line of an amount and no quantity, or one that passes the cumulative value tolerance.
Said value_above(const LineView& view) {
    Said said;
    const LineFacts& facts = view.facts;
    const std::string order = order_words(view.books, view.partner());
    if (facts.value_kept > facts.value_left) {
        said.amount = facts.value_kept - facts.value_left;
        said.sentence = fmt::format(
            "{} is ordered as {}, of which {} is left with its tolerance, and this line would take {}: {} too much",
            order, product(facts.ordered, facts.agreed, view.currency), money(facts.value_left, view.currency),
            money(facts.value_kept, view.currency), difference(facts.value_kept, facts.value_left, view.currency));
        return said;
    }
    const Decimal left = value_of(facts.ordered_left, facts.agreed, view.currency);
    const Decimal total = view.total();
    said.amount = total - left;
    said.sentence = fmt::format("{} {} without a quantity, {} is left of the order ({}): {} too much", view.verb(),
                                money(total, view.currency), product(facts.ordered_left, facts.agreed, view.currency),
                                order, difference(total, left, view.currency));
    return said;
}

Said standing_order(const LineView& view) {
    const OrderLine& order = view.partner();
    return {
        fmt::format("{} is billed by the period, {} of it in all, and was ordered as {}: check whether the ordered "
                    "price is for one month or for the whole term",
                    order_words(view.books, order), money(*order.billed_value, view.currency),
                    product(order.ordered, order.price, view.currency))};
}

Said unplanned(const LineView& view) {
    Said said;
    const Decimal& left = view.facts.charge_left;
    const Decimal total = view.total();
    const std::string what = item_words(view.books.text(view.row.sku), view.books.text(view.row.description));
    said.amount = total - left;
    if (!view.has_partner()) {
        const std::string order =
            view.order == nullptr ? std::string("the order") : std::string(view.books.text(view.order->po_number));
        said.sentence = fmt::format("{} is billed for {}, and {} has no line for it, so nothing of it is agreed",
                                    money(total, view.currency), what, order);
        return said;
    }
    said.sentence = fmt::format("{} is billed for {}, and {} is left for it of the order ({}): {} too much",
                                money(total, view.currency), what, money(left, view.currency),
                                order_words(view.books, view.partner()), difference(total, left, view.currency));
    return said;
}

}  // namespace

Said order_sentence(const LineView& view, Code code) {
    switch (code) {
    case Code::quantity_above_ordered:
        return quantity_above(view);
    case Code::value_above_ordered:
        return value_above(view);
    case Code::unplanned_charge:
        return unplanned(view);
    default:
        return standing_order(view);
    }
}

}  // namespace msp_audit

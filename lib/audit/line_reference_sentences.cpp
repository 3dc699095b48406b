#include <fmt/format.h>

#include "audit/line_view.hpp"
#include "match/po_status.hpp"

namespace msp_audit {

namespace {

/// What follows from the fact, and what to ask.
std::string consequence(const LineView& view, Weight weight, std::string_view until) {
    if (view.credit) {
        return fmt::format("this credit of {} gives no quantity back and settles only the invoice it names",
                           money((*view.line.net).abs(), view.currency));
    }
    if (weight.effect == Effect::none) return std::string("nothing is held back for it; ").append(until);
    if (view.held().is_zero()) return std::string(until);
    const std::string_view held = weight.effect == Effect::wait ? "waits" : "is held back";
    return fmt::format("{} {}; {}", money(view.held(), view.currency), held, until);
}

std::string order_number(const LineView& view) {
    if (view.order != nullptr) return std::string(view.books.text(view.order->po_number));
    return std::string(view.books.text(view.row.po_number));
}

/// Which line of the policy makes two spellings one, where a missing legal form is all that parts them.
std::string alias_remedy(std::string_view billed, std::string_view ordered) {
    const VendorStem a = vendor_stem(billed);
    const VendorStem b = vendor_stem(ordered);
    if (a.stem != b.stem || (!a.form.empty() && !b.form.empty())) {
        return "ask who is to be paid before anything else";
    }
    return fmt::format("if the two are one vendor, the line {} = {} under [vendors] in the policy settles it",
                       quoted(billed), quoted(ordered));
}

std::string vendor_sentence(const LineView& view, Weight weight) {
    const std::string_view billed = view.books.text(view.books.invoice_headers[view.row.header].vendor);
    const std::string_view ordered = view.books.text(view.maker.header(*view.order).vendor);
    return fmt::format("The invoice is from {}, purchase order {} is with {}: {}", quoted(billed), order_number(view),
                       quoted(ordered), consequence(view, weight, alias_remedy(billed, ordered)));
}

std::string status_sentence(const LineView& view, Weight weight) {
    const std::string_view status = view.books.text(view.maker.header(*view.order).status);
    const std::string words = po_status(status) == PoStatus::not_open
                                  ? fmt::format("has the status {}, which is not open for billing", quoted(status))
                                  : std::string("is not open for billing");
    return fmt::format("Purchase order {} {}: {}", order_number(view), words,
                       consequence(view, weight, "ask the buyer for its true status"));
}

std::string unit_sentence(const LineView& view, Weight weight) {
    const std::string_view billed = view.books.text(view.row.uom);
    const std::string_view ordered = view.books.text(view.maker.record(*view.order).uom);
    const std::string until = fmt::format("ask the vendor, or write the rule under [units] in the policy");
    return fmt::format("Billed in {}, ordered in {} ({}), and no rule says how many {} one {} is: {}", billed,
                       ordered, order_words(view.books, *view.order), ordered, billed,
                       consequence(view, weight, until));
}

std::string item_sentence(const LineView& view, Weight weight) {
    const std::string item = item_words(view.books.text(view.row.sku), view.books.text(view.row.description));
    if (view.line.beyond_bound) {
        return fmt::format("More than 400 different lines without order line number or item code compete here, and "
                           "this one, {}, was not compared with every line of purchase order {}: {}",
                           item, order_number(view),
                           consequence(view, weight, "ask the vendor to print the order line numbers"));
    }
    if (view.row.sku.text == TextId::empty && view.row.description == TextId::empty) {
        return fmt::format("The row prints neither item code nor description, so no line of purchase order {} can be "
                           "told to be its own: {}",
                           order_number(view),
                           consequence(view, weight, "name the column that holds them, or the order's line numbers, "
                                                     "under [mapping] in the policy, or ask the vendor for them"));
    }
    return fmt::format("Purchase order {} has no line for {}: {}", order_number(view), item,
                       consequence(view, weight, "ask the buyer whether it was ordered"));
}

std::string currency_sentence(const LineView& view, Weight weight) {
    const std::string_view ordered = view.books.text(view.order->currency);
    return fmt::format("Billed in {}, purchase order {} is in {}, and no exchange rate is applied: {}", view.currency,
                       order_number(view), ordered,
                       consequence(view, weight, fmt::format("ask the vendor for an invoice in {}", ordered)));
}

}  // namespace

/// The codes that stop the comparison of a line.
Said reference_sentence(const LineView& view, Code code, Weight weight) {
    Said said;
    const Decimal held = view.held();
    const bool holds = !view.credit && weight.effect != Effect::none && !held.is_zero();
    if (holds) said.amount = held;
    switch (code) {
    case Code::no_po_reference:
        said.sentence = "No purchase order is named, so there is nothing to compare with: " +
                        consequence(view, weight, "ask the vendor or the buyer which order it is");
        break;
    case Code::po_not_found:
        said.sentence = fmt::format("Purchase order {} is not on file: {}", view.books.text(view.row.po_number),
                                    consequence(view, weight, "ask the vendor which order is meant"));
        break;
    case Code::item_not_ordered:
        said.sentence = item_sentence(view, weight);
        break;
    case Code::vendor_mismatch:
        said.sentence = vendor_sentence(view, weight);
        break;
    case Code::currency_mismatch:
        said.sentence = currency_sentence(view, weight);
        break;
    case Code::uom_mismatch:
        said.sentence = unit_sentence(view, weight);
        break;
    default:
        said.sentence = status_sentence(view, weight);
        break;
    }
    return said;
}

}  // namespace msp_audit

#include <algorithm>

#include <fmt/format.h>

#include "audit/story_teller.hpp"

namespace msp_audit {

void StoryTeller::tell_orders(std::span<const OrderLineIndex> order_lines) {
    TextId last{};
    bool any = false;
    for (const OrderLineIndex at : order_lines) {
        const OrderLine& order = matches_.order(at);
        if (!any || order.po_number != last) {
            const PoHeader& header = maker_.header(order);
            std::string quote(books_.text(header.quote_number));
            std::string status(books_.text(header.status));
            add(Kind::opening,
                fmt::format("Purchase order {} to {}{}{}{}.", books_.text(order.po_number),
                            matches_.vendor_name(order.vendor).empty() ? "an unnamed vendor"
                                                                       : matches_.vendor_name(order.vendor),
                            order.date ? ", " + order.date.to_string() : "",
                            quote.empty() ? "" : ", on quote " + quote, status.empty() ? "" : ", status " + status));
            tell_findings_on(DocumentKind::purchase_order, books_.text(order.po_number), "",
                             matches_.vendor_name(order.vendor));
        }
        any = true;
        last = order.po_number;
        tell_order_line(at);
    }
}

void StoryTeller::tell_order_line(OrderLineIndex at) {
    const OrderLine& order = matches_.order(at);
    const PoLine& record = maker_.record(order);
    const std::string_view currency = maker_.currency(order);
    const std::string_view number = books_.text(record.line);
    add(Kind::heading, fmt::format("Line {}: {}", number.empty() ? "without a number" : number,
                                   item_words(books_.text(record.sku), books_.text(record.description))));
    std::string text =
        fmt::format("Ordered: {}, {}", product(order.ordered, order.price, currency), row_words(record.source));
    if (order.is_return) text += ", a return";
    if (!order.is_open) text += ", not open";
    if (order.has_conflict) text += ", with rows that differ";
    add(Kind::paragraph, text + ".");
    if (order.quote_line != nowhere) {
        const QuoteLine& quote = books_.quotes[order.quote_line];
        add(Kind::paragraph, fmt::format("Quote {} ({}) offered it at {}; the lower price, {}, is agreed.",
                                         books_.text(books_.quote_headers[quote.header].number),
                                         row_words(quote.source), price_text(order.quote_price, currency),
                                         price_text(FindingMaker::agreed_price(order), currency)));
    }
    if (order.role == LineRole::charge) {
        add(Kind::paragraph, fmt::format("Charged so far: {}.", money(*order.charged, currency)));
    } else {
        add(Kind::paragraph,
            fmt::format("Billed in all, credits taken off: {}. Drawn of the order: {}; of what is proven: {}.",
                        quantity_text(order.net_billed), quantity_text(order.ordered_drawn),
                        quantity_text(order.proof_drawn)));
    }
    tell_findings_on(DocumentKind::purchase_order, books_.text(order.po_number), number,
                     matches_.vendor_name(order.vendor));
    tell_receipts_of(at);
    tell_draws(at, nowhere);
}

void StoryTeller::tell_receipts(std::span<const std::uint32_t> receipts) {
    for (const std::uint32_t place : receipts) {
        const ReceiptMatch& receipt = matches_.receipts[place];
        const bool is_license = receipt.kind == DocumentKind::license;
        TextId number{};
        VendorName vendor;
        Ratio quantity = receipt.quantity;
        std::string item;
        if (is_license) {
            const License& license = books_.licenses[receipt.record];
            number = license.number.text;
            vendor = license.vendor;
            if (license.seats) quantity = Ratio(*license.seats);
            item = "seats of " + item_words(books_.text(license.sku), books_.text(license.product));
            if (!license.term.is_open()) item += ", " + term_words(license.term);
        } else {
            const SlipLine& slip = books_.slips[receipt.record];
            const SlipHeader& header = books_.slip_headers[slip.header];
            number = header.number.text;
            vendor = header.vendor;
            item = "of " + item_words(books_.text(slip.sku), books_.text(slip.description));
            if (header.received) item += ", received " + header.received.to_string();
        }
        add(Kind::opening,
            fmt::format("{} {} of {}: {} {} ({}).", is_license ? "License receipt" : "Packing slip",
                        number == TextId::empty ? "without a number" : books_.text(number), books_.text(vendor),
                        quantity_text(quantity), item, row_words(receipt.source)));
        if (is_license) tell_license(books_.licenses[receipt.record]);
        tell_what_counts(receipt, quantity);
        tell_findings([&](const Finding& finding) {
            return finding.document_kind == receipt.kind && finding.document == books_.text(number) &&
                   std::any_of(finding.evidence.begin(), finding.evidence.end(),
                               [&](const Evidence& one) { return one.source == receipt.source; });
        });
        if (receipt.order_line == OrderLineIndex::none) {
            add(Kind::paragraph,
                "It belongs to no purchase order on file, so no invoice is paid on the strength of it.");
            continue;
        }
        const OrderLine& order = matches_.order(receipt.order_line);
        add(Kind::paragraph,
            fmt::format("It came for {}, found by {}. Ordered there: {}.", order_with_row(order),
                        found_by_words(receipt.method), product(order.ordered, order.price, maker_.currency(order))));
        tell_receipts_of(receipt.order_line);
        tell_draws(receipt.order_line, nowhere);
        tell_what_is_left(order);
    }
}

void StoryTeller::tell_license(const License& license) {
    std::string text;
    const auto add_part = [&](std::string_view name, TextId value) {
        if (value != TextId::empty)
            text += fmt::format("{}{} {}", text.empty() ? "" : ", ", name, books_.text(value));
    };
    add_part("Key", license.key);
    add_part(text.empty() ? "Agreement" : "agreement", license.agreement);
    add_part(text.empty() ? "For" : "for", license.customer);
    if (!text.empty()) add(Kind::paragraph, text + ".");
}

/// Of a license of which less counts than it grants.
void StoryTeller::tell_what_counts(const ReceiptMatch& receipt, const Ratio& granted) {
    if (receipt.kind != DocumentKind::license || receipt.quantity == granted) return;
    std::string why;
    if (receipt.codes.has(Code::license_key_reused) && receipt.other != nowhere) {
        const License& other = books_.licenses[receipt.other];
        why = fmt::format(": its key is that of {}, which covers another order line at the same time",
                          other.number.is_empty() ? "another license"
                                                  : "license " + std::string(books_.text(other.number)));
    }
    const Ratio counted = receipt.quantity;
    add(Kind::paragraph, fmt::format("Of its {} seats {}{}.", quantity_text(granted),
                                     counted.is_zero() ? "none counts" : quantity_text(counted) + " count", why));
}

/// What of an order line, and of what came for it, no invoice line has taken yet.
void StoryTeller::tell_what_is_left(const OrderLine& order) {
    if (order.role == LineRole::charge) return;
    if (order.standing) {
        add(Kind::paragraph, "It is billed period by period: each period may take all that was ordered and came, and "
                             "the table says what each invoice line took of it.");
        return;
    }
    const Ratio none;
    const Ratio ordered = order.ordered;
    const Ratio came = order.proof == Proof::slip      ? Ratio(order.slips_proven)
                       : order.proof == Proof::license ? Ratio(order.seats_proven)
                                                       : max(order.slips_proven, order.seats_proven);
    std::string text = fmt::format("Left to bill: {} of the {} ordered",
                                   quantity_text(max(none, ordered - order.ordered_drawn)), quantity_text(ordered));
    if (order.proof != Proof::none) {
        text += fmt::format(", and {} of the {} that came", quantity_text(max(none, came - order.proof_drawn)),
                            quantity_text(came));
    }
    add(Kind::paragraph, text + ".");
}

void StoryTeller::tell_quotes(std::span<const std::uint32_t> quotes) {
    for (const std::uint32_t place : quotes) {
        const QuoteLine& quote = books_.quotes[place];
        const QuoteHeader& header = books_.quote_headers[quote.header];
        const std::string_view currency = books_.text(header.currency);
        const std::string_view number = books_.text(quote.line);
        add(Kind::opening,
            fmt::format("Quote {}{} of {}: {} at {}{}{} ({}).", books_.text(header.number),
                        number.empty() ? "" : fmt::format(" line {}", number), books_.text(header.vendor),
                        item_words(books_.text(quote.sku), books_.text(quote.description)),
                        money(*quote.unit_price, currency), header.date ? ", " + header.date.to_string() : "",
                        header.valid_until ? ", valid until " + header.valid_until.to_string() : "",
                        row_words(quote.source)));
        bool any = false;
        for (std::uint32_t i = 0; i < matches_.order_lines.size(); ++i) {
            const OrderLine& order = matches_.order_lines[i];
            if (order.quote_line != place) continue;
            any = true;
            add(Kind::item, fmt::format("{} was ordered on it at {}.", order_with_row(order),
                                        price_text(order.price, maker_.currency(order))));
            tell_draws(static_cast<OrderLineIndex>(i), nowhere);
        }
        if (!any) add(Kind::paragraph, "No order line on file has it for its quote.");
        tell_findings([&](const Finding& finding) {
            return std::any_of(finding.evidence.begin(), finding.evidence.end(),
                               [&](const Evidence& one) {
                                   return one.kind == DocumentKind::quote && one.source == quote.source;
                               }) &&
                   finding.document_kind != DocumentKind::invoice;
        });
    }
}

}  // namespace msp_audit

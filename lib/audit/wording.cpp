#include "audit/wording.hpp"

#include <fmt/format.h>

#include "core/currency.hpp"

namespace msp_audit {

namespace {

constexpr int exact_places = 9;
constexpr int shown_places = 6;

}  // namespace

std::string bare_money(const Decimal& amount, std::string_view currency) {
    return amount.normalized().to_string(minor_digits(currency));
}

std::string money(const Decimal& amount, std::string_view currency) {
    std::string text = bare_money(amount, currency);
    if (!currency.empty()) text.append(" ").append(currency);
    return text;
}

std::string price_text(const Ratio& price, std::string_view currency) {
    const Decimal exact = price.to_decimal(exact_places);
    if (Ratio(exact) == price) return exact.to_string(minor_digits(currency));
    return "about " + price.to_decimal(shown_places).to_string(minor_digits(currency));
}

std::string quantity_text(const Ratio& quantity) {
    const Decimal exact = quantity.to_decimal(exact_places);
    if (Ratio(exact) == quantity) return exact.to_string();
    return "about " + quantity.to_decimal(shown_places).to_string();
}

Decimal value_of(const Ratio& quantity, const Ratio& price, std::string_view currency) {
    return (quantity * price).rounded(minor_digits(currency));
}

std::string product(const Ratio& quantity, const Ratio& price, std::string_view currency) {
    return fmt::format("{} x {} = {}", quantity_text(quantity), price_text(price, currency),
                       money(value_of(quantity, price, currency), currency));
}

std::string difference(const Decimal& from, const Decimal& take, std::string_view currency) {
    return fmt::format("{} - {} = {}", bare_money(from, currency), bare_money(take, currency),
                       money(from - take, currency));
}

std::string order_words(const Books& books, const OrderLine& order) {
    std::string words(books.text(order.po_number));
    const std::string_view line = books.text(books.po_lines[static_cast<std::size_t>(order.record)].line);
    if (!line.empty()) words.append(" line ").append(line);
    return words;
}

std::string document_words(const Books& books, const InvoiceMatch& document) {
    std::string words(document.type == DocumentType::credit_note ? "credit note " : "invoice ");
    return words.append(books.text(document.number));
}

std::string_view found_by_words(Method method) {
    switch (method) {
    case Method::po_line:
        return "its line number";
    case Method::po_sku:
        return "its item";
    case Method::po_assignment:
        return "the nearest line";
    case Method::loose_po:
        return "the order's number, spelt otherwise";
    case Method::po_charge:
    case Method::credited_invoice:
    case Method::none:
        break;
    }
    return "";
}

std::string item_words(std::string_view sku, std::string_view description) {
    if (sku.empty() && description.empty()) return "this item";
    if (description.empty()) return std::string(sku);
    if (sku.empty()) return quoted(description);
    return fmt::format("{} {}", sku, quoted(description));
}

std::string term_words(const Term& term) {
    if (!term.first) return "the time to " + term.last.to_string();
    if (!term.last) return "the time from " + term.first.to_string();
    return term.first.to_string() + " to " + term.last.to_string();
}

std::string count_words(std::size_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string quoted(std::string_view text) {
    std::string words = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') words += '\\';
        words += c == '\n' || c == '\r' ? ' ' : c;
    }
    words += '"';
    return words;
}

}  // namespace msp_audit

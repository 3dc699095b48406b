#include "audit/named_documents.hpp"

#include <algorithm>
#include <unordered_map>

#include "core/text_key.hpp"

namespace msp_audit {

namespace {

/// How a number may be meant, the nearest first.
enum class Likeness : std::uint8_t { printed, but_for_case, by_key };

using Key = std::string (*)(std::string_view);

/// Tells whether printed numbers are the one that is meant; each distinct one is looked at once.
class Meant {
public:
    Meant(const Books& books, std::string_view id, Likeness likeness, Key by_key)
        : books_(books), id_(id), likeness_(likeness), by_key_(by_key), wanted_(key_of(id)) {}

    [[nodiscard]] bool operator()(TextId number) {
        const auto known = told_.find(number);
        if (known != told_.end()) return known->second;
        const std::string_view printed = books_.text(number);
        const bool is =
            likeness_ == Likeness::printed ? printed == id_ : !wanted_.empty() && key_of(printed) == wanted_;
        told_.emplace(number, is);
        return is;
    }

private:
    [[nodiscard]] std::string key_of(std::string_view text) const {
        return likeness_ == Likeness::by_key ? by_key_(text) : value_key(text);
    }

    const Books& books_;
    std::string_view id_;
    Likeness likeness_;
    Key by_key_;
    std::string wanted_;
    std::unordered_map<TextId, bool> told_;
};

TextId number_of(const Books& books, const ReceiptMatch& receipt) {
    if (receipt.kind == DocumentKind::license) return books.licenses[receipt.record].number.text;
    if (receipt.kind == DocumentKind::packing_slip)
        return books.slip_headers[books.slips[receipt.record].header].number.text;
    return TextId::empty;
}

TextId license_key_of(const Books& books, const ReceiptMatch& receipt) {
    return receipt.kind == DocumentKind::license ? books.licenses[receipt.record].key : TextId::empty;
}

NamedDocuments named_by(const Books& books, const Matches& matches, std::string_view id, Likeness likeness) {
    NamedDocuments named;
    Meant invoice(books, id, likeness, document_number_key);
    Meant order(books, id, likeness, loose_po_key);
    for (std::uint32_t i = 0; i < matches.documents.size(); ++i) {
        if (invoice(matches.documents[i].number.text)) named.invoices.push_back(static_cast<DocumentIndex>(i));
    }
    for (std::uint32_t i = 0; i < matches.order_lines.size(); ++i) {
        if (order(matches.order_lines[i].po_number)) named.order_lines.push_back(static_cast<OrderLineIndex>(i));
    }
    for (std::uint32_t i = 0; i < books.quotes.size(); ++i) {
        if (order(books.quote_headers[books.quotes[i].header].number.text)) named.quotes.push_back(i);
    }
    for (std::uint32_t i = 0; i < matches.receipts.size(); ++i) {
        const TextId number = number_of(books, matches.receipts[i]);
        const TextId key = likeness == Likeness::by_key ? TextId::empty : license_key_of(books, matches.receipts[i]);
        const bool is_meant = (number != TextId::empty && order(number)) || (key != TextId::empty && order(key));
        if (is_meant) named.receipts.push_back(i);
    }
    return named;
}

/// The licenses whose key is meant but for case and separators, unless two keys are.
NamedDocuments licenses_keyed(const Books& books, const Matches& matches, std::string_view id) {
    NamedDocuments named;
    Meant key_is(books, id, Likeness::by_key, sku_key);
    std::string only;
    for (std::uint32_t i = 0; i < matches.receipts.size(); ++i) {
        const TextId key = license_key_of(books, matches.receipts[i]);
        if (key == TextId::empty || !key_is(key)) continue;
        const std::string printed = value_key(books.text(key));
        if (!only.empty() && printed != only) return {};
        only = printed;
        named.receipts.push_back(i);
    }
    return named;
}

}  // namespace

NamedDocuments documents_named(const Books& books, const Matches& matches, std::string_view id) {
    for (const Likeness likeness : {Likeness::printed, Likeness::but_for_case, Likeness::by_key}) {
        NamedDocuments named = named_by(books, matches, id, likeness);
        if (!named.is_empty()) return named;
    }
    return licenses_keyed(books, matches, id);
}

std::vector<std::string_view> document_numbers(const Books& books) {
    std::vector<std::string_view> numbers;
    for (const InvoiceHeader& header : books.invoice_headers) numbers.push_back(books.text(header.number));
    for (const PoHeader& header : books.po_headers) numbers.push_back(books.text(header.number));
    for (const QuoteHeader& header : books.quote_headers) numbers.push_back(books.text(header.number));
    for (const SlipHeader& header : books.slip_headers) numbers.push_back(books.text(header.number));
    for (const License& license : books.licenses) numbers.push_back(books.text(license.number));
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

}  // namespace msp_audit

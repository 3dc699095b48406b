#include "hand.hpp"

#include <stdexcept>

namespace {

std::map<std::string, std::string> parse(const std::string& text) {
    std::map<std::string, std::string> cells;
    std::size_t from = 0;
    while (from < text.size()) {
        const auto to = std::min(text.find('|', from), text.size());
        const auto part = text.substr(from, to - from);
        const auto equals = part.find('=');
        cells[part.substr(0, equals)] = part.substr(equals + 1);
        from = to + 1;
    }
    return cells;
}

std::string joined(const std::set<std::string>& codes) {
    std::string text;
    for (const auto& code : codes) {
        text += (text.empty() ? "" : " ") + code;
    }
    return text;
}

std::string shown(const reference::Parts& parts) {
    return parts.payable + "/" + parts.awaiting + "/" + parts.disputed + "/" + parts.unchecked;
}

}  // namespace

void Hand::add(std::vector<reference::Row>& rows, const std::string& defaults, const std::string& cells,
               const std::string& file_name) {
    auto row = parse(defaults);
    for (const auto& [column, value] : parse(cells)) {
        row[column] = value;
    }
    int number = 2;
    for (const auto& other : rows) {
        number += other.file == file_name ? 1 : 0;
    }
    rows.push_back({file_name, number, row});
}

Hand& Hand::quote(const std::string& cells) {
    add(books.quotes, "quote_number=Q-1|vendor=Contoso|quote_date=2024-12-01|currency=USD|line=1|sku=A", cells,
        "quotes.csv");
    return *this;
}

Hand& Hand::po(const std::string& cells) {
    add(books.purchase_orders,
        "po_number=PO-1|vendor=Contoso|order_date=2025-01-01|currency=USD|line=1|sku=A|category=hardware", cells,
        "orders.csv");
    return *this;
}

Hand& Hand::slip(const std::string& cells) {
    add(books.packing_slips,
        "slip_number=S-" + std::to_string(++slips_) +
            "|po_number=PO-1|vendor=Contoso|received_date=2025-01-05|line=1|po_line=1",
        cells, "slips.csv");
    return *this;
}

Hand& Hand::license(const std::string& cells) {
    add(books.licenses,
        "license_number=L-" + std::to_string(++licenses_) + "|vendor=Contoso|po_number=PO-1|po_line=1", cells,
        "licenses.csv");
    return *this;
}

Hand& Hand::invoice(const std::string& cells) {
    add(books.invoices,
        "invoice_number=INV-1|vendor=Contoso|invoice_date=2025-01-10|po_number=PO-1|po_line=1|currency=USD|line=1|"
        "sku=A|type=invoice",
        cells, file_);
    return *this;
}

Hand& Hand::file(const std::string& name) {
    file_ = name;
    return *this;
}

const reference::InvoiceAnswer& Hand::find(const std::string& number, int copy) {
    answer_ = reference::reconcile(books, policy);
    for (const auto& invoice : answer_.invoices) {
        if (invoice.invoice_number == number && invoice.copy == copy) {
            return invoice;
        }
    }
    throw std::runtime_error("no invoice " + number);
}

std::string Hand::operator()(const std::string& number, int copy) {
    const auto& invoice = find(number, copy);
    return invoice.verdict + " " + shown(invoice.parts);
}

std::string Hand::line(const std::string& number, std::size_t index, int copy) {
    const auto& found = find(number, copy).lines.at(index);
    return shown(found.parts) + (found.codes.empty() ? "" : " ") + joined(found.codes);
}

std::string Hand::codes(const std::string& number, int copy) { return joined(find(number, copy).codes); }

std::string Hand::partner(const std::string& number, std::size_t index) {
    const auto& found = find(number, 1).lines.at(index);
    return found.method + " " + found.po_number + "/" + found.po_line;
}

bool Hand::told(const std::string& code, const std::string& document) {
    answer_ = reference::reconcile(books, policy);
    for (const auto& finding : answer_.others) {
        if (finding.code == code && (document.empty() || finding.document == document)) {
            return true;
        }
    }
    return false;
}

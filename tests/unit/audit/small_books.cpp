#include "unit/audit/small_books.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "audit/audit.hpp"
#include "core/columns.hpp"
#include "core/currency.hpp"
#include "match/match.hpp"

namespace msp_audit {

namespace {

StoredDecimal amount(std::string_view text) {
    return text.empty() ? StoredDecimal() : StoredDecimal(Decimal::parse(text).value());
}

Day day(std::string_view text) { return text.empty() ? Day() : Day::parse(text).value(); }

}  // namespace

SmallBooks::SmallBooks() {
    constexpr std::array kinds{DocumentKind::invoice, DocumentKind::purchase_order, DocumentKind::packing_slip,
                               DocumentKind::license, DocumentKind::quote};
    for (const DocumentKind kind : kinds) {
        InputFile file;
        file.kind = kind;
        file.name = std::string(plural_of(kind)) + ".csv";
        ColumnSet columns;
        for (const Column column : columns_of(kind)) {
            if (column != Column::received_quantity) columns.add(column);
        }
        file.column_bits = columns.bits();
        books.files.push_back(file);
        books.set_supplied(kind);
    }
}

SmallBooks& SmallBooks::add(const QuoteRow& row) {
    QuoteHeader header;
    header.number = {text(row.number)};
    header.vendor = {text(row.vendor)};
    header.currency = text(row.currency);
    header.valid_until = day(row.valid_until);
    QuoteLine line;
    line.source = next_row(4);
    line.header = static_cast<std::uint32_t>(books.quote_headers.size());
    line.line = {text(row.line)};
    line.sku = {text(row.sku)};
    line.unit_price = amount(row.price);
    books.quote_headers.push_back(header);
    books.quotes.push_back(line);
    return *this;
}

SmallBooks& SmallBooks::add(const OrderRow& row) {
    PoHeader header;
    header.number = {text(row.number)};
    header.vendor = {text(row.vendor)};
    header.currency = text(row.currency);
    header.quote_number = {text(row.quote)};
    header.status = text(row.status);
    header.date = day(row.date);
    PoLine line;
    line.source = next_row(1);
    line.header = static_cast<std::uint32_t>(books.po_headers.size());
    line.line = {text(row.line)};
    line.sku = {text(row.sku)};
    line.description = text(row.description);
    line.category = text(row.category);
    line.uom = text(row.uom);
    line.quantity = amount(row.quantity);
    line.unit_price = amount(row.price);
    books.po_headers.push_back(header);
    books.po_lines.push_back(line);
    return *this;
}

SmallBooks& SmallBooks::add(const SlipRow& row) {
    SlipHeader header;
    header.number = {text(row.number)};
    header.vendor = {text(row.vendor)};
    header.po_number = {text(row.po)};
    header.received = day(row.received);
    SlipLine line;
    line.source = next_row(2);
    line.header = static_cast<std::uint32_t>(books.slip_headers.size());
    line.line = {text(row.line)};
    line.po_line = {text(row.po_line)};
    line.sku = {text(row.sku)};
    line.uom = text(row.uom);
    line.serial_numbers = text(row.serials);
    line.quantity = amount(row.quantity);
    line.rejected = amount(row.rejected);
    books.slip_headers.push_back(header);
    books.slips.push_back(line);
    return *this;
}

SmallBooks& SmallBooks::add(const LicenseRow& row) {
    License license;
    license.source = next_row(3);
    license.number = {text(row.number)};
    license.vendor = {text(row.vendor)};
    license.po_number = {text(row.po)};
    license.po_line = {text(row.po_line)};
    license.sku = {text(row.sku)};
    license.key = text(row.key);
    license.seats = amount(row.seats);
    license.term = {day(row.first), day(row.last)};
    books.licenses.push_back(license);
    return *this;
}

SmallBooks& SmallBooks::add(const InvoiceRow& row) {
    InvoiceHeader header;
    header.number = {text(row.number)};
    header.vendor = {text(row.vendor)};
    header.currency = text(row.currency);
    header.credited_invoice = {text(row.credited)};
    header.date = day(row.date);
    header.total = amount(row.document_total);
    header.type = row.type;
    InvoiceLine line;
    line.source = next_row(0);
    line.header = static_cast<std::uint32_t>(books.invoice_headers.size());
    line.po_number = {text(row.po)};
    line.line = {text(row.line)};
    line.po_line = {text(row.po_line)};
    line.sku = {text(row.sku)};
    line.description = text(row.description);
    line.category = text(row.category);
    line.uom = text(row.uom);
    line.quantity = amount(row.quantity);
    line.unit_price = amount(row.price);
    line.line_total = amount(row.total);
    if (!row.first.empty() || !row.last.empty()) {
        InvoiceExtras extras;
        extras.period = {day(row.first), day(row.last)};
        line.extras = static_cast<std::uint32_t>(books.invoice_extras.size());
        books.invoice_extras.push_back(extras);
    }
    books.invoice_headers.push_back(header);
    books.invoice_lines.push_back(line);
    return *this;
}

std::vector<Finding> SmallBooks::findings(std::string_view as_of) {
    const Matches matches = match(books, policy, day(as_of));
    return audit(books, matches, policy);
}

std::vector<std::string> SmallBooks::told(std::string_view as_of) {
    std::vector<std::string> sentences;
    for (const Finding& finding : findings(as_of)) {
        sentences.push_back(std::string(name_of(finding.code)) + ": " + finding.message);
    }
    return sentences;
}

Finding SmallBooks::only(Code code, std::string_view as_of) {
    std::vector<Finding> found = findings(as_of);
    std::erase_if(found, [code](const Finding& finding) { return finding.code != code; });
    REQUIRE(found.size() == 1);
    return found.front();
}

std::string amount_of(const Finding& finding) {
    return finding.amount ? finding.amount->to_string(minor_digits(finding.currency)) : "";
}

std::string evidence_of(const Finding& finding) {
    std::string words;
    for (const Evidence& evidence : finding.evidence) {
        words += (words.empty() ? "" : ", ") + std::string(name_of(evidence.kind)) + " " +
                 std::to_string(evidence.source.file) + ":" + std::to_string(evidence.source.row);
    }
    return words;
}

}  // namespace msp_audit

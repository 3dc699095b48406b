#include "ingest/build_records.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace msp_audit {

using enum Column;

bool is_same(const InvoiceHeader& a, const InvoiceHeader& b) {
    return a.number == b.number && a.vendor == b.vendor && a.currency == b.currency &&
           a.credited_invoice == b.credited_invoice && a.date == b.date && a.due == b.due &&
           is_same(a.total, b.total) && a.type == b.type && a.vendor_from_po == b.vendor_from_po;
}

namespace {

InvoiceHeader header_of(RowCells& cells) {
    InvoiceHeader header;
    header.number = cells.id<InvoiceNumber>(invoice_number);
    header.vendor = VendorName{cells.text(vendor)};
    header.currency = cells.currency();
    header.credited_invoice = cells.id<InvoiceNumber>(credited_invoice);
    header.date = cells.day(invoice_date);
    header.due = cells.day(due_date);
    header.total = cells.money(invoice_total);
    header.type = cells.type();
    header.vendor_from_po = cells.row().vendor_from_po;
    return header;
}

InvoiceExtras extras_of(RowCells& cells) {
    InvoiceExtras extras;
    extras.price_base = cells.price_base();
    extras.tax = cells.money(tax);
    extras.discount = cells.discount();
    extras.period = cells.term(period_start, period_end);
    extras.license_number = cells.id<LicenseNumber>(license_number);
    return extras;
}

bool is_needed(const InvoiceExtras& extras) {
    return extras.price_base || extras.tax || extras.discount.value || !extras.period.is_open() ||
           !extras.license_number.is_empty();
}

/// Fails unless the line prints its total, or a quantity and a price.
void require_money(RowCells& cells) {
    const CanonicalRow& row = cells.row();
    if (!row[line_total].empty()) return;
    if (row[quantity].empty() && row[unit_price].empty()) {
        cells.fail(line_total, "the cell is empty, and so are quantity and unit_price");
    } else if (row[quantity].empty()) {
        cells.fail(quantity, "the cell is empty, and so is line_total");
    } else if (row[unit_price].empty()) {
        cells.fail(unit_price, "the cell is empty, and so is line_total");
    }
}

/// Fails for a row that has sums and nothing else: a total that nobody has labelled would be billed under the number
/// above it.
void refuse_bare_sums(RowCells& cells) {
    const CanonicalRow& row = cells.row();
    constexpr std::array sums{line_total, tax, invoice_total, quantity};
    std::optional<Column> first;
    for (std::size_t i = 0; i < column_count; ++i) {
        const auto column = static_cast<Column>(i);
        if (row[column].empty()) continue;
        if (std::find(sums.begin(), sums.end(), column) == sums.end()) return;
        if (!first || column == line_total) first = column;
    }
    if (!first) return;
    cells.fail(*first, "stands alone: the row has no number and nothing that says what it is for",
               "if it is a total, write Total in the first cell of its row, or leave the row out");
}

}  // namespace

void build_invoice(RowCells& cells, FileRecords& into) {
    const InvoiceHeader header = header_of(cells);
    InvoiceLine record;
    record.source = cells.row().source;
    record.po_number = cells.id<PoNumber>(po_number);
    record.line = cells.id<LineNumber>(line);
    record.po_line = cells.id<LineNumber>(po_line);
    record.sku = cells.id<Sku>(sku);
    record.description = cells.text(description);
    record.category = cells.text(category);
    record.uom = cells.text(uom);
    record.quantity = cells.amount(quantity);
    record.unit_price = cells.money(unit_price);
    record.line_total = cells.money(line_total);
    require_money(cells);
    refuse_bare_sums(cells);
    const InvoiceExtras extras = extras_of(cells);
    cells.check_product(record.quantity, record.unit_price);
    if (cells.failed()) return;

    note_discount(cells, extras.discount, record.quantity, record.unit_price, extras.price_base, record.line_total,
                  into);
    if (is_needed(extras)) {
        record.extras = static_cast<std::uint32_t>(into.invoice_extras.size());
        into.invoice_extras.push_back(extras);
    }
    record.header = place_of(header, into.invoice_headers);
    into.has_line_numbers = into.has_line_numbers || !record.line.is_empty();
    into.invoice_lines.push_back(record);
}

}  // namespace msp_audit

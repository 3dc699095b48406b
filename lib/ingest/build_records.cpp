#include "ingest/build_records.hpp"

#include <algorithm>
#include <optional>

namespace msp_audit {

using enum Column;

bool is_same(const QuoteHeader& a, const QuoteHeader& b) {
    return a.number == b.number && a.vendor == b.vendor && a.currency == b.currency && a.date == b.date &&
           a.valid_until == b.valid_until;
}

bool is_same(const SlipHeader& a, const SlipHeader& b) {
    return a.number == b.number && a.vendor == b.vendor && a.po_number == b.po_number && a.received == b.received;
}

void note_discount(RowCells& cells, const Discount& discount, StoredDecimal quantity, StoredDecimal price,
                   StoredDecimal price_base, StoredDecimal line_total, FileRecords& into) {
    if (!discount.value || discount.kind != DiscountKind::none || (*discount.value).is_zero()) return;
    into.discounts.add(*discount.value, quantity, price, price_base, line_total, cells.currency_digits(),
                       cells.row().source.row);
}

void refuse_bare_sums(RowCells& cells, std::initializer_list<Column> sums) {
    const CanonicalRow& row = cells.row();
    std::optional<Column> first;
    for (std::size_t i = 0; i < column_count; ++i) {
        const auto column = static_cast<Column>(i);
        // Subtotals come by vendor, by currency and by day; a period says what a line is for.
        const bool is_period = column == period_start || column == period_end;
        const bool is_day = role_of(column) == ColumnRole::day && !is_period;
        if (row[column].empty() || column == vendor || column == currency || is_day) continue;
        if (std::find(sums.begin(), sums.end(), column) == sums.end()) return;
        if (!first || column == line_total) first = column;
    }
    if (!first) return;
    cells.fail(*first, "stands alone: the row has no number and nothing that says what it is for",
               "if it is a total, write Total in the first cell of its row, or leave the row out");
}

void build_quote(RowCells& cells, FileRecords& into) {
    refuse_bare_sums(cells, {quantity, unit_price, line_total});
    QuoteHeader header;
    header.number = cells.id<QuoteNumber>(quote_number);
    header.vendor = VendorName{cells.text(vendor)};
    header.currency = cells.currency();
    header.date = cells.day(quote_date);
    header.valid_until = cells.day(valid_until);

    QuoteLine record;
    record.source = cells.row().source;
    record.line = cells.id<LineNumber>(line);
    record.sku = cells.id<Sku>(sku);
    record.description = cells.text(description);
    record.category = cells.text(category);
    record.uom = cells.text(uom);
    record.quantity = cells.amount(quantity);
    cells.require(unit_price);
    record.unit_price = cells.money(unit_price);
    record.price_base = cells.price_base();
    record.discount = cells.discount();
    cells.check_product(record.quantity, record.unit_price);
    if (cells.failed()) return;

    note_discount(cells, record.discount, record.quantity, record.unit_price, record.price_base, {}, into);
    record.header = place_of(header, into.quote_headers);
    into.has_line_numbers = into.has_line_numbers || !record.line.is_empty();
    into.quotes.push_back(record);
}

void build_slip(RowCells& cells, FileRecords& into) {
    refuse_bare_sums(cells, {quantity, rejected_quantity});
    SlipHeader header;
    header.number = cells.id<SlipNumber>(slip_number);
    header.vendor = VendorName{cells.text(vendor)};
    header.po_number = cells.id<PoNumber>(po_number);
    header.received = cells.day(received_date);

    SlipLine record;
    record.source = cells.row().source;
    record.line = cells.id<LineNumber>(line);
    record.po_line = cells.id<LineNumber>(po_line);
    record.sku = cells.id<Sku>(sku);
    record.description = cells.text(description);
    record.uom = cells.text(uom);
    record.serial_numbers = cells.key(serial_numbers);
    cells.require(quantity);
    record.quantity = cells.amount(quantity);
    record.rejected = cells.amount(rejected_quantity);
    // Of a row that takes a delivery back the rejected quantity is below zero, too.
    if (*record.rejected < min(Decimal(), *record.quantity)) {
        cells.fail(rejected_quantity, "cannot be below zero, nor beyond a quantity that is taken back",
                   "write what was rejected of the quantity, without a sign, or leave the cell empty");
    }
    if (cells.failed()) return;

    record.header = place_of(header, into.slip_headers);
    into.has_line_numbers = into.has_line_numbers || !record.line.is_empty();
    into.slips.push_back(record);
}

void build_license(RowCells& cells, FileRecords& into) {
    License record;
    record.source = cells.row().source;
    record.number = cells.id<LicenseNumber>(license_number);
    record.vendor = VendorName{cells.text(vendor)};
    record.po_number = cells.id<PoNumber>(po_number);
    record.po_line = cells.id<LineNumber>(po_line);
    record.invoice_number = cells.id<InvoiceNumber>(invoice_number);
    record.sku = cells.id<Sku>(sku);
    record.product = cells.text(product);
    record.key = cells.key(license_key);
    record.agreement = cells.key(agreement);
    record.customer = cells.text(customer);
    cells.require(seats);
    record.seats = cells.amount(seats);
    record.term = cells.term(start_date, end_date);
    if (!cells.failed()) into.licenses.push_back(record);
}

}  // namespace msp_audit

#include "ingest/build_records.hpp"

namespace msp_audit {

using enum Column;

bool is_same(const PoHeader& a, const PoHeader& b) {
    return a.number == b.number && a.vendor == b.vendor && a.currency == b.currency &&
           a.quote_number == b.quote_number && a.status == b.status && a.revision == b.revision &&
           a.requester == b.requester && a.approver == b.approver && a.date == b.date;
}

namespace {

PoHeader header_of(RowCells& cells) {
    PoHeader header;
    header.number = cells.id<PoNumber>(po_number);
    header.vendor = VendorName{cells.text(vendor)};
    header.currency = cells.currency();
    header.quote_number = cells.id<QuoteNumber>(quote_number);
    header.status = cells.text(status);
    header.revision = cells.key(revision);
    header.requester = cells.text(requester);
    header.approver = cells.text(approver);
    header.date = cells.day(order_date);
    return header;
}

}  // namespace

void build_order(RowCells& cells, FileRecords& into) {
    refuse_bare_sums(cells, {quantity, unit_price, line_total, received_quantity});
    const PoHeader header = header_of(cells);
    PoLine record;
    record.source = cells.row().source;
    record.line = cells.id<LineNumber>(line);
    record.sku = cells.id<Sku>(sku);
    record.description = cells.text(description);
    record.category = cells.text(category);
    record.uom = cells.text(uom);
    record.packing_slip = cells.key(packing_slip);
    cells.require(quantity);
    record.quantity = cells.amount(quantity);
    cells.require(unit_price);
    record.unit_price = cells.money(unit_price);
    record.price_base = cells.price_base();
    record.line_total = cells.money(line_total);
    record.received_quantity = cells.amount(received_quantity);
    record.discount = cells.discount();
    record.proof = cells.proof();
    record.is_return = cells.is_return();
    cells.check_product(record.quantity, record.unit_price);
    if (cells.failed()) return;

    note_discount(cells, record.discount, record.quantity, record.unit_price, record.price_base, record.line_total,
                  into);
    record.header = place_of(header, into.po_headers);
    into.has_line_numbers = into.has_line_numbers || !record.line.is_empty();
    into.po_lines.push_back(record);
}

}  // namespace msp_audit

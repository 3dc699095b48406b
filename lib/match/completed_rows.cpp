#include "match/completed_rows.hpp"

#include <algorithm>

namespace msp_audit {

namespace {

bool is_empty(TextId text) { return text == TextId::empty; }
template <class Tag>
bool is_empty(PrintedId<Tag> id) {
    return id.is_empty();
}
bool is_empty(const StoredDecimal& amount) { return !amount.has_value(); }
bool is_empty(Day day) { return !day; }

/// Fills the cells of one record from those of another.
class Filling {
public:
    explicit Filling(ColumnSet known) : known_(known) {}

    template <class Cell>
    void fill(Column column, Cell& cell, const Cell& other) {
        if (known_.has(column) || !is_empty(cell) || is_empty(other)) return;
        cell = other;
        filled_ = true;
    }
    [[nodiscard]] bool has_filled() const { return filled_; }

private:
    ColumnSet known_;
    bool filled_ = false;
};

void fill_line(Filling& filling, InvoiceLine& line, const InvoiceLine& other) {
    filling.fill(Column::po_number, line.po_number, other.po_number);
    filling.fill(Column::po_line, line.po_line, other.po_line);
    filling.fill(Column::line, line.line, other.line);
    filling.fill(Column::sku, line.sku, other.sku);
    filling.fill(Column::description, line.description, other.description);
    filling.fill(Column::category, line.category, other.category);
    filling.fill(Column::uom, line.uom, other.uom);
    filling.fill(Column::quantity, line.quantity, other.quantity);
    filling.fill(Column::unit_price, line.unit_price, other.unit_price);
    filling.fill(Column::line_total, line.line_total, other.line_total);
}

void fill_extras(Filling& filling, InvoiceExtras& extras, const InvoiceExtras& other) {
    filling.fill(Column::price_base, extras.price_base, other.price_base);
    filling.fill(Column::tax, extras.tax, other.tax);
    filling.fill(Column::period_start, extras.period.first, other.period.first);
    filling.fill(Column::period_end, extras.period.last, other.period.last);
    filling.fill(Column::license_number, extras.license_number, other.license_number);
    if (extras.discount.value) return;
    filling.fill(Column::discount, extras.discount.value, other.discount.value);
    if (extras.discount.value) extras.discount = other.discount;
}

void fill_header(Filling& filling, InvoiceHeader& header, const InvoiceHeader& other) {
    filling.fill(Column::credited_invoice, header.credited_invoice, other.credited_invoice);
    filling.fill(Column::due_date, header.due, other.due);
    filling.fill(Column::invoice_total, header.total, other.total);
}

}  // namespace

void complete_row(Books& books, std::uint32_t row, ColumnSet known, const OtherRow& other, Matches& matches) {
    const InvoiceLine as_read = books.invoice_lines[row];
    const InvoiceLine& twin = books.invoice_lines[other.row];
    Filling of_line(known);
    InvoiceLine line = as_read;
    fill_line(of_line, line, twin);

    Filling of_extras(known);
    InvoiceExtras extras = books.extras(as_read);
    InvoiceExtras of_twin = books.extras(twin);
    Term& period = of_twin.period;
    if (other.half_open && period.first && period.last > period.first) period.last = period.last + -1;
    fill_extras(of_extras, extras, of_twin);
    if (of_extras.has_filled()) {
        line.extras = static_cast<std::uint32_t>(books.invoice_extras.size());
        books.invoice_extras.push_back(extras);
    }

    Filling of_header(known);
    InvoiceHeader header = books.invoice_headers[as_read.header];
    fill_header(of_header, header, books.invoice_headers[twin.header]);
    if (of_header.has_filled()) {
        line.header = static_cast<std::uint32_t>(books.invoice_headers.size());
        books.invoice_headers.push_back(header);
    }
    if (!of_line.has_filled() && !of_extras.has_filled() && !of_header.has_filled()) return;
    books.invoice_lines[row] = line;
    matches.completed.push_back({row, as_read});
}

void put_back_rows(Books& books, const Matches& matches) {
    // A row that two files have completed was read as the first of them found it.
    std::for_each(matches.completed.rbegin(), matches.completed.rend(),
                  [&books](const CompletedRow& one) { books.invoice_lines[one.row] = one.as_read; });
}

}  // namespace msp_audit

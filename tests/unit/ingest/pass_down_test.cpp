#include <doctest/doctest.h>

#include "unit/ingest/canonical_rows.hpp"

using namespace msp_audit;
using enum Column;

namespace {

using Cells = CanonicalRowsTest::Cells;
using Lines = PrintedLines;

Cells line_of(const Cells& others) {
    Cells cells{{quantity, "1"}, {unit_price, "10"}};
    cells.insert(cells.end(), others.begin(), others.end());
    return cells;
}
const Cells first_row = line_of({{invoice_number, "INV-1"},
                                 {vendor, "Contoso"},
                                 {invoice_date, "2026-10-01"},
                                 {currency, "EUR"},
                                 {type, "invoice"},
                                 {invoice_total, "20"},
                                 {po_number, "PO-7"}});

/// "INV-1 Contoso 2026-10-01 EUR 20 PO-7 passed" for each line that is left.
Lines described(const CanonicalRowsTest& test) {
    Lines lines;
    for (const InvoiceLine& line : test.records.invoice_lines) {
        const InvoiceHeader& header = test.records.invoice_headers.at(line.header);
        lines.push_back(test.text(header.number.text) + " " + test.text(header.vendor.text) + " " +
                        header.date.to_string() + " " + test.text(header.currency) + " " +
                        (header.total ? (*header.total).to_string() : "-") + " " + test.text(line.po_number.text) +
                        (line.passed_down ? " passed" : ""));
    }
    return lines;
}

}  // namespace

TEST_CASE("what stands on a document's first row only passes down to its other rows") {
    CanonicalRowsTest test(DocumentKind::invoice);
    test.add(first_row);
    test.add(line_of({}));
    test.add(line_of({{invoice_number, "INV-1"}}));
    test.add(line_of({{invoice_number, "INV-2"}, {vendor, "Fabrikam"}, {invoice_date, "2026-10-02"}}));
    test.pass_down();
    CHECK(test.rejections().empty());
    CHECK(described(test) == Lines{"INV-1 Contoso 2026-10-01 EUR 20 PO-7",
                                   "INV-1 Contoso 2026-10-01 EUR 20 PO-7 passed",
                                   "INV-1 Contoso 2026-10-01 EUR 20 PO-7 passed", "INV-2 Fabrikam 2026-10-02  - "});
    CHECK(test.records.invoice_headers.size() == 2);
}

TEST_CASE("a field that some later row repeats does not pass down") {
    CanonicalRowsTest test(DocumentKind::invoice);
    test.add(first_row);
    test.add(line_of({{invoice_number, "INV-1"}, {vendor, "Contoso"}, {invoice_date, "2026-10-01"}}));
    test.add(
        line_of({{invoice_number, "INV-1"}, {vendor, "Contoso"}, {invoice_date, "2026-10-01"}, {po_number, "PO-8"}}));
    test.pass_down();
    CHECK(described(test) == Lines{"INV-1 Contoso 2026-10-01 EUR 20 PO-7", "INV-1 Contoso 2026-10-01 EUR 20  passed",
                                   "INV-1 Contoso 2026-10-01 EUR 20 PO-8 passed"});
}

TEST_CASE("another vendor begins another document, whatever its number") {
    CanonicalRowsTest test(DocumentKind::invoice);
    test.add(first_row);
    test.add(line_of({{invoice_number, "INV-1"}, {vendor, "Fabrikam"}, {invoice_date, "2026-10-01"}}));
    test.add(line_of({{vendor, "Northwind"}, {invoice_date, "2026-10-01"}}));
    test.pass_down();
    CHECK(described(test) == Lines{"INV-1 Contoso 2026-10-01 EUR 20 PO-7", "INV-1 Fabrikam 2026-10-01  - "});
    CHECK(test.rejections() == Lines{"4: invoice_number: the cell is empty"});
}

TEST_CASE("what is still missing when all has been passed down is rejected") {
    CanonicalRowsTest test(DocumentKind::invoice);
    test.add(line_of({{invoice_number, "INV-1"}, {invoice_date, "2026-10-01"}}));
    test.add(line_of({{invoice_number, "INV-2"}, {vendor, "Contoso"}}));
    test.add(line_of({}));
    test.pass_down();
    CHECK(test.rejections() == Lines{"2: vendor: the cell is empty", "3: invoice_date: the cell is empty",
                                     "4: invoice_date: the cell is empty"});
    CHECK(test.records.invoice_lines.empty());
    CHECK(test.records.invoice_headers.empty());
    CHECK(test.text(test.records.rejected[2].document) == "INV-2");
}

TEST_CASE("a document whose vendor comes from its order needs none") {
    CanonicalRowsTest test(DocumentKind::invoice);
    CanonicalRow row;
    row.source.row = 2;
    row.vendor_from_po = true;
    for (const auto& [column, cell] : line_of({{invoice_number, "INV-1"}, {invoice_date, "2026-10-01"}})) {
        row[column] = cell;
    }
    test.builder.add(row, [] { return std::string(); });
    test.pass_down();
    CHECK(test.rejections().empty());
    CHECK(test.records.invoice_lines.size() == 1);
}

TEST_CASE("rows that lean on a rejected first row are rejected with it, complete ones are not") {
    CanonicalRowsTest test(DocumentKind::invoice);
    test.add(line_of({{invoice_number, "INV-0"}, {vendor, "Contoso"}, {invoice_date, "2026-10-01"}}));
    Cells bad = first_row;
    bad.emplace_back(quantity, "two");
    test.add(bad);
    test.add(line_of({}));
    test.add(line_of({{invoice_number, "INV-1"},
                      {vendor, "Contoso"},
                      {invoice_date, "2026-10-01"},
                      {currency, "EUR"},
                      {type, "invoice"},
                      {invoice_total, "20"}}));
    test.add(first_row);
    test.pass_down();
    CHECK(described(test) == Lines{"INV-0 Contoso 2026-10-01  - ", "INV-1 Contoso 2026-10-01 EUR 20 PO-7"});
    CHECK(test.rejections() == Lines{"3: quantity: 'two' is not an amount: 't' is no part of a number",
                                     "4: invoice_number: row 3, which begins its document, is rejected",
                                     "5: invoice_number: row 3, which begins its document, is rejected"});
    CHECK(test.text(test.records.rejected[1].document) == "INV-1");
}

TEST_CASE("after a row that could not be split, a row without a number is not taken for the document above") {
    CanonicalRowsTest test(DocumentKind::invoice);
    test.add(first_row);
    test.add_broken();
    test.add(line_of({}));
    test.add(line_of({{invoice_number, "INV-1"}}));
    test.add(line_of({}));
    test.pass_down();
    CHECK(test.rejections() == Lines{"3: the row has 1 field, the header has 5",
                                     "4: invoice_number: row 3, which begins its document, is rejected"});
    CHECK(test.records.invoice_lines.size() == 3);
}

TEST_CASE("a rejected later row that fills a field keeps it from passing down") {
    CanonicalRowsTest test(DocumentKind::invoice);
    test.add(first_row);
    Cells bad = line_of({{invoice_number, "INV-1"}, {po_number, "PO-8"}});
    bad.emplace_back(quantity, "two");
    test.add(bad);
    test.add(line_of({{invoice_number, "INV-1"}}));
    test.pass_down();
    CHECK(described(test) ==
          Lines{"INV-1 Contoso 2026-10-01 EUR 20 PO-7", "INV-1 Contoso 2026-10-01 EUR 20  passed"});
}

TEST_CASE("the other kinds pass their document columns down too") {
    CanonicalRowsTest orders(DocumentKind::purchase_order);
    orders.add(line_of({{po_number, "PO-7"}, {vendor, "V"}, {order_date, "2026-09-01"}, {currency, "EUR"}}));
    orders.add(line_of({{status, "open"}}));
    orders.pass_down();
    REQUIRE(orders.records.po_lines.size() == 2);
    const PoHeader& order = orders.records.po_headers.at(orders.records.po_lines[1].header);
    CHECK(orders.text(order.number.text) == "PO-7");
    CHECK(orders.text(order.vendor.text) == "V");
    CHECK(orders.text(order.currency) == "EUR");
    CHECK(orders.text(order.status) == "open");
    CHECK(order.date.to_string() == "2026-09-01");

    CanonicalRowsTest quotes(DocumentKind::quote);
    quotes.add(line_of({{quote_number, "Q-1"}, {vendor, "V"}, {quote_date, "2026-09-01"}}));
    quotes.add(line_of({{sku, "B"}}));
    quotes.pass_down();
    CHECK(quotes.records.quotes.size() == 2);
    CHECK(quotes.records.quote_headers.size() == 1);

    CanonicalRowsTest slips(DocumentKind::packing_slip);
    slips.add({{slip_number, "S-1"}, {po_number, "PO-7"}, {received_date, "2026-10-01"}, {quantity, "1"}});
    slips.add({{quantity, "2"}, {sku, "B"}});
    slips.pass_down();
    CHECK(slips.records.slips.size() == 2);
    CHECK(slips.text(slips.records.slip_headers.at(slips.records.slips[1].header).po_number.text) == "PO-7");

    CanonicalRowsTest licenses(DocumentKind::license);
    licenses.add({{license_number, "L-1"}, {vendor, "V"}, {po_number, "PO-7"}, {seats, "1"}});
    licenses.add({{seats, "2"}});
    licenses.pass_down();
    REQUIRE(licenses.records.licenses.size() == 2);
    CHECK(licenses.text(licenses.records.licenses[1].number.text) == "L-1");
    CHECK(licenses.text(licenses.records.licenses[1].po_number.text) == "PO-7");
}

#include <doctest/doctest.h>

#include "unit/ingest/canonical_rows.hpp"

using namespace msp_audit;
using enum Column;

namespace {

using Cells = CanonicalRowsTest::Cells;
using Lines = PrintedLines;

/// A sound invoice line with other cells put over it.
Cells invoice_cells(const Cells& others) {
    Cells cells{{invoice_number, "INV-1"},
                {vendor, "Contoso"},
                {invoice_date, "2026-10-01"},
                {quantity, "2"},
                {unit_price, "10.00"}};
    cells.insert(cells.end(), others.begin(), others.end());
    return cells;
}

/// Why an invoice line with these cells is rejected; empty if it is not.
std::string rejection(const Cells& others) {
    CanonicalRowsTest test(DocumentKind::invoice);
    if (test.add(invoice_cells(others))) return {};
    return test.rejections().at(0);
}

}  // namespace

TEST_CASE("every cell of an invoice line finds its place") {
    CanonicalRowsTest test(DocumentKind::invoice);
    REQUIRE(test.add({{invoice_number, "INV-1"},
                      {vendor, "Contoso"},
                      {invoice_date, "2026-10-01"},
                      {due_date, "2026-10-31"},
                      {po_number, "PO-7"},
                      {currency, "EUR"},
                      {line, "1"},
                      {po_line, "10"},
                      {sku, "LT-14"},
                      {description, "Laptop"},
                      {category, "hardware"},
                      {quantity, "2"},
                      {uom, "EA"},
                      {unit_price, "10.50"},
                      {price_base, "100"},
                      {discount, "5 %"},
                      {line_total, "0.20"},
                      {tax, "0.04"},
                      {invoice_total, "0.24"},
                      {type, "Credit Memo"},
                      {period_start, "2026-10-01"},
                      {period_end, "2026-10-31"},
                      {credited_invoice, "INV-0"},
                      {license_number, "L-1"}}));
    REQUIRE(test.records.invoice_lines.size() == 1);
    const InvoiceLine& record = test.records.invoice_lines[0];
    const InvoiceHeader& header = test.records.invoice_headers.at(record.header);
    const InvoiceExtras& extras = test.records.invoice_extras.at(record.extras);
    CHECK(record.source == SourceRef{0, 2});
    CHECK(test.text(header.number.text) == "INV-1");
    CHECK(test.text(header.vendor.text) == "Contoso");
    CHECK(test.text(header.currency) == "EUR");
    CHECK(test.text(header.credited_invoice.text) == "INV-0");
    CHECK(header.date.to_string() == "2026-10-01");
    CHECK(header.due.to_string() == "2026-10-31");
    CHECK((*header.total).to_string() == "0.24");
    CHECK(header.type == DocumentType::credit_note);
    CHECK(test.text(record.po_number.text) == "PO-7");
    CHECK(test.text(record.line.text) == "1");
    CHECK(test.text(record.po_line.text) == "10");
    CHECK(test.text(record.sku.text) == "LT-14");
    CHECK(test.text(record.description) == "Laptop");
    CHECK(test.text(record.category) == "hardware");
    CHECK(test.text(record.uom) == "EA");
    CHECK((*record.quantity).to_string() == "2");
    CHECK((*record.unit_price).to_string() == "10.5");
    CHECK((*record.line_total).to_string() == "0.2");
    CHECK((*extras.price_base).to_string() == "100");
    CHECK((*extras.tax).to_string() == "0.04");
    CHECK(extras.discount.kind == DiscountKind::percent);
    CHECK((*extras.discount.value).to_string() == "5");
    CHECK(extras.period.first.to_string() == "2026-10-01");
    CHECK(extras.period.last.to_string() == "2026-10-31");
    CHECK(test.text(extras.license_number.text) == "L-1");
}

TEST_CASE("every cell of a purchase order line finds its place") {
    CanonicalRowsTest test(DocumentKind::purchase_order);
    REQUIRE(test.add({{po_number, "PO-7"},
                      {vendor, "Contoso"},
                      {order_date, "2026-09-01"},
                      {revision, "2"},
                      {quote_number, "Q-1"},
                      {currency, "EUR"},
                      {line, "1"},
                      {sku, "A"},
                      {description, "b"},
                      {category, "c"},
                      {proof, "Packing slip"},
                      {quantity, "3"},
                      {uom, "EA"},
                      {unit_price, "1"},
                      {price_base, "0"},
                      {discount, "0.5"},
                      {line_total, "1.5"},
                      {status, "open"},
                      {return_, "yes"},
                      {requester, "Ann"},
                      {approver, "Bob"},
                      {received_quantity, "1"},
                      {packing_slip, "S-1"}}));
    const PoLine& record = test.records.po_lines.at(0);
    const PoHeader& header = test.records.po_headers.at(record.header);
    CHECK(test.text(header.revision) == "2");
    CHECK(test.text(header.quote_number.text) == "Q-1");
    CHECK(test.text(header.status) == "open");
    CHECK(test.text(header.requester) == "Ann");
    CHECK(test.text(header.approver) == "Bob");
    CHECK(record.proof == ProofColumn::slip);
    CHECK(record.is_return);
    CHECK_FALSE(record.price_base.has_value());
    CHECK((*record.received_quantity).to_string() == "1");
    CHECK(test.text(record.packing_slip) == "S-1");
    CHECK(record.discount.kind == DiscountKind::none);
    CHECK((*record.discount.value).to_string() == "0.5");
}

TEST_CASE("quotes, packing slips and licenses are read") {
    CanonicalRowsTest quotes(DocumentKind::quote);
    REQUIRE(quotes.add({{quote_number, "Q-1"}, {vendor, "V"}, {valid_until, "2026-12-31"}, {unit_price, "5"}}));
    CHECK((*quotes.records.quotes.at(0).unit_price).to_string() == "5");
    CHECK(quotes.records.quote_headers.at(0).valid_until.to_string() == "2026-12-31");
    CanonicalRowsTest slips(DocumentKind::packing_slip);
    REQUIRE(slips.add({{slip_number, "S-1"}, {po_number, "PO-7"}, {quantity, "5"}, {rejected_quantity, "2"}}));
    CHECK((*slips.records.slips.at(0).rejected).to_string() == "2");
    CHECK(slips.text(slips.records.slip_headers.at(0).po_number.text) == "PO-7");
    CanonicalRowsTest licenses(DocumentKind::license);
    REQUIRE(licenses.add({{license_number, "L-1"}, {seats, "25"}, {end_date, "2026-12-31"}, {license_key, "K-1"}}));
    CHECK((*licenses.records.licenses.at(0).seats).to_string() == "25");
    CHECK(licenses.records.licenses.at(0).term.last.to_string() == "2026-12-31");
}

TEST_CASE("rows that agree in all of the header share it") {
    CanonicalRowsTest test(DocumentKind::invoice);
    CHECK(test.add(invoice_cells({{line, "1"}})));
    CHECK(test.add(invoice_cells({{line, "2"}})));
    CHECK(test.add(invoice_cells({{line, "3"}, {due_date, "2026-11-01"}})));
    CHECK(test.records.invoice_headers.size() == 2);
    CHECK(test.records.invoice_lines[1].header == 0);
    CHECK(test.records.invoice_lines[2].header == 1);
    CHECK(test.records.invoice_extras.empty());
    CHECK(test.records.has_line_numbers);
}

TEST_CASE("a cell that cannot be read rejects its row and says why") {
    CHECK(rejection({}) == "");
    CHECK(rejection({{unit_price, "1.2.5"}}) == "2: unit_price: '1.2.5' is not an amount: it has two decimal points");
    CHECK(rejection({{invoice_date, "2026-02-30"}}) ==
          "2: invoice_date: '2026-02-30' is not a date: month 02 of 2026 has no day 30");
    CHECK(rejection({{invoice_number, "1.00E+11"}}) ==
          "2: invoice_number: '1.00E+11' is a number that a spreadsheet has shortened; its digits are lost");
    CHECK(rejection({{sku, "1.00E+11"}}) ==
          "2: sku: '1.00E+11' is a number that a spreadsheet has shortened; its digits are lost");
    CHECK(rejection({{description, "1.00E+11"}}) == "");
    CHECK(rejection({{type, "memo"}}) == "2: type: 'memo' is not a word that is known in this column");
    CHECK(rejection({{price_base, "-1"}}) == "2: price_base: '-1' is negative");
    CHECK(rejection({{period_start, "2026-10-02"}, {period_end, "2026-10-01"}}) ==
          "2: period_end: '2026-10-01' is before period_start '2026-10-02'");
}

TEST_CASE("an invoice line needs its total, or a quantity and a price") {
    CHECK(rejection({{quantity, ""}, {unit_price, ""}, {line_total, "5"}}) == "");
    CHECK(rejection({{quantity, ""}, {unit_price, ""}}) ==
          "2: line_total: the cell is empty, and so are quantity and unit_price");
    CHECK(rejection({{quantity, ""}}) == "2: quantity: the cell is empty, and so is line_total");
    CHECK(rejection({{unit_price, ""}}) == "2: unit_price: the cell is empty, and so is line_total");
}

TEST_CASE("money beyond what can be summed exactly is rejected") {
    CHECK(rejection({{quantity, "100000000"}, {unit_price, "99999999.99"}}) == "");
    CHECK(rejection({{quantity, "100000000"}, {unit_price, "100000000.00"}}) ==
          "2: unit_price: '100000000.00' times the quantity '100000000' is too large to be money");
    CHECK(rejection({{currency, "JPY"}, {quantity, "100000000"}, {unit_price, "100000000"}}) == "");
    CHECK(rejection({{line_total, "10000000000000000"}}) ==
          "2: line_total: '10000000000000000' is too large to be money");
    CHECK(rejection({{quantity, "0.000000000000001"}, {unit_price, "9999999999999999"}}) == "");
}

TEST_CASE("required cells of the other kinds") {
    CanonicalRowsTest orders(DocumentKind::purchase_order);
    orders.add({{po_number, "PO-7"}, {vendor, "V"}, {unit_price, "1"}});
    orders.add({{po_number, "PO-7"}, {vendor, "V"}, {quantity, "1"}});
    orders.add({{po_number, "PO-7"}, {vendor, "V"}, {quantity, "1"}, {unit_price, "1"}, {proof, "maybe"}});
    orders.add({{po_number, "PO-7"}, {vendor, "V"}, {quantity, "1"}, {unit_price, "1"}, {return_, "maybe"}});
    CHECK(orders.rejections() == Lines{"2: quantity: the cell is empty", "3: unit_price: the cell is empty",
                                       "4: proof: 'maybe' is not a word that is known in this column",
                                       "5: return: 'maybe' is not a word that is known in this column"});
    CanonicalRowsTest quotes(DocumentKind::quote);
    quotes.add({{quote_number, "Q"}, {vendor, "V"}});
    CHECK(quotes.rejections() == Lines{"2: unit_price: the cell is empty"});
    CanonicalRowsTest slips(DocumentKind::packing_slip);
    slips.add({{slip_number, "S"}});
    CHECK(slips.rejections() == Lines{"2: quantity: the cell is empty"});
    CanonicalRowsTest licenses(DocumentKind::license);
    licenses.add({{license_number, "L"}});
    CHECK(licenses.rejections() == Lines{"2: seats: the cell is empty"});
}

TEST_CASE("a rejected row keeps what could be read of it") {
    CanonicalRowsTest test(DocumentKind::invoice);
    test.builder.name_column(quantity, "Qty");
    test.add(invoice_cells({{quantity, "two"}, {po_number, "PO-7"}}));
    const RejectedRow& row = test.records.rejected.at(0);
    CHECK(row.kind == DocumentKind::invoice);
    CHECK(row.column == "Qty");
    CHECK(row.value == "two");
    CHECK(row.text == "row 2");
    CHECK(test.text(row.document) == "INV-1");
    CHECK(test.text(row.vendor) == "Contoso");
    CHECK(test.text(row.po_number) == "PO-7");
    CHECK(test.records.invoice_lines.empty());
    CHECK(test.records.invoice_headers.empty());
}

TEST_CASE("an amount of the other decimal mark is refused with a hint") {
    CanonicalRowsTest test(DocumentKind::invoice);
    test.add(invoice_cells({{unit_price, "1.234,50"}}));
    CHECK(test.records.rejected.at(0).hint == "--decimal comma if the export writes 1.234,50");
}

TEST_CASE("in a column of both decimal marks only values with two meanings are rejected") {
    std::array<ColumnReading, column_count> readings{};
    readings[static_cast<std::size_t>(unit_price)].contradictory = true;
    CanonicalRowsTest test(DocumentKind::invoice, readings);
    CHECK(test.add(invoice_cells({{unit_price, "12.50"}})));
    CHECK(test.add(invoice_cells({{unit_price, "12,50"}})));
    CHECK_FALSE(test.add(invoice_cells({{unit_price, "1.234"}})));
    CHECK((*test.records.invoice_lines.at(1).unit_price).to_string() == "12.5");
    CHECK(test.rejections() ==
          Lines{"4: unit_price: '1.234' has two meanings, and the column holds amounts with either decimal mark"});
}

TEST_CASE("the headers of amounts tell the currency, and a cell may not contradict them") {
    CanonicalRowsTest test(DocumentKind::invoice);
    CanonicalRow row;
    row.header_currency = "USD";
    row.source.row = 2;
    for (const auto& [column, cell] : invoice_cells({})) row[column] = cell;
    CHECK(test.builder.add(row, [] { return std::string(); }));
    CHECK(test.text(test.records.invoice_headers.at(0).currency) == "USD");
    row[currency] = "usd";
    CHECK(test.builder.add(row, [] { return std::string(); }));
    CHECK(test.records.invoice_headers.size() == 1);
    row[currency] = "EUR";
    CHECK_FALSE(test.builder.add(row, [] { return std::string(); }));
    CHECK(test.rejections() == Lines{"2: currency: 'EUR' is not the currency of the headers, USD"});
}

TEST_CASE("a row that names no currency is in the one that its amounts print") {
    CanonicalRowsTest test(DocumentKind::invoice);
    const auto currency_of = [&test](const char* number, const char* price) {
        REQUIRE(test.add(invoice_cells({{invoice_number, number}, {currency, ""}, {unit_price, price}})));
        return test.text(test.records.invoice_headers.back().currency);
    };
    CHECK(currency_of("1", "£10") == "GBP");
    CHECK(currency_of("2", "10 €") == "EUR");
    CHECK(currency_of("3", "-€10") == "EUR");
    CHECK(currency_of("4", "USD 10") == "USD");
    CHECK(currency_of("5", "$10 CAD") == "CAD");
    CHECK(currency_of("6", "US$10") == "USD");
    CHECK(currency_of("7", "$10").empty());  // of many countries
    CHECK(currency_of("8", "10 kr").empty());
    CHECK(currency_of("9", "¥10").empty());
    CHECK(currency_of("10", "10").empty());
}

TEST_CASE("an amount in another currency than its row is rejected") {
    const auto refused = [](const Cells& cells) { return rejection(cells); };
    CHECK(refused({{currency, "EUR"}, {unit_price, "£10"}}) ==
          "2: unit_price: '£10' is in GBP, and the row is in EUR");
    CHECK(refused({{currency, ""}, {line_total, "€30"}, {unit_price, "£10"}}) ==
          "2: unit_price: '£10' is in GBP, and the row is in EUR");
    CHECK(refused({{currency, "EUR"}, {unit_price, "10 €"}}).empty());
    CHECK(refused({{currency, "USD"}, {unit_price, "$10"}}).empty());
}

TEST_CASE("an invoice row with sums and nothing that says what they are for is rejected") {
    CanonicalRowsTest test(DocumentKind::invoice);
    CHECK(test.add({{invoice_number, "1"}, {sku, "A"}, {line_total, "30"}}));
    CHECK_FALSE(test.add({{line_total, "30"}}));
    CHECK_FALSE(test.add({{quantity, "3"}, {line_total, "30"}, {tax, "6"}}));
    CHECK(test.add({{description, "Travel"}, {line_total, "30"}}));
    CHECK(test.rejections() ==
          Lines{"3: line_total: '30' stands alone: the row has no number and nothing that says what it is for",
                "4: line_total: '30' stands alone: the row has no number and nothing that says what it is for"});
}

TEST_CASE("a currency is read in capitals, and counts its own minor units") {
    CanonicalRowsTest test(DocumentKind::invoice);
    CHECK(test.add(invoice_cells({{currency, "usd"}})));
    CHECK(test.add(invoice_cells({{currency, "USD"}})));
    CHECK(test.add(invoice_cells({{currency, "jpy"}, {quantity, "100000000"}, {unit_price, "100000000"}})));
    REQUIRE(test.records.invoice_headers.size() == 2);
    CHECK(test.text(test.records.invoice_headers[0].currency) == "USD");
    CHECK(test.text(test.records.invoice_headers[1].currency) == "JPY");
}

TEST_CASE("records of several files join the books with their places moved") {
    Books books;
    for (std::uint32_t file = 0; file < 2; ++file) {
        CanonicalRowsTest test(DocumentKind::invoice);
        test.add(invoice_cells({{tax, "1"}}));
        test.add(invoice_cells({{quantity, "x"}}));
        append(books, file, std::move(test.records));
    }
    REQUIRE(books.invoice_lines.size() == 2);
    CHECK(books.invoice_lines[1].source == SourceRef{1, 2});
    CHECK(books.invoice_lines[1].header == 1);
    CHECK(books.invoice_lines[1].extras == 1);
    CHECK(books.rejected.at(1).source == SourceRef{1, 3});
}

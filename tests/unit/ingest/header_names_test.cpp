#include "ingest/header_names.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "ingest/file_kind.hpp"

using namespace msp_audit;

namespace {

using Header = std::vector<std::string_view>;

/// The shapes of columns that hold one value each.
std::vector<ColumnShape> shapes_of(const std::vector<std::string_view>& row) {
    std::vector<ColumnShape> shapes(row.size());
    for (std::size_t i = 0; i < row.size(); ++i) shapes[i].add(row[i]);
    return shapes;
}

/// The header that a column was found under, with one row of values below it.
std::string_view header_by_values(Column column, DocumentKind kind, const Header& header, const Header& row) {
    const auto reading = recognise(header, {}, shapes_of(row))[static_cast<std::size_t>(kind)];
    const std::size_t place = reading.place[static_cast<std::size_t>(column)];
    return place == HeaderReading::absent || !reading.contested.empty() ? "-" : header[place];
}

HeaderReading read_as(DocumentKind kind, const Header& header, const HeaderMapping& mapping = {}) {
    return recognise(header, mapping)[static_cast<std::size_t>(kind)];
}

/// The header that a column was found under; "-" for none.
std::string_view header_of(Column column, DocumentKind kind, const Header& header,
                           const HeaderMapping& mapping = {}) {
    const std::size_t place = read_as(kind, header, mapping).place[static_cast<std::size_t>(column)];
    return place == HeaderReading::absent ? "-" : header[place];
}

constexpr auto invoice = DocumentKind::invoice;
constexpr auto order = DocumentKind::purchase_order;
constexpr auto slip = DocumentKind::packing_slip;
constexpr auto license = DocumentKind::license;

}  // namespace

TEST_CASE("headers compare without case, spaces, punctuation, a byte order mark and a bracketed currency") {
    for (const char* printed :
         {"Unit Price", "unit_price", "UNIT-PRICE", "unitPrice", "*UnitPrice", " Unit.Price ",
          "\xEF\xBB\xBFUnit Price", "Unit\xC2\xA0Price", "Unit Price (USD)", "Unit Price [€]"}) {
        CAPTURE(printed);
        CHECK(header_key(printed) == "unitprice");
    }
    CHECK(header_key("Inv #") == "inv");
    CHECK(header_key("Price (net)") == "pricenet");
    CHECK(header_key("WÄHRUNG") == header_key("Währung"));
    CHECK(header_key("") == "");
}

TEST_CASE("headers that are cut short are known where they are certain") {
    const Header bill{"Inv #", "Inv. Date", "Ln #", "Qty"};
    CHECK(header_of(Column::invoice_number, invoice, bill) == "Inv #");
    CHECK(header_of(Column::invoice_date, invoice, bill) == "Inv. Date");
    CHECK(header_of(Column::line, invoice, bill) == "Ln #");
    CHECK(header_of(Column::invoice_date, invoice, {"Bill No", "Bill Dt"}) == "Bill Dt");
    CHECK(header_of(Column::order_date, order, {"PO No", "Ordered on", "Ordered"}) == "Ordered on");
    CHECK(header_of(Column::quantity, order, {"PO No", "Ordered on", "Ordered"}) == "Ordered");
}

TEST_CASE("a currency in brackets is told, a word in brackets is none") {
    CHECK(header_currency("Amount (USD)") == "USD");
    CHECK(header_currency("Total [€]") == "EUR");
    CHECK(header_currency("Price ($)") == "");
    CHECK(header_currency("Price (net)") == "");
    CHECK(header_currency("Amount") == "");
    CHECK(read_as(invoice, {"Amount (USD)", "Tax (USD)"}).currencies == std::vector<std::string>{"USD"});
    CHECK(read_as(invoice, {"Amount (USD)", "Tax (EUR)"}).currencies == std::vector<std::string>{"USD", "EUR"});
}

TEST_CASE("the table names no header twice for one kind and rank, and none that is the column's own name") {
    std::set<std::string> seen;
    for (const HeaderName& name : header_name_table()) {
        for (const DocumentKind kind : document_kinds) {
            if ((name.kinds >> static_cast<unsigned>(kind) & 1U) == 0) continue;
            const std::string key = header_key_with_strokes(name.printed);
            const std::string claim =
                std::string(plural_of(kind)) + " " + key + " " + std::to_string(static_cast<int>(name.rank));
            CAPTURE(claim);
            CHECK(seen.insert(claim).second);
            CHECK(key != header_key(name_of(name.column)));
        }
    }
}

TEST_CASE("a header means what the kind of document makes of it") {
    CHECK(header_of(Column::invoice_date, invoice, {"Date"}) == "Date");
    CHECK(header_of(Column::order_date, order, {"Date"}) == "Date");
    CHECK(header_of(Column::received_date, slip, {"Date"}) == "Date");
    CHECK(header_of(Column::seats, license, {"Quantity"}) == "Quantity");
    CHECK(header_of(Column::quantity, invoice, {"Quantity"}) == "Quantity");
    CHECK(header_of(Column::product, license, {"Description"}) == "Description");
    CHECK(header_of(Column::line, order, {"EBELP"}) == "EBELP");
    CHECK(header_of(Column::po_line, slip, {"EBELP"}) == "EBELP");
    CHECK(header_of(Column::po_number, invoice, {"POAddressLine1", "POCity"}) == "-");
}

TEST_CASE("a canonical name is trusted before other names, the policy before both") {
    const Header header{"Price", "unit_price", "Rate"};
    CHECK(header_of(Column::unit_price, invoice, header) == "unit_price");
    CHECK(read_as(invoice, header).contested.empty());
    CHECK(header_of(Column::unit_price, invoice, header, {{"invoices", {{"unit_price", {"Rate"}}}}}) == "Rate");
    CHECK(header_of(Column::unit_price, order, header, {{"invoices", {{"unit_price", {"Rate"}}}}}) == "unit_price");
    CHECK(header_of(Column::unit_price, invoice, header, {{"invoices", {{"unit_price", {"absent"}}}}}) ==
          "unit_price");
    CHECK(header_of(Column::quantity, invoice, {"Quantity", "BillableQuantity"}) == "BillableQuantity");
}

TEST_CASE("a header serves one column only") {
    CHECK(header_of(Column::line, invoice, {"Item No"}) == "Item No");
    CHECK(header_of(Column::sku, invoice, {"Item No"}) == "-");
    CHECK(header_of(Column::line, invoice, {"Line No", "Item No"}) == "Line No");
    CHECK(header_of(Column::sku, invoice, {"Line No", "Item No"}) == "Item No");
    const HeaderMapping mapping{{"invoices", {{"sku", {"Item"}}}}};
    CHECK(header_of(Column::sku, invoice, {"Item"}, mapping) == "Item");
    CHECK(header_of(Column::line, invoice, {"Item"}, mapping) == "-");
}

TEST_CASE("of several headers that a column is mapped to, a file may have one") {
    const HeaderMapping mapping{
        {"invoices", {{"tax", {"MwSt-Betrag", "VAT amt"}}, {"description", {"What", "Text", "text"}}}}};
    CHECK(header_of(Column::tax, invoice, {"invoice_number", "VAT amt"}, mapping) == "VAT amt");
    CHECK(header_of(Column::tax, invoice, {"invoice_number", "MwSt-Betrag"}, mapping) == "MwSt-Betrag");
    // A header of the list beats others that are known.
    CHECK(header_of(Column::tax, invoice, {"Tax", "VAT amt"}, mapping) == "VAT amt");
    CHECK(header_of(Column::description, invoice, {"Text"}, mapping) == "Text");
    CHECK(read_as(invoice, {"invoice_number", "Text"}, mapping).contested.empty());

    const HeaderReading both = read_as(invoice, {"VAT amt", "MwSt-Betrag"}, mapping);
    REQUIRE(both.contested.size() == 1);
    CHECK(both.contested[0].column == Column::tax);
    CHECK(both.contested[0].headers == std::vector<std::string>{"VAT amt", "MwSt-Betrag"});
    const HeaderReading texts = read_as(invoice, {"Text", "What"}, mapping);
    REQUIRE(texts.contested.size() == 1);
    CHECK(texts.contested[0].column == Column::description);
}

TEST_CASE("of several meanings of a header that are as good, the values below it tell") {
    const Header shipped{"Qty Shipped", "Delivered"};
    CHECK(header_by_values(Column::quantity, slip, shipped, {"5", "2026-10-02"}) == "Qty Shipped");
    CHECK(header_by_values(Column::received_date, slip, shipped, {"5", "2026-10-02"}) == "Delivered");
    CHECK(header_by_values(Column::quantity, slip, {"Delivered"}, {"5"}) == "Delivered");
    CHECK(header_by_values(Column::quantity, slip, {"Delivered"}, {""}) == "Delivered");
    CHECK(header_by_values(Column::received_quantity, order, {"Delivered"}, {"5"}) == "Delivered");
    CHECK(header_by_values(Column::received_quantity, order, {"Delivered"}, {"2026-10-02"}) == "-");
    CHECK(header_by_values(Column::line, invoice, {"Item"}, {"10"}) == "Item");
    CHECK(header_by_values(Column::line, invoice, {"Item"}, {"1.2"}) == "Item");
    CHECK(header_by_values(Column::sku, invoice, {"Item"}, {"NB-14"}) == "Item");
    CHECK(header_by_values(Column::description, invoice, {"Item"}, {"Notebook with dock"}) == "Item");
    CHECK(header_by_values(Column::line, slip, {"Pos."}, {"1"}) == "Pos.");
}

TEST_CASE("values take no column away from a header that nothing else could stand for") {
    CHECK(header_by_values(Column::quantity, invoice, {"Qty"}, {"many"}) == "Qty");
    CHECK(header_by_values(Column::invoice_date, invoice, {"Date"}, {"soon"}) == "Date");
    CHECK(header_by_values(Column::unit_price, invoice, {"unit_price", "Price"}, {"n/a", "5.00"}) == "unit_price");
}

TEST_CASE("a price of one unit is no unit of a price") {
    for (const char* printed :
         {"Price / unit", "Price/Unit", "Price per unit", "Unit price (net)", "Net unit price", "Unit Price EUR",
          "unit_price_usd", "Price in EUR", "Price each", "Preis pro St\u00FCck", "Preis/St\u00FCck",
          "St\u00FCckpreis", "Einzelpreis", "Einzelpreis in \u20AC", "EP"}) {
        CAPTURE(printed);
        for (const DocumentKind kind : {invoice, order, DocumentKind::quote}) {
            CHECK(header_of(Column::unit_price, kind, {printed}) == printed);
            CHECK(header_of(Column::price_base, kind, {printed}) == "-");
        }
    }
    CHECK(header_of(Column::price_base, order, {"Price", "Price Unit"}) == "Price Unit");
    CHECK(header_of(Column::price_base, order, {"Price", "Preiseinheit"}) == "Preiseinheit");
    CHECK(header_of(Column::unit_price, order, {"Price / unit", "Price unit"}) == "Price / unit");
    CHECK(header_of(Column::price_base, order, {"Price / unit", "Price unit"}) == "Price unit");
    // Without a price it may be the price itself.
    CHECK(header_of(Column::price_base, invoice, {"Qty", "Price Unit", "Amount"}) == "-");
    CHECK(header_of(Column::unit_price, invoice, {"Qty", "Price Unit", "Amount"}) == "-");
    CHECK(header_of(Column::price_base, invoice, {"Qty", "price_base", "Amount"}) == "price_base");
    CHECK(read_as(invoice, {"Price", "Price / unit"}).contested.size() == 1);
    CHECK(header_of(Column::unit_price, invoice, {"Gross price", "Price per 100"}) == "-");
}

TEST_CASE("the last word of an amount's header may be a currency") {
    CHECK(read_as(invoice, {"Amount EUR", "Tax in EUR"}).currencies == std::vector<std::string>{"EUR"});
    CHECK(read_as(invoice, {"Amount EUR", "Tax GBP"}).currencies == std::vector<std::string>{"EUR", "GBP"});
    CHECK(read_as(invoice, {"Amount \u00A3"}).currencies == std::vector<std::string>{"GBP"});
    CHECK(header_of(Column::line_total, invoice, {"Amount EUR", "Amount"}) == "Amount");
    CHECK(read_as(invoice, {"Amount EUR", "Amount"}).currencies.empty());
    CHECK(read_as(invoice, {"Amount EUR", "Amount USD"}).contested.size() == 1);
    CHECK(header_of(Column::vendor, invoice, {"Vendor EUR"}) == "-");
    CHECK(header_of(Column::line_total, invoice, {"Amount ALL"}) == "-");
}

TEST_CASE("the currency behind a header is known in whatever letters, unless they are a word") {
    CHECK(read_as(invoice, {"total_amount_eur"}).currencies == std::vector<std::string>{"EUR"});
    CHECK(read_as(invoice, {"invoice total usd", "Amount Usd"}).currencies == std::vector<std::string>{"USD"});
    CHECK(header_of(Column::invoice_total, invoice, {"invoice total usd"}) == "invoice total usd");
    CHECK(header_of(Column::invoice_total, invoice, {"Total try"}) == "-");
    CHECK(header_of(Column::invoice_total, invoice, {"Total_try"}) == "-");
    CHECK(header_of(Column::invoice_total, invoice, {"Total TRY"}) == "Total TRY");
    CHECK(header_of(Column::invoice_total, invoice, {"Invoice Total (usd)"}) == "Invoice Total (usd)");
    CHECK(read_as(invoice, {"Invoice Total (usd)"}).currencies == std::vector<std::string>{"USD"});
    CHECK(header_currency("Total [Eur]") == "EUR");
    CHECK(header_currency("Total (try)").empty());
    CHECK(header_currency("Total (TRY)") == "TRY");
}

TEST_CASE("a total with tax is proposed and not taken, as lines without tax do not add up to it") {
    for (const char* printed : {"Total TTC", "Montant TTC", "Totaal incl btw", "Total con IVA", "Importe total"}) {
        CAPTURE(printed);
        CHECK(header_of(Column::invoice_total, invoice, {"Total HT", printed}) == "-");
        CHECK(header_of(Column::invoice_total, invoice, {printed}) == "-");
        CHECK(header_of(Column::line_total, invoice, {printed}) == "-");
        const auto is_it = [&](const HeaderName& name) {
            return name.printed == std::string_view(printed) && name.column == Column::invoice_total &&
                   name.rank == NameRank::advised;
        };
        CHECK(std::any_of(header_name_table().begin(), header_name_table().end(), is_it));
    }
    CHECK(header_of(Column::invoice_total, invoice, {"Total HT", "Total TTC"},
                    {{"invoices", {{"invoice_total", {"Total TTC"}}}}}) == "Total TTC");
}

TEST_CASE("money that was received is no delivery, and the rate of a currency no price") {
    CHECK(header_of(Column::received_quantity, order, {"Received"}) == "Received");
    CHECK(header_of(Column::unit_price, order, {"Rate"}) == "Rate");
    for (const char* printed : {"Received EUR", "Received (EUR)", "Received \u20AC", "Rate USD"}) {
        CAPTURE(printed);
        for (const DocumentKind kind : {invoice, order, slip, license}) {
            const HeaderReading reading = read_as(kind, {printed});
            CHECK(std::all_of(reading.place.begin(), reading.place.end(),
                              [](std::size_t place) { return place == HeaderReading::absent; }));
            CHECK(reading.currencies.empty());
        }
    }
    for (const char* printed : {"Qty EUR", "Seats USD", "Qty (EUR)"}) {
        CAPTURE(printed);
        CHECK(header_of(Column::quantity, invoice, {printed}) == "-");
        CHECK(header_of(Column::seats, license, {printed}) == "-");
    }
}

TEST_CASE("a net price may have the discount off already, so it is proposed and not taken") {
    for (const DocumentKind kind : {invoice, order, DocumentKind::quote}) {
        CHECK(header_of(Column::unit_price, kind, {"Net price"}) == "-");
        CHECK(header_of(Column::unit_price, kind, {"Discount", "Net price"}) == "-");
        CHECK(header_of(Column::unit_price, kind, {"Unit price", "Discount", "Net price"}) == "Unit price");
        CHECK(read_as(kind, {"Unit price", "Discount", "Net price"}).contested.empty());
        CHECK(header_of(Column::unit_price, kind, {"Einzelpreis", "Rabatt", "Nettopreis"}) == "Einzelpreis");
        CHECK(header_of(Column::unit_price, kind, {"Rabatt", "Nettopreis"}) == "-");
    }
}

TEST_CASE("the German headers of ordinary spreadsheets are known") {
    CHECK(read_as(invoice, {"Rechnungs-Nr.", "Rechnungsdatum", "Lieferant", "Menge", "Einzelpreis"}).is_complete());
    CHECK(read_as(invoice, {"Rechnungsnummer", "Datum", "Lieferant", "Nettobetrag"}).is_complete());
    CHECK(read_as(order, {"Bestellnr.", "Lieferant", "Artikelnr.", "Menge", "Preis"}).is_complete());
    CHECK(read_as(slip, {"Lieferscheinnr.", "Lieferdatum", "Bestellnummer", "Pos.", "Menge"}).is_complete());
    CHECK(header_of(Column::currency, invoice, {"W\u00C4HRUNG"}) == "W\u00C4HRUNG");
    CHECK(header_of(Column::description, slip, {"Bezeichnung"}) == "Bezeichnung");
    CHECK(header_of(Column::order_date, order, {"Bestelldatum"}) == "Bestelldatum");
}

TEST_CASE("numbers by their abbreviations are known") {
    CHECK(header_of(Column::po_number, invoice, {"Order Nr."}) == "Order Nr.");
    CHECK(header_of(Column::po_number, order, {"Order No"}) == "Order No");
    CHECK(header_of(Column::po_number, order, {"Bestell-Nr."}) == "Bestell-Nr.");
    CHECK(header_of(Column::invoice_number, invoice, {"Rechnung Nr"}) == "Rechnung Nr");
    CHECK(header_of(Column::slip_number, slip, {"Lieferschein Nr"}) == "Lieferschein Nr");
    CHECK(header_of(Column::sku, invoice, {"Art.-Nr."}) == "Art.-Nr.");
    CHECK(header_of(Column::quote_number, order, {"Angebot Nr."}) == "Angebot Nr.");
}

TEST_CASE("the French, Dutch and Spanish headers of ordinary spreadsheets are known") {
    CHECK(read_as(invoice, {"N\u00B0 de facture", "Date de facture", "Fournisseur", "Qt\u00E9", "Prix unitaire HT"})
              .is_complete());
    CHECK(read_as(order, {"Bon de commande", "Fournisseur", "D\u00E9signation", "Quantite", "PU HT"}).is_complete());
    CHECK(read_as(slip, {"Bon de livraison", "Date de livraison", "Numero de commande", "Qt\u00E9 livr\u00E9e"})
              .is_complete());
    CHECK(read_as(license, {"Num\u00E9ro de licence", "Produit", "Nombre de licences"}).is_complete());
    CHECK(read_as(invoice, {"Factuurnummer", "Factuurdatum", "Leverancier", "Aantal", "Stukprijs"}).is_complete());
    CHECK(read_as(order, {"Bestelnr.", "Leverancier", "Omschrijving", "Aantal", "Prijs per stuk"}).is_complete());
    CHECK(read_as(slip, {"Pakbon", "Leverdatum", "Bestelnummer", "Geleverd"}).is_complete());
    CHECK(read_as(license, {"Licentienummer", "Omschrijving", "Aantal"}).is_complete());
    CHECK(read_as(invoice, {"N\u00BA factura", "Fecha factura", "Proveedor", "Cantidad", "Precio unitario"})
              .is_complete());
    CHECK(read_as(order, {"Numero de pedido", "Proveedor", "Descripcion", "Cantidad", "Precio"}).is_complete());
    CHECK(
        read_as(slip, {"Albar\u00E1n", "Fecha de entrega", "N\u00BA de pedido", "Cantidad entregada"}).is_complete());
    CHECK(read_as(license, {"N\u00FAmero de licencia", "Producto", "Cantidad"}).is_complete());
    // What may be a net amount, a rate or a total is proposed only.
    for (const char* printed : {"TVA", "Btw", "IVA", "Montant", "Bedrag", "Importe", "Totaal"}) {
        CAPTURE(printed);
        CHECK(recognise(Header{printed}, {})[static_cast<std::size_t>(invoice)].columns.size() == 0);
    }
}

TEST_CASE("a name that some exports use otherwise is not taken unasked") {
    CHECK(header_of(Column::tax, invoice, {"MwSt"}) == "-");
    CHECK(header_of(Column::invoice_number, invoice, {"Transaction number"}) == "-");
    CHECK(header_of(Column::invoice_number, invoice, {"Transaction number", "Invoice ref"}) == "Invoice ref");
}

TEST_CASE("two headers that claim one money or key column contest it") {
    const auto reading = read_as(invoice, {"Price", "Vendor", "Cost"});
    REQUIRE(reading.contested.size() == 1);
    CHECK(reading.contested[0].column == Column::unit_price);
    CHECK(reading.contested[0].headers == std::vector<std::string>{"Price", "Cost"});
    CHECK(read_as(invoice, {"Inv No", "Bill No"}).contested.size() == 1);
    CHECK(read_as(invoice, {"Amount", "Amount"}).contested.size() == 1);
}

TEST_CASE("of two headers for a column of text or dates the better known name wins") {
    CHECK(header_of(Column::vendor, invoice, {"Supplier", "Supplier Name"}) == "Supplier Name");
    CHECK(header_of(Column::invoice_date, invoice, {"Date", "Bill Date"}) == "Bill Date");
    CHECK(read_as(invoice, {"Date", "Bill Date", "Supplier", "Supplier Name"}).contested.empty());
}

TEST_CASE("an invoice needs a line total, or a unit price and a quantity") {
    using Columns = std::vector<Column>;
    CHECK(read_as(invoice, {"Invoice No", "Vendor", "Date", "Amount"}).missing == Columns{});
    CHECK(read_as(invoice, {"Invoice No", "Vendor", "Date", "Qty", "Price"}).missing == Columns{});
    CHECK(read_as(invoice, {"Invoice No", "Vendor", "Date", "Qty"}).missing == Columns{Column::line_total});
    CHECK(read_as(invoice, {"Vendor", "Amount"}).missing == Columns{Column::invoice_number, Column::invoice_date});
    CHECK(read_as(order, {"PO", "Vendor", "Qty"}).missing == Columns{Column::unit_price});
}

TEST_CASE("what each header became is described in file order") {
    const Header header{"Inv #", "Colour", "Supplier"};
    CHECK(described(read_as(invoice, header), header) ==
          std::vector<std::string>{"Inv # -> invoice_number", "Supplier -> vendor"});
}

TEST_CASE("a file's name tells a kind if it tells one only and is that of a table") {
    CHECK(kind_told_by_name("exports/invoices-2026-10.csv") == DocumentKind::invoice);
    CHECK(kind_told_by_name("Purchase Orders (1).xlsx") == DocumentKind::purchase_order);
    CHECK(kind_told_by_name("po.csv") == DocumentKind::purchase_order);
    CHECK(kind_told_by_name("packing_slips.tsv.gz") == DocumentKind::packing_slip);
    CHECK(kind_told_by_name("licenses.csv") == DocumentKind::license);
    CHECK_FALSE(kind_told_by_name("po-invoices.csv"));
    CHECK_FALSE(kind_told_by_name("export.csv"));
    CHECK_FALSE(kind_told_by_name("report.csv"));
    CHECK_FALSE(kind_told_by_name("invoices.md"));
    CHECK_FALSE(kind_told_by_name("LICENSE"));
    CHECK_FALSE(kind_told_by_name("license.txt"));
}

TEST_CASE("a tax whose header carries the rate is read where its values are amounts") {
    for (const char* printed : {"VAT 20%", "20% VAT", "VAT @ 20 %", "USt. (20 %)", "MwSt 20,0%", "BTW 20%"}) {
        CAPTURE(printed);
        CHECK(header_by_values(Column::tax, invoice, {"Amount", printed}, {"200.00", "40.00"}) == printed);
        // The rate again, or a percentage, is no amount.
        CHECK(header_by_values(Column::tax, invoice, {"Amount", printed}, {"200.00", "20"}) == "-");
        CHECK(header_by_values(Column::tax, invoice, {"Amount", printed}, {"200.00", "20,00"}) == "-");
        CHECK(header_by_values(Column::tax, invoice, {"Amount", printed}, {"200.00", "5%"}) == "-");
    }
    CHECK(header_by_values(Column::tax, invoice, {"VAT", "VAT 20%"}, {"40.00", "40.00"}) == "VAT");
    // At two rates each is but a part of the tax.
    CHECK(header_by_values(Column::tax, invoice, {"VAT 20%", "VAT 5%"}, {"40.00", "1.00"}) == "-");
    CHECK(header_by_values(Column::tax, invoice, {"VAT"}, {"20%"}) == "-");
    CHECK(header_by_values(Column::tax, invoice, {"Tax"}, {"20 %"}) == "-");
    CHECK(header_by_values(Column::tax, invoice, {"Discount 20%"}, {"40.00"}) == "-");
}

TEST_CASE("a discount in percent is known in other languages") {
    for (const char* printed : {"Discount Amt", "Rabatt %", "Remise %", "Korting %", "Descuento %"}) {
        CAPTURE(printed);
        CHECK(header_of(Column::discount, invoice, {"Unit Price", printed}) == printed);
    }
}

TEST_CASE("what is due may be less than the total, and an amount with tax that of a row: both are only proposed") {
    for (const char* printed :
         {"Total incl VAT", "Total (incl. tax)", "Total incl. GST", "Gross Amount", "Gross Total", "Total Due",
          "Amount Due", "Balance Due", "Invoice Amount", "Bedrag incl. BTW"}) {
        CAPTURE(printed);
        CHECK(header_of(Column::invoice_total, invoice, {"Net Amount", printed}) == "-");
        CHECK(header_of(Column::line_total, invoice, {printed}) == "-");
    }
    CHECK(header_of(Column::tax, invoice, {"Tax Amt"}) == "Tax Amt");
}

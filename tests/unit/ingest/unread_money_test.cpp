#include "ingest/unread_money.hpp"

#include <doctest/doctest.h>

#include "unit/ingest/loaded_folder.hpp"

using namespace msp_audit;

namespace {

/// What reading an invoice file of that text warns of.
std::string warnings_of(const std::string& text) {
    ExportFolder folder;
    folder.write("invoices.csv", text);
    std::string all;
    const auto loaded = load_folder(folder);
    for (const std::string& warning : loaded->warnings) all += warning + "\n";
    return all;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("money that is read from no column is told with the line that reads it") {
    const std::string told = warnings_of("Rechnungsnr;Datum;Lieferant;Nettobetrag;MwSt;Bruttobetrag\n"
                                         "R-1;14.10.2026;Contoso;100,50;19,10;119,60\n");
    CHECK(told ==
          "invoices.csv:1: 'MwSt' is not read, and no other column is known to hold the tax\n"
          "  hint: if it holds amounts of tax, not rates, say so in msp-audit.toml, under [mapping.invoices]: "
          "tax = \"MwSt\"\n"
          "invoices.csv:1: 'Bruttobetrag' is not read, and no other column is known to hold totals of "
          "invoices\n"
          "  hint: if it is the whole invoice with tax, before any payment, the same on each of its rows, say "
          "so in msp-audit.toml, under [mapping.invoices]: invoice_total = \"Bruttobetrag\"\n");
}

TEST_CASE("what is due, gross or net is told in other languages, too") {
    CHECK(has(warnings_of("Invoice No,Date,Vendor,Amount,Balance Due\nI-1,2026-10-14,Contoso,100.50,50.00\n"),
              "under [mapping.invoices]: invoice_total = \"Balance Due\""));
    CHECK(has(warnings_of("Factuurnummer;Factuurdatum;Leverancier;Bedrag excl btw;BTW 21%;BTW 9%;Totaal incl. BTW\n"
                          "F-1;2026-10-14;Contoso;100,50;20,10;1,10;121,70\n"),
              "'BTW 21%' and 'BTW 9%' are not read, and no other column is known to hold the tax"));
    CHECK(has(warnings_of("N° facture;Date facture;Fournisseur;Quantité;Prix unitaire;Montant\n"
                          "F-1;2026-10-14;Contoso;2;10,50;19,00\n"),
              "under [mapping.invoices]: line_total = \"Montant\""));
    CHECK(has(warnings_of("Invoice No,Date,Vendor,Qty,Unit Price,Rabatt in %\nI-1,2026-10-14,Contoso,2,10.50,5\n"),
              "under [mapping.invoices]: discount = \"Rabatt in %\""));
    CHECK(has(warnings_of("Invoice No,Date,Vendor,Amount,\"Total \"\"incl VAT\"\"\"\nI-1,2026-10-14,Contoso,1,2\n"),
              "invoice_total = \"Total \\\"incl VAT\\\"\""));
}

TEST_CASE("a column that tells credit notes by its values is told whatever its header") {
    const std::string rows =
        "Rechnungsnr;Datum;Lieferant;Nettobetrag;Vorgang\nR-1;14.10.2026;Contoso;100,50;Rechnung\n";
    CHECK(warnings_of(rows) == "");
    CHECK(warnings_of(rows + "G-1;15.10.2026;Contoso;20,50;Gutschrift\n") ==
          "invoices.csv:1: 'Vorgang' is not read, and no other column is known to tell credit notes from "
          "invoices\n"
          "  hint: if it does, say so in msp-audit.toml, under [mapping.invoices]: type = "
          "\"Vorgang\"\n");
}

TEST_CASE("columns that are idle, are rates, or give way to another are passed over") {
    const std::string start = "Invoice No,Date,Vendor,Amount,";
    const std::string row = "I-1,2026-10-14,Contoso,100.50,";
    CHECK(warnings_of(start + "MwSt\n" + row + "\n") == "");
    CHECK(warnings_of(start + "MwSt\n" + row + "19 %\n") == "");
    CHECK(warnings_of(start + "VAT rate,Gross weight,Amount paid\n" + row + "20,12.5,0.00\n") == "");
    CHECK(warnings_of(start + "Tax,MwSt\n" + row + "19.10,19.10\n") == "");
    CHECK(warnings_of(start + "VAT 20%\n" + row + "20.10\n") == "");
    CHECK(has(warnings_of(start + "VAT 20%\n" + row + "20\n"), "tax = \"VAT 20%\""));
}

TEST_CASE("a tax that is one number on every row is a rate, and not proposed") {
    const std::string start = "Rechnungsnr;Datum;Lieferant;Nettobetrag;MwSt\n";
    CHECK(warnings_of(start + "R-1;14.10.2026;Contoso;100,50;19\nR-1;14.10.2026;Contoso;50,00;19,00\n"
                              "R-2;14.10.2026;Contoso;10,00;19\nR-3;14.10.2026;Contoso;11,00;0\n") ==
          "invoices.csv:1: 'MwSt' is 19 on every row, whatever its amount: it holds the rate of the tax, and is not "
          "read; no column is known to hold amounts of tax\n");
    // Two rows prove nothing, nor do equal amounts, nor numbers that differ.
    for (const std::string rows :
         {"R-1;14.10.2026;Contoso;100,50;19\nR-1;14.10.2026;Contoso;50,00;19,00\n",
          "R-1;14.10.2026;Contoso;100;19\nR-2;14.10.2026;Contoso;100;19\nR-3;14.10.2026;Contoso;100;19\n",
          "R-1;14.10.2026;Contoso;100;19\nR-2;14.10.2026;Contoso;200;38\nR-3;14.10.2026;Contoso;100;19\n"}) {
        CAPTURE(rows);
        CHECK(has(warnings_of(start + rows), "under [mapping.invoices]: tax = \"MwSt\""));
    }
}

TEST_CASE("a tax that is read and is one number on the rows of several invoices looks like a rate") {
    const std::string start = "Invoice No,Date,Vendor,Amount,VAT\nI-1,2026-10-14,Contoso,100.50,20\n"
                              "I-1,2026-10-14,Contoso,50.00,20\n";
    CHECK(
        warnings_of(start + "I-2,2026-10-14,Contoso,10.00,20\n") ==
        "invoices.csv:1: 'VAT' is read as the tax of the rows, and is 20 on every row, whatever its amount: it looks "
        "like a rate\n  hint: if it is, say so in its header, 'VAT rate', and it is not read\n");
    // It may be the tax of the one invoice.
    CHECK(warnings_of(start + "I-1,2026-10-14,Contoso,10.00,20\n") == "");
    CHECK(warnings_of(start + "I-2,2026-10-14,Contoso,10.00,2\n") == "");
}

TEST_CASE("an amount with tax that differs on the rows of one invoice is no total of it") {
    const std::string start = "Rechnungsnr;Datum;Lieferant;Nettobetrag;Bruttobetrag\n";
    CHECK(warnings_of(start + "R-1;14.10.2026;Contoso;100,00;119,00\nR-2;14.10.2026;Contoso;1,00;1,19\n"
                              "R-1;14.10.2026;Contoso;10,00;11,90\n") ==
          "invoices.csv:1: 'Bruttobetrag' is 11,90 in row 4 and 119,00 in another row of that invoice: it holds "
          "amounts of rows (with tax), which are not read; no column is known to hold totals of invoices\n");
    CHECK(
        has(warnings_of("Rechnungsnr;Datum;Lieferant;Nettobetrag;Gesamtbetrag\nR-1;14.10.2026;Contoso;100,00;119,00\n"
                        "R-1;14.10.2026;Contoso;10,00;11,90\n"),
            "'Gesamtbetrag' is 11,90 in row 3"));
    // The same on each row of one invoice, though not of another vendor's of that number, nor of the row of totals.
    CHECK(has(warnings_of(start + "R-1;14.10.2026;Contoso;100,00;130,90\nR-1;14.10.2026;Contoso;10,00;130.9\n"
                                  "R-1;14.10.2026;Fabrikam;1,00;1,19\nSumme;;;111,00;132,09\n"),
              "invoice_total = \"Bruttobetrag\""));
}

TEST_CASE("charges and payments other than zero are told, in whatever language") {
    const auto told = [](const std::string& header, const std::string& cell) {
        return warnings_of("Invoice No;Date;Vendor;Amount;" + header + "\nI-1;2026-10-14;Contoso;100.50;\n" +
                           "I-2;2026-10-14;Contoso;90.50;" + cell + "\n");
    };
    for (const std::string header :
         {"Freight", "Shipping", "Shipping cost", "Handling", "Surcharge", "Eco fee", "Fracht", "Versandkosten",
          "Porto", "Zuschlag", "Frais de port", "Verzendkosten", "Gastos de envío", "Freight amount"}) {
        CAPTURE(header);
        CHECK(told(header, "12.50") == "invoices.csv:1: '" + header +
                                           "' is not read, and holds 12.50 in row 3: a charge counts only as a row "
                                           "of its own\n");
        CHECK(told(header, "0.00") == "");
    }
    for (const std::string header : {"Deposit", "Anzahlung", "Offen", "Already paid", "Amount Paid", "Paid",
                                     "Balance", "Aanbetaling", "Acompte", "Anticipo", "Openstaand"}) {
        CAPTURE(header);
        CHECK(told(header, "12.50") == "invoices.csv:1: '" + header +
                                           "' is not read, and holds 12.50 in row 3: what was already paid is not "
                                           "taken off\n");
        CHECK(told(header, "0.00") == "");
    }
    CHECK(has(told("Skonto", "2.01"), "what may be taken off for paying early is not taken off"));
    for (const std::string header : {"Paid date", "Shipping method", "Shipping weight", "Payment terms", "Paid Ref",
                                     "Due in days", "Frachtbriefnummer", "Skonto %"}) {
        CAPTURE(header);
        CHECK(told(header, "30") == "");
    }
}

TEST_CASE("what is due is told where it differs from the invoice total of its row") {
    const std::string start = "Invoice No,Date,Vendor,Amount,Invoice Total,Amount Due\n"
                              "I-1,2026-10-14,Contoso,100.50,119.60,119.6\n";
    CHECK(warnings_of(start + "I-2,2026-10-14,Contoso,100.50,,20.00\n") == "");
    CHECK(warnings_of(start + "I-2,2026-10-14,Contoso,100.50,119.60,19.60\n") ==
          "invoices.csv:1: 'Amount Due' is not read, and holds 19.60 in row 3: 'Invoice Total' is 119.60 there, and "
          "what was already paid is not taken off\n");
}

TEST_CASE("a column of numbers of other invoices of the file is proposed as what a credit note is for") {
    const std::string start = "Invoice No,Date,Vendor,Amount,About\nINV-1,2026-10-14,Contoso,100.50,\n";
    CHECK(warnings_of(start + "CN-1,2026-10-14,Contoso,-10.50,inv 001\n") ==
          "invoices.csv:1: 'About' is not read, and no other column is known to say which invoice a credit note is "
          "for\n  hint: if it is the invoice that the row's credit note is for, say so in msp-audit.toml, "
          "under [mapping.invoices]: credited_invoice = \"About\"\n");
    // Its own number, or one that the file does not hold.
    CHECK(warnings_of(start + "CN-1,2026-10-14,Contoso,-10.50,CN-1\n") == "");
    CHECK(warnings_of(start + "CN-1,2026-10-14,Contoso,-10.50,INV-9\n") == "");
}

TEST_CASE("plain names of what a credit note is for are read, and vague ones proposed by their values") {
    const auto told = [](const std::string& header, const std::string& value) {
        return warnings_of("Invoice No,Date,Vendor,Amount," + header + "\nINV-1,2026-10-14,Contoso,100.50,\n" +
                           "CN-1,2026-10-14,Contoso,-10.50," + value + "\n");
    };
    for (const std::string header : {"zu Rechnung", "Gutschrift zu", "Gutschrift zu Rechnung", "Storno zu Rechnung",
                                     "Applies to invoice", "Credit for Invoice"}) {
        CAPTURE(header);
        CHECK(told(header, "INV-1") == "");
    }
    for (const std::string header : {"Credit for", "Related Invoice"}) {
        CAPTURE(header);
        CHECK(has(told(header, "INV-1"), "credited_invoice = \"" + header + "\""));
        CHECK(told(header, "INV-7") == "");
    }
}

TEST_CASE("a rate that the policy says is tax is told with the line to take out") {
    ExportFolder folder;
    folder.write("invoices.csv", "Invoice No,Date,Vendor,Amount,MwSt\nI-1,2026-10-14,Contoso,100.50,19\n"
                                 "I-2,2026-10-14,Contoso,50.00,19\nI-3,2026-10-14,Contoso,60.00,19\n");
    LoadOptions options;
    options.mapping["invoices"]["tax"] = {"MwSt"};
    const auto loaded = load_with(folder, options);
    REQUIRE(loaded->warnings.size() == 1);
    CHECK(has(loaded->warnings[0],
              "it looks like a rate\n  hint: if it is, take tax = \"MwSt\" out of msp-audit.toml"));
}

TEST_CASE("money that begins behind the first rows is told, too") {
    const auto rows = [](const std::string& header, const std::string& early, const std::string& late) {
        std::string text = "Invoice No,Date,Vendor,Amount," + header + "\n";
        for (int i = 0; i < 150; ++i) text += "I-" + std::to_string(i) + ",2026-10-14,Contoso,100.50," + early + "\n";
        return text + "I-late,2026-10-14,Contoso,10.50," + late + "\n";
    };
    CHECK(warnings_of(rows("MwSt", "", "")) == "");
    CHECK(has(warnings_of(rows("MwSt", "", "1.99")),
              "'MwSt' is not read, and no other column is known to hold the tax"));
    CHECK(has(warnings_of(rows("Freight", "", "12.00")), "'Freight' is not read, and holds 12.00 in row 152"));
    CHECK(has(warnings_of(rows("Freight", "0.00", "12.00")), "'Freight' is not read, and holds 12.00 in row 152"));
    CHECK(has(warnings_of(rows("Vorgang", "Rechnung", "Gutschrift")),
              "'Vorgang' is not read, and no other column is known to tell credit notes from invoices"));
    CHECK(warnings_of(rows("Vorgang", "Rechnung", "Rechnung")) == "");
    // Zeros are no money, unless something follows them.
    CHECK(warnings_of(rows("MwSt", "0.00", "0.00")) == "");
    CHECK(has(warnings_of(rows("MwSt", "0.00", "1.99")), "no other column is known to hold the tax"));
    // A row of totals has sums of nothing.
    CHECK(warnings_of(rows("MwSt", "", "") + "Total,,,15085.50,0.00\n") == "");
}

TEST_CASE("a tax beside the one that is read is told with what stands there") {
    const std::string start = "Invoice No,Date,Vendor,Amount,GST,PST\n";
    CHECK(warnings_of(start + "I-1,2026-10-14,Contoso,100.00,5.00,7.00\nI-2,2026-10-14,Contoso,50.00,2.50,\n"
                              "I-3,2026-10-14,Contoso,10.00,0.50,0.70\nTotal,,,160.00,8.00,7.70\n") ==
          "invoices.csv:1: 'PST' is not read, and holds 7.70 in all, the first in row 2: only one column of tax is "
          "read, 'GST'\n"
          "  hint: if it is a tax, too, add both up in one column of the file and name that in msp-audit.toml, under "
          "[mapping.invoices]: tax = \"...\"\n");
    CHECK(warnings_of(start + "I-1,2026-10-14,Contoso,100.00,5.00,0.00\nI-2,2026-10-14,Contoso,50.00,2.50,\n") == "");
    // Which mark of decimals 1.234 has is open.
    CHECK(has(warnings_of("Invoice No;Date;Vendor;Amount;GST;PST\nI-1;2026-10-14;Contoso;100,00;5,00;1.234\n"),
              "'PST' is not read, and holds 1.234 in row 2: only one column of tax is read, 'GST'"));
    CHECK(has(warnings_of("Invoice No;Date;Vendor;Amount;GST;PST\nI-1;2026-10-14;Contoso;100,00;5,00;7,25\n"
                          "I-2;2026-10-14;Contoso;100,00;5,00;1.000,50\n"),
              "'PST' is not read, and holds 1007.75 in all"));
}

TEST_CASE("a tax that is told twice, or in its parts, is read already") {
    const std::string start = "Invoice No,Date,Vendor,Amount,Tax,";
    CHECK(warnings_of(start +
                      "MwSt\nI-1,2026-10-14,Contoso,100.00,19.00,19.00\nI-2,2026-10-14,Contoso,10,1.90,1.9\n") == "");
    CHECK(warnings_of(start + "CGST,SGST,IGST\nI-1,2026-10-14,Contoso,100.00,18.00,9.00,9.00,\n"
                              "I-2,2026-10-14,Contoso,100.00,18.00,,,18.00\n") == "");
    CHECK(has(warnings_of("Invoice No,Date,Vendor,Amount,CGST,SGST\nI-1,2026-10-14,Contoso,100.00,9.00,9.00\n"),
              "'CGST' and 'SGST' are not read, and no other column is known to hold the tax"));
}

namespace {

constexpr const char* bills_profile = R"(
name = "house"
[[table]]
name = "BILLS"
headers = ["BELEG", "PARTEI", "TAG", "WERT"]
passed_over = ["Total", "Fees"]
[[document]]
kind = "invoices"
from = "BILLS"
[document.columns]
invoice_number = "BILLS.BELEG"
vendor = "BILLS.PARTEI"
invoice_date = "BILLS.TAG"
line_total = "BILLS.WERT"
tax = "BILLS.GST"
)";

/// The same of a file that the profile reads.
std::string warnings_of_bills(const std::string& text, LoadOptions options = {}) {
    ExportFolder folder;
    folder.write("bills.csv", text);
    const ExportFolder elsewhere;
    options.profile = elsewhere.write("house.toml", bills_profile);
    std::string all;
    const auto loaded = load_with(folder, options);
    for (const std::string& warning : loaded->warnings) all += warning + "\n";
    return all;
}

}  // namespace

TEST_CASE("money that a profile neither reads nor passes over is told") {
    const std::string start = "BELEG,PARTEI,TAG,WERT,";
    const std::string row = "B-1,Contoso,2026-10-14,100.00,";
    CHECK(warnings_of_bills(start + "Freight\n" + row + "12.00\n") ==
          "bills.csv:1: 'Freight' is not read, and holds 12.00 in row 2: a charge counts only as a row of its own\n");
    CHECK(has(warnings_of_bills(start + "VAT\n" + row + "19.00\n"),
              "'VAT' is not read, and no other column is known to hold the tax\n  hint: if it holds amounts of tax, "
              "not rates, say so in msp-audit.toml, under [mapping.invoices]: tax = \"VAT\""));
    CHECK(has(warnings_of_bills(start + "GST,PST\n" + row + "5.00,7.00\n"),
              "'PST' is not read, and holds 7.00 in all, the first in row 2: only one column of tax is read, 'GST'"));
    CHECK(has(warnings_of_bills(start + "Invoice Total\n" + row + "119.00\n"), "invoice_total = \"Invoice Total\""));
    CHECK(
        has(warnings_of_bills(start + "Amount Paid\n" + row + "50.00\n"), "what was already paid is not taken off"));
}

TEST_CASE("what a profile reads, passes over or is told by a mapping is not told") {
    const std::string start = "BELEG,PARTEI,TAG,WERT,";
    const std::string row = "B-1,Contoso,2026-10-14,100.00,";
    CHECK(warnings_of_bills(start + "GST,Total,Fees,Kostenstelle\n" + row + "5.00,105.00,2.00,4711\n") == "");
    LoadOptions options;
    options.mapping["invoices"]["tax"] = {"VAT"};
    CHECK(warnings_of_bills(start + "VAT\n" + row + "19.00\n", options) == "");
}

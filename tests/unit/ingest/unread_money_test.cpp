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
          "  hint: if it holds amounts of tax, not rates, say so in msp-audit.toml: under [mapping.invoices]: "
          "tax = \"MwSt\"\n"
          "invoices.csv:1: 'Bruttobetrag' is not read, and no other column is known to hold totals of "
          "invoices\n"
          "  hint: if it is the whole invoice with tax, before any payment, the same on each of its rows, say "
          "so in msp-audit.toml: under [mapping.invoices]: invoice_total = \"Bruttobetrag\"\n");
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
          "  hint: if it does, say so in msp-audit.toml: under [mapping.invoices]: type = "
          "\"Vorgang\"\n");
}

TEST_CASE("columns that are idle, are rates, or give way to another are passed over") {
    const std::string start = "Invoice No,Date,Vendor,Amount,";
    const std::string row = "I-1,2026-10-14,Contoso,100.50,";
    CHECK(warnings_of(start + "MwSt\n" + row + "\n") == "");
    CHECK(warnings_of(start + "MwSt\n" + row + "19 %\n") == "");
    CHECK(warnings_of(start + "VAT rate,Gross weight,Amount paid\n" + row + "20,12.5,100.50\n") == "");
    CHECK(warnings_of(start + "Tax,MwSt\n" + row + "19.10,19.10\n") == "");
    CHECK(warnings_of(start + "VAT 20%\n" + row + "20.10\n") == "");
    CHECK(has(warnings_of(start + "VAT 20%\n" + row + "20\n"), "tax = \"VAT 20%\""));
}

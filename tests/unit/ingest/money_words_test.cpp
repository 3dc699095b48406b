#include "ingest/money_words.hpp"

#include <doctest/doctest.h>

#include <array>
#include <optional>

using namespace msp_audit;

namespace {

/// The one column of money that a header speaks of; nothing for none, and it is a mistake if there are two.
std::optional<Column> spoken_of(std::string_view header) {
    std::optional<Column> found;
    for (const Column column :
         {Column::unit_price, Column::discount, Column::line_total, Column::tax, Column::invoice_total}) {
        if (!speaks_of(header, column)) continue;
        CHECK_MESSAGE(!found, header);
        found = column;
    }
    return found;
}

}  // namespace

TEST_CASE("headers speak of totals with tax in five languages") {
    for (const char* header : {"Total incl VAT",
                               "Total (incl. tax)",
                               "Total incl. GST",
                               "Total incl. 20% VAT",
                               "Gross Amount",
                               "Gross Total",
                               "GrossAmount",
                               "Gross",
                               "Invoice Amount",
                               "InvoiceAmount",
                               "Total Due",
                               "Amount Due",
                               "Balance Due",
                               "Amount payable",
                               "Totaal incl. BTW",
                               "Te betalen bedrag",
                               "Montant TTC",
                               "Net à payer",
                               "Total con IVA",
                               "Total a pagar",
                               "Brutto",
                               "Bruttobetrag",
                               "Gesamtbetrag brutto",
                               "Endbetrag",
                               "Zahlbetrag",
                               "Gesamtpreis inkl. MwSt. Betrag"}) {
        CAPTURE(header);
        const bool is_price = std::string_view(header).starts_with("Gesamtpreis");
        CHECK(spoken_of(header) == (is_price ? std::nullopt : std::optional(Column::invoice_total)));
    }
}

TEST_CASE("headers speak of amounts of tax, with their rate or without") {
    for (const char* header :
         {"VAT 20%", "USt 19%", "MwSt 19 %", "Tax Amt", "Tax 8.25%", "VAT @ 5 %", "20% VAT", "VATAmount", "MwSt.",
          "Umsatzsteuer", "TVA (20 %)", "BTW 21%", "IVA 21%", "Total taxes", "HST"}) {
        CAPTURE(header);
        CHECK(spoken_of(header) == Column::tax);
    }
    for (const char* header : {"VAT rate", "VAT %", "Steuersatz", "MwSt-Satz", "Taux TVA", "Btw-tarief", "Tipo IVA",
                               "Umsatzsteuersatz", "Tax exempt"}) {
        CAPTURE(header);
        CHECK(spoken_of(header) == std::nullopt);
    }
}

TEST_CASE("headers speak of what a line costs, of prices and of discounts") {
    for (const char* header : {"Netto", "Net value", "Amount ex VAT", "Total excl. BTW", "Montant", "Importe",
                               "Bedrag", "Goods value", "Total HT", "NetAmount"}) {
        CAPTURE(header);
        CHECK(spoken_of(header) == Column::line_total);
    }
    for (const char* header : {"Price Unit", "Stückpreis", "Prix net", "Bruttopreis", "Unit cost net"}) {
        CAPTURE(header);
        CHECK(spoken_of(header) == Column::unit_price);
    }
    for (const char* header : {"Rabatt %", "Discount amt", "Line disc.", "Nachlass in %"}) {
        CAPTURE(header);
        CHECK(spoken_of(header) == Column::discount);
    }
}

TEST_CASE("other figures are no money that changes an invoice") {
    for (const char* header :
         {"Gross weight", "Bruttogewicht", "Amount paid", "Betrag bezahlt", "Due date", "Balance", "Qty",
          "Invoice date", "Margin amount", "Opening balance due", "Notes", "Period"}) {
        CAPTURE(header);
        CHECK(spoken_of(header) == std::nullopt);
    }
}

TEST_CASE("the rate is taken out of a header wherever it stands") {
    const auto parts = [](std::string_view header) {
        const HeaderWithRate parted = parted_from_rate(header);
        return parted.rest + "|" + parted.rate;
    };
    CHECK(parts("VAT 20%") == "VAT|20");
    CHECK(parts("Tax @ 8.25 %") == "Tax|8.25");
    CHECK(parts("USt. (19,0 %)") == "USt.|19,0");
    CHECK(parts("20% VAT") == "VAT|20");
    CHECK(parts("Total incl. 20% VAT") == "Total incl. VAT|20");
    CHECK(parts("VAT %") == "VAT %|");
    CHECK(parts("5% of 20%") == "5% of 20%|");
    CHECK(parts("Total") == "Total|");
    CHECK(parts("%") == "%|");
}

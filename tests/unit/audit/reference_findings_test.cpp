#include <doctest/doctest.h>

#include "unit/audit/small_books.hpp"

using namespace msp_audit;

TEST_CASE("what is held back for want of an order says what to ask") {
    // 10 * 12.00 = 120.00
    SmallBooks none;
    none.add(OrderRow{}).add(SlipRow{}).add(InvoiceRow{.po = "", .po_line = ""});
    const Finding finding = none.only(Code::no_po_reference);
    CHECK(finding.message ==
          "No purchase order is named, so there is nothing to compare with: 120.00 USD is held back; "
          "ask the vendor or the buyer which order it is.");
    CHECK(amount_of(finding) == "120.00");
    CHECK(SmallBooks().add(OrderRow{}).add(InvoiceRow{.po = "PO-9"}).only(Code::po_not_found).message ==
          "Purchase order PO-9 is not on file: 120.00 USD is held back; ask the vendor which order is meant.");
    CHECK(
        SmallBooks()
            .add(OrderRow{})
            .add(InvoiceRow{.po_line = "", .sku = "HD-2"})
            .only(Code::item_not_ordered)
            .message ==
        "Purchase order PO-77 has no line for HD-2: 120.00 USD is held back; ask the buyer whether it was ordered.");
}

TEST_CASE("a row that prints nothing to tell its item by says so") {
    CHECK(
        SmallBooks().add(OrderRow{}).add(InvoiceRow{.po_line = "", .sku = ""}).only(Code::item_not_ordered).message ==
        "The row prints neither item code nor description, so no line of purchase order PO-77 can be told to be its "
        "own: 120.00 USD is held back; name the column that holds them, or the order's line numbers, under [mapping] "
        "in the policy, or ask the vendor for them.");
}

TEST_CASE("two names of one stem, one without its legal form, come with the alias that settles it") {
    const Finding finding = SmallBooks()
                                .add(OrderRow{})
                                .add(SlipRow{})
                                .add(InvoiceRow{.vendor = "Contoso Ltd"})
                                .only(Code::vendor_mismatch);
    CHECK(finding.message ==
          "The invoice is from \"Contoso Ltd\", purchase order PO-77 is with \"Contoso\": 120.00 USD "
          "is held back; if the two are one vendor, the line \"Contoso Ltd\" = \"Contoso\" under "
          "[vendors] in the policy settles it.");
}

TEST_CASE("two other vendors, currencies, units and states of an order are named as printed") {
    CHECK(SmallBooks().add(OrderRow{}).add(InvoiceRow{.vendor = "Fabrikam"}).only(Code::vendor_mismatch).message ==
          "The invoice is from \"Fabrikam\", purchase order PO-77 is with \"Contoso\": 120.00 USD is held back; ask "
          "who "
          "is to be paid before anything else.");
    CHECK(SmallBooks().add(OrderRow{}).add(InvoiceRow{.currency = "EUR"}).only(Code::currency_mismatch).message ==
          "Billed in EUR, purchase order PO-77 is in USD, and no exchange rate is applied: 120.00 EUR is held back; "
          "ask "
          "the vendor for an invoice in USD.");
    CHECK(SmallBooks().add(OrderRow{.uom = "EA"}).add(InvoiceRow{.uom = "PALLET"}).only(Code::uom_mismatch).message ==
          "Billed in PALLET, ordered in EA (PO-77 line 1), and no rule says how many EA one PALLET is: 120.00 USD is "
          "held "
          "back; ask the vendor, or write the rule under [units] in the policy.");
    CHECK(
        SmallBooks().add(OrderRow{.status = "Cancelled"}).add(InvoiceRow{}).only(Code::po_not_open).message ==
        "Purchase order PO-77 has the status \"Cancelled\", which is not open for billing: 120.00 USD is held back; "
        "ask the buyer for its true status.");
}

TEST_CASE("a code with effect none holds nothing back and says so") {
    SmallBooks small;
    small.policy.codes[static_cast<std::size_t>(Code::vendor_mismatch)] = {Severity::warning, Effect::none};
    const Finding finding =
        small.add(OrderRow{}).add(SlipRow{}).add(InvoiceRow{.vendor = "Fabrikam"}).only(Code::vendor_mismatch);
    CHECK(finding.message == "The invoice is from \"Fabrikam\", purchase order PO-77 is with \"Contoso\": nothing is "
                             "held back for it; ask who is to be paid before anything else.");
    CHECK_FALSE(finding.amount.has_value());
    CHECK(finding.severity == Severity::warning);
}

TEST_CASE("a code that is switched off is not printed") {
    SmallBooks small;
    small.policy.codes[static_cast<std::size_t>(Code::po_not_found)] = {Severity::off, std::nullopt};
    for (const Finding& finding : small.add(OrderRow{}).add(InvoiceRow{.po = "PO-9"}).findings()) {
        CHECK(finding.code != Code::po_not_found);
    }
}

TEST_CASE("a reference code on a credit is a warning without effect") {
    SmallBooks small;
    small.add(OrderRow{})
        .add(InvoiceRow{
            .number = "CN-1", .po = "PO-9", .quantity = "-2", .price = "12.00", .type = DocumentType::credit_note});
    const Finding finding = small.only(Code::po_not_found);
    CHECK(finding.message ==
          "Purchase order PO-9 is not on file: this credit of 24.00 USD gives no quantity back and "
          "settles only the invoice it names.");
    CHECK(finding.severity == Severity::warning);
    CHECK(finding.effect == Effect::none);
    CHECK_FALSE(finding.amount.has_value());
}

TEST_CASE("partners that differ in what is printed are told as printed") {
    SmallBooks small;
    small.add(OrderRow{}).add(SlipRow{}).add(InvoiceRow{.sku = "SW-T"});
    CHECK(small.only(Code::item_differs).message ==
          "Billed as SW-T, ordered as SW (PO-77 line 1): check that it is what was ordered.");
    SmallBooks wrong;
    wrong.add(OrderRow{}).add(SlipRow{}).add(InvoiceRow{.po_line = "9"});
    CHECK(wrong.only(Code::po_line_not_found).message ==
          "The line names line 9 of PO-77, which has no such line, and was compared with PO-77 line 1 instead.");
}

TEST_CASE("two order lines that fit equally well are both named") {
    SmallBooks small;
    small.add(OrderRow{.line = "1", .price = "12.00"}).add(OrderRow{.line = "2", .price = "14.00"});
    small.add(SlipRow{.po_line = "1"}).add(InvoiceRow{.po_line = "", .price = "13.00"});
    // |13-12|/13 and |14-13|/14 differ: the match is not ambiguous by price alone, so print none
    small.books.invoice_lines.back().unit_price = StoredDecimal();
    small.books.invoice_lines.back().line_total = Decimal(120);
    for (const Finding& finding : small.findings()) {
        if (finding.code != Code::ambiguous_match) continue;
        CHECK(finding.message ==
              "PO-77 line 1 at 12.00 and PO-77 line 2 at 14.00 fit this line equally well: the lower "
              "price, 12.00, was used.");
    }
}

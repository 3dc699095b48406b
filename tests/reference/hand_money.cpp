#include "hand.hpp"

#include <doctest/doctest.h>

// Licenses, taxes, discounts, totals, credits: figures worked by pencil. Parts read
// payable/awaiting/disputed/unchecked.

namespace {

Hand ten_at_five() {
    Hand h;
    h.po("quantity=10|unit_price=5").slip("quantity=10");
    return h;
}

const char* const credit = "invoice_number=CN-1|type=credit_note|invoice_date=2025-01-12|";

}  // namespace

TEST_CASE("monthly invoices of 25 seats are right on a PO line of 25") {
    Hand h;
    h.po("category=subscription|quantity=25|unit_price=10");
    h.license("seats=25|start_date=2025-01-01|end_date=2025-12-31");
    h.invoice("quantity=25|unit_price=10|period_start=2025-01-01|period_end=2025-01-31");
    h.invoice("invoice_number=INV-2|invoice_date=2025-02-10|quantity=25|unit_price=10|period_start=2025-02-01|"
              "period_end=2025-02-28");
    h.invoice("invoice_number=INV-3|invoice_date=2025-03-10|quantity=25|unit_price=10|period_start=2025-02-28|"
              "period_end=2025-03-31");
    CHECK(h("INV-1") == "pay 250/0/0/0");
    CHECK(h.line("INV-2") == "250/0/0/0 standing-order-beyond-value");
    // 28 February is drawn already: nothing is left on that day.
    CHECK(h("INV-3") == "dispute 0/0/250/0");
}

TEST_CASE("half-open periods: ends that are the next starts") {
    Hand h;
    h.po("category=subscription|quantity=25|unit_price=10");
    h.license("seats=25|start_date=2025-01-01|end_date=2025-12-31");
    h.invoice("quantity=25|unit_price=10|period_start=2025-01-01|period_end=2025-02-01");
    h.invoice("invoice_number=INV-2|invoice_date=2025-02-10|quantity=25|unit_price=10|period_start=2025-02-01|"
              "period_end=2025-03-01");
    CHECK(h("INV-2") == "pay 250/0/0/0");
}

TEST_CASE("licenses: short, ended, missing") {
    Hand h;
    h.po("category=license|quantity=25|unit_price=10").license("seats=20").invoice("quantity=25|unit_price=10");
    CHECK(h.line("INV-1") == "200/50/0/0 license-short");
    Hand ended;
    ended.po("category=license|quantity=5|unit_price=10").license("seats=5|end_date=2025-01-09");
    ended.invoice("quantity=5|unit_price=10");
    CHECK(ended.line("INV-1") == "0/50/0/0 license-missing");
}

TEST_CASE("a license key on two PO lines proves the first only") {
    Hand h;
    h.po("line=1|category=license|quantity=5|unit_price=10");
    h.po("line=2|sku=B|category=license|quantity=5|unit_price=10");
    h.license("seats=5|license_key=K-1").license("po_line=2|seats=5|license_key=K-1");
    h.invoice("quantity=5|unit_price=10").invoice("line=2|po_line=2|sku=B|quantity=5|unit_price=10");
    CHECK(h("INV-1") == "wait 50/50/0/0");
    CHECK(h.told("license-key-reused", "L-2"));
}

TEST_CASE("a serial number that was delivered before proves nothing again") {
    Hand h;
    h.po("quantity=2|unit_price=10").slip("quantity=1|serial_numbers=X1").slip("quantity=1|serial_numbers=X1");
    h.invoice("quantity=2|unit_price=10");
    CHECK(h("INV-1") == "wait 10/10/0/0");
    CHECK(h.told("serial-reused", "S-2"));
}

TEST_CASE("received_quantity of the PO export serves where no slip names the PO") {
    Hand h;
    h.po("quantity=10|unit_price=5|received_quantity=4").invoice("quantity=10|unit_price=5");
    CHECK(h("INV-1") == "wait 20/30/0/0");
}

TEST_CASE("a document's tax stands on the first row and follows the lines") {
    // 50 payable and 30 awaiting share 16: 10 and 6.
    Hand h = ten_at_five();
    h.po("line=2|sku=B|quantity=10|unit_price=3");
    h.invoice("quantity=10|unit_price=5|tax=16|invoice_total=96");
    h.invoice("line=2|po_line=2|sku=B|quantity=10|unit_price=3|invoice_total=96");
    CHECK(h("INV-1") == "wait 60/36/0/0");
}

TEST_CASE("gross line totals") {
    Hand h = ten_at_five();
    h.invoice("quantity=10|unit_price=5|line_total=55|tax=5|invoice_total=55");
    CHECK(h("INV-1") == "pay 55/0/0/0");
    CHECK(h.line("INV-1") == "50/0/0/0");
}

TEST_CASE("a tax row prints its share-out as its own parts") {
    Hand h = ten_at_five();
    h.po("line=2|sku=B|quantity=10|unit_price=3");
    h.invoice("quantity=10|unit_price=5").invoice("line=2|po_line=2|sku=B|quantity=10|unit_price=3");
    h.invoice("line=3|po_line=|po_number=|sku=|category=tax|description=VAT|line_total=8");
    CHECK(h.line("INV-1", 2) == "5/3/0/0");
    CHECK(h("INV-1") == "wait 55/33/0/0");
}

TEST_CASE("a discount line lowers the prices before anything is compared") {
    // 50 and 30 less 8: 45 and 27, that is 4.5 and 2.7 a piece
    Hand h;
    h.po("quantity=10|unit_price=4.5").po("line=2|sku=B|quantity=10|unit_price=2.7");
    h.slip("quantity=10").slip("po_line=2|quantity=10");
    h.invoice("quantity=10|unit_price=5").invoice("line=2|po_line=2|sku=B|quantity=10|unit_price=3");
    h.invoice("line=3|po_line=|po_number=|sku=|category=discount|line_total=-8");
    CHECK(h("INV-1") == "pay 72/0/0/0");
    CHECK(h.line("INV-1", 0) == "50/0/0/0");
    CHECK(h.line("INV-1", 2) == "-8/0/0/0");
}

TEST_CASE("a PO discount line lowers the agreed prices") {
    Hand h = ten_at_five();
    h.po("line=2|sku=|category=discount|quantity=1|unit_price=-5").invoice("quantity=10|unit_price=5");
    CHECK(h.line("INV-1") == "45/0/5/0 price-above-po");
}

TEST_CASE("invoice totals: excess, tolerance, shortfall") {
    Hand excess = ten_at_five();
    excess.invoice("quantity=10|unit_price=5|invoice_total=53");
    CHECK(excess("INV-1") == "dispute 50/0/3/0");
    Hand cent = ten_at_five();
    cent.invoice("quantity=10|unit_price=5|invoice_total=50.01");
    CHECK(cent("INV-1") == "pay 50.01/0/0/0");
    CHECK(cent.codes("INV-1").empty());
    Hand low = ten_at_five();
    low.invoice("quantity=10|unit_price=5|invoice_total=45");
    CHECK(low("INV-1") == "pay 45/0/0/0");
    CHECK(low.codes("INV-1") == "invoice-total-mismatch");
}

TEST_CASE("line arithmetic: above disputes, below is what is paid") {
    Hand above = ten_at_five();
    above.invoice("quantity=10|unit_price=5|line_total=50.02");
    CHECK(above.line("INV-1") == "50/0/0.02/0 line-arithmetic");
    Hand below;
    below.po("quantity=10|unit_price=5").slip("quantity=8").invoice("quantity=10|unit_price=5|line_total=40");
    CHECK(below("INV-1") == "wait 32/8/0/0");
}

TEST_CASE("amount-only lines") {
    Hand h = ten_at_five();
    h.invoice("line_total=40");
    CHECK(h("INV-1") == "pay 40/0/0/0");
    Hand over = ten_at_five();
    over.invoice("line_total=60|quantity=0");
    CHECK(over.line("INV-1") == "50/0/10/0 value-above-ordered");
}

TEST_CASE("a line of zero amount raises nothing") {
    Hand h = ten_at_five();
    h.invoice("po_number=|po_line=|sku=|description=Thank you|line_total=0");
    CHECK(h("INV-1") == "pay 0/0/0/0");
    CHECK(h.line("INV-1") == "0/0/0/0");
}

TEST_CASE("kinds that were not supplied") {
    Hand slips;
    slips.books.packing_slips_supplied = false;
    slips.po("quantity=10|unit_price=5").invoice("quantity=12|unit_price=5");
    CHECK(slips("INV-1") == "dispute 0/0/10/50");
    CHECK(slips.told("not-supplied", "packing_slips"));
    Hand orders;
    orders.books.purchase_orders_supplied = false;
    orders.invoice("quantity=12|unit_price=5");
    CHECK(orders("INV-1") == "unchecked 0/0/0/60");
}

TEST_CASE("effects of codes") {
    Hand disputed;
    disputed.policy.codes["not-received"].effect = "dispute";
    disputed.po("quantity=10|unit_price=5").invoice("quantity=10|unit_price=5");
    CHECK(disputed("INV-1") == "dispute 0/0/50/0");
    Hand waiting = ten_at_five();
    waiting.policy.codes["price-above-po"].effect = "wait";
    waiting.invoice("quantity=10|unit_price=6");
    CHECK(waiting("INV-1") == "wait 50/10/0/0");
    Hand off = ten_at_five();
    off.policy.codes["price-above-po"].severity = "off";
    off.invoice("quantity=10|unit_price=6");
    CHECK(off.line("INV-1") == "60/0/0/0");
}

TEST_CASE("with both figures a variance is tolerated only within both") {
    for (const auto& [price, answer] :
         std::map<std::string, std::string>{{"5.20", "pay 52/0/0/0"}, {"5.30", "dispute 50/0/3/0"}}) {
        Hand h = ten_at_five();
        h.policy.tolerance["price"] = {"10", "0.20", {}, false};
        h.invoice("quantity=10|unit_price=" + price);
        CHECK(h("INV-1") == answer);
    }
}

TEST_CASE("what awaits longer than sixty days is disputed") {
    for (const auto& [as_of, answer] :
         std::map<std::string, std::string>{{"2025-03-11", "wait 0/50/0/0"}, {"2025-03-12", "dispute 0/0/50/0"}}) {
        Hand h;
        h.policy.as_of = as_of;
        h.po("quantity=10|unit_price=5").invoice("quantity=10|unit_price=5");
        CHECK(h("INV-1") == answer);
    }
}

TEST_CASE("documents after as-of") {
    Hand h = ten_at_five();
    h.policy.as_of = "2025-01-09";
    h.invoice("quantity=10|unit_price=5");
    CHECK(h("INV-1") == "unchecked 0/0/0/50");
    CHECK(h.codes("INV-1") == "future-dated");
}

TEST_CASE("the quote's price holds where it is lower and in force") {
    Hand h;
    h.quote("unit_price=4|valid_until=2025-01-01").po("quote_number=Q-1|quantity=10|unit_price=5");
    h.slip("quantity=10").invoice("quantity=10|unit_price=5");
    CHECK(h.line("INV-1") == "40/0/10/0 price-above-quote");
    CHECK(h.told("po-price-above-quote", "PO-1"));
    h.books.quotes[0].cells["valid_until"] = "2024-12-31";
    CHECK(h("INV-1") == "pay 50/0/0/0");
    CHECK(h.told("quote-expired", "PO-1"));
}

TEST_CASE("charges by amount, without a PO number beside a matched line") {
    Hand h = ten_at_five();
    h.po("line=2|sku=|category=freight|description=Freight|quantity=1|unit_price=15");
    h.invoice("quantity=10|unit_price=5");
    h.invoice("line=2|po_number=|po_line=|sku=|description=Shipping and handling|line_total=20");
    CHECK(h.line("INV-1", 1) == "15/0/5/0 unplanned-charge");
}

TEST_CASE("a credit that prints no PO takes that of the invoice it names; a second copy is unchecked") {
    Hand h = ten_at_five();
    h.invoice("quantity=10|unit_price=5");
    h.invoice(std::string(credit) + "po_number=|po_line=|quantity=-10|unit_price=5|line_total=-50|"
                                    "credited_invoice=INV-1");
    h.invoice(std::string(credit) + "po_number=|po_line=|quantity=-10|unit_price=5|line_total=-50|"
                                    "credited_invoice=INV-1");
    CHECK(h("CN-1", 1) == "pay -50/0/0/0");
    CHECK(h("CN-1", 2) == "unchecked 0/0/0/-50");
}

TEST_CASE("a credit gives back more than was billed") {
    Hand h = ten_at_five();
    h.invoice("quantity=5|unit_price=5").invoice(std::string(credit) + "quantity=-8|unit_price=5");
    CHECK(h.line("CN-1") == "-40/0/0/0 credit-exceeds-billed");
}

TEST_CASE("a return line of the PO takes the credit") {
    Hand h = ten_at_five();
    h.po("line=2|sku=R|proof=none|quantity=-2|unit_price=5");
    h.invoice(std::string(credit) + "po_line=2|sku=R|quantity=-3|unit_price=5");
    CHECK(h.line("CN-1") == "-10/0/-5/0 quantity-above-ordered");
}

TEST_CASE("an amount that equals the named invoice in full gives its goods back") {
    Hand h = ten_at_five();
    h.invoice("quantity=10|unit_price=5");
    h.invoice(std::string(credit) + "line_total=-50|credited_invoice=INV-1");
    h.invoice("invoice_number=INV-8|invoice_date=2025-01-20|quantity=10|unit_price=5");
    CHECK(h("CN-1") == "pay -50/0/0/0");
    CHECK(h("INV-8") == "pay 50/0/0/0");
}

TEST_CASE("duplicates by number key within 180 days") {
    for (const auto& [date, duplicate] :
         std::map<std::string, bool>{{"2025-07-09", true}, {"2025-07-10", false}}) {  // 180 and 181 days
        Hand h;
        h.po("quantity=30|unit_price=5").slip("quantity=30").invoice("quantity=10|unit_price=5");
        h.invoice("invoice_number=Inv 0001|invoice_date=" + date + "|quantity=11|unit_price=5");
        CHECK((h.codes("Inv 0001") == "duplicate-invoice") == duplicate);
    }
}

TEST_CASE("possible duplicates: a transposed number with the same total") {
    Hand h;
    h.po("quantity=30|unit_price=5").slip("quantity=30");
    h.invoice("invoice_number=INV-12|quantity=10|unit_price=5");
    h.invoice("invoice_number=INV-21|quantity=10|unit_price=5");
    CHECK(h.codes("INV-21") == "possible-duplicate-invoice");
}

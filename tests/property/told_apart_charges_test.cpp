#include <string>

#include <doctest/doctest.h>

#include "property/law_books.hpp"
#include "property/reference_bridge.hpp"
#include "reference/hand.hpp"

// Charges, credits and tax in a few rows, worked by pencil: the reference gives the figures that stand here, and the
// matcher gives what the reference gives.

namespace {

void expect_same(const Hand& hand) {
    const auto judged = laws::judge({0, hand.books, hand.policy});
    for (const std::string& difference : bridge::differences(reference::reconcile(hand.books, hand.policy),
                                                             bridge::answer_of(judged->books, judged->matches))) {
        FAIL_CHECK(difference);
    }
}

const std::string second = "invoice_number=INV-2|invoice_date=2025-01-20|";
const std::string credit = "invoice_number=CN-1|type=credit_note|credited_invoice=INV-1|invoice_date=2025-01-12|";

std::string freight(const std::string& price) {
    return "line=2|po_line=|sku=|category=freight|quantity=1|unit_price=" + price;
}

std::string freight_back(const std::string& price) {
    return "po_line=|sku=|category=freight|quantity=-1|unit_price=" + price;
}

/// 1000 at 10 of goods, and freight.
Hand with_freight(const std::string& price) {
    Hand h;
    h.po("quantity=1000|unit_price=10|category=service");
    h.po("line=2|sku=F|category=freight|quantity=1|unit_price=" + price);
    return h;
}

}  // namespace

// "A tolerance is used once a PO line, not once an invoice": 60 on 50 is a tenth of the 100 of goods, 10 more is 20.
TEST_CASE("what a tolerance let through on a charge is missing from what is left") {
    Hand h = with_freight("50");
    h.policy.tolerance["charge"].percent = "10";
    h.invoice("quantity=10|unit_price=10").invoice(freight("60"));
    h.invoice(second + "quantity=10|unit_price=10");
    h.invoice(second + freight("10"));
    CHECK(h("INV-1") == "pay 160/0/0/0");
    CHECK(h("INV-2") == "dispute 100/0/10/0");
    CHECK(h.line("INV-2", 1) == "0/0/10/0 unplanned-charge");
    expect_same(h);
    // Credited in full, all of it is free again.
    Hand back = with_freight("50");
    back.policy.tolerance["charge"].percent = "10";
    back.invoice("quantity=10|unit_price=10").invoice(freight("60"));
    back.invoice(credit + freight_back("60"));
    back.invoice(second + "quantity=10|unit_price=10");
    back.invoice(second + freight("60"));
    CHECK(back("CN-1") == "pay -60/0/0/0");
    CHECK(back("INV-2") == "pay 160/0/0/0");
    expect_same(back);
}

// Nothing is left of no PO line: 10 passes, and so does nothing after it, for the first 10 are used of 15.
TEST_CASE("charges that nobody ordered share the tolerance of their invoice") {
    Hand h;
    h.policy.tolerance["charge"].percent = "15";
    h.po("quantity=1000|unit_price=10|category=service").invoice("quantity=10|unit_price=10");
    h.invoice("line=2|po_line=|po_number=|sku=F|category=freight|quantity=1|unit_price=10");
    h.invoice("line=3|po_line=|po_number=|sku=G|category=fee|quantity=1|unit_price=10");
    h.invoice("line=4|po_line=|po_number=|sku=H|category=fee|quantity=1|unit_price=5");
    CHECK(h("INV-1") == "dispute 115/0/10/0");
    CHECK(h.line("INV-1", 1) == "10/0/0/0");
    CHECK(h.line("INV-1", 2) == "0/0/10/0 unplanned-charge");
    CHECK(h.line("INV-1", 3) == "5/0/0/0");
    expect_same(h);
}

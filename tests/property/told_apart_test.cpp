#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "property/law_books.hpp"
#include "property/reference_bridge.hpp"
#include "reference/hand.hpp"

// Books that the matcher and its slow reference once judged differently, cut down to a few rows and worked by pencil:
// the reference gives the figures that stand here, and the matcher gives what the reference gives.

namespace {

std::vector<std::string> told_apart(const Hand& hand) {
    const auto judged = laws::judge({0, hand.books, hand.policy});
    return bridge::differences(reference::reconcile(hand.books, hand.policy),
                               bridge::answer_of(judged->books, judged->matches));
}

void expect_same(const Hand& hand) {
    for (const std::string& difference : told_apart(hand)) FAIL_CHECK(difference);
}

}  // namespace

// "Ties go to the lower PO line, then the lower invoice line", and no order of rows counts: of lines without numbers
// and of one price the unit tells them apart, the empty one first.
TEST_CASE("of three equal lines for two PO lines the same one is left over wherever it stands") {
    for (const std::vector<std::string>& units :
         {std::vector<std::string>{"EA", "each", ""}, {"", "each", "EA"}, {"each", "", "EA"}}) {
        Hand h;
        h.po("quantity=10|unit_price=5|category=service").po("line=2|quantity=10|unit_price=5|category=service");
        for (const std::string& unit : units) h.invoice("line=|po_line=|quantity=10|unit_price=5|uom=" + unit);
        CHECK(h.line("INV-1", 0) == "50/0/0/0");
        CHECK(h.line("INV-1", 1) == "50/0/0/0");
        CHECK(h.line("INV-1", 2) == "0/0/50/0 item-not-ordered");
        expect_same(h);
    }
}

// The same rule for PO lines without numbers: what they print tells the lower one, down to the unit and the proof.
TEST_CASE("of two PO rows without numbers that differ in their proof the same one is the lower in any order") {
    for (const std::string first : {"license", ""}) {
        const std::string second = first.empty() ? "license" : "";
        Hand h;
        h.po("line=|quantity=10|unit_price=5|category=|proof=" + first);
        h.po("line=|quantity=10|unit_price=5|category=|proof=" + second);
        h.license("po_line=|sku=A|seats=9").invoice("po_line=|quantity=10|unit_price=5");
        CHECK(h.line("INV-1") == "45/5/0/0 ambiguous-match quantity-above-received");
        expect_same(h);
    }
}

// "Ordered by date and content": a total below zero stands before one above.
TEST_CASE("of two copies of a credit note that differ in a total's sign the lower is the first") {
    Hand h;
    h.po("quantity=10|unit_price=5|category=service").invoice("quantity=10|unit_price=5");
    const std::string credit = "invoice_number=CN-1|type=credit_note|credited_invoice=INV-1|invoice_date=2025-01-12|"
                               "quantity=-2|unit_price=5|invoice_total=-10|line_total=";
    h.file("b.csv").invoice(credit + "10").file("a.csv").invoice(credit + "-10");
    CHECK(h("CN-1", 1) == "pay -10/0/0/0");
    CHECK(h.codes("CN-1", 2) == "duplicate-invoice");
    expect_same(h);
}

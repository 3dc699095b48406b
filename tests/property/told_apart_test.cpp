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

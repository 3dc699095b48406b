#include "ingest/discount_reading.hpp"

#include <doctest/doctest.h>

#include "unit/ingest/canonical_rows.hpp"

using namespace msp_audit;
using enum Column;

namespace {

struct Line {
    const char* quantity;
    const char* price;
    const char* discount;
    const char* total;
};

/// How the discounts of an invoice with these lines are read, or why they are not.
std::string reading_of(const std::vector<Line>& lines, std::optional<DiscountKind> asked = {}) {
    CanonicalRowsTest test(DocumentKind::invoice);
    for (const Line& line : lines) {
        test.add({{invoice_number, "I"},
                  {vendor, "V"},
                  {invoice_date, "2026-10-01"},
                  {quantity, line.quantity},
                  {unit_price, line.price},
                  {discount, line.discount},
                  {line_total, line.total}});
    }
    std::vector<std::string> notes;
    if (const auto why = settle_discounts(test.records, asked, notes)) return *why;
    std::string kinds;
    for (const InvoiceExtras& extras : test.records.invoice_extras) {
        kinds += (kinds.empty() ? "" : " ") + std::string(name_of(extras.discount.kind));
    }
    return notes.empty() ? kinds : kinds + "; " + notes.at(0);
}

}  // namespace

TEST_CASE("a discount is read as what makes the printed line totals right") {
    CHECK(reading_of({{"10", "20", "5", "190"}, {"3", "100", "10", "270"}}) ==
          "percent percent; discount: read as a percentage: right for 2 of 2 line totals");
    CHECK(reading_of({{"10", "20", "5", "195"}, {"3", "100", "10", "290"}}) ==
          "line-amount line-amount; discount: read as an amount off the line: right for 2 of 2 line totals");
    CHECK(reading_of({{"10", "20", "5", "150"}, {"3", "100", "10", "270"}}) ==
          "unit-amount unit-amount; discount: read as an amount off the unit price: right for 2 of 2 line totals");
}

TEST_CASE("a percent sign outdoes the rest of the column") {
    CHECK(reading_of({{"10", "20", "5%", "190"}, {"3", "100", "10", "290"}}) ==
          "percent line-amount; discount: read as an amount off the line: right for 1 of 1 line totals");
    CHECK(reading_of({{"10", "20", "5 %", "0"}}) == "percent");
}

TEST_CASE("totals are compared to the minor unit, and a wrong one among many does not hide the reading") {
    CHECK(reading_of({{"3", "9.99", "7", "27.87"}}) ==
          "percent; discount: read as a percentage: right for 1 of 1 line totals");
    CHECK(reading_of({{"10", "20", "5", "190"}, {"3", "100", "10", "270"}, {"1", "50", "10", "50"}}) ==
          "percent percent percent; discount: read as a percentage: right for 2 of 3 line totals");
}

TEST_CASE("a discount on a credited line makes the credit smaller") {
    CHECK(reading_of({{"-10", "20", "5", "-195"}}) ==
          "line-amount; discount: read as an amount off the line: right for 1 of 1 line totals");
}

TEST_CASE("discounts of zero say nothing and need no reading") {
    CHECK(reading_of({{"10", "20", "0", "200"}, {"3", "100", "0.00", "999"}}) == "none none");
}

TEST_CASE("where nothing tells, the run asks") {
    CHECK(reading_of({{"10", "20", "5", ""}}) ==
          "'5' may be a percentage, an amount off the line or off the unit price, and no line total tells which");
    CHECK(reading_of({{"10", "20", "5", "200"}}) == "'5' may be a percentage, an amount off the line or off the unit "
                                                    "price, and none of them makes the line totals right");
    CHECK(reading_of({{"10", "20", "5", ""}}, DiscountKind::unit_amount) ==
          "unit-amount; discount: read as an amount off the unit price, as asked for");
}

#include <doctest/doctest.h>

#include "unit/audit/small_books.hpp"

using namespace msp_audit;
using Told = std::vector<std::string>;

TEST_CASE("a line that is ordered, received and billed alike says nothing") {
    CHECK(SmallBooks().add(OrderRow{}).add(SlipRow{}).add(InvoiceRow{}).told() == Told{});
}

TEST_CASE("a price above the order says both prices and what they make") {
    // 40 * (12.50 - 12.00) = 20.00
    const Finding finding = SmallBooks()
                                .add(OrderRow{.quantity = "40"})
                                .add(SlipRow{.quantity = "40"})
                                .add(InvoiceRow{.quantity = "40", .price = "12.50"})
                                .only(Code::price_above_po);
    CHECK(finding.message ==
          "Billed 12.50 each, the purchase order says 12.00 (PO-77 line 1): 40 x 0.50 = 20.00 USD too much.");
    CHECK(amount_of(finding) == "20.00");
    CHECK(finding.severity == Severity::error);
    CHECK(finding.effect == Effect::dispute);
    CHECK(finding.document == "INV-1");
    CHECK(finding.line == "1");
    CHECK(finding.vendor == "Contoso");
    CHECK(finding.currency == "USD");
    CHECK(evidence_of(finding) == "invoice 0:2, purchase_order 1:2");
    CHECK(finding.evidence_total == 2);
}

TEST_CASE("a price above a tolerance names the rule that sets it") {
    SmallBooks small;
    ToleranceRule rule;
    rule.sku = "SW*";
    rule.where = "msp-audit.toml:12";
    Tolerance& tolerance = rule.set[static_cast<std::size_t>(ToleranceKey::price)].emplace();
    tolerance.percent = 1;
    small.policy.tolerance_rules.push_back(rule);
    // 1 % of 12.00 is 0.12, 0.50 is above it: 10 * 0.50 = 5.00
    CHECK(
        small.add(OrderRow{}).add(SlipRow{}).add(InvoiceRow{.price = "12.50"}).only(Code::price_above_po).message ==
        "Billed 12.50 each, the purchase order says 12.00 (PO-77 line 1), beyond the tolerance of msp-audit.toml:12: "
        "10 x 0.50 = 5.00 USD too much.");
}

TEST_CASE("a price above the quote says whether the order allows it") {
    SmallBooks small;
    small.add(QuoteRow{.price = "189.00"})
        .add(OrderRow{.quantity = "6", .price = "199.00", .quote = "Q-1"})
        .add(SlipRow{.quantity = "6"})
        .add(InvoiceRow{.quantity = "6", .price = "195.00"});
    // 6 * (195 - 189) = 36.00; 6 * (199 - 195) = 24.00; on the order 6 * (199 - 189) = 60.00
    CHECK(
        small.told() ==
        Told{
            "price-above-quote: Billed 195.00 each, which the 199.00 of PO-77 line 1 allows, but quote Q-1 says "
            "189.00: 6 x 6.00 = 36.00 USD too much.",
            "price-below-po: Billed 195.00 each, the purchase order says 199.00 (PO-77 line 1): 6 x 4.00 = 24.00 USD "
            "less.",
            "po-price-above-quote: Ordered at 199.00 each, quote Q-1 says 189.00: 6 x 10.00 = 60.00 USD too much."});
    const Finding above = small.only(Code::price_above_quote);
    CHECK(evidence_of(above) == "invoice 0:2, purchase_order 1:2, quote 4:2");
    CHECK(amount_of(small.only(Code::price_below_po)) == "24.00");
    CHECK(amount_of(small.only(Code::po_price_above_quote)) == "60.00");
}

TEST_CASE("a part delivery waits, and the rest of the order is still to come") {
    SmallBooks small;
    small.add(OrderRow{.quantity = "100"}).add(SlipRow{.quantity = "70"}).add(InvoiceRow{.quantity = "100"});
    // (100 - 70) * 12.00 = 360.00
    CHECK(
        small.told() ==
        Told{"quantity-above-received: Billed 100, received 70, 30 still to come (PO-77 line 1): 30 x 12.00 = 360.00 "
             "USD waits for delivery.",
             "ordered-not-received: Ordered 100, received 70 so far: 30 x 12.00 = 360.00 USD is still to come."});
    const Finding finding = small.only(Code::quantity_above_received);
    CHECK(finding.effect == Effect::wait);
    CHECK(evidence_of(finding) == "invoice 0:2, purchase_order 1:2, packing_slip 2:2");
}

TEST_CASE("rejected goods and earlier invoices are named where they are the reason") {
    SmallBooks small;
    small.add(OrderRow{.quantity = "12"}).add(SlipRow{.quantity = "12", .rejected = "2"});
    small.add(InvoiceRow{.number = "INV-1", .quantity = "4", .date = "2026-10-01"});
    small.add(InvoiceRow{.number = "INV-7", .quantity = "8", .date = "2026-10-02"});
    // 12 - 2 = 10 proven, 4 billed before, 8 - 6 = 2: 2 * 12.00 = 24.00
    CHECK(small.only(Code::quantity_above_received).message ==
          "Billed 8, received 10 (12 delivered, 2 rejected), 4 billed before, 2 still to come (PO-77 line 1): 2 x "
          "12.00 "
          "= 24.00 USD waits for delivery.");
}

TEST_CASE("nothing received and nothing granted say so in the words of their kind") {
    CHECK(SmallBooks().add(OrderRow{}).add(InvoiceRow{}).only(Code::not_received).message ==
          "Billed 10, nothing received yet (PO-77 line 1): 10 x 12.00 = 120.00 USD waits for delivery.");
    SmallBooks seats;
    seats.add(OrderRow{.category = "license"}).add(InvoiceRow{.category = "license"});
    CHECK(seats.only(Code::license_missing).message ==
          "Billed 10 seats, no license shows any of them yet (PO-77 line 1): 10 x 12.00 = 120.00 USD waits for the "
          "license.");
    seats.add(LicenseRow{.seats = "7"});
    // 3 * 12.00 = 36.00
    CHECK(seats.only(Code::license_short).message ==
          "Billed 10 seats, granted 7, 3 still to come (PO-77 line 1): 3 x 12.00 = 36.00 USD waits for the license.");
}

TEST_CASE("what waited for too long says for how long") {
    // 2026-10-10 to 2026-12-31 is 21 + 30 + 31 = 82 days; 82 - 60 = 22
    const Finding finding = SmallBooks().add(OrderRow{}).add(InvoiceRow{}).only(Code::receipt_overdue, "2026-12-31");
    CHECK(finding.message ==
          "120.00 USD has waited 82 days since 2026-10-10, 82 - 60 = 22 longer than allowed: it is "
          "disputed; ask the vendor for proof of delivery.");
    CHECK(amount_of(finding) == "120.00");
}

TEST_CASE("more than ordered names the earlier invoices") {
    SmallBooks small;
    small.add(OrderRow{.quantity = "16"}).add(SlipRow{.quantity = "16"});
    small.add(InvoiceRow{.number = "INV-1", .quantity = "10", .date = "2026-10-01"});
    small.add(InvoiceRow{.number = "INV-2", .quantity = "8", .date = "2026-10-20"});
    // 16 - 10 = 6 left, 8 - 6 = 2: 2 * 12.00 = 24.00
    const Finding finding = small.only(Code::quantity_above_ordered);
    CHECK(finding.message ==
          "Billed 8, ordered 16 (PO-77 line 1), 10 billed before on INV-1: 2 x 12.00 = 24.00 USD too much.");
    CHECK(evidence_of(finding) == "invoice 0:3, purchase_order 1:2, invoice 0:2");
}

TEST_CASE("seats billed again for the same days name the days") {
    SmallBooks small;
    small.add(OrderRow{.quantity = "25", .price = "4.00", .category = "subscription"}).add(LicenseRow{.seats = "25"});
    const auto month = [](std::string_view number, std::string_view first, std::string_view last,
                          std::string_view date) {
        return InvoiceRow{.number = number,
                          .quantity = "25",
                          .price = "4.00",
                          .category = "subscription",
                          .date = date,
                          .first = first,
                          .last = last};
    };
    small.add(month("A-10", "2026-10-01", "2026-10-31", "2026-10-01"));
    small.add(month("A-11", "2026-11-01", "2026-11-30", "2026-11-01"));
    small.add(month("B-99", "2026-10-01", "2026-10-31", "2026-11-15"));
    // 25 * 4.00 = 100.00; billed in all 3 * 100.00
    CHECK(small.only(Code::quantity_above_ordered).message ==
          "Billed 25 for 2026-10-01 to 2026-10-31, ordered 25 at any one time (PO-77 line 1), all of them billed "
          "before "
          "on A-10: 25 x 4.00 = 100.00 USD too much.");
    CHECK(small.only(Code::standing_order_beyond_value).message ==
          "PO-77 line 1 is billed by the period, 300.00 USD of it in all, and was ordered as 25 x 4.00 = 100.00 USD: "
          "check whether the ordered price is for one month or for the whole term.");
}

TEST_CASE("an amount without quantity is held to the value that is left") {
    // 10 * 12.00 = 120.00 ordered; 150.00 - 120.00 = 30.00
    const Finding finding =
        SmallBooks()
            .add(OrderRow{.category = "service"})
            .add(InvoiceRow{.quantity = "", .price = "", .total = "150.00", .category = "service"})
            .only(Code::value_above_ordered);
    CHECK(finding.message ==
          "Billed 150.00 USD without a quantity, 10 x 12.00 = 120.00 USD is left of the order (PO-77 "
          "line 1): 150.00 - 120.00 = 30.00 USD too much.");
    CHECK(amount_of(finding) == "30.00");
}

TEST_CASE("a cumulative value tolerance says what was left of it") {
    SmallBooks small;
    Tolerance& price = small.policy.tolerance[static_cast<std::size_t>(ToleranceKey::price)];
    price.percent = 10;
    Tolerance& value = small.policy.tolerance[static_cast<std::size_t>(ToleranceKey::value)];
    value.percent = 0;
    small.add(OrderRow{}).add(SlipRow{}).add(InvoiceRow{.price = "12.50"});
    // 10 * 12.50 = 125.00 within the price tolerance; 10 * 12.00 = 120.00 ordered
    const Finding finding = small.only(Code::value_above_ordered);
    CHECK(finding.message ==
          "PO-77 line 1 is ordered as 10 x 12.00 = 120.00 USD, of which 120.00 USD is left with its "
          "tolerance, and this line would take 125.00 USD: 125.00 - 120.00 = 5.00 USD too much.");
    CHECK(amount_of(finding) == "5.00");
}

TEST_CASE("a line total that is not quantity times price shows the reckoning") {
    SmallBooks small;
    small.add(OrderRow{}).add(SlipRow{}).add(InvoiceRow{.total = "130.00"});
    // 10 * 12.00 = 120.00
    const Finding high = small.only(Code::line_arithmetic);
    CHECK(high.message ==
          "10 x 12.00 = 120.00, but the line's total is 130.00: 130.00 - 120.00 = 10.00 USD too much.");
    CHECK(high.severity == Severity::error);
    CHECK(high.effect == Effect::dispute);
    CHECK(evidence_of(high) == "invoice 0:2");
}

TEST_CASE("a line total that is too low is for information") {
    const Finding low =
        SmallBooks().add(OrderRow{}).add(SlipRow{}).add(InvoiceRow{.total = "110.00"}).only(Code::line_arithmetic);
    CHECK(low.message == "10 x 12.00 = 120.00, but the line's total is 110.00: 120.00 - 110.00 = 10.00 USD less, and "
                         "the lower total counts.");
    CHECK(low.severity == Severity::info);
    CHECK(low.effect == Effect::none);
}

TEST_CASE("freight that the order does not have is not agreed") {
    SmallBooks small;
    small.add(OrderRow{}).add(SlipRow{}).add(InvoiceRow{});
    small.add(InvoiceRow{
        .line = "2", .sku = "", .quantity = "1", .price = "48.50", .category = "freight", .description = "Shipping"});
    const Finding finding = small.only(Code::unplanned_charge);
    CHECK(finding.message ==
          "48.50 USD is billed for \"Shipping\", and PO-77 has no line for it, so nothing of it is agreed.");
    CHECK(amount_of(finding) == "48.50");
}

TEST_CASE("a duplicate line names the first of its kind") {
    SmallBooks small;
    small.add(OrderRow{.quantity = "20"}).add(SlipRow{.quantity = "20"});
    small.add(InvoiceRow{.line = "1"}).add(InvoiceRow{.line = "2"});
    const Finding finding = small.only(Code::duplicate_line);
    CHECK(finding.message == "The line has the order line (PO-77 line 1), quantity, price and description of line 1: "
                             "120.00 USD may be billed twice.");
    CHECK(evidence_of(finding) == "invoice 0:3, invoice 0:2, purchase_order 1:2");
}

TEST_CASE("a line without a partner that the policy lets wait can be overdue") {
    SmallBooks small;
    small.policy.codes[static_cast<std::size_t>(Code::po_not_found)].effect = Effect::wait;
    small.add(OrderRow{}).add(SlipRow{}).add(InvoiceRow{.po = "PO-99"});
    const Finding finding = small.only(Code::receipt_overdue, "2027-01-31");
    CHECK(finding.effect == Effect::dispute);
    CHECK(evidence_of(finding) == "invoice 0:2");
}

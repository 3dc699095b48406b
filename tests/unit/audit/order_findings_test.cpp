#include <doctest/doctest.h>

#include "unit/audit/small_books.hpp"

using namespace msp_audit;
using Told = std::vector<std::string>;

TEST_CASE("what was received and not billed is valued at the lower of order and quote") {
    SmallBooks small;
    small.add(QuoteRow{.price = "11.00"})
        .add(OrderRow{.quote = "Q-1"})
        .add(SlipRow{})
        .add(InvoiceRow{.quantity = "4", .price = "11.00"});
    // 10 - 4 = 6; 6 * 11.00 = 66.00
    const Finding finding = small.only(Code::received_not_invoiced);
    CHECK(finding.message == "Received 10, billed 4 so far: 6 x 11.00 = 66.00 USD is still to be billed.");
    CHECK(amount_of(finding) == "66.00");
    CHECK(finding.document == "PO-77");
    CHECK(finding.line == "1");
    CHECK(evidence_of(finding) == "purchase_order 1:2, packing_slip 2:2");
}

TEST_CASE("what was received, billed and credited is owed only if it did not go back") {
    SmallBooks small;
    small.add(OrderRow{}).add(SlipRow{}).add(InvoiceRow{});
    small.add(InvoiceRow{.number = "CN-1",
                         .quantity = "-5",
                         .date = "2026-10-12",
                         .credited = "INV-1",
                         .type = DocumentType::credit_note});
    // 10 - (10 - 5) = 5; 5 * 12.00 = 60.00
    Finding finding = small.only(Code::received_not_invoiced);
    CHECK(finding.message ==
          "Received 10, billed 10, credited 5: 5 x 12.00 = 60.00 USD counts as still to be billed. If what was "
          "credited went back, nothing of it is owed: ask for the return slip.");
    CHECK(amount_of(finding) == "60.00");
    // 13 - (10 - 5) = 8, of which 3 were never billed.
    small.add(SlipRow{.number = "DN-2", .quantity = "3"});
    finding = small.only(Code::received_not_invoiced);
    CHECK(finding.message ==
          "Received 13, billed 10, credited 5: 8 x 12.00 = 96.00 USD counts as still to be billed. If what was "
          "credited went back, the 5 of it are not owed: ask for the return slip.");
    // A return slip: 13 - 5 = 8 received, 5 billed net.
    small.add(SlipRow{.number = "DN-3", .quantity = "-8"});
    for (const std::string& told : small.told()) CHECK(told.find("still to be billed") == std::string::npos);

    SmallBooks seats;
    seats.add(OrderRow{.category = "license"}).add(LicenseRow{}).add(InvoiceRow{.category = "license"});
    seats.add(InvoiceRow{.number = "CN-1",
                         .quantity = "-10",
                         .category = "license",
                         .date = "2026-10-12",
                         .credited = "INV-1",
                         .type = DocumentType::credit_note});
    CHECK(seats.only(Code::received_not_invoiced).message ==
          "Granted 10, billed 10, credited 10: 10 x 12.00 = 120.00 USD counts as still to be billed. If what was "
          "credited was handed back, nothing of it is owed: ask for the record of the return.");
}

TEST_CASE("an order without any receipt is still to come, unless it is closed or needs none") {
    CHECK(
        SmallBooks().add(OrderRow{}).told() ==
        Told{"ordered-not-received: Ordered 10, received nothing so far: 10 x 12.00 = 120.00 USD is still to come."});
    CHECK(SmallBooks().add(OrderRow{.status = "Closed"}).told() == Told{});
    CHECK(SmallBooks().add(OrderRow{.status = "Cancelled"}).told() == Told{});
    CHECK(SmallBooks().add(OrderRow{.category = "service"}).told() == Told{});
    CHECK(SmallBooks().add(OrderRow{.category = "freight"}).told() == Told{});
}

TEST_CASE("more received than ordered says what the surplus is worth") {
    SmallBooks small;
    small.add(OrderRow{}).add(SlipRow{.quantity = "12"}).add(InvoiceRow{});
    // 12 - 10 = 2; 2 * 12.00 = 24.00
    CHECK(small.told() ==
          Told{"received-above-ordered: Received 12 by packing slips, ordered 10: 2 x 12.00 = 24.00 USD more than "
               "ordered.",
               "received-not-invoiced: Received 12, billed 10 so far: 2 x 12.00 = 24.00 USD is still to be billed."});
}

TEST_CASE("quotes that are missing or have ended are named") {
    SmallBooks missing;
    missing.add(OrderRow{.quote = "Q-9"}).add(SlipRow{}).add(InvoiceRow{});
    CHECK(missing.only(Code::quote_not_found).message == "The order names quote Q-9, which is not on file for "
                                                         "\"Contoso\": its prices were not compared with a quote.");
    SmallBooks required;
    required.policy.require_quote = true;
    required.add(OrderRow{}).add(SlipRow{}).add(InvoiceRow{});
    CHECK(required.only(Code::quote_not_found).message == "The order names no quote, and the policy asks for one.");
    SmallBooks expired;
    expired.add(QuoteRow{.valid_until = "2026-08-29"}).add(OrderRow{.quote = "Q-1"}).add(SlipRow{}).add(InvoiceRow{});
    const Finding finding = expired.only(Code::quote_expired);
    CHECK(finding.message ==
          "Ordered on 2026-09-01, 3 days after quote Q-1 ended on 2026-08-29: the quoted price does not count.");
    CHECK(evidence_of(finding) == "purchase_order 1:2, quote 4:2");
}

TEST_CASE("rows of one order line that differ say what counts") {
    SmallBooks small;
    small.add(OrderRow{}).add(OrderRow{.quantity = "8", .price = "13.00"}).add(SlipRow{.quantity = "8"});
    small.add(InvoiceRow{.quantity = "8"});
    const Finding finding = small.only(Code::po_line_conflict);
    CHECK(finding.message ==
          "2 rows of this order line differ and nothing says which is the newest: the lowest quantity, "
          "8, and the lowest price, 12.00, count.");
    CHECK(finding.evidence_total == 2);
}

TEST_CASE("orders close together that pass the limit together are one finding on the last") {
    SmallBooks small;
    small.policy.approval_limits["USD"] = 1000;
    small.add(OrderRow{.number = "PO-1", .quantity = "1", .price = "600.00", .category = "service"});
    small.add(
        OrderRow{.number = "PO-2", .quantity = "1", .price = "700.00", .category = "service", .date = "2026-09-08"});
    small.add(
        OrderRow{.number = "PO-3", .quantity = "1", .price = "600.00", .category = "service", .date = "2026-09-17"});
    // 600 + 700 = 1300 > 1000; PO-3 is 16 days after PO-1 and 9 after PO-2
    const Finding finding = small.only(Code::split_order);
    CHECK(finding.document == "PO-2");
    CHECK(finding.message ==
          "PO-1, PO-2 were placed from 2026-09-01 to 2026-09-08, each within the approval limit of "
          "1000.00 USD and together above it: 600.00 + 700.00 = 1300.00 USD.");
    CHECK(amount_of(finding) == "1300.00");
    CHECK(evidence_of(finding) == "purchase_order 1:2, purchase_order 1:3");
}

TEST_CASE("orders of two vendors, two currencies or above the limit alone are not split") {
    SmallBooks small;
    small.policy.approval_limits["USD"] = 1000;
    small.add(OrderRow{.number = "PO-1", .quantity = "1", .price = "600.00", .category = "service"});
    small.add(
        OrderRow{.number = "PO-2", .quantity = "1", .price = "600.00", .category = "service", .vendor = "Fabrikam"});
    small.add(
        OrderRow{.number = "PO-3", .quantity = "1", .price = "600.00", .category = "service", .currency = "EUR"});
    small.add(OrderRow{.number = "PO-4", .quantity = "1", .price = "1600.00", .category = "service"});
    CHECK(small.told() == Told{});
}

TEST_CASE("an order just within the limit says how far") {
    SmallBooks small;
    small.policy.approval_limits["USD"] = 1000;
    small.add(OrderRow{.number = "PO-1", .quantity = "1", .price = "950.00", .category = "service"});
    // 5 % of 1000 is 50; 1000 - 950 = 50
    CHECK(small.told() ==
          Told{"near-approval-limit: The order is 950.00 USD, just within the approval limit of 1000.00 "
               "USD: 1000.00 - 950.00 = 50.00 USD under it."});
    SmallBooks below;
    below.policy.approval_limits["USD"] = 1000;
    below.add(OrderRow{.number = "PO-1", .quantity = "1", .price = "949.99", .category = "service"});
    CHECK(below.told() == Told{});
}

TEST_CASE("orders are told by number and line, whatever their place") {
    SmallBooks small;
    small.add(OrderRow{.number = "PO-9"})
        .add(OrderRow{.number = "PO-1", .line = "10"})
        .add(OrderRow{.number = "PO-1", .line = "2"});
    std::vector<std::string> places;
    for (const Finding& finding : small.findings()) places.push_back(finding.document + "/" + finding.line);
    CHECK(places == Told{"PO-1/2", "PO-1/10", "PO-9/1"});
}

#include <doctest/doctest.h>

#include "unit/audit/small_books.hpp"

using namespace msp_audit;

TEST_CASE("a delivery and a license without an order say what no invoice can rest on") {
    CHECK(SmallBooks().add(SlipRow{.po = ""}).only(Code::slip_without_po).message ==
          "10 of SW were delivered and no purchase order is named: no invoice can rest on it.");
    CHECK(SmallBooks().add(SlipRow{.po = "PO-9"}).only(Code::slip_without_po).message ==
          "10 of SW were delivered for PO-9, and no order line on file fits: no invoice can rest on it.");
    CHECK(SmallBooks().add(LicenseRow{.po = "PO-9"}).only(Code::license_without_po).message ==
          "10 seats of SW were granted for PO-9, and no order line on file fits: no invoice can rest on it.");
}

TEST_CASE("a slip with another item code is a warning on the slip") {
    const Finding finding = SmallBooks().add(OrderRow{}).add(SlipRow{.sku = "SW-T"}).only(Code::item_differs);
    CHECK(finding.message == "Delivered as SW-T, ordered as SW (PO-77 line 1): check that it is what was ordered.");
    CHECK(finding.document_kind == DocumentKind::packing_slip);
    CHECK(finding.document == "DN-1");
    CHECK(finding.line == "1");
    CHECK(finding.severity == Severity::warning);
    CHECK(evidence_of(finding) == "packing_slip 2:2, purchase_order 1:2");
}

TEST_CASE("a slip in a unit that no rule converts is a warning without effect") {
    const Finding finding =
        SmallBooks().add(OrderRow{.uom = "EA"}).add(SlipRow{.uom = "PALLET"}).only(Code::uom_mismatch);
    CHECK(finding.message ==
          "Delivered in PALLET, ordered in EA (PO-77 line 1), and no rule says how many EA one PALLET "
          "is: it proves nothing until [units] in the policy says so.");
    CHECK(finding.severity == Severity::warning);
    CHECK(finding.effect == Effect::none);
}

TEST_CASE("a license key on another order line says how many seats prove nothing") {
    SmallBooks small;
    small.add(OrderRow{.category = "license"})
        .add(OrderRow{.number = "PO-78", .price = "168.00", .category = "license"});
    small.add(LicenseRow{.key = "K-1"});
    small.add(LicenseRow{.number = "LIC-2", .po = "PO-78", .key = "K-1", .first = "2026-10-01"});
    // 10 * 168.00 = 1680.00
    const Finding finding = small.only(Code::license_key_reused);
    CHECK(finding.message ==
          "This license (PO-78 line 1) has the key of license LIC-1, which covers another order line at "
          "the same time, so its seats prove nothing: 10 x 168.00 = 1680.00 USD.");
    CHECK(amount_of(finding) == "1680.00");
    CHECK(finding.severity == Severity::error);
    CHECK(evidence_of(finding) == "license 3:3, purchase_order 1:3, license 3:2");
}

TEST_CASE("serial numbers that were delivered before are named") {
    SmallBooks small;
    small.add(OrderRow{.quantity = "4"});
    small.add(SlipRow{.quantity = "2", .serials = "A1, A2"});
    small.add(SlipRow{.number = "DN-2", .quantity = "2", .serials = "A2, A3", .received = "2026-09-25"});
    // 1 * 12.00 = 12.00
    const Finding finding = small.only(Code::serial_reused);
    CHECK(finding.document == "DN-2");
    CHECK(
        finding.message ==
        "Serial number a2 was delivered before on slip DN-1, so 1 unit is not proven again: 1 x 12.00 = 12.00 USD.");
    CHECK(evidence_of(finding) == "packing_slip 2:3, purchase_order 1:2, packing_slip 2:2");
}

TEST_CASE("rows of one delivery line that differ are all evidence") {
    SmallBooks small;
    small.add(OrderRow{}).add(SlipRow{}).add(SlipRow{.quantity = "9"});
    const Finding finding = small.only(Code::slip_conflict);
    CHECK(finding.message == "2 rows of this delivery line differ: the smaller quantity counts, 9 accepted.");
    CHECK(evidence_of(finding) == "packing_slip 2:3, packing_slip 2:2, purchase_order 1:2");
}

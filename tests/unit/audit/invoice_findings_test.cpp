#include <doctest/doctest.h>

#include <set>

#include "unit/audit/small_books.hpp"

using namespace msp_audit;

TEST_CASE("a duplicate invoice names the document it repeats") {
    SmallBooks small;
    small.add(OrderRow{.quantity = "20"}).add(SlipRow{.quantity = "20"});
    small.add(InvoiceRow{.number = "INV-12"}).add(InvoiceRow{.number = "INV-0012", .date = "2026-10-20"});
    // 10 * 12.00 = 120.00
    const Finding finding = small.only(Code::duplicate_invoice);
    CHECK(finding.message ==
          "This invoice has the vendor and number of INV-12 of 2026-10-10 over 120.00 USD: its 120.00 "
          "USD is held back.");
    CHECK(amount_of(finding) == "120.00");
    CHECK(finding.severity == Severity::error);
    CHECK(finding.document == "INV-0012");
    CHECK(finding.line.empty());
    CHECK(evidence_of(finding) == "invoice 0:3, invoice 0:2");
}

TEST_CASE("a second copy of a credit note is an error without effect") {
    SmallBooks small;
    small.add(OrderRow{}).add(SlipRow{}).add(InvoiceRow{});
    const InvoiceRow credit{
        .number = "CN-1", .quantity = "-2", .credited = "INV-1", .type = DocumentType::credit_note};
    small.add(credit);
    InvoiceRow again = credit;
    again.date = "2026-10-12";
    small.add(again);
    // 2 * 12.00 = 24.00
    const Finding finding = small.only(Code::duplicate_invoice);
    CHECK(finding.message ==
          "This credit note has the vendor and number of CN-1 of 2026-10-10 over 24.00 USD: 24.00 USD "
          "is left unchecked and not taken a second time.");
    CHECK(finding.severity == Severity::error);
    CHECK(finding.effect == Effect::none);
}

TEST_CASE("a possible duplicate asks to look at both") {
    SmallBooks small;
    small.add(OrderRow{.category = "service"});
    small.add(InvoiceRow{.number = "OC-1047", .category = "service", .date = "2026-10-16"});
    small.add(InvoiceRow{.number = "OC-1O47", .category = "service", .date = "2026-10-16"});
    const Finding finding = small.only(Code::possible_duplicate_invoice);
    CHECK(finding.message == "Invoice OC-1047 of 2026-10-16 over 120.00 USD has the same total and bills the same "
                             "quantities of the same order lines: look at both before paying 120.00 USD.");
    CHECK(finding.severity == Severity::warning);
    CHECK(evidence_of(finding) == "invoice 0:3, invoice 0:2");
}

TEST_CASE("a printed total is compared with lines and tax") {
    SmallBooks high;
    high.add(OrderRow{}).add(SlipRow{}).add(InvoiceRow{.document_total = "125.00"});
    // 10 * 12.00 = 120.00; 125.00 - 120.00 = 5.00
    const Finding more = high.only(Code::invoice_total_mismatch);
    CHECK(more.message ==
          "The total is 125.00, lines and tax add up to 120.00: 125.00 - 120.00 = 5.00 USD too much.");
    CHECK(amount_of(more) == "5.00");
    CHECK(more.effect == Effect::dispute);
    SmallBooks low;
    low.add(OrderRow{}).add(SlipRow{}).add(InvoiceRow{.document_total = "115.00"});
    const Finding less = low.only(Code::invoice_total_mismatch);
    CHECK(less.message ==
          "The total is 115.00, lines and tax add up to 120.00: 120.00 - 115.00 = 5.00 USD less, and the "
          "lower total counts.");
    CHECK(less.severity == Severity::info);
    CHECK(less.effect == Effect::none);
}

TEST_CASE("an invoice before its order and one after the as-of date count the days") {
    SmallBooks small;
    small.add(OrderRow{.date = "2026-10-15"}).add(SlipRow{}).add(InvoiceRow{});
    const Finding before = small.only(Code::invoice_before_po);
    CHECK(before.message == "Dated 2026-10-10, 5 days before purchase order PO-77 was placed on 2026-10-15.");
    CHECK_FALSE(before.amount.has_value());
    SmallBooks later;
    later.add(OrderRow{}).add(SlipRow{}).add(InvoiceRow{});
    CHECK(later.only(Code::future_dated, "2026-09-30").message ==
          "Dated 2026-10-10, after 2026-09-30, up to which this run looks: 120.00 USD is not checked.");
}

TEST_CASE("a credit that settles closes the dispute, and both say so") {
    SmallBooks small;
    small.add(OrderRow{}).add(SlipRow{}).add(InvoiceRow{.price = "14.50"});
    small.add(InvoiceRow{.number = "CN-87",
                         .quantity = "",
                         .price = "",
                         .total = "-25.00",
                         .date = "2026-10-20",
                         .credited = "INV-1",
                         .type = DocumentType::credit_note});
    // 10 * (14.50 - 12.00) = 25.00; 25.00 - 25.00 = 0.00
    const Finding price = small.only(Code::price_above_po);
    CHECK(price.message ==
          "Billed 14.50 each, the purchase order says 12.00 (PO-77 line 1): 10 x 2.50 = 25.00 USD too "
          "much; settled by credit note CN-87.");
    CHECK(price.severity == Severity::info);
    const Finding settles = small.only(Code::credit_settles);
    CHECK(settles.message ==
          "25.00 USD of this credit closes what was open on invoice INV-1: 25.00 - 25.00 = 0.00 USD is "
          "left to deduct.");
    CHECK(amount_of(settles) == "25.00");
    CHECK(settles.severity == Severity::info);
}

TEST_CASE("a credit of more than was billed says by how much") {
    SmallBooks small;
    small.add(OrderRow{}).add(SlipRow{}).add(InvoiceRow{.quantity = "3"});
    small.add(InvoiceRow{.number = "CN-1",
                         .quantity = "-5",
                         .date = "2026-10-20",
                         .credited = "INV-1",
                         .type = DocumentType::credit_note});
    // 5 - 3 = 2; 2 * 12.00 = 24.00
    const Finding finding = small.only(Code::credit_exceeds_billed);
    CHECK(finding.message ==
          "The credit gives back 5 of PO-77 line 1, where 3 are billed: 2 x 12.00 = 24.00 USD more than "
          "was billed.");
    CHECK(amount_of(finding) == "24.00");
}

TEST_CASE("ids come from code and document, not from place or order") {
    SmallBooks one;
    one.add(OrderRow{}).add(OrderRow{.number = "PO-78"});
    one.add(InvoiceRow{}).add(InvoiceRow{.number = "INV-2", .po = "PO-78"});
    SmallBooks other;
    other.add(OrderRow{.number = "PO-78"}).add(OrderRow{});
    other.add(InvoiceRow{.number = "INV-2", .po = "PO-78"}).add(InvoiceRow{});
    const std::vector<Finding> first = one.findings();
    const std::vector<Finding> second = other.findings();
    REQUIRE(first.size() == second.size());
    std::set<std::string> ids;
    for (std::size_t i = 0; i < first.size(); ++i) {
        CHECK(first[i].id == second[i].id);
        CHECK(first[i].message == second[i].message);
        CHECK(first[i].id.starts_with(std::string(name_of(first[i].code)) + "-"));
        ids.insert(first[i].id);
    }
    CHECK(ids.size() == first.size());
}

TEST_CASE("equal lines without numbers have ids of their own") {
    SmallBooks small;
    small.add(OrderRow{});
    small.add(InvoiceRow{.line = "", .quantity = "2", .description = "a"});
    small.add(InvoiceRow{.line = "", .quantity = "2", .description = "a"});
    std::set<std::string> ids;
    const std::vector<Finding> findings = small.findings();
    for (const Finding& finding : findings) ids.insert(finding.id);
    CHECK(ids.size() == findings.size());
}

TEST_CASE("evidence of many rows gives twenty and the count") {
    SmallBooks small;
    small.add(OrderRow{.quantity = "30"}).add(SlipRow{.quantity = "30"});
    for (const char* date : {"2026-10-10", "2026-10-20"}) {
        for (int line = 1; line <= 30; ++line) {
            const std::string number = std::to_string(line);
            small.add(InvoiceRow{.line = number, .quantity = "1", .date = date});
        }
    }
    const Finding finding = small.only(Code::duplicate_invoice);
    CHECK(finding.evidence.size() == 20);
    CHECK(finding.evidence_total == 60);
}

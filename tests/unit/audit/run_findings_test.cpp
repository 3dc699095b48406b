#include <doctest/doctest.h>

#include "audit/audit.hpp"
#include "match/match.hpp"
#include "unit/audit/small_books.hpp"

using namespace msp_audit;

TEST_CASE("a kind that was not supplied says how many lines and how much money that leaves open") {
    SmallBooks small;
    small.books.supplied[static_cast<std::size_t>(DocumentKind::packing_slip)] = false;
    small.add(OrderRow{.quantity = "20"}).add(InvoiceRow{}).add(InvoiceRow{.number = "INV-2", .quantity = "5"});
    // 15 * 12.00 = 180.00
    const Finding finding = small.only(Code::not_supplied);
    CHECK(finding.message == "No packing slips were supplied: 2 invoice lines of 180.00 USD could not be checked.");
    CHECK(amount_of(finding) == "180.00");
    CHECK(finding.document_kind == DocumentKind::run);
    CHECK(finding.document.empty());
    CHECK(finding.severity == Severity::error);
}

TEST_CASE("money that slips or licenses could prove is not told of as if it were open twice") {
    SmallBooks small;
    small.books.supplied[static_cast<std::size_t>(DocumentKind::packing_slip)] = false;
    small.books.supplied[static_cast<std::size_t>(DocumentKind::license)] = false;
    small.add(OrderRow{.quantity = "20", .category = ""}).add(InvoiceRow{.category = ""});
    std::vector<Finding> findings = small.findings();
    REQUIRE(findings.size() == 2);
    CHECK(findings[0].message ==
          "No packing slips were supplied: 1 invoice line of 120.00 USD could not be checked.");
    CHECK(findings[1].message ==
          "No licenses were supplied either: they could prove the same 1 invoice line of 120.00 USD.");
    CHECK(amount_of(findings[1]) == "120.00");

    small.add(OrderRow{.line = "2", .sku = "SEAT", .quantity = "5", .category = "license"});
    small.add(InvoiceRow{.line = "2", .po_line = "2", .sku = "SEAT", .quantity = "5", .category = "license"});
    findings = small.findings();
    REQUIRE(findings.size() == 2);
    CHECK(
        findings[1].message ==
        "No licenses were supplied: 2 invoice lines of 180.00 USD could not be checked; packing slips could prove 1 "
        "of them, of 120.00 USD, too.");
}

TEST_CASE("of a category that nobody knows no kind of documents is missed, but the word is named") {
    SmallBooks small;
    small.books.supplied[static_cast<std::size_t>(DocumentKind::license)] = false;
    small.add(OrderRow{.category = "Servicio gestionado"}).add(InvoiceRow{.category = "servicio  GESTIONADO"});
    small.add(OrderRow{.line = "2", .sku = "SEAT", .quantity = "5", .category = "license"});
    small.add(InvoiceRow{.line = "2", .po_line = "2", .sku = "SEAT", .quantity = "5", .category = "license"});
    small.add(OrderRow{.line = "3", .sku = "X", .quantity = "1", .category = ""});
    small.add(InvoiceRow{.line = "3", .po_line = "3", .sku = "X", .quantity = "1", .category = "Otro \"mas\""});
    const std::vector<Finding> findings = small.findings();
    std::vector<std::string> messages;
    for (const Finding& finding : findings) {
        if (finding.code == Code::not_supplied) messages.push_back(finding.message);
    }
    REQUIRE(messages.size() == 2);
    CHECK(messages[0] == "No licenses were supplied: 1 invoice line of 60.00 USD could not be checked.");
    CHECK(
        messages[1] ==
        "2 invoice lines of 132.00 USD could not be checked, since nobody knows what should prove them: say what the "
        "categories \"Otro \\\"mas\\\"\", \"Servicio gestionado\" are under [categories] in the policy.");

    // The order's row and the invoice's; the orders' file sorts behind the invoices'.
    std::vector<std::string> warnings = match(small.books, small.policy, Day()).warnings;
    const std::string is_not_known =
        " is not known, so slips or licenses are asked for as proof; hint: say what it is (service, hardware, "
        "license, "
        "subscription, freight, fee, tax or discount) in msp-audit.toml, under [categories]: ";
    REQUIRE(warnings.size() == 2);
    CHECK(warnings[0] == small.books.files[0].name + ":2: the category 'servicio  GESTIONADO', on 2 rows," +
                             is_not_known + "\"servicio  GESTIONADO\" = \"service\"");
    CHECK(warnings[1] == small.books.files[0].name + ":4: the category 'Otro \"mas\"'" + is_not_known +
                             "\"Otro \\\"mas\\\"\" = \"service\"");

    // Both lines mended as they say, nothing is left to say, and a service needs no proof.
    small.policy.categories.push_back({"servicio  GESTIONADO", "service"});
    small.policy.categories.push_back({"Otro \"mas\"", "service"});
    CHECK(match(small.books, small.policy, Day()).warnings.empty());
    CHECK(small.only(Code::not_supplied).message ==
          "No licenses were supplied: 1 invoice line of 60.00 USD could not be checked.");

    // Where the other one of the two knows, or says what proves the line, nothing hangs on the word.
    SmallBooks known;
    known.add(OrderRow{.category = "goods"}).add(SlipRow{}).add(InvoiceRow{.category = "Aparatos"});
    CHECK(match(known.books, known.policy, Day()).warnings.empty());
    known.books.po_lines.front().category = known.books.texts.intern("Aparatos");
    CHECK(match(known.books, known.policy, Day()).warnings.size() == 1);
    known.books.po_lines.front().proof = ProofColumn::slip;
    CHECK(match(known.books, known.policy, Day()).warnings.empty());
}

TEST_CASE("many categories that nobody knows are counted beyond the first ten") {
    SmallBooks small;
    std::vector<std::string> words;
    for (char letter = 'a'; letter <= 'm'; ++letter) words.push_back(std::string("Cosa ") + letter);
    for (std::size_t i = 0; i < words.size(); ++i) {
        small.add(OrderRow{.line = words[i], .sku = words[i], .quantity = "1", .category = words[i]});
    }
    const std::vector<std::string> warnings = match(small.books, small.policy, Day()).warnings;
    REQUIRE(warnings.size() == 11);
    CHECK(warnings.back() == "3 more category words are not known either, on 3 rows");
}

TEST_CASE("without purchase orders every line is open, in each currency") {
    SmallBooks small;
    small.books.supplied[static_cast<std::size_t>(DocumentKind::purchase_order)] = false;
    small.add(InvoiceRow{}).add(InvoiceRow{.number = "INV-2", .quantity = "5", .currency = "EUR"});
    const Finding finding = small.only(Code::not_supplied);
    CHECK(
        finding.message ==
        "No purchase orders were supplied: 2 invoice lines of 60.00 EUR and 120.00 USD could not be checked; no "
        "invoice repeats the number of another or nearly so; equal bills of one day under other numbers, and rows "
        "without an item that stand twice on one, are told in the warnings alone; rows with one were not looked at.");
    CHECK_FALSE(finding.amount.has_value());
    // The same number of another day: a copy. O for 0: suspected.
    small.add(InvoiceRow{.number = "INV-2O1"}).add(InvoiceRow{.number = "INV-201"});
    small.add(InvoiceRow{.number = "INV-2", .quantity = "5", .currency = "EUR", .date = "2026-10-06"});
    small.add(InvoiceRow{.number = "A-1", .quantity = "7", .currency = ""});
    const std::string message = small.only(Code::not_supplied).message;
    CAPTURE(message);
    CHECK(message.find("84.00 of no currency and 60.00 EUR and 360.00 USD") != std::string::npos);
    CHECK(message.find("1 invoice repeats the number of another, and 1 nearly does; ") != std::string::npos);
}

TEST_CASE("a kind that no line needs is not missed") {
    SmallBooks small;
    small.books.supplied[static_cast<std::size_t>(DocumentKind::license)] = false;
    small.books.supplied[static_cast<std::size_t>(DocumentKind::quote)] = false;
    CHECK(small.add(OrderRow{}).add(SlipRow{}).add(InvoiceRow{}).told().empty());
}

TEST_CASE("rows that stand in two files are counted once, with their place") {
    SmallBooks small;
    small.books.files.push_back(small.books.files[0]);
    small.books.files.back().name = "again.csv";
    small.add(OrderRow{}).add(SlipRow{}).add(InvoiceRow{}).add(InvoiceRow{});
    small.books.invoice_lines.back().source = {5, 2};
    const std::vector<Finding> findings = small.findings();
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].code == Code::duplicate_row);
    CHECK(findings[0].severity == Severity::info);
    CHECK(findings[0].evidence_total == 1);
}

TEST_CASE("of a kind that was given and could not be read nobody is told that it was not supplied") {
    SmallBooks small;
    small.books.supplied[static_cast<std::size_t>(DocumentKind::purchase_order)] = false;
    small.add(InvoiceRow{});
    const Matches matches = match(small.books, small.policy, Day());
    const auto said = [&](std::vector<UnreadFile> unread) {
        for (const Finding& finding : audit(small.books, matches, small.policy, 1, unread)) {
            if (finding.code == Code::not_supplied) return finding.message.substr(0, finding.message.find(';'));
        }
        return std::string();
    };
    UnreadFile orders;
    orders.name = "orders.csv";
    orders.kind = DocumentKind::purchase_order;
    const std::string open = ": 1 invoice line of 120.00 USD could not be checked";
    CHECK(said({orders}) == "orders.csv was given and could not be read" + open);
    UnreadFile other = orders;
    other.name = "more.csv";
    CHECK(said({orders, other}) == "orders.csv and more.csv were given and could not be read" + open);
    other.kind = DocumentKind::quote;
    CHECK(said({other}) == "No purchase orders were supplied" + open);
    other.kind.reset();
    CHECK(said({other}) == "No purchase orders were read, and more.csv was given and could not be read" + open);
    CHECK(said({orders, other}) == "orders.csv was given and could not be read" + open);
    orders.in_part = true;
    CHECK(said({orders}) == "No purchase orders were supplied" + open);
}

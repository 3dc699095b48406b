#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "acceptance/reconciled.hpp"

using namespace msp_audit;
using acceptance::Reconciled;

// The FOCUS sample of the FinOps Foundation, where it is at hand. The figures were worked out a second way, with
// Python's csv and decimal: BilledCost added up by InvoiceIssuerName, BillingAccountId and BillingPeriodStart.

TEST_CASE("a thousand rows of real FOCUS bills are six invoices, to the last digit") {
    const std::string file = std::string(MSP_AUDIT_REAL_DATA) + "/spend/focus_sample.csv";
    if (!std::filesystem::exists(file)) {
        MESSAGE("skipped: no real exports under 'spend'");
        return;
    }
    LoadOptions options;
    options.paths = {file};
    const Reconciled books(options, Policy());
    CHECK(books.trouble().errors.empty());
    CHECK(books.books().rejected.empty());
    // No doubt about the ends of its hours, days and months; 15 rows come again in all that is read, with
    // 0.6204739386 billed beyond the first of each.
    REQUIRE(books.matches().warnings.size() == 1);
    CHECK(books.matches().warnings.front().starts_with("15 rows that name their item stand twice or more"));
    CHECK(books.matches().warnings.front().find("(0.6204739386 USD beyond the first of each)") != std::string::npos);
    REQUIRE(books.books().invoice_lines.size() == 1000);
    Decimal billed;
    for (const InvoiceLine& line : books.books().invoice_lines) billed += *line.line_total;
    CHECK(billed == *Decimal::parse("20.52022672899"));

    REQUIRE(books.matches().documents.size() == 6);
    // Without orders nothing is checked. 17.75372125690 of AWS, Inc.; 0.24908621470 of its Canadian company,
    // 0.00383114680 of its European one, all three on one account
    CHECK(books.judged("1234567890123/2024-09-01") ==
          "unchecked 0.00 0.00 0.00 0.25; unchecked 0.00 0.00 0.00 0.00; unchecked 0.00 0.00 0.00 17.75");
    // 1.97651418586, 0.29707392473 and 0.24
    CHECK(books.judged("/providers/Microsoft.Billing/billingAccounts/8611537/2024-09-01") ==
          "unchecked 0.00 0.00 0.00 1.98");
    CHECK(books.judged("20209880/2024-09-01") == "unchecked 0.00 0.00 0.00 0.30");
    CHECK(books.judged("20209880/2024-10-01") == "unchecked 0.00 0.00 0.00 0.24");
}

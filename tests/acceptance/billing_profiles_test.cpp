#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "acceptance/shipped_exports.hpp"

using namespace msp_audit;
using acceptance::profile_of;
using acceptance::Reconciled;
using acceptance::shipped_exports;

// Bills of cloud vendors and distributors, each by its own profile. The figures were worked out by hand from the rows
// in acceptance/exports; the arithmetic stands beside them. Judged figures are: verdict, payable, awaiting, disputed,
// unchecked.

namespace {

bool warns(const Reconciled& books, const std::string& words) {
    const std::vector<std::string>& warnings = books.trouble().warnings;
    return std::any_of(warnings.begin(), warnings.end(),
                       [&](const std::string& one) { return one.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("a new-commerce file of Partner Center: cut prices, a netted change of quantity, metered usage") {
    const auto books = shipped_exports("partner-center");
    CHECK(profile_of(*books, "G012345678.csv") == "partner-center");
    // Business Basic: cut(6 * 0.846202666) = 5.07, 10 * 5.07 = 50.70; from the 12th on 12 seats instead of 10 at
    // cut(3.870967742 * 0.846202666) = 3.27: 39.24 - 32.70 = 6.54 for 2. Never more than the 12 that are ordered.
    //   50.70 + 9.63 tax + 6.54 + (7.46 - 6.21) tax = 68.12
    // Power BI: cut(16 * 0.846202666) = 13.53; 5 are billed, 67.65 by that price but 67.70 on the file, 4 are ordered
    // and granted: 4 * 13.53 = 54.12, and 13.58 too much; of 12.86 tax 12.86 * 13.58 / 67.70 = 2.58 go with that
    //   54.12 + 10.28 = 64.40; 13.58 + 2.58 = 16.16
    // Bandwidth: no such order, 15.70 + 2.98 = 18.68
    CHECK(books->judged("G012345678") == "dispute 132.52 0.00 34.84 0.00");
    CHECK(books->said_of("G012345678") ==
          "po-not-found error, price-below-po info, quantity-above-ordered error, line-arithmetic error, "
          "standing-order-beyond-value info");
    CHECK(
        warns(*books, "G012345678.csv:5: line_total: '67.70' is not what the system's own arithmetic gives, 67.65"));
    // The file prints no date: 2026-10-12 is the latest start of a charge.
    CHECK(warns(*books, "G012345678.csv: invoice_date: the file prints none"));
}

TEST_CASE("a license-based file of Partner Center is the invoice that it is named after") {
    const auto books = shipped_exports("partner-center");
    CHECK(profile_of(*books, "D0100ABCDE.csv") == "partner-center");
    // 8 * 20.00 less 16.00 = 144.00 for the cycle, and 80.00 - 60.00 = 20.00 for 8 seats instead of 6 in half a month
    CHECK(books->judged("D0100ABCDE") == "pay 164.00 0.00 0.00 0.00");
    const auto& documents = books->matches().documents;
    const auto found = std::find_if(documents.begin(), documents.end(), [&](const InvoiceMatch& one) {
        return books->books().text(one.number) == "D0100ABCDE";
    });
    REQUIRE(found != documents.end());
    CHECK(found->date == Day::of(2026, 10, 5));
    CHECK(warns(*books, "D0100ABCDE.csv: invoice_number: the file prints none, so its own name stands for it"));
}

TEST_CASE("Pax8 items are asked at the partner's cost, without the balance that the invoice carries") {
    const auto books = shipped_exports("pax8");
    CHECK(profile_of(*books, "2026-10-invoice-items.csv") == "pax8");
    CHECK(profile_of(*books, "invoices-list.csv") == "pax8");
    // 25 * 4.10 = 102.50 and 5 * 1.59 = 7.95, 30 seats in all as ordered; 280.00 of 300.00 for the migration. The
    // payment of 55.00 is no charge, and 1212.00 of the invoice's 1622.45 are last month's.
    CHECK(books->judged("P8-20261005") == "dispute 390.45 0.00 20.00 0.00");
    CHECK(books->said_of("P8-20261005") == "price-below-po info, price-above-po error");
    CHECK(books->matches().documents.at(0).date == Day::of(2026, 10, 5));
}

TEST_CASE("Pax8 items that name no invoice are the invoice that their file is named after") {
    const std::string items = "id,purchaseOrderNumber,type,companyName,startPeriod,endPeriod,quantity,sku,chargeType,"
                              "rateType,cost,costTotal,currencyCode\n";
    const Reconciled books({{"P8-9.csv", items + "a,PO-1,one_time,Alder,2026-10-01,2026-10-31,2,MIG,flat_rate,flat,"
                                                 "50.00,100.00,USD\n"
                                                 "b,PO-1,one_time,Alder,2026-10-07,2026-10-31,1,MIG,flat_rate,flat,"
                                                 "50.00,50.00,USD\n"},
                            {"orders.csv", "po_number,vendor,order_date,line,sku,category,quantity,unit_price\n"
                                           "PO-1,Pax8,2026-09-01,1,MIG,service,2,50.00\n"}});
    // 2 of 3 are ordered: 100.00 and 50.00 too much, on one invoice although the periods start on two days
    CHECK(books.judged("P8-9") == "dispute 100.00 0.00 50.00 0.00");
    CHECK(books.matches().documents.at(0).date == Day::of(2026, 10, 7));
    CHECK(warns(books, "the items name no invoice, so the name of their file stands for it"));
}

TEST_CASE("Sherweb charges that are billed") {
    const auto books = shipped_exports("sherweb");
    CHECK(profile_of(*books, "charges.csv") == "sherweb");
    // 42 mailboxes are ordered. 4 * 1.96 = 7.84 from the 16th on are drawn first, being the cheapest; so 2 of the 40
    // are too many: 38 * 3.80 = 144.40, 2 * 3.80 = 7.60. Nobody ordered the setup, 75.00. November is not billed yet.
    CHECK(books->judged("SW-55120") == "dispute 152.24 0.00 82.60 0.00");
    CHECK(books->totals().at("CAD") == "234.84 152.24 0.00 82.60 0.00");
}

TEST_CASE("a FOCUS cloud bill: an account's month is an invoice") {
    const auto books = shipped_exports("focus");
    CHECK(profile_of(*books, "cloud-bill.csv") == "focus");
    // 412.30 / 2170 = 0.19 an hour, ordered at 0.18: 390.60 and 21.70 too much; support 120.00 less the credit of
    // 20.00; 0.0000008 for requests that nobody ordered. 53.24 tax on 512.30: 53.24 * 21.70 / 512.30 = 2.26 of it are
    // disputed, 50.98 not. 390.60 + 100.00 + 50.98 = 541.58; 21.70 + 2.26 = 23.96
    CHECK(books->judged("1234567890123/2026-09-01") == "dispute 541.58 0.00 23.96 0.00");
    CHECK(books->totals().at("USD") == "565.54 541.58 0.00 23.96 0.00");
    // The period ends before the first of October.
    CHECK(books->matches().documents.at(0).date == Day::of(2026, 9, 30));
}

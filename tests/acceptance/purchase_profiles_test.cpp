#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "acceptance/shipped_exports.hpp"

using namespace msp_audit;
using acceptance::profile_of;
using acceptance::Reconciled;
using acceptance::shipped_exports;

// Exports of purchasing and accounting systems, each by its own profile. The figures were worked out by hand from the
// rows in acceptance/exports; the arithmetic stands beside them. Judged figures are: verdict, payable, awaiting,
// disputed, unchecked.

TEST_CASE("a ConnectWise PO export, Xero bills and our own packing slips in one folder") {
    const auto books = shipped_exports("connectwise-xero");
    CHECK(profile_of(*books, "po-lines.csv") == "connectwise");
    CHECK(profile_of(*books, "po-headers.csv") == "connectwise");
    CHECK(profile_of(*books, "xero-bills.csv") == "xero");
    CHECK(profile_of(*books, "packing-slips.csv").empty());
    CHECK(books->trouble().errors.empty());
    CHECK(books->books().rejected.empty());

    // 3 * 410 = 1230.00; of 10 access points 6 are received: 6 * 129.50 = 777.00, 4 * 129.50 = 518.00 wait; and 20 %
    // VAT: (1230 + 777) * 1.2 = 2408.40, 518 * 1.2 = 621.60
    CHECK(books->judged("HD-88120") == "wait 2408.40 621.60 0.00 0.00");
    CHECK(books->said_of("HD-88120") == "quantity-above-received error");

    // 2 * 389 = 778.00 as ordered, 2 * 10.00 too much; the rail kits' line is cancelled, 90.00; and 20 % VAT: 778
    // * 1.2 = 933.60, (20 + 90) * 1.2 = 132.00
    CHECK(books->judged("HD-88155") == "dispute 933.60 0.00 132.00 0.00");
    CHECK(books->said_of("HD-88155") == "po-not-open error, price-above-po error");

    // ConnectWise says that 8 drives are received, but a slip names the order, and it says 7: 7 * 140 * 1.2 =
    // 1176.00, 140 * 1.2 = 168.00 wait until the credit note for one closes them
    CHECK(books->judged("MC-2291") == "wait 1176.00 168.00 0.00 0.00");
    CHECK(books->judged("MC-C045") == "pay 0.00 -168.00 0.00 0.00");

    // The dates are read with the day first: 08/10/2026 is in October.
    CHECK(books->matches().documents.front().date == Day::of(2026, 10, 8));
    // 3030.00 + 1065.60 + 1344.00 - 168.00
    CHECK(books->totals().at("GBP") == "5271.60 4518.00 621.60 132.00 0.00");
}

TEST_CASE("a ConnectWise PO export with header and line on one row") {
    const auto books = shipped_exports("connectwise-flat");
    CHECK(profile_of(*books, "purchase-orders.csv") == "connectwise");
    // 12 * 155 = 1860.00, and 9 of 12 monitors received: 9 * 214 = 1926.00, 3 * 214 = 642.00 wait
    CHECK(books->judged("HD-87900") == "wait 3786.00 642.00 0.00 0.00");
}

TEST_CASE("QuickBooks bills and vendor credits") {
    const auto books = shipped_exports("quickbooks");
    CHECK(profile_of(*books, "bills.csv") == "quickbooks");
    CHECK(profile_of(*books, "vendor-credits.csv") == "quickbooks");
    // 12 of 14 hours are ordered: 12 * 95 + 6 * 110 = 1800.00, 2 * 95 = 190.00 too much, which the vendor credit,
    // whose amounts are printed positive, closes
    CHECK(books->judged("NORTHGATE-2026-10-LAB") == "pay 1800.00 0.00 190.00 0.00");
    CHECK(books->said_of("NORTHGATE-2026-10-LAB") == "quantity-above-ordered info");
    CHECK(books->judged("NG-CR-7") == "pay 0.00 0.00 -190.00 0.00");
    // An expense line has an amount alone: 480.00 = 5 * 96
    CHECK(books->judged("NG-1044") == "pay 480.00 0.00 0.00 0.00");
    // Its number fills the 21 characters that QuickBooks keeps.
    REQUIRE(books->trouble().warnings.size() == 1);
    CHECK(books->trouble().warnings[0].find("has 21 characters, where this system cuts") != std::string::npos);
}

TEST_CASE("QuickBooks Desktop bills and vendor credits, with a column of our own for the order") {
    const std::string header = "Vendor Name,Ref Number,Txn Date,Due Date,Item Full Name,Description,Quantity,Unit Of "
                               "Measure,Cost,Item Amount,Expense Amount,po_number\n";
    const Reconciled books(
        {{"purchase-orders.csv", "po_number,vendor,order_date,line,sku,category,quantity,unit_price\n"
                                 "PO-5,Acme,2026-10-01,1,LAB,service,10,40.00\n"
                                 "PO-5,Acme,2026-10-01,2,TRIP,service,1,75.00\n"},
         {"bills-october.csv", header + "Acme,AC-1,10/13/2026,11/12/2026,LAB,Labor,10,ea,42.00,420.00,,PO-5\n"
                                        "Acme,AC-1,10/13/2026,11/12/2026,TRIP,,,,,,75.00,PO-5\n"},
         {"credits-october.csv", header + "Acme,AC-C1,10/20/2026,,LAB,Price,10,ea,2.00,20.00,,PO-5\n"}});
    CHECK(profile_of(books, "bills-october.csv") == "quickbooks");
    CHECK(profile_of(books, "credits-october.csv") == "quickbooks");
    // 10 * 40.00 + 75.00, and 10 * 2.00 too much, which the credit closes
    CHECK(books.judged("AC-1") == "pay 475.00 0.00 20.00 0.00");
    CHECK(books.judged("AC-C1") == "pay 0.00 0.00 -20.00 0.00");
}

TEST_CASE("Odoo order lines and bill lines") {
    const auto books = shipped_exports("odoo");
    CHECK(profile_of(*books, "purchase.order.line.csv") == "odoo");
    CHECK(profile_of(*books, "account.move.line.csv") == "odoo");
    // 150 of 200 bearings are received: 150 * 2.40 = 360.00, 50 * 2.40 = 120.00 wait; 40 * 8.00 less 10 % = 288.00
    CHECK(books->judged("VM-3311") == "wait 648.00 120.00 0.00 0.00");
    // A refund prints its amounts positive: 5 * 7.20 = 36.00 are given back
    CHECK(books->judged("VM-C012") == "pay -36.00 0.00 0.00 0.00");
    CHECK(books->totals().at("EUR") == "732.00 612.00 120.00 0.00 0.00");
}

TEST_CASE("Odoo orders with their lines below the first row, sections among them") {
    const std::string orders = "name,partner_id,date_order,state,order_line/product_id,order_line/name,"
                               "order_line/product_qty,order_line/price_unit,order_line/qty_received\n"
                               "P00050,Velden,2026-10-01 08:00:00,purchase,,Spare parts,0,0,0\n"
                               ",,,,BRG,Bearing,20,3.00,20\n"
                               ",,,,BLT,Belt,4,8.00,0\n"
                               "P00051,Velden,2026-10-02 08:00:00,cancel,OIL,Gear oil,5,21.00,0\n";
    const std::string invoices = "invoice_number,vendor,invoice_date,po_number,line,sku,quantity,unit_price\n"
                                 "V-1,Velden,2026-10-05,P00050,1,BRG,20,3.00\n"
                                 "V-1,Velden,2026-10-05,P00050,2,BLT,4,8.00\n"
                                 "V-2,Velden,2026-10-06,P00051,1,OIL,5,21.00\n";
    const Reconciled books({{"purchase.order.csv", orders}, {"invoices.csv", invoices}});
    CHECK(profile_of(books, "purchase.order.csv") == "odoo");
    // 20 * 3.00 are received. Nothing proves 4 * 8.00 of no category; licenses might, had they been supplied. P00051
    // is cancelled, 5 * 21.00
    CHECK(books.judged("V-1") == "unchecked 60.00 0.00 0.00 32.00");
    CHECK(books.judged("V-2") == "dispute 0.00 0.00 105.00 0.00");
    CHECK(books.said_of("V-2") == "po-not-open error");
}

TEST_CASE("ERPNext orders and invoices, items below the first row of each") {
    const auto books = shipped_exports("erpnext");
    CHECK(profile_of(*books, "purchase-order.csv") == "erpnext");
    CHECK(profile_of(*books, "purchase-invoice.csv") == "erpnext");
    // Tea: 50 * 4.30 billed, 4.20 ordered: 210.00 and 5.00 too much, which the debit note closes. Cups: 1500 of 2000
    // received: 1500 * 0.06 = 90.00, 500 * 0.06 = 30.00 wait
    CHECK(books->judged("KS-7001") == "wait 300.00 30.00 5.00 0.00");
    CHECK(books->said_of("KS-7001") == "quantity-above-received error, price-above-po info");
    // The return names ACC-PINV-2026-00031, which is KS-7001 of the supplier.
    CHECK(books->judged("KS-C9") == "pay 0.00 0.00 -5.00 0.00");
    // A draft asks for nothing.
    CHECK(books->judged("KS-7002") == "not on file");
    CHECK(books->totals().at("GBP") == "330.00 300.00 30.00 0.00 0.00");
}

TEST_CASE("Snipe-IT licenses prove the seats of an order, once for all rows of a license") {
    const auto books = shipped_exports("snipe-it");
    CHECK(profile_of(*books, "licenses.csv") == "snipe-it");
    // 6 seats, although two rows say so: 6 * 700 = 4200.00, 2 * 700 = 1400.00 wait
    CHECK(books->judged("DW-5521") == "wait 4200.00 1400.00 0.00 0.00");
    CHECK(books->said_of("DW-5521") == "license-short error");
    // 10 * 18
    CHECK(books->judged("PW-310") == "pay 180.00 0.00 0.00 0.00");
}

TEST_CASE("Snipe-IT licenses under the headers of its import") {
    const std::string licenses = "item name,serial number,seats,purchase order,expiration date,reassignable\n"
                                 "CAD Suite,CADS-1,6,PO-1,2027-09-30,1\n"
                                 "CAD Suite,CADS-2,1,PO-1,2027-09-30,1\n";
    const std::string orders = "po_number,vendor,order_date,line,description,category,quantity,unit_price\n"
                               "PO-1,Draftworks,2026-09-28,1,CAD Suite,license,8,700.00\n";
    const std::string invoices = "invoice_number,vendor,invoice_date,po_number,line,description,quantity,unit_price\n"
                                 "DW-1,Draftworks,2026-10-02,PO-1,1,CAD Suite,8,700.00\n";
    const Reconciled books({{"assets.csv", licenses}, {"orders.csv", orders}, {"invoices.csv", invoices}});
    CHECK(profile_of(books, "assets.csv") == "snipe-it");
    // Two serials are two licenses: 7 * 700.00, and one seat to come
    CHECK(books.judged("DW-1") == "wait 4900.00 700.00 0.00 0.00");
}

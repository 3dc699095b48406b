#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "acceptance/reconciled.hpp"

using namespace msp_audit;
using acceptance::Reconciled;

// One case for each trap of quantity, price and credit that has cost other systems money, end to end, with the
// arithmetic beside it. Judged figures are: verdict, payable, awaiting, disputed, unchecked.

namespace {

const std::string order_header = "po_number,vendor,order_date,line,sku,category,quantity,unit_price\n";
const std::string slip_header =
    "slip_number,vendor,received_date,po_number,po_line,line,quantity,rejected_quantity\n";
const std::string invoice_header =
    "invoice_number,vendor,invoice_date,po_number,line,po_line,quantity,unit_price,line_total\n";
const std::string credit_header =
    "invoice_number,vendor,invoice_date,type,credited_invoice,po_number,line,po_line,category,quantity,unit_price,"
    "line_total\n";

/// Orders, packing slips and invoices by their rows, under the headers above.
std::vector<std::pair<std::string, std::string>> exports(const std::string& orders, const std::string& slips,
                                                         const std::string& invoices) {
    return {{"purchase-orders.csv", order_header + orders},
            {"packing-slips.csv", slip_header + slips},
            {"invoices.csv", invoices}};
}

const std::string no_findings;

}  // namespace

TEST_CASE("100 ordered, 70 delivered, 70 billed is payable: 30 are on back order") {
    // 70 <= 100 left and 70 <= 70 received: 70 * 2.00
    const Reconciled books(exports("PO-1,Contoso,2026-01-05,1,CABLE,hardware,100,2.00\n",
                                   "DN-1,Contoso,2026-01-10,PO-1,1,1,70,0\n",
                                   invoice_header + "INV-1,Contoso,2026-01-12,PO-1,1,1,70,2.00,140.00\n"));
    CHECK(books.judged("INV-1") == "pay 140.00 0.00 0.00 0.00");
    CHECK(books.said_of("INV-1") == no_findings);
}

TEST_CASE("delivered 6+4 and billed 5+5 is clean") {
    // 5 and 5 of 10 received and 10 ordered: 5 * 3.00 each
    const Reconciled books(exports("PO-1,Contoso,2026-01-05,1,CABLE,hardware,10,3.00\n",
                                   "DN-1,Contoso,2026-01-10,PO-1,1,1,6,0\n"
                                   "DN-2,Contoso,2026-01-14,PO-1,1,1,4,0\n",
                                   invoice_header + "INV-1,Contoso,2026-01-11,PO-1,1,1,5,3.00,15.00\n" +
                                       "INV-7,Contoso,2026-01-15,PO-1,1,1,5,3.00,15.00\n"));
    CHECK(books.judged("INV-1") == "pay 15.00 0.00 0.00 0.00");
    CHECK(books.judged("INV-7") == "pay 15.00 0.00 0.00 0.00");
    CHECK(books.said_of("INV-1") == no_findings);
    CHECK(books.said_of("INV-7") == no_findings);
}

TEST_CASE("a price that drifts inside its tolerance on each part invoice stays under the order's value in all") {
    // 10.40 is within 5 % of 10.00 on both. The order is worth 100 * 10.00 = 1000.00; 520.00 leave 480.00 for the
    // second: 40.00 are above it.
    const Reconciled books(exports("PO-1,Contoso,2026-01-05,1,CABLE,hardware,100,10.00\n",
                                   "DN-1,Contoso,2026-01-10,PO-1,1,1,100,0\n",
                                   invoice_header + "INV-1,Contoso,2026-01-12,PO-1,1,1,50,10.40,520.00\n" +
                                       "INV-7,Contoso,2026-01-19,PO-1,1,1,50,10.40,520.00\n"),
                           "[tolerance]\nprice = { percent = 5 }\nvalue = { percent = 0 }\n");
    CHECK(books.judged("INV-1") == "pay 520.00 0.00 0.00 0.00");
    CHECK(books.judged("INV-7") == "dispute 480.00 0.00 40.00 0.00");
    CHECK(books.said_of("INV-7") == "value-above-ordered error");
}

TEST_CASE("quantity down and price up with an equal total is still wrong") {
    // 8 * 12.50 = 10 * 10.00; 8 came: 8 * 10.00 payable, 8 * 2.50 disputed
    const Reconciled books(exports("PO-1,Contoso,2026-01-05,1,CABLE,hardware,10,10.00\n",
                                   "DN-1,Contoso,2026-01-10,PO-1,1,1,8,0\n",
                                   invoice_header + "INV-1,Contoso,2026-01-12,PO-1,1,1,8,12.50,100.00\n"));
    CHECK(books.judged("INV-1") == "dispute 80.00 0.00 20.00 0.00");
    CHECK(books.said_of("INV-1") == "price-above-po error");
}

TEST_CASE("a PO price of zero makes any price a variance") {
    // 5 * 3.00 billed, 5 * 0 agreed; no percentage of zero allows anything
    const Reconciled books(exports("PO-1,Contoso,2026-01-05,1,CABLE,hardware,5,0.00\n",
                                   "DN-1,Contoso,2026-01-10,PO-1,1,1,5,0\n",
                                   invoice_header + "INV-1,Contoso,2026-01-12,PO-1,1,1,5,3.00,15.00\n"),
                           "[tolerance]\nprice = { percent = 50 }\n");
    CHECK(books.judged("INV-1") == "dispute 0.00 0.00 15.00 0.00");
    CHECK(books.said_of("INV-1") == "price-above-po error");
}

TEST_CASE("ten billed at 4 against ten at 5, eight received: pay 32, wait 8") {
    // 8 * 4.00 and the other 2 * 4.00: a low price is no reason to pay for what did not come
    const Reconciled books(exports("PO-1,Contoso,2026-01-05,1,CABLE,hardware,10,5.00\n",
                                   "DN-1,Contoso,2026-01-10,PO-1,1,1,8,0\n",
                                   invoice_header + "INV-1,Contoso,2026-01-12,PO-1,1,1,10,4.00,40.00\n"));
    CHECK(books.judged("INV-1") == "wait 32.00 8.00 0.00 0.00");
    CHECK(books.said_of("INV-1") == "price-below-po info, quantity-above-received error");
}

TEST_CASE("rejected goods are not received goods") {
    // 10 delivered less 4 rejected: 6 * 2.00 payable, 4 * 2.00 awaiting
    const Reconciled books(exports("PO-1,Contoso,2026-01-05,1,CABLE,hardware,10,2.00\n",
                                   "DN-1,Contoso,2026-01-10,PO-1,1,1,10,4\n",
                                   invoice_header + "INV-1,Contoso,2026-01-12,PO-1,1,1,10,2.00,20.00\n"));
    CHECK(books.judged("INV-1") == "wait 12.00 8.00 0.00 0.00");
    CHECK(books.said_of("INV-1") == "quantity-above-received error");
}

TEST_CASE("a price credit gives no goods back, and settles what was disputed for the price") {
    // INV-1: 10 * 6.00 billed, 10 * 5.00 payable, 10.00 disputed. CN-1 takes 1.00 off each of 10, which is not the
    // price of what it credits: it settles the 10.00. INV-7 finds nothing left of the 10: 50.00 disputed. Payable in
    // all 50.00 = 10 * 5.00.
    const Reconciled books(exports("PO-1,Contoso,2026-01-05,1,CABLE,hardware,10,5.00\n",
                                   "DN-1,Contoso,2026-01-10,PO-1,1,1,10,0\n",
                                   credit_header + "INV-1,Contoso,2026-01-12,invoice,,PO-1,1,1,,10,6.00,60.00\n" +
                                       "CN-1,Contoso,2026-01-20,credit_note,INV-1,PO-1,1,1,,-10,1.00,-10.00\n" +
                                       "INV-7,Contoso,2026-01-25,invoice,,PO-1,1,1,,10,5.00,50.00\n"));
    CHECK(books.judged("INV-1") == "pay 50.00 0.00 10.00 0.00");
    CHECK(books.said_of("INV-1") == "price-above-po info");
    CHECK(books.judged("CN-1") == "pay 0.00 0.00 -10.00 0.00");
    CHECK(books.judged("INV-7") == "dispute 0.00 0.00 50.00 0.00");
    CHECK(books.said_of("INV-7").find("quantity-above-ordered error") != std::string::npos);
}

TEST_CASE("a credit for a disputed amount is not deducted twice") {
    // 12 billed of 10 ordered and received: 10 * 5.00 payable, 2 * 5.00 disputed. The credit for the 2, at their
    // price, gives back what was never drawn: nothing of what is payable, and the dispute is settled. Payable in
    // all 50.00.
    const Reconciled books(exports("PO-1,Contoso,2026-01-05,1,CABLE,hardware,10,5.00\n",
                                   "DN-1,Contoso,2026-01-10,PO-1,1,1,10,0\n",
                                   credit_header + "INV-1,Contoso,2026-01-12,invoice,,PO-1,1,1,,12,5.00,60.00\n" +
                                       "CN-1,Contoso,2026-01-20,credit_note,INV-1,PO-1,1,1,,-2,5.00,-10.00\n"));
    CHECK(books.judged("INV-1") == "pay 50.00 0.00 10.00 0.00");
    CHECK(books.said_of("INV-1") == "quantity-above-ordered info");
    CHECK(books.judged("CN-1") == "pay 0.00 0.00 -10.00 0.00");
    CHECK(books.said_of("CN-1") == "credit-settles info");
}

TEST_CASE("a restocking fee on a credit note has the other sign") {
    // Printed without signs: 10 * 20.00 back less a fee of 30.00: 170.00. Its total is positive, so every sign is
    // turned: -200.00 for the goods and +30.00 for the fee, which was not ordered.
    const Reconciled books(exports("PO-1,Contoso,2026-01-05,1,CABLE,hardware,10,20.00\n",
                                   "DN-1,Contoso,2026-01-10,PO-1,1,1,10,0\n",
                                   credit_header + "INV-1,Contoso,2026-01-12,invoice,,PO-1,1,1,,10,20.00,200.00\n" +
                                       "CN-1,Contoso,2026-01-20,credit_note,INV-1,PO-1,1,1,,10,20.00,200.00\n" +
                                       "CN-1,Contoso,2026-01-20,credit_note,INV-1,PO-1,2,,fee,-1,30.00,-30.00\n"));
    CHECK(books.judged("INV-1") == "pay 200.00 0.00 0.00 0.00");
    CHECK(books.judged("CN-1") == "dispute -200.00 0.00 30.00 0.00");
    CHECK(books.said_of("CN-1") == "unplanned-charge error");
}

TEST_CASE("invoice, full credit, rebill") {
    // 40.00 - 40.00 + 40.00: the 4 are given back before they are billed again
    const Reconciled books(exports("PO-1,Contoso,2026-01-05,1,CABLE,hardware,4,10.00\n",
                                   "DN-1,Contoso,2026-01-10,PO-1,1,1,4,0\n",
                                   credit_header + "INV-1,Contoso,2026-01-12,invoice,,PO-1,1,1,,4,10.00,40.00\n" +
                                       "CN-1,Contoso,2026-01-20,credit_note,INV-1,PO-1,1,1,,-4,10.00,-40.00\n" +
                                       "INV-7,Contoso,2026-01-21,invoice,,PO-1,1,1,,4,10.00,40.00\n"));
    CHECK(books.judged("INV-1") == "pay 40.00 0.00 0.00 0.00");
    CHECK(books.judged("CN-1") == "pay -40.00 0.00 0.00 0.00");
    CHECK(books.judged("INV-7") == "pay 40.00 0.00 0.00 0.00");
    for (const char* one : {"INV-1", "CN-1", "INV-7"}) CHECK(books.said_of(one) == no_findings);
}

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "acceptance/reconciled.hpp"

using namespace msp_audit;
using acceptance::Reconciled;

// One case for each trap that lies in how orders, units and exports are written, end to end, with the arithmetic
// beside it. The lines are of services, which need no packing slip. Judged figures are: verdict, payable, awaiting,
// disputed, unchecked.

namespace {

using Lines = std::vector<std::string>;

const std::string order_header = "po_number,vendor,order_date,line,sku,category,quantity,unit_price\n";
const std::string invoice_header = "invoice_number,vendor,invoice_date,po_number,line,sku,quantity,unit_price\n";

bool says(const Reconciled& books, const std::string& words) {
    const std::vector<std::string> findings = books.findings();
    return std::any_of(findings.begin(), findings.end(),
                       [&](const std::string& one) { return one.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("the same SKU twice on a PO at two prices: each line takes the one of its price") {
    // 4 * 7.00 on line 2 and 10 * 5.00 on line 1; the other way round 2.00 a unit would be above the order
    const Reconciled books({{"purchase-orders.csv", order_header + "PO-1,Contoso,2026-01-05,1,LAB,service,10,5.00\n" +
                                                        "PO-1,Contoso,2026-01-05,2,LAB,service,4,7.00\n"},
                            {"invoices.csv", invoice_header + "INV-1,Contoso,2026-01-12,PO-1,1,LAB,4,7.00\n" +
                                                 "INV-1,Contoso,2026-01-12,PO-1,2,LAB,10,5.00\n"}});
    CHECK(books.lines() == Lines{"INV-1/1 po-assignment PO-1/2 28.00 0.00 0.00 0.00",
                                 "INV-1/2 po-assignment PO-1/1 50.00 0.00 0.00 0.00"});
    CHECK(books.said_of("INV-1").empty());
}

TEST_CASE("one invoice over several POs, one PO over several invoices") {
    // PO-1 has 10: INV-1 takes 6, INV-7 finds 4 of its 5, 1 * 2.00 is above the order. PO-2 has 3 * 4.00 on INV-1.
    const Reconciled books({{"purchase-orders.csv", order_header + "PO-1,Contoso,2026-01-05,1,LAB,service,10,2.00\n" +
                                                        "PO-2,Contoso,2026-01-06,1,TRIP,service,3,4.00\n"},
                            {"invoices.csv", invoice_header + "INV-1,Contoso,2026-01-12,PO-1,1,LAB,6,2.00\n" +
                                                 "INV-1,Contoso,2026-01-12,PO-2,2,TRIP,3,4.00\n" +
                                                 "INV-7,Contoso,2026-01-19,PO-1,1,LAB,5,2.00\n"}});
    CHECK(books.lines() == Lines{"INV-1/1 po-sku PO-1/1 12.00 0.00 0.00 0.00",
                                 "INV-1/2 po-sku PO-2/1 12.00 0.00 0.00 0.00",
                                 "INV-7/1 po-sku PO-1/1 8.00 0.00 2.00 0.00"});
    CHECK(books.judged("INV-7") == "dispute 8.00 0.00 2.00 0.00");
    CHECK(books.said_of("INV-7") == "quantity-above-ordered error");
}

TEST_CASE("a price per hundred is a hundredth each") {
    // 500 at 12.00 per 100 = 60.00 = 500 * 0.12; then 0.13 each: 500 * 0.01 above the order
    const std::string orders = "po_number,vendor,order_date,line,sku,category,quantity,unit_price,price_base\n"
                               "PO-1,Contoso,2026-01-05,1,PAGE,service,500,12.00,100\n"
                               "PO-2,Contoso,2026-01-05,1,PAGE,service,500,12.00,100\n";
    const Reconciled books({{"purchase-orders.csv", orders},
                            {"invoices.csv", invoice_header + "INV-1,Contoso,2026-01-12,PO-1,1,PAGE,500,0.12\n" +
                                                 "INV-7,Contoso,2026-01-19,PO-2,1,PAGE,500,0.13\n"}});
    CHECK(books.judged("INV-1") == "pay 60.00 0.00 0.00 0.00");
    CHECK(books.judged("INV-7") == "dispute 60.00 0.00 5.00 0.00");
    CHECK(books.said_of("INV-7") == "price-above-po error");
}

TEST_CASE("boxes of ten on the slip and the invoice are pieces on the order") {
    // 20 boxes = 200 pieces; 38.00 a box = 3.80 each: 200 * 3.80 = 760.00. Of 19 boxes 190 pieces came: 722.00.
    const std::string orders = "po_number,vendor,order_date,line,sku,category,quantity,uom,unit_price\n"
                               "PO-1,Contoso,2026-01-05,1,CAB-3M,hardware,200,EA,3.80\n"
                               "PO-2,Contoso,2026-01-05,1,CAB-3M,hardware,200,EA,3.80\n";
    const std::string slips = "slip_number,vendor,received_date,po_number,line,sku,quantity,uom\n"
                              "DN-1,Contoso,2026-01-10,PO-1,1,CAB-3M,20,BOX\n"
                              "DN-2,Contoso,2026-01-11,PO-2,1,CAB-3M,19,BOX\n";
    const std::string invoices = "invoice_number,vendor,invoice_date,po_number,line,sku,quantity,uom,unit_price\n"
                                 "INV-1,Contoso,2026-01-12,PO-1,1,CAB-3M,20,BOX,38.00\n"
                                 "INV-7,Contoso,2026-01-19,PO-2,1,CAB-3M,20,BOX,38.00\n";
    const Reconciled books(
        {{"purchase-orders.csv", orders}, {"packing-slips.csv", slips}, {"invoices.csv", invoices}},
        "[units]\nBOX = { of = \"EA\", factor = 10, sku = \"CAB-*\" }\n");
    CHECK(books.judged("INV-1") == "pay 760.00 0.00 0.00 0.00");
    CHECK(books.said_of("INV-1").empty());
    CHECK(books.judged("INV-7") == "wait 722.00 38.00 0.00 0.00");
}

TEST_CASE("a number that a spreadsheet has mangled is a rejected row, never a match") {
    // The PO number of INV-7 is lost. PO-1 has 10: INV-1 takes 4 * 2.00; nothing of INV-7 is paid.
    const Reconciled books(
        {{"purchase-orders.csv", order_header + "100000000001,Contoso,2026-01-05,1,LAB,service,10,2.00\n" +
                                     "100000000002,Contoso,2026-01-05,1,LAB,service,10,2.00\n"},
         {"invoices.csv", invoice_header + "INV-1,Contoso,2026-01-12,100000000001,1,LAB,4,2.00\n" +
                              "INV-7,Contoso,2026-01-19,1.00E+11,1,LAB,4,2.00\n"}});
    REQUIRE(books.books().rejected.size() == 1);
    CHECK(books.books().rejected[0].column == "po_number");
    CHECK(books.books().rejected[0].value == "1.00E+11");
    CHECK(books.judged("INV-1") == "pay 8.00 0.00 0.00 0.00");
    CHECK(books.judged("INV-7").find("pay") == std::string::npos);
    CHECK(books.totals().at("") == "8.00 8.00 0.00 0.00 0.00");
}

TEST_CASE("totals and headers repeated inside the data are no lines") {
    // 4 * 2.00 and 3 * 2.00; the rows between them are counted apart and add nothing
    const Reconciled books(
        {{"purchase-orders.csv", order_header + "PO-1,Contoso,2026-01-05,1,LAB,service,10,2.00\n"},
         {"invoices.csv", "invoice_number,vendor,invoice_date,po_number,line,sku,quantity,unit_price,line_total\n"
                          "INV-1,Contoso,2026-01-12,PO-1,1,LAB,4,2.00,8.00\n"
                          "Total,,,,,,,,8.00\n"
                          "invoice_number,vendor,invoice_date,po_number,line,sku,quantity,unit_price,line_total\n"
                          "INV-7,Contoso,2026-01-19,PO-1,1,LAB,3,2.00,6.00\n"
                          "Total,,,,,,,,6.00\n"}});
    CHECK(books.books().rejected.empty());
    CHECK(books.totals().at("") == "14.00 14.00 0.00 0.00 0.00");
    CHECK(books.matches().documents.size() == 2);
    for (const InputFile& file : books.books().files) {
        if (file.kind == DocumentKind::invoice) CHECK(file.rows_title == 3);
    }
}

TEST_CASE("a row in two exports that overlap is read once") {
    // INV-1 stands in both files: 8.00 + 6.00, not 8.00 + 8.00 + 6.00
    const std::string first = "INV-1,Contoso,2026-01-12,PO-1,1,LAB,4,2.00\n";
    const Reconciled books(
        {{"purchase-orders.csv", order_header + "PO-1,Contoso,2026-01-05,1,LAB,service,10,2.00\n"},
         {"invoices-january.csv", invoice_header + first},
         {"invoices-to-february.csv", invoice_header + first + "INV-7,Contoso,2026-02-02,PO-1,1,LAB,3,2.00\n"}});
    CHECK(books.judged("INV-1") == "pay 8.00 0.00 0.00 0.00");
    CHECK(books.judged("INV-7") == "pay 6.00 0.00 0.00 0.00");
    CHECK(books.totals().at("") == "14.00 14.00 0.00 0.00 0.00");
    CHECK(books.matches().repeated_rows == 1);
    CHECK(says(books, "duplicate-row info"));
}

TEST_CASE("of a PO exported twice with a revision between the later counts") {
    // 10 * 2.00 became 12 * 2.50 on 2026-01-20: 12 * 2.50 = 30.00 is right, and was ordered once, not 22
    const Reconciled books(
        {{"purchase-orders-1.csv", order_header + "PO-1,Contoso,2026-01-05,1,LAB,service,10,2.00\n"},
         {"purchase-orders-2.csv", order_header + "PO-1,Contoso,2026-01-20,1,LAB,service,12,2.50\n"},
         {"invoices.csv", invoice_header + "INV-1,Contoso,2026-01-25,PO-1,1,LAB,12,2.50\n" +
                              "INV-7,Contoso,2026-02-25,PO-1,1,LAB,1,2.50\n"}});
    CHECK(books.judged("INV-1") == "pay 30.00 0.00 0.00 0.00");
    CHECK(books.judged("INV-7") == "dispute 0.00 0.00 2.50 0.00");
    CHECK_FALSE(says(books, "po-line-conflict"));
}

TEST_CASE("of two versions of a PO line that nothing tells apart the lower quantity and price count") {
    // 10 at 2.50 and 12 at 2.00 on one date: 10 * 2.00 payable of 12 * 2.00, and it is said
    const Reconciled books(
        {{"purchase-orders-1.csv", order_header + "PO-1,Contoso,2026-01-05,1,LAB,service,10,2.50\n"},
         {"purchase-orders-2.csv", order_header + "PO-1,Contoso,2026-01-05,1,LAB,service,12,2.00\n"},
         {"invoices.csv", invoice_header + "INV-1,Contoso,2026-01-25,PO-1,1,LAB,12,2.00\n"}});
    CHECK(books.judged("INV-1") == "dispute 20.00 0.00 4.00 0.00");
    CHECK(says(books, "purchase_order PO-1/1: po-line-conflict warning"));
}

TEST_CASE("periods of one day do not make an export's ends the first days that are not billed") {
    // 2 seats at any one time: two of 1 on the 5th, 2 from the 6th to the 31st, so that nothing is left on the 31st.
    // The ends of the first two are also their starts; as half-open periods they would be empty.
    const std::string orders = "po_number,vendor,order_date,line,sku,category,proof,quantity,unit_price\n"
                               "PO-1,Contoso,2026-01-01,1,SEAT,subscription,none,2,10.00\n";
    const std::string invoices = "invoice_number,vendor,invoice_date,po_number,line,sku,quantity,unit_price,"
                                 "period_start,period_end\n"
                                 "INV-1,Contoso,2026-02-01,PO-1,1,SEAT,1,10.00,2026-01-05,2026-01-05\n"
                                 "INV-1,Contoso,2026-02-01,PO-1,2,SEAT,1,10.00,2026-01-05,2026-01-05\n"
                                 "INV-3,Contoso,2026-02-02,PO-1,1,SEAT,2,10.00,2026-01-06,2026-01-31\n"
                                 "INV-7,Contoso,2026-02-03,PO-1,1,SEAT,1,10.00,2026-01-31,2026-01-31\n";
    const Reconciled books({{"purchase-orders.csv", orders}, {"invoices.csv", invoices}});
    CHECK(books.judged("INV-1") == "pay 20.00 0.00 0.00 0.00");
    CHECK(books.judged("INV-3") == "pay 20.00 0.00 0.00 0.00");
    CHECK(books.judged("INV-7") == "dispute 0.00 0.00 10.00 0.00");
}

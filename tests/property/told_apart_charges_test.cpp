#include <string>

#include "property/told_apart.hpp"

// Charges, credits and tax in a few rows, worked by pencil: the reference gives the figures that stand here, and the
// matcher gives what the reference gives.

namespace {

const std::string second = "invoice_number=INV-2|invoice_date=2025-01-20|";
const std::string credit = "invoice_number=CN-1|type=credit_note|credited_invoice=INV-1|invoice_date=2025-01-12|";

std::string freight(const std::string& price) {
    return "line=2|po_line=|sku=|category=freight|quantity=1|unit_price=" + price;
}

std::string freight_back(const std::string& price) {
    return "po_line=|sku=|category=freight|quantity=-1|unit_price=" + price;
}

/// 1000 at 10 of goods, and freight.
Hand with_freight(const std::string& price) {
    Hand h;
    h.po("quantity=1000|unit_price=10|category=service");
    h.po("line=2|sku=F|category=freight|quantity=1|unit_price=" + price);
    return h;
}

}  // namespace

// "A tolerance is used once a PO line, not once an invoice": 60 on 50 is a tenth of the 100 of goods, 10 more is 20.
TEST_CASE("what a tolerance let through on a charge is missing from what is left") {
    Hand h = with_freight("50");
    h.policy.tolerance["charge"].percent = "10";
    h.invoice("quantity=10|unit_price=10").invoice(freight("60"));
    h.invoice(second + "quantity=10|unit_price=10");
    h.invoice(second + freight("10"));
    CHECK(h("INV-1") == "pay 160/0/0/0");
    CHECK(h("INV-2") == "dispute 100/0/10/0");
    CHECK(h.line("INV-2", 1) == "0/0/10/0 unplanned-charge");
    expect_same(h);
    // Credited in full, all of it is free again.
    Hand back = with_freight("50");
    back.policy.tolerance["charge"].percent = "10";
    back.invoice("quantity=10|unit_price=10").invoice(freight("60"));
    back.invoice(credit + freight_back("60"));
    back.invoice(second + "quantity=10|unit_price=10");
    back.invoice(second + freight("60"));
    CHECK(back("CN-1") == "pay -60/0/0/0");
    CHECK(back("INV-2") == "pay 160/0/0/0");
    expect_same(back);
}

// Nothing is left of no PO line: 10 passes, and so does nothing after it, for the first 10 are used of 15.
TEST_CASE("charges that nobody ordered share the tolerance of their invoice") {
    Hand h;
    h.policy.tolerance["charge"].percent = "15";
    h.po("quantity=1000|unit_price=10|category=service").invoice("quantity=10|unit_price=10");
    h.invoice("line=2|po_line=|po_number=|sku=F|category=freight|quantity=1|unit_price=10");
    h.invoice("line=3|po_line=|po_number=|sku=G|category=fee|quantity=1|unit_price=10");
    h.invoice("line=4|po_line=|po_number=|sku=H|category=fee|quantity=1|unit_price=5");
    CHECK(h("INV-1") == "dispute 115/0/10/0");
    CHECK(h.line("INV-1", 1) == "10/0/0/0");
    CHECK(h.line("INV-1", 2) == "0/0/10/0 unplanned-charge");
    CHECK(h.line("INV-1", 3) == "5/0/0/0");
    expect_same(h);
}

// Goods at 12 for 10 and 20 of freight: the freight comes back, which makes room for 20 more. It cannot also close
// the dispute about the price.
TEST_CASE("a credit for freight that was paid settles no dispute with the same money") {
    Hand h = with_freight("20");
    h.invoice("quantity=10|unit_price=12").invoice(freight("20"));
    h.invoice(credit + freight_back("20"));
    h.invoice(second + freight("20"));
    CHECK(h("INV-1") == "dispute 120/0/20/0");
    CHECK(h("CN-1") == "pay -20/0/0/0");
    CHECK(h("INV-2") == "pay 20/0/0/0");
    expect_same(h);
}

// 30 of freight on 20, with a fifth of tax: 20 were paid and come back, 10 settle what was disputed.
TEST_CASE("of a credit for freight what was paid comes back first and the rest settles") {
    Hand h = with_freight("20");
    h.invoice("quantity=10|unit_price=12|tax=24|line_total=120").invoice(freight("30|tax=6|line_total=30"));
    h.invoice(credit + "tax=-6|line_total=-30|" + freight_back("30"));
    h.invoice(second + "tax=4|line_total=20|" + freight("20"));
    CHECK(h("INV-1") == "dispute 144/0/36/0");
    CHECK(h("CN-1") == "pay -24/0/-12/0");
    CHECK(h("INV-2") == "pay 24/0/0/0");
    expect_same(h);
}

// Of two credits for the 20 that were billed once the second makes room for the freight of INV-2; without that it
// settles.
TEST_CASE("what is credited beyond the freight that was billed is given back where it is billed later") {
    for (const bool again : {true, false}) {
        Hand h = with_freight("20");
        h.invoice("quantity=10|unit_price=10").invoice(freight("20"));
        h.invoice("line=3|po_number=|po_line=|sku=X|quantity=1|unit_price=40");
        h.invoice(credit + freight_back("20"));
        h.invoice(credit + "invoice_number=CN-2|invoice_date=2025-01-13|" + freight_back("20"));
        if (again) h.invoice(second + freight("20"));
        CHECK(h("INV-1") == "dispute 120/0/40/0");
        CHECK(h("CN-1") == "pay -20/0/0/0");
        CHECK(h("CN-2") == (again ? "pay -20/0/0/0" : "pay 0/0/-20/0"));
        if (again) CHECK(h("INV-2") == "pay 20/0/0/0");
        expect_same(h);
    }
}

// "Whichever comes first": 10 credited before 60 are billed on 50 close the dispute about the 10.
TEST_CASE("a credit for freight that stands before what it credits settles what is too much there") {
    Hand h = with_freight("50");
    h.invoice(credit + "credited_invoice=|invoice_date=2025-01-08|" + freight_back("10"));
    h.invoice("quantity=10|unit_price=10").invoice(freight("60"));
    CHECK(h("CN-1") == "pay 0/0/-10/0");
    CHECK(h("INV-1") == "pay 150/0/10/0");
    expect_same(h);
}

// "A line of category tax [...] nothing that it is on": 500 of tax on a line of nothing, and no other line.
TEST_CASE("tax on a line of no amount is not checked where nothing else bears tax") {
    Hand h;
    h.po("quantity=10|unit_price=10|category=service");
    h.invoice("quantity=10|unit_price=10|line_total=100|tax=10|invoice_total=110");
    h.invoice(second + "po_number=|po_line=|sku=X|quantity=0|unit_price=10|line_total=0|tax=500|invoice_total=500");
    CHECK(h("INV-1") == "pay 110/0/0/0");
    CHECK(h("INV-2") == "unchecked 0/0/0/500");
    expect_same(h);
    // Beside what is taxed "a zero line's is payable", but for a copy, which is disputed whole.
    Hand beside;
    beside.po("quantity=10|unit_price=10|category=service");
    for (const std::string date : {"2025-01-10", "2025-01-14"}) {
        const std::string of = "invoice_total=115|invoice_date=" + date;
        beside.invoice("quantity=10|unit_price=10|line_total=100|tax=10|" + of);
        beside.invoice("line=2|po_number=|po_line=|sku=X|quantity=0|unit_price=10|line_total=0|tax=5|" + of);
    }
    CHECK(beside("INV-1", 1) == "pay 115/0/0/0");
    CHECK(beside("INV-1", 2) == "dispute 0/0/115/0");
    expect_same(beside);
}

// A credit of -100 whose total is printed without its sign gives 100 back; 5 more than the lines are disputed.
TEST_CASE("the total of a credit note turns alone where its lines already give back") {
    Hand h;
    h.po("quantity=100|unit_price=10|category=service").invoice("quantity=10|unit_price=10|line_total=100");
    h.invoice(credit + "quantity=-10|unit_price=10|line_total=-100|invoice_total=100");
    CHECK(h("CN-1") == "pay -100/0/0/0");
    expect_same(h);
    Hand taxed;
    taxed.po("quantity=100|unit_price=10|category=service");
    taxed.invoice("quantity=10|unit_price=10|line_total=100|tax=20|invoice_total=120");
    taxed.invoice(credit + "quantity=-10|unit_price=10|line_total=-100|tax=-20|invoice_total=120");
    CHECK(taxed("CN-1") == "pay -120/0/0/0");
    expect_same(taxed);
    Hand more;
    more.po("quantity=100|unit_price=10|category=service").invoice("quantity=10|unit_price=10|line_total=100");
    more.invoice(credit + "quantity=-10|unit_price=10|line_total=-100|invoice_total=105");
    CHECK(more("CN-1") == "dispute -100/0/-5/0");
    CHECK(more.codes("CN-1") == "invoice-total-mismatch");
    expect_same(more);
}

// 10 delivered of which -4 were rejected is no 14: the row says nothing, and 6 on another slip are proven.
TEST_CASE("a rejected quantity below zero proves nothing") {
    Hand h;
    h.po("quantity=20|unit_price=10").slip("po_number=|quantity=10|rejected_quantity=-4").slip("quantity=6");
    h.invoice("quantity=14|unit_price=10");
    CHECK(h("INV-1") == "wait 60/80/0/0");
    expect_same(h);
    // What takes a delivery back takes back what was rejected of it, and no more.
    Hand back;
    back.po("quantity=20|unit_price=10").slip("quantity=10|rejected_quantity=4").slip("quantity=6");
    back.slip("quantity=-10|rejected_quantity=-4").slip("po_number=|quantity=-1|rejected_quantity=-9");
    back.invoice("quantity=14|unit_price=10");
    CHECK(back("INV-1") == "wait 60/80/0/0");
    expect_same(back);
}

// "The PO line's category wins": a printer for shipping labels is no freight, delivered or not.
TEST_CASE("what a line is called makes it no charge where it names an order line of goods") {
    for (const bool delivered : {true, false}) {
        Hand h;
        h.po("sku=|quantity=1|unit_price=300|description=Label printer for shipping");
        h.po("line=2|sku=B|quantity=1|unit_price=7");
        h.slip(delivered ? "quantity=1" : "line=2|po_line=2|quantity=1");
        h.invoice("sku=|quantity=1|unit_price=300|description=Shipping label printer");
        CHECK(h.line("INV-1") == (delivered ? "300/0/0/0" : "0/300/0/0 not-received"));
        expect_same(h);
    }
    Hand patches;
    patches.po("sku=|quantity=1|unit_price=300|category=service|description=Managed delivery of patches, monthly");
    patches.invoice("sku=|quantity=1|unit_price=300|description=Managed delivery of patches, monthly");
    CHECK(patches("INV-1") == "pay 300/0/0/0");
    expect_same(patches);
}

// Freight for the laptops of line 1 is no laptop, though it names the line.
TEST_CASE("freight that names the order line of its goods stays a charge") {
    for (const std::string description : {"", "Laptop"}) {
        Hand h;
        h.po("quantity=10|unit_price=10|category=service|description=" + description);
        h.invoice("quantity=5|unit_price=10");
        h.invoice("line=2|sku=|quantity=1|unit_price=8|description=Shipping and handling");
        CHECK(h.line("INV-1", 1) == "0/0/8/0 unplanned-charge");
        expect_same(h);
    }
}

// Neither a file of orders nor anything that the tax is on.
TEST_CASE("tax alone is unchecked without purchase orders, and of a copy disputed") {
    Hand h;
    h.books.purchase_orders_supplied = false;
    for (const std::string date : {"2025-01-10", "2025-01-14"}) {
        h.invoice("quantity=0|unit_price=10|line_total=0|tax=5|invoice_total=5|invoice_date=" + date);
    }
    CHECK(h("INV-1", 1) == "unchecked 0/0/0/5");
    CHECK(h("INV-1", 2) == "dispute 0/0/5/0");
    expect_same(h);
}

// "Later ones only if there is none": a line of no amount, which raises nothing, is none.
TEST_CASE("a line of no amount keeps no credit from what it settles") {
    Hand h;
    h.po("quantity=10|unit_price=5").invoice("quantity=0|unit_price=5|line_total=0");
    h.invoice(credit + "credited_invoice=|quantity=-1|unit_price=5");
    h.invoice(second + "quantity=1|unit_price=5");
    CHECK(h("INV-2") == "wait 0/5/0/0");
    CHECK(h("CN-1") == "pay 0/-5/0/0");
    expect_same(h);
}

// 2 of tax on both rows, and 22 in all: once, whatever the sign of the total.
TEST_CASE("a document's tax on every row adds up with a total that is printed without its sign") {
    Hand h;
    h.po("quantity=10|unit_price=10|category=service");
    for (const std::string line : {"line=1|", "line=2|"}) {
        h.invoice(line + "quantity=1|unit_price=10|line_total=10|tax=2|invoice_total=22");
        h.invoice(credit + line + "quantity=-1|unit_price=10|line_total=-10|tax=-2|invoice_total=22");
    }
    CHECK(h("INV-1") == "pay 22/0/0/0");
    CHECK(h("CN-1") == "pay -22/0/0/0");
    expect_same(h);
}

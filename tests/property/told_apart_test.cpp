#include <string>
#include <vector>

#include "property/told_apart.hpp"

// Books that the matcher and its slow reference once judged differently, cut down to a few rows and worked by pencil:
// the reference gives the figures that stand here, and the matcher gives what the reference gives.

// "Ties go to the lower PO line, then the lower invoice line", and no order of rows counts: of lines without numbers
// and of one price the unit tells them apart, the empty one first.
TEST_CASE("of three equal lines for two PO lines the same one is left over wherever it stands") {
    for (const std::vector<std::string>& units :
         {std::vector<std::string>{"EA", "each", ""}, {"", "each", "EA"}, {"each", "", "EA"}}) {
        Hand h;
        h.po("quantity=10|unit_price=5|category=service").po("line=2|quantity=10|unit_price=5|category=service");
        for (const std::string& unit : units) h.invoice("line=|po_line=|quantity=10|unit_price=5|uom=" + unit);
        CHECK(h.line("INV-1", 0) == "50/0/0/0");
        CHECK(h.line("INV-1", 1) == "50/0/0/0");
        CHECK(h.line("INV-1", 2) == "0/0/50/0 item-not-ordered");
        expect_same(h);
    }
}

// The same rule for PO lines without numbers: what they print tells the lower one, down to the unit and the proof.
TEST_CASE("of two PO rows without numbers that differ in their proof the same one is the lower in any order") {
    for (const std::string first : {"license", ""}) {
        const std::string second = first.empty() ? "license" : "";
        Hand h;
        h.po("line=|quantity=10|unit_price=5|category=|proof=" + first);
        h.po("line=|quantity=10|unit_price=5|category=|proof=" + second);
        h.license("po_line=|sku=A|seats=9").invoice("po_line=|quantity=10|unit_price=5");
        CHECK(h.line("INV-1") == "45/5/0/0 ambiguous-match quantity-above-received");
        expect_same(h);
    }
}

// "Ordered by date and content": a total below zero stands before one above.
TEST_CASE("of two copies of a credit note that differ in a total's sign the lower is the first") {
    Hand h;
    h.po("quantity=10|unit_price=5|category=service").invoice("quantity=10|unit_price=5");
    const std::string credit = "invoice_number=CN-1|type=credit_note|credited_invoice=INV-1|invoice_date=2025-01-12|"
                               "quantity=-2|unit_price=5|invoice_total=-10|line_total=";
    h.file("b.csv").invoice(credit + "10").file("a.csv").invoice(credit + "-10");
    CHECK(h("CN-1", 1) == "pay -10/0/0/0");
    CHECK(h.codes("CN-1", 2) == "duplicate-invoice");
    expect_same(h);
}

// Freight that comes back on a credit note without a PO takes the PO line of the named invoice's only line. What is
// billed there is counted in units: 10 billed, 2 given back, so 2 of the next 6 are ordered.
TEST_CASE("money for freight is not taken for units of the goods") {
    Hand h;
    h.po("quantity=10|unit_price=5|category=service").invoice("quantity=10|unit_price=5");
    const std::string credit = "type=credit_note|credited_invoice=INV-1|po_number=|po_line=|invoice_date=2025-01-1";
    h.invoice(credit + "2|invoice_number=CN-1|sku=|description=Freight|quantity=-1|unit_price=4");
    h.invoice(credit + "3|invoice_number=CN-2|quantity=-2|unit_price=5");
    h.invoice("invoice_number=INV-2|invoice_date=2025-01-20|quantity=6|unit_price=5");
    CHECK(h("CN-1") == "pay -4/0/0/0");
    CHECK(h("CN-2") == "pay -10/0/0/0");
    CHECK(h.line("INV-2") == "10/0/20/0 quantity-above-ordered");
    expect_same(h);
}

// 2 at 10 billed as 18, so at 9 each; 15 credited of that, within the price tolerance: 3 of the order's 20 are spent.
TEST_CASE("a credit makes no more room under the cap on value than it gives back") {
    Hand h;
    h.policy.tolerance["price"].percent = "20";
    h.policy.tolerance["value"].percent = "0";
    h.po("quantity=2|unit_price=10|category=service").invoice("quantity=2|unit_price=10|line_total=18");
    h.invoice("invoice_number=CN-1|type=credit_note|credited_invoice=INV-1|invoice_date=2025-01-12|quantity=-2|"
              "unit_price=10|line_total=-15");
    h.invoice("invoice_number=INV-2|invoice_date=2025-01-20|quantity=2|unit_price=10");
    CHECK(h("CN-1") == "pay -15/0/0/0");
    CHECK(h.line("INV-2") == "17/0/3/0 value-above-ordered");
    expect_same(h);
}

// One document of two files: its total of 36 stands in the one, its tax of 6 on every row of the other.
TEST_CASE("a document's tax on every row of one file adds up with the total of the other") {
    Hand h;
    h.po("quantity=3|unit_price=10|category=service");
    h.file("a.csv").invoice("quantity=1|unit_price=10|invoice_total=36");
    h.file("b.csv").invoice("line=2|quantity=1|unit_price=10|tax=6").invoice("line=3|quantity=1|unit_price=10|tax=6");
    CHECK(h("INV-1") == "pay 36/0/0/0");
    expect_same(h);
}

// 10.50 is 1.05 units, 0.05 above the one that came: within a tenth of it. 11.50 is not.
TEST_CASE("an amount alone is within the tolerance for what is proven as its quantity is") {
    Hand h;
    h.policy.tolerance["quantity_proven"].percent = "10";
    h.po("quantity=2|unit_price=10").slip("quantity=1").invoice("line_total=10.5");
    CHECK(h.line("INV-1") == "10.5/0/0/0");
    expect_same(h);
    Hand more;
    more.policy.tolerance["quantity_proven"].percent = "10";
    more.po("quantity=2|unit_price=10").slip("quantity=1").invoice("line_total=11.5");
    CHECK(more.line("INV-1") == "10/1.5/0/0 quantity-above-received");
    expect_same(more);
}

// 4 units billed and credited as two amounts each: 4 come back, not 8, so 4 of the next 8 are ordered.
TEST_CASE("a credit in full gives back once what its lines are the amounts of") {
    Hand h;
    h.po("quantity=10|unit_price=2.5|category=service");
    h.invoice("line_total=5").invoice("line=2|line_total=5");
    h.invoice("invoice_number=INV-2|invoice_date=2025-01-11|quantity=6|unit_price=2.5");
    const std::string credit = "invoice_number=CN-1|type=credit_note|credited_invoice=INV-1|invoice_date=2025-01-12|";
    h.invoice(credit + "line_total=-5").invoice(credit + "line=2|line_total=-5");
    h.invoice("invoice_number=INV-3|invoice_date=2025-01-20|quantity=8|unit_price=2.5");
    CHECK(h("CN-1") == "pay -10/0/0/0");
    CHECK(h.line("CN-1", 0) == "-5/0/0/0");
    CHECK(h.line("INV-3") == "10/0/10/0 quantity-above-ordered");
    expect_same(h);
}

// "A credit that names an invoice and prints no PO takes the PO line of that invoice's [...] only line", though its
// own number stands before that of the invoice.
TEST_CASE("what hangs on a named invoice does not hang on which of the two numbers comes first") {
    for (const std::string number : {"A-1", "Z-1"}) {
        Hand h;
        h.po("quantity=10|unit_price=5|category=service").invoice("quantity=10|unit_price=5");
        const std::string other = "invoice_number=" + number + "|credited_invoice=INV-1|po_line=|";
        h.invoice(other + "quantity=-2|unit_price=5|po_number=");
        h.invoice(other + "line=2|quantity=2|unit_price=5|po_number=PO-9");
        CHECK(h.partner(number) == "credited-invoice PO-1/1");
        expect_same(h);
    }
}

// Effect `none` leaves the comparison out: 30 over the lines join the largest part, which nobody ordered.
TEST_CASE("a total that is not compared releases nothing that its lines do not") {
    Hand h;
    h.policy.codes["invoice-total-mismatch"].effect = "none";
    h.po("quantity=10|unit_price=5|category=service");
    h.invoice("po_number=PO-9|quantity=10|unit_price=5|invoice_total=80");
    CHECK(h("INV-1") == "dispute 0/0/80/0");
    expect_same(h);
}

TEST_CASE("a line that needs no partner still has to add up") {
    Hand h;
    h.policy.codes["item-not-ordered"].effect = "none";
    h.po("quantity=10|unit_price=5|category=service");
    h.invoice("po_line=|sku=Z|quantity=1|unit_price=4|line_total=10");
    CHECK(h.line("INV-1") == "4/0/6/0 item-not-ordered line-arithmetic");
    expect_same(h);
}

TEST_CASE("a rule for hardware is one for goods") {
    Hand h;
    h.policy.rules.push_back({"", "hardware", "", {{"price", {"50", "", {}, false}}}});
    h.po("quantity=1|unit_price=9|category=").slip("quantity=1").invoice("quantity=1|unit_price=10|category=goods");
    CHECK(h.line("INV-1") == "10/0/0/0");
    expect_same(h);
}

// "Discount lines lower p of the other lines": those that the document's own sign has. On a credit note of -20 - 5
// the one unit that is billed keeps its price of 10.
TEST_CASE("a discount line of a credit note lowers no price that is billed on it") {
    Hand h;
    h.po("quantity=10|unit_price=10|category=service");
    const std::string note = "invoice_number=CN-1|type=credit_note|line=";
    h.invoice(note + "1|quantity=1|unit_price=10|line_total=10");
    h.invoice(note + "2|po_number=|po_line=|sku=B|quantity=-1|unit_price=20|line_total=-20");
    h.invoice(note + "3|po_line=|sku=|category=discount|quantity=1|unit_price=-5|line_total=-5");
    CHECK(h.line("CN-1", 0) == "10/0/0/0");
    CHECK(h("CN-1") == "pay -15/0/0/0");
    expect_same(h);
}

// "A second copy of a credit note is duplicate-invoice and unchecked whole", though all that it holds is a discount.
TEST_CASE("the second copy of a credit note is unchecked whatever it is made of") {
    Hand h;
    h.po("quantity=10|unit_price=10|category=service").invoice("quantity=10|unit_price=10");
    const std::string note = "invoice_number=CN-1|type=credit_note|po_line=|sku=|category=discount|line_total=-3|";
    h.invoice(note + "invoice_date=2025-01-12").invoice(note + "invoice_date=2025-01-13");
    CHECK(h("CN-1", 1) == "pay -3/0/0/0");
    CHECK(h("CN-1", 2) == "unchecked 0/0/0/-3");
    expect_same(h);
}

// "Unless the printed total is a half [...] of their sum": line totals of 33 include 3 of tax, so 33 is half of 66.
TEST_CASE("equal rows are copies where the printed total is half their sum, tax included or not") {
    Hand h;
    h.po("quantity=10|unit_price=10|category=service");
    for (int copy = 0; copy < 2; ++copy) {
        h.invoice("line=|quantity=3|unit_price=10|tax=3|line_total=33|invoice_total=33");
    }
    CHECK(h("INV-1") == "pay 33/0/0/0");
    CHECK(h.codes("INV-1", 2) == "duplicate-invoice");
    expect_same(h);
}

// INV-2 bills on a return, where it takes back a credit note; INV-1, which it names, is none and stays billed. So its
// repetition is one.
TEST_CASE("no invoice is cancelled by another one") {
    Hand h;
    h.po("quantity=10|unit_price=5|category=service").po("line=2|sku=R|quantity=-10|unit_price=5|category=service");
    h.invoice("quantity=10|unit_price=5");
    h.invoice("invoice_number=INV-2|invoice_date=2025-01-11|credited_invoice=INV-1|po_line=2|sku=R|quantity=10|"
              "unit_price=5");
    h.invoice("invoice_number=INV-001|invoice_date=2025-01-12|quantity=10|unit_price=5");
    CHECK(h.codes("INV-001") == "duplicate-invoice");
    expect_same(h);
}

// "Ends are inclusive, unless a column's ends are the next line's starts": of licenses too. 25 seats each for January
// and, from 1 February, for February are 25 seats on that day.
TEST_CASE("receipts whose ends are the next starts prove no day twice") {
    Hand h;
    h.po("quantity=50|unit_price=2|category=subscription");
    h.license("sku=A|seats=25|start_date=2025-01-01|end_date=2025-02-01");
    h.license("sku=A|seats=25|start_date=2025-02-01|end_date=2025-03-01");
    h.invoice("invoice_date=2025-02-01|quantity=50|unit_price=2|period_start=2025-02-01|period_end=2025-02-01");
    CHECK(h.line("INV-1") == "50/50/0/0 license-short");
    expect_same(h);
}

// "Effect none [...] is left out of a [...], the value cap": with quotes left out the order is worth 10 at 10, not
// at 9.
TEST_CASE("the cap on value is at the price that is compared with") {
    Hand h;
    h.policy.codes["price-above-quote"].effect = "none";
    h.policy.tolerance["value"].percent = "0";
    h.quote("quote_number=Q-1|unit_price=9").po("quote_number=Q-1|quantity=10|unit_price=10|category=service");
    h.invoice("quantity=10|unit_price=10");
    CHECK(h.line("INV-1") == "100/0/0/0 price-above-quote");
    expect_same(h);
}

// Lines of 18.335 and a printed total of 18.355 are 0.02 apart, a cent for each of the two lines.
TEST_CASE("a total printed finer than cents is compared as printed") {
    Hand h;
    h.po("quantity=10|unit_price=1.665|category=service")
        .po("line=2|sku=B|quantity=1|unit_price=15|category=service");
    h.invoice("quantity=1|unit_price=1.665|line_total=1.665|tax=0.17|invoice_total=18.355");
    h.invoice("line=2|po_line=2|sku=B|quantity=1|unit_price=15|line_total=15|tax=1.5|invoice_total=18.355");
    CHECK(h.codes("INV-1") == "");
    CHECK(h("INV-1") == "pay 18.36/0/0/0");
    expect_same(h);
}

// Seats of January and February, credited in full by an amount: each comes back in its own month, so that January is
// paid once more and no third time ("no seat is drawn twice on one day").
TEST_CASE("a credit in full gives each line back in its own period, whatever period it prints") {
    for (const std::string period : {"", "|period_start=2025-01-01|period_end=2025-02-28"}) {
        Hand h;
        h.po("quantity=25|unit_price=10|category=license").license("sku=A|seats=25");
        const std::string january = "quantity=25|unit_price=10|period_start=2025-01-01|period_end=2025-01-31";
        const std::string february = "line=2|quantity=25|unit_price=10|period_start=2025-02-01|period_end=2025-02-28";
        h.invoice("invoice_date=2025-03-01|" + january).invoice("invoice_date=2025-03-01|" + february);
        h.invoice(
            "invoice_number=CN-1|type=credit_note|credited_invoice=INV-1|invoice_date=2025-03-02|line_total=-500" +
            period);
        h.invoice("invoice_number=INV-2|invoice_date=2025-03-05|" + january);
        h.invoice("invoice_number=INV-2|invoice_date=2025-03-05|" + february);
        h.invoice("invoice_number=INV-3|invoice_date=2025-03-06|" + january);
        CHECK(h("INV-2") == "pay 500/0/0/0");
        CHECK(h.line("INV-3").starts_with("0/0/250/0"));
        expect_same(h);
    }
}

// 5 at 10.00 and 5 at 8.00, of which 8 are delivered: 74.00 are paid and 16.00 wait, and both come back.
TEST_CASE("a credit in full gives each line back at its own price") {
    Hand h;
    h.po("quantity=10|unit_price=10").slip("quantity=8");
    h.invoice("quantity=5|unit_price=10").invoice("line=2|quantity=5|unit_price=8");
    h.invoice("invoice_number=CN-1|type=credit_note|credited_invoice=INV-1|invoice_date=2025-01-12|line_total=-90");
    CHECK(h.line("INV-1", 1) == "24/16/0/0 price-below-po quantity-above-received");
    CHECK(h.line("CN-1") == "-74/-16/0/0 credit-settles");
    expect_same(h);
}

// Tax that is on nothing is not checked, whether there never was anything or a discount or a second line took it.
TEST_CASE("tax alone is not paid where lines come to nothing") {
    for (const std::string other :
         {"line=2|po_line=|sku=|category=discount|line_total=-50", "line=2|quantity=-10|unit_price=5"}) {
        Hand h;
        h.po("quantity=10|unit_price=5|category=service").invoice("quantity=10|unit_price=5").invoice(other);
        h.invoice("line=3|po_line=|sku=|category=tax|line_total=9000");
        CHECK(h("INV-1") == "unchecked 0/0/0/9000");
        expect_same(h);
    }
}

// Of 100 printed, 50 are on a line that nobody ordered; the policy compares no totals, so the other 50 join the
// largest part, which is disputed. The credit closes both.
TEST_CASE("a credit settles an excess where it joined") {
    for (const std::string effect : {"none", ""}) {
        Hand h;
        h.policy.codes["invoice-total-mismatch"].effect = effect;
        h.po("quantity=10|unit_price=5|category=service");
        h.invoice("po_line=|sku=X|quantity=10|unit_price=5|invoice_total=100");
        h.invoice(
            "invoice_number=CN-1|type=credit_note|credited_invoice=INV-1|invoice_date=2025-01-12|po_line=|sku=X|"
            "line_total=-100");
        CHECK(h("INV-1") == "pay 0/0/100/0");
        CHECK(h("CN-1") == "pay 0/0/-100/0");
        expect_same(h);
    }
}

// What goes back on a return is printed with either sign, as the order of a return is.
TEST_CASE("goods that went back prove a return whatever the sign of their slip") {
    for (const std::string sign : {"", "-"}) {
        Hand h;
        h.po("return=X|quantity=8|unit_price=1|category=hardware").slip("quantity=" + sign + "8");
        h.invoice("invoice_number=CN-1|type=credit_note|quantity=-1|unit_price=1");
        CHECK(h("CN-1") == "pay -1/0/0/0");
        expect_same(h);
    }
}

// "An invoice line whose PO number stands in a rejected row is unchecked": the row may have taken goods back.
TEST_CASE("a line is unchecked whose order stands in a rejected row of a slip") {
    Hand h;
    h.po("quantity=10|unit_price=5").slip("quantity=10").slip("slip_number=S-2|quantity=minus ten");
    h.invoice("quantity=10|unit_price=5");
    CHECK(h("INV-1") == "unchecked 0/0/0/50");
    expect_same(h);
}

#include <string>
#include <vector>

#include "property/told_apart.hpp"

// What stands in two files, or twice, in a few rows worked by pencil: the reference gives the figures that stand
// here, and the matcher gives what the reference gives.

// "Rows that agree in every canonical column that both files have, in different files, are one row": a file without
// line numbers, or with none in that column, says nothing of them.
TEST_CASE("an invoice in two files of which one has no line numbers is read once") {
    for (const bool has_column : {false, true}) {
        Hand h;
        h.po("quantity=20|unit_price=5|category=service");
        h.file("a.csv").invoice("quantity=10|unit_price=5").invoice("line=2|quantity=3|unit_price=5");
        for (const std::string quantity : {"3", "10"}) {
            h.file("b.csv").invoice("line=|unit_price=5|quantity=" + quantity);
            if (!has_column) h.books.invoices.back().cells.erase("line");
        }
        CHECK(h("INV-1") == "pay 65/0/0/0");
        CHECK(h.told("duplicate-row"));
        expect_same(h);
    }
}

// Two equal lines in the one file are one row each of the other.
TEST_CASE("of equal lines without numbers each is one row of another file") {
    Hand h;
    h.po("quantity=40|unit_price=5|category=service");
    h.file("a.csv").invoice("quantity=10|unit_price=5").invoice("line=2|quantity=10|unit_price=5");
    for (int i = 0; i < 3; ++i) {
        h.file("b.csv").invoice("quantity=10|unit_price=5");
        h.books.invoices.back().cells.erase("line");
    }
    CHECK(h("INV-1") == "pay 150/0/0/0");
    expect_same(h);
}

// The row of the file that says more stands, and takes from the other one what it does not say itself.
TEST_CASE("a row that stands in two files has the cells of both") {
    Hand h;
    h.po("quantity=10|unit_price=5|category=service");
    h.file("a.csv").invoice("quantity=10|unit_price=5");
    h.file("b.csv").invoice("quantity=10|unit_price=5|line_total=50|description=Work|uom=EA|due_date=2025-02-10");
    for (const std::string column : {"line", "po_number", "po_line"}) h.books.invoices.back().cells.erase(column);
    CHECK(h.line("INV-1") == "50/0/0/0");
    expect_same(h);
}

// A column of totals that holds the amount of each row is no invoice's total: 50 and 15 are billed, not 15.
TEST_CASE("rows that print different totals make none, and their lines count") {
    Hand h;
    h.po("quantity=10|unit_price=5|category=service").po("line=2|sku=B|quantity=3|unit_price=5|category=service");
    h.invoice("quantity=10|unit_price=5|invoice_total=50");
    h.invoice("line=2|po_line=2|sku=B|quantity=3|unit_price=5|invoice_total=15");
    CHECK(h("INV-1") == "pay 65/0/0/0");
    CHECK(h.codes("INV-1") == "");
    expect_same(h);
}

// INV-108 of a year later has the number of the first and is no duplicate of it by its date; but it is INV-1O8, too.
TEST_CASE("a number that is like another is compared with that, though an equal one came before") {
    Hand h;
    h.po("quantity=30|unit_price=5|category=service");
    h.invoice("invoice_number=INV-108|invoice_date=2025-01-12|quantity=10|unit_price=5");
    h.invoice("invoice_number=INV-1O8|invoice_date=2025-01-27|quantity=10|unit_price=5");
    h.invoice("invoice_number=INV-108|invoice_date=2026-02-16|quantity=10|unit_price=5");
    CHECK(h.codes("INV-108", 2) == "possible-duplicate-invoice");
    expect_same(h);
}

// Of 60 printed on each, 50 are ordered; that the second has the number of the first is nothing to this policy.
TEST_CASE("the total of a second invoice of one number is compared where copies are no finding") {
    Hand h;
    h.policy.codes["duplicate-invoice"].severity = "off";
    h.po("quantity=20|unit_price=5|category=service");
    h.invoice("quantity=10|unit_price=5|invoice_total=60");
    h.invoice("invoice_date=2025-02-10|quantity=10|unit_price=5|invoice_total=60");
    for (const int copy : {1, 2}) {
        CHECK(h("INV-1", copy) == "dispute 50/0/10/0");
        CHECK(h.codes("INV-1", copy) == "invoice-total-mismatch");
    }
    expect_same(h);
}

// "Rows without line numbers at another date are another copy": at the date of a copy they are of that one.
TEST_CASE("a row without a line number is of the copy that has its date") {
    Hand h;
    h.po("quantity=20|unit_price=5|category=service");
    h.file("a.csv").invoice("quantity=10|unit_price=5|line_total=50");
    h.invoice("invoice_date=2025-09-03|quantity=10|unit_price=5|line_total=50");
    h.file("b.csv").invoice("invoice_date=2025-09-03|line=|po_line=|sku=|category=freight|line_total=11");
    CHECK(h("INV-1", 1) == "pay 50/0/0/0");
    CHECK(h("INV-1", 2) == "dispute 50/0/11/0");
    expect_same(h);
}

// The row of b.csv is the first of the two equal ones of a.csv, which then comes after the other by its content.
TEST_CASE("of equal rows the first is that of the other file") {
    Hand h;
    h.po("quantity=20|unit_price=5|category=");
    h.file("a.csv").invoice("quantity=10|unit_price=5").invoice("quantity=10|unit_price=5");
    h.file("b.csv").invoice("quantity=10|unit_price=5|category=service");
    h.books.invoices.back().cells.erase("line");
    CHECK(h("INV-1", 2) == "dispute 0/0/50/0");
    expect_same(h);
}

// The second export of an order lacks the column that says what the price is for, the first one's quote, its unit,
// ...
TEST_CASE("an order in two exports has the cells of both, whichever is read first") {
    for (const auto& [lost, parts] : {std::pair("price_base=10", "dispute 10/0/90/0"),
                                      {"quote_number=Q-1", "dispute 90/0/10/0"},
                                      {"proof=slip", "wait 0/100/0/0"},
                                      {"discount=20%", "dispute 80/0/20/0"},
                                      {"return=X", "dispute 0/0/100/0"}}) {
        for (const bool first : {true, false}) {
            Hand h;
            h.quote("unit_price=9").slip("slip_number=S-9|quantity=1|po_number=PO-9");
            const std::string order = "quantity=10|unit_price=10|category=service";
            h.po(first ? order : order + "|" + lost).po(first ? order + "|" + lost : order);
            h.books.purchase_orders.back().file = "orders-2.csv";
            h.books.purchase_orders.back().number = 2;
            h.invoice("quantity=10|unit_price=10");
            CHECK_MESSAGE(h("INV-1") == parts, lost);
            expect_same(h);
        }
    }
}

// Of 20 ordered 5 came, by two exports of which one lacks a column.
TEST_CASE("a slip and a license in two exports count once") {
    for (const std::string lost : {"vendor", "po_line", "sku", "line"}) {
        for (const bool license : {false, true}) {
            if (license && lost == "line") continue;
            Hand h;
            h.po(std::string("quantity=20|unit_price=10|category=") + (license ? "license" : "hardware"));
            auto& rows = license ? h.books.licenses : h.books.packing_slips;
            for (int i = 0; i < 2; ++i) {
                if (license) {
                    h.license("license_number=L-1|seats=5|po_line=1|sku=A");
                } else {
                    h.slip("slip_number=S-1|quantity=5|line=1|po_line=1|sku=A");
                }
            }
            rows.back().file = "second.csv";
            rows.back().number = 2;
            rows.back().cells.erase(lost);
            h.invoice("quantity=10|unit_price=10");
            CHECK_MESSAGE(h("INV-1") == "wait 50/50/0/0", lost);
            CHECK(h.told("duplicate-row"));
            expect_same(h);
        }
    }
}

// "If they do not agree, each file is a copy": by line numbers, or by what they come to in all.
TEST_CASE("an invoice that two files tell in other rows of one amount is paid once") {
    for (const std::vector<std::string>& other :
         {std::vector<std::string>{"quantity=10|unit_price=5|line_total=50|description=Blue work"},
          {"quantity=4|unit_price=5|line_total=20", "quantity=6|unit_price=5|line_total=30"}}) {
        for (const std::string numbered : {"", "line=1|"}) {
            Hand h;
            h.po("quantity=100|unit_price=5|category=service");
            h.file("a.csv").invoice(numbered + "quantity=10|unit_price=5|line_total=50|description=Work");
            if (numbered.empty()) h.books.invoices.back().cells.erase("line");
            for (const std::string& row : other) {
                h.file("b.csv").invoice(row);
                h.books.invoices.back().cells.erase("line");
            }
            CHECK(h("INV-1", 1).substr(0, 4) == "pay ");
            CHECK(h("INV-1", 2) == "dispute 0/0/50/0");
            CHECK(h.codes("INV-1", 2) == "duplicate-invoice");
            expect_same(h);
        }
    }
}

// A ledger of heads beside the ledger of lines: the lines are paid.
TEST_CASE("an invoice of several lines that another file tells in one row is paid once") {
    Hand h;
    h.po("quantity=100|unit_price=5|category=service");
    h.file("a.csv").invoice("quantity=4|unit_price=5|line_total=20|invoice_total=50");
    h.invoice("line=2|quantity=6|unit_price=5|line_total=30|invoice_total=50");
    h.file("b.csv").invoice("line=|po_number=|po_line=|sku=|quantity=|unit_price=|line_total=50|invoice_total=50");
    CHECK(h("INV-1", 1) == "pay 50/0/0/0");
    CHECK(h("INV-1", 2) == "dispute 0/0/50/0");
    expect_same(h);
}

#include "ingest/load.hpp"

#include <doctest/doctest.h>

#include "unit/ingest/loaded_folder.hpp"

using namespace msp_audit;

// What each file of a folder is taken for, and which are left out.

namespace {

using Lines = PrintedLines;

}  // namespace

TEST_CASE("what a folder holds besides exports is left out with a warning; the policy and hidden files in silence") {
    const ExportFolder folder;
    folder.write("invoices.csv", one_invoice);
    folder.write("msp-audit.toml", "[tolerance]\n");
    folder.write(".invoices.csv", "");
    folder.write("old/invoices.csv", one_invoice);
    folder.write("people.csv", "name,age\nAnn,3\n");
    folder.write("notes.md",
                 "# Vendors\n\n| vendor | supplies | currency |\n|---|---|---|\n| Contoso | laptops | USD |\n");
    folder.write("readme.md", "# Invoices\n");
    folder.write("void.csv", "");
    const auto loaded = load_folder(folder);
    CHECK(Lines(loaded->errors) == Lines{});
    CHECK(Lines(loaded->warnings) == Lines{"notes.md: left out: it is a page of text",
                                           "people.csv: left out: no row of it is a header that tells what it holds",
                                           "readme.md: left out: it is a page of text",
                                           "void.csv: left out: it is empty"});
    CHECK(loaded->books.files.size() == 1);
}

TEST_CASE("a file that was meant to be used and cannot be is an error") {
    const ExportFolder folder;
    folder.write("bills.csv", "");
    folder.write("export.csv", "Bill No,Bill Date,Qty,Price,Colour\nB-1,2026-10-01,1,1,red\n");
    folder.write("po.csv", "name,age\nAnn,3\n");
    folder.write("quotes.csv", "Quote No,Supplier,Price,Cost\nQ-1,Contoso,1,2\n");
    const auto loaded = load_folder(folder);
    CHECK(
        Lines(loaded->errors) ==
        Lines{"bills.csv: cannot be read: it is empty",
              "export.csv:1: vendor: no header of this invoices file is known to mean it; seen: Bill No, Bill Date, "
              "Qty, Price, Colour\n  hint: name it in msp-audit.toml, under [mapping.invoices]: vendor = \"...\"",
              "po.csv: no row of it is a header that tells what it holds\n  hint: --kind purchase_orders=po.csv, and "
              "for headers that are not known the lines for msp-audit.toml that inspect proposes (msp-audit inspect "
              "po.csv)",
              "quotes.csv:1: unit_price: 'Price', 'Cost' claim it\n  hint: choose one in msp-audit.toml, "
              "under [mapping.quotes]: unit_price = \"Price\""});
    CHECK(loaded->books.files.empty());
}

TEST_CASE("a file named on the command line must be usable") {
    const ExportFolder folder;
    LoadOptions options;
    options.paths = {folder.write("people.csv", "name,age\nAnn,3\n"), folder.path() + "/absent.csv",
                     folder.write("invoices.csv", one_invoice)};
    const auto loaded = load_with(folder, options);
    CHECK(Lines(loaded->errors) ==
          Lines{"people.csv: no row of it is a header that tells what it holds\n  hint: --kind "
                "invoices=people.csv, and for headers that are not known the lines for msp-audit.toml that inspect "
                "proposes (msp-audit inspect people.csv)",
                "cannot open absent.csv: No such file or directory"});
    CHECK(loaded->books.invoice_lines.size() == 1);
}

TEST_CASE("the policy's mapping settles what headers do not tell") {
    const ExportFolder folder;
    folder.write("quotes.csv", "Quote No,Supplier,Price,Cost\nQ-1,Contoso,1,2\n");
    LoadOptions options;
    options.mapping["quotes"]["unit_price"] = {"Cost"};
    const auto loaded = load_with(folder, options);
    CHECK(Lines(loaded->errors) == Lines{});
    CHECK((*loaded->books.quotes.at(0).unit_price).to_string() == "2");
    CHECK(Lines(loaded->books.files.at(0).columns) ==
          Lines{"Quote No -> quote_number", "Supplier -> vendor", "Cost -> unit_price"});
}

TEST_CASE("where two kinds fit, the file's name tells, or --kind does") {
    const std::string both = "po_number,quote_number,vendor,quantity,unit_price\nPO-7,Q-1,Contoso,1,10.00\n";
    const ExportFolder folder;
    folder.write("po.csv", both);
    folder.write("quotes.csv", both);
    LoadOptions options;
    options.kinds = {{DocumentKind::quote, folder.write("export.csv", both)}};
    options.paths = {folder.path()};
    const auto loaded = load_with(folder, options);
    CHECK(Lines(loaded->errors) == Lines{});
    CHECK(Lines(loaded->warnings) == Lines{});
    CHECK(loaded->books.po_lines.size() == 1);
    CHECK(loaded->books.quotes.size() == 2);
}

TEST_CASE("a file is not taken for one kind where its name or more of its headers tell another") {
    const ExportFolder folder;
    // Invoices whose number has a name that nobody knows would do for orders.
    folder.write("export.csv", "Our ref,Supplier,Invoice Date,Order No,Item Code,Qty,Unit Cost\n"
                               "A-1,Contoso,2026-10-01,PO-1,NB-14,5,10.00\n");
    folder.write("deliveries.csv", "Our ref,Supplier,Order No,Item Code,Qty,Price\nD-1,Contoso,PO-1,NB-14,5,10.00\n");
    // As orders it lacks a quantity, as slips a number.
    folder.write("goods.csv", "PO Number,Vendor,Item Code,Delivered,Date\nPO-1,Contoso,NB-14,5,2026-10-01\n");
    const auto loaded = load_folder(folder);
    CHECK(
        Lines(loaded->errors) ==
        Lines{
            "deliveries.csv:1: the headers fit purchase_orders, but its name tells packing_slips, which lack "
            "slip_number\n  hint: --kind purchase_orders=deliveries.csv; or, for packing_slips, name the column in "
            "msp-audit.toml, under [mapping.packing_slips]: slip_number = \"...\"",
            "export.csv:1: the headers fit purchase_orders, but more of them are those of invoices, which lack "
            "invoice_number\n  hint: --kind purchase_orders=export.csv; or, for invoices, name the column in "
            "msp-audit.toml, under [mapping.invoices]: invoice_number = \"...\"",
            "goods.csv:1: the headers may be those of purchase_orders, which lack quantity, unit_price, or of "
            "packing_slips, which lack slip_number\n  hint: say which by --kind purchase_orders=goods.csv or --kind "
            "packing_slips=goods.csv, and name the column in msp-audit.toml"});
    CHECK(loaded->books.files.empty());
}

TEST_CASE("a row of totals may name its month, a product may not be taken for one") {
    const ExportFolder folder;
    folder.write("slips.csv", "Slip No,PO No,Item Code,Qty\nLS-1,PO-1,NB-14,5\nSumme Oktober,,,5\n"
                              "October 2026 total:,,,5\nGesamt netto EUR,,,5\n,PO-1,Total Care,5\n");
    const auto loaded = load_folder(folder);
    CHECK(Lines(loaded->errors) == Lines{});
    REQUIRE(loaded->books.files.size() == 1);
    CHECK(loaded->books.files[0].rows_title == 3);
    CHECK(loaded->books.slips.size() == 2);
}

TEST_CASE("a header that the policy maps and no file of the kind has is a warning with the nearest one") {
    const ExportFolder folder;
    folder.write("invoices.csv", "Invoice No,Supplier,Invoice Date,Qty,Net Price Total,Amount\n"
                                 "INV-1,Contoso,2026-10-01,5,100.00,120.00\n");
    LoadOptions options;
    options.mapping["invoices"]["line_total"] = {"Net Price Totl"};
    options.mapping["packing_slips"]["slip_number"] = {"Docket"};  // no slips are given
    CHECK(load_with(folder, options)->warnings ==
          Lines{"[mapping.invoices] line_total: no file of invoices has a header 'Net Price Totl'; did you mean 'Net "
                "Price Total'?"});
    options.mapping["invoices"]["line_total"] = {"net price total"};
    CHECK(load_with(folder, options)->warnings.empty());
    options.mapping["invoices"]["line_total"] = {"Net Price Total", "Net Sum"};
    CHECK(load_with(folder, options)->warnings ==
          Lines{"[mapping.invoices] line_total: no file of invoices has a header 'Net Sum'"});
    folder.write("more.csv", "Invoice No,Supplier,Invoice Date,Qty,Net Sum,Amount\n"
                             "INV-2,Contoso,2026-10-01,5,50.00,60.00\n");
    const auto loaded = load_with(folder, options);
    CHECK(loaded->warnings.empty());
    REQUIRE(loaded->books.invoice_lines.size() == 2);
    CHECK(*loaded->books.invoice_lines[0].line_total + *loaded->books.invoice_lines[1].line_total == Decimal(150));
    folder.write("more.csv", "Invoice No,Supplier,Invoice Date,Qty,Net Sum,Net Price Total\n"
                             "INV-2,Contoso,2026-10-01,5,50.00,60.00\n");
    CHECK(
        Lines(load_with(folder, options)->errors) ==
        Lines{"more.csv:1: line_total: 'Net Sum', 'Net Price Total' claim it\n  hint: choose one in msp-audit.toml, "
              "under [mapping.invoices]: line_total = \"Net Sum\""});
}

TEST_CASE("Excel's mark that a workbook is open is left out") {
    const ExportFolder folder;
    folder.write("invoices.csv", one_invoice);
    folder.write("~$invoices.csv", one_invoice);
    const auto loaded = load_folder(folder);
    CHECK(loaded->books.files.size() == 1);
    CHECK(loaded->errors.empty());
    CHECK(loaded->warnings == Lines{"~$invoices.csv: left out: it only says that a workbook is open in Excel"});
}

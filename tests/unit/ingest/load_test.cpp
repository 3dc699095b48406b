#include "ingest/load.hpp"

#include <doctest/doctest.h>

#include "core/columns.hpp"
#include "unit/ingest/export_folder.hpp"
#include "unit/ingest/printed_lines.hpp"

using namespace msp_audit;

namespace {

using Lines = PrintedLines;

struct Loaded {
    Books books;
    Lines errors, warnings;
    bool ambiguous = false;
};

std::unique_ptr<Loaded> load_with(const ExportFolder& folder, LoadOptions options) {
    if (options.paths.empty()) options.paths = {folder.path()};
    auto loaded = std::make_unique<Loaded>();
    LoadTrouble trouble = load(options, loaded->books);
    for (const auto& text : trouble.errors) loaded->errors.push_back(folder.without_path(text));
    for (const auto& text : trouble.warnings) loaded->warnings.push_back(folder.without_path(text));
    loaded->ambiguous = trouble.ambiguous;
    return loaded;
}

std::unique_ptr<Loaded> load_folder(const ExportFolder& folder) { return load_with(folder, {}); }

/// "invoices.csv:3: quantity: 'x' is not an amount: ..." for each rejected row, as a run prints it.
Lines rejections(const ExportFolder& folder, const Books& books) {
    Lines lines;
    for (const RejectedRow& row : books.rejected) {
        std::string line = books.files.at(row.source.file).name + ":" + std::to_string(row.source.row) + ": ";
        if (!row.column.empty()) line += row.column + ": ";
        if (!row.value.empty()) line += "'" + row.value + "' ";
        lines.push_back(folder.without_path(line + row.reason + " | " + row.text));
    }
    return lines;
}

void check_conservation(const Books& books) {
    for (const InputFile& file : books.files) {
        std::size_t left_out = 0;
        for (const auto& [condition, rows] : file.left_out) left_out += rows;
        CHECK(file.rows_read == file.rows_used + file.rows_rejected + left_out + file.rows_joined + file.rows_title +
                                    file.rows_repeated);
    }
}

constexpr std::string_view invoice_header = "invoice_number,vendor,invoice_date,po_number,quantity,unit_price\n";
std::string invoices(std::string_view rows) { return std::string(invoice_header) + std::string(rows); }
const std::string one_invoice = invoices("INV-1,Contoso,2026-10-01,PO-7,2,10.00\n");

}  // namespace

TEST_CASE("a folder of canonical exports of all five kinds is read") {
    const ExportFolder folder;
    folder.write("invoices.csv", one_invoice);
    folder.write("licenses.csv", "license_number,seats\nL-1,25\n");
    folder.write("packing_slips.csv", "slip_number,po_number,quantity\nS-1,PO-7,2\n");
    folder.write("purchase_orders.csv", "po_number,vendor,line,quantity,unit_price\nPO-7,Contoso,1,2,10.00\n");
    folder.write("quotes.csv", "quote_number,vendor,unit_price\nQ-1,Contoso,10.00\n");
    const auto loaded = load_folder(folder);
    const Books& books = loaded->books;
    CHECK(Lines(loaded->errors) == Lines{});
    CHECK(Lines(loaded->warnings) == Lines{});
    CHECK(books.quotes.size() == 1);
    CHECK(books.po_lines.size() == 1);
    CHECK(books.slips.size() == 1);
    CHECK(books.licenses.size() == 1);
    CHECK(books.invoice_lines.size() == 1);
    REQUIRE(books.files.size() == 5);
    CHECK(folder.without_path(books.files[0].name) == "invoices.csv");
    CHECK(books.files[0].kind == DocumentKind::invoice);
    CHECK(books.files[3].has_line_numbers);
    CHECK_FALSE(books.files[0].has_line_numbers);
    CHECK(books.quotes[0].source == SourceRef{4, 2});
    CHECK(ColumnSet(books.files[1].column_bits).has(Column::seats));
    CHECK(ColumnSet(books.files[1].column_bits).size() == 2);
    CHECK(books.has(DocumentKind::quote));
    check_conservation(books);
}

TEST_CASE("rows are rejected with file, row, column, value and reason, and the rest is used") {
    const ExportFolder folder;
    folder.write("invoices.csv", invoices("INV-1,Contoso,2026-10-01,PO-7,2,10.00\n"
                                          "INV-2,Contoso,2026-10-01,PO-7,two,10.00\n"
                                          "INV-3,Contoso,2026-10-01\n"
                                          "INV-4,,2026-10-01,PO-7,2,10.00\n"));
    const auto loaded = load_folder(folder);
    CHECK(rejections(folder, loaded->books) ==
          Lines{"invoices.csv:3: quantity: 'two' is not an amount: 't' is no part of a number | "
                "INV-2,Contoso,2026-10-01,PO-7,two,10.00",
                "invoices.csv:4: the row has 3 fields, the header has 6 | INV-3,Contoso,2026-10-01",
                "invoices.csv:5: vendor: the cell is empty | INV-4,,2026-10-01,PO-7,2,10.00"});
    CHECK(loaded->books.files.at(0).rows_used == 1);
    CHECK(loaded->books.files.at(0).rows_read == 4);
    check_conservation(loaded->books);
}

TEST_CASE("a row that cannot be split still names its document, as far as that can be read") {
    const ExportFolder folder;
    folder.write("invoices.csv", invoices("INV-1,Contoso,2026-10-01,PO-7,2,10.00\n"
                                          "\"INV-2\", Contoso ,2026-10-01,PO-8\n"
                                          "INV-3\n"));
    const auto loaded = load_folder(folder);
    const auto& rejected = loaded->books.rejected;
    REQUIRE(rejected.size() == 2);
    CHECK(loaded->books.text(rejected[0].document) == "INV-2");
    CHECK(loaded->books.text(rejected[0].vendor) == "Contoso");
    CHECK(loaded->books.text(rejected[0].po_number).empty());  // its last cell may be cut short
    CHECK(loaded->books.text(rejected[1].document).empty());
}

TEST_CASE("rows are read in groups, and what is rejected among them keeps its order and its text") {
    const ExportFolder folder;
    std::string rows;
    for (int i = 0; i < 50; ++i) {
        const std::string number = std::to_string(i);
        if (i == 7) rows += "INV-7,Contoso,2026-10-01,\"PO\n7\",2,10.00\n";
        if (i == 20) rows += "INV-20,Contoso,2026-10-01\n";
        const bool is_wrong = i == 3 || i == 21 || i == 49;
        rows += "INV-" + number + ",Contoso,2026-10-01,PO-" + number + (is_wrong ? ",x" : ",2") + ",10.00\n";
    }
    folder.write("invoices.csv", invoices(rows));
    const auto loaded = load_folder(folder);
    const Books& books = loaded->books;
    const std::string reason = ": quantity: 'x' is not an amount: 'x' is no part of a number | INV-";
    const std::string rest = ",Contoso,2026-10-01,PO-";
    CHECK(rejections(folder, books) ==
          Lines{"invoices.csv:5" + reason + "3" + rest + "3,x,10.00",
                "invoices.csv:24: the row has 3 fields, the header has 6 | INV-20,Contoso,2026-10-01",
                "invoices.csv:26" + reason + "21" + rest + "21,x,10.00",
                "invoices.csv:54" + reason + "49" + rest + "49,x,10.00"});
    REQUIRE(books.invoice_lines.size() == 48);
    std::uint32_t above = 0;
    for (const InvoiceLine& line : books.invoice_lines) {
        CHECK(line.source.row > above);
        above = line.source.row;
        const InvoiceHeader& header = books.invoice_headers[line.header];
        const std::string number(books.text(header.number).substr(4));
        CHECK(books.text(line.po_number) == (above == 9 ? "PO\n7" : "PO-" + number));
        CHECK(books.text(header.vendor) == "Contoso");
    }
    check_conservation(books);
}

TEST_CASE("titles, repeated headers and totals are counted, blank rows passed over, and none is rejected") {
    const ExportFolder folder;
    folder.write("invoices.csv", "Contoso Ltd,,,,,\nOctober 2026,,,,,\n" +
                                     invoices("INV-1,Contoso,2026-10-01,PO-7,2,10.00\n") +
                                     std::string(invoice_header) +
                                     "INV-2,Contoso,2026-10-01,PO-7,2,10.00\n,,,,,\n"
                                     "Total,,,,4,\nGrand total:,,,,,\"1,040.00\"\n,Subtotal,,,,40.00\n"
                                     "Total,,,,see below,\n");
    const auto loaded = load_folder(folder);
    const InputFile& file = loaded->books.files.at(0);
    CHECK(file.rows_used == 2);
    CHECK(file.rows_title == 6);
    CHECK(rejections(folder, loaded->books) ==
          Lines{"invoices.csv:11: quantity: 'see below' is not an amount: 's' is no part of a number | "
                "Total,,,,see below,"});
    check_conservation(loaded->books);
}

TEST_CASE("a file with a comma for its decimal mark is read as such, even if only its last rows tell") {
    const ExportFolder folder;
    std::string text = "Bill No;Supplier;Bill Date;Qty;Price\n";
    for (int row = 0; row < 1500; ++row) text += "B-" + std::to_string(row) + ";Contoso;03.02.2026;1;1.234\n";
    text += "B-X;Contoso;31.01.2026;1;12,50\n";
    folder.write("bills.csv", text);
    const auto loaded = load_folder(folder);
    CHECK(Lines(loaded->errors) == Lines{});
    CHECK(loaded->books.rejected.empty());
    REQUIRE(loaded->books.invoice_lines.size() == 1501);
    CHECK((*loaded->books.invoice_lines[0].unit_price).to_string() == "1234");
    CHECK(loaded->books.invoice_headers[0].date.to_string() == "2026-02-03");
    check_conservation(loaded->books);
}

TEST_CASE("a column with two readings stops the run and names the option, which then settles it") {
    const ExportFolder folder;
    folder.write("invoices.csv", invoices("INV-1,Contoso,03/02/2026,PO-7,2,10.00\n"));
    const auto stopped = load_folder(folder);
    CHECK(stopped->ambiguous);
    CHECK(stopped->books.invoice_lines.empty());
    REQUIRE(stopped->errors.size() == 1);
    CHECK(
        stopped->errors[0].starts_with("invoices.csv:2: invoice_date: '03/02/2026' means 2026-02-03 or 2026-03-02"));
    LoadOptions options;
    options.date_order["invoices"] = DateOrder::mdy;
    const auto settled = load_with(folder, options);
    CHECK_FALSE(settled->ambiguous);
    CHECK(settled->books.invoice_headers.at(0).date.to_string() == "2026-03-02");
}

TEST_CASE("a reading that another column settled is a warning and a note of the file") {
    const ExportFolder folder;
    folder.write("invoices.csv", invoices("INV-1,Contoso,2026-10-01,PO-7,\"1,000\",10.00\n"));
    const auto loaded = load_folder(folder);
    CHECK(Lines(loaded->warnings) == Lines{"invoices.csv: quantity: '1,000' (row 2) is read with a decimal point, as "
                                           "unit_price has '10.00' (row 2)"});
    CHECK(loaded->books.files.at(0).notes.size() == 1);
    CHECK((*loaded->books.invoice_lines.at(0).quantity).to_string() == "1000");
}

TEST_CASE("a discount that no line total explains stops the run") {
    const ExportFolder folder;
    folder.write("invoices.csv", "invoice_number,vendor,invoice_date,quantity,unit_price,discount\n"
                                 "INV-1,Contoso,2026-10-01,2,10.00,5\n");
    const auto stopped = load_folder(folder);
    CHECK(stopped->ambiguous);
    CHECK(
        Lines(stopped->errors) ==
        Lines{
            "invoices.csv:2: discount: '5' may be a percentage, an amount off the line or off the unit price, and no "
            "line total tells which\n  hint: --discount percent, --discount line-amount or --discount "
            "unit-amount; for this file alone --discount invoices.csv=percent"});
    folder.write("invoices.csv", "invoice_number,vendor,invoice_date,quantity,unit_price,Discount %\n"
                                 "INV-1,Contoso,2026-10-01,2,10.00,5\n");
    const auto percent = load_folder(folder);
    CHECK(Lines(percent->errors) == Lines{});
    CHECK(percent->books.invoice_extras.at(0).discount.kind == DiscountKind::percent);
}

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
              "Qty, Price, Colour\n  hint: name it in msp-audit.toml: [mapping.invoices] vendor = \"...\"",
              "po.csv: no row of it is a header that tells what it holds\n  hint: --kind purchase_orders=po.csv, or "
              "a [mapping] in msp-audit.toml",
              "quotes.csv:1: unit_price: 'Price', 'Cost' claim it\n  hint: choose one in msp-audit.toml: "
              "[mapping.quotes] unit_price = \"Price\""});
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
                "invoices=people.csv, or a [mapping] in msp-audit.toml",
                "cannot open absent.csv: No such file or directory"});
    CHECK(loaded->books.invoice_lines.size() == 1);
}

TEST_CASE("the policy's mapping settles what headers do not tell") {
    const ExportFolder folder;
    folder.write("quotes.csv", "Quote No,Supplier,Price,Cost\nQ-1,Contoso,1,2\n");
    LoadOptions options;
    options.mapping["quotes"]["unit_price"] = "Cost";
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
            "msp-audit.toml: [mapping.packing_slips] slip_number = \"...\"",
            "export.csv:1: the headers fit purchase_orders, but more of them are those of invoices, which lack "
            "invoice_number\n  hint: --kind purchase_orders=export.csv; or, for invoices, name the column in "
            "msp-audit.toml: [mapping.invoices] invoice_number = \"...\"",
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

TEST_CASE("a file that is given twice is read once, and that is said") {
    const ExportFolder folder;
    const std::string path = folder.write("invoices.csv", one_invoice);
    LoadOptions options;
    options.paths = {path, folder.path() + "/./invoices.csv"};
    const auto loaded = load_with(folder, options);
    CHECK(Lines(loaded->warnings) == Lines{"./invoices.csv: given twice; it is read once"});
    CHECK(loaded->books.invoice_lines.size() == 1);
}

TEST_CASE("a header without rows is supplied and said aloud") {
    const ExportFolder folder;
    folder.write("invoices.csv", invoice_header);
    const auto loaded = load_folder(folder);
    CHECK(Lines(loaded->warnings) == Lines{"invoices.csv: it has a header and no rows"});
    CHECK(loaded->books.has(DocumentKind::invoice));
    CHECK_FALSE(loaded->books.has(DocumentKind::quote));
}

TEST_CASE("amounts under headers with a currency are in it") {
    const ExportFolder folder;
    folder.write("invoices.csv", "Invoice No,Vendor,Date,Amount (EUR)\nINV-1,Contoso,2026-10-01,5.00\n");
    const auto loaded = load_folder(folder);
    CHECK(Lines(loaded->errors) == Lines{});
    CHECK(loaded->books.text(loaded->books.invoice_headers.at(0).currency) == "EUR");
    CHECK(ColumnSet(loaded->books.files.at(0).column_bits).has(Column::currency));
}

TEST_CASE("fields that stand on first rows only pass down, and what leans on a rejected row keeps its text") {
    const ExportFolder folder;
    folder.write("invoices.csv", invoices("INV-1,Contoso,2026-10-01,PO-7,2,10.00\n,,,,3,10.00\n"
                                          "INV-2,Contoso,2026-10-01,PO-7,x,10.00\n,,,,4,10.00\n"));
    const auto loaded = load_folder(folder);
    CHECK(loaded->books.invoice_lines.size() == 2);
    CHECK(loaded->books.invoice_lines.at(1).passed_down);
    CHECK(rejections(folder, loaded->books) ==
          Lines{"invoices.csv:4: quantity: 'x' is not an amount: 'x' is no part of a number | "
                "INV-2,Contoso,2026-10-01,PO-7,x,10.00",
                "invoices.csv:5: invoice_number: row 4, which begins its document, is rejected | ,,,,4,10.00"});
    check_conservation(loaded->books);
}

TEST_CASE("the same inputs give the same books whatever the number of threads") {
    const ExportFolder folder;
    for (int file = 0; file < 6; ++file) {
        std::string rows;
        for (int row = 0; row < 50 * (file + 1); ++row) {
            rows += "INV-" + std::to_string(row / 3) + ",Vendor " + std::to_string(file) + ",2026-10-01,PO-7,1,1\n";
        }
        folder.write("invoices-" + std::to_string(file) + ".csv", invoices(rows));
    }
    LoadOptions one;
    one.threads = 1;
    LoadOptions four;
    four.threads = 4;
    const auto single = load_with(folder, one);
    const auto several = load_with(folder, four);
    REQUIRE(single->books.invoice_lines.size() == 1050);
    REQUIRE(several->books.invoice_lines.size() == 1050);
    for (std::size_t i = 0; i < 1050; ++i) {
        const InvoiceLine& a = single->books.invoice_lines[i];
        const InvoiceLine& b = several->books.invoice_lines[i];
        CHECK(a.source == b.source);
        CHECK(a.header == b.header);
        CHECK(single->books.text(single->books.invoice_headers[a.header].vendor) ==
              several->books.text(several->books.invoice_headers[b.header].vendor));
    }
}

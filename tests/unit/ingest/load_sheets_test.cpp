#include <doctest/doctest.h>

#include "core/columns.hpp"
#include "ingest/load.hpp"
#include "unit/ingest/loaded_folder.hpp"
#include "unit/ingest/small_workbook.hpp"

using namespace msp_audit;
using test::sheet_rows;
using test::SmallWorkbook;

namespace {

using Lines = PrintedLines;

const std::vector<std::string> bill_header{"Invoice No", "Vendor", "Invoice Date", "PO", "Qty", "Unit Price"};
const std::vector<std::string> order_header{"PO Number", "Vendor", "Line", "Quantity", "Unit Price"};

std::string bills(const std::string& number = "INV-1") {
    return sheet_rows({bill_header, {number, "Contoso", "=45961|1", "PO-7", "=2", "=10.050000000000001"}});
}
std::string orders() { return sheet_rows({order_header, {"PO-7", "Contoso", "=1", "=2", "=10.05"}}); }

SmallWorkbook book_of(std::vector<test::SmallSheet> sheets) {
    SmallWorkbook book{std::move(sheets)};
    book.formats = {"dd\\.mm\\.yyyy", "0000000"};
    return book;
}

std::string text_of(const Books& books, TextId id) { return std::string(books.text(id)); }

Lines files_of(const ExportFolder& folder, const Books& books) {
    Lines lines;
    for (const InputFile& file : books.files) {
        lines.push_back(folder.without_path(file.name) + ": " + std::string(plural_of(file.kind)) + " " +
                        std::to_string(file.rows_used));
    }
    return lines;
}

Lines rejections(const ExportFolder& folder, const Books& books) {
    Lines lines;
    for (const RejectedRow& row : books.rejected) {
        lines.push_back(folder.without_path(books.files.at(row.source.file).name) + ":" +
                        std::to_string(row.source.row) + ": " + row.column + ": '" + row.value + "' " + row.reason);
    }
    return lines;
}

}  // namespace

TEST_CASE("a workbook in a folder is read like any export, and its rows are those of the sheet") {
    const ExportFolder folder;
    const std::string rows = sheet_rows({{"Contoso Ltd"}}, 1) +
                             sheet_rows({bill_header,
                                         {"=4500000018", "Contoso", "=45961|1", "=7|2", "=2", "=1234.5600000000001"},
                                         {"line\nbreak", "Contoso", "=45961|1", "", "=1", "=1.125"}},
                                        3) +
                             sheet_rows({{"INV-3", "Contoso", "soon", "", "=1", "=1"}}, 17);
    folder.write("bills.xlsx", book_of({{"Only", rows}}).bytes());
    const auto loaded = load_folder(folder);
    CHECK(loaded->errors == Lines{});
    CHECK(loaded->warnings == Lines{});
    const Books& books = loaded->books;
    CHECK(files_of(folder, books) == Lines{"bills.xlsx: invoices 2"});
    CHECK(rejections(folder, books) ==
          Lines{"bills.xlsx:17: Invoice Date: 'soon' is not a date: it is not written like one"});
    REQUIRE(books.invoice_lines.size() == 2);
    CHECK(books.invoice_lines[0].source.row == 4);
    CHECK(books.invoice_lines[1].source.row == 5);
    CHECK(text_of(books, books.invoice_headers[0].number.text) == "4500000018");
    CHECK(text_of(books, books.invoice_lines[0].po_number.text) == "0000007");
    CHECK(books.invoice_headers[0].date.to_string() == "2025-10-31");
    CHECK(books.files[0].rows_read == 4);
    CHECK(books.files[0].rows_title == 1);
}

TEST_CASE("numbers of a sheet have no decimal mark to be asked for") {
    const ExportFolder folder;
    folder.write("bills.xlsx",
                 book_of({{"S", sheet_rows({bill_header, {"A", "V", "=45961|1", "", "=1", "=12.345"}})}}).bytes());
    const auto price_with = [&](const LoadOptions& options) {
        const auto loaded = load_with(folder, options);
        CHECK(loaded->errors == Lines{});
        CHECK(loaded->books.rejected.empty());
        REQUIRE(loaded->books.invoice_lines.size() == 1);
        return loaded->books.invoice_lines[0].unit_price.value_or(Decimal()).to_string();
    };
    CHECK(price_with({}) == "12.345");
    LoadOptions comma;
    comma.decimal[""] = DecimalMark::comma;
    CHECK(price_with(comma) == "12.345");
}

TEST_CASE("a number among texts with a decimal comma is the number that the sheet stores") {
    const ExportFolder folder;
    folder.write("bills.xlsx", book_of({{"S", sheet_rows({bill_header,
                                                          {"A", "V", "13.10.2026", "", "1", "1.234,50"},
                                                          {"B", "V", "=46303|1", "", "1", "2.000"},
                                                          {"C", "V", "01.02.2026", "", "1", "=310.5"},
                                                          {"D", "V", "01.02.2026", "", "1", "=1.234"},
                                                          {"E", "V", "01.02.2026", "", "1", "300,00"}})}})
                                   .bytes());
    const auto loaded = load_folder(folder);
    CHECK(loaded->errors == Lines{});
    CHECK(loaded->books.rejected.empty());
    REQUIRE(loaded->books.invoice_lines.size() == 5);
    Lines prices;
    for (const InvoiceLine& line : loaded->books.invoice_lines) prices.push_back((*line.unit_price).to_string());
    CHECK(prices == Lines{"1234.5", "2000", "310.5", "1.234", "300"});
}

TEST_CASE("the first sheet with a known header is read, and the others that have one are named") {
    const ExportFolder folder;
    folder.write("book.xlsx", book_of({{"About", sheet_rows({{"Vendor", "Contoso"}})},
                                       {"Bills", bills()},
                                       {"Blank", sheet_rows({})},
                                       {"Orders", orders()},
                                       {"Old", bills("INV-0"), "hidden"}})
                                  .bytes());
    const auto loaded = load_folder(folder);
    CHECK(loaded->errors == Lines{});
    CHECK(files_of(folder, loaded->books) == Lines{"book.xlsx:Bills: invoices 1"});
    const std::string rest = " to read it, and every other sheet of the file that counts";
    CHECK(
        loaded->warnings ==
        Lines{
            "book.xlsx:Bills: its sheet 'Orders' has a known header, too, and is not read\n  hint: give "
            "book.xlsx:Orders" +
                rest,
            "book.xlsx:Bills: its sheet 'Old' is hidden, and has a known header, too, and is not read\n  hint: give "
            "book.xlsx:Old" +
                rest,
            "book.xlsx:Bills: its sheet 'About' has no header that tells what it holds, and is not read\n  hint: "
            "msp-audit inspect book.xlsx:About says what it lacks, if it counts"});
}

TEST_CASE("a sheet that is empty is told of where its name promises documents") {
    const ExportFolder folder;
    folder.write("book.xlsx",
                 book_of({{"Invoices", sheet_rows({})}, {"Sheet2", sheet_rows({})}, {"Bills", bills()}}).bytes());
    const auto loaded = load_folder(folder);
    CHECK(loaded->warnings == Lines{"book.xlsx:Bills: its sheet 'Invoices' is empty"});
    CHECK(loaded->books.invoice_lines.size() == 1);
}

TEST_CASE("sheets are chosen by name, and none of a workbook counts twice") {
    const ExportFolder folder;
    const std::string book = folder.write("book.xlsx", book_of({{"Bills", bills()}, {"Orders", orders()}}).bytes());
    LoadOptions options;
    options.paths = {folder.path(), book + ":orders", book + ":Bills", book + ":Bills"};
    const auto loaded = load_with(folder, options);
    CHECK(loaded->errors == Lines{});
    CHECK(loaded->warnings == Lines{"book.xlsx:Bills: given twice; it is read once"});
    CHECK(files_of(folder, loaded->books) ==
          Lines{"book.xlsx:Orders: purchase_orders 1", "book.xlsx:Bills: invoices 1"});
    options.paths = {book, book + ":Bills"};
    CHECK(load_with(folder, options)->warnings ==
          Lines{"book.xlsx: only those of its sheets that are named are read"});
    options.paths = {book + ":Bils"};
    CHECK(load_with(folder, options)->errors ==
          Lines{"cannot read book.xlsx:Bils: it has no sheet 'Bils'\n  hint: its sheets are 'Bills', 'Orders'"});
    options.paths = {};
    options.kinds = {{DocumentKind::invoice, book + ":Bills"}};
    CHECK(files_of(folder, load_with(folder, options)->books) == Lines{"book.xlsx:Bills: invoices 1"});
}

TEST_CASE("a file whose name has a colon is that file, and only workbooks have sheets") {
    const ExportFolder folder;
    folder.write("bills.csv", one_invoice);
    const std::string odd = folder.write("bills.csv:x", invoices("INV-9,Contoso,2026-10-01,PO-7,2,10.00\n"));
    LoadOptions options;
    options.paths = {odd};
    CHECK(files_of(folder, load_with(folder, options)->books) == Lines{"bills.csv:x: invoices 1"});
    options.paths = {folder.path() + "/bills.csv:Sheet1"};
    CHECK(load_with(folder, options)->errors ==
          Lines{"cannot read bills.csv:Sheet1: it is no workbook, so it has no sheet 'Sheet1'"});
}

TEST_CASE("readings for a workbook's name hold for its sheets") {
    const ExportFolder folder;
    const std::string rows = sheet_rows({bill_header, {"A", "V", "03/02/2026", "", "=1", "=1"}});
    folder.write("book.xlsx", book_of({{"Bills", rows}, {"Notes", ""}}).bytes());
    LoadOptions options;
    options.date_order["book.xlsx"] = DateOrder::dmy;
    const auto loaded = load_with(folder, options);
    CHECK(loaded->errors == Lines{});
    CHECK(loaded->books.invoice_headers.at(0).date.to_string() == "2026-02-03");
}

TEST_CASE("an identifier that a sheet stores as a number is kept as printed, by a mapping and by a profile") {
    // Orders take Rate for a price, and none knows Widget.
    for (const char* header : {"Rate", "Widget"}) {
        CAPTURE(header);
        const ExportFolder folder;
        const std::string rows = sheet_rows({{"No", "Vendor", "Day", header, "Total"},
                                             {"A", "Contoso", "=45961|1", "=310.5", "=2.125"},
                                             {"B", "Contoso", "=45961|1", "=310.125", "=10"}});
        LoadOptions options;
        options.paths = {folder.write("bills.xlsx", book_of({{"S", rows}}).bytes())};
        const auto skus = [&] {
            const auto loaded = load_with(folder, options);
            Lines lines = rejections(folder, loaded->books);
            for (const InvoiceLine& line : loaded->books.invoice_lines) {
                lines.push_back(text_of(loaded->books, line.sku.text) + " " + (*line.line_total).to_string());
            }
            return lines;
        };
        options.kinds = {{DocumentKind::invoice, options.paths[0]}};
        options.mapping["invoices"] = {
            {"invoice_number", {"No"}}, {"invoice_date", {"Day"}}, {"sku", {header}}, {"line_total", {"Total"}}};
        CHECK(skus() == Lines{"310.5 2.125", "310.125 10"});
        options.kinds.clear();
        options.mapping.clear();
        options.profile = folder.write(
            "bills.toml",
            "name = \"bills\"\ntitle = \"the bills\"\n[[table]]\nname = \"B\"\nheaders = [\"No\", \"Day\"]\n"
            "decimal = \"point\"\n[[document]]\nkind = \"invoices\"\nfrom = \"B\"\n[document.columns]\n"
            "invoice_number = \"B.No\"\ninvoice_date = \"B.Day\"\nvendor = \"B.Vendor\"\nsku = \"B." +
                std::string(header) + "\"\nline_total = \"B.Total\"\n");
        const bool is_known_somewhere = std::string_view(header) == "Rate";
        CHECK(skus().front() == "310.5 2.125");
        if (is_known_somewhere) CHECK(skus().back() == "310.125 10");
    }
}

TEST_CASE("what a spreadsheet could not compute is neither money nor a key") {
    const ExportFolder folder;
    const auto row = [](const std::string& number, const std::string& cells) {
        return "<row r=\"" + number + "\"><c r=\"A" + number + "\" t=\"inlineStr\"><is><t>INV-" + number +
               "</t></is></c><c t=\"inlineStr\"><is><t>V</t></is></c><c s=\"1\"><v>45961</v></c>" + cells + "</row>";
    };
    folder.write(
        "bills.xlsx",
        book_of({{"S", sheet_rows({bill_header}) + row("2", "<c/><c><v>1</v></c><c t=\"e\"><v>#REF!</v></c>") +
                           row("3", "<c t=\"e\"><v>#N/A</v></c><c><v>1</v></c><c><v>1</v></c>") +
                           row("4", "<c/><c><v>1</v></c><c><f>E4*2</f></c>")}})
            .bytes());
    const auto loaded = load_folder(folder);
    CHECK(rejections(folder, loaded->books) ==
          Lines{"bills.xlsx:2: Unit Price: '#REF!' is not an amount: '#' is no part of a number",
                "bills.xlsx:3: PO: '#N/A' is what a spreadsheet shows for a formula without a value",
                "bills.xlsx:4: Unit Price: '#FORMULA!' is not an amount: '#' is no part of a number"});
    CHECK(loaded->warnings ==
          Lines{"bills.xlsx: the value of 1 formula was never stored, first in cell F4: such a cell reads #FORMULA!\n"
                "  hint: open the file in a spreadsheet and save it",
                "bills.xlsx: every row of it is rejected"});
}

TEST_CASE("hidden rows count, and a row of a sheet may end before its last columns but not go beyond them") {
    const ExportFolder folder;
    const std::string start = "<c t=\"inlineStr\"><is><t>X</t></is></c><c t=\"inlineStr\"><is><t>V</t></is></c>"
                              "<c s=\"1\"><v>45961</v></c><c/><c><v>1</v></c><c><v>2</v></c>";
    std::vector<std::string> header = bill_header;
    header.push_back("Description");
    folder.write("bills.xlsx", book_of({{"S", sheet_rows({header}) + "<row r=\"2\" hidden=\"1\">" + start +
                                                  "</row><row>" + start + "<c/><c><v>9</v></c></row>"}})
                                   .bytes());
    const auto loaded = load_folder(folder);
    CHECK(loaded->books.files.at(0).rows_used == 1);
    CHECK(rejections(folder, loaded->books) == Lines{"bills.xlsx:3: : '' the row has 8 fields, the header has 7"});
    CHECK(loaded->books.rejected.at(0).hint == "clear the cells to the right of the last header, or give them one");
    CHECK(loaded->warnings == Lines{"bills.xlsx: 1 hidden row is read like the others; the first is row 2"});
}

TEST_CASE("a header over several lines of text keeps the numbers of the rows below it") {
    const ExportFolder folder;
    auto header = bill_header;
    header[0] = "Invoice\nNo";
    folder.write(
        "bills.xlsx",
        book_of({{"S", sheet_rows({{"a title\nof two lines"}, header, {"INV-1", "V", "=45961|1", "", "=1", "=1"}})}})
            .bytes());
    const auto loaded = load_folder(folder);
    CHECK(loaded->errors == Lines{});
    REQUIRE(loaded->books.invoice_lines.size() == 1);
    CHECK(loaded->books.invoice_lines[0].source.row == 3);
}

TEST_CASE("a workbook that cannot be read is an error where it is needed, with a remedy") {
    const ExportFolder folder;
    const std::string whole = book_of({{"S", bills()}}).bytes();
    folder.write("invoices.xlsx", whole.substr(0, whole.size() - 30));
    folder.write("locked.xlsx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    const auto loaded = load_folder(folder);
    CHECK(loaded->errors ==
          Lines{"cannot read invoices.xlsx: its zip archive is damaged or cut off (Not a zip archive)\n"
                "  hint: copy it anew; 'unzip -t' tells whether a copy is whole"});
    CHECK(loaded->warnings ==
          Lines{"locked.xlsx: left out: it is an old workbook (.xls), a workbook with a password or "
                "another Office document; save it as .xlsx without a password, or as CSV"});
}

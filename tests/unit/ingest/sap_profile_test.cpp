#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "ingest/load.hpp"

using namespace msp_audit;

// Each figure was worked out a second way before the code was written: with awk on the files as they are (`q` below
// reads CSV with quotes: gawk -v FPAT='[^,]*|"[^"]*"'), or with sqlite3 where tables are joined.

namespace {

/// The real SAP tables, read once.
struct SapBooks {
    std::string folder;
    Books books;
    LoadTrouble trouble;

    explicit SapBooks(std::string profile) {
#ifdef MSP_AUDIT_REAL_DATA
        folder = std::string(MSP_AUDIT_REAL_DATA) + "/sap";
#endif
        if (!std::filesystem::is_directory(folder)) folder.clear();
        if (folder.empty()) return;
        LoadOptions options;
        options.paths = {folder};
        options.profile = std::move(profile);
        trouble = load(options, books);
    }
};

const SapBooks& sap() {
    static const SapBooks books("sap");
    if (books.folder.empty()) MESSAGE("skipped: no real exports under 'sap'");
    return books;
}

const InputFile& file(const Books& books, const std::string& name) {
    const auto found = std::find_if(books.files.begin(), books.files.end(),
                                    [&name](const InputFile& one) { return one.name.ends_with(name); });
    REQUIRE(found != books.files.end());
    return *found;
}

std::size_t left_out_in_all(const InputFile& one) {
    std::size_t sum = 0;
    for (const auto& [condition, rows] : one.left_out) sum += rows;
    return sum;
}

/// The line of an invoice by its document number and line.
const InvoiceLine& invoice_line(const Books& books, std::string_view number, std::string_view line) {
    const auto found = std::find_if(books.invoice_lines.begin(), books.invoice_lines.end(), [&](const auto& one) {
        return books.text(books.invoice_headers[one.header].number) == number && books.text(one.line) == line;
    });
    REQUIRE(found != books.invoice_lines.end());
    return *found;
}

const PoLine& po_line(const Books& books, std::string_view number, std::string_view line) {
    const auto found = std::find_if(books.po_lines.begin(), books.po_lines.end(), [&](const auto& one) {
        return books.text(books.po_headers[one.header].number) == number && books.text(one.line) == line;
    });
    REQUIRE(found != books.po_lines.end());
    return *found;
}

}  // namespace

TEST_CASE("the six SAP tables are recognised by their headers, with and without --profile") {
    if (sap().folder.empty()) return;
    const SapBooks recognised("");
    REQUIRE(recognised.books.files.size() == 6);
    for (const InputFile& one : recognised.books.files) CHECK(one.profile == "sap");
    CHECK(recognised.trouble.errors.empty());
    CHECK(recognised.books.invoice_lines.size() == sap().books.invoice_lines.size());
    CHECK(recognised.trouble.warnings == sap().trouble.warnings);
    CHECK(sap().trouble.errors.empty());
    CHECK_FALSE(sap().trouble.ambiguous);
}

TEST_CASE("every row of the SAP tables is counted once") {
    if (sap().folder.empty()) return;
    for (const InputFile& one : sap().books.files) {
        INFO(one.name);
        CHECK(one.rows_read == one.rows_used + one.rows_rejected + left_out_in_all(one) + one.rows_joined +
                                   one.rows_title + one.rows_repeated);
    }
    const Books& books = sap().books;
    // awk 'END{print NR-1}': 567, 522, 686, 3313, 2811; MKPF: 530, of which 9 are commas only
    CHECK(file(books, "EKKO.csv").rows_read == 567);
    CHECK(file(books, "EKPO.csv").rows_read == 522);
    CHECK(file(books, "MKPF.csv").rows_read == 521);
    CHECK(file(books, "MSEG.csv").rows_read == 686);
    CHECK(file(books, "BKPF.csv").rows_read == 3313);
    CHECK(file(books, "BSEG.csv").rows_read == 2811);
}

TEST_CASE("SAP orders: 513 numbered headers, 54 without a number, 522 items") {
    if (sap().folder.empty()) return;
    const Books& books = sap().books;
    // awk -F, 'NR>1 && $2==""' EKKO.csv | wc -l: 54; 513 others, of which 4500000152 has no item and so completes
    // none
    const InputFile& headers = file(books, "EKKO.csv");
    CHECK(headers.rows_rejected == 54);
    CHECK(headers.rows_joined == 512);
    CHECK(headers.left_out == std::map<std::string, std::size_t>{{"completes no other row", 1}});
    // 522 items; the one of 4500000076 is rejected: its header (EKKO line 78) names no vendor
    const InputFile& items = file(books, "EKPO.csv");
    CHECK(items.rows_used == 521);
    CHECK(items.rows_rejected == 1);
    CHECK(books.po_lines.size() == 521);
    // select count(*) from EKPO where RETPO='X': 44; WEPOS='': 6; LOEKZ='L': 4
    const auto count = [&](auto&& is) { return std::count_if(books.po_lines.begin(), books.po_lines.end(), is); };
    CHECK(count([](const PoLine& line) { return line.is_return; }) == 44);
    CHECK(count([](const PoLine& line) { return (*line.quantity).sign() < 0; }) == 44);
    CHECK(count([](const PoLine& line) { return line.proof == ProofColumn::none; }) == 6);
    CHECK(count([](const PoLine& line) { return line.proof == ProofColumn::slip; }) == 515);
    CHECK(count([&](const PoLine& line) { return books.text(books.po_headers[line.header].status) == "deleted"; }) ==
          4);
    // select count(distinct WAERS) from EKKO where EBELN<>'' and WAERS<>'': 25
    std::set<TextId> currencies;
    for (const PoLine& line : books.po_lines) currencies.insert(books.po_headers[line.header].currency);
    CHECK(currencies.size() == 25);
    CHECK(currencies.count(TextId::empty) == 0);
}

TEST_CASE("SAP orders: a case worked by hand") {
    if (sap().folder.empty()) return;
    const Books& books = sap().books;
    // README: PO 4500000018 orders 105,000.00
    const PoLine& line = po_line(books, "4500000018", "10");
    const PoHeader& header = books.po_headers[line.header];
    CHECK(*line.quantity * *line.unit_price == Decimal(105000));
    CHECK(header.date.has_value());
    // and is invoiced 1,050.00
    Decimal billed;
    for (const InvoiceLine& one : books.invoice_lines) {
        if (books.text(one.po_number) == "4500000018") billed += *one.line_total;
    }
    CHECK(billed == Decimal(1050));
    // EKKO line 2: 4500000000 of vendor 101999, ordered on 5/9/16; EKPO line 3: item 20, 150 EA at 25
    const PoLine& helmet = po_line(books, "4500000000", "20");
    CHECK(books.text(books.po_headers[helmet.header].vendor) == "101999");
    CHECK(books.po_headers[helmet.header].date == Day::of(2016, 5, 9));
    CHECK(*helmet.quantity == Decimal(150));
    CHECK(*helmet.unit_price == Decimal(25));
    CHECK(books.text(helmet.uom) == "EA");
    CHECK(books.text(helmet.sku) == "RHMT1999");
    CHECK(books.text(helmet.description) == "Road Helmet");
    CHECK(books.files[helmet.source.file].name.ends_with("EKPO.csv"));
    CHECK(helmet.source.row == 3);
}

TEST_CASE("SAP orders: rejected rows say what is missing, and where") {
    if (sap().folder.empty()) return;
    const Books& books = sap().books;
    REQUIRE(books.rejected.size() == 55);
    const auto in_headers = std::count_if(books.rejected.begin(), books.rejected.end(), [](const RejectedRow& row) {
        return row.column == "EBELN" && row.reason == "the cell is empty" &&
               row.kind == DocumentKind::purchase_order && !row.text.empty();
    });
    CHECK(in_headers == 54);
    const RejectedRow& other = *std::find_if(books.rejected.begin(), books.rejected.end(),
                                             [](const RejectedRow& row) { return row.column != "EBELN"; });
    // EKPO line 84 is the item of 4500000076
    CHECK(other.column == "EKKO.LIFNR");
    CHECK(books.text(other.po_number) == "4500000076");
    CHECK(other.text.starts_with("375,4500000076,10,"));
}

TEST_CASE("SAP orders without a currency take their company's, with a warning") {
    if (sap().folder.empty()) return;
    const Books& books = sap().books;
    // select EBELN from EKKO where EBELN<>'' and WAERS='': 4500000076, 4500000423; HWAER is USD on all of BKPF
    CHECK(books.text(books.po_headers[po_line(books, "4500000423", "10").header].currency) == "USD");
    const auto& warnings = sap().trouble.warnings;
    // EKPO line 84 is the item of 4500000076
    CHECK(std::any_of(warnings.begin(), warnings.end(), [](const std::string& warning) {
        return warning.ends_with(
            "EKPO.csv:84: currency: the order names no currency: its company's is taken (2 rows)");
    }));
}

TEST_CASE("SAP slips: 482 receipts, 41 of return items and one sent back; consumption is left out") {
    if (sap().folder.empty()) return;
    const Books& books = sap().books;
    // q '{n[$9]++} END{...}' MSEG.csv: 101 482, 261 162, 161 41, 122 1
    const InputFile& movements = file(books, "MSEG.csv");
    CHECK(movements.rows_used == 482 + 41 + 1);
    CHECK(movements.left_out == std::map<std::string, std::size_t>{{"MSEG.BWART is not 101, 102, 122 or 161", 162}});
    CHECK(books.slips.size() == 524);
    const auto back = std::count_if(books.slips.begin(), books.slips.end(),
                                    [](const SlipLine& line) { return (*line.quantity).sign() < 0; });
    CHECK(back == 42);
    // select count(*) from MSEG where BWART='101' and EBELN not in (select EBELN from EKKO): 82
    std::set<std::string_view> orders;
    for (const PoLine& line : books.po_lines) orders.insert(books.text(books.po_headers[line.header].number));
    orders.insert("4500000076");
    const auto unknown = std::count_if(books.slips.begin(), books.slips.end(), [&](const SlipLine& line) {
        return orders.count(books.text(books.slip_headers[line.header].po_number)) == 0;
    });
    CHECK(unknown == 82);
    // MKPF: select count(*) from MKPF where MBLNR in (select MBLNR from MSEG where BWART<>'261'): 521, all it has
    CHECK(file(books, "MKPF.csv").rows_joined == 521);
}

TEST_CASE("SAP slips: quantity in the order's unit, and the date of posting") {
    if (sap().folder.empty()) return;
    const Books& books = sap().books;
    // MSEG line 439: PO 4500000508, MENGE 98, BSTMG 95 L; the accounting document (BSEG) says 95
    const SlipLine& paint = *std::find_if(books.slips.begin(), books.slips.end(),
                                          [](const SlipLine& line) { return line.source.row == 439; });
    CHECK(books.text(books.slip_headers[paint.header].po_number) == "4500000508");
    CHECK(*paint.quantity == Decimal(95));
    CHECK(books.text(paint.uom) == "L");
    CHECK(paint.sku.is_empty());
    CHECK(books.slip_headers[paint.header].vendor.is_empty());
    // BUDAT_MKPF runs from 1/24/17 to 2/23/17; MKPF.BUDAT is a fill series to 6/28/18
    Day first = Day::from_count(100000);
    Day last;
    for (const SlipLine& line : books.slips) {
        first = std::min(first, books.slip_headers[line.header].received);
        last = std::max(last, books.slip_headers[line.header].received);
    }
    CHECK(first == Day::of(2017, 1, 24));
    CHECK(last == Day::of(2017, 2, 23));
    CHECK(books.text(books.slip_headers[books.slips.front().header].number) == "5000000010/2017");
}

TEST_CASE("SAP invoices: 448 lines in 434 documents, in 21 currencies") {
    if (sap().folder.empty()) return;
    const Books& books = sap().books;
    // sqlite3: BSEG join BKPF on (BELNR less .0, GJAHR), BLART RE or KG, KTOSL WRX or KBS, KOART S, EBELN<>'': 448,
    // 434
    REQUIRE(books.invoice_lines.size() == 448);
    std::set<std::string_view> documents;
    std::set<std::string_view> credits;
    std::set<std::string_view> from_po;
    std::set<TextId> currencies;
    std::size_t lines_from_po = 0;
    for (const InvoiceLine& line : books.invoice_lines) {
        const InvoiceHeader& header = books.invoice_headers[line.header];
        documents.insert(books.text(header.number));
        currencies.insert(header.currency);
        if (header.type == DocumentType::credit_note) credits.insert(books.text(header.number));
        if (header.vendor_from_po) from_po.insert(books.text(header.number));
        lines_from_po += header.vendor_from_po ? 1 : 0;
        CHECK(header.type != DocumentType::unstated);
        CHECK_FALSE(header.vendor.is_empty());
    }
    CHECK(documents.size() == 434);
    CHECK(currencies.size() == 21);
    // documents of the 448 whose SHKZG is H: 62
    CHECK(credits.size() == 62);
    // documents of the 448 without a BSEG row of KOART K, same BELNR and GJAHR: 67, with 69 lines
    CHECK(from_po.size() == 67);
    CHECK(lines_from_po == 69);
}

TEST_CASE("SAP invoices: rows that are no invoice lines are left out by the condition that they fail") {
    if (sap().folder.empty()) return;
    const Books& books = sap().books;
    const InputFile& lines = file(books, "BSEG.csv");
    CHECK(lines.rows_used == 448);
    // the 367 documents with a vendor row have exactly one
    CHECK(lines.rows_joined == 367);
    CHECK(lines.rows_rejected == 0);
    // python csv: 1332 rows of KTOSL WRX or KBS, 1479 others; of the 1332, 965 of KOART S, all with a PO (the other
    // 367 are the vendor rows); of the 965, 448 in documents RE or KG
    CHECK(lines.left_out == std::map<std::string, std::size_t>{{"BSEG.KTOSL is not WRX or KBS", 1479},
                                                               {"BKPF.BLART is not RE or KG", 517}});
    const InputFile& headers = file(books, "BKPF.csv");
    // 434 documents, and the first of the company, which tells its currency
    CHECK(headers.rows_joined == 435);
    // q '$6=="RE"||$6=="KG"' BKPF.csv: 435 + 27; 5105600101 has no rows in BSEG, and no KG document has a PO
    CHECK(headers.left_out.at("completes no other row") == 462 - 434);
    CHECK(headers.left_out.at("BKPF.BLART is not RE or KG") == 3313 - 462 - 1);
}

TEST_CASE("SAP invoices against their orders: three in another currency, five of another vendor") {
    if (sap().folder.empty()) return;
    const Books& books = sap().books;
    std::size_t other_currency = 0;
    std::size_t other_vendor = 0;
    for (const InvoiceLine& line : books.invoice_lines) {
        const PoLine& order = po_line(books, books.text(line.po_number), books.text(line.po_line));
        const PoHeader& order_header = books.po_headers[order.header];
        const InvoiceHeader& header = books.invoice_headers[line.header];
        if (header.currency != order_header.currency) ++other_currency;
        if (header.vendor != order_header.vendor) ++other_vendor;
    }
    CHECK(other_currency == 3);
    CHECK(other_vendor == 5);
}

TEST_CASE("SAP invoices: cases worked by hand") {
    if (sap().folder.empty()) return;
    const Books& books = sap().books;
    // q: 5105600128 bills 1000 at 1010 in EUR (DMBTR has 949,400.00 in the company's USD)
    const auto euro = std::find_if(books.invoice_lines.begin(), books.invoice_lines.end(), [&](const auto& line) {
        return books.text(books.invoice_headers[line.header].number) == "5105600128/2017";
    });
    REQUIRE(euro != books.invoice_lines.end());
    CHECK(*euro->line_total == Decimal(1010000));
    CHECK(books.text(books.invoice_headers[euro->header].currency) == "EUR");
    // the one line of KTOSL KBS: BSEG line 2058, PO 4500000216, whose item expects no receipt
    const auto service = std::find_if(books.invoice_lines.begin(), books.invoice_lines.end(),
                                      [](const auto& line) { return line.source.row == 2058; });
    REQUIRE(service != books.invoice_lines.end());
    CHECK(books.text(books.invoice_headers[service->header].number) == "5105600283/2017");
    CHECK(*service->line_total == Decimal(90000));
    CHECK(po_line(books, books.text(service->po_number), "10").proof == ProofColumn::none);
    // the one document with the vendor's own number: BELNR 5105600229, XBLNR 450000122
    const auto own_number =
        std::find_if(books.invoice_headers.begin(), books.invoice_headers.end(),
                     [&](const auto& header) { return books.text(header.number) == "450000122"; });
    CHECK(own_number != books.invoice_headers.end());
    // on a return item, ordered, received and billed count negative: BSEG line 2120 bills 5 back, 133.55 USD
    const auto returned = std::find_if(books.invoice_lines.begin(), books.invoice_lines.end(),
                                       [](const auto& line) { return line.source.row == 2120; });
    REQUIRE(returned != books.invoice_lines.end());
    CHECK(*returned->quantity == Decimal(-5));
    CHECK(*returned->line_total == Decimal::of(-13355, 2));
    CHECK(po_line(books, "4500000249", "10").is_return);
}

TEST_CASE("SAP cancellations name the document that they take back") {
    if (sap().folder.empty()) return;
    const Books& books = sap().books;
    // sqlite3: each line of TCODE MR8M has exactly one partner with a lower document number, the other SHKZG and the
    // same PO line, quantity, amount and currency; seven of the twenty documents also name it in REBZG of the vendor
    // row
    const std::map<std::string, std::string> pairs{
        {"5105600143", "5105600142"}, {"5105600145", "5105600139"}, {"5105600184", "5105600167"},
        {"5105600187", "5105600181"}, {"5105600189", "5105600164"}, {"5105600195", "5105600166"},
        {"5105600197", "5105600194"}, {"5105600201", "5105600151"}, {"5105600205", "5105600177"},
        {"5105600214", "5105600213"}, {"5105600216", "5105600215"}, {"5105600223", "5105600220"},
        {"5105600315", "5105600314"}, {"5105600323", "5105600322"}, {"5105600328", "5105600327"},
        {"5105600331", "5105600330"}, {"5105600412", "5105600325"}, {"5105600482", "5105600475"},
        {"5105600521", "5105600501"}, {"5105600546", "5105600540"}};
    std::map<std::string, std::string> found;
    std::size_t lines = 0;
    std::size_t debits = 0;
    for (const InvoiceLine& line : books.invoice_lines) {
        const InvoiceHeader& header = books.invoice_headers[line.header];
        if (header.credited_invoice.is_empty()) continue;
        ++lines;
        debits += header.type == DocumentType::invoice ? 1 : 0;
        found.emplace(books.text(header.number).substr(0, 10), books.text(header.credited_invoice).substr(0, 10));
    }
    CHECK(lines == 21);
    // 315, 328, 331 and 482 take back credit memos of return items, so they are debits
    CHECK(debits == 4);
    CHECK(found == pairs);
    // BSEG line 1771
    CHECK(invoice_line(books, "5105600143/2017", "1").source.row == 1771);
}

TEST_CASE("SAP quantities that allow two readings take that of the other amounts") {
    if (sap().folder.empty()) return;
    const Books& books = sap().books;
    // MSEG.BSTMG and BSEG.MENGE hold whole numbers only, such as 1,000; EKPO has 4307.5, BSEG.WRBTR 213,710.00
    REQUIRE(file(books, "MSEG.csv").notes.size() == 1);
    CHECK(file(books, "MSEG.csv").notes[0] ==
          "amounts are read with a decimal point, as '4307.5' of another table is");
    REQUIRE(file(books, "BSEG.csv").notes.size() == 1);
    CHECK(file(books, "BSEG.csv").notes[0].starts_with("MENGE: '1,000' (row 1714) is read with a decimal point"));
}

TEST_CASE("what became of each SAP column is told") {
    if (sap().folder.empty()) return;
    const InputFile& lines = file(sap().books, "BSEG.csv");
    CHECK(std::find(lines.columns.begin(), lines.columns.end(), "WRBTR -> line_total") != lines.columns.end());
    CHECK(std::find(lines.columns.begin(), lines.columns.end(), "LIFNR -> vendor") != lines.columns.end());
    CHECK(lines.kind == DocumentKind::invoice);
    CHECK(file(sap().books, "BKPF.csv").kind == DocumentKind::invoice);
    CHECK(file(sap().books, "MKPF.csv").kind == DocumentKind::packing_slip);
}

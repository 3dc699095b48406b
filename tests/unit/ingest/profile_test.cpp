#include "ingest/profile.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>

#include "ingest/load.hpp"
#include "unit/ingest/export_folder.hpp"
#include "unit/ingest/house_profile.hpp"

using namespace msp_audit;

namespace {

/// Exports of a system, and the profile that describes them.
class Exports : public ExportFolder {
public:
    /// Reads the files with the profile in `system.toml`.
    LoadTrouble load_into(Books& books, LoadOptions options = {}) const {
        options.paths = {path()};
        if (options.profile.empty()) options.profile = path() + "/system.toml";
        return load(options, books);
    }
};

/// What a message says behind the folder of the test.
std::string without_folder(std::string text) {
    for (std::size_t at = text.find("/tmp/"); at != std::string::npos; at = text.find("/tmp/")) {
        text.erase(at, text.find('/', at + 5) - at + 1);
    }
    return text;
}

bool has(const std::vector<std::string>& messages, std::string_view wanted) {
    return std::any_of(messages.begin(), messages.end(),
                       [wanted](const std::string& message) { return without_folder(message) == wanted; });
}

constexpr const char* orders = R"(
[[document]]
kind = "purchase_orders"
from = "LINE"
where = [{ column = "LINE.STATE", not_in = ["X", "D"] }]
[[document.join]]
table = "HEAD"
on = { NUMBER = "LINE.NUMBER" }
where = [{ column = "HEAD.SORT", equals = "PO" }]
required = true
[document.columns]
po_number = { concat = ["HEAD.NUMBER", "HEAD.YEAR"], separator = "-" }
vendor = "HEAD.PARTY"
order_date = "HEAD.DAY"
currency = { from = ["LINE.CUR", "HEAD.CUR"], warning = "that of the header is taken" }
line = "LINE.POS"
quantity = { from = "LINE.QTY", negative_when = { column = "LINE.BACK", equals = "Y" } }
unit_price = "LINE.PRICE"
proof = { from = "LINE.RECEIPT", values = { "" = "none", "R" = "slip" } }
category = { constant = "hardware" }
)";

constexpr const char* head = "NUMBER,YEAR,SORT,PARTY,DAY,CUR\n"
                             "00017,24,PO,Acme,2024-05-13,EUR\n"
                             "18,24,SO,Acme,2024-05-14,EUR\n"
                             ",24,PO,Acme,2024-05-15,EUR\n"
                             "19,24,PO,Acme,2024-05-16,EUR\n";

const std::string line_header = "NUMBER,POS,QTY,PRICE,CUR,STATE,BACK,RECEIPT\n";

}  // namespace

TEST_CASE("rows are chosen, completed and mapped as the profile says") {
    const Exports exports;
    exports.write("system.toml", std::string(house_tables) + orders);
    exports.write("head.csv", head);
    exports.write("line.csv", line_header + "17.0,1,\"1,200\",2.50,USD,,,R\n"
                                            "17.0,2,3,4.00,,,Y,\n"
                                            "17.0,3,3,4.00,,X,,\n"
                                            "18.0,1,3,4.00,,,,\n"
                                            "99.0,1,3,4.00,,,,\n");
    Books books;
    const LoadTrouble trouble = exports.load_into(books);
    CHECK(trouble.errors.empty());
    REQUIRE(books.po_lines.size() == 2);

    const PoLine& bought = books.po_lines[0];
    const PoHeader& header = books.po_headers[bought.header];
    CHECK(books.text(header.number) == "00017-24");
    CHECK(books.text(header.vendor) == "Acme");
    CHECK(header.date == Day::of(2024, 5, 13));
    CHECK(books.text(header.currency) == "USD");
    CHECK(*bought.quantity == Decimal(1200));
    CHECK(bought.proof == ProofColumn::slip);
    CHECK(books.text(bought.category) == "hardware");
    CHECK(bought.source.row == 2);
    CHECK(books.files[bought.source.file].name.ends_with("line.csv"));

    const PoLine& returned = books.po_lines[1];
    CHECK(*returned.quantity == Decimal(-3));
    CHECK(returned.proof == ProofColumn::none);
    CHECK(books.text(books.po_headers[returned.header].currency) == "EUR");
    CHECK(has(trouble.warnings, "line.csv:3: currency: that of the header is taken"));
}

TEST_CASE("every row of a profile's files is counted once, and rejected rows say why") {
    const Exports exports;
    exports.write("system.toml", std::string(house_tables) + orders);
    exports.write("head.csv", head);
    exports.write("line.csv", line_header + "17,1,1,2.50,EUR,,,\n17,2,1,2.50,EUR,D,,\n18,1,3,4.00,EUR,,,\n"
                                            "99,1,3,4.00,EUR,,,\n17,3,many,4.00,EUR,,,\n1.7E+10,4,1,1.00,EUR,,,\n");
    Books books;
    CHECK(exports.load_into(books).errors.empty());
    REQUIRE(books.files.size() == 2);
    const InputFile& headers = books.files[0];
    CHECK(headers.profile == "house");
    CHECK(headers.rows_read == 4);
    CHECK(headers.rows_joined == 1);
    CHECK(headers.rows_rejected == 1);
    CHECK(headers.left_out ==
          std::map<std::string, std::size_t>{{"HEAD.SORT is not PO", 1}, {"completes no other row", 1}});
    const InputFile& lines = books.files[1];
    CHECK(lines.rows_read == 6);
    CHECK(lines.rows_used == 1);
    CHECK(lines.rows_rejected == 3);
    CHECK(lines.left_out ==
          std::map<std::string, std::size_t>{{"HEAD.SORT is not PO", 1}, {"LINE.STATE is X or D", 1}});

    const auto rejected = [&](std::uint32_t file, std::uint32_t row) -> const RejectedRow& {
        const auto found = std::find_if(books.rejected.begin(), books.rejected.end(), [&](const RejectedRow& one) {
            return one.source == SourceRef{file, row};
        });
        REQUIRE(found != books.rejected.end());
        return *found;
    };
    CHECK(rejected(0, 4).column == "NUMBER");
    CHECK(rejected(0, 4).reason == "the cell is empty");
    CHECK(rejected(0, 4).text == ",24,PO,Acme,2024-05-15,EUR");
    CHECK(rejected(1, 5).value == "99");
    CHECK(rejected(1, 5).reason == "is in no row of HEAD");
    CHECK(rejected(1, 5).text == "99,1,3,4.00,EUR,,,");
    CHECK(rejected(1, 6).column == "QTY");
    CHECK(books.text(rejected(1, 6).po_number) == "00017-24");
    CHECK(rejected(1, 7).reason == "holds a number that a spreadsheet has shortened; its digits are lost");
}

TEST_CASE("a table that allows two readings takes that of the system's other tables") {
    const Exports exports;
    exports.write("system.toml", std::string(house_tables) + R"(
[[document]]
kind = "purchase_orders"
from = "HEAD"
[document.columns]
po_number = "HEAD.NUMBER"
vendor = "HEAD.PARTY"
order_date = "HEAD.DAY"
quantity = "HEAD.QTY"
unit_price = "HEAD.PRICE"
[[document]]
kind = "packing_slips"
from = "LINE"
[document.columns]
slip_number = "LINE.NUMBER"
quantity = "LINE.QTY"
received_date = "LINE.DAY"
)");
    exports.write("head.csv", "NUMBER;PARTY;DAY;QTY;PRICE\n1;Acme;13/05/2024;1;2,50\n");
    exports.write("line.csv", "NUMBER;POS;QTY;DAY\n1;1;1.200;03/05/2024\n");
    Books books;
    const LoadTrouble trouble = exports.load_into(books);
    CHECK(trouble.errors.empty());
    REQUIRE(books.slips.size() == 1);
    CHECK(*books.slips[0].quantity == Decimal(1200));
    CHECK(books.slip_headers[0].received == Day::of(2024, 5, 3));
    REQUIRE(books.files[1].notes.size() == 2);
    CHECK(books.files[1].notes[0] == "amounts are read with a decimal comma, as '2,50' of another table is");
    CHECK(books.files[1].notes[1] == "dates are read with the day first, as '13/05/2024' of another table is");

    // Without the other table nothing tells.
    exports.write("head.csv", "NUMBER;PARTY;DAY;QTY;PRICE\n1;Acme;03/05/2024;1;2\n");
    Books untold;
    const LoadTrouble refused = exports.load_into(untold);
    CHECK(refused.ambiguous);
    REQUIRE_FALSE(refused.errors.empty());
    CHECK(untold.slips.empty());
}

TEST_CASE("reversals name what they take back, and a document of negative total is a credit note") {
    const Exports exports;
    exports.write("system.toml", R"(
name = "ledger"
[[table]]
name = "DOC"
headers = ["NO", "KIND", "SIGN"]
[[document]]
kind = "invoices"
from = "DOC"
number = ["DOC.NO"]
type_from_sign = true
vendor_from_po = true
[document.reversals]
when = [{ column = "DOC.KIND", equals = "REV" }]
named_by = ["DOC.OTHER"]
[document.columns]
invoice_number = "DOC.NO"
vendor = "DOC.PARTY"
invoice_date = "DOC.DAY"
po_number = "DOC.PO"
line = "DOC.POS"
quantity = { from = "DOC.QTY", negative_when = { column = "DOC.SIGN", equals = "-" } }
line_total = { from = "DOC.SUM", negative_when = { column = "DOC.SIGN", equals = "-" } }
)");
    exports.write("doc.csv", "NO,KIND,SIGN,OTHER,PARTY,DAY,PO,POS,QTY,SUM\n"
                             "9,INV,+,,A,2024-01-01,P1,1,1,10.00\n"
                             "10,INV,+,,A,2024-01-01,P1,1,1,10.00\n"
                             "11,REV,-,,A,2024-01-01,P1,1,1.0,10.00\n"  // the latest of 9 and 10
                             "12,INV,+,,A,2024-01-01,P1,1,1,10.00\n"  // billed again: comes later, is not taken back
                             "13,INV,+,14,A,2024-01-01,P2,1,1,10.00\n"  // names its reversal
                             "14,INV,-,13,A,2024-01-01,P2,1,2,20.00\n"  // names what it takes back, without REV
                             "15,REV,-,,,2024-01-01,P3,1,1,10.00\n"     // mirrors nothing
                             "16,INV,+,,A,2024-01-01,P4,1,1,10.00\n"    // a line of each sign
                             "16,INV,-,,A,2024-01-01,P4,2,1,10.01\n");
    Books books;
    const LoadTrouble trouble = exports.load_into(books);
    CHECK(trouble.errors.empty());
    const auto header = [&](std::string_view number) -> const InvoiceHeader& {
        const auto found = std::find_if(books.invoice_headers.begin(), books.invoice_headers.end(),
                                        [&](const auto& one) { return books.text(one.number) == number; });
        REQUIRE(found != books.invoice_headers.end());
        return *found;
    };
    CHECK(books.text(header("11").credited_invoice) == "10");
    CHECK(header("11").type == DocumentType::credit_note);
    CHECK(header("9").credited_invoice.is_empty());
    CHECK(header("9").type == DocumentType::invoice);
    CHECK(header("12").credited_invoice.is_empty());
    CHECK(header("13").credited_invoice.is_empty());
    CHECK(books.text(header("14").credited_invoice) == "13");
    CHECK(header("15").credited_invoice.is_empty());
    CHECK(header("15").vendor_from_po);
    CHECK_FALSE(header("11").vendor_from_po);
    CHECK(header("16").type == DocumentType::credit_note);
    CHECK(
        has(trouble.warnings,
            "doc.csv:8: a cancellation, but no earlier document has its lines with the other sign: it credits none"));
}

TEST_CASE("the policy's mapping wins over the profile") {
    const Exports exports;
    exports.write("system.toml", std::string(house_tables) + orders);
    exports.write("head.csv", head);
    exports.write("line.csv", "NUMBER,POS,QTY,PRICE,CUR,STATE,BACK,Net\n17,1,1,2.50,EUR,,,2.00\n");
    LoadOptions options;
    options.mapping["purchase_orders"]["unit_price"] = {"net"};
    options.mapping["purchase_orders"]["sku"] = {"Article"};  // no such header: no say here
    Books books;
    CHECK(exports.load_into(books, options).errors.empty());
    REQUIRE(books.po_lines.size() == 1);
    CHECK(*books.po_lines[0].unit_price == Decimal(2));
    // RECEIPT is not there, so its empty cells mean nothing
    CHECK(books.po_lines[0].proof == ProofColumn::absent);
}

TEST_CASE("files that a profile cannot use are told") {
    const Exports exports;
    exports.write("system.toml", std::string(house_tables) + orders);
    exports.write("line.csv", line_header + "17,1,1,2.50,EUR,,,\n");
    Books alone;
    const LoadTrouble lonely = exports.load_into(alone);
    REQUIRE_FALSE(lonely.errors.empty());
    CHECK(without_folder(lonely.errors[0]) ==
          "line.csv: looks like the table LINE of profile house, which is read together with HEAD; that is not among "
          "the inputs");

    exports.write("head.csv", head);
    exports.write("line.csv", "NUMBER,POS,QTY,PRICE\n17,1,1,2.50\n");
    Books short_of_columns;
    const LoadTrouble shorter = exports.load_into(short_of_columns);
    REQUIRE(shorter.errors.size() == 1);
    CHECK(without_folder(shorter.errors[0]) == "line.csv:1: STATE, BACK: there is no such header, and profile house "
                                               "cannot read the table LINE without it");

    LoadOptions options;
    options.profile = "sapp";
    Books none;
    const LoadTrouble unknown = exports.load_into(none, options);
    REQUIRE_FALSE(unknown.errors.empty());
    CHECK(unknown.errors[0].ends_with("and no profile of that name is built in\n  hint: did you mean 'sap'?"));
    options.profile = "sap";
    Books nothing;
    const LoadTrouble empty = exports.load_into(nothing, options);
    REQUIRE_FALSE(empty.errors.empty());
    CHECK(empty.errors[0] == "profile sap: none of the inputs has the headers of one of its tables "
                             "(EKKO, EKPO, MKPF, MSEG, BKPF, BSEG)");
}

TEST_CASE("a part of one system's export is not taken for another kind of document by its headers") {
    // Order lines of ConnectWise without their headers: packingSlip and quantity would make packing slips of what was
    // ordered.
    const Exports exports;
    exports.write("lines.csv",
                  "id,purchaseOrderId,lineNumber,product,quantity,receivedQuantity,unitCost,packingSlip\n"
                  "1,311,1,SW-24P,3,0,410.00,DS-1\n");
    Books books;
    LoadOptions options;
    options.paths = {exports.path()};
    const LoadTrouble trouble = load(options, books);
    CHECK(books.slips.empty());
    CHECK(has(trouble.warnings, "lines.csv: looks like the table LINE of profile connectwise, which is read together "
                                "with ORDER; that is not among the inputs"));
    CHECK(
        has(trouble.warnings,
            "lines.csv: left out: its headers would fit packing_slips, but it is a part of purchase_orders\n  hint: "
            "--kind packing_slips=lines.csv if it is not"));
}

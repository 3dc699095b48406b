#include "ingest/profile.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>

#include "ingest/load.hpp"
#include "ingest/profile_rows.hpp"
#include "ingest/profile_tables.hpp"

using namespace msp_audit;
namespace fs = std::filesystem;

namespace {

/// A folder of exports that is gone after the test.
class Exports {
public:
    Exports() : folder_(fs::temp_directory_path() / ("msp-audit-profile-" + std::to_string(getpid()))) {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }
    Exports(const Exports&) = delete;
    Exports& operator=(const Exports&) = delete;
    ~Exports() { fs::remove_all(folder_); }

    void write(const std::string& name, const std::string& text) const { std::ofstream(folder_ / name) << text; }
    [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }

    /// Reads the files with the profile in `system.toml`.
    LoadTrouble load_into(Books& books, LoadOptions options = {}) const {
        options.paths = {folder_.string()};
        if (options.profile.empty()) options.profile = path("system.toml");
        return load(options, books);
    }

private:
    fs::path folder_;
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

std::string refusal(const std::string& toml) {
    try {
        static_cast<void>(read_profile(toml, "own.toml"));
    } catch (const ProfileError& error) {
        return error.what();
    }
    return "accepted";
}

constexpr const char* tables = R"(
name = "house"
[[table]]
name = "HEAD"
headers = ["NUMBER", "PARTY", "DAY"]
whole_numbers = ["NUMBER"]
reject_when_empty = ["NUMBER"]
[[table]]
name = "LINE"
headers = ["NUMBER", "POS", "QTY"]
whole_numbers = ["NUMBER"]
)";

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
    exports.write("system.toml", std::string(tables) + orders);
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
    exports.write("system.toml", std::string(tables) + orders);
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
          std::map<std::string, std::size_t>{{"HEAD.SORT is PO", 1}, {"completes no other row", 1}});
    const InputFile& lines = books.files[1];
    CHECK(lines.rows_read == 6);
    CHECK(lines.rows_used == 1);
    CHECK(lines.rows_rejected == 3);
    CHECK(lines.left_out ==
          std::map<std::string, std::size_t>{{"HEAD.SORT is PO", 1}, {"LINE.STATE is not X or D", 1}});

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
    exports.write("system.toml", std::string(tables) + R"(
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
    exports.write("system.toml", std::string(tables) + orders);
    exports.write("head.csv", head);
    exports.write("line.csv", "NUMBER,POS,QTY,PRICE,CUR,STATE,BACK,Net\n17,1,1,2.50,EUR,,,2.00\n");
    LoadOptions options;
    options.mapping["purchase_orders"]["unit_price"] = "net";
    options.mapping["purchase_orders"]["sku"] = "Article";  // no such header: no say here
    Books books;
    CHECK(exports.load_into(books, options).errors.empty());
    REQUIRE(books.po_lines.size() == 1);
    CHECK(*books.po_lines[0].unit_price == Decimal(2));
    // RECEIPT is not there, so its empty cells mean nothing
    CHECK(books.po_lines[0].proof == ProofColumn::absent);
}

TEST_CASE("files that a profile cannot use are told") {
    const Exports exports;
    exports.write("system.toml", std::string(tables) + orders);
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

TEST_CASE("the profiles that are built in can be read, and say where their headers were seen") {
    REQUIRE_FALSE(shipped_profiles().empty());
    for (const ShippedProfile& shipped : shipped_profiles()) {
        const Profile profile = read_profile(shipped.text, std::string(shipped.name) + ".toml");
        CHECK(profile.name == shipped.name);
        CHECK_FALSE(profile.title.empty());
        CHECK_FALSE(profile.source.empty());
    }
}

TEST_CASE("a profile that says something impossible is refused with its line") {
    CHECK(refusal("name = ") == "own.toml:1: not valid TOML: error while parsing key-value pair: "
                                "encountered end-of-file");
    CHECK(refusal("nam = \"x\"") == "own.toml:1: nam: unknown key\n  hint: did you mean 'name'?");
    CHECK(refusal("name = 3") == "own.toml:1: name: must be a text in quotes, not a number");
    CHECK(refusal(tables) == "own.toml:1: the profile makes no documents\n  hint: [[document]]");
    const std::string start = std::string(tables) + "[[document]]\n";  // line 12
    CHECK(refusal(start + "kind = \"purchase_order\"") ==
          "own.toml:13: document.kind: 'purchase_order' is no kind of document\n  hint: did you mean "
          "'purchase_orders'?");
    CHECK(refusal(start + "kind = \"invoices\"\nfrom = \"LINES\"") ==
          "own.toml:14: document.from: 'LINES' is no table of this profile\n  hint: did you mean 'LINE'?");
    const std::string from = start + "kind = \"purchase_orders\"\nfrom = \"LINE\"\n";
    CHECK(refusal(from + "[document.columns]\npo_nummer = \"LINE.NUMBER\"") ==
          "own.toml:16: document.columns.po_nummer: unknown column of purchase_orders\n  hint: did you mean "
          "'po_number'?");
    CHECK(refusal(from + "[document.columns]\npo_number = \"HEAD.NUMBER\"") ==
          "own.toml:16: document.columns.po_number: 'HEAD' is no table at hand\n  hint: known here: LINE");
    CHECK(refusal(from + "[document.columns]\npo_number = \"LINE.NUMBER\"") ==
          "own.toml:12: document: nothing gives vendor, which purchase_orders must have");
    CHECK(refusal(from + "where = [{ column = \"LINE.QTY\", equals = \"1\", empty = true }]") ==
          "own.toml:15: document.where: a condition is one of equals, not_equals, in, not_in and empty");
    CHECK(refusal(from + "where = [{ column = \"LINE.QTY\", equal = \"1\" }]") ==
          "own.toml:15: document.where.equal: unknown key\n  hint: did you mean 'equals'?");
    CHECK(refusal(from + "[[document.join]]\ntable = \"HEAD\"") ==
          "own.toml:15: document.join: the join has no keys\n  hint: on = { COLUMN = \"TABLE.COLUMN\" }");
    CHECK(refusal(from + "[document.columns]\nvendor = { from = \"LINE.QTY\", negative_when = { column = "
                         "\"LINE.POS\", empty = true } }") ==
          "own.toml:16: document.columns.vendor.negative_when: only an amount or a quantity has a sign");
}

TEST_CASE("keys compare numbers as numbers, and a mangled or empty one equals nothing") {
    const auto key = [](std::string_view cell) {
        std::string text;
        return append_key_part(text, cell) ? text : std::string("nothing");
    };
    CHECK(key("10") == key("00010"));
    CHECK(key("10") == key("10.0"));
    CHECK(key("0") == key("000"));
    CHECK(key("10") != key("10.5"));
    CHECK(key("A010") != key("A10"));
    CHECK(key("5.1E+09") == "nothing");
    CHECK(key("") == "nothing");
}

TEST_CASE("a turned sign is written as every export writes it") {
    CHECK(negated("5") == "-5");
    CHECK(negated("1,500.00") == "-1,500.00");
    CHECK(negated("-5") == "5");
    CHECK(negated("12.50-") == "12.50");
    CHECK(negated("(3.00)") == "3.00");
    CHECK(negated("").empty());
}

TEST_CASE("file names fit patterns without case, folders and endings") {
    CHECK(fits_file_name("EKKO*", "exports/ekko_2017.csv"));
    CHECK(fits_file_name("EKKO", "EKKO.csv.gz"));
    CHECK(fits_file_name("*.tsv", "a.TSV"));
    CHECK(fits_file_name("?SEG", "BSEG.csv"));
    CHECK_FALSE(fits_file_name("EKKO*", "ekpo.csv"));
    CHECK_FALSE(fits_file_name("", "ekpo.csv"));
}

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "ingest/profile.hpp"
#include "ingest/profile_rows.hpp"
#include "ingest/profile_tables.hpp"
#include "unit/ingest/house_profile.hpp"

using namespace msp_audit;

namespace {

std::string refusal(const std::string& toml) {
    try {
        static_cast<void>(read_profile(toml, "own.toml"));
    } catch (const ProfileError& error) {
        return error.what();
    }
    return "accepted";
}

}  // namespace

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
    CHECK(refusal(house_tables) == "own.toml:1: the profile makes no documents\n  hint: [[document]]");
    const std::string start = std::string(house_tables) + "[[document]]\n";  // line 12
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

TEST_CASE("a source, and what is done with it, is refused where it makes no sense") {
    const std::string start = std::string(house_tables) + "[[document]]\nkind = \"invoices\"\nfrom = \"LINE\"\n";
    const auto said = [&](const std::string& column) {
        const std::string message = refusal(start + "[document.columns]\n" + column);
        return message.substr(message.find(": ") + 2);
    };
    CHECK(said("vendor = [{ column = \"LINE.A\", constant = \"x\" }]") ==
          "document.columns.vendor: a source is one of column, concat, product and constant");
    CHECK(said("vendor = [{ when = { column = \"LINE.A\", empty = true } }]") ==
          "document.columns.vendor: a source is one of column, concat, product and constant");
    CHECK(said("unit_price = [{ product = [] }]") == "document.columns.unit_price: product names no columns");
    CHECK(said("unit_price = [{ column = \"LINE.A\", truncate = 2 }]") ==
          "document.columns.unit_price: only a product can be truncated");
    CHECK(said("unit_price = [{ product = [\"LINE.A\"], truncate = \"1.5\" }]") ==
          "document.columns.unit_price.truncate: must be a whole number");
    CHECK(said("unit_price = [{ product = [\"LINE.A\"], truncate = 16 }]") ==
          "document.columns.unit_price.truncate: '16' is not between 0 and 15");
    CHECK(said("vendor = { from = \"LINE.A\", check = \"LINE.B\" }") ==
          "document.columns.vendor.check: only an amount or a quantity can be checked");
    CHECK(said("vendor = { from = \"LINE.A\", exclusive = true }") ==
          "document.columns.vendor.exclusive: only a day can be the first that is no longer part of a period");
    CHECK(said("vendor = { from = \"LINE.A\", of_document = \"latest\" }") ==
          "document.columns.vendor.of_document: only days have an earliest and a latest one");
    CHECK(said("invoice_date = { from = \"LINE.A\", of_document = \"last\" }") ==
          "document.columns.invoice_date.of_document: 'last' is no day of a document\n  hint: known here: earliest, "
          "latest");
    CHECK(said("vendor = { from = \"LINE.A\", cut_at = 0 }") ==
          "document.columns.vendor.cut_at: '0' is not between 1 and 1000");
}

TEST_CASE("rows are netted on invoices only, and by something") {
    const auto said = [](const std::string& kind, const std::string& net) {
        const std::string message =
            refusal(std::string(house_tables) + "[[document]]\nkind = \"" + kind + "\"\nfrom = \"LINE\"\n" + net);
        return message.substr(message.find(": ") + 2);
    };
    CHECK(said("invoices", "[document.net]\n") ==
          "document.net: nothing says which rows are netted\n  hint: by = [\"TABLE.COLUMN\"]");
    CHECK(said("packing_slips",
               "[document.columns]\nslip_number = \"LINE.A\"\nquantity = \"LINE.QTY\"\n[document.net]\nby = "
               "[\"LINE.A\"]\n") == "document: only invoices have types and reversals, and rows that are netted");
}

TEST_CASE("how a system writes amounts and dates is one of two words each") {
    const auto said = [](const std::string& key) {
        return refusal("name = \"x\"\n[[table]]\nname = \"T\"\nheaders = [\"A\"]\n" + key);
    };
    CHECK(said("decimal = \"dot\"").starts_with("own.toml:5: table.decimal: 'dot' is no decimal mark"));
    CHECK(said("date_order = \"ymd\"").starts_with("own.toml:5: table.date_order: 'ymd' is no order of dates"));
}

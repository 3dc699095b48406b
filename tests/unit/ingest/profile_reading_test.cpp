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

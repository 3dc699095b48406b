#include "core/toml_tree.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace msp_audit;

namespace {

const TomlNode& at(const TomlNode& table, std::string_view key) {
    for (const TomlEntry& entry : table.entries) {
        if (entry.key == key) return entry.value;
    }
    FAIL("no key " << key);
    return table;
}

std::string number(std::string_view text) { return at(parse_toml(text), "n").text; }

}  // namespace

TEST_CASE("a number keeps the characters that it is written with") {
    for (const std::string_view written : {"0.1", "0.10", "1_000", "+5", "-3.50", "1e-3", "0x10", "inf", "-nan", "0",
                                           "123456789012345678", "0.1000000000000000055511151231257827"}) {
        INFO(written);
        CHECK(number("n = " + std::string(written)) == written);
        CHECK(number("n=" + std::string(written) + "#5") == written);
        CHECK(number("n =\t" + std::string(written) + "\r\nm = 1") == written);
        CHECK(at(parse_toml("t = { n = " + std::string(written) + "}"), "t").entries[0].value.text == written);
        CHECK(at(parse_toml("t = [7,\n # seven\n" + std::string(written) + "]"), "t").items[1].text == written);
    }
}

TEST_CASE("letters of several bytes, tabs and a byte order mark before a number do not move it") {
    CHECK(number("\xEF\xBB\xBFn = 12.5") == "12.5");
    CHECK(number("# caf\xC3\xA9 \xE6\x97\xA5\xE6\x9C\xAC\nn = 12.5") == "12.5");
    const TomlNode root =
        parse_toml("\t\"\xE6\x97\xA5\xE6\x9C\xAC \xF0\x9F\x98\x80\" = { \"\xC3\xA9\" = \"\xC3\xA9\", b = 0.25 }");
    CHECK(root.entries[0].value.entries[1].value.text == "0.25");
    CHECK(at(parse_toml("a = '''x\n\xC3\xA9\n''' \nn = 3.5"), "n").text == "3.5");
}

TEST_CASE("keys come in the order of the text, with their lines") {
    const TomlNode root = parse_toml("z = 1\nb = 2\n[y]\nd = 3\na = 4\n[[x]]\n[[x]]\nk = 1\n[y.c]\n");
    REQUIRE(root.entries.size() == 4);
    CHECK(root.entries[0].key == "z");
    CHECK(root.entries[1].key == "b");
    CHECK(root.entries[1].line == 2);
    REQUIRE(root.entries[2].value.entries.size() == 3);
    CHECK(root.entries[2].value.entries[0].key == "d");
    CHECK(root.entries[2].value.entries[1].key == "a");
    CHECK(root.entries[2].value.entries[2].line == 9);
    REQUIRE(root.entries[3].value.items.size() == 2);
    CHECK(root.entries[3].value.items[0].line == 6);
    CHECK(root.entries[3].value.items[1].line == 7);
}

TEST_CASE("texts, truth values, times and empty things are told apart") {
    const TomlNode root = parse_toml("t = \"a\\u00e9\"\nb = true\nd = 2026-01-02\ne = {}\nl = []\n");
    CHECK(at(root, "t").text == "a\xC3\xA9");
    CHECK(at(root, "t").kind == TomlNode::Kind::text);
    CHECK(at(root, "b").kind == TomlNode::Kind::truth);
    CHECK(at(root, "b").truth);
    CHECK(at(root, "d").kind == TomlNode::Kind::time);
    CHECK(at(root, "e").kind == TomlNode::Kind::table);
    CHECK(at(root, "l").kind == TomlNode::Kind::array);
    CHECK(parse_toml("").entries.empty());
}

TEST_CASE("a text that is no TOML is refused with its line and the reason") {
    const auto refusal = [](std::string_view text) {
        try {
            static_cast<void>(parse_toml(text));
        } catch (const TomlError& error) {
            return std::to_string(error.line()) + ": " + error.what();
        }
        return std::string("(read)");
    };
    CHECK(refusal("a = 1\na = 2\n") ==
          "2: not valid TOML: error while parsing key-value pair: cannot redefine existing integer 'a'");
    CHECK(refusal("[a]\n[a]\n") ==
          "2: not valid TOML: error while parsing table header: cannot redefine existing table 'a'");
    CHECK(refusal("a = 'x\n").starts_with("1: not valid TOML: "));
    CHECK(refusal("a = \"\xFF\"") == "1: not valid TOML: encountered invalid utf-8 sequence");
    CHECK(refusal("a = 12345678901234567890").starts_with("1: not valid TOML: "));
}

#include <doctest/doctest.h>

#include <string>

#include "ingest/row_reader.hpp"
#include "unit/ingest/table_reading.hpp"

using namespace msp_audit;
using namespace msp_audit::test;
using namespace std::string_literals;

namespace {

Dialect sniffed(const std::string& text, const ReadLimits& limits = {}) {
    const auto source = bytes_of(text);
    return sniff(*source, letters_score, limits);
}

/// ASCII text as UTF-16.
std::string utf16(const std::string& text, bool little) {
    std::string out = little ? "\xFF\xFE" : "\xFE\xFF";
    for (const char c : text) {
        out += little ? c : '\0';
        out += little ? '\0' : c;
    }
    return out;
}

}  // namespace

TEST_CASE("the delimiter is the one that gives a header and even rows") {
    CHECK(sniffed("a,b\n1,2\n").delimiter == ',');
    CHECK(sniffed("a;b\n1,5;2,5\n3,5;4,5\n").delimiter == ';');
    CHECK(sniffed("a\tb\nx, y\t1;2\n").delimiter == '\t');
    CHECK(sniffed("a|b\nx, y|1;2\n").delimiter == '|');
    CHECK(sniffed("word\n1\n2\n").delimiter == ',');
    CHECK(sniffed("1,2;3\n4,5;6\n7;8\n").delimiter == ';');
}

TEST_CASE("the header is the best row among the first fifty that are not empty") {
    const Dialect dialect = sniffed("Contoso Ltd,,\n\"May\n2026\",,\n\n,,\n, vendor ,\"unit price\"\n1,2,3\nq,r,7\n");
    CHECK(dialect.header_line == 6);
    CHECK(dialect.title_rows == 2);
    CHECK(dialect.header == std::vector<std::string>{"", "vendor", "unit price"});
    std::string low;
    for (int i = 0; i < 50; ++i) low += "1,2\n\n";
    CHECK(sniffed(low + "a,b\n").header_line == 0);
    CHECK(sniffed(low.substr(5) + "a,b\n").header_line == 99);
}

TEST_CASE("a stray quote in a title row does not hide the header") {
    const Dialect dialect = sniffed("\"Report\na,b\n1,2\n");
    CHECK(dialect.header_line == 2);
    CHECK(dialect.header == std::vector<std::string>{"a", "b"});
}

TEST_CASE("byte order marks tell the encoding and are no part of the header") {
    for (const bool little : {true, false}) {
        const std::string text = utf16("a,b\r\n1,2\r\n", little);
        const ReadTable table = read_text(text);
        CHECK(table.dialect.encoding == (little ? Encoding::utf16_little : Encoding::utf16_big));
        CHECK(table.dialect.byte_order_mark);
        CHECK(table.dialect.header == std::vector<std::string>{"a", "b"});
        CHECK(printed(table) == Lines{"2: 1|2"});
    }
    const ReadTable table = read_text("\xEF\xBB\xBF"
                                      "a,b\n1,2\n");
    CHECK(table.dialect.byte_order_mark);
    CHECK(table.dialect.header.front() == "a");
    CHECK(printed(table) == Lines{"2: 1|2"});
}

TEST_CASE("Windows-1252 is told by bytes that are no UTF-8") {
    const ReadTable table = read_text("Stra\xDF"
                                      "e,Betrag\nM\xFCller,5 \x80\n");
    CHECK(table.dialect.encoding == Encoding::windows_1252);
    CHECK(table.dialect.header.front() == "Stra\xC3\x9F"
                                          "e");
    CHECK(printed(table) == Lines{"2: M\xC3\xBCller|5 \xE2\x82\xAC"});
}

TEST_CASE("what is no table says why") {
    CHECK(sniffed("").trouble == "it is empty");
    CHECK(sniffed("\r\n \n").trouble == "it is empty");
    CHECK(sniffed("\xEF\xBB\xBF").trouble == "it is empty");
    CHECK(sniffed("PK\x03\x04rest"s).trouble.find("workbook") != std::string::npos);
    CHECK(sniffed("\x1F\x8B\x08"s).trouble == "it is compressed with gzip twice");
    CHECK(sniffed(utf16("a,b\n1,2\n", true).substr(2)).trouble.find("UTF-16") != std::string::npos);
    CHECK(sniffed(std::string(100, '\x01') + "a,b").trouble == "it is binary, not text");
    CHECK(sniffed(std::string(300'000, 'x')).trouble == "its first row is longer than 256 KiB");
    CHECK(sniffed("a,b\n1,2\0\n"s).trouble.empty());
}

TEST_CASE("more columns than the limit are trouble") {
    std::string header = "a";
    for (int i = 1; i < 512; ++i) header += ",a";
    CHECK(sniffed(header + "\n").trouble.empty());
    CHECK(sniffed(header + ",a\n").trouble == "it has 513 columns; the limit is 512");
}

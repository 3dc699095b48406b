#include "ingest/text_decoding.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace msp_audit;
using namespace std::string_literals;

namespace {

std::string decoded(const std::string& bytes, Encoding* encoding = nullptr) {
    const auto source = bytes_of(bytes);
    TextDecoder decoder(*source, Encoding::utf8);
    TextWindow window;
    while (decoder.fill(window)) continue;
    if (encoding != nullptr) *encoding = decoder.encoding();
    return {window.begin(), window.end()};
}

}  // namespace

TEST_CASE("the last line gets the line break that it lacks, and no second one") {
    CHECK(decoded("").empty());
    CHECK(decoded("a") == "a\n");
    CHECK(decoded("a\n") == "a\n");
    CHECK(decoded("a\r\n") == "a\r\n");
    CHECK(decoded("a\r") == "a\n");
    CHECK(decoded("a\rb\r\r\nc") == "a\nb\n\r\nc\n");
}

TEST_CASE("nothing is lost or doubled where a chunk ends") {
    for (std::size_t before = TextDecoder::chunk_bytes - 4; before <= TextDecoder::chunk_bytes; ++before) {
        const std::string fill(before, 'x');
        CHECK(decoded(fill + "\r\ny") == fill + "\r\ny\n");
        CHECK(decoded(fill + "\ry") == fill + "\ny\n");
        CHECK(decoded(fill + "\r") == fill + "\n");
        CHECK(decoded(fill + "\xE2\x82\xAC\xF0\x9F\x98\x80") == fill + "\xE2\x82\xAC\xF0\x9F\x98\x80\n");
        CHECK(decoded(fill + "\xFC\x80") == fill + "\xC3\xBC\xE2\x82\xAC\n");
    }
}

TEST_CASE("UTF-16 is read with its surrogate pairs, also where a chunk parts them") {
    CHECK(decoded("\xFF\xFE\xAC\x20\x3D\xD8\x00\xDE"s) == "\xE2\x82\xAC\xF0\x9F\x98\x80\n");
    CHECK(decoded("\xFE\xFF\x20\xAC\xD8\x3D\xDE\x00"s) == "\xE2\x82\xAC\xF0\x9F\x98\x80\n");
    CHECK(decoded("\xFF\xFE\x3D\xD8"
                  "a\0"s) == "\xFF"
                             "a\n");
    std::string fill = "\xFF\xFE";
    std::string text;
    while (fill.size() < TextDecoder::chunk_bytes - 2) {
        fill += "a\0"s;
        text += 'a';
    }
    CHECK(decoded(fill + "\x3D\xD8\x00\xDE"s) == text + "\xF0\x9F\x98\x80\n");
}

TEST_CASE("one valid sequence makes a file UTF-8, none makes it Windows-1252") {
    Encoding encoding = Encoding::utf8;
    CHECK(decoded("\xFC\xC3\xBC", &encoding) == "\xFC\xC3\xBC\n");
    CHECK(encoding == Encoding::utf8);
    CHECK(decoded("caf\xE9 \x93x\x94", &encoding) == "caf\xC3\xA9 \xE2\x80\x9Cx\xE2\x80\x9D\n");
    CHECK(encoding == Encoding::windows_1252);
    CHECK(decoded("plain", &encoding) == "plain\n");
    CHECK(encoding == Encoding::utf8);
}

TEST_CASE("overlong forms, surrogates and what lies beyond Unicode are not valid UTF-8") {
    for (const char* text : {"", "a", "\xC3\xBC", "\xE2\x82\xAC", "\xF4\x8F\xBF\xBF", "\xED\x9F\xBF"})
        CHECK(is_valid_utf8(text));
    for (const char* text : {"\x80", "\xC0\x80", "\xC3", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF",
                             "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE2\x82"})
        CHECK_FALSE(is_valid_utf8(text));
}

TEST_CASE("an excerpt is one line of valid UTF-8 and cuts no character") {
    CHECK(excerpt("a\r\nb", 200) == "a");
    CHECK(excerpt("\xC3\xBC\xC3\xBC", 3) == "\xC3\xBC");
    CHECK(excerpt("a\x01\xFF"
                  "b\tc",
                  200) == "a\xEF\xBF\xBD\xEF\xBF\xBD"
                          "b\tc");
}

#include "core/text_damage.hpp"

#include <doctest/doctest.h>

using namespace msp_audit;

TEST_CASE("whole texts of many languages are not damaged") {
    for (const char* text : {"",
                             "plain",
                             "café",
                             "Büro \"Süd\"",
                             "SÃO PAULO",
                             "«CAFÉ»",
                             "Ångström – Äpfel…",
                             "naïve “quotes”",
                             "Ä»",
                             "日本語",
                             "Ελλάδα",
                             "Łódź",
                             "a\tb\nc\r\n",
                             "100 €",
                             "5’",
                             "😀",
                             "À la carte",
                             "Âge",
                             "FRANÇA",
                             "Ãéí"}) {
        INFO(text);
        CHECK(text_damage(text) == "");
    }
}

TEST_CASE("letters of UTF-8 that were read as Windows-1252 are told, wherever they stand") {
    for (const char* text : {"BÃ¼ro", "cafÃ©", "Ã¼", "â€“", "itâ€™s", "100 â‚¬", "Â£5", "LÃ³dÅº", "ðŸ˜€", "xÄ‡"}) {
        INFO(text);
        CHECK(text_damage(text) == "holds letters of UTF-8 that were read as Windows-1252");
    }
}

TEST_CASE("lost letters, byte order marks and control characters are told") {
    CHECK(text_damage("B\xEF\xBF\xBDro") == "holds the sign for letters that were lost");
    CHECK(text_damage("B\xFCro") == "holds the sign for letters that were lost");
    CHECK(text_damage("a\xEF\xBB\xBFz") == "holds a byte order mark");
    CHECK(text_damage("a\x01z") == "holds control characters");
    CHECK(text_damage("a\x7F") == "holds control characters");
    CHECK(text_damage(std::string_view("a\0b", 3)) == "holds control characters");
    CHECK(text_damage("\xC2\x81") == "holds control characters");
    CHECK(text_damage("a\xC2\x8D") == "holds control characters");
    CHECK(text_damage("\xC2\x90z") == "holds control characters");
    // Ã and U+0081: an Á of UTF-8.
    CHECK(text_damage("\xC3\x83\xC2\x81") == "holds letters of UTF-8 that were read as Windows-1252");
}

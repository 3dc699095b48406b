#include "words.hpp"

#include <doctest/doctest.h>

using namespace reference::tickets;

namespace {

std::string tokens(const std::string& text) {
    std::string joined;
    for (const auto& token : tokens_of(text)) {
        joined += (joined.empty() ? "" : " ") + token;
    }
    return joined;
}

}  // namespace

TEST_CASE("W1 reply marks are stripped at the start until nothing changes") {
    CHECK(tokens("Re: AW: FWD : Printer broken") == "printer broken");
    CHECK(tokens("RE[2]: x") == "x");
    CHECK(tokens("Antw(13):x") == "x");
    CHECK(tokens("Re[a]: x") == "re a x");
    CHECK(tokens("Re [2]: x") == "re 2 x");
    CHECK(tokens("About: re: x") == "about re x");
    CHECK(tokens("Reset: x") == "reset x");
}

TEST_CASE("W2 a ticket's mark in brackets is stripped anywhere") {
    CHECK(tokens("[Ticket #4711] mail down") == "mail down");
    CHECK(tokens("Re: [Case 12] AW: mail down (#99)") == "mail down");
    CHECK(tokens("mail (ref: 7) down [Request:8]") == "mail down");
    CHECK(tokens("mail [Ticket] down") == "mail ticket down");
    CHECK(tokens("mail [12] down") == "mail 12 down");
    CHECK(tokens("mail [#12) down") == "mail 12 down");
}

TEST_CASE("W3 classes: addresses") {
    CHECK(tokens("see https://portal.example.com/a?b=1.") == "see <url>");
    CHECK(tokens("www.example.com is down") == "<url> is down");
    CHECK(tokens("mail to John.Doe@Example.com fails") == "mail to <mail> fails");
    CHECK(tokens("id 550e8400-e29b-41d4-a716-446655440000!") == "id <guid>");
    CHECK(tokens("ping 10.0.0.1 and 2001:db8::1") == "ping <ip> and <ip>");
    CHECK(tokens("x10.0.0.1") == "x10 0 0 1");
    CHECK(tokens("300.1.1.1") == "300 1 1 1");
}

TEST_CASE("W4 classes: dates, times and numbers") {
    CHECK(tokens("on 2024-05-06 12:30 and 2024/05/06") == "on <date> and <date>");
    CHECK(tokens("1.5.2024, 1/5/2024, 1-5-24") == "<date> <date> <date>");
    CHECK(tokens("at 7:30") == "at <date>");
    CHECK(tokens("INC0012345 123456 12345") == "<num> <num> 12345");
    CHECK(tokens("a123456 abcdef12345 ab1234") == "a123456 abcdef12345 ab1234");
    CHECK(tokens("123,456 1234567x") == "123 456 1234567x");
}

TEST_CASE("W5 scripts without spaces give bigrams") {
    CHECK(tokens("\u6253\u5370\u673A\u574F") == "\u6253\u5370 \u5370\u673A \u673A\u574F");
    CHECK(tokens("\u574F") == "\u574F");
    CHECK(tokens("pc\u574F\u4E86ok") == "pc \u574F\u4E86 ok");
}

TEST_CASE("W6 compatibility forms and case") {
    CHECK(tokens("\uFF30\uFF32\uFF29\uFF2E\uFF34") == "print");
    CHECK(tokens("Stra\u00DFe STRASSE") == "strasse strasse");
    CHECK(tokens("cafe\u0301 CAF\u00C9") == "caf\u00E9 caf\u00E9");
    CHECK(tokens("RE\uFF1A VPN") == "vpn");
}

TEST_CASE("W7 the first 512 distinct tokens count") {
    std::string text;
    for (int i = 0; i < 512; ++i) {
        text += "w" + std::to_string(i) + " ";
    }
    CHECK_FALSE(words_of(text + text).cut);
    const auto cut = words_of(text + "more");
    CHECK(cut.cut);
    CHECK(cut.tokens.size() == 512);
    CHECK(cut.tokens.count("more") == 0);
}

TEST_CASE("W8 forms of classes") {
    CHECK(tokens("5/30/2024 24:00 7:05 pm") == "<date> <date>");  // a date with its time, and a time
    CHECK(tokens("2024-05-06T12:30:45.123+01:00 12:30Z") == "<date> <date>");
    CHECK(tokens("192.168.001.010") == "<ip>");
    CHECK(tokens("a@b.org-2 a@b.1 a@b.c") == "<mail> 2 a b 1 a b c");
    CHECK(tokens("<https://a.example>x https://a.example|b") == "<url> x <url> b");
    CHECK(tokens("\u4E8C\u3007") == "\u4E8C\u3007");
    CHECK(tokens("[#\u0661] re[\u0662]: x") == "x");
}

#include "tickets/subject_words.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace msp_audit;  // NOLINT(google-build-using-namespace): a test of this namespace

namespace {

/// The tokens of a text, with a space between them.
std::string tokens(std::string_view text) {
    std::string joined;
    for (const std::string& token : words_of_subject(text).tokens) joined += (joined.empty() ? "" : " ") + token;
    return joined;
}

std::string stripped(std::string_view text) { return explain_normalisation(text).stripped; }

}  // namespace

TEST_CASE("letters of any width, case and coding are one") {
    CHECK(tokens("STRASSE Straße") == "strasse");
    CHECK(tokens("ＶＰＮ ﬁle") == "vpn file");
    CHECK(tokens("Cafe\u0301 CAFÉ") == "café");
    CHECK(tokens("ΣΊΣΥΦΟΣ Σίσυφος") == "σίσυφοσ");
    CHECK(tokens("\u2163 iv") == "iv");  // a Roman numeral
    CHECK(explain_normalisation("ﬃ").folded == "ffi");
}

TEST_CASE("words are runs of letters, marks and digits, each once, in order of first appearance") {
    CHECK(tokens("Printer-2, printer (2nd floor): printer_2!") == "printer 2 2nd floor");
    CHECK(tokens("don't") == "don t");
    CHECK(tokens("हिन्दी में") == "हिन्दी में");
    CHECK(tokens("عربي ٣") == "عربي ٣");
    CHECK(tokens("") == "");
    CHECK(tokens(" -- !? \n") == "");
    CHECK(tokens("\xFF"
                 "a\xC3") == "a");
}

TEST_CASE("marks of replies and forwards are stripped at the start, however many") {
    for (const std::string_view mark :
         {"Re:", "RE :", "re[2]:", "Re(12):", "Re[2] :", "FW:", "Fwd:", "AW:", "WG:", "SV:", "VS:", "TR:", "RV:",
          "Antw:", "Re[2]: FW:", "  AW:WG:re:", "Re：", "Re: [ticket #12] Re:"}) {
        CAPTURE(mark);
        CHECK(stripped(std::string(mark) + " no mail") == "no mail");
        CHECK(stripped(std::string(mark) + "no mail") == "no mail");
    }
    CHECK(stripped("Re:") == "");
    CHECK(stripped("\t\n no mail ") == "no mail ");
    CHECK(stripped("\u0085Re:\u0085no mail") == "no mail");  // a line's end on mainframes
}

TEST_CASE("what only looks like the mark of a reply stays") {
    for (const std::string_view text : {"no mail re: vpn", "rest: no mail", "re no mail", "re[]: no", "re[2): no",
                                        "re[a]: no", "re [2]: no", "red: no", "- re: no", "re;: no", "ref: no"}) {
        CAPTURE(text);
        CHECK(stripped(text) == text);
    }
}

TEST_CASE("bracket pairs that hold a ticket's number are stripped anywhere") {
    for (const std::string_view mark :
         {"(ticket #123)", "[Ticket 123]", "(case: 123)", "[request#123]", "[Incident #: 123]", "(ref123)", "(#123)",
          "[#1]", "(TICKET  #123)", "（ticket ＃123）", "((#1)#2)", "(ticket(#1) #2)", "[#12][#13]", "{#12}"}) {
        CAPTURE(mark);
        CHECK(stripped(std::string(mark) + " no mail") == "no mail");
        CHECK(stripped("no " + std::string(mark) + "mail") == "no mail");
    }
    CHECK(stripped("re: [#12] aw: no mail") == "no mail");
    CHECK(stripped("r[#12]e: no mail") == "no mail");
    CHECK(tokens("no mail[#12]box") == "no mailbox");
}

TEST_CASE("brackets that hold anything else stay") {
    for (const std::string_view text :
         {"(123) no", "(ticket) no", "(ticket #) no", "(ticket #123] no", "[ticket #123 no", "ticket #123) no",
          "(my ticket #123) no", "(ticket #123 ) no", "( #123) no", "(subref 1) no", "(#12a) no", "(bug #123) no",
          "(ticket no 1) no", "(# 1) no"}) {
        CAPTURE(text);
        CHECK(stripped(text) == text);
    }
}

TEST_CASE("addresses of the web are one token") {
    for (const std::string_view url :
         {"http://example.org", "https://example.org/a/b?c=d&e=f#g", "HTTPS://EXAMPLE.ORG:8080/", "ftp://x",
          "www.example.org/page", "sftp+x://host.example/path_(1)", "https://münchen.example/ä"}) {
        CAPTURE(url);
        CHECK(tokens(url) == "<url>");
        CHECK(tokens("see (" + std::string(url) + "), please") == "see <url> please");
        CHECK(tokens("see <" + std::string(url) + ">.") == "see <url>");
    }
    CHECK(tokens("http:// nothing") == "http nothing");
    CHECK(tokens("http://.. nothing") == "http nothing");
    CHECK(tokens("www. nothing") == "www nothing");
    CHECK(tokens("xwww.example") == "xwww example");
}

TEST_CASE("mail addresses are one token") {
    for (const std::string_view mail :
         {"a@b.org", "Jane.Doe+x_y%z-1@Mail-2.Example.COM", "jürgen@bücher.example", "1@2.example"}) {
        CAPTURE(mail);
        CHECK(tokens(mail) == "<mail>");
        CHECK(tokens("to " + std::string(mail) + ". thanks") == "to <mail> thanks");
        CHECK(tokens("mailto:" + std::string(mail)) == "mailto <mail>");
    }
    CHECK(tokens("root@localhost") == "root localhost");
    CHECK(tokens("a@b.1") == "a b 1");
    CHECK(tokens("a@b.c") == "a b c");
    CHECK(tokens("a @b.org") == "a b org");
    CHECK(tokens("a@b.org-") == "<mail>");
    CHECK(tokens("a@b.org-2") == "<mail> 2");  // as 10.0.0.1-2 and 2026-11-22-2
    CHECK(tokens("a@b.example-mail.org2") == "<mail> org2");
}

TEST_CASE("identifiers of sixteen bytes are one token") {
    CHECK(tokens("123e4567-e89b-12d3-a456-426614174000") == "<guid>");
    CHECK(tokens("{123E4567-E89B-12D3-A456-426614174000}") == "<guid>");
    CHECK(tokens("x123e4567-e89b-12d3-a456-426614174000") == "x123e4567 e89b 12d3 a456 <num>");
    CHECK(tokens("123e4567-e89b-12d3-a456-42661417400g") == "123e4567 e89b 12d3 a456 42661417400g");
    CHECK(tokens("123e4567-e89b-12d3-a456-4266141740001") == "123e4567 e89b 12d3 a456 <num>");
}

TEST_CASE("addresses of the internet are one token") {
    for (const std::string_view ip :
         {"10.0.0.1", "255.255.255.255", "010.001.000.255", "2001:db8::1", "::1", "FE80::1", "1::", "1:2:3:4:5:6:7:8",
          "::ffff:10.0.0.1", "1:2:3:4:5:6:10.0.0.1", "1:2:3::7:8"}) {
        CAPTURE(ip);
        CHECK(tokens(ip) == "<ip>");
        CHECK(tokens("ping " + std::string(ip) + ", now") == "ping <ip> now");
        CHECK(tokens("(" + std::string(ip) + ").") == "<ip>");
    }
    CHECK(tokens("256.0.0.1") == "256 0 1");
    CHECK(tokens("10.0.0") == "10 0");
    CHECK(tokens("10.0.0.1a") == "10 0 1a");
    CHECK(tokens("v10.0.0.1") == "v10 0 1");
    CHECK(tokens("1:2:3:4:5:6:7") == "1 2 3 4 5 6 7");
    CHECK(tokens("1:2:3:4:5:6:7:8:9") == "<ip> 9");
    CHECK(tokens("1::2::3") == "<ip> 3");
    CHECK(tokens("1:2:3:4:5:6:7::8") == "1 <ip>");
    CHECK(tokens("std::string") == "std string");
    CHECK(tokens("a :: b") == "a b");
    CHECK(tokens("12345::1") == "12345 1");
}

TEST_CASE("dates and times are one token") {
    for (const std::string_view date :
         {"2026-11-22", "2026/11/22", "22.11.2026", "1.2.2026", "22/11/2026", "1/2/2026", "22-11-26", "1-2-26",
          "2026-11-22 10:30", "2026-11-22T10:30:45Z", "2026-11-22T10:30:45.123+01:00", "22.11.2026 9:05:00",
          "1/2/2026 9:05 pm", "10:30", "9:05", "23:59:59", "10:30pm", "10:30:15,250"}) {
        CAPTURE(date);
        CHECK(tokens(date) == "<date>");
        CHECK(tokens("since " + std::string(date) + ". thanks") == "since <date> thanks");
    }
    CHECK(tokens("2026-11-22, 10:30") == "<date>");  // two of them
    CHECK(tokens("22-11-2026") == "22 11 2026");
    CHECK(tokens("22.11.26") == "22 11 26");
    CHECK(tokens("2026-1-2") == "2026 1 2");
    CHECK(tokens("2026-11/22") == "2026 11 22");
    CHECK(tokens("22.11.2026x") == "22 11 2026x");
    CHECK(tokens("2026-11-22x") == "2026 11 22x");
    CHECK(tokens("2026-11-22 x") == "<date> x");
    CHECK(tokens("10:3") == "10 3");
    CHECK(tokens("10:305") == "10 305");
    CHECK(tokens("100:30") == "100 30");
    CHECK(tokens("10:30h") == "10 30h");
    CHECK(tokens("at 10:30 amazing") == "at <date> amazing");
}

TEST_CASE("long numbers and numbers with a short prefix are one token") {
    CHECK(tokens("123456") == "<num>");
    CHECK(tokens("12345") == "12345");
    CHECK(tokens("INC0012345") == "<num>");
    CHECK(tokens("ab12345") == "<num>");
    CHECK(tokens("abcde12345") == "<num>");
    CHECK(tokens("ab1234") == "ab1234");
    CHECK(tokens("a12345") == "a12345");
    CHECK(tokens("abcdef12345") == "abcdef12345");
    CHECK(tokens("123456a") == "123456a");
    CHECK(tokens("ab12345c") == "ab12345c");
    CHECK(tokens("123-456") == "123 456");
    CHECK(tokens("1234567\u0301") == "1234567\u0301");
    CHECK(tokens("INC-123456 #7654321") == "inc <num>");
    CHECK(tokens("\u0661\u0662\u0663\u0664\u0665\u0666") == "<num>");
}

TEST_CASE("the first class that fits takes it all") {
    CHECK(tokens("https://x.example/123e4567-e89b-12d3-a456-426614174000/a@b.org") == "<url>");
    CHECK(tokens("123456@b.org") == "<mail>");
    CHECK(tokens("12345678-1234-1234-1234-123456789012") == "<guid>");
    CHECK(tokens("10.0.0.1 10.0.2026 123456") == "<ip> <date> <num>");
}

TEST_CASE("scripts without spaces give pairs of characters") {
    CHECK(tokens("無線接続") == "無線 線接 接続");
    CHECK(tokens("水") == "水");
    CHECK(tokens("ログイン") == "ログ グイ イン");
    CHECK(tokens("ｶﾞｽ") == "ガス");
    CHECK(tokens("ที่") == "ที ี่");
    CHECK(tokens("ລາວ") == "ລາ າວ");
    CHECK(tokens("ខ្មែ") == "ខ្ ្ម មែ");
    CHECK(tokens("မြန်") == "မြ ြန န်");
    CHECK(tokens("接\u0301続") == "接\u0301 \u0301続");
    CHECK(tokens("한국어") == "한국어");
    CHECK(tokens("VPN接続不可") == "vpn 接続 続不 不可");
    CHECK(tokens("接続 不可、接続") == "接続 不可");
    CHECK(tokens("一〇") == "一〇");
}

TEST_CASE("class tokens are counted apart from words") {
    const SubjectWords words = words_of_subject("Mail from a@b.org and c@d.org on 2026-11-22");
    CHECK(words.tokens == std::vector<std::string>{"mail", "from", "<mail>", "and", "on", "<date>"});
    CHECK(words.words == 4);
    CHECK_FALSE(words.was_cut);
}

TEST_CASE("the first 512 distinct tokens count") {
    std::string text;
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < 512; ++i) text += "w" + std::to_string(i) + " ";
    }
    CHECK(words_of_subject(text).tokens.size() == most_tokens);
    CHECK_FALSE(words_of_subject(text).was_cut);
    const SubjectWords cut = words_of_subject(text + "x y w1");
    CHECK(cut.tokens.size() == most_tokens);
    CHECK(cut.tokens.back() == "w511");
    CHECK(cut.was_cut);
    std::string pairs;
    for (int code = 0x4E00; code < 0x4E00 + 600; ++code) {
        pairs += static_cast<char>(0xE0 + code / 4096);
        pairs += static_cast<char>(0x80 + code / 64 % 64);
        pairs += static_cast<char>(0x80 + code % 64);
    }
    CHECK(words_of_subject(pairs).tokens.size() == most_tokens);
    CHECK(words_of_subject(pairs).was_cut);
}

TEST_CASE("an explanation shows what each step left") {
    const NormalisationSteps steps = explain_normalisation("RE: [Ticket #12] VPN ＤＯＷＮ since 10:30");
    CHECK(steps.folded == "re: [ticket #12] vpn down since 10:30");
    CHECK(steps.stripped == "vpn down since 10:30");
    CHECK(steps.tokens == std::vector<std::string>{"vpn", "down", "since", "<date>"});
}

TEST_CASE("normalising a normalised text changes nothing") {
    for (const std::string_view text :
         {"RE: Fwd: (ticket #1) Straße", "re(#3)(#1): x", "((#1)#2) ﬁ Re:", "Aw: aw[3] : ﬆ"}) {
        const std::string once = stripped(text);
        CHECK(stripped(once) == once);
    }
}

TEST_CASE("long hostile texts are read in one go") {
    const auto repeated = [](std::string_view part, std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) text += part;
        return text;
    };
    for (const std::string_view part : {"(#1", ")", "(ticket ", "a.", "re:", "::1", ":", "1:", "http://.", "a@", "1.",
                                        " ", "[", "\xE4\xB8\x80", "1", "a-", "#", "www."}) {
        CAPTURE(part);
        CHECK(words_of_subject(repeated(part, 40'000)).tokens.size() < 10);
    }
}

TEST_CASE("an overlap counts shared and total tokens, and the words among the shared ones") {
    // Numbers below 10 are classes.
    const Overlap some = overlap({1, 5, 12, 20, 30}, {5, 12, 13, 30}, 10);
    CHECK(some.shared == 3);
    CHECK(some.total == 6);
    CHECK(some.shared_words == 2);
    const Overlap classes = overlap({1, 2}, {1, 2}, 10);
    CHECK(classes.shared == 2);
    CHECK(classes.total == 2);
    CHECK(classes.shared_words == 0);
    CHECK(overlap({}, {}, 10).total == 0);
    CHECK(overlap({11}, {}, 10).total == 1);
    CHECK(overlap({10}, {10}, 10).shared_words == 1);
}

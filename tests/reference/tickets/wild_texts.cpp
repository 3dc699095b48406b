#include "random_twins.hpp"

namespace reference::tickets {
namespace {

using Texts = std::vector<std::string>;

const Texts& letters_of_all_kinds() {
    static const Texts texts = {
        // compatibility forms
        "\uFB01le", "\uFF36\uFF30\uFF2E", "\u2460", "x\u00B2", "\u338F", "\u2163", "\uFF76\uFF9E\uFF7D", "\u01C6",
        "\u0149", "\u2075\u2076", "\u00BD", "\uFDFA", "\u3248", "\uFF0D", "\u2024",
        // combining marks
        "cafe\u0301", "caf\u00E9", "vi\u1EC7t", "q\u0323\u0307", "q\u0307\u0323", "\u0301", "a\u0308\u0301",
        "\u63A5\u0301\u7D9A", "\u0939\u093F\u0928\u094D\u0926\u0940", "12\u0301345", "\u1112\u1161\u11AB",
        // scripts without spaces, alone and beside others
        "\u65E0\u6CD5\u767B\u5F55", "\u65E0\u6CD5", "\u6C34", "\u4E8C\u3007\u4E8C\u56DB", "\u4EBA\u3005",
        "\u30D7\u30EA\u30F3\u30BF\u30FC", "\u304B\u3099\u304D", "\u3031\u3035", "\u303B",
        "\u0E40\u0E04\u0E23\u0E37\u0E48\u0E2D\u0E07", "\u0EA5\u0EB2\u0EA7", "\u0E01\u0E332024",
        "\u1781\u17D2\u1798\u17C2\u179A", "\u1019\u103C\u1014\u103A\u1019\u102C", "VPN\u63A5\u7D9A\u4E0D\u53EF",
        "\u7B2C123456\u53F7", "\u5F55INC0012345", "\uD55C\uAD6D\uC5B4", "\U00020000\U0002A6DF", "\U0001B000\u304B",
        // right to left, with marks and controls of direction
        "\u0627\u0644\u0637\u0627\u0628\u0639\u0629", "\u05E2\u05B4\u05D1\u05B0\u05E8\u05B4\u05D9\u05EA",
        "\u0663\u0664\u0665\u0666\u0667\u0668", "\u200Fabc\u200E", "\u0644\u200D\u0627",
        // oddities of case
        "Stra\u00DFe", "STRASSE", "stra\u1E9Ee", "\u0130stanbul", "i\u0307stanbul", "Istanbul", "\u0131stanbul",
        "\u03A3\u039F\u03A6\u039F\u03A3", "\u03C3\u03BF\u03C6\u03BF\u03C2", "\u212Aelvin", "\u212Bngstr\u00F6m",
        "\u01F0", "\u0390", "\u1FB3", "\u017Falt", "\u13A0\uAB70", "\uFB03", "\u0345", "\u1E96",
        // what is neither letter nor sign, and numbers that are letters
        "soft\u00ADhyphen", "zero\u200Bwidth", "\U0001F5A8\uFE0F", "\u2180", "\U00010140", "\u3021\u3022", "_", "a_b",
        "don't", "don\u2019t"};
    return texts;
}

const Texts& web_and_mail() {
    static const Texts texts = {"https://portal.example.com/a?b=1#c",
                                "http://x/",
                                "HTTPS://EXAMPLE.ORG:8080/.",
                                "www.example.org",
                                "(www.example.org/x_(1))",
                                "ftp://",
                                "http://..",
                                "xwww.example",
                                "<https://a.example>",
                                "https://a.example\"q\"",
                                "see:https://\u6C34.example/\u6C34",
                                "a.b+c://d",
                                "\u00E9http://a",
                                "1http://a.b",
                                "https://a.b|c",
                                "https://a.b>c",
                                "https://a.b'c",
                                "https://a.b*",
                                "https://a.b/_~",
                                "jane.doe@example.com",
                                "Jane.Doe+x_y%z-1@Mail-2.Example.COM",
                                "root@localhost",
                                "a@b.1",
                                "a@b.c",
                                "a@b.org-",
                                "a@b.org-2",
                                "a@b.org-x",
                                "a@-b.org",
                                "a@b-.org",
                                "a@b..org",
                                "j\u00FCrgen@b\u00FCcher.example",
                                "a.@b.org",
                                "a@b.org@c.org",
                                "x@y.z1.info",
                                "x@y.info.z1",
                                "<jane@example.com>",
                                "mailto:jane@example.com"};
    return texts;
}

const Texts& addresses() {
    static const Texts texts = {"550e8400-e29b-41d4-a716-446655440000",
                                "{550E8400-E29B-41D4-A716-446655440000}",
                                "550e8400-e29b-41d4-a716-44665544000",
                                "x550e8400-e29b-41d4-a716-446655440000",
                                "12345678-1234-1234-1234-123456789012",
                                "10.0.0.1",
                                "10.0.0.17",
                                "256.0.0.1",
                                "010.001.000.255",
                                "10.0.0.1.2",
                                "10.0.0",
                                "10.0.0.1:8080",
                                "v10.0.0.1",
                                "10.0.0.1a",
                                "2001:db8::1",
                                "::1",
                                "FE80::1%eth0",
                                "1::",
                                "::",
                                "1:2:3:4:5:6:7:8",
                                "1:2:3:4:5:6:7",
                                "::ffff:10.0.0.1",
                                "2001:db8::/32",
                                "std::string",
                                "a::b",
                                "add::b",
                                "1::2::3",
                                "1:2:3:4:5:6:7::8"};
    return texts;
}

const Texts& dates() {
    static const Texts texts = {"2024-05-06",
                                "2024/05/06",
                                "6.5.2024",
                                "06.05.2024",
                                "5/30/2024",
                                "30/5/2024",
                                "6-5-24",
                                "2024-5-6",
                                "6.5.24",
                                "6-5-2024",
                                "2024-05/06",
                                "99.99.2024",
                                "2024-05-06 12:30",
                                "2024-05-06T12:30:45Z",
                                "2024-05-06T12:30:45.123+01:00",
                                "2024-05-06  7:05 pm",
                                "12:30",
                                "7:05",
                                "7:05am",
                                "24:00",
                                "99:99",
                                "12:30:45",
                                "12:30:45,250",
                                "12:305",
                                "7:5",
                                "12:30x",
                                "12:30 amazing",
                                "12:30+0200",
                                "12:30-1",
                                "2024-05-06t",
                                "2024-05-06x",
                                "2024-05-06t9",
                                "1-2-34",
                                "12:30:4",
                                "10:30:15.1234567890"};
    return texts;
}

const Texts& numbers() {
    static const Texts texts = {"123456",
                                "12345",
                                "4711223",
                                "INC0012345",
                                "CHG12345",
                                "ab1234",
                                "a12345",
                                "abcdef12345",
                                "abcde12345",
                                "123456a",
                                "123,456",
                                "12.345.678",
                                "#123456",
                                "\u0661\u0662\u0663\u0664\u0665\u0666",
                                "\u00E9\u00E912345",
                                "1234567\u0301",
                                "INC-123456",
                                "Ⅳ12345"};
    return texts;
}

/// All that may be a class, and what almost is.
const Texts& class_like(Dice& dice) {
    switch (dice.below(4)) {
    case 0:
        return web_and_mail();
    case 1:
        return addresses();
    case 2:
        return dates();
    default:
        return numbers();
    }
}

const Texts& ticket_marks() {
    static const Texts texts = {"[Ticket #123]",
                                "[ticket 123]",
                                "(case: 12)",
                                "[request#1]",
                                "(Incident # : 9)",
                                "(ref7)",
                                "{#12}",
                                "[#99]",
                                "[ #99]",
                                "[#]",
                                "(#12]",
                                "[ticket]",
                                "[Ticket #12",
                                "(ticket(#1) #2)",
                                "((#1)#2)",
                                "[tick[#1]et 5]",
                                "[#1[#2]2]",
                                "\uFF08ticket \uFF03"
                                "12\uFF09",
                                "[#\u0661]",
                                "r[#1]e:",
                                "re(#3)(#1):",
                                "[case\u00A0"
                                "12]",
                                "[ticket\t#12]",
                                "(subref 1)"};
    return texts;
}

const Texts& reply_marks() {
    static const Texts texts = {
        "Re:",        "RE: ",       "AW: ",         "AW:",        "(3) ",      "Re: AW: ",       "Fwd: ",    "WG : ",
        "re[2]: ",    "Tr(3):",     "  sv: ",       "Antw:  ",    "FW\uFF1A ", "Re[2] :",        "Re [2]: ", "re[]: ",
        "re[2): ",    "RV\u00A0: ", "Re[\u0662]: ", "\u0085Re: ", "VS:",       "Re: [#12] AW: ", "re",       ":",
        "\u2028Re: ", "Ref: "};
    return texts;
}

}  // namespace

std::string wild_text(Dice& dice, int parts) {
    static const Texts plain = {"vpn", "mail", "slow", "down", "Printer", "the", "USER"};
    static const Texts between = {" ", " ", " ",      " ",      "",   "-",  ",", ".",
                                  ":", "/", "\u00A0", "\u3000", "\n", "  ", "@"};
    std::string text;
    while (dice.chance(30)) {
        text += dice.pick(reply_marks());
    }
    for (int i = 0; i < parts; ++i) {
        const int kind = dice.below(10);
        text += i == 0 ? "" : dice.pick(dice.chance(70) ? Texts{" "} : between);
        text += dice.pick(
            kind < 3 ? plain : (kind < 6 ? letters_of_all_kinds() : (kind < 9 ? class_like(dice) : ticket_marks())));
    }
    return text;
}

}  // namespace reference::tickets

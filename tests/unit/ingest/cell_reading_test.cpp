#include "ingest/cell_reading.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace msp_audit;

namespace {

/// The value as text; "refused: " and the reason where there is none.
std::string amount(std::string_view cell, DecimalMark mark) {
    std::string reason;
    const auto value = read_amount(cell, mark, reason);
    return value ? value->to_string() : "refused: " + reason;
}
std::string with_point(std::string_view cell) { return amount(cell, DecimalMark::point); }
std::string with_comma(std::string_view cell) { return amount(cell, DecimalMark::comma); }
bool refused(const std::string& answer) { return answer.starts_with("refused: "); }

DecimalMark decided(std::string_view cell) {
    MarkEvidence evidence;
    evidence.add(cell, 2);
    return evidence.decided();
}

}  // namespace

TEST_CASE("plain amounts are exact") {
    CHECK(with_point("1234.50") == "1234.5");
    CHECK(with_comma("1234,50") == "1234.5");
    CHECK(with_point("-7") == "-7");
    CHECK(with_point("0.1") == "0.1");
    CHECK(with_point(".50") == "0.5");
    CHECK(with_point("0") == "0");
    CHECK(with_point("007") == "7");
    CHECK(with_point("\xC2\xA0 12.50\t") == "12.5");
    CHECK(with_point("123456789012345678") == "123456789012345678");
    CHECK(with_point("0.123456789012345") == "0.123456789012345");
    CHECK(with_point("123.456789012345678") == "123.456789012345678");
}

TEST_CASE("thousands stand in groups of three, under either mark") {
    CHECK(with_point("1,234,567.50") == "1234567.5");
    CHECK(with_comma("1.234.567,50") == "1234567.5");
    CHECK(with_point("1'234.50") == "1234.5");
    CHECK(with_point("1\xE2\x80\x99"
                     "234.50") == "1234.5");
    CHECK(with_comma("1 234,50") == "1234.5");
    CHECK(with_comma("1\xC2\xA0"
                     "234\xC2\xA0"
                     "567,50") == "1234567.5");
    CHECK(with_comma("1\xE2\x80\xAF"
                     "234,50") == "1234.5");
    CHECK(refused(with_point("1,00,000")));
    CHECK(refused(with_point("1234,567.00")));
    CHECK(refused(with_point("1,5")));
    CHECK(refused(with_point("1,2345")));
    CHECK(refused(with_point(",234")));
    CHECK(refused(with_point("1,234'567")));
    CHECK(refused(with_point("1.234,567")));
    CHECK(refused(with_point("12 50")));
}

TEST_CASE("a quantity of 0,075 is never read a thousand times too large") {
    CHECK(with_comma("0,075") == "0.075");
    CHECK(with_point("0,075") == "refused: a number with thousands marks does not begin with 0");
}

TEST_CASE("one minus before or after, brackets and CR make an amount negative") {
    for (const char* cell : {"-12.50", "12.50-", "(12.50)", "12.50 CR", "12.50cr", "\xE2\x88\x92$12.50", "- 12.50",
                             "($12.50)", "$(12.50)", "-$12.50", "$-12.50", "USD -12.50", "12.50- EUR"}) {
        CAPTURE(cell);
        CHECK(with_point(cell) == "-12.5");
    }
    CHECK(with_point("12.50 DR") == "12.5");
    CHECK(with_point("+12.50") == "12.5");
}

TEST_CASE("two signs are an error, in whatever form they stand") {
    for (const char* cell : {"--5", "-5-", "(-5)", "-(5)", "-5 CR", "5 CR-", "(5) CR", "+-5", "-5 DR"}) {
        CAPTURE(cell);
        CHECK(with_point(cell) == "refused: it has two signs");
    }
    CHECK(with_point("(5") == "refused: one of its brackets is missing");
    CHECK(with_point("5)") == "refused: one of its brackets is missing");
}

TEST_CASE("currency signs and codes stand before or after an amount") {
    for (const char* cell :
         {"$12.50", "12.50$", "£12.50", "€ 12.50", "12.50 €", "¥12.50", "₹ 12.50", "US$12.50", "USD 12.50",
          "USD12.50", "12.50 EUR", "12.50CHF", "12.50 kr", "zł 12.50", "$12.50 USD"}) {
        CAPTURE(cell);
        CHECK(with_point(cell) == "12.5");
    }
    CHECK(refused(with_point("12 PCS")));
    CHECK(refused(with_point("USD 12.50 EUR")));
    CHECK(refused(with_point("50¢")));
}

TEST_CASE("a code and the sign of one currency alone tell what an amount is in") {
    CHECK(currency_of_amount("£12.50") == "GBP");
    CHECK(currency_of_amount("(12.50 €)") == "EUR");
    CHECK(currency_of_amount("zł 12.50") == "PLN");
    CHECK(currency_of_amount("12.50CHF") == "CHF");
    CHECK(currency_of_amount("$12.50 NZD") == "NZD");
    CHECK(currency_of_amount("NZD $12.50") == "NZD");
    for (const char* cell : {"", "12.50", "$12.50", "12.50 kr", "¥12.50", "-12.50", "Total", "£ € 5"}) {
        CAPTURE(cell);
        CHECK(currency_of_amount(cell).empty());
    }
}

TEST_CASE("what is not an amount says why") {
    CHECK(with_point("1.2.5") == "refused: it has two decimal points");
    CHECK(with_comma("1,2,5") == "refused: it has two decimal commas");
    CHECK(with_point("") == "refused: it is empty");
    CHECK(with_point("-") == "refused: it has no digits");
    CHECK(with_point("12.") == "refused: nothing follows its decimal mark");
    CHECK(with_point("1e5") == "refused: it is in scientific notation");
    CHECK(with_point("1.00E+11") == "refused: it is in scientific notation");
    CHECK(with_point("nan") == "refused: 'n' is no part of a number");
    CHECK(refused(with_point("inf")));
    CHECK(with_point("0x10") == "refused: 'x' is no part of a number");
    CHECK(with_point("1½") == "refused: '½' is no part of a number");
    CHECK(with_point("1234567890123456789") == "refused: it has more than 18 digits");
    CHECK(with_point("0.1234567890123456") == "refused: it has more than 15 digits after its decimal mark");
    CHECK(with_comma("1234.50") == "refused: its thousands are not groups of three digits");
}

TEST_CASE("a percentage is read only where one may stand, and is told") {
    std::string reason;
    bool percent = false;
    CHECK(read_amount("5 %", DecimalMark::point, reason, &percent) == Decimal(5));
    CHECK(percent);
    percent = false;
    CHECK(read_amount("5", DecimalMark::point, reason, &percent) == Decimal(5));
    CHECK_FALSE(percent);
    CHECK(with_point("5%") == "refused: a percentage cannot stand here");
}

TEST_CASE("without a known mark only what both read alike is read") {
    CHECK(amount("1234", DecimalMark::unknown) == "1234");
    CHECK(amount("1'234", DecimalMark::unknown) == "1234");
    CHECK(amount("1.234", DecimalMark::unknown) == "refused: it means 1.234 or 1234");
    CHECK(amount("1234.50", DecimalMark::unknown) ==
          "refused: it reads only with a decimal point, and the decimal mark of the column is not known");
}

TEST_CASE("the shape of a value decides the mark, or does not") {
    CHECK(decided("1.234") == DecimalMark::unknown);
    CHECK(decided("1,234") == DecimalMark::unknown);
    CHECK(decided("$1,234") == DecimalMark::unknown);
    CHECK(decided("1.234.567") == DecimalMark::comma);
    CHECK(decided("1,234,567") == DecimalMark::point);
    CHECK(decided("1,234.5") == DecimalMark::point);
    CHECK(decided("1.234,567") == DecimalMark::comma);
    CHECK(decided("0.075") == DecimalMark::point);
    CHECK(decided("0,075") == DecimalMark::comma);
    CHECK(decided("-0,075") == DecimalMark::comma);
    CHECK(decided("1,5") == DecimalMark::comma);
    CHECK(decided("1234.567") == DecimalMark::point);
    CHECK(decided(".5") == DecimalMark::point);
    CHECK(decided("1234") == DecimalMark::unknown);
    CHECK(decided("1 234,567") == DecimalMark::comma);
    CHECK(decided("1.2.5") == DecimalMark::unknown);
}

TEST_CASE("ambiguity is told from the whole column and goes away with one value that decides") {
    MarkEvidence evidence;
    evidence.add("12", 2);
    CHECK_FALSE(evidence.ambiguous());
    evidence.add("1.234", 3);
    CHECK(evidence.ambiguous());
    CHECK(evidence.example() == "1.234");
    CHECK(evidence.example_line() == 3);
    evidence.add("5.678", 4);
    evidence.add("1,5", 5);
    CHECK_FALSE(evidence.ambiguous());
    CHECK(evidence.decided() == DecimalMark::comma);
    CHECK(evidence.example() == "1,5");
    CHECK(evidence.example_line() == 5);
    CHECK_FALSE(evidence.contradictory());
    evidence.add("1.5", 6);
    CHECK(evidence.contradictory());
    CHECK(evidence.ambiguous());
    CHECK(evidence.decided() == DecimalMark::unknown);
    CHECK(evidence.example_line() == 5);
}

TEST_CASE("only a value that means two things depends on the mark") {
    CHECK(MarkEvidence::depends_on_mark("1.234"));
    CHECK(MarkEvidence::depends_on_mark("(1,234) EUR"));
    CHECK_FALSE(MarkEvidence::depends_on_mark("1234"));
    CHECK_FALSE(MarkEvidence::depends_on_mark("1.2345"));
    CHECK_FALSE(MarkEvidence::depends_on_mark("what, now."));
}

TEST_CASE("outer white space of every usual kind goes") {
    CHECK(trimmed("\xEF\xBB\xBF \xC2\xA0"
                  "a b\xE2\x80\xAF\xE2\x80\x87\xE2\x80\x8B\r\n") == "a b");
    CHECK(trimmed("plain") == "plain");
    CHECK(trimmed("é") == "é");
    CHECK(trimmed(" \t").empty());
    CHECK(trimmed("").empty());
}

TEST_CASE("a number that a spreadsheet has mangled is told from a part number") {
    for (const char* cell : {"1.00E+11", "1,23E+05", "4.5E-07", "1e+11", "-1.00E+11", " 9E+12 "}) {
        CAPTURE(cell);
        CHECK(is_mangled_number(cell));
    }
    for (const char* cell :
         {"12E4", "1E5", "E+11", "1.00E+", "1.00E+1A", "100000000000", "PO-1E+11", "1.00E+11X", ""}) {
        CAPTURE(cell);
        CHECK_FALSE(is_mangled_number(cell));
    }
}

#include "report/table_format.hpp"

#include <doctest/doctest.h>

#include "report/decimal_text.hpp"
#include "unit/report/text_lines.hpp"

using namespace msp_audit;

namespace {

std::string plain(const Decimal& value, int places) {
    std::string out;
    append_decimal(out, value, places);
    return out;
}

Table money_table() {
    Table table({{"Vendor"}, {"Pay now", Align::point, true}, {"Invoiced", Align::point, true}});
    table.add_row({{"Contoso"}, {"12,345.60"}, {"1.5"}});
    table.add_row({{"Fabrikam and Sons of the North"}, {"-7"}, {"1,000.125"}});
    return table;
}

}  // namespace

TEST_CASE("figures for machines are those of Decimal::to_string") {
    for (const char* text :
         {"0", "-0.5", "0.05", "12.50", "12345678901234.5", "-100", "0.000000000000001", "7.0000"}) {
        for (const int places : {0, 2, 3}) {
            const Decimal value = *Decimal::parse(text);
            CHECK(plain(value, places) == value.to_string(places));
        }
    }
    const Decimal wide = Decimal::of(power_of_ten(30), 2);
    CHECK(plain(wide, 2) == wide.to_string(2));
}

TEST_CASE("figures for people have their thousands parted") {
    CHECK(grouped(*Decimal::parse("12345.6"), 2) == "12,345.60");
    CHECK(grouped(*Decimal::parse("-123456"), 0) == "-123,456");
    CHECK(grouped(*Decimal::parse("123.4567"), 2) == "123.4567");
    CHECK(grouped(*Decimal::parse("-999"), 2) == "-999.00");
    CHECK(grouped(std::size_t{48211}) == "48,211");
    CHECK(counted(1, "row", "rows") == "1 row");
    CHECK(counted(1000, "row", "rows") == "1,000 rows");
}

TEST_CASE("numbers stand under each other by the decimal point") {
    const auto lines = lines_of(money_table().laid_out(80));
    REQUIRE(lines.size() == 4);
    CHECK(lines[0] == "Vendor                            Pay now   Invoiced");
    CHECK(lines[1] == "----------------------------------------------------");
    CHECK(lines[2] == "Contoso                         12,345.60      1.5");
    CHECK(lines[3] == "Fabrikam and Sons of the North      -7     1,000.125");
}

TEST_CASE("a table that is too wide wraps its texts, then takes a second line, then a line for each number") {
    const auto wrapped_lines = lines_of(money_table().laid_out(40));
    REQUIRE(wrapped_lines.size() == 5);
    CHECK(wrapped_lines[3] == "Fabrikam and Sons       -7     1,000.125");
    CHECK(wrapped_lines[4] == "of the North");

    const auto two = lines_of(money_table().laid_out(30));
    CHECK(two[0] == "Vendor");
    CHECK(two[1] == "      Pay now   Invoiced");
    CHECK(two[4] == "    12,345.60      1.5");

    const auto labelled = lines_of(money_table().laid_out(23));
    CHECK(labelled[2] == "Contoso");
    CHECK(labelled[3] == "    Pay now   12,345.60");
    CHECK(labelled[4] == "    Invoiced      1.5");
}

TEST_CASE("where no column is marked for a second line, the last ones take it") {
    Table table({{"Month"}, {"Opened", Align::point}, {"Resolved", Align::point}, {"Median", Align::point}});
    table.add_row({{"2026-10"}, {"12"}, {"9"}, {"1.5"}});
    const auto lines = lines_of(table.laid_out(26));
    REQUIRE(lines.size() == 5);
    CHECK(lines[0] == "Month    Opened  Resolved");
    CHECK(lines[1] == "    Median");
    CHECK(lines[3] == "2026-10      12         9");
    CHECK(lines[4] == "       1.5");
}

TEST_CASE("no line is wider than asked nor ends in blanks") {
    Table table({{"Name"}, {"Words"}, {"Amount", Align::point, true}});
    for (int i = 0; i < 40; ++i) {
        table.add_row({{std::string(static_cast<std::size_t>(i), 'x')}, {"some words that wrap "}, {"1,234.50"}});
        table.add_note("code: ", std::string(static_cast<std::size_t>(i) * 3, 'y') + " and a sentence that is long");
    }
    for (const std::size_t width : {30U, 40U, 60U, 80U, 200U}) {
        for (const std::string& line : lines_of(table.laid_out(width))) {
            CHECK(display_width(line) <= width);
            if (!line.empty()) CHECK(line.back() != ' ');
        }
    }
}

TEST_CASE("width is what a terminal shows") {
    CHECK(display_width("abc") == 3);
    CHECK(display_width("富士通") == 6);
    CHECK(display_width("e\xCC\x81") == 1);
    Table table({{"Vendor"}, {"n", Align::point}});
    table.add_row({{"富士通"}, {"1"}});
    table.add_row({{"Contoso"}, {"2"}});
    const auto lines = lines_of(table.laid_out(80));
    CHECK(lines[2] == "富士通   1");
    CHECK(lines[3] == "Contoso  2");
}

TEST_CASE("text of an export cannot steer the terminal") {
    CHECK(printable("a\x1B[31mb") == "a\xEF\xBF\xBD[31mb");
    CHECK(printable("a\r\nb\tc") == "a  b c");
    // NOLINTNEXTLINE(misc-misleading-bidirectional): that is what is tested
    CHECK(printable("a\xE2\x80\xAE"
                    "b") == "a\xEF\xBF\xBD"
                            "b");
    CHECK(printable("a\xFF"
                    "b") == "a\xEF\xBF\xBD"
                            "b");
    CHECK(printable("a\xC2\x9B"
                    "b") == "a\xEF\xBF\xBD"
                            "b");
}

TEST_CASE("paragraphs break between words and hang under their lead") {
    CHECK(wrapped("one two three", 8) == std::vector<std::string>{"one two", "three"});
    CHECK(wrapped("abcdefghij", 4) == std::vector<std::string>{"abcd", "efgh", "ij"});
    CHECK(wrapped("", 4) == std::vector<std::string>{""});
    CHECK(wrapped("exactly", 7) == std::vector<std::string>{"exactly"});
    std::string out;
    append_paragraph(out, "  - ", "one two three four five", 20);
    CHECK(out == "  - one two three\n    four five\n");
    // A path is there to be copied; another long word is not.
    out.clear();
    append_paragraph(out, "  - ", "see /exports/2026/october/invoices.csv for more", 20);
    CHECK(out == "  - see\n    /exports/2026/october/invoices.csv\n    for more\n");
    out.clear();
    append_paragraph(out, "  - ", "abcdefghijklmnopqrstuvwxyz", 20);
    CHECK(out == "  -\n    abcdefghijklmnop\n    qrstuvwxyz\n");
}

TEST_CASE("a name is not broken where another line has room for the figures") {
    Table table({{"Vendor"}, {"Invoices", Align::point}, {"Pay now", Align::point, true}});
    table.add_row({{"Donaudampfschifffahrt"}, {"1"}, {"1,234.50"}});
    const auto lines = lines_of(table.laid_out(34));
    REQUIRE(lines.size() == 5);
    CHECK(lines[0] == "Vendor                 Invoices");
    CHECK(lines[1] == "     Pay now");
    CHECK(lines[3] == "Donaudampfschifffahrt         1");
    CHECK(lines[4] == "    1,234.50");
    // Between words it may be broken.
    Table words({{"Vendor"}, {"Invoices", Align::point}, {"Pay now", Align::point, true}});
    words.add_row({{"Donau Dampf Schifffahrt"}, {"1"}, {"1,234.50"}});
    CHECK(lines_of(words.laid_out(34))[0] == "Vendor          Invoices   Pay now");
}

TEST_CASE("a style wraps the word and not its padding") {
    Table table({{"Verdict"}, {"Vendor"}});
    table.add_row({{"pay", "32"}, {"Contoso"}});
    CHECK(lines_of(table.laid_out(80))[2] == "\x1B[32mpay\x1B[0m      Contoso");
}

TEST_CASE("a per cent sign stays with its figure") {
    CHECK(wrapped("it was 7.5 % of all", 10) == std::vector<std::string>{"it was", "7.5 % of", "all"});
    CHECK(wrapped("it was 7.5 %", 11) == std::vector<std::string>{"it was", "7.5 %"});
    CHECK(wrapped("it was 7.5 %", 12) == std::vector<std::string>{"it was 7.5 %"});
}

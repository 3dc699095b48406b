#include "report/workbook_writer.hpp"

#include <doctest/doctest.h>

#include <array>
#include <memory>
#include <string>

#include "ingest/sheet_source.hpp"

using namespace msp_audit;

namespace {

constexpr std::array columns{SheetColumn{"Text", 10}, SheetColumn{"Number", 10}, SheetColumn{"Day", 10}};

/// A sheet as our own reader gives it.
std::string read_back(const std::string& bytes, std::size_t sheet = 0) {
    const Workbook workbook(std::make_shared<std::string>(bytes), {});
    SheetSource source(workbook, workbook.sheets().at(sheet), {});
    std::string text(100000, '\0');
    text.resize(source.read(text.data(), text.size()));
    return text;
}

Decimal decimal(std::string_view text) { return Decimal::parse(text).value(); }

}  // namespace

TEST_CASE("what is written to a workbook reads back as it was: texts, exact amounts, days") {
    WorkbookWriter out;
    out.begin_sheet("one", columns);
    out.text("=1+1");
    out.decimal(decimal("1234.5"), 2);
    out.day(Day::parse("2026-10-31").value());
    out.end_row();
    out.text("00123");
    out.decimal(decimal("-0.1"), 2);
    out.end_row();
    out.nothing();
    out.decimal(decimal("123456789012.345"), 3);
    out.day(Day());
    out.end_row();
    out.text("a,\"b\"\nc");
    out.count(7);
    out.end_row();
    out.end_table();
    out.begin_sheet("two", columns);
    out.end_table();
    const std::string bytes = out.finish();
    CHECK(read_back(bytes) == "Text,Number,Day\n=1+1,1234.5,2026-10-31\n00123,-0.1\n,123456789012.345\n"
                              "\"a,\"\"b\"\"\nc\",7\n");
    CHECK(read_back(bytes, 1) == "Text,Number,Day\n");
}

TEST_CASE("a number that a spreadsheet would round stands as text, and is counted") {
    WorkbookWriter out;
    out.begin_sheet("one", columns);
    out.decimal(decimal("1234567890123.45"), 2);
    out.decimal(decimal("12345678901234.56"), 2);
    out.decimal(decimal("0.000000000000001"), 2);
    out.end_row();
    out.end_table();
    CHECK(out.numbers_as_text() == 1);
    CHECK(read_back(out.finish()) == "Text,Number,Day\n1234567890123.45,12345678901234.56,0.000000000000001\n");
}

TEST_CASE("a text is cut to what a cell holds, and has no characters that a workbook cannot hold") {
    WorkbookWriter out;
    out.begin_sheet("one", columns);
    out.text(std::string("a\x01"
                         "b\x1F"));
    out.text(std::string(40000, 'x'));
    out.end_row();
    out.end_table();
    CHECK(out.texts_cut() == 1);
    CHECK(read_back(out.finish()) == "Text,Number,Day\na\xEF\xBF\xBD"
                                     "b\xEF\xBF\xBD," +
                                         std::string(32000, 'x') + "...\n");
}

TEST_CASE("the same cells are the same bytes") {
    const auto written = [] {
        WorkbookWriter out;
        out.begin_sheet("one", columns);
        out.text("a");
        out.end_row();
        out.end_table();
        return out.finish();
    };
    CHECK(written() == written());
}

#include "report/workbook_writer.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>

#include "unit/report/read_workbook.hpp"

using namespace msp_audit;

namespace {

constexpr std::array columns{SheetColumn{"Text", 10}, SheetColumn{"Number", 10}, SheetColumn{"Day", 10}};

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
    CHECK(sheet_text(bytes) == "Text,Number,Day\n=1+1,1234.5,2026-10-31\n00123,-0.1\n,123456789012.345\n"
                               "\"a,\"\"b\"\"\nc\",7\n");
    CHECK(sheet_text(bytes, 1) == "Text,Number,Day\n");
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
    CHECK(sheet_text(out.finish()) == "Text,Number,Day\n1234567890123.45,12345678901234.56,0.000000000000001\n");
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
    CHECK(sheet_text(out.finish()) == "Text,Number,Day\na\xEF\xBF\xBD"
                                      "b\xEF\xBF\xBD," +
                                          std::string(32000, 'x') + "...\n");
}

TEST_CASE("hours, shares, months and instants are numbers that show as such") {
    constexpr std::array figures{SheetColumn{"Hours", 10}, SheetColumn{"Share", 10}, SheetColumn{"Month", 10},
                                 SheetColumn{"When", 20}};
    const TimeZone berlin = TimeZone::named("Europe/Berlin").value();
    WorkbookWriter out;
    out.begin_sheet("one", figures);
    out.hours(5400);
    out.share(decimal("0.075"));
    out.month(Day::parse("2026-10-01").value());
    out.instant(Instant::parse("2026-10-31T09:30:00Z").value(), berlin);
    out.end_row();
    out.hours(1);
    out.share(decimal("0.999999"));
    out.nothing();
    out.instant(Instant::parse("2026-07-31T23:30:05Z").value(), berlin);
    out.end_row();
    out.hours(std::nullopt);
    out.share(std::nullopt);
    out.month(Day());
    out.instant(Instant(), berlin);
    out.end_row();
    out.text("end");
    out.end_row();
    CHECK(sheet_text(out.finish()) == "Hours,Share,Month,When\n1.5,7.5%,2026-10-01,2026-10-31 10:30:00\n"
                                      "0.000278,99.9999%,,2026-08-01 01:30:05\n\nend\n");
}

TEST_CASE("sheets may be written in turns, and each has room for as many rows as were asked for") {
    WorkbookWriter out(3);
    const std::size_t one = out.begin_sheet("one", columns);
    out.text("a");
    out.end_row();
    const std::size_t two = out.begin_sheet("two", columns);
    CHECK(out.has_room());
    out.turn_to(one);
    out.text("b");
    out.end_row();
    CHECK(!out.has_room());
    out.turn_to(two);
    CHECK(out.has_room());
    out.text("c");
    out.end_row();
    const std::string bytes = out.finish();
    CHECK(sheet_text(bytes) == "Text,Number,Day\na\nb\n");
    CHECK(sheet_text(bytes, 1) == "Text,Number,Day\nc\n");
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

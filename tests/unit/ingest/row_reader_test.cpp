#include "ingest/row_reader.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <string>

#include "unit/ingest/table_reading.hpp"

using namespace msp_audit;
using namespace msp_audit::test;
using namespace std::string_literals;

namespace {

/// Rows without end to their last line, made while they are read.
class GeneratedRows final : public ByteSource {
public:
    GeneratedRows(std::size_t rows, std::size_t first_read) : rows_(rows), first_read_(first_read) {}

    std::size_t read(char* buffer, std::size_t size) override {
        std::size_t filled = 0;
        while (filled < size && (at_ < line_.size() || next_line())) {
            const std::size_t taken = std::min(size - filled, line_.size() - at_);
            std::memcpy(buffer + filled, line_.data() + at_, taken);
            filled += taken;
            at_ += taken;
        }
        return filled;
    }

    [[nodiscard]] std::size_t bytes() const { return bytes_; }

private:
    bool next_line() {
        if (row_ > rows_) return false;
        const std::string number = std::to_string(row_);
        line_ = row_ == 0 ? "number,vendor,text" : "\n" + number + ",Contoso," + std::string(first_read_, 'x');
        ++row_;
        at_ = 0;
        bytes_ += line_.size();
        return true;
    }

    std::size_t rows_, first_read_, row_ = 0, at_ = 0, bytes_ = 0;
    std::string line_;
};

}  // namespace

TEST_CASE("a file over 48 MiB without a final line break is read once and to its end") {
    constexpr std::size_t rows = 500'000;
    Dialect dialect;
    dialect.header = {"number", "vendor", "text"};
    dialect.header_line = 1;
    auto source = std::make_unique<GeneratedRows>(rows, 100);
    const GeneratedRows& generated = *source;
    RowReader reader(std::move(source), dialect, {0, 2}, {});
    std::size_t met = 0;
    bool in_order = true;
    while (met <= rows && reader.next() == RowResult::row) {
        ++met;
        in_order = in_order && reader.row().cells[0] == std::to_string(met) && reader.row().line == met + 1 &&
                   reader.row().cells[1].size() == 100;
    }
    CHECK(met == rows);
    CHECK(in_order);
    CHECK(generated.bytes() > 48 * 1024 * 1024);
}

TEST_CASE("a row after a short row, a long row or one with a NUL is read correctly") {
    const ReadTable table = read_text("a,b,c\n1,2,3\n4,5\n6,7,8\n9,10,11,12\n13,14,15\n16,1\0007,18\n19,20,21\n"s);
    CHECK(printed(table) == Lines{"2: 1|2|3", "3! the row has 2 fields, the header has 3", "4: 6|7|8",
                                  "5! the row has 4 fields, the header has 3", "6: 13|14|15",
                                  "7! the row holds a NUL byte", "8: 19|20|21"});
    CHECK(table.rows[1].text == "4,5");
    CHECK(table.rows[3].text == "9,10,11,12");
    CHECK(table.rows[5].text == "16,1\xEF\xBF\xBD"
                                "7,18");
    CHECK(table.rows_met == 7);
}

TEST_CASE("a line break in quotes stays in its cell and physical line numbers stay right") {
    const ReadTable table = read_text("a,b\n1,\"x\ny\"\n2,z\n3,\"p\r\nq\r\nr\"\n4,end\n");
    CHECK(printed(table) == Lines{"2: 1|x\ny", "4: 2|z", "5: 3|p\r\nq\r\nr", "8: 4|end"});
    CHECK(table.rows[0].text == "1,\"x");
}

TEST_CASE("a quote opens a field only at its start") {
    const ReadTable table =
        read_text("a,b\n1,5\" disk\n2,3.5\" and 5\"\n3,\"5\"\" disk\"\n4,\"x\"y\"\n5, \"p,q\" \n");
    CHECK(printed(table) == Lines{"2: 1|5\" disk", "3: 2|3.5\" and 5\"", "4: 3|5\" disk", "5: 4|xy\"", "6: 5|p,q"});
    CHECK(table.rows[2].text == "3,\"5\"\" disk\"");
}

TEST_CASE("delimiters and doubled quotes in quotes are text") {
    CHECK(printed(read_text("a,b,c\n\"1,5\",\"say \"\"hi\"\", or not\",\"\"\n\"\"\"\",\"\"\"x\"\"\",\n")) ==
          Lines{"2: 1,5|say \"hi\", or not|", "3: \"|\"x\"|"});
}

TEST_CASE("LF, CRLF and CR are line breaks, also in one file") {
    CHECK(printed(read_text("a,b\r1,2\r3,4\r")) == Lines{"2: 1|2", "3: 3|4"});
    CHECK(printed(read_text("a,b\r\n1,2\r\n3,4")) == Lines{"2: 1|2", "3: 3|4"});
    CHECK(printed(read_text("a,b\r\n1,2\n3,4\r5,6\r\r\n7,8\r")) == Lines{"2: 1|2", "3: 3|4", "4: 5|6", "6: 7|8"});
}

TEST_CASE("blank lines and rows of empty cells are passed over, and lines are still counted") {
    const ReadTable table = read_text("\n\na,b\n\n1,2\n  \n,\n\"\",\"\"\n3,4\n\n");
    CHECK(printed(table) == Lines{"5: 1|2", "9: 3|4"});
    CHECK(table.rows_met == 2);
}

TEST_CASE("title rows above the header are passed over, whatever they hold") {
    const ReadTable table = read_text("Contoso \"Ltd\n\"Report 2026\nfor May\",,\n\na,b,c\n1,2,3\n");
    CHECK(table.dialect.header_line == 5);
    CHECK(printed(table) == Lines{"6: 1|2|3"});
}

TEST_CASE("a row that repeats the header is counted and passed over") {
    const ReadTable table = read_text("a,b\n1,2\na,b\n3,4\n\"a\",b\n5,6\na,b,,\nb,a\n");
    CHECK(printed(table) == Lines{"2: 1|2", "4: 3|4", "6: 5|6", "8: b|a"});
    CHECK(table.repeated_headers == 3);
    CHECK(table.rows_met == 7);
    CHECK(read_text("a,\"b c\"\n1,2\n\"a\",\"b c\"\na,b c\n").repeated_headers == 2);
}

TEST_CASE("empty surplus fields are dropped, a surplus field with text is a problem") {
    CHECK(printed(read_text("a,b\n1,2,\n3,4,,, \n5,6,,x\n7,,,\n8\n")) ==
          Lines{"2: 1|2", "3: 3|4", "4! the row has 4 fields, the header has 2", "5: 7|",
                "6! the row has 1 field, the header has 2"});
}

TEST_CASE("a row may leave out the columns at the end that have no name") {
    CHECK(printed(read_text("a,b,,\n1,2\n3,4,x\n5\n")) ==
          Lines{"2: 1|2||", "3: 3|4|x|", "4! the row has 1 field, the header has 4"});
}

TEST_CASE("after a quote that is not closed, reading resumes at the line after it") {
    ReadLimits limits;
    limits.field_line_breaks = 3;
    const std::string rows = "a,b\n1,2\n3,\"open\n4,5\n6,7\n8,9\n10,11\n12,13\n14,15\n";
    const std::string reason = "the quote that opens on line 3 is not closed within 3 line breaks and 1048576 bytes; "
                               "reading resumed at line 4";
    const ReadTable table = read_text(rows, limits);
    CHECK(printed(table) ==
          Lines{"2: 1|2", "3! " + reason, "4: 4|5", "5: 6|7", "6: 8|9", "7: 10|11", "8: 12|13", "9: 14|15"});
    CHECK(table.rows[1].text == "3,\"open");
}

TEST_CASE("a quote that seems to be closed by the opening quote of a later row loses one row, and swallows none") {
    const std::string reason = "the quote that opens on line 3 is not closed: text follows the next quote, lines "
                               "farther on; reading resumed "
                               "at line 4";
    const ReadTable table =
        read_text("a,b\n1,2\n\"Cable, 3 m,7\n4,5\n\"Desk\",6\n\"two\nlines\",8\n\"5\" disk\",9\n");
    CHECK(printed(table) ==
          Lines{"2: 1|2", "3! " + reason, "4: 4|5", "5: Desk|6", "6: two\nlines|8", "8: 5 disk\"|9"});
}

TEST_CASE("a quote that is open at the end of the file loses one row") {
    CHECK(printed(read_text("a,b\n1,2\n3,\"open\n4,5\n6,7")) ==
          Lines{"2: 1|2",
                "3! the quote that opens on line 3 is not closed before the end of the file; reading "
                "resumed at line 4",
                "4: 4|5", "5: 6|7"});
    CHECK(read_text("a,b\n1,2\n3,\"").rows.size() == 2);
}

TEST_CASE("the line of an open quote is named where its row began earlier") {
    ReadLimits limits;
    limits.field_line_breaks = 2;
    const ReadTable table = read_text("a,b\n\"x\ny\",\"open\n1,2\n3,4\n5,6\n7,8\n", limits);
    REQUIRE(table.rows.size() == 5);
    CHECK(table.rows[0].line == 2);
    CHECK(table.rows[0].problem.starts_with("the quote that opens on line 3 "));
    CHECK(printed(table)[1] == "4: 1|2");
}

TEST_CASE("a record beyond the limit is a problem, in quotes and out of them") {
    ReadLimits limits;
    limits.record_bytes = 100;
    const std::string wide(300, 'x');
    const ReadTable table = read_text("a,b\n1,2\n" + wide + ",2\n3,4\n5,\"" + wide + "\"\n6,7\n" + wide, limits);
    REQUIRE(table.rows.size() == 6);
    CHECK(table.rows[1].problem == "the row is longer than 100 bytes");
    CHECK(table.rows[1].text.size() == 200);
    CHECK(printed(table)[2] == "4: 3|4");
    CHECK(table.rows[3].problem.starts_with("the quote that opens on line 5 "));
    CHECK(printed(table)[4] == "6: 6|7");
    CHECK(table.rows[5].line == 7);
}

TEST_CASE("a record longer than the chunks that are read arrives whole") {
    const std::string wide(900'000, 'x');
    const std::string quoted = "\"" + wide + "\n\"\"yyyyyyyyy\"";
    const ReadTable table = read_text("a,b\n1," + wide + "\n2," + quoted + "\n3,4");
    REQUIRE(table.rows.size() == 3);
    CHECK(table.rows[0].cells[1] == wide);
    CHECK(table.rows[1].cells[1] == wide + "\n\"yyyyyyyyy");
    CHECK(table.rows[2].line == 5);
}

TEST_CASE("the bytes that mask line breaks are text where the file holds them itself") {
    const ReadTable table =
        read_text("a,b\n\x1D,n\n\x1Dn,\x1Fs\n\"\x1D\n\x1F\",x\n\x1DL9 0 ,2\n\x1F,\x1D\x1D\n3,4\n");
    CHECK(printed(table) ==
          Lines{"2: \x1D|n", "3: \x1Dn|\x1Fs", "4: \x1D\n\x1F|x", "6: \x1DL9 0|2", "7: \x1F|\x1D\x1D", "8: 3|4"});
}

TEST_CASE("outer white space is not part of a cell, no-break spaces included") {
    CHECK(printed(read_text("a,b,c\n 1 ,\xC2\xA0two\xC2\xA0,\t3\n\" 4 \",\"\n5\n\", 6\n")) ==
          Lines{"2: 1|two|3", "3: 4|5|6"});
}

TEST_CASE("an invalid sequence in a UTF-8 file costs its row alone") {
    const ReadTable table = read_text("a,b\nM\xC3\xBCller,1\nM\xFCller,2\nna\xC3\xAFve,3\n");
    CHECK(printed(table) == Lines{"2: M\xC3\xBCller|1", "3! the row is not valid UTF-8", "4: na\xC3\xAFve|3"});
    CHECK(table.rows[1].text == "M\xEF\xBF\xBDller,2");
}

TEST_CASE("a file that turns out to be Windows-1252 behind the sample is read as such") {
    std::string text = "a,b\n";
    while (text.size() < 600'000) text += "plain,1\n";
    const ReadTable table = read_text(text + "M\xFCller,\x80\n");
    CHECK(table.dialect.encoding == Encoding::utf8);
    CHECK(table.rows.back().cells == std::vector<std::string>{"M\xC3\xBCller", "\xE2\x82\xAC"});
}

TEST_CASE("the other delimiters leave commas alone") {
    CHECK(printed(read_text("a;b\n1,5;\"x;y\"\n2,5;z;\n")) == Lines{"2: 1,5|x;y", "3: 2,5|z"});
    CHECK(printed(read_text("a\tb\n1,5\tx\n\t\n2\t\n")) == Lines{"2: 1,5|x", "4: 2|"});
    CHECK(printed(read_text("a|b\n1,5|x\n")).front() == "2: 1,5|x");
}

TEST_CASE("wanted cells come in the order asked for, as often as asked for") {
    Dialect dialect;
    dialect.header = {"a", "b", "c"};
    dialect.header_line = 1;
    RowReader reader(bytes_of("a,b,c\n1,2,3\n"), dialect, {2, 0, 2}, {});
    REQUIRE(reader.next() == RowResult::row);
    const auto cells = reader.row().cells;
    CHECK(std::vector<std::string>(cells.begin(), cells.end()) == std::vector<std::string>{"3", "1", "3"});
    CHECK(reader.row_text() == "1,2,3");
    CHECK(reader.next() == RowResult::end);
    CHECK(reader.next() == RowResult::end);
}

TEST_CASE("forty columns can be wanted of a table that has more") {
    Dialect dialect;
    dialect.header_line = 1;
    std::string text;
    std::vector<std::size_t> wanted;
    for (std::size_t i = 0; i < 60; ++i) {
        dialect.header.push_back("h" + std::to_string(i));
        text += (i == 0 ? "" : ",") + std::to_string(i);
        if (i >= 20) wanted.push_back(i);
    }
    RowReader reader(bytes_of("titles\n" + text + "\n"), dialect, wanted, {});
    REQUIRE(reader.next() == RowResult::row);
    CHECK(reader.row().cells.front() == "20");
    CHECK(reader.row().cells.back() == "59");
}

TEST_CASE("an empty file and a header alone have no rows") {
    CHECK(read_text("").rows.empty());
    CHECK(read_text("a,b").rows.empty());
    CHECK(read_text("a,b\n").rows_met == 0);
}

TEST_CASE("rows of every length come out as they stand") {
    std::string text = "a;b;c\n";
    std::vector<std::string> expected;
    std::uint32_t line = 1;
    for (std::size_t length = 1; length < 5000; length += length < 70 ? 1 : 977) {
        const std::string cell(length, 'x');
        const std::string shown = std::to_string(++line) + ": " + cell;
        text += cell + ";y,z;" + cell + "\n";
        expected.push_back(shown + "|y,z|" + cell);
    }
    CHECK(printed(read_text(text)) == expected);
}

TEST_CASE("a row with a field too few or too many among plain ones is a problem of its own") {
    const auto table = read_text("a,b,c\n1,2,3\n4,5\n6,7,8\n9,10,11,12\n13,14,15\n");
    CHECK(printed(table) == std::vector<std::string>{"2: 1|2|3", "3! the row has 2 fields, the header has 3",
                                                     "4: 6|7|8", "5! the row has 4 fields, the header has 3",
                                                     "6: 13|14|15"});
}

TEST_CASE("rows come to an end behind so many bytes, and the reader says so") {
    Dialect dialect;
    dialect.header = {"a", "b"};
    dialect.header_line = 1;
    std::string text = "a,b\n";
    while (text.size() < 1'000'000) text += "12,34\n";
    const auto rows_of = [&](std::size_t most_bytes, bool cut) {
        RowReader reader(bytes_of(text), dialect, {0, 1}, {}, most_bytes);
        std::size_t wrong = 0;
        while (reader.next() == RowResult::row) wrong += reader.row().cells.back() == "34" ? 0U : 1U;
        CHECK(wrong == 0);
        CHECK(reader.is_cut() == cut);
        return reader.rows_met();
    };
    const std::size_t all = (text.size() - 4) / 6;
    CHECK(rows_of(RowReader::whole_file, false) == all);
    CHECK(rows_of(100'000, true) >= 100'000 / 6);
    CHECK(rows_of(100'000, true) < all);
}

TEST_CASE("the text of a row can be told later from a copy of its bytes") {
    Dialect dialect;
    dialect.header = {"a", "b", "c", "d"};
    dialect.header_line = 1;
    RowReader reader(bytes_of("a,b,c,d\r\n 1 ,2,3\"x,4\r\n5,6,7,8\r\n\"9\n\",10,11,12\r\n"), dialect, {1}, {});
    REQUIRE(reader.next() == RowResult::row);
    const std::string copy(reader.row().bytes);
    const std::string text = reader.row_text();
    REQUIRE(reader.next() == RowResult::row);
    CHECK(reader.row_text(copy.c_str()) == text);
    CHECK(text == " 1 ,2,\"3\"\"x\",4");
    CHECK_FALSE(reader.row().masked);
    REQUIRE(reader.next() == RowResult::row);
    CHECK(reader.row().masked);
    const std::string masked(reader.row().bytes);
    const std::string masked_text = reader.row_text();
    CHECK(reader.next() == RowResult::end);
    CHECK(reader.row_text(masked.c_str(), true) == masked_text);
}

TEST_CASE("cells of every length come whole, wherever their rows lie in what is read at once") {
    // More than a megabyte: rows fall across blocks at many places. Every tenth row needs the slow way.
    const auto cell_of = [](std::size_t row, std::size_t column) {
        return std::string((row * 7 + column * 3) % 61, static_cast<char>('a' + (row + column) % 26));
    };
    constexpr std::size_t rows = 9000;
    std::string text = "number,first,second,third,fourth\n";
    for (std::size_t row = 0; row < rows; ++row) {
        text += "n" + std::to_string(row);
        for (std::size_t column = 1; column < 5; ++column) {
            const bool quoted = row % 10 == 9 && column == 2;
            text += "," + (quoted ? "\"" + cell_of(row, column) + ",\n\"" : cell_of(row, column));
        }
        text += row % 3 == 0 ? "\r\n" : "\n";
    }
    const ReadTable table = read_text(text);
    REQUIRE(table.rows.size() == rows);
    bool all_are_right = true;
    for (std::size_t row = 0; row < rows; ++row) {
        const auto& cells = table.rows[row].cells;
        REQUIRE(cells.size() == 5);
        all_are_right = all_are_right && cells[0] == "n" + std::to_string(row);
        for (std::size_t column = 1; column < 5; ++column) {
            const bool quoted = row % 10 == 9 && column == 2;
            all_are_right = all_are_right && cells[column] == cell_of(row, column) + (quoted ? "," : "");
        }
    }
    CHECK(all_are_right);
}

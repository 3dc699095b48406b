#include "ingest/sheet_source.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "ingest/workbook_error.hpp"
#include "unit/ingest/small_workbook.hpp"

using namespace msp_audit;
using test::SmallWorkbook;

namespace {

/// The text of the first sheet, or the words of what is wrong.
std::string text_of(const std::string& bytes, const ReadLimits& limits = {}, std::size_t portion = 1000) {
    std::string all;
    try {
        const Workbook workbook(std::make_shared<std::string>(bytes), limits);
        SheetSource source(workbook, workbook.sheets().front(), limits);
        std::string buffer(portion, '\0');
        for (std::size_t got = portion; got == portion;) {
            got = source.read(buffer.data(), portion);
            all.append(buffer, 0, got);
        }
    } catch (const WorkbookError& error) {
        return std::string("! ") + error.what();
    }
    return all;
}

std::string of_rows(const std::string& rows) { return text_of(SmallWorkbook{{{"S", rows}}}.bytes()); }

std::string cell(const std::string& attributes, const std::string& inside) {
    return of_rows("<row r=\"1\"><c r=\"A1\"" + attributes + ">" + inside + "</c></row>");
}

std::string with_part(const std::string& name, const std::string& text) {
    SmallWorkbook book{{{"S", ""}}};
    book.parts = {{name, text}};
    return text_of(book.bytes());
}

}  // namespace

TEST_CASE("a sheet comes as one record a row, with blank lines for rows and nothing for cells that are empty") {
    const std::string rows =
        "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>a,b</t></is></c><c r=\"C2\"><v>1.5</v></c></row>"
        "<row r=\"3\"><c r=\"B3\" s=\"1\"/></row>"
        "<row r=\"5\"><c r=\"B5\" t=\"b\"><v>1</v></c><c r=\"AA5\" t=\"e\"><v>#REF!</v></c></row>"
        "<row r=\"9\"/>";
    const std::string text = "\n\"a,b\",,1.5\n\n\n,TRUE" + std::string(25, ',') + "#REF!\n";
    CHECK(of_rows(rows) == text);
    for (const std::size_t portion : {std::size_t{1}, std::size_t{7}}) {
        CHECK(text_of(SmallWorkbook{{{"S", rows}}}.bytes(), {}, portion) == text);
    }
    CHECK(of_rows("") == "");
}

TEST_CASE("texts are read wherever a workbook keeps them, as they stand") {
    SmallWorkbook book{{{"S", "<row><c t=\"s\"><v>1</v></c><c t=\"s\"><v>0</v></c></row>"}}};
    book.shared = {"<t xml:space=\"preserve\"> two </t>",
                   "<r><rPr><b/></rPr><t>Bold</t></r><r><t>, plain</t></r><rPh sb=\"0\" eb=\"1\"><t>said</t></rPh>"};
    CHECK(text_of(book.bytes()) == "\"Bold, plain\",\" two \"\n");
    CHECK(cell(" t=\"str\"", "<f>A2&amp;B2</f><v>00123</v>") == "00123\n");
    CHECK(cell(" t=\"inlineStr\"", "<is><r><t>a</t></r><r><t>b</t></r></is>") == "ab\n");
    CHECK(cell(" t=\"inlineStr\"", "<is><t>5\" disk</t></is>") == "\"5\"\" disk\"\n");
    CHECK(cell(" t=\"inlineStr\"", "<is><t>one\ntwo_x000D_\nthree_x005F_</t></is>") == "\"one\ntwo\nthree_\"\n");
    CHECK(cell(" t=\"d\"", "<v>2026-10-31T00:00:00</v>") == "2026-10-31T00:00:00\n");
    CHECK(cell("", "<f>A2</f><v>7</v>") == "7\n");
}

TEST_CASE("a formula whose value was never stored is an error of the spreadsheet, and is counted") {
    CHECK(cell("", "<f>A2*2</f>") == "#FORMULA!\n");
    CHECK(cell("", "<f>A2*2</f><v></v>") == "#FORMULA!\n");
    CHECK(cell(" t=\"str\"", "<f>\"\"</f><v></v>") == "");
    const auto bytes = std::make_shared<std::string>(
        SmallWorkbook{{{"S", "<row r=\"4\" hidden=\"1\"><c r=\"C4\"><f>1</f></c><c r=\"D4\"><f>1</f></c></row>"}}}
            .bytes());
    const Workbook workbook(bytes, {});
    SheetSource source(workbook, workbook.sheets().front(), {});
    std::string buffer(100, '\0');
    static_cast<void>(source.read(buffer.data(), buffer.size()));
    CHECK(source.remarks().formulas_without_value == 2);
    CHECK(source.remarks().first_without_value == "C4");
    CHECK(source.remarks().hidden_rows == 1);
    CHECK(source.remarks().first_hidden == 4);
}

TEST_CASE("columns that are hidden and hold something are named, and columns that hide nothing are not") {
    SmallWorkbook book{{{"S", ""}}};
    book.parts = {{"xl/worksheets/sheet1.xml",
                   "<worksheet><cols><col min=\"2\" max=\"3\" width=\"0\" hidden=\"1\"/><col min=\"4\" max=\"4\"/>"
                   "<col min=\"28\" max=\"16384\" hidden=\"true\"/><col min=\"x\" max=\"1\" hidden=\"1\"/></cols>"
                   "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"AB1\"><v>3</v></c></row>"
                   "<row r=\"2\"><c r=\"C2\"><v>2</v></c><c r=\"D2\"><v>2</v></c><c r=\"AB2\"><v>4</v></c></row>"
                   "</sheetData></worksheet>"}};
    const Workbook workbook(std::make_shared<std::string>(book.bytes()), {});
    SheetSource source(workbook, workbook.sheets().front(), {});
    std::string buffer(200, '\0');
    static_cast<void>(source.read(buffer.data(), buffer.size()));
    CHECK(source.remarks().hidden_columns == std::vector<std::uint32_t>{2, 27});
    CHECK(column_letters(2) == "C");
    CHECK(column_letters(27) == "AB");
}

TEST_CASE("a limit of workbooks that has no option says what it is and what helps") {
    std::string sheets;
    for (int i = 0; i < 1001; ++i) sheets += "<sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/>";
    SmallWorkbook book{{{"S", ""}}};
    book.parts = {{"xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets>" + sheets + "</sheets></workbook>"}};
    try {
        const Workbook workbook(std::make_shared<std::string>(book.bytes()), {});
        FAIL("it was read");
    } catch (const WorkbookError& error) {
        CHECK(std::string(error.what()) == "it has more than 1000 sheets");
        CHECK(error.hint() == "delete those that do not count, or export the one that counts as CSV");
    }
    std::string styles;
    for (int i = 0; i < 65537; ++i) styles += "<xf numFmtId=\"0\"/>";
    book.parts = {{"xl/styles.xml", "<styleSheet><cellXfs>" + styles + "</cellXfs></styleSheet>"}};
    try {
        const Workbook workbook(std::make_shared<std::string>(book.bytes()), {});
        FAIL("it was read");
    } catch (const WorkbookError& error) {
        CHECK(std::string(error.what()) == "it has more than 65536 styles of cells");
        CHECK(error.hint() == "export the sheet that counts as CSV: a file of text has no such limit");
    }
}

TEST_CASE("cells stand where their references say, in any order within a row") {
    CHECK(of_rows("<row r=\"1\"><c r=\"C1\"><v>3</v></c><c r=\"A1\"><v>1</v></c></row>") == "1,,3\n");
    CHECK(of_rows("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>") == "1,2\n3\n");
}

TEST_CASE("cells without a proper place refuse the sheet") {
    CHECK(of_rows("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>") ==
          "! its sheet 'S' has two cells A1");
    CHECK(of_rows("<row r=\"3\"/><row r=\"2\"/>") == "! its sheet 'S' has row 2 behind row 3");
    CHECK(of_rows("<row r=\"3\"/><row r=\"3\"/>") == "! its sheet 'S' has row 3 behind row 3");
    CHECK(of_rows("<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>") == "! its sheet 'S' has a cell 'A2' in row 1");
    CHECK(of_rows("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>") == "! its sheet 'S' has a cell 'XFE1' in row 1");
    CHECK(of_rows("<row r=\"0\"/>") == "! its sheet 'S' has a row '0'; rows go from 1 to 1048576");
    CHECK(of_rows("<row r=\"1048577\"/>") == "! its sheet 'S' has a row '1048577'; rows go from 1 to 1048576");
    CHECK(of_rows("<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>").size() == 1048577);
    CHECK(of_rows("<c r=\"A1\"><v>1</v></c>") == "! its sheet 'S' has a cell outside of its rows");
    CHECK(cell(" t=\"s\"", "<v>0</v>") == "! its sheet 'S' asks in cell A1 for shared text '0', and there are 0");
    CHECK(cell(" t=\"s\"", "<v>-1</v>") == "! its sheet 'S' asks in cell A1 for shared text '-1', and there are 0");
}

TEST_CASE("a row beyond the limit is one line of text that its reader refuses, however often a long text is shared") {
    ReadLimits limits;
    limits.record_bytes = 1000;
    SmallWorkbook book{{{"S", "<row r=\"1\">"}}};
    book.shared = {"<t>" + std::string(300, 'x') + "\"\n,</t>"};
    for (int i = 0; i < 2000; ++i) book.sheets[0].rows += "<c t=\"s\"><v>0</v></c>";
    book.sheets[0].rows += "</row><row r=\"2\"><c r=\"A2\"><v>7</v></c></row>";
    const std::string text = text_of(book.bytes(), limits);
    CHECK(text.size() > limits.record_bytes);
    CHECK(text.size() < 2 * limits.record_bytes);
    CHECK(text.find('\n') == text.size() - 3);
    CHECK(text.find('"') == std::string::npos);
}

TEST_CASE("a document type and the entities that it declares are refused in every part") {
    const std::string laughs = "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
    const std::string words =
        "' declares a document type, as no spreadsheet does but files do that are made to do harm";
    for (const std::string part :
         {"_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/sharedStrings.xml"}) {
        CHECK(with_part(part, laughs + "<x>&b;</x>") == "! its part '" + part + words);
    }
    CHECK(with_part("xl/worksheets/sheet1.xml", laughs + "<worksheet/>") ==
          "! its part 'xl/worksheets/sheet1.xml" + words);
    CHECK(with_part("xl/worksheets/sheet1.xml", "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><worksheet/>") ==
          "! its part 'xl/worksheets/sheet1.xml" + words);
}

TEST_CASE("an archive that is made to fill memory is refused before it does") {
    SmallWorkbook bomb{{{"S", ""}}};
    bomb.parts = {{"xl/worksheets/sheet1.xml", "<worksheet>" + std::string(40U << 20U, ' ') + "</worksheet>"}};
    CHECK(text_of(bomb.bytes()) ==
          "! its part 'xl/worksheets/sheet1.xml' unpacks to more than 400 times its size, as "
          "files do that are made to fill memory");
    ReadLimits limits;
    limits.unpacked_bytes = 100;
    CHECK(text_of(SmallWorkbook{{{"S", ""}}}.bytes(), limits) == "! it unpacks to more than 100 bytes");
    std::string deep;
    for (int i = 0; i < 200; ++i) deep += "<a>";
    CHECK(of_rows(deep) == "! the elements of its part 'xl/worksheets/sheet1.xml' are nested too deeply");
    std::string tag;
    for (int i = 0; i < 300000; ++i) tag += " a" + std::to_string(i) + "=\"\"";
    CHECK(of_rows("<row" + tag + "/>") ==
          "! a tag of its part 'xl/worksheets/sheet1.xml' is longer than 1048576 bytes");
}

TEST_CASE("a workbook that is damaged says which part of it is") {
    const std::string whole = SmallWorkbook{{{"S", test::sheet_rows({{"a", "b"}})}}}.bytes();
    CHECK(text_of(whole) == "a,b\n");
    CHECK(text_of(whole.substr(0, whole.size() / 2)).starts_with("! its zip archive is damaged or cut off ("));
    CHECK(text_of("PK\x03\x04").starts_with("! its zip archive is damaged or cut off ("));
    std::string flipped = whole;
    flipped[flipped.find("xl/workbook.xml") + 20] ^= 0x20;
    CHECK(text_of(flipped).starts_with("! its part 'xl/workbook.xml' is damaged ("));
    CHECK(with_part("xl/workbook.xml", "<workbook><sheets>") ==
          "! its part 'xl/workbook.xml' is no proper XML: line 1: no element found");
    CHECK(text_of(test::zip_of({{"part", "1"}, {"part", "2"}})) == "! its zip archive holds the part 'part' twice");
    CHECK(with_part("xl/workbook.xml", "<workbook/>") == "! it has no sheet with cells");
    CHECK(with_part("xl/workbook.xml", "<workbook><sheets><sheet name=\"S\" id=\"rId7\"/></sheets></workbook>") ==
          "! no part of it holds its sheet 'S'");
    SmallWorkbook book{{{"S", ""}}};
    auto parts = book.all_parts();
    std::erase_if(parts, [](const auto& part) { return part.first == "xl/worksheets/sheet1.xml"; });
    CHECK(text_of(test::zip_of(parts)) == "! its part 'xl/worksheets/sheet1.xml' is missing");
}

TEST_CASE("relationships lead to parts of the archive and nowhere else") {
    const auto related = [](const std::string& target, const std::string& mode = "") {
        return "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"" + target + "\"" + mode +
               "/></Relationships>";
    };
    SmallWorkbook book{{{"S", test::sheet_rows({{"a"}})}}};
    const auto with = [&book](const std::string& relations) {
        book.parts = {{"xl/_rels/workbook.xml.rels", relations}};
        return text_of(book.bytes());
    };
    CHECK(with(related("worksheets/sheet1.xml")) == "a\n");
    CHECK(with(related("/xl/worksheets/sheet1.xml")) == "a\n");
    CHECK(with(related("./Worksheets/../worksheets/SHEET1.xml")) == "a\n");
    CHECK(with(related("../../../../etc/passwd")) == "! its part 'etc/passwd' is missing");
    CHECK(with(related("file:///etc/passwd", " TargetMode=\"External\"")) == "! no part of it holds its sheet 'S'");
    CHECK(with("<Relationships/>") == "! no part of it holds its sheet 'S'");
}

TEST_CASE("zip archives that are no workbooks say what they are") {
    CHECK(text_of(test::zip_of({{"invoices.csv", "a,b"}})) == "! it is a zip archive, and no workbook (.xlsx)");
    CHECK(text_of(test::zip_of({{"mimetype", ""}, {"content.xml", ""}})) ==
          "! it is an OpenDocument file (.ods or the like)");
    CHECK(text_of(test::zip_of({{"xl/workbook.bin", ""}})) == "! it is a binary workbook (.xlsb)");
    CHECK(text_of(test::zip_of({{"word/document.xml", ""}})) == "! it is a text document (.docx)");
}

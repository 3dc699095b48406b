#include <doctest/doctest.h>

#include "report/inspection.hpp"
#include "report/inspection_words.hpp"
#include "report/schema.hpp"

using namespace msp_audit;

namespace {

InspectedColumn amount(std::string basis) {
    InspectedColumn column;
    column.place = 1;
    column.header = "Amount";
    column.column = "line_total";
    column.role = "amount";
    column.right = "other_name";
    column.decimal = "comma";
    column.basis = std::move(basis);
    column.example = "1.234,50";
    column.example_row = 14;
    column.samples = {"1.234,50"};
    return column;
}

std::string sentence_for(const InspectedColumn& column) {
    const auto sentences = evidence_sentences(column, Inspection{});
    return sentences.empty() ? std::string() : sentences.front();
}

}  // namespace

TEST_CASE("a sentence says what settled a column") {
    CHECK(sentence_for(amount("values")) == "'1.234,50' (row 14) can only be read with a decimal comma");
    CHECK(sentence_for(amount("option")) == "read with a decimal comma, as the command line says");
    CHECK(sentence_for(amount("alike")).empty());
    InspectedColumn lent = amount("other_column");
    lent.lender = "Total";
    lent.lent = "0,5";
    lent.lent_row = 2;
    CHECK(sentence_for(lent) == "'1.234,50' (row 14) is read with a decimal comma, as Total has '0,5' (row 2)");
    InspectedColumn open = amount("open");
    open.readings = {{"--decimal point", "1234"}, {"--decimal comma", "1.234"}};
    CHECK(sentence_for(open) ==
          "OPEN: nothing tells how '1.234,50' (row 14) is meant: --decimal point reads it as 1234, "
          "--decimal comma reads it as 1.234");
    InspectedColumn empty = amount("alike");
    empty.samples.clear();
    CHECK(sentence_for(empty) == "no row has a value in it");
}

TEST_CASE("the rows of a file add up in words") {
    InspectedFile file;
    file.kind = DocumentKind::invoice;
    file.rows.rows_read = 1210;
    file.rows.rows_used = 1100;
    file.rows.rows_rejected = 2;
    file.rows.left_out["BLART is not RE"] = 100;
    file.rows.rows_joined = 5;
    file.rows.rows_title = 3;
    CHECK(row_words(file) ==
          "1,210 read = 1,100 used + 2 rejected + 100 left out + 5 that only complete rows of other "
          "files + 3 titles, repeated headers and totals");
    file.is_open = true;
    CHECK(row_words(file) == "none is used: a column is open");
}

TEST_CASE("nothing in a file can steer a terminal") {
    Inspection inspection;
    InspectedFile file;
    file.name = "a\x1B[31m\xFF.csv";
    file.kind = DocumentKind::invoice;
    file.encoding = "UTF-8";
    InspectedColumn column = amount("values");
    column.header = "Amount\x1B[0m";
    column.samples = {"x\ry\x07"};
    file.columns = {column};
    inspection.files = {file};
    const std::string text = render_inspection_table(inspection, {});
    for (const char c : {'\x1B', '\r', '\x07', '\xFF'}) CHECK(text.find(c) == std::string::npos);
}

TEST_CASE("formulas are defused in CSV for people, and kept for machines") {
    Inspection inspection;
    InspectedFile file;
    file.name = "a.csv";
    file.columns = {amount("values")};
    file.columns[0].samples = {"=1+1"};
    inspection.files = {file};
    RenderOptions options;
    CHECK(render_inspection_csv(inspection, options).find(",'=1+1,") != std::string::npos);
    options.csv_raw = true;
    CHECK(render_inspection_csv(inspection, options).find(",=1+1,") != std::string::npos);
}

TEST_CASE("the program holds the schema of its JSON") {
    CHECK(inspect_schema().find("msp-audit/inspect/1") != std::string_view::npos);
    CHECK(render_inspection_json({}).find("\"schema\": \"msp-audit/inspect/1\"") != std::string::npos);
}

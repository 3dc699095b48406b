#include <doctest/doctest.h>

#include "report/csv_cells.hpp"
#include "unit/report/sample_report.hpp"

using namespace msp_audit;

namespace {

std::string cell(std::string_view text, CsvFor reader = CsvFor::people) {
    std::string out;
    append_csv_text(out, text, reader);
    return out;
}

}  // namespace

TEST_CASE("a cell is quoted only where it must be") {
    CHECK(cell("plain text") == "plain text");
    CHECK(cell("a,b") == "\"a,b\"");
    CHECK(cell("5\" disk") == "\"5\"\" disk\"");
    CHECK(cell("two\nlines") == "\"two\nlines\"");
    CHECK(cell("") == "");
}

TEST_CASE("text that Excel would take for a value of its own stays text for Excel") {
    for (const std::string text :
         {"00123", "007", "123456789012", "3-4", "10/12", "1.10", "1.2.5", "12E5", "1:30", "5%", "2026-10", "(12)",
          "MAR-12", "dec10", "1Sept", "3 May 26", "september-2026", ".5"}) {
        INFO(text);
        CHECK(excel_would_change(text));
        CHECK(cell(text, CsvFor::excel) == "\"=\"\"" + text + "\"\"\"");
        CHECK(cell(text, CsvFor::people) == text);
    }
    CHECK(cell("1,234", CsvFor::excel) == "\"=\"\"1,234\"\"\"");
}

TEST_CASE("text that Excel leaves alone is written as it is, and formulas are defused") {
    for (const std::string text :
         {"4711", "0", "99999999999", "PO-1001", "2026-10-05", "2026-10-05T08:00:00Z", "Marc-12x", "Contoso", "MAR",
          "ma-12", "12 days", "A1", "a-1-b", "", "1-2-c", "March of 12"}) {
        INFO(text);
        CHECK_FALSE(excel_would_change(text));
        CHECK(cell(text, CsvFor::excel) == text);
    }
    CHECK(cell("=1+1", CsvFor::excel) == "'=1+1");
    CHECK(cell("-1", CsvFor::excel) == "'-1");
}

TEST_CASE("a file for Excel is marked as UTF-8 and its rows end as Excel writes them") {
    CHECK(finished_csv("a,b\n\"c\nd\",\"e\"\"\n\"\n", CsvFor::excel) == "\xEF\xBB\xBF"
                                                                        "a,b\r\n\"c\nd\",\"e\"\"\n\"\r\n");
    CHECK(finished_csv("a\n", CsvFor::people) == "a\n");
    CHECK(finished_csv("a\n", CsvFor::machines) == "a\n");
}

TEST_CASE("text that a spreadsheet would run is defused for people only") {
    for (const std::string text : {"=1+1", "+1", "-1", "@sum", "\tx"}) {
        CHECK(cell(text) == "'" + text);
        CHECK(cell(text, CsvFor::machines) == text);
    }
    CHECK(cell("\rx") == "\"'\rx\"");
    CHECK(cell("=HYPERLINK(\"x\")") == "\"'=HYPERLINK(\"\"x\"\")\"");
    CHECK(cell("a=1") == "a=1");
}

TEST_CASE("standard input keeps its name") {
    CHECK(cell("-") == "-");
    CHECK(cell("-:3 orders.csv:2") == "-:3 orders.csv:2");
    CHECK(cell("--") == "'--");
}

TEST_CASE("csv has one finding a row, with its first evidence apart") {
    const SampleReport sample;
    const std::string csv = render_csv(sample.report, {});
    CHECK(csv.substr(0, csv.find('\n')) ==
          "id,code,severity,effect,document_kind,document,line,vendor,currency,amount,message,file,row,evidence");
    CHECK(
        csv.find("price-above-po-0,price-above-po,error,dispute,invoice,INV-2,1,Contoso Ltd,USD,49.50,\"Billed at") !=
        std::string::npos);
    CHECK(csv.find(",invoices.csv,3,invoices.csv:3 orders.csv:2\n") != std::string::npos);
    CHECK(csv.find("price-below-po-1,price-below-po,info,none,invoice,INV-1,,,,,Billed below the order,,,\n") !=
          std::string::npos);
    CHECK(csv.find('\r') == std::string::npos);
}

TEST_CASE("negative amounts stay numbers while text is defused") {
    SampleReport sample;
    Finding& finding = sample.report.findings.front();
    finding.amount = dec("-12.5");
    finding.document = "-12.5";
    CHECK(render_csv(sample.report, {}).find(",'-12.5,1,Contoso Ltd,USD,-12.50,") != std::string::npos);
    RenderOptions raw;
    raw.csv_raw = true;
    CHECK(render_csv(sample.report, raw).find(",-12.5,1,Contoso Ltd,USD,-12.50,") != std::string::npos);
}

TEST_CASE("a report without findings is a heading in csv") {
    SampleReport sample;
    sample.report.findings.clear();
    const std::string csv = render_csv(sample.report, {});
    CHECK(csv.find('\n') == csv.size() - 1);
}

#include <doctest/doctest.h>

#include <algorithm>

#include "ingest/inspect_inputs.hpp"
#include "unit/ingest/export_folder.hpp"

using namespace msp_audit;

namespace {

InputInspection inspected(const ExportFolder& folder, LoadOptions options = {}) {
    options.paths = {folder.path()};
    InspectionOrder order;
    order.options = std::move(options);
    return inspect_inputs(order, TimeZone());
}

const ColumnEvidence& under(const InspectedInput& input, const std::string& header) {
    const auto& columns = input.columns();
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const ColumnEvidence& one) {
        return one.place != ColumnEvidence::nowhere && input.dialect().header[one.place] == header;
    });
    REQUIRE(found != columns.end());
    return *found;
}

const ColumnSample& sample_under(const InspectedInput& input, const std::string& header) {
    return input.samples[static_cast<std::size_t>(&under(input, header) - input.columns().data())];
}

constexpr const char* two_dates = "Invoice No,Vendor,Invoice Date,Due Date,Amount\n"
                                  "I1,Acme,03/02/2026,04/03/2026,\"1,234.50\"\n"
                                  "I2,Acme,05/02/2026,31/03/2026,7\n";

}  // namespace

TEST_CASE("a header equal to a canonical name beats every synonym, and the loser is named") {
    const ExportFolder folder;
    folder.write("invoices.csv", "Supplier,vendor,invoice_number,invoice_date,Amount\nA,B,I1,2026-01-02,5\n");
    folder.write("tickets.csv",
                 "ticket_id,Opened,opened_at,State,Priority,Subject\n1,2026-01-01,2026-01-02,New,1,x\n");
    const auto inspection = inspected(folder);
    REQUIRE(inspection.files.size() == 2);
    const auto& invoices = inspection.files[0];
    CHECK(under(invoices, "vendor").column == "vendor");
    CHECK(under(invoices, "vendor").right == HeaderRight::canonical_name);
    CHECK(under(invoices, "Supplier").column.empty());
    CHECK(under(invoices, "Supplier").would_be == "vendor");
    CHECK(under(invoices, "Supplier").gave_way_to == "vendor");
    CHECK(under(invoices, "Amount").right == HeaderRight::other_name);
    const auto& tickets = inspection.files[1];
    CHECK(tickets.evidence.kind == DocumentKind::ticket);
    CHECK(under(tickets, "opened_at").column == "opened_at");
    CHECK(under(tickets, "Opened").would_be == "opened_at");
    CHECK(under(tickets, "Opened").gave_way_to == "opened_at");
}

TEST_CASE("among the synonyms of a profile its order decides, and the others are named") {
    const ExportFolder folder;
    folder.write("view.csv", "Id,Requester email,Requester,Created at,Updated at,Assigned at,Solved at,Status\n"
                             "1,a@b,Ann,2026-01-02 10:00,2026-01-02 10:00,,,Open\n");
    const auto inspection = inspected(folder);
    REQUIRE(inspection.files.size() == 1);
    const auto& file = inspection.files[0];
    CHECK(file.evidence.profile.name == "zendesk-view");
    CHECK(file.evidence.basis == KindBasis::profile);
    CHECK(under(file, "Requester").column == "requester");
    CHECK(under(file, "Requester").right == HeaderRight::profile);
    CHECK(under(file, "Requester email").would_be == "requester");
    CHECK(under(file, "Requester email").gave_way_to == "Requester");
}

TEST_CASE("the policy's mapping goes before a canonical name") {
    const ExportFolder folder;
    folder.write("invoices.csv", "vendor,Payee,invoice_number,invoice_date,line_total\nA,B,I1,2026-01-02,5\n");
    LoadOptions options;
    options.mapping["invoices"]["vendor"] = {"Payee"};
    const auto inspection = inspected(folder, options);
    CHECK(under(inspection.files[0], "Payee").right == HeaderRight::mapping);
    CHECK(under(inspection.files[0], "vendor").gave_way_to == "Payee");
}

TEST_CASE("the value that decides is kept with its row, and the column that another one settles names it") {
    const ExportFolder folder;
    folder.write("invoices.csv", two_dates);
    const auto inspection = inspected(folder);
    const auto& file = inspection.files[0];
    const ColumnEvidence& due = under(file, "Due Date");
    CHECK(due.order == DateOrder::dmy);
    CHECK(due.reading.basis == ReadingBasis::values);
    CHECK(due.reading.example == "31/03/2026");
    CHECK(due.reading.line == 3);
    const ColumnEvidence& date = under(file, "Invoice Date");
    CHECK(date.order == DateOrder::dmy);
    CHECK(date.reading.basis == ReadingBasis::other_column);
    CHECK(date.reading.example == "03/02/2026");
    CHECK(date.reading.line == 2);
    CHECK(date.reading.lender == "Due Date");
    CHECK(date.reading.lent == "31/03/2026");
    CHECK(date.reading.lent_line == 3);
    const ColumnEvidence& amount = under(file, "Amount");
    CHECK(amount.mark == DecimalMark::point);
    CHECK(amount.reading.basis == ReadingBasis::values);
    CHECK(amount.reading.example == "1,234.50");
    CHECK(sample_under(file, "Amount").values == std::vector<std::string>{"1,234.50", "7"});
    CHECK(file.evidence.input.rows_used == 2);
}

TEST_CASE("an option is evidence, too") {
    const ExportFolder folder;
    folder.write("invoices.csv", two_dates);
    LoadOptions options;
    options.date_order["invoices"] = DateOrder::mdy;
    const auto inspection = inspected(folder, options);
    CHECK(under(inspection.files[0], "Invoice Date").reading.basis == ReadingBasis::option);
    CHECK(under(inspection.files[0], "Invoice Date").order == DateOrder::mdy);
    // 31/03/2026 reads in one way only, whatever is asked for all invoices.
    CHECK(inspection.files[0].rejected.empty());
    CHECK(under(inspection.files[0], "Due Date").order == DateOrder::dmy);
    CHECK(under(inspection.files[0], "Due Date").reading.basis == ReadingBasis::values);
    const std::string words = "as --date-order says, although Due Date has '31/03/2026'";
    const auto& warnings = inspection.files[0].warnings;
    CHECK(std::any_of(warnings.begin(), warnings.end(),
                      [&words](const std::string& one) { return one.find(words) != std::string::npos; }));
    options.date_order[folder.path() + "/invoices.csv"] = DateOrder::mdy;
    CHECK(inspected(folder, options).files[0].rejected.size() == 1);
}

TEST_CASE("a column that nothing settles is open, and the file is still told") {
    const ExportFolder folder;
    folder.write("invoices.csv", "Invoice No,Vendor,Invoice Date,Amount\nI1,Acme,03/02/2026,5\n");
    const auto inspection = inspected(folder);
    const auto& file = inspection.files[0];
    CHECK(file.evidence.kind == DocumentKind::invoice);
    CHECK(file.evidence.is_ambiguous);
    CHECK(under(file, "Invoice Date").reading.basis == ReadingBasis::open);
    CHECK(under(file, "Invoice Date").reading.example == "03/02/2026");
    CHECK(under(file, "Amount").reading.basis == ReadingBasis::alike);
    REQUIRE(file.errors.size() == 1);
    CHECK(file.errors[0].find("--date-order dmy") != std::string::npos);
}

TEST_CASE("reading with evidence gives the same books as reading without") {
    const ExportFolder folder;
    // What inspect alone has to say is that no column tells the item.
    const std::string file = folder.write("invoices.csv", two_dates);
    LoadOptions options;
    options.paths = {file};
    Books plain;
    const LoadTrouble trouble = load(options, plain);
    const auto inspection = inspected(folder);
    REQUIRE(plain.files.size() == 1);
    const InputFile& input = inspection.files[0].evidence.input;
    CHECK(input.rows_read == plain.files[0].rows_read);
    CHECK(input.rows_used == plain.files[0].rows_used);
    CHECK(input.columns == plain.files[0].columns);
    REQUIRE(inspection.files[0].warnings.size() == trouble.warnings.size() + 1);
    CHECK(std::equal(trouble.warnings.begin(), trouble.warnings.end(), inspection.files[0].warnings.begin()));
    CHECK(inspection.files[0].warnings.back().find("(sku, description or po_line)") != std::string::npos);
}

TEST_CASE("files of purchase documents and of tickets stand in one list, each once") {
    const ExportFolder folder;
    folder.write("a.csv", two_dates);
    folder.write("b.csv", "Number,Opened,State,Priority\nINC1,2026-01-02 10:00,New,?\n");
    folder.write("c.csv", "one,two\n1,2\n");
    const auto inspection = inspected(folder);
    REQUIRE(inspection.files.size() == 3);
    CHECK(inspection.files[0].evidence.kind == DocumentKind::invoice);
    CHECK(inspection.files[1].evidence.kind == DocumentKind::ticket);
    CHECK_FALSE(inspection.files[2].evidence.kind);
    CHECK(inspection.files[0].errors.empty());
    CHECK(inspection.files[1].errors.empty());
    CHECK(inspection.files[2].warnings.size() == 1);
    CHECK(inspection.errors.empty());
    // What means that there is no value is no value.
    CHECK(sample_under(inspection.files[1], "Priority").values.empty());
    CHECK(sample_under(inspection.files[1], "Opened").without_offset == 1);
}

TEST_CASE("the tables of a profile tell where columns come from that they do not have") {
    const ExportFolder folder;
    folder.write("MKPF.csv", "MBLNR,MJAHR,VGART,BLDAT,BUDAT,XBLNR\n50,2016,WE,5/30/16,5/30/16,DN-1\n");
    folder.write("MSEG.csv",
                 "MBLNR,MJAHR,ZEILE,BWART,EBELN,EBELP,BSTMG,BSTME\n50,2016,1,101,45,10,\"1,200.50\",EA\n");
    const auto inspection = inspected(folder);
    REQUIRE(inspection.files.size() == 2);
    const auto& header = inspection.files[0];
    CHECK(header.evidence.profile.table == "MKPF");
    CHECK(under(header, "BUDAT").column == "received_date");
    CHECK(under(header, "BUDAT").order == DateOrder::mdy);
    CHECK(under(header, "MBLNR").right == HeaderRight::profile);
    CHECK(under(header, "MBLNR").column.empty());
    CHECK(under(header, "VGART").right == HeaderRight::none);
    const auto& lines = inspection.files[1];
    CHECK(under(lines, "BSTMG").mark == DecimalMark::point);
    CHECK(std::any_of(lines.columns().begin(), lines.columns().end(), [](const ColumnEvidence& one) {
        return one.place == ColumnEvidence::nowhere && one.source == "MKPF.BUDAT" && one.column == "received_date";
    }));
}

TEST_CASE("how a file is written is told from all of its bytes") {
    const ExportFolder folder;
    // The first letter that is no ASCII stands behind what is looked at first.
    std::string late = "po_number,vendor,quantity,unit_price\n";
    while (late.size() < 600 * std::size_t{1024}) late += "4711,Acme,1,5.00\n";
    folder.write("orders.csv", late + "4712,Caf\xE9,1,5.00\r\n");
    folder.write("wide.csv", std::string("\xFF\xFE", 2) + std::string("a\0,\0b\0\r\0\n\0", 10));
    const auto inspection = inspected(folder);
    const FileForm& form = inspection.files[0].form;
    CHECK(form.encoding == Encoding::windows_1252);
    CHECK_FALSE(form.is_ascii);
    CHECK(form.crlf == 1);
    CHECK(form.lf > 1000);
    CHECK(inspection.files[1].form.encoding == Encoding::utf16_little);
    CHECK(inspection.files[1].form.byte_order_mark);
    CHECK(inspection.files[1].form.crlf == 1);
}

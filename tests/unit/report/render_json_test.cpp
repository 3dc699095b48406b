#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "report/schema.hpp"
#include "report/write_reconcile_json.hpp"
#include "unit/report/json_schema_keys.hpp"
#include "unit/report/sample_report.hpp"

using namespace msp_audit;
using Json = nlohmann::ordered_json;

namespace {

Json rendered(const SampleReport& sample) { return Json::parse(render_json(sample.report, {})); }

}  // namespace

TEST_CASE("json has every field of json.md in its order, and nothing else") {
    const Json json = rendered(SampleReport{});
    CHECK(keys_of(json) == "schema program as_of inputs warnings findings lists_cut totals vendors coverage accruals "
                           "invoices not_read alike");
    CHECK(keys_of(json["inputs"][0]) == "file kind profile rows_read rows_used rows_rejected rows_skipped notes");
    CHECK(keys_of(json["findings"][0]) ==
          "id code severity effect document_kind document line vendor currency amount "
          "message evidence base_rate");
    CHECK(keys_of(json["findings"][0]["evidence"][0]) == "kind file row");
    CHECK(keys_of(json["totals"][0]) == "currency invoiced payable awaiting disputed unchecked passed_in_tolerance");
    CHECK(keys_of(json["vendors"][0]) ==
          "vendor currency invoiced payable awaiting disputed unchecked passed_in_tolerance");
    CHECK(keys_of(json["coverage"][0]) == "comparison lines of_lines amount of_amount currency");
    CHECK(keys_of(json["accruals"][0]) == "po_number po_line vendor sku quantity amount currency");
    CHECK(keys_of(json["invoices"][0]) == "invoice_number vendor invoice_date type currency verdict invoiced payable "
                                          "awaiting disputed unchecked codes lines");
    CHECK(keys_of(json["invoices"][0]["lines"][0]) == "line sku quantity unit_price line_total tax payable awaiting "
                                                      "disputed unchecked codes match");
    CHECK(keys_of(json["invoices"][0]["lines"][0]["match"]) == "method po_number po_line");
}

TEST_CASE("json and its schema name the same fields") {
    const Json schema = Json::parse(reconcile_schema());
    check_keys(rendered(SampleReport{}), schema, schema);
}

TEST_CASE("the codes of the schema are those of the table") {
    const Json schema = Json::parse(reconcile_schema());
    Json names = Json::array();
    Json of_exports = Json::array();
    for (const CodeEntry& row : code_table()) {
        const CodeFamily family = family_of(row.code);
        if (family == CodeFamily::documents) names.push_back(row.name);
        if (family == CodeFamily::exports) of_exports.push_back(row.name);
    }
    CHECK(schema["$defs"]["code"]["enum"] == names);
    CHECK(Json::parse(check_schema())["$defs"]["problem"]["properties"]["code"]["enum"] == of_exports);
}

TEST_CASE("the methods of the schema are those that a line can be matched by") {
    const Json schema = Json::parse(reconcile_schema());
    Json names = Json::array();
    for (const Method method : {Method::po_line, Method::po_sku, Method::po_assignment, Method::loose_po,
                                Method::po_charge, Method::credited_invoice}) {
        names.push_back(name_of(method));
    }
    CHECK(schema["$defs"]["match"]["properties"]["method"]["enum"] == names);
}

TEST_CASE("amounts are strings with the digits of their currency; what does not apply is null") {
    const Json json = rendered(SampleReport{});
    CHECK(json["totals"][0]["invoiced"] == "13525.35");
    CHECK(json["totals"][0]["disputed"] == "49.50");
    CHECK(json["totals"][1]["awaiting"] == "5000");
    CHECK(json["accruals"][1]["po_line"] == nullptr);
    CHECK(json["accruals"][1]["quantity"] == "1.5");
    CHECK(json["accruals"][1]["amount"] == "1.00");
    CHECK(json["findings"][1]["amount"] == nullptr);
    CHECK(json["findings"][1]["base_rate"] == nullptr);
    CHECK(json["inputs"][0]["rows_skipped"] == 4);
    CHECK(json["inputs"][1]["profile"] == nullptr);
    CHECK(json["lists_cut"] == Json::object());
    const Json& lines = json["invoices"][0]["lines"];
    CHECK(lines[0]["tax"] == "0.00");
    CHECK(json["invoices"][2]["lines"][0]["tax"] == nullptr);
    CHECK(json["invoices"][2]["lines"][0]["match"] == nullptr);
    CHECK(json["invoices"][2]["type"] == "credit_note");
    CHECK(json["invoices"][1]["codes"] == Json{"duplicate-invoice"});
    CHECK(json["invoices"][1]["lines"][0]["codes"] == Json{"price-above-po", "not-received"});
}

TEST_CASE("the four parts add up to the invoiced total in every object") {
    const Json json = rendered(SampleReport{});
    const auto sum = [](const Json& of) {
        Decimal all;
        for (const char* part : {"payable", "awaiting", "disputed", "unchecked"})
            all += dec(of[part].get<std::string>());
        return all;
    };
    for (const char* list : {"totals", "vendors", "invoices"}) {
        for (const Json& element : json[list]) CHECK(sum(element) == dec(element["invoiced"].get<std::string>()));
    }
    for (const Json& invoice : json["invoices"]) {
        for (const Json& line : invoice["lines"]) CHECK(sum(line) == dec(line["line_total"].get<std::string>()));
    }
}

TEST_CASE("quantity and price are those judged, in the line's own unit") {
    const Json invoices = rendered(SampleReport{})["invoices"];
    const auto line = [&invoices](std::size_t invoice) { return invoices[invoice]["lines"][0]; };
    CHECK(line(0)["quantity"] == "3");
    CHECK(line(0)["unit_price"] == "4115.20");
    // Two boxes at 600, judged as twenty pieces at 60.
    CHECK(line(1)["quantity"] == "2");
    CHECK(line(1)["unit_price"] == "600.00");
    CHECK(line(2)["quantity"] == "-3");
    CHECK(line(2)["unit_price"] == "6.75");
    // A total only: what it buys at the agreed price.
    CHECK(line(3)["quantity"] == "1250");
    CHECK(line(3)["unit_price"] == "4");
}

TEST_CASE("a price that no decimal can say is rounded to nine places, others are exact") {
    SampleReport sample;
    InvoiceLine& record = sample.books.invoice_lines[0];
    record.quantity = dec("7");
    CHECK(rendered(sample)["invoices"][0]["lines"][0]["unit_price"] == "1763.657142857");
    record.unit_price = dec("0.000000000012");
    CHECK(rendered(sample)["invoices"][0]["lines"][0]["unit_price"] == "0.000000000012");
    record.unit_price = dec("1000");
    record.extras = 0;
    sample.books.invoice_extras.emplace_back();
    sample.books.invoice_extras[0].price_base = dec("100");
    sample.books.invoice_extras[0].discount = {dec("25"), DiscountKind::percent};
    CHECK(rendered(sample)["invoices"][0]["lines"][0]["unit_price"] == "7.50");
}

TEST_CASE("a low total and a share of a discount lower the price that is printed") {
    SampleReport sample;
    sample.books.invoice_lines[0].unit_price = dec("5000");
    const auto price = [&sample] {
        return rendered(sample)["invoices"][0]["lines"][0]["unit_price"].get<std::string>();
    };
    CHECK(price() == "5000.00");
    sample.matches.lines[0].codes.add(Code::line_arithmetic);
    CHECK(price() == "4115.20");
    sample.matches.lines[0].discount_share = dec("-1234.56");
    CHECK(price() == "3703.68");
}

TEST_CASE("json has what was left out of an input, and how it was read") {
    SampleReport sample;
    InputFile& file = sample.report.inputs.front();
    file.left_out = {{"Status is VOID", 3}, {"Type is DRAFT", 1}};
    file.notes = {"Date: '03/02/2026' is read with the day first"};
    sample.report.inputs.back().left_out.clear();
    sample.report.inputs.back().notes.clear();
    const Json json = rendered(sample);
    CHECK(json["inputs"].front()["notes"] == Json{"left out: Status is VOID, 3 rows",
                                                  "left out: Type is DRAFT, 1 row",
                                                  "Date: '03/02/2026' is read with the day first"});
    CHECK(json["inputs"].back()["notes"] == Json::array());
}

TEST_CASE("json names all that may be billed twice") {
    SampleReport sample;
    Alike alike;
    alike.by = AlikeBy::days;
    alike.amount = dec("5000");
    alike.beyond_first = dec("10000");
    alike.rows = {{DocumentIndex{0}, {0, 2}}, {DocumentIndex{1}, {0, 7}}};
    sample.matches.alike = {alike, alike};
    sample.report.alike = {1};
    const Json json = rendered(sample);
    REQUIRE(json["alike"].size() == 1);
    const Json schema = Json::parse(reconcile_schema());
    check_keys(json, schema, schema);
    CHECK(json["alike"][0]["by"] == "other-days");
    CHECK(json["alike"][0]["beyond_first"] == "10000.00");
    CHECK(json["alike"][0]["rows"][1]["row"] == 7);
    Json names = Json::array();
    for (const AlikeBy by : {AlikeBy::day, AlikeBy::days, AlikeBy::rhythm, AlikeBy::rows, AlikeBy::item_rows}) {
        names.push_back(name_of(by));
    }
    CHECK(schema["$defs"]["alike"]["properties"]["by"]["enum"] == names);
}

TEST_CASE("any text makes valid json") {
    SampleReport sample;
    sample.report.findings[0].message = "quote \" back \\ line\nbell \x07 bad \xFF end 富";
    CHECK(rendered(sample)["findings"][0]["message"] == "quote \" back \\ line\nbell \x07 bad \xEF\xBF\xBD end 富");
}

TEST_CASE("json that is written in pieces is the json that is returned") {
    SampleReport sample;
    for (int i = 0; i < 2000; ++i) sample.add_finding(Code::quote_expired, Severity::warning, "again");
    std::string all;
    std::size_t pieces = 0;
    write_reconcile_json(sample.report, [&all, &pieces](std::string_view piece) {
        all += piece;
        ++pieces;
    });
    CHECK(pieces > 2);
    CHECK(all == render_json(sample.report, {}));
    CHECK(all.back() == '\n');
}

TEST_CASE("an empty report is a whole document") {
    SampleReport sample;
    sample.remove_invoices();
    sample.report.as_of.clear();
    const Json json = rendered(sample);
    CHECK(json["invoices"] == Json::array());
    CHECK(json["as_of"] == nullptr);
}

TEST_CASE("json names what was given and not read, with what it was taken for") {
    SampleReport sample;
    UnreadFile& file = sample.report.unread.emplace_back();
    file.name = "orders.csv";
    file.kind = DocumentKind::purchase_order;
    file.reason = "orders.csv:1: po_number: no header is known to mean it";
    UnreadFile& other = sample.report.unread.emplace_back();
    other.reason = "cut off";
    other.in_part = true;
    const Json json = rendered(sample);
    CHECK(json["not_read"].dump() ==
          R"([{"file":"orders.csv","kind":"purchase_order","in_part":false,"reason":"orders.csv:1: po_number: no )"
          R"(header is known to mean it","hint":null},{"file":null,"kind":null,"in_part":true,"reason":"cut off",)"
          R"("hint":null}])");
}

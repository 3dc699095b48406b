#include "report/write_reconcile_json.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "core/currency.hpp"
#include "report/json_parts.hpp"
#include "report/judged_figures.hpp"

namespace msp_audit {

namespace {

constexpr std::array<std::string_view, part_count> part_names{"payable", "awaiting", "disputed", "unchecked"};

/// The document of json.md for reconcile, in its order of keys.
class ReconcileJson {
public:
    ReconcileJson(const ReconcileReport& report, const TextSink& sink)
        : report_(report), books_(*report.books), matches_(*report.matches), json_(sink) {}

    void write() {
        const FileName file_name = [this](std::uint32_t place) { return std::string_view(books_.files[place].name); };
        json_.begin_object(Layout::lines);
        json_.key("schema").text("msp-audit/reconcile/1");
        json_.key("program").text(report_.program);
        json_.key("as_of").text_or_null(report_.as_of);
        list("inputs", report_.inputs, [this](const InputFile& file) { write_input_with_notes(json_, file); });
        list("warnings", report_.warnings, [this](const std::string& warning) { json_.text(warning); });
        list("findings", report_.findings, [&](const Finding& finding) { write_finding(json_, finding, file_name); });
        json_.key("lists_cut").begin_object();
        json_.end_object();
        list("totals", report_.totals, [this](const Totals& totals) { write_totals(totals, false); });
        list("vendors", report_.vendors, [this](const Totals& totals) { write_totals(totals, true); });
        list("coverage", report_.coverage, [this](const Coverage& coverage) { write_coverage(coverage); });
        list("accruals", report_.accruals, [this](const Accrual& accrual) { write_accrual(accrual); });
        list("invoices", report_.documents,
             [this](std::uint32_t place) { write_invoice(matches_.documents[place]); });
        list("not_read", report_.unread, [this](const UnreadFile& file) { write_unread(file); });
        list("alike", report_.alike, [this](std::uint32_t place) { write_alike(matches_.alike[place]); });
        json_.end_object();
        json_.finish();
    }

private:
    using Layout = JsonWriter::Layout;

    template <class List, class Write>
    void list(std::string_view name, const List& elements, Write write) {
        write_list(json_, name, elements, write);
    }

    void write_unread(const UnreadFile& file) {
        json_.begin_object();
        json_.key("file").text_or_null(file.name);
        json_.key("kind");
        file.kind ? json_.text(name_of(*file.kind)) : json_.null();
        json_.key("in_part").boolean(file.in_part);
        json_.key("reason").text(file.reason);
        json_.key("hint").text_or_null(file.hint);
        json_.end_object();
    }

    void write_alike(const Alike& alike) {
        const InvoiceMatch& first = matches_.document(alike.rows.front().document);
        json_.begin_object();
        json_.key("by").text(name_of(alike.by));
        json_.key("vendor").text_or_null(report_.vendor_of(first));
        json_.key("currency").text_or_null(books_.text(first.currency));
        json_.key("amount").decimal(alike.amount, first.places);
        json_.key("beyond_first").decimal(alike.beyond_first, first.places);
        json_.key("rows").begin_list();
        for (const Alike::Row& row : alike.rows) {
            const InvoiceMatch& document = matches_.document(row.document);
            json_.begin_object();
            json_.key("invoice_number").text(books_.text(document.number));
            json_.key("invoice_date").text_or_null(document.date.to_string());
            json_.key("file").text(books_.files[row.source.file].name);
            json_.key("row").count(row.source.row);
            json_.end_object();
        }
        json_.end_list();
        json_.end_object();
    }

    void write_totals(const Totals& totals, bool of_vendor) {
        const int places = minor_digits(totals.currency);
        json_.begin_object();
        if (of_vendor) json_.key("vendor").text_or_null(totals.vendor);
        json_.key("currency").text_or_null(totals.currency);
        json_.key("invoiced").decimal(totals.invoiced, places);
        write_parts(totals.parts, places);
        json_.key("passed_in_tolerance").decimal(totals.passed_in_tolerance, places);
        json_.end_object();
    }

    void write_parts(const Parts& parts, int places) {
        for (std::size_t i = 0; i < part_count; ++i) json_.key(part_names[i]).decimal(parts.amounts[i], places);
    }

    void write_coverage(const Coverage& coverage) {
        const int places = minor_digits(coverage.currency);
        json_.begin_object();
        json_.key("comparison").text(coverage.comparison);
        json_.key("lines").count(coverage.lines);
        json_.key("of_lines").count(coverage.of_lines);
        json_.key("amount").decimal(coverage.amount, places);
        json_.key("of_amount").decimal(coverage.of_amount, places);
        json_.key("currency").text_or_null(coverage.currency);
        json_.end_object();
    }

    void write_accrual(const Accrual& accrual) {
        json_.begin_object();
        json_.key("po_number").text(accrual.po_number);
        json_.key("po_line").text_or_null(accrual.po_line);
        json_.key("vendor").text_or_null(accrual.vendor);
        json_.key("sku").text_or_null(accrual.sku);
        json_.key("quantity").decimal(accrual.quantity, 0);
        json_.key("amount").decimal(accrual.amount, minor_digits(accrual.currency));
        json_.key("currency").text_or_null(accrual.currency);
        json_.end_object();
    }

    void write_invoice(const InvoiceMatch& document) {
        const std::string_view currency = books_.text(document.currency);
        const int places = minor_digits(currency);
        json_.begin_object();
        json_.key("invoice_number").text(books_.text(document.number));
        json_.key("vendor").text_or_null(report_.vendor_of(document));
        json_.key("invoice_date").text_or_null(document.date.to_string());
        json_.key("type").text(document.type == DocumentType::credit_note ? "credit_note" : "invoice");
        json_.key("currency").text_or_null(currency);
        json_.key("verdict").text(name_of(document.verdict));
        json_.key("invoiced").decimal(document.invoiced, places);
        write_parts(document.parts, places);
        write_codes(document.codes);
        const std::span<const LineMatch> lines(matches_.lines);
        list("lines", lines.subspan(document.first_line, document.line_count),
             [this, places](const LineMatch& line) { write_line(line, places); });
        json_.end_object();
    }

    void write_line(const LineMatch& line, int places) {
        const InvoiceLine& record = books_.invoice_lines[static_cast<std::size_t>(line.record)];
        const JudgedFigures judged = judged_figures(books_, matches_, line);
        json_.begin_object();
        json_.key("line").text_or_null(books_.text(record.line));
        json_.key("sku").text_or_null(books_.text(record.sku));
        json_.key("quantity");
        judged.quantity ? json_.decimal(*judged.quantity, 0) : json_.null();
        json_.key("unit_price");
        judged.unit_price ? json_.decimal(*judged.unit_price, places) : json_.null();
        json_.key("line_total").decimal(*line.net, places);
        json_.key("tax");
        line.tax ? json_.decimal(*line.tax, places) : json_.null();
        write_parts(*line.parts, places);
        write_codes(line.codes);
        write_match(line);
        json_.end_object();
    }

    void write_codes(CodeSet codes) {
        json_.key("codes").begin_list();
        for (std::size_t i = 0; i < code_count; ++i) {
            const auto code = static_cast<Code>(i);
            if (codes.has(code)) json_.text(name_of(code));
        }
        json_.end_list();
    }

    void write_match(const LineMatch& line) {
        json_.key("match");
        if (line.order_line == OrderLineIndex::none || line.method == Method::none) {
            json_.null();
            return;
        }
        const OrderLine& order = matches_.order(line.order_line);
        const PoLine& record = books_.po_lines[static_cast<std::size_t>(order.record)];
        json_.begin_object();
        json_.key("method").text(name_of(line.method));
        json_.key("po_number").text(books_.text(order.po_number));
        json_.key("po_line").text_or_null(books_.text(record.line));
        json_.end_object();
    }

    const ReconcileReport& report_;
    const Books& books_;
    const Matches& matches_;
    JsonWriter json_;
};

}  // namespace

void write_reconcile_json(const ReconcileReport& report, const TextSink& sink) {
    ReconcileJson(report, sink).write();
}

std::string render_json(const ReconcileReport& report, const RenderOptions&) {
    std::string out;
    write_reconcile_json(report, [&out](std::string_view piece) { out += piece; });
    return out;
}

}  // namespace msp_audit

#include "unit/report/sample_report.hpp"

#include "core/currency.hpp"

namespace msp_audit {

namespace {

Parts parts_of(std::string_view payable, std::string_view awaiting, std::string_view disputed,
               std::string_view unchecked) {
    Parts parts;
    parts.amounts = {dec(payable), dec(awaiting), dec(disputed), dec(unchecked)};
    return parts;
}

}  // namespace

Decimal dec(std::string_view text) { return Decimal::parse(text).value(); }

SampleReport::SampleReport() {
    report.books = &books;
    report.matches = &matches;
    report.program = "msp-audit 0.1.0";
    report.as_of = "2026-10-31";
    report.warnings = {"invoices.csv: 'Net Amount' was read as net of tax"};
    report.lines_under_empty_category = 1;
    matches.vendor_names = {"", "Contoso Ltd", "富士通"};
    add_files();
    add_order();
    add_documents();
    add_findings();
    add_sums();
}

void SampleReport::remove_invoices() {
    report.documents.clear();
    report.totals.clear();
    report.vendors.clear();
    report.coverage.clear();
    report.accruals.clear();
    report.findings.clear();
    report.lines_under_empty_category = 0;
    matches.documents.clear();
}

Finding& SampleReport::add_finding(Code code, Severity severity, std::string message) {
    Finding finding;
    finding.id = std::string(name_of(code)) + "-" + std::to_string(report.findings.size());
    finding.code = code;
    finding.severity = severity;
    finding.effect = entry(code).effect;
    finding.document_kind = DocumentKind::run;
    finding.message = std::move(message);
    return report.findings.emplace_back(std::move(finding));
}

void SampleReport::add_files() {
    InputFile orders;
    orders.name = "orders.csv";
    orders.kind = DocumentKind::purchase_order;
    orders.profile = "sap-ekpo";
    orders.rows_read = 12;
    orders.rows_used = 8;
    orders.left_out = {{"LOEKZ is L", 3}};
    orders.rows_joined = 1;
    InputFile invoices;
    invoices.name = "invoices.csv";
    invoices.rows_read = 1005;
    invoices.rows_used = 1003;
    invoices.rows_title = 2;
    invoices.columns = {"Inv # -> invoice_number"};
    invoices.notes = {"dates are day/month/year"};
    books.files = {orders, invoices};
    report.inputs = books.files;
    books.set_supplied(DocumentKind::purchase_order);
    books.set_supplied(DocumentKind::invoice);
}

void SampleReport::add_order() {
    PoLine record;
    record.line = {books.texts.intern("10")};
    books.po_lines.push_back(record);
    OrderLine order;
    order.po_number = books.texts.intern("PO-77");
    order.price = dec("4");
    matches.order_lines.push_back(order);
}

InvoiceMatch& SampleReport::add_document(std::string_view number, std::string_view vendor, std::string_view currency,
                                         Verdict verdict, const Parts& parts) {
    InvoiceHeader header;
    header.vendor = {books.texts.intern(vendor)};
    books.invoice_headers.push_back(header);
    InvoiceMatch document;
    document.number = {books.texts.intern(number)};
    document.vendor = static_cast<VendorKey>(vendor == "Contoso Ltd" ? 1 : 2);
    document.currency = books.texts.intern(currency);
    document.date = *Day::parse("2026-10-02");
    document.first_line = static_cast<std::uint32_t>(matches.lines.size());
    document.verdict = verdict;
    document.parts = parts;
    document.invoiced = parts.sum();
    report.documents.push_back(static_cast<std::uint32_t>(matches.documents.size()));
    return matches.documents.emplace_back(document);
}

LineMatch& SampleReport::add_line(std::string_view line, std::string_view sku, const Parts& parts) {
    InvoiceLine record;
    record.header = static_cast<std::uint32_t>(books.invoice_headers.size() - 1);
    record.line = {books.texts.intern(line)};
    record.sku = {books.texts.intern(sku)};
    LineMatch match;
    match.record = static_cast<InvoiceLineIndex>(books.invoice_lines.size());
    match.document = static_cast<DocumentIndex>(matches.documents.size() - 1);
    match.net = parts.sum();
    match.parts = parts;
    books.invoice_lines.push_back(record);
    ++matches.documents.back().line_count;
    return matches.lines.emplace_back(match);
}

void SampleReport::add_documents() {
    add_document("INV-1", "Contoso Ltd", "USD", Verdict::pay, parts_of("12345.60", "0", "0", "0"));
    LineMatch& paid = add_line("1", "SW-24", parts_of("12345.60", "0", "0", "0"));
    paid.order_line = static_cast<OrderLineIndex>(0);
    paid.method = Method::po_line;
    paid.tax = dec("0");
    books.invoice_lines.back().quantity = dec("3");

    InvoiceMatch& disputed =
        add_document("INV-2", "Contoso Ltd", "USD", Verdict::dispute, parts_of("1000", "150.5", "49.50", "0"));
    disputed.codes.add(Code::duplicate_invoice);
    LineMatch& high = add_line("1", "SW-48", parts_of("1000", "150.5", "49.50", "0"));
    high.codes.add(Code::price_above_po);
    high.codes.add(Code::not_received);
    high.facts = 0;
    books.invoice_lines.back().quantity = dec("2");
    books.invoice_lines.back().unit_price = dec("600");
    LineFacts facts;
    facts.quantity = 20;
    facts.price = 60;
    matches.facts.push_back(facts);

    InvoiceMatch& credit =
        add_document("CR-3", "Contoso Ltd", "USD", Verdict::unchecked, parts_of("0", "0", "0", "-20.25"));
    credit.type = DocumentType::credit_note;
    add_line("", "", parts_of("0", "0", "0", "-20.25"));
    books.invoice_lines.back().quantity = dec("3");
    books.invoice_lines.back().unit_price = dec("6.75");

    add_document("見積4", "富士通", "JPY", Verdict::wait, parts_of("0", "5000", "0", "0"));
    LineMatch& total_only = add_line("1", "", parts_of("0", "5000", "0", "0"));
    total_only.amount_only = true;
    total_only.order_line = static_cast<OrderLineIndex>(0);
    total_only.method = Method::po_assignment;
}

void SampleReport::add_findings() {
    Finding& price =
        add_finding(Code::price_above_po, Severity::error,
                    "Billed at 600.00 each, ordered at 575.25: 49.50 too much for the 2 that came, which is "
                    "8.25 % above the order");
    price.document_kind = DocumentKind::invoice;
    price.document = "INV-2";
    price.line = "1";
    price.vendor = "Contoso Ltd";
    price.currency = "USD";
    price.amount = dec("49.5");
    price.invoice = 1;
    price.invoice_line = 1;
    price.evidence = {{DocumentKind::invoice, {1, 3}}, {DocumentKind::purchase_order, {0, 2}}};
    price.evidence_total = 2;
    Finding& below = add_finding(Code::price_below_po, Severity::info, "Billed below the order");
    below.document_kind = DocumentKind::invoice;
    below.document = "INV-1";
    below.invoice = 0;
    Finding& quote = add_finding(Code::quote_expired, Severity::warning, "Ordered three days after the quote's end");
    quote.document_kind = DocumentKind::purchase_order;
    quote.document = "PO-77";
    quote.vendor = "Contoso Ltd";
}

void SampleReport::add_sums() {
    for (const std::string_view currency : {"USD", "JPY"}) {
        Totals totals;
        totals.currency = currency;
        for (const InvoiceMatch& document : matches.documents) {
            if (books.text(document.currency) != currency) continue;
            totals.invoiced += document.invoiced;
            totals.parts += document.parts;
            ++totals.documents;
            ++totals.by_verdict[static_cast<std::size_t>(document.verdict)];
            for (std::size_t i = 0; i < part_count; ++i) {
                totals.in_part[i] += document.parts.amounts[i].is_zero() ? 0U : 1U;
            }
        }
        totals.passed_in_tolerance = currency == "USD" ? dec("3.2") : dec("0");
        report.totals.push_back(totals);
        totals.vendor = currency == "USD" ? "Contoso Ltd" : "富士通";
        report.vendors.push_back(totals);
    }
    report.coverage = {{"po", 3, 4, dec("13545.60"), dec("13525.35"), "USD"}, {"proof", 1, 1, 5000, 5000, "JPY"}};
    report.accruals = {{"PO-77", "10", "Contoso Ltd", "SW-24", 2, dec("1234.5"), "USD"},
                       {"PO-78", "", "", "", dec("1.5"), 1, "USD"}};
}

}  // namespace msp_audit

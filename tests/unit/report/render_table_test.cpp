#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "report/table_format.hpp"
#include "unit/report/sample_report.hpp"
#include "unit/report/text_lines.hpp"

using namespace msp_audit;

namespace {

std::string rendered(const SampleReport& sample, unsigned width = 80) {
    RenderOptions options;
    options.width = width;
    return render_table(sample.report, options);
}

bool has(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

/// The figure on the first line that begins with `label` at or after `from`.
Decimal amount_at(const std::vector<std::string>& lines, std::size_t from, std::string_view label) {
    for (std::size_t i = from; i < lines.size(); ++i) {
        if (!lines[i].starts_with(label)) continue;
        std::istringstream words(lines[i].substr(label.size()));
        std::string figure;
        words >> figure;
        figure.erase(std::remove(figure.begin(), figure.end(), ','), figure.end());
        return dec(figure);
    }
    return dec("-1");
}

}  // namespace

TEST_CASE("the table begins with what to do, and that adds up in each currency") {
    const auto lines = lines_of(rendered(SampleReport{}));
    CHECK(lines[0] == "msp-audit 0.1.0: 4 invoices as of 2026-10-31");
    for (const std::string currency : {"USD", "JPY"}) {
        const auto from = static_cast<std::size_t>(std::find(lines.begin(), lines.end(), currency) - lines.begin());
        REQUIRE(from < lines.size());
        const Decimal sum = amount_at(lines, from, "  Pay now") + amount_at(lines, from, "  Wait for") +
                            amount_at(lines, from, "  Dispute") + amount_at(lines, from, "  Not checked");
        CHECK(sum == amount_at(lines, from, "  Invoiced"));
    }
}

TEST_CASE("invoices to act on come with their amounts and sentences, the most urgent first") {
    const std::string wide = rendered(SampleReport{}, 160);
    CHECK(has(wide, "Invoices to act on (3)\n"));
    CHECK(
        has(wide, "INV-2    2026-10-02  Contoso Ltd  dispute    USD       1,000.00    150.50    49.50         0.00"));
    CHECK(has(wide, "\n    price-above-po, line 1: Billed at 600.00 each"));
    CHECK(wide.find("INV-2 ") < wide.find("見積4"));
    CHECK(wide.find("見積4") < wide.find("CR-3"));
    CHECK_FALSE(has(wide, "INV-1 "));
    CHECK(
        has(wide, "Other warnings (1)\n  quote-expired: purchase order PO-77, Contoso Ltd\n    Ordered three days"));
}

TEST_CASE("the table fits the terminal") {
    for (const unsigned width : {60U, 80U, 100U, 132U}) {
        for (const std::string& line : lines_of(rendered(SampleReport{}, width))) {
            INFO(line);
            CHECK(display_width(line) <= width);
            CHECK((line.empty() || line.back() != ' '));
        }
    }
}

TEST_CASE("infos are counted by code unless all is asked for") {
    const SampleReport sample;
    const std::string brief = rendered(sample);
    CHECK(has(brief, "For information (1; --verbose lists them)"));
    CHECK(has(brief, "price-below-po         1"));
    CHECK_FALSE(has(brief, "Billed below the order"));
    CHECK_FALSE(has(brief, "Inv # -> invoice_number"));
    RenderOptions options;
    options.verbose = true;
    const std::string all = render_table(sample.report, options);
    CHECK(has(all, "Billed below the order"));
    CHECK(has(all, "Inv # -> invoice_number"));
}

TEST_CASE("a list that is cut says so") {
    SampleReport sample;
    for (int i = 0; i < 48210; ++i) sample.add_finding(Code::slip_without_po, Severity::warning, "A slip without PO");
    const std::string table = rendered(sample);
    CHECK(has(table, "Other warnings (first 1,000 of 48,211)\n"));
    RenderOptions options;
    options.list_limit = 1;
    CHECK(has(render_table(sample.report, options), "Invoices to act on (first 1 of 3)\n"));
    CHECK(has(render_table(sample.report, options), "By vendor (first 1 of 2)\n"));
    Finding& note = sample.add_finding(Code::not_received, Severity::error, "Nothing came yet");
    note.invoice = 1;
    CHECK(has(render_table(sample.report, options), "    first 1 of 2 findings\n"));
}

TEST_CASE("findings of invoices that are cut are not told elsewhere") {
    SampleReport sample;
    Finding& finding = sample.add_finding(Code::not_received, Severity::error, "Nothing came yet");
    finding.invoice = 3;
    CHECK(has(rendered(sample), "not-received: Nothing came yet"));
    RenderOptions options;
    options.list_limit = 1;
    CHECK_FALSE(has(render_table(sample.report, options), "not-received"));
    CHECK_FALSE(has(render_table(sample.report, options), "Other errors"));
}

TEST_CASE("of many findings of one code on an invoice the first three are told, and the others' number and money") {
    const auto with = [](int findings, bool verbose) {
        SampleReport sample;
        for (int i = 1; i <= findings; ++i) {
            Finding& finding =
                sample.add_finding(Code::no_po_reference, Severity::error, "No order on line " + std::to_string(i));
            finding.invoice = 3;
            finding.currency = "USD";
            finding.amount = Decimal::parse("100.255");
        }
        RenderOptions options;
        options.verbose = verbose;
        options.width = 120;
        return render_table(sample.report, options);
    };
    CHECK(has(with(6, false), "No order on line 6"));
    CHECK_FALSE(has(with(6, false), "more like these"));
    const std::string many = with(12, false);
    CHECK(has(many,
              "No order on line 3\n    no-po-reference: 9 more like these, 1,203.06 USD in all; --verbose lists "
              "them."));
    CHECK_FALSE(has(many, "No order on line 4"));
    CHECK_FALSE(has(many, "No order on line 12"));
    CHECK(has(with(12, true), "No order on line 12"));
}

TEST_CASE("a warning on an invoice to pay is told all the same") {
    SampleReport sample;
    Finding& finding = sample.add_finding(Code::possible_duplicate_invoice, Severity::warning, "Like INV-0");
    finding.invoice = 0;
    finding.document_kind = DocumentKind::invoice;
    finding.document = "INV-1";
    CHECK(has(rendered(sample), "  possible-duplicate-invoice: invoice INV-1\n    Like INV-0\n"));
}

TEST_CASE("rejected rows put a banner on the totals") {
    SampleReport sample;
    CHECK_FALSE(has(rendered(sample), "rejected:"));
    sample.report.rejected_rows = 1234;
    const std::string table = rendered(sample);
    CHECK(has(table, "*** 1,234 rows were rejected: the figures below leave them out."));
    CHECK(table.find("***") < table.find("Pay now"));
}

TEST_CASE("a report without invoices says so and is never all clear") {
    SampleReport sample;
    sample.remove_invoices();
    CHECK(has(rendered(sample), "There are no invoices: nothing was reconciled"));
    sample.books.supplied = {};
    const std::string table = rendered(sample);
    CHECK(has(table, "There are no invoices: no invoice file was read"));
    CHECK_FALSE(has(table, "Pay now"));
    CHECK_FALSE(has(table, "Invoices to act on"));
    CHECK_FALSE(has(table, "clear"));
}

TEST_CASE("what is filtered is said") {
    SampleReport sample;
    sample.report.filtered = true;
    sample.report.filter_words = "vendor Contoso, period 2026-10";
    CHECK(has(rendered(sample), "Shown: vendor Contoso, period 2026-10; matching saw everything."));
}

TEST_CASE("coverage, tolerances, accruals, inputs and warnings are told") {
    const std::string table = rendered(SampleReport{}, 100);
    CHECK(has(table, "purchase orders   USD           3   4  13,545.60  13,525.35"));
    CHECK(has(table, "1 line was judged under an empty category"));
    CHECK(has(table, "Went through inside tolerances"));
    CHECK(has(table, "Contoso Ltd  USD         3.20"));
    CHECK(has(table, "Accruals: received and not yet billed"));
    CHECK(has(table, "USD                 2  1,235.50"));
    CHECK(has(table, "left out: LOEKZ is L, 3 rows"));
    CHECK(has(table, "dates are day/month/year"));
    CHECK(has(table, "  - invoices.csv: 'Net Amount' was read as net of tax"));
}

TEST_CASE("a note on a file that is a warning too is told once") {
    SampleReport sample;
    InputFile& file = sample.report.inputs.at(0);
    file.notes.emplace_back("Qty: '1,000' is read with a decimal point");
    const auto told = [&] {
        const std::string table = rendered(sample, 100);
        std::size_t times = 0;
        for (std::size_t at = table.find("Qty: '"); at != std::string::npos; at = table.find("Qty: '", at + 1))
            ++times;
        return times;
    };
    CHECK(told() == 1);
    sample.report.warnings.push_back(file.name + ": " + file.notes.back());
    CHECK(told() == 1);
}

TEST_CASE("only verdicts are coloured, and only if asked") {
    const SampleReport sample;
    CHECK_FALSE(has(rendered(sample), "\x1B"));
    RenderOptions options;
    options.color = true;
    std::string table = render_table(sample.report, options);
    CHECK(has(table, "\x1B[31mdispute\x1B[0m"));
    CHECK(std::count(table.begin(), table.end(), '\x1B') == 6);
}

TEST_CASE("where columns include tax and findings do not, that is said beside them") {
    SampleReport sample;
    constexpr std::string_view words = "The columns include tax; the amounts in findings on lines are net of it.\n";
    CHECK_FALSE(has(rendered(sample), words));
    sample.matches.lines[1].tax = dec("72.00");
    CHECK(has(rendered(sample), words));
    CHECK(has(render_markdown(sample.report, {}), words));
}

TEST_CASE("a finding on the run stands without an amount beside it, which its sentence has") {
    SampleReport sample;
    Finding& finding = sample.add_finding(Code::not_supplied, Severity::error, "No licenses were supplied");
    finding.document_kind = DocumentKind::run;
    finding.document.clear();
    finding.vendor.clear();
    finding.amount = dec("180.00");
    CHECK(has(rendered(sample), "\n  not-supplied: run\n    No licenses were supplied\n"));
}

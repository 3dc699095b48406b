#include <doctest/doctest.h>

#include <algorithm>

#include "unit/report/sample_report.hpp"
#include "unit/report/text_lines.hpp"

using namespace msp_audit;

namespace {

bool has(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

/// Borders of the cells in a line of a table; escaped ones are text.
std::size_t borders_in(std::string_view line) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '\\') {
            ++i;
        } else if (line[i] == '|') {
            ++count;
        }
    }
    return count;
}

}  // namespace

TEST_CASE("Markdown has the figures of the table, the sentences and the rows that they rest on") {
    const std::string page = render_markdown(SampleReport{}.report, {});
    CHECK(page.starts_with("# msp-audit 0.1.0: 4 invoices as of 2026-10-31\n\n| To do | Amount | Invoices |\n"));
    CHECK(has(page, "| INV-2 | 2026-10-02 | Contoso Ltd | dispute | USD | 1,000.00 | 150.50 | 49.50 | 0.00 |"));
    CHECK(has(page, "\n- INV-2: price-above-po, line 1: Billed at 600.00 each"));
    CHECK(has(page, " Rows: "));
    CHECK(
        has(page, "## Other warnings (1)\n\n- **quote-expired: purchase order PO-77, Contoso Ltd**: Ordered three"));
    CHECK(has(page, "| Rejected |"));
}

TEST_CASE("Markdown carries the banner of rejected rows") {
    SampleReport sample;
    sample.report.rejected_rows = 2;
    CHECK(has(render_markdown(sample.report, {}),
              "\n\n**2 rows were rejected: the figures below leave them out.**\n\n"));
}

TEST_CASE("names from exports cannot break the tables of Markdown") {
    SampleReport sample;
    for (Totals& totals : sample.report.vendors) totals.vendor = "a | b\\| <script>\n| c | [x](http://y) `z`";
    std::size_t borders = 0;
    for (const std::string& line : lines_of(render_markdown(sample.report, {}))) {
        CHECK_FALSE(has(line, "<script"));
        if (!line.starts_with("|")) {
            borders = 0;
            continue;
        }
        if (borders == 0) borders = borders_in(line);
        INFO(line);
        CHECK(borders_in(line) == borders);
    }
}

TEST_CASE("a list that is cut says so in Markdown too") {
    RenderOptions options;
    options.list_limit = 1;
    CHECK(has(render_markdown(SampleReport{}.report, options), "## Invoices to act on (first 1 of 3)\n"));
}

TEST_CASE("where rows of evidence are left out, how many there are is said") {
    SampleReport sample;
    for (Finding& finding : sample.report.findings) finding.evidence_total = 4321;
    CHECK(has(render_markdown(sample.report, {}), " of 4,321): "));
}

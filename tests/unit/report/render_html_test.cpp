#include <doctest/doctest.h>

#include <array>

#include "core/currency.hpp"
#include "report/decimal_text.hpp"
#include "report/html_assets.hpp"
#include "report/html_document.hpp"
#include "report/html_text.hpp"
#include "report/summarise.hpp"
#include "report/table_format.hpp"
#include "report/ticket_charts.hpp"
#include "report/ticket_summary.hpp"
#include "unit/report/sample_report.hpp"
#include "unit/report/sample_tickets.hpp"

using namespace msp_audit;

namespace {

bool has(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

std::size_t count_of(std::string_view text, std::string_view words) {
    std::size_t count = 0;
    for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + words.size())) ++count;
    return count;
}

/// What stands between the tags of <main>: the style and the script are ours.
std::string report_in(const std::string& page) {
    const auto begin = page.find("<main");
    REQUIRE(begin != std::string::npos);
    return page.substr(begin);
}

constexpr std::string_view hostile =
    "</title></style></script></noscript><script>alert(1)</script><img src=x onerror=\"alert(1)\">' onload='x' "
    "\"onload=\"y\" \xE2\x80\xA8 \xE2\x80\xAE =HYPERLINK(\"http://x\") &lt;b&gt; \x01";

/// The page has no markup that the text asks for.
void check_harmless(const std::string& page) {
    const std::string report = report_in(page);
    CHECK_FALSE(has(report, "<script"));
    CHECK_FALSE(has(report, "<img"));
    CHECK_FALSE(has(report, "<b>"));
    CHECK_FALSE(has(report, "onload=\""));
    CHECK_FALSE(has(report, "onload='"));
    CHECK_FALSE(has(report, "\xE2\x80\xA8"));
    CHECK_FALSE(has(report, "\xE2\x80\xAE"));
    CHECK_FALSE(has(report, "\x01"));
    CHECK(has(report, "&lt;script&gt;alert(1)&lt;/script&gt;"));
    CHECK(has(report, "&amp;lt;b&amp;gt;"));
    CHECK(count_of(page, "<script>") == 1);
    CHECK(count_of(page, "<style>") == 1);
    CHECK(count_of(page, "<title>") == 1);
}

}  // namespace

TEST_CASE("text for HTML means nothing there") {
    CHECK(html_text("a & b") == "a &amp; b");
    CHECK(html_text("<script>") == "&lt;script&gt;");
    CHECK(html_text("\"x\" 'y'") == "&quot;x&quot; &#39;y&#39;");
    CHECK(html_text("a\nb\tc") == "a b c");
    CHECK(html_text("a\xE2\x80\xA8"
                    "b") == "a b");
    CHECK(html_text("a\xFF"
                    "b") == "a\xEF\xBF\xBD"
                            "b");
    CHECK(html_text("富士通") == "富士通");
}

TEST_CASE("a page of HTML allows its own style and script by their hashes and nothing else") {
    HtmlDocument document("title", "msp-audit");
    const std::string page = document.finished();
    CHECK(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv="
                           "\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-"));
    // A hash of 32 bytes takes 43 letters and a filler.
    const auto begin = page.find("'sha256-") + 8;
    CHECK(page.find('\'', begin) - begin == 44);
    CHECK(page[begin + 43] == '=');
    CHECK(has(page, std::string("<style>") + std::string(html_style()) + "</style>"));
    CHECK(has(page, std::string("<script>") + std::string(html_script()) + "</script>"));
    CHECK_FALSE(has(std::string(html_style()), "</"));
    CHECK_FALSE(has(std::string(html_script()), "</"));
    CHECK_FALSE(has(page, "http://"));
    CHECK_FALSE(has(page, "https://"));
    CHECK_FALSE(has(page, " style=\""));
}

TEST_CASE("a page of HTML has every finding with the rows that it rests on") {
    const SampleReport sample;
    const std::string page = render_html(sample.report, {});
    CHECK(has(page, "<h1>Invoices as of 2026-10-31: pay 13,345.60 USD, wait for 150.50 USD and 5,000 JPY, dispute "
                    "49.50 USD, not checked -20.25 USD</h1>"));
    CHECK(has(page, "<footer>\n<p>msp-audit 0.1.0</p>"));
    for (const Finding& finding : sample.report.findings) {
        INFO(finding.message);
        const bool stands_at_invoice = finding.invoice != nowhere && finding.severity != Severity::info;
        CHECK(count_of(page, html_text(finding.message)) == (stands_at_invoice ? 2 : 1));
        CHECK(has(page, name_of(finding.code)));
    }
    CHECK(has(page, "<summary>Rows (2)</summary><ul><li>invoice: invoices.csv:3</li><li>purchase order: "));
    CHECK(has(page, "<span class=\"tag error\">error</span>"));
}

TEST_CASE("an invoice on a page of HTML has the sentences that say why beside it") {
    const SampleReport sample;
    const std::string page = render_html(sample.report, {});
    CHECK(has(page, "<span class=\"reason\">Line 1: Billed at 600.00 each, ordered at 575.25: "));
    // What is for information only is no reason.
    CHECK_FALSE(has(page, "<span class=\"reason\">Billed below the order"));
}

TEST_CASE("an invoice says why it is not simply paid, whatever findings are listed") {
    const SampleReport sample;
    const auto reason = "<span class=\"reason\">Line 1: Billed at 600.00 each, ordered at 575.25: ";
    Filters only;
    only.only.add(Code::quote_expired);
    Filters ignore;
    ignore.ignore.add(Code::price_above_po);
    for (const Filters& filters : {only, ignore}) {
        const ReconcileReport report = summarise(sample.books, sample.matches, sample.report.findings, filters);
        const std::string page = render_html(report, {});
        CHECK(has(page, reason));
        // Once at the invoice; the list of findings has it not.
        CHECK(count_of(page, "Billed at 600.00 each, ordered at 575.25: ") == 1);
    }
}

TEST_CASE("a page of HTML says what was not read, what was rejected and the folder once") {
    SampleReport sample;
    for (InputFile& file : sample.books.files) file.name = "exports/october/" + file.name;
    sample.report.inputs = sample.books.files;
    UnreadFile& file = sample.report.unread.emplace_back();
    file.name = "exports/october/slips.csv";
    file.kind = DocumentKind::packing_slip;
    RejectedRow& row = sample.books.rejected.emplace_back();
    row.source = {1, 7};
    row.column = "Qty";
    row.value = "many";
    row.reason = "is not an amount";
    sample.report.rejected_rows = 1;
    const std::string page = render_html(sample.report, {});
    CHECK(has(page, "<p class=\"banner\">exports/october/slips.csv was given and could not be read: "));
    CHECK(has(page, ">slips.csv<span class=\"note\">given and could not be read"));
    CHECK(has(page, ">Rejected rows (1)</h2>"));
    CHECK(has(page, ">many</td>"));
    CHECK(has(page, "<p>Folder: exports/october/</p>"));
    CHECK(has(page, "<li>invoice: invoices.csv:3</li>"));
}

TEST_CASE("a sum on a page is no row to sort, and a row names its group") {
    HtmlDocument document("title", "msp-audit");
    Table table({{"Ticket"}, {"Words"}});
    for (int i = 0; i < 12; ++i) {
        table.add_row({{"T-" + std::to_string(i)}, {"3 of 4"}});
        table.set_group("T-0");
    }
    table.add_row({{"all"}, {"12"}});
    table.mark_sum();
    table.write_html(document, "Groups");
    const std::string page = report_in(document.finished());
    CHECK(has(page, "</tbody>\n<tfoot>\n<tr class=\"total\">"));
    CHECK(has(page, "</tr>\n</tfoot>\n</table>"));
    CHECK(has(page, ">Group</th>"));
    CHECK(count_of(page, ">T-0</td>") == 12);
}

TEST_CASE("the amounts of a page of HTML are those of the report and add up") {
    const SampleReport sample;
    const std::string page = render_html(sample.report, {});
    for (const Totals& totals : sample.report.totals) {
        const int places = minor_digits(totals.currency);
        CHECK(totals.parts.sum() == totals.invoiced);
        CHECK(has(page, "<figcaption>Invoiced: " + grouped(totals.invoiced, places) + " " + totals.currency));
        for (const Decimal& amount : totals.parts.amounts) {
            CHECK(has(page, "<td class=\"number\">" + grouped(amount, places) + "</td>"));
        }
    }
    // The credit stands to the left of nothing, in the bar of all and in that of its vendor.
    CHECK(count_of(page, "<rect class=\"unchecked\" x=\"0.000%\" width=\"0.149%\"") == 2);
}

TEST_CASE("a page of HTML says what qualifies its figures") {
    SampleReport sample;
    sample.report.rejected_rows = 2;
    CHECK(has(render_html(sample.report, {}),
              "<p class=\"banner\">2 rows were rejected: the figures below leave them out.</p>"));
    SampleReport none;
    none.remove_invoices();
    const std::string page = render_html(none.report, {});
    CHECK(has(page, "There are no invoices"));
    CHECK_FALSE(has(page, ">To do</h2>"));
}

TEST_CASE("text from exports cannot become markup of a page") {
    SampleReport sample;
    for (Totals& totals : sample.report.vendors) totals.vendor = hostile;
    for (Finding& finding : sample.report.findings) {
        finding.message = hostile;
        finding.document = hostile;
        finding.vendor = hostile;
        finding.line = hostile;
        finding.currency = hostile;
    }
    for (InputFile& file : sample.books.files) file.name = hostile;
    sample.report.inputs = sample.books.files;
    sample.report.warnings = {std::string(hostile)};
    sample.report.filtered = true;
    sample.report.filter_words = hostile;
    check_harmless(render_html(sample.report, {}));
}

TEST_CASE("text that a spreadsheet would run stands on a page as it is") {
    SampleReport sample;
    sample.report.vendors[0].vendor = "=HYPERLINK(\"http://x\")";
    sample.report.findings[0].document = "+ 12 d 0:00";
    sample.report.findings[0].vendor = "-1+2";
    const std::string page = render_html(sample.report, {});
    CHECK(has(page, ">=HYPERLINK(&quot;http://x&quot;)</th>"));
    CHECK(has(page, ">+ 12 d 0:00</th>"));
    CHECK(has(page, ">-1+2</td>"));
    CHECK_FALSE(has(page, ">&#39;"));
}

TEST_CASE("a long table of a page can be read without scripts, and each row stands on a line of its own") {
    SampleReport sample;
    constexpr std::size_t more = 1200;
    for (std::size_t i = 0; i < more; ++i) {
        sample.add_finding(Code::quote_expired, Severity::warning, "told " + std::to_string(i) + " \n</noscript>");
    }
    const std::string page = render_html(sample.report, {});
    CHECK(count_of(page, "<noscript class=\"rest\">") == 1);
    CHECK(count_of(page, "</noscript>") == 1);
    CHECK(has(page, "<p class=\"rest\">This table has 1,203 rows."));
    CHECK(count_of(page, "<table") == count_of(page, "</table>"));
    CHECK(count_of(page, "<div") == count_of(page, "</div>"));
    CHECK(count_of(page, "\n<tr") == count_of(page, "</tr>\n"));
    for (std::size_t i = 0; i < more; ++i) CHECK(has(page, "told " + std::to_string(i) + " "));
}

TEST_CASE("the same report gives the same page") {
    const SampleReport sample;
    CHECK(render_html(sample.report, {}) == render_html(sample.report, {}));
    RenderOptions other;
    other.width = 200;
    other.color = true;
    other.threads = 4;
    CHECK(render_html(sample.report, {}) == render_html(sample.report, other));
}

TEST_CASE("every ticket report has a page of HTML, with its pictures told in words and as tables") {
    SampleTickets sample;
    sample.add_workload();
    const RenderOptions options;
    const TicketSummary all{sample.frame, sample.resolution, sample.reopens, sample.duplicates, sample.workload};
    const std::array pages{render_resolution_html(sample.frame, sample.resolution, options),
                           render_reopens_html(sample.frame, sample.reopens, options),
                           render_duplicates_html(sample.frame, sample.duplicates, options),
                           render_workload_html(sample.frame, sample.workload, options),
                           render_summary_html(all, options)};
    for (const std::string& page : pages) {
        CHECK(count_of(page, "<h1>") == 1);
        CHECK(has(page, "<p class=\"lead\">"));
        const std::size_t pictures = count_of(page, "<svg class=\"chart\"");
        CHECK(count_of(page, "<figure>") == pictures);
        CHECK(count_of(page, "<summary>The figures</summary>") == pictures);
        CHECK(count_of(page, "<desc id=") == pictures);
    }
    CHECK(has(pages[0], "Backlog: open tickets at the end of each month"));
}

TEST_CASE("text of tickets cannot become markup of a page") {
    SampleTickets sample;
    sample.add_workload();
    sample.frame.warnings = {std::string(hostile)};
    sample.frame.timezone = hostile;
    sample.frame.filtered = true;
    sample.frame.filter_words = hostile;
    const TextId text = sample.inputs.texts.intern(hostile);
    for (Ticket& ticket : sample.tickets.tickets) {
        ticket.row.id = text;
        ticket.row.subject = text;
        ticket.row.requester = text;
        ticket.row.group = text;
        ticket.row.company = text;
        ticket.row.assignee = text;
        ticket.row.status = text;
    }
    check_harmless(render_resolution_html(sample.frame, sample.resolution, {}));
    check_harmless(render_reopens_html(sample.frame, sample.reopens, {}));
    check_harmless(render_duplicates_html(sample.frame, sample.duplicates, {}));
    check_harmless(render_workload_html(sample.frame, sample.workload, {}));
    const TicketSummary all{sample.frame, sample.resolution, sample.reopens, sample.duplicates, sample.workload};
    const std::string summary = render_summary_html(all, {});
    check_harmless(summary);
    CHECK(has(summary, "&lt;img src=x"));
}

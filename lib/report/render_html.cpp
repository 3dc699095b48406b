#include <algorithm>
#include <array>
#include <map>
#include <numeric>

#include <fmt/format.h>

#include "core/currency.hpp"
#include "report/decimal_text.hpp"
#include "report/html_bar.hpp"
#include "report/html_document.hpp"
#include "report/html_text.hpp"
#include "report/input_table.hpp"
#include "report/invoice_reasons.hpp"
#include "report/table_sections.hpp"

namespace msp_audit {

namespace {

using Looks = HtmlColumn::Looks;

std::string in_words(DocumentKind kind) {
    std::string words{name_of(kind)};
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

/// A word that has a look of its own, and says it without colours too.
std::string tag(std::string_view name) { return fmt::format("<span class=\"tag {0}\">{0}</span>", name); }

std::string part_heading(std::size_t part) { return std::string(part_headings[part]); }

class ReconcilePage {
public:
    ReconcilePage(const ReconcileReport& report, const RenderOptions& options)
        : report_(report),
          options_(html_options(options)),
          context_(context_of(report, options_)),
          head_(head()),
          reasons_(report),
          document_(title(), report.program) {}

    std::string written() {
        head_.write_html(document_);
        document_.add_paragraph(head_.title() + ".");
        if (!report_.documents.empty()) {
            write_totals();
            write_vendors();
            write_invoices();
        }
        write_findings();
        Page rest;
        add_coverage(rest, context_);
        add_inputs(rest, context_);
        rest.write_html(document_);
        return document_.finished();
    }

private:
    static TableContext context_of(const ReconcileReport& report, const RenderOptions& options) {
        TableContext context(report, options, false, true);
        context.lists_alike = true;
        return context;
    }

    [[nodiscard]] Page head() const {
        Page page;
        add_head(page, context_);
        return page;
    }

    /// "Invoices as of 2026-10-31: pay 12,000.00 USD, dispute 49.50 USD", of one or two currencies.
    [[nodiscard]] std::string title() const {
        std::string words = "Invoices";
        if (report_.filtered) words += fmt::format(" ({})", report_.filter_words);
        if (!report_.as_of.empty()) words += " as of " + report_.as_of;
        constexpr std::size_t most_currencies = 2;
        constexpr std::array<std::string_view, part_count> verbs{"pay", "wait for", "dispute", "not checked"};
        if (report_.documents.empty()) return words + ": none";
        if (report_.totals.size() > most_currencies) {
            return words + fmt::format(": {} in {} currencies",
                                       counted(report_.documents.size(), "invoice", "invoices"),
                                       grouped(report_.totals.size()));
        }
        std::string parts;
        for (std::size_t i = 0; i < part_count; ++i) {
            std::string amounts;
            for (const Totals& totals : report_.totals) {
                if (totals.parts.amounts[i].is_zero()) continue;
                amounts += fmt::format("{}{} {}", amounts.empty() ? "" : " and ",
                                       grouped(totals.parts.amounts[i], minor_digits(totals.currency)),
                                       currency_name(totals.currency));
            }
            if (!amounts.empty()) parts += fmt::format("{}{} {}", parts.empty() ? ": " : ", ", verbs[i], amounts);
        }
        return words + parts;
    }

    void write_totals() {
        document_.begin_section("To do");
        for (const Totals& totals : report_.totals) write_total(totals);
        Page words;
        add_counting_words(words, report_);
        words.write_html(document_);
    }

    void write_total(const Totals& totals) {
        const int places = minor_digits(totals.currency);
        const std::string currency = currency_name(totals.currency);
        const std::string sum = fmt::format("Invoiced: {} {}", grouped(totals.invoiced, places), currency);
        std::string parts;
        for (std::size_t i = 0; i < part_count; ++i) {
            parts += fmt::format("{}{} {}", i == 0 ? "" : ", ", part_headings[i],
                                 grouped(totals.parts.amounts[i], places));
        }
        document_.add_markup("<figure>\n<figcaption>" + html_text(sum) + "</figcaption>\n");
        document_.add_markup(described_bar(document_, totals.parts, sum, parts + "."));
        document_.begin_table(
            "To do, " + currency,
            {{"To do", Looks::plain, false}, {"Amount", Looks::number, false}, {"Invoices", Looks::number, false}},
            false);
        for (std::size_t i = 0; i < part_count; ++i) {
            document_.begin_row();
            document_.add_heading_markup_cell(swatch(i) + html_text(part_headings[i]));
            document_.add_cell(grouped(totals.parts.amounts[i], places));
            document_.add_cell(grouped(totals.by_verdict[static_cast<std::size_t>(part_verdicts[i])]));
            document_.end_row();
        }
        document_.begin_row("total");
        document_.add_heading_cell("Invoiced");
        document_.add_cell(grouped(totals.invoiced, places));
        document_.add_cell(grouped(totals.documents));
        document_.end_row();
        document_.end_table();
        document_.add_markup("</figure>\n");
    }

    void write_vendors() {
        document_.begin_section("By vendor " + list_size(report_.vendors.size(), report_.vendors.size()));
        std::map<std::string_view, BarReach> reach;  // bars of one currency can be compared
        for (const Totals& totals : report_.vendors) reach[totals.currency].take(totals.parts);
        std::vector<HtmlColumn> columns{{"Vendor", Looks::text, false},
                                        {"Currency", Looks::plain, report_.totals.size() > 1},
                                        {"Invoices", Looks::number, false}};
        for (std::size_t i = 0; i < part_count; ++i) columns.push_back({part_heading(i), Looks::number, false});
        columns.push_back({"Invoiced", Looks::number, false});
        columns.push_back({"In pictures", Looks::bar, false});
        document_.begin_table("By vendor", std::move(columns), true);
        for (const Totals& totals : report_.vendors) {
            document_.begin_row();
            document_.add_heading_cell(vendor_name(totals.vendor));
            document_.add_cell(currency_name(totals.currency));
            document_.add_cell(grouped(totals.documents));
            write_amounts(totals.parts, totals.invoiced, minor_digits(totals.currency));
            document_.add_markup_cell(bar_markup(totals.parts, reach[totals.currency]));
            document_.end_row();
        }
        document_.end_table();
    }

    void write_amounts(const Parts& parts, const Decimal& invoiced, int places) {
        for (const Decimal& amount : parts.amounts) document_.add_cell(grouped(amount, places));
        document_.add_cell(grouped(invoiced, places));
    }

    /// All of them, the most urgent first.
    void write_invoices() {
        std::vector<std::uint32_t> places = report_.documents;
        std::stable_sort(places.begin(), places.end(), [this](std::uint32_t a, std::uint32_t b) {
            return urgency(report_.matches->documents[a].verdict) < urgency(report_.matches->documents[b].verdict);
        });
        const std::size_t shown = std::min(places.size(), options_.list_limit);
        document_.begin_section("Invoices " + list_size(shown, places.size()));
        std::vector<HtmlColumn> columns{{"Invoice", Looks::text, false},
                                        {"Date", Looks::whole, false},
                                        {"Vendor", Looks::text, true},
                                        {"Verdict", Looks::plain, true},
                                        {"Currency", Looks::plain, report_.totals.size() > 1}};
        for (std::size_t i = 0; i < part_count; ++i) columns.push_back({part_heading(i), Looks::number, false});
        columns.push_back({"Invoiced", Looks::number, false});
        columns.push_back({"Why", Looks::long_text, false});
        document_.begin_table("Invoices", std::move(columns), true);
        for (std::size_t i = 0; i < shown; ++i) write_invoice(places[i]);
        document_.end_table();
    }

    void write_invoice(std::uint32_t place) {
        const InvoiceMatch& document = report_.matches->documents[place];
        const std::string_view currency = report_.books->text(document.currency);
        document_.begin_row();
        document_.add_heading_cell(report_.books->text(document.number));
        document_.add_cell(document.date.to_string());
        document_.add_cell(report_.vendor_of(document));
        document_.add_markup_cell(tag(name_of(document.verdict)));
        document_.add_cell(currency_name(currency));
        write_amounts(document.parts, document.invoiced, minor_digits(currency));
        std::string reasons;
        for (const std::string& sentence : reasons_.sentences(place)) {
            reasons += "<span class=\"reason\">" + html_text(sentence) + "</span>";
        }
        document_.add_cell({}, reasons);
        document_.end_row();
    }

    /// Every one, errors first.
    void write_findings() {
        document_.begin_section("Findings " + list_size(report_.findings.size(), report_.findings.size()));
        if (report_.findings.empty()) return document_.add_paragraph("There are none.");
        std::vector<std::uint32_t> places(report_.findings.size());
        std::iota(places.begin(), places.end(), 0U);
        std::stable_sort(places.begin(), places.end(), [this](std::uint32_t a, std::uint32_t b) {
            return report_.findings[a].severity > report_.findings[b].severity;
        });
        document_.begin_table("Findings",
                              {{"Severity", Looks::plain, true},
                               {"Finding", Looks::text, true},
                               {"Kind", Looks::plain, true},
                               {"Document", Looks::text, false},
                               {"Line", Looks::plain, false},
                               {"Vendor", Looks::text, true},
                               {"Currency", Looks::plain, false},
                               {"Amount", Looks::number, false},
                               {"What it says", Looks::long_text, false}},
                              true);
        for (const std::uint32_t place : places) write_finding(report_.findings[place]);
        document_.end_table();
        document_.add_paragraph("Amounts of findings on lines are net of tax; those of invoices include it.");
        if (!context_.folder.empty()) document_.add_paragraph("Files are named within " + context_.folder);
    }

    void write_finding(const Finding& finding) {
        document_.begin_row();
        document_.add_markup_cell(tag(name_of(finding.severity)));
        document_.add_cell(name_of(finding.code));
        document_.add_cell(in_words(finding.document_kind));
        document_.add_heading_cell(finding.document);
        document_.add_cell(finding.line);
        document_.add_cell(finding.vendor);
        document_.add_cell(finding.currency);
        document_.add_cell(finding.amount ? grouped(*finding.amount, minor_digits(finding.currency)) : std::string());
        document_.add_cell(finding.message, evidence_of(finding));
        document_.end_row();
    }

    [[nodiscard]] std::string evidence_of(const Finding& finding) const {
        if (finding.evidence.empty()) return {};
        const std::size_t all = std::max(finding.evidence_total, finding.evidence.size());
        std::string out = "<details><summary>Rows " + list_size(finding.evidence.size(), all) + "</summary><ul>";
        for (const Evidence& evidence : finding.evidence) {
            out +=
                "<li>" +
                html_text(fmt::format("{}: {}:{}", in_words(evidence.kind),
                                      name_within(report_.books->files[evidence.source.file].name, context_.folder),
                                      evidence.source.row)) +
                "</li>";
        }
        return out + "</ul><p class=\"code\">" + html_text(finding.id) + "</p></details>";
    }

    const ReconcileReport& report_;
    const RenderOptions options_;
    const TableContext context_;
    Page head_;
    const InvoiceReasons reasons_;
    HtmlDocument document_;
};

}  // namespace

std::string render_html(const ReconcileReport& report, const RenderOptions& options) {
    return ReconcilePage(report, options).written();
}

}  // namespace msp_audit

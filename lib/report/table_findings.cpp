#include "report/table_sections.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <span>

#include <fmt/format.h>

#include "audit/wording.hpp"
#include "core/currency.hpp"
#include "report/decimal_text.hpp"
#include "report/invoice_reasons.hpp"
#include "report/table_format.hpp"

namespace msp_audit {

namespace {

/// Paid or deducted as it is printed.
bool is_plain_payment(const InvoiceMatch& document) {
    return document.verdict == Verdict::pay && document.parts[Part::payable] == document.invoiced;
}

std::string_view colour_of(Verdict verdict) {
    switch (verdict) {
    case Verdict::dispute:
        return "31";
    case Verdict::wait:
        return "33";
    case Verdict::unchecked:
        return "35";
    case Verdict::pay:
        break;
    }
    return "32";
}

std::string in_words(DocumentKind kind) {
    std::string words{name_of(kind)};
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

/// The findings of one table: which of them stand under an invoice, and which remain.
class FindingSections {
public:
    explicit FindingSections(const TableContext& context)
        : context_(context), report_(context.report), is_placed_(report_.findings.size()) {
        for (std::uint32_t i = 0; i < report_.findings.size(); ++i) {
            if (report_.findings[i].invoice != nowhere) by_invoice_.push_back(i);
        }
        std::stable_sort(by_invoice_.begin(), by_invoice_.end(), [this](std::uint32_t a, std::uint32_t b) {
            return report_.findings[a].invoice < report_.findings[b].invoice;
        });
        choose_invoices();
        for (const std::uint32_t place : act_on_) {
            for (const std::uint32_t finding : findings_of(place)) is_placed_[finding] = is_told(finding);
        }
    }

    void add_invoices(Page& page) {
        if (report_.documents.empty()) return;
        if (act_on_.empty()) {
            page.add_heading(heading() + ": none");
            return;
        }
        constexpr std::size_t most_plain = 20;
        constexpr std::size_t plain_told = 10;
        const bool folds = !context_.options.verbose && plain_ > most_plain;
        const std::size_t listed = folds ? act_on_.size() - plain_ + plain_told : act_on_.size();
        const std::size_t shown = std::min(listed, context_.options.list_limit);
        page.add_heading(heading_with_currency(context_, heading()) + " " + list_size(shown, act_on_.size()));
        Table table(invoice_columns());
        for (std::size_t i = 0; i < shown; ++i) add_invoice(table, act_on_[i]);
        page.add_table(std::move(table));
        add_count_of_cut(page, std::span(act_on_).subspan(shown));
        if (folds) add_plain(page, std::span(act_on_).subspan(listed));
        const bool has_tax = std::any_of(act_on_.begin(), act_on_.begin() + static_cast<std::ptrdiff_t>(shown),
                                         [this](std::uint32_t place) { return is_taxed(place); });
        if (has_tax) page.add_paragraph("The columns include tax; the amounts in findings on lines are net of it.");
    }

    void add_others(Page& page) {
        add_severity(page, Severity::error, "Other errors");
        add_severity(page, Severity::warning, "Other warnings");
        if (context_.options.verbose) {
            add_severity(page, Severity::info, "For information");
        } else {
            add_counts(page);
        }
    }

private:
    /// Those not to be paid as they are printed, the most urgent first; of the same urgency those with something told
    /// of them. Where only some findings were asked for, only the invoices that have them.
    void choose_invoices() {
        const auto& documents = report_.matches->documents;
        std::vector<bool> has_note(documents.size());
        for (const std::uint32_t place : by_invoice_) {
            if (is_told(place)) has_note[report_.findings[place].invoice] = true;
        }
        for (const std::uint32_t place : report_.documents) {
            if (is_plain_payment(documents[place])) continue;
            if (!report_.only_some_findings || has_note[place]) act_on_.push_back(place);
        }
        std::stable_sort(act_on_.begin(), act_on_.end(), [&](std::uint32_t a, std::uint32_t b) {
            return std::pair(urgency(documents[a].verdict), !has_note[a]) <
                   std::pair(urgency(documents[b].verdict), !has_note[b]);
        });
        plain_ = static_cast<std::size_t>(std::count_if(act_on_.begin(), act_on_.end(), [&](std::uint32_t place) {
            return documents[place].verdict == Verdict::unchecked && !has_note[place];
        }));
    }

    /// Invoices that are not checked and have nothing else told of them: their number and money are enough.
    void add_plain(Page& page, std::span<const std::uint32_t> plain) const {
        std::map<std::string, Decimal> amounts;
        for (const std::uint32_t place : plain) {
            const InvoiceMatch& document = report_.matches->documents[place];
            amounts[std::string(report_.books->text(document.currency))] += document.invoiced;
        }
        std::string words;
        for (const auto& [currency, amount] : amounts) {
            words += (words.empty() ? "" : " and ") + grouped(amount, minor_digits(currency)) + " " +
                     currency_name(currency);
        }
        page.add_paragraph(fmt::format("{} not checked, and nothing else is told of them: {}; --verbose lists them.",
                                       counted(plain.size(), "more is", "more are"), words));
    }

    [[nodiscard]] std::string heading() const {
        return report_.only_some_findings ? "Invoices to act on that have these findings" : "Invoices to act on";
    }

    /// Says how many findings stand on invoices that a cut list leaves out.
    void add_count_of_cut(Page& page, std::span<const std::uint32_t> cut) const {
        std::size_t findings = 0;
        for (const std::uint32_t place : cut) {
            const auto all = findings_of(place);
            findings += static_cast<std::size_t>(
                std::count_if(all.begin(), all.end(), [this](std::uint32_t finding) { return is_told(finding); }));
        }
        if (findings == 0) return;
        page.add_paragraph(fmt::format("{} on the invoices that are not shown; --format csv lists every finding.",
                                       counted(findings, "finding is", "findings are")));
    }

    [[nodiscard]] bool is_taxed(std::uint32_t place) const {
        const InvoiceMatch& document = report_.matches->documents[place];
        const auto first = report_.matches->lines.begin() + document.first_line;
        return std::any_of(first, first + document.line_count, [](const LineMatch& line) {
            return line.role == LineRole::tax || (line.tax && !(*line.tax).is_zero());
        });
    }

    [[nodiscard]] std::vector<TableColumn> invoice_columns() const {
        std::vector<TableColumn> columns{{"Invoice"}, {"Date"}, {"Vendor"}, {"Verdict"}};
        if (!context_.one_currency) columns.push_back({"Currency"});
        for (const char* heading : {"Pay now", "Wait for", "Dispute", "Not checked", "Invoiced"}) {
            columns.push_back({heading, Align::point, true});
        }
        return columns;
    }

    void add_invoice(Table& table, std::uint32_t place) {
        const InvoiceMatch& document = report_.matches->documents[place];
        const std::string_view currency = report_.books->text(document.currency);
        const int places = minor_digits(currency);
        std::vector<TableCell> cells{{std::string(report_.books->text(document.number))},
                                     {document.date.to_string()},
                                     {std::string(report_.vendor_of(document))},
                                     {std::string(name_of(document.verdict)),
                                      context_.options.color ? colour_of(document.verdict) : std::string_view{}}};
        if (!context_.one_currency) cells.push_back({currency_name(currency)});
        for (const Decimal& amount : document.parts.amounts) cells.push_back({grouped(amount, places)});
        cells.push_back({grouped(document.invoiced, places)});
        table.add_row(std::move(cells));
        if (document.settled && document.settled_by != DocumentIndex::none) {
            table.add_note(
                "", fmt::format("What was disputed is closed by {}.",
                                document_words(*report_.books, report_.matches->document(document.settled_by))));
        }
        add_notes(table, place);
    }

    /// Findings of one code on an invoice. Of many alike only the first are told; `--verbose` tells all.
    struct Alike {
        static constexpr std::size_t most = 6, told = 3;

        std::size_t all = 0, met = 0;
        Decimal amount;
    };

    void add_notes(Table& table, std::uint32_t place) {
        std::map<Code, Alike> alike;
        for (const std::uint32_t at : findings_of(place)) {
            if (!is_told(at)) continue;
            Alike& same = alike[report_.findings[at].code];
            ++same.all;
            same.amount += report_.findings[at].amount.value_or(Decimal());
        }
        std::size_t shown = 0;
        std::size_t all = 0;
        for (const std::uint32_t at : findings_of(place)) {
            if (!is_told(at)) continue;
            const Finding& finding = report_.findings[at];
            Alike& same = alike[finding.code];
            ++same.met;
            const bool is_folded = !context_.options.verbose && same.all > Alike::most && same.met > Alike::told;
            if (is_folded && same.met != same.all) continue;
            if (++all > context_.options.list_limit) continue;
            ++shown;
            if (is_folded) {
                table.add_note(std::string(name_of(finding.code)) + ": ", words_of(same, finding.currency));
                continue;
            }
            std::string lead{name_of(finding.code)};
            lead += line_of(finding);
            table.add_note(lead + ": ", sentence_of(finding));
        }
        if (shown < all) table.add_note("", fmt::format("first {} of {} findings", grouped(shown), grouped(all)));
    }

    [[nodiscard]] static std::string words_of(const Alike& same, const std::string& currency) {
        const int places = minor_digits(currency);
        std::string money = grouped(same.amount.rounded(places), places);
        if (!currency.empty()) money += " " + currency;
        return fmt::format("{} more like these, {} in all; --verbose lists them.", grouped(same.all - Alike::told),
                           money);
    }

    [[nodiscard]] std::span<const std::uint32_t> findings_of(std::uint32_t invoice) const {
        const auto begin = std::lower_bound(
            by_invoice_.begin(), by_invoice_.end(), invoice,
            [this](std::uint32_t finding, std::uint32_t place) { return report_.findings[finding].invoice < place; });
        const auto end = std::find_if(begin, by_invoice_.end(), [this, invoice](std::uint32_t finding) {
            return report_.findings[finding].invoice != invoice;
        });
        return {begin, end};
    }

    /// In full, not only as a number.
    [[nodiscard]] bool is_told(std::uint32_t finding) const {
        const Finding& one = report_.findings[finding];
        return context_.options.verbose || one.severity != Severity::info || one.code == Code::credit_settles;
    }

    [[nodiscard]] bool is_unnumbered(std::uint32_t finding) const {
        return report_.findings[finding].code == Code::po_line_not_found;
    }

    void add_severity(Page& page, Severity severity, std::string_view heading) {
        std::vector<std::uint32_t> places;
        for (std::uint32_t i = 0; i < report_.findings.size(); ++i) {
            if (!is_placed_[i] && report_.findings[i].severity == severity) places.push_back(i);
        }
        if (places.empty()) return;
        const std::size_t shown = std::min(places.size(), context_.options.list_limit);
        page.add_heading(fmt::format("{} {}", heading, list_size(shown, places.size())));
        // An export of orders without line numbers has one for each line that names a number.
        const auto unnumbered = static_cast<std::size_t>(std::count_if(
            places.begin(), places.end(), [this](std::uint32_t place) { return is_unnumbered(place); }));
        const bool folds = !context_.options.verbose && unnumbered > Alike::most;
        std::size_t met = 0;
        for (std::size_t i = 0; i < shown; ++i) {
            const Finding& finding = report_.findings[places[i]];
            if (folds && is_unnumbered(places[i]) && ++met > Alike::told) {
                if (met != Alike::told + 1) continue;
                page.add_entry(
                    std::string(name_of(finding.code)),
                    fmt::format("{} more like these; --verbose lists them.", grouped(unnumbered - Alike::told)));
                continue;
            }
            page.add_entry(place_of(finding), sentence_of(finding));
        }
    }

    /// With the rows that it rests on, where the page names them: "Rows: invoices.csv:4, orders.csv:7."
    [[nodiscard]] std::string sentence_of(const Finding& finding) const {
        std::string words = finding.message;
        if (!context_.names_rows || finding.evidence.empty()) return words;
        const std::size_t all = std::max(finding.evidence_total, finding.evidence.size());
        words += finding.evidence.size() == all ? " Rows: "
                                                : fmt::format(" Rows {}: ", list_size(finding.evidence.size(), all));
        for (const Evidence& evidence : finding.evidence) {
            if (&evidence != &finding.evidence.front()) words += ", ";
            words += fmt::format("{}:{}", report_.books->files[evidence.source.file].name, evidence.source.row);
        }
        return words + ".";
    }

    /// ", line 1", of an invoice line without a number its row in the file.
    [[nodiscard]] std::string line_of(const Finding& finding) const {
        if (!finding.line.empty()) return ", line " + finding.line;
        return finding.invoice_line == nowhere ? std::string()
                                               : fmt::format(", row {}", row_of_line(report_, finding));
    }

    /// "po-price-above-quote: purchase order PO-77, line 1, Contoso, 12.00 USD"
    [[nodiscard]] std::string place_of(const Finding& finding) const {
        std::string words = fmt::format("{}: {}", name_of(finding.code), in_words(finding.document_kind));
        if (!finding.document.empty()) words += " " + finding.document;
        words += line_of(finding);
        if (!finding.vendor.empty()) words += ", " + finding.vendor;
        // What is wrong with a whole run says in its sentence which money that is: several may be about the same.
        if (finding.amount && finding.document_kind != DocumentKind::run) {
            words += ", " + grouped(*finding.amount, minor_digits(finding.currency));
            if (!finding.currency.empty()) words += " " + finding.currency;
        }
        return words;
    }

    void add_counts(Page& page) {
        std::array<std::size_t, code_count> counts{};
        std::size_t all = 0;
        for (std::size_t i = 0; i < report_.findings.size(); ++i) {
            if (is_placed_[i] || report_.findings[i].severity != Severity::info) continue;
            ++counts[static_cast<std::size_t>(report_.findings[i].code)];
            ++all;
        }
        if (all == 0) return;
        page.add_heading(fmt::format("For information ({}; --verbose lists them)", grouped(all)));
        Table table({{"Code"}, {"Findings", Align::point}});
        for (std::size_t code = 0; code < code_count; ++code) {
            if (counts[code] == 0) continue;
            table.add_row({{std::string(name_of(static_cast<Code>(code)))}, {grouped(counts[code])}});
        }
        page.add_table(std::move(table));
    }

    const TableContext& context_;
    const ReconcileReport& report_;
    std::vector<std::uint32_t> act_on_;      ///< places in Matches::documents, the most urgent first
    std::size_t plain_ = 0;                  ///< the last of them: not checked, with nothing else told of them
    std::vector<std::uint32_t> by_invoice_;  ///< places of findings on invoices, by invoice
    std::vector<bool> is_placed_;            ///< under an invoice to act on, printed or cut with it
};

}  // namespace

int urgency(Verdict verdict) {
    switch (verdict) {
    case Verdict::dispute:
        return 0;
    case Verdict::wait:
        return 1;
    case Verdict::pay:
        return 2;
    case Verdict::unchecked:
        break;
    }
    return 3;
}

void add_findings(Page& page, const TableContext& context) {
    FindingSections sections(context);
    sections.add_invoices(page);
    sections.add_others(page);
}

}  // namespace msp_audit

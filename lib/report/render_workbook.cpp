#include <array>
#include <map>
#include <optional>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "core/currency.hpp"
#include "report/decimal_text.hpp"
#include "report/invoice_reasons.hpp"
#include "report/judged_figures.hpp"
#include "report/reconcile_report.hpp"
#include "report/reconcile_sheets.hpp"
#include "report/unread_words.hpp"
#include "report/workbook_notes.hpp"
#include "report/workbook_writer.hpp"

namespace msp_audit {

namespace {

using namespace reconcile_sheets;

std::string codes_in(CodeSet codes) {
    std::string words;
    for (std::size_t i = 0; i < code_count; ++i) {
        const auto code = static_cast<Code>(i);
        if (codes.has(code)) words += (words.empty() ? "" : ", ") + std::string(name_of(code));
    }
    return words;
}

class ReconcileWorkbook {
public:
    explicit ReconcileWorkbook(const ReconcileReport& report)
        : report_(report), books_(*report.books), matches_(*report.matches), reasons_(report) {}

    std::string bytes() {
        // The sheets stand in the order in which they begin, and the notes tell of all of them.
        write_summary();
        write_invoices("pay", Part::payable);
        write_invoices("wait", Part::awaiting);
        write_invoices("dispute", Part::disputed);
        write_invoices("not checked", Part::unchecked);
        write_findings();
        write_unmatched();
        write_accruals();
        write_coverage();
        write_rejected();
        if (!report_.alike.empty()) write_alike();
        write_notes();
        return out_.finish();
    }

private:
    void begin(const char* name, std::span<const SheetColumn> columns) { out_.begin_sheet(name, columns); }

    /// False where the sheet has not room for so many rows, and then the notes say so once.
    [[nodiscard]] bool has_room(const char* sheet, std::size_t shown, std::size_t of, std::size_t wanted = 1) {
        if (out_.has_room(wanted)) return true;
        if (sheet == cut_sheet_) return false;
        cut_sheet_ = sheet;
        cuts_.push_back(fmt::format("The sheet {} is full: first {} of {} rows. CSV and JSON have all of them.",
                                    sheet, grouped(shown), grouped(of)));
        return false;
    }

    void write_summary() {
        begin("summary", summary_columns);
        for (const Totals& totals : report_.totals) write_totals("currency", "All vendors", totals);
        for (const Totals& totals : report_.vendors) write_totals("vendor", totals.vendor, totals);
        out_.end_table();
        if (report_.rejected_rows == 0 && report_.unread.empty() && report_.money_warnings.empty()) return;
        out_.end_row();
        for (const UnreadFile& file : report_.unread) note(unread_banner(file));
        for (const std::string& words : money_banners(report_.money_warnings)) note(words);
        if (report_.rejected_rows > 0) note(rejected_words());
    }

    void write_totals(std::string_view of, std::string_view vendor, const Totals& totals) {
        const int places = minor_digits(totals.currency);
        out_.text(of);
        out_.text(vendor);
        out_.text(totals.currency);
        out_.count(totals.documents);
        out_.decimal(totals.invoiced, places);
        write_parts(totals.parts, places);
        out_.decimal(totals.passed_in_tolerance, places);
        out_.end_row();
    }

    [[nodiscard]] std::string rejected_words() const {
        return fmt::format("{} could not be read: the figures lack what stands there; the sheet rejected lists them.",
                           counted(report_.rejected_rows, "row", "rows"));
    }

    void write_parts(const Parts& parts, int places) {
        for (const Decimal& amount : parts.amounts) out_.decimal(amount, places);
    }

    /// The documents some of which is to be paid, waited for, disputed or not checked: that column adds up to the
    /// summary's.
    void write_invoices(const char* name, Part part) {
        begin(name, invoice_columns);
        std::size_t rows = 0;
        std::map<std::string_view, Decimal> sums;
        for (const std::uint32_t place : report_.documents) {
            const InvoiceMatch& document = matches_.documents[place];
            if (document.parts[part].is_zero()) continue;
            sums[books_.text(document.currency)] += document.parts[part];
            if (!has_room(name, rows, report_.documents.size(), report_.totals.size() + 2)) continue;
            ++rows;
            write_invoice(place);
        }
        out_.end_table();
        if (sums.empty()) return;
        out_.end_row();
        for (const auto& [currency, sum] : sums) write_sum(currency, part, sum);
    }

    /// Of the sheet's part, in one currency: a number and no formula, so that it is there wherever the file is
    /// opened. The other parts of these invoices have sheets of their own, with more invoices.
    void write_sum(std::string_view currency, Part part, const Decimal& sum) {
        out_.text("Total");
        for (int i = 0; i < 3; ++i) out_.nothing();
        out_.text(currency);
        for (std::size_t i = 0; i < static_cast<std::size_t>(part) + 2; ++i) out_.nothing();
        out_.decimal(sum, minor_digits(currency));
        out_.end_row();
    }

    void write_invoice(std::uint32_t place) {
        const InvoiceMatch& document = matches_.documents[place];
        const std::string_view currency = books_.text(document.currency);
        const int places = minor_digits(currency);
        CodeSet codes = document.codes;
        for (const LineMatch& line : lines_of(document)) codes = codes | line.codes;
        out_.text(books_.text(document.number));
        out_.text(report_.vendor_of(document));
        out_.day(document.date);
        out_.text(document.type == DocumentType::credit_note ? "credit note" : "invoice");
        out_.text(currency);
        out_.text(name_of(document.verdict));
        out_.decimal(document.invoiced, places);
        write_parts(document.parts, places);
        out_.text(codes_in(codes));
        out_.prose(reasons_.of(place));
        out_.end_row();
    }

    [[nodiscard]] std::span<const LineMatch> lines_of(const InvoiceMatch& document) const {
        return std::span<const LineMatch>(matches_.lines).subspan(document.first_line, document.line_count);
    }

    void write_findings() {
        begin("findings", finding_columns);
        std::size_t rows = 0;
        for (const Finding& finding : report_.findings) {
            if (!has_room("findings", rows, report_.findings.size())) break;
            ++rows;
            out_.text(finding.id);
            out_.text(name_of(finding.code));
            out_.text(name_of(finding.severity));
            out_.text(name_of(finding.effect));
            out_.text(name_of(finding.document_kind));
            out_.text(finding.document);
            out_.text(finding.line);
            out_.text(finding.vendor);
            out_.text(finding.currency);
            finding.amount ? out_.decimal(*finding.amount, minor_digits(finding.currency)) : out_.nothing();
            out_.prose(finding.message);
            write_evidence(finding);
            out_.end_row();
        }
        out_.end_table();
    }

    void write_evidence(const Finding& finding) {
        if (finding.evidence.empty()) return;
        const SourceRef first = finding.evidence.front().source;
        out_.text(books_.files[first.file].name);
        out_.count(first.row);
        std::string all;
        for (const Evidence& evidence : finding.evidence) {
            all += fmt::format("{}{}:{}", all.empty() ? "" : " ", books_.files[evidence.source.file].name,
                               evidence.source.row);
        }
        out_.text(all);
    }

    /// The lines that found no line of an order.
    void write_unmatched() {
        begin("unmatched", unmatched_columns);
        for (const std::uint32_t place : report_.documents) {
            const InvoiceMatch& document = matches_.documents[place];
            for (const LineMatch& line : lines_of(document)) {
                if (line.order_line != OrderLineIndex::none && line.method != Method::none) continue;
                if (!has_room("unmatched", WorkbookWriter::most_rows - 1, matches_.lines.size()))
                    return out_.end_table();
                write_line(document, line);
            }
        }
        out_.end_table();
    }

    void write_line(const InvoiceMatch& document, const LineMatch& line) {
        const InvoiceLine& record = books_.invoice_lines[static_cast<std::size_t>(line.record)];
        const std::string_view currency = books_.text(document.currency);
        const int places = minor_digits(currency);
        const JudgedFigures judged = judged_figures(books_, matches_, line);
        out_.text(books_.text(document.number));
        out_.text(report_.vendor_of(document));
        out_.day(document.date);
        out_.text(books_.text(record.line));
        out_.text(books_.text(record.po_number));
        out_.text(books_.text(record.sku));
        out_.text(books_.text(record.description));
        out_.text(currency);
        judged.quantity ? out_.decimal(*judged.quantity, 0) : out_.nothing();
        judged.unit_price ? out_.decimal(*judged.unit_price, places) : out_.nothing();
        out_.decimal(*line.net, places);
        out_.text(codes_in(line.codes));
        out_.text(books_.files[record.source.file].name);
        out_.count(record.source.row);
        out_.end_row();
    }

    void write_accruals() {
        begin("accruals", accrual_columns);
        std::size_t rows = 0;
        for (const Accrual& accrual : report_.accruals) {
            if (!has_room("accruals", rows, report_.accruals.size())) break;
            ++rows;
            out_.text(accrual.po_number);
            out_.text(accrual.po_line);
            out_.text(accrual.vendor);
            out_.text(accrual.sku);
            out_.decimal(accrual.quantity, 0);
            out_.decimal(accrual.amount, minor_digits(accrual.currency));
            out_.text(accrual.currency);
            out_.decimal(accrual.credited, minor_digits(accrual.currency));
            out_.end_row();
        }
        out_.end_table();
    }

    void write_coverage() {
        begin("coverage", coverage_columns);
        for (const Coverage& coverage : report_.coverage) {
            const int places = minor_digits(coverage.currency);
            out_.text(coverage.comparison);
            out_.text(coverage.currency);
            out_.count(coverage.lines);
            out_.count(coverage.of_lines);
            out_.decimal(coverage.amount, places);
            out_.decimal(coverage.of_amount, places);
            out_.end_row();
        }
        out_.end_table();
    }

    void write_rejected() {
        begin("rejected", rejected_columns);
        std::size_t rows = 0;
        const std::vector<const RejectedRow*> rejected = rejected_in_order(books_);
        for (const RejectedRow* const row : rejected) {
            if (!has_room("rejected", rows, rejected.size())) break;
            ++rows;
            out_.text(books_.files[row->source.file].name);
            out_.count(row->source.row);
            for (const std::string* cell : {&row->column, &row->value, &row->reason, &row->hint, &row->text}) {
                out_.text(*cell);
            }
            out_.end_row();
        }
        out_.end_table();
    }

    /// A row for each of those that may be one, the groups numbered.
    void write_alike() {
        begin("alike", alike_columns);
        std::size_t group = 0;
        for (const std::uint32_t place : report_.alike) {
            const Alike& alike = matches_.alike[place];
            ++group;
            for (const Alike::Row& row : alike.rows) {
                if (!has_room("alike", group - 1, report_.alike.size())) return out_.end_table();
                const InvoiceMatch& document = matches_.document(row.document);
                out_.count(group);
                out_.text(name_of(alike.by));
                out_.text(books_.text(document.number));
                out_.text(report_.vendor_of(document));
                out_.day(document.date);
                out_.text(books_.text(document.currency));
                out_.decimal(alike.amount, document.places);
                out_.text(books_.files[row.source.file].name);
                out_.count(row.source.row);
                out_.end_row();
            }
        }
        out_.end_table();
    }

    /// What the figures rest on, on a sheet of its own behind the others.
    void write_notes() {
        static constexpr std::array columns{SheetColumn{"Note", 120}};
        begin("notes", columns);
        note(fmt::format("{}: {} as of {}", report_.program, counted(report_.documents.size(), "invoice", "invoices"),
                         report_.as_of));
        if (report_.rejected_rows > 0) note(rejected_words());
        if (report_.filtered) note("Chosen: " + report_.filter_words);
        for (const std::string& cut : cuts_) note(cut);
        if (out_.numbers_as_text() > 0) {
            note(fmt::format("{} of more than 15 digits stand as text: a spreadsheet would round them.",
                             counted(out_.numbers_as_text(), "number", "numbers")));
        }
        if (out_.texts_cut() > 0) {
            note(fmt::format("{} cut to what a cell holds.", counted(out_.texts_cut(), "text is", "texts are")));
        }
        for (const std::string& words : notes_on_run(report_)) note(words);
        out_.end_table();
    }

    void note(std::string_view words) {
        if (!out_.has_room()) return;
        out_.text(words);
        out_.end_row();
    }

    const ReconcileReport& report_;
    const Books& books_;
    const Matches& matches_;
    WorkbookWriter out_;
    std::vector<std::string> cuts_;
    std::string_view cut_sheet_;  ///< the last one that was full
    InvoiceReasons reasons_;
};

}  // namespace

std::string render_workbook(const ReconcileReport& report, const RenderOptions& /*options*/) {
    return ReconcileWorkbook(report).bytes();
}

}  // namespace msp_audit

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/books.hpp"
#include "core/finding.hpp"
#include "core/unread_file.hpp"
#include "match/matches.hpp"
#include "report/csv_cells.hpp"

namespace msp_audit {

/// Sums over invoices of one currency, or of one vendor and currency. The four parts add up to `invoiced`.
struct Totals {
    std::string vendor;  ///< empty in the totals by currency
    std::string currency;
    Decimal invoiced;
    Parts parts;
    Decimal passed_in_tolerance;
    std::size_t documents = 0;
    std::array<std::size_t, 4> by_verdict{};        ///< number of documents by Verdict
    std::array<std::size_t, part_count> in_part{};  ///< number of documents that have money in each part
};

/// How many invoice lines, and how much of their money, was compared with what.
struct Coverage {
    std::string comparison;  ///< po, quote, proof
    std::size_t lines = 0;
    std::size_t of_lines = 0;
    Decimal amount;
    Decimal of_amount;
    std::string currency;
};

/// Received and not yet billed, at the agreed price.
struct Accrual {
    std::string po_number;
    std::string po_line;
    std::string vendor;
    std::string sku;
    Decimal quantity;
    Decimal amount;
    std::string currency;
    Decimal credited{};  ///< of the amount: billed and credited, owed only if it did not go back
};

/// A finished reconciliation as data; renderers add nothing but form. `books` and `matches` outlive it.
/// Order: totals by currency; vendors by name and currency; documents by vendor, date, number, type, currency and
/// copy.
struct ReconcileReport {
    const Books* books = nullptr;
    const Matches* matches = nullptr;
    std::string program;  ///< "msp-audit 0.1.0"
    std::string as_of;
    std::vector<InputFile> inputs;      ///< the books' files, with the rows that were read once taken from those used
    std::vector<UnreadFile> unread;     ///< inputs that are not in the books, or only in part
    std::vector<std::string> warnings;  ///< of `unread` first, one each
    std::vector<std::string> money_warnings{};  ///< those of them by which amounts may be wrong
    std::vector<std::string> idle_filters;      ///< of the warnings those about filters that choose nothing
    std::vector<Finding> findings;              ///< those chosen by the filters, in the order of audit()
    std::vector<Finding> unlisted;              ///< those that --only or --ignore leaves out, in the same order
    std::vector<std::uint32_t> documents;       ///< places in Matches::documents, chosen and ordered
    std::vector<std::uint32_t> alike;           ///< places in Matches::alike, some document of which is chosen
    std::vector<Totals> totals;
    std::vector<Totals> vendors;
    std::vector<Coverage> coverage;
    std::vector<Accrual> accruals;
    std::size_t lines_under_empty_category = 0;  ///< that were held against slips or licenses, whichever there are
    std::size_t rejected_rows = 0;
    bool filtered = false;            ///< --period, --vendor, --currency, --only or --ignore is in force
    bool only_some_findings = false;  ///< --only is in force
    std::string filter_words;         ///< "vendor Contoso, period 2026-10"

    /// The vendor of a document as it is printed.
    [[nodiscard]] std::string_view vendor_of(const InvoiceMatch& document) const;
};

/// The rows that could not be read, in the order of files and rows.
[[nodiscard]] std::vector<const RejectedRow*> rejected_in_order(const Books& books);

/// How a renderer writes.
struct RenderOptions {
    unsigned width = 80;               ///< columns of the terminal, for the table
    bool color = false;                ///< ANSI colours, for the table
    bool csv_raw = false;              ///< csv for machines: text is not defused
    bool for_excel = false;            ///< csv for Excel; not with csv_raw
    bool verbose = false;              ///< header recognition and every finding, for the table
    unsigned threads = 1;              ///< that write the csv
    std::size_t list_limit = 1000;     ///< longest list in the table; a cut list says so
    std::size_t sheet_rows = 1048576;  ///< longest sheet of a ticket report's workbook, with its header

    [[nodiscard]] CsvFor csv_reader() const {
        if (for_excel) return CsvFor::excel;
        return csv_raw ? CsvFor::machines : CsvFor::people;
    }
};

/// The same for a page of HTML, whose lists are cut where nobody reads on, and which has its own colours.
[[nodiscard]] RenderOptions html_options(RenderOptions options);

[[nodiscard]] std::string render_table(const ReconcileReport& report, const RenderOptions& options);
/// The table's facts, and the rows that each finding rests on.
[[nodiscard]] std::string render_markdown(const ReconcileReport& report, const RenderOptions& options);
/// One self-contained page for people: the table's facts, every invoice and every finding.
[[nodiscard]] std::string render_html(const ReconcileReport& report, const RenderOptions& options);
[[nodiscard]] std::string render_csv(const ReconcileReport& report, const RenderOptions& options);
[[nodiscard]] std::string render_json(const ReconcileReport& report, const RenderOptions& options);
/// The bytes of an .xlsx workbook. Throws WorkbookNotWritten.
[[nodiscard]] std::string render_workbook(const ReconcileReport& report, const RenderOptions& options);

}  // namespace msp_audit

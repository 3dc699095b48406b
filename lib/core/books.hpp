#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "core/documents.hpp"

namespace msp_audit {

/// One file of the run, and where its rows went: read = used + rejected + left_out + joined + titles + repeated.
struct InputFile {
    std::string name;  ///< as given, or folder/file
    DocumentKind kind = DocumentKind::invoice;
    std::string profile;  ///< empty: none
    std::size_t rows_read = 0;
    std::size_t rows_used = 0;
    std::size_t rows_rejected = 0;
    std::map<std::string, std::size_t> left_out;  ///< condition of the profile -> rows
    std::size_t rows_joined = 0;                  ///< read only to complete rows of another file
    std::size_t rows_title = 0;                   ///< titles, repeated headers and totals
    std::size_t rows_repeated = 0;                ///< the same row as in another file
    std::vector<std::string> columns;             ///< "header as printed -> column", in file order
    std::vector<std::string> notes;               ///< how ambiguous readings were settled
    bool has_line_numbers = false;
    std::uint64_t column_bits = 0;  ///< which canonical columns the file has, by place in the table of columns
};

/// A row that could not be read. `document`, `vendor` and `po_number` are what could be read of it.
struct RejectedRow {
    SourceRef source;
    DocumentKind kind = DocumentKind::invoice;
    std::string column;
    std::string value;
    std::string reason;
    std::string hint;
    std::string text;  ///< the row as it stands in the file, cut to one line
    TextId document = TextId::empty;
    TextId vendor = TextId::empty;
    TextId po_number = TextId::empty;
};

/// The lines of documents of all kinds, and what they share. A line's header is one of its own kind here.
struct Records {
    std::vector<QuoteHeader> quote_headers;
    std::vector<QuoteLine> quotes;
    std::vector<PoHeader> po_headers;
    std::vector<PoLine> po_lines;
    std::vector<SlipHeader> slip_headers;
    std::vector<SlipLine> slips;
    std::vector<License> licenses;
    std::vector<InvoiceHeader> invoice_headers;
    std::vector<InvoiceLine> invoice_lines;
    std::vector<InvoiceExtras> invoice_extras;
};

/// Every record of a run. The order of records follows the order of inputs and rows and carries no meaning.
struct Books : Records {
    TextPool texts;
    TextId default_currency = TextId::empty;  ///< of documents that name none and whose PO names none

    std::vector<InputFile> files;
    std::vector<RejectedRow> rejected;
    std::array<bool, document_kind_count>
        supplied{};  ///< by DocumentKind: a file of that kind was read, even one without rows

    [[nodiscard]] bool has(DocumentKind kind) const { return supplied[static_cast<std::size_t>(kind)]; }
    void set_supplied(DocumentKind kind) { supplied[static_cast<std::size_t>(kind)] = true; }

    [[nodiscard]] std::string_view text(TextId id) const { return texts.text(id); }
    template <class Tag>
    [[nodiscard]] std::string_view text(PrintedId<Tag> id) const {
        return texts.text(id.text);
    }
    [[nodiscard]] const InvoiceExtras& extras(const InvoiceLine& line) const {
        static const InvoiceExtras none;
        return line.extras == InvoiceLine::no_extras ? none : invoice_extras[line.extras];
    }
};

}  // namespace msp_audit

#include <algorithm>
#include <array>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "check/families.hpp"

namespace msp_audit {

namespace {

/// A row and what must not stand twice.
struct KeyedRow {
    TextId number = TextId::empty;
    TextId vendor = TextId::empty;
    TextId line = TextId::empty;
    Day date;
    DocumentType type = DocumentType::unstated;
    SourceRef source;

    [[nodiscard]] auto key() const { return std::tuple(number, vendor, line, date, type); }
};

/// Rows of other files that say the same are read once; those of one file count twice.
template <class SaysTheSame>
void add_repeats(const Books& books, std::vector<KeyedRow>& rows, Column column, SaysTheSame says_the_same,
                 ProblemMaker& into) {
    std::sort(rows.begin(), rows.end(), [](const KeyedRow& a, const KeyedRow& b) {
        return std::tuple(a.key(), a.source) < std::tuple(b.key(), b.source);
    });
    for (std::size_t i = 1, first = 0; i < rows.size(); ++i) {
        if (rows[i].key() != rows[first].key()) {
            first = i;
            continue;
        }
        const KeyedRow& row = rows[i];
        if (row.source.file != rows[first].source.file && says_the_same(rows[first], row)) continue;
        into.add(Code::key_repeated, row.source, column,
                 {fmt::format("line {} of {} stands in {}, too", books.text(row.line),
                              document_words(books, row.number, row.vendor),
                              row_words(books, rows[first].source, row.source)),
                  subject_of({books.text(row.number), books.text(row.vendor), books.text(row.line)})});
    }
}

/// The lines of the books by their place in a file.
template <class Line>
class LinesBySource {
public:
    explicit LinesBySource(const std::vector<Line>& lines) {
        lines_.reserve(lines.size());
        for (const Line& line : lines) lines_.push_back(&line);
        std::sort(lines_.begin(), lines_.end(), [](const auto* a, const auto* b) { return a->source < b->source; });
    }
    [[nodiscard]] const Line& at(SourceRef source) const {
        return **std::lower_bound(lines_.begin(), lines_.end(), source,
                                  [](const Line* line, SourceRef wanted) { return line->source < wanted; });
    }

private:
    std::vector<const Line*> lines_;
};

bool are_equal(const StoredDecimal& a, const StoredDecimal& b) { return a.has_value() == b.has_value() && *a == *b; }

void check_invoice_keys(const Books& books, ProblemMaker& into) {
    std::vector<KeyedRow> rows;
    for (const InvoiceLine& line : books.invoice_lines) {
        if (line.line.is_empty()) continue;
        const InvoiceHeader& header = books.invoice_headers[line.header];
        rows.push_back(
            {header.number.text, header.vendor.text, line.line.text, header.date, header.type, line.source});
    }
    const LinesBySource lines(books.invoice_lines);
    add_repeats(
        books, rows, Column::line,
        [&lines](const KeyedRow& a, const KeyedRow& b) {
            const InvoiceLine& one = lines.at(a.source);
            const InvoiceLine& other = lines.at(b.source);
            return are_equal(one.quantity, other.quantity) && are_equal(one.unit_price, other.unit_price) &&
                   are_equal(one.line_total, other.line_total);
        },
        into);
}

void check_quote_keys(const Books& books, ProblemMaker& into) {
    std::vector<KeyedRow> rows;
    for (const QuoteLine& line : books.quotes) {
        if (line.line.is_empty()) continue;
        const QuoteHeader& header = books.quote_headers[line.header];
        rows.push_back({header.number.text, header.vendor.text, line.line.text, header.date, {}, line.source});
    }
    const LinesBySource lines(books.quotes);
    add_repeats(
        books, rows, Column::line,
        [&lines](const KeyedRow& a, const KeyedRow& b) {
            const QuoteLine& one = lines.at(a.source);
            const QuoteLine& other = lines.at(b.source);
            return are_equal(one.quantity, other.quantity) && are_equal(one.unit_price, other.unit_price);
        },
        into);
}

/// Lines of orders and deliveries that say different things: the match knows which rows are one line.
void check_conflicts(const DocumentsToCheck& documents, ProblemMaker& into) {
    const Books& books = documents.books;
    for (const PlainFact& fact : documents.matches.plain) {
        const bool is_order = fact.code == Code::po_line_conflict;
        if (!is_order && fact.code != Code::slip_conflict) continue;
        std::vector<SourceRef> rows = fact.sources;
        std::sort(rows.begin(), rows.end());
        const TextId number = is_order ? books.po_headers[books.po_lines[fact.record].header].number.text
                                       : books.slip_headers[books.slips[fact.record].header].number.text;
        const TextId line = is_order ? books.po_lines[fact.record].line.text : books.slips[fact.record].line.text;
        for (std::size_t i = 1; i < rows.size(); ++i) {
            into.add(Code::key_repeated, rows[i], is_order ? Column::line : Column::slip_number,
                     {fmt::format("{}{} says something else in {}", books.text(number),
                                  line == TextId::empty ? std::string() : fmt::format(" line {}", books.text(line)),
                                  row_words(books, rows[0], rows[i])),
                      subject_of({books.text(number), books.text(line)})});
        }
    }
}

}  // namespace

void check_keys(const DocumentsToCheck& documents, ProblemMaker& into) {
    check_invoice_keys(documents.books, into);
    check_quote_keys(documents.books, into);
    check_conflicts(documents, into);
}

}  // namespace msp_audit

#include <algorithm>
#include <optional>
#include <span>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "check/families.hpp"

namespace msp_audit {

namespace {

/// A row and what must not stand twice, by the keys with which a match compares.
struct KeyedRow {
    TextId number = TextId::empty;  ///< as printed
    TextId number_key = TextId::empty;
    VendorName vendor;
    VendorKey vendor_key = VendorKey::none;
    LineNumber line;
    TextId line_key = TextId::empty;
    Day date;
    DocumentType type = DocumentType::unstated;
    SourceRef source;

    /// A number of punctuation alone has no key: it is what is printed.
    [[nodiscard]] auto key() const {
        const TextId printed = number_key == TextId::empty ? number : TextId::empty;
        return std::tuple(number_key, printed, vendor_key, line_key, date, type);
    }
};

/// Rows under one key, by file and row. Of rows that say the same, a file may have as many as an earlier one.
template <class SaysTheSame>
void add_repeats_of_one(const Books& books, std::span<const KeyedRow> rows, SaysTheSame says_the_same,
                        ProblemMaker& into) {
    /// Rows that say the same.
    struct Class {
        const KeyedRow* first;
        std::uint32_t file;
        std::size_t count;        ///< in that file
        std::size_t most_before;  ///< in one file before it
    };
    std::vector<Class> classes;
    const KeyedRow* first_of_file = rows.data();
    for (const KeyedRow& row : rows) {
        if (row.source.file != first_of_file->source.file) first_of_file = &row;
        auto its = std::find_if(classes.begin(), classes.end(), [&](const Class& one) {
            return one.first->number == row.number && says_the_same(*one.first, row);
        });
        if (its == classes.end()) its = classes.insert(its, {&row, row.source.file, 0, 0});
        if (its->file != row.source.file) {
            its->most_before = std::max(its->most_before, its->count);
            its->file = row.source.file;
            its->count = 0;
        }
        ++its->count;
        if (&row == rows.data() || its->count <= its->most_before) continue;
        const KeyedRow& other = first_of_file == &row ? rows.front() : *first_of_file;
        into.add(Code::key_repeated, row.source, Column::line,
                 {fmt::format("line {} of {} stands in {}, too", books.text(row.line),
                              document_words(books, row.number, row.vendor.text),
                              row_words(books, other.source, row.source)),
                  subject_of({books.text(row.number), books.text(row.vendor), books.text(row.line)})});
    }
}

/// Rows of other files that say the same are read once; those of one file count twice.
template <class SaysTheSame>
void add_repeats(const Books& books, std::vector<KeyedRow>& rows, SaysTheSame says_the_same, ProblemMaker& into) {
    std::sort(rows.begin(), rows.end(), [](const KeyedRow& a, const KeyedRow& b) {
        return std::tuple(a.key(), a.source) < std::tuple(b.key(), b.source);
    });
    for (std::size_t first = 0, end = 0; first < rows.size(); first = end) {
        for (end = first + 1; end < rows.size() && rows[end].key() == rows[first].key();) ++end;
        if (end - first > 1)
            add_repeats_of_one(books, std::span(rows).subspan(first, end - first), says_the_same, into);
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

void check_invoice_keys(const DocumentsToCheck& documents, Vocabulary& words, ProblemMaker& into) {
    const Books& books = documents.books;
    std::vector<KeyedRow> rows;
    for (const InvoiceLine& line : books.invoice_lines) {
        if (line.line.is_empty()) continue;
        const InvoiceHeader& header = books.invoice_headers[line.header];
        rows.push_back({header.number.text, words.number.key(header.number.text), header.vendor,
                        words.vendor(header.vendor), line.line, words.line.key(line.line.text), header.date,
                        header.type, line.source});
    }
    const LinesBySource lines(books.invoice_lines);
    add_repeats(
        books, rows,
        [&lines](const KeyedRow& a, const KeyedRow& b) {
            const InvoiceLine& one = lines.at(a.source);
            const InvoiceLine& other = lines.at(b.source);
            return are_equal(one.quantity, other.quantity) && are_equal(one.unit_price, other.unit_price) &&
                   are_equal(one.line_total, other.line_total);
        },
        into);
}

/// All that a row of an invoice says, for rows of one file.
auto cells_of(const Books& books, const InvoiceLine& line) {
    const InvoiceHeader& header = books.invoice_headers[line.header];
    const InvoiceExtras& extras = books.extras(line);
    const auto number = [](const StoredDecimal& value) {
        return value ? std::optional<Decimal>(*value) : std::optional<Decimal>();
    };
    return std::tuple(line.source.file, header.number.text, header.vendor.text, header.date, header.due, header.type,
                      header.currency, header.credited_invoice.text, number(header.total), line.passed_down,
                      line.po_number.text, line.po_line.text, line.sku.text, line.description, line.category,
                      line.uom, number(line.quantity), number(line.unit_price), number(line.line_total),
                      number(extras.tax), number(extras.price_base), number(extras.discount.value),
                      extras.period.first, extras.period.last, extras.license_number.text);
}

/// Rows without a line number that say the same in one file: two lines, or one that was exported twice.
void check_equal_rows(const DocumentsToCheck& documents, ProblemMaker& into) {
    const Books& books = documents.books;
    std::vector<const InvoiceLine*> rows;
    for (const InvoiceLine& line : books.invoice_lines) {
        const bool is_nothing = line.line_total && (*line.line_total).is_zero();
        // Usage has rows that differ in what is not read alone; what names an order would draw on it twice.
        if (line.line.is_empty() && !line.po_number.is_empty() && !is_nothing) rows.push_back(&line);
    }
    std::sort(rows.begin(), rows.end(), [&books](const InvoiceLine* a, const InvoiceLine* b) {
        if (const auto order = cells_of(books, *a) <=> cells_of(books, *b); order != 0) return order < 0;
        return a->source < b->source;
    });
    for (std::size_t i = 1, first = 0; i < rows.size(); ++i) {
        if (cells_of(books, *rows[i]) != cells_of(books, *rows[first])) {
            first = i;
            continue;
        }
        const InvoiceHeader& header = books.invoice_headers[rows[i]->header];
        into.add(
            Code::key_repeated, rows[i]->source, Column::invoice_number,
            {fmt::format("the row of {} is the same as {} in every column that is read, and no line number tells "
                         "them apart",
                         document_words(books, header.number.text, header.vendor.text),
                         row_words(books, rows[first]->source, rows[i]->source)),
             subject_of({books.text(header.number), books.text(header.vendor), books.text(rows[i]->sku),
                         books.text(rows[i]->description)})},
            Severity::warning);
    }
}

void check_quote_keys(const DocumentsToCheck& documents, Vocabulary& words, ProblemMaker& into) {
    const Books& books = documents.books;
    std::vector<KeyedRow> rows;
    for (const QuoteLine& line : books.quotes) {
        if (line.line.is_empty()) continue;
        const QuoteHeader& header = books.quote_headers[line.header];
        rows.push_back({header.number.text,
                        words.po.key(header.number.text),
                        header.vendor,
                        words.vendor(header.vendor),
                        line.line,
                        words.line.key(line.line.text),
                        header.date,
                        {},
                        line.source});
    }
    const LinesBySource lines(books.quotes);
    add_repeats(
        books, rows,
        [&lines](const KeyedRow& a, const KeyedRow& b) {
            const QuoteLine& one = lines.at(a.source);
            const QuoteLine& other = lines.at(b.source);
            return are_equal(one.quantity, other.quantity) && are_equal(one.unit_price, other.unit_price);
        },
        into);
}

/// What two rows of one line can say differently of it, in words and figures; a column that one file lacks says
/// nothing.
class RowContents {
public:
    explicit RowContents(const Books& books) : books_(books), orders_(books.po_lines), slips_(books.slips) {}

    [[nodiscard]] bool differ(bool are_orders, SourceRef a, SourceRef b) const {
        return are_orders ? differ(orders_.at(a), orders_.at(b)) : differ(slips_.at(a), slips_.at(b));
    }

private:
    [[nodiscard]] static bool texts_differ(TextId a, TextId b) {
        return a != b && a != TextId::empty && b != TextId::empty;
    }
    [[nodiscard]] bool differ(const PoLine& a, const PoLine& b) const {
        const PoHeader& x = books_.po_headers[a.header];
        const PoHeader& y = books_.po_headers[b.header];
        return !are_equal(a.quantity, b.quantity) || !are_equal(a.unit_price, b.unit_price) ||
               (a.line_total && b.line_total && *a.line_total != *b.line_total) ||
               (a.discount.value && b.discount.value && *a.discount.value != *b.discount.value) ||
               texts_differ(a.sku.text, b.sku.text) || texts_differ(a.description, b.description) ||
               texts_differ(a.uom, b.uom) || texts_differ(x.currency, y.currency) ||
               texts_differ(x.vendor.text, y.vendor.text);
    }
    [[nodiscard]] bool differ(const SlipLine& a, const SlipLine& b) const {
        const SlipHeader& x = books_.slip_headers[a.header];
        const SlipHeader& y = books_.slip_headers[b.header];
        return !are_equal(a.quantity, b.quantity) || *a.rejected != *b.rejected ||
               texts_differ(a.po_line.text, b.po_line.text) || texts_differ(a.sku.text, b.sku.text) ||
               texts_differ(a.uom, b.uom) || texts_differ(x.po_number.text, y.po_number.text);
    }

    const Books& books_;
    LinesBySource<PoLine> orders_;
    LinesBySource<SlipLine> slips_;
};

/// Lines of orders and deliveries that say different things: the match knows which rows are one line. Told of each
/// row that differs from the first.
void check_conflicts(const DocumentsToCheck& documents, ProblemMaker& into) {
    const Books& books = documents.books;
    std::optional<RowContents> contents;
    for (const PlainFact& fact : documents.matches.plain) {
        const bool is_order = fact.code == Code::po_line_conflict;
        if (!is_order && fact.code != Code::slip_conflict) continue;
        if (!contents) contents.emplace(books);
        std::vector<SourceRef> rows = fact.sources;
        std::sort(rows.begin(), rows.end());
        const auto differs = [&](SourceRef row) { return contents->differ(is_order, rows[0], row); };
        // What the match holds against them may be something else.
        const bool any_differs = std::any_of(rows.begin(), rows.end(), differs);
        const TextId number = is_order ? books.po_headers[books.po_lines[fact.record].header].number.text
                                       : books.slip_headers[books.slips[fact.record].header].number.text;
        const TextId line = is_order ? books.po_lines[fact.record].line.text : books.slips[fact.record].line.text;
        for (std::size_t i = 1; i < rows.size(); ++i) {
            if (any_differs && !differs(rows[i])) continue;
            into.add(Code::key_repeated, rows[i], is_order ? Column::line : Column::slip_number,
                     {fmt::format("{}{} says something else in {}", books.text(number),
                                  line == TextId::empty ? std::string() : fmt::format(" line {}", books.text(line)),
                                  row_words(books, rows[0], rows[i])),
                      subject_of({books.text(number), books.text(line)})});
        }
    }
}

}  // namespace

void check_keys(const DocumentsToCheck& documents, Vocabulary& words, ProblemMaker& into) {
    check_invoice_keys(documents, words, into);
    check_equal_rows(documents, into);
    check_quote_keys(documents, words, into);
    check_conflicts(documents, into);
}

}  // namespace msp_audit

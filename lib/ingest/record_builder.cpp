#include "ingest/record_builder.hpp"

#include <iterator>
#include <utility>

#include "ingest/build_records.hpp"
#include "ingest/cell_texts.hpp"
#include "ingest/large_pages.hpp"
#include "ingest/row_cells.hpp"

namespace msp_audit {

namespace {

using enum Column;

// Millions of these are kept: the four lines of one sale, with their texts, are to fit in four times 80 bytes or so.
static_assert(sizeof(QuoteLine) <= 72 && sizeof(PoLine) <= 96 && sizeof(SlipLine) <= 56 && sizeof(InvoiceLine) <= 72);

constexpr std::array quote_document{quote_number, vendor, quote_date, currency};
constexpr std::array po_document{po_number, vendor, order_date, currency};
constexpr std::array slip_document{slip_number, vendor, received_date, po_number};
constexpr std::array license_document{license_number, vendor, po_number};
constexpr std::array invoice_document{invoice_number, vendor, invoice_date, currency, type, invoice_total, po_number};

using Build = void (*)(RowCells&, FileRecords&);

Build builder_of(DocumentKind kind) {
    switch (kind) {
    case DocumentKind::quote:
        return build_quote;
    case DocumentKind::purchase_order:
        return build_order;
    case DocumentKind::packing_slip:
        return build_slip;
    case DocumentKind::license:
        return build_license;
    case DocumentKind::invoice:
    case DocumentKind::install:
    case DocumentKind::run:
    case DocumentKind::ticket:
    case DocumentKind::ticket_event:
    case DocumentKind::time_entry:
        break;
    }
    return build_invoice;
}

template <class Record>
void append_all(std::vector<Record>& to, std::vector<Record>&& from) {
    if (to.empty()) {
        to = std::move(from);
    } else {
        to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    }
}

/// Appends lines whose headers are appended with them.
template <class Header, class Line>
void append_with_headers(std::vector<Header>& headers, std::vector<Line>& lines, std::uint32_t file,
                         std::vector<Header>&& new_headers, std::vector<Line>&& new_lines) {
    const auto shift = static_cast<std::uint32_t>(headers.size());
    for (Line& line : new_lines) {
        line.source.file = file;
        line.header += shift;
    }
    append_all(headers, std::move(new_headers));
    append_all(lines, std::move(new_lines));
}

}  // namespace

std::span<const Column> document_columns(DocumentKind kind) {
    switch (kind) {
    case DocumentKind::quote:
        return quote_document;
    case DocumentKind::purchase_order:
        return po_document;
    case DocumentKind::packing_slip:
        return slip_document;
    case DocumentKind::license:
        return license_document;
    case DocumentKind::invoice:
        return invoice_document;
    case DocumentKind::install:
    case DocumentKind::run:
    case DocumentKind::ticket:
    case DocumentKind::ticket_event:
    case DocumentKind::time_entry:
        break;
    }
    return {};
}

void FileRecords::reserve(DocumentKind kind, std::size_t rows) {
    // Headers too, though most rows share one: growing would touch twice what they need in the end.
    const auto reserve = [rows](auto&... records) {
        (records.reserve(rows), ...);
        (prefer_large_pages(records.data(), rows * sizeof records[0]), ...);
    };
    switch (kind) {
    case DocumentKind::quote:
        return reserve(quotes, quote_headers);
    case DocumentKind::purchase_order:
        return reserve(po_lines, po_headers);
    case DocumentKind::packing_slip:
        return reserve(slips, slip_headers);
    case DocumentKind::license:
        return reserve(licenses);
    case DocumentKind::invoice:
        return reserve(invoice_lines, invoice_headers);
    case DocumentKind::install:
    case DocumentKind::run:
    case DocumentKind::ticket:
    case DocumentKind::ticket_event:
    case DocumentKind::time_entry:
        break;
    }
}

struct RecordBuilder::State {
    State(TextPool& pool, DocumentKind of, ColumnSet present, const std::array<ColumnReading, column_count>& readings,
          FileRecords& records)
        : texts(pool),
          kind(of),
          columns(present),
          build(builder_of(of)),
          cell_texts(pool, of),
          cells(pool, readings, records.serial_dates),
          into(records) {}

    template <class RowText>
    [[nodiscard]] bool add(const CanonicalRow& row, const CellTexts::Ids& ids, const RowText& row_text);
    [[nodiscard]] ColumnSet note_document_cells(const CanonicalRow& row) const;
    void keep(RejectedRow rejected, const CanonicalRow& row, ColumnSet fields) const;

    TextPool& texts;
    DocumentKind kind;
    ColumnSet columns;
    Build build;
    CellTexts cell_texts;
    RowCells cells;
    FileRecords& into;
};

ColumnSet RecordBuilder::State::note_document_cells(const CanonicalRow& row) const {
    ColumnSet filled;
    for (const Column column : document_columns(kind)) {
        if (row[column].empty()) {
            into.blank.add(column);
        } else {
            filled.add(column);
            into.filled.add(column);
        }
    }
    return filled;
}

void RecordBuilder::State::keep(RejectedRow rejected, const CanonicalRow& row, ColumnSet fields) const {
    rejected.kind = kind;
    rejected.document = texts.intern(row[document_columns(kind).front()]);
    rejected.vendor = texts.intern(row[vendor]);
    rejected.po_number = texts.intern(row[po_number]);
    into.rejected.push_back(std::move(rejected));
    into.rejected_fields.push_back(fields);
}

RecordBuilder::RecordBuilder(TextPool& texts, DocumentKind kind, ColumnSet columns,
                             const std::array<ColumnReading, column_count>& readings, FileRecords& into)
    : state_(std::make_unique<State>(texts, kind, columns, readings, into)) {}

RecordBuilder::~RecordBuilder() = default;

template <class RowText>
bool RecordBuilder::State::add(const CanonicalRow& row, const CellTexts::Ids& ids, const RowText& row_text) {
    const ColumnSet fields = note_document_cells(row);
    cells.start(row, ids);
    build(cells, into);
    if (!cells.failed()) return true;
    const CellProblem& problem = cells.problem();
    const std::string& printed = into.printed[static_cast<std::size_t>(problem.column)];
    RejectedRow rejected;
    rejected.source = row.source;
    rejected.column = printed.empty() ? std::string(name_of(problem.column)) : printed;
    rejected.value = problem.value;
    rejected.reason = problem.reason;
    rejected.hint = problem.hint;
    rejected.text = row_text();
    keep(std::move(rejected), row, fields);
    return false;
}

bool RecordBuilder::add(const CanonicalRow& row, const std::function<std::string()>& row_text) {
    constexpr ColumnSet any(~std::uint64_t{0});
    state_->cell_texts.intern({&row, 1}, any);
    return state_->add(row, state_->cell_texts.ids(0), row_text);
}

void RecordBuilder::add_rows(std::span<const CanonicalRow> rows,
                             const std::function<std::string(std::size_t)>& row_text) {
    state_->cell_texts.intern(rows, state_->columns);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        static_cast<void>(state_->add(rows[i], state_->cell_texts.ids(i), [&] { return row_text(i); }));
    }
}

void RecordBuilder::reject(const CanonicalRow& row, const RowProblem& problem) {
    RejectedRow rejected;
    rejected.source.row = problem.line;
    rejected.column = problem.column;
    rejected.value = problem.value;
    rejected.reason = problem.reason;
    rejected.hint = problem.hint;
    rejected.text = problem.text;
    ColumnSet fields;
    for (const Column column : document_columns(state_->kind)) {
        if (!row[column].empty()) fields.add(column);
    }
    state_->keep(std::move(rejected), row, fields);
}

void RecordBuilder::name_column(Column column, std::string printed) {
    state_->into.printed[static_cast<std::size_t>(column)] = std::move(printed);
}

void append(Books& books, std::uint32_t file, FileRecords&& records) {
    const auto extras_shift = static_cast<std::uint32_t>(books.invoice_extras.size());
    for (InvoiceLine& line : records.invoice_lines) {
        if (line.extras != InvoiceLine::no_extras) line.extras += extras_shift;
    }
    for (License& license : records.licenses) license.source.file = file;
    for (RejectedRow& row : records.rejected) row.source.file = file;
    append_with_headers(books.quote_headers, books.quotes, file, std::move(records.quote_headers),
                        std::move(records.quotes));
    append_with_headers(books.po_headers, books.po_lines, file, std::move(records.po_headers),
                        std::move(records.po_lines));
    append_with_headers(books.slip_headers, books.slips, file, std::move(records.slip_headers),
                        std::move(records.slips));
    append_with_headers(books.invoice_headers, books.invoice_lines, file, std::move(records.invoice_headers),
                        std::move(records.invoice_lines));
    append_all(books.licenses, std::move(records.licenses));
    append_all(books.invoice_extras, std::move(records.invoice_extras));
    append_all(books.rejected, std::move(records.rejected));
}

}  // namespace msp_audit

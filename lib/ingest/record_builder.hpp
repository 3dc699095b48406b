#pragma once

#include <array>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/books.hpp"
#include "core/columns.hpp"
#include "ingest/cell_reading.hpp"
#include "ingest/discount_reading.hpp"
#include "ingest/row_reader.hpp"
#include "ingest/spreadsheet_day.hpp"

namespace msp_audit {

/// How the cells of one column are read in one file.
struct ColumnReading {
    DecimalMark mark = DecimalMark::point;
    DateOrder order = DateOrder::unknown;
    bool contradictory = false;  ///< values that depend on the reading are rejected
    bool percent = false;        ///< the header says `%`: bare discounts are percentages
    SerialDates serial_dates;    ///< of days and instants
};

/// One row in canonical columns. Cells of columns that the file does not have are empty.
struct CanonicalRow {
    SourceRef source;
    std::array<std::string_view, column_count> cells{};
    std::string_view header_currency;  ///< told by the headers of amounts: "USD" of `Amount (USD)`
    bool vendor_from_po = false;       ///< the source names no vendor for the document (profiles)

    [[nodiscard]] std::string_view operator[](Column column) const { return cells[static_cast<std::size_t>(column)]; }
    [[nodiscard]] std::string_view& operator[](Column column) { return cells[static_cast<std::size_t>(column)]; }
};

/// The records of one file, before they join the books. Texts are interned in the books' pool at once (safe from
/// several threads); records wait here, so that files can be read side by side and joined in the order of inputs.
struct FileRecords : Records {
    /// `reason` follows the value in quotes ("is not an amount: ..."), and stands alone where the value is empty.
    std::vector<RejectedRow> rejected;
    std::vector<ColumnSet> rejected_fields;  ///< for each rejected row: the document columns that it fills

    ColumnSet filled, blank;  ///< document columns that are filled, and that are empty, on some row
    std::array<std::string, column_count> printed;  ///< header of each column, for messages; empty: canonical name
    DiscountEvidence discounts;
    SerialDatesRead serial_dates;
    bool has_line_numbers = false;

    /// Room for so many rows of a kind.
    void reserve(DocumentKind kind, std::size_t rows);
};

/// The columns of a document as a whole that may stand on its first row only: its number first, then vendor, date,
/// currency, type, total and PO number, as far as the kind has them.
[[nodiscard]] std::span<const Column> document_columns(DocumentKind kind);

/// Turns canonical rows of one kind into records. A row that cannot be read becomes a RejectedRow, never a guess: a
/// missing required cell, a value that does not read, a key that a spreadsheet has mangled (1.00E+11), an invoice
/// line with neither total nor quantity and price. A document column that is empty is left to pass_down_first_rows.
/// Also takes what RowReader found wrong.
class RecordBuilder {
public:
    RecordBuilder(TextPool& texts, DocumentKind kind, ColumnSet columns,
                  const std::array<ColumnReading, column_count>& readings, FileRecords& into);
    ~RecordBuilder();
    RecordBuilder(const RecordBuilder&) = delete;
    RecordBuilder& operator=(const RecordBuilder&) = delete;

    static constexpr std::size_t most_rows = 16;

    /// True if the row was used; false if it was rejected. `row_text` is asked for only then.
    bool add(const CanonicalRow& row, const std::function<std::string()>& row_text);
    /// Adds rows, at most `most_rows`, as add() does one by one, at less cost. Only the builder's columns may be
    /// filled in them; `row_text` is asked by a row's place among them.
    void add_rows(std::span<const CanonicalRow> rows, const std::function<std::string(std::size_t)>& row_text);
    /// A row that the reader gave up on. `row`: what can be read of it, so that its document is known by name.
    void reject(const CanonicalRow& row, const RowProblem& problem);
    /// Header of a column as it is printed in the file, for messages; by default the canonical name.
    void name_column(Column column, std::string printed);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Document columns that stand on a document's first row only pass down to its rows where they are empty, if all
/// later rows leave them empty; an empty number takes the one above in any case. Lines that took one are marked. A
/// document is the rows one behind the other with one number and vendor or none. Then rows that still lack a required
/// document column are rejected, and so are rows after a rejected first row which lack what it would have passed
/// down. Such rejected rows come without `text`. To be called once for each file, when all of its rows are built.
void pass_down_first_rows(FileRecords& records, DocumentKind kind);

/// Appends one file's records to the books, with their file number set.
void append(Books& books, std::uint32_t file, FileRecords&& records);

}  // namespace msp_audit

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/byte_source.hpp"
#include "ingest/column_shape.hpp"
#include "ingest/spreadsheet_day.hpp"

namespace msp_audit {

/// Bounds against hostile files; each has an option.
struct ReadLimits {
    /// The option asks for no more: the parser refuses lines of 16 MiB, and masking can double a record.
    static constexpr std::size_t most_record_bytes = std::size_t{7} * 1024 * 1024;

    std::size_t record_bytes = std::size_t{1024} * 1024;
    std::size_t field_line_breaks = 1000;
    std::size_t columns = 512;
    std::size_t unpacked_bytes = std::size_t{4} * 1024 * 1024 * 1024;  ///< of a gzip file or a workbook
};

enum class Encoding : std::uint8_t { utf8, utf16_little, utf16_big, windows_1252 };

/// How a file is written, told from its first 256 KiB.
struct Dialect {
    Encoding encoding = Encoding::utf8;
    bool byte_order_mark = false;
    bool is_sheet = false;          ///< of a workbook: a record is a row of the sheet, whatever line breaks it holds
    std::optional<DaySystem> days;  ///< of a workbook: how it counts them
    char delimiter = ',';           ///< , ; tab or |
    std::uint32_t header_line = 0;  ///< physical line of the header row, from 1; 0: no row was taken for one
    std::uint32_t title_rows = 0;   ///< rows with text above the header
    std::vector<std::string> header;  ///< trimmed, as printed; an index column may have an empty name
    std::vector<ColumnShape> shapes;  ///< of the columns of the header, told from the rows that follow it
    /// Why the file is no table at all (empty file, binary, too many columns), as words that follow its name.
    std::string trouble;
};

/// The bounds that hold for a sheet, too: a cell of it ends where it ends, however many line breaks it holds.
[[nodiscard]] ReadLimits limits_of(const ReadLimits& asked, bool is_sheet);

/// A row that may be the header.
struct HeaderCandidate {
    std::span<const std::string_view> cells;
    int to_beat = 0;  ///< only a row with more points counts: whatever has no more may be told as 0

    operator std::span<const std::string_view>() const { return cells; }  // NOLINT: a row is its cells
};

/// How well a row of cells serves as a header: 0 not at all, 2 for each cell at most; the best row above the first 50
/// non-empty rows wins, the first among equals.
using HeaderScore = std::function<int(const HeaderCandidate&)>;

/// Reads the start of a file; `is_sheet`: of SheetSource's text. Never throws on content; UnreadableFile comes
/// through.
[[nodiscard]] Dialect sniff(ByteSource& source, const HeaderScore& score, const ReadLimits& limits,
                            bool is_sheet = false);

/// A row that cannot be used, with what is known of it. Empty `column`: the row as a whole.
struct RowProblem {
    std::uint32_t line = 0;  ///< physical line, from 1, on which the row begins
    std::string column;      ///< header as printed
    std::string value;
    std::string reason;  ///< "the row has 7 fields, the header has 9"
    std::string hint;    ///< a remedy, or empty
    std::string text;    ///< the row as it stands in the file: first line, at most 200 bytes, valid UTF-8
};

/// One row: the wanted cells in the order asked for, outer white space (no-break spaces too) taken off.
struct RawRow {
    std::uint32_t line = 0;
    std::span<const std::string_view> cells;  ///< valid until the next call
    /// The row's line, with a NUL behind each cell. The cells point into it, unless it is masked.
    std::string_view bytes;
    bool masked = false;  ///< stand-ins fill the place of line breaks in its cells
};

enum class RowResult : std::uint8_t { row, problem, end };

/// Splits a file into rows with fast-cpp-csv-parser, behind a byte source that decodes, masks what stands in quotes,
/// joins quoted line breaks and keeps physical line numbers. Blank lines and rows above the header are passed over;
/// a row that repeats the header is counted and passed over. A row with fewer fields than the header, or with text
/// in a surplus field, a NUL byte or an invalid UTF-8 sequence is a problem; empty surplus fields are dropped, and
/// columns without a name at the header's end may be left out. A quoted field beyond the limits is a problem that
/// names the line where the quote opened; reading resumes at the line after it.
class RowReader {
public:
    static constexpr std::size_t max_wanted = 40;

    static constexpr std::size_t whole_file = static_cast<std::size_t>(-1);

    /// `wanted`: places in dialect.header, at most max_wanted. The source starts at its first byte again; somewhere
    /// behind `most_bytes` of it the rows come to an end.
    RowReader(std::unique_ptr<ByteSource> source, const Dialect& dialect, const std::vector<std::size_t>& wanted,
              const ReadLimits& limits, std::size_t most_bytes = whole_file);
    RowReader(const RowReader&) = delete;
    RowReader& operator=(const RowReader&) = delete;
    ~RowReader();

    [[nodiscard]] RowResult next();
    [[nodiscard]] const RawRow& row() const;          ///< after RowResult::row
    [[nodiscard]] const RowProblem& problem() const;  ///< after RowResult::problem
    /// The current row, as RowProblem::text. After RowResult::row only; put together again from the row's cells, so
    /// quotes stand only where they are needed.
    [[nodiscard]] std::string row_text() const;
    /// The same of a row met before, from a copy of RawRow::bytes.
    [[nodiscard]] std::string row_text(const char* bytes, bool masked = false) const;
    /// The end came because of `most_bytes`.
    [[nodiscard]] bool is_cut() const;
    [[nodiscard]] std::size_t repeated_headers() const;
    /// Rows met so far, problems and repeated headers included, titles and blank lines (rows of empty cells too) not.
    [[nodiscard]] std::size_t rows_met() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace msp_audit

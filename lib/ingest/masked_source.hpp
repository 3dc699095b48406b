#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/byte_source.hpp"
#include "ingest/record_scan.hpp"
#include "ingest/row_reader.hpp"
#include "ingest/text_decoding.hpp"

namespace msp_audit {

/// What stands between the masked source and the reader of its lines.
namespace masking {

/// Between cells in place of the file's delimiter, so that delimiters inside cells need no masking.
inline constexpr char separator = '\x1F';
/// Opens a two-byte stand-in for a byte that a cell cannot hold: a line break, the separator, this byte itself.
inline constexpr char escape = '\x1D';

enum class SignalKind : char {
    line = 'L',        ///< the next row stands on `line`
    masked_row = 'M',  ///< the same, and its cells hold stand-ins
    repeated_header = 'H',
    too_few = 'F',  ///< a row of `count` fields
    too_many = 'S',
    nul = 'N',
    not_utf8 = 'U',
    too_long = 'B',
    open_quote = 'Q',         ///< a quote that opens on line `count` and is not closed within the limits
    open_quote_at_end = 'E',  ///< the same, up to the end of the file
    late_quote = 'G',         ///< the same; a quote behind which text stands, lines farther on, closes it
};

/// A line between the rows that tells the reader something. It travels in the first cell of an otherwise empty row,
/// behind an escape byte: so it arrives in its place however far the parser reads ahead, and nothing piles up.
struct Signal {
    SignalKind kind = SignalKind::line;
    std::uint32_t line = 0;
    std::size_t count = 0;
    std::string_view text;  ///< the row of a problem, as RowProblem::text
};

[[nodiscard]] Signal parse_signal(std::string_view cell);
/// Puts the bytes back that the stand-ins replace.
void unmask(std::string_view cell, std::string& out);

}  // namespace masking

struct MaskPlan {
    Encoding encoding = Encoding::utf8;
    char delimiter = ',';
    std::uint32_t header_line = 0;   ///< 0: the rows start at line 1
    std::size_t columns = 0;         ///< fields of each line given out
    std::size_t needed_columns = 0;  ///< a row with at least so many is filled up with empty ones
    bool record_a_line = false;      ///< each record counts as one line, whatever line breaks it holds
    ReadLimits limits;
    std::size_t most_bytes = static_cast<std::size_t>(-1);  ///< behind so many, rows come to an end
};

/// Gives a messy file out as lines that any splitter can read: one line a row, `columns` fields, no quotes, no line
/// breaks in cells, a line break at the end. Rows that cannot be read become signals.
class MaskedSource final : public ByteSource {
public:
    MaskedSource(std::unique_ptr<ByteSource> source, MaskPlan plan);

    [[nodiscard]] std::size_t read(char* buffer, std::size_t size) override;
    /// Rows were left because of MaskPlan::most_bytes.
    [[nodiscard]] bool is_cut() const { return cut_; }

private:
    [[nodiscard]] bool refill();
    [[nodiscard]] bool advance(char*& out, const char* stop);
    [[nodiscard]] bool copy_plain_rows(char*& out, const char* stop);
    [[nodiscard]] std::size_t copy_plain_row(const char* begin, char* out, std::size_t room);
    [[nodiscard]] bool may_be_plain(const char* begin, const char* line_break) const;
    void mask_next_record();
    void mask_cells(const RecordScan& scan);
    void refuse(const RecordScan& scan);
    void skip_to_header();
    void skip_line();
    void skip_record();
    [[nodiscard]] std::uint32_t lines_of(const RecordScan& scan) const;
    [[nodiscard]] RecordScan scan_next_record();
    void put_signal(masking::SignalKind kind, std::size_t count = 0, std::string_view text = {});
    void put_problem(masking::SignalKind kind, std::string_view record, std::size_t count = 0);

    std::unique_ptr<ByteSource> source_;
    MaskPlan plan_;
    TextDecoder decoder_;
    TextWindow window_;
    RecordCells cells_;
    std::string pending_;  ///< given out before anything else
    std::size_t pending_at_ = 0;
    std::size_t given_ = 0;
    bool cut_ = false;
    std::string row_;
    std::string header_row_;                        ///< the file's header as it would be given out, to know it again
    std::string plain_header_;                      ///< the same with the file's delimiter
    std::uint32_t line_ = 1;                        ///< of the start of the window
    std::uint32_t told_line_ = 0;                   ///< where the reader believes the next row to stand
    bool has_quote_ = false, has_control_ = false;  ///< anywhere in the window
};

}  // namespace msp_audit

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/books.hpp"
#include "core/text_pool.hpp"
#include "ingest/profile.hpp"
#include "ingest/profile_loading.hpp"

namespace msp_audit {

/// What became of a row; of several, the last named here. Each row has one.
enum class RowFate : std::uint8_t { idle, left_out, joined, used, rejected };

/// One table of a profile, from however many files: the wanted columns, their texts in a pool.
struct RawTable {
    static constexpr std::size_t absent = static_cast<std::size_t>(-1);

    struct Row {
        std::uint32_t file = 0;  ///< place among the claimed files
        std::uint32_t line = 0;  ///< physical, from 1
        RowFate fate = RowFate::idle;
        std::uint16_t condition = 0;  ///< of a row that was left out: its place in `conditions`
    };

    DecimalMark decimal = DecimalMark::unknown;  ///< as the system writes it
    std::vector<std::string> columns;            ///< as the profile spells them
    std::vector<bool> present;                   ///< by column: some file has it
    std::vector<Row> rows;
    std::vector<TextId> cells;            ///< row by row
    std::vector<std::string> conditions;  ///< in words

    /// The place of a column that some file has; `absent`.
    [[nodiscard]] std::size_t place_of(std::string_view column) const;
    [[nodiscard]] TextId cell(std::size_t row, std::size_t column) const {
        return cells[row * columns.size() + column];
    }
    void settle(std::size_t row, RowFate fate) {
        if (fate > rows[row].fate) rows[row].fate = fate;
    }
    void leave_out(std::size_t row, const std::string& words);
};

/// A file that a profile reads, and what came of it.
struct ClaimedFile {
    std::size_t place = 0;  ///< in the run's candidates
    std::size_t table = 0;  ///< in Profile::tables
    InputFile input;
    std::vector<RejectedRow> rejected;
};

/// Which table of the profile a header row belongs to: the one whose identifying headers are all there; of several,
/// the one whose pattern the file's name fits, then the one with most headers.
[[nodiscard]] std::optional<std::size_t>
table_with_headers(const Profile& profile, std::span<const std::string_view> header, std::string_view file_name);
/// The same of the keys of a header row, sorted.
[[nodiscard]] std::optional<std::size_t>
table_with_header_keys(const Profile& profile, std::span<const std::string> sorted_keys, std::string_view file_name);

/// Whether a pattern of `*`, `?` and letters without case fits a file's name without folders and endings, or with
/// them.
[[nodiscard]] bool fits_file_name(std::string_view pattern, std::string_view file_name);

/// Reads every file of one table. Rows that cannot be read, and those without a cell that they must have, are
/// rejected in their ClaimedFile; rows_read and rows_title are set there. `kind`: of the documents that the table
/// serves. Throws UnreadableFile.
[[nodiscard]] RawTable read_table(const Profile& profile, std::size_t table, DocumentKind kind,
                                  std::span<const CandidateFile> files, std::span<ClaimedFile> claimed,
                                  const ReadLimits& limits, TextPool& texts);

/// What each header of a table's file becomes, in the order of the file: "LIFNR -> vendor".
[[nodiscard]] std::vector<std::string> described(const Profile& profile, std::size_t table,
                                                 std::span<const std::string> header);

/// How messages name the canonical columns of a document: the source's column, with its table if that is another one.
[[nodiscard]] std::array<std::string, column_count> printed_names(const ProfileDocument& document);

/// Fills RejectedRow::text of the rows that lack it, by reading the file once more. Throws UnreadableFile.
void fetch_row_texts(const CandidateFile& file, const ReadLimits& limits, std::span<RejectedRow> rejected);

}  // namespace msp_audit

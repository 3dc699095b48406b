#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "ingest/column_evidence.hpp"
#include "ingest/profile_loading.hpp"
#include "ingest/row_reader.hpp"

namespace msp_audit {

/// How a file is written, told from all of its bytes.
struct FileForm {
    Encoding encoding = Encoding::utf8;
    bool byte_order_mark = false;
    bool is_ascii = true;                  ///< every byte means the same in UTF-8 and in Windows-1252
    std::size_t bytes = 0;                 ///< unpacked
    std::size_t crlf = 0, lf = 0, cr = 0;  ///< line breaks, those within fields, too
};
/// Reads the whole file. Throws UnreadableFile.
[[nodiscard]] FileForm form_of(const CandidateFile& file);

/// What stands in one column.
struct ColumnSample {
    static constexpr std::size_t most = 3;

    std::vector<std::string> values;  ///< the first that differ, and mean something
    std::size_t with_offset = 0;      ///< of instants: values that print their offset from Greenwich
    std::size_t without_offset = 0;
};
/// One for each column, those without a place included. In files of tickets `?` and the like are no values. Throws
/// UnreadableFile.
[[nodiscard]] std::vector<ColumnSample> samples_of(const CandidateFile& file, std::span<const ColumnEvidence> columns,
                                                   bool of_tickets, const ReadLimits& limits);

}  // namespace msp_audit

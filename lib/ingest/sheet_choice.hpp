#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ingest/cell_format.hpp"
#include "ingest/profile_loading.hpp"
#include "ingest/row_reader.hpp"

namespace msp_audit {

/// How a reader of exports judges what a file, or a sheet of a workbook, holds.
struct TableJudge {
    HeaderScore score;
    /// Whether the header row tells a kind of export that the reader takes. The name of the file tells the sheet.
    std::function<bool(const CandidateFile&)> is_known;
    /// In which form the numbers of each column of a sheet come.
    std::function<std::vector<NumberForm>(const Dialect&)> number_forms;
};

/// Tells how a file is written. Of a workbook one sheet is taken: the one that is asked for, or the first that is not
/// hidden and has a known header, or else the one whose header is known best; from then on the file is that sheet, by
/// its contents, and of several by its name too, book.xlsx:Orders. Returns what there is to say: whole messages of
/// other sheets that have a known header, of hidden rows, of formulas without a value. Throws UnreadableFile.
[[nodiscard]] std::vector<std::string> tell_dialect(CandidateFile& file, const TableJudge& judge,
                                                    const ReadLimits& limits);

}  // namespace msp_audit

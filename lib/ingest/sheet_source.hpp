#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "ingest/byte_source.hpp"
#include "ingest/workbook.hpp"

namespace msp_audit {

/// What people should know of a sheet that was read.
struct SheetRemarks {
    std::size_t hidden_rows = 0;
    std::uint32_t first_hidden = 0;
    std::vector<std::uint32_t> hidden_columns;  ///< from 0 for A; those in which some cell holds something
    std::size_t formulas_without_value = 0;
    std::string first_without_value;  ///< "C4"
};

/// A, B ... Z, AA of 0, 1 ... 25, 26.
[[nodiscard]] std::string column_letters(std::uint32_t column);

/// A sheet as comma-separated text in UTF-8, one record a row: the n-th record is the sheet's row n, and rows that
/// hold nothing are blank lines, up to the last one that holds something. Cells come as sheet_number_text has them,
/// texts as they stand, TRUE and FALSE, and errors such as #REF!; of merged cells the first has the value, and a
/// formula without a stored value is #FORMULA!. A row longer than `limits.record_bytes` keeps its length but no line
/// breaks or quotes, so that its reader refuses it. Throws WorkbookError: cells of no place, twice in one place or in
/// rows out of order, more than most_rows, most_columns or
/// most_text_bytes, a shared text that is not there.
class SheetSource final : public ByteSource {
public:
    static constexpr std::uint32_t most_rows = 1048576;
    static constexpr std::uint32_t most_columns = 16384;
    static constexpr std::size_t most_text_bytes = std::size_t{1} << 30U;

    /// `forms`: of the numbers of the columns, from the first; one_meaning for those behind them.
    SheetSource(const Workbook& workbook, const WorkbookSheet& sheet, const ReadLimits& limits,
                std::vector<NumberForm> forms = {});
    ~SheetSource() override;

    [[nodiscard]] std::size_t read(char* buffer, std::size_t size) override;
    /// Of what has been read so far.
    [[nodiscard]] const SheetRemarks& remarks() const;

private:
    class State;
    std::unique_ptr<State> state_;
};

}  // namespace msp_audit

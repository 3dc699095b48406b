#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

#include "core/day.hpp"
#include "core/decimal.hpp"

struct lxw_format;
struct lxw_workbook;
struct lxw_worksheet;

namespace msp_audit {

/// A workbook could not be put together: no room for its temporary files, or no memory for it.
class WorkbookNotWritten : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

struct SheetColumn {
    std::string_view header;
    unsigned width;  ///< in characters
};

/// Writes an .xlsx workbook sheet by sheet and row by row: real numbers and dates with formats, texts as texts
/// whatever they begin with. The same calls give the same bytes. Throws WorkbookNotWritten.
class WorkbookWriter {
public:
    static constexpr std::size_t most_rows = 1048576;

    WorkbookWriter();
    WorkbookWriter(const WorkbookWriter&) = delete;
    WorkbookWriter& operator=(const WorkbookWriter&) = delete;
    ~WorkbookWriter();

    /// Begins a sheet with a header row that stays in sight and is printed on every page. The columns outlive it.
    void begin_sheet(const char* name, std::span<const SheetColumn> columns);
    /// Gives the header and the rows so far their filters; rows that follow are notes below the table.
    void end_table();

    // Cells of the row at hand, from left to right. Nothing is written for what is absent.
    void text(std::string_view cell);
    /// `places`: digits after the point that are shown at least. A number of more than 15 digits is written as text,
    /// since a spreadsheet would round it.
    void decimal(const Decimal& value, int places);
    void count(std::size_t value);
    void day(Day day);
    void nothing() { ++column_; }
    void end_row();

    /// Room for so many rows more in the sheet.
    [[nodiscard]] bool has_room(std::size_t rows = 1) const { return row_ + rows < most_rows; }
    [[nodiscard]] std::size_t numbers_as_text() const { return numbers_as_text_; }
    [[nodiscard]] std::size_t texts_cut() const { return texts_cut_; }

    /// The bytes of the file; nothing can be written after it.
    [[nodiscard]] std::string finish();

private:
    [[nodiscard]] lxw_format* number_format(int places);
    static void check(int error);

    int descriptor_ = -1;  ///< of memory that the library writes its file to
    lxw_workbook* workbook_ = nullptr;
    lxw_worksheet* sheet_ = nullptr;
    lxw_format* header_ = nullptr;
    lxw_format* text_ = nullptr;
    lxw_format* day_ = nullptr;
    std::map<int, lxw_format*> numbers_;  ///< by places
    std::size_t columns_ = 0;
    std::uint32_t row_ = 0;
    std::uint16_t column_ = 0;
    std::size_t numbers_as_text_ = 0, texts_cut_ = 0;
};

}  // namespace msp_audit

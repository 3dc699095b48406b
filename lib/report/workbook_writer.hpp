#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "core/day.hpp"
#include "core/decimal.hpp"
#include "core/time_zone.hpp"

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

    /// `rows`: of a sheet, at most, its header among them.
    explicit WorkbookWriter(std::size_t rows = most_rows);
    WorkbookWriter(const WorkbookWriter&) = delete;
    WorkbookWriter& operator=(const WorkbookWriter&) = delete;
    ~WorkbookWriter();

    /// Begins a sheet with a header row that stays in sight and is printed on every page. Gives its place, for
    /// turn_to(). A name has 31 characters at most.
    std::size_t begin_sheet(const char* name, std::span<const SheetColumn> columns);
    /// What follows is written to that sheet, behind the rows that it has.
    void turn_to(std::size_t sheet) { at_ = sheet; }
    /// Gives the header and the rows so far their filters; rows that follow are notes below the table.
    void end_table();

    // Cells of the row at hand, from left to right. Nothing is written for what is absent.
    void text(std::string_view cell);
    /// A text that is broken into lines of the column's width; its row is as high as they need.
    void prose(std::string_view cell);
    /// `places`: digits after the point that are shown at least. A number of more than 15 digits is written as text,
    /// since a spreadsheet would round it.
    void decimal(const Decimal& value, int places);
    void count(std::size_t value);
    void count(const std::optional<std::size_t>& value) { value ? count(*value) : nothing(); }
    /// 0.075 shows as 7.5%; with more digits, up to four, where it would else show as 0% or 100% and is not.
    /// `agreed`: a share that it is held against, and shows apart from.
    void share(const std::optional<Decimal>& value, const std::optional<Decimal>& agreed = {});
    /// A length of time in hours, exact to 6 places, of which two are shown.
    void hours(const std::optional<Seconds>& seconds);
    void hours_of(const Decimal& seconds);
    void day(Day day);
    /// A day that stands for its month.
    void month(Day day);
    /// By the clock on the wall of the zone; seconds are shown where there are any.
    void instant(Instant instant, const TimeZone& zone);
    void yes_or_no(bool value) { text(value ? "yes" : "no"); }
    void nothing() { ++sheets_[at_].column; }
    void end_row();

    /// Room for so many rows more in the sheet.
    [[nodiscard]] bool has_room(std::size_t rows = 1) const { return sheets_[at_].row + rows <= rows_; }
    [[nodiscard]] std::size_t numbers_as_text() const { return numbers_as_text_; }
    [[nodiscard]] std::size_t texts_cut() const { return texts_cut_; }

    /// The bytes of the file; nothing can be written after it.
    [[nodiscard]] std::string finish();

private:
    struct Sheet {
        lxw_worksheet* sheet = nullptr;
        std::vector<unsigned> widths;  ///< by column
        std::uint32_t row = 0;
        std::uint16_t column = 0;
        std::size_t lines = 1;  ///< of the row at hand
    };

    void write(std::string_view cell, lxw_format* format);
    void write(double number, lxw_format* format);
    /// Numbers and instants by their format code.
    [[nodiscard]] lxw_format* format_of(const std::string& code);
    static void check(int error);

    int descriptor_ = -1;  ///< of memory that the library writes its file to
    lxw_workbook* workbook_ = nullptr;
    lxw_format* header_ = nullptr;
    lxw_format* text_ = nullptr;
    lxw_format* prose_ = nullptr;
    std::map<std::string, lxw_format*> formats_;  ///< by code
    std::size_t rows_;
    std::vector<Sheet> sheets_;
    std::size_t at_ = 0;  ///< the sheet that is written to
    std::size_t numbers_as_text_ = 0, texts_cut_ = 0;
};

}  // namespace msp_audit

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ingest/spreadsheet_day.hpp"

namespace msp_audit {

/// What the number format of a sheet's cells makes of a number, as far as it changes what the number means.
struct CellFormat {
    enum class Kind : std::uint8_t {
        number,   ///< the number itself: how many places of it are shown does not matter
        date,     ///< a day, a time of day, or both
        elapsed,  ///< [h]:mm, a length of time
        percent,
        digits,  ///< 00000, "PO-"0000: an identifier, with zeros and text that are not stored
    };
    Kind kind = Kind::number;
    bool has_day = false;    ///< of a date
    bool has_clock = false;  ///< of a date
    std::string pattern;     ///< of digits: the text that is shown, with a byte 1 for each digit
    std::string currency;    ///< of a number: a sign or code that means one currency, "€"
};

/// Reads a format's code, as a workbook's styles have it. Only the section for positive numbers counts.
[[nodiscard]] CellFormat read_cell_format(std::string_view code);
/// The formats that workbooks know by number; a plain number for any other.
[[nodiscard]] CellFormat built_in_cell_format(unsigned number);

/// What stands for the decimal point of a sheet's number. one_meaning: a point, and of three decimal places a zero
/// behind them, so that nobody reads 1.234 as a thousand; as_stored: a point, and the digits as they are, for
/// identifiers and texts; own_mark: stored_number_mark, for a column that is read as numbers.
enum class NumberForm : std::uint8_t { one_meaning, as_stored, own_mark };

/// A number of a sheet as text that any reader of exports takes for what people see there. `stored` is a double as
/// workbooks write it, of which 15 significant digits and 15 places are kept, as spreadsheets do: 0.30000000000000004
/// is 0.3. Days become 2026-10-31, with a time behind it 2026-10-31 14:30:00. Whole numbers beyond 15 digits come as
/// 1.23E+17: their last digits are lost. What is no number is returned as it is.
[[nodiscard]] std::string sheet_number_text(std::string_view stored, const CellFormat& format, DaySystem days,
                                            NumberForm form);

}  // namespace msp_audit

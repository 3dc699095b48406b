#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/day.hpp"
#include "core/decimal.hpp"

namespace msp_audit {

/// The decimal mark of a column. The thousands mark is what the other conventions leave: with a point `,` ' and
/// spaces, with a comma `.` ' and spaces.
enum class DecimalMark : std::uint8_t { unknown, point, comma };
/// The order of numeric dates in a column. ISO (yyyy-mm-dd, yyyymmdd, yyyy/mm/dd) reads the same under every order.
enum class DateOrder : std::uint8_t { unknown, dmy, mdy };

/// Reads one printed amount or quantity: currency signs and codes before or after, one minus before or after,
/// (12.50), 12.50-, CR after it (negative) or DR, thousands in groups of three, `%` only if `percent` is given (set
/// when seen). Exact: up to 18 significant digits and 15 places. The whole field must match; nan, 1e5, 0x10, two
/// signs or two points are errors: then nothing is returned and `reason` says why in words that follow "'1.2.5' is
/// not an amount: ". `unknown` reads only what both marks read alike.
[[nodiscard]] std::optional<Decimal> read_amount(std::string_view cell, DecimalMark mark, std::string& reason,
                                                 bool* percent = nullptr);

/// The ISO 4217 code that an amount prints, or that its sign means; empty where there is none, where several
/// currencies share the sign ($, the yen's, kr), and for what is no amount.
[[nodiscard]] std::string_view currency_of_amount(std::string_view cell);

/// Reads one calendar date, 1970 to 2100: ISO with - / . or none, an optional time after a T or a space (ignored,
/// must look like one), day and month in one or two digits with / - . or spaces, two- or four-digit years last (70-99
/// are 19xx, 00-69 20xx), month names and abbreviations in English, German, French and Spanish. `reason` follows
/// "'31/02/2026' is not a date: ". `unknown` reads only what does not depend on the order.
[[nodiscard]] std::optional<Day> read_day(std::string_view cell, DateOrder order, std::string& reason);

/// What the values of one column say of its decimal mark. Cheap for a cell that is settled by its shape.
class MarkEvidence {
public:
    void add(std::string_view cell, std::uint32_t line);
    /// The mark that the values allow: decided by those that read under one mark only. unknown: nothing depends on
    /// it (every value reads alike under both) or both are possible; see ambiguous().
    [[nodiscard]] DecimalMark decided() const;
    /// Some value means two things (1.234, 1,234) and no other settles it.
    [[nodiscard]] bool ambiguous() const;
    /// Values that read only with a point and values that read only with a comma stand in one column; the ambiguous
    /// ones among them cannot be trusted.
    [[nodiscard]] bool contradictory() const;
    /// A value that decides (or, where ambiguous, one that does not), with its line: for reports.
    [[nodiscard]] const std::string& example() const { return example_; }
    [[nodiscard]] std::uint32_t example_line() const { return example_line_; }
    /// True for a cell whose value differs between the two marks.
    [[nodiscard]] static bool depends_on_mark(std::string_view cell);

private:
    std::size_t point_only_ = 0, comma_only_ = 0, either_ = 0;
    std::string example_;
    std::uint32_t example_line_ = 0;
};

/// The same for the order of day and month: 13/02/2026 decides, 03/02/2026 does not, 03/03/2026 does not matter.
class OrderEvidence {
public:
    void add(std::string_view cell, std::uint32_t line);
    [[nodiscard]] DateOrder decided() const;
    [[nodiscard]] bool ambiguous() const;
    [[nodiscard]] bool contradictory() const;
    [[nodiscard]] const std::string& example() const { return example_; }
    [[nodiscard]] std::uint32_t example_line() const { return example_line_; }
    [[nodiscard]] static bool depends_on_order(std::string_view cell);

private:
    std::size_t day_first_ = 0, month_first_ = 0, either_ = 0;
    std::string example_;
    std::uint32_t example_line_ = 0;
};

/// Outer white space off: ASCII white space, no-break spaces (U+00A0, U+202F, U+2007), zero-width space, BOM.
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// A number that a spreadsheet has mangled: 1.00E+11. On a key column the number is lost.
[[nodiscard]] bool is_mangled_number(std::string_view cell);
/// What a spreadsheet shows for a formula that has no value: #N/A, #REF!, and #FORMULA! of one that was never
/// computed.
[[nodiscard]] bool is_spreadsheet_error(std::string_view cell);

}  // namespace msp_audit

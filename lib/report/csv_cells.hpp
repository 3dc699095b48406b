#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace msp_audit {

/// Whether CSV is for people, whose spreadsheets run formulas, for machines, or for Excel alone.
enum class CsvFor : std::uint8_t { people, machines, excel };

/// Appends a cell of text in the quoting of RFC 4180. For people, text that a spreadsheet would take for a formula
/// (it begins with = + - @, a tab or a carriage return) gets an apostrophe in front. For Excel, text that it would
/// change is written as ="text" besides, which is no other value. Numbers are not written by this.
void append_csv_text(std::string& out, std::string_view text, CsvFor reader);

/// Whether Excel shows something else than this text where a file of CSV holds it: it takes numbers with leading
/// zeros or more than eleven digits, dotted ones, fractions, times, exponents and names of months for values of its
/// own. Days written as YYYY-MM-DD are meant as days, so they are not among them.
[[nodiscard]] bool excel_would_change(std::string_view text);

/// A whole file of CSV as it is written: for Excel with the mark of UTF-8 in front and lines that end in CR LF, but
/// for those inside a cell.
[[nodiscard]] std::string finished_csv(std::string text, CsvFor reader);
/// The same for whole rows that follow the first of a file.
[[nodiscard]] std::string more_csv(std::string rows, CsvFor reader);

}  // namespace msp_audit

#pragma once

#include <string>
#include <string_view>

namespace msp_audit {

/// Whether CSV is for people, whose spreadsheets run formulas, or for machines.
enum class CsvFor : bool { people, machines };

/// Appends a cell of text in the quoting of RFC 4180. For people, text that a spreadsheet would take for a formula
/// (it begins with = + - @, a tab or a carriage return) gets an apostrophe in front. Numbers are not written by this.
void append_csv_text(std::string& out, std::string_view text, CsvFor reader);

}  // namespace msp_audit

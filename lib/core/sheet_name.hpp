#pragma once

#include <string_view>

namespace msp_audit {

/// The file's part of book.xlsx:Orders; any other name as it is. No file is looked at.
[[nodiscard]] std::string_view without_sheet(std::string_view name);
/// Orders of book.xlsx:Orders; empty for any other name.
[[nodiscard]] std::string_view sheet_in(std::string_view name);
/// Whether two names of sheets are the same; as in spreadsheets, case does not matter for the letters A to Z.
[[nodiscard]] bool is_same_sheet(std::string_view a, std::string_view b);

}  // namespace msp_audit

#pragma once

#include <string>
#include <string_view>

namespace msp_audit {

/// What to say of a cell that is no date but may be the number by which spreadsheets count days, from 1899-12-30 on:
/// "spreadsheets count days like this ..., 45992 is 2025-12-01 ...". Empty for every other cell.
[[nodiscard]] std::string hint_at_spreadsheet_day(std::string_view cell);

}  // namespace msp_audit

#pragma once

#include <string>
#include <string_view>

#include "core/books.hpp"
#include "core/codes.hpp"

namespace msp_audit {

/// Why an identifier is refused that a spreadsheet has taken for a number.
inline constexpr const char* is_shortened_number =
    "is a number that a spreadsheet has shortened; its digits are lost";
/// The part of it that RejectedRow::reason has in any case.
inline constexpr std::string_view shortened_number = std::string_view(is_shortened_number).substr(3);

/// What a rejected row is called among problems: by what is wrong with it, not by its value alone, since an amount
/// in scientific notation has lost no identifier.
[[nodiscard]] inline Code code_of(const RejectedRow& row) {
    if (row.value.empty()) return row.column.empty() ? Code::row_rejected : Code::cell_missing;
    return row.reason.find(shortened_number) == std::string::npos ? Code::row_rejected : Code::number_damaged;
}

}  // namespace msp_audit

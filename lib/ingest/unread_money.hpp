#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/header_names.hpp"
#include "ingest/profile_loading.hpp"

namespace msp_audit {

// What each of these messages says.
inline constexpr std::string_view nothing_else_tells = "no other column is known to";

/// Whole messages, with the line for msp-audit.toml: of headers of a quote, order or invoice file that may hold money
/// which is read from no other column of it (a price, a discount, the total of a line, the tax, an invoice's total),
/// or, by its values, tell credit notes. Without it the file is judged by less than it says. Columns without a value
/// are passed over.
[[nodiscard]] std::vector<std::string> unread_money_warnings(const CandidateFile& file, const HeaderReading& reading);

}  // namespace msp_audit

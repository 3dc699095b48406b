#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/header_names.hpp"
#include "ingest/profile_loading.hpp"

namespace msp_audit {

/// One of unread_money_warnings(), whole or without its file and hint: amounts may be wrong by it.
[[nodiscard]] bool tells_unread_money(std::string_view message);

/// Whole messages, with the line for msp-audit.toml: of headers of a quote, order or invoice file that may hold money
/// which is read from no other column of it (a price, a discount, the total of a line, the tax, an invoice's total),
/// or, by its values, tell credit notes or what they are for. Without it the file is judged by less than it says. Of
/// invoices also: charges, payments and rates of tax that the rows tell (told_by_rows()), a tax that is read and
/// looks like a rate, and taxes beside the one that is read (second_taxes()). Columns without a value, or with zeros
/// alone, are passed over. Throws UnreadableFile.
[[nodiscard]] std::vector<std::string> unread_money_warnings(const CandidateFile& file, const HeaderReading& reading,
                                                             const ReadLimits& limits);

}  // namespace msp_audit

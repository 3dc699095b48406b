#pragma once

#include <string>
#include <vector>

#include "report/inspection.hpp"

namespace msp_audit {

/// "invoices".
[[nodiscard]] std::string plural_words(DocumentKind kind);
/// "invoices, told by its headers: 9 of 11 are known".
[[nodiscard]] std::string kind_words(const InspectedFile& file);
/// "xero (Xero bills): the file has its 7 headers ContactName, ...".
[[nodiscard]] std::string profile_words(const InspectedFile& file);
/// "UTF-8 with byte order mark, fields parted by semicolons, lines end in CRLF".
[[nodiscard]] std::string form_words(const InspectedFile& file);
/// "120 read = 117 used + 1 rejected + 2 titles and totals".
[[nodiscard]] std::string row_words(const InspectedFile& file);
/// "a, b, c and 9 more".
[[nodiscard]] std::string listed(const std::vector<std::string>& words, std::size_t most = 12);
/// "amount, decimal comma".
[[nodiscard]] std::string reading_words(const InspectedColumn& column);
/// Sentences on why a column is read so; none where there is nothing to explain.
[[nodiscard]] std::vector<std::string> evidence_sentences(const InspectedColumn& column,
                                                          const Inspection& inspection);

}  // namespace msp_audit

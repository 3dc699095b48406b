#pragma once

#include <optional>
#include <string_view>

#include "core/documents.hpp"

namespace msp_audit {

// What the words in a column of words mean; compared as headers are. Nothing for a word that the table does not hold.

/// "Bill", "INV", "credit memo", "CN" ...
[[nodiscard]] std::optional<DocumentType> document_type_named(std::string_view word);
/// "none", "packing slip", "license" ...
[[nodiscard]] std::optional<ProofColumn> proof_named(std::string_view word);
/// "yes", "x", "0" ...
[[nodiscard]] std::optional<bool> truth_named(std::string_view word);
/// "Total", "Summe:", "Total for Contoso", "Summe Oktober 2026": the first cell of a row of totals.
[[nodiscard]] bool is_total_word(std::string_view cell);

}  // namespace msp_audit

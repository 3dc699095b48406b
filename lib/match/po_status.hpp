#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace msp_audit {

/// In the order of "more closed". `closed` (complete, received, billed ...) is open for billing; `not_open` is
/// cancelled, rejected, void, deleted, draft or pending approval.
enum class PoStatus : std::uint8_t { open, closed, not_open };

/// The status that a printed word means by the built-in table of spellings; nothing for a word that it does not hold.
/// Compares without case and punctuation.
[[nodiscard]] std::optional<PoStatus> known_po_status(std::string_view printed);
/// The same, where a blank or unknown word means open.
[[nodiscard]] PoStatus po_status(std::string_view printed);

/// Of two rows of one PO line that differ in status, the one that counts.
[[nodiscard]] constexpr PoStatus more_closed(PoStatus a, PoStatus b) { return a < b ? b : a; }

}  // namespace msp_audit

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "match/matches.hpp"

namespace msp_audit {

/// The documents that one number means, of whatever kind: as printed, else but for case and outer spaces, else by the
/// number key of invoices and the loose number of orders. A license goes by its key, too; where nothing else is
/// meant, by it but for case and separators, if that is one key alone.
struct NamedDocuments {
    std::vector<DocumentIndex> invoices;      ///< in the order of Matches::documents, copies and all vendors
    std::vector<OrderLineIndex> order_lines;  ///< of purchase orders
    std::vector<std::uint32_t> quotes;        ///< places in Books::quotes
    std::vector<std::uint32_t> receipts;      ///< places in Matches::receipts: slips and licenses

    [[nodiscard]] bool is_empty() const {
        return invoices.empty() && order_lines.empty() && quotes.empty() && receipts.empty();
    }
};
[[nodiscard]] NamedDocuments documents_named(const Books& books, const Matches& matches, std::string_view id);

/// Every document's number as printed, each once, sorted.
[[nodiscard]] std::vector<std::string_view> document_numbers(const Books& books);

}  // namespace msp_audit

#pragma once

#include <span>
#include <unordered_map>
#include <vector>

#include "match/match_run.hpp"

namespace msp_audit {

/// Money of one currency settles none of another; a document without a currency never mismatches.
[[nodiscard]] bool may_share_currency(TextId a, TextId b);

/// The key of the first invoice number that a document's lines name, in their order; empty if none does.
[[nodiscard]] TextId credited_key(MatchRun& run, const InvoiceMatch& document);

/// What documents mean by the invoice number they credit: the invoices of the same vendor and number key, in the same
/// currency or where one of the two has none; future ones are left out. Copies first (once duplicates are known),
/// then by date, number and copy. Places in Matches::documents.
class NamedInvoices {
public:
    explicit NamedInvoices(MatchRun& run);
    [[nodiscard]] std::span<const std::uint32_t> named(const InvoiceMatch& document) const;
    /// No document names any.
    [[nodiscard]] bool is_empty() const { return targets_.empty(); }
    /// True where the document names an invoice, on file or not.
    [[nodiscard]] bool names_any(const InvoiceMatch& document) const;
    /// The earliest of those that it names; nowhere if there is none.
    [[nodiscard]] std::uint32_t earliest(const InvoiceMatch& document) const;

private:
    [[nodiscard]] std::uint32_t place_of(const InvoiceMatch& document) const;

    MatchRun& run_;
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> targets_;  ///< by document that names an invoice
};

}  // namespace msp_audit

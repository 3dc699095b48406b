#pragma once

#include "audit/finding_maker.hpp"
#include "audit/order_trail.hpp"

namespace msp_audit {

// One function a family of findings; each adds its own to the maker, in the order they are printed.

/// Of every invoice its own findings, then those of its lines.
void find_on_invoices(FindingMaker& maker, OrderTrail& trail);
/// The invoice's own; `document` is a place in Matches::documents.
void find_on_invoice(FindingMaker& maker, std::uint32_t document);
/// Purchase orders by number, of each its own findings, then those of its lines.
void find_on_orders(FindingMaker& maker, OrderTrail& trail);
/// Packing slips, then licenses, by number.
void find_on_receipts(FindingMaker& maker);
/// What is to be said of the run as a whole.
void find_on_run(FindingMaker& maker);

/// The weight of a code that disputes, on a document whose disputes are settled by credits.
[[nodiscard]] inline Weight settled_weight(const InvoiceMatch& document, Weight weight) {
    if (!document.settled || weight.effect != Effect::dispute) return weight;
    return {weight.severity < Severity::info ? weight.severity : Severity::info, weight.effect};
}
/// Says so at the end of the sentence.
void add_settled(const FindingMaker& maker, const InvoiceMatch& document, Weight before, Said& said);

}  // namespace msp_audit

#include "match/po_status.hpp"

#include <string>

#include "core/text_key.hpp"
#include "match/spelling_table.hpp"

namespace msp_audit {

namespace {

/// Words case-folded, punctuation as single spaces.
const SpellingTable<PoStatus>& status_spellings() {
    static const SpellingTable<PoStatus> table{
        {PoStatus::not_open,
         "cancelled, canceled, cxl, rejected, declined, denied, disapproved, refused, void, voided, deleted, "
         "withdrawn, revoked, rescinded, storniert, annulliert, gelöscht, abgelehnt, annulé, annulée, "
         "rejeté, rejetée, cancelado, cancelada, anulado, rechazado, geannuleerd, afgewezen, draft, entwurf, "
         "brouillon, borrador, concept, rfq, rfq sent, planned, unapproved, not approved, not yet approved, "
         "to approve, to be approved, pending approval, pending supervisor approval, pending manager "
         "approval, pending authorization, pending authorisation, approval pending, approval requested, "
         "approval required, awaiting approval, awaiting authorization, awaiting authorisation, waiting for "
         "approval, waiting approval, needs approval, requires approval, in approval, under approval, for "
         "approval, submitted for approval, sent for approval"},
        {PoStatus::closed,
         "closed, close, complete, completed, done, finished, received, fully received, received in full, "
         "all received, delivered, fulfilled, billed, fully billed, invoiced, fully invoiced, paid, locked, "
         "archived, finally closed, closed for receiving, closed for invoice, closed short, short closed, "
         "abgeschlossen, geschlossen, erledigt, clôturé, clôturée, cerrado, cerrada, gesloten, afgesloten"},
        {PoStatus::open,
         "open, opened, new, active, approved, authorised, authorized, issued, sent, sent to vendor, sent to "
         "supplier, emailed, printed, placed, ordered, on order, released, confirmed, acknowledged, "
         "accepted, in progress, processing, in transit, shipped, backordered, back ordered, on backorder, "
         "purchase order, pending receipt, pending delivery, pending bill, pending billing, pending billing "
         "partially received, partial, partially received, partly received, received in part, part received, "
         "partially billed, partially invoiced, reopened, offen, ouvert, ouverte, abierto, abierta"},
    };
    return table;
}

std::string words_of(std::string_view printed) {
    std::string text;
    for (const std::string& word : words_in_order(printed)) text.append(text.empty() ? "" : " ").append(word);
    return text;
}

}  // namespace

std::optional<PoStatus> known_po_status(std::string_view printed) {
    const std::string words = words_of(printed);
    if (const PoStatus* status = status_spellings().find(words)) return *status;
    // "Cancelled by vendor", "Rejected (over budget)": an order that is taken back is so whatever follows.
    for (std::size_t end = words.rfind(' '); end != std::string::npos; end = words.rfind(' ', end - 1)) {
        const PoStatus* status = status_spellings().find(std::string_view(words).substr(0, end));
        if (status != nullptr && *status == PoStatus::not_open) return *status;
    }
    return std::nullopt;
}

PoStatus po_status(std::string_view printed) { return known_po_status(printed).value_or(PoStatus::open); }

}  // namespace msp_audit

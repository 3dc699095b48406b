#include "ingest/header_name_kinds.hpp"
#include "ingest/header_names.hpp"

namespace msp_audit {

namespace {

using enum Column;
using enum NameRank;
using namespace header_name_kinds;

// Some exports mean something else by them: MwSt is a rate in one and an amount in the next, a transaction number is
// that of an invoice in a ledger of payments and that of a movement at a bank.
constexpr HeaderName names[] = {
    HeaderName{i, invoice_number, "Transaction Number", advised},
    HeaderName{i, invoice_number, "Transaction No", advised},
    HeaderName{i, invoice_number, "Voucher Number", advised},
    HeaderName{i, invoice_number, "Voucher No", advised},
    HeaderName{i, invoice_number, "Reference", advised},
    HeaderName{i, invoice_number, "Ref", advised},
    HeaderName{s, slip_number, "Docket", advised},
    HeaderName{s, slip_number, "Delivery", advised},
    HeaderName{s, slip_number, "Receipt", advised},
    HeaderName{s, slip_number, "Reference", advised},
    HeaderName{s, slip_number, "Ref", advised},
    HeaderName{i, invoice_number, "Belegnummer", advised},
    HeaderName{i, invoice_number, "Belegnr", advised},
    HeaderName{psli, po_number, "Auftragsnummer", advised},
    HeaderName{psli, po_number, "Auftragsnr", advised},
    HeaderName{all, vendor, "Firma", advised},
    HeaderName{qpsi, description, "Text", advised},
    HeaderName{qpsi, uom, "ME", advised},
    HeaderName{pi, line_total, "Netto", advised},
    HeaderName{pi, line_total, "Gesamt", advised},
    HeaderName{pi, line_total, "Summe", advised},
    HeaderName{i, tax, "MwSt", advised},
    HeaderName{i, tax, "USt", advised},
    HeaderName{i, tax, "Mehrwertsteuer", advised},
    HeaderName{i, tax, "Umsatzsteuer", advised},
    HeaderName{i, invoice_total, "Gesamtbetrag", advised},
    HeaderName{i, invoice_total, "Bruttobetrag", advised},
    HeaderName{s, slip_number, "Belegnummer", advised},
    HeaderName{s, slip_number, "Belegnr", advised},
};

}  // namespace

std::span<const HeaderName> vague_header_names() { return names; }

}  // namespace msp_audit

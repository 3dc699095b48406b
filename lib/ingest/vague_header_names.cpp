#include "ingest/header_name_kinds.hpp"
#include "ingest/header_names.hpp"

namespace msp_audit {

namespace {

using enum Column;
using enum NameRank;
using namespace header_name_kinds;

// Some exports mean something else by them: MwSt is a rate in one and an amount in the next, a transaction number is
// that of an invoice in a ledger of payments and that of a movement at a bank, and an amount with tax is that of a
// row or of the whole invoice. What is due may be less than the total, so no name for it stands here.
constexpr HeaderName names[] = {
    HeaderName{i, invoice_number, "Transaction Number", advised},
    HeaderName{i, invoice_number, "Transaction No", advised},
    HeaderName{i, invoice_number, "Voucher Number", advised},
    HeaderName{i, invoice_number, "Voucher No", advised},
    HeaderName{i, invoice_number, "Reference", advised},
    HeaderName{i, invoice_number, "Ref", advised},
    HeaderName{i, invoice_date, "Paid Date", advised},
    HeaderName{i, invoice_date, "Payment Date", advised},
    HeaderName{i, invoice_date, "Posting Date", advised},
    HeaderName{i, vendor, "Merchant Name", advised},
    HeaderName{i, vendor, "Merchant", advised},
    HeaderName{i, line_total, "Transaction Amount", advised},
    HeaderName{i, invoice_total, "Total incl VAT", advised},
    HeaderName{i, invoice_total, "Total inc VAT", advised},
    HeaderName{i, invoice_total, "Total incl tax", advised},
    HeaderName{i, invoice_total, "Total inc tax", advised},
    HeaderName{i, invoice_total, "Total incl GST", advised},
    HeaderName{i, invoice_total, "Total inc GST", advised},
    HeaderName{i, invoice_total, "Gross Total", advised},
    HeaderName{i, invoice_total, "Gross Amount", advised},
    HeaderName{i, invoice_total, "Gross", advised},
    HeaderName{i, invoice_total, "Invoice Amount", advised},
    HeaderName{i, credited_invoice, "Related Invoice", advised},
    HeaderName{i, credited_invoice, "Credit for", advised},
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
    HeaderName{i, invoice_total, "Brutto", advised},
    HeaderName{i, invoice_total, "Bruttosumme", advised},
    HeaderName{i, invoice_total, "Gesamtsumme", advised},
    HeaderName{i, invoice_total, "Endbetrag", advised},
    HeaderName{i, invoice_total, "Bedrag incl btw", advised},
    HeaderName{i, invoice_total, "Totaalbedrag", advised},
    HeaderName{i, invoice_total, "Importe con IVA", advised},
    HeaderName{s, slip_number, "Belegnummer", advised},
    HeaderName{s, slip_number, "Belegnr", advised},
};

}  // namespace

std::span<const HeaderName> vague_header_names() { return names; }

}  // namespace msp_audit

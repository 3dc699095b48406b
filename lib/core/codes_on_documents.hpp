#pragma once

#include <array>

#include "core/code_words.hpp"

namespace msp_audit::code_words {

/// The codes that stand on invoices, and after them those on purchase orders, quotes, slips, licenses and the run.
inline constexpr std::array<CodeEntry, 22> on_documents{{
    {Code::duplicate_invoice, "duplicate-invoice", error, dispute, reference, invoice,
     "This invoice was billed before",
     "An earlier document of the same vendor and type has the same number, apart from case, spaces, punctuation and "
     "leading zeros, and is dated within duplicate_days (180); or it has the same total too, within twice that, "
     "unless the two bill different periods. The whole invoice is disputed. A second copy of a credit note is left "
     "unchecked and not taken again. An original that a credit cancelled in full does not count, so an invoice may "
     "be credited and billed anew.",
     "The vendor sent the invoice again, a scan was entered twice, or a reminder was booked as an invoice.",
     "Pay the original only, and cancel this copy. If both are real, ask the vendor for a new number."},

    {Code::possible_duplicate_invoice, "possible-duplicate-invoice", warning, none, false, invoice,
     "This invoice may have been billed before under another number",
     "An earlier invoice of the vendor has the same total and currency and nearly the same number (an added letter "
     "or group, two digits swapped, O for 0, I for 1 or S for 5); or the same order lines and quantities within "
     "possible_duplicate_days (45) where order and receipts do not cover both; or another vendor has the same "
     "number, date and total. Recurring charges for different periods are not meant. This is a warning: nothing is "
     "held back.",
     "An invoice was sent again with a suffix, was typed in by hand, or was booked under two vendors.",
     "Lay the two invoices side by side before you pay. If they are one, cancel the later one."},

    {Code::invoice_total_mismatch, "invoice-total-mismatch", error, dispute, false, invoice,
     "The invoice total is not the sum of its lines",
     "The printed total differs from the sum of the lines and the tax by more than the 'invoice_total' tolerance, "
     "which is one smallest unit of the currency for each line unless the policy sets it. If the total is higher, "
     "the excess is disputed. If it is lower, you pay the lower total and this is reported as info. It is not "
     "checked where a row of the invoice could not be read.",
     "A charge is on the total only, tax was worked out differently, an earlier balance was added, or a row is "
     "missing from the export.",
     "Look on the printed invoice for what the lines do not show, and ask the vendor to itemise it."},

    {Code::invoice_before_po, "invoice-before-po", warning, none, false, invoice,
     "The invoice is older than its purchase order",
     "At least one line is dated before its purchase order was placed. This is a warning: nothing is held back.",
     "The order was written after the fact, to cover something that had been bought already.",
     "Tell whoever approves orders. Check that the order was not written to fit the invoice."},

    {Code::future_dated, "future-dated", warning, none, false, invoice, "The invoice is dated after the as-of date",
     "With --as-of, documents with a later date are left out. This invoice is one of them, so it was not matched, "
     "and all of it counts as unchecked.",
     "The as-of date is in the past on purpose, or the invoice date is mistyped or was read in the wrong order of "
     "day and month.",
     "Check the date. Run again with a later --as-of, or with --date-order if day and month are swapped."},

    {Code::tax_inferred, "tax-inferred", warning, none, false, invoice,
     "A tax that is not printed was worked out from the totals",
     "The vendor prints no tax, but at least nine tenths of its totals (and it has ten or more) are above their "
     "lines by one and the same rate. That excess is read as tax and shared over the lines, instead of being "
     "disputed.",
     "The export has no tax column, or its header was not recognised.",
     "Export the tax too, or name its header under [mapping.invoices] in the policy file."},

    {Code::po_price_above_quote, "po-price-above-quote", warning, none, false, purchase_order,
     "The purchase order's price is above the quoted price",
     "The purchase order's price is above the price of the quote that it names, by more than the 'price' tolerance "
     "(0 unless the policy sets it). This is a warning to the buyer; an invoice at the order's price is reported as "
     "price-above-quote.",
     "A list price was entered instead of the quoted one, or the quote was replaced by a newer one.",
     "Have the buyer correct the order, or name the newer quote on it."},

    {Code::quote_not_found, "quote-not-found", warning, none, false, purchase_order,
     "The quote of the purchase order is not on file",
     "The purchase order names a quote that is not among the quotes that were read; this is said only if quotes were "
     "supplied. Where the policy says [require] quote = true, an order line that names no quote is reported as well. "
     "This is a warning: prices are then compared with the purchase order alone.",
     "The quote number is mistyped, or the quote is not in the export.",
     "Add the quote to the exports, or correct the number on the order."},

    {Code::quote_expired, "quote-expired", warning, none, false, purchase_order,
     "The order was placed after its quote had expired",
     "The order date is after the last day on which the quote was valid. This is a warning: the quote's price is "
     "then no longer binding and is not compared.",
     "The approval took too long, or the vendor extended the quote without a new document.",
     "Ask the vendor to confirm the quoted price in writing or to quote again."},

    {Code::po_line_conflict, "po-line-conflict", warning, none, false, purchase_order,
     "Two rows of one order line disagree",
     "Rows with the same order number and line differ, and neither the order date nor a revision says which is the "
     "newer. The lowest quantity and the lowest price are used, so that no more is paid than every row allows. Rows "
     "that differ only in status or received quantity are no conflict.",
     "Two exports from before and after a change lie in one folder, or two orders share a number.",
     "Keep the newer export only, or export the revision with the orders."},

    {Code::slip_conflict, "slip-conflict", warning, none, false, packing_slip,
     "Two rows of one delivery line disagree",
     "Rows of one delivery line (same vendor, slip number and line) differ. The row with the smaller quantity "
     "counts, so that nothing is paid that may not have come.",
     "Two exports from before and after a correction lie in one folder, or a slip number was used twice.",
     "Ask the warehouse what came, and keep the right export only."},

    {Code::received_above_ordered, "received-above-ordered", warning, none, false, purchase_order,
     "More was delivered than ordered",
     "The packing slips of an order line add up to more than was ordered. This is a warning: what is billed beyond "
     "the order is disputed as quantity-above-ordered, whether it came or not.",
     "The vendor sent too much, or one delivery was booked twice.",
     "Send the surplus back or have the order increased; correct a delivery that was booked twice."},

    {Code::received_not_invoiced, "received-not-invoiced", info, none, false, purchase_order,
     "Something was received and has not been billed yet",
     "Deliveries or licenses of an order line exceed what has been billed on it. The difference at the agreed price "
     "is the amount to accrue at the end of the month. No invoice is held back for it. What a credit note gives back "
     "counts as not billed: whether it went back, receipts alone cannot tell.",
     "The invoice is still on its way, or is not in the export; or something was credited and sent back, and no "
     "receipt says so.",
     "Accrue the amount. Ask the vendor for the invoice if it is long overdue. If goods were credited and went back, "
     "accrue nothing for them: ask for the return slip."},

    {Code::ordered_not_received, "ordered-not-received", info, none, false, purchase_order,
     "A part of the order has not been received yet",
     "Some of the ordered quantity has no packing slip or license yet. This only reports what is still open.",
     "The goods are on back order, or their delivery was not booked.",
     "Ask the vendor for a delivery date, or cancel what is no longer wanted."},

    {Code::slip_without_po, "slip-without-po", warning, none, false, packing_slip,
     "A delivery fits no purchase order",
     "No purchase order line was found for a line of a packing slip, so the delivery proves nothing for any invoice. "
     "This is a warning.",
     "The slip names no order or a mistyped one, or the order is not in the export.",
     "Find out which order the delivery belongs to and correct the slip's order number, or add the order to the "
     "exports."},

    {Code::license_without_po, "license-without-po", warning, none, false, license,
     "A license fits no purchase order",
     "No purchase order line was found for a license receipt, so it proves nothing for any invoice. This is a "
     "warning.",
     "The receipt names no order, or a trial or renewal was taken without one.",
     "Write the order number into the license export, or have an order made for it."},

    {Code::license_key_reused, "license-key-reused", error, none, false, license,
     "One license key stands on receipts for several order lines",
     "The same key is on receipts for more than one order line, and their terms overlap. Only the receipts of the "
     "first order line, by start date and then license number, prove anything; each later receipt is reported and "
     "proves nothing, so invoices that need it will wait. Placeholders and agreement numbers are not taken for keys.",
     "One license was reported twice, or the same key was sold twice.",
     "Ask the licensor which order the key belongs to, and the vendor for the license that is missing."},

    {Code::serial_reused, "serial-reused", error, none, false, packing_slip, "One serial number was delivered twice",
     "The same serial number is on two packing slips. The unit counts once, with the earlier slip, so an invoice for "
     "the second one will wait.",
     "A delivery was booked twice, or a serial number was mistyped.",
     "Ask the warehouse for the serial number of the second unit, or remove the delivery that was booked twice."},

    {Code::split_order, "split-order", warning, none, false, purchase_order,
     "Orders may have been split to stay under the approval limit",
     "Purchase orders of one vendor within split_days (7) are each at or under the approval limit and together above "
     "it. The check runs only where the policy gives a limit under [limits] approval. It is a warning: nothing is "
     "held back.",
     "One purchase was split so that nobody had to approve it, or several small orders came close together by "
     "chance.",
     "Show the orders to whoever would have approved their sum."},

    {Code::near_approval_limit, "near-approval-limit", info, none, false, purchase_order,
     "The order is just under the approval limit",
     "The total of the purchase order is under the approval limit by no more than near_approval_percent (5) percent "
     "of it. The check runs only where the policy gives a limit under [limits] approval. It only reports.",
     "Chance, or an order that was trimmed to need no approval.",
     "Look at the order if the same buyer or vendor comes up often."},

    {Code::not_supplied, "not-supplied", error, none, false, run,
     "A kind of document that the invoices need was not supplied",
     "There are no purchase orders, no packing slips or no licenses among the files although invoice lines need "
     "them. Without purchase orders nothing can be judged; without the proof of receipt, prices and ordered "
     "quantities still are, and any excess is disputed. The rest is unchecked, and the finding says how many lines "
     "and how much money that leaves open. Where a category is a word that nobody knows, nothing tells which kind "
     "would "
     "prove its lines; then the finding names the word.",
     "An export was forgotten, or was not recognised as what it is; or categories have names of one's own.",
     "Add the export. The list of inputs at the end of the table says what each file was taken for, and with "
     "--verbose "
     "what became of its headers. Say under [categories] in the policy file what a category of another name is. If "
     "receipts are never recorded, set [require] proof = \"none\" in the policy "
     "file."},

    {Code::duplicate_row, "duplicate-row", info, none, false, run, "Rows stand in two files and were read once",
     "Rows in different files agree in every column that both files have, so each was counted once. Nothing is paid "
     "twice for them, and nothing is held back.",
     "Two exports overlap, such as January to March and March to May.",
     "Nothing, or keep exports that do not overlap."},
}};

}  // namespace msp_audit::code_words

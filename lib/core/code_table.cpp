#include "core/codes.hpp"

#include <array>

namespace msp_audit {

namespace {

constexpr auto info = Severity::info;
constexpr auto warning = Severity::warning;
constexpr auto error = Severity::error;
constexpr auto none = Effect::none;
constexpr auto wait = Effect::wait;
constexpr auto dispute = Effect::dispute;
constexpr bool reference = true;

constexpr std::string_view invoice_line = "invoice line";
constexpr std::string_view invoice = "invoice";
constexpr std::string_view purchase_order = "purchase order";
constexpr std::string_view packing_slip = "packing slip";
constexpr std::string_view license = "license";
constexpr std::string_view run = "run";

// Each row: code, name, severity, effect, R code or not, on; summary; meaning; usual causes; remedy.
constexpr std::array<CodeEntry, code_count> table{{
    {Code::no_po_reference, "no-po-reference", error, dispute, reference, invoice_line,
     "The invoice line names no purchase order",
     "The line prints no purchase order number, so there is nothing to compare it with. The whole line is disputed "
     "and compared no further. A freight or fee line needs no number where another line of the same invoice has "
     "found its order line. On a credit this is only a warning: it gives no quantity back and settles only the "
     "invoice it names.",
     "Something was bought without a purchase order, the vendor left the number off, or the number stands in a "
     "column that was not recognised.",
     "Ask the buyer for the order and the vendor for an invoice that names it. If the export has the number under "
     "another header, name that header under [mapping.invoices] in the policy file."},

    {Code::po_not_found, "po-not-found", error, dispute, reference, invoice_line,
     "The purchase order that the line names is not on file",
     "No purchase order that was read has the number on the line. An order of the same vendor would also be accepted "
     "if it is the only one whose number differs in nothing but case, punctuation, leading zeros or a leading 'PO'. "
     "The whole line is disputed and compared no further. On a credit this is only a warning: it gives no quantity "
     "back and settles only the invoice it names.",
     "The number is mistyped, belongs to another customer or another vendor, or the purchase order export does not "
     "reach back far enough.",
     "Look the number up in the purchasing system. If the order exists, export the purchase orders again so that it "
     "is among them; if not, ask the vendor which order is meant."},

    {Code::item_not_ordered, "item-not-ordered", error, dispute, reference, invoice_line,
     "The purchase order has no line for this item",
     "The purchase order is on file, but no line of it is the partner of the invoice line: neither by order line "
     "number, nor by item code, nor by a comparison of item code, description, price and quantity. The whole line is "
     "disputed and compared no further. On a credit this is only a warning: it gives no quantity back and settles "
     "only the invoice it names.",
     "Something was added that nobody ordered, an item was replaced by another under a new code, or order and "
     "invoice describe the item in different words.",
     "Ask the buyer whether the item was ordered. If it was, have the purchase order amended, or ask the vendor to "
     "print the order line number; if it was not, refuse the line."},

    {Code::vendor_mismatch, "vendor-mismatch", error, dispute, reference, invoice_line,
     "The invoice comes from another vendor than the purchase order",
     "The vendor of the invoice is not the vendor of the purchase order that the line names. Names are compared "
     "without case and punctuation, and spellings of a legal form are one ('Limited' is 'Ltd'), but two different "
     "legal forms are two vendors. The whole line is disputed and compared no further. On a credit this is only a "
     "warning: it gives no quantity back and settles only the invoice it names.",
     "The vendor has two names or bills through another company, the order number is mistyped and belongs to another "
     "vendor, or the invoice is fraudulent.",
     "Check who is asking for the money, and into which bank account, before anything else. If both names are the "
     "same vendor, write the other spelling under [vendors] in the policy file."},

    {Code::currency_mismatch, "currency-mismatch", error, dispute, reference, invoice_line,
     "The invoice is in another currency than the purchase order",
     "The invoice's currency is not the purchase order's, and prices in two currencies are not compared: no exchange "
     "rate is applied. A document that prints no currency takes its order's and never raises this. The whole line is "
     "disputed and compared no further. On a credit this is only a warning: it gives no quantity back and settles "
     "only the invoice it names.",
     "The vendor billed from another country's office, the order was entered in the wrong currency, or the currency "
     "column of an export is wrong.",
     "Ask the vendor for an invoice in the currency of the order, or have the buyer correct the order."},

    {Code::uom_mismatch, "uom-mismatch", error, dispute, reference, invoice_line,
     "Order and invoice count in different units",
     "The invoice line and its order line print different units, such as boxes and pieces, and no rule says how many "
     "of one make the other. A blank unit equals anything, and usual spellings of one unit are known. The whole line "
     "is disputed and compared no further. On a credit this is only a warning: it gives no quantity back and settles "
     "only the invoice it names.",
     "The vendor sells by the pack what was ordered by the piece, or one side spells a unit in a way of its own.",
     "If the conversion is known, write it under [units] in the policy file, for example BOX = { of = \"EA\", factor "
     "= 10 }. Otherwise ask the vendor what was billed."},

    {Code::po_not_open, "po-not-open", error, dispute, reference, invoice_line,
     "The purchase order is cancelled, or not approved yet",
     "The status of the purchase order says cancelled, rejected, void, deleted, draft or pending approval, so "
     "nothing may be billed on it. Closed and complete orders may still be billed. The whole line is disputed and "
     "compared no further. On a credit this is only a warning: it gives no quantity back and settles only the "
     "invoice it names.",
     "The vendor shipped before the approval or after the cancellation, or the status was never brought up to date.",
     "Ask the buyer for the true status of the order. Correct it in the purchasing system, or refuse the line."},

    {Code::price_above_po, "price-above-po", error, dispute, false, invoice_line,
     "The billed price is above the purchase order's price",
     "The unit price, after the line's printed discount, is above the purchase order's price by more than the "
     "'price' tolerance: a percentage of the order's price, an amount, or both, and 0 unless the policy sets it; "
     "exactly at the limit passes. Only the difference is disputed: what was ordered and received is paid at the "
     "agreed price, which is the lower of the purchase order's price and the quote's.",
     "The vendor raised its price after the order, a promised discount was forgotten, or the order was entered with "
     "an old price.",
     "Pay the payable amount and ask the vendor for a credit note over the disputed one. If the new price was "
     "agreed, have the purchase order amended."},

    {Code::price_above_quote, "price-above-quote", error, dispute, false, invoice_line,
     "The billed price is above the quoted price",
     "The unit price is above the price of the quote that the purchase order names, by more than the 'price' "
     "tolerance (0 unless the policy sets it; exactly at the limit passes). Only the difference is disputed, even "
     "where the purchase order allows the price; the finding says whether it does. A quote that had expired when the "
     "order was placed, or is in another currency, is not compared.",
     "The order was entered at a list price although a better one had been offered, or the vendor does not honour "
     "its quote.",
     "Show the vendor the quote and ask for a credit note over the difference. If the higher price was agreed later, "
     "the policy can lower this code to a warning under [codes]."},

    {Code::price_below_po, "price-below-po", info, none, false, invoice_line,
     "The billed price is below the purchase order's price",
     "The unit price is below the purchase order's price by more than the 'price_below' tolerance (0 unless the "
     "policy sets it). This only reports: nothing is held back, and the lower billed price is paid.",
     "A price reduction, a volume discount, or an order line that was entered with the wrong price.",
     "Usually nothing. Where a vendor is often below the order, correct the prices in the purchasing system."},

    {Code::quantity_above_ordered, "quantity-above-ordered", error, dispute, false, invoice_line,
     "More is billed than was ordered",
     "Together with everything billed before on the same order line, the line bills more than was ordered, by more "
     "than the 'quantity_ordered' tolerance: a percentage of the whole ordered quantity, a number of units, or both, "
     "and 0 unless the policy sets it. What was left of the order is paid or waited for as usual; the rest is "
     "disputed. License and subscription lines with a period are counted for each day, so that monthly invoices do "
     "not use up an order of seats.",
     "The vendor shipped or billed too much, a delivery was billed twice, or the order was increased and the export "
     "is older.",
     "Compare with the purchase order and the invoices that the finding names. Ask for a credit note over the "
     "excess, or have the order increased if the goods are wanted."},

    {Code::value_above_ordered, "value-above-ordered", error, dispute, false, invoice_line,
     "More money is billed than the order line is worth",
     "What is accepted in all on one order line is more than its ordered quantity at the agreed price, beyond the "
     "'value' tolerance; this is checked only where the policy sets that tolerance. A line that prints an amount and "
     "no quantity is always held to the value that is left of the order. The excess is disputed.",
     "Small price differences that each passed on their own add up, or a lump sum is billed beyond the order.",
     "Ask the vendor what the excess is for. Have the order increased, or ask for a credit note."},

    {Code::not_received, "not-received", error, wait, false, invoice_line, "Nothing of this has been received yet",
     "The goods were ordered, but no packing slip shows that any of them came and were accepted. Where the line has "
     "no category, neither a packing slip nor a license shows it. What the order covers is not disputed but waits: "
     "pay it when the proof arrives. What waits for longer than the policy's wait_days (60) is disputed, see "
     "receipt-overdue.",
     "The invoice came before the goods, the delivery was not booked yet, or the packing slip names another order.",
     "Ask the warehouse whether the goods came. If so, book the delivery; if not, wait, or ask the vendor for a "
     "proof of delivery."},

    {Code::quantity_above_received, "quantity-above-received", error, wait, false, invoice_line,
     "More is billed than has been received",
     "Together with everything billed before on the same order line, the line bills more than has been delivered and "
     "accepted, by more than the 'quantity_proven' tolerance: a percentage of the whole received quantity, a number "
     "of units, or both, and 0 unless the policy sets it. Rejected goods do not count as received. The received part "
     "is paid, and the rest waits until it arrives.",
     "A part of the order is on back order, some goods were rejected, or a delivery was not booked yet.",
     "Pay the payable part. Ask the warehouse for the missing delivery, or the vendor for a credit note over goods "
     "that will not come."},

    {Code::license_missing, "license-missing", error, wait, false, invoice_line,
     "No license or subscription has been granted for this yet",
     "The seats were ordered, but no license receipt shows that any were granted for the order line and the billed "
     "time. A line with a period needs a receipt whose term covers that period; for a line without one, a term that "
     "ended before the invoice date proves nothing. What the order covers waits, and is disputed once it has waited "
     "for longer than the policy's wait_days (60).",
     "The licensor has not confirmed yet, the receipt names no order, or a subscription ran out and is still billed.",
     "Look the subscription up in the licensor's portal and export it again. If it was never granted, ask the vendor "
     "for the license or a credit note."},

    {Code::license_short, "license-short", error, wait, false, invoice_line,
     "More seats are billed than were granted",
     "Together with everything billed before on the same order line, the line bills more seats than the license "
     "receipts grant, by more than the 'quantity_proven' tolerance (0 unless the policy sets it). Over a billed "
     "period, the day with the fewest seats left counts. The granted seats are paid, and the rest waits for its "
     "receipt.",
     "Seats were added and the receipt is not in the export yet, or the vendor bills seats that it never assigned.",
     "Compare with the seats in the licensor's portal. Ask the vendor for the missing seats or a credit note."},

    {Code::receipt_overdue, "receipt-overdue", error, dispute, false, invoice_line,
     "Proof of receipt has been awaited for too long",
     "Money on this line has waited for a delivery or a license for longer than the policy's wait_days (60), counted "
     "from the invoice date to the as-of date. It moves from awaiting to disputed. The code of what it waited for, "
     "such as not-received, stands beside this one.",
     "The goods were lost or never sent, or a delivery was never booked.",
     "Ask the warehouse first. Then ask the vendor for a proof of delivery or a credit note."},

    {Code::line_arithmetic, "line-arithmetic", error, dispute, false, invoice_line,
     "The line total is not quantity times price",
     "The line total differs from quantity times unit price, less the printed discount and rounded to the currency's "
     "smallest unit, by more than the 'arithmetic' tolerance, which is one smallest unit unless the policy sets it. "
     "A total that is too high is paid only up to quantity times price, and the rest is disputed. A total that is "
     "too low is reported as info: the total stands, and total divided by quantity is taken as the price.",
     "The price is for ten or a hundred units, a discount or surcharge is not printed, or somebody typed the total.",
     "Ask the vendor how the total came about. If the price is for several units, export the column that says for "
     "how many (price_base)."},

    {Code::unplanned_charge, "unplanned-charge", error, dispute, false, invoice_line,
     "Freight or a fee goes beyond what the order allows",
     "A freight or fee line is more than what is left of the order's line for such a charge, after earlier invoices, "
     "or the order has no such line. The 'charge' tolerance is a percentage of the agreed price of the goods on the "
     "invoice, an amount, or both, and 0 unless the policy sets it. What the order allows is paid, and the excess is "
     "disputed.",
     "Freight, handling or a surcharge was added that the order does not mention.",
     "Check the delivery terms of the order. If small charges are usual, allow them under [tolerance] charge in the "
     "policy file; otherwise ask for a credit note."},

    {Code::duplicate_line, "duplicate-line", warning, none, false, invoice_line,
     "One invoice has the same line twice",
     "Two lines of one invoice have the same order line, quantity, price and description. This is a warning and "
     "holds no money back on its own: the second line is still paid only as far as the order and the receipts reach.",
     "The vendor entered the line twice, or really sold the same thing in two lots.",
     "Compare with the printed invoice. If the line is there twice by mistake, ask for a credit note."},

    {Code::credit_exceeds_billed, "credit-exceeds-billed", warning, none, false, invoice_line,
     "A credit gives back more than was billed",
     "The credits on an order line give back a larger quantity than was ever billed on it. This is a warning: the "
     "credit stays in your favour and nothing is held back. Return lines of a purchase order are not meant.",
     "The invoice that is credited is not in the data, or the vendor credited twice.",
     "Add the exports that hold the earlier invoices. If they are all there, ask the vendor before you use the "
     "credit."},

    {Code::credit_settles, "credit-settles", info, none, false, invoice_line,
     "A credit settles an open amount of an earlier invoice",
     "The credit was set against money of an earlier invoice that was disputed, awaited or unchecked. That amount is "
     "closed and is not deducted a second time from what you pay.",
     "The vendor answered a dispute, or a delivery that did not come, with a credit note.",
     "Nothing: book the credit note against the invoice that the finding names."},

    {Code::standing_order_beyond_value, "standing-order-beyond-value", info, none, false, invoice_line,
     "A standing order has been billed beyond its order value",
     "A license or subscription order that is billed by period has been billed for more money in all than its "
     "ordered quantity at the agreed price. Each period is within the ordered seats, so nothing is held back. It is "
     "said once for each order line.",
     "This is ordinary where the order's price is for one month. It is a mistake where the order's price is for a "
     "year and the vendor bills it every month.",
     "Check whether the order's price is for a month or for a year."},

    {Code::item_differs, "item-differs", warning, none, false, invoice_line,
     "Matched lines have different item codes",
     "A line was matched with an order line whose printed item code is another one, because the order line number or "
     "the description, price and quantity say that they belong together. This is a warning: the comparison goes on, "
     "and price and quantity are judged against that order line. Packing slips and licenses can have it too.",
     "The vendor delivered a replacement, prints its own item code, or names the wrong order line.",
     "Check that what came is what was ordered, and at the price of what was ordered."},

    {Code::po_line_not_found, "po-line-not-found", warning, none, false, invoice_line,
     "The order has no line with the number that is named",
     "The line names an order line number that the purchase order does not have. The number is set aside and the "
     "order line is looked for by item code and description instead. This is a warning: if none is found, "
     "item-not-ordered disputes the line.",
     "The vendor counts the lines in a way of its own, or the order was revised and renumbered.",
     "Usually nothing. Check that the order line that was found is the right one."},

    {Code::ambiguous_match, "ambiguous-match", warning, none, false, invoice_line, "Two order lines fit equally well",
     "More than one line of the purchase order fits, with different prices or different proof of receipt, and "
     "nothing printed decides between them. The lower agreed price is used. This is a warning: it disputes nothing "
     "on its own.",
     "The same item is on the order twice, and the invoice prints no order line number.",
     "Ask the vendor to print the order line number, or compare the two order lines by hand."},

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
     "is the amount to accrue at the end of the month. No invoice is held back for it.",
     "The invoice is still on its way, or is not in the export.",
     "Accrue the amount. Ask the vendor for the invoice if it is long overdue."},

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
     "and how much money that leaves open.",
     "An export was forgotten, or was not recognised as what it is.",
     "Add the export; msp-audit inspect shows what each file was taken for. If receipts are never recorded, set "
     "[require] proof = \"none\" in the policy file."},

    {Code::duplicate_row, "duplicate-row", info, none, false, run, "Rows stand in two files and were read once",
     "Rows in different files agree in every column that both files have, so each was counted once. Nothing is paid "
     "twice for them, and nothing is held back.",
     "Two exports overlap, such as January to March and March to May.",
     "Nothing, or keep exports that do not overlap."},
}};

constexpr bool rows_follow_the_enumeration() {
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (static_cast<std::size_t>(table[i].code) != i || table[i].name.empty()) return false;
    }
    return true;
}
static_assert(rows_follow_the_enumeration());

}  // namespace

std::span<const CodeEntry> code_table() { return table; }

}  // namespace msp_audit

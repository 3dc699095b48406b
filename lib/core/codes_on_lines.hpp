#pragma once

#include <array>

#include "core/code_words.hpp"

namespace msp_audit::code_words {

/// The codes that stand on invoice lines.
inline constexpr std::array<CodeEntry, 26> on_lines{{
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
}};

}  // namespace msp_audit::code_words

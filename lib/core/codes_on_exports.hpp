#pragma once

#include <array>

#include "core/code_words.hpp"

namespace msp_audit::code_words {

/// The codes of problems that stand on exports themselves, before anything is matched or counted.
inline constexpr std::array<CodeEntry, 27> on_exports{{
    {Code::file_unreadable, "file-unreadable", error, none, false, an_export, "The file cannot be read",
     "The file cannot be opened, is no table of text, ends too early, or is damaged so that its rows cannot be told "
     "apart. Nothing of it, or not all of it, is used.",
     "An export was cut off while it was copied, a workbook was saved under a name that ends in .csv, or the name is "
     "mistyped.",
     "Export the file again as CSV. Open it in a text editor where that does not help."},

    {Code::file_not_recognised, "file-not-recognised", error, none, false, an_export,
     "What the file holds cannot be told",
     "The header row is that of no known kind of export, or fits two kinds alike. A file that a folder happens to "
     "hold "
     "is left out, which is a warning; for one that is named it is an error.",
     "The export has headers of its own, lacks a header row, or is no export at all.",
     "Say what it is by --kind, or map its headers in msp-audit.toml; msp-audit inspect proposes the lines. Take a "
     "file that is no export out of the folder."},

    {Code::column_missing, "column-missing", error, none, false, an_export, "A required column is not in the file",
     "No header of the file is known to mean a column that files of its kind must have. Nothing of the file is used.",
     "The column was left out of the export, or its header is spelled in a way that is not known.",
     "Add the column to the export, or name its header under [mapping] in msp-audit.toml."},

    {Code::column_claimed_twice, "column-claimed-twice", error, none, false, an_export,
     "Two headers claim the same column",
     "Two headers of the file mean the same key or amount, and nothing decides between them. Nothing of the file is "
     "used.",
     "Two exports were joined side by side, or a system exports a figure twice under two names.",
     "Choose one of them under [mapping] in msp-audit.toml, or take one out of the export."},

    {Code::header_repeated, "header-repeated", warning, none, false, an_export, "The header row has a header twice",
     "Two columns of the file have the same header. One of them is read at most, and a change in the export may make "
     "it the other one.",
     "Tables were joined side by side, or a report was set up with a field twice.",
     "Give the columns different headers, or take one out of the export."},

    {Code::mapping_idle, "mapping-idle", warning, none, false, an_export, "The policy maps a header that no file has",
     "The policy's [mapping] names a header that is in no file of that kind. The column is looked for under its "
     "usual "
     "names instead, so that another header may have taken its place.",
     "The header is misspelt in msp-audit.toml, or the export names it differently by now.",
     "Correct the header in msp-audit.toml, or take the line out."},

    {Code::reading_ambiguous, "reading-ambiguous", error, none, false, an_export,
     "Dates or amounts can be read in two ways",
     "Every value of a column allows two readings, such as 03/02/2026 or 1,234, and no other column of the file "
     "settles it. Nothing of the file is used: day and month, or the decimal mark, are never guessed.",
     "The export is short, or all of its days lie before the thirteenth.",
     "Say which it is by --date-order, --decimal or --discount, or in msp-audit.toml."},

    {Code::reading_noted, "reading-noted", warning, none, false, an_export,
     "There is something to know of the reading",
     "The file can be read, and other commands say this of it as a warning. That a column which may hold money is "
     "not "
     "read is a warning here, too; the rest is for information: a column's reading was settled by another column, "
     "values contradict each other, or a value was taken from elsewhere.",
     "A column does not say by itself how its values are meant, or its header may mean several things.",
     "Nothing where the sentence is right. Otherwise say how the column is meant, or paste the line that the hint "
     "gives into msp-audit.toml."},

    {Code::export_empty, "export-empty", warning, none, false, an_export, "The file has a header and no rows",
     "The file is of a known kind and holds nothing. What would be compared with it counts as not there.",
     "A filter of the export left nothing, or the export ran before there was anything.",
     "Check the filter of the export. Take the file away where it is meant to be empty."},

    {Code::row_rejected, "row-rejected", error, none, false, an_export, "A row cannot be used",
     "Something in the row cannot be read as what its column is for, or the row has too few or too many fields. The "
     "row is in no report, and reports that leave out rows end with exit status 3.",
     "A value was mistyped, a text with a delimiter stands without quotes, or rows of different versions of an "
     "export "
     "stand in one file.",
     "Correct the row where it comes from, and export again."},

    {Code::cell_missing, "cell-missing", error, none, false, an_export, "A required cell is blank",
     "The row lacks a value without which it cannot be used, such as the number of its document. The row is in no "
     "report.",
     "A field of the system was left blank, or a row of notes or of a sum stands among the others.",
     "Fill in the value where it comes from, and export again."},

    {Code::cell_unreadable, "cell-unreadable", warning, none, false, an_export,
     "A cell cannot be read and counts as missing",
     "A cell of a column that tickets may do without cannot be read. The row is used, and the cell counts as missing "
     "in every figure.",
     "A value was typed in by hand, or the export writes a word where a time or a number belongs.",
     "Correct the cell where it comes from, or leave it blank."},

    {Code::number_damaged, "number-damaged", error, none, false, an_export,
     "A spreadsheet has destroyed an identifier",
     "An identifier stands in the form 1.23E+11: its last digits are lost and cannot be told from what is left. The "
     "row is in no report.",
     "The file was opened and saved in a spreadsheet, which took the identifier for a number.",
     "Export the file again, and import such columns as text where a spreadsheet must be used."},

    {Code::text_damaged, "text-damaged", warning, none, false, an_export, "Letters of a text were lost or garbled",
     "A text holds the sign for lost letters, letters of UTF-8 that were read as Windows-1252 and saved (two or "
     "three "
     "signs in place of one letter with an accent), a byte order mark, or control characters; or a number has "
     "Cyrillic "
     "or Greek letters that look like Latin ones. It is used as it stands, and may not match the same text "
     "elsewhere.",
     "A file was saved in another encoding than it was opened in, two files were joined, or a number was typed on "
     "another keyboard.",
     "Export the file again, as UTF-8; correct such a number where it was typed."},

    {Code::zeros_lost, "zeros-lost", warning, none, false, an_export, "An identifier has lost its leading zeros here",
     "The same order number or item code stands in another file with leading zeros. They are matched all the same "
     "where nothing else has that number; but two identifiers that differ in zeros alone can no longer be told "
     "apart.",
     "The file was opened and saved in a spreadsheet, which took the identifier for a number.",
     "Export the file again, and import such columns as text where a spreadsheet must be used."},

    {Code::key_repeated, "key-repeated", error, none, false, an_export, "A key stands twice",
     "Two rows have the same document and line number, or the same ticket in an export without a time of update, and "
     "say different things or count twice. Rows of an invoice for an order, without line numbers, "
     "that are the same in every column that is read are a warning: they may well be two lines.",
     "Two exports of different days were joined, a document was entered twice, or lines are numbered anew in each "
     "section.",
     "Keep the row that is right, and take the other one out where it comes from."},

    {Code::reference_not_found, "reference-not-found", error, none, false, an_export,
     "The row names a document that is in no file",
     "The row names an order, a quote or a ticket, files of that kind are there, and none of them has it. It is as "
     "severe as what a report makes of it: an error for an order on an invoice, else a warning.",
     "The number is mistyped, or the other export covers fewer months.",
     "Correct the number, or export the other documents for a longer time."},

    {Code::vendor_differs, "vendor-differs", error, none, false, an_export,
     "The invoice and its order name two vendors",
     "The vendor of the row is not the vendor of the order that it names, whatever the spelling. The policy's "
     "[vendors] "
     "are taken into account.",
     "The order number is mistyped, or one vendor is spelled in two ways.",
     "Correct the number, or join the spellings under [vendors] in msp-audit.toml."},

    {Code::currency_differs, "currency-differs", error, none, false, an_export, "One document has two currencies",
     "The rows of one document, or an invoice and the order that it names, are in two currencies. Nothing is ever "
     "converted.",
     "The currency was mistyped, or the vendor bills in another currency than it was ordered in.",
     "Correct the currency where it comes from. Ask the vendor for an invoice in the currency of the order."},

    {Code::currency_unknown, "currency-unknown", error, none, false, an_export, "The currency is none of ISO 4217",
     "The currency column holds something else than the code of a currency, such as EUR. Amounts are compared and "
     "added under that name all the same.",
     "The code is mistyped, or the column holds a sign or a name.", "Correct the code where it comes from."},

    {Code::arithmetic_differs, "arithmetic-differs", error, none, false, an_export,
     "Quantity times price is not the line's total",
     "The printed total of the line differs from its quantity times its price, less its discount, by more than the "
     "'arithmetic' tolerance, which is one smallest unit of the currency unless the policy sets it. It "
     "is a warning where the total is lower, and on an order line, whose price is taken from its total.",
     "A discount or a tax is in the total only, a price is for more than one unit, or a figure is mistyped.",
     "Look at the printed document, and export the column that is missing."},

    {Code::total_differs, "total-differs", error, none, false, an_export,
     "The printed total of an invoice is not the sum of its rows",
     "The total differs from the lines and the tax by more than the 'invoice_total' tolerance. Where the total is "
     "lower it is a warning. Or rows of one invoice print different totals, so that none of them counts. Invoices of "
     "which a row was rejected are not looked at.",
     "Rows are missing from the export, tax or freight is on the total only, or an earlier balance was added. "
     "Different totals on the rows of an invoice are often the amounts of these rows.",
     "Hold the rows against the printed invoice, and export what is missing. Where the column holds the net amounts "
     "of rows, map it to line_total in msp-audit.toml."},

    {Code::amount_too_fine, "amount-too-fine", warning, none, false, an_export,
     "An amount is finer than its currency",
     "An amount has more digits behind the decimal mark than its currency has coins for, though at least nine tenths "
     "of the column have not. Prices of one unit are not meant.",
     "The decimal mark slipped, the currency is wrong, or a sum was worked out and not rounded.",
     "Compare the amount with the printed document."},

    {Code::quantity_negative, "quantity-negative", warning, none, false, an_export,
     "A quantity is negative where nothing goes back",
     "The quantity is below zero, and neither the total, the type of the document nor the order says that something "
     "is "
     "credited or returned.",
     "A sign was mistyped, or a return is not marked as one.",
     "Correct the sign, or mark the row as a credit or a return."},

    {Code::date_contradiction, "date-contradiction", warning, none, false, an_export,
     "Two dates of one row contradict each other",
     "Something ends before it begins: an invoice is due before its date, a quote has run out before it was made, a "
     "ticket was resolved or closed before it was opened, or closed before it was resolved.",
     "A date is mistyped, day and month are swapped, or the clocks of two systems differ.",
     "Correct the date where it comes from. If many rows are named, check how dates are read with msp-audit "
     "inspect."},

    {Code::date_implausible, "date-implausible", warning, none, false, an_export, "A date can hardly be meant",
     "The date lies before 1990, after 2098, after the given as-of date, or more than a year behind all others of "
     "its "
     "column.",
     "The year is mistyped, or the system writes such a date where there is none.",
     "Correct the date where it comes from, or leave it blank."},

    {Code::status_unknown, "status-unknown", warning, none, false, an_export, "The status of a ticket is not known",
     "Nothing says whether the word means open, waiting, resolved or closed. Tickets with it are counted apart and "
     "are "
     "in no resolution time.",
     "The help desk has words of its own.", "Map the word to a class under [tickets] status in msp-audit.toml."},
}};

}  // namespace msp_audit::code_words

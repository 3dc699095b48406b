"""Holds a workbook of msp-audit reconcile against the JSON of the same run.

    workbook_check.py WORKBOOK JSON

Ends with 0 if both tell the same facts, 1 if they do not, 2 if the check cannot be made: a missing python3-openpyxl is a
failed test, and no reason to skip it.
"""

import datetime
import json
import sys
from decimal import Decimal

try:
    import openpyxl
except ImportError:
    print("workbook_check.py: python3-openpyxl is not installed", file=sys.stderr)
    sys.exit(2)

SHEETS = ["summary", "pay", "wait", "dispute", "not checked", "findings", "unmatched", "accruals", "coverage",
          "rejected", "alike", "notes"]
PARTS = {"pay": ("Pay now", "payable"), "wait": ("Wait for", "awaiting"), "dispute": ("Dispute", "disputed"),
         "not checked": ("Not checked", "unchecked")}
failures = []


def expect(what, got, wanted):
    if got != wanted:
        failures.append(f"{what}: {got!r} where {wanted!r} is right")


def money(cell):
    """A cell's number as it was written; None for an empty one."""
    if cell is None:
        return None
    return Decimal(repr(cell)) if not isinstance(cell, str) else Decimal(cell)


def expect_room_for_texts(sheet):
    """A row is high enough for the text that is broken into lines in it: not every program sees to that itself."""
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            if not isinstance(cell.value, str) or not cell.alignment.wrap_text:
                continue
            width = sheet.column_dimensions[cell.column_letter].width
            lines = sum(-(-max(len(line), 1) // int(width)) for line in cell.value.split("\n"))
            height = sheet.row_dimensions[cell.row].height or 15
            if height < min(15 * lines, 409):
                failures.append(f"{sheet.title} {cell.coordinate}: {lines} lines in a row of {height} points")


def rows_of(sheet):
    rows = sheet.iter_rows(values_only=True)
    header = next(rows)
    return [dict(zip(header, row)) for row in rows if row[1:] != (None,) * (len(row) - 1)]


def check_form(book, facts):
    expect("sheets", book.sheetnames, [name for name in SHEETS if name != "alike" or facts["alike"]])
    for sheet in book:
        expect(f"{sheet.title}: frozen at", sheet.freeze_panes, "A2")
        expect_room_for_texts(sheet)
        expect(f"{sheet.title}: filters from", sheet.auto_filter.ref[:3], "A1:")
        expect(f"{sheet.title}: rows on every page", sheet.print_title_rows, "$1:$1")
        expect(f"{sheet.title}: on its side", sheet.page_setup.orientation, "landscape")
        for row in sheet.iter_rows():
            for cell in row:
                expect(f"{sheet.title}!{cell.coordinate} is a formula", cell.data_type == "f", False)


def check_sums(book, facts):
    summary = rows_of(book["summary"])
    wanted = {total["currency"]: total for total in facts["totals"]}
    for row in summary:
        if row["Of"] != "currency":
            continue
        expect("the vendor of a sum", row["Vendor"], "All vendors")
        total = wanted.pop(row["Currency"])
        for header, key in (("Invoiced (with tax)", "invoiced"), ("Pay now", "payable"), ("Wait for", "awaiting"),
                            ("Dispute", "disputed"), ("Not checked", "unchecked"),
                            ("Passed in tolerance", "passed_in_tolerance")):
            expect(f"summary {row['Currency']} {header}", money(row[header]), Decimal(total[key]))
    expect("currencies without a row", wanted, {})
    vendors = [(row["Vendor"], row["Currency"], money(row["Invoiced (with tax)"])) for row in summary if row["Of"] == "vendor"]
    expect("vendors", vendors,
           [(one["vendor"], one["currency"], Decimal(one["invoiced"])) for one in facts["vendors"]])
    messages = {}
    for finding in facts["findings"]:
        if finding["document_kind"] == "invoice" and finding["severity"] != "info":
            messages.setdefault((finding["document"], finding["vendor"]), []).append(finding["message"])
    for name, (header, part) in PARTS.items():
        sums = {}
        told = {}
        for row in rows_of(book[name]):
            if row["Invoice"] == "Total" and row["Vendor"] is None and row["Date"] is None:
                told[row["Currency"]] = money(row[header])
                continue
            reason = row["Reason"] or ""
            known = messages.get((row["Invoice"], row["Vendor"]), [])
            if known and not any(message in reason for message in known) and row["Findings"]:
                failures.append(f"{name}: {row['Invoice']!r} does not say why: {reason!r}")
            sums[row["Currency"]] = sums.get(row["Currency"], Decimal(0)) + money(row[header])
            if not isinstance(row["Invoice"], str) or not isinstance(row["Date"], datetime.datetime):
                failures.append(f"{name}: {row['Invoice']!r} of {row['Date']!r}: no text and date")
        expect(f"totals of {name}", told, sums)
        for total in facts["totals"]:
            expect(f"sum of {name} in {total['currency']}", sums.get(total["currency"], Decimal(0)),
                   Decimal(total[part]))


def check_lists(book, facts):
    findings = rows_of(book["findings"])
    expect("findings", len(findings), len(facts["findings"]))
    for row, finding in zip(findings, facts["findings"]):
        amount = None if finding["amount"] is None else Decimal(finding["amount"])
        expect(f"finding {finding['id']}", (row["ID"], row["Code"], row["Document"], money(row["Amount (of a line: net)"]), row["Message"]),
               (finding["id"], finding["code"], finding["document"] or None, amount, finding["message"]))
    accruals = [(row["PO"], row["PO line"], money(row["Quantity"]), money(row["Amount (net)"])) for row in
                rows_of(book["accruals"])]
    expect("accruals", accruals, [(one["po_number"], one["po_line"], Decimal(one["quantity"]), Decimal(one["amount"]))
                                  for one in facts["accruals"]])
    alike = [] if "alike" not in book else [
        (row["Group"], row["Alike"], row["Vendor"], row["Invoice"], money(row["Amount"]), row["File"], row["Row"])
        for row in rows_of(book["alike"])]
    expect("alike", alike, [(group, one["by"], one["vendor"], row["invoice_number"], Decimal(one["amount"]), row["file"],
                             row["row"])
                            for group, one in enumerate(facts["alike"], 1) for row in one["rows"]])
    coverage = [(row["Compared with"], row["Lines"], money(row["Of amount (net)"])) for row in rows_of(book["coverage"])]
    expect("coverage", coverage, [(one["comparison"], one["lines"], Decimal(one["of_amount"]))
                                  for one in facts["coverage"]])
    unmatched = [(row["Invoice"], row["Line"], money(row["Line total (net)"])) for row in rows_of(book["unmatched"])]
    expect("unmatched", unmatched, [(one["invoice_number"], line["line"], Decimal(line["line_total"]))
                                    for one in facts["invoices"] for line in one["lines"] if line["match"] is None])


def check_unread(book, facts):
    notes = [row[0] for row in book["notes"].iter_rows(values_only=True)]
    below = [row[0] for row in book["summary"].iter_rows(values_only=True)]
    for warning in facts["warnings"]:
        words = warning.replace("\n  hint: ", "; hint: ")
        if not any(isinstance(note, str) and words in note for note in notes):
            failures.append(f"the notes do not have the warning {words!r}")
    for finding in facts["findings"]:
        if finding["code"] == "not-supplied" and "Not supplied: " + finding["message"] not in notes:
            failures.append(f"the notes do not say {finding['message']!r}")
    for one in facts["not_read"]:
        if not any(isinstance(note, str) and one["reason"] in note for note in notes):
            failures.append(f"the notes do not say why {one['file']} was not read")
        if not any(isinstance(cell, str) and cell.startswith(one["file"] or "An input") for cell in below):
            failures.append(f"the summary does not say that {one['file']} was not read")
    rejected = sum(file["rows_rejected"] for file in facts["inputs"])
    expect("rejected rows", len(rows_of(book["rejected"])), rejected)


def main():
    book = openpyxl.load_workbook(sys.argv[1])
    with open(sys.argv[2], encoding="utf-8") as file:
        facts = json.load(file)
    check_form(book, facts)
    check_sums(book, facts)
    check_lists(book, facts)
    check_unread(book, facts)
    for failure in failures:
        print(failure, file=sys.stderr)
    sys.exit(1 if failures else 0)


main()

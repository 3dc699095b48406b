"""Holds a workbook of a ticket report against the JSON of the same run.

    ticket_workbook_check.py REPORT WORKBOOK JSON

REPORT is resolution, reopens, duplicates, workload or all. Prints the names of the sheets that have a row. Ends with
0 if both tell the same facts, 1 if they do not, 2 if the check cannot be made: a missing python3-openpyxl is a failed
test, and no reason to skip it.
"""

import datetime
import json
import sys
from decimal import Decimal
from zoneinfo import ZoneInfo

try:
    import openpyxl
except ImportError:
    print("ticket_workbook_check.py: python3-openpyxl is not installed", file=sys.stderr)
    sys.exit(2)

failures = []

# What the sheet calls a figure of the JSON, where a name alone says too little.
FIGURES = {
    "first_response_calendar": "first response, calendar time",
    "first_response_business": "first response, business time",
    "open_age_business": "age of open tickets, business time",
    "service_levels": "service levels",
    "stored_sla": "the desk's own service-level answers",
    "requesters.authorised": "who of the openers is authorised",
    "requesters": "who opens",
    "resolvers": "who resolves",
    "groups": "tickets that say the same",
    "themes": "how-to and training questions",
    "open_age_calendar": "age of open tickets, calendar time",
    "hours_by": "hours of work",
    "hours_by.category": "hours by category",
    "entries": "time entries",
    "demand.after_hours": "opened outside working time",
    "demand.reassigned": "reassigned",
    "demand.one_touch": "resolved without reassignment",
    "declared.links": "duplicates that the desk links",
    "declared.marked": "duplicates that the desk marks",
    "scope.fields": "descriptions in the comparison",
    "scope.company": "company in the comparison",
    "scope.requester": "requester in the comparison",
    "scope.asset": "asset in the comparison",
    "ticket": "tickets reopened",
    "cohort": "came back within the days, by month resolved",
    "period": "reopens by month",
    "effective": "reopened or under a new number",
    "recreated": "back under a new number",
}


def expect(what, got, wanted):
    if got != wanted:
        failures.append(f"{what}: {got!r} where {wanted!r} is right")


def rows_of(book, name):
    """A sheet's rows by header. Columns of one name would hide each other."""
    rows = book[name].iter_rows(values_only=True)
    header = next(rows)
    expect(f"{name}: headers that repeat", len(set(header)), len(header))
    return [dict(zip(header, row)) for row in rows]


def seconds(cell):
    """Hours as they were written, in the whole seconds that they came from; None for an empty cell."""
    if cell is None:
        return None
    if isinstance(cell, bool) or not isinstance(cell, (int, float)):
        failures.append(f"{cell!r} is no number of hours")
        return cell
    return round(cell * 3600)


def share(cell):
    return None if cell is None else Decimal(repr(cell)).quantize(Decimal("0.000001"))


def ratio(text):
    return None if text is None else Decimal(text)


def month(cell):
    return None if cell is None else cell.strftime("%Y-%m")


def instant(cell, zone):
    """The UTC instants that a clock on the wall may mean."""
    if cell is None:
        return [None]
    local = cell.replace(microsecond=0) + datetime.timedelta(seconds=round(cell.microsecond / 1e6))
    return [local.replace(tzinfo=zone, fold=fold).astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
            for fold in (0, 1)]


def check_form(book):
    expect("the first sheets", book.sheetnames[:2], ["Summary", "Findings"])
    for sheet in book:
        expect(f"{sheet.title}: frozen at", sheet.freeze_panes, "A2")
        expect(f"{sheet.title}: filters from", sheet.auto_filter.ref[:3], "A1:")
        expect(f"{sheet.title}: rows on every page", sheet.print_title_rows, "$1:$1")
        if len(sheet.title) > 31:
            failures.append(f"{sheet.title}: a name of more than 31 characters")
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type in ("f", "e"):
                    failures.append(f"{sheet.title}!{cell.coordinate} is a formula or an error: {cell.value!r}")


def check_summary(book, facts):
    rows = rows_of(book, "Summary")
    about = {}
    for row in rows:
        about.setdefault(row["About"], []).append(row)
    expect("the first words", rows[0]["About"], "In short")
    counted = {row["What"]: row["Value"] for row in about.get("What was counted", [])}
    counts = facts["counts"]
    if counts["tickets"] > 0:
        expect("tickets", counted.get("All"), counts["tickets"])
        expect("the parts of all tickets", sum(value for words, value in counted.items() if words != "All"),
               counts["tickets"])
        expect("void tickets", counted.get("Void", 0), counts["void"])
        expect("unusable tickets", counted.get("Resolved before they were opened", 0), counts["unusable"])
    zone = ZoneInfo(facts["timezone"])
    as_of = next(row["Value"] for row in about["Report"] if row["What"] == "As of")
    if facts["as_of"] not in instant(as_of, zone):
        failures.append(f"as of {as_of!r} where {facts['as_of']!r} is right")
    expect("warnings", [row["What"] for row in about.get("Warnings", [])], facts["warnings"])
    expect("inputs", [(row["What"], row["Value"]) for row in about["Inputs"] if row["Value"] is not None],
           [(one["file"], one["rows_read"]) for one in facts["inputs"]])
    expect("figures not in this export", [row["What"] for row in about.get("Not in this export", [])],
           [words_of(one["figure"]) for one in facts["not_in_this_export"]])


def words_of(figure):
    """What the sheet calls a figure of the JSON: its name in words, but codes and columns of policies by themselves."""
    resolution, _, rest = figure.partition("_")
    clock, _, extent = rest.partition("_")
    if resolution in ("first", "final") and extent in ("gross", "net"):
        return f"{resolution} resolution, {clock} time, {extent}"
    return FIGURES.get(figure, figure)


def check_findings(book, facts):
    rows = rows_of(book, "Findings")
    expect("findings", len(rows), len(facts["findings"]))
    for row, finding in zip(rows, facts["findings"]):
        rate = finding["base_rate"]
        expect(f"finding {finding['id']}",
               (row["ID"], row["Code"], row["Severity"], row["Message"], row["Numerator"], row["Denominator"],
                share(row["Base rate"])),
               (finding["id"], finding["code"], finding["severity"], finding["message"],
                rate and rate["numerator"], rate and rate["denominator"], rate and ratio(rate["value"])))
        expect(f"rows of {finding['id']}", (row["Evidence"] or "").split(),
               [f"{one['file']}:{one['row']}" for one in finding["evidence"]])


def check_figures(book, facts):
    wanted = []
    for group in facts["groups"]:
        for name, figures in group["measures"].items():
            if facts["groups"][0]["measures"][name] is None:
                continue
            by = [value for value in group["by"].values()]
            one = figures or {}
            wanted.append(("group" if by else "total", by, group["tickets"], group["resolved"], group["open"], name) +
                          tuple(one.get(key) for key in ("n", "median", "p90", "p95", "mean", "max", "censored",
                                                         "km_median", "km_p90")))
    got = []
    keys = max((list(group["by"]) for group in facts["groups"]), key=len)
    for row in rows_of(book, "Figures"):
        by = [row[key] for key in keys] if row["Level"] == "group" else []
        got.append((row["Level"], by, row["Tickets"], row["Resolved"], row["Open"], row["Measure"], row["Ended"]) +
                   tuple(seconds(row[key]) for key in ("Median (h)", "p90 (h)", "p95 (h)", "Mean (h)", "Longest (h)")) +
                   (row["Not ended"], seconds(row["KM median (h)"]), seconds(row["KM p90 (h)"])))
    order = {name: place for place, name in enumerate(facts["groups"][0]["measures"])}
    wanted_rows = iter(wanted)
    expect("rows of figures", len(got), len(wanted))
    for row, want in zip(got, wanted_rows):
        expect(f"figures of {want[1]} {want[5]}", row, want)
    expect("measures in the order of JSON", sorted(order, key=order.get), list(order))


def check_resolution(book, facts):
    check_figures(book, facts)
    levels = facts["service_levels"]
    expect("there is a sheet of service levels", "Service levels" in book.sheetnames, bool(levels))
    if levels:
        for row, level in zip(rows_of(book, "Service levels"), levels):
            expect(f"service level {row['Target']}",
                   (row["Measure"], row["Clock"], seconds(row["Within (h)"]), share(row["Agreed"]), row["Met"],
                    row["Missed"], row["Undetermined"], row["Void late"], share(row["In time, low"]),
                    share(row["In time, high"]), share(row["95 % low"]), share(row["95 % high"]),
                    share(row["By last priority, low"]), share(row["By last priority, high"])),
                   (level["measure"], level["clock"], level["target_seconds"], ratio(level["goal"]), level["met"],
                    level["missed"], level["undetermined"], level["void_past_target"], ratio(level["low"]),
                    ratio(level["high"]), ratio(level["wilson_low"]), ratio(level["wilson_high"]),
                    ratio(level["by_last_priority"]["low"]), ratio(level["by_last_priority"]["high"])))
            if level["low"] is not None and not row["Verdict"].startswith((level["verdict"], "no calendar")):
                failures.append(f"{row['Target']}: {row['Verdict']} where {level['verdict']} is right")
        expect("service levels", len(rows_of(book, "Service levels")), len(levels))
    if facts["months"]:
        expect("months", [(month(row["Month"]), row["So far"] == "yes", row["Opened"], row["Resolved"],
                           row["Open at its end"], seconds(row["Median (h)"]), row["Reopens"])
                          for row in rows_of(book, "Months")],
               [(one["month"], one["partial"], one["opened"], one["resolved"], one["backlog"], one["median"],
                 one["reopens"]) for one in facts["months"]])
    backlog = rows_of(book, "Backlog")
    expect("open tickets", len(backlog), facts["counts"]["open"])
    expect("the oldest open tickets", [row["Ticket"] for row in backlog[:10]], facts["oldest_open"])
    if backlog:
        expect("ageing", [(row["From days"], row["To days"], row["Tickets"]) for row in rows_of(book, "Ageing")],
               [(one["from_days"], one["to_days"], one["tickets"]) for one in facts["ageing"]])
    if facts["xmr"]:
        rows = rows_of(book, "Changes")
        expect("charts", len(rows), len(facts["xmr"]))
        for row, chart in zip(rows, facts["xmr"]):
            is_time = chart["figure"] == "median"
            for header, key in (("Mean", "mean"), ("Lower", "lower"), ("Upper", "upper")):
                got = Decimal(repr(row[header])) * (3600 if is_time else 1)
                if abs(got - Decimal(chart[key])) > Decimal("0.01"):
                    failures.append(f"chart {chart['figure']} {header}: {got} where {chart[key]} is right")


def check_reopens(book, facts):
    rates = facts["rates"]
    wanted = {}

    def add(name, of_month, one, extra=(None, None)):
        wanted[(name, of_month)] = (one["numerator"], one["denominator"], ratio(one["value"]), ratio(one["low"]),
                                    ratio(one["high"]), one["too_few"]) + extra

    if rates["ticket"]:
        add("ticket", None, rates["ticket"])
    if rates["cohort"]:
        add("cohort", None, rates["cohort"]["all"],
            (rates["cohort"]["all"]["pending"], rates["cohort"]["all"]["later"]))
        for one in rates["cohort"]["months"]:
            add("cohort", one["month"], one, (one["pending"], one["later"]))
    if rates["period"]:
        for one in rates["period"]["months"]:
            add("period", one["month"], one)
    if rates["recreated"]:
        add("recreated_base_rate", None, rates["recreated"]["base_rate"])
    if rates["effective"]:
        add("effective", None, rates["effective"])
    expect("there is a sheet of rates", "Rates" in book.sheetnames, bool(wanted))
    got = {}
    for row in rows_of(book, "Rates") if wanted else []:
        if row["Rate"] == "period" and row["Month"] is None:
            continue  # JSON has the months
        got[(row["Rate"], month(row["Month"]))] = (row["Came back"], row["Of"], share(row["Share"]),
                                                   share(row["95 % low"]), share(row["95 % high"]),
                                                   row["Too few"] == "yes", row["Pending"], row["Later"])
    expect("rates", got, wanted)
    if rates["period"]:
        expect("reopens", len(rows_of(book, "Reopens")), facts["events"])
    if rates["recreated"]:
        expect("recreated", [(row["Repeats"], row["Ticket"], seconds(row["After (h)"]), row["Words shared"],
                              row["Of words"]) for row in rows_of(book, "Recreated")],
               [(one["earlier"], one["later"], one["seconds_apart"], one["shared"], one["total"])
                for one in rates["recreated"]["list"]])
    if rates["period"] and facts["column"]:
        expect("counts that differ", [row["Ticket"] for row in rows_of(book, "Counts that differ")],
               facts["column"]["differ"])


def check_duplicates(book, facts):
    zone = ZoneInfo(facts["timezone"])
    for name, key in (("Groups", "groups"), ("Storms", "storms")):
        groups = facts[key]
        expect(f"there is a sheet {name}", name in book.sheetnames, groups is not None)
        if groups is None:
            continue
        wanted = [(group["leader"], group["class"], one["id"], one["seconds_apart"], one["shared"], one["total"],
                   " ".join(one["only_leader"]) or None, " ".join(one["only_follower"]) or None, one["hours"])
                  for group in groups for one in group["followers"]]
        rows = rows_of(book, name)
        got = []
        for row in rows:
            shared, total = (row.get("Words shared", row.get("Weight shared")), row.get("Of words", row.get("Of weight")))
            got.append((row["First ticket"], row["Kind"], row["Ticket"], seconds(row["Apart (h)"]), shared, total,
                        row["Only in the first"], row["Only here"], seconds(row["Hours (h)"])))
            expect(f"{name}: alike", share(row["Alike"]),
                   (Decimal(shared) / Decimal(total)).quantize(Decimal("0.000001"), "ROUND_HALF_UP"))
        expect(name, got, wanted)
        opened = {group["leader"]: group["opened_at"] for group in groups}
        for row in rows:
            if opened[row["First ticket"]] not in instant(row["First opened"], zone):
                failures.append(f"{name}: {row['First ticket']} opened {row['First opened']}")
    expect("there is a sheet of pairs", "Pairs" in book.sheetnames, facts["pairs"] is not None)
    if facts["pairs"] is not None:
        expect("pairs", [(row["Ticket"], row["And"], row["Words shared"], row["Of words"])
                         for row in rows_of(book, "Pairs")],
               [(one["a"], one["b"], one["shared"], one["total"]) for one in facts["pairs"]])
    if facts["declared"]["links"] is not None:
        expect("declared", [(row["Ticket"], row["Repeats"], row["In one group"] == "yes")
                            for row in rows_of(book, "Declared")],
               [(one["ticket"], one["original"], one["found"]) for one in facts["declared"]["links"]])
    summary = {row["What"]: row["Value"] for row in rows_of(book, "Summary") if row["About"] == "Duplicates"}
    if facts["totals"]:
        expect("tickets that say the same", summary["Tickets that say the same as an earlier one"],
               facts["totals"]["followers"])
        expect("hours on them", seconds(summary["Hours of work on them (h)"]), facts["totals"]["hours"])


def load_of(row):
    """Figures of a load but for its cost."""
    return (row["Tickets"], row["Void"], row["Resolved"], row["Reopened"], row.get("With hours"),
            seconds(row.get("Hours (h)")), seconds(row.get("Median hours (h)")))


def load_in(one, has_hours):
    return (one["tickets"], one["void"], one["resolved"], one["reopened"], one["with_hours"] if has_hours else None,
            one["hours"], one["median_hours"])


def check_loads(book, name, heading, wanted, key):
    rows = rows_of(book, name)
    expect(name, [(row[heading],) + load_of(row) for row in rows],
           [(one[key],) + load_in(one, True) for one in wanted])
    for row, one in zip(rows, wanted):
        cost = {header[5:]: Decimal(repr(value)) for header, value in row.items()
                if header.startswith("Cost ") and value is not None}
        expect(f"{name} {row[heading]}: cost", cost,
               {part["currency"]: Decimal(part["amount"]) for part in one["cost"] or []})


def check_workload(book, facts):
    requesters = facts["requesters"]
    expect("there is a sheet of requesters", "Requesters" in book.sheetnames, requesters is not None)
    yes_or_no = {"yes": True, "no": False, None: None}
    if requesters:
        expect("requesters", [(row["Requester"], row["Tickets"], row["Void"], share(row["Share"]),
                               share(row["95 % low"]), yes_or_no[row.get("Authorised")])
                              for row in rows_of(book, "Requesters")],
               [(one["requester"], one["tickets"], one["void"], ratio(one["share"]["value"]),
                 ratio(one["share"]["low"]), one["authorised"]) for one in requesters["list"]])
    if facts["resolvers"] is not None:
        expect("resolvers", [(row["Last assignee"], row["Tickets"], share(row["Share"]), row["Reopened"])
                             for row in rows_of(book, "Resolvers")],
               [(one["assignee"], one["resolved"], ratio(one["share"]["value"]), one["reopened"])
                for one in facts["resolvers"]])
    hours = facts["hours_by"]
    if hours:
        for name, heading, key in (("Requesters", "Requester", "requester"), ("Categories", "Category", "category"),
                                   ("Assignees", "Assignee", "assignee")):
            if hours[key] is not None:
                check_loads(book, name, heading, hours[key], "value")
    if facts["themes"]:
        themes = [dict(facts["themes"]["any"], theme="any")] + facts["themes"]["list"]
        expect("themes", [(row["Theme"],) + load_of(row) for row in rows_of(book, "Themes")],
               [(one["theme"],) + load_in(one, bool(hours)) for one in themes])
    demand = facts["demand"]
    expect("demand", [(row["Weekday"], list(row.values())[2:], row["All hours"]) for row in rows_of(book, "Demand")],
           [(one["weekday"], one["hours"], sum(one["hours"])) for one in demand["opened"]])
    shares = {row["Figure"]: (row["Tickets"], row["Of"], share(row["Share"])) for row in
              (rows_of(book, "Shares") if "Shares" in book.sheetnames else [])}
    wanted = {"after-hours": demand["after_hours"], "reassigned": demand["reassigned"],
              "one-touch": demand["one_touch"], "authorised": requesters and requesters["authorised"]}
    expect("shares", shares, {name: (one["numerator"], one["denominator"], ratio(one["value"]))
                              for name, one in wanted.items() if one})
    entries = facts["entries"]
    expect("there is a sheet of time entries", "Time entries" in book.sheetnames, entries is not None)
    if entries is None:
        return
    expect("questions on entries", {row["Question"]: (row["Entries"], seconds(row["Hours (h)"]))
                                    for row in rows_of(book, "Entry questions") if row["Question"] != "long-day"},
           {one["question"]: (one["entries"], one["seconds"]) for one in entries["questions"]})
    rows = rows_of(book, "Time entries")
    for question in entries["questions"]:
        expect(f"time entries: {question['question']}",
               [(row["Ticket"], row["Person"], seconds(row["Hours (h)"]), row["File"], row["Row"], row["Other entry"])
                for row in rows if row["Question"] == question["question"]],
               [(one["ticket"], one["person"], one["seconds"], one["file"], one["row"],
                 one["other"] and f"{one['other']['file']}:{one['other']['row']}") for one in question["list"] or []])
    expect("long days", [(str(row["Day"])[:10], row["Person"], seconds(row["Hours (h)"]), row["File"], row["Row"])
                         for row in rows if row["Question"] == "long-day"],
           [(day["day"], day["person"], day["seconds"], one["file"], one["row"])
            for day in entries["long_days"] for one in day["entries"]])


CHECKS = {"resolution": check_resolution, "reopens": check_reopens, "duplicates": check_duplicates,
          "workload": check_workload}


def main():
    report = sys.argv[1]
    book = openpyxl.load_workbook(sys.argv[2])
    with open(sys.argv[3], encoding="utf-8") as file:
        facts = json.load(file)
    check_form(book)
    check_summary(book, facts)
    check_findings(book, facts)
    for name, check in CHECKS.items():
        if report == "all":
            check(book, dict(facts[name], counts=facts["counts"], timezone=facts["timezone"]))
        elif report == name:
            check(book, facts)
    for sheet in book:
        if sheet.max_row > 1:
            print(sheet.title)
    for failure in failures:
        print(failure, file=sys.stderr)
    sys.exit(1 if failures else 0)


main()

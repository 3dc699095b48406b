#!/usr/bin/env bash
# The workbooks of the ticket reports tell the facts of their JSON, and are the same bytes on every run, whatever the
# zone of the machine and the number of threads.
#
#   ticket_workbook_test.sh PROGRAM PYTHON FOLDER...
set -euo pipefail
program=$1 python=$2
shift 2
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
checked=0

# report_on FOLDER NAME COMMAND...
report_on() {
    local folder=$1 name=$2 status=0
    shift 2
    TZ=UTC "$program" "$@" --quiet --format "xlsx=$work/one.xlsx" --format "json=$work/one.json" "$folder" \
        2>/dev/null || status=$?
    # Some folders hold nothing that can be reported on, and then no file is written, and the status is 2 or 3.
    if [[ $status -gt 3 || ($status -lt 2 && ! -e $work/one.xlsx) ]]; then
        printf 'status %d in %s: %s\n' "$status" "$folder" "$*" >&2
        failed=1
    fi
    [[ -e $work/one.xlsx ]] || return 0
    # Zip archives keep times to two seconds; once is enough to see them.
    [[ $checked -gt 0 ]] || sleep 2
    checked=$((checked + 1))
    TZ=Asia/Tokyo "$program" "$@" --quiet --threads 1 --format "xlsx=$work/two.xlsx" "$folder" 2>/dev/null || true
    cmp "$work/one.xlsx" "$work/two.xlsx" || failed=1
    "$python" "$here/ticket_workbook_check.py" "$name" "$work/one.xlsx" "$work/one.json" >>"$work/sheets" || {
        printf 'in %s: %s\n' "$folder" "$*" >&2
        failed=1
    }
    rm -f "$work"/one.* "$work"/two.*
}

for folder in "$@"; do
    report_on "$folder" resolution tickets resolution --by priority,company
    report_on "$folder" reopens tickets reopens
    report_on "$folder" duplicates tickets duplicates
    report_on "$folder" duplicates tickets duplicates --pairs --across-requesters
    report_on "$folder" workload tickets workload --timezone America/New_York
    report_on "$folder" all tickets
done
((checked > 0)) || { echo 'no folder has tickets' >&2; exit 2; }

# Text that a spreadsheet would run stays text, in every workbook that the commands write.
cat >"$work/tickets.csv" <<'CSV'
ticket_id,opened_at,resolved_at,status,priority,requester,company,subject,reopen_count
=1+1,2026-01-05T08:00:00Z,2026-01-05T09:00:30Z,closed,@P1,=cmd|'/c calc'!A1,+Contoso,-2+3 printer toner empty,1
0012,2026-01-05T08:30:00Z,,open,@P1,=cmd|'/c calc'!A1,+Contoso,-2+3 printer toner empty,0
CSV
report_on "$work/tickets.csv" all tickets
report_on "$work/tickets.csv" resolution tickets resolution
# Nine months in which tickets come back, and a count of the desk's own that knows nothing of it.
{
    echo 'ticket_id,opened_at,updated_at,resolved_at,status,subject,reopen_count'
    for month in 1 2 3 4 5 6 7 8 9; do
        day=2026-0$month
        echo "T-$month,$day-01T08:00:00Z,$day-01T08:00:00Z,,new,mail,0"
        echo "T-$month,$day-01T08:00:00Z,$day-0${month}T09:00:00Z,$day-0${month}T09:00:00Z,resolved,mail,0"
        echo "T-$month,$day-01T08:00:00Z,$day-11T09:00:00Z,,open,mail,0"
        echo "T-$month,$day-01T08:00:00Z,$day-12T09:00:07Z,$day-12T09:00:07Z,resolved,mail,0"
    done
} >"$work/months.csv"
report_on "$work/months.csv" all tickets
for only in "tickets --findings" "tickets resolution --list open" "tickets reopens --list reopened"; do
    # shellcheck disable=SC2086
    "$program" $only --quiet --format "xlsx=$work/only.xlsx" "$work/tickets.csv"
    "$python" - "$work/only.xlsx" <<'PYTHON' || failed=1
import sys
import openpyxl
book = openpyxl.load_workbook(sys.argv[1])
assert book.sheetnames[0] == "Summary" and len(book.sheetnames) == 2, book.sheetnames
cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
assert not [cell for cell in cells if cell.data_type == "f"], "a formula"
if book.sheetnames[1] == "Tickets":
    row = dict(zip([cell.value for cell in book["Tickets"][1]], [cell.value for cell in book["Tickets"][2]]))
    assert row["Ticket"] in ("=1+1", "0012") and row["Company"] == "+Contoso", row
PYTHON
done

# A sheet that no case fills is held to nothing.
for sheet in Summary Findings Figures 'Service levels' Months Changes Backlog Ageing Rates Reopens Recreated \
    'Counts that differ' Groups Pairs Storms Declared Requesters Resolvers Categories Assignees Themes Demand Shares \
    'Entry questions' 'Time entries'; do
    grep -qxF "$sheet" "$work/sheets" || {
        echo "no case has a row in the sheet $sheet" >&2
        failed=1
    }
done

# A workbook is nothing for a terminal, whatever it is of, and nothing is read for it.
. "$(dirname "${BASH_SOURCE[0]}")/terminal.sh"
has_terminal || without_terminal "$failed"
for command in tickets 'tickets workload' 'tickets --findings' 'tickets resolution --list open' reconcile; do
    status=0
    said=$(script -qec "$program $command --format xlsx $work/tickets.csv" /dev/null </dev/null) || status=$?
    [[ $status -eq 2 && $said == *'--format xlsx: a workbook is nothing for a terminal'* ]] || {
        printf '%s --format xlsx at a terminal: status %s, %s\n' "$command" "$status" "$said" >&2
        failed=1
    }
done

exit "$failed"

#!/usr/bin/env bash
# The workbook of a reconciliation tells the facts of its JSON, and is the same bytes on every run, whatever the zone and
# the number of threads.
#
#   workbook_test.sh PROGRAM PYTHON FOLDER...
set -euo pipefail
program=$1 python=$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
for folder in "$@"; do
    status=0
    TZ=UTC "$program" reconcile "$folder" --no-config --quiet --format "xlsx=$work/one.xlsx" \
        --format "json=$work/one.json" 2>/dev/null || status=$?
    # Some folders hold nothing to judge, and then no file is written, and the status is 2 or 3.
    if [[ $status -gt 3 || ($status -lt 2 && ! -e $work/one.xlsx) ]]; then
        printf 'status %d in %s\n' "$status" "$folder" >&2
        failed=1
    fi
    [[ -e $work/one.xlsx ]] || continue
    # Zip archives keep times to two seconds; once is enough to see them.
    [[ -e $work/waited ]] || sleep 2
    touch "$work/waited"
    TZ=Asia/Tokyo "$program" reconcile "$folder" --no-config --quiet --threads 1 --format "xlsx=$work/two.xlsx" \
        2>/dev/null || true
    cmp "$work/one.xlsx" "$work/two.xlsx" || failed=1
    "$python" "$(dirname "$0")/workbook_check.py" "$work/one.xlsx" "$work/one.json" || {
        printf 'in %s\n' "$folder" >&2
        failed=1
    }
    rm -f "$work"/one.* "$work"/two.*
done
[[ -e $work/waited ]] || { echo 'no folder gave a workbook' >&2; failed=1; }
exit "$failed"

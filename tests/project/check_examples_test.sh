#!/bin/bash
# Runs what the manual of `check` shows: the steps of the CI job, as GitHub runs them, and the month end.
#
#   check_examples_test.sh PROGRAM EXAMPLES GOOD BAD
#
# GOOD is a folder of exports without a problem, BAD one whose rows are rejected.
set -u

program=$1
examples=$2
good=$3
bad=$4
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$program" "$work/bin/msp-audit"
PATH=$work/bin:$PATH
failures=0

fail() {
    echo "$*" >&2
    failures=$((failures + 1))
}

# The lines of each `run: |`, without their indentation.
awk '
    inside && NF && match($0, /^ */) && RLENGTH <= depth { inside = 0 }
    inside { print substr($0, depth + 3) }
    /^ *run: \|$/ { match($0, /^ */); depth = RLENGTH; inside = 1 }
' "$examples/check-exports.yml" >"$work/steps"
grep -q '^msp-audit check exports ' "$work/steps" || fail "the job runs no check: $(cat "$work/steps")"
bash -n "$work/steps" || fail "the steps of the job are no script"

job() { # FOLDER STATUS
    rm -rf "$work/repository"
    mkdir "$work/repository"
    cp -r "$1" "$work/repository/exports"
    (cd "$work/repository" && bash --noprofile --norc -eo pipefail "$work/steps") >"$work/said" 2>"$work/errors"
    local status=$?
    [ $status -eq "$2" ] || fail "$1: the job ended with $status, not $2: $(cat "$work/said" "$work/errors")"
    grep -q '"version": "2.1.0"' "$work/repository/check.sarif" || fail "$1: no SARIF was kept"
    grep -q '<testsuites' "$work/repository/check.xml" || fail "$1: no JUnit was kept"
}
job "$good" 0
[ ! -s "$work/said" ] || fail "the job says something where all is well: $(cat "$work/said")"
job "$bad" 3
grep -q '^::error file=exports/' "$work/said" || fail "the job annotates nothing: $(cat "$work/said")"

month_end() { # FOLDER STATUS [MONTH]
    "$examples/month-end.sh" "$1" "${3:-2026-10}" "$work/reports" >"$work/said" 2>"$work/errors"
    local status=$?
    [ $status -eq "$2" ] || fail "$1: the month end ended with $status, not $2: $(cat "$work/said" "$work/errors")"
}
month_end "$bad" 3
[ -s "$work/reports/problems.csv" ] || fail "the month end leaves no problems"
[ -s "$work/reports/rejected.csv" ] || fail "the month end leaves no rejected rows"
[ ! -e "$work/reports/report.json" ] || fail "the month end goes on over rejected rows"
month_end "$good" 1
[ -s "$work/reports/report.json" ] || fail "the month end leaves no report"
grep -q 'findings.csv before anything is paid' "$work/said" || fail "the month end does not say what to do"
mkdir "$work/plain"
header=sku,category,quantity,unit_price
printf 'invoice_number,vendor,invoice_date,po_number,currency,%s\nI-1,Acme,2026-10-05,PO-1,USD,KB,hardware,2,9.00\n' \
    "$header" >"$work/plain/invoices.csv"
printf 'po_number,vendor,order_date,currency,%s\nPO-1,Acme,2026-10-01,USD,KB,hardware,2,9.00\n' "$header" \
    >"$work/plain/purchase_orders.csv"
printf 'slip_number,po_number,vendor,received_date,sku,quantity\nS-1,PO-1,Acme,2026-10-03,KB,2\n' \
    >"$work/plain/packing_slips.csv"
month_end "$work/plain" 0
grep -q 'no error disputes an invoice or makes one wait; read the warnings in .*findings.csv' "$work/said" ||
    fail "the month end does not say what no error means: $(cat "$work/said")"
month_end "$work/plain" 3 2031-01
grep -q 'no invoice is dated in this month' "$work/errors" || fail "a month without invoices looks like a clean one"
# A reconciliation that fails is not passed over.
mkdir "$work/failing"
printf '#!/bin/sh\n[ "$1" = check ] && exec "%s" "$@"\nexit 4\n' "$program" >"$work/failing/msp-audit"
chmod +x "$work/failing/msp-audit"
PATH=$work/failing:$PATH month_end "$good" 4
grep -q 'pay nothing by these reports' "$work/errors" || fail "the month end is silent where reconcile fails"

[ $failures -eq 0 ]

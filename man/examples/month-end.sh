#!/bin/sh
# Month end: checks the exports of a folder, and reconciles a month of them if they can be relied on.
#
#   month-end.sh EXPORTS YYYY-MM REPORTS
set -u
exports=$1
month=$2
reports=$3
mkdir -p "$reports" || exit

# Problems of the exports come first: figures over them would be worth little.
msp-audit check "$exports" --format csv="$reports/problems.csv" --rejects "$reports/rejected.csv"
status=$?
if [ "$status" -ge 2 ]; then
    echo "The exports cannot be relied on; see $reports/problems.csv" >&2
    exit "$status"
fi

msp-audit reconcile "$exports" --period "$month" --quiet \
    --format csv="$reports/findings.csv" --format json="$reports/report.json"
status=$?
if [ "$status" -le 1 ] && grep -q '"invoices": \[\]' "$reports/report.json"; then
    echo "$month: no invoice is dated in this month" >&2
    exit 3
fi
case $status in
0) echo "$month: no error disputes an invoice or makes one wait; read the warnings in $reports/findings.csv before you pay" ;;
1) echo "$month: see $reports/findings.csv before anything is paid" ;;
*) echo "$month: not reconciled, or not in full (status $status): pay nothing by these reports" >&2 ;;
esac
exit "$status"

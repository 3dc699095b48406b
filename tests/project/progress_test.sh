#!/bin/sh
# Progress stands on standard error, at a terminal alone and past the first second, in plain numbers; the report is the
# same with it and without it.
#
#   progress_test.sh PROGRAM FOLDER
#
# The input is a pipe that stays open for longer than that.
set -u

program=$1
folder=$2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
failed=0

fail() {
    echo "$1:" >&2
    cat -v "$2" >&2
    failed=1
}

slowly() { cat "$folder/invoices.csv"; sleep 3; }
# REPORT OPTION...: at a terminal, whose screen it prints; standard output goes to REPORT
at_terminal() {
    report=$1
    shift
    cat >"$work/run" <<END
slowly() { cat '$folder/invoices.csv'; sleep 3; }
slowly | '$program' reconcile --no-config --kind invoices=- $* >'$report'
END
    TERM=dumb script -qec "sh $work/run" /dev/null </dev/null
}

. "$(dirname "$0")/terminal.sh"
has_terminal || without_terminal 0
at_terminal "$work/a" >"$work/screen"
tr '\r' '\n' <"$work/screen" | grep -Eq '^msp-audit: reading(: [0-9,]+ rows)? \([1-9][0-9]* s\)$' ||
    fail 'no progress at a terminal' "$work/screen"
at_terminal "$work/b" --no-progress >"$work/screen"
[ -s "$work/screen" ] && fail 'progress with --no-progress' "$work/screen"
slowly | "$program" reconcile --no-config --kind invoices=- >"$work/c" 2>"$work/said"
[ -s "$work/said" ] && fail 'progress without a terminal' "$work/said"
slowly | "$program" reconcile --no-config --kind invoices=- --progress >"$work/d" 2>"$work/said"
grep -Eq '^msp-audit: reading(: [0-9,]+ rows)? \([1-9][0-9]* s\)$' "$work/said" ||
    fail 'no progress where --progress asks for it' "$work/said"
# What is over within a second says nothing; on a busy machine nothing may be.
began=$(date +%s%N)
"$program" reconcile --no-config --progress "$folder/invoices.csv" >"$work/e" 2>"$work/said"
[ $((($(date +%s%N) - began) / 1000000)) -lt 1000 ] && [ -s "$work/said" ] &&
    fail 'progress within the first second' "$work/said"
[ -s "$work/a" ] || fail 'there is no report' "$work/a"
for report in b c d; do
    cmp -s "$work/a" "$work/$report" || fail "the report differs ($report)" "$work/$report"
done
exit $failed

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

month_end() { # FOLDER STATUS
    "$examples/month-end.sh" "$1" 2026-10 "$work/reports" >"$work/said" 2>"$work/errors"
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

[ $failures -eq 0 ]

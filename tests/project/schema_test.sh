#!/bin/sh
# Holds what COMMAND (reconcile, inspect) prints as JSON to its schema: the reports on FOLDER..., each with its own
# policy.
#
#   schema_test.sh COMMAND PROGRAM PYTHON FOLDER...
#
# The first folder that is there must give a report; another may end with status 2 or 3 and give none. Exit status: 0
# all reports are valid, 1 one is not, 2 they could not be checked, 77 none of the folders is there.
set -u

command=$1
program=$2
python=$3
shift 3
here=$(cd "$(dirname "$0")" && pwd)
schema=$here/../../lib/report/schema/$command-1.schema.json
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

number=0
for folder in "$@"; do
    if [ ! -d "$folder" ]; then
        echo "skipped: there is no folder '$folder'"
        continue
    fi
    number=$((number + 1))
    "$program" "$command" --quiet --no-progress --format "json=$work/$number.json" "$folder" >"$work/said" 2>&1
    status=$?
    # 0 and 1: done, without and with findings. Whatever is wrong with a file, inspect reports it.
    needed=$([ $status -lt 2 ] || [ $number -eq 1 ] || [ "$command-$status" = inspect-3 ]; echo $?)
    if [ $status -gt 3 ] || { [ "$needed" = 0 ] && [ ! -e "$work/$number.json" ]; }; then
        echo "$folder: exit status $status" >&2
        cat "$work/said" >&2
        exit 1
    fi
done
[ $number -gt 0 ] || exit 77

set -- "$work"/*.json
"$python" "$here/schema_check.py" "$schema" "$@" || exit $?
echo "$# reports are valid"

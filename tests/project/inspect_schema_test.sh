#!/bin/sh
# Holds what `inspect` prints as JSON to its schema: of FOLDER..., each with its own policy.
#
#   inspect_schema_test.sh PROGRAM PYTHON FOLDER...
#
# A folder whose policy is wrong (status 2) gives no report. Exit status: 0 all reports are valid, 1 one is not, 2 they
# could not be checked.
set -u

program=$1
python=$2
shift 2
here=$(cd "$(dirname "$0")" && pwd)
schema=$here/../../lib/report/schema/inspect-1.schema.json
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

number=0
for folder in "$@"; do
    [ -d "$folder" ] || continue
    number=$((number + 1))
    "$program" inspect --quiet --no-progress --format "json=$work/$number.json" "$folder" >"$work/said" 2>&1
    status=$?
    if [ $status -gt 3 ] || [ $status -eq 1 ] || { [ $status -ne 2 ] && [ ! -e "$work/$number.json" ]; }; then
        echo "$folder: exit status $status" >&2
        cat "$work/said" >&2
        exit 1
    fi
done

set -- "$work"/*.json
[ $# -gt 1 ] || exit 2
"$python" "$here/schema_check.py" "$schema" "$@" || exit $?
echo "$# reports are valid"

#!/bin/sh
# Holds the JSON of the ticket reports to their schemas.
#
#   ticket_schema_test.sh TICKET_DOCUMENTS PYTHON
#
# Exit status: 0 all documents are valid, 1 one is not, 2 they could not be checked.
set -u

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

check() {
    "$1" "$3" >"$work/$3.json" || exit 2
    "$2" "$here/schema_check.py" "$here/../../lib/report/schema/tickets-$4-1.schema.json" "$work/$3.json" || exit $?
    echo "tickets $3: valid"
}
for name in resolution reopens duplicates workload; do check "$1" "$2" $name $name; done
check "$1" "$2" pairs duplicates
"$1" summary >"$work/summary.json" || exit 2
"$2" "$here/schema_check.py" "$here/../../lib/report/schema/tickets-1.schema.json" "$work/summary.json" || exit $?
echo "tickets: valid"

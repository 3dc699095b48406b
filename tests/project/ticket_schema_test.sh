#!/bin/sh
# Holds the JSON of the ticket reports to their schemas.
#
#   ticket_schema_test.sh TICKET_DOCUMENTS PYTHON
#
# Exit status: 0 both documents are valid, 1 one is not, 2 they could not be checked.
set -u

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

for name in resolution reopens; do
    "$1" $name >"$work/$name.json" || exit 2
    "$2" "$here/schema_check.py" "$here/../../lib/report/schema/tickets-$name-1.schema.json" "$work/$name.json" || exit $?
    echo "tickets $name: valid"
done

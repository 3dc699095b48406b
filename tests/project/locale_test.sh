#!/bin/sh
# The same input gives the same bytes in any locale, in any time zone and with any number of threads: table, csv and
# json on FOLDER, against those of the C locale in UTC on one thread.
#
#   locale_test.sh PROGRAM FOLDER
#
# A locale that the machine does not have is a failure: what is skipped proves nothing.
set -u

program=$1
folder=$2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
known=$(locale -a)
failed=0

reports() { # PREFIX LOCALE ZONE THREADS: writes PREFIX.table, PREFIX.csv, PREFIX.json and PREFIX.said
    env -u LANG -u LANGUAGE LC_ALL="$2" TZ="$3" COLUMNS=100 "$program" reconcile --no-progress --threads "$4" \
        --format "table=$1.table" --format "csv=$1.csv" --format "json=$1.json" "$folder" >"$1.said" 2>&1
    echo "exit status $?" >>"$1.said"
}

reports "$work/right" C UTC 1
for kind in table csv json; do
    [ -s "$work/right.$kind" ] || { echo "no $kind was written:" >&2; cat "$work/right.said" >&2; exit 1; }
done

# Of other decimal marks, digit groups, letters (the dotless i) and digits.
for locale in C C.utf8 de_DE.utf8 fr_CH.utf8 tr_TR.utf8 hi_IN ar_EG.utf8 fa_IR; do
    if ! printf '%s\n' "$known" | grep -qx "$locale"; then
        echo "there is no locale $locale here: ./quickstart install test" >&2
        failed=1
        continue
    fi
    for zone in UTC Pacific/Kiritimati America/St_Johns; do
        if [ ! -e "${TZDIR:-/usr/share/zoneinfo}/$zone" ]; then
            echo "there is no time zone $zone here: ./quickstart install build" >&2
            failed=1
        fi
        for threads in 1 2; do
            reports "$work/other" "$locale" "$zone" "$threads"
            for kind in table csv json said; do
                cmp -s "$work/right.$kind" "$work/other.$kind" && continue
                echo "$kind differs in the locale $locale, TZ=$zone, --threads $threads:" >&2
                diff "$work/right.$kind" "$work/other.$kind" | head -n 10 >&2
                failed=1
            done
        done
    done
done
exit $failed

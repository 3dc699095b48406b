#!/usr/bin/env bash
# Pages of HTML in a browser: they open, sort, filter and print, say nothing on the console, pass axe-core, and run no
# text of an export. ./quickstart install browser has what it needs; axe-core and puppeteer-core come by npm, and no
# browser with them. Skipped, with a message, where any of it cannot be had.
#
#   html_test.sh PROGRAM SOURCES WORK
set -euo pipefail
program=$1 sources=$2 work=$3
axe=4.14.1 puppeteer=24.43.1
skip() {
    printf 'skipped: %s\n' "$*" >&2
    exit 77
}
browser=$(command -v chromium || command -v chromium-browser) || skip 'there is no chromium'
for tool in node npm; do command -v "$tool" >/dev/null || skip "there is no $tool"; done
mkdir -p "$work/pages"
stamp=$work/node_modules/.axe-$axe-puppeteer-$puppeteer
if [[ ! -e $stamp ]]; then
    npm install --prefix "$work" --no-audit --no-fund --no-save "axe-core@$axe" "puppeteer-core@$puppeteer" \
        >"$work/npm.log" 2>&1 || skip "npm cannot install axe-core $axe and puppeteer-core $puppeteer"
    touch "$stamp"
fi
# The script is copied beside the packages: that is where node looks for its imports.
cp "$(dirname "$0")/html_check.mjs" "$work/"

page() { # NAME COMMAND...: a page, twice the same
    local name=$1 status=0
    shift
    TZ=UTC "$program" "$@" --quiet --format "html=$work/pages/$name.html" || status=$?
    [[ $status -le 3 ]] || exit 1
    TZ=Asia/Tokyo "$program" "$@" --quiet --threads 1 --format "html=$work/pages/again.html" || true
    cmp "$work/pages/$name.html" "$work/pages/again.html"
    rm "$work/pages/again.html"
}
rm -f "$work"/pages/*.html
page samples reconcile "$sources/data-samples"
page hostile reconcile "$sources/tests/golden/reconcile/text-from-exports-is-no-markup/files" --no-config
for report in resolution reopens duplicates workload; do
    page "$report" tickets "$report" "$sources/data-samples/tickets"
done
# Tickets whose every text asks for markup; all of one subject, so that each page has them.
mkdir -p "$work/hostile"
text='</script></noscript><img src=x onerror=alert(1)> <b onload=alert(2)>x</b> &lt;'
{
    printf 'ticket_id,opened_at,resolved_at,closed_at,status,priority,company,requester,group,assignee,category,subject\n'
    for i in 1 2 3 4 5 6; do
        printf '%s,2026-09-0%d 10:00,%s,,%s' "$i $text" "$i" "$([[ $i -lt 3 ]] || printf '2026-09-1%d 10:00' "$i")" \
            "$([[ $i -lt 3 ]] && printf open || printf resolved)"
        printf ',%s' "$text" "$text" "$text" "$text" "$text" "$text" "$text printer on floor three is out of toner"
        printf '\n'
    done
} >"$work/hostile/tickets.csv"
page hostile-duplicates tickets duplicates "$work/hostile" --no-config
page hostile-workload tickets workload "$work/hostile" --no-config
# More findings than are elements of the page from the beginning.
mkdir -p "$work/long"
printf 'po_number,vendor,order_date,line,sku,quantity,unit_price,currency\nPO-1,Contoso,2026-10-01,1,S-1,10,4.00,USD\n' \
    >"$work/long/purchase_orders.csv"
{
    printf 'invoice_number,vendor,invoice_date,po_number,po_line,sku,quantity,unit_price,currency\n'
    for ((i = 1; i <= 1500; ++i)); do
        printf 'INV-%d,Contoso,2026-10-02,PO-1,1,S-1,1,5.%02d,USD\n' "$i" $((i % 100))
    done
} >"$work/long/invoices.csv"
page long reconcile "$work/long" --no-config
page tickets tickets "$sources/data-samples/tickets"
node "$work/html_check.mjs" "$browser" "$work"/pages/*.html

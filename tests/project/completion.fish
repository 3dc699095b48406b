#!/usr/bin/env fish
# fish completes msp-audit by SCRIPT.
#
#   completion.fish SCRIPT
set -g script $argv[1]
set -g failed 0
fish -n $script; or exit 1
source $script
set -g work (mktemp -d)
cd $work
touch October.csv

function expect -d 'LINE WORD...: exactly these are offered at its end'
    set -l got (complete -C$argv[1] | string replace -r '\t.*' '' | sort)
    set -l wanted (string join \n -- $argv[2..] | sort)
    test "$got" = "$wanted"; and return
    echo "fish: '$argv[1]' offers '$got', not '$wanted'" >&2
    set -g failed 1
end

expect 'msp-audit rec' reconcile
expect 'msp-audit --v' --version
expect 'msp-audit tickets reso' resolution
expect 'msp-audit reconcile --as-' --as-of
expect 'msp-audit reconcile --fail-on ' never info warning error
expect 'msp-audit reconcile --fail-on=w' --fail-on=warning
expect 'msp-audit reconcile --format mark' markdown
expect 'msp-audit reconcile --format csv=Oct' csv=October.csv
expect 'msp-audit reconcile --kind inv' invoices=
expect 'msp-audit reconcile --kind invoices=Oct' invoices=October.csv
expect 'msp-audit reconcile --profile sa' sap
expect 'msp-audit reconcile --only price-above-' price-above-po price-above-quote
expect 'msp-audit reconcile --only price-above-po,price-above-' price-above-po,price-above-quote
expect 'msp-audit reconcile --output Oct' October.csv
expect 'msp-audit reconcile --quiet Oct' October.csv
expect 'msp-audit tickets resolution --by resolved' resolved-month
expect 'msp-audit tickets resolution --list ope' open
expect 'msp-audit tickets resolution Oct' October.csv
expect 'msp-audit help unplanned' unplanned-charge
expect 'msp-audit help tickets reop' reopens
rm -r $work
exit $failed

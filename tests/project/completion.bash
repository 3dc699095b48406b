#!/usr/bin/env bash
# bash completes msp-audit by SCRIPT: each command, all options of each as its --help lists them, and the words and
# files behind them; at last typed at a terminal.
#
#   completion.bash PROGRAM SCRIPT
set -u

program=$1
script=$2
failed=0
# Outside of a completion the builtin refuses to work.
compopt() { asked+=("$@"); }
source "$script" || exit 2

offers() { # LINE: what is offered at its end, one a line; words parted at = as readline does
    local text=${1//=/ = }
    local -a COMP_WORDS=() COMPREPLY=()
    read -ra COMP_WORDS <<<"$text"
    [[ $1 == *' ' ]] && COMP_WORDS+=('')
    local COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    asked=()
    _msp_audit
    ((${#COMPREPLY[@]} == 0)) || printf '%s\n' "${COMPREPLY[@]}"
    printf '%s' "${asked[@]/#-o/}" >&3
}

# LINE WORDS: exactly these, parted by blanks; FILES at their end: readline adds the names of files; FILES?: it may
expect() {
    local got got_files wanted=$2 files=
    [[ $wanted == *FILES* ]] && files=default wanted=${wanted%FILES*} && wanted=${wanted% }
    got=$(offers "$1" 3>"$work/asked" | tr '\n' ' ')
    got=${got% }
    grep -q default "$work/asked" && got_files=default || got_files=
    [[ $2 == *'?' ]] && got_files=$files
    [[ $got == "$wanted" && $got_files == "$files" ]] && return
    printf "bash: '%s' offers '%s' (files: '%s'), not '%s'\n" "$1" "$got" "$got_files" "$2" >&2
    failed=1
}

work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

mapfile -t commands < <(COLUMNS=200 "$program" --help | sed -n '/^Commands$/,/^Options$/s/^  \([a-z][a-z]* \{0,1\}[a-z]*\).*/\1/p')
((${#commands[@]} > 5)) || { echo 'the commands were not found in --help' >&2; exit 1; }
for command in "${commands[@]}"; do
    command=${command% }
    options=$(COLUMNS=200 "$program" $command --help | sed -n 's/^  \(--[a-z-]*\).*/\1/p' | sort | tr '\n' ' ')
    got=$(offers "msp-audit $command --" 3>/dev/null | sort | tr '\n' ' ')
    [[ -n $options && $got == "$options" ]] && continue
    printf 'bash: %s --: offers %s\nits help has %s\n' "$command" "$got" "$options" >&2
    failed=1
done

expect 'msp-audit rec' 'reconcile'
expect 'msp-audit --v' '--version'
expect 'msp-audit tickets reso' 'resolution FILES?'
expect 'msp-audit reconcile --as-' '--as-of'
expect 'msp-audit reconcile --as-of ' ''
expect 'msp-audit reconcile --fail-on ' 'never info warning error'
expect 'msp-audit reconcile --fail-on=w' 'warning'
expect 'msp-audit reconcile --format mark' 'markdown'
expect 'msp-audit reconcile --format csv=' 'FILES'
expect 'msp-audit reconcile --format=csv=fi' 'FILES'
expect 'msp-audit reconcile --kind inv' 'invoices='
expect 'msp-audit reconcile --kind=inv' 'invoices='
expect 'msp-audit reconcile --kind invoices=a' 'FILES'
expect 'msp-audit reconcile --profile sa' 'sap FILES'
expect 'msp-audit tickets reopens --profile hal' 'halopsa FILES'
expect 'msp-audit reconcile --only price-above-' 'price-above-po price-above-quote'
expect 'msp-audit reconcile --only price-above-po,price-above-' 'price-above-po,price-above-quote'
expect 'msp-audit reconcile --output ' 'FILES'
expect 'msp-audit reconcile --quiet data' 'FILES'
expect 'msp-audit reconcile -- --fo' 'FILES'
expect 'msp-audit tickets resolution --by resolved' 'resolved-month'
expect 'msp-audit tickets resolution --list ope' 'open'
expect 'msp-audit tickets resolution data-samples --perc' '--percentile'
expect 'msp-audit help unplanned' 'unplanned-charge'
expect 'msp-audit help tickets reop' 'reopens'
expect 'msp-audit help colu' 'columns column-missing column-claimed-twice'

# As people have it: a shell at a terminal, with keys.
. "${BASH_SOURCE[0]%/*}/terminal.sh"
has_terminal || without_terminal $failed
cat >"$work/rc" <<END
PS1= PS2=
bind 'set enable-bracketed-paste off'
bind 'set bell-style none'
msp-audit() { printf '<%s>' "\$@" >>"$work/typed"; echo >>"$work/typed"; }
source '$script'
cd '$work'
touch 'October bills.csv'
touch ready
END
keys=$'msp-audit rec\tOct\t--form\tcsv=Oct\t--only=unpl\t\n\nexit\n'
type_keys() { # when the shell is ready; and wait until it has read them
    local try
    for try in {1..100}; do [[ -e $work/ready ]] && break || sleep 0.1; done
    sleep 0.3
    printf '%s' "$keys"
    for try in {1..100}; do [[ -s $work/typed ]] && break || sleep 0.1; done
}
type_keys |
    TERM=dumb INPUTRC=/dev/null timeout 30 script -qec "bash --noprofile --rcfile $work/rc -i" /dev/null >"$work/screen" 2>&1
wanted='<reconcile><October bills.csv><--format><csv=October bills.csv><--only=unplanned-charge>'
if [[ $(cat "$work/typed" 2>/dev/null) != "$wanted" ]]; then
    printf 'bash: the keys at a terminal became\n  %s\nand not\n  %s\n' "$(cat "$work/typed" 2>/dev/null)" "$wanted" >&2
    cat -v "$work/screen" >&2
    failed=1
fi
exit $failed

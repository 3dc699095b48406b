#!/usr/bin/env zsh
# zsh completes msp-audit by SCRIPT, at a terminal, with keys.
#
#   completion.zsh SCRIPT
script=$1
work=$(mktemp -d) || exit 2
trap 'rm -rf $work' EXIT
zsh -n $script || exit 1

cat >$work/setup <<END
PS1= PS2= RPS1=
unsetopt prompt_cr prompt_sp
fpath=(${script:h} \$fpath)
autoload -U compinit
compinit -u -d $work/dump
bindkey '^I' complete-word
msp-audit() { print -r -- "<\${(j:><:)@}>" >>$work/typed }
cd $work
touch October.csv
print ready >$work/ready
END

# Each line of keys, and the words that it becomes.
local -a keys wanted
both() { keys+=("$1"); wanted+=("$2") }
both $'msp-audit rec\tOct\t' '<reconcile><October.csv>'
both $'msp-audit tick\tres\t--by resolved\t' '<tickets><resolution><--by><resolved-month>'
both $'msp-audit reconcile --fail\twar\t--form\tmark\t' '<reconcile><--fail-on=warning><--format=markdown>'
both $'msp-audit reconcile --kind inv\tOct\t' '<reconcile><--kind><invoices=October.csv>'
both $'msp-audit reconcile --format=csv=Oct\t' '<reconcile><--format=csv=October.csv>'
both $'msp-audit reconcile --only price-above-po,unpl\t' '<reconcile><--only><price-above-po,unplanned-charge>'
both $'msp-audit reconcile --profile part\t' '<reconcile><--profile><partner-center>'
both $'msp-audit help unplanned\t' '<help><unplanned-charge>'

. ${0:A:h}/terminal.sh
has_terminal || without_terminal 0
zmodload zsh/zpty
zpty -b shell "TERM=dumb zsh -f -i"
zpty -w shell "source $work/setup"
for try in {1..100}; do
    [[ -e $work/ready ]] && break
    sleep 0.1
done
integer failed=0 i
for ((i = 1; i <= $#keys; i++)); do
    rm -f $work/typed
    zpty -w shell $keys[i]
    for try in {1..100}; do
        while zpty -r -t shell output; do screen+=$output; done
        [[ -s $work/typed ]] && break
        sleep 0.1
    done
    got=$(cat $work/typed 2>/dev/null)
    [[ $got == $wanted[i] ]] && continue
    print -ru2 -- "zsh: '${(V)keys[i]}' became $got and not $wanted[i]"
    failed=1
done
((failed)) && print -ru2 -- "${(V)screen}"
zpty -d shell
exit $failed

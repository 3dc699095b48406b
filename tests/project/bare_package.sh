#!/usr/bin/env bash
# Proves that the Debian package is whole: installs it into a fresh minimal root of Debian 12, compares what it installed
# with installed-files.txt, runs the first example of README.md, reads a manual page, loads the completion of bash, and
# takes it off again.
#
#   tests/project/bare_package.sh PACKAGE.deb [FOLDER]     FOLDER holds the root while it runs
#
# Needs root, debootstrap and unshare, and the package that `cmake --workflow --preset package` makes, so it is no part
# of ctest. Ends with the status of the first step that failed.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/fresh_root.sh"
[[ $# -ge 1 && -f $1 ]] || { printf 'usage: bare_package.sh PACKAGE.deb [FOLDER]\n' >&2; exit 2; }
unshare_mounts "$@"

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
package=$(realpath "$1")
make_fresh_root "${2:-${TMPDIR:-/tmp}}"
cp "$package" "$root/tmp/msp-audit.deb"

heading 'install the package'
install_packages() {
    inside DEBIAN_FRONTEND=noninteractive apt-get -q update
    inside DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "$@"
}
quietly "$work/install.log" install_packages /tmp/msp-audit.deb
inside dpkg-query -W -f '${Package} ${Version} needs ${Depends}\n' msp-audit

heading 'the files that it installed'
inside dpkg -L msp-audit | while read -r file; do
    [[ -d $root$file ]] || printf '%s\n' "${file#/usr/}"
done | LC_ALL=C sort >"$work/files"
diff "$here/installed-files.txt" "$work/files"
printf '%d files, as listed\n' "$(wc -l <"$work/files")"

heading "README.md's first example"
example=$(awk '/^```/ { if (seen) exit; inside = !inside; next } inside && /^\$ msp-audit/ { seen = 1 } seen' "$here/../../README.md")
command=$(sed -n '1s/^\$ //p' <<<"$example")
sed '1d; /^\[\.\.\.\]$/d' <<<"$example" >"$work/shown"
printf '$ %s\n' "$command"
status=0
inside sh -c "cd /usr/share/msp-audit && $command" >"$work/printed" || status=$?
[[ $status -le 1 ]] || exit "$status"
head -n "$(wc -l <"$work/shown")" "$work/printed" | diff "$work/shown" -
printf 'it prints what README.md shows, %d lines; exit status %d\n' "$(wc -l <"$work/shown")" "$status"
inside sh -c 'cd / && msp-audit' >"$work/first"
sed -n 's|^  \(msp-audit .*\)|\1|p' "$work/first" >"$work/examples"
[[ $(wc -l <"$work/examples") -eq 3 ]]
while read -r command; do
    status=0
    inside sh -c "cd / && $command" >"$work/printed" </dev/null || status=$?
    [[ $status -le 1 && -s $work/printed ]] || { printf '%s: exit status %d\n' "$command" "$status"; exit 1; }
    printf '$ %s: %d lines\n' "$command" "$(wc -l <"$work/printed")"
done <"$work/examples"

heading 'a manual page'
quietly "$work/man.log" install_packages man-db
inside man -P cat msp-audit-reconcile >"$work/page"
grep -A 1 '^NAME' "$work/page"
printf '%d lines\n' "$(wc -l <"$work/page")"

heading 'the completion of bash'
inside bash -c 'source /usr/share/bash-completion/completions/msp-audit && complete -p msp-audit'

heading 'take it off'
quietly "$work/purge.log" inside DEBIAN_FRONTEND=noninteractive apt-get -q purge -y msp-audit
left=$(find "$root/usr" "$root/etc" -name '*msp-audit*')
[[ -z $left ]] || { printf 'left behind: %s\n' "$left"; exit 1; }
heading 'done'

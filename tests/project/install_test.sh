#!/bin/sh
# What is installed is what the list says; manual pages are packed and whole, and so are completions.
#
#   install_test.sh CMAKE BUILD_FOLDER SOURCE_FOLDER
set -u

here=$(dirname "$0")
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
DESTDIR=$work/root "$1" --install "$2" --prefix /usr >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
(cd "$work/root/usr" && find . -type f -o -type l) | sed 's|^\./||' | LC_ALL=C sort >"$work/files"
diff "$here/installed-files.txt" "$work/files" >"$work/differences" || {
    echo "what is installed differs from tests/project/installed-files.txt:" >&2
    cat "$work/differences" >&2
    exit 1
}
find "$work/root/usr" \( -type f -perm /022 -o -type d ! -perm 755 \) | grep . >&2 && exit 1
share=$work/root/usr/share
failed=0
for page in "$3"/man/*.[157]; do
    section=${page##*.}
    gunzip -c "$share/man/man$section/${page##*/}.gz" | cmp - "$page" || failed=1
done
cmp "$3/cmd/completions/msp-audit.bash" "$share/bash-completion/completions/msp-audit" || failed=1
cmp "$3/cmd/completions/_msp-audit" "$share/zsh/vendor-completions/_msp-audit" || failed=1
cmp "$3/cmd/completions/msp-audit.fish" "$share/fish/vendor_completions.d/msp-audit.fish" || failed=1
diff -r "$3/data-samples" "$share/msp-audit/data-samples" || failed=1
# The examples of the first page run where it is installed, in any folder.
(cd "$work" && COLUMNS=200 "$work/root/usr/bin/msp-audit") >"$work/page"
sed -n 's/^  //p' "$work/page" >"$work/examples"
[ "$(wc -l <"$work/examples")" -eq 3 ] || { cat "$work/page" >&2; exit 1; }
while read -r example; do
    (cd "$work" && sh -c "$example") >"$work/printed" 2>"$work/said" </dev/null
    status=$?
    [ "$status" -le 1 ] && [ -s "$work/printed" ] && continue
    echo "$example: exit status $status" >&2
    cat "$work/said" >&2
    failed=1
done <"$work/examples"
exit $failed

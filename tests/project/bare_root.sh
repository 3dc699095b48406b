#!/usr/bin/env bash
# Proves that ./quickstart needs nothing but Debian 12: makes a fresh minimal root, copies the project into it (and
# ../shared/data, if that is there), and runs `./quickstart` and `./quickstart test` inside.
#
#   tests/project/bare_root.sh [FOLDER]     FOLDER holds the root while it runs; the default is below $TMPDIR
#
# Needs root, debootstrap, unshare, about 3 GB of disk and several minutes, so it is no part of ctest. Packages come
# by the way that this machine's own apt is set up. Ends with the status of the first step that failed.
set -euo pipefail

# In a mount namespace of its own, what is mounted below is gone when the script is.
if [[ -z ${MSP_AUDIT_UNSHARED-} ]]; then
    for tool in debootstrap unshare chroot; do
        command -v "$tool" >/dev/null || { printf 'bare_root: there is no %s here\n' "$tool" >&2; exit 2; }
    done
    MSP_AUDIT_UNSHARED=1 exec unshare --mount --pid --fork --kill-child -- "${BASH_SOURCE[0]}" "$@"
fi

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d "${1:-${TMPDIR:-/tmp}}/msp-audit-bare-root-XXXXXX")
root=$work/root
mounted=
clean_up() {
    [[ -z $mounted ]] || umount "$root/proc" || exit 1
    rm -rf --one-file-system "$work"
}
trap clean_up EXIT

heading() { printf '\n=== %d:%02d %s\n' $((SECONDS / 60)) $((SECONDS % 60)) "$*"; }

quietly() { # LOG COMMAND...: the log's end, and all that is needed to see a failure
    local log=$1 status=0
    shift
    "$@" >"$log" 2>&1 || status=$?
    tail -n "$([[ $status -eq 0 ]] && echo 12 || echo 60)" "$log"
    return "$status"
}

heading 'a fresh root'
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Codename: bookworm' |
    sort -u | head -n 1)
eval "$(apt-config shell http_proxy Acquire::http::Proxy https_proxy Acquire::https::Proxy)"
export http_proxy=${http_proxy-} https_proxy=${https_proxy-}
[[ -n $http_proxy ]] || unset http_proxy
[[ -n $https_proxy ]] || unset https_proxy
quietly "$work/debootstrap.log" \
    debootstrap --variant=minbase bookworm "$root" "${mirror:-http://deb.debian.org/debian}"

# The way to packages is the host's; its hooks and its other repositories are not.
apt-config dump | grep -E '^Acquire::(https?|Retries|Check-|Languages|GzipIndexes)' \
    >"$root/etc/apt/apt.conf.d/90host" || true
parts=/etc/apt/sources.list.d
lists=$(grep -lsw bookworm /etc/apt/sources.list "$parts"/*.list "$parts"/*.sources || true)
if [[ -n $lists ]]; then
    rm -f "$root/etc/apt/sources.list"
    for list in $lists; do cp "$list" "$root${list}"; done
fi
cp -L /etc/resolv.conf /etc/hosts "$root/etc/"

mkdir -p "$root/src/project"
tar -C "$project" --exclude=./build --exclude=./.git -cf - . | tar -C "$root/src/project" -xf -
if [[ -d $project/../shared/data ]]; then
    mkdir -p "$root/src/shared"
    cp -a "$project/../shared/data" "$root/src/shared/"
fi
mount -t proc proc "$root/proc"
mounted=yes

inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM=dumb "$@"; }

heading './quickstart'
quietly "$work/quickstart.log" inside /src/project/quickstart
heading './quickstart test'
quietly "$work/test.log" inside /src/project/quickstart test
heading 'done'

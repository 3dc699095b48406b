# Shared by the scripts that try the project in a root of Debian 12 with nothing in it; sourced, not run. Such a script
# calls unshare_mounts first, then make_fresh_root, and `inside` for what is to be done there. Needs root, debootstrap
# and unshare. Packages come by the way that this machine's own apt is set up.

unshare_mounts() { # ARGUMENT...: the script again in a mount namespace of its own: what it mounts is gone when it is
    [[ -z ${MSP_AUDIT_UNSHARED-} ]] || return 0
    for tool in debootstrap unshare chroot; do
        command -v "$tool" >/dev/null || { printf '%s: there is no %s here\n' "$0" "$tool" >&2; exit 2; }
    done
    MSP_AUDIT_UNSHARED=1 exec unshare --mount --pid --fork --kill-child -- "$0" "$@"
}

heading() { printf '\n=== %d:%02d %s\n' $((SECONDS / 60)) $((SECONDS % 60)) "$*"; }

quietly() { # LOG COMMAND...: the log's end, and all that is needed to see a failure
    local log=$1 status=0
    shift
    "$@" >"$log" 2>&1 || status=$?
    tail -n "$([[ $status -eq 0 ]] && echo 12 || echo 60)" "$log"
    return "$status"
}

clean_up() {
    [[ -z $mounted ]] || umount -l "$root/dev/pts" "$root/proc" || exit 1
    rm -rf --one-file-system "$work"
}

inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM=dumb "$@"; }

make_fresh_root() { # FOLDER: sets `work`, below FOLDER and gone at the end, and `root` in it
    work=$(mktemp -d "$1/msp-audit-bare-root-XXXXXX")
    root=$work/root
    mounted=
    trap clean_up EXIT
    heading 'a fresh root'
    local mirror parts lists list
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
    mount -t proc proc "$root/proc"
    mounted=yes
    # As on any machine: programs can be tried at a terminal.
    mkdir -p "$root/dev/pts"
    mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts"
    ln -sf pts/ptmx "$root/dev/ptmx"
}

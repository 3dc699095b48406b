#!/usr/bin/env bash
# Proves that ./quickstart needs nothing but Debian 12: makes a fresh minimal root, copies the project into it (and
# ../shared/data, if that is there), and runs `./quickstart` and `./quickstart test` inside.
#
#   tests/project/bare_root.sh [FOLDER]     FOLDER holds the root while it runs; the default is below $TMPDIR
#
# Needs root, debootstrap, unshare, about 3 GB of disk and several minutes, so it is no part of ctest. Ends with the
# status of the first step that failed.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/fresh_root.sh"
unshare_mounts "$@"

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
make_fresh_root "${1:-${TMPDIR:-/tmp}}"
mkdir -p "$root/src/project"
tar -C "$project" --exclude=./build --exclude=./.git -cf - . | tar -C "$root/src/project" -xf -
if [[ -d $project/../shared/data ]]; then
    mkdir -p "$root/src/shared"
    cp -a "$project/../shared/data" "$root/src/shared/"
fi

heading './quickstart'
quietly "$work/quickstart.log" inside /src/project/quickstart
heading './quickstart test'
quietly "$work/test.log" inside /src/project/quickstart test
heading 'done'

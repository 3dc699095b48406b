# Sourced by tests that need a terminal: a root without /dev/pts has none to give.

has_terminal() { script -qec true /dev/null </dev/null >/dev/null 2>&1; }

# STATUS OF THE REST: ends the test as skipped where nothing failed, since not all of it was tried.
without_terminal() {
    [ "$1" -eq 0 ] || exit 1
    echo 'no pseudo-terminal can be had here (is /dev/pts mounted?): what needs one was not tried, all else was'
    exit 77
}

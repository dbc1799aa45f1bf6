#!/usr/bin/env bash
# Installs the named Debian packages where we may, and otherwise says which are missing. Silent when it succeeds.
set -euo pipefail

missing() {
    echo "Missing: $*. Install with: apt-get install $*" >&2
    exit 1
}

command -v apt-get >/dev/null || missing "$@"
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || missing "$@"
    as_root=(sudo -n)
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get "$@" >>"$log" 2>&1; }
if ! { apt update && apt install -y --no-install-recommends "$@"; }; then
    cat "$log" >&2
    missing "$@"
fi

#!/usr/bin/env bash
# Makes sure that the tests of deploy/ find the proxies that they run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
PATH="$PATH:/usr/sbin:/usr/local/sbin"

wanted=()
command -v haproxy >/dev/null || wanted+=(haproxy)
command -v nginx >/dev/null || wanted+=(nginx-light)
command -v openssl >/dev/null || wanted+=(openssl)
if [ "${#wanted[@]}" -gt 0 ]; then tools/apt_install.sh "${wanted[@]}"; fi

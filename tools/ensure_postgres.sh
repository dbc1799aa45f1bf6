#!/usr/bin/env bash
# Makes sure that the tests of shared stores find PostgreSQL's own programs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || tools/apt_install.sh postgresql

#!/usr/bin/env bash
# Makes sure that the browser tests find a Chromium, by the same names as tests/browser/conftest.py, and that
# Playwright's driver starts.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

found() {
    local name
    for name in chromium chromium-browser google-chrome; do
        # A distribution may ship a stub that only asks for another package, so the name alone does not do.
        if command -v "$name" >/dev/null && "$name" --version >/dev/null 2>&1; then return; fi
    done
    return 1
}

if [ -n "${CHROMIUM:-}" ]; then
    command -v "$CHROMIUM" >/dev/null || { echo "CHROMIUM=$CHROMIUM is not a program that can be run." >&2; exit 1; }
elif ! found; then
    tools/apt_install.sh chromium
fi

# The driver's own Node needs a library that a small Debian lacks, and says nothing of it to Python.
driver=.venv/bin/playwright
if [ -e "$driver" ] && ! "$driver" --version >/dev/null 2>&1; then
    tools/apt_install.sh libatomic1
    "$driver" --version >/dev/null
fi

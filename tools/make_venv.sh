#!/usr/bin/env bash
# Makes the virtual environment named by the first argument, unless a sound one is there. PYTHON names another interpreter.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
venv=$1
python=${PYTHON:-python3}
new_enough='import sys; sys.exit(sys.version_info < (3, 11))'

if "$venv/bin/python" -c "$new_enough" 2>/dev/null && "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    exit 0
fi
if ! command -v "$python" >/dev/null; then
    echo "Python 3.11 or later is needed, and '$python' is not found. PYTHON=... names another interpreter." >&2
    exit 1
fi
if ! "$python" -c "$new_enough"; then
    echo "Python 3.11 or later is needed; '$python' is $("$python" -V 2>&1). PYTHON=... names another interpreter." >&2
    exit 1
fi
# Debian keeps this part of the standard library in a package of its own.
if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    tools/apt_install.sh "$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
fi
rm -rf "$venv"
"$python" -m venv "$venv"

"""Known faults of the pinned packages, by pip-audit. Ends with 1 for any, and for any package that was not audited.

pip-audit itself ends with 0 for packages that it did not find in the database of faults, so "none known" may mean that
nothing was looked up, as behind a proxy that serves packages alone.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parents[1]
FILES = ("requirements.txt", "requirements-dev.txt")


def main() -> int:
    """Audit both files of pinned packages. 0: each package was looked up and has no known fault."""
    return max([_audit(name) for name in FILES])


def _audit(name: str) -> int:
    done = subprocess.run(
        [sys.executable, "-m", "pip_audit", "--require-hashes", "--disable-pip", "--format=json", "-r", name],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        answer = json.loads(done.stdout)
    except json.JSONDecodeError:
        print(f"{name}: NOT AUDITED: pip-audit gave no answer.\n{done.stderr[-2000:]}", file=sys.stderr)
        return 1
    faults = found(answer)
    for fault in faults:
        print(f"{name}: {fault}", file=sys.stderr)
    if not faults and done.returncode == 0:
        print(f"{name}: {len(answer['dependencies'])} packages audited, no known fault.")
    return int(bool(faults) or done.returncode != 0)


def found(answer: Mapping[str, Any]) -> list[str]:
    """What stands against the packages of pip-audit's JSON answer: a line for each fault, and for each not audited."""
    packages = answer.get("dependencies", [])
    if not packages:
        return ["NOT AUDITED: the answer names no package."]
    lines = []
    for package in packages:
        if "skip_reason" in package:
            lines.append(f"NOT AUDITED: {package['name']}: {package['skip_reason']}")
        for fault in package.get("vulns", []):
            mended = ", ".join(fault.get("fix_versions", [])) or "no version"
            lines.append(f"{package['name']} {package['version']}: {fault['id']}, mended in {mended}")
    return lines


if __name__ == "__main__":
    sys.exit(main())

"""The licences of the pinned packages, from what the installed packages say of themselves.

`python -m tools.licences` lists them and ends with 1 when one is not known here or not allowed.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

PROJECT = Path(__file__).parents[1]
FILES = ("requirements.txt", "requirements-dev.txt")

# SPDX names that put no duty on who runs or changes the dashboard beyond naming the author; MPL-2.0 and PSF-2.0 ask
# for changes of their own files alone, which nobody makes here.
ALLOWED = {
    *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "CNRI-Python", "HPND", "ISC", "MIT", "MIT-0"),
    *("MIT-CMU", "MPL-2.0", "OFL-1.1", "PSF-2.0", "Zlib"),
}

# What packages without an SPDX expression say instead.
_SAID = {
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "3-Clause BSD License": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}

# Those that say nothing, or more than one thing: read in the package itself.
_READ = {
    "axe-playwright-python": "MIT AND MPL-2.0",  # its own LICENSE; the axe-core that it brings is MPL-2.0
    "text-unidecode": "Artistic-1.0 OR GPL-2.0-or-later",  # a tool's: not run by the dashboard, not handed on
}
ALLOWED_IN_DEVELOPMENT = ALLOWED | {"Artistic-1.0"}


def pinned(file: Path) -> list[str]:
    """The names of the packages in a file of pins, each once, in its order."""
    names = re.findall(r"^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^]]*\])?==", file.read_text(encoding="utf-8"), re.MULTILINE)
    return list(dict.fromkeys(names))


def licence(package: Distribution) -> str:
    """The SPDX expression of one installed package, "" where it is not to be known."""
    said = package.metadata
    name = str(said["Name"]).lower().replace("_", "-")
    if name in _READ:
        return _READ[name]
    if expression := said.get("License-Expression"):
        return str(expression)
    classified = {str(c).split("::")[-1].strip() for c in said.get_all("Classifier", []) if c.startswith("License ::")}
    words = str(said.get("License") or "").strip()
    if words in ALLOWED or all(part in ALLOWED for part in re.split(" AND | OR ", words)):
        return words
    if words in _SAID:
        return _SAID[words]
    return _SAID.get(classified.pop(), "") if len(classified) == 1 else ""


def allowed(expression: str, names: Iterable[str]) -> bool:
    """Whether an SPDX expression of AND and OR without brackets allows use under licences of `names` alone."""
    return bool(expression) and any(
        all(part.strip() in names for part in choice.split(" AND ")) for choice in expression.split(" OR ")
    )


def listed() -> Iterator[tuple[str, str, str, bool]]:
    """Each pinned package that this machine has: file, name, licence, whether it is allowed there."""
    for file in FILES:
        names = ALLOWED if file == "requirements.txt" else ALLOWED_IN_DEVELOPMENT
        for name in pinned(PROJECT / file):
            try:
                found = licence(distribution(name))
            except PackageNotFoundError:  # pinned for another system or another Python
                continue
            yield file, name, found, allowed(found, names)


def main() -> int:
    """List them. 0: all are known and allowed."""
    fine = True
    for file, name, found, is_allowed in listed():
        fine &= is_allowed
        print(f"{file:22}{name:28}{found or 'UNKNOWN'}{'' if is_allowed else '   NOT ALLOWED'}")
    return int(not fine)


if __name__ == "__main__":
    sys.exit(main())

"""The version of the data: which figures a page, a link or a file rests on.

It follows from the extracts' content alone, so nobody has to remember to count it up, and equal data have equal
versions wherever they are. What changed from one version to the next is written by hand in versions.csv beside them.
"""

import csv
import hashlib
import io
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from rehabdata.extracts import ExtractError, Fault, check_table, read_description, read_file

HISTORY = "versions.csv"  # no extract itself: it tells of them
_LENGTH = 8  # hexadecimal digits: short enough for a link, long enough for a few hundred versions
_REQUIRED = {"required": True}
_FORM = {
    "path": HISTORY,
    "schema": {
        "fields": [
            {"name": "version", "type": "string", "constraints": {**_REQUIRED, "pattern": f"[0-9a-f]{{{_LENGTH}}}"}},
            {"name": "date", "type": "date", "constraints": _REQUIRED},
            {"name": "change", "type": "string", "constraints": _REQUIRED},
        ],
        "primaryKey": ["version"],
    },
}


@dataclass(frozen=True)
class Version:
    """One line of the history: the version, the day it came (ISO), and what changed, in Swedish."""

    version: str
    date: str
    change: str


def data_version(folder: Path) -> str:
    """Eight hexadecimal digits from the described files' names and contents. Line ends of either kind count alike.

    Raises ExtractError when the description or a described file cannot be read.
    """
    digest = hashlib.sha256()
    for path in sorted(str(resource["path"]) for resource in read_description(folder)["resources"]):
        content = read_file(folder, path).replace(b"\r\n", b"\n")
        digest.update(f"{path}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:_LENGTH]


def history(folder: Path) -> tuple[Version, ...]:
    """The folder's versions as written down, oldest first; empty where there is no history. Raises ExtractError."""
    if not os.path.lexists(folder / HISTORY):
        return ()
    table, faults = check_table(read_file(folder, HISTORY), _FORM)
    for number, (before, day) in enumerate(pairwise(table.texts["date"]), start=3):
        if day < before:
            faults.append(Fault(HISTORY, f"”{day}”", f"{before} eller senare", number, "date"))
    if faults:
        raise ExtractError(faults)
    return tuple(map(Version, *table.texts.values()))


def continued(told: Sequence[Version], before: str, now: str, date: str, change: str) -> tuple[Version, ...]:
    """The history with a line for the version `now` that came of `before`; none where no line is needed.

    A folder from before histories were kept gets a line for what it was, or an older link could not be told anything.
    """
    if before == now or any(version.version == now for version in told):
        return ()
    date = max(date, told[-1].date if told else "")
    if not told or told[-1].version != before:
        told = (*told, Version(before, date, "Underlaget före nästa ändring."))
    return (*told, Version(now, date, change))


def text(told: Iterable[Version]) -> str:
    """The history as its file has it."""
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(["version", "date", "change"])
    writer.writerows([version.version, version.date, version.change] for version in told)
    return lines.getvalue()


def changes_since(told: tuple[Version, ...], old: str, now: str) -> tuple[Version, ...] | None:
    """What came after the version `old` up to `now`, oldest first; None when either is not in the history.

    A link made with a later version than today's gets None too: what it had is not known here.
    """
    places: Mapping[str, int] = {version.version: place for place, version in enumerate(told)}
    if old not in places or now not in places or places[old] > places[now]:
        return None
    return told[places[old] + 1 : places[now] + 1]

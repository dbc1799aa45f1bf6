"""The version of the data: which figures a page, a link or a file rests on.

It follows from the extracts' content alone, so nobody has to remember to count it up, and equal data have equal
versions wherever they are. What changed from one version to the next is written by hand in versions.csv beside them.
"""

import csv
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rehabdata.extracts import read_description

HISTORY = "versions.csv"  # no extract itself: it tells of them
_LENGTH = 8  # hexadecimal digits: short enough for a link, long enough for a few hundred versions


@dataclass(frozen=True)
class Version:
    """One line of the history: the version, the day it came (ISO), and what changed, in Swedish."""

    version: str
    date: str
    change: str


def data_version(folder: Path) -> str:
    """Eight hexadecimal digits from the described files' names and contents. Line ends of either kind count alike.

    Raises ExtractError when the description cannot be read, OSError when a described file cannot.
    """
    digest = hashlib.sha256()
    for path in sorted(str(resource["path"]) for resource in read_description(folder)["resources"]):
        content = (folder / path).read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{path}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:_LENGTH]


def history(folder: Path) -> tuple[Version, ...]:
    """The folder's versions as written down, oldest first; empty where there is no history."""
    path = folder / HISTORY
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(Version(row["version"], row["date"], row["change"]) for row in csv.DictReader(file))


def changes_since(told: tuple[Version, ...], old: str, now: str) -> tuple[Version, ...] | None:
    """What came after the version `old` up to `now`, oldest first; None when either is not in the history.

    A link made with a later version than today's gets None too: what it had is not known here.
    """
    places: Mapping[str, int] = {version.version: place for place, version in enumerate(told)}
    if old not in places or now not in places or places[old] > places[now]:
        return None
    return told[places[old] + 1 : places[now] + 1]

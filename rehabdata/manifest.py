"""manifest.jsonl: what was fetched of public sources, when, and what came of it; a line for each answer.

Beside the files that `fetch` writes, and in a data folder that they were merged into: no extract, it
tells of them. Pages read from it how fresh a series is.
"""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from rehabdata.faults import ExtractError, Fault
from rehabdata.folder_files import read_file, read_json

FILE = "manifest.jsonl"


@dataclass(frozen=True)
class Entry:
    """One answer of a source. `series` is a table's name; `newest` the last time in it; counts are of figures."""

    series: str
    file: str
    source: str
    address: str
    fetched_at: str  # ISO, UTC
    sha256: str
    bytes: int
    etag: str
    newest: str
    new: int
    changed: int
    note: str


_KINDS = {field.name: field.type for field in fields(Entry)}


def read(folder: Path) -> tuple[Entry, ...]:
    """The lines of the folder's manifest, oldest first; none where it has none. Raises ExtractError."""
    if not os.path.lexists(folder / FILE):
        return ()
    found = []
    for number, line in enumerate(read_file(folder, FILE).splitlines(), start=1):
        entry = read_json(FILE, line)
        if not isinstance(entry, dict) or {name: type(value) for name, value in entry.items()} != _KINDS:
            raise ExtractError([Fault(FILE, "en rad av annat slag", ", ".join(_KINDS), number)])
        found.append(Entry(**entry))
    return tuple(found)


def text(entries: Iterable[Entry]) -> str:
    """The entries as a file has them."""
    return "".join(f"{json.dumps(asdict(entry), ensure_ascii=False)}\n" for entry in entries)


@dataclass(frozen=True)
class Fresh:
    """How fresh a series is: from whom, the day of the last answer (ISO), the last time in it, how far tried."""

    source: str
    fetched_on: str
    newest: str
    note: str


def freshness(entries: Sequence[Entry]) -> Mapping[str, Fresh]:
    """The series that the manifest tells of, by name."""
    return {
        last.series: Fresh(
            last.source,
            last.fetched_at[:10],
            max(entry.newest for entry in entries if entry.series == last.series),
            last.note,
        )
        for last in sorted(entries, key=lambda entry: entry.fetched_at)
    }

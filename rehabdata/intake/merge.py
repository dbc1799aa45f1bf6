"""Brought figures beside what a data folder holds, and a data folder with both.

The report's own extracts are never edited: new and changed figures of its tables go into extracts of their own
(brought_*.csv), which the database puts before the printed ones. Population and the plan's lists are changed row by
row, rates and frames entry by entry.
"""

import csv
import io
import json
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rehabdata import assumptions as money
from rehabdata.assumptions import Assumptions, read_assumptions
from rehabdata.database import Connection, open_database
from rehabdata.extracts import DESCRIPTION, brought_resources, read_description, read_file
from rehabdata.intake.held import KEYS, NATION, VALUES, Held, Key, Value
from rehabdata.intake.money_file import with_entries
from rehabdata.intake.parts import Figure, Figures
from rehabdata.language import _
from rehabdata.versions import data_version

NATION_NAME = "Riket"
_BROUGHT_COLUMNS = ("county_code", "county", "year", "period")  # what every brought_*.csv begins with
_LIST_FILES = {
    "population": "population.csv",
    "measurements": "lup_measurements.csv",
    "activities": "lup_activities.csv",
    "plan_targets": "plan_targets.csv",
    "plan_measurements": "plan_measurements.csv",
}
_SUM_SOURCE = "Summan av länen i filen"
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the same figures give the same bytes


class MergeError(Exception):
    """A folder that cannot be written to; Swedish."""


@dataclass(frozen=True)
class Change:
    """One figure that is new (nothing before) or has another value."""

    key: Key
    before: Value | None
    after: Value


@dataclass(frozen=True)
class Comparison:
    """What bringing the figures of one table would do."""

    table: str
    new: tuple[Change, ...]
    changed: tuple[Change, ...]
    unchanged_count: int


def compare(figures: Figures, held: Held) -> list[Comparison]:
    """The brought figures against those held, table by table in the order of held.KEYS; empty tables left out."""
    return [_compared(table, figures[table], held.tables[table]) for table in KEYS if figures.get(table)]


def _compared(table: str, figures: Mapping[Key, Figure], known: Mapping[Key, Value]) -> Comparison:
    new: list[Change] = []
    changed: list[Change] = []
    for key, figure in figures.items():
        before = known.get(key)
        if before is None:
            new.append(Change(key, None, figure.value))
        elif before != figure.value:
            changed.append(Change(key, before, figure.value))
    return Comparison(table, tuple(new), tuple(changed), len(figures) - len(new) - len(changed))


def merge_into(base: Path, figures: Figures, held: Held, to: Path) -> None:
    """Write the folder `base` with the figures in it as the folder `to`, all of it or nothing.

    `to` may be `base`; a folder there that is no data folder is left alone. Raises MergeError, and ExtractError when
    the merged folder would not be accepted at the start; what was there before then stays as it was.
    """
    if to.exists() and not (to / DESCRIPTION).is_file() and (not to.is_dir() or any(to.iterdir())):
        raise MergeError(_("{folder} finns redan och är inget underlag.", folder=to))
    target = to.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise MergeError(_("{folder} kan inte skrivas: {reason}.", folder=to, reason=error.strerror)) from error
    aside = beside / "aside"
    try:
        _write(base, figures, held, beside / "merged")
        _accept(beside / "merged")
        _exchange(beside / "merged", target, aside)
    except OSError as error:
        raise MergeError(_("{folder} kan inte skrivas: {reason}.", folder=to, reason=error.strerror)) from error
    finally:
        if target.exists() or not aside.exists():
            shutil.rmtree(beside, ignore_errors=True)


def _exchange(merged: Path, target: Path, aside: Path) -> None:
    """Two renames within one folder, the first one taken back if the second fails."""
    if target.exists():
        target.rename(aside)
    try:
        merged.rename(target)
    except OSError:
        if aside.exists():
            aside.rename(target)
        raise


@dataclass(frozen=True, eq=False)
class Merged:
    """A data folder with figures in it, opened and packed: a database of its own, and all else that the folder was."""

    connection: Connection
    assumptions: Assumptions
    description: Mapping[str, Any]
    version: str
    packed: bytes


def open_merged(base: Path, figures: Figures, held: Held) -> Merged:
    """The folder with the figures in it; nothing is kept on disk. `packed` is as merged_zip.

    Raises ExtractError when the merged folder would not be accepted.
    """
    with tempfile.TemporaryDirectory(prefix="rehabdata-") as scratch:
        merged = Path(scratch) / "merged"
        _write(base, figures, held, merged)
        known = read_assumptions(merged)
        described, version = read_description(merged), data_version(merged)
        return Merged(open_database(merged), known, described, version, _packed(merged))


def merged_zip(base: Path, figures: Figures, held: Held) -> bytes:
    """The described files of the folder with the figures in them, as a zip that unpacks to a data folder.

    Raises ExtractError when the merged folder would not be accepted.
    """
    with tempfile.TemporaryDirectory(prefix="rehabdata-") as scratch:
        merged = Path(scratch) / "merged"
        _write(base, figures, held, merged)
        _accept(merged)
        return _packed(merged)


def _packed(folder: Path) -> bytes:
    packed = io.BytesIO()
    names = [DESCRIPTION, *(resource["path"] for resource in read_description(folder)["resources"])]
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as files:
        for name in names:
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            files.writestr(entry, read_file(folder, name))
    return packed.getvalue()


def _accept(folder: Path) -> None:
    """What the start does: raises ExtractError for a folder that cannot be used."""
    open_database(folder).close()
    read_assumptions(folder)


def _write(base: Path, figures: Figures, held: Held, folder: Path) -> None:
    shutil.copytree(base, folder, symlinks=True, ignore=_no_files)
    for resource in read_description(base)["resources"]:
        path = folder / resource["path"]
        if path.is_symlink():  # within the folder that it was in: a copy of what it leads to
            path.unlink()
            path.write_bytes(read_file(base, path.name))
    for name, text in merged_files(base, figures, held).items():
        (folder / name).write_text(text, encoding="utf-8", newline="")


def _no_files(folder: str, names: list[str]) -> list[str]:
    """What is neither a file, a link nor a folder: a pipe would be waited for."""
    paths = {name: Path(folder) / name for name in names}
    return [name for name, path in paths.items() if not (path.is_symlink() or path.is_file() or path.is_dir())]


def merged_files(base: Path, figures: Figures, held: Held) -> dict[str, str]:
    """Name to text of each file of the folder that the figures change or add; no file where nothing is new."""
    kept = {table: _to_keep(table, figures, held) for table in KEYS}
    files: dict[str, str] = {}
    for table in ("patients", "gender", "shares"):
        if kept[table]:
            name = f"brought_{table}.csv"
            files[name] = _brought_csv(base / name, table, kept[table], held)
    if kept["population"]:
        kept["population"] |= _nation(kept["population"], held)
    for table, name in _LIST_FILES.items():
        if kept[table]:
            files[name] = _list_csv(base / name, table, kept[table], held)
    if kept["money"]:
        path = base / money.FILE
        files[money.FILE] = with_entries(path.read_text(encoding="utf-8"), kept["money"])
    description = read_description(base)
    described = {resource["path"] for resource in description["resources"]}
    added = [resource for resource in brought_resources() if resource["path"] in files.keys() - described]
    if added:
        description["resources"] += added
        files[DESCRIPTION] = json.dumps(description, ensure_ascii=False, indent=1) + "\n"
    return files


def _to_keep(table: str, figures: Figures, held: Held) -> dict[Key, Figure]:
    known = held.tables[table]
    return {key: figure for key, figure in figures.get(table, {}).items() if known.get(key) != figure.value}


def _nation(kept: Mapping[Key, Figure], held: Held) -> dict[Key, Figure]:
    """The nation's population on each day and of each sex that was brought: the sum of the 21."""
    known = {**held.tables["population"], **{key: figure.value for key, figure in kept.items()}}
    sums: dict[Key, Figure] = {}
    for day, sex in dict.fromkeys(key[1:] for key in kept):
        counted = [known[(code, day, sex)] for code in held.county_by_code]
        source = kept.get((NATION, day, sex), Figure((), _SUM_SOURCE)).source
        sums[(NATION, day, sex)] = Figure(tuple(map(sum, zip(*counted, strict=True))), source)
    return sums


def _brought_csv(path: Path, table: str, kept: Mapping[Key, Figure], held: Held) -> str:
    key_columns, value_columns = KEYS[table], VALUES[table]
    header = [*_BROUGHT_COLUMNS, *key_columns[len(_BROUGHT_COLUMNS) - 1 :], *value_columns, "source"]
    rows = {_row_key(row, key_columns): row for row in _rows(path)} if path.is_file() else {}
    for key, figure in sorted(kept.items(), key=lambda item: item[0]):
        rows[tuple(map(str, key))] = _row(table, key, figure, held)
    return _csv(header, rows.values())


def _list_csv(path: Path, table: str, kept: Mapping[Key, Figure], held: Held) -> str:
    rows = {_row_key(row, KEYS[table]): row for row in _rows(path)} if path.is_file() else {}
    header = list(next(iter(rows.values()), (*KEYS[table], *VALUES[table], "source")))
    for key, figure in kept.items():
        rows[tuple(map(str, key))] = _row(table, key, figure, held)
    return _csv(header, rows.values())


def _row(table: str, key: Key, figure: Figure, held: Held) -> dict[str, object]:
    row = dict(zip((*KEYS[table], *VALUES[table]), (*key, *figure.value), strict=True)) | {"source": figure.source}
    if "county_code" in row:
        row["county"] = held.county_by_code.get(key[0], NATION_NAME)
    if table == "activities":
        row["printed_status"] = "unknown"  # lost with the document's symbols, whatever is brought
    return row


def _row_key(row: Mapping[str, object], columns: Sequence[str]) -> tuple[str, ...]:
    return tuple(str(row[column]) for column in columns)


def _rows(path: Path) -> Iterator[dict[str, object]]:
    yield from csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline=""), strict=True)


def _csv(header: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([row[column] for column in header] for row in rows)
    return text.getvalue()

"""Brought figures beside what a data folder holds, and a data folder with both.

The report's own extracts are never edited: new and changed figures of its tables go into extracts of their own
(brought_*.csv), which the database puts before the printed ones. Population and the plan's lists are changed row by
row, rates and frames entry by entry. What was fetched changes nothing that is held: new figures are added (those of
series in fetched_*.csv), and where the source has another value than the folder it lies beside it, in revisions.csv.
"""

import csv
import io
import json
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from rehabdata import assumptions as money
from rehabdata import manifest, versions
from rehabdata.assumptions import Assumptions, read_assumptions
from rehabdata.database import Connection, open_database
from rehabdata.extracts import DESCRIPTION, brought_resources, read_description, read_file
from rehabdata.intake.held import KEYS, NATION, NOISE_FROM, VALUES, Held, Key, Value
from rehabdata.intake.money_file import with_entries
from rehabdata.intake.parts import Figure, Figures
from rehabdata.intake.wording import TITLES
from rehabdata.language import _
from rehabdata.swedish import number, why_not
from rehabdata.versions import data_version

NATION_NAME = "Riket"
REVISIONS = "revisions.csv"
_FILES = {
    **{table: f"brought_{table}.csv" for table in ("patients", "gender", "shares")},
    "population": "population.csv",
    "sick_days": "fetched_sick_days.csv",
    "staff_sickness": "fetched_staff_sickness.csv",
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
    """What bringing the figures of one table would do. `revised` are told beside what is held, which stays."""

    table: str
    new: tuple[Change, ...]
    changed: tuple[Change, ...]
    revised: tuple[Change, ...]
    unchanged_count: int

    @property
    def is_news(self) -> bool:
        """Whether the folder would be another."""
        return bool(self.new or self.changed or self.revised)

    def __str__(self) -> str:
        """befolkning: 66 nya, 0 ändrade, 528 oförändrade."""
        told = _(
            "{table}: {new} nya, {changed} ändrade, {unchanged} oförändrade",
            table=_(TITLES[self.table]),
            new=number(len(self.new)),
            changed=number(len(self.changed)),
            unchanged=number(self.unchanged_count),
        )
        if not self.revised:
            return told
        return _("{told}, {count} reviderade av källan", told=told, count=number(len(self.revised)))


def compare(figures: Figures, held: Held) -> list[Comparison]:
    """The brought figures against those held, table by table in the order of held.KEYS; empty tables left out."""
    return [_compared(table, figures[table], held) for table in KEYS if figures.get(table)]


def _compared(table: str, figures: Mapping[Key, Figure], held: Held) -> Comparison:
    new: list[Change] = []
    changed: list[Change] = []
    revised: list[Change] = []
    shown = {key: figure for key, figure in figures.items() if not _is_hidden(figure)}
    for key, figure in shown.items():
        before = held.tables[table].get(key)
        if before is None:
            new.append(Change(key, None, figure.value))
        elif before != figure.value and not figure.fetched_on:
            changed.append(Change(key, before, figure.value))
        if list(_revised(table, key, figure, held)):
            revised.append(Change(key, before or held.beside[table][key], figure.value))
    both = {change.key for change in (*new, *changed, *revised)}
    return Comparison(table, tuple(new), tuple(changed), tuple(revised), len(shown) - len(both))


def _is_hidden(figure: Figure) -> bool:
    """Whether the source has the figure and does not show it: missing, which takes nothing away."""
    return bool(figure.fetched_on) and None in figure.value


def _revised(table: str, key: Key, figure: Figure, held: Held) -> Iterator[tuple[str, Any, Any]]:
    """Column, held and fetched value of what a source has otherwise than the folder, where that is not known already.

    A value printed with fewer decimals is the same figure where the other rounds to it.
    """
    if not figure.fetched_on or _is_hidden(figure):
        return
    before = held.tables[table].get(key) or held.beside.get(table, {}).get(key)
    for name, old, new in zip(VALUES[table], before, figure.value, strict=True) if before else ():
        last = held.revised.get((table, key, name), old)
        if not _same(last, new):
            yield name, old, new


def _same(one: int | Decimal, other: int | Decimal) -> bool:
    if isinstance(one, int) and isinstance(other, int):
        return one == other
    # The database's one decimal is the least that is known of a rate: 12 is 12.0.
    places = max(min(-1, int(Decimal(value).as_tuple().exponent)) for value in (one, other))
    step = Decimal((0, (1,), places))
    return Decimal(one).quantize(step, ROUND_HALF_UP) == Decimal(other).quantize(step, ROUND_HALF_UP)


def merge_into(
    base: Path, figures: Figures, held: Held, to: Path, fetched: Sequence[manifest.Entry] = (), today: str = ""
) -> None:
    """Write the folder `base` with the figures in it as the folder `to`, all of it or nothing.

    `to` may be `base`; a folder there that is no data folder is left alone. `fetched` is what the manifest beside the
    files says of them; on the day `today` (ISO) the history of versions gets a line. Raises MergeError, and
    ExtractError when the merged folder would not be accepted at the start; what was there before then stays as it was.
    """
    if to.exists() and not (to / DESCRIPTION).is_file() and (not to.is_dir() or any(to.iterdir())):
        raise MergeError(_("{folder} finns redan och är inget underlag.", folder=to))
    target = to.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise MergeError(_("{folder} kan inte skrivas: {reason}.", folder=to, reason=why_not(error))) from error
    aside = beside / "aside"
    try:
        _write(base, figures, held, beside / "merged")
        _tell(base, compare(figures, held), fetched, today, beside / "merged")
        _accept(beside / "merged")
        _exchange(beside / "merged", target, aside)
    except OSError as error:
        raise MergeError(_("{folder} kan inte skrivas: {reason}.", folder=to, reason=why_not(error))) from error
    finally:
        if target.exists() or not aside.exists():
            shutil.rmtree(beside, ignore_errors=True)


def _tell(
    base: Path, compared: Sequence[Comparison], fetched: Sequence[manifest.Entry], today: str, merged: Path
) -> None:
    """What tells of the extracts: the manifest of what was fetched, the history that an older link is told by."""
    if entries := dict.fromkeys((*manifest.read(base), *fetched)):
        (merged / manifest.FILE).write_text(manifest.text(entries), encoding="utf-8")
    change = f"Nya uppgifter ({'; '.join(str(each) for each in compared if each.is_news)})."
    told = versions.continued(versions.history(base), data_version(base), data_version(merged), today, change)
    if told and today:
        (merged / versions.HISTORY).write_text(versions.text(told), encoding="utf-8", newline="")


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
    if kept["population"]:
        kept["population"] |= _nation(kept["population"], held)
    files = {name: _table_csv(base / name, table, kept[table], held) for table, name in _FILES.items() if kept[table]}
    if revised := [*_revision_rows(figures, held)]:
        before = [*_rows(base / REVISIONS)] if (base / REVISIONS).is_file() else []
        columns = _columns(REVISIONS)
        about = [column for column in columns if column not in ("held", "fetched", "source")]
        by_figure_and_day = {_row_key(row, about): row for row in (*before, *revised)}
        files[REVISIONS] = _csv(columns, by_figure_and_day.values())
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
    return {
        key: figure
        for key, figure in figures.get(table, {}).items()
        if known.get(key) != figure.value and not (figure.fetched_on and key in known) and not _is_hidden(figure)
    }


def _revision_rows(figures: Figures, held: Held) -> Iterator[dict[str, object]]:
    for table in ("population", *held.beside):
        for key, figure in figures.get(table, {}).items():
            for name, old, new in _revised(table, key, figure, held):
                yield {
                    **{"table": table, "county_code": key[0], "county": _county(key, held), "time": key[1]},
                    **{"part": key[2], "figure": name, "held": old, "fetched": new},
                    **{"fetched_on": figure.fetched_on, "source": figure.source},
                }


def _nation(kept: Mapping[Key, Figure], held: Held) -> dict[Key, Figure]:
    """The nation's population on each day and of each sex that was brought: the sum of the 21, where it must be."""
    known = {**held.tables["population"], **{key: figure.value for key, figure in kept.items()}}
    sums: dict[Key, Figure] = {}
    for day, sex in dict.fromkeys(key[1:] for key in kept):
        if day >= NOISE_FROM and (NATION, day, sex) in known:
            continue
        counted = [known[(code, day, sex)] for code in held.county_by_code]
        source = kept.get((NATION, day, sex), Figure((), _SUM_SOURCE)).source
        sums[(NATION, day, sex)] = Figure(tuple(map(sum, zip(*counted, strict=True))), source)
    return sums


def _table_csv(path: Path, table: str, kept: Mapping[Key, Figure], held: Held) -> str:
    rows = {_row_key(row, KEYS[table]): row for row in _rows(path)} if path.is_file() else {}
    header = list(next(iter(rows.values()), ())) or _columns(path.name)
    is_own = path.name.startswith("brought_")  # whichever file was named first, in the same order
    for key, figure in sorted(kept.items(), key=lambda item: item[0]) if is_own else kept.items():
        rows[tuple(map(str, key))] = _row(table, key, figure, held)
    return _csv(header, rows.values())


def _columns(file: str) -> list[str]:
    (resource,) = (each for each in brought_resources() if each["path"] == file)
    return [field["name"] for field in resource["schema"]["fields"]]


def _row(table: str, key: Key, figure: Figure, held: Held) -> dict[str, object]:
    row = dict(zip((*KEYS[table], *VALUES[table]), (*key, *figure.value), strict=True)) | {"source": figure.source}
    if "county_code" in row:
        row["county"] = _county(key, held)
    row["fetched_on"] = figure.fetched_on
    if table == "population" and figure.fetched_on:  # the extract has no column of its own for it
        row["source"] = f"{figure.source}, hämtad {figure.fetched_on}"
    if table == "activities":
        row["printed_status"] = "unknown"  # lost with the document's symbols, whatever is brought
    return row


def _county(key: Key, held: Held) -> str:
    return held.county_by_code.get(key[0], NATION_NAME)


def _row_key(row: Mapping[str, object], columns: Sequence[str]) -> tuple[str, ...]:
    return tuple(str(row[column]) for column in columns)


def _rows(path: Path) -> Iterator[dict[str, object]]:
    yield from csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline=""), strict=True)


def _csv(header: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([row.get(column, "") for column in header] for row in rows)
    return text.getvalue()

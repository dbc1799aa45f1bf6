"""One series fetched into a folder of its own: a file in the form that `check` knows, and the manifest beside it.

What was fetched before stands, row for row with its day, until the source says otherwise; what the source
no longer has stays. Nothing is written before all is read, and nothing where nothing is new.
"""

import csv
import datetime as dt
import io
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from rehabdata import manifest
from rehabdata.extracts import DESCRIPTION, ExtractError
from rehabdata.fetch import UNTRIED, FetchError, forsakringskassan, kolada, scb
from rehabdata.fetch.client import Answer, Client, Unchanged

FIRST_YEAR_OF_POPULATION = 2010
Cells = tuple[str, ...]
Answers = Sequence[Answer[Any]]


@dataclass(frozen=True)
class Counties:
    """The 21 as a data folder has them: code to name, and Kolada's id to code."""

    name_by_code: Mapping[str, str]
    code_by_kolada_id: Mapping[str, str]


@dataclass(frozen=True)
class Series:
    """One public series: its table and file, its headings (those before the key's end first), how it is asked and told.

    `ask` takes the client, the counties, today and an address; `cells` makes a row's key and figures.
    """

    table: str
    file: str
    name: str
    source: str
    address: str
    key: Cells
    figures: Cells
    ask: Callable[[Client, Counties, dt.date, str], Answers]
    cells: Callable[[Any], Cells]


SERIES = {
    "fk": Series(
        "sick_days",
        "sjukpenningdagar.csv",
        forsakringskassan.NAME,
        forsakringskassan.SOURCE,
        forsakringskassan.ADDRESS,
        ("Län", "Månad", "Kön"),
        ("Dagar",),
        lambda client, counties, _today, address: forsakringskassan.fetch(client, list(counties.name_by_code), address),
        lambda row: (row.county_code, row.month, row.sex, _two_decimals(row.days)),
    ),
    "kolada": Series(
        "staff_sickness",
        "regionernas-sjukfranvaro.csv",
        kolada.NAME,
        kolada.SOURCE,
        kolada.ADDRESS,
        ("Län", "År", "Period"),
        ("Sjukfrånvaro",),
        lambda client, counties, today, address: kolada.fetch(client, counties.code_by_kolada_id, today, address),
        lambda row: (row.county_code, str(row.year), "helår", _two_decimals(row.percent)),
    ),
    "scb": Series(
        "population",
        "befolkning.csv",
        scb.NAME,
        scb.SOURCE,
        scb.ADDRESS,
        ("Län", "Datum", "Kön"),
        ("Befolkning", "Befolkning 15–64"),
        lambda client, counties, today, address: scb.fetch(
            client, list(counties.name_by_code), FIRST_YEAR_OF_POPULATION, today, address
        ),
        lambda row: (
            row.county_code,
            row.date,
            row.sex,
            str(row.population),
            str(row.population_15_64),
        ),
    ),
}


def _two_decimals(value: Decimal | None) -> str:
    """The figure as the database holds it, at most two decimals; empty where the source hides it."""
    if value is None:
        return ""
    exponent = value.as_tuple().exponent
    few = isinstance(exponent, int) and exponent >= -2
    return format(value if few else value.quantize(Decimal("0.01"), ROUND_HALF_UP), "f")


def fetch(
    series: Series,
    to: Path,
    counties: Counties,
    now: dt.datetime,
    address: str = "",
    pause: Callable[[float], None] = time.sleep,
) -> str:
    """Fetch one series into the folder `to`; what was done, in Swedish.

    Raises FetchError, with nothing changed, for a source or a folder that cannot be used; OSError.
    """
    if (to / DESCRIPTION).exists():
        raise FetchError(f"{to} är ett underlag: ange en egen mapp för det hämtade. Inget är ändrat.")
    try:
        told = manifest.read(to)
    except ExtractError as error:
        raise FetchError(f"{to}: {error} Inget är ändrat.") from error
    path = to / series.file
    before = _before(path, series)
    last = {entry.address: entry for entry in told if entry.file == series.file and before}
    etags = {asked: entry.etag for asked, entry in last.items() if entry.etag}
    client = Client(series.name, etags, pause)
    try:
        answers = series.ask(client, counties, now.date(), address or series.address)
    except Unchanged:
        answers = []
    finally:
        client.close()
    if all(a.address in last and last[a.address].sha256 == a.sha256 for a in answers):
        return f"{series.name}: inget nytt. Inget är ändrat."
    rows, entries = dict(before), []
    for answer in answers:
        new = changed = 0
        keys = []
        for row in answer.read:
            cells = series.cells(row)
            key, figures = cells[: len(series.key)], cells[len(series.key) :]
            keys.append(key)
            known = rows.get(key)
            if known is None or known[: len(figures)] != figures:
                new += known is None
                changed += known is not None
                rows[key] = (*figures, f"{series.source}; {UNTRIED}", now.date().isoformat())
        entries.append(_entry(series, answer, now, max((key[1] for key in keys), default=""), new, changed))
    to.mkdir(parents=True, exist_ok=True)
    # The figures first: a manifest that names what is not there would keep it from being asked for again.
    _write(path, _csv(series, rows))
    _write(to / manifest.FILE, manifest.text((*told, *entries)))
    new, changed = (sum(getattr(entry, name) for entry in entries) for name in ("new", "changed"))
    return f"{path}: {new} nya och {changed} ändrade siffror från {series.name} ({UNTRIED})."


def _entry(
    series: Series, answer: Answer[Any], now: dt.datetime, newest: str, new: int, changed: int
) -> manifest.Entry:
    return manifest.Entry(
        series=series.table,
        file=series.file,
        source=series.name,
        address=answer.address,
        fetched_at=now.astimezone(dt.UTC).isoformat(timespec="seconds"),
        sha256=answer.sha256,
        bytes=answer.byte_count,
        etag=answer.etag or "",
        newest=newest,
        new=new,
        changed=changed,
        note=UNTRIED,
    )


def _before(path: Path, series: Series) -> dict[Cells, Cells]:
    """What was fetched before, key to figures, source and day; none where there is no file."""
    if not path.exists():
        return {}
    header = _header(series)
    try:
        lines = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
    except (UnicodeDecodeError, csv.Error):
        lines = []
    if not lines or lines[0] != header or any(len(line) != len(header) for line in lines):
        raise FetchError(f"{path}: hittade en ändrad fil, väntade den som hämtades förra gången. Inget är ändrat.")
    width = len(series.key)
    return {tuple(line[:width]): tuple(line[width:]) for line in lines[1:]}


def _header(series: Series) -> list[str]:
    return [*series.key, *series.figures, "Källa", "Hämtad"]


def _csv(series: Series, rows: Mapping[Cells, Cells]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_header(series))
    writer.writerows([*key, *rest] for key, rest in sorted(rows.items(), key=_by_time))
    return text.getvalue()


def _by_time(row: tuple[Cells, Cells]) -> tuple[str, str, str]:
    (area, when, part), _rest = row
    return when, part, area


def _write(path: Path, text: str) -> None:
    """The file whole, in place of what was there, or not at all."""
    beside = path.with_name(f".{path.name}.ny")
    try:
        beside.write_text(text, encoding="utf-8", newline="")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)

"""Empty files in the forms that can be brought, for one year and part of the year: what a host fills in."""

import csv
import io
from collections.abc import Iterable, Sequence

from rehabdata.intake.cells import shown
from rehabdata.intake.held import NATION, Held
from rehabdata.intake.lists import DIRECTIONS, FORMS, ITEMS, KINDS, READINGS, Form
from rehabdata.intake.reports import AREA, FIRST_YEAR_OF_LEVELS, HALF_YEAR, Heading

# Byte order mark and semicolon: what Swedish spreadsheet programs open without questions.
ENCODING, DELIMITER = "utf-8-sig", ";"

_TABLES = {
    "tabell-1-mmr.csv": ("MMR1", "MMR2"),
    "tabell-2-kbt-ipt.csv": ("KBT/IPT",),
    "tabell-3-kon-och-andel.csv": ("men", "women", "share"),
}


def templates(held: Held, year: int, period: str = HALF_YEAR) -> dict[str, bytes]:
    """File name to content. Tables 1-3 and rates are empty; population and all of the plans as held."""
    files = {
        name: _table(held, [Heading(quantity, year, period) for quantity in _of_time(quantities, year)])
        for name, quantities in _TABLES.items()
    }
    rows = {
        "population": _population(held, f"{year - 1}-12-31"),
        "money": [[name, year, "", held.units.get(item, "")] for item, name in ITEMS.items()],
        "measurements": [*_as_held(held, "measurements"), *_as_held(held, "plan_measurements")],
        "activities": _activities(held),
        "plan_targets": _plan_targets(held),
    }
    return files | {f"{form.file}.csv": _list(form, rows[form.table]) for form in FORMS}


def _of_time(quantities: Sequence[str], year: int) -> Iterable[str]:
    return ("MMR",) if "MMR1" in quantities and year < FIRST_YEAR_OF_LEVELS else quantities


def _table(held: Held, headings: Sequence[Heading]) -> bytes:
    names = [*held.county_by_code.values(), "Summa"]
    return _csv([AREA, *map(str, headings)], ([name, *[""] * len(headings)] for name in names))


def _list(form: Form, rows: Iterable[Sequence[object]]) -> bytes:
    header = [column.heading for column in form.columns]
    return _csv(header, ([*row, *[""] * (len(header) - len(row))] for row in rows))


def _population(held: Held, day: str) -> list[list[object]]:
    areas = {**held.county_by_code, NATION: "Riket"}
    known = held.tables["population"]
    return [[name, day, sex, *known.get((code, day, sex), ())] for code, name in areas.items() for sex in "TKM"]


def _as_held(held: Held, table: str) -> list[list[object]]:
    return [[*key, *map(shown, value)] for key, value in held.tables[table].items()]


def _activities(held: Held) -> list[list[object]]:
    rows: list[list[object]] = []
    for (number,), (heading, activity, state, reading, reason, *rest) in held.tables["activities"].items():
        said = [heading, activity, state, READINGS[reading][0], reason]
        rows.append([number, *said, "okänd", *map(shown, rest)])
    return rows


def _plan_targets(held: Held) -> list[list[object]]:
    rows: list[list[object]] = []
    for (name,), (plan, unit, kind, better, *rest) in held.tables["plan_targets"].items():
        rows.append([name, plan, unit, KINDS[kind], DIRECTIONS[better], *map(shown, rest)])
    return rows


def _csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=DELIMITER, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode(ENCODING)

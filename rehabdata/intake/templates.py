"""Empty files in the forms that can be brought, for one year and part of the year: what a host fills in."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

import xlsxwriter

from rehabdata.intake.held import NATION, Held
from rehabdata.intake.lists import DIRECTIONS, FORMS, ITEMS, KINDS, READINGS, Form
from rehabdata.intake.reports import AREA, FIRST_YEAR_OF_LEVELS, HALF_YEAR, YEARS, Heading
from rehabdata.language import later
from rehabdata.validator import shown

# Byte order mark and semicolon: what Swedish spreadsheet programs open without questions.
ENCODING, DELIMITER = "utf-8-sig", ";"

_TABLES = {
    "tabell-1-mmr": ("MMR1", "MMR2"),
    "tabell-2-kbt-ipt": ("KBT/IPT",),
    "tabell-3-kon-och-andel": ("men", "women", "share"),
}
TITLES = {
    "tabell-1-mmr": later("tabell 1: patienter i MMR"),
    "tabell-2-kbt-ipt": later("tabell 2: patienter i KBT/IPT"),
    "tabell-3-kon-och-andel": later("tabell 3: män och kvinnor, andel ansökt"),
    **{form.file: form.title for form in FORMS if form.file},
}
_AS_WRITTEN = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_UNDATED = dt.datetime(2000, 1, 1)


@dataclass(frozen=True)
class Template:
    """One form: its heading row and its rows. Figures are numbers, the rest is text."""

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[object]]

    def as_csv(self) -> bytes:
        """What Swedish spreadsheet programs open without questions."""
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=DELIMITER, lineterminator="\r\n")
        writer.writerow(self.header)
        writer.writerows([shown(cell) for cell in row] for row in self.rows)
        return text.getvalue().encode(ENCODING)

    def as_xlsx(self) -> bytes:
        """A workbook of one sheet: the same template, the same bytes. No cell is a formula."""
        packed = io.BytesIO()
        with xlsxwriter.Workbook(packed, _AS_WRITTEN) as book:
            book.set_properties({"title": f"Mall: {self.title}", "created": _UNDATED})
            sheet, bold = book.add_worksheet("Mall"), book.add_format({"bold": True, "text_wrap": True})
            sheet.freeze_panes(1, 1)
            for place, heading in enumerate(self.header):
                sheet.write_string(0, place, heading, bold)
                longest = max((len(shown(row[place])) for row in self.rows), default=0)
                sheet.set_column(place, place, min(60, max(12, longest + 2)))
            for number, row in enumerate(self.rows, start=1):
                for place, cell in enumerate(row):
                    if isinstance(cell, int | Decimal):
                        sheet.write_number(number, place, float(cell))
                    elif cell not in (None, ""):
                        sheet.write_string(number, place, str(cell))
        return packed.getvalue()


def templates(held: Held, year: int, period: str = HALF_YEAR) -> dict[str, Template]:
    """File name without ending to form. Tables 1-3 and rates are empty; population and all of the plans as held."""
    forms = {
        name: _table(name, held, [Heading(quantity, year, period) for quantity in _of_time(quantities, year)])
        for name, quantities in _TABLES.items()
    }
    rows: dict[str, Sequence[Sequence[object]]] = {
        "population": _population(held, f"{year - 1}-12-31"),
        "money": [[name, year, None, held.units.get(item, "")] for item, name in ITEMS.items()],
        "measurements": [*_as_held(held, "measurements"), *_as_held(held, "plan_measurements")],
        "activities": _activities(held),
        "plan_targets": _plan_targets(held),
    }
    return forms | {form.file: _list(form, rows[form.table]) for form in FORMS if form.file}


def _of_time(quantities: Sequence[str], year: int) -> Iterable[str]:
    return ("MMR",) if "MMR1" in quantities and year < FIRST_YEAR_OF_LEVELS else quantities


def _table(name: str, held: Held, headings: Sequence[Heading]) -> Template:
    names = [*held.county_by_code.values(), "Summa"]
    return Template(TITLES[name], [AREA, *map(str, headings)], [[name, *[None] * len(headings)] for name in names])


def _list(form: Form, rows: Iterable[Sequence[object]]) -> Template:
    header = [column.heading for column in form.own_columns]
    return Template(form.title, header, [[*row, *[None] * (len(header) - len(row))] for row in rows])


def _population(held: Held, day: str) -> list[list[object]]:
    areas = {**held.county_by_code, NATION: "Riket"}
    known = held.tables["population"]
    return [[name, day, sex, *known.get((code, day, sex), ())] for code, name in areas.items() for sex in "TKM"]


def _as_held(held: Held, table: str) -> list[list[object]]:
    return [[*key, *value] for key, value in held.tables[table].items()]


def _activities(held: Held) -> list[list[object]]:
    rows: list[list[object]] = []
    for (number,), (heading, activity, state, reading, reason, *rest) in held.tables["activities"].items():
        said = [heading, activity, state, READINGS[reading][0], reason]
        rows.append([number, *said, "okänd", *rest])
    return rows


def _plan_targets(held: Held) -> list[list[object]]:
    rows: list[list[object]] = []
    for (name,), (plan, unit, kind, better, *rest) in held.tables["plan_targets"].items():
        rows.append([name, plan, unit, KINDS[kind], DIRECTIONS[better], *map(shown, rest)])
    return rows


def next_year(years: Sequence[int]) -> int:
    """The year that templates are most likely wanted for: the one after those held, while the guarantee lasted."""
    return min(max(years) + 1, YEARS[-1])

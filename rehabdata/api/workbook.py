"""A table as a workbook (XLSX): a sheet with the figures, and a sheet that says what they are.

Equal figures give equal bytes: nothing of when or where it was made goes into the file.
"""

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from rehabdata.api.answers import Row
from rehabdata.api.columns import COLUMNS, DATES, NAMES, SHARES

ABOUT_SHEET = "Om uppgifterna"
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_WIDEST, _NARROWEST = 60, 9  # characters
_LINK = ("http://", "https://")


@dataclass(frozen=True)
class About:
    """The second sheet: a heading, the marking of a worked example or "", pairs of what and what it is."""

    title: str
    marking: str
    lines: Sequence[tuple[str, str]]
    made: dt.datetime  # stands in the file's properties; the same for the same data


def book(sheet: str, columns: Sequence[str], rows: Sequence[Row], about: About) -> bytes:
    """The file. Texts stay texts whatever they begin with, numbers are numbers, what is missing is an empty cell."""
    file = io.BytesIO()
    workbook = Workbook(file, _OPTIONS)
    workbook.set_properties({"title": about.title, "comments": about.marking, "created": about.made})
    _figures(workbook, workbook.add_worksheet(sheet), columns, rows)
    _about(workbook, workbook.add_worksheet(ABOUT_SHEET), columns, about)
    workbook.close()
    return file.getvalue()


def _figures(workbook: Workbook, sheet: Worksheet, columns: Sequence[str], rows: Sequence[Row]) -> None:
    heading = workbook.add_format({"bold": True, "bottom": 1, "valign": "top"})
    for place, column in enumerate(columns):
        shown = workbook.add_format({"num_format": _number_format(column)})
        sheet.write_string(0, place, column, heading)
        sheet.set_column(place, place, _width(column, [row[column] for row in rows]))
        for line, row in enumerate(rows, start=1):
            _write(sheet, line, place, row[column], shown, is_date=column in DATES)
    last = max(len(rows), 1)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(columns) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:{_letters(len(columns))}{last + 1}"})  # codes such as 01


def _write(sheet: Worksheet, line: int, place: int, value: object, shown: Format, *, is_date: bool) -> None:
    if isinstance(value, str) and is_date:
        sheet.write_datetime(line, place, dt.date.fromisoformat(value), shown)
    elif isinstance(value, str):
        sheet.write_string(line, place, value)
    elif isinstance(value, int | float):
        sheet.write_number(line, place, value, shown)
    elif value is not None:
        raise TypeError(f"a cell of {type(value).__name__}")


def _number_format(column: str) -> str:
    if column in DATES:
        return "yyyy-mm-dd"
    if column in SHARES:
        return "0.0%"
    if column.endswith("_sek"):
        return '#,##0\\ "kr"'
    is_whole = "number" not in COLUMNS[column][0]
    return "#,##0" if is_whole and column not in NAMES else "General"


def _width(column: str, values: Sequence[object]) -> int:
    longest = max((len(str(value)) for value in values if isinstance(value, str | int)), default=0)
    return min(max(longest, len(column) + 2, _NARROWEST), _WIDEST) + 2


def _letters(count: int) -> str:
    """The name of the last of so many columns: Z is the 26th, AA the 27th."""
    name = ""
    while count:
        count, rest = divmod(count - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _about(workbook: Workbook, sheet: Worksheet, columns: Sequence[str], about: About) -> None:
    strong = workbook.add_format({"bold": True, "valign": "top"})
    large = workbook.add_format({"bold": True, "font_size": 14})
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 32)
    sheet.set_column(1, 1, 95)
    sheet.write_string(0, 0, about.title, large)
    sheet.write_string(1, 0, about.marking, strong)
    explained = [(column, COLUMNS[column][1]) for column in columns]
    for line, (what, told) in enumerate((*about.lines, ("", ""), ("Förklaring av kolumner", ""), *explained), start=3):
        sheet.write_string(line, 0, what, strong)
        if told.startswith(_LINK):
            sheet.write_url(line, 1, told, string=told)
        elif told:
            sheet.write_string(line, 1, told, wrapped)

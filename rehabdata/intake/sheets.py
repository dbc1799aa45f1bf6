"""A file's bytes -> a table of text: CSV as people have it, XLSX by rehabdata.intake.workbook.

Nothing is trusted: size, rows, columns and cells have limits that are looked at before the work is done.
"""

import csv
import io
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from rehabdata.faults import Fault, RefusedFileError
from rehabdata.intake import workbook
from rehabdata.intake.cells import LONGEST_CELL, decimal
from rehabdata.language import _, later
from rehabdata.swedish import number
from rehabdata.validator import WRONG

LARGEST_FILE = 5_000_000  # bytes
MOST_ROWS = 20_000
MOST_COLUMNS = 100
MOST_CELLS = 400_000

# What no text holds: all control characters but tab, line feed and carriage return.
_CONTROLS = bytes({*range(32), 127} - {9, 10, 13})
_DELIMITERS = ";\t,"
_SPREADSHEET = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"  # Office files of before 2007, and newer ones with a password
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_ENDINGS = (".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods", ".fods", ".numbers")
# What a text that is no table begins with, and what it is.
_MARKUP = {
    "office:document": later("en fil i OpenDocument-form (.fods)"),
    "<html": later("en webbsida (HTML)"),
    "<table": later("en webbsida (HTML)"),
    "<?xml": later("en XML-fil"),
}
_LONGEST_HEAD = 100_000  # characters in which the header of a text is looked for

_LONGEST_HEADING = 200  # characters: a longer cell is none

IsHeader = Callable[[Sequence[str]], bool]

_EXPECTED_FILE = later("en CSV-fil eller en XLSX-fil i någon av mallarnas form")


@dataclass(frozen=True)
class Sheet:
    """A file as columns of text: the header, the column under each heading, and the number of each row."""

    file: str
    header: tuple[str, ...]
    header_row: int
    columns: Sequence[Sequence[str]]
    row_numbers: Sequence[int]


def read_sheet(file: str, content: bytes, is_header: IsHeader = any) -> Sheet:
    """The table under the first row that `is_header` knows, else the first with anything in it.

    Raises RefusedFileError when the file cannot be read or is beyond a limit.
    """
    if len(content) > LARGEST_FILE:
        size = number(LARGEST_FILE / 1e6)
        raise _refused(file, _("en fil på mer än {size} MB", size=size), _("högst {size} MB", size=size))
    if not content.strip():
        raise _refused(file, _("en tom fil"))
    if content.startswith(_SPREADSHEET):

        def has_header(rows: Sequence[Sequence[str]]) -> bool:
            return _header_place(rows, is_header) is not None

        rows = workbook.read_rows(file, content, MOST_ROWS, MOST_COLUMNS, has_header)
        return _sheet(file, rows, is_header)
    saved = _("filen sparad som .xlsx i ett kalkylprogram")
    if content.startswith(_OLE):
        if _LOCKED in content:
            raise _refused(file, _("ett kalkylblad låst med lösenord"), _("filen sparad utan lösenord"))
        raise _refused(file, _("ett kalkylblad i Excels äldre form (.xls)"), saved)
    ending = next((each for each in _ENDINGS if file.casefold().endswith(each)), None)
    try:
        text = _text(file, content)
    except RefusedFileError:
        if not ending:
            raise
        text = ""
    start = text[:2000].lstrip().casefold()
    if start.startswith("<"):
        for mark, kind in _MARKUP.items():
            if mark in start:
                raise _refused(file, _(kind), saved)
    if ending:
        found = _("en fil som heter {ending} men inte är ett kalkylblad", ending=ending)
        raise _refused(
            file,
            found,
            _("namnet .csv på en CSV-fil, eller filen sparad som .xlsx i ett kalkylprogram"),
        )
    return _delimited(file, text, is_header)


def _refused(file: str, found: str, expected: str | None = None, row: int | None = None) -> RefusedFileError:
    return RefusedFileError(Fault(file, found, expected or _(_EXPECTED_FILE), row))


def _text(file: str, content: bytes) -> str:
    if content.startswith(_UTF_16):
        try:
            content = content.decode("utf-16").encode("utf-8")
        except UnicodeDecodeError:
            raise _refused(file, _("tecken som inte går att läsa")) from None
    if len(content.translate(None, _CONTROLS)) != len(content):
        raise _refused(file, _("styrtecken, som bara andra slags filer har"))
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _delimited(file: str, text: str, is_header: IsHeader) -> Sheet:
    text, delimiters = _delimiters(text)
    if even := _even(file, text, delimiters[0], is_header):
        return even

    def has_header(delimiter: str) -> bool:
        return _header_place(_head(text, delimiter), is_header) is not None

    delimiter = next(filter(has_header, delimiters), delimiters[0])
    if text.count(delimiter) > MOST_CELLS:
        found = _("fler än {count} celler", count=number(MOST_CELLS))
        raise _refused(file, found, _("högst {count} celler", count=number(MOST_CELLS)))
    return _sheet(file, _csv_rows(file, text, delimiter), is_header)


def _delimiters(text: str) -> tuple[str, Sequence[str]]:
    """The text without Excel's own first line and empty last rows; delimiters, likeliest first."""
    declared, _end, rest = text.partition("\n")
    if declared[:4].casefold() == "sep=" and declared[4:].strip("\r") in {*_DELIMITERS}:
        text, delimiters = rest, [declared[4]]
    else:
        delimiters = sorted(_DELIMITERS, key=_first_line(text.lstrip()).count, reverse=True)
    return text.rstrip(f"{delimiters[0]}\r\n"), delimiters


def _head(text: str, delimiter: str) -> Sequence[Sequence[str]]:
    """The first rows, as far as they can be read."""
    reader = csv.reader(io.StringIO(text[:_LONGEST_HEAD], newline=""), delimiter=delimiter, strict=True)
    rows: list[Sequence[str]] = []
    with suppress(csv.Error):
        rows.extend(islice(reader, workbook.MOST_ABOVE))
    return rows


def _first_line(text: str) -> str:
    end = text.find("\n")
    return text if end < 0 else text[:end]


def _even(file: str, text: str, delimiter: str, is_header: IsHeader) -> Sheet | None:
    """The sheet of a text that needs no rules of quoting: no quotes, nothing above the header, no
    empty rows, as many cells in every row.

    Three times as fast as the csv module, which all other texts go through: None for them.
    """
    if '"' in text:
        return None
    text = text.replace("\r\n", "\n")
    header = _first_line(text).split(delimiter)
    width, under = len(header), text.count("\n")
    if "\r" in text or not 1 < width <= MOST_COLUMNS or not 0 < under < MOST_ROWS:
        return None
    if not all(map(str.strip, header)) or not is_header(header):
        return None
    # Each row's first cell begins with its line feed, so a row with a cell too many or too few shows.
    cells = text.replace("\n", f"{delimiter}\n").split(delimiter)
    first = "".join(cells[::width])
    if len(cells) != width * (under + 1) or first.count("\n") != under:
        return None
    names = first.split("\n")[1:]
    if not all(map(str.strip, set(names))):
        return None
    columns = [names, *(cells[place::width][1:] for place in range(1, width))]
    return Sheet(file, tuple(header), 1, columns, range(2, under + 2))


def _csv_rows(file: str, text: str, delimiter: str) -> list[Sequence[str]]:
    longest = MOST_COLUMNS * LONGEST_CELL
    if len(text) > longest and max(map(len, text.split("\n", MOST_ROWS)[:MOST_ROWS])) > longest:
        raise _refused(file, _("en rad med fler än {count} tecken", count=number(longest)))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return list(islice(reader, MOST_ROWS + 1))
    except csv.Error:
        raise _refused(
            file,
            _("citattecken som inte går ihop"),
            _("lika många citattecken före som efter"),
            reader.line_num,
        ) from None


def _header_place(rows: Sequence[Sequence[str]], is_header: IsHeader) -> int | None:
    """Where the header stands: the first row that `is_header` knows, under titles and notes alone.

    Figures above it are another table's, and would be left out without a word.
    """
    for place, row in enumerate(rows[: workbook.MOST_ABOVE]):
        cells = [cell[:_LONGEST_HEADING] for cell in row]
        filled = [cell for cell in cells if cell.strip()]
        if len(filled) > 1:
            if is_header(cells):
                return place
            if any(decimal(cell.rstrip(" %")) is not WRONG for cell in filled):
                return None
    return None


def _sheet(file: str, rows: Sequence[Sequence[str]], is_header: IsHeader) -> Sheet:
    """The rows as a table: the header found, empty rows and columns left out, all of one length."""
    if len(rows) > MOST_ROWS:
        raise _refused(
            file,
            _("fler än {count} rader", count=number(MOST_ROWS)),
            _("högst {count} rader", count=number(MOST_ROWS)),
        )
    start = _header_place(rows, is_header)
    if start is None:
        start = next((place for place, row in enumerate(rows) if any(map(str.strip, row))), None)
    if start is None:
        raise _refused(file, _("inget annat än tomma celler"))
    header = tuple(_without_empty_end(rows[start]))
    if len(header) > MOST_COLUMNS:
        raise _refused(
            file,
            _("fler än {count} kolumner", count=number(MOST_COLUMNS)),
            _("högst {count} kolumner", count=number(MOST_COLUMNS)),
        )
    under = rows[start + 1 :]
    width = len(header)
    numbers: Sequence[int] = range(start + 2, len(rows) + 1)
    if set(map(len, under)) - {width} or not all(any(map(str.strip, row)) for row in under):
        fitted = [(n, _fitted(file, n, row, width)) for n, row in zip(numbers, under, strict=True)]
        fitted = [(n, row) for n, row in fitted if any(map(str.strip, row))]
        numbers, under = [n for n, _row in fitted], [row for _n, row in fitted]
    columns = list(zip(*under, strict=True)) if under else [()] * width
    kept = [
        (name, column)
        for name, column in zip(header, columns, strict=True)
        if name.strip() or any(map(str.strip, column))
    ]
    return Sheet(file, tuple(name for name, _c in kept), start + 1, [column for _n, column in kept], numbers)


def _without_empty_end(row: Sequence[str]) -> Sequence[str]:
    end = len(row)
    while end and not row[end - 1].strip():
        end -= 1
    return row[:end]


def _fitted(file: str, row_number: int, row: Sequence[str], width: int) -> Sequence[str]:
    if len(row) > width:
        if any(map(str.strip, row[width:])):
            raise _refused(
                file,
                _("{count} celler", count=len(_without_empty_end(row))),
                _("högst {count} celler, som rubriken har", count=width),
                row_number,
            )
        return row[:width]
    return [*row, *[""] * (width - len(row))]

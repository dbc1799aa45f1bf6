"""A file's bytes -> rows of text: CSV in the forms met in the wild, XLSX by rehabdata.intake.workbook.

Nothing is trusted: size, rows, columns and cells have limits that are looked at before the work is done.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from rehabdata.intake import workbook
from rehabdata.intake.cells import LONGEST_CELL
from rehabdata.intake.faults import Fault, RefusedFileError
from rehabdata.language import _, later
from rehabdata.swedish import number

LARGEST_FILE = 5_000_000  # bytes
MOST_ROWS = 20_000
MOST_COLUMNS = 100
MOST_CELLS = 400_000

# What no text holds: all control characters but tab, line feed and carriage return.
_CONTROLS = bytes({*range(32), 127} - {9, 10, 13})
_DELIMITERS = ";\t,"
_SPREADSHEET = b"PK\x03\x04"
_OLD_SPREADSHEET = b"\xd0\xcf\x11\xe0"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")

_EXPECTED_FILE = later("en CSV-fil eller en XLSX-fil i någon av mallarnas form")


@dataclass(frozen=True)
class Sheet:
    """A file as columns of text: the header, the column under each heading, and the number of each row."""

    file: str
    header: tuple[str, ...]
    header_row: int
    columns: Sequence[Sequence[str]]
    row_numbers: Sequence[int]


def read_sheet(file: str, content: bytes) -> Sheet:
    """The first table of the file. Raises RefusedFileError when it cannot be read or is beyond a limit."""
    if len(content) > LARGEST_FILE:
        size = number(LARGEST_FILE / 1e6)
        raise _refused(file, _("en fil på mer än {size} MB", size=size), _("högst {size} MB", size=size))
    if not content.strip():
        raise _refused(file, _("en tom fil"))
    if content.startswith(_SPREADSHEET):
        return _sheet(file, workbook.read_rows(file, content, MOST_ROWS, MOST_COLUMNS))
    if content.startswith(_OLD_SPREADSHEET):
        raise _refused(file, _("ett äldre eller låst kalkylblad"))
    if file.casefold().endswith(".xlsx"):
        raise _refused(file, _("en fil som heter .xlsx men inte är ett kalkylblad"))
    text, delimiter = _delimited(file, _text(file, content))
    return _even(file, text, delimiter) or _sheet(file, _csv_rows(file, text, delimiter))


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


def _delimited(file: str, text: str) -> tuple[str, str]:
    """The text without Excel's own first line, and the delimiter that its header has most of."""
    if text[:4].casefold() == "sep=" and len(_first_line(text).rstrip()) <= len("sep=;"):
        text = text.partition("\n")[2]
    delimiter = max(_DELIMITERS, key=_first_line(text.lstrip()).count)
    if text.count(delimiter) > MOST_CELLS:
        found = _("fler än {count} celler", count=number(MOST_CELLS))
        raise _refused(file, found, _("högst {count} celler", count=number(MOST_CELLS)))
    return text, delimiter


def _first_line(text: str) -> str:
    end = text.find("\n")
    return text if end < 0 else text[:end]


def _even(file: str, text: str, delimiter: str) -> Sheet | None:
    """The sheet of a text that needs no rules of quoting: no quotes, no empty rows, as many cells in every row.

    Three times as fast as the csv module, which all other texts go through: None for them.
    """
    if '"' in text:
        return None
    text = text.replace("\r\n", "\n").rstrip("\n")
    header = _first_line(text).split(delimiter)
    width, under = len(header), text.count("\n")
    if "\r" in text or not header[-1].strip() or not 1 < width <= MOST_COLUMNS or not 0 < under < MOST_ROWS:
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
            file, _("citattecken som inte går ihop"), _("lika många citattecken före som efter"), reader.line_num
        ) from None


def _sheet(file: str, rows: Sequence[Sequence[str]]) -> Sheet:
    """The rows as a table: empty ones left out, the header found, all of one length."""
    if len(rows) > MOST_ROWS:
        raise _refused(
            file,
            _("fler än {count} rader", count=number(MOST_ROWS)),
            _("högst {count} rader", count=number(MOST_ROWS)),
        )
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
        kept = [(n, row) for n, row in fitted if any(map(str.strip, row))]
        numbers, under = [n for n, _row in kept], [row for _n, row in kept]
    columns = list(zip(*under, strict=True)) if under else [()] * width
    return Sheet(file, header, start + 1, columns, numbers)


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

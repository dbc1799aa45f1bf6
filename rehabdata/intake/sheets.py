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

EXPECTED_FILE = later("en CSV-fil eller en XLSX-fil i någon av mallarnas form")


@dataclass(frozen=True)
class Sheet:
    """A file as rows of text: the header, the rows under it as long as the header, and each row's number."""

    file: str
    header: tuple[str, ...]
    header_row: int
    rows: list[Sequence[str]]
    row_numbers: Sequence[int]


def read_sheet(file: str, content: bytes) -> Sheet:
    """The first table of the file. Raises RefusedFileError when it cannot be read or is beyond a limit."""
    if len(content) > LARGEST_FILE:
        found = _("en fil på {size} MB", size=number(len(content) / 1e6, 1))
        raise _refused(file, found, _("högst {size} MB", size=number(LARGEST_FILE / 1e6)))
    if not content.strip():
        raise _refused(file, _("en tom fil"))
    if content.startswith(_SPREADSHEET):
        return _sheet(file, workbook.read_rows(file, content, MOST_ROWS, MOST_COLUMNS))
    if content.startswith(_OLD_SPREADSHEET):
        raise _refused(file, _("ett äldre eller låst kalkylblad"))
    if file.casefold().endswith(".xlsx"):
        raise _refused(file, _("en fil som heter .xlsx men inte är ett kalkylblad"))
    return _sheet(file, _csv_rows(file, _text(file, content)))


def _refused(file: str, found: str, expected: str | None = None, row: int | None = None) -> RefusedFileError:
    return RefusedFileError(Fault(file, found, expected or _(EXPECTED_FILE), row))


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


def _csv_rows(file: str, text: str) -> list[Sequence[str]]:
    first, _newline, rest = text.partition("\n")
    if first[:4].casefold() == "sep=" and len(first.rstrip()) <= len("sep=;"):  # Excel's own line, never shown by it
        text = rest
    delimiter = max(_DELIMITERS, key=text.lstrip().partition("\n")[0].count)
    if text.count(delimiter) > MOST_CELLS:
        found = _("fler än {count} celler", count=number(MOST_CELLS))
        raise _refused(file, found, _("högst {count} celler", count=number(MOST_CELLS)))
    longest = MOST_COLUMNS * LONGEST_CELL
    if max(map(len, text.split("\n", MOST_ROWS)[:MOST_ROWS])) > longest:
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
    if set(map(len, under)) - {width} or not all(map(any, under)):
        fitted = [(n, _fitted(file, n, row, width)) for n, row in zip(numbers, under, strict=True)]
        kept = [(n, row) for n, row in fitted if any(map(str.strip, row))]
        numbers, under = [n for n, _row in kept], [row for _n, row in kept]
    return Sheet(file, header, start + 1, list(under), numbers)


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

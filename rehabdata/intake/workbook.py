"""XLSX -> rows of text: one sheet of a workbook, read with limits on what it unpacks to.

Why a reader of our own: it was set beside openpyxl and python-calamine on some two thousand real
files. calamine gives an error cell (#N/A) as an empty one and 52 % as 0.52 without its format, and
lets a file of 6 kB unpack to 128 MB. openpyxl, read-only, believes the size that a sheet claims (23
rows of 40,000) and takes seven times as long. A figure lost on the way is a fault that nobody sees:
here an error, a formula without its value and a date stay what they are.

A workbook is a zip of XML. What it claims to unpack to is looked at before anything is unpacked,
its elements and cells are counted while they are read, and a document type (which only attacks
bring) ends the reading, as defusedxml does. Parts are found by their relations, not by name, and
without regard to case. Formulas are not computed: what the program saved beside them counts.
"""

import datetime as dt
import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import NoReturn
from urllib.parse import unquote
from xml.parsers import expat

from rehabdata.faults import Fault, RefusedFileError, quoted
from rehabdata.intake import number_formats
from rehabdata.language import _, later
from rehabdata.swedish import listed, number

LARGEST_UNPACKED = 20_000_000  # bytes, all parts together
MOST_PARTS = 500
MOST_ELEMENTS = 600_000  # of XML in the parts that are read
MOST_ABOVE = 20  # rows that are looked through for the header: titles and notes stand above it

_LONGEST_TEXT = 32_767  # of a cell, as spreadsheet programs have it
_CHUNK = 1 << 13  # bytes: larger ones leave more events to the garbage collector
_MOST_NAMED = 8
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# A part that only other kinds of zip have, and what they are.
_OTHER_KINDS = {
    "xl/workbook.bin": later("ett kalkylblad i Excels binära form (.xlsb)"),
    "content.xml": later("en fil i OpenDocument-form (.ods)"),
    "index/document.iwa": later("ett kalkylblad från Numbers (.numbers)"),
    "index.zip": later("ett kalkylblad från Numbers (.numbers)"),
    "word/document.xml": later("ett Word-dokument (.docx)"),
}
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_REFERENCE = re.compile(r"([A-Z]{1,3})[0-9]{1,7}")

Attributes = dict[str, str]
Rows = list[list[str]]


def read_rows(file: str, content: bytes, most_rows: int, most_columns: int, has_header: Callable[[Rows], bool]) -> Rows:
    """A sheet's rows as text: row n at place n - 1, empty cells as "".

    The sheet is the one that is shown and in whose first rows `has_header` finds a header; where no
    sheet has one, the only one that holds anything. Raises RefusedFileError.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _Workbook(file, archive, most_rows, most_columns).rows(has_header)
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        expat.ExpatError,
        EOFError,
        OSError,
        RuntimeError,
    ):
        _refuse(file, _("ett kalkylblad som är skadat, låst eller inget kalkylblad"))
    except (LookupError, ValueError, OverflowError):
        _refuse(file, _("ett kalkylblad vars delar inte går ihop"))


def _refuse(
    file: str,
    found: str,
    expected: str | None = None,
    row: int | None = None,
    column: str | None = None,
) -> NoReturn:
    expected = expected or _("en XLSX-fil som öppnas i ett kalkylprogram")
    raise RefusedFileError(Fault(file, found, expected, row, column)) from None


class _Workbook:
    """One workbook while it is read: its parts by folded name, and what is used of the limits."""

    def __init__(self, file: str, archive: zipfile.ZipFile, most_rows: int, most_columns: int) -> None:
        self._file = file
        self._archive = archive
        self._most_rows = most_rows
        self._most_columns = most_columns
        self._elements = 0
        entries = archive.infolist()
        unpacked = sum(entry.file_size for entry in entries)
        if unpacked > LARGEST_UNPACKED or len(entries) > MOST_PARTS:
            self._refuse(
                _("ett kalkylblad som packas upp till {size} MB", size=number(unpacked / 1e6)),
                _("högst {size} MB uppackat", size=number(LARGEST_UNPACKED / 1e6)),
            )
        if any(entry.compress_type not in _PACKED for entry in entries):
            self._refuse(_("ett kalkylblad som är packat på ett ovanligt sätt"))
        self._parts = {_part_name(entry.filename): entry for entry in entries}

    def _refuse(
        self,
        found: str,
        expected: str | None = None,
        row: int | None = None,
        column: str | None = None,
    ) -> NoReturn:
        _refuse(self._file, found, expected, row, column)

    def rows(self, has_header: Callable[[Rows], bool]) -> Rows:
        for part, other in _OTHER_KINDS.items():
            if part in self._parts:
                self._refuse(_(other), _("filen sparad som .xlsx i ett kalkylprogram"))
        book = next((part for kind, part in self._related("").values() if kind == "officeDocument"), "")
        if book not in self._parts:
            self._refuse(_("ett zip-arkiv som inte är ett kalkylblad"))
        related = self._related(book)
        part_of = {kind: part for kind, part in related.values() if part in self._parts}
        sheets, self._day_zero = self._sheets(book, related)
        self._texts = self._shared_texts(part_of["sharedStrings"]) if "sharedStrings" in part_of else []
        self._kinds = self._styles(part_of["styles"]) if "styles" in part_of else []
        return self._cells(self._chosen(sheets, has_header))

    def _events(self, part: str) -> Iterator[tuple[str, Attributes | None, str]]:
        """A part's XML as events: a start (name, attributes, "") or an end (name, None, text).

        Names are without their namespace's prefix; the text is whole where no element is inside.
        """
        events: list[tuple[str, Attributes | None, str]] = []
        text: list[str] = []
        local = _LocalNames()
        parser = expat.ParserCreate()
        parser.buffer_text = True

        def started(name: str, attributes: Attributes) -> None:
            if text:
                text.clear()
            events.append((local[name], attributes, ""))

        def ended(name: str) -> None:
            events.append((local[name], None, "".join(text) if text else ""))
            if text:
                text.clear()

        def document_type(*_declared: object) -> None:
            self._refuse(_("en dokumenttyp i kalkylbladets XML"))

        parser.StartElementHandler = started
        parser.EndElementHandler = ended
        parser.CharacterDataHandler = text.append
        parser.StartDoctypeDeclHandler = document_type
        with self._archive.open(self._parts[part]) as stream:
            while chunk := stream.read(_CHUNK):
                parser.Parse(chunk, False)
                self._elements += len(events) // 2
                if self._elements > MOST_ELEMENTS:
                    self._refuse(
                        _("fler än {count} celler och andra delar", count=number(MOST_ELEMENTS)),
                        _("ett mindre kalkylblad"),
                    )
                yield from events
                events.clear()
        parser.Parse(b"", True)

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part, or with "" the package, is related to: id -> kind of relation, and part."""
        folder, name = posixpath.split(part)
        relations = _part_name(f"{folder}/_rels/{name}.rels")
        related: dict[str, tuple[str, str]] = {}
        if relations not in self._parts:
            return related
        for name, attributes, _text in self._events(relations):
            if name == "Relationship" and attributes and attributes.get("TargetMode") != "External":
                target = posixpath.join("/", folder, unquote(attributes["Target"]).replace("\\", "/"))
                kind = attributes["Type"].rpartition("/")[2]
                related[attributes["Id"]] = kind, _part_name(posixpath.normpath(target))
        return related

    def _sheets(self, book: str, related: dict[str, tuple[str, str]]) -> tuple[list[tuple[str, str]], dt.datetime]:
        """Name and part of each sheet of cells that is shown, and the day that dates count from."""
        sheets: list[tuple[str, str]] = []
        day_zero = number_formats.DAY_ZERO
        for name, attributes, _text in self._events(book):
            if name == "workbookPr" and attributes and attributes.get("date1904") in ("1", "true"):
                day_zero = number_formats.DAY_ZERO_1904
            elif name == "sheet" and attributes and attributes.get("state", "visible") == "visible":
                (found,) = (value for key, value in attributes.items() if key.rpartition(":")[2] == "id")
                kind, part = related[found]
                if kind == "worksheet":  # the others are charts and dialogues
                    sheets.append((attributes.get("name", ""), part))
        if not sheets:
            self._refuse(_("ett kalkylblad utan synlig flik med celler"))
        return sheets, day_zero

    def _chosen(self, sheets: Sequence[tuple[str, str]], has_header: Callable[[Rows], bool]) -> str:
        """The part of the sheet to read."""
        if len(sheets) == 1:
            return sheets[0][1]
        heads = [(name, part, self._cells(part, head=True)) for name, part in sheets]
        headed = [each for each in heads if has_header(each[2])]
        filled = headed or [each for each in heads if any(each[2])] or heads[:1]
        if len(filled) > 1:
            self._refuse_sheets([name for name, *_rest in filled], headed=bool(headed))
        return filled[0][1]

    def _refuse_sheets(self, names: Sequence[str], *, headed: bool) -> NoReturn:
        told = listed([*map(quoted, names[:_MOST_NAMED]), *(["…"] if len(names) > _MOST_NAMED else [])])
        if headed:
            self._refuse(_("tabeller på flikarna {names}", names=told), _("en fil för varje tabell"))
        self._refuse(
            _("flikarna {names}", names=told),
            _(
                "en flik som har rubrikerna i någon av mallarna på sina första {count} rader",
                count=MOST_ABOVE,
            ),
        )

    def _shared_texts(self, part: str) -> list[str]:
        texts: list[str] = []
        pieces: list[str] = []
        pronounced = False
        for name, attributes, text in self._events(part):
            if name == "rPh":  # how a word is pronounced
                pronounced = attributes is not None
            elif attributes is None and name == "t" and not pronounced:
                pieces.append(text)
            elif attributes is None and name == "si":
                texts.append(self._text("".join(pieces)))
                pieces.clear()
        return texts

    def _styles(self, part: str) -> list[str]:
        """What each cell style shows a number as: "date", "time", "percent" or ""."""
        kinds: list[str] = []
        kind_of = dict(number_formats.FORMATS)
        of_cells = False
        for name, attributes, _text in self._events(part):
            if name == "cellXfs":
                of_cells = attributes is not None
            elif name == "numFmt" and attributes:
                kind_of[int(attributes["numFmtId"])] = number_formats.kind_of(attributes.get("formatCode", ""))
            elif name == "xf" and of_cells and attributes is not None:
                kinds.append(kind_of.get(int(attributes.get("numFmtId", "0")), ""))
        return kinds

    def _cells(self, part: str, *, head: bool = False) -> Rows:
        """A sheet's rows; with `head` the first ones, without a word on what is beyond a limit."""
        rows: Rows = []
        row = column = 0  # of the cell under way, from 1
        cell: Attributes = {}
        value = ""
        formula: str | None = None
        pronounced = False
        for name, attributes, text in self._events(part):
            if name == "rPh":
                pronounced = attributes is not None
            elif attributes is None:
                if name == "v" or (name == "t" and not pronounced):
                    value += text
                elif name == "f":
                    formula = text
                elif name == "c" and not (head and column > self._most_columns):
                    kind = cell.get("t", "n")
                    if not value and formula is not None and kind != "str" and not head:
                        self._refuse_formula(formula, row, column)
                    if shown := self._cell_text(cell, kind, self._text(value)):
                        self._put(rows, row, column, shown)
            elif name == "row":
                before, row, column = row, int(attributes.get("r", row + 1)), 0
                if row <= before:
                    self._refuse(_("celler i oordning"), row=row)
                if head and row > MOST_ABOVE:
                    break
            elif name == "c":
                column = _column(attributes["r"]) if "r" in attributes else column + 1
                cell, value, formula = attributes, "", None
        return rows

    def _put(self, rows: Rows, row: int, column: int, shown: str) -> None:
        """Put what a cell shows in its place. (Empty ones do not count: some go on to row 1048576.)"""
        if row > self._most_rows or column > self._most_columns:
            most_rows, most_columns = number(self._most_rows), number(self._most_columns)
            expected = _("högst {rows} rader och {columns} kolumner", rows=most_rows, columns=most_columns)
            self._refuse(quoted(shown), expected, row, _letters(column))
        rows.extend([] for _row in range(row - len(rows)))
        if len(rows[-1]) >= column:
            self._refuse(_("celler i oordning"), row=row)
        rows[-1].extend([""] * (column - 1 - len(rows[-1])))
        rows[-1].append(shown)

    def _cell_text(self, cell: Attributes, kind: str, text: str) -> str:
        """A cell as its reader would write it down. Raises LookupError for a text not there."""
        if not text:
            return ""
        if kind == "s":
            place = int(text)
            if place < 0:
                raise LookupError("a text that is not there")
            return self._texts[place]
        if kind == "b":
            return {"1": "SANT", "0": "FALSKT"}.get(text, text)
        if kind == "n":
            style = int(cell.get("s", "0"))
            return number_formats.number_text(
                text, self._kinds[style] if 0 <= style < len(self._kinds) else "", self._day_zero
            )
        return number_formats.moment_text(dt.datetime.fromisoformat(text)) if kind == "d" else text

    def _text(self, text: str) -> str:
        if len(text) > _LONGEST_TEXT:
            most = number(_LONGEST_TEXT)
            self._refuse(
                _("en cell med fler än {count} tecken", count=most),
                _("högst {count} tecken", count=most),
            )
        if "_x" in text:
            text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
        return text if text.isprintable() else _CONTROLS.sub("\ufffd", text)

    def _refuse_formula(self, formula: str, row: int, column: int) -> NoReturn:
        self._refuse(
            _("formeln {formula} utan sparat värde", formula=quoted(f"={formula}")),
            _("filen öppnad och sparad i ett kalkylprogram, som räknar ut den"),
            row,
            _letters(column),
        )


class _LocalNames(dict[str, str]):
    """An element's name -> the same without its namespace's prefix."""

    def __missing__(self, name: str) -> str:
        return self.setdefault(name, name.rpartition(":")[2])


def _part_name(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def _column(reference: str) -> int:
    """The column's number, from 1, in a reference such as AB12. Raises ValueError for another text."""
    found = _REFERENCE.fullmatch(reference)
    if not found:
        raise ValueError("a reference to no cell")
    value = 0
    for letter in found[1]:
        value = value * 26 + ord(letter) - ord("A") + 1
    return value


def _letters(column: int) -> str:
    """The letters of a column, from 1: the other way round."""
    before, last = divmod(column - 1, 26)
    return (_letters(before) if before else "") + chr(ord("A") + last)

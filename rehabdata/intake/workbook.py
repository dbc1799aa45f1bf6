"""XLSX -> rows of text: the first sheet of a workbook, read part by part with limits on what it unpacks to.

A workbook is a zip of XML. What it claims to unpack to is looked at before anything is unpacked, its XML is read as a
stream, and a document type (which only attacks bring) ends the reading. Formulas are not reckoned: the value that the
spreadsheet program saved beside them is what counts.
"""

import datetime as dt
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import NoReturn
from xml.parsers import expat

from rehabdata.intake.faults import Fault, RefusedFileError
from rehabdata.language import _
from rehabdata.swedish import number

LARGEST_UNPACKED = 20_000_000  # bytes, all parts together
MOST_PARTS = 500
MOST_ELEMENTS = 600_000  # of XML in the parts that are read

_LONGEST_TEXT = 32_767  # of a cell, as spreadsheet programs have it
_CHUNK = 1 << 20
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_RELATIONS = "xl/_rels/workbook.xml.rels"
# Excel's own number formats by id: dates, and percent.
_DATE_FORMATS = {*range(14, 18), 22, *range(27, 37), *range(50, 59)}
_PERCENT_FORMATS = {9, 10}
_DAY_ZERO = dt.date(1899, 12, 30)
_DAY_ZERO_1904 = dt.date(1904, 1, 1)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|_x00[01][0-9A-Fa-f]_")

_REFERENCE = re.compile(r"([A-Z]{1,3})[0-9]{1,7}")

Attributes = dict[str, str]


def read_rows(file: str, content: bytes, most_rows: int, most_columns: int) -> list[list[str]]:
    """The first sheet's rows as text: row n at place n - 1, empty cells as "". Raises RefusedFileError."""
    reader = _Workbook(file, content, most_rows, most_columns)
    try:
        return reader.rows()
    except (zipfile.BadZipFile, zlib.error, struct.error, expat.ExpatError, EOFError, OSError, RuntimeError):
        reader.refuse(_("ett kalkylblad som är skadat, låst eller inget kalkylblad"))
    except (LookupError, ValueError, OverflowError):
        reader.refuse(_("ett kalkylblad vars delar inte går ihop"))


class _Workbook:
    """One workbook while it is read: what it has used of the limits."""

    def __init__(self, file: str, content: bytes, most_rows: int, most_columns: int) -> None:
        self._file = file
        self._content = content
        self._most_rows = most_rows
        self._most_columns = most_columns
        self._elements = 0

    def refuse(self, found: str, expected: str | None = None) -> NoReturn:
        raise RefusedFileError(
            Fault(self._file, found, expected or _("en XLSX-fil som öppnas i ett kalkylprogram"))
        ) from None

    def rows(self) -> list[list[str]]:
        with zipfile.ZipFile(io.BytesIO(self._content)) as parts:
            entries = parts.infolist()
            unpacked = sum(entry.file_size for entry in entries)
            if unpacked > LARGEST_UNPACKED or len(entries) > MOST_PARTS:
                self.refuse(
                    _("ett kalkylblad som packas upp till {size} MB", size=number(unpacked / 1e6)),
                    _("högst {size} MB uppackat", size=number(LARGEST_UNPACKED / 1e6)),
                )
            if any(entry.compress_type not in _PACKED for entry in entries):
                self.refuse(_("ett kalkylblad som är packat på ett ovanligt sätt"))
            names = {entry.filename for entry in entries}
            if "xl/workbook.xml" not in names or _RELATIONS not in names:
                self.refuse(_("ett zip-arkiv som inte är ett kalkylblad"))
            part, first_day = self._first_sheet(parts)
            texts = self._shared_texts(parts) if "xl/sharedStrings.xml" in names else []
            kinds = self._kinds(parts) if "xl/styles.xml" in names else []
            return self._cells(parts, part, texts, kinds, first_day)

    def _parse(
        self,
        parts: zipfile.ZipFile,
        name: str,
        start: Callable[[str, Attributes], None],
        end: Callable[[str], None] | None = None,
        text: Callable[[str], None] | None = None,
    ) -> None:
        """One part's XML as events; element names without their namespace's prefix."""
        parser = expat.ParserCreate()
        parser.buffer_text = True

        def started(name: str, attributes: Attributes) -> None:
            self._elements += 1
            if self._elements > MOST_ELEMENTS:
                self.refuse(
                    _("fler än {count} celler och andra delar", count=number(MOST_ELEMENTS)),
                    _("ett mindre kalkylblad"),
                )
            start(name.rpartition(":")[2], attributes)

        def document_type(*_declared: object) -> None:
            self.refuse(_("en dokumenttyp i kalkylbladets XML"))

        parser.StartElementHandler = started
        parser.StartDoctypeDeclHandler = document_type
        if end:
            parser.EndElementHandler = lambda name: end(name.rpartition(":")[2])
        if text:
            parser.CharacterDataHandler = text
        with parts.open(name) as stream:
            while chunk := stream.read(_CHUNK):
                parser.Parse(chunk, False)
        parser.Parse(b"", True)

    def _first_sheet(self, parts: zipfile.ZipFile) -> tuple[str, dt.date]:
        """The part that holds the first visible sheet, and the day from which the workbook counts dates."""
        shown: list[str] = []
        first_day = [_DAY_ZERO]

        def started(name: str, attributes: Attributes) -> None:
            if name == "sheet" and attributes.get("state", "visible") == "visible":
                shown.extend(value for key, value in attributes.items() if key.rpartition(":")[2] == "id")
            elif name == "workbookPr" and attributes.get("date1904") in ("1", "true"):
                first_day[0] = _DAY_ZERO_1904

        targets: dict[str, str] = {}

        def related(name: str, attributes: Attributes) -> None:
            if name == "Relationship":
                targets[attributes["Id"]] = attributes["Target"]

        self._parse(parts, "xl/workbook.xml", started)
        self._parse(parts, _RELATIONS, related)
        if not shown:
            self.refuse(_("ett kalkylblad utan synlig flik"))
        target = targets[shown[0]]
        return target.removeprefix("/") if target.startswith("/") else f"xl/{target}", first_day[0]

    def _shared_texts(self, parts: zipfile.ZipFile) -> list[str]:
        texts: list[str] = []
        pieces: list[str] = []
        inside = {"t": False, "rPh": False}

        def started(name: str, _attributes: Attributes) -> None:
            if name in inside:
                inside[name] = True
            elif name == "si":
                pieces.clear()

        def ended(name: str) -> None:
            if name in inside:
                inside[name] = False
            elif name == "si":
                texts.append(self._text(pieces))

        def said(text: str) -> None:
            if inside["t"] and not inside["rPh"]:  # rPh: how a word is pronounced
                pieces.append(text)

        self._parse(parts, "xl/sharedStrings.xml", started, ended, said)
        return texts

    def _kinds(self, parts: zipfile.ZipFile) -> list[str]:
        """What each cell style shows a number as: "date", "percent" or ""."""
        custom: dict[int, str] = {}
        kinds: list[str] = []
        within = [False]

        def started(name: str, attributes: Attributes) -> None:
            if name == "numFmt":
                custom[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
            elif name == "cellXfs":
                within[0] = True
            elif name == "xf" and within[0]:
                kinds.append(_kind(int(attributes.get("numFmtId", "0")), custom))

        def ended(name: str) -> None:
            if name == "cellXfs":
                within[0] = False

        self._parse(parts, "xl/styles.xml", started, ended)
        return kinds

    def _cells(
        self, parts: zipfile.ZipFile, part: str, texts: list[str], kinds: list[str], first_day: dt.date
    ) -> list[list[str]]:
        rows: list[list[str]] = []
        place = [0, 0]  # row and column of the cell under way, from 1
        cell: Attributes = {}
        pieces: list[str] = []
        reading = [False]

        def started(name: str, attributes: Attributes) -> None:
            if name == "row":
                place[:] = int(attributes.get("r", place[0] + 1)), 0
                if not len(rows) < place[0] <= self._most_rows:
                    self._refuse_place(place[0] > self._most_rows)
                rows.extend([] for _row in range(place[0] - len(rows)))
            elif name == "c":
                place[1] = _column(attributes["r"]) if "r" in attributes else place[1] + 1
                cell.clear()
                cell.update(attributes)
                pieces.clear()
            elif name in ("v", "t"):
                reading[0] = True
            elif name == "rPh":
                reading[0] = False

        def ended(name: str) -> None:
            if name in ("v", "t"):
                reading[0] = False
            elif name == "c":
                text = _cell_text(cell, self._text(pieces), texts, kinds, first_day)
                if text:
                    if not len(rows[-1]) < place[1] <= self._most_columns:
                        self._refuse_place(place[1] > self._most_columns)
                    rows[-1].extend([""] * (place[1] - 1 - len(rows[-1])))
                    rows[-1].append(text)

        def said(text: str) -> None:
            if reading[0]:
                pieces.append(text)

        self._parse(parts, part, started, ended, said)
        return rows

    def _text(self, pieces: list[str]) -> str:
        text = "".join(pieces)
        if len(text) > _LONGEST_TEXT:
            most = number(_LONGEST_TEXT)
            self.refuse(_("en cell med fler än {count} tecken", count=most), _("högst {count} tecken", count=most))
        return _CONTROLS.sub("\ufffd", text)

    def _refuse_place(self, beyond: bool) -> NoReturn:
        if not beyond:
            self.refuse(_("celler i oordning"))
        rows, columns = number(self._most_rows), number(self._most_columns)
        self.refuse(
            _("fler än {rows} rader eller {columns} kolumner", rows=rows, columns=columns),
            _("högst {rows} rader och {columns} kolumner", rows=rows, columns=columns),
        )


def _kind(format_id: int, custom: dict[int, str]) -> str:
    if format_id in _DATE_FORMATS:
        return "date"
    code = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", custom.get(format_id, "")).casefold()
    if format_id in _PERCENT_FORMATS or "%" in code:
        return "percent"
    return "date" if "yy" in code or "åå" in code or ("d" in code and "m" in code) else ""


def _column(reference: str) -> int:
    """The column's number, from 1, in a reference such as AB12. Raises ValueError for another text."""
    found = _REFERENCE.fullmatch(reference)
    if not found:
        raise ValueError("a reference to no cell")
    value = 0
    for letter in found[1]:
        value = value * 26 + ord(letter) - ord("A") + 1
    return value


def _cell_text(cell: Attributes, text: str, texts: list[str], kinds: list[str], first_day: dt.date) -> str:
    """A cell as a reader of the sheet would write it down. Raises ValueError for a reference to nowhere."""
    kind = cell.get("t", "n")
    if kind == "s" and text:
        place = int(text)
        if not 0 <= place < len(texts):
            raise ValueError("a text that is not there")
        text = texts[place]
    elif kind == "b":
        text = {"1": "SANT", "0": "FALSKT"}.get(text, text)
    elif kind == "n" and text:
        style = int(cell.get("s", "0"))
        text = _number_text(text, kinds[style] if 0 <= style < len(kinds) else "", first_day)
    return text


def _number_text(text: str, kind: str, first_day: dt.date) -> str:
    try:
        value = float(text)
        if kind == "date" and value == int(value):
            return (first_day + dt.timedelta(days=int(value))).isoformat()
        # Spreadsheets save 5.6 as 5.5999999999999996; its shortest form is what was typed.
        shortest = float(f"{value * 100:.12g}") if kind == "percent" else value
        return str(int(shortest)) if shortest == int(shortest) and abs(shortest) < 1e15 else repr(shortest)
    except (ValueError, OverflowError):
        return text

"""What an extract must look like: each file of the data folder against its description in datapackage.json.

The description is a Frictionless Data Package; the part of Table Schema that it uses is checked here, because the
faults are read by hosts in Swedish and must name file, row, column, what was found and what was expected.
"""

import csv
import datetime as dt
import io
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DESCRIPTION = "datapackage.json"
_MAX_FAULTS_SHOWN = 20

PROJECT = Path(__file__).parents[1]

Row = dict[str, str]


@dataclass(frozen=True)
class Fault:
    """One thing wrong in one file. `row` counts as a spreadsheet does: the header is row 1."""

    file: str
    found: str
    expected: str
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        place = [self.file]
        if self.row is not None:
            place.append(f"rad {self.row}")
        if self.column is not None:
            place.append(f"kolumn «{self.column}»")
        return f"{', '.join(place)}: hittade {self.found}, väntade {self.expected}."


class ExtractError(Exception):
    """The data folder cannot be used. The message is Swedish and lists the faults, one a line."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        shown = [f"  {fault}" for fault in self.faults[:_MAX_FAULTS_SHOWN]]
        if len(self.faults) > _MAX_FAULTS_SHOWN:
            shown.append(f"  … och {len(self.faults) - _MAX_FAULTS_SHOWN} fel till.")
        super().__init__("Underlaget kan inte användas:\n" + "\n".join(shown))


def data_source() -> str:
    """Where the extracts come from, as named: REHABDATA_DIR, or the project's own data/. See stores.local_folder."""
    return os.environ.get("REHABDATA_DIR") or str(PROJECT / "data")


def read_description(folder: Path) -> dict[str, Any]:
    """The folder's datapackage.json. Raises ExtractError when it is missing or is not JSON."""
    path = folder / DESCRIPTION
    try:
        described = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ExtractError([Fault(DESCRIPTION, "ingen fil", f"filen i mappen {folder.name}")]) from None
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ExtractError([Fault(DESCRIPTION, f"fel i texten, {unread_at(error)}", "giltig JSON i UTF-8")]) from None
    if not isinstance(described, dict) or not isinstance(described.get("resources"), list):
        raise ExtractError([Fault(DESCRIPTION, "ingen lista «resources»", "en beskrivning av varje fil")])
    return described


def unread_at(error: ValueError) -> str:
    """Where a text in UTF-8, JSON or TOML stops being one; what the reader says of it is English."""
    if isinstance(error, UnicodeDecodeError):
        return f"byte {error.start} är inte UTF-8"
    found = re.search(r"line (\d+),? column (\d+)", str(error))
    return f"rad {found[1]}, tecken {found[2]}" if found else "i dess slut"


def tables(description: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The described resources that are tables (csv), in the order of the description."""
    return [resource for resource in description["resources"] if resource.get("format") == "csv"]


def check_folder(folder: Path) -> None:
    """Check every described file of the folder. Raises ExtractError with all faults found."""
    description = read_description(folder)
    faults: list[Fault] = []
    contents: dict[str, list[Row]] = {}
    for resource in description["resources"]:
        if not (folder / resource["path"]).is_file():
            faults.append(Fault(resource["path"], "ingen fil", f"filen i mappen {folder.name}"))
    for resource in tables(description):
        path = folder / resource["path"]
        if path.is_file():
            rows, found = check_table(path.read_bytes(), resource)
            contents[resource["name"]] = rows
            faults.extend(found)
    if not faults:
        faults.extend(_foreign_key_faults(tables(description), contents))
    if faults:
        raise ExtractError(faults)


def check_table(content: bytes, resource: Mapping[str, Any]) -> tuple[list[Row], list[Fault]]:
    """The rows of one CSV file as text, and what is wrong in it (an empty list when nothing is)."""
    file = str(resource["path"])
    schema = resource["schema"]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return [], [Fault(file, f"byte {error.start} som inte är UTF-8", "text i UTF-8")]
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        lines = list(reader)
    except csv.Error:
        found = "ett citattecken eller ett tecken som bryter filens form"
        return [], [Fault(file, found, "en CSV-fil", reader.line_num)]
    expected_header = [field["name"] for field in schema["fields"]]
    header = lines[0] if lines else []
    if header != expected_header:
        return [], list(_header_faults(file, header, expected_header))
    faults: list[Fault] = []
    rows: list[Row] = []
    for number, cells in enumerate(lines[1:], start=2):
        if len(cells) != len(header):
            faults.append(Fault(file, f"{len(cells)} celler", f"{len(header)} celler", number))
            continue
        row = dict(zip(header, cells, strict=True))
        rows.append(row)
        faults.extend(_cell_faults(file, number, row, schema["fields"]))
    if not rows and not faults:
        faults.append(Fault(file, "inga rader", "minst en rad under rubriken", 1))
    faults.extend(_primary_key_faults(file, rows, schema.get("primaryKey", [])))
    return rows, faults


def _header_faults(file: str, header: Sequence[str], expected: Sequence[str]) -> Iterator[Fault]:
    missing = [name for name in expected if name not in header]
    unknown = [name for name in header if name not in expected]
    for name in missing:
        yield Fault(file, "ingen sådan kolumn", f"kolumnen «{name}»", 1, name)
    for name in unknown:
        yield Fault(file, "en okänd kolumn", f"någon av {', '.join(expected)}", 1, name)
    if not missing and not unknown:
        yield Fault(file, f"kolumnerna {', '.join(header)}", f"ordningen {', '.join(expected)}", 1)


def _is_date(text: str) -> bool:
    try:
        return re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) is not None and bool(dt.date.fromisoformat(text))
    except ValueError:
        return False


# Table Schema's type -> (does the text hold one?, what a reader is told was expected)
_TYPES: dict[str, tuple[Callable[[str], bool], str]] = {
    "string": (lambda _text: True, "text"),
    "integer": (lambda text: re.fullmatch(r"-?\d+", text) is not None, "ett heltal"),
    "number": (lambda text: re.fullmatch(r"-?\d+(\.\d+)?", text) is not None, "ett tal med decimalpunkt"),
    "boolean": (lambda text: text in ("true", "false"), "true eller false"),
    "date": (_is_date, "ett datum ÅÅÅÅ-MM-DD"),
    "yearmonth": (lambda text: re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text) is not None, "en månad ÅÅÅÅ-MM"),
}


def _cell_faults(file: str, number: int, row: Row, fields: Iterable[Mapping[str, Any]]) -> Iterator[Fault]:
    for field in fields:
        name, text = field["name"], row[field["name"]]
        constraints = field.get("constraints", {})
        expected = ""
        if text == "":
            expected = "ett värde" if constraints.get("required") else ""
        elif not _TYPES[field["type"]][0](text):
            expected = _TYPES[field["type"]][1]
        elif "minimum" in constraints and float(text) < constraints["minimum"]:
            expected = f"minst {constraints['minimum']}"
        elif "maximum" in constraints and float(text) > constraints["maximum"]:
            expected = f"högst {constraints['maximum']}"
        elif "enum" in constraints and text not in constraints["enum"]:
            expected = f"något av {', '.join(constraints['enum'])}"
        elif "pattern" in constraints and not re.fullmatch(constraints["pattern"], text):
            expected = f"mönstret {constraints['pattern']}"
        if expected:
            yield Fault(file, f"«{text}»" if text else "en tom cell", expected, number, name)


def _primary_key_faults(file: str, rows: Sequence[Row], key: Sequence[str]) -> Iterator[Fault]:
    seen: dict[tuple[str, ...], int] = {}
    if not key:
        return
    for number, row in enumerate(rows, start=2):
        value = tuple(row[name] for name in key)
        if value in seen:
            found = f"«{' / '.join(value)}» en gång till"
            yield Fault(file, found, f"en enda rad (står redan på rad {seen[value]})", number, ", ".join(key))
        seen.setdefault(value, number)


def _foreign_key_faults(
    resources: Iterable[Mapping[str, Any]], contents: Mapping[str, Sequence[Row]]
) -> Iterator[Fault]:
    for resource in resources:
        for key in resource["schema"].get("foreignKeys", []):
            column, reference = key["fields"][0], key["reference"]
            known = {row[reference["fields"][0]] for row in contents[reference["resource"]]}
            for number, row in enumerate(contents[resource["name"]], start=2):
                if row[column] and row[column] not in known:
                    expected = f"ett värde som finns i {reference['resource']}.csv"
                    yield Fault(resource["path"], f"«{row[column]}»", expected, number, column)

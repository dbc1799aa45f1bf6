"""What an extract must look like: each file of the data folder against its description in datapackage.json.

The description is a Frictionless Data Package; the part of Table Schema that it uses is checked here, because the
faults are read by hosts in Swedish and must name file, row, column, what was found and what was expected.
"""

import csv
import io
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from rehabdata.complete import missing_rows
from rehabdata.described import (
    CONTROL_SIGN,
    MEDIA_TYPES,
    PROJECT,
    TYPES,
    Resource,
    brought_resources,
    read_description,
    tables,
)
from rehabdata.faults import ExtractError, Fault, unread_at
from rehabdata.folder_files import DESCRIPTION, LARGEST_FILE, file_name, read_file, read_json

# What readers of a data folder need; the modules behind it are for this one.
__all__ = [
    "DESCRIPTION",
    "LARGEST_FILE",
    "MEDIA_TYPES",
    "ExtractError",
    "Fault",
    "brought_resources",
    "check_folder",
    "check_table",
    "data_source",
    "file_name",
    "read_description",
    "read_file",
    "tables",
    "unread_at",
]

_MOST_FAULTS = 1000  # of one file: after those, another one tells nothing

Row = dict[str, str]


def data_source() -> str:
    """Where the extracts come from, as named: REHABDATA_DIR, or the project's own data/. See stores.local_folder."""
    return os.environ.get("REHABDATA_DIR") or str(PROJECT / "data")


def check_folder(folder: Path) -> dict[str, list[Row]]:
    """Check every described file of the folder: the rows of each table, by name.

    Raises ExtractError with all faults found.
    """
    description = read_description(folder)
    faults: list[Fault] = []
    contents: dict[str, list[Row]] = {}
    for resource in description["resources"]:
        try:
            content = read_file(folder, resource["path"])
            if resource["format"] == "csv":
                contents[resource["name"]], found = check_table(content, resource)
                faults += found
            elif resource["format"] == "json":
                contents[resource["name"]] = _json_rows(read_json(resource["path"], content), resource)
        except ExtractError as error:
            faults += error.faults
    if not faults:
        faults += missing_rows(description["resources"], contents)
        faults += _foreign_key_faults(tables(description), contents)
    if faults:
        raise ExtractError(faults)
    return {resource["name"]: contents[resource["name"]] for resource in tables(description)}


def _json_rows(document: object, resource: Resource) -> list[Row]:
    """The objects of the list that `rows` leads to, with the columns that are to be complete."""
    for name in resource.get("path_to_rows", ()):
        document = document.get(name) if isinstance(document, dict) else None
    columns = {column for crossing in resource.get("complete", ()) for column in crossing}
    if not columns:
        return []
    if not isinstance(document, list) or not all(isinstance(each, dict) for each in document):
        path = ".".join(resource.get("path_to_rows", ()))
        raise ExtractError([Fault(resource["path"], "ingen lista av objekt", f"en lista i «{path}»")])
    return [{column: str(each.get(column, "")) for column in columns} for each in document]


def check_table(content: bytes, resource: Mapping[str, Any]) -> tuple[list[Row], list[Fault]]:
    """The rows of one CSV file as text, and what is wrong in it (an empty list when nothing is)."""
    file = str(resource["path"])
    schema = resource["schema"]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return [], [Fault(file, f"byte {error.start} som inte är UTF-8", "text i UTF-8")]
    if text.startswith("\ufeff"):
        return [], [Fault(file, "en byteordningsmarkering (BOM) först", "UTF-8 utan den", 1)]
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
        if len(faults) >= _MOST_FAULTS:
            return rows, faults
    if not rows and not faults:
        faults.append(Fault(file, "inga rader", "minst en rad under rubriken", 1))
    unique = [[field["name"]] for field in schema["fields"] if field.get("constraints", {}).get("unique")]
    for key in (schema.get("primaryKey", []), *unique):
        faults.extend(islice(_doubled_faults(file, rows, key), _MOST_FAULTS))
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


def _cell_faults(file: str, number: int, row: Row, fields: Iterable[Mapping[str, Any]]) -> Iterator[Fault]:
    for field in fields:
        name, text = field["name"], row[field["name"]]
        constraints = field.get("constraints", {})
        expected = ""
        if text == "":
            expected = "ett värde" if constraints.get("required") else ""
        elif CONTROL_SIGN.search(text):
            expected = "text utan styrtecken"
        elif not TYPES[field["type"]][0](text):
            expected = TYPES[field["type"]][1]
        elif field["type"] in ("integer", "number") and re.search("[0-9]{10}", text):
            expected = "högst nio siffror i följd"  # the database's whole numbers end a little above
        elif "minimum" in constraints and float(text) < constraints["minimum"]:
            expected = f"minst {constraints['minimum']}"
        elif "maximum" in constraints and float(text) > constraints["maximum"]:
            expected = f"högst {constraints['maximum']}"
        elif "enum" in constraints and text not in map(str, constraints["enum"]):
            expected = f"något av {', '.join(map(str, constraints['enum']))}"
        elif "pattern" in constraints and not re.fullmatch(constraints["pattern"], text):
            expected = f"mönstret {constraints['pattern']}"
        if expected:
            yield Fault(file, f"«{text}»" if text else "en tom cell", expected, number, name)


def _doubled_faults(file: str, rows: Sequence[Row], key: Sequence[str]) -> Iterator[Fault]:
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
            columns, reference = key["fields"], key["reference"]
            known = {tuple(row[name] for name in reference["fields"]) for row in contents[reference["resource"]]}
            for number, row in enumerate(contents[resource["name"]], start=2):
                value = tuple(row[name] for name in columns)
                if all(value) and value not in known:
                    expected = f"ett värde som finns i {reference['resource']}.csv"
                    yield Fault(resource["path"], f"«{' / '.join(value)}»", expected, number, ", ".join(columns))

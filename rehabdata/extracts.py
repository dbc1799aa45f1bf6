"""What an extract must look like: each file of the data folder against its description in datapackage.json.

The description is a Frictionless Data Package; the part of Table Schema that it uses is checked here (validator.py),
because the faults are read by hosts in Swedish and must name file, row, column, what was found and what was expected.
"""

import csv
import io
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rehabdata import validator
from rehabdata.complete import missing_rows
from rehabdata.described import (
    MEDIA_TYPES,
    PROJECT,
    Resource,
    brought_resources,
    known_resources,
    read_description,
    tables,
)
from rehabdata.faults import ExtractError, Fault, Faults, quoted, unread_at
from rehabdata.folder_files import DESCRIPTION, LARGEST_FILE, file_name, read_file, read_json
from rehabdata.language import _
from rehabdata.validator import Table

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
    "known_resources",
    "read_description",
    "read_file",
    "tables",
    "unread_at",
]


def data_source() -> str:
    """Where the extracts come from, as named: REHABDATA_DIR, or the project's own data/. See stores.local_folder."""
    return os.environ.get("REHABDATA_DIR") or str(PROJECT / "data")


def check_folder(folder: Path) -> dict[str, Table]:
    """Check every described file of the folder: each table, by name.

    Raises ExtractError with all faults found. What needs other rows or tables is asked when every cell is right.
    """
    description = read_description(folder)
    faults: list[Fault] = []
    found: dict[str, Table] = {}
    for resource in description["resources"]:
        try:
            content = read_file(folder, resource["path"])
            if resource["format"] == "csv":
                found[resource["name"]], told = check_table(content, resource)
                faults += told
            elif resource["format"] == "json":
                found[resource["name"]] = _of_json(read_json(resource["path"], content), resource)
        except ExtractError as error:
            faults += error.faults
    if not faults:
        faults += missing_rows(description["resources"], found)
        for resource in tables(description):
            faults += _faults_beside_others(resource, found)
    if faults:
        raise ExtractError(faults)
    return {resource["name"]: found[resource["name"]] for resource in tables(description)}


def _of_json(document: object, resource: Resource) -> Table:
    """The objects of the list that `path_to_rows` leads to, with the columns that are to be complete."""
    for name in resource.get("path_to_rows", ()):
        document = document.get(name) if isinstance(document, dict) else None
    columns = {column for crossing in resource.get("complete", ()) for column in crossing}
    rows = document if columns else []
    if not isinstance(rows, list) or not all(isinstance(each, dict) for each in rows):
        path = ".".join(resource.get("path_to_rows", ()))
        raise ExtractError([Fault(resource["path"], "ingen lista av objekt", f"en lista i ”{path}”")])
    texts = {column: [str(each.get(column, "")) for each in rows] for column in columns}
    return Table(resource["path"], texts, range(2, len(rows) + 2))


def check_table(content: bytes, resource: Mapping[str, Any]) -> tuple[Table, list[Fault]]:
    """The table in a CSV file, and what is wrong in it by itself (an empty list when nothing is)."""
    file, schema = str(resource["path"]), resource["schema"]
    faults = Faults(file)
    rows, numbers = _rows(content, [field["name"] for field in schema["fields"]], faults)
    columns = zip(*rows, strict=True) if rows else ((),) * len(schema["fields"])
    table = Table(file, dict(zip((f["name"] for f in schema["fields"]), columns, strict=True)), numbers)
    if rows:
        table, wrong = validator.read(table, schema["fields"], faults)
        validator.check_keys(table.without(wrong), schema, faults)
    return table, faults.told


def _rows(content: bytes, header: Sequence[str], faults: Faults) -> tuple[list[list[str]], list[int]]:
    """The rows under the header that is expected, and their numbers; none where the file is no such table."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        faults.add(_("byte {number} som inte är UTF-8", number=error.start), _("text i UTF-8"))
        return [], []
    if text.startswith("\ufeff"):
        faults.add(_("en byteordningsmarkering (BOM) först"), _("UTF-8 utan den"), 1)
        return [], []
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        lines = list(reader)
    except csv.Error:
        found = _("ett citattecken eller ett tecken som bryter filens form")
        faults.add(found, _("en CSV-fil"), reader.line_num)
        return [], []
    there = lines[0] if lines else []
    for name in header:
        if name not in there:
            faults.add(_("ingen sådan kolumn"), _("kolumnen ”{column}”", column=name), 1, name)
    for name in there:
        if name not in header:
            faults.add(_("en okänd kolumn"), _("någon av {columns}", columns=", ".join(header)), 1, name)
    if there != header and not faults.count:
        found = _("kolumnerna {columns}", columns=", ".join(there))
        faults.add(found, _("ordningen {columns}", columns=", ".join(header)), 1)
    if faults.count:
        return [], []
    for number, line in enumerate(lines[1:], start=2):
        if len(line) != len(header):
            faults.add(_("{count} celler", count=len(line)), _("{count} celler", count=len(header)), number)
    numbers = [number for number, line in enumerate(lines[1:], start=2) if len(line) == len(header)]
    if not numbers and not faults.count:
        faults.add(_("inga rader under rubriken"), _("minst en rad"), 1)
    return [lines[number - 1] for number in numbers], numbers


def _faults_beside_others(resource: Resource, found: Mapping[str, Table]) -> list[Fault]:
    """Cells that do not go together, and values that lead to no row of another table."""
    table, schema = found[resource["name"]], resource["schema"]
    faults, others = Faults(resource["path"]), {}
    for key in schema.get("foreignKeys", []):
        name, columns = key["reference"]["resource"], key["reference"]["fields"]
        known = found[name]
        keys = list(known.rows(columns))
        there = set(keys)
        for value, number in zip(table.rows(key["fields"]), table.row_numbers, strict=True):
            if None not in value and value not in there:
                expected = _("ett värde som finns i {file}", file=f"{name}.csv")
                faults.add(quoted(" / ".join(map(str, value))), expected, number, table.heading(*key["fields"]))
        rows = (dict(zip(known.values, row, strict=True)) for row in known.rows(known.values))
        others[name] = dict(zip((each[0] for each in keys), rows, strict=True))
    validator.check_rules(table, schema, faults, others)
    return faults.told

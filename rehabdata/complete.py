"""Whether a table has all its rows: the crossings that `complete` asks for in datapackage.json.

A crossing gives for each of its columns which values must be there: "enum" those of the column's own enum,
"table.column" those that another table has, a list just these, "found" whatever the file has; every value with every
other, but those of the "found" columns as they stand together. Where the column's foreign key leads to the same table
by another column, it is followed: {"Län": "county_names.county_code"} asks for one row of each county's code,
however the table spells its name.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from rehabdata.described import Resource
from rehabdata.faults import Fault
from rehabdata.folder_files import DESCRIPTION
from rehabdata.validator import Table

_LARGEST_CROSSING = 100_000
_NAMES_SHOWN = 3


def missing_rows(resources: Iterable[Resource], tables: Mapping[str, Table]) -> Iterator[Fault]:
    """A fault for each crossing of each resource that lacks rows, or has one of a county under two names."""
    for resource in resources:
        for crossing in resource.get("complete", []):
            yield from _of_crossing(resource, crossing, tables)


def _of_crossing(
    resource: Resource, crossing: Mapping[str, str | list[str]], tables: Mapping[str, Table]
) -> Iterator[Fault]:
    table, file, columns = tables[resource["name"]], resource["path"], ", ".join(crossing)
    fixed = [column for column in crossing if crossing[column] != "found"]
    found = [column for column in crossing if column not in fixed]
    names = {column: _followed(resource, column, crossing[column], tables) for column in fixed}
    wanted = [_wanted(resource, column, crossing[column], tables) for column in fixed]
    once = any(names.values()) or resource["format"] != "csv"  # a table has a primary key for its own columns

    def named(key: Sequence[str]) -> str:
        """The key as a reader knows it: a followed value by the first name that leads to it."""
        parts = zip(key, fixed, strict=True)
        return " / ".join(next((n for n, to in names[column].items() if to == part), part) for part, column in parts)

    seen: dict[tuple[str, ...], int] = {}
    together: dict[tuple[str, ...], None] = {}
    rows = zip(*(table.texts[column] for column in (*fixed, *found)), strict=True)
    for number, row in zip(table.row_numbers, rows, strict=True):
        key = tuple(names[column].get(cell, cell) for column, cell in zip(fixed, row, strict=False))
        rest = row[len(fixed) :]
        if not all((*key, *rest)):
            continue
        together[rest] = None
        earlier = seen.setdefault((*key, *rest), number)
        if earlier != number and once:
            expected = f"en enda rad: den står redan på rad {earlier}"
            yield Fault(file, f"{named(key)} en gång till", expected, number, columns)
    rows_wanted = math.prod(map(len, wanted))
    if rows_wanted * max(len(together), 1) > _LARGEST_CROSSING:
        yield Fault(DESCRIPTION, f"för många rader som ”complete” i ”{resource['name']}”", f"högst {_LARGEST_CROSSING}")
        return
    missing = [(key, rest) for rest in together or [()] for key in product(*wanted) if (*key, *rest) not in seen]
    if missing:
        shown = ", ".join(" / ".join(filter(None, (named(key), *rest))) for key, rest in missing[:_NAMES_SHOWN])
        more = f" (och {len(missing) - _NAMES_SHOWN} till)" if len(missing) > _NAMES_SHOWN else ""
        expected = f"{rows_wanted} rader" + (f" för varje {' / '.join(found)}" if found else "")
        yield Fault(file, f"ingen rad för {shown}{more}", expected, None, columns)


def _wanted(resource: Resource, column: str, rule: str | list[str], tables: Mapping[str, Table]) -> Sequence[str]:
    if isinstance(rule, list):
        return rule
    if rule == "enum":
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        return [str(value) for value in fields[column].get("constraints", {}).get("enum", ())]
    table, _dot, other = rule.partition(".")
    return list(dict.fromkeys(filter(None, tables[table].texts[other])))


def _followed(resource: Resource, column: str, rule: str | list[str], tables: Mapping[str, Table]) -> dict[str, str]:
    """What the column's values are called by in the other table; nothing where it has them itself."""
    table, _dot, other = rule.partition(".") if isinstance(rule, str) else ("", "", "")
    for key in resource.get("schema", {}).get("foreignKeys", []):
        reference = key["reference"]
        if key["fields"] == [column] and reference["resource"] == table and reference["fields"] != [other]:
            return dict(zip(tables[table].texts[reference["fields"][0]], tables[table].texts[other], strict=True))
    return {}

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

_LARGEST_CROSSING = 100_000
_NAMES_SHOWN = 3

Row = Mapping[str, str]


def missing_rows(resources: Iterable[Resource], contents: Mapping[str, Sequence[Row]]) -> Iterator[Fault]:
    """A fault for each crossing of each resource that lacks rows, or has one of a county under two names."""
    for resource in resources:
        for crossing in resource.get("complete", []):
            yield from _of_crossing(resource, crossing, contents)


def _of_crossing(
    resource: Resource, crossing: Mapping[str, str | list[str]], contents: Mapping[str, Sequence[Row]]
) -> Iterator[Fault]:
    file, columns = resource["path"], ", ".join(crossing)
    fixed = [column for column in crossing if crossing[column] != "found"]
    found = [column for column in crossing if column not in fixed]
    names = {column: _followed(resource, column, crossing[column], contents) for column in fixed}
    wanted = [_wanted(resource, column, crossing[column], contents) for column in fixed]
    once = any(names.values()) or resource["format"] != "csv"  # a table has a primary key for its own columns
    seen: dict[tuple[str, ...], int] = {}
    together: dict[tuple[str, ...], None] = {}
    for number, row in enumerate(contents[resource["name"]], start=2):
        key = tuple(names[column].get(row[column], row[column]) for column in fixed)
        rest = tuple(row[column] for column in found)
        if not all((*key, *rest)):
            continue
        together[rest] = None
        if (*key, *rest) in seen and once:
            doubled = f"{_named(key, fixed, names)} en gång till"
            yield Fault(file, doubled, f"en enda rad (står redan på rad {seen[(*key, *rest)]})", number, columns)
        seen.setdefault((*key, *rest), number)
    if math.prod(map(len, wanted)) * max(len(together), 1) > _LARGEST_CROSSING:
        yield Fault(DESCRIPTION, f"för många rader som «complete» i «{resource['name']}»", f"högst {_LARGEST_CROSSING}")
        return
    missing = [(key, rest) for rest in together or [()] for key in product(*wanted) if (*key, *rest) not in seen]
    if missing:
        told = [" / ".join((*filter(None, [_named(key, fixed, names)]), *rest)) for key, rest in missing[:_NAMES_SHOWN]]
        more = f" (och {len(missing) - len(told)} till)" if len(missing) > len(told) else ""
        expected = f"{math.prod(map(len, wanted))} rader" + (f" för varje {' / '.join(found)}" if found else "")
        yield Fault(file, f"ingen rad för {', '.join(told)}{more}", expected, None, columns)


def _wanted(resource: Resource, column: str, rule: str | list[str], contents: Mapping[str, Sequence[Row]]) -> list[str]:
    if isinstance(rule, list):
        return rule
    if rule == "enum":
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        return [str(value) for value in fields[column].get("constraints", {}).get("enum", ())]
    table, _dot, other = rule.partition(".")
    return list(dict.fromkeys(row[other] for row in contents[table] if row[other]))


def _followed(
    resource: Resource, column: str, rule: str | list[str], contents: Mapping[str, Sequence[Row]]
) -> dict[str, str]:
    """What the column's values are called by in the other table; nothing where it has them itself."""
    table, _dot, other = rule.partition(".") if isinstance(rule, str) else ("", "", "")
    for key in resource.get("schema", {}).get("foreignKeys", []):
        reference = key["reference"]
        if key["fields"] == [column] and reference["resource"] == table and reference["fields"] != [other]:
            return {row[reference["fields"][0]]: row[other] for row in contents[table]}
    return {}


def _named(key: Sequence[str], columns: Sequence[str], names: Mapping[str, Mapping[str, str]]) -> str:
    """The key as a reader knows it: a followed value by the first name that leads to it."""
    return " / ".join(
        next((name for name, value in names[column].items() if value == part), part)
        for part, column in zip(key, columns, strict=True)
    )

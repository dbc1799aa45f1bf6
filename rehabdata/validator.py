"""Whether a table is what its description says: the one check of extracts and of submitted files.

The rules are those of datapackage.json: types and constraints of cells, and of a table `primaryKey`,
`uniqueKeys` and, beside what Table Schema has, `rules` for cells that belong together:

    {"column": "population_15_64", "below": "population"}
    {"column": "end_date", "after": "baseline_date"}
    {"column": "year", "over_on": "fetched_on"}
    {"column": "unit", "with": "figure"}        both are there or neither
    {"column": "value", "without": "text"}      one of the two is there
    {"column": "comparison", "constraints": {"required": true}, "where": {"plan_targets.kind": "gap"}}

A name with a dot is a column of the table that a foreign key leads to.
"""

import calendar
import datetime as dt
import operator
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Final

from rehabdata.faults import Faults, nearest, quoted
from rehabdata.language import _, later
from rehabdata.swedish import listed

Schema = Mapping[str, Any]
Row = dict[str, Any]


class Wrong:
    """The type of WRONG."""


WRONG: Final = Wrong()  # a cell that its reading does not understand

# How a cell is read (a value, or WRONG), what is expected of it, and the words that it may have
# been meant for.
Reading = tuple[Callable[[str], Any], str, Sequence[str]]

# A cell may have several lines, and tabs.
CONTROL_SIGN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def _like(pattern: str, kind: Callable[[str], Any]) -> Callable[[str], Any]:
    return lambda text: kind(text) if re.fullmatch(pattern, text, re.ASCII) else WRONG


def shown(value: object) -> str:
    """A value as a reader writes it: decimal comma, nothing for None."""
    return "" if value is None else str(value).replace(".", ",") if isinstance(value, Decimal) else str(value)


def _date(text: str) -> str | Wrong:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return WRONG
    return text if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text) else WRONG


# Table Schema's types. The database's whole numbers end a little above nine digits.
TYPES: dict[str, Reading] = {
    "string": (
        lambda text: WRONG if CONTROL_SIGN.search(text) else text,
        later("text utan styrtecken"),
        (),
    ),
    "integer": (_like("-?[0-9]{1,9}", int), later("ett heltal, högst nio siffror"), ()),
    "number": (
        _like(r"-?[0-9]{1,9}(\.[0-9]{1,9})?", Decimal),
        later("ett tal med decimalpunkt, högst nio siffror i följd"),
        (),
    ),
    "boolean": (_like("true|false", str), later("true eller false"), ()),
    "date": (_date, later("ett datum ÅÅÅÅ-MM-DD"), ()),
    "yearmonth": (_like("[0-9]{4}-(0[1-9]|1[0-2])", str), later("en månad ÅÅÅÅ-MM"), ()),
}


def _last_of_its_month(day: str, _limit: object) -> bool:
    year, month, last = map(int, day.split("-"))
    return last == calendar.monthrange(year, month)[1]


# Constraint -> whether a value meets it, and what is expected, of {limit}.
_CONSTRAINTS: dict[str, tuple[Callable[[Any, Any], bool], str]] = {
    "minimum": (operator.ge, later("minst {limit}")),
    "maximum": (operator.le, later("högst {limit}")),
    "above": (operator.gt, later("ett tal över {limit}")),
    "decimals": (
        lambda value, limit: value == round(value, limit),
        later("ett tal med högst {limit} decimaler"),
    ),
    "enum": (
        lambda value, limit: str(value) in map(str, limit),
        later("något av {limit}"),
    ),
    "pattern": (
        lambda value, limit: re.fullmatch(limit, str(value)) is not None,
        later("mönstret {limit}"),
    ),
    "ends_with": (str.endswith, later("ett datum som slutar på {limit}")),
    "last_of_month": (_last_of_its_month, later("den sista dagen i en månad")),
}
# Comparison with another column of the row -> whether it holds, and what is expected.
_COMPARISONS: dict[str, tuple[Callable[[Any, Any], bool], str]] = {
    "below": (operator.lt, later("mindre än {other}, som står under ”{column}”")),
    "after": (operator.gt, later("ett datum efter {other}, som står under ”{column}”")),
    "over_on": (
        lambda mine, theirs: str(mine) < theirs[: len(str(mine))],
        later("en tid som var slut den {other}, som står under ”{column}”"),
    ),
    "same_as": (operator.eq, later("{other}, som står under ”{column}”")),
    "with": (
        lambda mine, theirs: (mine is None) == (theirs is None),
        later("ett värde både här och under ”{column}”, eller på inget av ställena"),
    ),
    "without": (
        lambda mine, theirs: (mine is None) != (theirs is None),
        later("ett värde antingen här eller under ”{column}”"),
    ),
}
_OF_EMPTY_TOO = ("with", "without")


@dataclass(frozen=True)
class Table:
    """A table of one file: its columns' texts by name, the number of each row, and what has been read of the texts.

    `headings` is what the file calls a column, or a value, that it does not call by its name.
    """

    file: str
    texts: Mapping[str, Sequence[str]]
    row_numbers: Sequence[int]
    values: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)

    def heading(self, *names: str) -> str:
        """What the file calls the columns."""
        return ", ".join(self.headings.get(name, name) for name in names)

    def rows(self, columns: Iterable[str]) -> Iterator[tuple[Any, ...]]:
        """The values of these columns, row by row."""
        return zip(*(self.values[column] for column in columns), strict=True)

    def without(self, wrong: Container[int]) -> "Table":
        """The table without the rows at these places."""
        return self.at([p for p in range(len(self.row_numbers)) if p not in wrong]) if wrong else self

    def at(self, places: Sequence[int]) -> "Table":
        """The table with these of its rows."""

        def taken(columns: Mapping[str, Sequence[Any]]) -> dict[str, Sequence[Any]]:
            return {name: [column[place] for place in places] for name, column in columns.items()}

        numbers = [self.row_numbers[place] for place in places]
        return replace(self, texts=taken(self.texts), row_numbers=numbers, values=taken(self.values))


def read(
    table: Table, fields: Iterable[Schema], faults: Faults, readings: Mapping[str, Reading] | None = None
) -> tuple[Table, set[int]]:
    """The table with its values, and the places of the rows in which a cell is wrong: those are told.

    A column without a reading is read as an extract's. Each distinct text is read once.
    """
    wrong: set[int] = set()
    values: dict[str, Sequence[Any]] = {}
    for each in fields:
        name, constraints = each["name"], each.get("constraints", {})
        given = (readings or {}).get(name)
        reading, expected, known = given or TYPES[each["type"]]
        texts = set(table.texts[name])
        is_empty = str.isspace if given else operator.not_
        read_as = {text: None if not text or is_empty(text) else reading(text) for text in texts}
        unfit = {text: _(expected) for text, value in read_as.items() if value is WRONG}
        if constraints.get("required") and None in read_as.values():
            missing = expected if given else _("ett värde")
            unfit |= {text: missing for text, value in read_as.items() if value is None}
        found = [(text, read_as[text]) for text in texts if read_as[text] is not None and text not in unfit]
        for constraint in constraints.keys() & _CONSTRAINTS.keys():
            meets, limit = _CONSTRAINTS[constraint][0], constraints[constraint]
            for text, value in [each for each in found if not meets(each[1], limit)]:
                unfit.setdefault(text, unmet(value, {constraint: limit}))
        values[name] = list(map(read_as.__getitem__, table.texts[name]))
        if unfit:
            wrong.update(_tell_cells(table, name, unfit, known, faults))
    return replace(table, values=values), wrong


def _tell_cells(
    table: Table, name: str, unfit: Mapping[str, str], known: Sequence[str], faults: Faults
) -> Sequence[int]:
    texts = table.texts[name]
    places = [place for place, text in enumerate(texts) if text in unfit]

    def tell(place: int) -> None:
        text = texts[place]
        guess = nearest(" ".join(text.split()), known)
        faults.add(quoted(text), unfit[text], table.row_numbers[place], table.heading(name), guess)

    faults.add_each(places, tell)
    return places


def unmet(value: object, constraints: Mapping[str, Any]) -> str:
    """What the constraints expect instead of the value; nothing where it meets them, or is missing and may be."""
    if value is None:
        return _("ett värde") if constraints.get("required") else ""
    for name in constraints.keys() & _CONSTRAINTS.keys():
        (meets, expected), limit = _CONSTRAINTS[name], constraints[name]
        if not meets(value, limit):
            allowed = list(map(shown, limit)) if isinstance(limit, list) else [shown(limit)]
            return _(expected, limit=", ".join(allowed)) if name != "enum" or len(allowed) > 1 else allowed[0]
    return ""


def check_keys(table: Table, schema: Schema, faults: Faults) -> None:
    """A row that has the key of an earlier one. An empty cell makes no key of `uniqueKeys`."""
    unique = [[each["name"]] for each in schema["fields"] if each.get("constraints", {}).get("unique")]
    columns: Sequence[str] = schema.get("primaryKey", [])
    primary: Sequence[object] = table.values[columns[0]] if len(columns) == 1 else list(table.rows(columns))
    _tell_doubled(table, columns, primary, faults)
    for columns in (*unique, *schema.get("uniqueKeys", [])):
        keys = [key if None not in key else (None, place) for place, key in enumerate(table.rows(columns))]
        _tell_doubled(table, columns, keys, faults)


def _tell_doubled(table: Table, columns: Sequence[str], keys: Sequence[object], faults: Faults) -> None:
    if len(set(keys)) == len(keys):
        return
    first: dict[object, int] = {}
    doubled = [place for place, key in enumerate(keys) if first.setdefault(key, place) != place]

    def tell(place: int) -> None:
        found = quoted(" / ".join(table.texts[name][place] for name in columns))
        earlier = table.row_numbers[first[keys[place]]]
        faults.add(
            _("{cells} en gång till", cells=found),
            _("en enda rad: den står redan på rad {row}", row=earlier),
            table.row_numbers[place],
            table.heading(*columns),
        )

    faults.add_each(doubled, tell)


def check_rules(
    table: Table, schema: Schema, faults: Faults, others: Mapping[str, Mapping[Any, Row]] | None = None
) -> None:
    """Cells that do not go together. `others` has the rows of other tables by the value that leads to them."""
    rules = schema.get("rules", ())
    table = _joined(table, schema, rules, others or {}) if rules else table
    for rule in rules:
        places: Iterable[int] = range(len(table.row_numbers))
        for column, wanted in rule.get("where", {}).items():
            places = [place for place in places if table.values[column][place] == wanted]
        name = rule["column"]
        # A submitted file may be without a column.
        mine = table.values.get(name) or [None] * len(table.row_numbers)
        for place, expected in _unmet_rule(table, rule, mine, places):
            text = table.texts[name][place] if name in table.texts else ""
            faults.add(quoted(text), expected, table.row_numbers[place], table.heading(name))


def _unmet_rule(
    table: Table, rule: Mapping[str, Any], mine: Sequence[Any], places: Iterable[int]
) -> Iterator[tuple[int, str]]:
    if "constraints" in rule:
        conditions = rule.get("where", {}).items()
        where = [
            _("”{column}” är ”{value}”", column=table.heading(name), value=table.heading(value))
            for name, value in conditions
        ]
        for place in places:
            if expected := unmet(mine[place], rule["constraints"]):
                yield place, _("{expected}, när {where}", expected=expected, where=listed(where)) if where else expected
        return
    (kind,) = rule.keys() & _COMPARISONS.keys()
    holds, expected = _COMPARISONS[kind]
    theirs, heading = table.values[rule[kind]], table.heading(rule[kind])
    if kind not in _OF_EMPTY_TOO:
        places = [place for place in places if mine[place] is not None and theirs[place] is not None]
    for place in places:
        if not holds(mine[place], theirs[place]):
            yield place, _(expected, other=shown(theirs[place]), column=heading)


def _joined(
    table: Table,
    schema: Schema,
    rules: Sequence[Mapping[str, Any]],
    others: Mapping[str, Mapping[Any, Row]],
) -> Table:
    """The table with the columns of others that its rules name, for the rows that lead to one."""
    names = [name for rule in rules for name in (*rule.get("where", ()), *rule.values()) if "." in str(name)]
    names = [name for name in names if isinstance(name, str)]
    values = dict(table.values)
    for key in schema.get("foreignKeys", []) if names else ():
        resource, (column,) = key["reference"]["resource"], key["fields"]
        rows = [others.get(resource, {}).get(value, {}) for value in table.values[column]]
        for name in names:
            if name.startswith(f"{resource}."):
                values[name] = [row.get(name.partition(".")[2]) for row in rows]
    return replace(table, values=values)

"""datapackage.json, what a data folder says of its own files: a stranger's, until it has been read here.

The description is a Frictionless Data Package with two properties of ours for a resource: `complete` (see complete.py)
and, for JSON, `path_to_rows`, the way to the list that is to be complete. Of a file that the app knows, the app's own
rules hold (data/datapackage.json, and intake/*.json for what is brought in later), whatever a folder's description
leaves out. Where a file is, and what it is sent as, follows from names that have been checked: every reader asks here.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from rehabdata.faults import ExtractError, Fault
from rehabdata.folder_files import DESCRIPTION, FILE_NAME, read_file, read_json
from rehabdata.validator import CONTROL_SIGN, TYPES

PROJECT = Path(__file__).parents[1]

# format -> media type: what a file is sent as is never the folder's choice
MEDIA_TYPES = {"csv": "text/csv", "json": "application/json", "toml": "application/toml"}

_RESOURCE_NAME = re.compile(r"[a-z0-9_-]{1,60}")
_LONGEST_TEXT, _LONGEST_PATTERN = 2000, 200

# A pattern of a few signs can take Python's `re` for ever. One repetition without an end, of what repeats nothing
# itself, and nothing optional, cannot; the app's own patterns may be others.
_SIGN = r"(?:\[\^?[^\[\]\\]+\]|\\[dws.+*?()|-]|[^\\\[\](){}*+?|^$])"
_COUNTED = rf"(?:{_SIGN}(?:\{{[0-9]{{1,2}}\}})?)*"
_SIMPLE_PATTERN = re.compile(rf"{_COUNTED}(?:(?:{_SIGN}|\({_COUNTED}\))[*+])?{_COUNTED}")

Resource = dict[str, Any]


def read_description(folder: Path) -> dict[str, Any]:
    """The folder's datapackage.json, with the app's own rules for the files that the app knows.

    Raises ExtractError when it cannot be read, when it names anything but a file of the folder, and when a rule in it
    cannot be followed.
    """
    described = read_json(DESCRIPTION, read_file(folder, DESCRIPTION))
    if not isinstance(described, dict) or not isinstance(described.get("resources"), list):
        raise ExtractError([Fault(DESCRIPTION, "ingen lista ”resources”", "en beskrivning av varje fil")])
    faults = list(_resource_faults(described["resources"]))
    if not faults:
        known = known_resources()
        faults += _known_faults(described["resources"], known.values())
        described["resources"] = [_with_known_rules(r, known.get(r["name"])) for r in described["resources"]]
    if not faults:
        faults += _reference_faults(described["resources"])
    if faults:
        raise ExtractError(faults)
    return described


def tables(description: Mapping[str, Any]) -> list[Resource]:
    """The described resources that are tables (csv), in the order of the description."""
    return [resource for resource in description["resources"] if resource["format"] == "csv"]


@cache
def known_resources() -> dict[str, Resource]:
    """The files that the app knows and the rules for them, by name; `optional` where a folder may be without one."""
    own = json.loads((PROJECT / "data" / DESCRIPTION).read_text(encoding="utf-8"))["resources"]
    return {
        resource["name"]: resource for resource in (*own, *({**each, "optional": True} for each in brought_resources()))
    }


@cache
def brought_resources() -> tuple[Resource, ...]:
    """The resources of the extracts for what is brought in, in full: what all of them have in common added."""
    resources, of_plans, fetched = (
        json.loads((PROJECT / "rehabdata" / "intake" / name).read_text(encoding="utf-8"))
        for name in ("brought.json", "plans.json", "fetched.json")
    )
    text = {"required": True}
    common = [
        {"name": "county_code", "type": "string", "description": "Länskod, text med två siffror", "constraints": text},
        {"name": "county", "type": "string", "description": "Län", "constraints": text},
        {
            "name": "year",
            "type": "integer",
            "description": "År, då garantin fanns",
            "constraints": {"required": True, "minimum": 2009, "maximum": 2015},
        },
        {
            "name": "period",
            "type": "string",
            "description": "Del av året: kv1-2 är januari–juni, helar är hela året",
            "constraints": {"required": True, "enum": ["kv1-2", "helar"]},
        },
    ]
    source = {"name": "source", "type": "string", "description": "Källa för raden", "constraints": text}
    for resource in resources:
        resource["schema"]["fields"] = [*common, *resource["schema"]["fields"]]
    for resource in (*resources, *of_plans, *fetched):
        how, what = ("Hämtat", "Hämtade") if resource in fetched else ("Filer som lämnats in", "Inlämnade")
        resource["sources"] = [{"title": f"{how} efter rapporten, se raden"}]
        resource["licenses"] = [{"name": "notspecified", "title": f"{what} uppgifter; källan anges per rad"}]
        resource["schema"]["fields"].append(source)
    return (*resources, *of_plans, *fetched)


def _with_known_rules(resource: Resource, known: Resource | None) -> Resource:
    """The resource with what the app asks of it; a folder's description can ask for more, never for less.

    Rules across cells are the app's alone.
    """
    for rule in ("rules", "uniqueKeys") if "schema" in resource else ():
        resource["schema"].pop(rule, None)
    if known is None or "schema" not in known:
        return resource | {rule: known[rule] for rule in ("path_to_rows", "complete") if known and rule in known}
    own = {field["name"]: field for field in known["schema"]["fields"]}
    fields = [
        field
        | {
            "type": own[field["name"]]["type"],
            "constraints": {**field.get("constraints", {}), **own[field["name"]].get("constraints", {})},
        }
        if field["name"] in own
        else field
        for field in resource["schema"]["fields"]
    ]
    schema = {**resource["schema"], **known["schema"], "fields": fields}
    return resource | {"schema": schema, "complete": [*known.get("complete", ())] or resource.get("complete", [])}


def _known_faults(resources: Iterable[Resource], known: Iterable[Resource]) -> Iterator[Fault]:
    """What the app cannot do without: the files that it knows, by their names, with their columns."""
    there = {resource["name"]: resource for resource in resources}
    for own in known:
        name, resource = own["name"], there.get(own["name"])
        if resource is None:
            if not own.get("optional"):
                yield Fault(DESCRIPTION, f"ingen resurs ”{name}”", f"en beskrivning av {own['path']}")
            continue
        if resource["path"] != own["path"] or resource["format"] != own["format"]:
            yield Fault(DESCRIPTION, f"filen ”{resource['path']}” som ”{name}”", f"{own['path']} ({own['format']})")
            continue
        columns = [field["name"] for field in resource.get("schema", {}).get("fields", ())]
        for field in own.get("schema", {}).get("fields", ()):
            if field["name"] not in columns:
                yield Fault(DESCRIPTION, f"ingen kolumn ”{field['name']}” i ”{name}”", f"alla kolumner i {own['path']}")


def _resource_faults(resources: Iterable[object]) -> Iterator[Fault]:
    """What is wrong with each resource by itself, and with two of one name."""
    names: set[str] = set()
    for number, resource in enumerate(resources, start=1):
        place = f"resurs nr {number}"
        if not isinstance(resource, dict):
            yield Fault(DESCRIPTION, f"{_shown(resource)} som {place}", "ett objekt med name, path och format")
            continue
        faults = list(_own_faults(resource, place))
        yield from faults
        if faults:
            continue
        for name in (resource["name"], resource["path"].casefold()):
            if name in names or name == DESCRIPTION:
                yield Fault(DESCRIPTION, f"”{name}” en gång till i {place}", "en enda resurs")
        names |= {resource["name"], resource["path"].casefold()}


def _own_faults(resource: Resource, place: str) -> Iterator[Fault]:
    def fault(what: str, expected: str, within: object = resource) -> Fault:
        found = _shown(within.get(what)) if isinstance(within, dict) and what in within else "inget värde"
        return Fault(DESCRIPTION, f"{found} som ”{what}” i {place}", expected)

    if not _matches(_RESOURCE_NAME, resource.get("name")):
        yield fault("name", "ett namn av a–z, 0–9, _ och -")
        return
    place = f"”{resource['name']}”"
    form = resource.get("format")
    if not isinstance(form, str) or form not in MEDIA_TYPES:
        yield fault("format", f"något av {', '.join(MEDIA_TYPES)}")
        return
    path, texts = resource.get("path"), [resource.get(name, "") for name in ("description", "table", "page")]
    crossings = "en lista av objekt från kolumn till enum, found, tabell.kolumn eller en lista av texter"
    for what, fits, expected in (
        (
            "path",
            _matches(FILE_NAME, path) and str(path).endswith(f".{form}"),
            f"ett filnamn utan mapp som slutar på .{form}",
        ),
        ("mediatype", resource.get("mediatype", MEDIA_TYPES[form]) == MEDIA_TYPES[form], MEDIA_TYPES[form]),
        ("encoding", resource.get("encoding", "utf-8") == "utf-8", "utf-8"),
        ("title", _is_text(resource.get("title")), "en text"),
        ("description", all(map(_is_text, texts)), "en text, som ”table” och ”page”"),
        ("sources", _are_titled(resource.get("sources")), "en lista av objekt med title"),
        ("licenses", _are_titled(resource.get("licenses")), "en lista av objekt med title"),
        ("complete", _is_complete_rule(resource.get("complete", [])), crossings),
        ("path_to_rows", _is_names(resource.get("path_to_rows", [])), "en lista av namn"),
    ):
        if not fits:
            yield fault(what, expected)
    if form == "csv":
        yield from _schema_faults(resource, fault)


def _schema_faults(resource: Resource, fault: Callable[..., Fault]) -> Iterator[Fault]:
    schema = resource.get("schema")
    fields = schema.get("fields") if isinstance(schema, dict) else None
    if not isinstance(schema, dict) or not isinstance(fields, list) or not fields:
        yield fault("schema", "ett objekt med en lista ”fields”")
        return
    for field in fields:
        if not isinstance(field, dict) or not _is_text(field.get("name")) or not field["name"]:
            yield fault("fields", "en lista av objekt med name och type", schema)
            return
        if not isinstance(field.get("type"), str) or field["type"] not in TYPES:
            expected = f"något av {', '.join(TYPES)} för kolumnen ”{field['name']}”"
            yield fault("type", expected, field)
            continue
        for rule, expected in _rule_faults(field):
            yield fault(rule, f"{expected} för kolumnen ”{field['name']}”", field["constraints"])
        if not isinstance(field.get("constraints", {}), dict):
            yield fault("constraints", f"ett objekt för kolumnen ”{field['name']}”", field)
    columns = {field["name"].casefold() for field in fields}
    if len(columns) < len(fields):
        yield fault("fields", "varje kolumn en gång", schema)
    columns = {field["name"] for field in fields}
    if not _is_names(schema.get("primaryKey", [])) or not columns.issuperset(schema.get("primaryKey", [])):
        yield fault("primaryKey", "en lista av tabellens kolumner", schema)
    keys = schema.get("foreignKeys", [])
    if not isinstance(keys, list) or not all(_is_foreign_key(key, columns) for key in keys):
        yield fault("foreignKeys", "en lista av objekt med fields och reference (resource, fields)", schema)


def _rule_faults(field: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The constraints of a column that cannot be followed, and what was expected."""
    constraints = field.get("constraints", {})
    if not isinstance(constraints, dict):
        return
    for rule, value in constraints.items():
        if rule in ("required", "unique"):
            if not isinstance(value, bool):
                yield rule, "true eller false"
        elif rule in ("minimum", "maximum") and field["type"] in ("integer", "number"):
            if not isinstance(value, int | float) or isinstance(value, bool) or abs(value) > 1e12:
                yield rule, "ett tal"
        elif rule == "enum":
            if not isinstance(value, list) or not value or not all(isinstance(each, str | int) for each in value):
                yield rule, "en lista av värden"
        elif rule == "pattern" and field["type"] == "string":
            if not isinstance(value, str) or not (value in _own_patterns() or _is_simple(value)):
                yield rule, "ett mönster av tecken, [tecken] och {antal}, med högst ett * eller +"
        else:
            yield rule, "bara required, unique, minimum, maximum, enum och pattern där de passar"


def _reference_faults(resources: Iterable[Resource]) -> Iterator[Fault]:
    """Foreign keys and crossings to tables or columns that are not there."""
    columns = {r["name"]: {field["name"] for field in r["schema"]["fields"]} for r in resources if r["format"] == "csv"}
    for resource in resources:
        name = resource["name"]
        for key in resource.get("schema", {}).get("foreignKeys", []):
            reference = key["reference"]
            if not columns.get(reference["resource"], set()).issuperset(reference["fields"]):
                found = f"{reference['resource']} ({', '.join(reference['fields'])}) som ”foreignKeys” i ”{name}”"
                yield Fault(DESCRIPTION, found, "en beskriven tabell med de kolumnerna")
        for crossing in resource.get("complete", []):
            for column, rule in crossing.items():
                table, _dot, other = rule.partition(".") if isinstance(rule, str) else ("", "", "")
                if resource["format"] == "csv" and column not in columns[name]:
                    yield Fault(DESCRIPTION, f"”{column}” som ”complete” i ”{name}”", "en av tabellens kolumner")
                if other and other not in columns.get(table, ()):
                    yield Fault(DESCRIPTION, f"”{rule}” som ”complete” i ”{name}”", "en beskriven tabells kolumn")


def _is_foreign_key(key: object, columns: set[str]) -> bool:
    if not isinstance(key, dict) or not _is_names(key.get("fields")) or not columns.issuperset(key["fields"]):
        return False
    reference = key.get("reference")
    if not isinstance(reference, dict) or not isinstance(reference.get("resource"), str):
        return False
    return _is_names(reference.get("fields")) and len(reference["fields"]) == len(key["fields"]) > 0


def _is_complete_rule(rule: object) -> bool:
    return isinstance(rule, list) and all(
        isinstance(crossing, dict)
        and all(
            _is_names(each) or (isinstance(each, str) and (each in ("enum", "found") or each.count(".") == 1))
            for each in crossing.values()
        )
        for crossing in rule
    )


def _are_titled(value: object) -> bool:
    return (
        isinstance(value, list) and bool(value) and all(isinstance(v, dict) and _is_text(v.get("title")) for v in value)
    )


def _is_names(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST_TEXT and not CONTROL_SIGN.search(value)


def _matches(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


@cache
def _own_patterns() -> frozenset[str]:
    fields = [field for own in known_resources().values() for field in own.get("schema", {}).get("fields", ())]
    return frozenset(field.get("constraints", {}).get("pattern", "") for field in fields)


def _is_simple(pattern: str) -> bool:
    if len(pattern) > _LONGEST_PATTERN or not _SIMPLE_PATTERN.fullmatch(pattern):
        return False
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True


def _shown(value: object) -> str:
    """A value of the description as a sentence can have it; what holds others by its kind."""
    kinds = {dict: "ett objekt", list: "en lista", type(None): "null"}
    return kinds.get(type(value)) or f"”{value}”"

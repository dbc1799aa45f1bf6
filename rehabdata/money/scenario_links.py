"""Scenarios with a name, up to four beside each other: as an address and as a file have them. Pure.

In an address: `scenario1=Lägre KBT;kbt:10000;ram:800`, a name and the levers with their values, by the names and within
the ranges that the levers have of their own. A lever that is not named stands as under the year's agreement. `bas` says
against which the others are set.
"""

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from rehabdata import parameters
from rehabdata.language import _
from rehabdata.money.funding import Scenario
from rehabdata.parameters import Given, Problem
from rehabdata.swedish import listed, number

SLOTS = ("scenario1", "scenario2", "scenario3", "scenario4")
BASE = "bas"
AGREEMENT = "overenskommelsen"
LONGEST_NAME = 40
# Controls, signs that turn the text around them, halves of signs.
_UNWRITTEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
FORMAT, VERSION = "rehabdata-scenarier", 1


@dataclass(frozen=True, slots=True)
class Named:
    """A scenario and what its maker calls it."""

    name: str
    scenario: Scenario


Slots = Mapping[str, Named]  # one of SLOTS -> what stands there


def tidy(name: str) -> str:
    """A name as it can be kept: one line, no semicolon, nothing that is not written, LONGEST_NAME signs at most."""
    written = "".join(sign for sign in " ".join(name.replace(";", " ").split()) if not _UNWRITTEN.match(sign))
    return " ".join(written.split())[:LONGEST_NAME].strip()


def read(
    given: Given, start: Scenario, codes_by_name: Mapping[str, str]
) -> tuple[dict[str, Named], tuple[Problem, ...]]:
    """The named scenarios of an address, by slot; `start` is the agreement at the default pace.

    What cannot be used of a scenario is told, and the lever stands as in `start`; one without a name is told and left.
    """
    found: dict[str, Named] = {}
    problems: list[Problem] = []
    for slot in SLOTS:
        if text := given.get(slot, ""):
            named, told = _read_one(slot, text, start, codes_by_name)
            problems += told
            if named:
                found[slot] = named
    return found, tuple(problems)


def _read_one(
    slot: str, text: str, start: Scenario, codes_by_name: Mapping[str, str]
) -> tuple[Named | None, list[Problem]]:
    name, *levers = text.split(";")
    if not name.strip() or tidy(name) != name:
        return None, [Problem(slot, text, _("börjar inte med ett namn på högst {count} tecken", count=LONGEST_NAME))]
    values: dict[str, str] = {}
    problems = []
    for lever in filter(None, levers):
        key, colon, value = lever.partition(":")
        if not colon or not value or key not in parameters.SCENARIO_NAMES or key in values:
            problems.append(Problem(slot, lever, _("är inget reglage med ett värde, eller står där två gånger")))
        else:
            values[key] = value
    scenario, wrong = parameters.scenario(values, start, codes_by_name)
    problems += [replace(problem, name=f"{slot} {problem.name}") for problem in wrong]
    return Named(name, scenario), problems


def base(given: Given, slots: Slots) -> tuple[str, Problem | None]:
    """`bas`: the slot against which the others are set; the agreement by default."""
    return parameters.choice(BASE, given, [AGREEMENT, *slots], AGREEMENT)


def address(named: Named, start: Scenario, county_by_code: Mapping[str, str]) -> str:
    """A scenario as the address has it: what differs from `start`, which `read` makes whole again."""
    standard = parameters.scenario_address(start, county_by_code)
    levers = parameters.scenario_address(named.scenario, county_by_code)
    return _spelled(named.name, {key: value for key, value in levers.items() if standard.get(key) != value})


def full_address(named: Named, county_by_code: Mapping[str, str]) -> str:
    """As `address` with every lever, for a copied link: it holds when the agreement's own values become others."""
    return _spelled(named.name, parameters.scenario_address(named.scenario, county_by_code))


def _spelled(name: str, levers: Mapping[str, str]) -> str:
    return ";".join([name, *(f"{key}:{value}" for key, value in levers.items())])


def free_slot(slots: Slots, name: str) -> str | None:
    """Where a scenario of that name goes: where one so called stands, else the first free slot; None without any."""
    same = [slot for slot, named in slots.items() if named.name == name]
    free = [slot for slot in SLOTS if slot not in slots]
    return next(iter([*same, *free]), None)


def to_file(slots: Slots, year: int, period: str, county_by_code: Mapping[str, str]) -> str:
    """The scenarios as a JSON file: every lever spelled out."""
    scenarios = {
        slot: {"namn": named.name, **parameters.scenario_address(named.scenario, county_by_code)}
        for slot, named in slots.items()
    }
    content = {"format": FORMAT, "version": VERSION, "ar": year, "period": period, "scenarier": scenarios}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


LARGEST_FILE_BYTES = 20_000


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file holds, and the year that its scenarios are of; or every fault in it in words, and nothing else."""

    slots: dict[str, Named]
    year: int | None
    faults: tuple[str, ...] = ()


def from_file(
    content: bytes, start: Scenario, codes_by_name: Mapping[str, str], years: Collection[int], period: str
) -> Taken:
    """The scenarios of a file; one fault, and nothing is taken. `years` are those that can be shown of `period`."""
    document, fault = _document(content)
    if fault:
        return Taken({}, None, (fault,))
    faults = [
        _("«{name}» hör inte hit", name=name)
        for name in document
        if name not in ("format", "version", "ar", "period", "scenarier")
    ]
    year = document.get("ar")
    if type(year) is not int or year not in years:
        faults.append(_("«ar» är inte något av åren {years}", years=listed([str(one) for one in years])))
    if document.get("period") != period:
        faults.append(_("«period» är inte {period}, som sidan visar", period=period))
    scenarios = document.get("scenarier")
    if not isinstance(scenarios, dict) or not scenarios:
        return Taken({}, None, (*faults, _("«scenarier» saknas eller är tomt")))
    found: dict[str, Named] = {}
    for slot, levers in scenarios.items():
        named, told = _one_of_file(slot, levers, start, codes_by_name)
        faults += told
        if named:
            found[slot] = named
    return Taken({}, None, tuple(faults)) if faults else Taken(found, year)


def _document(content: bytes) -> tuple[dict[str, Any], str]:
    """The file's object, or what is wrong with the file as a whole."""
    if len(content) > LARGEST_FILE_BYTES:
        return {}, _("filen är för stor; högst {count} byte", count=number(LARGEST_FILE_BYTES))
    try:
        document = json.loads(content.decode("utf-8-sig"))
        json.dumps(document, ensure_ascii=False).encode()  # half a sign, "\\ud800", is JSON, but no text
    except (ValueError, RecursionError):
        return {}, _("filen är inte JSON i UTF-8")
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        return {}, _("filen är inte en fil med scenarier härifrån («format» ska vara «{name}»)", name=FORMAT)
    if document.get("version") != VERSION or isinstance(document["version"], bool):
        return {}, _("filens version kan inte läsas; väntade {version}", version=VERSION)
    return document, ""


def _one_of_file(
    slot: str, levers: object, start: Scenario, codes_by_name: Mapping[str, str]
) -> tuple[Named | None, list[str]]:
    if slot not in SLOTS:
        return None, [_("«{name}» är inte {first} till {last}", name=_cut(slot), first=SLOTS[0], last=SLOTS[-1])]
    if not isinstance(levers, dict) or not all(isinstance(value, str) for value in levers.values()):
        return None, [_("{slot} är inte namn och reglage med text som värden", slot=slot)]
    name = levers.get("namn", "")
    if not name or tidy(name) != name:
        return None, [_("{slot} har inget namn på högst {count} tecken", slot=slot, count=LONGEST_NAME)]
    faults = [
        _("{slot}: «{name}» är inget reglage", slot=slot, name=_cut(key))
        for key in levers
        if key not in ("namn", *parameters.SCENARIO_NAMES)
    ]
    faults += [
        _("{slot}: {name} saknar värde", slot=slot, name=_cut(key)) for key, value in levers.items() if not value
    ]
    scenario, problems = parameters.scenario(levers, start, codes_by_name)
    faults += [_("{slot}: {problem}", slot=slot, problem=str(replace(problem, used=""))) for problem in problems]
    return Named(name, scenario), faults


def _cut(text: str) -> str:
    return re.sub(r"\s+", " ", text)[:LONGEST_NAME]

"""Rates, frames and published outcomes, read from the data folder's assumptions.toml."""

import datetime as dt
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args

from rehabdata.extracts import ExtractError, Fault, read_file, unread_at

FILE = "assumptions.toml"
Status = Literal["printed", "inferred", "published"]

# What the money needs of a year before a Scenario can be made of it.
MONEY_ITEMS = ("frame", "rate_kbt", "rate_mmr1", "rate_mmr2", "supplement")
OTHER_ITEMS = (
    "research_beside_frame",
    "preparatory_grant",
    "production_of_frame",
    "paid_out",
    "treated_women",
    "treated_men",
    "guarantee_ended",
)

# What a share of the frame is reckoned with has units that cannot be others, and is no more than an address may say.
_RATE_UNIT = "kr per behandlad patient"
UNITS = {"frame": "Mkr", **dict.fromkeys(MONEY_ITEMS[1:], _RATE_UNIT)}
MOST = {"frame": 5000, **dict.fromkeys(MONEY_ITEMS[1:], 200_000)}
_MOST_OF_ANY = 1_000_000_000
_YEARS = range(1990, 2100)


@dataclass(frozen=True)
class Assumption:
    """One figure that was not computed here: what, for which year, in which unit, from where."""

    item: str
    year: int
    value: float
    unit: str
    valid_from: dt.date
    status: Status
    source: str
    note: str


@dataclass(frozen=True)
class Finding:
    """What others found, in words of ours; no figure rests on it."""

    year: int
    title: str
    statement: str
    status: Status
    source: str


@dataclass(frozen=True)
class Assumptions:
    """All assumptions of the data folder, in the order of the file."""

    figures: tuple[Assumption, ...]
    findings: tuple[Finding, ...]

    def find(self, item: str, year: int) -> Assumption:
        """The assumption on `item` for `year`. Raises KeyError when the file has none."""
        for figure in self.figures:
            if (figure.item, figure.year) == (item, year):
                return figure
        raise KeyError(f"{item} {year}")

    def money_years(self) -> tuple[int, ...]:
        """The years for which frame, rates and supplement are all known, ascending."""
        known = {(figure.item, figure.year) for figure in self.figures}
        years = {figure.year for figure in self.figures}
        return tuple(sorted(y for y in years if all((item, y) in known for item in MONEY_ITEMS)))


_Entry = TypeVar("_Entry", Assumption, Finding)


def read_assumptions(folder: Path) -> Assumptions:
    """Read and check the folder's assumptions.toml. Raises ExtractError (Swedish) with all faults."""
    document = _read_toml(read_file(folder, FILE))
    faults: list[Fault] = [
        Fault(FILE, f"avsnittet ”{name}”", "bara ”assumption” och ”finding”")
        for name in document
        if name not in ("assumption", "finding")
    ]
    figures = _read_entries(document.get("assumption", []), Assumption, "assumption", faults)
    findings = _read_entries(document.get("finding", []), Finding, "finding", faults)
    seen: set[tuple[str, int]] = set()
    for number, figure in enumerate(figures, start=1):
        place = f"[[assumption]] nr {number}"
        if figure.item not in MONEY_ITEMS + OTHER_ITEMS:
            faults.append(Fault(FILE, f"”{figure.item}” i {place}", f"något av {', '.join(MONEY_ITEMS + OTHER_ITEMS)}"))
        if (figure.item, figure.year) in seen:
            faults.append(Fault(FILE, f"”{figure.item}” {figure.year} en gång till i {place}", "ett enda värde"))
        most = MOST.get(figure.item, _MOST_OF_ANY)
        if not 0 <= figure.value <= most:  # nan is neither
            expected = f"ett tal som är minst 0 och högst {most:.0f}"
            faults.append(Fault(FILE, f"{_told(figure.value)} i {place}", expected))
        if figure.unit != UNITS.get(figure.item, figure.unit):
            faults.append(Fault(FILE, f"enheten ”{figure.unit}” i {place}", UNITS[figure.item]))
        if figure.year not in _YEARS:
            expected = f"ett år {_YEARS[0]}–{_YEARS[-1]}"
            faults.append(Fault(FILE, f"året {_told(figure.year)} i {place}", expected))
        seen.add((figure.item, figure.year))
    if faults:
        raise ExtractError(faults)
    return Assumptions(tuple(figures), tuple(findings))


def _read_toml(content: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        where = unread_at(error)
    except ValueError:  # whole numbers of thousands of digits
        where = "ett för stort tal"
    except RecursionError:
        where = "för många nivåer"
    raise ExtractError([Fault(FILE, f"fel i texten, {where}", "giltig TOML i UTF-8")])


def _read_entries(entries: object, kind: type[_Entry], section: str, faults: list[Fault]) -> list[_Entry]:
    """Each entry as a `kind`; unknown, missing or wrongly typed keys go to `faults`."""
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        faults.append(Fault(FILE, f"”{section}” i en annan form", f"en lista av [[{section}]]"))
        return []
    types = {field.name: field.type for field in fields(kind)}
    read: list[_Entry] = []
    for number, entry in enumerate(entries, start=1):
        place = f"[[{section}]] nr {number}"
        wrong = [f"okänd nyckel ”{key}”" for key in entry if key not in types]
        wrong += [f"ingen nyckel ”{key}”" for key in types if key not in entry]
        wrong += [
            f"”{_told(entry[key])}” som {key}"
            for key, type_ in types.items()
            if key in entry and not _fits(entry[key], type_)
        ]
        faults += [Fault(FILE, f"{what} i {place}", f"nycklarna {', '.join(types)} med rätt slag") for what in wrong]
        if not wrong:
            read.append(kind(**entry))
    return read


def _told(value: object) -> str:
    """A value as a sentence can have it; what Python does not write out, by its size."""
    return "ett tal med tusentals siffror" if isinstance(value, int) and value.bit_length() > 1000 else str(value)


def _fits(value: object, type_: object) -> bool:
    if type_ is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if type_ == Status:
        return value in get_args(Status)
    return type(value) is type_

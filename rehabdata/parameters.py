"""What an address may say, read and checked once for pages and API. Names and ranges are promises to old links.

Every reader returns the value to use and, when the given one cannot be used, a Problem in the run's language. A page
shows the problem beside the default; the API, which is always Swedish, refuses the call.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rehabdata.language import _, later
from rehabdata.money.funding import Key, Scenario
from rehabdata.swedish import listed

Given = Mapping[str, str]

LANGUAGES = ("sv", "en")
PERIODS = {"kv1-2": later("januari–juni"), "helar": later("helår")}
KEYS: dict[str, Key] = {"overskott": "excess", "befolkning": "population"}
PACE_RANGE = (0.5, 5.0)


@dataclass(frozen=True, slots=True)
class Problem:
    """A parameter whose value cannot be used: its name, the value as given, and why, in the run's language."""

    name: str
    given: str
    reason: str

    @property
    def shown(self) -> str:
        """What was given, cut where it is too long to be told."""
        return self.given if len(self.given) <= 40 else f"{self.given[:40]}…"

    def __str__(self) -> str:
        return f"{self.name}={self.shown} {self.reason}"


def county(given: Given, codes_by_name: Mapping[str, str]) -> tuple[str | None, Problem | None]:
    """`lan`: a county's code, or None for the whole country. `codes_by_name` holds casefolded names and slugs."""
    return _named_county("lan", given, codes_by_name)


def volume_county(given: Given, codes_by_name: Mapping[str, str]) -> tuple[str | None, Problem | None]:
    """`volym_lan`: whom `volym_*` concerns; None for all."""
    return _named_county("volym_lan", given, codes_by_name)


def _named_county(name: str, given: Given, codes_by_name: Mapping[str, str]) -> tuple[str | None, Problem | None]:
    text = given.get(name, "")
    if not text:
        return None, None
    code = codes_by_name.get(_as_known(text))
    return code, None if code else Problem(name, text, _("är inget landsting"))


def _as_known(name: str) -> str:
    """A name as `codes_by_name` has it. A Mac writes ä as two signs; NFC makes them one."""
    return " ".join(unicodedata.normalize("NFC", name).split()).casefold()


COMPARED = "jamfor_med"


def compared_counties(given: Given, codes_by_name: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """`jamfor_med`: county codes in the order given, each once; empty when none is named.

    Names, slugs and spoken names stand between commas. The unknown ones are told together, in one problem, and the
    known ones stay.
    """
    named = [name for name in (part.strip() for part in given.get(COMPARED, "").split(",")) if name]
    codes = {name: codes_by_name.get(_as_known(name)) for name in named}
    unknown = [name for name, code in codes.items() if code is None]
    reason = _("är inget landsting") if len(unknown) == 1 else _("är inga landsting")
    problems = (Problem(COMPARED, ", ".join(unknown), reason),) if unknown else ()
    return tuple(dict.fromkeys(code for code in codes.values() if code)), problems


def compared_address(county_codes: Sequence[str], counties_by_code: Mapping[str, str]) -> dict[str, str]:
    """What compared_counties() reads the same codes of; nothing for none."""
    if not county_codes:
        return {}
    return {COMPARED: ",".join(counties_by_code[code] for code in county_codes)}


def year(given: Given, years: Sequence[int]) -> tuple[int, Problem | None]:
    """`ar`: one of the years in the data; the latest by default."""
    text, latest = given.get("ar", ""), max(years)
    if not text:
        return latest, None
    if re.fullmatch(r"\d{4}", text, re.ASCII) and int(text) in years:
        return int(text), None
    return latest, Problem("ar", text, _("finns inte; åren är {years}", years=listed([str(y) for y in years])))


def choice(name: str, given: Given, values: Sequence[str], default: str) -> tuple[str, Problem | None]:
    """A parameter with named values, such as `period`, `sprak` or `nyckel`."""
    text = given.get(name, "")
    if not text:
        return default, None
    if text in values:
        return text, None
    return default, Problem(name, text, _("finns inte; välj bland {values}", values=listed(list(values))))


def several(
    name: str, given: Given, values: Sequence[str], default: Sequence[str], none_such: str
) -> tuple[tuple[str, ...], Problem | None]:
    """A parameter with several of the named values, commas between: each once, in the order given.

    The unknown ones are told together, with `none_such` as the reason, and the known ones stay; without any known one
    it is the default.
    """
    named = list(dict.fromkeys(part for part in (part.strip() for part in given.get(name, "").split(",")) if part))
    unknown = [part for part in named if part not in values]
    problem = Problem(name, ", ".join(unknown), none_such) if unknown else None
    return tuple(part for part in named if part in values) or tuple(default), problem


def number(
    name: str, given: Given, default: float, limits: tuple[float, float], *, whole: bool = False
) -> tuple[float, Problem | None]:
    """A number within limits, decimal point; plain digits only, so that "1e3", "nan" and "1_000" are refused."""
    text = given.get(name, "")
    if not text:
        return default, None
    pattern = r"[-+]?\d{1,12}" if whole else r"[-+]?\d{1,12}(\.\d{1,12})?"
    lowest, highest = limits
    if re.fullmatch(pattern, text, re.ASCII) and lowest <= float(text) <= highest:
        return float(text) + 0.0, None  # -0 is 0
    expected = (
        later("kan inte användas; väntade ett heltal från {lowest} till {highest}")
        if whole
        else later("kan inte användas; väntade ett tal med decimalpunkt från {lowest} till {highest}")
    )
    return default, Problem(name, text, _(expected, lowest=f"{lowest:g}", highest=f"{highest:g}"))


def pace(given: Given, default: float) -> tuple[float, Problem | None]:
    """`takt`: times the period's production."""
    return number("takt", given, default, PACE_RANGE)


# Levers of a scenario: name in the address -> (field of Scenario, lowest, highest, whole numbers only)
RATES = {
    "kbt": ("kbt_sek", 0.0, 200_000.0),
    "mmr1": ("mmr1_sek", 0.0, 200_000.0),
    "mmr2": ("mmr2_sek", 0.0, 200_000.0),
    "tillagg": ("supplement_sek", 0.0, 200_000.0),
}
FRAME_RANGE_MKR = (0.0, 5000.0)
VOLUMES = {
    "volym_kbt": "volume_kbt_percent",
    "volym_mmr1": "volume_mmr1_percent",
    "volym_mmr2": "volume_mmr2_percent",
}
VOLUME_RANGE_PERCENT = (-100.0, 300.0)
SCENARIO_NAMES = (*RATES, "ram", "takt", *VOLUMES, "volym_lan", "nyckel")


def scenario(
    given: Given, agreed: Scenario, codes_by_name: Mapping[str, str], *, whole_year: bool = False
) -> tuple[Scenario, tuple[Problem, ...]]:
    """The scenario of an address: `agreed` (the year's unchanged rules, at the default pace) with what it changes.

    A whole year stands at pace 1.00 and takes no other.
    """
    problems: list[Problem | None] = []
    changed: dict[str, float] = {}
    for name, (field, lowest, highest) in RATES.items():
        changed[field], problem = number(name, given, getattr(agreed, field), (lowest, highest), whole=True)
        problems.append(problem)
    changed["frame_mkr"], problem = number("ram", given, agreed.frame_mkr, FRAME_RANGE_MKR)
    problems.append(problem)
    limits = (1.0, 1.0) if whole_year else PACE_RANGE
    changed["pace"], problem = number("takt", given, agreed.pace, limits)
    problems.append(problem)
    for name, field in VOLUMES.items():
        changed[field], problem = number(name, given, 0.0, VOLUME_RANGE_PERCENT)
        problems.append(problem)
    concerned, problem = volume_county(given, codes_by_name)
    problems.append(problem)
    key, problem = choice("nyckel", given, list(KEYS), "overskott")
    problems.append(problem)
    made = replace(agreed, **changed, volume_county_code=concerned, key=KEYS[key])
    return made, tuple(problem for problem in problems if problem)


def scenario_address(made: Scenario, counties_by_code: Mapping[str, str]) -> dict[str, str]:
    """Every lever of a scenario spelled out, as a copied link needs it: scenario() reads the same scenario back."""
    address = {name: plain(getattr(made, field)) for name, (field, _, _) in RATES.items()}
    address |= {"ram": plain(made.frame_mkr), "takt": plain(made.pace)}
    address |= {name: plain(getattr(made, field)) for name, field in VOLUMES.items()}
    if made.volume_county_code:
        address["volym_lan"] = counties_by_code[made.volume_county_code]
    address["nyckel"] = next(name for name, key in KEYS.items() if key == made.key)
    return address


def plain(value: float) -> str:
    """A number as an address has it: decimal point, no exponent, no needless zeros."""
    return f"{value:.12f}".rstrip("0").rstrip(".")


LONGEST_SEARCH = 100


def search(given: Given) -> tuple[str, Problem | None]:
    """`sok`: words to look for, spaces put in order; nothing by default."""
    text = " ".join(given.get("sok", "").split())
    if len(text) <= LONGEST_SEARCH:
        return text, None
    return "", Problem("sok", text, _("är för långt; högst {count} tecken", count=LONGEST_SEARCH))

"""Sick-days of all counties at the times that every one of them is known: the gap to the nation, and the place. Pure.

A gap and a place are all that is said of other counties: the plan, and so its status, is one region's. The sexes stand
apart where they are printed apart. A county is set against the nation of its own source: where two sources have all
counties at one time, the series of Decembers is the one that is shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from rehabdata.swedish import sort_key

NATION = "00"
SEXES = ("T", "K", "M")
_USUAL = "2015-12"  # the last time that the plan's county had the most days


@dataclass(frozen=True, slots=True)
class CountyGap:
    """One county at one time: days per insured, the nation's, and the place; 1 is the most days, equals share it."""

    county_code: str
    county: str
    days: Decimal
    nation_days: Decimal
    place: int
    source: str

    @property
    def gap(self) -> Decimal:
        """The county less the nation."""
        return self.days - self.nation_days


Gaps = dict[tuple[str, str], tuple[CountyGap, ...]]


def county_gaps(sick_days: pd.DataFrame, county_codes: Sequence[str]) -> Gaps:
    """(month, sex) to all counties, the most days first, at the times when one source has all of them and the nation.

    `sick_days` is queries.sick_days. Both sexes together come before women and men.
    """
    known: dict[tuple[str, int, bool, str], dict[str, tuple[str, Decimal, str]]] = {}
    columns = sick_days[
        ["rolling_12_months_to", "sex", "of_series", "source", "county_code", "county", "days_per_insured_16_64"]
    ].itertuples(index=False, name=None)
    for month, sex, of_series, source, code, county, days in columns:
        of = known.setdefault((month, SEXES.index(sex), not of_series, source), {})
        of[code] = (county, Decimal(str(days)), source)
    needed = {NATION, *county_codes}
    found: Gaps = {}
    for (month, sex_place, *_by_source), of in sorted(known.items()):
        if needed <= of.keys():
            found.setdefault((month, SEXES[sex_place]), _ranked(of, county_codes))
    return found


def usual(months: Sequence[str]) -> str:
    """The time that is shown where none is asked for; `months` are those that can be, oldest first."""
    return _USUAL if _USUAL in months else months[-1]


def _ranked(known: dict[str, tuple[str, Decimal, str]], county_codes: Sequence[str]) -> tuple[CountyGap, ...]:
    nation_days = known[NATION][1]
    ordered = sorted(county_codes, key=lambda code: (-known[code][1], sort_key(known[code][0])))
    found: list[CountyGap] = []
    for number, code in enumerate(ordered, start=1):
        county, days, source = known[code]
        place = found[-1].place if found and found[-1].days == days else number
        found.append(CountyGap(code, county, days, nation_days, place, source))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class SexRow:
    """Women and men of one area and of the nation at one time; None where no such figure is printed."""

    month: str
    women: Decimal | None
    nation_women: Decimal | None
    men: Decimal | None
    nation_men: Decimal | None
    source: str


def sexes_apart(sick_days: pd.DataFrame, county_code: str) -> list[SexRow]:
    """The times at which a source has the area's women or men, oldest first. Nothing is averaged or filled in."""
    known: dict[tuple[str, str], dict[tuple[str, str], Decimal]] = {}
    columns = sick_days[["rolling_12_months_to", "source", "county_code", "sex", "days_per_insured_16_64"]]
    for month, source, code, sex, days in columns.itertuples(index=False, name=None):
        if code in (county_code, NATION) and sex != "T":
            known.setdefault((month, source), {})[code, sex] = Decimal(str(days))
    return [
        SexRow(
            month,
            of.get((county_code, "K")),
            of.get((NATION, "K")),
            of.get((county_code, "M")),
            of.get((NATION, "M")),
            source,
        )
        for (month, source), of in sorted(known.items())
        if any(code == county_code for code, _sex in of)
    ]

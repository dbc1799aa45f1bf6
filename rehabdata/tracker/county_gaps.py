"""Sick-days of all counties at the times that every one of them is known: the gap to the nation, and the place. Pure.

A gap and a place are all that is said of other counties: the plan, and so its status, is one region's. The sexes stand
apart where they are printed apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from rehabdata.swedish import sort_key

NATION = "00"
SEXES = ("T", "K", "M")


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
    """(month, sex) to all counties, the most days first, for the months in which none of them and no nation lacks."""
    known: dict[tuple[str, str], dict[str, tuple[str, Decimal, str]]] = {}
    columns = sick_days[
        ["rolling_12_months_to", "sex", "county_code", "county", "days_per_insured_16_64", "source"]
    ].itertuples(index=False, name=None)
    for month, sex, code, county, days, source in columns:
        known.setdefault((month, sex), {}).setdefault(code, (county, Decimal(str(days)), source))
    needed = {NATION, *county_codes}
    return {moment: _ranked(of, county_codes) for moment, of in sorted(known.items()) if needed <= of.keys()}


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
    """The months in which the area's women or men are printed, oldest first. Nothing is averaged or filled in."""
    known: dict[tuple[str, str, str], tuple[Decimal, str]] = {}
    columns = sick_days[["rolling_12_months_to", "county_code", "sex", "days_per_insured_16_64", "source"]]
    for month, code, sex, days, source in columns.itertuples(index=False, name=None):
        if code in (county_code, NATION) and sex != "T":
            known.setdefault((month, code, sex), (Decimal(str(days)), source))

    def of(month: str, code: str, sex: str) -> Decimal | None:
        found = known.get((month, code, sex))
        return found[0] if found else None

    months = sorted({month for month, code, _sex in known if code == county_code})
    return [
        SexRow(
            month,
            of(month, county_code, "K"),
            of(month, NATION, "K"),
            of(month, county_code, "M"),
            of(month, NATION, "M"),
            next(source for (m, code, _sex), (_days, source) in known.items() if (m, code) == (month, county_code)),
        )
        for month in months
    ]

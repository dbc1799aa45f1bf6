"""The rows of one landsting's page: shares year by year, with whom it is compared, rates with their intervals. Pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isnan
from statistics import median
from typing import Any

import pandas as pd

from rehabdata import swedish
from rehabdata.landsting import intervals
from rehabdata.language import _
from rehabdata.money.funding import TREATMENTS, Settlement, median_share
from rehabdata.rows import CHOSEN, NATION, OTHERS

Interval = tuple[float, float]
PER = 10_000

NATION_GROUP, MEDIAN_GROUP = "riket", "medianen"
_DRAWN = (OTHERS, NATION_GROUP, MEDIAN_GROUP, CHOSEN)


def shares_by_year(settlements: Mapping[int, Settlement], county_code: str | None) -> pd.DataFrame:
    """Rows of charts.share_strip_by_year: a row a landsting and year, nation and median, the chosen one last.

    `settlements` are the half-years by year, oldest first; who has no share in a year has no row of it.
    """
    latest = str(max(settlements))
    drawn = [
        row for year, settlement in settlements.items() for row in _of_year(str(year), settlement, county_code, latest)
    ]
    drawn.sort(key=lambda row: _DRAWN.index(row["group"]))
    return pd.DataFrame(drawn)


def _of_year(year: str, settlement: Settlement, county_code: str | None, latest: str) -> Iterator[dict[str, Any]]:
    named = [(o.county, o.share, CHOSEN if o.county_code == county_code else OTHERS) for o in settlement.landsting]
    nation_and_median = [
        (_("Riket"), settlement.nation.share, NATION_GROUP),
        (_("Medianen"), median_share(settlement), MEDIAN_GROUP),
    ]
    for county, share, group in (*named, *nation_and_median):
        if share is not None:
            text = swedish.percent(share, 1)
            yield {
                "year": year,
                "county": county,
                "share_percent": 100 * share,
                "share_text": text,
                "group": group,
                "above": f"{county} {text}" if group == CHOSEN and year != latest else "",
                "below": f"{county} {text}" if group == CHOSEN and year == latest else "",
            }


@dataclass(frozen=True)
class Rate:
    """Patients of one treatment in one year among so many inhabitants aged 15-64, with the interval of the rate.

    Everything but the count is missing where the population is.
    """

    year: int
    treatment: str
    patients: int
    per_10000: float | None
    interval: Interval | None
    nation_per_10000: float | None
    median_per_10000: float | None


def rates(treatments: pd.DataFrame, county_code: str) -> list[Rate]:
    """queries.treatments for one landsting, newest year first: counts, rates and their intervals.

    The median is that of all landsting with a rate.
    """
    found = counted(treatments)
    of_year: dict[tuple[int, str], dict[str, float | None]] = {}
    for (code, year, treatment), count in found.items():
        of_year.setdefault((year, treatment), {})[code] = count.per_10000
    return [
        Rate(
            year=year,
            treatment=treatment,
            patients=count.patients,
            per_10000=count.per_10000,
            interval=intervals.of_rate(count.patients, count.inhabitants) if count.inhabitants else None,
            nation_per_10000=of_year[year, treatment].get(NATION),
            median_per_10000=median_of(
                rate for other, rate in of_year[year, treatment].items() if other != NATION and rate is not None
            ),
        )
        for (code, year, treatment), count in sorted(found.items(), key=lambda item: (-item[0][1], item[0][2]))
        if code == county_code
    ]


@dataclass(frozen=True)
class Count:
    """Patients, and the inhabitants aged 15-64 they are among (None where that is missing)."""

    patients: int
    inhabitants: int | None

    @property
    def per_10000(self) -> float | None:
        """Patients per 10 000 inhabitants."""
        return PER * self.patients / self.inhabitants if self.inhabitants else None


def counted(treatments: pd.DataFrame) -> dict[tuple[str, int, str], Count]:
    """queries.treatments by area, year and treatment."""
    columns = ("county_code", "year", "treatment", "patients", "population_15_64")
    return {
        (str(code), int(year), str(treatment)): Count(int(patients), None if isnan(people) else int(people))
        for code, year, treatment, patients, people in zip(
            *(treatments[name].to_list() for name in columns), strict=True
        )
    }


def _cells(table: pd.DataFrame, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """The rows of some columns; quicker than the frame's own ways where there are many rows."""
    return zip(*(table[name].to_list() for name in columns), strict=True)


def median_of(values: Iterable[float]) -> float | None:
    """The median of what there is, None of nothing."""
    listed = list(values)
    return median(listed) if listed else None


@dataclass(frozen=True)
class Group:
    """Landsting that one is compared with: what the group is called and the codes of its members."""

    kind: str
    name: str
    county_codes: tuple[str, ...]


HEALTHCARE_REGION = "healthcare-region"
CHOSEN_ONES = "chosen"


def groups(listed: pd.DataFrame, county_code: str) -> list[Group]:
    """queries.comparison_groups for one landsting: its healthcare region first, then Kolada's groups."""
    found: dict[str, tuple[str, list[str]]] = {}
    columns = ("county_code", "kind", "title", "edition", "member_code")
    for code, kind, title, edition, member in _cells(listed, columns):
        if code == county_code:
            found.setdefault(kind, (_group_name(kind, title, edition), []))[1].append(member)
    return [Group(kind, name, tuple(members)) for kind, (name, members) in found.items()]


def _group_name(kind: str, title: str, edition: str) -> str:
    if kind == HEALTHCARE_REGION:
        return title
    if kind == "kolada-socioeconomy":
        return _("Liknande regioner, socioekonomi (Kolada {edition})", edition=edition)
    return _("Liknande regioner, hälso- och sjukvård (Kolada {edition})", edition=edition)


@dataclass(frozen=True)
class Compared:
    """One line of the comparison: shares by year (None where missing), patients per 10 000 aged 15-64 by treatment."""

    name: str
    kind: str
    shares: Mapping[int, float | None]
    per_10000: Mapping[str, float | None]
    county_code: str | None = None


def compared(
    settlements: Mapping[int, Settlement],
    treatments: pd.DataFrame,
    year: int,
    county_code: str,
    beside: Sequence[Group],
    chosen_codes: Sequence[str] = (),
) -> list[Compared]:
    """One landsting, the nation, the median, its groups and chosen landsting: shares of all years, rates of one.

    Sums go before shares: a group's share is its members' earned over their allocation, its rate their patients over
    their inhabitants. A chosen landsting has a line of its own; a group that is only the landsting itself has none.
    """
    found = counted(treatments)

    def line(name: str, kind: str, codes: Collection[str], of: str | None = None) -> Compared:
        return Compared(
            name,
            kind,
            {y: share_of(settlement, codes) for y, settlement in settlements.items()},
            {treatment: rate_of(found, year, treatment, codes) for treatment in TREATMENTS},
            of,
        )

    all_codes = [outcome.county_code for outcome in settlements[year].landsting]
    names = {outcome.county_code: outcome.county for outcome in settlements[year].landsting}
    middle = Compared(
        _("Medianen"),
        "median",
        {y: median_share(settlement) for y, settlement in settlements.items()},
        {
            treatment: median_of(
                rate for code in all_codes if (rate := rate_of(found, year, treatment, [code])) is not None
            )
            for treatment in TREATMENTS
        },
    )
    return [
        line(names[county_code], "own", [county_code], county_code),
        line(_("Riket"), "nation", all_codes),
        middle,
        *(line(g.name, g.kind, g.county_codes) for g in beside if g.county_codes != (county_code,)),
        *(line(names[code], CHOSEN_ONES, [code], code) for code in chosen_codes if code in names),
    ]


def share_of(settlement: Settlement, county_codes: Collection[str]) -> float | None:
    """Several landsting's earned over their allocation; None where nothing is allocated."""
    of = [outcome for outcome in settlement.landsting if outcome.county_code in county_codes]
    allocated_sek = sum(outcome.allocation_sek for outcome in of)
    return sum(outcome.earned_sek for outcome in of) / allocated_sek if allocated_sek else None


def rate_of(
    found: Mapping[tuple[str, int, str], Count], year: int, treatment: str, county_codes: Collection[str]
) -> float | None:
    """Several landsting's patients per 10 000 of their inhabitants aged 15-64; None where any figure is missing."""
    counts = [found.get((code, year, treatment)) for code in county_codes]
    inhabitants = [count.inhabitants for count in counts if count and count.inhabitants]
    if not inhabitants or len(inhabitants) < len(counts):
        return None
    return PER * sum(count.patients for count in counts if count) / sum(inhabitants)


@dataclass(frozen=True)
class OneSex:
    """One sex in one year, all treatments together: patients, their part of both sexes and their rate, with intervals.

    `sex` is "K" or "M"; parts are 0-1. What rests on nobody treated, or on a missing population, is None.
    """

    year: int
    sex: str
    patients: int
    part: float | None
    part_interval: Interval | None
    nation_part: float | None
    per_10000: float | None
    interval: Interval | None
    nation_per_10000: float | None


def by_sex(gender: pd.DataFrame, county_code: str) -> list[OneSex]:
    """queries.gender for one landsting, newest year first, women before men."""
    found: dict[tuple[str, int, str], Count] = {
        (code, int(year), sex): Count(int(patients), None if isnan(people) else int(people))
        for code, year, sex, patients, people in _cells(
            gender, ("county_code", "year", "sex", "patients", "population_15_64")
        )
    }
    years = sorted({year for code, year, _sex in found if code == county_code}, reverse=True)
    return [_one_sex(found, county_code, year, sex) for year in years for sex in ("K", "M")]


def _one_sex(found: Mapping[tuple[str, int, str], Count], county_code: str, year: int, sex: str) -> OneSex:
    own, nation = found[county_code, year, sex], found[NATION, year, sex]
    both, nation_both = (sum(found[code, year, s].patients for s in ("K", "M")) for code in (county_code, NATION))
    return OneSex(
        year=year,
        sex=sex,
        patients=own.patients,
        part=own.patients / both if both else None,
        part_interval=intervals.of_part(own.patients, both),
        nation_part=nation.patients / nation_both if nation_both else None,
        per_10000=own.per_10000,
        interval=intervals.of_rate(own.patients, own.inhabitants) if own.inhabitants else None,
        nation_per_10000=nation.per_10000,
    )

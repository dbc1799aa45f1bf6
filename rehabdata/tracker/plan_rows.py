"""The rows that the plan's charts, tables and lists show, made of query answers. Pure; no figure is new here."""

import calendar
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pandas as pd

from rehabdata import swedish
from rehabdata.language import _, later
from rehabdata.tracker.plan import REGION, JudgedTarget
from rehabdata.tracker.targets import Measurement, printed_decimals

NATION = "00"
# Where a figure stands, and what a part of a year is called in the data; given to `_` where they are shown.
PLAN, BROUGHT, OUTSIDE = later("planen"), later("inlämnad efteråt"), later("utanför planen")
_ORIGINS = (PLAN, BROUGHT, OUTSIDE)
# How the source of what the plan's own table of targets prints begins; measurements that were brought begin with LUP.
_PRINTED, _LUP = "LUP, mål på 4 års sikt", "LUP"
_PRINTED_ACTIVITIES = "LUP, aktiviteter"
# The part that an area has in a chart: the plan's region, what it is compared with, the reader's own county.
_ROLES = {REGION: "region", NATION: "comparison"}
_COUNTY = "county"

_A_YEAR, _NEAR = dt.timedelta(days=366), dt.timedelta(days=120)

WHOLE_YEAR, JANUARY_TO_OCTOBER = later("helår"), later("januari–oktober")


@dataclass(frozen=True)
class Figure:
    """One printed or published figure of an area."""

    role: str
    day: dt.date  # the last day that it covers
    period: str  # as readers see it: "december 2014", "helår 2014", "januari–oktober 2016"
    part: str  # the part of the year as the data has it, "" for twelve months up to the day
    value: Decimal
    source: str

    @property
    def origin(self) -> str:
        """Whether the plan prints it, someone brought it in as a measurement of the plan, or it stands elsewhere."""
        if self.source.startswith(_PRINTED):
            return PLAN
        return BROUGHT if self.source.startswith(_LUP) else OUTSIDE

    @property
    def text(self) -> str:
        """The figure with the decimals that it is printed with, at least one."""
        return swedish.number(float(self.value), max(1, printed_decimals(self.value)))


def sick_days_figures(sick_days: pd.DataFrame, county_code: str | None) -> list[Figure]:
    """Both sexes together, as printed: region, nation and the reader's county, where region and nation are known.

    Oldest first; of one time the plan's figures first, then those of the series. Women and men stand apart in other
    months; their mean would be no printed figure. What names no month has no place among these.
    """
    both = sick_days[
        (sick_days.sex == "T")
        & sick_days.county_code.isin(_shown(county_code))
        & (sick_days.rolling_12_months_to.str.len() == len("2015-12"))
    ]
    known = {area: set(both[both.county_code == area].rolling_12_months_to) for area in _ROLES}
    months = known[REGION] & known[NATION]
    found = [
        Figure(
            role=_ROLES.get(row["county_code"], _COUNTY),
            day=_last_day(row["rolling_12_months_to"]),
            period=swedish.month(_last_day(row["rolling_12_months_to"])),
            part="",
            value=decimal(row["days_per_insured_16_64"]),
            source=row["source"],
        )
        for row in both.to_dict("records")
        if row["rolling_12_months_to"] in months
    ]
    # The question has the series first of each cell, and a sort keeps the order of equals.
    return sorted(found, key=lambda f: (f.day, _ORIGINS.index(f.origin)))


def staff_figures(staff_sickness: pd.DataFrame, county_code: str | None) -> list[Figure]:
    """The region, the average of all landsting and the reader's landsting, whole years and parts of years."""
    shown = staff_sickness[staff_sickness.county_code.isin(_shown(county_code))]
    return [
        Figure(
            role=_ROLES.get(row["county_code"], _COUNTY),
            day=dt.date(row["year"], 12, 31) if row["period"] == WHOLE_YEAR else dt.date(row["year"], 10, 31),
            period=_part_of(row["year"], row["period"]),
            part=row["period"],
            value=decimal(row["percent_of_ordinary_working_time"]),
            source=row["source"],
        )
        for row in shown.to_dict("records")
    ]


def _part_of(year: int, part: str) -> str:
    return _("{part} {year}", part=_(part), year=year)


def _shown(county_code: str | None) -> set[str]:
    return {*_ROLES, *([county_code] if county_code else [])}


def _last_day(month: str) -> dt.date:
    year, number = map(int, month.split("-"))
    return dt.date(year, number, calendar.monthrange(year, number)[1])


def decimal(value: float) -> Decimal:
    """The figure as printed: the shortest text of the float."""
    return Decimal(str(value))


def in_plan_time(figures: Sequence[Figure], target: JudgedTarget) -> tuple[Figure, ...]:
    """The figures of the plan's years, from the baseline's to the end's: those that its chart over time shows."""
    if target.baseline is None or target.end_date is None:
        return tuple(figures)
    return tuple(f for f in figures if target.baseline.date.year <= f.day.year <= target.end_date.year)


def over_time(figures: Sequence[Figure], areas: Mapping[str, str]) -> pd.DataFrame:
    """Rows of charts.sick_days_over_time and charts.staff_sickness_over_time. `areas` names the roles for readers.

    What two sources say of one area at one time is drawn once, as the plan's where it prints it; the table has both.
    Figures more than a year apart are not joined by a line: `stretch` tells those that are.
    """
    drawn: dict[tuple[str, str], Figure] = {}
    for figure in sorted(figures, key=lambda f: _ORIGINS.index(f.origin)):
        drawn.setdefault((figure.role, figure.period), figure)
    # Whole years before parts of years: an axis of names keeps the order of its rows.
    ordered = sorted(drawn.values(), key=lambda f: (f.part not in ("", WHOLE_YEAR), f.day, f.role))
    of_comparison = {f.period: f.value for f in ordered if f.role == "comparison"}
    of_region = {f.period: f.value for f in ordered if f.role == "region"}
    labelled: set[str] = set()
    rows: list[dict[str, str | float]] = []
    before: dict[str, dt.date] = {}
    stretch: dict[str, int] = {}
    for figure in ordered:
        first_outside = figure.origin == OUTSIDE and figure.role != _COUNTY and figure.period not in labelled
        role = figure.role if figure.part in ("", WHOLE_YEAR) else "own level"
        text = f"{areas[_COUNTY]} {figure.text}" if figure.role == _COUNTY else figure.text
        first_apart = role == "own level" and all(row["role"] != role for row in rows)
        labelled |= {figure.period} if first_outside else set()
        if role not in before or figure.day - before[role] > _A_YEAR:
            stretch[role] = stretch.get(role, 0) + 1
        before[role] = figure.day
        rows.append(
            {
                "day": figure.day.isoformat(),
                "slot": _slot(figure),
                "period": figure.period,
                "role": role,
                # The higher of the two has its figure above it, the lower below: they do not meet.
                "side": "below"
                if (role == "region" and figure.value < of_comparison.get(figure.period, figure.value))
                or (role == "comparison" and figure.value <= of_region.get(figure.period, figure.value))
                else "above",
                "stretch": f"{role} {stretch[role]}",
                "area": areas[figure.role],
                "value": float(figure.value),
                "value_text": text,
                "figure": "" if figure.origin == OUTSIDE and _near_the_plans(figure, ordered) else text,
                "origin": _(figure.origin),
                # The axis names the Decembers.
                "origin_label": ""
                if not first_outside
                else _(OUTSIDE)
                if figure.part == "" and (figure.day.month, figure.day.day) == (12, 31)
                else f"{figure.period}, {_(OUTSIDE)}",
                "spoken": f"{areas[figure.role]}, {figure.period}: {figure.text}, {_(figure.origin)}",
                "apart": "ja" if first_apart else "nej",
            }
        )
    return pd.DataFrame(rows)


def _near_the_plans(figure: Figure, drawn: Sequence[Figure]) -> bool:
    """Whether the plan has the same area's figure so near in time that on a phone the two would stand on each other."""
    return any(
        f.origin != OUTSIDE and (f.role, f.part) == (figure.role, figure.part) and abs(f.day - figure.day) < _NEAR
        for f in drawn
    )


def _slot(figure: Figure) -> str:
    """A place on an axis of years; a part of a year has places of its own, after the whole years."""
    return str(figure.day.year) if figure.part in ("", WHOLE_YEAR) else _("jan–okt|{year}", year=figure.day.year)


@dataclass(frozen=True)
class Compared:
    """What one source says of one period: a row of the table under a chart. None where it is silent."""

    period: str
    region: Figure | None
    comparison: Figure | None
    county: Figure | None
    origin: str
    source: str

    @property
    def gap(self) -> Decimal | None:
        """Region less comparison."""
        return self.region.value - self.comparison.value if self.region and self.comparison else None


def compared(figures: Sequence[Figure]) -> list[Compared]:
    """The figures by period and source, whole years first, then by date, the plan's before others'."""
    grouped: dict[tuple[bool, dt.date, int, str], dict[str, Figure]] = {}
    for f in figures:
        key = (f.part not in ("", WHOLE_YEAR), f.day, _ORIGINS.index(f.origin), f.source)
        grouped.setdefault(key, {})[f.role] = f
    found = []
    for key in sorted(grouped):
        of = grouped[key]
        any_one = next(iter(of.values()))
        found.append(
            Compared(
                period=any_one.period,
                region=of.get("region"),
                comparison=of.get("comparison"),
                county=of.get(_COUNTY),
                origin=_(any_one.origin),
                source=any_one.source,
            )
        )
    return found


def own_level(figures: Sequence[Figure]) -> list[Figure]:
    """The region's figures for parts of years, oldest first: a series of its own, never set against whole years."""
    return sorted((f for f in figures if f.part not in ("", WHOLE_YEAR) and f.role == "region"), key=lambda f: f.day)


def peak_between(figures: Sequence[Figure], target: JudgedTarget) -> tuple[Figure, Figure] | None:
    """The region's highest figure between baseline and latest, with the nation's then, if it tops both ends."""
    if not target.baseline or not target.latest:
        return None
    first, last = target.baseline, target.latest
    between = [f for f in figures if first.date < f.day < last.date and f.part in ("", WHOLE_YEAR)]
    own = max((f for f in between if f.role == "region"), key=lambda f: f.value, default=None)
    if own is None or own.value <= max(first.region, last.region):
        return None
    return next(((own, f) for f in between if f.role == "comparison" and f.day == own.day), None)


def decimals_of(baseline: Measurement, latest: Measurement) -> int:
    """How many decimals a target's figures are printed with."""
    figures = (baseline.region, baseline.comparison, latest.region, latest.comparison)
    return printed_decimals(*(f for f in figures if f is not None))


# Activities

# reading -> its value in the address, the word for one activity, for several; words are given to `_` where shown
READINGS = {
    "done": ("genomford", later("genomförd"), later("genomförda")),
    "under way": ("pagar", later("pågår"), later("pågår")),
    "not begun": ("ej-paborjad", later("ej gjord"), later("ej gjorda")),
    "ended": ("upphord", later("ersatt eller avslutad"), later("ersatta eller avslutade")),
    "unclear": ("oklar", later("oklar"), later("oklara")),
}
READING_IS_OURS = later(
    "Läsningen är vår, med skälet bredvid, och bygger bara på vad dokumentets text säger. Den är "
    "inte dokumentets status, som är okänd för alla aktiviteter."
)
# One rule for all activities, a sentence for each of READINGS.
READING_RULE = (
    later(
        "Genomförd: texten säger att det som aktiviteten ber om finns, är beslutat eller är gjort, "
        "även om det ännu sprids."
    ),
    later("Pågår: texten berättar om arbete med det som inte är klart."),
    later(
        "Ej gjord: texten säger att det inte är gjort eller påbörjat, att förslag saknas eller att "
        "det som behövs saknas."
    ),
    later(
        "Ersatt eller avslutad: texten säger att aktiviteten är utbytt, nedlagd eller lämnad till "
        "någon annan, även om arbete går vidare på annat håll."
    ),
    later("Oklar: texten säger inget av detta. Vi läser aldrig något ur att den tiger."),
)


@dataclass(frozen=True)
class Activity:
    """One activity with our reading of what the plan says of it."""

    activity_id: str
    heading: str
    activity: str
    state: str
    reading: str
    reason: str
    dates: str
    named: str
    lacks: str
    source: str

    @property
    def is_brought(self) -> bool:
        """True where the row came in after the plan was followed up."""
        return not self.source.startswith(_PRINTED_ACTIVITIES)

    @property
    def searched(self) -> str:
        """All its words in the run's language, for a search."""
        words = (self.heading, self.activity, self.state, self.reason, self.dates, self.named, self.lacks)
        return " ".join(map(_, (*words, READINGS[self.reading][1]))).casefold()


def activities(table: pd.DataFrame) -> list[Activity]:
    """queries.activities as records; what the plan does not name is empty text."""
    fields = tuple(Activity.__dataclass_fields__)
    return [Activity(**{name: _text(record[name]) for name in fields}) for record in table.to_dict("records")]


def _text(value: Any) -> str:  # noqa: ANN401 - a cell
    return "" if pd.isna(value) else str(value)


def matching(listed: Sequence[Activity], reading: str | None, heading: str | None, sought: str) -> list[Activity]:
    """The activities with this reading, under this heading, in which every sought word stands."""
    words = sought.casefold().split()
    return [
        a
        for a in listed
        if reading in (None, a.reading) and heading in (None, a.heading) and all(word in a.searched for word in words)
    ]


def by_heading(listed: Sequence[Activity]) -> dict[str, list[Activity]]:
    """The activities under their headings, in the plan's order."""
    found: dict[str, list[Activity]] = {}
    for activity in listed:
        found.setdefault(activity.heading, []).append(activity)
    return found


def reading_counts(listed: Sequence[Activity]) -> dict[str, int]:
    """How many activities have each reading, readings without any left out."""
    counts = {reading: sum(a.reading == reading for a in listed) for reading in READINGS}
    return {reading: count for reading, count in counts.items() if count}

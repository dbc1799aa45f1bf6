"""A target on its way: the straight path to what is wanted, what remains, where a line through the figures leads.

Pure arithmetic, exact: a path is divided by days, so its values are fractions.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from rehabdata.tracker.targets import Better, Judgement, Kind, Measurement

# A line through two points says no more than the points do; with this many the figures may disagree with it.
FEWEST_FOR_A_PROJECTION = 3
DAYS_A_YEAR = 365


@dataclass(frozen=True, slots=True)
class Course:
    """How a target with figures lies to the straight path from its baseline to what is wanted at its end.

    `start`, `wanted_value`, `latest` and `path` are gaps, or levels for a target of the own level, in the target's
    unit: at the baseline, at the end, measured last, and on the path on that day. `ahead` is positive in front of the
    path. `remaining` (0 or more) is what is left of the wanted change, `per_year` that by the years that were left;
    None where nothing or no time is left. `projected` is the value at the end on the line of least squares through the
    figures; None with fewer than FEWEST_FOR_A_PROJECTION of them, or after the end.
    """

    start: Decimal
    wanted_value: Decimal
    latest: Decimal
    path: Fraction
    ahead: Fraction
    remaining: Decimal
    days_left: int
    per_year: Fraction | None
    points: tuple[tuple[dt.date, Decimal], ...]
    projected: Fraction | None


def course(
    judgement: Judgement,
    kind: Kind | None,
    better: Better,
    wanted: Decimal | None,
    end_date: dt.date | None,
    measurements: Sequence[Measurement],
) -> Course | None:
    """The course of a judged target by its comparable measurements; None where it has no figures, change or end."""
    first, last = judgement.baseline, judgement.latest
    if kind is None or first is None or last is None or judgement.achieved is None or end_date is None:
        return None
    if wanted is None or wanted <= 0 or end_date <= first.date:
        return None
    way = 1 if better == "lower" else -1
    points = tuple((m.date, _value(kind, m)) for m in comparable(kind, first, measurements))
    start, latest = _value(kind, first), _value(kind, last)
    gone = Fraction(min(last.date, end_date).toordinal() - first.date.toordinal(), (end_date - first.date).days)
    remaining = max(wanted - judgement.achieved, Decimal(0))
    days_left = max((end_date - last.date).days, 0)
    return Course(
        start=start,
        wanted_value=start - way * wanted,
        latest=latest,
        path=Fraction(start) - way * Fraction(wanted) * gone,
        ahead=Fraction(judgement.achieved) - Fraction(wanted) * gone,
        remaining=remaining,
        days_left=days_left,
        per_year=Fraction(remaining) * DAYS_A_YEAR / days_left if remaining and days_left else None,
        points=points,
        projected=_projected(points, end_date) if days_left else None,
    )


def days_of(found: Course, end_date: dt.date) -> list[tuple[dt.date, Fraction, Decimal | None]]:
    """The day, the path and what was measured: at the baseline, at every measurement, and at the end (None there).

    After the end the path stands still. The end itself is left out once something is measured on it or later.
    """
    first = found.points[0][0]
    length = (end_date - first).days
    change = Fraction(found.wanted_value) - Fraction(found.start)
    days = [
        (day, Fraction(found.start) + change * Fraction(min((day - first).days, length), length), value)
        for day, value in found.points
    ]
    return [*days, (end_date, Fraction(found.wanted_value), None)] if found.days_left else list(days)


def comparable(kind: Kind, baseline: Measurement, measurements: Sequence[Measurement]) -> list[Measurement]:
    """The measurements that can be set against the baseline, it among them, oldest first."""
    usable = [m for m in measurements if kind == "level" or m.comparison is not None]
    return sorted((m for m in usable if m.period == baseline.period and m.date >= baseline.date), key=lambda m: m.date)


def _value(kind: Kind, measurement: Measurement) -> Decimal:
    if kind == "level" or measurement.gap is None:
        return measurement.region
    return measurement.gap


def _projected(points: Sequence[tuple[dt.date, Decimal]], end_date: dt.date) -> Fraction | None:
    """Where the line of least squares stands on the last day."""
    if len(points) < FEWEST_FOR_A_PROJECTION:
        return None
    days = [Fraction(day.toordinal()) for day, _value in points]
    values = [Fraction(value) for _day, value in points]
    middle, level = sum(days, Fraction(0)) / len(days), sum(values, Fraction(0)) / len(values)
    spread = sum(((day - middle) * (day - middle) for day in days), Fraction(0))
    slope = (
        sum(((day - middle) * (value - level) for day, value in zip(days, values, strict=True)), Fraction(0)) / spread
    )
    return level + slope * (end_date.toordinal() - middle)

"""A plan's targets: how far a figure has come against what was wanted, and by whose change. Pure arithmetic.

Figures are Decimal, because 12.4 - 9.4 is to be exactly 3.0. The rule for the status is ours: the plan prints only its
three words, and its symbols were lost.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Kind = Literal["gap", "level"]
Better = Literal["lower", "higher"]
Status = Literal["met", "partly met", "not met", "cannot be judged"]


@dataclass(frozen=True, slots=True)
class Target:
    """What is wanted: a change (a positive number) of the gap to a comparison, or of the region's own level.

    `better` says which way is good. What is missing makes the target one that cannot be judged.
    """

    target_id: str
    kind: Kind | None
    better: Better
    wanted: Decimal | None
    baseline_date: dt.date | None


@dataclass(frozen=True, slots=True)
class Measurement:
    """The region's figure and, where there is one, what it is compared with.

    `period` is the part of the year that is measured: January-October is never set against a whole year.
    """

    date: dt.date
    period: str
    region: Decimal
    comparison: Decimal | None

    @property
    def gap(self) -> Decimal | None:
        """Region less comparison: positive when the region's figure is the larger."""
        return None if self.comparison is None else self.region - self.comparison


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a target stands. All changes are signed, positive is the good way; None where there are no figures.

    own_part + others_part = achieved. `others_part` is what the comparison's own course adds to a narrowed gap:
    positive when theirs moved the other way. It is 0 for a level, which the others do not touch. progress =
    achieved / wanted.
    """

    baseline: Measurement | None
    latest: Measurement | None
    achieved: Decimal | None
    own_part: Decimal | None
    others_part: Decimal | None
    progress: Decimal | None
    status: Status


def judge(target: Target, measurements: Sequence[Measurement]) -> Judgement:
    """The target by its baseline and its latest comparable measurement."""
    baseline = baseline_of(target, measurements)
    latest = latest_of(target, baseline, measurements)
    if target.kind is None or baseline is None or latest is None:
        return Judgement(baseline, latest, None, None, None, None, "cannot be judged")
    own, others = _parts(target.kind, target.better, baseline, latest)
    achieved = own + others
    if target.wanted is None or target.wanted <= 0:
        return Judgement(baseline, latest, achieved, own, others, None, "cannot be judged")
    return Judgement(
        baseline, latest, achieved, own, others, achieved / target.wanted, status_of(achieved, target.wanted)
    )


def status_of(achieved: Decimal, wanted: Decimal) -> Status:
    """Our rule: met when all that was wanted is achieved, partly met above 0, else not met.

    Asked of the figures themselves: a quotient of Decimals may be rounded up to 1.
    """
    if achieved >= wanted:
        return "met"
    return "partly met" if achieved > 0 else "not met"


def baseline_of(target: Target, measurements: Sequence[Measurement]) -> Measurement | None:
    """The usable measurement on the target's baseline date."""
    return next((m for m in measurements if m.date == target.baseline_date and _usable(target, m)), None)


def latest_of(target: Target, baseline: Measurement | None, measurements: Sequence[Measurement]) -> Measurement | None:
    """The last usable measurement after the baseline, of the same part of the year; None when there is none."""
    if baseline is None:
        return None
    later = [m for m in measurements if m.date > baseline.date and m.period == baseline.period and _usable(target, m)]
    return max(later, key=lambda m: m.date, default=None)


def _usable(target: Target, measurement: Measurement) -> bool:
    """A gap takes a comparison."""
    return target.kind == "level" or measurement.comparison is not None


def _parts(kind: Kind, better: Better, baseline: Measurement, latest: Measurement) -> tuple[Decimal, Decimal]:
    """The region's own change, and what the comparison's adds to it."""
    way = 1 if better == "lower" else -1
    own = way * (baseline.region - latest.region)
    if kind == "level" or baseline.comparison is None or latest.comparison is None:
        return own, Decimal(0)
    return own, way * (latest.comparison - baseline.comparison)


def rounding_interval(judgement: Judgement, kind: Kind, decimals: int) -> tuple[Decimal, Decimal]:
    """Between which two values the achieved change lies, when each figure is rounded (half up) to so many decimals.

    Each of the figures (four for a gap, two for a level) may be half a unit in its last decimal off. Neither bound is
    reached: half up includes its lower end only, and every change has a figure with each sign.
    Raises ValueError for a judgement without figures.
    """
    if judgement.achieved is None:
        raise ValueError("no figures to round")
    half_unit = Decimal(5).scaleb(-decimals - 1)
    slack = half_unit * (4 if kind == "gap" else 2)
    return judgement.achieved - slack, judgement.achieved + slack


def printed_decimals(*figures: Decimal) -> int:
    """How many decimals figures of one series are printed with: as many as the one that needs the most."""
    exponents = (figure.normalize().as_tuple().exponent for figure in figures)
    return max((-e for e in exponents if isinstance(e, int) and e < 0), default=0)

"""How firm a status is: how far a figure must move to flip it, and what other readings of the target give. Pure."""

import math
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from rehabdata.tracker.targets import Better, Judgement, Status, status_of

ReadingName = Literal["gap", "own level", "comparison held"]


@dataclass(frozen=True, slots=True)
class Flip:
    """The nearest other status in one direction.

    `by` is the smallest change of any one figure, in its last printed decimal, that gives it: positive the good way.
    """

    status: Status
    by: Decimal


@dataclass(frozen=True, slots=True)
class Reading:
    """What one way of reading a target gives: the change, positive the good way, and the status by our rule."""

    name: ReadingName
    achieved: Decimal
    status: Status


def flips(achieved: Decimal, wanted: Decimal, decimals: int) -> tuple[Flip, ...]:
    """What would flip the status, the better one first; nothing above met and nothing below not met.

    Every figure counts once in the change, so it does not matter which of them moves.
    """
    step = Decimal(1).scaleb(-decimals)
    status = status_of(achieved, wanted)
    up = {
        # Reaching what is wanted is enough; of 0 more is asked.
        "partly met": math.ceil(Fraction(wanted - achieved) / Fraction(step)),
        "not met": math.floor(Fraction(-achieved) / Fraction(step)) + 1,
    }
    down = {
        "met": math.floor(Fraction(achieved - wanted) / Fraction(step)) + 1,
        "partly met": math.ceil(Fraction(achieved) / Fraction(step)),
    }
    moves = [up[status] * step] if status in up else []
    moves += [-down[status] * step] if status in down else []
    return tuple(Flip(status_of(achieved + by, wanted), by) for by in moves)


def readings(judgement: Judgement, better: Better, wanted: Decimal) -> tuple[Reading, ...]:
    """A gap target read as it stands, by the own level alone, and with the comparison held where it was.

    The last two are the same by arithmetic, and are worked out each by itself. Empty without figures to compare.
    """
    first, last = judgement.baseline, judgement.latest
    if first is None or last is None or judgement.achieved is None:
        return ()
    if first.comparison is None or last.comparison is None or first.gap is None:
        return ()
    way = 1 if better == "lower" else -1
    changes: dict[ReadingName, Decimal] = {
        "gap": judgement.achieved,
        "own level": way * (first.region - last.region),
        "comparison held": way * (first.gap - (last.region - first.comparison)),
    }
    return tuple(Reading(name, change, status_of(change, wanted)) for name, change in changes.items())

"""The money backwards: from a goal to what it takes to reach it. Pure arithmetic upon the rules of funding.py.

An answer is a number, or a Reason why there is none. Kronor under half an öre are none, as everywhere.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise
from math import ceil, floor

from rehabdata.money.funding import (
    NOTHING_SEK,
    SEK_PER_MKR,
    Outcome,
    Production,
    Scenario,
    Settlement,
    one_more_of_each_sek,
    settle,
)

HIGHEST_RATE_SEK = 200_000  # as high as a rate may be in an address
_NATION = "00"


class Reason(Enum):
    """Why there is no answer."""

    WORTH_NOTHING = "a treatment earns nothing"
    NO_TREATMENTS = "nothing is produced"
    NO_KBT = "the rate pays nobody: no KBT/IPT patients"
    FRAME_TOO_SMALL = "the frame is less than what the nation was paid"
    POOL_TOO_SMALL = "more would have to come from the pool than it gives, whatever the rate"
    RATE_TOO_HIGH = "the rate would have to be above HIGHEST_RATE_SEK"


@dataclass(frozen=True, slots=True)
class Mix:
    """Whole treatments of each sort."""

    kbt: int
    mmr1: int
    mmr2: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.kbt + self.mmr1 + self.mmr2


def further(settlement: Settlement, county_code: str, treatment: str) -> int | Reason:
    """The fewest further treatments of one of TREATMENTS that earn a landsting its allocation ("00": all the frame).

    Further than the settlement has: at the pace 1 than the half-year's, at the pace 2 than the same pace gives over the
    year. 0 where it is reached already.
    """
    missing_sek = _missing_sek(settlement.of(county_code))
    each_sek = one_more_of_each_sek(settlement.scenario)[treatment]
    if missing_sek <= 0:
        return 0
    if not each_sek:
        return Reason.WORTH_NOTHING
    return _fewest(lambda count: count * each_sek >= missing_sek, missing_sek / each_sek)


def further_in_mix(settlement: Settlement, county_code: str) -> Mix | Reason:
    """As `further`, with treatments of all three sorts in the mix that the settlement has.

    They are added one at a time, each of the sort that is then furthest behind the mix (Sainte-Laguë's rule), so that
    one fewer is always worth less or the same.
    """
    outcome = settlement.of(county_code)
    missing_sek = _missing_sek(outcome)
    if missing_sek <= 0:
        return Mix(0, 0, 0)
    patients = (outcome.kbt, outcome.mmr1, outcome.mmr2)
    worth = tuple(one_more_of_each_sek(settlement.scenario).values())
    if not any(patients):
        return Reason.NO_TREATMENTS
    all_worth_sek = _value(patients, worth)
    if not all_worth_sek:
        return Reason.WORTH_NOTHING
    # So many times the mix that rounding cannot take it past the goal; the rest one by one.
    times = max(0.0, (missing_sek - sum(worth)) / all_worth_sek)
    return _grown(patients, times, lambda counts: _value(counts, worth) >= missing_sek)


def _grown(patients: Sequence[float], times: float, enough: Callable[[Sequence[int]], bool]) -> Mix:
    """`times` the patients, and then one treatment at a time, of the sort furthest behind, until it is enough."""
    counts = [floor(times * n + 0.5) for n in patients]
    while not enough(counts):
        behind = min((i for i, n in enumerate(patients) if n), key=lambda i: (counts[i] + 0.5) / patients[i])
        counts[behind] += 1
    return Mix(*counts)


def _missing_sek(outcome: Outcome) -> float:
    return outcome.allocation_sek - outcome.earned_sek - NOTHING_SEK


def _value(counts: Sequence[float], each_sek: Sequence[float]) -> float:
    return sum(count * worth for count, worth in zip(counts, each_sek, strict=True))


def _fewest(reaches: Callable[[int], bool], about: float) -> int:
    """The smallest whole number that reaches the goal; `about` is where it lies but for the rounding of floats."""
    count = max(0, ceil(about) - 1)
    while not reaches(count):
        count += 1
    return count


def keeping_rate_sek(
    production: Sequence[Production], scenario: Scenario, before: Settlement, county_code: str
) -> int | Reason:
    """The lowest KBT/IPT rate in whole kronor with which a landsting ("00": the nation) gets no less than `before`.

    All else as in `scenario`, whose pace is that of `before`. What a landsting gets does not always rise with the
    rate: all others earn more too, and the pool for what is above an allocation shrinks.
    """
    goal_sek = before.of(county_code).paid_sek - NOTHING_SEK

    def at(rate_sek: int) -> Settlement:
        return settle(production, replace(scenario, kbt_sek=rate_sek))

    def keeps(rate_sek: int) -> bool:
        return at(rate_sek).of(county_code).paid_sek >= goal_sek

    # Nobody gets more than it has earned, so below this rate there is no answer.
    free = at(0).of(county_code)
    patients = free.kbt
    missing_sek = goal_sek - free.earned_sek
    if missing_sek > 0 and not patients:
        return Reason.NO_KBT
    lowest = (
        _fewest(lambda rate: at(rate).of(county_code).earned_sek >= goal_sek, missing_sek / patients)
        if missing_sek > 0
        else 0
    )
    if county_code == _NATION and goal_sek > scenario.frame_mkr * SEK_PER_MKR:
        return Reason.FRAME_TOO_SMALL
    if lowest > HIGHEST_RATE_SEK:
        return Reason.RATE_TOO_HIGH
    if keeps(lowest):
        return lowest
    if scenario.key == "population":
        return Reason.POOL_TOO_SMALL  # its level only falls as the rate rises
    return _first_of_pieces(keeps, lambda rate: at(rate).of(county_code).paid_sek, _pieces(at(0), lowest))


def _pieces(free: Settlement, lowest: int) -> list[tuple[int, int]]:
    """From `lowest` to HIGHEST_RATE_SEK, parted where some landsting passes its allocation.

    Within a piece, what a landsting gets rises to a top and falls from it: it is a concave function of the rate
    (pool times own excess) over a linear one (all excess).
    """
    passing = {
        ceil(o.unused_sek / o.kbt)
        for o in free.landsting
        if o.kbt and lowest < o.unused_sek / o.kbt <= HIGHEST_RATE_SEK
    }
    ends = sorted({lowest, *passing, HIGHEST_RATE_SEK})
    return list(pairwise(ends)) or [(lowest, lowest)]


def _first_of_pieces(
    keeps: Callable[[int], bool], paid_sek: Callable[[int], float], pieces: Sequence[tuple[int, int]]
) -> int | Reason:
    for start, end in pieces:
        top = _top(paid_sek, start, end)
        if keeps(top):
            return _first(keeps, start, top)
    return Reason.POOL_TOO_SMALL


def _top(function: Callable[[int], float], start: int, end: int) -> int:
    """Where a function that rises and then falls is highest, by whole numbers."""
    while start < end:
        middle = (start + end) // 2
        if function(middle) < function(middle + 1):
            start = middle + 1
        else:
            end = middle
    return start


def _first(reaches: Callable[[int], bool], start: int, end: int) -> int:
    """The smallest whole number that reaches the goal; `end` does, and all between do from some number on."""
    while start < end:
        middle = (start + end) // 2
        if reaches(middle):
            end = middle
        else:
            start = middle + 1
    return start


def paying_frame_sek(production: Sequence[Production], scenario: Scenario, county_code: str) -> int:
    """The smallest frame in whole kronor that leaves nothing unpaid ("00": of all production; else of a landsting's).

    With the key by excess a landsting above its allocation is paid all only where everybody is.
    """

    def pays(frame_sek: int) -> bool:
        settled = settle(production, replace(scenario, frame_mkr=frame_sek / SEK_PER_MKR))
        return settled.of(county_code).unpaid_sek <= NOTHING_SEK

    enough = ceil(settle(production, scenario).nation.earned_sek)
    return _fewest(pays, enough) if county_code == _NATION else _first(pays, 0, enough)


def reaching_pace(production: Sequence[Production], scenario: Scenario, county_code: str) -> float | Reason:
    """The slowest pace, in hundredths, at which a landsting earns its allocation ("00": the country all the frame)."""
    once = settle(production, replace(scenario, pace=1.0)).of(county_code)
    if not once.earned_sek:
        return Reason.NO_TREATMENTS if not (once.kbt or once.mmr1 or once.mmr2) else Reason.WORTH_NOTHING
    goal_sek = once.allocation_sek - NOTHING_SEK
    hundredth_sek = once.earned_sek / 100
    return _fewest(lambda hundredths: hundredths * hundredth_sek >= goal_sek, goal_sek / hundredth_sek) / 100

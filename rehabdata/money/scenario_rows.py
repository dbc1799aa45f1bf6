"""Before and after, landsting by landsting: the rows of the what-if page. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from rehabdata import swedish
from rehabdata.money import shown
from rehabdata.money.funding import SEK_PER_MKR, Outcome, Settlement, is_settled

# The axis shows this much, or twice, four times ... as much: it holds still while a lever moves within a gear.
_FIRST_GEAR_MKR = 300.0
SAME_SEK = 0.5  # differences under half a krona are none


@dataclass(frozen=True, slots=True)
class Compared:
    """One landsting, or the nation ("00"), under the agreement and under the scenario, at the same pace.

    before_sek and after_sek are what it gets over a year (paid), or, of a half-year, what it has earned: a half-year
    is never settled.
    """

    county_code: str
    county: str
    before_sek: float
    after_sek: float
    share_before: float | None
    share_after: float | None

    @property
    def difference_sek(self) -> float:
        """After less before: above zero it gets more."""
        return self.after_sek - self.before_sek

    @property
    def difference_mkr(self) -> float:
        """After less before, both as shown."""
        return float(shown.mkr(self.after_sek) - shown.mkr(self.before_sek))


def compared(before: Settlement, after: Settlement) -> list[Compared]:
    """All landsting in their own order, the nation last. Both settlements are at the same pace."""
    pairs = zip((*before.landsting, before.nation), (*after.landsting, after.nation), strict=True)
    return [
        Compared(
            one.county_code,
            one.county,
            amount_sek(one, before.scenario.pace),
            amount_sek(other, after.scenario.pace),
            one.share,
            other.share,
        )
        for one, other in pairs
    ]


def amount_sek(outcome: Outcome, pace: float) -> float:
    """What is compared: what the landsting gets over the year, or what it has earned in half of it."""
    return outcome.paid_sek if is_settled(pace) else outcome.earned_sek


def picture(rows: Sequence[Compared]) -> pd.DataFrame:
    """Rows of charts.before_and_after: one a landsting, in the given order; the nation is left out."""
    landsting = [row for row in rows if row.county_code != "00"]
    top = max((max(row.before_sek, row.after_sek) for row in landsting), default=0.0) / SEK_PER_MKR
    return pd.DataFrame(
        {
            "county": [row.county for row in landsting],
            "before_mkr": [row.before_sek / SEK_PER_MKR for row in landsting],
            "after_mkr": [row.after_sek / SEK_PER_MKR for row in landsting],
            "furthest_mkr": [max(row.before_sek, row.after_sek) / SEK_PER_MKR for row in landsting],
            "change": [_change(row) for row in landsting],
            "difference_text": [
                "" if _change(row) == "lika" else swedish.signed(row.difference_mkr, 1) for row in landsting
            ],
            "before_text": [swedish.mkr(row.before_sek) for row in landsting],
            "after_text": [swedish.mkr(row.after_sek) for row in landsting],
            "axis_top": _gear(top),
        }
    )


def _change(row: Compared) -> str:
    if abs(row.difference_sek) < SAME_SEK:
        return "lika"
    return "mer" if row.difference_sek > 0 else "mindre"


def _gear(top_mkr: float) -> float:
    gear = _FIRST_GEAR_MKR
    while gear < top_mkr:
        gear *= 2
    return gear


@dataclass(frozen=True, slots=True)
class InKronor:
    """One landsting, or the nation, before and after in whole kronor; the landsting's sum up to the nation's."""

    county_code: str
    county: str
    before: int
    after: int

    @property
    def difference(self) -> int:
        """After less before."""
        return self.after - self.before

    @property
    def part(self) -> float | None:
        """The difference as a part of what was, 0-1; None where nothing was."""
        return self.difference / self.before if self.before else None


def in_kronor(rows: Sequence[Compared]) -> list[InKronor]:
    """The landsting in their order and the nation last, as `rows`; the nation's amounts are its own, rounded.

    Who gets the same shows the same: a krona that rounding moves is moved among the others.
    """
    *landsting, nation = rows
    before = shown.whole_kronor([row.before_sek for row in landsting], shown.kronor(nation.before_sek))
    after = list(before)
    moved = [i for i, row in enumerate(landsting) if abs(row.difference_sek) >= SAME_SEK]
    kept = sum(before) - sum(before[i] for i in moved)
    amounts = shown.whole_kronor([landsting[i].after_sek for i in moved], shown.kronor(nation.after_sek) - kept)
    for i, amount in zip(moved, amounts, strict=True):
        after[i] = amount
    return [
        *(
            InKronor(row.county_code, row.county, was, becomes)
            for row, was, becomes in zip(landsting, before, after, strict=True)
        ),
        InKronor(nation.county_code, nation.county, sum(before), sum(after)),
    ]


def kronor_cells(row: InKronor, inhabitants: int) -> tuple[str, ...]:
    """A row's cells: before, after, difference, difference in percent, and in kronor per inhabitant."""
    part = "–" if row.part is None else swedish.with_percent_sign(swedish.signed(100 * row.part, 1))
    return (
        swedish.number(row.before),
        swedish.number(row.after),
        swedish.signed(row.difference),
        part,
        swedish.signed(row.difference / inhabitants, 1),
    )


def largest_difference(one: Settlement, other: Settlement) -> tuple[Outcome, Outcome] | None:
    """The landsting whose payment differs most between two settlements of the same production; None where none does."""
    pairs = zip(one.landsting, other.landsting, strict=True)
    first, second = max(pairs, key=lambda pair: abs(pair[0].paid_sek - pair[1].paid_sek))
    return (first, second) if abs(first.paid_sek - second.paid_sek) >= SAME_SEK else None

"""Before and after, landsting by landsting: the rows of the what-if page. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from rehabdata import swedish
from rehabdata.money import shown
from rehabdata.money.funding import SEK_PER_MKR, Outcome, Settlement, is_settled

# The axis shows this much, or twice, four times ... as much: it holds still while a lever moves within a gear.
_FIRST_GEAR_MKR = 300.0
_CHANGES = {1: "mer", -1: "mindre", 0: "lika"}  # as the chart has them


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
    def way(self) -> int:
        """1 where it gets more, -1 where less, 0 where the same: less than half a krona is shown as nothing."""
        return 0 if abs(self.difference_sek) < shown.SAME_SEK else 1 if self.difference_sek > 0 else -1

    @property
    def part(self) -> float | None:
        """The difference as a part of what was, 0-1; None where nothing was."""
        return self.difference_sek / self.before_sek if self.before_sek else None


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
            "change": [_CHANGES[row.way] for row in landsting],
            "difference_text": [_difference_text(row.difference_sek) if row.way else "" for row in landsting],
            "before_text": [swedish.mkr(row.before_sek) for row in landsting],
            "after_text": [swedish.mkr(row.after_sek) for row in landsting],
            "axis_top": _gear(top),
        }
    )


def _difference_text(sek: float) -> str:
    """Mkr without the unit, as along the axis; kronor, with it, where a tenth of a Mkr would hide them."""
    return shown.signed(sek) if shown.hidden(sek) else swedish.signed(sek / SEK_PER_MKR, 1)


def _gear(top_mkr: float) -> float:
    gear = _FIRST_GEAR_MKR
    while gear < top_mkr:
        gear *= 2
    return gear


def kronor_cells(row: Compared, inhabitants: int) -> tuple[str, ...]:
    """A row's cells: before, after, difference in kronor, in percent, and in kronor per inhabitant."""
    part = "–" if row.part is None else swedish.with_percent_sign(swedish.signed(swedish.hundredfold(row.part), 1))
    return (
        swedish.number(row.before_sek),
        swedish.number(row.after_sek),
        swedish.signed(row.difference_sek),
        part,
        swedish.signed(row.difference_sek / inhabitants, 1),
    )


def largest_difference(one: Settlement, other: Settlement) -> tuple[Outcome, Outcome] | None:
    """The landsting whose payment differs most between two settlements of the same production; None where none does."""
    pairs = zip(one.landsting, other.landsting, strict=True)
    first, second = max(pairs, key=lambda pair: abs(pair[0].paid_sek - pair[1].paid_sek))
    return (first, second) if abs(first.paid_sek - second.paid_sek) >= shown.SAME_SEK else None

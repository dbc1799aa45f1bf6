"""The money's chain before and after a change, for the nation or a landsting, as table and picture. Pure."""

from collections.abc import Sequence

import pandas as pd

from rehabdata import swedish
from rehabdata.language import _, later
from rehabdata.money import shown
from rehabdata.money.funding import SEK_PER_MKR, Outcome, Settlement, is_settled
from rehabdata.rows import NATION, PAID, PAID_TO_ONE, SETTLED_OVER_A_YEAR, Step, chain, pace_name

SETTLED_LATER = later("avgörs på helår")
# Where a step's bar begins and ends in the picture: fields of Outcome.
_BARS = {
    "Upparbetat": (None, "earned_sek"),
    "– inom fördelningen": (None, "within_sek"),
    "– över fördelningen": ("within_sek", "earned_sek"),
    "Omfördelat": ("within_sek", "paid_sek"),
    PAID: (None, "paid_sek"),
    PAID_TO_ONE: (None, "paid_sek"),
    "Obetalt": ("paid_sek", "earned_sek"),
}


def _steps(outcome: Outcome) -> list[Step]:
    return chain(outcome, later("Ramen") if outcome.county_code == NATION else later("Fördelningen"))


def table(before: Settlement, after: Settlement, beside: Settlement, county_code: str) -> list[tuple[str, ...]]:
    """Rows of a table in kronor: step, before, after, difference, after at the pace beside; the shares last.

    `before` and `after` are at one pace, `beside` is `after` at another.
    """
    outcomes = [settlement.of(county_code) for settlement in (before, after, beside)]
    settled, settled_beside = (is_settled(settlement.scenario.pace) for settlement in (after, beside))
    rows = []
    for was, becomes, other in zip(*map(_steps, outcomes), strict=True):
        over_a_year = was.name in SETTLED_OVER_A_YEAR
        leading = (
            (swedish.number(was.sek), swedish.number(becomes.sek), swedish.signed(becomes.sek - was.sek))
            if settled or not over_a_year
            else (_(SETTLED_LATER), _(SETTLED_LATER), "")
        )
        said = settled_beside or not over_a_year
        rows.append((_(was.name), *leading, swedish.number(other.sek) if said else _(SETTLED_LATER)))
    first, second, third = (shown.share(outcome.share) for outcome in outcomes)
    of_what = _("Andel av ramen") if county_code == NATION else _("Andel av fördelningen")
    return [*rows, (of_what, first, second, "", third)]


def finding(after: Settlement, beside: Settlement, county_code: str, name: str) -> str:
    """What the picture of the chain shows and its main result, for who does not see it."""
    outcome, pace = after.of(county_code), after.scenario.pace
    told = {
        "name": name,
        "earned": swedish.mkr(outcome.earned_sek),
        "paid": swedish.mkr(outcome.paid_sek),
        "pace": pace_name(pace),
        "other": pace_name(beside.scenario.pace),
    }
    if is_settled(pace):
        return _("{name}: upparbetat {earned} och får {paid}, {pace}; {other} bredvid.", **told)
    return _("{name}: upparbetat {earned}, {pace}; {other} bredvid.", **told)


def waterfall(settlements: Sequence[Settlement], county_code: str) -> pd.DataFrame:
    """Rows of charts.waterfall: a landsting's steps ("00": the nation's), the first settlement's pace leading.

    Of a half-year nothing is said to be redistributed, paid or unpaid.
    """
    rows = []
    for order, settlement in enumerate(settlements, start=1):
        outcome, pace = settlement.of(county_code), settlement.scenario.pace
        for step in _steps(outcome):
            if step.name in _BARS and (is_settled(pace) or step.name not in SETTLED_OVER_A_YEAR):
                rows.append(_bar(step, outcome) | {"pace": pace_name(pace), "kind": _kind(step, order)})
    return pd.DataFrame(rows)


def _bar(step: Step, outcome: Outcome) -> dict[str, object]:
    start, end = _BARS[step.name]
    return {
        "step": _(step.name),
        "start": getattr(outcome, start) / SEK_PER_MKR if start else 0.0,
        "end": getattr(outcome, end) / SEK_PER_MKR,
        "mkr_text": swedish.mkr(step.sek),
        "allocation_mkr": outcome.allocation_sek / SEK_PER_MKR,
    }


def _kind(step: Step, order: int) -> str:
    if order > 1:
        return "bredvid"
    return "obetalt" if step.name == "Obetalt" else "leder"

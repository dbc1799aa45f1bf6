"""The money's chain before and after a change, for the nation or a landsting: rows that add up as shown. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter

import pandas as pd

from rehabdata import swedish
from rehabdata.language import _, later
from rehabdata.money import shown
from rehabdata.money.funding import Outcome, Settlement, is_settled
from rehabdata.rows import NATION, pace_name

SETTLED_LATER = later("avgörs på helår")


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the chain: its amount among shown.Chain's, its names, and whether a half-year has it."""

    amount: str
    of_nation: str
    of_landsting: str
    over_a_year: bool = False


LINKS = (
    Link("allocation", later("Ramen"), later("Fördelningen")),
    Link("earned", later("Upparbetat"), later("Upparbetat")),
    Link("within", later("– inom fördelningen"), later("– inom fördelningen")),
    Link("above", later("– över fördelningen"), later("– över fördelningen")),
    Link("redistributed", later("Omfördelat"), later("Omfördelat"), over_a_year=True),
    Link("paid", later("Landstingen får"), later("Landstinget får"), over_a_year=True),
    Link("unpaid", later("Obetalt"), later("Obetalt"), over_a_year=True),
    Link("left", later("Kvar"), later("Kvar"), over_a_year=True),
)
# Where a link's bar begins and ends in the picture.
_BARS = {
    "earned": (None, "earned"),
    "within": (None, "within"),
    "above": ("within", "earned"),
    "redistributed": ("within", "paid"),
    "paid": (None, "paid"),
    "unpaid": ("paid", "earned"),
}


def table(before: Settlement, after: Settlement, beside: Settlement, county_code: str) -> list[tuple[str, ...]]:
    """Rows of a table in Mkr: link, before, after, difference, after at the pace beside; the shares last.

    `before` and `after` are at one pace, `beside` is `after` at another.
    """
    outcomes = [settlement.of(county_code) for settlement in (before, after, beside)]
    was, becomes, other = map(shown.chain, outcomes)
    settled = is_settled(after.scenario.pace)
    rows = []
    for link in LINKS:
        amount = attrgetter(link.amount)
        leading = (
            (_number(amount(was)), _number(amount(becomes)), _signed(amount(becomes) - amount(was)))
            if settled or not link.over_a_year
            else (_(SETTLED_LATER), _(SETTLED_LATER), "")
        )
        said = is_settled(beside.scenario.pace) or not link.over_a_year
        rows.append((name(link, county_code), *leading, _number(amount(other)) if said else _(SETTLED_LATER)))
    first, second, third = (shown.share(outcome.share) for outcome in outcomes)
    of_what = _("Andel av ramen") if county_code == NATION else _("Andel av fördelningen")
    return [*rows, (of_what, first, second, "", third)]


def name(link: Link, county_code: str) -> str:
    """What a link is called, in the run's language."""
    return _(link.of_nation) if county_code == NATION else _(link.of_landsting)


def _number(mkr: Decimal) -> str:
    return swedish.number(float(mkr), 1)


def _signed(mkr: Decimal) -> str:
    return swedish.signed(float(mkr), 1)


def finding(after: Settlement, beside: Settlement, county_code: str, name: str) -> str:
    """What the picture of the chain shows and its main result, for who does not see it."""
    chain, pace = shown.chain(after.of(county_code)), after.scenario.pace
    told = {
        "name": name,
        "earned": _number(chain.earned),
        "paid": _number(chain.paid),
        "pace": pace_name(pace),
        "other": pace_name(beside.scenario.pace),
    }
    if is_settled(pace):
        return _("{name}: upparbetat {earned}\u00a0Mkr och får {paid}\u00a0Mkr, {pace}; {other} bredvid.", **told)
    return _("{name}: upparbetat {earned}\u00a0Mkr, {pace}; {other} bredvid.", **told)


def waterfall(settlements: Sequence[Settlement], county_code: str) -> pd.DataFrame:
    """Rows of charts.waterfall: a landsting's links ("00": the nation's), the first settlement's pace leading.

    Of a half-year nothing is said to be redistributed, paid or unpaid.
    """
    rows = []
    for order, settlement in enumerate(settlements, start=1):
        outcome, pace = settlement.of(county_code), settlement.scenario.pace
        chain = shown.chain(outcome)
        for link in LINKS:
            if link.amount in _BARS and (is_settled(pace) or not link.over_a_year):
                rows.append(_bar(link, chain, outcome) | {"pace": pace_name(pace), "kind": _kind(link, order)})
    return pd.DataFrame(rows)


def _bar(link: Link, chain: shown.Chain, outcome: Outcome) -> dict[str, object]:
    start, end = _BARS[link.amount]
    return {
        "step": name(link, outcome.county_code),
        "start": float(getattr(chain, start)) if start else 0.0,
        "end": float(getattr(chain, end)),
        "mkr_text": _("{figure}\u00a0Mkr", figure=_number(getattr(chain, link.amount))),
        "allocation_mkr": float(chain.allocation),
    }


def _kind(link: Link, order: int) -> str:
    if order > 1:
        return "bredvid"
    return "obetalt" if link.amount == "unpaid" else "leder"

"""Sentences on a whole year that was brought in: what was earned and paid. Nothing of paces or of being on pace.

The settlements are of a whole year's production at the pace 1, so what they say to be paid is paid over the year.
"""

from rehabdata import swedish
from rehabdata.assumptions import Assumptions
from rehabdata.language import _
from rehabdata.money.funding import Outcome, Settlement
from rehabdata.money.ranking import Place
from rehabdata.money.shown import SAME_SEK, amount
from rehabdata.rows import by_share
from rehabdata.sentences import place_among

_FEW = 8  # landsting that a sentence names


def nation_share(settlement: Settlement, year: int) -> str:
    """What the nation's production was worth, against the year's frame."""
    return _(
        "Landstingen jobbade in {earned} under hela {year}, {share} av ramen på {frame}.",
        earned=swedish.mkr(settlement.nation.earned_sek),
        year=year,
        share=swedish.percent(settlement.nation.share, 1),
        frame=swedish.mkr(settlement.nation.allocation_sek, 0),
    )


def who_reached_all(settlement: Settlement) -> str:
    """How many landsting earned all of their allocation, and which when they are few."""
    names = [o.county for o in by_share(settlement) if (o.share or 0.0) >= 1]
    told = {"all": len(settlement.landsting), "names": swedish.listed(names)}
    if not names:
        return _("Inget av {all} landsting nådde hela sin fördelning.", **told)
    if len(names) == 1:
        return _("Ett av {all} landsting nådde hela sin fördelning: {names}.", **told)
    count = swedish.in_words(len(names)).capitalize()
    if len(names) <= _FEW:
        return _("{count} av {all} landsting nådde hela sin fördelning: {names}.", count=count, **told)
    return _("{count} av {all} landsting nådde hela sin fördelning.", count=count, **told)


def landsting_share(outcome: Outcome, settlement: Settlement, place: Place, year: int) -> str:
    """What one landsting earned of its allocation, its place, and what it gets over the year."""
    earned = _(
        "{county} jobbade in {earned} av {allocation} under hela {year}, {share} av sina avsatta medel.",
        county=outcome.county,
        earned=swedish.mkr(outcome.earned_sek),
        allocation=swedish.mkr(outcome.allocation_sek),
        year=year,
        share=swedish.percent(outcome.share, 1),
    )
    return f"{earned} {place_among(settlement, place)} {_paid(outcome)}"


def _paid(outcome: Outcome) -> str:
    """What is paid of what was earned, which stands before; what is above the allocation comes of what others leave."""
    if outcome.unpaid_sek >= SAME_SEK:
        return _("Av det upparbetade betalas {paid} enligt reglerna.", paid=amount(outcome.paid_sek))
    if outcome.excess_sek >= SAME_SEK:
        return _("Enligt reglerna betalas allt upparbetat; det som är över fördelningen är av det som andra lämnar.")
    return _("Enligt reglerna betalas allt upparbetat; resten av fördelningen är inte upparbetad.")


def published_outcome(assumptions: Assumptions, year: int) -> str:
    """The published production of the whole year beside the reckoned one; nothing where none is known."""
    try:
        outcome = assumptions.find("production_of_frame", year)
    except KeyError:
        return ""
    return _(
        "Det publicerade utfallet för hela {year} var {share} av ramen.",
        year=year,
        share=swedish.percent(outcome.value / 100),
    )

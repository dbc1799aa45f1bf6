"""How far a landsting has to an amount and to the next place, in treatments of the mix it has. Pure arithmetic.

The treatments are whole ones, added one at a time as backwards.in_mix adds them; the answer is the fewest that reach
the goal.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

from rehabdata.money.backwards import Mix, in_mix, worth_sek
from rehabdata.money.funding import Outcome, Settlement, one_more_of_each_sek
from rehabdata.money.ranking import CLOSE_TREATMENTS, Place, places

_ORE = 100


@dataclass(frozen=True, slots=True)
class NextPlace:
    """A place with a smaller number, the codes of those who then share it, and the treatments that it takes.

    `treatments` is None for a landsting that has produced nothing worth anything, and so has no mix; the place is then
    the one above as it is.
    """

    place: int
    shared_with: tuple[str, ...]
    treatments: Mix | None


def treatments_worth(amount_sek: float, outcome: Outcome) -> int | None:
    """The smallest number that earns an amount, of treatments worth what the outcome's are on average; 0 for none.

    None where the outcome has no treatments, or only such that earn nothing: it then has no mix. Kronor are taken to
    the nearest öre, so that no treatment is added for the rounding of a float.
    """
    patients = outcome.kbt + outcome.mmr1 + outcome.mmr2
    if _exact(amount_sek) <= 0:
        return 0
    if not patients or not _exact(outcome.earned_sek):
        return None
    return ceil(_exact(amount_sek) * Fraction(patients) / _exact(outcome.earned_sek))


def _exact(sek: float) -> Fraction:
    return Fraction(round(sek * _ORE), _ORE)


def to_next_place(settlement: Settlement, county_code: str) -> NextPlace | None:
    """The fewest treatments with which a landsting's place, as ranking.places counts it, gets a smaller number.

    All others stay as they are. None for who has the first place. Raises KeyError for a landsting without a share.
    """
    placed = places(settlement)
    now = placed[county_code].place
    above = [place for place in placed.values() if place.place < now]
    if not above:
        return None
    place = max(a.place for a in above)
    there = tuple(a.county_code for a in above if a.place == place)
    enough = _to_join(settlement, county_code, there)
    if enough is None:
        return NextPlace(place, there, None)
    # The place never gets a larger number by more treatments, and so many are enough.
    count = bisect_left(range(enough), True, key=lambda more: _place_with(settlement, county_code, more).place < now)
    reached = _place_with(settlement, county_code, count)
    return NextPlace(reached.place, reached.shared_with, in_mix(settlement.of(county_code), count))


def _to_join(settlement: Settlement, county_code: str, there: Sequence[str]) -> int | None:
    """Treatments that, with two MMR2 besides, surely reach the highest share of those who have a place.

    As many as reach it on average, and one of each sort more: whole treatments of a mix are worth no less than that.
    """
    outcome, rules = settlement.of(county_code), settlement.scenario
    goal_sek = max(settlement.of(code).share or 0.0 for code in there) * outcome.allocation_sek
    nearly_sek = CLOSE_TREATMENTS * (rules.mmr2_sek + rules.supplement_sek)
    one_of_each_sek = sum(one_more_of_each_sek(rules).values())
    return treatments_worth(goal_sek - nearly_sek - outcome.earned_sek + one_of_each_sek, outcome)


def _place_with(settlement: Settlement, county_code: str, more: int) -> Place:
    """A landsting's place with so many more treatments of its mix."""
    own = settlement.of(county_code)
    earned_sek = own.earned_sek + worth_sek(in_mix(own, more), settlement.scenario)
    moved = replace(own, earned_sek=earned_sek, share=earned_sek / own.allocation_sek)
    landsting = tuple(moved if o.county_code == county_code else o for o in settlement.landsting)
    return places(replace(settlement, landsting=landsting))[county_code]

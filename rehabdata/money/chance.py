"""How far chance alone could have moved a landsting's share and place: the least room that the counts leave.

Counts are complete, no sample; yet with some hundred treatments a place moves by luck. The mean that lies behind each
count is drawn from gamma(x + 1/2, 1) (Jeffreys' posterior of a Poisson mean), that alone; the means are weighed by the
rates, and placed by the rule of `ranking.places`. 10 000 draws with a fixed seed: the same answer each time.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from rehabdata.money.funding import Settlement, one_more_of_each_sek
from rehabdata.money.ranking import CLOSE_TREATMENTS

DRAWS = 10_000
_SEED = 2013
_FROM, _TO = 0.025, 0.975  # 95 times of 100


@dataclass(frozen=True, slots=True)
class PlayOfChance:
    """95 times of 100 chance alone would have put the place, and the share (0-1), within these."""

    places: tuple[int, int]
    share: tuple[float, float]

    def reaches(self, share: float) -> bool:
        """Whether chance alone could have given this share."""
        return self.share[0] <= share <= self.share[1]


def play_of_chance(settlement: Settlement) -> Mapping[str, PlayOfChance]:
    """Each landsting's by county code; of those with an allocation."""
    outcomes = sorted((o for o in settlement.landsting if o.allocation_sek), key=lambda o: o.county_code)
    worth = one_more_of_each_sek(settlement.scenario)
    counts = np.array([(o.kbt, o.mmr1, o.mmr2) for o in outcomes])
    rates = np.array([worth["KBT/IPT"], worth["MMR1"], worth["MMR2"]])
    means = np.random.default_rng(_SEED).gamma(counts + 0.5, size=(DRAWS, *counts.shape))
    allocated = np.array([o.allocation_sek for o in outcomes])
    earned = means @ rates
    placed = _places(earned, allocated, CLOSE_TREATMENTS * worth["MMR2"])
    shares = np.quantile(earned / allocated, (_FROM, _TO), axis=0)
    within = np.quantile(placed, (_FROM, _TO), axis=0, method="inverted_cdf")
    return {
        o.county_code: PlayOfChance((int(within[0, n]), int(within[1, n])), (float(shares[0, n]), float(shares[1, n])))
        for n, o in enumerate(outcomes)
    }


def _places(earned: np.ndarray, allocated: np.ndarray, step_sek: float) -> np.ndarray:
    """ranking.places for each draw (rows) at once, rank by rank: who is reached by a step joins the group above."""
    draws = np.arange(len(earned))
    order = np.argsort(-earned / allocated, axis=1, kind="stable")
    placed = np.zeros(earned.shape, dtype=int)
    highest, place = np.full(len(earned), np.inf), np.zeros(len(earned), dtype=int)
    for rank in range(earned.shape[1]):
        who = order[:, rank]
        sek, allocation = earned[draws, who], allocated[who]
        joins = (sek + step_sek) / allocation >= highest
        place = np.where(joins, place, rank + 1)
        highest = np.where(joins, highest, sek / allocation)
        placed[draws, who] = place
    return placed

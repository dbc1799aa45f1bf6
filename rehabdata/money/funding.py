"""The money's rules: a scenario in, a settlement per landsting out. Pure arithmetic.

Source of the rules: Rehabiliteringsgarantin 2013 (SKL), the section on the agreement. They give back all 42 printed
shares (21 landsting, 2012 and 2013). The key by which a pool too small for all excess is shared stands in no document:
it is an assumption that the reader can switch.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Key = Literal["excess", "population"]
TREATMENTS = ("KBT/IPT", "MMR1", "MMR2")

SEK_PER_MKR = 1_000_000
NOTHING_SEK = 0.005  # what is no more than this is none to words and answers; the rules themselves know no tolerance


@dataclass(frozen=True, slots=True)
class Production:
    """What one landsting produced in a period: treated patients, and inhabitants on 31 December the year before."""

    county_code: str
    county: str
    kbt: float
    mmr1: float
    mmr2: float
    population: int


@dataclass(frozen=True, slots=True)
class Scenario:
    """The rules and what is changed in them.

    Rates and supplement in kronor per treated patient, the frame in Mkr for the whole year, pace as times the
    period's production, volumes as a change in percent for one landsting (`volume_county_code`) or, when None, all.
    Raises ValueError for a negative rate, supplement, frame or pace, and for a volume under -100 percent.
    """

    kbt_sek: float
    mmr1_sek: float
    mmr2_sek: float
    supplement_sek: float
    frame_mkr: float
    pace: float = 1.0
    volume_kbt_percent: float = 0.0
    volume_mmr1_percent: float = 0.0
    volume_mmr2_percent: float = 0.0
    volume_county_code: str | None = None
    key: Key = "excess"

    def __post_init__(self) -> None:
        amounts = (self.kbt_sek, self.mmr1_sek, self.mmr2_sek, self.supplement_sek, self.frame_mkr, self.pace)
        if min(amounts) < 0:
            raise ValueError(f"a rate, supplement, frame or pace under zero: {amounts}")
        if min(self.volume_kbt_percent, self.volume_mmr1_percent, self.volume_mmr2_percent) < -100:
            raise ValueError("a volume cannot fall by more than 100 percent")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules give one landsting, or the nation (county_code "00": the sums). Patients are not rounded.

    `share` is earned / allocation, and None where nothing is allocated. paid_sek means "if the year ended here":
    of a half-year say earned, not paid.
    """

    county_code: str
    county: str
    kbt: float
    mmr1: float
    mmr2: float
    earned_sek: float
    allocation_sek: float
    share: float | None
    within_sek: float
    unused_sek: float
    excess_sek: float
    redistributed_sek: float
    paid_sek: float
    unpaid_sek: float


@dataclass(frozen=True, slots=True)
class Settlement:
    """All landsting in the order given, and the nation's sums. The nation's share is sum earned / frame."""

    scenario: Scenario
    nation: Outcome
    landsting: tuple[Outcome, ...]

    def of(self, county_code: str) -> Outcome:
        """One landsting's outcome ("00": the nation's). Raises KeyError for an unknown code."""
        if county_code == self.nation.county_code:
            return self.nation
        for outcome in self.landsting:
            if outcome.county_code == county_code:
                return outcome
        raise KeyError(county_code)

    @property
    def pool_sek(self) -> float:
        """What landsting under their allocation leave to those above it."""
        return self.nation.unused_sek

    @property
    def ceiling_bites(self) -> bool:
        """True when production is worth more than the frame, so that some of it stays unpaid."""
        return self.nation.unpaid_sek > NOTHING_SEK


def is_settled(pace: float) -> bool:
    """Whether a pace times the half-year stands for a year, which is settled; a half-year or less is not."""
    return pace > 1


def settle(production: Sequence[Production], scenario: Scenario) -> Settlement:
    """Apply the rules to the landsting's production. The formulas stand beside each step."""
    frame_sek = scenario.frame_mkr * SEK_PER_MKR
    inhabitants = sum(p.population for p in production)
    patients = [_patients(p, scenario) for p in production]
    earned = [_earned_sek(counts, scenario) for counts in patients]
    allocation = [frame_sek * p.population / inhabitants for p in production]
    unused = [max(0.0, a - e) for a, e in zip(allocation, earned, strict=True)]
    excess = [max(0.0, e - a) for a, e in zip(allocation, earned, strict=True)]
    redistributed = redistribute(excess, sum(unused), [p.population for p in production], scenario.key)
    landsting = tuple(
        _outcome(p.county_code, p.county, patients[i], earned[i], allocation[i], redistributed[i])
        for i, p in enumerate(production)
    )
    return Settlement(scenario, _nation(landsting, frame_sek), landsting)


def _patients(p: Production, scenario: Scenario) -> tuple[float, float, float]:
    """Treated patients per treatment after volume and pace, not rounded."""
    if scenario.volume_county_code not in (None, p.county_code):
        return p.kbt * scenario.pace, p.mmr1 * scenario.pace, p.mmr2 * scenario.pace
    return (
        p.kbt * scenario.pace * (1 + scenario.volume_kbt_percent / 100),
        p.mmr1 * scenario.pace * (1 + scenario.volume_mmr1_percent / 100),
        p.mmr2 * scenario.pace * (1 + scenario.volume_mmr2_percent / 100),
    )


def _earned_sek(patients: tuple[float, float, float], scenario: Scenario) -> float:
    """earned = sum over treatments of patients x (rate + supplement)."""
    rates = (scenario.kbt_sek, scenario.mmr1_sek, scenario.mmr2_sek)
    return sum(n * (rate + scenario.supplement_sek) for n, rate in zip(patients, rates, strict=True))


def redistribute(excess_sek: Sequence[float], pool_sek: float, population: Sequence[int], key: Key) -> list[float]:
    """What each landsting above its allocation gets of the pool, in the order given.

    All excess where the pool suffices, whatever the key. Otherwise the whole pool: in proportion to excess, or by
    population among those with excess left, no one above its own excess (water-filling).
    """
    total_excess = sum(excess_sek)
    if total_excess <= pool_sek:
        return list(excess_sek)
    if key == "excess":
        return [min(e, pool_sek * e / total_excess) for e in excess_sek]
    return _fill_by_population(excess_sek, pool_sek, population)


def _fill_by_population(excess_sek: Sequence[float], pool_sek: float, population: Sequence[int]) -> list[float]:
    """Water-filling: one level of kronor per inhabitant for all, but nobody above its own excess.

    Who is full first has the least excess per inhabitant; so go through them in that order, once.
    """
    given = [0.0] * len(excess_sek)
    order = sorted((i for i, e in enumerate(excess_sek) if e > 0), key=lambda i: excess_sek[i] / population[i])
    left_sek, left_population = pool_sek, sum(population[i] for i in order)
    for i in order:
        given[i] = min(excess_sek[i], left_sek * population[i] / left_population)
        left_sek -= given[i]
        left_population -= population[i]
    return given


def _outcome(
    county_code: str,
    county: str,
    patients: tuple[float, float, float],
    earned_sek: float,
    allocation_sek: float,
    redistributed_sek: float,
) -> Outcome:
    within_sek = min(earned_sek, allocation_sek)
    paid_sek = within_sek + redistributed_sek
    return Outcome(
        county_code=county_code,
        county=county,
        kbt=patients[0],
        mmr1=patients[1],
        mmr2=patients[2],
        earned_sek=earned_sek,
        allocation_sek=allocation_sek,
        share=earned_sek / allocation_sek if allocation_sek else None,
        within_sek=within_sek,
        unused_sek=max(0.0, allocation_sek - earned_sek),
        excess_sek=max(0.0, earned_sek - allocation_sek),
        redistributed_sek=redistributed_sek,
        paid_sek=paid_sek,
        unpaid_sek=max(0.0, earned_sek - paid_sek),
    )


def _nation(landsting: Sequence[Outcome], frame_sek: float) -> Outcome:
    earned_sek = sum(o.earned_sek for o in landsting)
    return Outcome(
        county_code="00",
        county="Riket",
        kbt=sum(o.kbt for o in landsting),
        mmr1=sum(o.mmr1 for o in landsting),
        mmr2=sum(o.mmr2 for o in landsting),
        earned_sek=earned_sek,
        allocation_sek=sum(o.allocation_sek for o in landsting),
        share=earned_sek / frame_sek if frame_sek else None,
        within_sek=sum(o.within_sek for o in landsting),
        unused_sek=sum(o.unused_sek for o in landsting),
        excess_sek=sum(o.excess_sek for o in landsting),
        redistributed_sek=sum(o.redistributed_sek for o in landsting),
        paid_sek=sum(o.paid_sek for o in landsting),
        unpaid_sek=sum(o.unpaid_sek for o in landsting),
    )


def share_of_all_but(settlement: Settlement, county_code: str) -> float | None:
    """The nation's share without one landsting: the others' earned / the others' allocation."""
    others = [o for o in settlement.landsting if o.county_code != county_code]
    allocated_sek = sum(o.allocation_sek for o in others)
    return sum(o.earned_sek for o in others) / allocated_sek if allocated_sek else None


def median_share(settlement: Settlement) -> float | None:
    """The middle landsting's share (the mean of the two in the middle when they are even), None without shares."""
    shares = sorted(o.share for o in settlement.landsting if o.share is not None)
    if not shares:
        return None
    middle = len(shares) // 2
    return shares[middle] if len(shares) % 2 else (shares[middle - 1] + shares[middle]) / 2


def one_more_of_each_sek(scenario: Scenario) -> Mapping[str, float]:
    """What one further treated patient earns, per treatment: rate + supplement, in kronor."""
    rates = (scenario.kbt_sek, scenario.mmr1_sek, scenario.mmr2_sek)
    return {name: rate + scenario.supplement_sek for name, rate in zip(TREATMENTS, rates, strict=True)}

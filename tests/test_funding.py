"""The money: the published shares, the rules' invariants over random scenarios, and a slow oracle in fractions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from rehabdata import queries, swedish
from rehabdata.assumptions import Assumptions
from rehabdata.database import Connection
from rehabdata.money.funding import (
    Key,
    Production,
    Scenario,
    Settlement,
    median_share,
    redistribute,
    settle,
    share_of_all_but,
)
from tests import published


def of_year(connection: Connection, assumptions: Assumptions, year: int, pace: float = 1.0) -> Settlement:
    return settle(queries.production(connection, year, "kv1-2"), queries.agreement(assumptions, year, pace))


# --- The report's own figures -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("year", "shares"), [(2012, published.SHARES_2012), (2013, published.SHARES_2013)])
def test_all_printed_shares_to_the_percent(
    year: int, shares: dict[str, int], connection: Connection, assumptions: Assumptions
):
    settlement = of_year(connection, assumptions, year)
    found = {o.county_code: int(swedish.rounded(100 * (o.share or 0))) for o in settlement.landsting}
    assert len(found) == 21
    assert found == shares
    assert int(swedish.rounded(100 * (settlement.nation.share or 0))) == published.NATION_PERCENT[year]


@pytest.mark.parametrize(("year", "county_code"), published.THIN_MARGINS)
def test_thin_margins_to_three_decimals(year: int, county_code: str, connection: Connection, assumptions: Assumptions):
    share = of_year(connection, assumptions, year).of(county_code).share
    assert share is not None
    assert round(100 * share, 3) == published.THIN_MARGINS[year, county_code]


@pytest.mark.parametrize("year", [2012, 2013])
def test_the_nation_to_three_decimals(year: int, connection: Connection, assumptions: Assumptions):
    nation = of_year(connection, assumptions, year).nation
    earned_mkr, frame_mkr = published.NATION_EARNED_MKR[year]
    assert round(nation.earned_sek / 1e6, 3) == earned_mkr
    assert nation.allocation_sek == pytest.approx(frame_mkr * 1e6, rel=1e-12)
    assert round(100 * (nation.share or 0), 3) == round(100 * earned_mkr / frame_mkr, 3)


def test_what_the_domain_says_of_2013(connection: Connection, assumptions: Assumptions):
    half, doubled = (of_year(connection, assumptions, 2013, pace) for pace in (1.0, 2.0))
    assert swedish.percent(share_of_all_but(half, "12"), 1) == "40,0\u00a0%"
    assert swedish.percent(median_share(half), 1) == "37,4\u00a0%"
    assert sum((o.share or 0) < (half.nation.share or 0) for o in half.landsting) == 13
    assert sum((o.share or 0) >= 0.5 for o in half.landsting) == 7
    assert swedish.mkr(half.pool_sek) == "493,5\u00a0Mkr"
    assert swedish.percent(doubled.nation.share, 1) == "96,6\u00a0%"
    assert not doubled.ceiling_bites


# --- Invariants --------------------------------------------------------------------------------------------------

counts = st.integers(0, 9000)
production_lists = st.lists(
    st.builds(
        Production,
        county_code=st.just("x"),
        county=st.just("x"),
        kbt=counts,
        mmr1=counts,
        mmr2=counts,
        population=st.integers(1, 3_000_000),
    ),
    min_size=1,
    max_size=21,
).map(lambda made: [Production(f"{i:02}", f"L{i}", p.kbt, p.mmr1, p.mmr2, p.population) for i, p in enumerate(made)])
rates = st.integers(0, 200_000)
scenarios = st.builds(
    Scenario,
    kbt_sek=rates,
    mmr1_sek=rates,
    mmr2_sek=rates,
    supplement_sek=rates,
    frame_mkr=st.floats(0, 5000, allow_nan=False).map(lambda x: round(x, 3)),
    pace=st.floats(0.5, 5, allow_nan=False).map(lambda x: round(x, 2)),
    volume_kbt_percent=st.integers(-100, 300),
    volume_mmr1_percent=st.integers(-100, 300),
    volume_mmr2_percent=st.integers(-100, 300),
    volume_county_code=st.none() | st.just("00"),
    key=st.sampled_from(["excess", "population"]),
)
ZERO_FRAME = Scenario(12000, 25000, 45000, 1000, frame_mkr=0)
ZERO_RATES = Scenario(0, 0, 0, 0, frame_mkr=948)
ONE_OVER = [Production("01", "A", 9000, 0, 0, 1), Production("02", "B", 1, 0, 0, 3_000_000)]
ALL_OVER = [Production("01", "A", 9000, 9, 9, 10), Production("02", "B", 9000, 9, 9, 10)]


@given(production_lists, scenarios)
@example(ONE_OVER, ZERO_FRAME)
@example(ONE_OVER, ZERO_RATES)
@example(ONE_OVER, Scenario(12000, 25000, 45000, 1000, frame_mkr=100))
@example(ALL_OVER, Scenario(12000, 25000, 45000, 1000, frame_mkr=1, key="population"))
def test_what_every_settlement_keeps(production: list[Production], scenario: Scenario):
    settlement = settle(production, scenario)
    nation, frame_sek = settlement.nation, scenario.frame_mkr * 1e6
    slack = 1e-6 * max(1.0, nation.earned_sek, frame_sek)
    assert nation.paid_sek == pytest.approx(min(nation.earned_sek, frame_sek), abs=slack)
    assert nation.allocation_sek == pytest.approx(frame_sek, abs=slack)
    for o in settlement.landsting:
        assert min(o.earned_sek, o.allocation_sek) - slack <= o.paid_sek <= o.earned_sek + slack
        assert o.within_sek + o.excess_sek == pytest.approx(o.earned_sek, abs=slack)
        assert o.within_sek + o.unused_sek == pytest.approx(o.allocation_sek, abs=slack)
        assert o.within_sek + o.redistributed_sek == pytest.approx(o.paid_sek, abs=slack)
        assert o.paid_sek + o.unpaid_sek == pytest.approx(o.earned_sek, abs=slack)
        assert (o.share is None) == (o.allocation_sek == 0)


@given(production_lists, scenarios, st.sampled_from([0.5, 2.0, 3.0]))
def test_rates_supplement_and_frame_scaled_together_leave_shares(
    production: list[Production], scenario: Scenario, factor: float
):
    assume(scenario.frame_mkr > 0)
    scaled = Scenario(
        scenario.kbt_sek * factor,
        scenario.mmr1_sek * factor,
        scenario.mmr2_sek * factor,
        scenario.supplement_sek * factor,
        scenario.frame_mkr * factor,
        scenario.pace,
        scenario.volume_kbt_percent,
        scenario.volume_mmr1_percent,
        scenario.volume_mmr2_percent,
        scenario.volume_county_code,
        scenario.key,
    )
    before, after = settle(production, scenario), settle(production, scaled)
    for was, now in zip(before.landsting, after.landsting, strict=True):
        assert now.share == pytest.approx(was.share, rel=1e-9)


@given(production_lists, scenarios)
def test_the_keys_agree_where_the_pool_suffices(production: list[Production], scenario: Scenario):
    settlement = settle(production, scenario)
    assume(settlement.nation.excess_sek <= settlement.pool_sek)
    excess = [o.excess_sek for o in settlement.landsting]
    assert [o.redistributed_sek for o in settlement.landsting] == excess


def test_more_volume_in_one_landsting_moves_only_what_it_may():
    production = [Production("01", "A", 100, 0, 0, 10), Production("02", "B", 10, 0, 0, 10)]
    short = {"kbt_sek": 1000.0, "mmr1_sek": 0.0, "mmr2_sek": 0.0, "supplement_sek": 0.0, "frame_mkr": 0.05}
    before = settle(production, Scenario(**short))
    after = settle(production, Scenario(**short, volume_kbt_percent=50, volume_county_code="01"))
    assert after.of("01").earned_sek == 1.5 * before.of("01").earned_sek
    assert after.of("02").earned_sek == before.of("02").earned_sek
    assert after.of("01").kbt == 150
    assert after.of("02").kbt == 10


@given(production_lists, scenarios, st.floats(0.3, 1), st.integers(0, 20), st.tuples(*[st.integers(0, 3000)] * 3))
def test_more_volume_in_one_never_lowers_its_earned_nor_raises_anothers_paid_while_the_pool_is_short(
    production: list[Production], scenario: Scenario, part: float, place: int, further: tuple[int, int, int]
):
    """The frame is a part of what is earned: some are below their allocation, and what they leave is too little."""
    scenario = replace(scenario, frame_mkr=part * settle(production, scenario).nation.earned_sek / 1e6)
    before = settle(production, scenario)
    assert before.nation.excess_sek >= before.pool_sek - 1e-6 * max(1.0, before.nation.earned_sek)
    chosen = production[place % len(production)]
    kbt, mmr1, mmr2 = further
    more = replace(chosen, kbt=chosen.kbt + kbt, mmr1=chosen.mmr1 + mmr1, mmr2=chosen.mmr2 + mmr2)
    after = settle([more if p is chosen else p for p in production], scenario)
    slack = 1e-6 * max(1.0, after.nation.earned_sek, scenario.frame_mkr * 1e6)
    for was, becomes in zip(before.landsting, after.landsting, strict=True):
        if was.county_code == chosen.county_code:
            assert becomes.earned_sek >= was.earned_sek - slack
        else:
            assert becomes.earned_sek == was.earned_sek
            assert becomes.paid_sek <= was.paid_sek + slack


@pytest.mark.parametrize("wrong", [{"kbt_sek": -1}, {"frame_mkr": -1}, {"pace": -0.1}, {"volume_kbt_percent": -101}])
def test_impossible_scenarios_are_refused(wrong: dict[str, float]):
    usual = {"kbt_sek": 1.0, "mmr1_sek": 1.0, "mmr2_sek": 1.0, "supplement_sek": 1.0, "frame_mkr": 1.0}
    with pytest.raises(ValueError, match=r"zero|100"):
        Scenario(**{**usual, **wrong})


# --- The slow oracle ---------------------------------------------------------------------------------------------


def slow_redistribution(excess: Sequence[Fraction], pool: Fraction, people: Sequence[int], key: Key) -> list[Fraction]:
    """The pool shared by the letter of the rule: by population, round after round, who is full drops out."""
    if sum(excess) <= pool:
        return list(excess)
    if key == "excess":
        return [pool * e / sum(excess) for e in excess]
    given_out = [Fraction(0) for _ in excess]
    open_ones = {i for i, e in enumerate(excess) if e > 0}
    while pool > 0:
        inhabitants = sum(people[i] for i in open_ones)
        offers = {i: pool * people[i] / inhabitants for i in open_ones}
        full = {i for i in open_ones if given_out[i] + offers[i] >= excess[i]}
        if not full:
            for i in open_ones:
                given_out[i] += offers[i]
            return given_out
        for i in full:
            pool -= excess[i] - given_out[i]
            given_out[i] = excess[i]
        open_ones -= full
    return given_out


@given(
    st.lists(st.tuples(st.integers(0, 10**9), st.integers(1, 3_000_000)), min_size=1, max_size=21),
    st.integers(0, 2 * 10**9),
    st.sampled_from(["excess", "population"]),
)
@example([(10, 1), (10, 1)], 0, "population")
@example([(10, 1), (1000, 1), (1000, 2)], 500, "population")
def test_redistribution_equals_the_slow_oracle(landsting: list[tuple[int, int]], pool: int, key: Key):
    excess, people = [e for e, _ in landsting], [p for _, p in landsting]
    exact = slow_redistribution([Fraction(e) for e in excess], Fraction(pool), people, key)
    found = redistribute([float(e) for e in excess], float(pool), people, key)
    assert found == pytest.approx([float(e) for e in exact], rel=1e-9, abs=1e-3)


def test_water_filling_by_hand():
    """Pool 500: a thin one is filled with its 10; the rest, 490, goes 1:2 to the other two."""
    assert redistribute([10.0, 1000.0, 1000.0], 500.0, [1, 1, 2], "population") == pytest.approx([10, 490 / 3, 980 / 3])


@dataclass(frozen=True)
class Exact:
    """One landsting's amounts, or the nation's sums, as fractions of a krona."""

    earned: Fraction
    allocation: Fraction
    redistributed: Fraction

    @property
    def within(self) -> Fraction:
        return min(self.earned, self.allocation)

    @property
    def paid(self) -> Fraction:
        return self.within + self.redistributed


def exactly(production: Sequence[Production], scenario: Scenario) -> list[Exact]:
    """Everything again in exact fractions, one landsting and one step at a time."""
    frame = Fraction(repr(scenario.frame_mkr)) * 1_000_000
    people = sum(p.population for p in production)
    supplement, pace = Fraction(scenario.supplement_sek), Fraction(repr(scenario.pace))
    earned, allocation = [], []
    for p in production:
        concerned = scenario.volume_county_code in (None, p.county_code)
        total = Fraction(0)
        for count, rate, change in (
            (p.kbt, scenario.kbt_sek, scenario.volume_kbt_percent),
            (p.mmr1, scenario.mmr1_sek, scenario.volume_mmr1_percent),
            (p.mmr2, scenario.mmr2_sek, scenario.volume_mmr2_percent),
        ):
            factor = 1 + Fraction(change) / 100 if concerned else Fraction(1)
            total += Fraction(count) * pace * factor * (Fraction(rate) + supplement)
        earned.append(total)
        allocation.append(frame * p.population / people)
    excess = [max(Fraction(0), e - a) for e, a in zip(earned, allocation, strict=True)]
    pool = sum((max(Fraction(0), a - e) for e, a in zip(earned, allocation, strict=True)), Fraction(0))
    extra = slow_redistribution(excess, pool, [p.population for p in production], scenario.key)
    return [Exact(*amounts) for amounts in zip(earned, allocation, extra, strict=True)]


@given(production_lists, scenarios)
def test_a_whole_settlement_equals_fractions(production: list[Production], scenario: Scenario):
    settlement, exact = settle(production, scenario), exactly(production, scenario)
    slack = 1e-6 * max(1.0, float(sum(e.earned for e in exact)), scenario.frame_mkr * 1e6)
    for o, e in zip(settlement.landsting, exact, strict=True):
        assert o.earned_sek == pytest.approx(float(e.earned), abs=slack)
        assert o.allocation_sek == pytest.approx(float(e.allocation), abs=slack)
        assert o.redistributed_sek == pytest.approx(float(e.redistributed), abs=slack)
        assert o.paid_sek == pytest.approx(float(e.paid), abs=slack)

"""What is paid against one's own cost: against the slow way, any split of what is unpaid, and by hand."""

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from rehabdata.money import own_cost
from rehabdata.money.funding import TREATMENTS, Production, Scenario, Settlement, settle
from tests.test_funding import Exact, exactly

N = "\u00a0"
COUNTS = st.integers(0, 60)
PRODUCED = st.lists(st.tuples(COUNTS, COUNTS, COUNTS, st.integers(1, 9)), min_size=1, max_size=4).map(
    lambda made: [Production(f"{i:02}", f"L{i}", *row) for i, row in enumerate(made, start=1)]
)
RATES = st.integers(0, 50)
COSTS = st.dictionaries(st.sampled_from(TREATMENTS), st.integers(0, 60), min_size=1)


def splits(exact: Exact, earned: dict[str, int], known: set[str]) -> tuple[Fraction, Fraction]:
    """The least and the most that can be paid for some treatments, by leaving all that can be unpaid to one side."""
    unpaid, ours = exact.earned - exact.paid, Fraction(sum(earned[name] for name in known))
    theirs = exact.earned - ours
    return ours - min(ours, unpaid), ours - max(Fraction(0), unpaid - theirs)


@given(PRODUCED, st.tuples(RATES, RATES, RATES), st.integers(0, 4000), st.sampled_from(["excess", "population"]), COSTS)
def test_every_answer_by_the_slow_way(
    produced: list[Production], rates: tuple[int, int, int], frame: int, key: str, costs: dict[str, int]
):
    scenario = Scenario(*rates, 0, frame_mkr=frame / 1e6, pace=2.0, key=key)  # type: ignore[arg-type]
    settled, exact = settle(produced, scenario), exactly(produced, scenario)[0]
    counts = dict(zip(TREATMENTS, (produced[0].kbt, produced[0].mmr1, produced[0].mmr2), strict=True))
    earned = {name: 2 * counts[name] * rate for name, rate in zip(TREATMENTS, rates, strict=True)}
    least, most = splits(exact, earned, set(costs))
    cost = sum(2 * counts[name] * each for name, each in costs.items())
    lines = own_cost.lines(settled.of("01"), scenario, costs)
    found = own_cost.balance(settled.of("01"), lines)
    assert abs(Fraction(found.lowest_paid_sek) - least) < Fraction(1, 1000)
    assert abs(Fraction(found.highest_paid_sek) - most) < Fraction(1, 1000)
    assume(
        min(abs(least - cost), abs(most - cost)) > Fraction(1, 100)
        and abs(most - least - Fraction(1, 2)) > Fraction(1, 100)
    )
    said = own_cost.answer(settled, settled, "01", lines)[0]
    if least >= cost:
        assert said.startswith("Ersättningen täcker er kostnad")
    elif most < cost:
        assert said.startswith("Ersättningen täcker inte er kostnad")
    elif most - least > Fraction(1, 2):
        assert said.startswith("Om ersättningen täcker er kostnad för det som är ifyllt går inte att säga. Av det ")


def two(frame_sek: int, pace: float = 2.0, key: str = "excess") -> Settlement:
    """Norr earns 100 x 10 + 10 x 50 = 1 500 in half a year; Söder nothing of an equal allocation."""
    produced = [Production("01", "Norr", 100, 10, 0, 5), Production("02", "Söder", 0, 0, 0, 5)]
    return settle(produced, Scenario(10, 50, 0, 0, frame_mkr=frame_sek / 1e6, pace=pace, key=key))  # type: ignore[arg-type]


def answer(settled: Settlement, costs: dict[str, int], other: Settlement | None = None) -> list[str]:
    return own_cost.answer(settled, other or settled, "01", own_cost.lines(settled.of("01"), settled.scenario, costs))


def test_a_cost_of_one_treatment_of_two_is_covered_whoever_goes_unpaid_or_not_told():
    """2 000 kr are paid of 3 000: of KBT's 2 000 between 1 000 and 2 000."""
    covers = "Ersättningen täcker er kostnad för det som är ifyllt: "
    lacks = "Ersättningen täcker inte er kostnad för det som är ifyllt: "
    unpaid = f"Av det upparbetade blir 1{N}000{N}kr obetalt, och det hör inte till någon viss behandling."
    assert answer(two(2000), {"KBT/IPT": 4}) == [f"{covers}minst 200{N}kr blir över. {unpaid}"]
    assert answer(two(2000), {"KBT/IPT": 11}) == [f"{lacks}minst 200{N}kr saknas. {unpaid}"]
    assert answer(two(2000), {"KBT/IPT": 7}) == [
        f"Om ersättningen täcker er kostnad för det som är ifyllt går inte att säga. {unpaid}"
    ]
    assert answer(two(3000), {"KBT/IPT": 7}) == [f"{covers}2{N}000{N}kr betalas, 600{N}kr mer än kostnaden."]
    assert answer(two(2000), {"KBT/IPT": 7, "MMR1": 35, "MMR2": 9}) == [
        f"{lacks}2{N}000{N}kr betalas, 100{N}kr mindre än kostnaden."
    ]


def test_nothing_is_covered_of_half_a_year():
    assert answer(two(1000, pace=1.0), {"KBT/IPT": 11}) == [
        "Av ett halvår är inget betalt: om ersättningen täcker er kostnad avgörs på helår. Upparbetat för det som är "
        f"ifyllt är 1{N}000{N}kr, 100{N}kr mindre än kostnaden."
    ]


def test_the_other_key_is_told_where_it_pays_another_amount():
    """Norr is 2 000 above its 1 000, Söder 500: of a pool of 750 by excess 600, by population 375."""
    produced = [Production("01", "Norr", 150, 0, 0, 5), Production("02", "Söder", 75, 0, 0, 5)]
    produced.append(Production("03", "Öst", 12.5, 0, 0, 5))  # type: ignore[arg-type]
    by_excess, by_population = (
        settle(produced, Scenario(10, 0, 0, 0, frame_mkr=0.003, pace=2.0, key=key))  # type: ignore[arg-type]
        for key in ("excess", "population")
    )
    assert answer(by_excess, {"KBT/IPT": 5}, by_population) == [
        f"Ersättningen täcker er kostnad för det som är ifyllt: 1{N}600{N}kr betalas, 100{N}kr mer än kostnaden.",
        f"Om potten i stället delas efter befolkning: 1{N}375{N}kr betalas, 125{N}kr mindre än kostnaden.",
    ]
    assert answer(by_population, {"KBT/IPT": 5}, by_excess)[1].startswith(
        "Om potten i stället delas efter det som är över: 1"
    )

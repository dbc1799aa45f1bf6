"""What is shown is what is exactly so, rounded once, half up: amounts and differences, over random scenarios.

The slow answer reckons in fractions and writes its digits by itself; where an exact amount lies so near the middle
between two digits that a float cannot tell, nothing is compared.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabdata.money import scenario_chain, scenario_rows, scenario_sentences, shown
from rehabdata.money.funding import Production, Scenario, Settlement, is_settled, settle
from tests.test_funding import Exact, exactly, production_lists, rates

N = "\u00a0"
MKR = 1_000_000


def number(text: str) -> Decimal:
    """A figure as a reader takes it."""
    return Decimal(re.sub(r"[^\d,\u2212]", "", text).replace("\u2212", "-").replace(",", "."))


def figures(text: str, unit: str) -> list[Decimal]:
    """All amounts of a sentence in one unit."""
    return [number(found) for found in re.findall(rf"[+\u2212]?[\d{N}]*\d(?:,\d+)?(?={N}{unit})", text)]


def half_up(exact: Fraction, decimals: int = 0, signed: bool = False) -> str:
    """The digits of an exact figure."""
    steps = int((abs(exact) * 10**decimals + Fraction(1, 2)) // 1)
    whole, rest = divmod(steps, 10**decimals)
    text = f"{whole:,}".replace(",", N) + (f",{rest:0{decimals}}" if decimals else "")
    if not steps:
        return text
    return f"\u2212{text}" if exact < 0 else f"+{text}" if signed else text


def is_plain(exact: Fraction, decimals: int = 0) -> bool:
    """Whether a float can tell which way it is rounded: not by less than a millionth of a krona per hundred Mkr."""
    steps = abs(exact) * 10**decimals
    return abs(steps % 1 - Fraction(1, 2)) > Fraction(1, 10**5)


def is_shown(text: str, exact: Fraction, decimals: int = 0, signed: bool = False) -> bool:
    """Whether a text is the exact figure rounded once."""
    return text == half_up(exact, decimals, signed) or not is_plain(exact, decimals)


def test_the_slow_rounding_by_hand():
    assert half_up(Fraction(-1, 2)) == "\u22121"
    assert half_up(Fraction(-49, 100)) == "0"
    assert half_up(Fraction(12_345_678, 1000), 2, signed=True) == f"+12{N}345,68"


@dataclass(frozen=True)
class Made:
    """One production under two scenarios at one pace, and the second at the other pace; settled, and exactly."""

    scenarios: tuple[Scenario, Scenario, Scenario]
    settled: tuple[Settlement, Settlement, Settlement]
    exact: tuple[list[Exact], list[Exact], list[Exact]]

    @property
    def settles(self) -> bool:
        return is_settled(self.scenarios[0].pace)

    def amounts(self, which: int) -> list[Fraction]:
        """What is compared, the nation's last."""
        each = [one.paid if is_settled(self.scenarios[which].pace) else one.earned for one in self.exact[which]]
        return [*each, sum(each, Fraction(0))]


@st.composite
def made(draw: st.DrawFn) -> Made:
    production = [replace(p, county_code=f"{i:02}") for i, p in enumerate(draw(production_lists), start=1)]
    pace = draw(st.sampled_from([1.0, 1.3, 2.0]))

    def scenario() -> Scenario:
        return Scenario(
            *(draw(rates) for _ in range(4)),
            frame_mkr=round(draw(st.floats(0, 5000, allow_nan=False)), 1),
            pace=pace,
            volume_kbt_percent=draw(st.integers(-100, 300)),
            key=draw(st.sampled_from(["excess", "population"])),
        )

    one, two = scenario(), scenario()
    return reckoned(production, one, two)


def reckoned(production: list[Production], one: Scenario, two: Scenario) -> Made:
    scenarios = (one, two, replace(two, pace=2.0 if one.pace == 1 else 1.0))
    first, second, third = scenarios
    return Made(
        scenarios,
        (settle(production, first), settle(production, second), settle(production, third)),
        (exactly(production, first), exactly(production, second), exactly(production, third)),
    )


@given(made())
def test_the_table_in_kronor(one: Made):
    rows = scenario_rows.compared(*one.settled[:2])
    for row, was, becomes in zip(rows, one.amounts(0), one.amounts(1), strict=True):
        before, after, difference, part, each = scenario_rows.kronor_cells(row, 1000)
        assert is_shown(before, was)
        assert is_shown(after, becomes)
        assert is_shown(difference, becomes - was, signed=True)
        assert is_shown(each, (becomes - was) / 1000, 1, signed=True)
        if was > 1:
            assert is_shown(part.removesuffix(f"{N}%"), 100 * (becomes - was) / was, 1, signed=True)


@given(made())
def test_the_picture_before_and_after(one: Made):
    rows = scenario_rows.picture(scenario_rows.compared(*one.settled[:2]))
    for drawn, was, becomes in zip(rows.itertuples(), one.amounts(0), one.amounts(1), strict=False):
        assert is_shown(str(drawn.before_text).removesuffix(f"{N}Mkr"), was / MKR, 1)
        assert is_shown(str(drawn.after_text).removesuffix(f"{N}Mkr"), becomes / MKR, 1)
        difference = becomes - was
        if drawn.change == "lika":
            assert abs(difference) < Fraction(1, 2) + Fraction(1, 1000)
            assert drawn.difference_text == ""
        elif is_plain(difference / MKR, 1):
            in_mkr = half_up(difference / MKR, 1, signed=True)
            in_kronor = f"{half_up(difference, signed=True)}{N}kr"
            assert drawn.difference_text in (in_mkr if in_mkr != "0,0" else in_kronor, in_kronor)
            assert "0,0" not in (drawn.difference_text, drawn.difference_text[1:])


def chained(exact: list[Exact]) -> Iterator[tuple[str, Fraction]]:
    """The steps of the nation's chain."""
    frame, earned, within, paid = (
        sum((getattr(one, name) for one in exact), Fraction(0)) for name in ("allocation", "earned", "within", "paid")
    )
    yield from (("Ramen", frame), ("Upparbetat", earned), ("– inom fördelningen", within))
    yield from (("– över fördelningen", earned - within), ("Omfördelat", paid - within))
    yield from (("Landstingen får", paid), ("Obetalt", earned - paid), ("Kvar", frame - paid))


@given(made())
def test_the_chain(one: Made):
    *rows, _share = scenario_chain.table(*one.settled, "00")
    steps = zip(*map(chained, one.exact), strict=True)
    for (name, *cells), ((step, was), (_a, becomes), (_b, beside)) in zip(rows, steps, strict=True):
        assert name == step
        for cell, exact, signed in zip(cells, (was, becomes, becomes - was, beside), (0, 0, 1, 0), strict=True):
            assert cell in (scenario_chain.SETTLED_LATER, "") or is_shown(cell, exact, signed=bool(signed))
        assert one.settles or SETTLED_ONLY.isdisjoint({name}) or set(cells[:2]) == {scenario_chain.SETTLED_LATER}


SETTLED_ONLY = {"Omfördelat", "Landstingen får", "Obetalt", "Kvar"}


@given(made())
def test_the_picture_of_the_chain(one: Made):
    drawn = scenario_chain.waterfall(one.settled[1:], "00")
    exact = {"leder": dict(chained(one.exact[1])), "bredvid": dict(chained(one.exact[2]))}
    for bar in drawn.itertuples():
        of = exact["bredvid" if bar.kind == "bredvid" else "leder"]
        assert is_shown(str(bar.mkr_text).removesuffix(f"{N}Mkr"), of[str(bar.step)] / MKR, 1)
    half_years = drawn[drawn.kind == "bredvid"] if one.settles else drawn[drawn.kind != "bredvid"]
    assert SETTLED_ONLY.isdisjoint(half_years.step)


def is_told(text: str, exact: Fraction) -> bool:
    """An amount in a sentence: Mkr with one decimal, kronor where that would be nothing."""
    figure, unit = text.rsplit(N, 1)
    in_mkr = is_shown(figure, exact / MKR, 1, signed=figure.startswith("+"))
    return in_mkr and figure != "0,0" if unit == "Mkr" else is_shown(figure, exact, signed=figure.startswith("+"))


@given(st.integers(-(10**10), 10**10))
def test_an_amount_in_a_sentence(sek: int):
    assert is_told(shown.amount(float(sek)), Fraction(sek))
    assert is_told(shown.signed(float(sek)), Fraction(sek))
    assert shown.signed(float(sek)).startswith("+") == (sek > 0)


@pytest.mark.parametrize(
    ("sek", "told"),
    [
        (0.0, f"0{N}kr"),
        (-0.4, f"0{N}kr"),
        (49_999.4, f"+49{N}999{N}kr"),
        (50_000.0, f"+0,1{N}Mkr"),
        (-472_000.0, f"\u22120,5{N}Mkr"),
    ],
)
def test_a_small_difference_is_not_hidden_and_nothing_has_no_sign(sek: float, told: str):
    assert shown.signed(sek) == told


@given(made())
def test_a_sentence_names_two_amounts_and_each_is_exact(one: Made):
    was, becomes = one.amounts(0)[-1], one.amounts(1)[-1]
    before, after, _beside = one.settled
    *ceiling, country = scenario_sentences.answer(before, after, 2013)
    told = re.findall(rf"[\d{N}]*\d(?:,\d)?{N}(?:Mkr|kr)", country)
    assert len(told) in (1, 2)
    assert all(is_told(text, exact) for text, exact in zip(told, (becomes, abs(becomes - was)), strict=False))
    if ceiling and one.settles:
        earned = sum((e.earned for e in one.exact[1]), Fraction(0))
        paid = sum((e.paid for e in one.exact[1]), Fraction(0))
        told = re.findall(rf"[\d{N}]*\d(?:,\d)?{N}(?:Mkr|kr)", ceiling[0])
        assert len(told) == 2
        assert all(is_told(text, exact) for text, exact in zip(told, (earned, earned - paid), strict=True))


@given(made())
def test_ones_own_and_who_gets_more_and_less(one: Made):
    rows = scenario_rows.compared(*one.settled[:2])
    pace = one.scenarios[0].pace
    differences = [b - a for a, b in zip(one.amounts(0), one.amounts(1), strict=True)]
    said = scenario_sentences.own(rows, "01", pace)
    told = re.findall(rf"[+\u2212]?[\d{N}]*\d(?:,\d)?{N}(?:Mkr|kr)", said)
    assert is_told(told[0].removeprefix(N), one.amounts(1)[0])
    assert len(told) == 1 or is_told(told[1].removeprefix(N), differences[0])
    clear = [d for d in differences[:-1] if abs(abs(d) - Fraction(1, 2)) > Fraction(1, 1000)]
    if len(clear) == len(rows) - 1:
        more = sum((d for d in clear if d >= Fraction(1, 2)), Fraction(0))
        less = sum((-d for d in clear if d <= -Fraction(1, 2)), Fraction(0))
        sentences = scenario_sentences.more_and_less(rows, pace)
        for total, words in ((more, r"mer, "), (less, r"mindre, ")):
            found = re.search(rf"{words}(?:tillsammans )?.*?([\d{N}]*\d){N}kr", sentences)
            assert bool(found) == (total > 0)
            assert not found or is_shown(found[1].lstrip(N), total)


def test_the_scenario_that_showed_the_old_rules_faults():
    """One page never says a krona less in the sentence than in the table: both ask for the same float."""
    assert scenario_rows.kronor_cells(scenario_rows.Compared("12", "Skåne", 1.0, 155_843_641.6, None, None), 10)[1] == (
        f"155{N}843{N}642"
    )

"""What is shown adds up as shown: differences, chains, sums and balances, over random production and scenarios."""

import re
from dataclasses import replace
from decimal import Decimal

from hypothesis import assume, example, given
from hypothesis import strategies as st

from rehabdata.money import scenario_chain, scenario_rows, scenario_sentences, shown
from rehabdata.money.funding import Scenario, Settlement, settle
from tests.test_funding import production_lists, rates

N = "\u00a0"


def number(text: str) -> Decimal:
    """A figure as a reader takes it."""
    return Decimal(re.sub(r"[^\d,\u2212]", "", text).replace("\u2212", "-").replace(",", "."))


def figures(text: str, unit: str) -> list[Decimal]:
    """All amounts of a sentence in one unit."""
    return [number(found) for found in re.findall(rf"[+\u2212]?[\d{N}]*\d(?:,\d)?(?={N}{unit})", text)]


@st.composite
def befores_and_afters(draw: st.DrawFn) -> tuple[Settlement, Settlement, Settlement]:
    """One production under two scenarios at one pace, and the second at the other pace."""
    production = [replace(p, county_code=f"{i:02}") for i, p in enumerate(draw(production_lists), start=1)]
    pace = draw(st.sampled_from([1.0, 1.3, 2.0]))
    one, two = (
        Scenario(
            *(draw(rates) for _ in range(4)),
            frame_mkr=round(draw(st.floats(0, 5000, allow_nan=False)), 1),
            pace=p,
            key=draw(st.sampled_from(["excess", "population"])),
        )
        for p in (pace, pace)
    )
    other = Scenario(*(getattr(two, f) for f in ("kbt_sek", "mmr1_sek", "mmr2_sek", "supplement_sek", "frame_mkr")))
    return settle(production, one), settle(production, two), settle(production, other)


def test_a_difference_is_that_of_the_amounts_shown():
    """Jämtland in 2013 with KBT at 10 000: 10.126 Mkr becomes 9.654, 0.47 less; but 10,1 and 9,7 are 0,4 apart."""
    pair = shown.pair(10_126_000, 9_654_000)
    assert (pair.before, pair.after, pair.signed) == (f"10,1{N}Mkr", f"9,7{N}Mkr", f"\u22120,4{N}Mkr")


def test_a_difference_that_a_tenth_would_hide_is_told_in_kronor():
    pair = shown.pair(10_126_000, 10_131_000)
    assert (pair.before, pair.after, pair.signed) == (f"10{N}126{N}000{N}kr", f"10{N}131{N}000{N}kr", f"+5{N}000{N}kr")


@given(st.floats(0, 5e9), st.floats(0, 5e9))
@example(49_999.5, 50_000.4)
def test_every_pair_adds_up(before: float, after: float):
    pair = shown.pair(before, after)
    assert number(pair.after) - number(pair.before) == number(pair.signed)
    assert abs(number(pair.signed)) == number(pair.difference)


@given(befores_and_afters(), st.sampled_from(["00", "01"]))
def test_every_chain_adds_up_down_and_across(made: tuple[Settlement, Settlement, Settlement], code: str):
    before, after, beside = made
    rows = scenario_chain.table(before, after, beside, code)[:-1]
    for name, was, becomes, difference, _half in rows:
        if was != scenario_chain.SETTLED_LATER:
            assert number(becomes) - number(was) == number(difference), name
    for column in (1, 2, 4):
        cells = [row[column] for row in rows]
        allocation, earned, within, above = map(number, cells[:4])
        assert within + above == earned
        assert min(within, above) >= 0
        if scenario_chain.SETTLED_LATER not in cells:
            redistributed, paid, unpaid, left = map(number, cells[4:])
            assert within + redistributed == paid
            assert earned - paid == unpaid == above - redistributed
            assert allocation - (paid if code == "00" else within) == left
            assert min(redistributed, unpaid) >= 0
            assert left >= 0 or code == "00"


@given(befores_and_afters())
def test_the_picture_of_the_chain_shows_the_tables_amounts(made: tuple[Settlement, Settlement, Settlement]):
    _before, after, beside = made
    drawn = scenario_chain.waterfall((after, beside), "00")
    for bar in drawn.itertuples():
        assert Decimal(str(bar.end)) - Decimal(str(bar.start)) == number(str(bar.mkr_text))
    assert not {"Omfördelat", "Landstingen får", "Obetalt"} & set(drawn[drawn.kind == "bredvid"].step)


@given(befores_and_afters())
def test_the_table_in_kronor_adds_up_down_and_across(made: tuple[Settlement, Settlement, Settlement]):
    before, after, _half = made
    rows = scenario_rows.in_kronor(scenario_rows.compared(before, after))
    cells = [[number(cell) for cell in scenario_rows.kronor_cells(row, 1000)[:3]] for row in rows]
    for was, becomes, difference in cells:
        assert becomes - was == difference
    *landsting, nation = cells
    assert [sum(column) for column in zip(*landsting, strict=True)] == nation
    assert nation[0] == shown.kronor(scenario_rows.amount_sek(before.nation, before.scenario.pace))
    if any(difference for _was, _becomes, difference in landsting):
        assert nation[1] == shown.kronor(scenario_rows.amount_sek(after.nation, after.scenario.pace))
    for (was, _becomes, _difference), outcome in zip(landsting, before.landsting, strict=True):
        assert abs(float(was) - scenario_rows.amount_sek(outcome, before.scenario.pace)) < 1


def test_a_krona_of_rounding_is_not_told_as_a_change():
    """Norr earns a krona less; Söder, whose half a krona no longer has to give way, gets the same as before."""
    amounts = (("01", 100.6, 99.4), ("02", 100.5, 100.5), ("00", 201.1, 199.9))
    rows = scenario_rows.in_kronor([scenario_rows.Compared(c, c, was, now, None, None) for c, was, now in amounts])
    assert [(row.before, row.after) for row in rows] == [(101, 100), (100, 100), (201, 200)]


def test_kronor_that_each_round_up_still_make_the_whole():
    """Four of one and a half are 6, not 8; the first of equals are rounded up."""
    assert shown.whole_kronor([1.5, 1.5, 1.5, 1.5], 6) == [2, 2, 1, 1]
    assert shown.whole_kronor([0.4, 0.4, 0.4], 1) == [1, 0, 0]
    assert shown.whole_kronor([], 0) == []


@given(befores_and_afters())
def test_the_sentence_on_more_and_less_balances(made: tuple[Settlement, Settlement, Settlement]):
    before, after, _half = made
    rows = scenario_rows.in_kronor(scenario_rows.compared(before, after))
    said = scenario_sentences.more_and_less(rows, after.scenario.pace)
    assume("lika mycket som med" not in said and said != "Inget landsting får mer eller mindre.")
    *_others, balance = figures(said, "kr")
    more = [figures(part, "kr")[0] for part in said.split(". ") if "får mer," in part or "in mer," in part]
    less = [figures(part, "kr")[0] for part in said.split(". ") if "får mindre," in part or "in mindre," in part]
    assert sum(more) - sum(less) == balance == rows[-1].difference


@given(befores_and_afters())
def test_the_answer_adds_up(made: tuple[Settlement, Settlement, Settlement]):
    before, after, _half = made
    for sentence in scenario_sentences.answer(before, after, 2013):
        for unit in ("Mkr", "kr"):
            amounts = figures(sentence, unit)
            if len(amounts) == 3:
                assert abs(amounts[0] - amounts[1]) == amounts[2], sentence

"""The play of chance beside a slow plain answer: the same draws placed one by one, and the plain order of shares."""

import re
from dataclasses import replace

import numpy as np
import pytest

from rehabdata.data import Data
from rehabdata.exhibits import strip
from rehabdata.landsting import landsting_sentences
from rehabdata.money import chance
from rehabdata.money.chance import play_of_chance
from rehabdata.money.funding import Settlement
from rehabdata.money.ranking import places
from rehabdata.request import read

N = "\u00a0"
WORTH = (13_000, 26_000, 46_000)


@pytest.fixture(scope="module")
def half(data: Data) -> Settlement:
    return data.settlement(2013, "kv1-2", 1.0)


def drawn(half: Settlement, draws: int) -> list[Settlement]:
    """The settlement as chance alone might have had it."""
    random, found = np.random.default_rng(1), []
    for _ in range(draws):
        outcomes = []
        for o in half.landsting:
            means = [random.gamma(count + 0.5) for count in (o.kbt, o.mmr1, o.mmr2)]
            earned = sum(mean * worth for mean, worth in zip(means, WORTH, strict=True))
            outcomes.append(replace(o, earned_sek=earned, share=earned / o.allocation_sek))
        found.append(replace(half, landsting=tuple(outcomes)))
    return found


def test_each_draw_is_placed_by_the_rule_of_shared_places(half: Settlement):
    settlements = drawn(half, 60)
    earned = np.array([[o.earned_sek for o in each.landsting] for each in settlements])
    allocated = np.array([o.allocation_sek for o in half.landsting])
    quick = chance._places(earned, allocated, 2 * WORTH[2])
    for each, row in zip(settlements, quick, strict=True):
        slow = places(each)
        assert [slow[o.county_code].place for o in each.landsting] == list(row)


def test_by_plain_order_the_places_are_the_published_ones(half: Settlement):
    """Jämtland about 8 to 13, Gotland 3 to 9, Skåne 1: without shared places, from draws of this test's own. Gotland is
    second in 27 draws of 1 000 and ninth in 21, so its ends may be one off.
    """
    reached: dict[str, list[int]] = {"23": [], "09": [], "12": []}
    for each in drawn(half, 1500):
        order = sorted(each.landsting, key=lambda o: -(o.share or 0.0))
        for place, outcome in enumerate(order, start=1):
            if outcome.county_code in reached:
                reached[outcome.county_code].append(place)
    within = {code: (sorted(all_)[37], sorted(all_)[-38]) for code, all_ in reached.items()}
    assert (within["23"], within["12"]) == ((8, 13), (1, 1))
    assert within["09"][0] in (2, 3)
    assert within["09"][1] in (8, 9)


def test_shared_places_begin_no_later_and_the_answer_is_the_same_each_time(half: Settlement):
    found = play_of_chance(half)
    assert found == play_of_chance(half)
    assert (found["23"].places, found["09"].places, found["12"].places) == ((8, 12), (2, 8), (1, 1))
    for outcome in half.landsting:
        lowest, highest = found[outcome.county_code].share
        assert lowest < (outcome.share or 0.0) < highest


def test_of_a_zero_the_mean_is_not_zero():
    """Nobody treated says that few are, not that none ever will be."""
    none = np.random.default_rng(chance._SEED).gamma(0.5, size=1000)
    assert none.min() > 0
    assert 0.4 < none.mean() < 0.6


def test_it_is_told_with_its_limits_and_never_called_a_test(data: Data):
    for code in data.county_by_code:
        ask, _problems = read({"lan": data.county_by_code[code]}, ("lan", "ar"), data)
        said = strip.by_luck(data, ask)
        assert re.match(
            r"Plats \d+ av 21(, delad med [^.]+)?\. Slumpens spelrum: om bara slumpen flyttade antalen hade platsen "
            r"(varit \d+|hamnat mellan \d+ och \d+) i 95 fall av 100\. ",
            said,
        )
        assert said.endswith(
            "Detta är alla behandlingar, inget stickprov; grupper, nya team och rapportering gör verklig variation "
            "större. Det är ett minsta spelrum, inget test mellan landsting, och ändrar inte vad som betalas."
        )
        exhibit = strip.landsting_strip(data, ask)
        assert "signifikan" not in " ".join((said, *exhibit.notes, *exhibit.sources))


def test_what_chance_could_have_given_is_told_as_that(data: Data):
    """Östergötland's 32.1 lies within what chance gives around its 31.3, Västmanland's 51.9 far outside of its 40.9;
    50 percent lies within Södermanland's reach (49.3) and Blekinge's (51.9), not within Jämtland's (40.4).
    """
    luck, by_year = strip.chance(data, 2013, "kv1-2"), data.settlements("kv1-2", 1.0)

    def said(code: str) -> str:
        return landsting_sentences.up_or_down(by_year, code, 2013, luck[code])

    assert said("05") == f"Ned från 32,1{N}% första halvåret 2012, inom slumpens spelrum."
    assert said("06") == f"Upp från 29,7{N}% första halvåret 2012, inom slumpens spelrum."
    assert said("19") == f"Ned från 51,9{N}% första halvåret 2012."
    assert said("23") == f"Upp från 31,2{N}% första halvåret 2012."
    told = {
        code for code, county in data.county_by_code.items()
        if f"50{N}% ligger inom slumpens spelrum."
        in strip.by_luck(data, read({"lan": county}, ("lan", "ar"), data)[0])
    }  # fmt: skip
    assert {"04", "10", "08", "09", "21"} <= told
    assert not told & {"23", "12", "14", "17"}


def test_a_row_has_all_who_have_a_value_and_a_place_for_the_share_alone(data: Data):
    ask, _problems = read({"lan": "Skåne"}, ("lan", "ar"), data)
    shown = {row.name: row for row in strip.strip_rows(data, ask)}
    assert list(shown) == [
        "Andel av avsatta medel", "KBT/IPT per 10 000", "MMR1 per 10 000", "MMR2 per 10 000", "Kvinnors andel",
    ]  # fmt: skip
    assert [len(row.values) for row in shown.values()] == [21] * 5
    assert [bool(row.place) for row in shown.values()] == [True, False, False, False, False]
    assert shown["MMR1 per 10 000"].text == "ingen redovisad"
    assert shown["KBT/IPT per 10 000"].own == pytest.approx(82.8, abs=0.05)
    ask, _problems = read({"lan": "Skåne", "ar": "2012"}, ("lan", "ar"), data)
    assert all(row.before is None for row in strip.strip_rows(data, ask)), "nothing across 2011 and 2012"

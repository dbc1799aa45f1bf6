"""Composed sentences: right for all 21, each year, and for made-up extremes."""

import pandas as pd
import pytest

from rehabdata import queries, sentences, swedish
from rehabdata.assumptions import Assumptions
from rehabdata.database import Connection
from rehabdata.money.funding import Production, Scenario, Settlement, settle
from rehabdata.money.ranking import Place, places

N = "\u00a0"


def made_up(first: int, second: int, pace: float = 1.0) -> Settlement:
    """Two landsting of equal size with one Mkr each; a patient is one percent."""
    production = [Production("01", "Norr", first, 0, 0, 5), Production("02", "Söder", second, 0, 0, 5)]
    return settle(production, Scenario(10_000, 0, 0, 0, frame_mkr=2, pace=pace))


@pytest.fixture(scope="module")
def half(connection: Connection, assumptions: Assumptions) -> Settlement:
    return settle(queries.production(connection, 2013, "kv1-2"), queries.agreement(assumptions, 2013))


@pytest.fixture(scope="module")
def doubled(connection: Connection, assumptions: Assumptions) -> Settlement:
    return settle(queries.production(connection, 2013, "kv1-2"), queries.agreement(assumptions, 2013, pace=2.0))


def test_the_countrys_answer(half: Settlement):
    assert sentences.nation_share(half, 2013) == (
        f"Landstingen har jobbat in 48,3{N}% av 2013 års 948 miljoner kronor på ett halvår; i fas vore 50{N}%."
    )
    assert sentences.who_is_on_pace(half) == (
        "Sju av 21 landsting är i fas: Skåne, Västra Götaland, Värmland, Blekinge, Gotland, Gävleborg och Kalmar. "
        "På gränsen (högst två MMR2-behandlingars marginal) är två: Gotland och Kalmar."
    )
    assert sentences.spread(half) == (
        f"Skåne drar upp riket: utan Skåne är andelen 40,0{N}%, och landstinget i mitten ligger på 37,4{N}%."
    )


def test_nobody_one_and_everybody_on_pace():
    assert sentences.who_is_on_pace(made_up(0, 49)) == "Inget av 2 landsting är i fas."
    assert sentences.who_is_on_pace(made_up(0, 50)) == (
        "Ett av 2 landsting är i fas: Söder. På gränsen (högst två MMR2-behandlingars marginal) är ett: Söder."
    )
    assert sentences.who_is_on_pace(made_up(60, 51)) == "Två av 2 landsting är i fas: Norr och Söder."


@pytest.mark.parametrize(
    ("patients", "told"),
    [
        (57, "Norr är i fas."),
        (56, "är i fas: Norr. På gränsen (högst två MMR2-behandlingars marginal) är ett: Norr."),
        (50, "är i fas: Norr. På gränsen (högst två MMR2-behandlingars marginal) är ett: Norr."),
        (49, "är i fas. Strax under gränsen, högst två MMR2-behandlingar ifrån: Norr."),
        (44, "är i fas. Strax under gränsen, högst två MMR2-behandlingar ifrån: Norr."),
        (43, "Inget av 2 landsting är i fas."),
    ],
)
def test_the_edge_of_being_on_pace(patients: int, told: str):
    """A KBT patient is 10 000 kr, the line 500 000; two MMR2 treatments are 60 000."""
    production = [Production("01", "Norr", patients, 0, 0, 5), Production("02", "Söder", 0, 0, 0, 5)]
    settled = settle(production, Scenario(10_000, 0, 30_000, 0, frame_mkr=2))
    said = sentences.who_is_on_pace(settled)
    assert said.endswith(told.replace("Norr är i fas.", "är i fas: Norr."))
    own = sentences.landsting_share(settled.of("01"), settled, Place("01", 1, ()), 2013)
    margin = abs(patients - 50) * 10_000
    side = "över" if patients >= 50 else "under"
    edge = f"Det är på gränsen: {swedish.kronor(margin)} {side} 50{N}%, högst två MMR2-behandlingar."
    assert (edge in own) == (44 <= patients <= 56)


def test_kalmar_and_gotland_are_on_pace_by_so_much(half: Settlement):
    of = places(half)
    for code, margin in (("08", f"44{N}342"), ("09", f"53{N}680")):
        said = sentences.landsting_share(half.of(code), half, of[code], 2013)
        assert f"i fas. Det är på gränsen: {margin}{N}kr över 50{N}%, högst två MMR2-behandlingar. Plats" in said


def test_skane_pulls_the_nation_up_only_where_the_median_is_far(connection: Connection, assumptions: Assumptions):
    then = settle(queries.production(connection, 2012, "kv1-2"), queries.agreement(assumptions, 2012))
    assert sentences.spread(then) == f"Landstinget i mitten ligger på 27,3{N}%; riket har 28,2{N}%."


def test_what_is_paid_of_a_pace_has_its_condition(doubled: Settlement, assumptions: Assumptions):
    condition = (
        f"Det gäller om alla håller takten hela 2013; 2014 blev produktionen 137{N}% av ramen och pengarna räckte inte."
    )
    assert sentences.if_the_pace_is_held(assumptions, 2013) == condition
    assert sentences.if_the_pace_is_held(assumptions, 2014) == "Det gäller om alla håller takten hela 2014."
    assert sentences.is_it_paid(doubled.of("12"), assumptions, 2013) == (
        f"Det betalas ur det andra lämnar. {condition}"
    )
    assert sentences.is_it_paid(doubled.of("23"), assumptions, 2013) == ""
    assert sentences.are_we_paid(doubled.of("23"), assumptions, 2013) == (
        "Ja. I samma takt hela året (×2) ryms allt i den egna fördelningen, och det betalas vad de andra än gör."
    )
    assert sentences.are_we_paid(doubled.of("12"), assumptions, 2013) == (
        f"Ja, också det som går över årets fördelning: det betalas ur det andra lämnar. {condition}"
    )
    short = made_up(100, 25, 2.0)
    assert sentences.are_we_paid(short.of("01"), assumptions, 2013) == (
        f"Inte allt: av det som går över årets fördelning blir 0,5{N}Mkr obetalt. {condition}"
    )
    assert sentences.is_it_paid(short.of("01"), assumptions, 2013) == f"Av det blir 0,5{N}Mkr obetalt. {condition}"


def test_one_landsting(half: Settlement):
    of = places(half)
    assert sentences.landsting_share(half.of("23"), half, of["23"], 2013) == (
        f"Jämtland har jobbat in 5,1{N}Mkr av 12,5{N}Mkr, 40,4{N}% av sina avsatta medel för 2013, på ett halvår: "
        f"i fas vore 50{N}%. Plats 9 av 21, delad med Västmanland; riket har 48,3{N}% och medianen är 37,4{N}%."
    )
    assert "mer än hela årets pengar. Plats 1 av 21; riket" in sentences.landsting_share(
        half.of("12"), half, of["12"], 2013
    )
    assert "på ett halvår: i fas. Det är på gränsen" in sentences.landsting_share(half.of("08"), half, of["08"], 2013)


@pytest.mark.parametrize("year", [2012, 2013])
def test_all_21_have_whole_sentences(year: int, connection: Connection, assumptions: Assumptions):
    settled = settle(queries.production(connection, year, "kv1-2"), queries.agreement(assumptions, year))
    of = places(settled)
    for outcome in settled.landsting:
        said = sentences.landsting_share(outcome, settled, of[outcome.county_code], year)
        assert said.startswith(outcome.county)
        assert said.endswith(".")
        assert "uppgift saknas" not in said
        assert "None" not in said


def test_the_year_at_the_same_pace(half: Settlement, doubled: Settlement):
    assert sentences.landsting_same_pace(doubled.of("23"), half.of("23")) == (
        f"I samma takt hela året (×2) blir 2,4{N}Mkr kvar; efter halvåret (×1) återstår 7,5{N}Mkr."
    )
    assert sentences.landsting_same_pace(doubled.of("12"), half.of("12")) == (
        f"I samma takt hela året (×2) går Skåne 131,7{N}Mkr över årets fördelning; redan efter halvåret (×1) är det "
        f"3,2{N}Mkr över."
    )
    assert sentences.landsting_same_pace(doubled.of("17"), half.of("17")) == (
        f"I samma takt hela året (×2) går Värmland 4,6{N}Mkr över årets fördelning; efter halvåret (×1) återstår "
        f"11,3{N}Mkr."
    )


def test_the_nation_at_a_pace(half: Settlement, doubled: Settlement):
    assert sentences.pace_in_nation(doubled, 2013) == (
        f"I samma takt hela 2013 (×2) blir produktionen värd 915,3{N}Mkr, 96,6{N}% av ramen på 948{N}Mkr."
    )
    assert sentences.pace_in_nation(half, 2013) == (
        f"Första halvåret 2013 (×1) var produktionen värd 457,7{N}Mkr, 48,3{N}% av ramen på 948{N}Mkr."
    )


def test_above_and_below_with_and_without_a_pool():
    year = 2.0
    assert sentences.above_and_below(made_up(50, 25, year)) == (
        f"Inget landsting går över sin fördelning; 0,5{N}Mkr blir kvar."
    )
    assert sentences.above_and_below(made_up(60, 25, year)) == (
        f"Norr går över sin fördelning med 0,2{N}Mkr tillsammans; det ryms i det andra lämnar, och 0,3{N}Mkr av ramen "
        "blir kvar."
    )
    assert sentences.above_and_below(made_up(100, 25, year)) == (
        f"Norr går över sin fördelning med 1,0{N}Mkr tillsammans; potten räcker inte, 0,5{N}Mkr blir obetalt."
    )


def test_after_half_a_year_nothing_is_said_to_be_left_over():
    assert sentences.above_and_below(made_up(120, 50)) == (
        f"Norr är redan 0,2{N}Mkr över årets fördelning. Efter halvåret återstår 0,5{N}Mkr av årets fördelning att "
        "jobba in; vad som blir över avgörs på helår."
    )


def test_published_outcome(assumptions: Assumptions):
    assert f"det publicerade utfallet för hela 2013 var 99{N}% av ramen" in sentences.published_outcome(
        assumptions, 2013
    )
    assert sentences.published_outcome(assumptions, 2012) == "Dubblingen är räkning, inte prognos."


def test_all_42_are_said_to_be_reproduced(connection: Connection, assumptions: Assumptions):
    printed = queries.printed_shares(connection, "kv1-2")
    for year in (2012, 2013):
        settled = settle(queries.production(connection, year, "kv1-2"), queries.agreement(assumptions, year))
        assert sentences.shares_reproduced(settled, printed, year).startswith("Reglerna återger 21 av 21 tryckta")
    other_rules = settle(queries.production(connection, 2013, "kv1-2"), queries.agreement(assumptions, 2012))
    assert "21 av 21" not in sentences.shares_reproduced(other_rules, printed, 2013)


def test_womens_part(connection: Connection):
    gender = queries.gender(connection, "kv1-2")
    assert sentences.womens_part(gender, "00") == f"Kvinnornas andel av de behandlade: 72,2{N}% 2012 och 72,7{N}% 2013."
    assert sentences.womens_part(gender, "23").endswith(f"Riket: 72,7{N}% 2013.")


def test_a_chart_over_years_names_the_break():
    said = sentences.years_in_words(pd.DataFrame({"year": ["2011", "2012"], "text": ["5", "7"]}), "text")
    assert said == "2011: 5, 2012: 7. Reglerna ändrades mellan 2011 och 2012."


def test_a_place_alone_is_not_said_to_be_shared():
    settled = made_up(90, 10)
    said = sentences.landsting_share(settled.of("01"), settled, Place("01", 1, ()), 2013)
    assert "delad" not in said

"""The composed sentences in English: right in grammar for nobody, one and many, over 100 percent, and in ties."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

import pandas as pd
import pytest

from rehabdata import language, queries, rows, sentences
from rehabdata.assumptions import Assumptions
from rehabdata.claims import check_sentences
from rehabdata.claims.checks import falls
from rehabdata.database import Connection
from rehabdata.money import scenario_rows, scenario_sentences
from rehabdata.money.funding import Production, Scenario, Settlement, settle
from rehabdata.money.ranking import places
from rehabdata.money.working import Ground, working
from rehabdata.tracker import plan_rows, plan_sentences
from rehabdata.tracker.plan import JudgedTarget, judged_targets
from rehabdata.tracker.targets import Measurement, Target, judge
from rehabdata.ui import source
from rehabdata.ui.money import levers

COUNTIES = {"01": "Norr", "02": "Söder"}
# Two landsting of one million each; a KBT patient earns 10 000 kr, one percent of an allocation.
AGREED = Scenario(10_000, 0, 0, 0, frame_mkr=2, pace=2.0)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    language.use("en")
    yield
    language.use("sv")


def plain(text: str) -> str:
    """Which spaces hold a figure together is tested elsewhere."""
    return text.replace("\u00a0", " ")


def made_up(first: int, second: int, pace: float = 1.0, **levers: object) -> Settlement:
    scenario = Scenario(
        **{"kbt_sek": 10_000, "mmr1_sek": 0, "mmr2_sek": 0, "supplement_sek": 0, "frame_mkr": 2, "pace": pace} | levers
    )  # type: ignore[arg-type]
    return settle([Production("01", "Norr", first, 0, 0, 5), Production("02", "Söder", second, 0, 0, 5)], scenario)


@pytest.fixture(scope="module")
def half(connection: Connection, assumptions: Assumptions) -> Settlement:
    return settle(queries.production(connection, 2013, "kv1-2"), queries.agreement(assumptions, 2013))


# The overview and the landsting


def test_the_countrys_answer(half: Settlement):
    assert plain(sentences.nation_share(half, 2013)) == (
        "The landsting have earned 48.3% of the SEK 948 million for 2013 in half a year; on pace would be 50%."
    )
    assert sentences.who_is_on_pace(half) == (
        "Seven of 21 landsting are on pace: Skåne, Västra Götaland, Värmland, Blekinge, Gotland, Gävleborg and Kalmar. "
        "At the edge (a margin of two MMR2 treatments at most) are two: Gotland and Kalmar."
    )
    assert sentences.spread(half) == (
        "Skåne pulls up the nation: without Skåne the share is 40.0%, and the landsting in the middle stands at 37.4%."
    )


def test_nobody_one_and_everybody_on_pace():
    assert sentences.who_is_on_pace(made_up(0, 49)) == "None of 2 landsting is on pace."
    assert sentences.who_is_on_pace(made_up(0, 50)) == (
        "One of 2 landsting is on pace: Söder. At the edge (a margin of two MMR2 treatments at most) is one: Söder."
    )
    assert sentences.who_is_on_pace(made_up(60, 51)) == "Two of 2 landsting are on pace: Norr and Söder."


def test_behind_on_pace_and_over_the_whole_years_money(half: Settlement):
    of = places(half)
    assert plain(sentences.landsting_share(half.of("23"), half, of["23"], 2013)) == (
        "Jämtland has earned SEK 5.1 million of SEK 12.5 million, 40.4% of its allocated funds for 2013, in half a "
        "year: on pace would be 50%. Place 9 of 21, shared with Västmanland; the nation stands at 48.3% and the median "
        "is 37.4%."
    )
    over = sentences.landsting_share(half.of("12"), half, of["12"], 2013)
    assert "in half a year: more than the money of the whole year. Place 1 of 21; the nation" in over
    assert "in half a year: on pace. That is at the edge: SEK\u00a044,342 above 50%" in sentences.landsting_share(
        half.of("08"), half, of["08"], 2013
    )
    assert rows.place_text(of["23"]) == "9, shared"


def test_above_and_below_nobody_one_and_both():
    assert plain(sentences.above_and_below(made_up(50, 25, 2.0))) == (
        "No landsting goes above its allocation; SEK 0.5 million is left."
    )
    assert plain(sentences.above_and_below(made_up(60, 25, 2.0))) == (
        "Norr goes above its allocation by SEK 0.2 million; what others leave is enough for that, and SEK 0.3 million "
        "of the frame is left."
    )
    assert plain(sentences.above_and_below(made_up(60, 75, 2.0))) == (
        "Söder and Norr go above their allocations by SEK 0.7 million together; the pool does not suffice, and SEK 0.7 "
        "million goes unpaid."
    )
    after_half = "of the year's allocation remains to be earned; what is left over is settled over the whole year."
    assert plain(sentences.above_and_below(made_up(120, 50))) == (
        "Norr is already SEK 0.2 million above the year's allocation. After the half-year, SEK 0.5 million "
        f"{after_half}"
    )
    assert plain(sentences.above_and_below(made_up(120, 110))).startswith(
        "Norr and Söder are already SEK 0.3 million above the year's allocation."
    )


def test_printed_shares_are_found_again_in_english(connection: Connection, half: Settlement):
    printed = queries.printed_shares(connection, "kv1-2")
    assert sentences.shares_reproduced(half, printed, 2013) == (
        "The rules give back 21 of 21 printed shares for 2013 to the per cent."
    )


def test_outcome_and_womens_part(connection: Connection, assumptions: Assumptions):
    assert sentences.published_outcome(assumptions, 2013) == (
        "The doubling is arithmetic, not a forecast: the published outcome for the whole of 2013 was 99% of the frame."
    )
    gender = queries.gender(connection, "kv1-2")
    assert sentences.womens_part(gender, "00") == "Women's share of those treated: 72.2% in 2012 and 72.7% in 2013."
    assert sentences.womens_part(gender, "23").endswith(" The nation: 72.7% in 2013.")


# Rows


def test_what_charts_show_is_english_and_codes_stay():
    settled, half = made_up(60, 25, 2.0), made_up(60, 25)
    assert set(rows.allocation_and_earned(settled).part) == {"within the allocation", "above the allocation"}
    chain = rows.funding_chain(settled, half)
    assert chain[chain.pace == "first half-year (×1)"].step.to_list() == [
        "The frame", "Earned", "– within the allocation",
    ]  # fmt: skip
    assert set(scenario_rows.picture(scenario_rows.compared(settled, settled)).change) == {"lika"}


def test_steps_are_found_by_their_swedish_name_and_explained_in_english():
    settled = made_up(60, 25, 2.0)
    of_nation = {step.name: step.sum_of for step in rows.chain(settled.nation, "Ramen")}
    assert of_nation["Kvar"] == "the frame − the landsting get"
    of_one = {step.name: step.sum_of for step in rows.chain(settled.of("01"), "Fördelningen")}
    assert of_one["Kvar"] == "the allocation − within the allocation"
    assert of_one["Obetalt"] == "earned − the landsting gets"
    assert set(rows.SETTLED_OVER_A_YEAR) == (set(of_nation) | set(of_one)) & set(rows.SETTLED_OVER_A_YEAR)


@pytest.mark.parametrize(
    ("pace", "name", "sign"),
    [
        (1.0, "first half-year (×1)", "×1"),
        (2.0, "whole year at the same pace (×2)", "×2"),
        (1.5, "1.5 times the half-year", "×1.5"),
        (1.25, "1.25 times the half-year", "×1.25"),
        (3.0, "3 times the half-year", "×3"),
    ],
)
def test_paces(pace: float, name: str, sign: str):
    assert (rows.pace_name(pace), rows.pace_sign(pace)) == (name, sign)


# What if


def test_the_ceiling_then_the_country():
    before, after = made_up(40, 50, 2.0), made_up(40, 50, 2.0, frame_mkr=1)
    assert [plain(said) for said in scenario_sentences.answer(before, after, 2013)] == [
        "The ceiling is reached: of the production's SEK 1.8 million, SEK 0.8 million goes unpaid.",
        "Whole year at the same pace (×2), 2013: the landsting get SEK 1.0 million, SEK 0.8 million less than under "
        "the rules of the agreement.",
    ]
    low = made_up(30, 40, 1.0, kbt_sek=5_000)
    assert [plain(said) for said in scenario_sentences.answer(made_up(30, 40), low, 2013)] == [
        "First half-year (×1), 2013: the landsting have earned SEK 0.4 million, SEK 0.4 million less than under the "
        "rules of the agreement."
    ]
    assert plain(scenario_sentences.answer(before, before, 2013)[0]).endswith(
        "the landsting get SEK 1.8 million, as much as under the rules of the agreement."
    )


def test_every_change_is_named():
    scenario = made_up(
        1, 1, 2.0, kbt_sek=12_500, supplement_sek=500, frame_mkr=1.5, volume_kbt_percent=12.5,
        volume_mmr2_percent=-10, volume_county_code="02", key="population",
    ).scenario  # fmt: skip
    assert plain(scenario_sentences.changed(AGREED, scenario, COUNTIES)) == (
        "Changed: CBT/IPT SEK 12,500 instead of SEK 10,000, the supplement SEK 500 instead of SEK 0, the frame SEK 1.5 "
        "million instead of SEK 2 million, the volume of CBT/IPT in Söder +12.5%, the volume of MMR2 in Söder "
        "\u221210% and a pool that does not suffice is shared by population."
    )
    assert scenario_sentences.changed(AGREED, AGREED, COUNTIES).startswith("Nothing is changed:")


def test_who_gets_more_and_less_one_two_and_nobody():
    before = made_up(20, 60, 2.0)

    def said(after: Settlement) -> str:
        rows = scenario_rows.compared(before, after)
        return plain(scenario_sentences.more_and_less(rows, 2.0))

    assert said(made_up(20, 60, 2.0, volume_kbt_percent=100, volume_county_code="01")) == (
        "One landsting gets more, Norr: SEK 400,000. One gets the same."
    )
    assert said(made_up(20, 60, 2.0, kbt_sek=5_000)) == (
        "Two landsting get less, SEK 800,000 together (Söder most: SEK 600,000)."
    )
    assert said(before) == "No landsting gets more or less."


def test_what_the_agreement_says_beside_a_lever_has_english_units():
    told = {lever.name: plain(levers._agreed_text(lever, value, False)) for lever, value in (
        (levers._RATE_LEVERS[0], 12_000.0), (levers._YEAR_LEVERS[0], 948.0)
    )}  # fmt: skip
    assert told == {"kbt": "SEK 12,000 in the agreement", "ram": "SEK 948 million in the agreement"}
    inferred = plain(levers._agreed_text(levers._YEAR_LEVERS[0], 900.0, True))
    assert inferred == "SEK 900 million in the agreement (inferred)"


def test_a_treatment_has_one_name_on_a_page():
    produced = [Production("01", "Norr", 3, 2, 1, 5)]
    lines = working("01", produced, AGREED, Ground(2013, source.data().assumptions, brought=False))
    assert [line.name for line in lines[:3]] == ["CBT/IPT", "MMR1", "MMR2"]


def test_ones_own():
    before, after = made_up(20, 60, 2.0), made_up(20, 60, 2.0, volume_kbt_percent=100, volume_county_code="01")
    compared = scenario_rows.compared(before, after)
    assert plain(scenario_sentences.own(compared, "01", 2.0)) == (
        "Norr gets SEK 0.8 million: SEK +0.4 million against the rules of the agreement."
    )
    assert plain(scenario_sentences.own(compared, "02", 2.0)) == (
        "Söder gets SEK 1.2 million, as much as under the rules of the agreement."
    )


# The plan


def judged(before: tuple[str, str], after: tuple[str, str], kind: str = "gap") -> JudgedTarget:
    """The target for sick-days with other figures."""
    day, later = dt.date(2014, 12, 31), dt.date(2017, 9, 30)
    judgement = judge(
        Target("sick-days", kind, "lower", Decimal("1.0"), day),
        [Measurement(d, "vid datumet", *map(Decimal, figures)) for d, figures in ((day, before), (later, after))],
    )
    return JudgedTarget(
        "sick-days", "Sjukpenningdagar", "", kind, "dagar", None, judgement.baseline, judgement.latest, Decimal("1.0"),
        judgement.achieved, judgement.own_part, judgement.others_part, judgement.progress, judgement.status, judgement,
        "",
    )  # fmt: skip


@pytest.fixture
def of(connection: Connection) -> dict[str, JudgedTarget]:
    return {t.target_id: t for t in judged_targets(connection)}


def test_the_targets_answers(of: dict[str, JudgedTarget]):
    assert plain(plan_sentences.answer(of["sick-days"])) == (
        "Sick-days: the target is met. The gap to the nation had narrowed by 2.3 days on 30 September 2017; the target "
        "was 1.0 and the county's own change is 1.4."
    )
    assert plain(plan_sentences.answer(of["staff-sickness"])) == (
        "Staff sickness: the target is partly met. The gap to the average of the landsting had narrowed by 0.8 "
        "percentage points on 31 December 2016; the target was 1.0 and the region's own change is 0.2."
    )
    widened = judged(("12.4", "9.4"), ("13.4", "9.4"))
    assert plain(plan_sentences.answer(widened)).startswith(
        "Sick-days: the target is not met. The gap to the nation had widened by 1.0 day on"
    )
    unmoved = judged(("12.4", "9.4"), ("12.4", "9.4"))
    assert "The gap to the nation was unchanged on" in plan_sentences.answer(unmoved)
    level = judged(("12.4", "9.4"), ("11.9", "9.4"), kind="level")
    assert "The region's own level had improved by 0.5 days on" in plain(plan_sentences.answer(level))


def test_the_two_changes(of: dict[str, JudgedTarget]):
    assert plain(plan_sentences.own_doing(of["sick-days"])) == (
        "Of 2.3 days, 1.4 is the county's own change and 0.9 is the change in the rest of the country. The nation's "
        "sick-days have risen. The county's own change alone is at least as large as the wanted one."
    )
    assert plan_sentences.own_doing(of["staff-sickness"]).endswith(
        "0.6 is the change in the other landsting. The average of all landsting has risen. The larger part is thus not "
        "the region's own change."
    )
    assert plan_sentences.own_doing(judged(("12.4", "9.4"), ("12.6", "11.0"))) == (
        "The county's own change \u22120.2, the change in the rest of the country +1.6. The nation's sick-days have "
        "risen. The county's own change alone is smaller than the wanted one."
    )


def test_rounding_and_arithmetic(of: dict[str, JudgedTarget]):
    assert plain(plan_sentences.rounding(of["staff-sickness"])) == (
        "The figures are printed with one decimal, so 0.8 may be anything from 0.6 to just under 1.0 percentage point. "
        "Partly met holds over the whole range."
    )
    steps = [(step.name, plain(step.sum_of), step.result) for step in plan_sentences.arithmetic(of["sick-days"])]
    assert steps[2:5] == [
        ("Narrowed by", "then \u2212 now: 3.0 \u2212 0.7", "2.3"),
        ("Target", "narrowed by at least this much by the end of 2018", "1.0"),
        ("The county's own change", "Jämtland then \u2212 now: 12.4 \u2212 11.0", "+1.4"),
    ]


def test_the_course_over_time(connection: Connection, of: dict[str, JudgedTarget]):
    days = plan_rows.sick_days_figures(queries.sick_days(connection), None)
    staff = plan_rows.staff_figures(queries.staff_sickness(connection), None)
    assert plan_sentences.hidden_peak(days, of["sick-days"]) == (
        "The course was not straight. Jämtland stood at 13.8 and the nation at 10.5 in December 2015, by a figure from "
        "outside the plan."
    )
    assert plan_sentences.own_level_course(staff).startswith(
        "The region alone, January–October: 6.54% in 2016 and 5.55% in 2017, so 0.99 percentage points lower. It is a "
        "series of its own:"
    )
    drawn = plan_rows.over_time(staff, {"region": "The region", "comparison": "all landsting", "county": ""})
    assert set(drawn.origin) == {"the plan", "outside the plan"}
    assert {"Jan–Oct|2016", "Jan–Oct|2017"} <= set(drawn.slot)
    assert "whole year 2014" in set(drawn.period)


def test_readings_are_counted_and_found_by_their_english_words(connection: Connection):
    listed = plan_rows.activities(queries.activities(connection))
    assert plan_sentences.counted({"done": 1, "under way": 2, "not begun": 3}) == "1 done, 2 under way, 3 not done"
    assert {a.reading for a in plan_rows.matching(listed, None, None, "under way")} >= {"under way"}


# Languages beside one another


def test_the_next_visitor_reads_swedish(half: Settlement):
    """Nothing composed for one language is kept for the other."""
    by_year = pd.DataFrame({"year": ["2011", "2012"], "text": ["5", "7"]})
    assert sentences.years_in_words(by_year, "text") == "2011: 5, 2012: 7. The rules changed between 2011 and 2012."
    language.use("sv")
    assert sentences.years_in_words(by_year, "text") == "2011: 5, 2012: 7. Reglerna ändrades mellan 2011 och 2012."
    assert sentences.who_is_on_pace(half).endswith("är två: Gotland och Kalmar.")
    assert rows.pace_name(2.0) == "helår i samma takt (×2)"


# The checks


def test_whom_the_report_calls_the_same_is_one_or_many(connection: Connection):
    many = falls(connection)
    one = [fall for fall in many if fall.measure == "share"]
    assert [plain(check_sentences.called_the_same(told)) for told in (many, one)] == [
        "Pages 8–9 name Gotland, Jönköping and Östergötland among those that stayed at about the same share.",
        "Pages 8–9 name Östergötland among those that stayed at about the same share.",
    ]
    assert plain(check_sentences.fell("KBT/IPT", many)) == (
        "CBT/IPT, patients, 2 landsting: Kalmar from 492 to 359 and Västmanland from 750 to 604."
    )

"""What-if in words and rows: the ceiling first, kronor before shares, an axis that holds still."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehabdata import parameters, queries
from rehabdata.assumptions import Assumptions
from rehabdata.database import Connection
from rehabdata.money import scenario_rows, scenario_sentences
from rehabdata.money.funding import Production, Scenario, Settlement, settle
from rehabdata.ui import source

N = "\u00a0"
COUNTIES = {"01": "Norr", "02": "Söder"}
# Two landsting of one Mkr each; a KBT patient earns 10 000 kr, one percent of an allocation.
AGREED = Scenario(10_000, 0, 0, 0, frame_mkr=2, pace=2.0)


def made_up(first: int, second: int, scenario: Scenario = AGREED) -> Settlement:
    return settle([Production("01", "Norr", first, 0, 0, 5), Production("02", "Söder", second, 0, 0, 5)], scenario)


def changed(**levers: object) -> Scenario:
    return Scenario(
        **{"kbt_sek": 10_000, "mmr1_sek": 0, "mmr2_sek": 0, "supplement_sek": 0, "frame_mkr": 2, "pace": 2.0} | levers
    )  # type: ignore[arg-type]


def test_unchanged_says_so():
    before = made_up(30, 40)
    assert scenario_sentences.answer(before, before, 2013) == [
        f"Helår i samma takt (×2) 2013 får landstingen 1,4{N}Mkr, lika mycket som med överenskommelsens regler."
    ]
    assert scenario_sentences.changed(AGREED, AGREED, COUNTIES).startswith("Inget är ändrat")
    assert (
        scenario_sentences.more_and_less(scenario_rows.compared(before, before), 2.0)
        == "Inget landsting får mer eller mindre."
    )


def test_the_ceiling_is_said_before_anything_else():
    before = made_up(40, 50)
    after = made_up(40, 50, changed(frame_mkr=1))
    ceiling, country = scenario_sentences.answer(before, after, 2013)
    assert ceiling == f"Taket nås: av produktionens 1,8{N}Mkr blir 0,8{N}Mkr obetalt."
    assert country == (
        f"Helår i samma takt (×2) 2013 får landstingen 1,0{N}Mkr, 0,8{N}Mkr mindre än med överenskommelsens regler."
    )


def test_of_a_half_year_nothing_is_said_to_be_paid():
    half, low = changed(pace=1.0), changed(pace=1.0, kbt_sek=5_000)
    before, after = made_up(30, 40, half), made_up(30, 40, low)
    said = [
        *scenario_sentences.answer(before, after, 2013),
        scenario_sentences.more_and_less(scenario_rows.compared(before, after), 1.0),
        scenario_sentences.own(scenario_rows.compared(before, after), "01", 1.0),
    ]
    assert said[0].startswith(f"Första halvåret (×1) 2013 har landstingen jobbat in 0,4{N}Mkr")
    assert not [text for text in said if "betal" in text or "utbetal" in text]
    row = scenario_rows.compared(before, after)[0]
    assert (row.before_sek, row.after_sek) == (300_000, 150_000)


def test_of_a_half_year_nobody_gets_more_or_less():
    """A frame of one Mkr in place of two changes what is paid over the year, not what half of it has earned."""
    later_on = "Vem som får mer eller mindre avgörs på helår."
    for pace in (0.5, 1.0):
        half, low_frame = changed(pace=pace), changed(pace=pace, frame_mkr=0.1)
        rows = scenario_rows.compared(made_up(30, 40, half), made_up(30, 40, low_frame))
        assert scenario_sentences.more_and_less(rows, pace) == (
            f"Alla har jobbat in lika mycket som med överenskommelsens regler. {later_on}"
        )
    before, after = made_up(30, 40, changed(pace=1.0)), made_up(30, 40, changed(pace=1.0, kbt_sek=5_000))
    assert scenario_sentences.more_and_less(scenario_rows.compared(before, after), 1.0) == (
        f"Två landsting har jobbat in mindre, tillsammans 350{N}000{N}kr (Söder mest: 200{N}000{N}kr). {later_on}"
    )


def test_a_half_years_production_over_the_frame_is_told_without_paying_it():
    before, after = made_up(30, 40, changed(pace=1.0)), made_up(30, 40, changed(pace=1.0, frame_mkr=0.5))
    assert scenario_sentences.answer(before, after, 2013)[0] == (
        f"Redan halvårets produktion, 0,7{N}Mkr, är värd mer än årets ram på 0,5{N}Mkr."
    )


def test_every_change_is_named():
    scenario = changed(
        kbt_sek=12_500,
        supplement_sek=500,
        frame_mkr=1.5,
        volume_kbt_percent=12.5,
        volume_mmr2_percent=-10,
        volume_county_code="02",
        key="population",
    )
    assert scenario_sentences.changed(AGREED, scenario, COUNTIES) == (
        f"Ändrat: KBT/IPT 12{N}500{N}kr i stället för 10{N}000{N}kr, tillägget 500{N}kr i stället för 0{N}kr, ramen "
        f"1,5{N}Mkr i stället för 2{N}Mkr, volymen KBT/IPT i Söder +12,5{N}%, volymen MMR2 i Söder \u221210{N}% och "
        "en pott som inte räcker delas efter befolkning."
    )


def test_a_pace_that_is_moved_is_a_change_and_reads_as_one():
    assert scenario_sentences.changed(AGREED, changed(pace=1.25), COUNTIES) == "Ändrat: takten ×1,25 i stället för ×2."
    before = made_up(30, 40, changed(pace=1.25))
    assert scenario_sentences.answer(before, before, 2013)[0].startswith(
        "Vid 1,25 gånger halvåret 2013 får landstingen"
    )


# Norr has 40 of 50 that it may have; Söder 80, of which the pool gives 10: 60 of 80 are paid.
SHORT = {"frame_mkr": 1.0}


def test_how_much_of_what_is_earned_is_paid():
    half_short, short, enough = (
        made_up(20, 40, changed(**SHORT, pace=1.0)),
        made_up(20, 40, changed(**SHORT)),
        made_up(20, 60),
    )
    assert scenario_sentences.payout(short.of("02"), 2.0) == (
        f"Söder får betalt för 75,0{N}% av det upparbetade (utbetalningsgrad); 0,2{N}Mkr blir obetalt."
    )
    assert scenario_sentences.payout(short.nation, 2.0) == (
        f"I landet betalas 83,3{N}% av det upparbetade (utbetalningsgrad); 0,2{N}Mkr blir obetalt."
    )
    assert scenario_sentences.payout(enough.of("02"), 2.0) == (
        f"Söder får betalt för allt: de 0,2{N}Mkr som är över fördelningen kommer ur potten."
    )
    silent = (short.of("01"), 2.0), (enough.nation, 2.0), (half_short.of("02"), 1.0)
    assert [scenario_sentences.payout(*one) for one in silent] == ["", "", ""]


def keyed(scenario: Scenario) -> tuple[Settlement, Settlement]:
    """Öst below its allocation, Norr a little above and Söder far above, settled by either key."""
    produced = [
        Production("01", "Norr", 60, 0, 0, 5),
        Production("02", "Söder", 100, 0, 0, 5),
        Production("03", "Öst", 30, 0, 0, 5),
    ]
    by_excess, by_population = (
        settle(produced, Scenario(scenario.kbt_sek, 0, 0, 0, scenario.frame_mkr, scenario.pace, key=key))
        for key in ("excess", "population")
    )
    return by_excess, by_population


def test_what_the_key_does_for_whom_most_and_for_the_chosen():
    """Allocations of one Mkr each; 0.2 and 1.0 above, and a pool of 0.4: by population Norr is filled with its 0.2."""
    either = keyed(changed(frame_mkr=3))
    most = (
        f"Nyckeln avgör här, mest för Norr: 1{N}066{N}667{N}kr efter det som är över, 1{N}200{N}000{N}kr efter "
        "befolkning."
    )
    assert scenario_sentences.key_effect(*either, None) == most
    assert scenario_sentences.key_effect(*either, "01") == most
    assert scenario_sentences.key_effect(*either, "02") == (
        f"{most} Söder får 1{N}333{N}333{N}kr efter det som är över, 1{N}200{N}000{N}kr efter befolkning."
    )
    assert scenario_sentences.key_effect(*either, "03") == f"{most} Öst får lika mycket med båda."
    assert "potten räcker" in scenario_sentences.key_effect(*keyed(changed(frame_mkr=6)), "01")
    assert "avgörs på helår" in scenario_sentences.key_effect(*keyed(changed(frame_mkr=1, pace=1.0)), "01")


def test_the_other_keys_difference_is_told_where_the_pool_falls_short(connection: Connection, assumptions: Assumptions):
    """Frame 712 Mkr at twice the half-year: Skåne loses 120.5 Mkr by excess, 141.7 by population."""
    produced = queries.production(connection, 2013, "kv1-2")
    agreed = queries.agreement(assumptions, 2013, pace=2.0)
    before = settle(produced, agreed)
    by_excess, by_population = (
        scenario_rows.compared(before, settle(produced, replace(agreed, frame_mkr=712, key=key)))  # type: ignore[arg-type]
        for key in ("excess", "population")
    )
    assert scenario_sentences.own(by_excess, "12", 2.0) == (
        f"Skåne får 136,5{N}Mkr: \u2212120,5{N}Mkr mot överenskommelsens regler."
    )
    assert scenario_sentences.own_by_other_key(by_excess, by_population, "12", "population") == (
        f"Om potten i stället delas efter befolkning: \u2212141,7{N}Mkr."
    )
    assert scenario_sentences.own_by_other_key(by_population, by_excess, "12", "excess").endswith(f"\u2212120,5{N}Mkr.")
    # Jämtland's little excess is filled by population; Stockholm has none.
    assert scenario_sentences.own_by_other_key(by_excess, by_population, "23", "population").endswith(
        ": ingen skillnad."
    )
    assert scenario_sentences.own_by_other_key(by_excess, by_population, "01", "population") == ""


def test_who_gets_more_and_less():
    before = made_up(20, 60)
    more = scenario_rows.compared(before, made_up(20, 60, changed(volume_kbt_percent=100, volume_county_code="01")))
    assert scenario_sentences.more_and_less(more, 2.0) == (
        f"Ett landsting får mer, Norr: 400{N}000{N}kr. Ett får lika mycket."
    )
    assert scenario_sentences.how_many(more, 2.0) == "Av 2 landsting får ett mer och ett lika mycket."
    assert scenario_sentences.how_many(scenario_rows.compared(before, before), 2.0) == ""
    assert scenario_sentences.how_many(more, 1.0) == ""
    less = scenario_rows.compared(before, made_up(20, 60, changed(kbt_sek=5_000)))
    assert scenario_sentences.how_many(less, 2.0) == "Av 2 landsting får två mindre."
    assert scenario_sentences.more_and_less(less, 2.0) == (
        f"Två landsting får mindre, tillsammans 800{N}000{N}kr (Söder mest: 600{N}000{N}kr)."
    )


@pytest.mark.parametrize(
    ("levers", "told"),
    [
        ({"frame_mkr": 2.04}, f"ramen 2,04{N}Mkr i stället för 2{N}Mkr"),
        ({"volume_kbt_percent": 0.01}, f"volymen KBT/IPT +0,01{N}%"),
        ({"pace": 1.333}, "takten ×1,333 i stället för ×2"),
    ],
)
def test_a_change_has_the_decimals_it_needs(levers: dict[str, float], told: str):
    assert scenario_sentences.changed(AGREED, changed(**levers), COUNTIES) == f"Ändrat: {told}."


def test_the_axis_holds_still_within_a_gear():
    def top(patients: int) -> float:
        settled = made_up(patients, 1, changed(kbt_sek=1_000_000, frame_mkr=5000))
        return scenario_rows.picture(scenario_rows.compared(settled, settled)).axis_top[0]

    assert {top(n) for n in (1, 50, 100, 150)} == {300}
    assert top(151) == 600
    assert top(500) == 1200


def test_rows_keep_their_order_whatever_the_levers():
    orders = {
        tuple(scenario_rows.picture(scenario_rows.compared(made_up(10, 90), made_up(a, b))).county)
        for a, b in ((10, 90), (90, 10), (0, 0))
    }
    assert orders == {("Norr", "Söder")}


def test_a_lower_kbt_rate_in_the_reports_year(connection: Connection, assumptions: Assumptions):
    """KBT at 10 000 instead of 12 000: every KBT patient of the year at the same pace earns 2 000 kr less."""
    produced = queries.production(connection, 2013, "kv1-2")
    agreed = queries.agreement(assumptions, 2013, pace=2.0)
    lower, problems = parameters.scenario({"kbt": "10000"}, agreed, source.data().codes_by_name)
    assert problems == ()
    before, after = settle(produced, agreed), settle(produced, lower)
    assert before.nation.earned_sek - after.nation.earned_sek == 2 * 21_906 * 2_000
    compared = scenario_rows.compared(before, after)
    assert sum(row.difference_sek for row in compared[:-1]) == pytest.approx(compared[-1].difference_sek)
    own = scenario_sentences.own(compared, "23", 2.0)
    assert own == f"Jämtland får 9,7{N}Mkr: \u22120,5{N}Mkr mot överenskommelsens regler."  # 0.472 of 10.126


def test_a_frame_of_712_hurts_over_the_year_though_not_the_half_year(connection: Connection):
    produced = queries.production(connection, 2013, "kv1-2")
    for pace, bites in ((1.0, False), (2.0, True)):
        settled = settle(produced, Scenario(12000, 25000, 45000, 1000, frame_mkr=712, pace=pace))
        assert settled.ceiling_bites is bites
    assert settled.nation.paid_sek == pytest.approx(712e6)


levers = st.fixed_dictionaries(
    {},
    optional={
        "kbt": st.integers(0, 200_000).map(str),
        "mmr1": st.integers(0, 200_000).map(str),
        "mmr2": st.integers(0, 200_000).map(str),
        "tillagg": st.integers(0, 200_000).map(str),
        "ram": st.decimals(0, 5000, places=2).map(str),
        "takt": st.decimals("0.50", 5, places=2).map(str),
        "volym_kbt": st.integers(-100, 300).map(str),
        "volym_mmr1": st.decimals(-100, 300, places=1).map(str),
        "volym_mmr2": st.integers(-100, 300).map(str),
        "volym_lan": st.sampled_from(["Jämtland", "skane", "Västra Götaland"]),
        "nyckel": st.sampled_from(["overskott", "befolkning"]),
    },
)


@settings(max_examples=1000)
@given(levers)
def test_scenario_to_link_to_scenario_is_the_same(given_: dict[str, str]):
    agreed = queries.agreement(source.data().assumptions, 2013, pace=2.0)
    scenario, problems = parameters.scenario(given_, agreed, source.data().codes_by_name)
    assert problems == ()
    link = parameters.scenario_address(scenario, source.data().county_by_code)
    assert parameters.scenario(link, agreed, source.data().codes_by_name) == (scenario, ())
    assert "takt" in link


@given(st.dictionaries(st.sampled_from(parameters.SCENARIO_NAMES), st.text(max_size=12), max_size=6))
def test_rubbish_gives_the_agreement_and_a_problem_each(given_: dict[str, str]):
    agreed = queries.agreement(source.data().assumptions, 2013, pace=2.0)
    scenario, problems = parameters.scenario(given_, agreed, source.data().codes_by_name)
    told = {problem.name for problem in problems}
    assert told <= set(given_)
    fields = {name: field for name, (field, _, _) in parameters.RATES.items()} | {"ram": "frame_mkr", "takt": "pace"}
    for name, field in fields.items():
        if name in told:
            assert getattr(scenario, field) == getattr(agreed, field)


def test_a_whole_year_takes_no_pace():
    agreed = queries.agreement(source.data().assumptions, 2013)
    scenario, problems = parameters.scenario({"takt": "2"}, agreed, {}, whole_year=True)
    assert scenario.pace == 1.0
    assert [problem.name for problem in problems] == ["takt"]

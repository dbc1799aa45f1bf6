"""The charts as pure functions: every field they draw exists in the rows that the pages send, order and axes hold."""

import contextvars
import re
from collections.abc import Iterator
from typing import Any

import pandas as pd
import pytest

from rehabdata import charts, language, queries, rows, theme
from rehabdata.assumptions import Assumptions
from rehabdata.compare import compare_rows, measures
from rehabdata.data import Data
from rehabdata.database import Connection
from rehabdata.exhibits import sick_days
from rehabdata.landsting import landsting_rows
from rehabdata.money import scenario_chain, scenario_rows
from rehabdata.money.funding import Settlement, settle
from rehabdata.tracker import plan_chart_rows, plan_rows
from rehabdata.tracker.county_gaps import county_gaps
from rehabdata.tracker.plan import judged_targets
from rehabdata.ui import source

PLAN_AREAS = {"region": "Jämtland", "comparison": "riket", "county": "Halland"}


@pytest.fixture(scope="module")
def half(connection: Connection, assumptions: Assumptions) -> Settlement:
    return settle(queries.production(connection, 2013, "kv1-2"), queries.agreement(assumptions, 2013))


@pytest.fixture(scope="module")
def doubled(connection: Connection, assumptions: Assumptions) -> Settlement:
    return settle(queries.production(connection, 2013, "kv1-2"), queries.agreement(assumptions, 2013, pace=2.0))


@pytest.fixture(scope="module")
def sent(data: Data, connection: Connection, half: Settlement, doubled: Settlement) -> dict[str, pd.DataFrame]:
    """The rows that pages send to each chart, for Jämtland."""
    treatments, gender = queries.treatments(connection, "kv1-2"), queries.gender(connection, "kv1-2")
    basis = measures.Basis(data, 2013, "kv1-2")
    ranking = rows.share_ranking(half, rows.by_share(half), "23")
    targets = {target.target_id: target for target in judged_targets(connection)}
    gaps = county_gaps(queries.sick_days(connection), list(queries.counties(connection).county_code))
    return {
        "share_ranking": ranking,
        "share_strip": ranking,
        "share_strip_by_year": landsting_rows.shares_by_year({2012: doubled, 2013: half}, "23"),
        "kbt_by_year": rows.kbt_by_year(treatments, "23"),
        "mmr_by_year": rows.mmr_by_year(treatments, "23"),
        "gender_by_year": rows.gender_by_year(gender, "23"),
        "funding_chain": rows.funding_chain(doubled, half),
        "allocation_and_earned": rows.allocation_and_earned(doubled),
        "county_map": rows.county_map(half, "23"),
        "sick_days_over_time": plan_rows.over_time(
            plan_rows.in_plan_time(
                plan_rows.sick_days_figures(queries.sick_days(connection), "13"), targets["sick-days"]
            ),
            PLAN_AREAS,
        ),
        "staff_sickness_over_time": plan_rows.over_time(
            plan_rows.in_plan_time(
                plan_rows.staff_figures(queries.staff_sickness(connection), "13"), targets["staff-sickness"]
            ),
            PLAN_AREAS,
        ),
        "two_measures": compare_rows.scatter(
            measures.MEASURES["kbt-10000"],
            measures.MEASURES["mmr-10000"],
            measures.measured(basis, measures.USUAL_PAIR),
            list(source.data().county_by_code),
            source.data().county_by_code,
            source.data().letter_by_code,
            "23",
        ),
        "sick_days_of_county": sick_days._rows(sick_days.decembers(source.shared(), "23"), "Jämtland"),
        "differences": compare_rows.ranking(
            measures.MEASURES["kbt-10000"],
            measures.MEASURES["kbt-10000"].figures(basis),
            {},
            source.data().county_by_code | {"00": "Riket"},
            "23",
        ),
        "sick_days_course": plan_chart_rows.path(targets["sick-days"]),
        "staff_sickness_course": plan_chart_rows.path(targets["staff-sickness"]),
        "sick_days_by_county": plan_chart_rows.by_county(
            {sex: rows for (month, sex), rows in gaps.items() if month == "2017-12"}, "13"
        ),
        "before_and_after": scenario_rows.picture(scenario_rows.compared(doubled, doubled)),
        "waterfall": scenario_chain.waterfall((doubled, half), "00"),
    }


def in_language(name: str, mode: theme.Mode, wanted: str) -> charts.Spec:
    """A chart's spec in a run of that language; the tests' own run keeps its own."""

    def run() -> charts.Spec:
        language.use(wanted)
        return charts.spec(name, mode)

    return contextvars.copy_context().run(run)


def fields(spec: Any) -> Iterator[str]:
    """Every data field that an encoding, an aggregate or a spoken sentence of the spec reads."""
    if isinstance(spec, dict):
        for key, value in spec.items():
            if key == "encoding":
                for channel in value.values():
                    for part in channel if isinstance(channel, list) else [channel]:
                        if "field" in part:
                            yield part["field"]
                        yield from re.findall(r'datum\["(\w+)"\]', str(part.get("value", "")))
            yield from fields(value)
    elif isinstance(spec, list):
        for part in spec:
            yield from fields(part)


@pytest.mark.parametrize("mode", theme.PALETTES)
@pytest.mark.parametrize("name", charts.NAMES)
def test_every_encoded_field_exists_in_the_rows(name: str, mode: theme.Mode, sent: dict[str, pd.DataFrame]):
    encoded = set(fields(charts.spec(name, mode))) - {"shape"}  # made by the map's own lookup
    assert encoded, "a chart that draws nothing"
    assert encoded <= set(sent[name].columns)


@pytest.mark.parametrize("name", charts.NAMES)
def test_no_rows_are_unused(name: str, sent: dict[str, pd.DataFrame]):
    assert len(sent[name]) > 0
    assert not sent[name].isna().any().any()


@pytest.mark.parametrize("mode", theme.PALETTES)
@pytest.mark.parametrize("name", charts.NAMES)
def test_a_spec_is_the_same_object_every_time(name: str, mode: theme.Mode):
    """Built once: what is equal need not be sent or drawn anew."""
    assert charts.spec(name, mode) is charts.spec(name, mode)
    assert in_language(name, mode, "en") is in_language(name, mode, "en")
    assert charts.spec(name, mode) is in_language(name, mode, "sv")


def shape(spec: Any) -> Any:
    """A spec without what is said in it: its keys and nesting, numbers and colours, each text as "text"."""
    if isinstance(spec, dict):
        return {key: shape(value) for key, value in spec.items() if key not in ("locale", "datasets")}
    if isinstance(spec, list):
        return [shape(part) for part in spec]
    return "text" if isinstance(spec, str) and not spec.startswith("#") else spec


@pytest.mark.parametrize("mode", theme.PALETTES)
@pytest.mark.parametrize("name", charts.NAMES)
def test_a_language_changes_what_a_chart_says_only(name: str, mode: theme.Mode):
    swedish, english = in_language(name, mode, "sv"), in_language(name, mode, "en")
    assert swedish["config"]["locale"]["number"]["decimal"] == ","
    assert swedish["config"]["locale"]["time"]["months"][4] == "maj"
    assert english["config"]["locale"]["number"] | {"currency": None} == {
        "decimal": ".",
        "thousands": ",",
        "grouping": [3],
        "currency": None,
        "minus": "\u2212",
        "percent": "%",
    }
    assert english["config"]["locale"]["time"]["months"][4] == "May"
    assert len(english["config"]["locale"]["time"]["months"]) == len(set(swedish["config"]["locale"]["time"]["months"]))
    assert shape(swedish) == shape(english)


MARKS_OF_DATA = {"bar": "stapel", "tick": "streck", "point": "punkt", "geoshape": "län"}


@pytest.mark.parametrize("name", charts.NAMES)
def test_every_mark_of_data_says_what_it_is_in_words(name: str):
    """Left to itself, Vega reads out field names, codes such as "övriga", and axes in English."""
    spec = charts.spec(name, "light")
    heard = [part for part in spec.get("layer", [spec]) if part["mark"].get("aria", True)]
    assert len(heard) >= 1
    for part in heard:
        said = part["encoding"]["description"]
        assert said.get("field") == "spoken" or said["value"]["expr"].count('datum["') >= 2
        assert spec["config"][part["mark"]["type"]]["ariaRoleDescription"] == MARKS_OF_DATA[part["mark"]["type"]]
    assert spec["config"]["axis"]["aria"] is spec["config"]["legend"]["aria"] is False


def test_a_spoken_sentence_is_filled_in_from_the_row():
    said = charts.look.spoken('{county}: {share_text} "upparbetat"').to_dict()
    assert said["value"]["expr"] == 'datum["county"] + ": " + datum["share_text"] + " \\"upparbetat\\""'


def test_the_words_of_a_chart_and_of_its_rows_are_the_same(sent: dict[str, pd.DataFrame]):
    """A row whose word is not in the scale's domain would get a colour by chance and a line of its own in the key."""
    seen = 0
    for name in charts.NAMES:
        spec = charts.spec(name, "light")
        for part in spec.get("layer", [spec]):
            colour = part["encoding"].get("color", {})
            if "field" in colour:
                assert set(sent[name][colour["field"]]) <= set(colour["scale"]["domain"]), name
                seen += 1
    assert seen >= len(charts.NAMES)


def test_ranking_is_drawn_in_the_order_of_the_rows(sent: dict[str, pd.DataFrame]):
    for layer in charts.spec("share_ranking", "light")["layer"]:
        if "y" in layer["encoding"]:
            assert layer["encoding"]["y"]["sort"] is None
    shares = sent["share_ranking"].share_percent
    assert list(shares) == sorted(shares, reverse=True)
    assert sent["share_ranking"].county[0] == "Skåne"


def test_only_the_chosen_landsting_is_marked(sent: dict[str, pd.DataFrame]):
    ranking = sent["share_ranking"]
    assert ranking[ranking.group == rows.CHOSEN].county.to_list() == ["Jämtland"]
    assert ranking[ranking.label != ""].label.to_list() == ["Jämtland 40,4\u00a0%"]
    assert set(ranking.nation_percent.round(2)) == {48.28}
    assert set(ranking.median_percent.round(2)) == {37.42}


@pytest.mark.parametrize("name", ["kbt_by_year", "mmr_by_year"])
def test_the_break_between_2011_and_2012_is_drawn(name: str):
    layers = charts.spec(name, "light")["layer"]
    lines = [layer for layer in layers if layer["mark"]["type"] == "rule"]
    assert [line["encoding"]["x"]["datum"] for line in lines] == ["2012"]
    notes = [
        layer
        for layer in layers
        if layer["mark"]["type"] == "text" and layer["encoding"]["text"].get("value") == "nya regler från 2012"
    ]
    once = [{"aggregate": [{"op": "count", "as": "rows"}]}]  # not once a row, upon itself
    assert [mark.get("transform") for mark in (*lines, *notes)] == [once, once]
    assert not [layer for layer in layers if layer["mark"]["type"] in ("line", "area", "trail")]


def test_bars_begin_at_zero():
    """A bar's length is its figure: no chart here cuts the axis, but the one of points, which have no length."""
    for name in set(charts.NAMES) - {"two_measures"}:
        for layer in charts.spec(name, "light").get("layer", []):
            for axis in ("x", "y"):
                scale = layer["encoding"].get(axis, {}).get("scale", {})
                assert scale.get("zero", True) is True
                assert "domain" not in scale


def test_mmr_pieces_stack_to_the_years_total(sent: dict[str, pd.DataFrame]):
    mmr = sent["mmr_by_year"]
    assert mmr[["year", "treatment", "start", "end", "top"]].to_numpy().tolist() == [
        ["2011", "MMR", 0, 103, 103],
        ["2012", "MMR1", 0, 13, 59],
        ["2012", "MMR2", 13, 59, 59],
        ["2013", "MMR1", 0, 24, 88],
        ["2013", "MMR2", 24, 88, 88],
    ]


def test_zero_reads_as_none_reported(connection: Connection):
    skane = rows.mmr_by_year(queries.treatments(connection, "kv1-2"), "12")
    said = skane[skane.treatment == "MMR1"].patients_text.to_list()
    assert said == ["MMR1: ingen redovisad", "MMR1: ingen redovisad"]


def test_the_chain_adds_up_as_shown(half: Settlement, doubled: Settlement):
    for settlement in (half, doubled):
        for outcome in (settlement.nation, *settlement.landsting):
            step = {s.name: s.sek for s in rows.chain(outcome, "Ramen")}
            assert step["– inom fördelningen"] + step["– över fördelningen"] == pytest.approx(step["Upparbetat"])
            paid = step[rows.PAID if outcome.county_code == "00" else rows.PAID_TO_ONE]
            assert step["– inom fördelningen"] + step["Omfördelat"] == pytest.approx(paid)
            assert step["Upparbetat"] - paid == pytest.approx(step["Obetalt"], abs=0.01)
            used = paid if outcome.county_code == "00" else step["– inom fördelningen"]
            assert step["Ramen"] - used == pytest.approx(step["Kvar"])
            assert step["Kvar"] >= 0


def test_nothing_is_paid_of_a_half_year(half: Settlement, doubled: Settlement):
    chain = rows.funding_chain(doubled, half)
    of_half = chain[chain.pace == "första halvåret (×1)"]
    assert of_half.step.to_list() == ["Ramen", "Upparbetat", "– inom fördelningen"]
    assert rows.PAID in set(chain[chain.pace == "helår i samma takt (×2)"].step)


def test_pace_names():
    assert rows.pace_name(2.0) == "helår i samma takt (×2)"
    assert rows.pace_name(1.0) == "första halvåret (×1)"
    assert rows.pace_name(1.5) == "1,5 gånger halvåret"
    assert rows.pace_name(3.0) == "3 gånger halvåret"
    assert rows.pace_sign(2.0) == "×2"
    assert rows.pace_sign(1.25) == "×1,25"


def test_the_plans_figures_and_those_from_outside_are_told_apart(sent: dict[str, pd.DataFrame]):
    """Typed from the plan (12.4, 9.4, 11.0, 10.3) and the public sources; a repeated figure is drawn once.

    The plan's own years are drawn, July 2014 to December 2018.
    """
    drawn = sent["sick_days_over_time"]
    points = drawn[["day", "role", "value", "origin"]].to_numpy().tolist()
    assert points == [
        ["2014-07-31", "comparison", 8.9, "utanför planen"],
        ["2014-07-31", "region", 11.8, "utanför planen"],
        ["2014-12-31", "comparison", 9.4, "planen"],
        ["2014-12-31", "county", 9.3, "utanför planen"],
        ["2014-12-31", "region", 12.4, "planen"],
        ["2015-12-31", "comparison", 10.5, "utanför planen"],
        ["2015-12-31", "county", 9.9, "utanför planen"],
        ["2015-12-31", "region", 13.8, "utanför planen"],
        ["2016-12-31", "comparison", 10.8, "utanför planen"],
        ["2016-12-31", "county", 9.8, "utanför planen"],
        ["2016-12-31", "region", 12.7, "utanför planen"],
        ["2017-09-30", "comparison", 10.3, "planen"],
        ["2017-09-30", "region", 11.0, "planen"],
        ["2017-12-31", "comparison", 10.1, "utanför planen"],
        ["2017-12-31", "county", 9.2, "utanför planen"],
        ["2017-12-31", "region", 10.3, "utanför planen"],
        ["2018-12-31", "comparison", 9.7, "utanför planen"],
        ["2018-12-31", "county", 9.1, "utanför planen"],
        ["2018-12-31", "region", 8.7, "utanför planen"],
    ]
    assert drawn.spoken[0] == "riket, juli 2014: 8,9, utanför planen"
    assert [label for label in drawn.origin_label if label] == [
        "juli 2014, utanför planen",
        *["utanför planen"] * 4,  # each at the tick of its December
    ]
    unwritten = drawn[(drawn.figure == "") & (drawn.role != "county")]
    assert set(unwritten.day) == {"2017-12-31"}, "beside the plan's of September 2017 there is no room on a phone"
    lower = drawn[(drawn.role == "region") & (drawn.side == "below")]
    assert list(lower.day) == ["2018-12-31"], "where the region lies below the nation its figure stands below it"
    for layer in charts.spec("sick_days_over_time", "light")["layer"]:
        if layer["mark"]["type"] == "point":
            outside = "utanför planen" in layer["transform"][0]["filter"]
            shape = layer["encoding"]["shape"]
            assert ("field" in shape) == outside
            if not outside:  # what was brought in is a triangle, never the plan's disc
                assert "inlämnad efteråt" in shape["condition"]["test"]
                assert (shape["condition"]["value"], shape["value"]) == ("triangle-up", "circle")
            assert layer["mark"].get("filled", False) == (not outside)


def test_a_part_of_a_year_stands_apart_from_whole_years(sent: dict[str, pd.DataFrame]):
    drawn = sent["staff_sickness_over_time"]
    of_role = {role: list(zip(rows.slot, rows.value, strict=True)) for role, rows in drawn.groupby("role")}
    assert of_role == {
        "region": [("2014", 6.8), ("2016", 6.6)],
        "comparison": [("2014", 5.6), ("2015", 6.0), ("2016", 6.2)],
        "own level": [("jan–okt|2016", 6.54), ("jan–okt|2017", 5.55)],
        "county": [("2016", 5.2)],
    }
    stretches = {name: list(rows.slot) for name, rows in drawn[drawn.role == "region"].groupby("stretch")}
    assert sorted(stretches.values()) == [["2014"], ["2016"]], "no line across 2015, which the region lacks"
    assert list(drawn[drawn.role == "comparison"].stretch.unique()) == ["comparison 1"]
    assert drawn[drawn.apart == "ja"].slot.to_list() == ["jan–okt|2016"]
    assert sorted(set(drawn.slot)) == ["2014", "2015", "2016", "jan–okt|2016", "jan–okt|2017"]
    lines = [la for la in charts.spec("staff_sickness_over_time", "light")["layer"] if la["mark"]["type"] == "line"]
    assert [line["encoding"]["color"]["field"] for line in lines] == ["role"]  # a line a role: none joins the two


def test_no_layer_of_the_plan_draws_what_is_not_there():
    """The browser starts from no data: a filter that an empty row passes leaves an "undefined" on an axis of names."""
    for name in ("sick_days_over_time", "staff_sickness_over_time"):
        for layer in charts.spec(name, "light")["layer"]:
            (transform,) = layer["transform"]
            assert "!=" not in transform["filter"]
            assert "== '" in transform["filter"]


@pytest.mark.parametrize("language_of_run", ["sv", "en"])
@pytest.mark.parametrize("name", ["sick_days_course", "staff_sickness_course", "sick_days_over_time"])
def test_a_tick_of_days_is_named_after_the_december_that_it_ends(name: str, language_of_run: str):
    """A tick stands on 1 January: what was measured on 31 December 2014 stands there, and is no figure of 2015."""
    december = {"sv": "dec.", "en": "Dec"}[language_of_run]
    layers = in_language(name, "light", language_of_run)["layer"]
    axes = [la["encoding"]["x"]["axis"] for la in layers if (la["encoding"].get("x") or {}).get("type") == "temporal"]
    assert axes
    assert {(axis["labelExpr"], axis["tickCount"]) for axis in axes} == {
        (f"[\"{december}\", '' + (year(datum.value) - 1)]", "year")
    }

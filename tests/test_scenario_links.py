"""Named scenarios: link and file bring back the same ones, and what cannot be used is told, never lost silently."""

import json
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rehabdata import parameters, queries
from rehabdata.money import scenario_links
from rehabdata.money.funding import Scenario
from rehabdata.money.scenario_links import SLOTS, Named, Taken
from rehabdata.ui import source

START = queries.agreement(source.data().assumptions, 2013, 2.0)
YEARS = (2012, 2013)
CODES, COUNTIES = source.data().codes_by_name, source.data().county_by_code

rates = st.integers(0, 200_000).map(float)
percents = st.integers(-1000, 3000).map(lambda tenths: tenths / 10)
scenarios = st.builds(
    Scenario,
    kbt_sek=rates,
    mmr1_sek=rates,
    mmr2_sek=rates,
    supplement_sek=rates,
    frame_mkr=st.integers(0, 50_000).map(lambda tenths: tenths / 10),
    pace=st.integers(50, 500).map(lambda hundredths: hundredths / 100),
    volume_kbt_percent=percents,
    volume_mmr1_percent=percents,
    volume_mmr2_percent=percents,
    volume_county_code=st.none() | st.sampled_from(sorted(COUNTIES)),
    key=st.sampled_from(["excess", "population"]),
)
names = st.text(st.characters(exclude_categories=("Cs",)), max_size=60).map(scenario_links.tidy).filter(bool)
slots = st.dictionaries(st.sampled_from(SLOTS), st.builds(Named, names, scenarios), max_size=4)


@settings(max_examples=1000, deadline=None)
@given(slots)
def test_scenarios_to_link_to_scenarios_are_the_same(made: dict[str, Named]):
    for link in (
        {slot: scenario_links.address(named, START, COUNTIES) for slot, named in made.items()},
        {slot: scenario_links.full_address(named, COUNTIES) for slot, named in made.items()},
    ):
        carried = dict(parse_qsl(urlencode(link)))
        assert scenario_links.read(carried, START, CODES) == (made, ())


@settings(max_examples=1000, deadline=None)
@given(slots.filter(bool))
def test_scenarios_to_file_to_scenarios_are_the_same(made: dict[str, Named]):
    file = scenario_links.to_file(made, 2013, "kv1-2", COUNTIES).encode()
    assert scenario_links.from_file(file, START, CODES, YEARS, "kv1-2") == Taken(made, 2013)


@given(st.dictionaries(st.sampled_from(SLOTS), st.text(min_size=1, max_size=80), min_size=1))
@example({"scenario1": "A;kbt:1;kbt:2"})
@example({"scenario1": ";kbt:1"})
def test_rubbish_in_a_link_is_told_or_used(given_: dict[str, str]):
    """Every part between semicolons is the name, a lever that was used, or told."""
    found, problems = scenario_links.read(given_, START, CODES)
    for slot, text in given_.items():
        told = [problem for problem in problems if problem.name.split()[0] == slot]
        if slot not in found:
            assert told
            continue
        parts = [part for part in text.split(";")[1:] if part]
        levers = parameters.scenario_address(found[slot].scenario, COUNTIES)
        assert len(parts) <= len(told) + len(levers)


def test_a_link_as_it_is_read():
    given_ = {"scenario1": "Lägre KBT;kbt:10000;ram:712", "scenario3": "Fler;volym_kbt:10;volym_lan:Skåne"}
    found, problems = scenario_links.read(given_, START, CODES)
    assert problems == ()
    assert list(found) == ["scenario1", "scenario3"]
    assert found["scenario1"].name == "Lägre KBT"
    assert (found["scenario1"].scenario.kbt_sek, found["scenario1"].scenario.frame_mkr) == (10_000, 712)
    assert found["scenario3"].scenario.volume_county_code == "12"
    assert {slot: scenario_links.address(named, START, COUNTIES) for slot, named in found.items()} == given_
    assert scenario_links.base({"bas": "scenario3"}, found) == ("scenario3", None)
    base, problem = scenario_links.base({"bas": "scenario2"}, found)
    assert base == "overenskommelsen"
    assert problem is not None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A;kbt:200001", "kbt=200001"),
        ("A;kbt", "scenario1=kbt är inget reglage"),
        ("A;pris:3", "scenario1=pris:3 är inget reglage"),
        ("A;kbt:1;kbt:2", "kbt:2"),
        ("A;kbt:", "kbt:"),
        (";kbt:1", "börjar inte med ett namn"),
        ("x" * 41, "börjar inte med ett namn"),
        ("A;volym_lan:Skottland", "är inget landsting"),
    ],
)
def test_what_cannot_be_used_of_a_link_is_told(text: str, told: str):
    _found, problems = scenario_links.read({"scenario1": text}, START, CODES)
    assert len(problems) == 1
    assert told in str(problems[0])


GOOD = json.loads(scenario_links.to_file({"scenario1": Named("A", START)}, 2013, "kv1-2", COUNTIES))


def changed(**levers: object) -> bytes:
    scenario = {**GOOD["scenarier"]["scenario1"], **levers}
    return json.dumps({**GOOD, "scenarier": {"scenario1": scenario}}).encode()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "inte JSON"),
        (b"\xff\xfe", "inte JSON"),
        (b"[" * 10_000, "inte JSON"),
        (b"[]", "inte en fil med scenarier"),
        (b" " * 20_001, "för stor; högst 20\u00a0000 byte"),
        (b'{"n":' + b"9" * 5_000 + b"}", "inte JSON"),
        (json.dumps(GOOD).encode()[:200], "inte JSON"),
        (json.dumps({**GOOD, "version": 2}).encode(), "version"),
        (json.dumps({**GOOD, "version": True}).encode(), "version"),
        (json.dumps({**GOOD, "mer": 1}).encode(), "«mer» hör inte hit"),
        (json.dumps({**GOOD, "ar": 2011}).encode(), "«ar» är inte något av åren 2012 och 2013"),
        (json.dumps({**GOOD, "ar": "2013"}).encode(), "«ar» är inte något av åren 2012 och 2013"),
        (json.dumps({**GOOD, "period": "helar"}).encode(), "«period» är inte kv1-2"),
        (json.dumps({**GOOD, "scenarier": {}}).encode(), "saknas eller är tomt"),
        (json.dumps({**GOOD, "scenarier": {"scenario5": {}}}).encode(), "«scenario5»"),
        (json.dumps({**GOOD, "scenarier": {"scenario1": []}}).encode(), "namn och reglage"),
        (changed(namn=""), "inget namn"),
        (changed(namn=3), "text som värden"),
        (changed(namn="A\x00"), "inget namn"),
        (changed(namn="\ud800"), "inte JSON"),
        (changed(kbt="\ud800"), "inte JSON"),
        (changed(kbt=12000), "text som värden"),
        (changed(kbt="dyrt"), "kbt=dyrt"),
        (changed(kbt=""), "kbt saknar värde"),
        (changed(pris="1"), "«pris» är inget reglage"),
    ],
)
def test_a_file_with_a_fault_is_refused_whole_and_says_why(content: bytes, told: str):
    taken = scenario_links.from_file(content, START, CODES, YEARS, "kv1-2")
    assert (taken.slots, taken.year) == ({}, None)
    assert any(told in fault for fault in taken.faults), taken.faults


def test_a_name_is_what_can_be_written():
    """No line breaks or semicolons, no controls, nothing that turns the text around it, no half of a sign."""
    assert scenario_links.tidy("  Lägre;\n KBT \x00\x85\u202e \ud800!") == "Lägre KBT !"
    assert scenario_links.tidy("\u202e\x00") == ""


def test_where_a_new_scenario_goes():
    full = {slot: Named(slot, START) for slot in SLOTS}
    assert scenario_links.free_slot({}, "A") == "scenario1"
    assert scenario_links.free_slot({"scenario1": Named("B", START)}, "A") == "scenario2"
    assert scenario_links.free_slot(full, "scenario3") == "scenario3"
    assert scenario_links.free_slot(full, "A") is None

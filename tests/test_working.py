"""The working behind the money: its lines keyed into a calculator give the settlement's figures, each with a source."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehabdata.assumptions import Assumptions
from rehabdata.database import Connection
from rehabdata.money.funding import Production, Scenario, settle
from rehabdata.money.working import Ground, Line, working
from rehabdata.queries import agreement, production

NBSP = "\u00a0"
PRODUCED = (Production("01", "Ett", 100, 10, 0, 3000), Production("02", "Två", 40, 0, 5, 1000))
RULES = Scenario(kbt_sek=12000, mmr1_sek=25000, mmr2_sek=45000, supplement_sek=1000, frame_mkr=948)


def by_calculator(operands: str) -> float:
    """The operands as shown, keyed in: no-break spaces and units left out, Mkr as millions."""
    keyed = operands.replace(NBSP, "").replace(" (ingen redovisad)", "").replace("Mkr", "*1000000")
    keyed = re.sub(r" patient(er)?|kr\b", "", keyed).replace(",", ".").replace("×", "*").replace("−", "-")
    assert re.fullmatch(r"[\d.+*/() -]+", keyed), keyed
    return float(eval(keyed))


def as_shown(lines: list[Line]) -> list[tuple[str, str, str]]:
    return [(line.name, line.operands.replace(NBSP, " "), line.result.replace(NBSP, " ")) for line in lines]


@pytest.fixture
def ground(assumptions: Assumptions) -> Ground:
    return Ground(2013, assumptions)


def test_a_small_landsting_by_hand(ground: Ground) -> None:
    assert as_shown(working("02", PRODUCED, replace(RULES, pace=2.0), ground)) == [
        ("KBT/IPT", "40 patienter × (12 000 kr + 1 000 kr)", "520 000 kr"),
        ("MMR1", "0 patienter (ingen redovisad) × (25 000 kr + 1 000 kr)", "0 kr"),
        ("MMR2", "5 patienter × (45 000 kr + 1 000 kr)", "230 000 kr"),
        ("Upparbetat i perioden", "520 000 kr + 0 kr + 230 000 kr", "750 000 kr"),
        ("Upparbetat i takten", "750 000 kr × 2", "1 500 000 kr"),
        ("Fördelning efter befolkning", "948 Mkr × 1 000 / 4 000", "237 000 000 kr"),
        ("Andel", "1 500 000 kr / 237 000 000 kr", "0,6 %"),
    ]


def test_a_changed_volume_by_hand(ground: Ground) -> None:
    """Ten percent fewer in one landsting: its own line has a factor, the nation's takes a tenth of its count away."""
    fewer = replace(RULES, volume_kbt_percent=-10.0, volume_county_code="02")
    own, nation, other = (working(code, PRODUCED, fewer, ground)[0] for code in ("02", "00", "01"))
    assert as_shown([own, nation, other]) == [
        ("KBT/IPT", "40 patienter × 0,9 × (12 000 kr + 1 000 kr)", "468 000 kr"),
        ("KBT/IPT", "(140 patienter + 40 × −0,1) × (12 000 kr + 1 000 kr)", "1 768 000 kr"),
        ("KBT/IPT", "100 patienter × (12 000 kr + 1 000 kr)", "1 300 000 kr"),
    ]
    assert "räkneexempel" in own.source
    assert "räkneexempel" in nation.source
    assert "räkneexempel" not in other.source


def test_jamtland_2013(connection: Connection, ground: Ground) -> None:
    """Table 1 and 2 print 115, 24 and 64 of Jämtland; Table 3 prints 40 percent."""
    lines = working("23", production(connection, 2013, "kv1-2"), agreement(ground.assumptions, 2013), ground)
    named = {line.name: line for line in lines}
    assert "Upparbetat i takten" not in named
    assert [line.operands.replace(NBSP, " ") for line in lines[:4]] == [
        "115 patienter × (12 000 kr + 1 000 kr)",
        "24 patienter × (25 000 kr + 1 000 kr)",
        "64 patienter × (45 000 kr + 1 000 kr)",
        "1 495 000 kr + 624 000 kr + 2 944 000 kr",
    ]
    assert by_calculator(named["Andel"].operands) == pytest.approx(0.4044, abs=5e-5)
    assert named["Andel"].result == f"40,4{NBSP}%"
    assert named["Fördelning efter befolkning"].operands.replace(NBSP, " ") == "948 Mkr × 126 201 / 9 555 893"


def test_every_line_has_its_source_and_says_what_is_inferred(connection: Connection, assumptions: Assumptions) -> None:
    for year, word in ((2012, "härledd"), (2013, "tryckt")):
        rules = agreement(assumptions, year, 2.0)
        lines = working("23", production(connection, year, "kv1-2"), rules, Ground(year, assumptions))
        kbt, mmr1, mmr2, earned, at_pace, allocation, share = lines
        assert "tabell 2, s. 11" in kbt.source
        assert "tabell 1, s. 10" in mmr1.source
        assert "tabell 1, s. 10" in mmr2.source
        assert all(word in line.source for line in (kbt, mmr1, mmr2, allocation))
        assert f"31 december {year - 1}: Eurostat" in allocation.source
        assert all("Beräknat" in line.source for line in (earned, at_pace, share))


def test_what_the_reader_changed_is_not_the_agreements(ground: Ground) -> None:
    lines = working("00", PRODUCED, replace(RULES, kbt_sek=10_000, frame_mkr=712.5), ground)
    assert [("räkneexempel" in line.source) for line in lines] == [True, False, False, False, True, False]
    assert lines[4].operands == f"712,5{NBSP}Mkr"


def test_counts_brought_in_are_not_the_reports(assumptions: Assumptions) -> None:
    sources = [line.source for line in working("01", PRODUCED, RULES, Ground(2013, assumptions, brought=True))]
    assert "inlämnade" in sources[0]
    assert not any("tabell" in source or "Eurostat" in source for source in sources)


def test_nothing_allocated_has_no_share(ground: Ground) -> None:
    assert working("01", PRODUCED, replace(RULES, frame_mkr=0), ground)[-1].name == "Fördelning efter befolkning"


def test_an_unknown_landsting_is_refused(ground: Ground) -> None:
    with pytest.raises(KeyError, match="99"):
        working("99", PRODUCED, RULES, ground)


COUNTS = st.integers(0, 20_000)
RATES = st.integers(0, 200_000)
PERCENTS = st.integers(-100, 300)


@settings(deadline=None)  # the machine may be busy
@given(
    counts=st.lists(st.tuples(COUNTS, COUNTS, COUNTS, st.integers(1, 3_000_000)), min_size=1, max_size=4),
    rates=st.tuples(RATES, RATES, RATES, RATES),
    frame_mkr=st.integers(0, 5000),
    pace=st.sampled_from([0.5, 1.0, 1.25, 2.0, 5.0]),
    volumes=st.tuples(PERCENTS, PERCENTS, PERCENTS),
    whose=st.sampled_from([None, "01", "02"]),
)
def test_lines_give_what_is_settled(
    assumptions: Assumptions,
    counts: list[tuple[int, int, int, int]],
    rates: tuple[int, int, int, int],
    frame_mkr: int,
    pace: float,
    volumes: tuple[int, int, int],
    whose: str | None,
) -> None:
    """The values are settle()'s unrounded ones, and the operands as shown give each line's value."""
    produced = [Production(f"{number:02}", "Ett", *row) for number, row in enumerate(counts, start=1)]
    scenario = Scenario(*rates, frame_mkr, pace, *volumes, volume_county_code=whose)
    settled = settle(produced, scenario)
    for outcome in (settled.nation, *settled.landsting):
        lines = working(outcome.county_code, produced, scenario, Ground(2013, assumptions))
        of_name = {line.name: line for line in lines}
        earned = of_name.get("Upparbetat i takten", of_name["Upparbetat i perioden"])
        allocation = lines[-2] if outcome.share is not None else lines[-1]
        assert sum(line.value for line in lines[:3]) == pytest.approx(of_name["Upparbetat i perioden"].value)
        assert earned.value == pytest.approx(outcome.earned_sek)
        assert allocation.value == pytest.approx(outcome.allocation_sek)
        assert ("Andel" in of_name) == (outcome.share is not None)
        if outcome.share is not None:
            assert of_name["Andel"].value == pytest.approx(outcome.share)
        for line in lines:
            if line.name != "Andel":  # of kronor in whole, so a sum of three and a pace of five are at most 2,5 off
                assert by_calculator(line.operands) == pytest.approx(line.value, abs=2.6), line

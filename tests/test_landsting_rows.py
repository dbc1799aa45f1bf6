"""With whom a landsting is compared, and its rows, again in plain Python over the CSV files."""

import csv
from pathlib import Path
from statistics import median

import pytest

from rehabdata import queries
from rehabdata.assumptions import Assumptions
from rehabdata.database import Connection
from rehabdata.landsting import landsting_rows
from rehabdata.landsting.landsting_rows import Compared, Group
from rehabdata.money.funding import Settlement, settle

YEARS = (2012, 2013)
SOCIOECONOMY, HEALTH_CARE = "kolada-socioeconomy", "kolada-health-care"


def read(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def halves(connection: Connection, assumptions: Assumptions) -> dict[int, Settlement]:
    return {y: settle(queries.production(connection, y, "kv1-2"), queries.agreement(assumptions, y)) for y in YEARS}


def plain_groups(folder: Path) -> dict[tuple[str, str], list[str]]:
    counties = read(folder, "counties.csv")
    found: dict[tuple[str, str], list[str]] = {}
    for county in counties:
        if region := county["healthcare_region_2013"]:
            found[county["county_code"], "healthcare-region"] = [
                c["county_code"] for c in counties if c["healthcare_region_2013"] == region
            ]
        for group in read(folder, "peer_groups.csv"):
            # Kolada writes Region Kalmar where the landsting writes Region Kalmar län.
            of = (f", {county['region_today']}, 2024", f", {county['region_today'].removesuffix(' län')}, 2024")
            if group["title"].endswith(of):
                kind = SOCIOECONOMY if "socioekonomi" in group["title"] else HEALTH_CARE
                found[county["county_code"], kind] = group["member_county_codes"].split()
    return found


def test_comparison_groups(connection: Connection, data_folder: Path):
    expected = plain_groups(data_folder)
    assert len(expected) == 20 + 21 + 21
    found: dict[tuple[str, str], list[str]] = {}
    for row in queries.comparison_groups(connection).itertuples():
        found.setdefault((row.county_code, row.kind), []).append(row.member_code)
        assert (row.edition == "2024") == (row.kind != "healthcare-region")
    assert found == expected
    assert ("13", "healthcare-region") not in found
    assert all("13" not in members for (_, kind), members in found.items() if kind == "healthcare-region")
    assert all(code not in members for (code, kind), members in found.items() if kind.startswith("kolada"))


def lines_of(code: str, connection: Connection, halves: dict[int, Settlement], *chosen: str) -> dict[str, Compared]:
    beside = landsting_rows.groups(queries.comparison_groups(connection), code)
    lines = landsting_rows.compared(halves, queries.treatments(connection, "kv1-2"), 2013, code, beside, chosen)
    return {line.county_code or line.kind: line for line in lines}


def test_sums_go_before_shares(connection: Connection, halves: dict, data_folder: Path):
    people = {
        r["county_code"]: int(r["population_15_64"])
        for r in read(data_folder, "population.csv")
        if r["date"] == "2012-12-31" and r["sex"] == "T"
    }
    kbt = {o.county_code: o.kbt for o in halves[2013].landsting}
    for (code, kind), members in plain_groups(data_folder).items():
        lines = lines_of(code, connection, halves)
        if members == [code]:
            assert kind not in lines
            continue
        for year in YEARS:
            earned = sum(halves[year].of(m).earned_sek for m in members)
            allocation = sum(halves[year].of(m).allocation_sek for m in members)
            assert lines[kind].shares[year] == pytest.approx(earned / allocation)
        rate = 10_000 * sum(kbt[m] for m in members) / sum(people[m] for m in members)
        assert lines[kind].per_10000["KBT/IPT"] == pytest.approx(rate)


def test_nation_median_and_chosen(connection: Connection, halves: dict):
    lines = lines_of("23", connection, halves, "09", "12")
    assert list(lines) == ["23", "nation", "median", "healthcare-region", HEALTH_CARE, SOCIOECONOMY, "09", "12"]
    assert lines["nation"].shares == pytest.approx({2012: 254.039 / 900, 2013: 457.664 / 948}, abs=1e-5)
    assert lines["median"].shares[2013] == pytest.approx(0.3742, abs=5e-5)
    assert lines["12"].shares[2013] == pytest.approx(1.02539, abs=5e-6)
    assert lines["12"].per_10000["MMR1"] == 0
    of_all = [lines_of(o.county_code, connection, halves)[o.county_code] for o in halves[2013].landsting]
    assert lines["median"].per_10000["MMR2"] == median(line.per_10000["MMR2"] for line in of_all)


def test_what_is_missing_is_missing_and_not_zero(connection: Connection, halves: dict):
    """Without Gotland's population a group with Gotland has no rate, and others keep theirs."""
    listed = queries.treatments(connection, "kv1-2")
    listed.loc[listed.county_code == "09", ["population_15_64", "per_10000"]] = float("nan")
    groups = [Group("chosen", "Med Gotland", ("09", "23")), Group("chosen", "Utan", ("22", "24"))]
    lines = {line.name: line for line in landsting_rows.compared(halves, listed, 2013, "23", groups)}
    assert lines["Med Gotland"].per_10000 == {"KBT/IPT": None, "MMR1": None, "MMR2": None}
    assert lines["Utan"].per_10000["KBT/IPT"] is not None
    own = landsting_rows.rates(listed, "09")
    assert {(rate.per_10000, rate.interval) for rate in own} == {(None, None)}
    assert all(rate.median_per_10000 is not None for rate in own)


def test_rates_are_newest_first_and_hold_their_interval(connection: Connection):
    listed = queries.treatments(connection, "kv1-2")
    for code in ("09", "12", "23"):
        rates = landsting_rows.rates(listed, code)
        assert [(r.year, r.treatment) for r in rates] == [
            *((2013, t) for t in ("KBT/IPT", "MMR1", "MMR2")),
            *((2012, t) for t in ("KBT/IPT", "MMR1", "MMR2")),
            (2011, "KBT/IPT"),
            (2011, "MMR"),
        ]
        for rate in rates:
            assert rate.interval is not None
            assert rate.per_10000 is not None
            assert rate.interval[0] <= rate.per_10000 < rate.interval[1]


def test_by_sex(connection: Connection, data_folder: Path):
    """Per 10 000 women are per women: Jämtland's 164 of 38 000 or so."""
    women_there = next(
        int(r["population_15_64"])
        for r in read(data_folder, "population.csv")
        if (r["county_code"], r["date"], r["sex"]) == ("23", "2012-12-31", "K")
    )
    women = landsting_rows.by_sex(queries.gender(connection, "kv1-2"), "23")[0]
    assert (women.year, women.sex, women.patients) == (2013, "K", 164)
    assert women.per_10000 == pytest.approx(10_000 * 164 / women_there)
    assert women.part == pytest.approx(164 / 203)
    assert women.nation_part == pytest.approx(19_211 / 26_407)


def test_the_strip_has_all_of_both_years_and_names_the_chosen(halves: dict):
    drawn = landsting_rows.shares_by_year(halves, "23")
    assert drawn.groupby(["group", "year"]).size().to_dict() == {
        ("vald", "2012"): 1, ("vald", "2013"): 1, ("övriga", "2012"): 20, ("övriga", "2013"): 20,
        ("riket", "2012"): 1, ("riket", "2013"): 1, ("medianen", "2012"): 1, ("medianen", "2013"): 1,
    }  # fmt: skip
    last = drawn.iloc[-2:]
    assert list(last.above) == ["Jämtland 31,2\u00a0%", ""]
    assert list(last.below) == ["", "Jämtland 40,4\u00a0%"]
    assert (drawn[:-2][["above", "below"]] == "").all().all()
    assert len(landsting_rows.shares_by_year({2013: halves[2013]}, "23")) == 23

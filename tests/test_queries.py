"""Each question again, the slow way: plain Python over the CSV files, no SQL."""

import csv
from pathlib import Path
from statistics import median

import pytest

from rehabdata import queries
from rehabdata.database import Connection
from rehabdata.landsting import landsting_rows

Cells = list[dict[str, str]]


def read(folder: Path, name: str) -> Cells:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def code_of(data_folder: Path) -> dict[str, str]:
    return {row["name"]: row["county_code"] for row in read(data_folder, "county_names.csv")}


@pytest.fixture(scope="session")
def people(data_folder: Path) -> dict[tuple[str, str, str], dict[str, str]]:
    return {(r["county_code"], r["date"], r["sex"]): r for r in read(data_folder, "population.csv")}


@pytest.fixture(scope="session")
def plain_counts(data_folder: Path, code_of: dict[str, str]) -> dict[tuple[str, int, str], int]:
    """County (00 the nation, added up here), year, treatment -> patients."""
    columns = [
        ("report_table_1_mmr.csv", "2011 MMR", 2011, "MMR"),
        ("report_table_1_mmr.csv", "2012 MMR nivå 1", 2012, "MMR1"),
        ("report_table_1_mmr.csv", "2012 MMR nivå 2", 2012, "MMR2"),
        ("report_table_1_mmr.csv", "2013 MMR nivå 1", 2013, "MMR1"),
        ("report_table_1_mmr.csv", "2013 MMR nivå 2", 2013, "MMR2"),
        ("report_table_2_kbt_ipt.csv", "KBT/IPT 2011", 2011, "KBT/IPT"),
        ("report_table_2_kbt_ipt.csv", "KBT/IPT 2012", 2012, "KBT/IPT"),
        ("report_table_2_kbt_ipt.csv", "KBT/IPT 2013", 2013, "KBT/IPT"),
    ]
    found: dict[tuple[str, int, str], int] = {}
    for name, heading, year, treatment in columns:
        for row in read(data_folder, name)[:-1]:
            found[code_of[row["Län"]], year, treatment] = int(row[heading])
            found["00", year, treatment] = found.get(("00", year, treatment), 0) + int(row[heading])
    return found


def test_counties(connection: Connection, data_folder: Path):
    tiles = {row["county_code"]: row for row in read(data_folder, "tile_grid.csv")}
    expected = {
        (r["county_code"], r["county"], r["slug"], r["letter"], r["landsting_2013"], r["region_today"],
         int(tiles[r["county_code"]]["column"]), int(tiles[r["county_code"]]["row"]))
        for r in read(data_folder, "counties.csv")
    }  # fmt: skip
    answer = queries.counties(connection)
    found = answer.drop(columns="healthcare_region_2013").itertuples(index=False, name=None)
    assert set(found) == expected
    assert answer[answer.county == "Halland"].healthcare_region_2013.isna().all()
    assert answer.healthcare_region_2013.notna().sum() == 20


def test_county_names(connection: Connection, code_of: dict[str, str]):
    answer = queries.county_names(connection)
    assert dict(zip(answer.name, answer.county_code, strict=True)) == {n: c for n, c in code_of.items() if c != "00"}
    for name, code in (
        ("VGR", "14"),
        ("SLL", "01"),
        ("ÖLL", "18"),
        ("NLL", "25"),
        ("Sörmland", "04"),
        ("Härjedalen", "23"),
    ):
        assert code_of[name] == code


def test_periods(connection: Connection):
    assert queries.periods(connection).to_numpy().tolist() == [[2011, "kv1-2"], [2012, "kv1-2"], [2013, "kv1-2"]]


@pytest.mark.parametrize("year", [2012, 2013])
def test_production(year: int, connection: Connection, plain_counts: dict, people: dict, code_of: dict[str, str]):
    found = queries.production(connection, year, "kv1-2")
    assert len(found) == 21
    for p in found:
        assert code_of[p.county] == p.county_code
        assert p.kbt == plain_counts[p.county_code, year, "KBT/IPT"]
        assert p.mmr1 == plain_counts[p.county_code, year, "MMR1"]
        assert p.mmr2 == plain_counts[p.county_code, year, "MMR2"]
        assert p.population == int(people[p.county_code, f"{year - 1}-12-31", "T"]["population"])


def test_production_has_nothing_of_2011_where_mmr_was_one(connection: Connection):
    """KBT/IPT alone would look like a landsting without pain rehabilitation."""
    assert queries.production(connection, 2011, "kv1-2") == ()


def test_treatments(connection: Connection, plain_counts: dict, people: dict):
    answer = queries.treatments(connection, "kv1-2")
    assert len(answer) == len(plain_counts) == 22 * 8
    for row in answer.itertuples():
        assert row.patients == plain_counts[row.county_code, row.year, row.treatment]
        inhabitants = int(people[row.county_code, f"{row.year - 1}-12-31", "T"]["population_15_64"])
        assert row.per_10000 == pytest.approx(row.patients / inhabitants * 10_000, rel=1e-12)


def test_gender(connection: Connection, data_folder: Path, code_of: dict[str, str], people: dict):
    expected = {}
    for row in read(data_folder, "report_table_3_gender_and_share.csv"):
        for year in (2012, 2013):
            expected[code_of[row["Län"]], year] = {"K": int(row[f"{year} Kvinna"]), "M": int(row[f"{year} Man"])}
    answer = queries.gender(connection, "kv1-2")
    assert len(answer) == 2 * len(expected) == 88
    for row in answer.itertuples():
        both = expected[row.county_code, row.year]
        inhabitants = int(people[row.county_code, f"{row.year - 1}-12-31", row.sex]["population_15_64"])
        assert row.patients == both[row.sex]
        assert row.part == pytest.approx(both[row.sex] / sum(both.values()), rel=1e-12)
        assert row.per_10000 == pytest.approx(row.patients / inhabitants * 10_000, rel=1e-12)


def test_printed_shares(connection: Connection, data_folder: Path, code_of: dict[str, str]):
    expected = {
        (code_of[row["Län"]], year): int(row[f"Andel ansökt {year}"])
        for row in read(data_folder, "report_table_3_gender_and_share.csv")
        for year in (2012, 2013)
    }
    answer = queries.printed_shares(connection, "kv1-2")
    found = {(row.county_code, row.year): row.printed_percent for row in answer.itertuples()}
    assert found == expected
    assert len(found) == 44


def test_per_inhabitant_has_the_middle_of_21_landsting(connection: Connection, plain_counts: dict, people: dict):
    (mmr2,) = [
        row
        for row in landsting_rows.rates(queries.treatments(connection, "kv1-2"), "23")
        if (row.year, row.treatment) == (2013, "MMR2")
    ]
    rates = {
        code: count / int(people[code, "2012-12-31", "T"]["population_15_64"]) * 10_000
        for (code, year, treatment), count in plain_counts.items()
        if (year, treatment) == (2013, "MMR2")
    }
    assert mmr2.patients == 64
    assert mmr2.nation_per_10000 == pytest.approx(rates.pop("00"))
    assert mmr2.per_10000 == pytest.approx(rates["23"])
    assert mmr2.median_per_10000 == pytest.approx(median(rates.values()))


def test_population_of_the_counties_is_the_nations(people: dict):
    for date in ("2010-12-31", "2011-12-31", "2012-12-31"):
        for sex in ("T", "K", "M"):
            parts = [
                int(r["population"]) for (code, d, s), r in people.items() if (d, s) == (date, sex) and code != "00"
            ]
            assert len(parts) == 21
            assert sum(parts) == int(people["00", date, sex]["population"])

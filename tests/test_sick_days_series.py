"""The series of sick-days: every cell of every December, what it says of the plan's region, and what it never touches.

The expected figures are typed from the public series as it is told of, not from the extract.
"""

import csv
import json
import shutil
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from rehabdata import queries
from rehabdata.database import Connection, open_database
from rehabdata.extracts import ExtractError
from rehabdata.tracker.county_gaps import Gaps, county_gaps, usual
from rehabdata.tracker.plan_chart_rows import month_in_words
from tests.test_api import v1

JAMTLAND, NATION = "23", "00"
YEARS = range(2011, 2026)
# Year to the county's and the nation's days, and the gap.
TOLD = {
    2014: ("12.4", "9.4", "3.0"),
    2015: ("13.8", "10.5", "3.3"),
    2016: ("12.7", "10.8", "1.9"),
    2017: ("10.3", "10.1", "0.2"),
    2018: ("8.7", "9.7", "-1.0"),
    2020: ("7.2", "9.3", "-2.1"),
    2022: ("9.7", "9.7", "0.0"),
    2025: ("12.5", "10.1", "2.4"),
}


def rows_of(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def days(data_folder: Path) -> dict[tuple[str, int], Decimal]:
    """Area and year to days, both sexes: the extract in plain Python."""
    return {
        (row["county_code"], int(row["rolling_12_months_to"][:4])): Decimal(row["days_per_insured_16_64"])
        for row in rows_of(data_folder, "sick_days_december.csv")
        if row["sex"] == "T"
    }


@pytest.fixture(scope="module")
def gaps(connection: Connection) -> Gaps:
    return county_gaps(queries.sick_days(connection), list(queries.counties(connection).county_code))


def test_all_21_and_the_nation_have_a_figure_each_december(
    days: dict[tuple[str, int], Decimal], connection: Connection, data_folder: Path
):
    areas = {NATION, *queries.counties(connection).county_code}
    assert len(areas) == 22
    assert days.keys() == {(area, year) for area in areas for year in YEARS}, "330 cells of 330"
    of_both = [row for row in rows_of(data_folder, "sick_days_december.csv") if row["sex"] == "T"]
    assert len(of_both) == 330
    (origin,) = {row["source"] for row in of_both}
    assert origin.startswith("Försäkringskassan, sjukpenningtal 1.0")
    assert ", via " in origin
    apart = [row for row in rows_of(data_folder, "sick_days_december.csv") if row["sex"] != "T"]
    assert Counter((row["county_code"], row["rolling_12_months_to"]) for row in apart) == {
        (NATION, f"{year}-12"): 2 for year in (2014, 2018, 2022, 2025)
    }
    assert {row["source"].split(",")[0] for row in apart} == {"SCB"}
    assert not any("2.0" in row["source"] for row in [*of_both, *apart]), "another measure, of other ages"


def test_the_gap_of_each_year(gaps: Gaps, days: dict[tuple[str, int], Decimal]):
    for year, (own, nation, gap) in TOLD.items():
        (row,) = [row for row in gaps[f"{year}-12", "T"] if row.county_code == JAMTLAND]
        assert (row.days, row.nation_days, row.gap) == (Decimal(own), Decimal(nation), Decimal(gap)), year
        assert days[JAMTLAND, year] - days[NATION, year] == Decimal(gap)


def test_highest_to_2015_lowest_in_2019_and_2020_fourth_in_2025(gaps: Gaps, days: dict[tuple[str, int], Decimal]):
    place = {
        year: 1 + sum(days[code, year] > days[JAMTLAND, year] for code, y in days if y == year and code != NATION)
        for year in YEARS
    }
    assert [year for year in YEARS if place[year] == 1] == [2011, 2012, 2013, 2014, 2015]
    assert [year for year in YEARS if place[year] == 21] == [2019, 2020]
    assert place[2025] == 4
    shown = {int(month[:4]): row.place for (month, sex), rows in gaps.items() if sex == "T" for row in rows
             if row.county_code == JAMTLAND}  # fmt: skip
    assert shown == place


@pytest.mark.parametrize(
    ("first", "last", "narrowed", "own"),
    [
        (2014, 2018, "4.0", "3.7"),
        (2011, 2018, "2.9", "0.0"),
        (2012, 2018, "3.6", "1.6"),
        (2013, 2018, "4.0", "2.7"),
        (2015, 2018, "4.3", "5.1"),
        (2014, 2025, "0.6", "-0.1"),
    ],
)
def test_the_start_year_decides(days: dict[tuple[str, int], Decimal], first: int, last: int, narrowed: str, own: str):
    own_change = days[JAMTLAND, first] - days[JAMTLAND, last]
    others = days[NATION, last] - days[NATION, first]
    assert (own_change + others, own_change) == (Decimal(narrowed), Decimal(own))


def test_others_narrowed_too_from_2014_to_2018(days: dict[tuple[str, int], Decimal]):
    def gap(code: str, year: int) -> Decimal:
        return days[code, year] - days[NATION, year]

    codes = {code for code, _year in days if code != NATION}
    narrowed = {code: gap(code, 2014) - gap(code, 2018) for code in codes}
    assert sum(change > 0 for change in narrowed.values()) == 10
    assert sorted(narrowed.items(), key=lambda item: -item[1])[:3] == [
        (JAMTLAND, Decimal("4.0")), ("25", Decimal("2.1")), ("22", Decimal("1.4")),
    ]  # fmt: skip


def test_22_of_23_figures_at_hand_elsewhere_are_equal_and_no_source_overwrites_another(
    days: dict[tuple[str, int], Decimal], connection: Connection, data_folder: Path
):
    elsewhere = {
        (row["county_code"], int(row["rolling_12_months_to"][:4])): Decimal(row["days_per_insured_16_64"])
        for row in rows_of(data_folder, "sick_days.csv")
        if row["sex"] == "T" and row["rolling_12_months_to"].endswith("-12")
    }
    assert len(elsewhere) == 23
    apart = {cell: (days[cell], figure) for cell, figure in elsewhere.items() if days[cell] != figure}
    assert apart == {("08", 2015): (Decimal("11.1"), Decimal("11.0"))}
    table = queries.sick_days(connection)
    kalmar = table[(table.county_code == "08") & (table.rolling_12_months_to == "2015-12") & (table.sex == "T")]
    assert dict(zip(kalmar.of_series, kalmar.days_per_insured_16_64, strict=True)) == {True: 11.1, False: 11.0}
    # The plan's own print stands for itself beside the series, which has the same.
    printed = table[(table.county_code == JAMTLAND) & (table.rolling_12_months_to == "2014-12") & (table.sex == "T")]
    assert sorted(source.split(",")[0] for source in printed.source) == ["Försäkringskassan", "LUP"]
    assert set(printed.days_per_insured_16_64) == {12.4}


def test_a_year_without_a_month_says_so_in_every_form(gaps: Gaps):
    rows = [row for row in v1("tables/sick_days.json").json() if row["rolling_12_months_to"] == "2022"]
    assert len(rows) == 44
    assert {row["sex"] for row in rows} == {"K", "M"}
    assert month_in_words("2022") == "2022, månad ej angiven"
    assert month_in_words("2022-12") == "december 2022"
    december = {(row["county_code"], row["sex"]) for row in v1("tables/sick_days.json").json()
                if row["rolling_12_months_to"] == "2022-12"}  # fmt: skip
    assert december == {*((code, "T") for code in (NATION, *(r.county_code for r in gaps["2022-12", "T"]))),
                        (NATION, "K"), (NATION, "M")}  # fmt: skip
    held = v1("tables/sick_days.jsonstat.json").json()["dimension"]["rolling_12_months_to"]["category"]
    assert held["label"]["2022"] == "2022, månad ej angiven"
    assert list(held["index"]).index("2022") + 1 == list(held["index"]).index("2022-12"), "in the order of time"


def test_events_and_withdrawals_are_whole_and_bear_their_sources(data_folder: Path):
    events = v1("tables/insurance_events.json").json()
    assert [(row["event_date"], row["event_kind"]) for row in events] == [
        ("2015-09", "mål"), ("2016-02-01", "lag"), ("2019", "mål"), ("2021-03-15", "lag"), ("2022-09-01", "lag"),
    ]  # fmt: skip
    withdrawn = {
        (row["county"], row["year"], row["withdrawal"]): row["withdrawn_percent"]
        for row in v1("tables/benefit_withdrawals.json").json()
    }
    everyone, late = "personer som fick sin sjukpenning indragen", "indragen efter dag 180"
    assert withdrawn == {
        ("Riket", 2014, everyone): 1.2,
        ("Riket", 2017, everyone): 5.8,
        ("Norrbotten", 2017, late): 23.0,
        ("Jämtland", 2017, late): 20.0,
        ("Östergötland", 2017, late): 5.2,
        ("Södermanland", 2017, late): 5.3,
    }
    assert all(row["source"] for row in [*events, *v1("tables/benefit_withdrawals.json").json()])
    staff = {(row["county_code"], int(row["year"])): float(row["percent_of_ordinary_working_time"])
             for row in rows_of(data_folder, "staff_sickness.csv") if int(row["year"]) > 2016}  # fmt: skip
    assert staff == {("00", 2019): 5.7, ("00", 2020): 7.1, ("00", 2021): 6.4, ("23", 2021): 5.4}


def test_the_time_that_is_shown_where_none_is_asked_for():
    assert usual(["2011-12", "2015-12", "2025-12"]) == "2015-12"
    assert usual(["2016-12", "2017-12"]) == "2017-12"


def test_a_folder_from_before_the_series_opens_and_shows_what_it_has(data_folder: Path, tmp_path: Path):

    older = tmp_path / "older"
    shutil.copytree(data_folder, older)
    described = json.loads((older / "datapackage.json").read_text("utf-8"))
    new = ("sick_days_december", "sickness_insurance_events", "benefit_withdrawals")
    described["resources"] = [each for each in described["resources"] if each["name"] not in new]
    (older / "datapackage.json").write_text(json.dumps(described), "utf-8")
    for name in new:
        (older / f"{name}.csv").unlink()
    opened = open_database(older)
    try:
        found = county_gaps(queries.sick_days(opened), list(queries.counties(opened).county_code))
        assert list(found) == [("2015-12", "T"), ("2017-12", "K"), ("2017-12", "M"), ("2022", "K"), ("2022", "M")]
        assert queries.insurance_events(opened).empty
        assert queries.benefit_withdrawals(opened).empty
    finally:
        opened.close()


@pytest.mark.parametrize("month", ["2015-13", "2015-1", "december 2015", ""])
def test_a_month_that_is_none_is_refused_with_its_place(data_folder: Path, tmp_path: Path, month: str):
    folder = tmp_path / "underlag"
    shutil.copytree(data_folder, folder)
    path = folder / "sick_days.csv"
    path.write_text(path.read_text("utf-8").replace(",2008-12,", f",{month},", 1), "utf-8")
    with pytest.raises(ExtractError, match=r"sick_days\.csv, rad 2, kolumn ”rolling_12_months_to”"):
        open_database(folder)

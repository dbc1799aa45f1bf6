"""Tables as other programs open them: workbooks, CSV and JSON-stat, read back by programs of others."""

import csv
import datetime as dt
import io
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet
from pyjstat import pyjstat

from rehabdata import swedish
from rehabdata.api import answers, catalogue, filters, jsonstat, tables, workbook
from rehabdata.api.columns import COLUMNS, LABELS, UNITS
from rehabdata.api.workbook import About
from rehabdata.described import brought_resources
from rehabdata.landsting import landsting_rows
from rehabdata.money.ranking import places
from rehabdata.ui import source
from tests.published import SHARES_2013
from tests.test_api import TABLES, app_of, assert_problem, call, funding, v1

KNOWN = source.shared()
ABOUT = About("Prov", "", [("Källa", "ett dokument")], dt.datetime(2026, 1, 1))
STARTS = ["=1+1", "+46 63", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "=", '=HYPERLINK("http://x")']


def opened(content: bytes) -> tuple[Worksheet, Worksheet]:
    """The two sheets: the figures, and what they are."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert len(book.worksheets) == 2
    assert book.worksheets[1].title == "Om uppgifterna"
    return book.worksheets[0], book.worksheets[1]


def objects(sheet: Worksheet) -> list[dict[str, Any]]:
    """The rows by the names in the first one; dates as the JSON has them."""
    header, *rows = sheet.iter_rows(values_only=True)
    told = [[v.date().isoformat() if isinstance(v, dt.datetime) else v for v in row] for row in rows]
    return [dict(zip(map(str, header), row, strict=True)) for row in told]


def about(content: bytes) -> list[tuple[str, str]]:
    return [(str(what or ""), str(told or "")) for what, told in opened(content)[1].iter_rows(values_only=True)]


def told(content: bytes, what: str) -> str:
    return " | ".join(words for name, words in about(content) if name == what)


# --- workbooks


@pytest.mark.parametrize("name", TABLES)
def test_a_workbook_has_the_figures_of_the_json(name: str) -> None:
    answer = v1(f"tables/{name}.xlsx")
    assert answer.type == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert answer.headers["content-disposition"] == f'attachment; filename="rehabdata-{name}.xlsx"'
    found, expected = objects(opened(answer.body)[0]), v1(f"tables/{name}.json").json()
    assert [list(row) for row in found] == [TABLES[name][0].split(", ")] * len(expected)
    for row, same in zip(found, expected, strict=True):
        # A workbook keeps 16 digits of a number, one less than JSON may write.
        assert row == {k: pytest.approx(v, rel=1e-15) if isinstance(v, float) else v for k, v in same.items()}


def test_cells_are_what_they_are() -> None:
    rows = [
        {
            "county_code": "01",
            "date": "2013-12-31",
            "patients": 1708,
            "share": 0.255,
            "earned_sek": -1234.5,
            "note": None,
        },
        {"county_code": "00", "date": None, "patients": 0, "share": None, "earned_sek": 0.0, "note": "=1+1"},
    ]
    sheet, _ = opened(workbook.book("prov", list(rows[0]), rows, ABOUT))
    header, first, second = sheet.iter_rows()
    assert [cell.value for cell in header] == list(rows[0])
    assert all(cell.font.b for cell in header)
    assert [(cell.value, cell.data_type) for cell in first] == [
        ("01", "s"), (dt.datetime(2013, 12, 31), "d"), (1708, "n"), (0.255, "n"), (-1234.5, "n"), (None, "n"),
    ]  # fmt: skip
    assert [cell.value for cell in second] == ["00", None, 0, None, 0, "=1+1"]
    assert second[5].data_type == "s"
    assert [cell.number_format for cell in first[1:5]] == ["yyyy-mm-dd", "#,##0", "0.0%", '#,##0\\ "kr"']
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:F3")
    assert sheet.column_dimensions["A"].width >= len("county_code")


@pytest.mark.parametrize("text", STARTS)
def test_a_text_is_never_a_formula(text: str) -> None:
    content = workbook.book("prov", ["note"], [{"note": text}], About(text, text, [(text, text)], ABOUT.made))
    for sheet in opened(content):
        for row in sheet.iter_rows():
            assert {cell.data_type for cell in row} <= {"s", "n", "inlineStr"}
    assert opened(content)[0]["A2"].value in (text, text.replace("\r", "\n"), text.replace("\r", "_x000D_"))


def test_a_table_without_rows_opens_too() -> None:
    sheet, _ = opened(workbook.book("prov", ["note"], [], ABOUT))
    assert sheet.max_row == 1


def test_the_second_sheet_says_where_the_figures_come_from() -> None:
    content = call("/api/v1/tables/patients.xlsx", "lan=skane&ar=2013", host="rehab.example:8501").body
    assert about(content)[0] == ("Patienter per landsting, år och insats (rapportens tabell 1 och 2)", "")
    sources = told(content, "Källa")
    assert "Sveriges Kommuner och Landsting, oktober 2013, Tabell 1, s. 10 (report_table_1_mmr.csv)" in sources
    assert "Tabell 2, s. 11 (report_table_2_kbt_ipt.csv)" in sources
    assert told(content, "Dataversion") == source.data().version
    assert told(content, "Datum") == source.shared().history[-1].date
    assert told(content, "Urval") == "Län: Skåne; År: 2013"
    assert told(content, "Sida") == "http://rehab.example:8501/?lan=Sk%C3%A5ne&ar=2013"
    assert told(content, "Anrop") == ("http://rehab.example:8501/api/v1/tables/patients.xlsx?lan=Sk%C3%A5ne&ar=2013")
    assert "inte om någon återgick i arbete" in told(content, "Att tänka på")
    assert told(content, "patients") == COLUMNS["patients"][1]
    assert told(v1("tables/patients.xlsx").body, "Urval") == "Alla rader"
    linked = {cell.value for row in opened(content)[1].iter_rows() for cell in row if cell.hyperlink}
    assert linked == {told(content, "Sida"), told(content, "Anrop")}


def test_a_host_that_is_none_is_not_written_into_a_file() -> None:
    for host in ("evil example", "x" * 300, "a/b", ""):
        content = call("/api/v1/tables/gender.xlsx", host=host).body
        assert told(content, "Sida") == "/"


@pytest.mark.parametrize("address", ["tables/activities.xlsx", "funding.xlsx"])
def test_equal_figures_are_equal_bytes(address: str) -> None:
    first = v1(address)
    time.sleep(2.1)  # the clock of a zip file counts in steps of two seconds
    again = call(f"/api/v1/{address}", app=app_of(source.shared(), source.folder()))
    assert again.body == first.body
    assert call(f"/api/v1/{address}", if_none_match=first.headers["etag"]).status == 304


# --- the money


@pytest.mark.parametrize("query", [{}, {"ar": 2012}, {"takt": "2.00"}, {"kbt": 10000, "ram": 712.5, "takt": "2.00"}])
def test_the_money_is_the_same_in_every_form(query: dict[str, object]) -> None:
    answer = funding(**query)
    expected = [*answer["landsting"], answer["nation"]]
    book = v1("funding.xlsx", **query).body
    sheet = objects(opened(book)[0])
    made_with = {
        "data_version": told(book, "Dataversion"),
        "data_date": told(book, "Datum"),
        "page": told(book, "Sida"),
    }
    lines = list(csv.DictReader(io.StringIO(v1("funding.csv", **query).body.decode())))
    assert list(sheet[0]) == list(lines[0])
    assert len(expected) == len(sheet) == len(lines) == 22
    for same, row, line in zip(expected, sheet, lines, strict=True):
        flat = {**same, **same["patients"], **made_with}
        for name, value in row.items():
            wanted = answer["scenario"][name] if name in ("year", "period", "pace", "note") else flat[name]
            assert value == (pytest.approx(wanted, rel=1e-15) if isinstance(wanted, float) else wanted)
            assert line[name] == ("" if wanted is None else str(wanted))


def test_places_are_those_of_the_page() -> None:
    expected = places(source.data().settlement(2013, "kv1-2", 1.0))
    assert {o["county_code"]: o["place"] for o in funding()["landsting"]} == {
        code: place.place for code, place in expected.items()
    }
    assert funding()["nation"]["place"] is None
    assert {o["place"] for o in funding(ram=0)["landsting"]} == {None}


def test_a_worked_example_says_so() -> None:
    answer = v1("funding.xlsx", kbt=10000, volym_mmr2=10, volym_lan="VGR", nyckel="befolkning")
    content = answer.body
    assert 'filename="rehabdata-funding-2013-kv1-2-rakneexempel.xlsx"' in answer.headers["content-disposition"]
    assert about(content)[1][0] == "Räkneexempel, inte beslut."
    assert {row["note"] for row in objects(opened(content)[0])} == {"Räkneexempel, inte beslut."}
    rate = told(content, "Ersättning KBT/IPT, kronor per behandlad patient")
    assert rate.startswith("10\xa0000 i räkneexemplet; årets egen är 12\xa0000 (tryckt: Rehabiliteringsgarantin 2013")
    assert told(content, "Ändrad volym gäller") == "Västra Götaland"
    page = told(content, "Sida")
    assert page.startswith("/simulering?ar=2013&period=kv1-2&kbt=10000&")
    assert "&volym_mmr2=10&volym_lan=V%C3%A4stra+G%C3%B6taland&nyckel=befolkning" in page
    unchanged = v1("funding.xlsx", ar=2012)
    assert "rakneexempel" not in unchanged.headers["content-disposition"]
    assert about(unchanged.body)[1][0] == ""
    assert told(unchanged.body, "Ram för hela året, Mkr").startswith("900 (härledd: ")
    assert told(unchanged.body, "Sida") == "/finansiering?ar=2012&period=kv1-2&takt=1.00"


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_money_refuses_the_same(kind: str) -> None:
    assert [e["name"] for e in assert_problem(v1(f"funding.{kind}", kbt="x", ar=2011), 400)["errors"]] == ["ar", "kbt"]
    assert v1(f"funding.{kind}", lan="Mordor").status == 200


# --- CSV


@pytest.mark.parametrize("text", STARTS)
def test_a_text_of_a_csv_is_never_a_formula(text: str) -> None:
    _, cells = csv.reader(io.StringIO(answers.to_csv(["note"], [{"note": text}]).decode(), newline=""))
    assert cells == [f"'{text}"]


CELLS = st.none() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=4))
def test_any_cells_are_read_back(cells: list[tuple[object, object]]) -> None:
    content = answers.to_csv(["x", "y"], [{"x": x, "y": y} for x, y in cells]).decode()
    header, *read = csv.reader(io.StringIO(content, newline=""))
    assert header == ["x", "y"]
    for given_row, read_row in zip(cells, read, strict=True):
        for value, found in zip(given_row, read_row, strict=True):
            if isinstance(value, str):
                assert found in (value, f"'{value}")
                assert found.lstrip()[:1] not in ("=", "+", "-", "@")
            else:
                assert found == ("" if value is None else str(value))  # numbers are left alone, below zero too


# --- what is asked for


def test_rows_are_picked_by_county_year_and_period() -> None:
    everything = v1("tables/patients.json").json()
    asked = v1("tables/patients.json", lan="VGR", ar="2013", period="kv1-2").json()
    assert asked == [row for row in everything if (row["county_code"], row["year"]) == ("14", 2013)]
    assert len(asked) == 3
    assert asked == v1("tables/patients.json", lan="vastra-gotaland", ar=2013).json()
    assert len(v1("tables/access.csv", lan="Gotland").body.decode().splitlines()) == 1 + sum(
        row["county"] == "Gotland" for row in v1("tables/access.json").json()
    )
    assert {row["county_code"] for row in v1("tables/treatments.json", lan="riket").json()} == {"00"}
    assert_problem(v1("tables/patients.json", lan="riket"), 400)  # has none
    assert {row["period"] for row in v1("tables/staff_sickness.json", period="helår").json()} == {"helår"}
    name = v1("tables/patients.csv", lan="Örebro", ar=2013).headers["content-disposition"]
    assert name == 'attachment; filename="rehabdata-patients-orebro-2013.csv"'


def test_what_a_table_has_no_column_for_is_not_used() -> None:
    assert filters.names("population") == ("lan",)
    assert v1("tables/targets.json", lan="Mordor", ar="x").json() == v1("tables/targets.json").json()
    assert v1("tables/population.json", ar="1066").json() == v1("tables/population.json").json()


@pytest.mark.parametrize("kind", ["csv", "json", "xlsx", "jsonstat.json"])
@pytest.mark.parametrize("value", ["", " ", "x", "2010", "1e3", "\x00", "=1"])
def test_an_unknown_value_is_refused(kind: str, value: str) -> None:
    refused = assert_problem(v1(f"tables/patients.{kind}", lan=value, ar=value, period=value), 400)
    assert [(e["name"], e["given"]) for e in refused["errors"]] == [(name, value) for name in ("lan", "ar", "period")]


def test_a_landsting_without_rows_gives_none() -> None:
    assert v1("tables/staff_sickness.json", lan="Gotland").json() == []
    assert objects(opened(v1("tables/staff_sickness.xlsx", lan="Gotland").body)[0]) == []
    assert v1("tables/staff_sickness.jsonstat.json", lan="Gotland").json()["value"] == []


# --- the tables that pages compute


def test_treatments_have_the_pages_rates() -> None:
    treatments = source.data().treatments("kv1-2")
    for code in ("00", "23"):
        expected = landsting_rows.rates(treatments, code)
        told_ = {
            (row["year"], row["treatment"]): row
            for row in v1("tables/treatments.json").json()
            if row["county_code"] == code
        }
        assert len(told_) == len(expected) == 8
        for one in expected:
            row = told_[one.year, one.treatment]
            assert (row["patients"], row["per_10000"]) == (one.patients, one.per_10000)
            assert (row["nation_per_10000"], row["median_per_10000"]) == (one.nation_per_10000, one.median_per_10000)


def test_women_and_men_have_the_pages_parts() -> None:
    for one in landsting_rows.by_sex(source.data().gender("kv1-2"), "23"):
        row = next(
            row for row in v1("tables/women_and_men.json", lan="Jämtland", ar=one.year).json() if row["sex"] == one.sex
        )
        assert (row["patients"], row["part"], row["nation_part"]) == (one.patients, one.part, one.nation_part)
        assert (row["per_10000"], row["nation_per_10000"]) == (one.per_10000, one.nation_per_10000)


def test_shares_are_printed_and_computed_for_the_nation_too() -> None:
    compared = {row["county_code"]: row for row in v1("tables/shares_compared.json", ar=2013).json()}
    assert {code: row["printed_percent"] for code, row in compared.items()} == SHARES_2013 | {"00": 48}
    assert all(row["computed_percent"] == row["printed_percent"] for row in compared.values())
    assert all(swedish.rounded(row["share"] * 100) == row["computed_percent"] for row in compared.values())


def test_target_results_are_those_of_targets() -> None:
    results = {row["target_id"]: row for row in v1("tables/target_results.json").json()}
    for target in v1("targets.json").json():
        row = results[target["target_id"]]
        for name in ("unit", "wanted", "achieved", "own_part", "others_part", "progress", "status"):
            assert row[name] == target[name]
        for point in ("baseline", "latest"):
            for part in ("date", "region", "comparison", "gap"):
                assert row[f"{point}_{part}"] == (target[point] or {}).get(part)


def test_the_course_is_the_plans_own_by_days() -> None:
    """3.0 - 1004/1461 and 1.2 - 731/1461, of the 1 461 days from baseline to end."""
    rows = v1("tables/target_course.json").json()
    found = [(row["target_id"], row["date"], row["gap_on_path"], row["gap_measured"]) for row in rows]
    assert found == [
        ("sick-days", "2014-12-31", 3.0, 3.0),
        ("sick-days", "2017-09-30", pytest.approx(3 - 1004 / 1461), 0.7),
        ("sick-days", "2018-12-31", 2.0, None),
        ("staff-sickness", "2014-12-31", 1.2, 1.2),
        ("staff-sickness", "2016-12-31", pytest.approx(1.2 - 731 / 1461), 0.4),
        ("staff-sickness", "2018-12-31", 0.2, None),
    ]


def test_gaps_and_places_are_counted_from_the_printed_days(data_folder: Path) -> None:
    printed = {}
    for name in ("sick_days.csv", "sick_days_december.csv"):  # the series goes before the other
        with (data_folder / name).open(encoding="utf-8", newline="") as file:
            printed |= {
                (row["rolling_12_months_to"], row["sex"], row["county_code"]): Decimal(row["days_per_insured_16_64"])
                for row in csv.DictReader(file)
            }
    rows = v1("tables/sick_days_gaps.json").json()
    assert {(row["rolling_12_months_to"], row["sex"]) for row in rows} == {
        ("2017-12", "K"), ("2017-12", "M"), ("2022", "K"), ("2022", "M"),
        *((f"{year}-12", "T") for year in range(2011, 2026)),
    }  # fmt: skip
    for row in rows:
        when = (row["rolling_12_months_to"], row["sex"])
        of_all = {code: days for (month, sex, code), days in printed.items() if (month, sex) == when}
        nation, own = of_all.pop("00"), of_all[row["county_code"]]
        assert len(of_all) == 21
        assert Decimal(str(row["gap_to_nation"])) == own - nation
        assert row["gap_place"] == 1 + sum(days > own for days in of_all.values())
        assert "status" not in row


def test_checks_are_those_of_checks() -> None:
    expected = [
        (
            check["id"],
            check["kind"],
            check["verdict"],
            figure["name"],
            figure["value"],
            figure["printed"],
            figure["verdict"],
        )
        for check in v1("checks.json").json()
        for figure in check["figures"]
    ]
    names = ("check_id", "kind", "verdict", "figure_name", "value", "printed_value", "figure_verdict")
    assert [tuple(row[name] for name in names) for row in v1("tables/checks.json").json()] == expected


# --- JSON-stat


def read_back(content: bytes) -> list[dict[str, Any]]:
    """By pyjstat: a row a cell that is not null, codes rather than labels."""
    frame = pyjstat.Dataset.read(content.decode()).write("dataframe", naming="id")
    return [row for row in frame.to_dict("records") if row["value"] == row["value"]]


# pyjstat warns of a function of its own, which its new way of reading still goes by.
@pytest.mark.filterwarnings("ignore:Shouldn't use this function anymore:DeprecationWarning")
@pytest.mark.parametrize("name", catalogue.STATISTICAL)
def test_json_stat_read_back_has_the_same_rows(name: str) -> None:
    cube = tables.TABLES[name].cube
    assert cube is not None
    expected = {
        (*(str(row[dimension]) for dimension in cube.dimensions), figure): row[figure]
        for row in reversed(v1(f"tables/{name}.json").json())  # of several sources the first one's
        for figure in cube.figures
        if row[figure] is not None
    }
    found = {
        (*(str(row[dimension]) for dimension in cube.dimensions), row["figure"]): row["value"]
        for row in read_back(v1(f"tables/{name}.jsonstat.json").body)
    }
    assert found == expected


def test_json_stat_says_what_it_is() -> None:
    content = v1("tables/patients.jsonstat.json", ar=2013).json()
    assert (content["version"], content["class"]) == ("2.0", "dataset")
    assert content["role"] == {"time": ["year"], "geo": ["county_code"], "metric": ["figure"]}
    assert content["size"] == [21, 1, 1, 3, 1]
    assert content["dimension"]["county_code"]["category"]["label"]["23"] == "Jämtland"
    assert content["dimension"]["period"]["category"]["label"] == {"kv1-2": "januari–juni"}
    assert "Tabell 1, s. 10" in content["source"]
    assert content["updated"] == source.shared().history[-1].date
    assert content["extension"] == {"data_version": source.data().version}
    assert "status" not in content


@pytest.mark.parametrize("name", catalogue.STATISTICAL)
def test_every_figure_of_json_stat_has_its_unit_and_no_dimension_is_a_source(name: str) -> None:
    content = v1(f"tables/{name}.jsonstat.json").json()
    figure = content["dimension"]["figure"]["category"]
    assert set(figure["unit"]) == set(figure["index"])
    assert all(unit["label"] and unit["decimals"] >= 0 for unit in figure["unit"].values())
    assert "source" not in content["id"]
    assert ("samma uppgift" in " ".join(content["note"])) is (name in ("sick_days", "staff_sickness"))


def test_of_several_sources_json_stat_has_the_first_rows_figure() -> None:
    row = {"county_code": "08", "county": "Kalmar", "rolling_12_months_to": "2015-12", "sex": "T"}
    told = [{**row, "days_per_insured_16_64": days, "source": who} for days, who in ((11.1, "A"), (11.0, "B"))]
    other = {**told[1], "sex": "K"}
    made = jsonstat.dataset(KNOWN, "sick_days", [*told, other])
    assert (made["size"], made["value"]) == ([1, 1, 2, 1], [11.0, 11.1])  # women, then both
    assert "status" not in made


def test_json_stat_tells_a_missing_figure_from_a_row_that_is_not_there() -> None:
    whole = v1("tables/patients.jsonstat.json").json()
    # 2011 has MMR, the later years MMR1 and MMR2: 21 landsting with 2 + 3 + 3 of 3 x 4 cells.
    assert len(whole["value"]) == 21 * 3 * 4
    assert sorted(whole["status"].values()) == ["."] * 21 * 4
    assert [whole["value"][int(place)] for place in whole["status"]] == [None] * 21 * 4
    row = {"county_code": "23", "county": "Jämtland", "year": 2014, "period": "kv1-2"}
    made = jsonstat.dataset(KNOWN, "shares", [{**row, "printed_percent": None, "share": 0.5}])
    assert (made["value"], made["status"]) == ([None, 0.5], {"0": ".."})


def test_only_statistical_tables_are_json_stat() -> None:
    detail = assert_problem(v1("tables/activities.jsonstat.json"), 404)["detail"]
    assert all(name in detail for name in catalogue.STATISTICAL)
    assert "activities" not in detail


# --- what is written about the tables


def test_every_table_says_what_it_rests_on() -> None:
    held = {resource["name"] for resource in (*KNOWN.description["resources"], *brought_resources())}
    for table in tables.TABLES.values():
        assert set(table.extracts) <= held
        assert table.grain
        assert set(table.columns) <= set(COLUMNS)
        if table.cube:
            assert {*table.cube.dimensions, *table.cube.figures} <= set(table.columns) & set(LABELS)
            assert set(table.cube.figures) <= set(UNITS)

"""The plan's questions again, the slow way: plain Python over the CSV files; and the rows and words made of them."""

import csv
import datetime as dt
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from rehabdata import queries
from rehabdata.database import Connection
from rehabdata.tracker import plan_rows, plan_sentences
from rehabdata.tracker.plan import JudgedTarget, judged_targets
from rehabdata.tracker.targets import Measurement, Target, judge

NBSP = "\u00a0"


def read(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def records(table: pd.DataFrame) -> list[dict[str, str]]:
    """The table as a CSV would have it: text, missing is empty, dates ISO, figures without needless zeros."""
    return [{str(k): plain(v) for k, v in record.items()} for record in table.to_dict("records")]


def plain(value: object) -> str:
    if pd.isna(value):  # type: ignore[call-overload]
        return ""
    if isinstance(value, dt.date):
        return value.isoformat()[:10]
    return f"{Decimal(str(value)).normalize():f}" if isinstance(value, float) else str(value)


def same_figures(rows: list[dict[str, str]], *columns: str) -> list[dict[str, str]]:
    """The CSV's rows with 1.0 as 1: how a figure is spelled is another test's."""
    return [r | {c: plain(float(r[c])) for c in columns if r[c]} for r in rows]


def test_targets(connection: Connection, data_folder: Path) -> None:
    states = {row["target_id"]: row for row in read(data_folder, "lup_target_states.csv")}
    added = ("state", "lacks", "reason")
    expected = [
        row | {name: states.get(row["target_id"], {}).get(name, "") for name in added}
        for row in same_figures(read(data_folder, "lup_targets.csv"), "wanted")
    ]
    assert records(queries.targets(connection)) == expected
    assert len(states) == 4


def test_measurements(connection: Connection, data_folder: Path) -> None:
    found = records(queries.measurements(connection))
    expected = same_figures(read(data_folder, "lup_measurements.csv"), "region", "comparison")
    assert found == sorted(expected, key=lambda row: (row["target_id"], row["date"]))
    assert len(found) == 6


def test_activities(connection: Connection, data_folder: Path) -> None:
    found = records(queries.activities(connection))
    assert found == read(data_folder, "lup_activities.csv")
    assert len(found) == 30
    assert {row["printed_status"] for row in found} == {"unknown"}


def test_sick_days_are_the_public_ones_and_the_plans_own(connection: Connection, data_folder: Path) -> None:
    expected = Counter(
        (r["county_code"], r["county"], r["rolling_12_months_to"], r["sex"], float(r["days_per_insured_16_64"]),
         r["source"])
        for name in ("sick_days.csv", "sick_days_december.csv")
        for r in read(data_folder, name)
    )  # fmt: skip
    for row in read(data_folder, "lup_measurements.csv"):
        if row["target_id"] == "sick-days":
            expected["23", "Jämtland", row["date"][:7], "T", float(row["region"]), row["source"]] += 1
            expected["00", "Riket", row["date"][:7], "T", float(row["comparison"]), row["source"]] += 1
    answer = queries.sick_days(connection)
    assert list(answer.columns) == [
        "county_code", "county", "rolling_12_months_to", "sex", "days_per_insured_16_64", "source", "of_series",
        "is_fetched",
    ]  # fmt: skip
    assert Counter(answer.drop(columns=["of_series", "is_fetched"]).itertuples(index=False, name=None)) == expected
    assert sum(answer.of_series) == len(read(data_folder, "sick_days_december.csv")) == 338


def test_staff_sickness_is_the_public_one_and_the_plans_own(connection: Connection, data_folder: Path) -> None:
    expected = Counter(
        (r["county_code"], r["landsting"], int(r["year"]), r["period"], float(r["percent_of_ordinary_working_time"]),
         r["source"])
        for r in read(data_folder, "staff_sickness.csv")
    )  # fmt: skip
    for row in read(data_folder, "lup_measurements.csv"):
        if row["target_id"] == "staff-sickness":
            year, period = int(row["date"][:4]), row["period"]
            expected["23", "Jämtland", year, period, float(row["region"]), row["source"]] += 1
            if row["comparison"]:
                alla = "Riket (alla landsting)"
                expected["00", alla, year, period, float(row["comparison"]), row["source"]] += 1
    answer = queries.staff_sickness(connection)
    assert list(answer.columns) == [
        "county_code", "landsting", "year", "period", "percent_of_ordinary_working_time", "source", "is_fetched",
    ]  # fmt: skip
    assert Counter(answer.drop(columns="is_fetched").itertuples(index=False, name=None)) == expected


# Rows


def test_only_printed_figures_of_both_sexes_are_shown(connection: Connection, data_folder: Path) -> None:
    """No mean of women and men, and no figure of a time that names no month."""
    printed = {
        (r["rolling_12_months_to"], str(float(r["days_per_insured_16_64"])))
        for name in ("sick_days.csv", "sick_days_december.csv")
        for r in read(data_folder, name)
        if r["sex"] == "T"
    } | {(r["date"][:7], r[who]) for r in read(data_folder, "lup_measurements.csv") for who in ("region", "comparison")}
    figures = plan_rows.sick_days_figures(queries.sick_days(connection), "01")
    assert {(f"{f.day:%Y-%m}", str(f.value)) for f in figures} <= printed
    assert {f.period for f in figures} == {
        "juli 2014", "september 2017", *(f"december {year}" for year in range(2011, 2026)),
    }  # fmt: skip
    assert [str(f.value) for f in figures if f.role == "county" and f.period == "december 2015"] == ["9.3", "9.3"]


def test_the_table_under_the_chart_has_every_source(connection: Connection) -> None:
    table = plan_rows.compared(plan_rows.sick_days_figures(queries.sick_days(connection), None))
    in_the_plans_time = [row for row in table if 2014 <= int(row.period[-4:]) <= 2017]
    assert [(row.period, row.origin, row.gap) for row in in_the_plans_time] == [
        ("juli 2014", "utanför planen", Decimal("2.9")),
        ("december 2014", "planen", Decimal("3.0")),
        ("december 2014", "utanför planen", Decimal("3.0")),  # the series
        ("december 2014", "utanför planen", None),
        ("december 2015", "utanför planen", Decimal("3.3")),
        ("december 2015", "utanför planen", Decimal("3.3")),
        ("december 2016", "utanför planen", Decimal("1.9")),
        ("september 2017", "planen", Decimal("0.7")),
        ("december 2017", "utanför planen", Decimal("0.2")),
    ]
    assert len({(row.period, row.source) for row in table}) == len(table) == 20


def test_no_gap_is_made_of_a_part_of_a_year(connection: Connection) -> None:
    table = plan_rows.compared(plan_rows.staff_figures(queries.staff_sickness(connection), None))
    part = [row for row in table if row.period.startswith("januari")]
    assert [(row.period, row.comparison, row.gap) for row in part] == [
        ("januari–oktober 2016", None, None),
        ("januari–oktober 2017", None, None),
    ]
    assert table[-2:] == part


# reading and words -> activity ids, found by reading the extract
@pytest.mark.parametrize(
    ("reading", "heading", "sought", "ids"),
    [
        (None, None, "", [f"{n:02d}" for n in range(1, 31)]),
        ("done", None, "", ["03", "09", "10", "21", "26"]),
        ("ended", None, "", ["06", "12", "30"]),
        (None, "Brett politiskt samförstånd", "", ["05"]),
        (None, None, "genushanden", ["07"]),
        (None, None, "GENUSHANDEN  webbfilm", ["07"]),
        (None, None, "genushanden systemstöd", []),
        (None, None, "mittuniversitetet", ["30"]),
        ("done", "Brett politiskt samförstånd", "", []),
    ],
)
def test_matching(connection: Connection, reading: str, heading: str, sought: str, ids: list[str]) -> None:
    listed = plan_rows.activities(queries.activities(connection))
    assert [a.activity_id for a in plan_rows.matching(listed, reading, heading, sought)] == ids


# Words


@pytest.fixture
def of(connection: Connection) -> dict[str, JudgedTarget]:
    return {t.target_id: t for t in judged_targets(connection)}


def test_the_answers_are_in_units(of: dict[str, JudgedTarget]) -> None:
    days, staff = plan_sentences.answer(of["sick-days"]), plan_sentences.answer(of["staff-sickness"])
    assert "målet är uppfyllt" in days
    assert f"krympte med 2,3{NBSP}dagar" in days
    assert "målet var 1,0" in days
    assert "länets egen förändring är 1,4" in days
    assert "målet är delvis uppfyllt" in staff
    assert f"krympte med 0,8{NBSP}procentenheter" in staff
    assert "regionens egen förändring är 0,2" in staff
    assert "%" not in days + staff


def test_whose_doing_is_told_fairly(of: dict[str, JudgedTarget]) -> None:
    days, staff = plan_sentences.own_doing(of["sick-days"]), plan_sentences.own_doing(of["staff-sickness"])
    assert "1,4 länets egen förändring och 0,9 övriga landets förändring. Riket har fått fler" in days
    assert "Länets egen förändring ensam är minst så stor som den önskade." in days
    assert "0,2 regionens egen förändring och 0,6 övriga landstings förändring. Snittet" in staff
    assert "Större delen är alltså inte regionens egen förändring." in staff
    assert "ensam." not in staff


def test_every_line_of_the_arithmetic_is_right(of: dict[str, JudgedTarget]) -> None:
    """What is written out gives what stands beside it."""
    for target_id, lines in {"sick-days": 7, "staff-sickness": 7}.items():
        steps = plan_sentences.arithmetic(of[target_id])
        assert len(steps) == lines
        for step in steps:
            if step.name != "Mål":
                left, sign, right = step.sum_of.replace(NBSP, " ").rsplit(": ", 1)[1].split()
                a, b = (Decimal(part.replace(",", ".")) for part in (left, right))
                result = Decimal(step.result.replace(",", ".").replace("\u2212", "-"))
                assert (a + b if sign == "+" else a - b) == result, step


def test_rounding_is_told(of: dict[str, JudgedTarget]) -> None:
    staff = plan_sentences.rounding(of["staff-sickness"])
    assert f"0,8 kan vara allt från 0,6 till strax under 1,0{NBSP}procentenhet" in staff
    assert "Delvis uppfyllt gäller i hela spannet." in staff
    assert f"från 2,1 till strax under 2,5{NBSP}dagar" in plan_sentences.rounding(of["sick-days"])


def judged(
    before: tuple[str, str], after: tuple[str, str], wanted: str = "1.0", kind: str = "gap", like: str = "sick-days"
) -> JudgedTarget:
    """A target as the plan's, with other figures."""
    day, later = dt.date(2014, 12, 31), dt.date(2017, 9, 30)
    judgement = judge(
        Target(like, kind, "lower", Decimal(wanted), day),
        [Measurement(d, "helår", *map(Decimal, figures)) for d, figures in ((day, before), (later, after))],
    )
    return JudgedTarget(
        like, "Sjukpenningdagar", "", kind, "dagar", None, judgement.baseline, judgement.latest, Decimal(wanted),
        judgement.achieved, judgement.own_part, judgement.others_part, judgement.progress, judgement.status, judgement,
        "",
    )  # fmt: skip


def test_words_for_other_outcomes() -> None:
    widened = judged(("12.4", "9.4"), ("13.4", "9.4"))
    assert f"Skillnaden mot riket växte med 1,0{NBSP}dag " in plan_sentences.answer(widened)
    assert "målet är ej uppfyllt" in plan_sentences.answer(widened)
    assert "Målet är inte nått." in plan_sentences.own_doing(widened)
    unmoved = judged(("12.4", "9.4"), ("12.4", "9.4"))
    assert "Skillnaden mot riket var oförändrad" in plan_sentences.answer(unmoved)
    by_others = judged(("12.4", "9.4"), ("12.6", "11.0"))
    assert "Länets egen förändring \u22120,2, övriga landets förändring +1,6." in plan_sentences.own_doing(by_others)
    assert "Länets egen förändring ensam är mindre än den önskade." in plan_sentences.own_doing(by_others)
    on_the_edge = judged(("12.4", "9.4"), ("11.3", "9.4"))
    assert "Avrundningen kan avgöra statusen." in plan_sentences.rounding(on_the_edge)
    level = judged(("12.4", "9.4"), ("11.9", "9.4"), kind="level")
    assert f"Regionens egen nivå förbättrades med 0,5{NBSP}dagar" in plan_sentences.answer(level)
    assert plan_sentences.own_doing(level) == ""


def test_what_two_points_hide(connection: Connection, of: dict[str, JudgedTarget]) -> None:
    figures = plan_rows.sick_days_figures(queries.sick_days(connection), None)
    said = plan_sentences.hidden_peak(figures, of["sick-days"])
    assert "december 2015 stod Jämtland på 13,8 och riket på 10,5" in said
    assert "utanför planen" in said
    plans_own = [f for f in figures if f.origin == "planen"]
    assert plan_sentences.hidden_peak(plans_own, of["sick-days"]) == ""


def test_the_own_series_is_never_set_against_the_average(connection: Connection) -> None:
    said = plan_sentences.own_level_course(plan_rows.staff_figures(queries.staff_sickness(connection), None))
    assert f"6,54{NBSP}% 2016 och 5,55{NBSP}% 2017, alltså 0,99 procentenheter lägre" in said
    assert "6,2" not in said


def a_figure(day: dt.date, role: str, value: str, part: str, source: str) -> plan_rows.Figure:
    return plan_rows.Figure(role, day, f"{part} {day.year}".strip(), part, Decimal(value), source)


def test_a_region_that_stands_still_is_neither_higher_nor_lower() -> None:
    series = [
        a_figure(dt.date(year, 10, 31), "region", "6.5", "januari–oktober", "LUP, mål 6") for year in (2016, 2017)
    ]
    assert plan_sentences.own_level_course(series).startswith(
        f"Bara regionen själv, januari–oktober: 6,5{NBSP}% 2016 och 6,5{NBSP}% 2017, alltså oförändrat. Det är"
    )


@pytest.mark.parametrize(
    ("source", "whose"),
    [
        ("LUP, mål på 4 års sikt, mål 5", "en uppgift i planen"),
        ("LUP, egen fil: nytt.csv", "en inlämnad uppgift"),
        ("https://example.org", "en uppgift utanför planen"),
    ],
)
def test_a_peak_is_said_to_be_whose_it_is(source: str, whose: str, of: dict[str, JudgedTarget]) -> None:
    day = dt.date(2015, 12, 31)
    figures = [a_figure(day, role, v, "", source) for role, v in (("region", "13.8"), ("comparison", "10.5"))]
    assert plan_sentences.hidden_peak(figures, of["sick-days"]) == (
        f"Vägen var inte rak: i 2015 stod Jämtland på 13,8 och riket på 10,5, enligt {whose}."
    )

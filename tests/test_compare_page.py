"""The page of compared landsting: what it opens with, bad addresses, order and places; the same in the open data."""

import csv
import io
from typing import Any

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from rehabdata.compare import compare_sentences
from rehabdata.compare.measures import MEASURES, MISSING, Figure, Standing
from tests.test_api import assert_problem, v1
from tests.test_pages import Shown, ask, faults, opened

NBSP = "\u00a0"
NAMES = {"12": "Skåne", "14": "Västra Götaland", "23": "Jämtland", "25": "Norrbotten"}


@pytest.fixture(scope="module")
def page() -> AppTest:
    return opened("compare.py")


def all_of(page: AppTest, county: str | None = None, **parameters: object) -> Shown:
    """All of its sections."""
    return ask(page, county, **{"avsnitt": "alla", **parameters})


def rows_of(shown: Shown) -> list[str]:
    """The landsting of the table, from the top, the nation's row left out."""
    return [row[0] for row in shown.table("Plats").rows[:-1]]


def test_it_opens_with_who_is_highest_and_lowest_and_how_the_chosen_one_stands(page: AppTest):
    shown = all_of(page, "Jämtland")
    assert shown.findings[0] == (
        f"Upparbetat av avsatta medel 2013: högst av 21 är Skåne med 102,5{NBSP}%, lägst Västerbotten och Örebro "
        f"med 22,9{NBSP}%."
    )
    own = f"Jämtland har 40,4{NBSP}%, plats 9 av 21, delad; riket 48,3{NBSP}%."
    assert f"Upparbetat av avsatta medel, 2013. {own}" in shown.lines
    assert len(rows_of(shown)) == 21
    assert shown.table("Plats").column("Plats")["Skåne"] == "1"


def test_the_address_decides_whom_by_what_and_in_which_order(page: AppTest):
    shown = all_of(page, "Jämtland", jamfor_med="VGR,skane", matt="mmr1,kvar", ordning="mmr1", x="andel", y="kvinnor")
    assert faults(shown) == []
    assert rows_of(shown) == ["Västra Götaland", "Jämtland", "Skåne"]
    table = shown.table("Plats")
    assert [heading for heading in table.headings if "Kvar" in heading] == [
        "Kvar, helår i samma takt (×2)",
        "Kvar, första halvåret (×1)",
    ]
    assert table.column("MMR1, patienter")["Skåne"] == "ingen redovisad"
    assert table.column("Plats")["Skåne"] == "–"
    assert "Ingen redovisad: Skåne." in shown.findings[0]
    assert shown.of_class("rd-notice") == []
    assert (
        shown.findings[1]
        == "Upparbetat av avsatta medel vågrätt och Kvinnors andel av patienterna lodrätt, 2013: 3 landsting."
    )


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"jamfor_med": "Mordor,Skåne"}, "jamfor_med=Mordor är inget landsting."),
        ({"jamfor_med": "Mordor"}, "jamfor_med=Mordor är inget landsting (i stället gäller alla 21)"),
        ({"matt": "lycka,andel"}, "matt=lycka är inget mått (i stället gäller andel)"),
        ({"ordning": "mmr1"}, "ordning=mmr1 går inte att ordna efter"),
        ({"x": "lycka"}, "x=lycka är inget mått"),
        ({"y": "sjukpenningdagar", "x": "andel"}, "y=sjukpenningdagar ritas inte mot andra mått"),
        ({"x": "kbt", "y": "mmr"}, "följer båda mest hur många som bor i länet"),
        ({"x": "kbt", "y": "kbt-10000"}, "mäter samma sak"),
        ({"x": "kbt", "y": "kbt-10000"}, "(i stället gäller mmr-10000)"),
    ],
)
def test_what_cannot_be_shown_is_told_in_one_line(page: AppTest, given: dict[str, str], told: str):
    shown = all_of(page, **given)
    (notice,) = shown.of_class("rd-notice")
    assert notice.startswith("Adressen innehöll något som inte kan visas: ")
    assert told in notice
    assert faults(shown) == []


def test_a_first_measure_alone_gets_one_that_it_can_be_drawn_against(page: AppTest):
    shown = all_of(page, x="mmr-10000")
    assert shown.of_class("rd-notice") == []
    assert len(shown.charts) == 2


def test_all_measures_at_once_in_every_year(page: AppTest):
    for year in (2011, 2012, 2013):
        shown = all_of(page, "Gotland", ar=year, matt=",".join(MEASURES), ordning="namn", x="andel", y="kvinnor")
        assert faults(shown) == []
        assert len(shown.table("Plats").headings) == 2 + len(MEASURES)
    shown = all_of(page, "Gotland", ar=2011, matt="andel")
    assert set(shown.table("Plats").column("Andel").values()) == {"uppgift saknas"}
    assert shown.findings[0] == "Upparbetat av avsatta medel 2011: uppgift saknas."


def test_no_change_from_2011_and_no_percent_on_a_small_base(page: AppTest):
    shown = all_of(page, ar=2012, matt="alla-andring,alla-andring-procent")
    assert "kan inte räknas, eftersom andra regler gällde året före" in shown.findings[0]
    assert {cell for row in shown.table("Plats").rows for cell in row[2:]} == {"–"}
    assert any(line.startswith("– efter 2011") for line in shown.lines)
    shown = all_of(page, ar=2013, matt="mmr1-andring-procent")
    assert shown.table("Plats").column("MMR1, ändring i procent")["Jämtland"] == "–"  # 13 patients the year before
    assert any("färre än 20 patienter" in line for line in shown.lines)


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        (
            {"12": Figure(5), "14": Figure(3), "23": Figure(3), "25": Figure(4)},
            "högst av 4 är Skåne med 5, lägst Västra Götaland och Jämtland med 3.",
        ),
        ({"12": Figure(3), "14": Figure(3), "23": Figure(3), "25": MISSING}, "alla 3 har samma tal, 3."),
        ({"12": Figure(1), "14": MISSING, "23": MISSING, "25": MISSING}, "Skåne 1."),
        ({code: Figure(0, "none reported") for code in NAMES}, "ingen redovisad."),
        (dict.fromkeys(NAMES, MISSING), "uppgift saknas."),
    ],
)
def test_the_opening_sentence_in_extremes(figures: dict[str, Figure], said: str):
    sentences = compare_sentences.answer(MEASURES["kbt"], 2013, figures, list(NAMES), NAMES)
    assert sentences[0] == f"Patienter i KBT/IPT 2013: {said}"


def test_ones_own_line_without_a_place():
    said = compare_sentences.own(MEASURES["mmr1"], {"12": Figure(0, "none reported")}, None, "Skåne", "12", 21)
    assert said == "Skåne: ingen redovisad."
    said = compare_sentences.own(MEASURES["kbt"], {"12": Figure(9)}, Standing(1, True), "Skåne", "12", 21)
    assert said == "Skåne har 9, plats 1 av 21, delad."


def test_the_open_data_have_the_same_choices():
    asked = {"jamfor_med": "Jämtland,VGR", "matt": "kbt,mmr1-andring-procent", "ar": "2013"}
    answer: list[dict[str, Any]] = v1("compare.json", **asked).json()
    assert [(row["measure"], row["county"], row["measured"], row["measure_rank"]) for row in answer[:3]] == [
        ("kbt", "Jämtland", 115, 21),
        ("kbt", "Västra Götaland", 5664, 2),
        ("kbt", "Riket", 21906, None),
    ]
    small = answer[3]
    assert (small["measure"], small["measured"], small["measure_note"]) == (
        "mmr1-andring-procent", None, "färre än 20 patienter året före; ingen procent räknas",
    )  # fmt: skip
    file = v1("compare.csv", **asked).body.decode()
    assert len(list(csv.DictReader(io.StringIO(file)))) == len(answer) == 6
    assert len(v1("compare.json").json()) == 22 * len(MEASURES)


def test_the_workbook_holds_the_same_figures_and_says_where_they_come_from():
    asked = {"jamfor_med": "Jämtland,VGR", "matt": "kbt,andel", "ar": "2013"}
    rows: list[dict[str, Any]] = v1("compare.json", **asked).json()
    book = load_workbook(io.BytesIO(v1("compare.xlsx", **asked).body))
    header, *lines = book["compare"].iter_rows(values_only=True)
    held = [dict(zip(header, line, strict=True)) for line in lines]
    # A workbook holds 16 digits.
    assert [row.pop("measured") for row in held] == pytest.approx([row.pop("measured") for row in rows], rel=1e-14)
    assert held == rows
    about = {row[0]: row[1] for row in book["Om uppgifterna"].iter_rows(min_row=4, values_only=True) if row[0]}
    assert about["Urval"] == "År 2013, januari–juni; Jämtland,Västra Götaland"
    assert "/jamfor?jamfor_med=J%C3%A4mtland" in about["Sida"]
    assert about["Dataversion"]


@pytest.mark.parametrize(
    ("name", "value"),
    [("jamfor_med", "Mordor,Skåne"), ("matt", "lycka"), ("ar", "1999"), ("matt", ""), ("period", "jul")],
)
def test_the_open_data_refuse_what_they_cannot_use(name: str, value: str):
    told = assert_problem(v1("compare.json", **{name: value}), 400)
    assert [error["name"] for error in told["errors"]] == [name]

"""What the chapters tell, as run: on a landsting's page, filtered on Landsting, searched on Kvalitet."""

import csv

import pytest

from rehabdata.landsting.access_sentences import READINGS, THEMES
from tests.conftest import PROJECT
from tests.test_pages import menu_page, one_landsting
from tests.test_table_links import links

with (PROJECT / "data" / "access.csv").open(encoding="utf-8", newline="") as file:
    FACTS = list(csv.DictReader(file))
with (PROJECT / "data" / "access_readings.csv").open(encoding="utf-8", newline="") as file:
    READ = list(csv.DictReader(file))
SHOWN_FACTS = ("Uppgift, med våra ord", "Landsting", "Tema", "Tal", "Kapitel")


@pytest.mark.parametrize(("county", "code"), [("Jämtland", "23"), ("Skåne", "12"), ("Gotland", "09")])
def test_a_landsting_page_tells_every_fact_of_its_chapter_and_both_readings(county: str, code: str) -> None:
    shown = one_landsting(county)
    said = " ".join(shown.of_class("rd-text")).replace("\u00a0", " ")
    missing = [one["fact"] for one in FACTS if one["county_code"] == code and one["fact"] not in said]
    assert missing == []
    own = {one["treatment"]: one for one in READ if one["county_code"] == code}
    table = shown.table("Behandling", "Vår läsning", "Skäl")
    assert [row[1] for row in table.rows] == [READINGS[own[treatment]["reading"]] for treatment in ("KBT/IPT", "MMR")]
    assert [row[2].replace("\u00a0", " ") for row in table.rows] == [own[t]["reason"] for t in ("KBT/IPT", "MMR")]


def test_in_english_facts_are_marked_as_swedish_and_the_heading_says_so() -> None:
    chosen = menu_page("landsting.py", sprak="en", tema="vantan")
    assert "What the landsting tell (facts in Swedish)" in chosen.headings_of("header")
    searched = menu_page("quality.py", sprak="en", sok="Skåne")
    assert "The chapters as facts (in Swedish)" in searched.headings_of("header")
    for shown, facts in (
        (chosen, [one["fact"] for one in FACTS if one["theme"] == "waiting"]),
        (searched, [one["fact"] for one in FACTS if one["county_code"] == "12"][:25]),
    ):
        everything = "".join(shown._bodies).replace("\u00a0", " ")
        assert facts
        assert [fact for fact in facts if f'<span lang="sv">{fact}</span>' not in everything] == []


def test_readings_choose_landsting_and_a_theme_adds_its_facts() -> None:
    shown = menu_page("landsting.py", tillgang_mmr="behover-oka", tema="team")
    wanted = {one["county_code"] for one in READ if one["treatment"] == "MMR" and one["reading"] == "needs more"}
    table = shown.table("Landsting", "KBT: vår läsning", "MMR: vår läsning", THEMES["teams"])
    assert len(table.rows) == len(wanted) == 4
    assert {row[2] for row in table.rows} == {"behöver öka"}
    told = {one["fact"] for one in FACTS if one["county_code"] in wanted and one["theme"] == "teams"}
    assert all(any(fact in row[3].replace("\u00a0", " ") for row in table.rows) for fact in told)


def test_all_landsting_without_a_choice_and_a_line_for_an_unknown_one() -> None:
    plain = menu_page("landsting.py")
    assert len(plain.table("Landsting", "KBT: vår läsning", "MMR: vår läsning").rows) == 21
    odd = menu_page("landsting.py", tema="kaffe")
    assert any("tema=kaffe finns inte bland valen" in notice for notice in odd.of_class("rd-notice"))
    assert len(odd.table("Landsting", "KBT: vår läsning", "MMR: vår läsning").rows) == 21


def test_the_whole_table_is_reached_leaf_by_leaf() -> None:
    seen = []
    for leaf in range(1, 22):
        seen += [row[0].replace("\u00a0", " ") for row in menu_page("quality.py", blad=leaf).table(*SHOWN_FACTS).rows]
    assert seen == [one["fact"] for one in FACTS]


def test_a_figure_stands_with_its_unit_and_says_where_it_is_about() -> None:
    of_one = [one for one in FACTS if one["county_code"] == "21" and one["figure"]]
    shown = {
        row[0].replace("\u00a0", " "): row[3].replace("\u00a0", " ")
        for row in menu_page("quality.py", sok="Gävleborg").table(*SHOWN_FACTS).rows
    }
    for one in of_one:
        said = f"{one['figure']} {one['unit']}"
        assert shown[one["fact"]] == (f"cirka {said}" if one["approximate"] == "true" else said)
    assert shown["Omkring 70 medarbetare kan KBT på grundnivå, steg 1."].startswith("cirka 70 medarbetare")
    assert shown["Den som ska få KBT behöver just nu inte vänta."] == ""


def test_the_whole_table_can_be_taken_along() -> None:
    files = [href for href, _name in links(menu_page("quality.py")) if "/tables/access." in href]
    assert files == [f"/api/v1/tables/access.{kind}" for kind in ("xlsx", "csv", "json")]


def test_words_and_theme_narrow_the_table() -> None:
    shown = menu_page("quality.py", sok="psykolog", tema="terapeuter")
    expected = [one["fact"] for one in FACTS if one["theme"] == "therapists" and "psykolog" in one["fact"].casefold()]
    assert [row[0].replace("\u00a0", " ") for row in shown.table(*SHOWN_FACTS).rows] == expected
    assert expected
    nothing = menu_page("quality.py", sok="xyzzy")
    assert any("Ingen uppgift har de orden" in text for text in nothing.of_class("rd-text"))


def test_the_readings_stand_beside_what_the_report_counts() -> None:
    said = " ".join(menu_page("quality.py").of_class("rd-text"))
    assert "Vår läsning av kapitlen ger 9, 5 och 4" in said.replace("\u00a0", " ")

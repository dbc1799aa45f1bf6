"""A whole year that was brought in: the pages of money tell of it as of a year, with no half, no pace, nothing on pace.

Expected figures were reckoned by hand from the files' own (tests.brought) and the population of 31 December 2013:
Jämtland, the fifth, earned 1 005 × 12 000 + 50 × 25 000 + 50 × 45 000 = 15 560 000 kr of 800 Mkr × 126 461 / 9 644 864.
"""

import re
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from rehabdata import queries
from rehabdata.ui.own import own_figures
from tests import brought
from tests.test_data_page import on, own_figures_of, with_own_figures
from tests.test_intake_check import GOOD
from tests.test_pages import NBSP, ask, faults, links_of, opened

OF_HALF_YEARS = re.compile(
    r"halvår|×[12]|\bi fas\b|samma takt|kvartal 1|januari–juni|avgörs på helår|half-year|on pace|same pace|first half",
    re.IGNORECASE,
)
# The what-if page leads to a half-year.
WAY_TO_A_HALF = (
    "januari–juni helår",
    "January–June whole year",
    "Räkneexempel görs",
    "Pröva andra",
    "Worked examples are",
    "Try other rates",
)
MONEY_PAGES = ("overview.py", "landsting.py", "funding.py", "simulation.py", "one_landsting.py")


def brought_in(year: int, **more: str) -> AppTest:
    """A visitor who has brought a whole year in."""
    tables_1_to_3 = {name: text.replace("2014", f"{year} helår") for name, text in GOOD.items() if name != "pengar.csv"}
    return with_own_figures(**tables_1_to_3, **more)


@pytest.fixture
def mine() -> Iterator[AppTest]:
    page = brought_in(brought.YEAR, **{"pengar.csv": GOOD["pengar.csv"]})
    yield page
    own_figures._shelf.drop(page.session_state["own_figures"])


def asked_for(page: AppTest, **parameters: str) -> None:
    for name, value in parameters.items():
        page.query_params[name] = value


@pytest.mark.parametrize("script", MONEY_PAGES)
def test_no_page_of_money_speaks_of_halves_or_paces(mine: AppTest, script: str) -> None:
    for language in ("sv", "en"):
        asked_for(mine, lan="Jämtland", sprak=language)
        shown = on(mine, script)
        lines = [line for line in shown.lines if not line.startswith(WAY_TO_A_HALF)]
        assert [line for line in lines if OF_HALF_YEARS.search(line)] == []
        assert language == "en" or faults(shown) == []


def test_the_line_on_the_period_names_the_year(mine: AppTest) -> None:
    (line,) = on(mine, "overview.py").of_class("rd-period")
    assert line.startswith("Helåret 2014. Räknar avslutade behandlingar")


def test_the_nation_and_who_reached_its_allocation(mine: AppTest) -> None:
    lead = on(mine, "overview.py").lead
    assert f"Landstingen jobbade in 354,3{NBSP}Mkr under hela 2014, 44,3{NBSP}% av ramen på 800{NBSP}Mkr." in lead
    assert "Fyra av 21 landsting nådde hela sin fördelning: Gotland, Jämtland, Blekinge och Kronoberg." in lead


def test_a_year_is_paid(mine: AppTest) -> None:
    """17,5 Mkr above the allocations finds room in the 463,2 Mkr that others leave: all that is earned is paid."""
    asked_for(mine, lan="Jämtland")
    shown = on(mine, "funding.py")
    assert f"med 17,5{NBSP}Mkr tillsammans; det ryms i det andra lämnar" in shown.lead
    assert f"Det publicerade utfallet för hela 2014 var 137{NBSP}% av ramen." in shown.lines
    nation, own = (table.column("Kronor") for table in shown.tables if table.headings[0] == "Led")
    assert nation["Upparbetat"] == nation["Landstingen får"] == f"354{NBSP}270{NBSP}000"
    assert nation["Obetalt"] == "0"
    # 800 Mkr x 126 461 / 9 644 864 = 10 489 396.25
    earned = f"15{NBSP}560{NBSP}000"
    assert (own["Fördelningen"], own["Upparbetat"], own["Landstinget får"]) == (f"10{NBSP}489{NBSP}396", earned, earned)
    listed = shown.table("Landsting", "Får")
    assert len(listed.rows) == 22
    assert listed.rows[0][:4] == [
        "Gotland",
        "1",
        f"311,6{NBSP}%",
        f"4{NBSP}741{NBSP}259",
    ]  # 800 Mkr x 57 161 / 9 644 864
    assert {row[0]: row[5:] for row in listed.rows}["Jämtland"] == [earned, "0", "0"]


def test_one_landsting(mine: AppTest) -> None:
    asked_for(mine, lan="Jämtland")
    (said,) = [line for line in on(mine, "overview.py").lines if line.startswith("Jämtland jobbade in")]
    assert f"15,6{NBSP}Mkr av 10,5{NBSP}Mkr under hela 2014, 148,3{NBSP}% av sina avsatta medel. Plats 2 av 21" in said
    assert "Enligt reglerna betalas allt upparbetat; det som är över fördelningen är av det som andra lämnar." in said


def test_a_landstings_whole_year_has_its_strip_and_sections(mine: AppTest) -> None:
    shown = on(mine, "one_landsting.py")
    county = shown.lead.split()[0]
    (strip,) = (piece.body for piece in shown.pieces if piece.kind == "rd-strip")
    assert strip.count("role='img'") == 5
    assert "året före" not in strip, "no whole year before it is held"
    assert any(line.startswith("Plats ") and "Slumpens spelrum" in line for line in shown.lines)
    assert shown.tables[-1].caption.startswith(f"{county}: från fördelning"), "the first section alone is sent"


def test_the_part_of_the_year_is_chosen_where_the_data_hold_both(mine: AppTest) -> None:
    assert links_of(opened("overview.py").run(), "Del av året") == {}
    on(mine, "overview.py")
    half = next(query for query in links_of(mine, "Del av året").values() if query["period"] == "kv1-2")
    assert "ar" not in half, "no half of 2014 is held"
    shown = ask(mine, **half)
    assert f"48,3{NBSP}%" in shown.lead
    assert not [notice for notice in shown.of_class("rd-notice") if "2014" in notice]


def test_a_year_before_the_moneys_rules_has_its_treatments() -> None:
    """2011: MMR in one, neither sex nor money."""
    names, totals = GOOD["tabell2.csv"].splitlines()[1:-1], "Län;KBT/IPT 2011 helår;2011 helår MMR"
    page = with_own_figures(**{"2011.csv": "\n".join([totals, *(f"{row};5" for row in names)])})
    try:
        for script in MONEY_PAGES:
            shown = on(page, script)
            assert "Pengarnas regler börjar 2012: av 2011 visas bara behandlingarna." in shown.of_class("rd-notice")
            assert shown.tables[0].column("Behandling")["2011"] in ("KBT/IPT", "MMR")
        assert not on(page, "compare.py").page.exception
    finally:
        own_figures._shelf.drop(page.session_state["own_figures"])


def test_what_is_left_of_a_half_year_is_no_measure_of_a_whole_one(mine: AppTest) -> None:
    data = own_figures_of(mine).data
    asked_for(mine, matt="kvar,andel", lan="Jämtland", avsnitt="tabell")
    shown = on(mine, "compare.py").table("Landsting", "Andel")
    own = next(row for row in shown.rows if row[0] == "Jämtland")
    assert own[-1].startswith(f"148,3{NBSP}%")
    assert [cell.strip() for cell in own[2:-1]] == ["uppgift saknas"] * 2
    assert queries.years_by_period(data.connection)["helar"] == (2014,)

"""Every page under every choice, run without a browser: what it opens with, what it says and what it never says.

Expected figures are the report's own or follow from it by the rules of the money; none was read off a page.
"""

import csv
import re
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from functools import cache
from html import unescape
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from rehabdata.ui import navigation
from tests.browser.promised import LANDSTING, MENU, ON_PACE_2013, STANDING_NOTICES, period_line
from tests.published import SHARES_2012, SHARES_2013

PROJECT = Path(__file__).parents[1]
FRAME = PROJECT / "rehabdata" / "ui" / "frame.py"

NBSP = "\u00a0"
NONE_REPORTED = "ingen redovisad"

YEARS = (2011, 2012, 2013)
COUNTIES = tuple(landsting.county for landsting in LANDSTING.values())
CODE_OF = {landsting.county: code for code, landsting in LANDSTING.items()}
SHARES = {2012: SHARES_2012, 2013: SHARES_2013}

# Pages that show money, which has no rules before 2012.
MONEY_PAGES = ("overview.py", "landsting.py", "funding.py", "simulation.py")

# Where the chosen landsting has figures of its own; elsewhere it is marked at most, so some stand for all: with the
# plan, past its part, without reported MMR1 and MMR2, with two names.
BY_COUNTY = ("overview.py", "funding.py", "simulation.py")
SOME_COUNTIES = ("Jämtland", "Skåne", "Västernorrland", "Gotland", "Västra Götaland")

# Of these, the ones where nothing at all is of 2011.
ONLY_MONEY = ("landsting.py", "funding.py", "simulation.py")

# The zeros of Table 1; they are data.
ZEROS = {
    ("Skåne", 2012, "MMR1"),
    ("Skåne", 2013, "MMR1"),
    ("Västernorrland", 2012, "MMR1"),
    ("Gotland", 2012, "MMR2"),
    ("Västerbotten", 2012, "MMR2"),
}


@dataclass(frozen=True)
class Table:
    """A table as read: its name, its headings, its rows."""

    caption: str
    headings: list[str]
    rows: list[list[str]]

    def column(self, heading: str) -> dict[str, str]:
        """A column's cells by the row's first cell."""
        number = self.headings.index(heading)
        return {row[0]: row[number] for row in self.rows}


@dataclass(frozen=True)
class Piece:
    """One element of a page, or one of those that a passage holds: its kind, and its markup where it is ours."""

    kind: str  # Streamlit's name of the element; of our own markup its class, or "title", "header", "subheader"
    body: str
    element: Any


def pieces(page: AppTest) -> Iterator[Piece]:
    """What stands on a page, from the top, its passages taken apart."""
    for element in page.main:
        body = str(element.proto.body) if element.type == "html" else ""
        passage = re.fullmatch("<div class='rd-passage'>(.*)</div>", body, re.DOTALL)
        for part in passage[1].split("\n") if passage else [body]:
            heading, own = re.match("<h([123])", part), re.match(r"<\w+ class='([\w-]+)'", part)
            kind = (
                "finding"
                if re.match("<h[23] class='rd-finding'", part)
                else {"1": "title", "2": "header", "3": "subheader"}[heading[1]]
                if heading
                else own[1]
                if own
                else element.type
            )
            yield Piece(kind, part, element)


class Shown:
    """What one run of a page put before the reader's eyes, sidebar left out."""

    def __init__(self, page: AppTest):
        self.page = copy(page)  # what is shown stays, also after the session's next run
        self.pieces = list(pieces(self.page))
        self._bodies = [re.sub(r"<style>.*?</style>", "", piece.body) for piece in self.pieces if piece.body]

    @property
    def copied(self) -> list[str]:
        """The texts with a button that copies them, the sidebar's first."""
        sidebar = [str(element.proto.body) for element in self.page.sidebar.get("html")]
        markup = "".join(sidebar + self._bodies)
        return [unescape(text) for text in re.findall("<pre tabindex='0'><code>(.*?)</code>", markup, re.DOTALL)]

    @property
    def findings(self) -> list[str]:
        """What the figures say, their headings."""
        return [words(piece.body.split("</h", 1)[0]) for piece in self.pieces if piece.kind == "finding"]

    @property
    def headings(self) -> list[str]:
        """Every h1."""
        return [words(found) for body in self._bodies for found in re.findall(r"<h1\b.*?</h1>", body, re.DOTALL)]

    @property
    def lead(self) -> str:
        """The one answer that the page opens with."""
        leads = self.of_class("rd-lead")
        assert len(leads) == 1, leads
        return leads[0]

    def of_class(self, name: str) -> list[str]:
        """The words of every paragraph of a class."""
        return [words(body) for body in self._bodies if re.match(rf"<\w+ class='{name}'", body)]

    @property
    def order(self) -> list[str]:
        """What stands on the page, from the top: the class of our own markup, else the element's type."""
        return [piece.kind for piece in self.pieces]

    def headings_of(self, kind: str) -> list[str]:
        """The words of every h2 ("header") or h3 ("subheader")."""
        return [words(piece.body) for piece in self.pieces if piece.kind == kind]

    @property
    def tables(self) -> list[Table]:
        return [_table(body) for body in self._bodies if "<table" in body]

    def table(self, *headings: str) -> Table:
        """The one table that has these headings."""
        found = [table for table in self.tables if set(headings) <= set(table.headings)]
        assert len(found) == 1, [table.headings for table in self.tables]
        return found[0]

    @property
    def charts(self) -> list[str]:
        """The charts' accessible names."""
        return [chart.proto.alt for chart in self.page.main.get("vega_lite_chart")]

    @property
    def lines(self) -> list[str]:
        """All words, a line per block: ours, headings, chart names, links and the choices offered."""
        blocks = re.compile(r"</?(?:p|h1|h2|h3|td|th|tr|li|dt|dd|table|ul|dl|div)\b[^>]*>")
        own = [words(part) for body in self._bodies for part in blocks.split(body)]
        offered = [option for radio in self.page.main.get("radio") for option in radio.options]
        return [line for line in (*own, *self.charts, *offered) if line]


def words(markup: str) -> str:
    """Markup as read; no-break spaces are kept."""
    return re.sub(r"[ \n]+", " ", unescape(re.sub(r"<[^>]*>", " ", markup))).strip(" ")


def chosen_links(markup: str) -> list[str]:
    """The words of the links that are marked as what is shown."""
    found = re.findall(r"<a [^>]*aria-current='\w+'>(?:<span class='rd-icon'.*?</span>)?(.*?)</a>", markup)
    return [words(link) for link in found]


def links_of(page: AppTest, group: str) -> dict[str, dict[str, str]]:
    """Of a choice in the menu, each link's words and the parameters that it leads to; empty where there is none."""
    menu = "".join(piece.proto.body for place in (page.sidebar, page.main) for piece in place.get("html"))
    found = re.search(rf"aria-label='{group}'>(.*?)</div></div>", menu)
    links = re.findall(r"<a href='[^?']*\??([^']*)'[^>]*>(.*?)</a>", found[1]) if found else []
    return {words(link): dict(parse_qsl(unescape(query))) for query, link in links}


def tiles(shown: "Shown") -> dict[str, str]:
    """Each tile's words by the page that it leads to."""
    (markup,) = (piece.body for piece in shown.pieces if piece.kind == "rd-tiles")
    return {slug: words(tile) for slug, tile in re.findall(r"href='/([a-z-]+)\?.*?>(.*?)</a>", markup)}


def _table(body: str) -> Table:
    def cells(row: str) -> list[str]:
        return [words(cell) for cell in re.findall(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", row, re.DOTALL)]

    caption = re.search(r"class='rd-caption'[^>]*>(.*?)</p>", body)
    head, *rows = re.findall(r"<tr\b.*?</tr>", body, re.DOTALL)
    return Table(words(caption[1]) if caption else "", cells(head), [cells(row) for row in rows])


def opened(script: str) -> AppTest:
    """A page of the menu in its frame, as a visitor's session has it after the first visit."""
    page = AppTest.from_file(FRAME, default_timeout=30).run()
    return page.switch_page(f"../../pages/{script}")


def ask(page: AppTest, county: str | None = None, **parameters: object) -> Shown:
    """Run the page for an address. Its choices live there, so what the session saw before must not matter."""
    address = ({"lan": county} if county else {}) | parameters
    page.query_params = {name: str(value) for name, value in address.items()}
    return Shown(page.run())


def menu_page(script: str, county: str | None = None, **parameters: object) -> Shown:
    """All of one page of the menu, in the session that all who only read it share; in English in one of its own, since
    AppTest reads the words of a choice outside the run.
    """
    return ask((opened if "sprak" in parameters else _shared)(script), county, **{"avsnitt": "alla", **parameters})


_shared = cache(opened)


def landsting_page() -> AppTest:
    """The page of a landsting, its script alone: 21 addresses share it, and only the frame tells them apart."""
    return AppTest.from_file(PROJECT / "pages" / "one_landsting.py", default_timeout=30)


def one_landsting(county: str, **parameters: object) -> Shown:
    """All of a landsting's page, in a session of its own."""
    return ask(landsting_page(), county, **{"avsnitt": "alla", **parameters})


@pytest.mark.parametrize("script", ["overview.py", "compare.py", "simulation.py", "one_landsting.py"])
def test_treatments_are_explained_where_they_stand(script: str) -> None:
    shown = one_landsting("Jämtland") if script == "one_landsting.py" else menu_page(script)
    assert [
        line
        for line in shown.lines
        if {"KBT", "IPT", "MMR", "MMR1", "MMR2"} <= set(re.findall(r"\w+", line)) and "är" in line
    ]


def test_sick_days_are_explained_at_their_target() -> None:
    shown = menu_page("plan.py")
    assert any("utbetalda dagar under tolv månader" in line for line in shown.of_class("rd-text"))


ANSWERS, FIGURES = ("rd-lead", "finding"), ("rd-figures", "vega_lite_chart", "rd-caption")


def faults(shown: Shown) -> list[str]:
    """What no page may have, in words; empty when all is well."""
    found = [f"an exception: {e.message}" for e in shown.page.exception]
    if len(shown.headings) != 1:
        found.append(f"not one h1: {shown.headings}")
    opening = [kind for kind in shown.order if kind in ANSWERS + FIGURES]
    if not opening or opening[0] not in ANSWERS or opening.count("rd-lead") > 1:
        found.append(f"does not open with an answer: {shown.order}")
    found += [f"a chart without a name: number {n}" for n, name in enumerate(shown.charts) if not name]
    for line in shown.lines:
        if re.search(r"\d\.\d+\s?(?:%|Mkr|kr\b)", line):
            found.append(f"a decimal point: {line!r}")
        if re.search(r"\b(?:nan|NaN|None|null|inf)\b", line):
            found.append(f"a word of the program: {line!r}")
        if re.search("[↑↓▲▼▴▾⬆⬇]", line):
            found.append(f"an arrow over a difference: {line!r}")
    return found


class Found:
    """Faults of a page's many states, each told once with the first state that has it."""

    def __init__(self) -> None:
        self._states: dict[str, list[str]] = {}

    def add(self, state: str, faults: list[str]) -> None:
        for fault in faults:
            self._states.setdefault(fault, []).append(state)

    def __bool__(self) -> bool:
        return bool(self._states)

    def __str__(self) -> str:
        return "\n".join(f"{states[0]} (of {len(states)}): {fault}" for fault, states in self._states.items())


def test_every_page_of_the_menu_is_tested() -> None:
    assert {entry.url_path for entry in navigation.MENU} == set(MENU)


@pytest.mark.parametrize("script", [entry.script for entry in navigation.MENU])
def test_page_under_every_choice(script: str) -> None:
    page = opened(script)
    path = next(entry.url_path for entry in navigation.MENU if entry.script == script)
    found = Found()
    counties = COUNTIES if script in BY_COUNTY else SOME_COUNTIES
    for county, year in product((None, *counties), YEARS):
        shown = ask(page, county, ar=year)
        problems = faults(shown)
        if shown.headings != [MENU[path]]:
            problems.append(f"the heading is {shown.headings}")
        # The money's pages show another year than 2011; which year their line then names is tested by itself.
        if year != 2011 and shown.of_class("rd-period") != [period_line(year, path)]:
            problems.append(f"the line on the period is {shown.of_class('rd-period')}")
        entry = next(entry for entry in navigation.MENU if entry.script == script)
        marked = [here for piece in page.sidebar.get("html") for here in chosen_links(piece.proto.body)]
        if marked != [entry.title, "Svenska"]:
            problems.append("the sidebar shows another page or language than the address")
        head = [here for piece in page.main.get("html") for here in chosen_links(piece.proto.body)]
        if "ar" in entry.obeys and str(year) not in head:
            problems.append("the head shows another year than the address")
        if "lan" in entry.obeys and page.selectbox(key="choose_lan").value != (county or "Hela landet"):
            problems.append("the head shows another landsting than the address")
        if year != 2011 and shown.of_class("rd-notice") != STANDING_NOTICES.get(path, []):
            problems.append(f"a notice about a good address: {shown.of_class('rd-notice')}")
        found.add(f"lan={county} ar={year}", problems)
    assert not found, str(found)


def test_landsting_page_under_every_choice() -> None:
    found = Found()
    page = landsting_page()
    for county, year in product(COUNTIES, YEARS):
        shown = ask(page, county, ar=year)
        problems = faults(shown)
        if shown.headings != [LANDSTING[CODE_OF[county]].heading]:
            problems.append(f"the heading is {shown.headings}")
        if year != 2011 and shown.of_class("rd-notice"):
            problems.append(f"a notice about a good address: {shown.of_class('rd-notice')}")
        found.add(f"lan={county} ar={year}", problems)
    assert not found, str(found)


def test_landsting_page_in_its_frame_carries_the_line() -> None:
    shown = menu_page("one_landsting.py", ar=2012)
    assert shown.of_class("rd-period") == [period_line(2012)]
    assert shown.headings[0] in {landsting.heading for landsting in LANDSTING.values()}


@pytest.mark.parametrize("script", [entry.script for entry in navigation.MENU])
def test_line_on_the_period_in_2011(script: str) -> None:
    """The line is about the figures below it, so a page that shows 2013 instead of 2011 says 2013."""
    (line,) = menu_page(script, ar=2011).of_class("rd-period")
    begun = (
        "Januari–juni 2011. Räknar påbörjade eller avslutade behandlingar, inte om någon återgick i arbete. "
        "Garantin upphörde efter 2015."
    )
    if script == "plan.py":
        assert line == period_line(2013, "lup")
    else:
        assert line == (period_line(2013) if script in (*ONLY_MONEY, "overview.py") else begun)


def test_a_landstings_page_in_2011_says_the_year_of_its_figures() -> None:
    shown = menu_page("one_landsting.py", "Jämtland", ar=2011)
    assert shown.of_class("rd-period") == [period_line(2013)]
    assert any("2013" in figure for figure in shown.of_class("rd-lead"))


@pytest.mark.parametrize("script", MONEY_PAGES)
def test_money_of_2011_is_that_of_2013_and_says_so(script: str) -> None:
    shown = menu_page(script, ar=2011)
    standing = {notice for notices in STANDING_NOTICES.values() for notice in notices}
    (notice,) = set(shown.of_class("rd-notice")) - standing
    assert re.search(r"regler börjar (?:med )?2012\b.*\b2013\b", notice)
    assert shown.lead == menu_page(script, ar=2013).lead


def test_money_of_2011_on_a_landsting_page() -> None:
    shown = one_landsting("Jämtland", ar=2011)
    (notice,) = shown.of_class("rd-notice")
    assert re.search(r"regler börjar (?:med )?2012\b.*\b2013\b", notice)
    assert shown.lead == one_landsting("Jämtland", ar=2013).lead


def test_overview_2013() -> None:
    shown = menu_page("overview.py")
    for figure in (f"48,3{NBSP}%", "948", "Sju av 21 landsting är i fas, varav två på gränsen"):
        assert figure in shown.lead
    (figures,) = shown.of_class("rd-figures")
    for figure in (f"96,6{NBSP}%", f"48,3{NBSP}%", f"915,3{NBSP}Mkr", f"457,7{NBSP}Mkr", f"av 948{NBSP}Mkr"):
        assert figure in figures
    assert f"37,4{NBSP}%" in figures
    assert f"utan Skåne 40,0{NBSP}%" in figures
    assert f"26{NBSP}407" in figures  # 21 906 + 1 708 + 2 793, also 7 196 men + 19 211 women
    (named,) = re.findall(r"Sju av 21 landsting är i fas: (.*?)\.", " ".join(shown.of_class("rd-small")))
    assert set(re.split(", | och ", named)) == ON_PACE_2013


def test_overview_2012() -> None:
    shown = menu_page("overview.py", ar=2012)
    assert f"28,2{NBSP}%" in shown.lead
    assert "900" in shown.lead
    (figures,) = shown.of_class("rd-figures")
    assert f"254,0{NBSP}Mkr" in figures
    assert f"14{NBSP}205" in figures  # 11 487 + 1 016 + 1 702
    # Skåne 73 and Västmanland 52 are the only printed shares of 50 or more.
    assert "Två av 21 landsting är i fas: Skåne och Västmanland." in shown.lead
    assert "härledda, inte tryckta" in " ".join(shown.of_class("rd-source"))


def test_overview_says_how_the_chosen_landsting_stands() -> None:
    jamtland = " ".join(menu_page("overview.py", "Jämtland").lines)
    assert f"Jämtland har jobbat in 5,1{NBSP}Mkr av 12,5{NBSP}Mkr, 40,4{NBSP}%" in jamtland


@pytest.mark.parametrize("year", [2012, 2013])
def test_shares_are_the_printed_ones(year: int) -> None:
    """The list and the landsting's pages show one decimal; it lies where the printed whole percent was rounded from."""
    of_list = menu_page("overview.py", ar=year, vy="tabell").table("Landsting", "Plats", "Andel").column("Andel")
    assert len(of_list) == 21
    page = landsting_page()
    for county, share in of_list.items():
        assert abs(number(share) - SHARES[year][CODE_OF[county]]) <= 0.55, (county, share)
        assert share in ask(page, county, ar=year).lead


@pytest.mark.parametrize("year", [2012, 2013])
def test_tiles_show_the_printed_percent(year: int) -> None:
    for script in ("overview.py", "landsting.py"):
        shown = tiles(menu_page(script, ar=year))
        assert len(shown) == 21
        for code, printed in SHARES[year].items():
            tile = shown[LANDSTING[code].slug]
            assert tile.replace("\u00ad", "").split(" ", 1)[1].startswith(f"{LANDSTING[code].county} {printed}{NBSP}%")


def test_figures_hold_together() -> None:
    """A figure never breaks at its space: 1 708, 48 % and 457,7 Mkr are written with no-break ones."""
    found = Found()
    shown = {entry.url_path: menu_page(entry.script, ar=2012) for entry in navigation.MENU}
    for name, page in (shown | {"skane": one_landsting("Skåne")}).items():
        found.add(f"/{name}", [line for line in page.lines if re.search(r"\d (?:%|Mkr\b|kr\b|\d{3}\b)", line)])
    assert not found, str(found)


def number(text: str) -> float:
    """A figure as shown, as a number."""
    return float(re.sub(rf"[%{NBSP}]|Mkr|kr", "", text).replace(",", ".").replace("−", "-"))


def test_neighbours_share_a_place() -> None:
    """Two more MMR2 patients would lift Jämtland's 40.44 percent past Västmanland's 40.91; eight lie above both."""
    for county, share, neighbour in (("Jämtland", "40,4", "Västmanland"), ("Västmanland", "40,9", "Jämtland")):
        shown = one_landsting(county)
        assert f"{share}{NBSP}%" in shown.lead
        assert any(f"Plats 9 av 21, delad med {neighbour}. Slumpens spelrum" in line for line in shown.lines)
    for script in ("overview.py", "landsting.py"):
        found = menu_page(script, vy="tabell").tables
        places = next(table for table in found if "Plats" in table.headings).column("Plats")
        assert places["Jämtland"] == places["Västmanland"] == "9, delad"
        assert places["Skåne"] == "1"


def test_skane_has_earned_more_than_the_year_holds() -> None:
    shown = one_landsting("Skåne")
    assert f"102,5{NBSP}%" in shown.lead
    assert "mer än hela årets pengar" in shown.lead
    assert "i fas vore" not in shown.lead


def printed(table: str, column: str) -> dict[str, int]:
    """A column as the report prints it, by county; its misprints of Norrbotten put right."""
    with (PROJECT / "data" / table).open(encoding="utf-8", newline="") as file:
        return {re.sub("^Norrbott.*", "Norrbotten", row["Län"]): int(row[column]) for row in csv.DictReader(file)}


PATIENTS = {
    (2011, "KBT/IPT"): ("report_table_2_kbt_ipt.csv", "KBT/IPT 2011"),
    (2012, "KBT/IPT"): ("report_table_2_kbt_ipt.csv", "KBT/IPT 2012"),
    (2013, "KBT/IPT"): ("report_table_2_kbt_ipt.csv", "KBT/IPT 2013"),
    (2011, "MMR"): ("report_table_1_mmr.csv", "2011 MMR"),
    (2012, "MMR1"): ("report_table_1_mmr.csv", "2012 MMR nivå 1"),
    (2012, "MMR2"): ("report_table_1_mmr.csv", "2012 MMR nivå 2"),
    (2013, "MMR1"): ("report_table_1_mmr.csv", "2013 MMR nivå 1"),
    (2013, "MMR2"): ("report_table_1_mmr.csv", "2013 MMR nivå 2"),
}
SEXES = {
    (2012, "Kvinnor"): "2012 Kvinna",
    (2012, "Män"): "2012 Man",
    (2013, "Kvinnor"): "2013 Kvinna",
    (2013, "Män"): "2013 Man",
}


def test_every_patient_count_is_the_printed_one_and_zero_is_none_reported() -> None:
    counts = {key: printed(*where) for key, where in PATIENTS.items()}
    sexes = {key: printed("report_table_3_gender_and_share.csv", column) for key, column in SEXES.items()}
    zeros = set()
    page = landsting_page()
    for county in COUNTIES:
        shown = ask(page, county, avsnitt="kon", vy="tabell")
        treatments = shown.table("Behandling", "Patienter")
        found = {(int(year), treatment): patients for year, treatment, patients, *_ in treatments.rows}
        assert found == {key: as_shown(of_county[county]) for key, of_county in counts.items()}, county
        zeros |= {(county, *key) for key, patients in found.items() if patients == NONE_REPORTED}
        gender = shown.table("Kön", "Patienter")
        assert {(int(year), sex): patients for year, sex, patients, *_ in gender.rows} == {
            key: as_shown(of_county[county]) for key, of_county in sexes.items()
        }, county
    assert zeros == ZEROS


def as_shown(count: int) -> str:
    return f"{count:,}".replace(",", NBSP) if count else NONE_REPORTED


def test_the_break_in_the_series_is_told_wherever_2011_stands_beside_2012() -> None:
    for shown in (menu_page("overview.py"), one_landsting("Skåne")):
        of_2011 = [name for name in shown.charts if "2011" in name and "patienter" in name]
        assert of_2011
        assert [name for name in of_2011 if "Reglerna ändrades mellan 2011 och 2012" not in name] == []
        assert "påbörjade eller avslutade" in " ".join(shown.lines)


def test_state_money_leads_with_the_year_and_shows_the_half_year_beside() -> None:
    lead = menu_page("funding.py").lead
    year, half = lead.index(f"915,3{NBSP}Mkr"), lead.index(f"457,7{NBSP}Mkr")
    assert lead.index("(×2)") < year < lead.index(f"96,6{NBSP}%") < lead.index("(×1)") < half
    assert f"48,3{NBSP}%" in lead


def test_state_money_at_a_given_pace() -> None:
    at_half = menu_page("funding.py", takt="1.00").lead
    assert at_half.index("(×1)") < at_half.index(f"457,7{NBSP}Mkr") < at_half.index("(×2)")
    # 457.664 Mkr x 1.5
    assert f"686,5{NBSP}Mkr" in menu_page("funding.py", takt="1.50").lead


def test_state_money_names_the_pace_of_every_column() -> None:
    chain = menu_page("funding.py").table("Led", "Så räknas det")
    assert chain.headings[1:3] == ["helår i samma takt (×2), kr", "första halvåret (×1), kr"]
    left = menu_page("funding.py").table("Fördelning", "Kvar ×2", "Kvar ×1")
    assert left.column("Kvar ×1")["Riket"] == f"493{NBSP}517{NBSP}346"
    assert left.column("Upparbetat ×2")["Riket"] == f"915{NBSP}328{NBSP}000"
    # 128 487 000 earned of 948 Mkr x 1 263 088 / 9 555 893
    assert left.column("Över ×1")["Skåne"] == f"3{NBSP}181{NBSP}346"
    assert chain.column("helår i samma takt (×2), kr")["Kvar"] == f"32{NBSP}672{NBSP}000"


def test_key_figures_of_another_year_than_the_chosen_say_so() -> None:
    """2011 has no money: the overview's figures are 2013's, and each that could be taken for 2011's says it."""
    shown = menu_page("overview.py", ar=2011)
    (figures,) = shown.of_class("rd-figures")
    assert "I samma takt hela 2013" in figures
    assert "Upparbetat i samma takt 2013" in figures
    assert "första halvåret 2013" in figures
    assert any("nyckeltalen nedan gäller 2013" in line for line in shown.lines)


def test_nothing_is_left_for_who_gets_part_of_what_others_leave() -> None:
    """Skåne's 257.0 Mkr are paid out of an allocation of 125.3 and the others': nothing is left, and no less."""
    tables = [table for table in menu_page("funding.py", "Skåne").tables if "Så räknas det" in table.headings]
    own = tables[1].column("helår i samma takt (×2), kr")
    assert own["Kvar"] == "0"
    assert own["Omfördelat"] != "0"
    assert own["Landstinget får"] == own["Upparbetat"]
    assert tables[1].column("Så räknas det")["Obetalt"] == "upparbetat − landstinget får"


@pytest.mark.parametrize("year", [2012, 2013])
def test_all_printed_shares_are_reproduced(year: int) -> None:
    shown = menu_page("funding.py", ar=year)
    beside = shown.table("Tryckt", "Beräknad, avrundad", "Stämmer")
    assert beside.column("Tryckt") == beside.column("Beräknad, avrundad")
    assert set(beside.column("Stämmer").values()) == {"ja"}
    expected = {LANDSTING[code].county: f"{percent}{NBSP}%" for code, percent in SHARES[year].items()}
    assert beside.column("Tryckt") == expected | {"Riket": f"{ {2012: 28, 2013: 48}[year] }{NBSP}%"}


HALF_YEAR = re.compile(r"halvår|×1\b|januari–juni|kvartal", re.IGNORECASE)
SETTLED_OVER_A_YEAR = ("Omfördelat", "Landstingen får", "Landstinget får", "Obetalt", "Kvar")
PAID = re.compile(r"\b(?:ut|ob)?betal", re.IGNORECASE)


@pytest.mark.parametrize("pace", [None, "0.50", "1.00", "1.50", "2.00"])
def test_paid_is_never_said_of_a_half_year(pace: str | None) -> None:
    taken = {"takt": pace} if pace else {}
    for county, year in product((None, "Skåne", "Jämtland"), (2012, 2013)):
        shown = menu_page("funding.py", county, ar=year, **taken)
        said = [sentence for line in shown.lines for sentence in re.split(r"(?<=[.;:!?]) ", line)]
        guilty = [s for s in said if PAID.search(s) and HALF_YEAR.search(s) and " inget " not in s]
        assert guilty == []
        for table in shown.tables:
            for heading in table.headings[1:]:
                if re.search(r"×1\)|\b0,\d+ gånger", heading):
                    cells = table.column(heading)
                    settled = {step: cells[step] for step in cells if step in SETTLED_OVER_A_YEAR}
                    assert not any(re.search(r"\d", cell) for cell in settled.values()), (heading, settled)


@pytest.mark.parametrize("pace", ["0.50", "1.00"])
def test_what_is_left_after_half_a_year_is_named_as_such(pace: str) -> None:
    """Frame less earned in January to June, 490 Mkr, is not what "is left": the year has another half."""
    texts = menu_page("funding.py", takt=pace).of_class("rd-text")
    guilty = [text for text in texts if re.search(r"blir (?:kvar|obetalt)", text) and not HALF_YEAR.search(text)]
    assert guilty == []


# A question, what chance does not change, and that what is within the allocation is paid.
OF_PAYMENT = re.compile(r"\?$|ändrar inte vad som betalas|det betalas vad de andra än gör|[Ss]jukpenning|Talet räknar")


def test_no_other_page_speaks_of_paid_money() -> None:
    """But for what a landsting has above its allocation over the year at the same pace, with its condition."""
    for shown in (menu_page("overview.py"), menu_page("landsting.py"), one_landsting("Jämtland")):
        assert [line for line in shown.lines if PAID.search(line) and not OF_PAYMENT.search(line)] == []
    skane = [line for line in one_landsting("Skåne").lines if PAID.search(line) and not OF_PAYMENT.search(line)]
    (paid,) = skane
    assert paid.startswith("Ja, också det som går över årets fördelning: det betalas ur det andra lämnar.")
    assert "Det gäller om alla håller takten hela 2013; 2014 blev" in paid
    assert "produktionen 137" in paid


def test_tiles_and_the_answer_tell_the_edge_of_being_on_pace() -> None:
    for script in ("overview.py", "landsting.py"):
        shown = tiles(menu_page(script))
        assert {slug for slug, tile in shown.items() if "på gränsen" in tile} == {"gotland", "kalmar"}
        assert "är två: Gotland och Kalmar." in " ".join(menu_page(script).lines)
    assert "Skåne drar upp riket" in " ".join(menu_page("overview.py").lines)
    assert "drar upp" not in " ".join(menu_page("overview.py", ar=2012).lines)

"""The line of links below a table: real addresses of the open data, names that tell the files apart."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from rehabdata.api import tables
from rehabdata.swedish import tied
from rehabdata.ui import picture_links, table_links
from tests.test_api import call
from tests.test_pages import Shown, menu_page, one_landsting


def links(shown: Shown) -> list[tuple[str, str]]:
    """Address and name of each link in the page's lines."""
    bodies = "".join(element.proto.body for element in shown.page.main.get("html"))
    found = re.findall(r"<a href='([^']+)' aria-label='([^']+)' download>", bodies)
    return [(unescape(href), unescape(name)) for href, name in found]


def test_a_link_asks_for_the_pages_own_figures() -> None:
    markup = table_links.link("tables/patients", "csv", "Patienter <i Skåne>", {"lan": "Skåne", "ar": "2013"})
    assert markup == (
        "<a href='/api/v1/tables/patients.csv?lan=Sk%C3%A5ne&amp;ar=2013' "
        "aria-label='CSV: Patienter &lt;i Skåne&gt;' download>CSV</a>"
    )
    assert "href='/api/v1/tables/patients.jsonstat.json'" in table_links.link("tables/patients", "jsonstat", "P", {})


def test_the_visible_word_opens_the_name() -> None:
    """Who steers by voice says what stands there (label in name)."""
    for kind, word in table_links.WORDS.items():
        found = re.fullmatch(
            r"<a href='[^']+' aria-label='([^']+)' download>(.+)</a>", table_links.link("funding", kind, "Pengar", {})
        )
        assert found is not None
        assert found[2] == word
        assert found[1].startswith(word)


def test_a_table_that_is_not_there_is_no_link() -> None:
    with pytest.raises(KeyError):
        table_links.show("tables/nowhere")


def test_every_pages_links_give_files() -> None:
    """Each line's addresses are answered; the names of a page's links tell them apart."""
    pages = {
        page: menu_page(f"{page}.py", "Jämtland") for page in ("overview", "funding", "simulation", "plan", "quality")
    }
    for page, shown in {**pages, "landsting": one_landsting("Jämtland")}.items():
        found = links(shown)
        assert found, page
        for href, name in found:
            path, _, query = href.partition("?")
            answer = call(path, query)
            assert (answer.status, bool(answer.body)) == (200, True), href
            assert name.split(": ", 1)[0] in {*table_links.WORDS.values(), *picture_links.KINDS.values()}
        # Links of the same name lead to the same file.
        assert len(set(found)) == len({name for _, name in found}), page


# What a page shows of files, not of figures: each row is a file to take.
SCENARIO = {"kbt": 10000, "scenario1": "Lägre;kbt:10000", "kostnad_kbt": 11000, "lan": "Jämtland"}
LISTS_OF_FILES = (
    "Hur färska serierna är",
    "Tabeller att ta med",
    "Fler tabeller att ta med",
    "Filerna",
    "Mallar",
    "Underlagets filer",
)


@pytest.mark.parametrize(
    ("script", "parameters"),
    [
        ("overview.py", {}),
        ("landsting.py", {"tema": "kbt"}),
        ("one_landsting.py", {}),
        ("compare.py", {"lan": "Jämtland", "x": "andel", "y": "kvinnor"}),
        ("funding.py", {"lan": "Jämtland"}),
        ("simulation.py", {**SCENARIO, "vidare": "baklanges"}),
        ("simulation.py", {**SCENARIO, "vidare": "jamfor"}),
        ("simulation.py", {**SCENARIO, "vidare": "kostnad"}),
        ("plan.py", {}),
        ("quality.py", {}),
        ("about.py", {}),
        ("data.py", {}),
    ],
)
def test_below_every_table_stands_a_line_that_takes_it_along(script: str, parameters: dict[str, str | int]) -> None:
    """Before the next heading; tables of one kind may share a line."""
    shown = menu_page(script, **parameters)
    assert not shown.page.exception
    waiting: list[str] = []
    without: list[str] = []
    for piece in shown.pieces:
        body = piece.body
        if "<table" in body:
            caption = re.search(r"class='rd-caption'[^>]*>(.*?)</p>", body)
            waiting.append(caption[1] if caption else body[:80])
        if any("/figures/" not in line for line in re.findall("<p class='rd-take'>.*?</p>", body)):
            waiting = []
        if piece.kind in ("header", "subheader"):
            without += waiting
            waiting = []
    without += waiting
    assert [caption for caption in without if not caption.startswith(LISTS_OF_FILES)] == []


def test_the_links_have_the_pages_own_figures() -> None:
    shown = links(menu_page("simulation.py", kbt=10000, takt="2.00", ar=2012))
    (after,) = {urlsplit(href).query for href, name in shown if re.fullmatch("JSON: Statens pengar[^×]*ändrade", name)}
    asked = parse_qs(after)
    assert (asked["kbt"], asked["takt"], asked["ar"]) == (["10000"], ["2"], ["2012"])
    (first,) = {
        href for href, name in links(menu_page("overview.py", ar=2012)) if name.startswith("JSON: Statens pengar")
    }
    assert call(*first.split("?")).json()["scenario"]["changed"] == []


def test_the_list_of_downloads_has_everything_that_is_served() -> None:
    imports = "from rehabdata.ui import choices\nfrom rehabdata.ui.own import downloads_part"
    script = f"{imports}\ndownloads_part.show(choices.current())"
    page = AppTest.from_string(script, default_timeout=30).run()
    assert not page.exception
    shown = Shown(page)
    listed = [row for table in shown.tables if {"Tabell", "Rader"} <= set(table.headings) for row in table.rows]
    assert listed[0][0] == "Statens pengar per landsting och i riket, med årets regler eller ändrade (2013)"
    assert sorted(row[0] for row in listed[1:]) == sorted(tied(table.title) for table in tables.TABLES.values())
    assert listed[1][1:] == ["landsting, år och insats", "168", "Excel · CSV · JSON · JSON-stat"]
    bodies = "".join(element.proto.body for element in page.main.get("html"))
    hrefs = [unescape(href) for href in re.findall(r"href='(/api/v1/[^']+)'", bodies)]
    package = call("/api/v1/datapackage.json").json()
    assert {f"/api/v1/{resource['path']}" for resource in package["resources"]} <= set(hrefs)
    assert {"/api/v1/datapackage.json", "/api/v1/openapi.json"} <= set(hrefs)
    for href in hrefs:
        path, _, query = href.partition("?")
        assert call(path, query).status == 200, href

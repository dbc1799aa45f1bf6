"""No figure without its source: every table, key-figures block and chart of a page is followed by a line that says
where it comes from, and every table, page, file and document that such a line names exists.
"""

import csv
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from rehabdata.compare.measures import MEASURES
from rehabdata.ui import navigation
from tests.test_pages import Piece, Shown, menu_page, one_landsting, words

PROJECT = Path(__file__).parents[1]
DATA = PROJECT / "data"
LANDSTING = ("Jämtland", "Skåne", "Gotland")

MONEY = re.compile(r"Mkr|\bkr\b|[Uu]pparbetat|avsatta medel|\bPlats\b")
SOURCE_LINE = re.compile(r"<p class='rd-source'[^>]*>(.*?)</p>", re.DOTALL)


@dataclass
class Block:
    """What stands between two h2: the words of its figures, those that no source line has followed, the lines."""

    heading: str
    figures: list[str] = field(default_factory=list)
    without_source: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)


def blocks(shown: Shown) -> list[Block]:
    """A page cut at its h2, in the order in which it is read."""
    found = [Block("")]
    for piece in shown.pieces:
        if piece.kind in ("header", "finding"):
            found.append(Block(words(piece.body)))
        figures = _figures(piece)
        found[-1].figures += figures
        found[-1].without_source += figures
        if lines := [words(line) for line in SOURCE_LINE.findall(piece.body)]:
            found[-1].sources += lines
            found[-1].without_source.clear()
    (at_the_end,) = [piece.body for piece in shown.pieces if "data-fold='kallor'" in piece.body] or [""]
    if at_the_end:  # of figures that have no foot of their own
        for block in found:
            block.sources += found[-1].sources
            block.without_source.clear()
    return found


def _figures(piece: Piece) -> list[str]:
    """The words of a table, a block of key figures or a chart (its accessible name); nothing for another element."""
    if piece.kind == "vega_lite_chart":
        return [piece.element.proto.alt]
    return [words(piece.body)] if "<table" in piece.body or piece.kind == "rd-figures" else []


STATES = [(county, year) for county in (None, "Jämtland") for year in (2011, 2012, 2013)]


def pages() -> Iterator[tuple[str, Shown, int]]:
    """Every page of the menu, with and without a landsting, and three landsting's own, in all years; then the money's
    pages at other paces and a what-if, and all measures compared.
    """
    for entry in navigation.MENU:
        for county, year in STATES:
            yield f"{entry.script} lan={county} ar={year}", menu_page(entry.script, county, ar=year), year
    for county in LANDSTING:
        for year in (2011, 2012, 2013):
            yield f"{county} ar={year}", one_landsting(county, ar=year), year
    scenario = {"kbt": 10000, "scenario1": "Lägre;kbt:10000", "kostnad_kbt": 11000}
    for question in ("baklanges", "jamfor", "kostnad"):
        name = f"simulation.py {question}"
        yield name, menu_page("simulation.py", "Jämtland", ar=2012, vidare=question, **scenario), 2012
    for more in ({"takt": "1.00"}, {"takt": "2.50"}, {"kbt": 10000, "ram": 712, "kostnad_kbt": 11000}):
        for script in ("funding.py", "simulation.py"):
            yield f"{script} {more}", menu_page(script, "Jämtland", ar=2012, **more), 2012
    yield "compare.py all", menu_page("compare.py", ar=2012, matt=",".join(MEASURES)), 2012


@pytest.fixture(scope="module")
def read_pages() -> list[tuple[str, list[Block], int, list[str]]]:
    """Each page's name, its blocks, its year, and what its tables' columns of sources say."""
    return [(name, blocks(shown), year, _cells(shown)) for name, shown, year in pages()]


def _cells(shown: Shown) -> list[str]:
    """The cells of the columns "Källa" of the workings."""
    return [
        row[table.headings.index("Källa")]
        for table in shown.tables
        if {"Uträkning", "Källa"} <= set(table.headings)
        for row in table.rows
    ]


Pages = list[tuple[str, list[Block], int, list[str]]]


def test_every_figure_is_followed_by_its_source(read_pages: Pages) -> None:
    assert sum(len(block.figures) for _name, cut, _year, _cells in read_pages for block in cut) > 100
    assert [
        (name, block.heading, figure[:80])
        for name, cut, _year, _cells in read_pages
        for block in cut
        for figure in block.without_source
    ] == []


def test_money_of_2012_is_said_to_be_inferred(read_pages: Pages) -> None:
    """Frame and rates of 2012 are printed nowhere. The plan's pages and the checks have no such money."""
    of_2012 = [
        (name, block)
        for name, cut, year, _cells in read_pages
        for block in cut
        if year == 2012
        and not name.startswith(("about.py", "plan.py", "quality.py"))
        and any(MONEY.search(figure) for figure in block.figures)
    ]
    assert len(of_2012) > 20
    assert [
        (name, block.heading, block.sources)
        for name, block in of_2012
        if not any("härledda" in line for line in block.sources)
    ] == []


@pytest.mark.parametrize("script", ["overview.py", "landsting.py", "compare.py", "funding.py", "simulation.py"])
def test_what_is_inferred_is_said_before_the_first_figure(script: str) -> None:
    """The opening sentences of 2012 tell of a frame that is printed nowhere as 2012's."""
    for year, said in ((2011, []), (2012, ["Ramen och ersättningarna 2012 är härledda, inte tryckta."]), (2013, [])):
        assert menu_page(script, ar=year).of_class("rd-inferred") == said, year


def test_pages_without_money_say_nothing_of_it() -> None:
    for script in ("plan.py", "quality.py", "about.py", "data.py"):
        assert menu_page(script, ar=2012).of_class("rd-inferred") == []
    assert {path for path in ("jamtland", "skane", "lup", "om", "") if navigation.shows_money(path)} == {
        "jamtland", "skane", "",
    }  # fmt: skip


def test_the_working_stands_wherever_money_does(read_pages: Pages) -> None:
    """Seven lines at twice the half-year, six at the half-year itself, one table an area."""
    lines = {name: len(cells) for name, _blocks, _year, cells in read_pages}
    for county, year in STATES:
        where = f"lan={county} ar={year}"
        assert lines[f"overview.py {where}"] == lines[f"landsting.py {where}"] == 6
        assert lines[f"funding.py {where}"] == (21 if county else 14)
        assert lines[f"simulation.py {where}"] == 7
        assert lines[f"compare.py {where}"] == (6 if year > 2011 else 0)
    assert all(lines[f"{county} ar=2013"] == 6 for county in LANDSTING)
    assert not [
        name for name, count in lines.items() if count and name.startswith(("about", "plan", "quality", "data"))
    ]


# What exists, by the descriptions of the extracts and by what was read of the report with its page.


def described() -> list[dict[str, Any]]:
    resources: list[dict[str, Any]] = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    return resources


def page_of_table() -> dict[int, int]:
    """The report's tables and the pages that they stand on."""
    return {
        int(resource["table"].split()[1]): int(resource["page"])
        for resource in described()
        if str(resource.get("table", "")).startswith("Tabell ")
    }


def numbers(text: str) -> set[int]:
    """ "1 och 2", "1–3", "10–11" and "12" as the numbers that they stand for."""
    found: set[int] = set()
    for first, last in re.findall(r"(\d+)(?:–(\d+))?", text):
        found |= set(range(int(first), int(last or first) + 1))
    return found


def pages_read() -> set[int]:
    """The pages of the report that the extracts name as read."""
    said = [str(resource.get("page") or "") for resource in described()]
    with (DATA / "claims.csv").open(encoding="utf-8", newline="") as file:
        said += re.findall(r"s\. ([\d–]+)", " ".join(row["place"] for row in csv.DictReader(file)))
    read = tomllib.loads((DATA / "assumptions.toml").read_text(encoding="utf-8"))
    said += re.findall(r"s\. ([\d–]+)", " ".join(entry["source"] for entry in read["assumption"]))
    return {page for text in said for page in numbers(text)}


TABLES = re.compile(r"tabell (\d(?:(?:–|, | och )\d)*)(?:, s\. ([\d–]+))?")
PAGES = re.compile(r"\bs\. ([\d–]+)")
FILES = re.compile(r"[\w/]+\.(?:csv|toml|json)\b")

# How a line names a document, a computation or a place with sources -> what the descriptions must hold for it.
DOCUMENTS = {
    "Rehabiliteringsgarantin 2013": "Rehabiliteringsgarantin 2013",
    "rapporten": "Rehabiliteringsgarantin 2013",
    "LUP": "Uppföljning LUP",
    "SCB": "SCB länskoder",
    "Karta: SCB": "SCB, Digitala gränser",
    "Eurostat": "Eurostat demo_r_pjanaggr3",
    "Försäkringskassan": "Försäkringskassan och SCB",
}
OURS = re.compile(r"[Bb]eräkna[td]|räkneexempel|data/|https?://|[Rr]iksrevisionen|raden står vid|vid varje led")


def faults(line: str) -> list[str]:
    """What a source line names that does not exist, or that it names nothing at all."""
    printed_on, known = page_of_table(), pages_read()
    found = []
    for tables, on in TABLES.findall(line):
        if not on:
            found.append(f"no page for table {tables}")
        if not numbers(tables) <= set(printed_on):
            found.append(f"no table {tables}")
        elif on and {printed_on[table] for table in numbers(tables)} != numbers(on):
            found.append(f"table {tables} is not on page {on}")
    found += [f"no page {on}" for on in PAGES.findall(line) if not numbers(on) <= known]
    ours = re.sub(r"\bvia [^;]+", "", line)  # what a public source came by has files of its own
    found += [f"no file {name}" for name in FILES.findall(ours) if not (DATA.parent / name).is_file()]
    titles = " | ".join(origin["title"] for resource in described() for origin in resource["sources"])
    named = [name for name in DOCUMENTS if name in line]
    found += [f"no document {name}" for name in named if DOCUMENTS[name] not in titles]
    if not named and not OURS.search(line):
        found.append("names no source")
    return found


def test_every_source_exists(read_pages: Pages) -> None:
    lines = {line for _name, cut, _year, cells in read_pages for block in cut for line in [*block.sources, *cells]}
    assert len(lines) > 20
    assert {line: wrong for line in sorted(lines) if (wrong := faults(line))} == {}


def test_what_does_not_exist_is_found() -> None:
    assert page_of_table() == {1: 10, 2: 11, 3: 12}
    assert faults("Källa: Rehabiliteringsgarantin 2013 (SKL), tabell 1 och 2, s. 10–11.") == []
    assert faults("rapporten, tabell 4, s. 13") == ["no table 4"]
    assert faults("beräknat ur rapportens tabell 1") == ["no page for table 1"]
    assert faults("rapporten, tabell 2, s. 10") == ["table 2 is not on page 10"]
    assert faults("rapporten, s. 99") == ["no page 99"]
    assert faults("data/nothing.csv") == ["no file data/nothing.csv"]
    assert faults("Källa: hörsägen") == ["names no source"]

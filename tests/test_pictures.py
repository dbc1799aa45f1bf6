"""The charts as pictures: every chart has one with its words in it, drawn outside; nobody waits for a fault."""

import io
import itertools
import json
import re
import threading
import time
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs
from xml.etree import ElementTree

import pytest
from PIL import Image

from rehabdata import charts, language
from rehabdata.data import Data
from rehabdata.drawing import DRAWER, CannotDraw, Drawer, FaultyDrawing
from rehabdata.exhibits.catalogue import FIGURES
from rehabdata.exhibits.exhibit import Exhibit, Mark
from rehabdata.render import picture as sheet
from rehabdata.request import read
from rehabdata.ui import picture_links
from tests.test_api import call, v1
from tests.test_pages import Shown, menu_page, one_landsting

NBSP = "\u00a0"
SVG_NAMES = {"svg": "http://www.w3.org/2000/svg"}
# What each picture is asked for, and what must be read in it: figures of the report or by its rules, and its title.
READ = {
    "share-ranking": ({"lan": "Jämtland", "ar": "2013"}, ["Skåne", f"102,5{NBSP}%", f"riket 48,3{NBSP}%"]),
    "share-change": ({"lan": "Jämtland", "lagre": "2012"}, ["Östergötland", "−0,8", "Lägre än första halvåret 2012"]),
    "left-of-year": ({}, ["Skåne", "−131,7", "Stockholm", "+82,5", "räkning, inte prognos"]),
    "measure-ranking": ({"matt": "mmr1"}, ["Jämtland", "första halvåret 2012", "Ingen redovisad: Skåne"]),
    "share-strip": ({"lan": "jamtland"}, [f"Jämtland 40,4{NBSP}%", f"medianen 37,4{NBSP}%"]),
    "share-strip-by-year": ({"lan": "jamtland"}, [f"Jämtland 31,2{NBSP}%", f"Jämtland 40,4{NBSP}%"]),
    "county-map": ({"ar": "2012"}, ["under 25 %", "75 % och mer", "härledda"]),
    "kbt-by-year": ({"lan": "Jämtland"}, ["202", "99", "115", "nya regler från 2012"]),
    "mmr-by-year": ({"lan": "Skåne"}, ["nya regler från 2012", "MMR1"]),
    "gender-by-year": ({"lan": "Jämtland"}, ["164", "39", "Behovet hos kvinnor och män är okänt."]),
    "funding-chain": ({}, [f"457,7{NBSP}Mkr", f"915,3{NBSP}Mkr", "helår i samma takt (×2)", "första halvåret (×1)"]),
    "allocation-and-earned": ({"takt": "1.00"}, ["första halvåret (×1)", "över fördelningen", "Västra Götaland"]),
    "before-and-after": ({"kbt": "10000"}, ["Räkneexempel, inte beslut.", "10\u00a0000\u00a0kr i stället för"]),
    "waterfall": (
        {"lan": "Skåne", "ram": "712", "takt": "2.00"},
        ["Räkneexempel, inte beslut.", "712", "Landstinget får", "Obetalt", "– över fördelningen", "Skåne 2013"],
    ),
    "two-measures": (
        {"lan": "Jämtland", "x": "kbt-10000", "y": "mmr-10000", "ar": "2013"},
        ["Jämtland", "Västra Götaland", "Den visar inte att det ena leder till det andra."],
    ),
    "sick-days-over-time": ({"lan": "Halland"}, ["12,4", "13,8", "Halland 9,9", "utanför planen"]),
    "staff-sickness-over-time": ({}, ["6,8", "5,55", "ur planen"]),
    "sick-days-course": ({}, ["+3,0", "+0,7", "+2,0", "den raka vägen", "för få mätningar"]),
    "staff-sickness-course": ({}, ["+1,2", "+0,4", "+0,2", "0,10 om året"]),
    "sick-days-of-county": (
        {"lan": "Jämtland"},
        ["Jämtland 12,5", "riket 10,1", "2,4 fler än riket", "utbetalda dagar"],
    ),
    "sick-days-by-county": ({"tidpunkt": "2022", "lan": "Halland"}, ["15,4", "riket, kvinnor: 12,4", "Jämtland"]),
}


def words(svg: str) -> list[str]:
    """Every text of a picture that can be seen."""
    return ["".join(text.itertext()) for text in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def test_what_is_said_once_is_drawn_once() -> None:
    """Words drawn once a row look bold; a source told once a year is one source."""
    for name in ("kbt-by-year", "mmr-by-year"):
        assert words(v1(f"figures/{name}.svg").body.decode()).count("nya regler från 2012") == 1
    said = " ".join(words(v1("figures/share-strip-by-year.svg", lan="Jämtland").body.decode()))
    assert said.count("Rehabiliteringsgarantin 2013 (SKL") == 1
    assert re.search(r"befolkning 31\sdecember 2011 och 2012, Eurostat\.", said)


def test_names_in_the_picture_of_two_measures_do_not_cover_each_other(data: Data) -> None:
    drawn = v1("figures/two-measures.svg", lan="Jämtland").body.decode()
    placed = re.findall(
        r'<text text-anchor="(\w+)" transform="translate\(([\d.]+),([\d.]+)\)"[^>]*stroke-width="4">([^<]+)<', drawn
    )
    assert {name for *_place, name in placed} == set(data.county_by_code.values())
    boxes = []
    for anchor, x, y, name in placed:
        wide = sheet.width_of(name, 13) / sheet._ROOM_FOR_OTHER_FONTS
        left = float(x) - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        boxes.append((left, left + wide, float(y), name))
    assert [
        (one[3], other[3])
        for one, other in itertools.combinations(boxes, 2)
        if abs(one[2] - other[2]) < 11 and one[0] < other[1] and other[0] < one[1]
    ] == []


def test_every_chart_has_a_picture_of_its_name(data: Data):
    """A new chart without one is found here: give it an entry in rehabdata/pictures/catalogue.py."""
    drawn = {name: entry.make(data, read({}, entry.takes, data)[0]).chart for name, entry in FIGURES.items()}
    assert set(drawn.values()) == set(charts.NAMES)
    assert all(name == chart.replace("_", "-") for name, chart in drawn.items() if chart != "differences")
    assert set(READ) == set(FIGURES)


@pytest.mark.parametrize("name", FIGURES)
def test_a_picture_says_what_it_is_and_where_it_comes_from(name: str, data: Data):
    query, expected = READ[name]
    answer = v1(f"figures/{name}.svg", **query)
    assert (answer.status, answer.type) == (200, "image/svg+xml")
    seen = words(answer.body.decode())
    together = " ".join(seen)
    for text in (*expected, f"Dataversion {data.version}", "Källa: ", "Sidan: "):
        assert text in together, text
    title = ElementTree.fromstring(answer.body).findtext("svg:title", namespaces=SVG_NAMES)
    assert title
    assert title.split()[0] in " ".join(seen[:6])
    assert ("Räkneexempel, inte beslut." in together) == (name in ("before-and-after", "waterfall"))


@pytest.mark.parametrize("name", FIGURES)
def test_the_words_are_dots_in_a_png(name: str):
    """An unknown font leaves a picture without its words, and no error."""
    answer = v1(f"figures/{name}.png", **READ[name][0])
    assert (answer.status, answer.type) == (200, "image/png")
    found = Image.open(io.BytesIO(answer.body))
    assert [round(dots) for dots in found.info["dpi"]] == [144, 144]
    picture = found.convert("L")
    svg = v1(f"figures/{name}.svg", **READ[name][0]).body.decode()
    assert picture.size == tuple(2 * int(n) for n in sheet.size(svg))
    title = picture.crop((40, 48, picture.width - 40, 100))
    foot = picture.crop((40, picture.height - 120, picture.width // 2, picture.height - 40))
    assert sum(title.histogram()[:100]) > 500
    assert sum(foot.histogram()[:140]) > 200
    assert picture.getpixel((2, 2)) == 255  # the sheet is white, whatever the page is


def test_a_picture_is_in_the_language_asked_for_and_the_api_stays_swedish():
    english = " ".join(words(v1("figures/share-ranking.svg", sprak="en").body.decode()))
    assert "102.5%" in english
    assert "102,5" not in english
    assert language.current() == "sv"
    assert "102,5" in " ".join(words(v1("figures/share-ranking.svg").body.decode()))


def test_the_link_in_a_picture_leads_to_what_it_shows():
    seen = " ".join(
        words(call("/api/v1/figures/before-and-after.svg", "ram=712&takt=1.00", host="exempel.se").body.decode())
    )
    assert "Sidan: http://exempel.se/simulering?ar=2013&takt=1.00&ram=712" in seen
    strip = " ".join(words(v1("figures/share-strip.svg", lan="Västra Götaland", ar="2012").body.decode()))
    assert "/vastra-gotaland?ar=2012" in strip
    assert "lan=" not in strip
    hostile = call("/api/v1/figures/kbt-by-year.svg", "", host='"><script>x</script>')
    assert b"<script" not in hostile.body


@pytest.mark.parametrize(
    ("name", "query", "refused"),
    [
        ("share-ranking", "lan=Atlantis&ar=2011", ["lan", "ar"]),
        ("share-ranking", "fas=snart&sprak=fi", ["fas", "sprak"]),
        ("share-ranking", "lan=", ["lan"]),
        ("funding-chain", "takt=9", ["takt"]),
        ("waterfall", "lan=Atlantis&ram=x", ["lan", "ram"]),
        ("two-measures", "x=dagar&jamfor_med=Mora&ar=1999", ["x", "jamfor_med", "ar"]),
        ("two-measures", "x=kbt-10000&y=kbt-10000", ["y"]),
        ("before-and-after", "kbt=1.5&ram=-1&period=helar", ["kbt", "ram", "period"]),
    ],
)
def test_values_that_cannot_be_used_are_all_told(name: str, query: str, refused: list[str]):
    for kind in ("svg", "png"):
        answer = call(f"/api/v1/figures/{name}.{kind}", query)
        assert (answer.status, answer.type) == (400, "application/problem+json")
        assert sorted(error["name"] for error in answer.json()["errors"]) == sorted(refused)


def test_an_unknown_picture_is_a_problem_that_names_those_there_are():
    answer = v1("figures/nothing.svg")
    assert answer.status == 404
    assert "share-ranking" in answer.json()["detail"]
    assert v1("figures/share-ranking.jpg").status == 404


def test_what_a_picture_does_not_take_is_ignored():
    assert v1("figures/kbt-by-year.svg", ar="1600", kbt="x", lan="Skåne").status == 200


def test_a_picture_has_an_etag():
    first = v1("figures/share-strip.svg", lan="Gotland")
    again = call("/api/v1/figures/share-strip.svg", "lan=Gotland", if_none_match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")


def test_the_pages_links_lead_to_pictures():
    query = {"lan": "Jämtland", "ar": "2013", "period": "kv1-2", "sprak": "en", "kbt": "1"}
    for name in FIGURES:
        for kind in picture_links.KINDS:
            place = picture_links.address(name, kind, query)
            path, _mark, asked_for = place.partition("?")
            assert call(path, asked_for).status == 200
    assert picture_links.address("kbt-by-year", "png", query) == (
        "/api/v1/figures/kbt-by-year.png?lan=J%C3%A4mtland&period=kv1-2&sprak=en"
    )


def test_a_broken_drawing_process_is_replaced():
    drawer = Drawer()
    spec = charts.spec("kbt_by_year", "light") | {"data": {"values": []}}
    drawn = drawer.chart(spec)
    first = drawer.process_id()
    assert drawer.chart(spec) is drawn, "kept"
    drawer.close()
    assert drawer.process_id() is None
    assert "<svg" in drawer.chart(spec | {"width": 100})
    assert drawer.process_id() not in (None, first)
    drawer.close()


def test_a_drawing_that_takes_too_long_is_given_up(tmp_path: Path):
    script = tmp_path / "sleeper.py"
    script.write_text("import time; time.sleep(60)")
    drawer = Drawer(limit_seconds=0.3, script=script)
    start = time.monotonic()
    with pytest.raises(CannotDraw):
        drawer.chart({})
    assert time.monotonic() - start < 5
    assert drawer.process_id() is None


def test_a_fault_of_ours_is_told_and_the_process_goes_on():
    drawer = Drawer()
    with pytest.raises(FaultyDrawing, match="unknown token"):
        drawer.png("no svg", 1)
    running = drawer.process_id()
    assert drawer.png("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", 1).startswith(b"\x89PNG")
    assert drawer.process_id() == running
    drawer.close()


def test_who_comes_when_too_many_wait_is_asked_to_come_back(tmp_path: Path):
    script = tmp_path / "sleeper.py"
    script.write_text("import time; time.sleep(60)")
    drawer = Drawer(limit_seconds=1.0, most_waiting=1, script=script)
    outcomes: list[str] = []

    def draw() -> None:
        try:
            drawer.chart({})
        except CannotDraw as error:
            outcomes.append(str(error))

    first = threading.Thread(target=draw)
    first.start()
    time.sleep(0.2)
    draw()
    assert outcomes == ["too many wait"]
    first.join()
    assert outcomes[1:] == ["the drawing process ended"]


def test_a_busy_drawer_is_a_swedish_problem():
    taken = 0
    while DRAWER._waiting.acquire(blocking=False):
        taken += 1
    try:
        answer = v1("figures/share-strip.svg", lan="Kalmar", ar="2012")
    finally:
        DRAWER._waiting.release(taken)
    assert taken > 1
    assert answer.status == 503
    assert answer.headers["retry-after"] == "5"
    assert answer.json()["detail"] == "Bilden kunde inte ritas just nu. Försök igen om en stund."
    assert v1("figures/share-strip.svg", lan="Kalmar", ar="2012").status == 200


def test_what_is_kept_stays_under_its_limit():
    drawer = Drawer(kept_bytes=3000)
    for width in range(40, 60):
        drawer.png(f"<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='9'/>", 1)
    kept = drawer._kept
    assert 0 < kept._size <= 3000
    assert kept._size == sum(map(len, kept._drawn.values()))
    drawer.close()


def test_lines_find_room_and_lose_nothing():
    text = "En lång rad med 1 708 patienter och http://exempel.se/" + "x" * 200
    for room in (60, 150, 400):
        lines = sheet.wrapped(text, room, 12)
        assert "".join(lines).replace(" ", "") == text.replace("1 708", f"1{NBSP}708").replace(" ", "")
        assert all(sheet.width_of(line, 12) <= room for line in lines)
    assert sheet.wrapped("kort", 400, 12) == ["kort"]


def test_every_mark_of_a_key_can_be_drawn(data: Data):
    for name, entry in FIGURES.items():
        figure: Exhibit = entry.make(data, read({"lan": "Skåne"}, entry.takes, data)[0])
        drawn = sheet.key(figure.key, 300)
        assert len(re.findall("<text", drawn.markup)) == len(figure.key), name
    assert sheet.key((Mark("rect", "chosen", "a" * 60), Mark("disc", "muted", "b" * 60)), 300).height > 40


def test_rows_are_plain_json(data: Data):
    for entry in FIGURES.values():
        figure = entry.make(data, read({}, entry.takes, data)[0])
        assert json.loads(json.dumps(sheet._plain_rows(figure), allow_nan=False)) == sheet._plain_rows(figure)


PAGES = [
    ("overview.py", {}),
    ("landsting.py", {}),
    ("funding.py", {}),
    ("simulation.py", {"ram": "712"}),
    ("plan.py", {}),
    ("overview.py", {"matt": "andel-andring"}),
    ("overview.py", {"matt": "kvar"}),
    ("compare.py", {"jamfor_med": "Gotland,Halland", "y": "mmr2-10000"}),
]
NO_LONGER_ON_A_PAGE = {"share-strip"}  # the strip of years took its place; the name stays a promise


def links_of(shown: Shown) -> list[str]:
    """The addresses of the pictures that a page leads to, in its order."""
    return [
        unescape(href) for body in shown._bodies for href in re.findall(r"href='(/api/v1/figures/[^']*svg[^']*)'", body)
    ]


def test_every_chart_of_a_page_leads_to_its_picture_under_the_pages_own_parameters():
    of_page: dict[str, list[str]] = {}
    for script, query in PAGES:
        of_page.setdefault(script, []).extend(links_of(menu_page(script, "Skåne", ar=2013, **query)))
    of_page["one_landsting.py"] = links_of(one_landsting("Skåne", ar=2012))
    every = [link for links in of_page.values() for link in links]
    assert {link.removeprefix("/api/v1/figures/").partition(".")[0] for link in every} == (
        set(FIGURES) - NO_LONGER_ON_A_PAGE
    )
    for link in every:
        path, _mark, query = link.partition("?")
        assert call(path, query).status == 200, link
    chains = [parse_qs(link.partition("?")[2]) for link in of_page["simulation.py"] if "/waterfall." in link]
    assert [chain.get("lan") for chain in chains] == [["Skåne"], None]  # the landsting's, then the nation's
    assert all(chain["ram"] == ["712"] for chain in chains)
    (pair,) = (parse_qs(link.partition("?")[2]) for link in of_page["compare.py"] if "/two-measures." in link)
    assert pair["jamfor_med"] == ["Gotland,Halland"]
    assert (pair["x"], pair["y"], pair["ar"]) == (["kbt-10000"], ["mmr2-10000"], ["2013"])
    strip = next(link for link in of_page["one_landsting.py"] if "/share-strip-by-year." in link)
    assert "ar=2012" in strip

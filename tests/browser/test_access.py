"""Access: what axe-core sees of WCAG 2.1 AA, headings, charts' names, keyboard, narrow screens; every kind of page.

The addresses come from the navigation itself, so a new page is looked at from its first day.
"""

import re
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from rehabdata import language
from rehabdata.ui import navigation
from tests.browser.actions import lead, tab_to, tile, visit
from tests.browser.conftest import NewPage, Server, settled

SOME_LANDSTING = ("jamtland", "skane", "vastra-gotaland")
PAGES = [entry.url_path for entry in navigation.MENU] + list(SOME_LANDSTING)
EVERY_ADDRESS = sorted(navigation.heads())

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"], "resultTypes": ["violations"]}
# Streamlit's own, told in the accessibility statement: open boxes outside landmarks, a data grid's index column, the
# box for files.
STREAMLITS_OWN = {"region", "empty-table-header", "presentation-role-conflict"}

_OPEN_ALL = """
() => document.querySelectorAll("details:not([open]) > summary").forEach(summary => summary.click())
"""
_NAMELESS = """
() => [...document.querySelectorAll('[data-testid=stVegaLiteChart]')]
    .map(chart => chart.getAttribute("aria-label") ?? "").filter(name => name.length < 20)
"""
# A chart's figures stand in a table of its own section, or take its place by the page's switch.
_WITHOUT_TABLE = """
() => {
    const chart = "[data-testid=stVegaLiteChart]";
    const parts = [...document.querySelectorAll(`[data-testid=stMain] :is(h2, .rd-table, ${chart})`)];
    const section = part => parts.slice(0, parts.indexOf(part) + 1).filter(before => before.tagName === "H2").length;
    const withTable = new Set(parts.filter(part => part.matches(".rd-table")).map(section));
    return parts.filter(part => part.matches(chart) && !withTable.has(section(part)))
        .filter(part => !(part.closest("[class*=st-key-figure-]") && document.querySelector("a[href*='vy=tabell']")))
        .map(bare => bare.getAttribute("aria-label"));
}
"""
_LEVELS = "() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(heading => Number(heading.tagName[1]))"
_SIDEWAYS = "() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
_MAIN_SIDEWAYS = """
() => { const main = document.querySelector('[data-testid=stMain]'); return main.scrollWidth - main.clientWidth; }
"""
# Words of a chart that reach beyond its picture, where they are cut; the air around letters does not count.
_CUT = """
() => [...document.querySelectorAll('[data-testid=stVegaLiteChart] svg')].flatMap(svg => {
    const edge = svg.getBoundingClientRect();
    return [...svg.querySelectorAll("text")]
        .filter(words => words.textContent.trim() && words.checkVisibility())
        .map(words => [words.textContent, words.getBoundingClientRect()])
        .filter(([, box]) => box.left < edge.left - 2.5 || box.right > edge.right + 2.5 ||
            box.top < edge.top - 5 || box.bottom > edge.bottom + 5)
        .map(([words]) => words);
})
"""
_FOCUS = """
() => {
    const style = getComputedStyle(document.activeElement);
    return parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== "none";
}
"""
_SMALL_TARGETS = """
() => [...document.querySelectorAll("button, select, input, summary, a[href]")]
    .filter(control => !control.closest('[data-collapsed="true"]'))
    .filter(control => control.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .filter(control => !control.closest("p, li, td, th, .rd-source"))  // links in running text may be small
    .map(control => [control.getBoundingClientRect(), control])
    .filter(([box]) => box.width > 1 && box.height > 1 && (box.width < 24 || box.height < 24))
    .filter(([, control]) => !control.closest("label"))  // a radio's label is its target
    .map(([box, control]) => `${control.outerHTML.slice(0, 120)} ${box.width}x${box.height}`)
"""


def opened(page: Page) -> None:
    """Open what is folded."""
    settled(page)
    page.evaluate(_OPEN_ALL)
    settled(page)


def findings(page: Page) -> list[str]:
    """What axe-core says of the page, but for the moderate findings that are Streamlit's own."""
    violations = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{found['impact']}: {found['id']}: {node['html'][:160]}"
        for found in violations
        for node in found["nodes"]
        if not (found["impact"] in ("minor", "moderate") and found["id"] in STREAMLITS_OWN)
    ]


def look(page: Page, *widths: int) -> None:
    """What holds of every page in every theme and language; `widths` are the windows in which axe sees it."""
    opened(page)
    questions = page.get_by_role("radiogroup", name=re.compile("^(Fråga|Question)$")).locator("label").all()
    for question in questions or [None]:
        if question:
            question.click()
        for width in widths:
            resize(page, width)
            assert findings(page) == [], width
    levels = page.evaluate(_LEVELS)
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels)), levels
    assert page.evaluate(_NAMELESS) == []
    assert page.evaluate(_WITHOUT_TABLE) == []


def resize(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    opened(page)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible(path: str, dark: bool, new_page: NewPage, server: Server) -> None:
    page = new_page(dark=dark)
    visit(page, server, path)
    look(page, 1366)
    assert page.evaluate("document.documentElement.lang") == "sv"
    for width in () if dark else (640, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        page.reload()  # Vega leaves the room beside its axes as it was when a window is resized
        opened(page)
        assert page.evaluate(_SIDEWAYS) <= 0, width
        assert page.evaluate(_MAIN_SIDEWAYS) <= 0, width
        assert page.evaluate(_CUT) == [], width
        if width == 390:
            assert page.evaluate(_SMALL_TARGETS) == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_in_english_is_accessible_and_english(path: str, new_page: NewPage, server: Server) -> None:
    page = new_page(locale="en-GB")
    visit(page, server, path, sprak="en")
    look(page, 1366)
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.title() == f"{english_title(path)} – Rehabdata"
    assert swedish_words(page) == []


def english_title(path: str) -> str:

    with language.speaking("en"):
        return navigation.heads()[path].title


# Swedish words that no English sentence and no name has; what is marked as Swedish is left out.
COMMON = re.compile(
    r"\b(och|eller|inte|som|för|är|av|till|från|med|ett|andel|mindre|mer|helår|halvår\w*|behandlade|ersättning\w*|källa|"
    r"fördelning|upparbetat|uppgift|tabell|beräknat|landstingen|riket|visa|välj)\b",
    re.IGNORECASE,
)
_TEXTS = """
() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        if (parent.closest('[lang="sv"], style, script, code, [data-testid=stIconMaterial], option')) continue;
        found.push(walker.currentNode.textContent.trim());
    }
    for (const element of document.querySelectorAll("[aria-label], [title], [placeholder]")) {
        if (element.closest('[lang="sv"]')) continue;
        for (const name of ["aria-label", "title", "placeholder"]) found.push(element.getAttribute(name) ?? "");
    }
    return [...new Set(found)].filter(Boolean);
}
"""


def swedish_words(page: Page) -> list[str]:
    """Texts on an English page that are Swedish and not marked so; names and titles of documents are no sentences."""
    texts: list[str] = page.evaluate(_TEXTS)
    names = re.compile(
        r"https?://\S+|Uppföljning LUP för minskad sjukskrivning och ökade frisktal|Rehabiliteringsgarantin 2013"
    )
    return [text for text in texts if COMMON.search(names.sub("", text))]


@pytest.mark.parametrize("path", ["", "simulering", "lup", "jamtland"])
def test_the_keyboard_sees_where_it_is(path: str, new_page: NewPage, server: Server) -> None:
    page = new_page()
    visit(page, server, path)
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.textContent")
    assert first == "Hoppa till innehållet"
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate(_FOCUS), page.evaluate("document.activeElement.outerHTML.slice(0, 200)")


def test_the_skip_link_skips(new_page: NewPage, server: Server) -> None:
    page = new_page()
    visit(page, server, "lup")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.closest('[data-testid=stSidebar]')")


def test_a_link_of_a_choice_is_followed_by_keyboard_and_keeps_the_focus(new_page: NewPage, server: Server) -> None:
    page = new_page()
    visit(page, server, "")
    tab_to(page, page.get_by_role("group", name="År", exact=True).get_by_role("link", name="2012"))
    page.keyboard.press("Enter")
    settled(page)
    assert "ar=2012" in page.url
    assert page.evaluate("document.activeElement.getAttribute('aria-current')") == "true"


def test_a_language_chosen_is_the_pages_and_its_links(new_page: NewPage, server: Server) -> None:
    page = new_page()
    visit(page, server, "")
    page.get_by_role("link", name="English").click()
    settled(page)
    assert "sprak=en" in page.url
    assert page.evaluate("document.documentElement.lang") == "en"
    page.get_by_role("link", name="State funding", exact=True).click()
    settled(page)
    assert page.url.split("?")[0].endswith("/finansiering")
    assert page.title() == "State funding – Rehabdata"
    page.get_by_role("link", name="Svenska").click()
    settled(page)
    assert page.evaluate("document.documentElement.lang") == "sv"
    assert page.title() == "Statens pengar – Rehabdata"


def test_the_commonest_question_is_answered_in_a_tap_on_a_phone(new_page: NewPage, server: Server) -> None:
    """How much of our money have we earned, and are we on pace: told without a menu, of whom one taps."""
    page = new_page(width=390)
    visit(page, server)
    tile(page, "jamtland").click()
    settled(page)
    said = lead(page).replace("\u00a0", " ")
    assert "jobbat in 5,1 Mkr av 12,5 Mkr, 40,4 %" in said
    assert "i fas vore 50 %" in said
    box = page.locator(".rd-lead").first.bounding_box()
    assert box
    assert box["y"] + box["height"] < 900  # seen without scrolling


@pytest.mark.long
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("path", EVERY_ADDRESS)
def test_every_address_theme_and_width(path: str, dark: bool, new_page: NewPage, server: Server) -> None:
    page = new_page(dark=dark)
    visit(page, server, path)
    look(page, 1366, 390)
    assert page.evaluate(_MAIN_SIDEWAYS) <= 0

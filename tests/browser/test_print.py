"""On paper: the page's content alone, dark words on white whatever the screen shows, no empty room below a picture."""

import pytest

from tests.browser.actions import visit
from tests.browser.conftest import NewPage, Server

_LEFT_OUT = """
() => ["stSidebar", "stHeader", "stToolbar"].map(id => `[data-testid=${id}]`)
    .concat(".rd-take", ".rd-fold[data-fold=guide]")
    .flatMap(selector => [...document.querySelectorAll(selector)])
    .filter(part => part.checkVisibility()).map(part => part.outerHTML.slice(0, 100))
"""
# Grounds that are not white, of what is seen; marks of a palette and tiles are to be coloured.
_DARK_GROUNDS = """
() => [...document.querySelectorAll("[data-testid=stMain] :is(div, input, p, td, th)")]
    .filter(part => part.checkVisibility() && !part.closest(".rd-tiles, [role=radiogroup]"))
    .filter(part => !["rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"].includes(getComputedStyle(part).backgroundColor))
    .map(part => `${getComputedStyle(part).backgroundColor} ${part.outerHTML.slice(0, 120)}`)
"""
_EMPTY_ROOM = """
() => [...document.querySelectorAll("[data-testid=stVegaLiteChart]")].filter(chart => chart.checkVisibility())
    .map(chart => chart.closest(".stElementContainer").getBoundingClientRect().height -
        chart.querySelector("svg").getBoundingClientRect().height)
    .filter(room => room > 12)
"""
_CUT_CHOICES = """
() => [...document.querySelectorAll("[data-testid=stMain] [data-testid=stSelectbox] input")]
    .filter(box => box.checkVisibility() && box.scrollWidth > box.clientWidth + 1).map(box => box.value)
"""


@pytest.mark.parametrize("path", ["", "jamtland", "simulering", "jamfor", "lup"])
def test_paper_has_the_content_alone(path: str, new_page: NewPage, server: Server) -> None:
    page = new_page(dark=True)
    visit(page, server, path)
    page.set_viewport_size({"width": 690, "height": 1000})  # A4 between its margins
    page.emulate_media(media="print")
    page.wait_for_timeout(300)
    assert page.evaluate(_LEFT_OUT) == []
    assert page.evaluate(_DARK_GROUNDS) == []
    assert page.evaluate(_EMPTY_ROOM) == []
    assert page.evaluate(_CUT_CHOICES) == []

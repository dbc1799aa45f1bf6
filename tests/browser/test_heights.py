"""Looked at before it is read: how high a page is with nothing opened, how many words it shows, where its first picture
begins; on a desk of 1366 x 900 and a phone of 390 x 844.
"""

from typing import Any, NamedTuple

import pytest

from tests.browser.actions import visit
from tests.browser.conftest import NewPage, Server

DESK, PHONE = (1366, 900), (390, 844)
MORE_ON_A_PHONE = 1.7  # times as many screens
FIRST_FIGURE = {DESK: 560, PHONE: 700}  # pixels from the page's top to the frame's upper edge


class Limit(NamedTuple):
    """Screens of a desk, and words in view outside tables, tiles and charts."""

    screens: float
    words: int
    has_figure: bool


A_LANDSTING = Limit(3.0, 500, True)
LIMITS = {
    "": Limit(2.5, 350, True),
    "jamtland": A_LANDSTING,
    "skane?ar=2012": A_LANDSTING,
    "kalmar": A_LANDSTING,  # at the edge of being on pace
    "vastra-gotaland": A_LANDSTING,  # the longest names
    "jamtland?avsnitt=pengar": A_LANDSTING,
    "gotland?avsnitt=behandlingar": A_LANDSTING,
    "halland?avsnitt=kon": A_LANDSTING,
    "orebro?avsnitt=sjukpenningdagar": A_LANDSTING,
    "sodermanland?avsnitt=berattar": A_LANDSTING,
    "ostergotland?ar=2011": A_LANDSTING,
    "finansiering": Limit(2.5, 400, True),
    "jamfor": Limit(2.5, 350, True),
    "kvalitet": Limit(4.0, 900, False),
    "om": Limit(4.0, 900, False),
    "landsting": Limit(2.5, 500, False),
    "data": Limit(2.5, 500, False),
}
_MEASURED = """
() => {
    const main = document.querySelector("[data-testid=stMainBlockContainer]");
    const outside = "table, .rd-tiles, [data-testid=stVegaLiteChart], svg, [data-testid=stSelectbox]";
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    let words = 0;
    while (walker.nextNode()) {
        const at = walker.currentNode.parentElement;
        if (at.closest(`${outside}, style, script`) || !at.checkVisibility({ visibilityProperty: true })) continue;
        words += walker.currentNode.data.split(/\\s+/).filter(word => /[\\p{L}\\d]/u.test(word)).length;
    }
    const figure = main.querySelector("[class*=st-key-figure-]");
    const tops = [...main.querySelectorAll("[class*=st-key-figure-]")].map(each => each.getBoundingClientRect().top);
    const scrolled = document.querySelector("[data-testid=stMain]").scrollTop;
    return { height: main.scrollHeight, words, top: figure ? Math.min(...tops) + scrolled : null };
}
"""


@pytest.mark.parametrize("path", LIMITS)
@pytest.mark.parametrize("window", [DESK, PHONE], ids=["desk", "phone"])
def test_a_page_is_short_and_its_picture_is_seen_at_once(
    path: str, window: tuple[int, int], new_page: NewPage, server: Server
) -> None:
    page = new_page(width=window[0])
    page.set_viewport_size({"width": window[0], "height": window[1]})
    visit(page, server, path)
    limit, seen = LIMITS[path], measured(page)
    screens = seen["height"] / window[1]
    assert screens <= limit.screens * (1 if window == DESK else MORE_ON_A_PHONE), seen
    assert seen["words"] <= limit.words, seen
    if limit.has_figure:
        assert seen["top"] <= FIRST_FIGURE[window], seen


def measured(page: Any) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(_MEASURED)
    return found

"""While a page is made: a sign when it takes long, and nothing that jumps when a chart gets its picture."""

import pytest
from playwright.sync_api import Page

from tests.browser.actions import visit
from tests.browser.conftest import NewPage, Server, settled

# The heights that each chart of the page has had, from before it was drawn.
_WATCH_HEIGHTS = """
window.heights = new Map();
setInterval(() => {
    document.querySelectorAll("[data-testid=stVegaLiteChart]").forEach((chart) => {
        if (!window.heights.has(chart)) window.heights.set(chart, []);
        const seen = window.heights.get(chart), height = Math.round(chart.getBoundingClientRect().height);
        if (seen.at(-1) !== height) seen.push(height);
    });
}, 10);
"""
_BAR = """
() => {
    const app = document.querySelector("[data-testid=stApp]");
    const bar = getComputedStyle(app, "::before");
    return [bar.content, bar.position, bar.animationDelay, bar.opacity];
}
"""


@pytest.fixture
def page(new_page: NewPage) -> Page:
    return new_page()


@pytest.mark.parametrize("path", ["jamtland", "lup"])
def test_charts_are_as_high_before_their_data_as_after(path: str, page: Page, server: Server) -> None:
    page.add_init_script(_WATCH_HEIGHTS)
    visit(page, server, path)
    page.wait_for_timeout(500)
    heights = page.evaluate("[...window.heights.values()]")
    assert heights
    assert [seen for seen in heights if len(seen) != 1] == []


def test_a_long_run_shows_a_bar_after_half_a_second(page: Page, server: Server) -> None:
    visit(page, server)
    assert page.evaluate(_BAR)[0] == "none"
    page.evaluate("document.querySelector('[data-testid=stApp]').dataset.testScriptState = 'running'")
    content, position, delay, opacity = page.evaluate(_BAR)
    assert (content, position, delay, opacity) == ('""', "fixed", "0.5s", "0")
    page.wait_for_timeout(700)
    assert page.evaluate(_BAR)[3] == "1"
    page.reload()
    settled(page)

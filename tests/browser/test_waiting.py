"""While a page is made: a sign when it takes long, and nothing that jumps when a chart gets its picture."""

import pytest
from playwright.sync_api import Page, WebSocketRoute

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
    return new_page(fresh=True)


@pytest.mark.parametrize("path", ["jamtland", "lup"])
def test_charts_are_as_high_before_their_data_as_after(path: str, page: Page, server: Server) -> None:
    page.add_init_script(_WATCH_HEIGHTS)
    visit(page, server, path)
    page.wait_for_timeout(500)
    heights = page.evaluate("[...window.heights.values()]")
    assert heights
    assert [seen for seen in heights if len(seen) != 1] == []


class SlowServer:
    """Stands between page and server, and keeps what the server says of a run after its first words until told."""

    def __init__(self, page: Page):
        self._kept: list[str | bytes] | None = None
        self._passing = 0
        page.route_web_socket("**/_stcore/stream", self._between)

    def _between(self, socket: WebSocketRoute) -> None:
        self._socket = socket
        socket.connect_to_server().on_message(self._said)

    def _said(self, message: str | bytes) -> None:
        if self._kept is None or self._passing:
            self._passing -= self._kept is not None
            self._socket.send(message)
        else:
            self._kept.append(message)

    def slow(self) -> None:
        """From now on the page hears that a run has begun, and no more."""
        self._kept, self._passing = [], 2

    def go_on(self) -> None:
        """What was kept arrives, and all after it."""
        kept, self._kept = self._kept or [], None
        for message in kept:
            self._socket.send(message)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_run_of_more_than_half_a_second_shows_a_bar_until_its_end(
    dark: bool, new_page: NewPage, server: Server
) -> None:
    page = new_page(dark=dark, fresh=True)
    between = SlowServer(page)
    visit(page, server)
    assert page.evaluate(_BAR)[0] == "none"
    between.slow()
    page.get_by_role("link", name="2012", exact=True).click()
    page.wait_for_function("() => document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'running'")
    content, position, delay, _opacity = page.evaluate(_BAR)
    assert (content, position, delay) == ('""', "fixed", "0.5s")
    page.wait_for_timeout(700)
    assert page.evaluate(_BAR)[3] == "1"
    between.go_on()
    settled(page)
    assert page.evaluate(_BAR)[0] == "none"

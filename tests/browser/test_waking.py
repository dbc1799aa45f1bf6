"""A page whose connection broke, as when a phone sleeps, keeps its place and its choices when it wakes."""

import pytest
from playwright.sync_api import Page

from tests.browser.actions import lead, visit
from tests.browser.conftest import NewPage, Server, settled
from tests.replicas import wait_until

_KEEP_SOCKETS = """
window.sockets = [];
window.WebSocket = new Proxy(window.WebSocket, {
    construct(target, given) { const made = new target(...given); window.sockets.push(made); return made; },
});
"""


@pytest.fixture
def page(new_page: NewPage) -> Page:
    opened = new_page(width=390)
    opened.add_init_script(_KEEP_SOCKETS)
    return opened


def test_a_page_asleep_keeps_place_and_choices(page: Page, server: Server) -> None:
    visit(page, server, "simulering", kbt="10000", lan="Skåne")
    before = (page.url, lead(page))
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 700)")
    page.wait_for_timeout(300)
    opened, runs = page.evaluate("window.sockets.length"), server.log().count("page=/simulering ")
    page.evaluate("window.sockets.forEach(socket => socket.close())")
    page.wait_for_function("opened => window.sockets.length > opened", arg=opened)
    wait_until(lambda: server.log().count("page=/simulering ") > runs, "run anew: the server may be another by now")
    settled(page)
    assert (page.url, lead(page)) == before
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") >= 600
    page.get_by_role("textbox", name="KBT/IPT, kr, exakt").fill("11000")
    page.get_by_role("textbox", name="KBT/IPT, kr, exakt").press("Enter")
    page.wait_for_timeout(400)
    settled(page)
    assert "kbt=11000" in page.url

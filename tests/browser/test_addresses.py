"""Every address of the app, three of them opened by the first visitor of a server, as a mailed link may be."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from websockets.exceptions import ConnectionClosedError
from websockets.sync.client import connect

from rehabdata.ui import navigation
from tests.browser.conftest import NewPage, Server, settled
from tests.browser.promised import HEADINGS, LANDSTING, MENU, STANDING_NOTICES, period_line

ADDRESSES = sorted(navigation.heads())


def title(path: str) -> str:
    return f"{navigation.heads()[path].title} – Rehabdata"


def test_the_addresses_are_the_promised_ones() -> None:
    assert {*MENU, *(landsting.slug for landsting in LANDSTING.values())} <= set(ADDRESSES)
    assert set(ADDRESSES) == set(HEADINGS), "a new page needs its heading in promised.py"


def test_headings_and_titles_tell_the_pages_apart() -> None:
    assert len(set(HEADINGS.values())) == len(HEADINGS)
    assert len(set(navigation.heads().values())) == len(ADDRESSES)


@pytest.mark.parametrize("path", ["", "finansiering", "jamtland"], ids="/{}".format)
def test_opens_as_the_first_request(path: str, cold_server: Callable[..., Server], new_page: NewPage) -> None:
    """The front page, one of the menu and a landsting: each kind is made its own way."""
    opens(path, cold_server(), new_page, fresh=True)


@pytest.mark.parametrize("path", ADDRESSES, ids="/{}".format)
def test_opens(path: str, server: Server, new_page: NewPage) -> None:
    opens(path, server, new_page)


def opens(path: str, server: Server, new_page: NewPage, fresh: bool = False) -> None:
    page = new_page(fresh=fresh)
    logged = len(server.log())
    answer = page.goto(f"{server.url}/{path}")
    assert answer is not None
    assert answer.status == 200
    settled(page)
    assert page.locator("h1").all_inner_texts() == [HEADINGS[path]]
    assert page.title() == title(path)
    assert page.evaluate("document.documentElement.lang") == "sv"
    assert page.locator(".rd-period").all_inner_texts() == [period_line(2013, path)]
    # Of one page the first figure's finding is the answer.
    assert page.locator(".rd-lead").count() == (0 if path == "jamfor" else 1)
    assert page.locator(".rd-notice").all_inner_texts() == STANDING_NOTICES.get(path, [])
    assert page.get_by_test_id("stException").count() == 0
    assert page.get_by_role("dialog").count() == 0
    assert urlsplit(page.url).path == f"/{path}"
    # Also what it asks for below its own address, where nothing is.
    assert new_page.visits[page].console_errors == []
    assert "Traceback" not in server.log()[logged:]


def test_language_and_title_stand_in_the_page_as_sent(
    server: Server, new_page: NewPage, subtests: pytest.Subtests
) -> None:
    """Chats, search engines and screen readers meet the page before any script has run; a browser asks for gzip."""
    client = new_page().context.request
    for path in ADDRESSES:
        with subtests.test(f"/{path}"):
            answer = client.get(f"{server.url}/{path}", headers={"accept-encoding": "gzip, deflate, br"})
            named = re.findall(r'<html lang="[^"]*"|<title>[^<]*</title>', answer.text())
            assert named == ['<html lang="sv"', f"<title>{title(path)}</title>"]


@pytest.mark.parametrize(
    ("frame", "told"),
    [
        ("text", "websocket frame refused: it is text"),
        (b"\xff\xffno message\n", "Error deserializing back message"),
    ],
)
def test_a_frame_that_is_no_message_is_one_line_of_the_log(frame: str | bytes, told: str, server: Server) -> None:
    before = len(server.log())
    address = server.url.replace("http:", "ws:") + "/_stcore/stream"
    with connect(address, subprotocols=["streamlit"]) as opened:  # type: ignore[list-item]
        opened.send(frame)
        with pytest.raises(ConnectionClosedError):
            list(opened)
    lines = server.log()[before:].splitlines()
    assert [line for line in lines if told in line]
    assert "Traceback" not in "".join(lines)


@pytest.mark.parametrize("path", ["landsting/jamtland", "JÄMTLAND.", "jamtland/"])
def test_a_forgiven_spelling_opens_the_page_with_its_choices(path: str, server: Server, new_page: NewPage) -> None:
    page = new_page()
    answer = page.goto(f"{server.url}/{path}?AR=2012&amp;sprak=en")
    assert answer is not None
    assert answer.status == 200
    settled(page)
    assert urlsplit(page.url).path == "/jamtland"
    assert page.title() == title("jamtland")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert "January–June 2012" in page.locator(".rd-period").inner_text()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("path", ["mordor", "landsting/mordor"])
def test_an_unknown_path_tells_so_and_the_way_on(path: str, dark: bool, server: Server, new_page: NewPage) -> None:
    page = new_page(width=390, dark=dark)
    answer = page.goto(f"{server.url}/{path}")
    assert answer is not None
    assert answer.status == 404
    assert page.locator("h1").inner_text() == "Sidan finns inte"
    assert page.evaluate("document.scrollingElement.scrollWidth") == 390
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]})
    assert found.response["violations"] == []
    background = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert (background == "rgb(255, 255, 255)") is not dark
    page.get_by_role("link", name="Översikt").click()
    settled(page)
    assert page.locator("h1").all_inner_texts() == [HEADINGS[""]]


@pytest.mark.parametrize("path", ["skane", "finansiering"])
def test_what_follows_a_good_address_is_ignored(path: str, server: Server, new_page: NewPage) -> None:
    """Mail programs and chats add to links: parameters of their own, a fragment."""
    page = new_page()
    page.goto(f"{server.url}/{path}?utm_source=mail&fbclid=IwAR0&gclid=1&mc_cid=#:~:text=pengar")
    settled(page)
    assert page.locator("h1").all_inner_texts() == [HEADINGS[path]]
    assert page.locator(".rd-notice").count() == 0
    assert page.locator(".rd-period").all_inner_texts() == [period_line(2013)]

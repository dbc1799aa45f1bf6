"""Every address of the app, opened by the first visitor of a server that has just started, as a mailed link may be."""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import ConsoleMessage, Page

from rehabdata.ui import navigation
from tests.browser.conftest import NewPage, Server, settled
from tests.browser.promised import HEADINGS, LANDSTING, MENU, STANDING_NOTICES, period_line

ADDRESSES = sorted(navigation.heads())

# Streamlit asks for these below the page's own address first, then at the root, where they are.
STREAMLIT_PROBES = ("/_stcore/health", "/_stcore/host-config")


@pytest.fixture(scope="module")
def next_cold_server() -> Iterator[Callable[[], Server]]:
    """A server without visitors at each call; the next one starts while this one is visited, to save time."""
    waiting: list[Future[Server]] = []
    taken: list[Server] = []

    with ThreadPoolExecutor(max_workers=1) as starter:

        def take() -> Server:
            while taken:
                taken.pop().stop()
            if not waiting:
                waiting.append(starter.submit(Server))
            taken.append(waiting.pop().result())
            waiting.append(starter.submit(Server))
            return taken[-1]

        yield take
        for server in (*taken, *(future.result() for future in waiting)):
            server.stop()


def console_errors(page: Page) -> list[ConsoleMessage]:
    """What the page will report as an error, but for Streamlit's own probing."""
    errors: list[ConsoleMessage] = []

    def keep(message: ConsoleMessage) -> None:
        probing = "404" in message.text and message.location["url"].endswith(STREAMLIT_PROBES)
        if message.type == "error" and not probing:
            errors.append(message)

    page.on("console", keep)
    return errors


def title(path: str) -> str:
    return f"{navigation.heads()[path].title} – Rehabdata"


def test_the_addresses_are_the_promised_ones() -> None:
    assert {*MENU, *(landsting.slug for landsting in LANDSTING.values())} <= set(ADDRESSES)
    assert set(ADDRESSES) == set(HEADINGS), "a new page needs its heading in promised.py"


def test_headings_and_titles_tell_the_pages_apart() -> None:
    assert len(set(HEADINGS.values())) == len(HEADINGS)
    assert len(set(navigation.heads().values())) == len(ADDRESSES)


@pytest.mark.parametrize("path", ADDRESSES, ids=[f"/{path}" for path in ADDRESSES])
def test_opens_as_the_first_request(path: str, next_cold_server: Callable[[], Server], new_page: NewPage) -> None:
    server = next_cold_server()
    page = new_page()
    errors = console_errors(page)

    answer = page.goto(f"{server.url}/{path}")
    assert answer is not None
    assert answer.status == 200
    settled(page)
    assert page.locator("h1").all_inner_texts() == [HEADINGS[path]]
    assert page.title() == title(path)
    assert page.evaluate("document.documentElement.lang") == "sv"
    assert page.locator(".rd-period").all_inner_texts() == [period_line(2013, path)]
    assert page.locator(".rd-lead").count() == 1
    assert page.locator(".rd-notice").all_inner_texts() == STANDING_NOTICES.get(path, [])
    assert page.get_by_test_id("stException").count() == 0
    assert page.get_by_role("dialog").count() == 0
    assert urlsplit(page.url).path == f"/{path}"
    assert [f"{message.text} {message.location['url']}" for message in errors] == []
    assert "Traceback" not in server.log()


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


def test_an_unknown_path_shows_the_default_page(server: Server, new_page: NewPage) -> None:
    page = new_page()
    answer = page.goto(f"{server.url}/mordor")
    assert answer is not None
    assert answer.status in (200, 404)
    settled(page)
    assert page.locator("h1").all_inner_texts() == [HEADINGS[""]]
    assert page.title() == title("")
    assert "48,3\u00a0%" in page.locator(".rd-lead").inner_text()
    assert page.get_by_test_id("stException").count() == 0


@pytest.mark.parametrize("path", ["skane", "finansiering"])
def test_what_follows_a_good_address_is_ignored(path: str, server: Server, new_page: NewPage) -> None:
    """Mail programs and chats add to links: parameters of their own, a fragment."""
    page = new_page()
    page.goto(f"{server.url}/{path}?utm_source=mail&fbclid=IwAR0&gclid=1&mc_cid=#:~:text=pengar")
    settled(page)
    assert page.locator("h1").all_inner_texts() == [HEADINGS[path]]
    assert page.locator(".rd-notice").count() == 0
    assert page.locator(".rd-period").all_inner_texts() == [period_line(2013)]

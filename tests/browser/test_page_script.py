"""What the page's own script adds to Streamlit: copying where there is no clipboard, a menu that gives way."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.actions import county_box, follow, heading, path_of, tab_to, tile, to_copy, visit, way_to_copy
from tests.browser.conftest import NewPage, Server, settled

COPIED = {"sv": "Kopierat.", "en": "Copied."}
BY_HAND = {"sv": "Det gick inte att kopiera. Texten är markerad", "en": "It could not be copied. The text is selected"}
COPY_LINK = {"sv": "Dela", "en": "Share"}


def by_plain_http(page: Page, server: Server, address: str) -> None:
    """Visit as from another machine: 0.0.0.0 is this one, but no browser calls it safe."""
    host = urlsplit(server.url).netloc.replace("127.0.0.1", "0.0.0.0")
    Server.hosts.add(host)
    follow(page, f"http://{host}/{address}")
    assert page.evaluate("[isSecureContext, navigator.clipboard === undefined]") == [False, True]


def copy_the_link(page: Page, language: str) -> tuple[str, Locator]:
    """Press the button by keyboard; the link that stands there, and the line that tells what came of it."""
    tab_to(page, way_to_copy(page, COPY_LINK[language]))
    page.keyboard.press("Enter")
    said = to_copy(page).get_by_role("status")
    assert said.inner_text() == "", "a line that is told must stand there before"
    tab_to(page, to_copy(page).get_by_role("button"))
    page.keyboard.press("Enter")
    expect(said).not_to_be_empty()
    return to_copy(page).locator("code").inner_text(), said


def pasted(page: Page) -> str:
    """What the clipboard holds, as a reader finds out."""
    page.keyboard.press("Escape")
    page.evaluate("document.body.append(Object.assign(document.createElement('textarea'), { id: 'paste' }))")
    page.locator("#paste").focus()
    page.keyboard.press("Control+V")
    return page.locator("#paste").input_value()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_link_is_copied_on_plain_http_and_the_page_says_so(
    language: str, new_page: NewPage, server: Server
) -> None:
    page = new_page()
    by_plain_http(page, server, f"om?lan=Jämtland&sprak={language}")
    link, said = copy_the_link(page, language)
    assert said.inner_text() == COPIED[language]
    assert pasted(page) == link
    assert "lan=J%C3%A4mtland" in link


def test_a_link_that_cannot_be_copied_is_selected_and_the_page_says_so(new_page: NewPage, server: Server) -> None:
    for language in ("sv", "en"):
        page = new_page(fresh=True)
        page.context.add_init_script("document.execCommand = () => false")
        by_plain_http(page, server, f"om?sprak={language}")
        link, said = copy_the_link(page, language)
        assert said.inner_text().startswith(BY_HAND[language])
        assert page.evaluate("getSelection().toString()").strip() == link


def test_a_copied_link_is_told_of_where_there_is_a_clipboard(new_page: NewPage, server: Server) -> None:
    page = new_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit(page, server, "om")
    link, said = copy_the_link(page, "sv")
    assert said.inner_text() == COPIED["sv"]
    assert page.evaluate("navigator.clipboard.readText()") == link


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.innerText"))


def open_menu(page: Page) -> None:
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(menu(page)).to_be_in_viewport()


def menu(page: Page) -> Locator:
    return page.locator(".rd-menu")


def test_on_a_phone_the_menu_closes_when_a_page_is_chosen(new_page: NewPage, server: Server) -> None:
    page = new_page(width=390)
    visit(page, server)
    open_menu(page)
    page.get_by_role("link", name="Statens pengar", exact=True).click()
    settled(page)
    expect(menu(page)).not_to_be_in_viewport()
    expect(page.locator("h1")).to_be_in_viewport()
    assert (heading(page), focused(page)) == ("Statens pengar", "Statens pengar")

    open_menu(page)
    page.get_by_role("link", name="Svenska").click()
    settled(page)
    expect(menu(page)).to_be_in_viewport()  # no page is chosen
    page.get_by_role("link", name="Om uppgifterna").click()
    settled(page)
    expect(menu(page)).not_to_be_in_viewport()
    assert focused(page) == heading(page) == "Om uppgifterna"

    # The same browser in a wide window, as a tablet that is turned: the menu is there.
    page.set_viewport_size({"width": 1366, "height": 900})
    page.reload()
    settled(page)
    expect(menu(page)).to_be_in_viewport()


def test_on_a_phone_another_landsting_is_opened_by_the_box_in_the_head(new_page: NewPage, server: Server) -> None:
    page = new_page(width=390)
    visit(page, server, "skane")
    county_box(page).click()
    county_box(page).fill("Halland")
    page.keyboard.press("Enter")
    settled(page)
    assert path_of(page) == "halland"
    expect(menu(page)).not_to_be_in_viewport()
    assert focused(page) == heading(page)


def test_a_page_chosen_by_keyboard_is_read_from_its_heading(new_page: NewPage, server: Server) -> None:
    page = new_page()
    visit(page, server)
    tab_to(page, page.get_by_role("link", name="Kvalitet", exact=True))
    page.keyboard.press("Enter")
    settled(page)
    assert focused(page) == heading(page) == "Kvalitet: text mot tabell"
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('[data-testid=stMain]'))")
    # A choice is no page: the focus stays where it was made.
    page.get_by_role("link", name="English").focus()
    page.keyboard.press("Enter")
    settled(page)
    assert focused(page) == "English"


def scrolled(page: Page) -> int:
    return int(page.evaluate("Math.round(document.querySelector('[data-testid=stMain]').scrollTop)"))


def test_links_of_the_app_open_without_a_load_and_back_finds_the_place(new_page: NewPage, server: Server) -> None:
    page = new_page(fresh=True)  # a window counts 50 steps at most
    page.set_viewport_size({"width": 1366, "height": 500})
    loads: list[str] = []
    page.on("request", lambda asked: loads.append(asked.url) if asked.resource_type == "document" else None)
    visit(page, server, "landsting", ar=2012, avsnitt="lista")
    link = page.locator("table a", has_text="Kalmar").filter(visible=True).first
    link.scroll_into_view_if_needed()
    before, entries = scrolled(page), page.evaluate("history.length")
    assert before > 0
    link.click()
    settled(page)
    assert (path_of(page), focused(page), scrolled(page)) == ("kalmar", "Landstinget i Kalmar län", 0)
    assert (len(loads), page.evaluate("history.length")) == (1, entries + 1)
    page.go_back()
    settled(page)
    assert (path_of(page), heading(page), len(loads)) == ("landsting", "Välj landsting", 1)
    assert abs(scrolled(page) - before) < 200
    page.go_forward()
    settled(page)
    assert heading(page) == "Landstinget i Kalmar län"


def test_with_ctrl_a_link_is_the_browsers_own(new_page: NewPage, server: Server) -> None:
    page = new_page()
    visit(page, server)
    with page.context.expect_page() as opened:
        tile(page, "skane").click(modifiers=["Control"])
    settled(opened.value)
    assert (heading(opened.value), path_of(page)) == ("Region Skåne", "")


def test_what_is_open_stays_open_over_a_choice_and_not_on_another_page(new_page: NewPage, server: Server) -> None:
    page = new_page()
    visit(page, server)
    guide = page.locator("details[data-fold=guide]")
    guide.locator("summary").click()
    page.get_by_role("link", name="English").click()
    settled(page)
    assert guide.get_attribute("open") is not None
    page.get_by_role("link", name="Quality", exact=True).click()
    settled(page)
    assert guide.get_attribute("open") is None


def test_in_a_frame_a_link_stays_there(new_page: NewPage, server: Server) -> None:
    page = new_page()
    visit(page, server, "landsting", embed="true")
    tile(page, "skane").click()
    settled(page)
    assert (heading(page), "embed=true" in page.url) == ("Region Skåne", True)

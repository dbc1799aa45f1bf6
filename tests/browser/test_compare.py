"""Compared landsting: the address follows every choice, the keyboard reaches it, the table scrolls by itself."""

from playwright.sync_api import Page, expect

from tests.browser.actions import notices, parameters_of, tab_to, visit
from tests.browser.conftest import NewPage, Server, settled

HEADS = "table.rd-compare thead th"


def landsting(page: Page) -> list[str]:
    """The table's landsting from the top, without the nation's row."""
    return page.locator("table.rd-compare tbody th").all_inner_texts()[:-1]


def test_a_heading_orders_by_keyboard_and_the_browser_goes_back(new_page: NewPage, server: Server) -> None:
    page = new_page()
    visit(page, server, "jamfor", lan="Jämtland", avsnitt="tabell")
    assert landsting(page)[0] == "Skåne"
    expect(page.locator(f"{HEADS}[aria-sort]")).to_have_attribute("aria-sort", "descending")
    wanted = page.locator(f"{HEADS} a", has_text="Kvinnors andel")
    tab_to(page, wanted)
    page.keyboard.press("Enter")
    page.wait_for_url("**ordning=kvinnor**")
    settled(page)
    assert parameters_of(page.url)["lan"] == "Jämtland"
    assert landsting(page)[0] == "Jämtland"
    assert "Jämtland har 80,8" in page.inner_text("body")
    page.go_back()
    settled(page)
    assert landsting(page)[0] == "Skåne"
    assert notices(page) == []


def test_whom_and_the_picture_are_in_the_address(new_page: NewPage, server: Server) -> None:
    page = new_page()
    visit(page, server, "jamfor", lan="Jämtland", avsnitt="alla")
    page.get_by_role("button", name="Liknande regioner (Kolada 2024)").click()
    settled(page)
    assert len(parameters_of(page.url)["jamfor_med"].split(",")) == 8
    assert len(landsting(page)) == 8
    page.get_by_role("button", name="Alla 21", exact=True).click()
    settled(page)
    assert "jamfor_med" not in parameters_of(page.url)
    assert len(landsting(page)) == 21
    drawn = page.locator("[data-testid=stVegaLiteChart] svg")
    expect(drawn.get_by_text("Västernorrland", exact=True).first).to_be_attached()


def test_on_a_phone_only_the_table_scrolls_sideways(new_page: NewPage, server: Server) -> None:
    page = new_page(width=320)
    visit(page, server, "jamfor", jamfor_med="Skåne,Mordor,VGR", x="andel", y="sjukpenningdagar", avsnitt="tabell")
    (notice,) = notices(page)
    assert "Mordor" in notice
    assert "sjukpenningdagar" in notice
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    region = page.locator(".rd-scroll:has(table.rd-compare)")
    assert region.evaluate("e => e.scrollWidth > e.clientWidth && e.tabIndex === 0")
    low = page.locator(f"{HEADS} a").evaluate_all(
        "all => all.filter(a => a.getBoundingClientRect().height < 24).length"
    )
    assert low == 0

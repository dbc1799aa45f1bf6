"""The page of checks in a browser: an address with #name shows that claim, the filter stands in the address."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.actions import parameters_of, tab_to, visit
from tests.browser.conftest import NewPage, Server, settled

CLAIMS = "table.rd-records:has([data-heading=Utfall]) tbody tr"  # the chapters' facts are records too
_CARDS_AND_TABLES = "rows => rows.map(row => getComputedStyle(row).display)"


@pytest.fixture
def page(new_page: NewPage) -> Page:
    return new_page(fresh=True)


@pytest.mark.parametrize("claim", ["skane-103", "lup-dates", "mmr2-main-increase-percent"])
def test_an_address_with_a_name_shows_that_claim(claim: str, page: Page, server: Server) -> None:
    page.goto(f"{server.url}/kvalitet#{claim}")
    settled(page)
    page.wait_for_function(
        "name => { const top = document.getElementById(name)?.getBoundingClientRect().top;"
        " return top >= 0 && top < window.innerHeight; }",
        arg=claim,
    )


def test_a_name_is_found_however_late_its_row_comes(page: Page, server: Server) -> None:
    page.clock.install()
    page.goto(f"{server.url}/kvalitet#late")
    settled(page)
    page.clock.fast_forward("01:00")
    page.evaluate(
        "document.querySelector('[data-testid=stMain] [data-testid=stVerticalBlock]').append("
        "Object.assign(document.createElement('p'), { id: 'late', textContent: 'Late' }))"
    )
    expect(page.locator("#late")).to_be_in_viewport()


def test_the_filter_goes_by_keyboard_and_comes_back(page: Page, server: Server) -> None:
    visit(page, server, "kvalitet", avsnitt="alla")
    everything = page.locator(CLAIMS).count()
    assert everything == 32
    tab_to(page, page.get_by_role("radiogroup", name="Utfall").locator("input:checked"))
    for _ in range(3):
        page.keyboard.press("ArrowRight")
        settled(page)
    assert parameters_of(page.url)["utfall"] == "avviker"
    verdicts = page.locator(f"{CLAIMS} td:nth-of-type(1)").all_inner_texts()
    assert len(verdicts) == 9
    assert {verdict.strip() for verdict in verdicts} == {"≠ avviker"}
    page.go_back()
    page.go_back()
    page.go_back()
    settled(page)
    assert "utfall" not in parameters_of(page.url)
    assert page.locator(CLAIMS).count() == everything


def test_wordy_rows_are_cards_on_a_phone_and_a_table_to_a_screen_reader(new_page: NewPage, server: Server) -> None:
    phone, desk = new_page(width=390), new_page()
    for page, display in ((phone, "block"), (desk, "table-row")):
        visit(page, server, "kvalitet", utfall="avviker")
        assert set(page.locator(CLAIMS).evaluate_all(_CARDS_AND_TABLES)) == {display}
        table = page.get_by_role("table", name="≠ avviker: 4")
        assert table.get_by_role("rowheader").count() == 4
        assert table.get_by_role("columnheader", name="Utfall").count() == 1
    heading = phone.locator(f"{CLAIMS} td").first.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert heading == '"Utfall"'
    scroll = phone.locator(".rd-scroll").evaluate_all("boxes => boxes.map(b => b.scrollWidth - b.clientWidth)")
    assert max(scroll[:2]) <= 0

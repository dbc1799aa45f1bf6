"""The page of the plan in a real browser: filters and search in the address, links opened again, the keyboard."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.actions import copied_link
from tests.browser.conftest import NewPage, Server, settled

ITEMS = ".rd-activities li:has(.rd-reading)"


def query(page: Page) -> dict[str, str]:
    return {name: values[-1] for name, values in parse_qs(urlsplit(page.url).query).items()}


def test_a_filter_stands_in_the_address_and_a_link_shows_the_same(server: Server, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{server.url}/lup")
    settled(page)
    page.get_by_text("Ersatt eller avslutad (3)").click()
    settled(page)
    assert query(page)["lasning"] == "upphord"
    page.get_by_label("Sök i aktiviteterna").fill("esf-projektet ledarskap")
    page.keyboard.press("Enter")
    settled(page)
    assert query(page)["sok"] == "esf-projektet ledarskap"
    expect(page.locator(ITEMS)).to_have_count(1)

    link = copied_link(page)
    again = new_page(width=390)
    again.goto(link)
    settled(again)
    expect(again.locator(ITEMS)).to_have_count(1)
    expect(again.locator(ITEMS)).to_be_visible()
    expect(again.locator(ITEMS)).to_contain_text("30. Driva ESF-projektet Hälsofrämjande ledarskap.")
    expect(again.get_by_role("radio", name="Ersatt eller avslutad (3)")).to_be_checked()
    expect(again.get_by_label("Sök i aktiviteterna")).to_have_value("esf-projektet ledarskap")
    assert again.locator(".rd-notice").count() == 0


def test_back_undoes_a_filter(server: Server, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{server.url}/lup")
    settled(page)
    page.get_by_text("Oklar (5)").click()
    settled(page)
    expect(page.locator(ITEMS)).to_have_count(5)
    page.go_back()
    settled(page)
    assert "lasning" not in query(page)
    expect(page.get_by_role("radio", name="Alla (30)")).to_be_checked()
    expect(page.get_by_text("Visar 30 av 30 aktiviteter.")).to_be_visible()


def test_by_keyboard_alone(server: Server, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{server.url}/lup")
    settled(page)
    page.get_by_role("radio", name="Alla (30)").focus()
    page.keyboard.press("ArrowRight")
    settled(page)
    assert query(page)["lasning"] == "genomford"
    expect(page.locator(ITEMS)).to_have_count(5)

    page.keyboard.press("Tab")  # on to the headings
    page.keyboard.type("muskulo")
    page.keyboard.press("Enter")
    settled(page)
    assert query(page)["rubrik"] == "forbattra-for-personer-med-muskuloskeletala-besvar"
    expect(page.locator(ITEMS)).to_have_count(1)

    page.get_by_label("Sök i aktiviteterna").focus()
    page.keyboard.type("luftballong")
    page.keyboard.press("Enter")
    settled(page)
    expect(page.get_by_text("Ingen aktivitet passar.")).to_be_visible()
    page.get_by_role("link", name="Visa alla aktiviteter").focus()
    page.keyboard.press("Enter")
    settled(page)
    expect(page.get_by_text("Visar 30 av 30 aktiviteter.")).to_be_visible()


def test_a_heading_opens_by_keyboard(server: Server, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{server.url}/lup")
    settled(page)
    heading = page.locator("summary", has_text="Brett politiskt samförstånd")
    heading.focus()
    page.keyboard.press("Enter")
    settled(page)
    expect(page.get_by_text("5. Visa med en modell vad samhället")).to_be_visible()


@pytest.mark.parametrize("width", [1366, 390, 320])
@pytest.mark.parametrize("dark", [False, True])
def test_nothing_scrolls_sideways(width: int, dark: bool, server: Server, new_page: NewPage) -> None:
    page = new_page(width=width, dark=dark)
    page.goto(f"{server.url}/lup?lasning=oklar&lan=Halland")
    settled(page)
    for summary in page.locator("summary", has_text="Visa som tabell").all():
        summary.click()
    settled(page)
    for frame in ("document.documentElement", "document.querySelector('[data-testid=stMain]')"):
        inner, outer = page.evaluate(f"[{frame}.scrollWidth, {frame}.clientWidth]")
        assert inner <= outer, frame


@pytest.mark.parametrize("dark", [False, True])
def test_charts_are_drawn_named_and_without_nonsense(dark: bool, server: Server, new_page: NewPage) -> None:
    page = new_page(dark=dark)
    page.goto(f"{server.url}/lup?lan=Halland")
    settled(page)
    charts = page.get_by_test_id("stVegaLiteChart")
    assert charts.count() == 5
    for chart in charts.all():
        chart.scroll_into_view_if_needed()
        drawn = " ".join(chart.locator("svg text").all_text_contents())
        assert drawn
        for nonsense in ("undefined", "NaN", "null"):
            assert nonsense not in drawn


@pytest.mark.parametrize(("width", "height", "screens"), [(1366, 768, 1), (390, 844, 3)])
def test_targets_and_activities_stand_in_one_view(
    width: int, height: int, screens: int, server: Server, new_page: NewPage
) -> None:
    """On a desktop in the first screen; on a phone within two swipes."""
    page = new_page(width=width)
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{server.url}/lup")
    settled(page)
    box = page.locator(".rd-view-counts").bounding_box()
    assert box
    assert box["y"] + box["height"] <= screens * height


def test_a_way_down_the_page_and_a_tool_by_keyboard(server: Server, new_page: NewPage) -> None:
    page = new_page(width=390)
    page.goto(f"{server.url}/lup")
    settled(page)
    page.get_by_role("link", name="Hur många rehabkoordinatorer?").click()
    expect(page.get_by_role("heading", name="Hur många rehabkoordinatorer ska vi ha?")).to_be_in_viewport()
    cost = page.get_by_label("Kostnad per dag, kr")
    cost.fill("1 000")
    page.keyboard.press("Enter")
    settled(page)
    assert query(page)["dagkostnad"] == "1000"
    expect(page.get_by_text("109,1 Mkr.")).to_be_visible()
    page.go_back()
    settled(page)
    expect(cost).to_have_value("")


def test_a_reading_in_the_view_leads_to_its_activities(server: Server, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{server.url}/lup?lan=Halland")
    settled(page)
    page.locator(".rd-view-counts a", has_text="ersatta eller avslutade").click()
    expect(page.locator(ITEMS)).to_have_count(3)
    settled(page)
    assert (query(page)["lasning"], query(page)["lan"]) == ("upphord", "Halland")
    expect(page.get_by_role("heading", name="De 30 aktiviteterna")).to_be_in_viewport()

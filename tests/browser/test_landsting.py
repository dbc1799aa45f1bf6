"""A landsting's page in a browser: comparing by keyboard, the way back, and the links to its sections."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.actions import copied_link, follow, notices, parameters_of, path_of, tab_to, visit
from tests.browser.conftest import NewPage, Server, settled

NBSP = "\u00a0"
COMPARED = "[data-testid=stMain] table:has(tbody th:text-is('Medianen')) tbody > tr > th"


@pytest.fixture
def page(new_page: NewPage) -> Page:
    return new_page()


def compared(page: Page) -> list[str]:
    """Whom the landsting stands beside, itself and the groups left out."""
    names = page.locator(COMPARED).filter(visible=True).all_inner_texts()
    return names[names.index("Medianen") + 4 :]  # a healthcare region and two of Kolada's groups follow the median


def section(page: Page, name: str) -> Locator:
    return page.get_by_role("navigation", name="Avsnitt").get_by_role("link", name=name, exact=True)


def test_comparing_by_keyboard_and_going_back(page: Page, server: Server) -> None:
    visit(page, server, "jamtland")
    assert compared(page) == []
    box = page.get_by_role("combobox", name="Jämför också med")
    tab_to(page, box)
    for name in ("Skå", "Gotl"):
        page.keyboard.type(name)
        page.keyboard.press("Enter")
        settled(page)
    page.keyboard.press("Escape")
    assert parameters_of(page.url)["jamfor_med"] == "Skåne,Gotland"
    assert compared(page) == ["Skåne", "Gotland"]

    page.go_back()
    settled(page)
    assert parameters_of(page.url)["jamfor_med"] == "Skåne"
    assert compared(page) == ["Skåne"]
    page.go_forward()
    settled(page)
    assert compared(page) == ["Skåne", "Gotland"]

    link = copied_link(page)
    assert parameters_of(link)["jamfor_med"] == "Skåne,Gotland"
    follow(page, link)
    assert compared(page) == ["Skåne", "Gotland"]


def test_unknown_names_are_told_and_the_known_stay(page: Page, server: Server) -> None:
    visit(page, server, "jamtland", jamfor_med="VGR,Mora,Jämtland")
    assert compared(page) == ["Västra Götaland"]
    (notice,) = notices(page)
    assert "jamfor_med=Mora är inget landsting" in notice


@pytest.mark.parametrize("width", [1366, 390])
def test_the_switch_chooses_a_section_by_keyboard_and_keeps_the_focus(
    width: int, new_page: NewPage, server: Server
) -> None:
    page = new_page(width=width)
    visit(page, server, "skane", ar=2012)
    for slug, name, figure in (
        ("kon", "Kvinnor och män", "gender-by-year"),
        ("pengar", "Pengar", "money-by-year"),
        ("sjukpenningdagar", "Sjukpenningdagar", "sick-days-of-county"),
    ):
        tab_to(page, section(page, name))
        page.keyboard.press("Enter")
        expect(page.locator(f"#figur-{figure}")).to_be_visible()
        settled(page)
        expect(section(page, name)).to_have_attribute("aria-current", "true")
        expect(section(page, name)).to_be_focused()
        assert path_of(page) == "skane"
        assert (parameters_of(page.url)["ar"], parameters_of(page.url)["avsnitt"]) == ("2012", slug)


@pytest.mark.parametrize("slug", ["jamfort", "pengar", "behandlingar", "kon", "berattar"])
def test_an_old_links_place_chooses_its_section(slug: str, new_page: NewPage, server: Server) -> None:
    page = new_page(fresh=True)
    follow(page, f"{server.url}/kalmar#{slug}")
    expect(page.locator(f"[data-anchor='{slug}'][aria-current]")).to_be_visible()


@pytest.mark.parametrize("dark", [False, True])
def test_the_strip_has_label_and_value_above_its_track_on_a_phone(
    dark: bool, new_page: NewPage, server: Server
) -> None:
    for width, above in ((1366, False), (390, True), (320, True)):
        page = new_page(width=width, dark=dark)
        visit(page, server, "jamtland")
        rows = page.locator(".rd-strip [role=img]")
        assert rows.count() == 5
        for n in range(5):
            track, label, value = (
                each.bounding_box()
                for each in (
                    rows.nth(n),
                    page.locator(".rd-strip p").nth(2 * n),
                    page.locator(".rd-strip p").nth(2 * n + 1),
                )
            )
            assert track
            assert label
            assert value
            assert (label["y"] + label["height"] <= track["y"] + 1) == above, width
            assert (value["y"] + value["height"] <= track["y"] + 1) == above, width
            assert rows.nth(n).locator("i").count() >= 21
            own = rows.nth(n).locator(".rd-own").bounding_box()
            assert own
            assert track["x"] <= own["x"]
            assert own["x"] + own["width"] <= track["x"] + track["width"] + 1


def test_a_what_if_of_this_landsting(page: Page, server: Server) -> None:
    visit(page, server, "kalmar", ar=2012, avsnitt="pengar")
    page.get_by_test_id("stMain").get_by_role("link", name="Vad händer om?").last.click()
    settled(page)
    assert path_of(page) == "simulering"
    given = parameters_of(page.url)
    assert (given["lan"], given["volym_lan"], given["ar"]) == ("Kalmar", "Kalmar", "2012")
    assert notices(page) == []


@pytest.mark.parametrize(("slug", "name"), [("skane", "Skåne 102,5"), ("vasterbotten", "Västerbotten 4,8")])
def test_a_name_at_the_strips_end_is_whole_on_a_phone(slug: str, name: str, new_page: NewPage, server: Server) -> None:
    page = new_page(width=320)
    visit(page, server, slug)
    drawing = page.locator("[data-testid=stVegaLiteChart] svg").first
    frame = drawing.bounding_box()
    assert frame is not None
    words = drawing.locator(f"text={name}{NBSP}%").last.bounding_box()
    assert words is not None
    assert frame["x"] <= words["x"]
    assert words["x"] + words["width"] <= frame["x"] + frame["width"]

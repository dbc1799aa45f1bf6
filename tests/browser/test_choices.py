"""A visitor's choices: they change figures and address together, go into links, and come back with the browser."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.actions import (
    WHOLE_COUNTRY,
    View,
    choose_county,
    copied_link,
    county_box,
    county_shown,
    follow,
    heading,
    lead,
    notices,
    parameters_of,
    path_of,
    pick,
    picked,
    search_box,
    tab_to,
    tile,
    to_copy,
    view,
    visit,
    way_to_copy,
)
from tests.browser.conftest import NewPage, Server, settled
from tests.browser.promised import HEADINGS, LANDSTING, ON_PACE_2013, period_line

NBSP = "\u00a0"
ON_PACE_GROUP = "Visa landsting som är"
YEAR, HALF_YEAR = "helår i samma takt (×2)", "första halvåret (×1)"

# What each page says of 2013 when nothing is chosen: national shares of the report and of its doubled half-year.
NATION_2013 = {"": f"48,3{NBSP}%", "finansiering": f"96,6{NBSP}%", "landsting": "Sju av 21"}


@pytest.fixture
def page(new_page: NewPage) -> Page:
    return new_page()


def listed(page: Page) -> list[str]:
    """The landsting in the overview's list."""
    ranked = page.locator("[class*=st-key-figure-share-ranking] .rd-passage > .rd-scroll").first
    return ranked.locator("tbody > tr > th").all_inner_texts()


# In the head


def test_choosing_a_landsting_changes_address_and_figures(page: Page, server: Server) -> None:
    visit(page, server)
    assert county_shown(page) == WHOLE_COUNTRY
    assert "Jämtland har jobbat in" not in page.inner_text("body")
    choose_county(page, "Jämtland")
    assert parameters_of(page.url)["lan"] == "Jämtland"
    assert f"Jämtland har jobbat in 5,1{NBSP}Mkr av 12,5{NBSP}Mkr, 40,4{NBSP}%" in page.inner_text("body")
    assert "Jämtland" in page.locator("[class*=st-key-figure-] .rd-key").first.inner_text()

    choose_county(page, WHOLE_COUNTRY)
    assert "lan" not in parameters_of(page.url)
    assert "Jämtland har jobbat in" not in page.inner_text("body")


def test_choosing_a_year_changes_address_and_figures(page: Page, server: Server) -> None:
    visit(page, server)
    assert picked(page, "År") == "2013"
    pick(page, "År", "2012")
    assert parameters_of(page.url)["ar"] == "2012"
    assert f"28,2{NBSP}%" in lead(page)
    assert page.locator(".rd-period").inner_text() == period_line(2012)
    assert any(f"254,0{NBSP}Mkr" in figure for figure in view(page).figures)


def test_choices_follow_from_page_to_page(page: Page, server: Server) -> None:
    visit(page, server, lan="Jämtland", ar=2012)
    page.get_by_role("link", name="Statens pengar", exact=True).click()
    settled(page)
    assert heading(page) == "Statens pengar"
    given = parameters_of(page.url)
    assert (given["lan"], given["ar"]) == ("Jämtland", "2012")
    assert (county_shown(page), picked(page, "År")) == ("Jämtland", "2012")
    # 254.039 x 2 = 508.078 Mkr of 900
    assert f"508,1{NBSP}Mkr" in lead(page)


@pytest.mark.parametrize(("county", "path"), [("Halland", "halland"), ("Västra Götaland", "vastra-gotaland")])
def test_on_a_landsting_page_another_choice_opens_its_page(county: str, path: str, page: Page, server: Server) -> None:
    visit(page, server, "skane", ar=2012)
    choose_county(page, county)
    assert path_of(page) == path
    assert heading(page) == HEADINGS[path]
    assert county_shown(page) == county
    assert parameters_of(page.url)["ar"] == "2012"
    assert picked(page, "År") == "2012"
    assert lead(page).startswith(f"{county} har jobbat in")
    assert notices(page) == []


def test_on_a_landsting_page_the_whole_country_leads_away_from_it(page: Page, server: Server) -> None:
    visit(page, server, "skane", ar=2012)
    choose_county(page, WHOLE_COUNTRY)
    assert path_of(page) in ("", "landsting")
    assert county_shown(page) == WHOLE_COUNTRY
    assert "lan" not in parameters_of(page.url)
    assert picked(page, "År") == "2012"


def test_on_a_landsting_page_another_year_stays_with_the_landsting(page: Page, server: Server) -> None:
    visit(page, server, "skane")
    pick(page, "År", "2012")
    assert path_of(page) == "skane"
    assert heading(page) == "Region Skåne"
    assert "för 2012" in lead(page)
    assert county_shown(page) == "Skåne"


def test_choosing_on_a_phone(new_page: NewPage, server: Server) -> None:
    page = new_page(width=390)
    visit(page, server)
    expect(county_box(page)).to_be_in_viewport()  # without a menu
    choose_county(page, "Jämtland")
    assert parameters_of(page.url)["lan"] == "Jämtland"
    assert "Jämtland har jobbat in" in page.inner_text("body")


# Tiles, search, map, list


@pytest.mark.parametrize("path", ["", "landsting"])
def test_a_tile_opens_the_landsting_and_keeps_the_year(path: str, page: Page, server: Server) -> None:
    visit(page, server, path, ar=2012)
    tile(page, "vasternorrland").click()
    settled(page)
    assert path_of(page) == "vasternorrland"
    assert heading(page) == "Landstinget Västernorrland"
    assert parameters_of(page.url)["ar"] == "2012"
    assert "för 2012" in lead(page)
    assert county_shown(page) == "Västernorrland"
    page.go_back()
    settled(page)
    assert heading(page) == HEADINGS[path]


def test_the_list_leads_to_the_landsting_and_keeps_the_year(page: Page, server: Server) -> None:
    visit(page, server, ar=2012, vy="tabell")
    page.locator("table a", has_text="Kalmar").first.click()
    settled(page)
    assert (path_of(page), heading(page)) == ("kalmar", "Landstinget i Kalmar län")
    assert parameters_of(page.url)["ar"] == "2012"


# What people type, whom they mean, and who is listed for it beside what they typed.
TYPED = {
    "VGR": ("14", ["Västra Götaland · VGR"]),
    "SLL": ("01", ["Stockholm · SLL"]),
    "ÖLL": ("18", ["Örebro · ÖLL"]),
    "NLL": ("25", ["Norrbotten · NLL"]),
    "sörmland": ("04", ["Södermanland · Sörmland"]),
    "Härjedalen": ("23", ["Jämtland · Härjedalen"]),
    "Region Skåne": ("12", []),
    "region jönköping": ("06", []),
    "Region Västra Götaland": ("14", []),
    "skane": ("12", []),
    "Norrbotten": ("25", ["Norrbotten · NLL"]),
    "jämt": ("23", ["Jämtland · Härjedalen"]),
}


def type_in(page: Page, box: Locator, typed: str) -> list[str]:
    """Type into a box as a person does; who is listed for it. What was typed itself comes first: it may be entered."""
    box.click()
    box.fill(typed)
    expect(page.get_by_role("option", name=f"Sök: {typed}")).to_be_visible()
    listed = page.get_by_role("option").all_inner_texts()
    assert listed[0] == f"Sök: {typed}"
    page.keyboard.press("Enter")
    settled(page)
    return listed[1:]


def test_search_knows_what_people_type(page: Page, server: Server, subtests: pytest.Subtests) -> None:
    for typed, (county_code, listed) in TYPED.items():
        with subtests.test(typed):
            visit(page, server, "landsting", ar=2012)
            assert type_in(page, search_box(page), typed) == listed
            assert path_of(page) == LANDSTING[county_code].slug
            assert heading(page) == LANDSTING[county_code].heading
            assert parameters_of(page.url)["ar"] == "2012"


def test_the_box_in_the_head_knows_the_same(page: Page, server: Server, subtests: pytest.Subtests) -> None:
    visit(page, server)
    for typed, (county_code, listed) in TYPED.items():
        with subtests.test(typed):
            assert type_in(page, county_box(page), typed) == listed
            assert county_shown(page) == parameters_of(page.url)["lan"] == LANDSTING[county_code].county
            assert notices(page) == []
    type_in(page, county_box(page), "hela landet")
    assert (county_shown(page), "lan" in parameters_of(page.url)) == (WHOLE_COUNTRY, False)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Mordor", "Mordor är inget landsting. Skriv ett namn, eller välj i listan."),
        (
            "Väst",
            "Väst kan vara flera: Västerbotten, Västernorrland, Västmanland och Västra Götaland. "
            "Skriv mer, eller välj i listan.",
        ),
    ],
)
def test_a_name_that_is_nobodys_or_severals_is_told_and_changes_nothing(
    typed: str, said: str, page: Page, server: Server
) -> None:
    visit(page, server, lan="Jämtland")
    type_in(page, county_box(page), typed)
    assert notices(page) == [said]
    assert (county_shown(page), parameters_of(page.url)["lan"]) == ("Jämtland", "Jämtland")
    visit(page, server, "landsting")
    type_in(page, search_box(page), typed)
    assert notices(page) == [said]
    assert (path_of(page), search_box(page).input_value()) == ("landsting", "")


def test_going_back_from_a_search_finds_the_page_ready_for_another(page: Page, server: Server) -> None:
    visit(page, server, "landsting")
    for typed, path in (("VGR", "vastra-gotaland"), ("SLL", "stockholm")):
        search_box(page).click()
        search_box(page).fill(typed)
        page.keyboard.press("Enter")
        settled(page)
        assert path_of(page) == path
        page.go_back()
        settled(page)
        assert heading(page) == "Välj landsting"
        assert search_box(page).input_value() == ""


def on_the_map(page: Page, county: str) -> Locator:
    return page.locator(f"[data-testid=stVegaLiteChart] path[aria-label*='{county}']")


def test_a_click_on_the_map_opens_the_landsting(page: Page, server: Server) -> None:
    visit(page, server, "landsting", ar=2012)
    on_the_map(page, "Norrbotten").click()
    settled(page)
    assert (path_of(page), heading(page)) == ("norrbotten", "Norrbottens läns landsting")
    assert parameters_of(page.url)["ar"] == "2012"

    page.go_back()
    settled(page)
    assert heading(page) == "Välj landsting", "the old click must not throw the visitor out again"
    on_the_map(page, "Västerbotten").click()
    settled(page)
    assert heading(page) == "Västerbottens läns landsting"


# Filters of single pages


def test_the_list_can_be_narrowed_to_those_on_pace_or_behind(page: Page, server: Server) -> None:
    visit(page, server, vy="tabell")
    everyone = {landsting.county for landsting in LANDSTING.values()}
    assert set(listed(page)) == everyone
    pick(page, ON_PACE_GROUP, "I fas")
    assert parameters_of(page.url)["fas"] == "i-fas"
    assert set(listed(page)) == ON_PACE_2013
    pick(page, ON_PACE_GROUP, "Efter")
    assert parameters_of(page.url)["fas"] == "efter"
    assert set(listed(page)) == everyone - ON_PACE_2013
    # The sentence above is about the nation, whatever the list shows.
    assert "Sju av 21 landsting är i fas" in lead(page)


def test_a_link_with_a_filter_opens_filtered(page: Page, server: Server) -> None:
    visit(page, server, fas="i-fas", ar=2012, vy="tabell")
    assert set(listed(page)) == {"Skåne", "Västmanland"}
    assert picked(page, ON_PACE_GROUP) == "I fas"


def test_the_pace_that_is_picked_leads(page: Page, server: Server) -> None:
    visit(page, server, "finansiering")
    assert picked(page, "Takt") == YEAR
    assert lead(page).index(f"915,3{NBSP}Mkr") < lead(page).index(f"457,7{NBSP}Mkr")
    pick(page, "Takt", HALF_YEAR)
    assert float(parameters_of(page.url)["takt"]) == 1
    assert lead(page).index(f"457,7{NBSP}Mkr") < lead(page).index(f"915,3{NBSP}Mkr")
    # Picked back, the address must not lose it: without takt it would follow the default.
    pick(page, "Takt", YEAR)
    assert float(parameters_of(page.url).get("takt", "2")) == 2
    assert lead(page).index(f"915,3{NBSP}Mkr") < lead(page).index(f"457,7{NBSP}Mkr")


def test_any_pace_of_the_range_can_lead(page: Page, server: Server, subtests: pytest.Subtests) -> None:
    """457.664 Mkr times the pace."""
    for takt, mkr in {"0.50": "228,8", "1.50": "686,5", "2": "915,3", "5.00": f"2{NBSP}288,3"}.items():
        with subtests.test(takt):
            visit(page, server, "finansiering", takt=takt)
            assert notices(page) == []
            assert lead(page).index(f"{mkr}{NBSP}Mkr") < lead(page).index(f"457,7{NBSP}Mkr")


# The copied link


@pytest.mark.parametrize(
    ("path", "given", "spelled_out"),
    [
        ("", {}, {"ar": "2013"}),
        ("", {"lan": "jamtland", "ar": "2012"}, {"lan": "Jämtland", "ar": "2012"}),
        ("", {"fas": "i-fas"}, {"ar": "2013", "fas": "i-fas"}),
        ("landsting", {"lan": "Örebro"}, {"lan": "Örebro", "ar": "2013"}),
        ("finansiering", {}, {"ar": "2013", "takt": "2"}),
        ("finansiering", {"lan": "Skåne", "ar": "2012"}, {"lan": "Skåne", "ar": "2012", "takt": "2"}),
        ("finansiering", {"takt": "1.00"}, {"ar": "2013", "takt": "1"}),
        ("simulering", {}, {"ar": "2013", "takt": "2"}),
        ("jamtland", {"ar": "2012"}, {"ar": "2012"}),
        # What could not be used is not handed on.
        ("", {"lan": "Mordor", "ar": "1999", "utm_source": "mail"}, {"ar": "2013"}),
        ("finansiering", {"takt": "999"}, {"ar": "2013", "takt": "2"}),
        ("blekinge", {"lan": "Jämtland"}, {"ar": "2013"}),
    ],
)
def test_a_copied_link_opens_the_same_view_elsewhere(
    path: str, given: dict[str, str], spelled_out: dict[str, str], new_page: NewPage, server: Server
) -> None:
    page = new_page()
    visit(page, server, path, **given)
    link = copied_link(page)
    assert link.startswith(f"{server.url}/{path}?")
    carried = parameters_of(link)
    if "takt" in carried:  # 2.00, 2.0 and 2 are one pace
        carried["takt"] = f"{float(carried['takt']):g}"
    assert carried.items() >= (spelled_out | {"period": "kv1-2", "sprak": "sv"}).items()
    assert carried.get("lan") in (spelled_out.get("lan"), LANDSTING["23"].county if path == "jamtland" else None)
    assert "utm_source" not in carried

    colleague = new_page(width=390)
    follow(colleague, link)
    assert view(colleague).answer() == view(page).answer()
    assert picked_everywhere(colleague) == picked_everywhere(page)
    assert notices(colleague) == []


def picked_everywhere(page: Page) -> tuple[str, tuple[str, ...]]:
    shown = view(page)
    return shown.county, shown.checked


def test_a_link_copied_after_a_change_has_the_change(page: Page, server: Server) -> None:
    visit(page, server, "finansiering")
    choose_county(page, "Gotland")
    pick(page, "År", "2012")
    pick(page, "Takt", HALF_YEAR)
    carried = parameters_of(copied_link(page))
    assert (carried["lan"], carried["ar"], float(carried["takt"])) == ("Gotland", "2012", 1)


def test_the_link_reaches_the_clipboard(page: Page, server: Server) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit(page, server, lan="Jämtland")
    way_to_copy(page).click()
    to_copy(page).get_by_role("button").click()
    expect(to_copy(page).get_by_role("status")).to_have_text("Kopierat.")
    assert page.evaluate("navigator.clipboard.readText()") == to_copy(page).locator("code").inner_text()


# Back and forward


def test_back_and_forward_walk_through_the_choices(page: Page, server: Server) -> None:
    def tile_of_skane() -> None:
        tile(page, "skane").click()
        settled(page)

    visit(page, server, vy="tabell")
    seen = [view(page)]
    for step in (
        lambda: choose_county(page, "Jämtland"),
        lambda: pick(page, "År", "2012"),
        lambda: pick(page, ON_PACE_GROUP, "I fas"),
        tile_of_skane,
        lambda: pick(page, "År", "2013"),
    ):
        step()
        seen.append(view(page))
    assert len({(*shown.answer(), shown.rows, shown.county) for shown in seen}) == len(seen), "each step shows"
    walk(page, seen)


def test_back_and_forward_walk_through_paces(page: Page, server: Server) -> None:
    visit(page, server, "finansiering", lan="Jämtland")
    seen = [view(page)]
    for step in (
        lambda: pick(page, "Takt", HALF_YEAR),
        lambda: choose_county(page, "Gotland"),
        lambda: pick(page, "Takt", YEAR),
    ):
        step()
        seen.append(view(page))
    walk(page, seen)


def walk(page: Page, seen: list[View]) -> None:
    """Back to the first view and forward to the last: each time all of it is as it was."""
    for expected in reversed(seen[:-1]):
        page.go_back()
        settled(page)
        assert view(page) == expected
    for expected in seen[1:]:
        page.go_forward()
        settled(page)
        assert view(page) == expected


def test_after_going_back_the_controls_still_work(page: Page, server: Server) -> None:
    visit(page, server)
    pick(page, "År", "2012")
    choose_county(page, "Halland")
    page.go_back()
    settled(page)
    page.go_back()
    settled(page)
    # The same choices as those gone back from, which a control that had kept them would not notice.
    choose_county(page, "Halland")
    assert parameters_of(page.url).get("lan") == "Halland"
    assert "Halland har jobbat in" in page.inner_text("body")
    pick(page, "År", "2012")
    assert f"28,2{NBSP}%" in lead(page)
    assert parameters_of(page.url)["ar"] == "2012"


def test_reloading_keeps_the_choices(page: Page, server: Server) -> None:
    visit(page, server)
    choose_county(page, "Jämtland")
    pick(page, "År", "2012")
    before = view(page)
    page.reload()
    settled(page)
    assert view(page) == before


# Addresses with something wrong in them

SCRIPT = "<script>window.hit = 1</script>"
IMAGE = "<img src=x onerror='window.hit = 1'>"


RUBBISH = {
    "lan": (
        "?lan=Mordor",
        "landsting?lan=Mordor",
        "?lan=%00",
        "?lan=%FF%FE",
        "?lan=" + "a" * 5000,
        f"?lan={SCRIPT}",
        f"?lan={IMAGE}",
        "?lan=%26lt;script>",
        "?lan=**Skåne**[x](javascript:window.hit=1)",
    ),
    "ar": (
        "?ar=1999",
        "?ar=abc",
        "?ar=2013.0",
        "?ar=-2013",
        f"?ar={IMAGE}",
        "?ar=" + "9" * 5000,
        "?ar=2012&ar=1999",
        "finansiering?ar=1999",
    ),
    "period": ("?period=x",),
    "sprak": ("?sprak=xx", f"?sprak={SCRIPT}"),
    "fas": ("?fas=%00", f"?fas={IMAGE}"),
    "takt": tuple(
        f"finansiering?takt={value}"
        for value in ("999", "nan", "inf", "1e0", "1,5", "0.49", "5.01", "-1", "9" * 5000, IMAGE)
    ),
}


@pytest.mark.parametrize("name", RUBBISH)
def test_rubbish_gives_the_default_and_one_line(
    name: str, page: Page, server: Server, subtests: pytest.Subtests
) -> None:
    for address in RUBBISH[name]:
        with subtests.test(address[:60]):
            follow(page, f"{server.url}/{address}")
            path = path_of(page)
            assert heading(page) == HEADINGS[path]
            assert NATION_2013[path] in page.inner_text("[data-testid=stMain]")
            assert page.locator(".rd-period").inner_text() == period_line(2013, path)
            assert (county_shown(page), picked(page, "År")) == (WHOLE_COUNTRY, "2013")
            if path == "finansiering":
                assert picked(page, "Takt") == YEAR
            (notice,) = notices(page)
            assert f"{name}=" in notice
            assert len(notice) < 200, "long values are cut"
            assert nothing_of_it_ran(page)


def nothing_of_it_ran(page: Page) -> bool:
    """True when no markup out of the address became part of the page."""
    planted = page.locator("[data-testid=stApp] :is(img[src='x'], script, a[href^='javascript'])").count()
    exceptions = page.get_by_test_id("stException").count()
    return page.evaluate("window.hit") is None and not planted and not exceptions


def test_several_wrong_values_share_a_line(page: Page, server: Server) -> None:
    visit(page, server, lan="Mordor", ar=1999, period="x", sprak="xx")
    (notice,) = notices(page)
    assert all(part in notice for part in ("lan=Mordor", "ar=1999", "period=x", "sprak=xx"))
    assert NATION_2013[""] in lead(page)


def test_a_wrong_value_leaves_the_others_alone(page: Page, server: Server) -> None:
    visit(page, server, lan="Jämtland", ar=1999)
    assert (county_shown(page), picked(page, "År")) == ("Jämtland", "2013")
    assert len(notices(page)) == 1


def test_a_new_choice_ends_the_complaint(page: Page, server: Server) -> None:
    visit(page, server, lan="Mordor")
    choose_county(page, "Halland")
    assert notices(page) == []
    assert parameters_of(page.url)["lan"] == "Halland"


def test_a_repeated_parameter_gives_one_view(page: Page, server: Server, subtests: pytest.Subtests) -> None:
    """Whichever counts, the page agrees with itself."""
    for address in ("?ar=2012&ar=2012", "?ar=2013&ar=2012", "?ar=1999&ar=2012"):
        with subtests.test(address):
            follow(page, f"{server.url}/{address}")
            year = picked(page, "År")
            assert page.locator(".rd-period").inner_text() == period_line(int(year))
            assert {"2012": f"28,2{NBSP}%", "2013": f"48,3{NBSP}%"}[year] in lead(page)
            assert len(notices(page)) <= 1
            assert year == "2012" or notices(page)


NO_CHOICES = (
    "?utm_source=nyhetsbrev&utm_medium=e-post&fbclid=IwAR0&gclid=1",
    "?lan=&ar=&period=&sprak=",
    "?takt=999",  # a parameter of other pages
    "?embed_options=x&lan[]=Mordor",
    "finansiering?takt=",
)


def test_what_is_no_choice_of_the_page_is_ignored(page: Page, server: Server, subtests: pytest.Subtests) -> None:
    for address in NO_CHOICES:
        with subtests.test(address):
            follow(page, f"{server.url}/{address}")
            assert notices(page) == []
            assert NATION_2013[path_of(page)] in lead(page)


def test_on_a_landsting_page_the_path_decides(page: Page, server: Server) -> None:
    visit(page, server, "blekinge", lan="Jämtland")
    assert heading(page) == "Landstinget Blekinge"
    assert lead(page).startswith("Blekinge har jobbat in")
    assert county_shown(page) == "Blekinge"
    (notice,) = notices(page)
    assert "Jämtland" in notice
    assert "Blekinge" in notice


def test_a_landsting_page_with_its_own_name_says_nothing_of_it(
    page: Page, server: Server, subtests: pytest.Subtests
) -> None:
    for lan in ("Blekinge", "blekinge", "BLEKINGE"):
        with subtests.test(lan):
            visit(page, server, "blekinge", lan=lan)
            assert heading(page) == "Landstinget Blekinge"
            assert notices(page) == []


SPELLINGS = {
    "jamtland": "Jämtland",
    "jämtland": "Jämtland",
    "JÄMTLAND": "Jämtland",
    "vastra-gotaland": "Västra Götaland",
    "västra götaland": "Västra Götaland",
    "Vastra-Gotaland": "Västra Götaland",
    # A Mac hands on names in which the dots are signs of their own.
    "Ja\u0308mtland": "Jämtland",
}


def test_slugs_and_lower_case_are_understood(page: Page, server: Server, subtests: pytest.Subtests) -> None:
    for lan, county in SPELLINGS.items():
        with subtests.test(lan):
            visit(page, server, lan=lan)
            assert county_shown(page) == county
            assert notices(page) == []
            assert f"{county} har jobbat in" in page.inner_text("body")


# Language


@pytest.mark.parametrize("path", ["", "finansiering", "skane"])
def test_an_english_browser_gets_the_same_swedish(path: str, new_page: NewPage, server: Server) -> None:
    texts = []
    for locale in ("sv-SE", "en-US"):
        page = new_page(locale=locale)
        visit(page, server, path)
        texts.append(page.get_by_test_id("stMain").inner_text())
        assert page.evaluate("document.documentElement.lang") == "sv"
    assert texts[0] == texts[1]
    assert f"48,3{NBSP}%" in texts[1]


def test_a_page_says_which_language_it_is_in(page: Page, server: Server) -> None:
    """A screen reader that takes Swedish for English cannot be understood."""
    visit(page, server, sprak="en")
    in_english = HEADINGS[""] != heading(page)
    assert page.evaluate("document.documentElement.lang") == ("en" if in_english else "sv")


# By keyboard alone


def test_menu_by_keyboard(page: Page, server: Server) -> None:
    visit(page, server)
    tab_to(page, page.get_by_role("link", name="Statens pengar", exact=True))
    page.keyboard.press("Enter")
    settled(page)
    assert heading(page) == "Statens pengar"


def test_landsting_and_year_by_keyboard(page: Page, server: Server) -> None:
    visit(page, server)
    tab_to(page, county_box(page))
    page.keyboard.press("Control+A")
    page.keyboard.type("Blek")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    settled(page)
    assert parameters_of(page.url)["lan"] == "Blekinge"
    tab_to(page, page.get_by_role("link", name="2012", exact=True))
    page.keyboard.press("Enter")
    settled(page)
    assert parameters_of(page.url)["ar"] == "2012"
    assert page.evaluate("document.activeElement.innerText") == "2012"
    assert f"28,2{NBSP}%" in lead(page)


def test_link_by_keyboard(page: Page, server: Server) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit(page, server, "om")
    tab_to(page, way_to_copy(page))
    page.keyboard.press("Enter")
    tab_to(page, to_copy(page).get_by_role("button"))
    page.keyboard.press("Enter")
    expect(to_copy(page).get_by_role("status")).to_have_text("Kopierat.")
    assert page.evaluate("navigator.clipboard.readText()") == to_copy(page).locator("code").inner_text()


@pytest.mark.parametrize("path", ["", "landsting"])
def test_every_tile_by_keyboard(path: str, page: Page, server: Server) -> None:
    visit(page, server, path)
    for slug in ("norrbotten", "blekinge"):  # top and bottom of the grid; Tab passes all between them
        tab_to(page, tile(page, slug))
    page.keyboard.press("Enter")
    settled(page)
    assert heading(page) == "Landstinget Blekinge"


def test_search_by_keyboard(page: Page, server: Server) -> None:
    visit(page, server, "landsting")
    tab_to(page, search_box(page))
    page.keyboard.type("VGR")
    page.keyboard.press("Enter")
    settled(page)
    assert heading(page) == "Västra Götalandsregionen"


def test_filter_and_list_by_keyboard(page: Page, server: Server) -> None:
    visit(page, server, vy="tabell")
    tab_to(page, page.get_by_role("group", name=ON_PACE_GROUP).get_by_role("link", name="I fas"))
    page.keyboard.press("Enter")
    settled(page)
    assert parameters_of(page.url)["fas"] == "i-fas"
    assert set(listed(page)) == ON_PACE_2013
    tab_to(page, page.locator("table a", has_text="Gotland").first)
    page.keyboard.press("Enter")
    settled(page)
    assert heading(page) == "Region Gotland"


def test_pace_by_keyboard(page: Page, server: Server) -> None:
    visit(page, server, "finansiering")
    tab_to(page, page.get_by_role("group", name="Takt").get_by_role("link", name=HALF_YEAR))
    page.keyboard.press("Enter")
    settled(page)
    assert float(parameters_of(page.url)["takt"]) == 1


# Width


def sideways(page: Page) -> dict[str, int]:
    """By how many pixels the document, or what scrolls in its place, is wider than the window."""
    found = page.evaluate(
        """() => Object.fromEntries(
            ["html", "body", "[data-testid=stAppViewContainer]", "[data-testid=stMain]"].map(s => {
                const e = document.querySelector(s);
                return [s, Math.max(e.scrollWidth - e.clientWidth, e.getBoundingClientRect().right - innerWidth)];
            }))"""
    )
    return {name: pixels for name, pixels in found.items() if pixels > 0}


@pytest.mark.parametrize(
    "address",
    [
        *(path for path in HEADINGS if not any(path == landsting.slug for landsting in LANDSTING.values())),
        "vasternorrland",
        "vastra-gotaland?ar=2012",
        "skane?ar=2011",
        "?lan=" + "W" * 500,
        "finansiering?lan=Västernorrland&takt=1.25",
    ],
)
def test_nothing_scrolls_sideways_on_a_phone(address: str, new_page: NewPage, server: Server) -> None:
    page = new_page(width=390)
    follow(page, f"{server.url}/{address}")
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        settled(page)
        assert sideways(page) == {}, width


def test_what_is_shared_fits_a_small_phone(new_page: NewPage, server: Server) -> None:
    page = new_page(width=320)
    visit(page, server)
    way_to_copy(page).click()
    assert sideways(page) == {}
    box = to_copy(page).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320

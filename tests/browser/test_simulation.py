"""What if, in a real browser: levers by mouse and keyboard, links that bring the scenario back, axes that hold."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Locator, Page

from tests.browser.actions import copied_link, follow, lead, notices, parameters_of, tab_to, visit
from tests.browser.conftest import NewPage, Server, settled

N = "\u00a0"


@pytest.fixture
def page(new_page: NewPage) -> Page:
    return new_page()


def slider(page: Page, name: str) -> Locator:
    return page.get_by_role("slider", name=name, exact=True)


def field(page: Page, name: str) -> Locator:
    return page.get_by_role("textbox", name=f"{name}, exakt", exact=True)


def put(page: Page, name: str, value: str) -> None:
    """Type a value into a lever's field."""
    box = field(page, name)
    box.fill(value)
    box.press("Enter")
    moved(page)


def moved(page: Page) -> None:
    """Wait until a move is in the address and the page follows: the picture comes a moment before the rest."""
    page.wait_for_timeout(300)
    settled(page)


def choose(page: Page, name: str, option: str) -> None:
    page.get_by_role("combobox", name=name, exact=True).select_option(label=option)
    moved(page)


def faults(page: Page) -> list[str]:
    """What the levers' fields say of what was typed."""
    return page.get_by_role("alert").filter(visible=True).all_inner_texts()


def texts(page: Page) -> str:
    return " ".join(page.locator(".rd-lead, .rd-text").all_inner_texts())


def axis(page: Page) -> list[str]:
    """The figures along the chart's Mkr axis."""
    labels = page.locator(".st-key-picture [data-testid=stVegaLiteChart] .role-axis-label text").all_text_contents()
    return [label for label in labels if label.replace(N, "").isdigit()]


def table_row(page: Page, county: str) -> list[str]:
    row = page.locator("table", has_text="Andel efter ×1").locator("tr", has_text=county).first
    return row.locator("td").all_text_contents()  # folded away


def test_unchanged_it_is_the_agreement(page: Page, server: Server) -> None:
    visit(page, server, "simulering")
    assert lead(page) == (
        f"Helår i samma takt (×2) 2013 får landstingen 915,3{N}Mkr, lika mycket som med överenskommelsens regler."
    )
    assert "Inget är ändrat" in texts(page)
    assert page.get_by_role("button", name="Tillbaka till överenskommelsen").is_disabled()


@pytest.mark.parametrize(
    ("year", "beside"),
    [
        (2012, f"enligt överenskommelsen 900{N}Mkr (härlett)"),
        (2013, f"enligt överenskommelsen 948{N}Mkr"),
    ],
)
def test_a_lever_says_when_what_it_starts_from_is_inferred(year: int, beside: str, page: Page, server: Server) -> None:
    visit(page, server, "simulering", ar=year)
    assert page.locator("[data-name=ram] .rd-lever-agreed").inner_text() == beside


def test_unchanged_at_the_half_year_it_shows_the_reports_shares(page: Page, server: Server) -> None:
    visit(page, server, "simulering", takt="1")
    printed = {"Skåne": 103, "Jämtland": 40, "Halland": 26, "Västra Götaland": 61, "Riket": 48}
    for county, percent in printed.items():
        # Before, after, difference, share of the half-year; the year at the same pace stands beside.
        share = table_row(page, county)[2].removesuffix(f"{N}%").replace(",", ".")
        assert abs(float(share) - percent) <= 0.5, county


def test_a_lever_by_keyboard_changes_address_figures_and_words(page: Page, server: Server) -> None:
    visit(page, server, "simulering", lan="Jämtland")
    axis_before = axis(page)
    assert axis_before[-1] == "300"
    handle = slider(page, "KBT/IPT, kr")
    tab_to(page, handle)
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
        moved(page)
    assert parameters_of(page.url) == {"lan": "Jämtland", "kbt": "10000"}
    # 21 906 KBT patients a half-year, 2 000 kr less each, twice: 87.6 Mkr.
    assert f"827,7{N}Mkr" in lead(page)
    assert f"Ändrat: KBT/IPT 10{N}000{N}kr i stället för 12{N}000{N}kr." in texts(page)
    assert field(page, "KBT/IPT, kr").input_value() == "10000"
    assert axis(page) == axis_before


def test_a_field_takes_any_number_of_the_range(page: Page, server: Server) -> None:
    visit(page, server, "simulering")
    put(page, "MMR2, kr", "45001")
    assert parameters_of(page.url) == {"mmr2": "45001"}
    assert f"MMR2 45{N}001{N}kr i stället för 45{N}000{N}kr" in texts(page)


def test_the_ceiling_is_said_first(page: Page, server: Server) -> None:
    visit(page, server, "simulering", ram="712")
    assert lead(page).startswith(f"Taket nås: av produktionens 915,3{N}Mkr blir 203,3{N}Mkr obetalt.")


def test_the_way_back(page: Page, server: Server) -> None:
    visit(page, server, "simulering", kbt="9000", ram="712", nyckel="befolkning", volym_kbt="10", ar="2012")
    page.get_by_role("button", name="Tillbaka till överenskommelsen").click()
    moved(page)
    assert parameters_of(page.url) == {"ar": "2012"}
    assert "Inget är ändrat" in texts(page)
    assert field(page, "KBT/IPT, kr").input_value() == "12000"


def test_a_way_back_of_several_levers_is_one_step(page: Page, server: Server) -> None:
    visit(page, server, "simulering", kbt="9000", ram="712", volym_kbt="10")
    page.get_by_role("button", name="Tillbaka till överenskommelsen").click()
    moved(page)
    assert parameters_of(page.url) == {}
    page.go_back()
    settled(page)
    assert parameters_of(page.url) == {"kbt": "9000", "ram": "712", "volym_kbt": "10"}
    assert f"ramen 712{N}Mkr" in texts(page)


def test_the_key_matters_when_the_pool_is_short(page: Page, server: Server) -> None:
    visit(page, server, "simulering", ram="712")
    before = table_row(page, "Skåne")[1]
    choose(page, "Om potten inte räcker delas den (antagande)", "efter befolkning")
    assert parameters_of(page.url) == {"ram": "712", "nyckel": "befolkning"}
    assert table_row(page, "Skåne")[1] != before
    assert table_row(page, "Riket")[1] == "712,0"


def test_back_and_forward_walk_through_levers(page: Page, server: Server) -> None:
    visit(page, server, "simulering")
    for value in ("11000", "10000"):
        put(page, "KBT/IPT, kr", value)
    page.go_back()
    settled(page)
    assert parameters_of(page.url) == {"kbt": "11000"}
    assert field(page, "KBT/IPT, kr").input_value() == "11000"
    assert f"KBT/IPT 11{N}000{N}kr" in texts(page)
    page.go_forward()
    settled(page)
    assert field(page, "KBT/IPT, kr").input_value() == "10000"


def test_a_copied_link_brings_back_exactly_the_same_view(
    page: Page, server: Server, new_page: Callable[..., Page]
) -> None:
    scenario = {
        "kbt": "10500", "mmr1": "26000", "mmr2": "44000", "tillagg": "900", "ram": "800.5", "takt": "1.5",
        "volym_kbt": "10", "volym_mmr1": "0", "volym_mmr2": "-5", "volym_lan": "Skåne", "nyckel": "befolkning",
    }  # fmt: skip
    visit(page, server, "simulering", lan="Halland", ar="2012", **scenario)
    link = copied_link(page)
    carried = parameters_of(link)
    assert re.fullmatch("[0-9a-f]{8}", carried.pop("data"))
    assert carried == {
        **scenario,
        "lan": "Halland",
        "ar": "2012",
        "period": "kv1-2",
        "sprak": "sv",
        "vidare": "baklanges",
    }
    other = new_page()
    follow(other, link)
    assert texts(other) == texts(page)
    assert other.locator("table").all_inner_texts() == page.locator("table").all_inner_texts()
    assert notices(other) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kbt", "200001"),
        ("mmr1", "25000.5"),
        ("tillagg", "tusen"),
        ("ram", "9999"),
        ("takt", "0.1"),
        ("volym_kbt", "301"),
    ],
)
def test_a_value_out_of_range_gives_the_agreement_and_one_line(
    name: str, value: str, page: Page, server: Server
) -> None:
    visit(page, server, "simulering", **{name: value})
    (line,) = notices(page)
    assert f"{name}={value}" in line
    assert "Inget är ändrat" in texts(page)


LEVERS = (
    "KBT/IPT, kr", "MMR1, kr", "MMR2, kr", "Tillägg, kr", "Ram för året, Mkr", "Takt, gånger halvåret",
    "KBT/IPT, ändring i %", "MMR1, ändring i %", "MMR2, ändring i %",
)  # fmt: skip


def test_every_lever_is_reached_by_keyboard(page: Page, server: Server) -> None:
    visit(page, server, "simulering", volym_kbt="5")
    for name in LEVERS[:6]:
        tab_to(page, slider(page, name))
        tab_to(page, field(page, name))
    tab_to(page, page.get_by_role("combobox", name="Om potten inte räcker delas den (antagande)"))
    for name in LEVERS[6:]:
        tab_to(page, slider(page, name))
        tab_to(page, field(page, name))
    tab_to(page, page.get_by_role("combobox", name="Ändrat antal gäller"))
    tab_to(page, page.get_by_role("button", name="Tillbaka till överenskommelsen"))


def test_each_lever_has_its_own_way_back(page: Page, server: Server) -> None:
    visit(page, server, "simulering", kbt="9000", mmr1="20000")
    page.get_by_role("button", name="Återställ KBT/IPT, kr").click()
    moved(page)
    assert parameters_of(page.url) == {"mmr1": "20000"}
    assert field(page, "KBT/IPT, kr").input_value() == "12000"
    assert not page.get_by_role("button", name="Återställ KBT/IPT, kr").is_visible()


def test_a_slider_moved_home_leaves_the_address(page: Page, server: Server) -> None:
    visit(page, server, "simulering", kbt="12500")
    slider(page, "KBT/IPT, kr").press("ArrowLeft")
    moved(page)
    assert parameters_of(page.url) == {}
    assert "Inget är ändrat" in texts(page)


def test_a_field_speaks_swedish_and_refuses_what_it_cannot_use(page: Page, server: Server) -> None:
    visit(page, server, "simulering")
    put(page, "Ram för året, Mkr", "1 000,5")
    assert parameters_of(page.url) == {"ram": "1000.5"}
    assert field(page, "Ram för året, Mkr").input_value() == "1000,5"
    for given in ("tusen", "5001", ""):
        put(page, "Ram för året, Mkr", given)
        assert page.get_by_role("alert").filter(visible=True).all_inner_texts() == [
            f"Skriv ett tal från 0 till 5{N}000."
        ]
        assert field(page, "Ram för året, Mkr").get_attribute("aria-invalid") == "true"
        assert parameters_of(page.url) == {"ram": "1000.5"}
    put(page, "Ram för året, Mkr", "900")
    assert faults(page) == []
    put(page, "KBT/IPT, kr", "10000,5")
    assert faults(page) == [f"Skriv ett heltal från 0 till 200{N}000."]


def test_a_choice_shows_where_it_starts_is_marked_and_has_a_way_back(page: Page, server: Server) -> None:
    visit(page, server, "simulering", ram="712")
    row = page.locator("[data-name=nyckel]")
    assert "utgångsläge: efter det som är över" in row.inner_text()
    assert "ändrad" not in row.inner_text()
    choose(page, "Om potten inte räcker delas den (antagande)", "efter befolkning")
    assert "ändrad" in row.inner_text()
    back = page.get_by_role("button", name="Återställ Om potten inte räcker delas den (antagande)")
    tab_to(page, back)
    page.keyboard.press("Enter")
    moved(page)
    assert parameters_of(page.url) == {"ram": "712"}
    assert not back.is_visible()
    assert row.locator("select").input_value() == "overskott"


def test_scenarios_are_saved_compared_and_mailed(page: Page, server: Server, new_page: Callable[..., Page]) -> None:
    visit(page, server, "simulering", lan="Skåne", kbt="10000")
    page.get_by_role("radiogroup", name="Fråga").get_by_text("Jämför räkneexempel").click()
    settled(page)
    save(page, "Lägre *KBT*")
    put(page, "Ram för året, Mkr", "712")
    save(page, "Lägre och mindre")
    assert picked_question(page) == "Jämför räkneexempel"
    page.get_by_role("radiogroup", name="Jämför mot").get_by_text("Lägre *KBT*", exact=True).click()
    settled(page)
    assert side_by_side(page)["Skillnad, landet"] == [f"+87{N}624{N}000", "0", f"\u2212115{N}704{N}000"]
    link = copied_link(page)
    other = new_page()
    follow(other, link)
    assert picked_question(other) == "Jämför räkneexempel"
    assert side_by_side(other) == side_by_side(page)
    assert parameters_of(link)["bas"] == "scenario1"


def test_a_file_brings_the_scenarios_back_and_a_bad_one_loses_nothing(
    page: Page, server: Server, new_page: Callable[..., Page]
) -> None:
    visit(page, server, "simulering", scenario1="Lägre KBT;kbt:10000", scenario3="Ram 712;ram:712", bas="scenario3")
    page.get_by_text("Som fil").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Ladda ned räkneexemplen (JSON)").click()
    content = download.value.path().read_bytes()
    held, shown = parameters_of(page.url), side_by_side(page)
    for bad, told in (
        (content[:200], "filen är inte JSON"),
        (content.replace(b'"version": 1', b'"version": 2'), "filens version kan inte läsas; väntade 1"),
        (content.replace("Lägre KBT".encode(), rb"\ud800"), "filen är inte JSON"),
    ):
        bring(page, bad)
        assert told in " ".join(page.locator(".rd-notice").all_inner_texts())
        assert parameters_of(page.url) == held
        assert side_by_side(page) == shown
    other = new_page()
    visit(other, server, "simulering", kostnad_kbt="1", scenario2="Annat;kbt:1")
    other.get_by_text("Som fil").click()
    bring(other, content)
    assert [name for name in parameters_of(other.url) if name.startswith("scenario")] == ["scenario1", "scenario3"]
    assert side_by_side(other)["Får, landet"] == shown["Får, landet"]
    assert shown["Får, landet"] == [f"915{N}328{N}000", f"827{N}704{N}000", f"712{N}000{N}000"]
    other.go_back()
    settled(other)
    assert parameters_of(other.url) == {"kostnad_kbt": "1", "scenario2": "Annat;kbt:1"}


def save(page: Page, name: str) -> None:
    """Keep what the levers say under a name, by keyboard."""
    box = page.get_by_role("textbox", name="Räkneexemplets namn")
    box.fill(name)
    box.press("Enter")
    moved(page)


def bring(page: Page, content: bytes) -> None:
    file = FilePayload(name="scenarier.json", mimeType="application/json", buffer=content)
    page.locator("input[type=file]").set_input_files(file)
    moved(page)


def picked_question(page: Page) -> str:
    return page.get_by_role("radiogroup", name="Fråga").locator("label:has(input:checked)").inner_text()


def side_by_side(page: Page) -> dict[str, list[str]]:
    """The table of the scenarios, by its rows' names."""
    rows = page.locator("table", has_text="Upparbetat, landet").locator("tbody tr")
    return {row.locator("th").inner_text(): row.locator("td").all_inner_texts() for row in rows.all()}


def test_volume_of_one_landsting(page: Page, server: Server) -> None:
    visit(page, server, "simulering", lan="Jämtland")
    page.get_by_text("Antal behandlade").click()
    choose(page, "Ändrat antal gäller", "Jämtland")
    put(page, "MMR2, ändring i %", "50")
    assert parameters_of(page.url) == {"lan": "Jämtland", "volym_lan": "Jämtland", "volym_mmr2": "50"}
    assert f"Ändrat: volymen MMR2 i Jämtland +50{N}%." in texts(page)


def test_what_was_left_out_for_want_of_a_landsting_does_not_come_back_with_a_move(page: Page, server: Server) -> None:
    visit(page, server, "simulering", volym_kbt="50", volym_mmr1="20", volym_lan="Skånne")
    assert "Inget är ändrat" in texts(page)
    page.get_by_text("Antal behandlade").click()
    put(page, "MMR2, ändring i %", "10")
    assert parameters_of(page.url) == {"volym_mmr2": "10"}
    assert notices(page) == []
    assert f"Ändrat: volymen MMR2 +10{N}%." in texts(page)


def test_quick_moves_end_where_the_last_one_did(page: Page, server: Server) -> None:
    visit(page, server, "simulering")
    handle = slider(page, "KBT/IPT, kr")
    for _ in range(12):
        handle.press("ArrowRight", delay=20)
    page.wait_for_timeout(1500)
    settled(page)
    assert parameters_of(page.url) == {"kbt": "18000"}
    assert field(page, "KBT/IPT, kr").input_value() == "18000"
    assert f"KBT/IPT 18{N}000{N}kr" in texts(page)


def test_the_pictures_name_tells_the_result_of_the_last_move(page: Page, server: Server) -> None:
    visit(page, server, "simulering")
    chart = page.locator(".st-key-picture").get_by_test_id("stVegaLiteChart")
    assert "Inget landsting får mer eller mindre" in (chart.get_attribute("aria-label") or "")
    slider(page, "KBT/IPT, kr").press("ArrowRight")
    moved(page)
    name = chart.get_attribute("aria-label") or ""
    assert re.search(r"Tjugoett|21", name)
    assert "får mer" in name

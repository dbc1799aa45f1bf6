"""What a visitor does and sees, in the visitor's words: open an address, choose, read."""

import re
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from playwright.sync_api import Locator, Page

from tests.browser.conftest import Server, settled
from tests.browser.promised import STANDING_NOTICES

WHOLE_COUNTRY = "Hela landet"
MOST_TABS = 150  # before a control counts as out of the keyboard's reach


class View(NamedTuple):
    """What a page shows of its choices: address, answer, figures, and where the controls stand."""

    address: str
    heading: str
    leads: tuple[str, ...]
    own: tuple[str, ...]
    figures: tuple[str, ...]
    rows: tuple[str, ...]
    county: str
    checked: tuple[str, ...]

    def answer(self) -> tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """The part that a link hands on: heading, answer and figures."""
        return self.heading, self.leads, self.own, self.figures


def visit(page: Page, server: Server, path: str = "", **parameters: object) -> None:
    """Open an address of the app and wait until it is all there."""
    query = f"?{urlencode(parameters, quote_via=quote)}" if parameters else ""
    follow(page, f"{server.url}/{path}{query}")


def follow(page: Page, link: str) -> None:
    """Open a link as it stands."""
    page.goto(link)
    settled(page)


def view(page: Page) -> View:
    """What the page shows now."""
    parts = urlsplit(page.url)
    return View(
        address=f"{parts.path}?{parts.query}",
        heading=heading(page),
        leads=_texts(page, ".rd-lead"),
        own=_texts(page, ".rd-text"),
        figures=_texts(page, ".rd-figures > div"),
        rows=_texts(page, "[data-testid=stMain] tbody > tr > th"),
        county=county_shown(page),
        checked=tuple(page.locator("label:has(input:checked), .rd-choose [aria-current]").all_inner_texts()),
    )


def _texts(page: Page, selector: str) -> tuple[str, ...]:
    """What is seen: tables that are folded away are not."""
    return tuple(page.locator(selector).filter(visible=True).all_inner_texts())


def heading(page: Page) -> str:
    """The page's h1; there is one."""
    (only,) = page.locator("h1").all_inner_texts()
    return only


def lead(page: Page) -> str:
    """The answer that the page opens with."""
    return page.locator(".rd-lead").first.inner_text()


def notices(page: Page) -> list[str]:
    """What the page says of its address: its notices but for the one that always stands there."""
    standing = STANDING_NOTICES.get(path_of(page), [])
    return [notice for notice in page.locator(".rd-notice").all_inner_texts() if notice not in standing]


def path_of(page: Page) -> str:
    """The page's address without slash and parameters."""
    return urlsplit(page.url).path.strip("/")


def parameters_of(link: str) -> dict[str, str]:
    """A link's parameters; each may stand there once only."""
    pairs = parse_qsl(urlsplit(link).query, keep_blank_values=True)
    assert len(dict(pairs)) == len(pairs), link
    return dict(pairs)


def county_box(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Ditt landsting")


def county_shown(page: Page) -> str:
    """Whom the box shows, without the other names that it lists beside."""
    return county_box(page).input_value().split(" · ")[0]


def search_box(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Sök landsting")


def choose_county(page: Page, county: str) -> None:
    """Pick a landsting, or the whole country, in the sidebar."""
    county_box(page).click()
    county_box(page).fill(county)
    page.get_by_role("option", name=re.compile(f"^{county}( ·|$)")).click()
    settled(page)


def pick(page: Page, group: str, option: str) -> None:
    """Choose one of a few: of a row of links, or of radio buttons."""
    page.get_by_label(group, exact=True).get_by_text(option, exact=True).click()
    settled(page)


def picked(page: Page, group: str) -> str:
    """What such a choice stands at."""
    chosen = page.get_by_label(group, exact=True).locator("[aria-current], label:has(input:checked)")
    return chosen.inner_text().strip()


def tile(page: Page, county: str) -> Locator:
    """A landsting's tile. Its name has soft hyphens, so the address it leads to tells it."""
    return page.locator(f".rd-tiles a[href^='/{county}?']")


def way_to_copy(page: Page, name: str = "Dela") -> Locator:
    """What opens the link to copy."""
    return page.locator("summary", has_text=name)


def to_copy(page: Page) -> Locator:
    """The link, the button that copies it, and what is said of that."""
    return page.locator(".rd-share .rd-copy")


def copied_link(page: Page) -> str:
    """What "Dela" offers."""
    way_to_copy(page).click()
    link = to_copy(page).locator("code").inner_text()
    way_to_copy(page).click()
    return link


def tab_to(page: Page, control: Locator) -> None:
    """Reach a control by the Tab key alone, from where the focus is."""
    for _ in range(MOST_TABS):
        if control.evaluate("e => e === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{control} is not reached in {MOST_TABS} presses of Tab")

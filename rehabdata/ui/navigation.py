"""Which pages there are and under which addresses. The addresses are promises: one is added, none is changed."""

from dataclasses import dataclass
from functools import cache

import streamlit as st

from rehabdata.ui import source
from rehabdata.ui.choices import Choices


@dataclass(frozen=True)
class Entry:
    """One page: its script in pages/, its address, its name in the menu and in the browser's title."""

    script: str
    url_path: str
    title: str
    icon: str
    money_only: bool = False  # shows money alone, whose rules do not reach 2011


OVERVIEW = Entry("overview.py", "", "Översikt", ":material/home:")
LANDSTING = Entry("landsting.py", "landsting", "Landsting", ":material/map:", money_only=True)
FUNDING = Entry("funding.py", "finansiering", "Statens pengar", ":material/payments:", money_only=True)
SIMULATION = Entry("simulation.py", "simulering", "Vad händer om?", ":material/tune:", money_only=True)
PLAN = Entry("plan.py", "lup", "LUP Jämtland Härjedalen", ":material/flag:")
QUALITY = Entry("quality.py", "kvalitet", "Kvalitet", ":material/fact_check:")
ABOUT = Entry("about.py", "om", "Om uppgifterna", ":material/info:")

MENU = (OVERVIEW, LANDSTING, FUNDING, SIMULATION, PLAN, QUALITY, ABOUT)
ONE_LANDSTING = "one_landsting.py"
_REGISTERED = "pages"


@cache
def titles() -> dict[str, str]:
    """Every address to the title of its page: the menu's pages and the 21 landsting's."""
    counties = {slug: source.county_by_code()[code] for code, slug in source.slug_by_code().items()}
    return {entry.url_path: entry.title for entry in MENU} | counties


def pages() -> dict[str, st.Page]:
    """A fresh Streamlit page per address: the menu's, then one hidden page for each landsting.

    No icons here: Streamlit would fetch a page's icon for the browser tab from another host.
    """
    built = {
        entry.url_path: st.Page(
            f"../../pages/{entry.script}",
            title=entry.title,
            url_path=entry.url_path or None,
            default=not entry.url_path,
        )
        for entry in MENU
    }
    for code, slug in source.slug_by_code().items():
        built[slug] = st.Page(
            f"../../pages/{ONE_LANDSTING}",
            title=source.county_by_code()[code],
            url_path=slug,
            visibility="hidden",
        )
    return built


def register() -> st.Page:
    """Tell Streamlit of every page; returns the one that the address asks for. Called once a run, by the frame."""
    built = pages()
    st.session_state[_REGISTERED] = built
    return st.navigation(list(built.values()), position="hidden")


def registered() -> dict[str, st.Page]:
    """The pages of this run by address, for links to them."""
    built: dict[str, st.Page] = st.session_state[_REGISTERED]
    return built


def county_code_of(url_path: str) -> str | None:
    """The landsting whose page an address is, None for the other pages."""
    return next((code for code, slug in source.slug_by_code().items() if slug == url_path), None)


def year_shown(url_path: str, chosen: Choices) -> int:
    """The year that a page's figures are of: the chosen one, or the one that the money's rules reach."""
    money_only = any(entry.money_only for entry in MENU if entry.url_path == url_path)
    return chosen.money_year if money_only else chosen.year

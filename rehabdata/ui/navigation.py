"""Which pages there are and under which addresses. The addresses are promises: one is added, none is changed."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass

import streamlit as st

from rehabdata.data import Data, kept_in_language
from rehabdata.hosting.web import Head
from rehabdata.language import _, later
from rehabdata.ui import source
from rehabdata.ui.choices import Choices


@dataclass(frozen=True)
class Entry:
    """One page: its script in pages/, its address, its name in the menu and in the browser's title."""

    script: str
    url_path: str
    title: str
    icon: str
    about: str  # what a link to it says in a chat
    money: bool = False  # shows the year's money
    obeys: tuple[str, ...] = ()  # of the choices that pages share, those that its head offers


OVERVIEW = Entry(
    "overview.py",
    "",
    later("Översikt"),
    "home",
    later(
        "Hur mycket av statens pengar för rehabilitering landstingen har jobbat in, vilka som "
        "är i fas och hur antalet behandlade har ändrats."
    ),
    money=True,
    obeys=("lan", "ar", "vy"),
)
LANDSTING = Entry(
    "landsting.py",
    "landsting",
    later("Landsting"),
    "map",
    later(
        "De 21 landstingens andel av statens pengar för rehabilitering, på rutor, karta och i "
        "lista. Välj ditt landsting."
    ),
    money=True,
    obeys=("lan", "ar"),
)
COMPARE = Entry(
    "compare.py",
    "jamfor",
    later("Jämför"),
    "compare_arrows",
    later(
        "Landstingen sida vid sida: andel av statens pengar, behandlingar per invånare, kvinnor och män. Välj vilka "
        "och efter vilka mått."
    ),
    money=True,
    obeys=("lan", "ar", "vy"),
)
FUNDING = Entry(
    "funding.py",
    "finansiering",
    later("Statens pengar"),
    "payments",
    later(
        "Statens pengar för rehabilitering: ram, fördelning efter befolkning, vad landstingen "
        "har jobbat in och vad som blir kvar."
    ),
    money=True,
    obeys=("lan", "ar", "vy"),
)
SIMULATION = Entry(
    "simulation.py",
    "simulering",
    later("Vad händer om?"),
    "tune",
    later(
        "Räkneexempel, inte beslut: vad varje landsting får med andra ersättningar, annan ram, "
        "annan takt eller fler behandlade."
    ),
    money=True,
    obeys=("lan", "ar"),
)
PLAN = Entry(
    "plan.py",
    "lup",
    later("LUP Jämtland Härjedalen"),
    "flag",
    later(
        "Planens mål för färre sjukdagar och lägre sjukfrånvaro i Region Jämtland Härjedalen: "
        "vad som är nått, och länets egen förändring bredvid."
    ),
    obeys=("lan", "vy"),
)
QUALITY = Entry(
    "quality.py",
    "kvalitet",
    later("Kvalitet"),
    "fact_check",
    later("Stämmer dokumenten med sina egna tabeller? Varje påstående prövat mot siffrorna, med det som avgör."),
)
DATA = Entry(
    "data.py",
    "data",
    later("Data"),
    "download",
    later(
        "Ta med tabeller som filer. Titta på egna siffror i alla sidor: mallar, kontroll av alla fel på en gång, "
        "jämförelse. Egna siffror syns bara för den som lämnar in dem."
    ),
)
ABOUT = Entry(
    "about.py",
    "om",
    later("Om uppgifterna"),
    "info",
    later("Var siffrorna kommer ifrån, hur de räknas och vad de inte säger."),
)

MENU = (OVERVIEW, LANDSTING, COMPARE, FUNDING, SIMULATION, PLAN, QUALITY, DATA, ABOUT)
ONE_LANDSTING, ONE_OBEYS = "one_landsting.py", ("lan", "ar", "vy")
_ABOUT_ONE = later(
    "{county}: andel av statens pengar för rehabilitering, plats bland de 21, behandlade "
    "patienter år för år, kvinnor och män."
)


def heads() -> dict[str, Head]:
    """Every address to the head of its page, in the run's language: the menu's pages and the 21 landsting's."""
    menu = {entry.url_path: Head(_(entry.title), _(entry.about)) for entry in MENU}
    counties = {slug: source.data().county_by_code[code] for code, slug in source.data().slug_by_code.items()}
    return menu | {
        slug: Head(county, _(_ABOUT_ONE, county=county), LANDSTING.url_path) for slug, county in counties.items()
    }


@kept_in_language
def _pages(data: Data) -> dict[str, st.Page]:
    """A Streamlit page per address, titled in the run's language: the menu's, then a hidden one for each landsting.

    No icons here: Streamlit would fetch a page's icon for the browser tab from another host.
    """
    built = {
        entry.url_path: st.Page(
            f"../../pages/{entry.script}",
            title=_(entry.title),
            url_path=entry.url_path or None,
            default=not entry.url_path,
        )
        for entry in MENU
    }
    for code, slug in data.slug_by_code.items():
        title = data.county_by_code[code]
        built[slug] = st.Page(f"../../pages/{ONE_LANDSTING}", title=title, url_path=slug, visibility="hidden")
    return built


def page_asked_for() -> st.Page:
    """Tell Streamlit of every page; returns the one that the address asks for. Called once a run, by the frame.

    Copies: Streamlit writes on the page that may be run, and runs of other visitors go on beside.
    """
    return st.navigation([copy(page) for page in _pages(source.data()).values()], position="hidden")


def switch_to(url_path: str, query: Mapping[str, str]) -> None:
    """End this run and open another page."""
    st.switch_page(_pages(source.data())[url_path], query_params=query)


def county_code_of(url_path: str) -> str | None:
    """The landsting whose page an address is, None for the other pages."""
    return next((code for code, slug in source.data().slug_by_code.items() if slug == url_path), None)


def shows_money(url_path: str) -> bool:
    """Whether a page shows the chosen year's money."""
    return county_code_of(url_path) is not None or any(entry.money for entry in MENU if entry.url_path == url_path)


def obeys(url_path: str) -> tuple[str, ...]:
    """Which of the shared choices a page's head offers."""
    if county_code_of(url_path):
        return ONE_OBEYS
    return next((entry.obeys for entry in MENU if entry.url_path == url_path), ())


def year_shown(url_path: str, chosen: Choices) -> int:
    """The year that a page's figures are of: the one that the money's rules reach, where it is of money alone."""
    of_money = shows_money(url_path) and url_path != COMPARE.url_path
    return chosen.money_year if of_money else chosen.year

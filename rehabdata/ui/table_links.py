"""One way to take a table away: a quiet line of links below it, to the same figures in the open data.

Plain links rather than buttons that Streamlit fills: the file is the API's answer, byte for byte, and costs nothing
until somebody asks for it.
"""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from rehabdata.api import catalogue
from rehabdata.language import _
from rehabdata.ui import parts

WORDS = {"xlsx": "Excel", "csv": "CSV", "json": "JSON", "jsonstat": "JSON-stat"}
USUAL = ("xlsx", "csv", "json")


def show(
    name: str, query: Mapping[str, str] | None = None, formats: Sequence[str] = USUAL, *, of: str | None = None
) -> None:
    """Links to an address of the open data, such as "tables/patients" or "funding", with its parameters.

    `of` says whose figures the links give where the address' own title would not tell, as for two tables of a page
    with other parameters. Raises KeyError for a name that is not in catalogue.TITLES.
    """
    title = of or _(catalogue.TITLES[name])
    links = " · ".join(link(name, kind, title, query or {}) for kind in formats)
    said = parts.composed(_("Ta med tabellen: {links}"), links=parts.Markup(links))
    st.html(f"<p class='rd-take'>{said}</p>")


def link(name: str, kind: str, title: str, query: Mapping[str, str]) -> str:
    """One link, as markup. Its name says the kind of file and the table: a list of links is read without the page."""
    href = escape(catalogue.address(name, kind, query), quote=True)
    named = escape(_("{kind}: {title}", kind=WORDS[kind], title=title), quote=True)
    return f"<a href='{href}' aria-label='{named}' download>{WORDS[kind]}</a>"

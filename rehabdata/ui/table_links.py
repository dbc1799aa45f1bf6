"""One way to take a table away: a quiet line of links below it, to the same figures in the open data.

Plain links rather than buttons that Streamlit fills: the file is the API's answer, byte for byte, and costs nothing
until somebody asks for it.
"""

from collections.abc import Mapping, Sequence
from html import escape

from rehabdata import rows
from rehabdata.api import catalogue
from rehabdata.language import _, later
from rehabdata.ui import parts, passage, source
from rehabdata.ui.choices import Choices
from rehabdata.ui.parts import Markup

WORDS = {"xlsx": "Excel", "csv": "CSV", "json": "JSON", "jsonstat": "JSON-stat"}
USUAL = ("xlsx", "csv", "json")
GROUND = later("siffrorna som den räknas ur")  # of a table whose own figures are an answer to the visitor alone


def show(
    name: str, query: Mapping[str, str] | None = None, formats: Sequence[str] = USUAL, *, part: str | None = None
) -> None:
    """Links to an address of the open data, such as "tables/patients" or "funding", with its parameters.

    `part` says which figures of the table they give where a table shows those of two calls. Raises KeyError for a name
    that is not in catalogue.TITLES. Nothing beside a visitor's own figures: the open data do not have them.
    """
    if source.are_shared():
        passage.say(f"<p class='rd-take'>{line(name, query or {}, formats, part)}</p>")


def show_each(name: str, queries: Mapping[str, Mapping[str, str]]) -> None:
    """A line for each call of one address: which figures they are, and the parameters."""
    if source.are_shared():
        lines = (f"<p class='rd-take'>{line(name, query, part=part)}</p>" for part, query in queries.items())
        passage.say("".join(lines))


def line(name: str, query: Mapping[str, str], formats: Sequence[str] = USUAL, part: str | None = None) -> Markup:
    """What a line says, and its links, as markup."""
    title = _(catalogue.TITLES[name])
    named = _("{title}, {part}", title=title, part=part) if part else title
    links = Markup(" · ".join(link(name, kind, named, query) for kind in formats))
    if part:
        return parts.composed(_("Ta med tabellen, {part}: {links}"), part=part, links=links)
    return parts.composed(_("Ta med tabellen: {links}"), links=links)


def money(chosen: Choices, *paces: float) -> None:
    """The money of the chosen year by its own rules, a line for each pace."""
    calls = {rows.pace_name(pace): at_pace(chosen, pace) for pace in paces}
    if len(calls) == 1:
        show(catalogue.FUNDING, next(iter(calls.values())))
    else:
        show_each(catalogue.FUNDING, calls)


def at_pace(chosen: Choices, pace: float) -> dict[str, str]:
    """The parameters of the chosen year's money by its own rules at a pace."""
    return {"ar": str(chosen.money_year), "period": chosen.period, "takt": f"{pace:.2f}"}


def link(name: str, kind: str, title: str, query: Mapping[str, str]) -> str:
    """One link, as markup. Its name says the kind of file and the table: a list of links is read without the page."""
    href = escape(catalogue.address(name, kind, query), quote=True)
    named = escape(_("{kind}: {title}", kind=WORDS[kind], title=title), quote=True)
    return f"<a href='{href}' aria-label='{named}' download>{WORDS[kind]}</a>"

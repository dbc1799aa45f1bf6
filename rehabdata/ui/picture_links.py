"""One way to take a chart away: a quiet line of links below it, to the same chart as a picture in the open data."""

from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

from rehabdata.data import HALF_YEAR
from rehabdata.exhibits.catalogue import FIGURES
from rehabdata.language import _
from rehabdata.ui import parts, passage, source

PLACE = "/api/v1/figures"
KINDS = {"svg": "SVG", "png": "PNG"}


def show(name: str, query: Mapping[str, str], *, part: str | None = None) -> None:
    """Links to a picture of pictures.catalogue.FIGURES under the page's choices; of those it takes what it knows.

    `part` tells it from another picture of the same name on the page.
    Raises KeyError for a name that is not there.
    """
    if query.get("period", HALF_YEAR) != HALF_YEAR or not source.are_shared():
        return  # pictures are of half-years, and of the shared figures
    links = " · ".join(link(name, kind, query, part) for kind in KINDS)
    said = parts.composed(_("Ta med bilden: {links}"), links=parts.Markup(links))
    passage.say(f"<p class='rd-take'>{said}</p>")


def address(name: str, kind: str, query: Mapping[str, str]) -> str:
    """Where the picture stands."""
    taken = (*FIGURES[name].takes, "sprak")
    asked = urlencode({key: value for key, value in query.items() if key in taken})
    return f"{PLACE}/{name}.{kind}{'?' if asked else ''}{asked}"


def link(name: str, kind: str, query: Mapping[str, str], part: str | None = None) -> str:
    """Its name says the kind of file and the picture: a list of links is read without the page."""
    href = escape(address(name, kind, query), quote=True)
    title = _(FIGURES[name].title)
    title = _("{title}, {part}", title=title, part=part) if part else title
    named = escape(_("{kind}: {title}", kind=KINDS[kind], title=title), quote=True)
    return f"<a href='{href}' aria-label='{named}' download>{KINDS[kind]}</a>"

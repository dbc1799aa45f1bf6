"""A page's sections behind a switch: what is not chosen is not sent. `avsnitt` in the address says which, or all."""

from collections.abc import Mapping
from html import escape

from rehabdata import parameters
from rehabdata.language import _
from rehabdata.ui import address, choices, links, parts, passage

NAME, ALL = "avsnitt", "alla"


def choose(titles: Mapping[str, str], default: str | None = None) -> tuple[str, ...]:
    """Shows the switch between sections, slug to title; returns the slugs of those to show. An old link's #slug
    chooses its section too (page.js).
    """
    given = choices.given()
    chosen, problem = parameters.choice(NAME, given, [*titles, ALL], default or next(iter(titles)))
    address.tell(problem)
    choices.spell_out({NAME: chosen})
    row = "".join(_link(slug, words, chosen, given) for slug, words in {**titles, ALL: _("Hela sidan")}.items())
    named = escape(_("Avsnitt"), quote=True)
    passage.say(f"<nav class='rd-sections' id='{NAME}' aria-label='{named}' data-shown='{chosen}'>{row}</nav>")
    return tuple(titles) if chosen == ALL else (chosen,)


def _link(slug: str, words: str, chosen: str, given: Mapping[str, str]) -> str:
    to = escape(links.href(choices.url_path() or "", address.changed({NAME: slug}, given)), quote=True)
    current = " aria-current='true'" if slug == chosen else ""
    return f"<a href='{to}' data-focus='{NAME}-{slug}' data-anchor='{slug}'{current}>{parts.safe(words)}</a>"

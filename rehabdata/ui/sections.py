"""A page's sections behind a switch: what is not chosen is not sent. `avsnitt` in the address says which, or all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from rehabdata import parameters
from rehabdata.language import _
from rehabdata.ui import address, choices, links, parts, passage

NAME, ALL = "avsnitt", "alla"


@dataclass(frozen=True)
class Sections:
    """The switch as it stands: the sections' titles by slug, and which one is chosen, or all."""

    titles: Mapping[str, str]
    chosen: str

    def shows(self, slug: str) -> bool:
        """Whether a section is to be shown; among all it gets its heading here."""
        if self.chosen == ALL:
            parts.section(parts.anchored(slug, self.titles[slug]))
        return self.chosen in (ALL, slug)


def choose(titles: Mapping[str, str], within: Mapping[str, Sequence[str]] | None = None) -> Sections:
    """Shows the switch between sections, slug to title: without `avsnitt` the first is chosen. An old link's #name
    chooses the section that is called so, or has it `within` (page.js).
    """
    given, places = choices.given(), within or {}
    chosen, problem = parameters.choice(NAME, given, [*titles, ALL], next(iter(titles)))
    address.tell(problem)
    choices.spell_out({NAME: chosen})
    row = "".join(
        _link(slug, words, chosen, " ".join((slug, *places.get(slug, ()))), given)
        for slug, words in {**titles, ALL: _("Hela sidan")}.items()
    )
    named = escape(_("Avsnitt"), quote=True)
    passage.say(f"<nav class='rd-sections' id='{NAME}' aria-label='{named}' data-shown='{chosen}'>{row}</nav>")
    return Sections(titles, chosen)


def _link(slug: str, words: str, chosen: str, anchors: str, given: Mapping[str, str]) -> str:
    to = escape(links.href(choices.url_path() or "", address.changed({NAME: slug}, given)), quote=True)
    current = " aria-current='true'" if slug == chosen else ""
    found_by = f"data-focus='{NAME}-{slug}' data-anchor='{escape(anchors, quote=True)}'"
    return f"<a href='{to}' {found_by}{current}>{parts.safe(words)}</a>"

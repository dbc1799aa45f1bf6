"""Kvalitet: what the documents claim against their tables, our comparisons, what the text leaves out, and sums."""

from collections.abc import Sequence

from rehabdata import queries
from rehabdata.claims import check_sentences
from rehabdata.claims.checks import Check, falls
from rehabdata.landsting import access_rows
from rehabdata.language import _
from rehabdata.ui import choices, head, parts, sections, source
from rehabdata.ui.claims import quality_filters, quality_parts
from rehabdata.ui.landsting import access_filters, access_parts

LEAF = 25  # facts

connection = source.data().connection
checks = source.data().checks


def names(of: Sequence[Check], kind: str) -> list[str]:
    """By what addresses (#name) have the checks of a kind."""
    return [name for check in check_sentences.of_kind(of, kind) for name in (check.check_id, *check.former_ids)]


head.show(_("Kvalitet: text mot tabell"))
parts.lead(*check_sentences.answers(checks))
parts.text(check_sentences.rule())

titles = {
    "pastaenden": _("Påståenden"),
    "jamforelser": _("Våra jämförelser"),
    "utelamnat": _("Vad texten inte nämner"),
    "summor": _("Summor per tabell"),
    "kapitlen": _("Kapitlen som uppgifter"),
}
verdict = quality_filters.current()
shown = sections.choose(titles, {"pastaenden": names(checks, "claim"), "jamforelser": names(checks, "comparison")})
if shown.shows("pastaenden"):
    quality_parts.claims(checks, verdict)
if shown.shows("jamforelser"):
    quality_parts.comparisons(checks, verdict)
if shown.shows("utelamnat"):
    quality_parts.not_mentioned(falls(connection))
if shown.shows("summor"):
    quality_parts.sums(queries.printed_totals(connection))
if shown.shows("kapitlen"):
    access_parts.beside_the_report()
    sought, theme = access_filters.words_and_theme()
    found = [f for f in access_rows.with_words(source.data().access_facts, sought) if theme in (None, f.theme)]
    access_parts.table(access_filters.leaf(access_parts.pages_of(found, LEAF)), len(found), choices.current())

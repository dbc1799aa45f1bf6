"""Kvalitet: what the documents claim against their tables, our comparisons, what the text leaves out, and sums."""

from rehabdata import queries
from rehabdata.claims import check_sentences
from rehabdata.claims.checks import falls
from rehabdata.landsting import access_rows
from rehabdata.language import _
from rehabdata.ui import choices, head, parts, source
from rehabdata.ui.claims import quality_filters, quality_parts
from rehabdata.ui.landsting import access_filters, access_parts

LEAF = 25  # facts

connection = source.data().connection
checks = source.data().checks

head.show(_("Kvalitet: text mot tabell"))
parts.lead(*check_sentences.answers(checks))
parts.text(check_sentences.rule())

sections = {
    "pastaenden": _("Påståenden"),
    "jamforelser": _("Våra jämförelser"),
    "utelamnat": _("Vad texten inte nämner"),
    "summor": _("Summor per tabell"),
    "kapitlen": _("Kapitlen som uppgifter"),
}
parts.contents(sections)

verdict = quality_filters.current()
parts.section(parts.anchored("pastaenden", sections["pastaenden"]))
quality_parts.claims(checks, verdict)

parts.section(parts.anchored("jamforelser", sections["jamforelser"]))
quality_parts.comparisons(checks, verdict)

parts.section(parts.anchored("utelamnat", sections["utelamnat"]))
quality_parts.not_mentioned(falls(connection))

parts.section(parts.anchored("summor", sections["summor"]))
quality_parts.sums(queries.printed_totals(connection))

parts.section(parts.anchored("kapitlen", sections["kapitlen"]))
access_parts.beside_the_report()
sought, theme = access_filters.words_and_theme()
found = [f for f in access_rows.with_words(source.data().access_facts, sought) if theme in (None, f.theme)]
access_parts.table(access_filters.leaf(access_parts.pages_of(found, LEAF)), len(found), choices.current())

"""Jämför: any landsting side by side: ranked by a measure, in a picture of two, in a table of all."""

from rehabdata.compare import compare_sentences, measures
from rehabdata.compare.measures import MEASURES, Basis
from rehabdata.language import _
from rehabdata.ui import address, choices, head, parts, passage, sections, source, terms
from rehabdata.ui.compare import compare_filters, compare_parts

data, chosen = source.data(), choices.current()
ask, problems = compare_filters.read(choices.given(), data, chosen)
compare_filters.spell_out(ask)
basis = Basis(data, ask.year, ask.period)
first = MEASURES[compare_filters.first(ask)]
figures = measures.measured(basis, dict.fromkeys((*ask.measure_ids, first.measure_id)))
standings = measures.standings(basis, first, figures[first.measure_id])
names = data.county_by_code

head.show(_("Jämför landsting"))
with passage.together():
    address.tell(*problems)
    if chosen.county_code:
        own = chosen.county_code
        told = compare_sentences.own(first, figures[first.measure_id], standings.get(own), names[own], own, len(names))
        parts.text(parts.joined(f"{_(first.label)}, {ask.year}.", told))
compare_filters.who(ask, chosen)
titles = {"rangordning": _("Efter ett mått"), "tva-matt": _("Två mått i en bild"), "tabell": _("Alla mått i en tabell")}
shown = sections.choose(titles)
if shown.shows("rangordning"):
    compare_filters.by_first(ask)
    compare_parts.ranking(ask, chosen)
if shown.shows("tva-matt"):
    compare_filters.picture(ask)
    compare_parts.picture(ask, chosen)
if shown.shows("tabell"):
    compare_filters.by_what(ask)
    compare_parts.table(ask, figures, standings, chosen)
    compare_parts.take_away(ask)
    compare_parts.notes(ask, figures, chosen)
parts.small(_(terms.TREATMENTS))

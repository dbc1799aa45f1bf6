"""Jämför: any landsting side by side by any measures, in a picture of two and a table of all."""

from rehabdata.compare import compare_sentences, measures
from rehabdata.compare.measures import MEASURES, Basis
from rehabdata.language import _
from rehabdata.ui import address, choices, head, parts, source, terms
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
address.tell(*problems)
parts.lead(*compare_sentences.answer(first, ask.year, figures[first.measure_id], ask.side_by_side(data), names))
if chosen.county_code:
    own = chosen.county_code
    parts.text(compare_sentences.own(first, figures[first.measure_id], standings.get(own), names[own], own, len(names)))
compare_filters.who(ask, chosen)

parts.section(_("Två mått i en bild"))
compare_filters.picture(ask)
compare_parts.picture(ask, chosen)
parts.small(_(compare_sentences.NOT_OFFERED))
parts.small(_(terms.TREATMENTS))

parts.section(_("Alla mått i en tabell"))
compare_filters.by_what(ask)
compare_parts.table(ask, figures, standings, chosen)
compare_parts.take_away(ask)
compare_parts.notes(ask, figures, chosen)

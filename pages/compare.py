"""Jämför: any landsting side by side by any measures, in a picture of two and a table of all."""

from rehabdata.compare import compare_sentences, measures
from rehabdata.compare.measures import MEASURES
from rehabdata.language import _
from rehabdata.ui import address, choices, parts, source, terms
from rehabdata.ui.compare import compare_filters, compare_parts

chosen = choices.current()
ground = compare_parts.ground(chosen)
picked, problems = compare_filters.read(choices.given(), ground, chosen)
compare_filters.spell_out(picked)
figures = measures.measured(ground, dict.fromkeys((*picked.measure_ids, picked.x, picked.y)))
first = MEASURES[picked.first]
standings = measures.standings(ground, first, figures[picked.first])
names = source.county_by_code()

parts.heading(_("Jämför landsting"))
address.tell(*problems)
parts.lead(*compare_sentences.answer(first, chosen.year, figures[picked.first], picked.codes, names))
if chosen.county_code:
    own = chosen.county_code
    parts.text(compare_sentences.own(first, figures[picked.first], standings.get(own), names[own], own, len(names)))
compare_filters.who(picked, chosen)

parts.section(_("Två mått i en bild"))
compare_filters.picture(picked)
compare_parts.picture(picked, figures, chosen)
parts.small(_(compare_sentences.NOT_OFFERED))
parts.small(_(terms.TREATMENTS))

parts.section(_("Alla mått i en tabell"))
compare_filters.by_what(picked)
compare_parts.table(picked, figures, standings, chosen)
compare_parts.take_away(picked, chosen)
compare_parts.notes(picked, figures, ground, chosen)

"""Statens pengar: frame, allocation, earned, redistributed, paid; the year at the same pace, the half-year beside."""

from rehabdata import sentences
from rehabdata.language import _
from rehabdata.money.funding import is_settled
from rehabdata.ui import choices, filters, head, parts, source
from rehabdata.ui.money import funding_parts

chosen = choices.current()
year = chosen.money_year

head.show(_("Statens pengar"))
if year != chosen.year:
    parts.notice(_("Pengarnas regler börjar 2012: sidan visar {year}.", year=year))
pace = filters.leading_pace(default=2.0)
leading = source.data().settlement(year, chosen.period, pace)
half = source.data().settlement(year, chosen.period, 1.0)
beside = half if pace != 1.0 else source.data().settlement(year, chosen.period, 2.0)
parts.lead(sentences.pace_in_nation(leading, year), sentences.pace_in_nation(beside, year))
condition = [sentences.if_the_pace_is_held(source.data().assumptions, year)] if is_settled(pace) else []
parts.text(sentences.above_and_below(leading), *condition, sentences.published_outcome(source.data().assumptions, year))

parts.section(_("Från ram till vad landstingen får"))
funding_parts.chain(leading, beside, chosen)

parts.section(_("Vem har pengar kvar, och vem är över?"))
funding_parts.left_and_above(leading, beside, chosen)

parts.section(_("Tryckt och beräknad andel"))
parts.text(sentences.shares_reproduced(half, source.data().printed_shares(chosen.period), year))
funding_parts.printed_and_computed(half, source.data().printed_shares(chosen.period), year, chosen)

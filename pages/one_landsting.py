"""One landsting: how it stands among the 21, four questions, and its sections, of which the chosen one is sent."""

from dataclasses import replace

from rehabdata import sentences
from rehabdata.exhibits import beside as table_of
from rehabdata.exhibits import shares, strip
from rehabdata.landsting import landsting_sentences
from rehabdata.language import _
from rehabdata.ui import choices, figures, filters, head, parts, passage, sections, source, terms
from rehabdata.ui.landsting import (
    access_parts,
    landsting_filters,
    landsting_money,
    landsting_parts,
    question_parts,
    strip_parts,
    treatment_parts,
)

data, chosen = source.data(), choices.current()
code = chosen.county_code or next(iter(data.county_by_code))
county, year = data.county_row(code), chosen.money_year
by_year = data.settlements(chosen.period, 1.0)
half, doubled = by_year[year], data.settlement(year, chosen.period, 2.0)
own = half.of(code)
rates = landsting_parts.rates(data, chosen.period, code)
ask = filters.of(filters.asked(chosen), code)
query = chosen.address() | {"lan": county.county, "ar": str(year)}

head.show(county.landsting_2013)
beside = landsting_filters.compared_with(code)
with passage.together():
    if county.region_today != county.landsting_2013:
        parts.small(_("I dag {region}.", region=county.region_today))
    if year != chosen.year:
        parts.notice(_("Pengarnas regler börjar 2012: pengarna nedan gäller {year}.", year=year))
    parts.lead(
        sentences.earned_so_far(own, half, year),
        landsting_sentences.up_or_down(by_year, code, year, strip.chance(data, year, chosen.period).get(code)),
        sentences.landsting_same_pace(doubled.of(code), own),
    )
    if chosen.year < landsting_sentences.FIRST_COMPARABLE:
        parts.text(landsting_sentences.of_2011(rates, own.county))
strip_parts.show(ask, query)
with passage.together():
    question_parts.show(half, doubled, rates, code, chosen, data.assumptions)
shown = sections.choose({name: _(title) for name, title in landsting_parts.SECTIONS.items()})
if shown.shows("jamfort"):
    landsting_filters.choose(code, beside)
    figures.show(table_of.landsting_beside(data, replace(ask, compared=beside)), query)
    figures.show(shares.share_strip_by_year(data, ask), query)
if shown.shows("pengar"):
    figures.show(table_of.money_by_year(data, ask), query)
    landsting_money.go_on(chosen, own.county, year)
if shown.shows("behandlingar"):
    with passage.together():
        parts.text(landsting_sentences.change(by_year, code, year))
        parts.small(_(terms.TREATMENTS))
    treatment_parts.charts(ask, chosen)
if shown.shows("kon"):
    landsting_parts.gender(ask, query)
if shown.shows("sjukpenningdagar"):
    landsting_parts.sick_days(ask, query)
if shown.shows("berattar"):
    access_parts.own_words(code)

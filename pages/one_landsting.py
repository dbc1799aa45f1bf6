"""One landsting: how it stands, against whom, in money, since when, for women and men, and what it would take."""

from rehabdata.landsting import landsting_sentences
from rehabdata.landsting.landsting_opening import opening
from rehabdata.language import _
from rehabdata.money.ranking import places
from rehabdata.ui import choices, head, parts, passage, source, terms
from rehabdata.ui.landsting import (
    access_parts,
    landsting_comparison,
    landsting_filters,
    landsting_money,
    landsting_parts,
    treatment_parts,
)
from rehabdata.ui.money import working_parts

chosen = choices.current()
code = chosen.county_code or next(iter(source.data().county_by_code))
county = source.data().county_row(code)
year = chosen.money_year
by_year = source.data().settlements(chosen.period, 1.0)
half, doubled = by_year[year], source.data().settlement(year, chosen.period, 2.0)
own, at_same_pace = half.of(code), doubled.of(code)
placed = places(half)
rates = landsting_parts.rates(source.data(), chosen.period, code)
said = opening(
    by_year,
    doubled,
    rates,
    landsting_parts.by_sex(source.data(), chosen.period, code),
    code,
    year,
    source.data().assumptions,
)

head.show(county.landsting_2013)
if county.region_today != county.landsting_2013:
    parts.text(_("I dag {region}.", region=county.region_today))
if year != chosen.year:
    parts.notice(_("Pengarnas regler börjar 2012: pengarna nedan gäller {year}.", year=year))
beside = landsting_filters.compared_with(code)
with passage.together():
    parts.lead(*said.answer)
    parts.key_figures(said.key_figures)
    parts.bullets(said.points)
    if chosen.year < landsting_sentences.FIRST_COMPARABLE:
        parts.text(landsting_sentences.of_2011(rates, own.county))
    landsting_parts.contents(year)
working_parts.show(half, chosen, code)
landsting_comparison.strip(by_year, year, code, chosen)

landsting_comparison.against(by_year, year, code, placed, beside, chosen)

with passage.together():
    landsting_parts.section("pengar", year)
    landsting_money.of_year(at_same_pace, own, chosen)
    landsting_money.one_more(half, code, year, chosen)
    landsting_money.by_year(by_year, code, chosen)
    landsting_money.go_on(chosen, own.county, year)
    landsting_parts.section("behandlingar", year)
    parts.text(_(terms.TREATMENTS))
treatment_parts.charts(chosen.period, code, own.county)
with passage.together():
    parts.break_note(chosen.period)
    landsting_parts.per_inhabitant(rates, own.county)

landsting_parts.gender(chosen.period, code, own.county, year)

landsting_parts.section("berattar", year)
access_parts.own_words(code)

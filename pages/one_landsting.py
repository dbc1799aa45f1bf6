"""One landsting: what it has earned of the state's money, its treatments, women and men, beside nation and median."""

from rehabdata import rows, sentences, swedish
from rehabdata.funding import median_share
from rehabdata.language import _
from rehabdata.ranking import places
from rehabdata.ui import (
    choices,
    landsting_parts,
    parts,
    picture_links,
    share_parts,
    source,
    treatment_parts,
    working_parts,
)

chosen = choices.current()
code = chosen.county_code or next(iter(source.county_by_code()))
county = source.county_row(code)
year = chosen.money_year
half = source.settlement(year, chosen.period, 1.0)
doubled = source.settlement(year, chosen.period, 2.0)
own, at_same_pace = half.of(code), doubled.of(code)
treatments = source.treatments(chosen.period)
gender = source.gender(chosen.period)

parts.heading(county.landsting_2013)
if county.region_today != county.landsting_2013:
    parts.text(_("I dag {region}.", region=county.region_today))
if year != chosen.year:
    parts.notice(_("Pengarnas regler börjar 2012: pengarna nedan gäller {year}.", year=year))
parts.lead(
    sentences.landsting_share(own, half, places(half)[code], year),
    sentences.landsting_same_pace(at_same_pace, own),
)
parts.key_figures(
    [
        (
            _("Upparbetat av avsatta medel"),
            swedish.percent(own.share, 1),
            _("riket {share}", share=swedish.percent(half.nation.share, 1)),
        ),
        (
            _("Upparbetat, första halvåret"),
            swedish.mkr(own.earned_sek),
            _("av {sum} för året", sum=swedish.mkr(own.allocation_sek)),
        ),
        (
            _("Behandlade patienter"),
            swedish.number(own.kbt + own.mmr1 + own.mmr2),
            _("KBT/IPT, MMR1 och MMR2, {year}", year=year),
        ),
    ]
)
working_parts.show(half, chosen, code)
parts.share_lines_key(swedish.percent(half.nation.share, 1), swedish.percent(median_share(half), 1), own.county)
parts.chart(
    "share_strip",
    rows.share_ranking(half, rows.by_share(half), code),
    _(
        "{county} {share} bland de 21 landstingens andelar {year}, riket {nation}.",
        county=own.county,
        share=swedish.percent(own.share, 1),
        year=year,
        nation=swedish.percent(half.nation.share, 1),
    ),
)
picture_links.show("share-strip", chosen.address() | {"lan": own.county, "ar": str(year)})
share_parts.folded(half, year, chosen)
parts.sources(parts.shares_source(year), _(parts.PLACE_RULE))

parts.section(_("Pengar {year}", year=year))
landsting_parts.money(at_same_pace, own, year)

parts.section(_("Behandlingar över åren"))
treatment_parts.charts(chosen.period, code, own.county)
parts.break_note()
landsting_parts.per_inhabitant(treatments, code, own.county)

parts.section(_("Kvinnor och män"))
landsting_parts.gender(gender, code, own.county)

"""Översikt: the country at a glance: money earned, who is on pace, treatments over the years."""

from rehabdata import rows, sentences, sources, swedish
from rehabdata.language import _
from rehabdata.money.funding import median_share, share_of_all_but
from rehabdata.money.ranking import ON_PACE, places
from rehabdata.ui import choices, filters, head, parts, passage, picture_links, source, table_links, terms, tiles
from rehabdata.ui.landsting import treatment_parts
from rehabdata.ui.money import share_parts, working_parts

chosen = choices.current()
year = chosen.money_year
settlement = source.data().settlement(year, chosen.period, 1.0)
nation, middle = settlement.nation, median_share(settlement)
top = rows.by_share(settlement)[0]

head.show(_("Rehabiliteringsgarantin i hela landet"))
if year != chosen.year:
    parts.notice(_("Pengarnas regler börjar 2012: nyckeltalen nedan gäller {year}.", year=year))
with passage.together():
    parts.lead(
        sentences.nation_share(settlement, year),
        sentences.who_is_on_pace(settlement),
        sentences.spread(settlement),
    )
    if chosen.county_code:
        own = settlement.of(chosen.county_code)
        parts.text(sentences.landsting_share(own, settlement, places(settlement)[own.county_code], year))
    parts.key_figures(
        [
            (
                _("Upparbetat av ramen {year}", year=year),
                swedish.percent(nation.share, 1),
                _("i fas vore {share}", share=swedish.percent(ON_PACE)),
            ),
            (
                _("Upparbetat {year}", year=year),
                swedish.mkr(nation.earned_sek),
                _("av {sum}", sum=swedish.mkr(nation.allocation_sek, 0)),
            ),
            (_("Medianen"), swedish.percent(middle, 1), _("landstinget i mitten")),
            (
                _("Utan {county}", county=top.county),
                swedish.percent(share_of_all_but(settlement, top.county_code), 1),
                _("övriga 20 landsting"),
            ),
            (
                _("Behandlade patienter"),
                swedish.number(nation.kbt + nation.mmr1 + nation.mmr2),
                _("KBT/IPT, MMR1 och MMR2, {year}", year=year),
            ),
        ]
    )
working_parts.show(settlement, chosen, rows.NATION)
with passage.together():
    parts.sources(*sources.shares(source.data().assumptions, year))

    parts.section(_("Välj ett landsting"))
tiles.show(settlement, chosen)
with passage.together():
    parts.sources(*sources.shares(source.data().assumptions, year))

    parts.section(_("Alla 21 landsting"))
shown = filters.on_or_behind_pace(settlement)
parts.share_lines_key(swedish.percent(nation.share, 1), swedish.percent(middle, 1), chosen.county)
finding = _("Staplar: upparbetat av avsatta medel per landsting {year}.", year=year)
parts.chart(
    "share_ranking",
    rows.share_ranking(settlement, shown, chosen.county_code),
    f"{finding} {sentences.spread(settlement)}",
)
with passage.together():
    picture_links.show("share-ranking", chosen.address() | choices.spelled_out() | {"ar": str(year)})
    share_parts.with_places(settlement, shown, year, chosen)
    table_links.money(chosen, 1.0)
    parts.sources(*sources.shares(source.data().assumptions, year), _(sentences.PLACE_RULE))

    parts.section(_("Behandlingar över åren"))
    parts.text(_(terms.TREATMENTS))
treatment_parts.charts(chosen.period, rows.NATION, _("Hela landet"))
treatment_parts.table(chosen.period, rows.NATION, _("Hela landet"))
parts.break_note(chosen.period)

"""Översikt: the country at a glance: money earned, who is on pace, treatments over the years."""

import streamlit as st

from rehabdata import rows, sentences, sources, swedish
from rehabdata.language import _
from rehabdata.money.funding import median_share, share_of_all_but
from rehabdata.money.ranking import ON_PACE, places
from rehabdata.ui import choices, figures, filters, head, parts, passage, questions, source, tiles
from rehabdata.ui.landsting import treatment_parts

data, chosen = source.data(), choices.current()
year = chosen.money_year
half, doubled = data.settlement(year, chosen.period, 1.0), data.settlement(year, chosen.period, 2.0)
top = rows.by_share(half)[0]

head.show(_("Rehabiliteringsgarantin i hela landet"))
with passage.together():
    if year != chosen.year:
        parts.notice(_("Pengarnas regler börjar 2012: nyckeltalen nedan gäller {year}.", year=year))
    parts.lead(sentences.nation_share(half, year), sentences.who_is_on_pace_in_short(half))
    if chosen.county_code:
        own = half.of(chosen.county_code)
        parts.text(sentences.landsting_share(own, half, places(half)[own.county_code], year))
    parts.key_figures(
        [
            (
                _("I samma takt hela {year}", year=year),
                swedish.percent(doubled.nation.share, 1),
                _(
                    "halvåret: {share}; i fas vore {on_pace}",
                    share=swedish.percent(half.nation.share, 1),
                    on_pace=swedish.percent(ON_PACE),
                ),
            ),
            (
                _("Upparbetat i samma takt {year}", year=year),
                swedish.mkr(doubled.nation.earned_sek),
                _(
                    "halvåret: {earned} av {frame}",
                    earned=swedish.mkr(half.nation.earned_sek),
                    frame=swedish.mkr(half.nation.allocation_sek, 0),
                ),
            ),
            (
                _("Landstinget i mitten"),
                swedish.percent(median_share(half), 1),
                _(
                    "medianen, efter halvåret; riket utan {county} {share}",
                    county=top.county,
                    share=swedish.percent(share_of_all_but(half, top.county_code), 1),
                ),
            ),
            (
                _("Behandlade patienter"),
                swedish.number(half.nation.kbt + half.nation.mmr1 + half.nation.mmr2),
                _("KBT/IPT, MMR1 och MMR2, första halvåret {year}", year=year),
            ),
        ]
    )
with st.container(key="beside"):  # on a phone the picture comes first
    left, right = st.columns([5, 7], gap="large")
with left:
    parts.section(_("Öppna ett landsting"))
    tiles.show(half, chosen)
    with passage.together():
        parts.section(_("Vad undrar du?"))
        questions.show(chosen)
        questions.newest(chosen)
with right:
    ask, ranked, switches = filters.ranking(chosen)
    query = chosen.address() | choices.spelled_out() | {"ar": str(year)}
    figures.show(ranked(data, ask), query, switches=switches)
treatment_parts.charts(filters.of(ask, None), chosen)
parts.sources_at_the_end(*sources.shares(data, year), _(sentences.PLACE_RULE))

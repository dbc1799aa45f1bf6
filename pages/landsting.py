"""Landsting: choose one, by tile, by name or abbreviation, from the map or from the list."""

import streamlit as st

from rehabdata import rows, sentences, sources, swedish
from rehabdata.exhibits.exhibit import Column
from rehabdata.language import _
from rehabdata.money.ranking import places
from rehabdata.ui import choices, head, parts, source, table_links, tiles
from rehabdata.ui.landsting import access_filters, access_parts, county_map, search
from rehabdata.ui.money import share_parts, working_parts

chosen = choices.current()
year = chosen.money_year
settlement = source.data().settlement(year, chosen.period, 1.0)
place_of = places(settlement)

head.show(_("Välj landsting"))
if year != chosen.year:
    parts.notice(_("Pengarnas regler börjar 2012: andelarna nedan gäller {year}.", year=year))
parts.lead(
    _("Tryck på ett landsting, eller sök på dess namn eller förkortning, så visas dess behandlingar och pengar."),
    sentences.who_is_on_pace(settlement),
)
search.show(chosen)
left, right = st.columns([3, 2], gap="large")
with left:
    parts.section(_("Som rutor"))
    tiles.show(settlement, chosen)
with right:
    parts.section(_("Som karta"))
    county_map.show(settlement, chosen)
    share_parts.folded(settlement, year, chosen)
working_parts.show(settlement, chosen, chosen.county_code or rows.NATION)
parts.sources(*sources.shares(source.data().assumptions, year), _("Karta: SCB."))

parts.section(_("Som lista"))
parts.table(
    _("De 21 landstingen, första halvåret {year}", year=year),
    [
        Column(_("Län"), "text"),
        Column(_("Andel")),
        Column(_("Plats")),
        Column(_("Landsting 2013"), "text"),
        Column(_("Region i dag"), "text"),
    ],
    [
        (
            parts.landsting_link(county.county_code, chosen),
            swedish.percent(settlement.of(county.county_code).share, 1),
            rows.place_text(place_of[county.county_code]),
            county.landsting_2013,
            county.region_today,
        )
        for county in source.data().counties.itertuples()
    ],
    marked=parts.row_of(chosen.county_code),
)
table_links.money(chosen, 1.0)
parts.sources(
    _("SCB länskoder; namn enligt rapporten och dagens regioner."),
    *sources.shares(source.data().assumptions, year),
    _(sentences.PLACE_RULE),
)

parts.section(_("Vad landstingen berättar"))
parts.text(_("Rapporten har ett kapitel för varje landsting. Här är vår läsning av om behandlingarna räcker."))
access_parts.landsting_with(*access_filters.theme_and_readings(), chosen)

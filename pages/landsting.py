"""Landsting: choose one, by tile, by name or abbreviation, from the map or from the list."""

import streamlit as st

from rehabdata import sentences, sources
from rehabdata.exhibits.shares import county_list
from rehabdata.language import _
from rehabdata.ui import choices, figures, filters, head, parts, sections, source, table_links, tiles
from rehabdata.ui.landsting import access_filters, access_parts, county_map, search

chosen = choices.current()
year = chosen.money_year
settlement = source.data().settlement(year, chosen.period, 1.0)

head.show(_("Välj landsting"))
if year != chosen.year:
    parts.notice(_("Pengarnas regler börjar 2012: andelarna nedan gäller {year}.", year=year))
parts.lead(
    _("Tryck på ett landsting, eller sök på dess namn eller förkortning, så visas dess behandlingar och pengar."),
    sentences.who_is_on_pace(settlement),
)
search.show(chosen)
shown = sections.choose({"rutor": _("Rutor och karta"), "lista": _("Lista"), "berattar": _("Vad landstingen berättar")})
if shown.shows("rutor"):
    left, right = st.columns([3, 2], gap="large")
    with left:
        parts.section(_("Som rutor"))
        tiles.show(settlement, chosen)
    with right:
        county_map.show(filters.asked(chosen), chosen)
if shown.shows("lista"):
    figures.table(county_list(source.data(), filters.asked(chosen)))
    table_links.money(chosen, 1.0)
    parts.sources(
        _("SCB länskoder; namn enligt rapporten och dagens regioner."),
        *sources.shares(source.data(), year),
        _(sentences.PLACE_RULE),
    )
if shown.shows("berattar"):
    parts.text(_("Rapporten har ett kapitel för varje landsting. Här är vår läsning av om behandlingarna räcker."))
    access_parts.landsting_with(*access_filters.theme_and_readings(), chosen)

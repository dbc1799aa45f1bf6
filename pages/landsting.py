"""Landsting: choose one, by tile, by name or abbreviation, from the map or from the list."""

import streamlit as st

from rehabdata import rows, sentences, swedish
from rehabdata.ranking import places
from rehabdata.ui import choices, county_map, parts, search, source, tiles
from rehabdata.ui.parts import Column

chosen = choices.current()
year = chosen.money_year
settlement = source.settlement(year, chosen.period, 1.0)
place_of = places(settlement)

parts.heading("Välj landsting")
if year != chosen.year:
    parts.notice(f"Pengarnas regler börjar 2012: andelarna nedan gäller {year}.")
parts.lead(
    "Tryck på ett landsting, eller sök på dess namn eller förkortning, så visas dess behandlingar och pengar.",
    sentences.who_is_on_pace(settlement),
)
search.show(chosen)
left, right = st.columns([3, 2], gap="large")
with left:
    parts.section("Som rutor")
    tiles.show(settlement, chosen)
with right:
    parts.section("Som karta")
    county_map.show(settlement, chosen)
parts.sources(f"{parts.shares_source(year)} Karta: SCB.")

parts.section("Som lista")
parts.table(
    f"De 21 landstingen, första halvåret {year}",
    [
        Column("Län", "text"),
        Column("Landsting 2013", "text"),
        Column("Region idag", "text"),
        Column("Andel"),
        Column("Plats"),
    ],
    [
        (
            parts.landsting_link(county.county_code, chosen),
            county.landsting_2013,
            county.region_today,
            swedish.percent(settlement.of(county.county_code).share, 1),
            rows.place_text(place_of[county.county_code]),
        )
        for county in source.counties().itertuples()
    ],
    marked=parts.row_of(chosen.county_code),
)
parts.sources(f"SCB länskoder; namn enligt rapporten och dagens regioner. {parts.PLACE_RULE}")

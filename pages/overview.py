"""Översikt: the country at a glance: money earned, who is on pace, treatments over the years."""

from rehabdata import rows, sentences, swedish
from rehabdata.funding import median_share, share_of_all_but
from rehabdata.ranking import places
from rehabdata.ui import choices, filters, parts, source, tiles
from rehabdata.ui.parts import Column

chosen = choices.current()
year = chosen.money_year
settlement = source.settlement(year, chosen.period, 1.0)
place_of = places(settlement)
nation, middle = settlement.nation, median_share(settlement)
top = rows.by_share(settlement)[0]

parts.heading("Rehabiliteringsgarantin i hela landet")
if year != chosen.year:
    parts.notice(f"Pengarnas regler börjar 2012: andelarna nedan gäller {year}.")
parts.lead(
    sentences.nation_share(settlement, year),
    sentences.who_is_on_pace(settlement),
    sentences.spread(settlement),
)
if chosen.county_code:
    own = settlement.of(chosen.county_code)
    parts.text(sentences.landsting_share(own, settlement, place_of[own.county_code], year))
parts.key_figures(
    [
        (
            "Upparbetat av ramen",
            swedish.percent(nation.share, 1),
            f"i fas vore {swedish.percent(sentences.ON_PACE)}",
        ),
        ("Upparbetat", swedish.mkr(nation.earned_sek), f"av {swedish.mkr(nation.allocation_sek, 0)}"),
        ("Medianen", swedish.percent(middle, 1), "landstinget i mitten"),
        (
            f"Utan {top.county}",
            swedish.percent(share_of_all_but(settlement, top.county_code), 1),
            "övriga 20 landsting",
        ),
        (
            "Behandlade patienter",
            swedish.number(nation.kbt + nation.mmr1 + nation.mmr2),
            "KBT/IPT, MMR1 och MMR2",
        ),
    ]
)
parts.sources(parts.shares_source(year))

parts.section("Välj ett landsting")
tiles.show(settlement, chosen)

parts.section("Alla 21 landsting")
shown = filters.on_or_behind_pace(settlement)
parts.share_lines_key(swedish.percent(nation.share, 1), swedish.percent(middle, 1), chosen.county)
parts.chart(
    "share_ranking",
    rows.share_ranking(settlement, shown, chosen.county_code),
    f"Staplar: upparbetat av avsatta medel per landsting {year}. {sentences.spread(settlement)}",
)
parts.table(
    f"Upparbetat av avsatta medel per landsting, första halvåret {year}",
    [
        Column("Landsting", "text"),
        Column("Plats"),
        Column("Andel"),
        Column("Upparbetat"),
        Column("Fördelning, helår"),
    ],
    [
        (
            parts.landsting_link(o.county_code, chosen),
            rows.place_text(place_of[o.county_code]),
            swedish.percent(o.share, 1),
            swedish.mkr(o.earned_sek),
            swedish.mkr(o.allocation_sek),
        )
        for o in shown
    ],
    marked=next((i for i, o in enumerate(shown) if o.county_code == chosen.county_code), None),
)
parts.sources(f"{parts.shares_source(year)} {parts.PLACE_RULE}")

parts.section("Behandlingar över åren")
treatments = source.treatments(chosen.period)
parts.treatment_charts(treatments, rows.NATION, "Hela landet")
parts.break_note()

"""report/00.pdf: the nation on two pages."""

from rehabdata import rows, sentences, sources, swedish
from rehabdata.data import Data
from rehabdata.drawing import Drawer
from rehabdata.money import shown
from rehabdata.money.funding import median_share, share_of_all_but
from rehabdata.money.ranking import places
from rehabdata.reports import blocks
from rehabdata.reports.blocks import Block, Report
from rehabdata.reports.making import NO_FORECAST, Maker, chain_table, mkr, period_line
from rehabdata.sources import version_line


def report(data: Data, year: int, address: str, drawer: Drawer) -> Report:
    """The nation's report of a year. `address` is the page that says the same."""
    maker = Maker(data, year, None, drawer)
    made = (*_standing(maker), blocks.new_page(), *_money(maker), *_sources(maker, address))
    return Report(
        kicker="Rehabiliteringsgarantin",
        title=f"Hela landet, första halvåret {year}",
        about=period_line(data, year),
        foot=f"Rehabdata. {version_line(data)}",
        blocks=made,
        pictures=maker.pictures,
    )


def _standing(maker: Maker) -> list[Block]:
    half, year = maker.settlement(1.0), maker.year
    nation, top = half.nation, rows.by_share(half)[0]
    place_of = places(half)
    without = swedish.percent(share_of_all_but(half, top.county_code), 1)
    return [
        blocks.lead(sentences.nation_share(half, year), sentences.who_is_on_pace(half), sentences.spread(half)),
        blocks.key_figures(
            [
                ("Andel av ramen", swedish.percent(nation.share, 1), "i fas vore 50\u00a0%"),
                ("Upparbetat", swedish.mkr(nation.earned_sek), f"av {swedish.mkr(nation.allocation_sek, 0)}"),
                ("Medianen", swedish.percent(median_share(half), 1), "landstinget i mitten"),
                (f"Utan {top.county}", without, "övriga 20 landsting"),
                ("Behandlade", swedish.number(nation.kbt + nation.mmr1 + nation.mmr2), "i alla tre insatser"),
            ]
        ),
        blocks.heading("Alla 21 landsting"),
        blocks.beside(
            [maker.figure("share-ranking", f"Upparbetat av avsatta medel {year}, procent", pixels=180)],
            [
                blocks.table(
                    f"Upparbetat av årets fördelning, första halvåret {year}",
                    [
                        ("Landsting", "text"),
                        ("Plats", "number"),
                        ("Andel", "number"),
                        ("Upparbetat, Mkr", "number"),
                        ("Fördelning, Mkr", "number"),
                    ],
                    [
                        (
                            o.county.replace(" ", "\u00a0"),
                            rows.place_text(place_of[o.county_code]),
                            swedish.percent(o.share, 1),
                            mkr(o.earned_sek),
                            mkr(o.allocation_sek),
                        )
                        for o in rows.by_share(half)
                    ]
                    + [
                        (
                            "Riket",
                            "",
                            swedish.percent(nation.share, 1),
                            mkr(nation.earned_sek),
                            mkr(nation.allocation_sek),
                        )
                    ],
                    sums=1,
                )
            ],
            parts=(1, 1.32),
        ),
        blocks.notes(sentences.PLACE_RULE),
    ]


def _money(maker: Maker) -> list[Block]:
    leading, half, year = maker.settlement(2.0), maker.settlement(1.0), maker.year
    return [
        blocks.heading(f"Statens pengar {year}"),
        blocks.text(
            sentences.pace_in_nation(leading, year),
            sentences.pace_in_nation(half, year),
            sentences.published_outcome(maker.data.assumptions, year),
        ),
        blocks.text(sentences.above_and_below(leading), sentences.if_the_pace_is_held(maker.data.assumptions, year)),
        maker.figure("funding-chain", f"Hela landet {year}: från ram till vad landstingen får"),
        chain_table(f"Hela landet {year}, kronor", "Ramen", leading, half, rows.NATION),
    ]


def _sources(maker: Maker, address: str) -> list[Block]:
    said = (
        "Rehabiliteringsgarantin 2013 (SKL, oktober 2013): reglerna s. 6–7, tabell 1 och 2 s. 10–11; befolkning 31 "
        f"december {maker.year - 1}, Eurostat. Beräknat: upparbetat är behandlade patienter × (ersättning + tillägg); "
        "fördelningen är ramen efter befolkning."
    )
    key = (
        "Hur en pott som inte räcker delas står inte i dokumenten; här i förhållande till det som är över (antagande)."
    )
    return [
        blocks.heading("Källor och gränser"),
        blocks.notes(
            " ".join(sources.by_rules(maker.data.assumptions, maker.year, said)),
            f"{NO_FORECAST} {key} {shown.RULE}",
            "Volymer säger inget om behovet, och inget om effekt: Riksrevisionen fann 2015 (RiR 2015:19) att ingen "
            "utvärdering tydligt hade visat att fler återgick i arbete.",
        ),
        blocks.link(f"{version_line(maker.data)} Siffrorna, och hur de är räknade:", address),
    ]

"""report/CC.pdf: one landsting on two pages."""

from collections.abc import Sequence
from typing import TypeVar

from rehabdata import queries, rows, sentences, sources, swedish
from rehabdata.data import HALF_YEAR, Data
from rehabdata.drawing import Drawer
from rehabdata.exhibits.exhibit import BREAK
from rehabdata.landsting import access_rows, access_sentences, landsting_rows, landsting_sentences
from rehabdata.landsting.landsting_opening import Opening, opening
from rehabdata.landsting.landsting_rows import OneSex, Rate
from rehabdata.money import shown
from rehabdata.reports import blocks
from rehabdata.reports.blocks import Block, Report
from rehabdata.reports.making import NO_FORECAST, Maker, period_line
from rehabdata.sources import version_line

_NARROW = 400  # pixels of each of two charts beside each other: the wider, the smaller they are set
_INTERVALS = (
    "95 %-intervall: antal som ett Poissonutfall (Byars approximation), andel med Wilsons formel. Behovet hos kvinnor "
    "och män är okänt."
)


def report(data: Data, code: str, year: int, address: str, drawer: Drawer) -> Report:
    """One landsting's report of a year. `address` is its page."""
    maker = Maker(data, year, code, drawer)
    names = data.counties.set_index("county_code").loc[code]
    today = "" if names.region_today == names.landsting_2013 else f" I dag {names.region_today}."
    made = (
        *_standing(maker, code),
        *_women_and_men(maker, code),
        *_treatments(maker, code),
        *_facts(maker, code),
        *_sources(maker, address),
    )
    return Report(
        kicker="Rehabiliteringsgarantin",
        title=f"{names.landsting_2013}, första halvåret {year}",
        about=f"{period_line(data, year)}{today}",
        foot=f"Rehabdata. {version_line(data)}",
        blocks=made,
        pictures=maker.pictures,
    )


def _opening(maker: Maker, code: str) -> Opening:
    """What opens the landsting's page."""
    data = maker.data
    return opening(
        {year: data.settlement(year, HALF_YEAR, 1.0) for year in data.money_years[HALF_YEAR]},
        maker.settlement(2.0),
        landsting_rows.rates(data.treatments(HALF_YEAR), code),
        landsting_rows.by_sex(data.gender(HALF_YEAR), code),
        code,
        maker.year,
        data.assumptions,
    )


def _standing(maker: Maker, code: str) -> list[Block]:
    said = _opening(maker, code)
    return [
        blocks.lead(*said.answer),
        blocks.points(said.points),
        blocks.key_figures(said.key_figures),
        maker.figure(
            "share-strip-by-year", "Upparbetat av avsatta medel per landsting, första halvåret år för år", pixels=800
        ),
        blocks.heading(f"Pengar {maker.year}"),
        blocks.beside([_money(maker, code)], [blocks.notes(NO_FORECAST, sentences.PLACE_RULE)], parts=(1.9, 1)),
    ]


def _money(maker: Maker, code: str) -> Block:
    at_pace, half = maker.settlement(2.0).of(code), maker.settlement(1.0).of(code)
    pairs = [
        ("Fördelning efter befolkning", at_pace.allocation_sek, half.allocation_sek),
        ("Upparbetat", at_pace.earned_sek, half.earned_sek),
        ("Kvar av årets fördelning", at_pace.unused_sek, half.unused_sek),
        ("Över årets fördelning", at_pace.excess_sek, half.excess_sek),
    ]
    return blocks.table(
        f"{half.county}: fördelning, upparbetat och kvar",
        [("", "text"), ("Helår i samma takt (×2)", "number"), ("Första halvåret (×1)", "number")],
        [
            *((name, swedish.kronor(one), swedish.kronor(other)) for name, one, other in pairs),
            ("Andel", swedish.percent(at_pace.share, 1), swedish.percent(half.share, 1)),
        ],
    )


def _women_and_men(maker: Maker, code: str) -> list[Block]:
    data = maker.data
    return [
        blocks.heading("Kvinnor och män"),
        _by_sex(data.county_by_code[code], _latest(_MOST_OF_SEX, landsting_rows.by_sex(data.gender(HALF_YEAR), code))),
    ]


def _treatments(maker: Maker, code: str) -> list[Block]:
    data, county = maker.data, maker.data.county_by_code[code]
    rates = landsting_rows.rates(data.treatments(HALF_YEAR), code)
    return [
        blocks.heading("Behandlingar över åren"),
        blocks.beside(
            [maker.figure("kbt-by-year", "KBT/IPT, patienter januari–juni", pixels=_NARROW)],
            [maker.figure("mmr-by-year", "Multimodal rehabilitering, patienter januari–juni", pixels=_NARROW)],
        ),
        blocks.notes(f"{BREAK} {landsting_sentences.small_numbers(rates)}"),
        _per_inhabitant(county, _latest(_MOST_OF_TREATMENTS, rates)),
    ]


_MOST_OF_TREATMENTS, _MOST_OF_SEX = 8, 4  # rows: 2011, 2012 and 2013, and the two of them with sex
_OfYear = TypeVar("_OfYear", Rate, OneSex)


def _latest(most: int, listed: Sequence[_OfYear]) -> list[_OfYear]:
    """The latest whole years that so many rows have room for: a report stays on two pages. Its page has them all."""
    kept: list[_OfYear] = []
    for year in sorted({one.year for one in listed}, reverse=True):
        of_year = [one for one in listed if one.year == year]
        if len(kept) + len(of_year) > most:
            break
        kept += of_year
    return kept


def _per_inhabitant(county: str, rates: Sequence[Rate]) -> Block:
    return blocks.table(
        f"{county}: patienter per behandling, och per 10\u00a0000 invånare 15–64 år",
        [
            ("År", "text"),
            ("Behandling", "text"),
            ("Patienter", "number"),
            ("Per 10\u00a0000", "number"),
            ("95 %-intervall", "number"),
            ("Riket", "number"),
            ("Medianen", "number"),
        ],
        [
            (
                str(rate.year),
                rate.treatment,
                swedish.patients(rate.patients),
                swedish.number(rate.per_10000, 1),
                landsting_sentences.number_interval(rate.interval),
                swedish.number(rate.nation_per_10000, 1),
                swedish.number(rate.median_per_10000, 1),
            )
            for rate in rates
        ],
        widths=("auto", *["1fr"] * 6),
    )


def _by_sex(county: str, sexes: Sequence[OneSex]) -> Block:
    return blocks.table(
        f"{county}: alla behandlingar efter kön",
        [
            ("År", "text"),
            ("Kön", "text"),
            ("Patienter", "number"),
            ("Andel", "number"),
            ("95 %-intervall", "number"),
            ("Riket", "number"),
            ("Per 10\u00a0000", "number"),
            ("95 %-intervall", "number"),
            ("Riket per 10\u00a0000", "number"),
        ],
        [
            (
                str(one.year),
                rows.SEX[one.sex],
                swedish.patients(one.patients),
                swedish.percent(one.part, 1),
                landsting_sentences.percent_interval(one.part_interval),
                swedish.percent(one.nation_part, 1),
                swedish.number(one.per_10000, 1),
                landsting_sentences.number_interval(one.interval),
                swedish.number(one.nation_per_10000, 1),
            )
            for one in sexes
        ],
        widths=("auto", *["1fr"] * 3, "1.5fr", "1fr", "1fr", "1.2fr", "1.3fr"),
    )


def _facts(maker: Maker, code: str) -> list[Block]:
    """The foremost facts of the landsting's own chapter, as on its page, and our two readings of it."""
    connection, county = maker.data.connection, maker.data.county_by_code[code]
    own = [fact for fact in access_rows.facts(queries.access(connection)) if fact.county_code == code]
    if not own:
        return []
    readings = [
        f"Räcker {one.treatment}? Vår läsning: {access_sentences.READINGS[one.reading]}. {one.reason}"
        for one in access_rows.readings(queries.access_readings(connection))
        if one.county_code == code
    ]
    return [
        blocks.facts(
            f"Ur landstingets eget kapitel i rapporten, {county} 2013, med våra ord",
            [*(fact.text for fact in access_rows.foremost(own)), *readings],
            f"{access_sentences.OURS} Kapitlen går inte att jämföra.",
        )
    ]


def _sources(maker: Maker, address: str) -> list[Block]:
    said = (
        "Rehabiliteringsgarantin 2013 (SKL, oktober 2013): reglerna s. 6–7, tabell 1–3 s. 10–12, landstingets kapitel "
        "s. 14–30; befolkning, alla och 15–64 år, 31 december året före, Eurostat (garantin gäller 16–67 år). "
        "Beräknat: upparbetat är behandlade patienter × (ersättning + tillägg); fördelningen är ramen efter befolkning."
    )
    data = maker.data
    of_money = dict.fromkeys(  # other years' shares stand in the report too
        line
        for year in (maker.year, *data.money_years[HALF_YEAR])
        for line in sources.by_rules(data.assumptions, year, said)
    )
    return [
        blocks.heading("Källor och gränser"),
        blocks.notes(
            " ".join(of_money),
            _INTERVALS,
            "Antalet säger inget om behovet, och siffrorna säger inte om ersättningen täcker landstingets kostnad. "
            f"{shown.RULE}",
        ),
        blocks.link(f"{version_line(maker.data)} Siffrorna, och hur de är räknade:", address),
    ]

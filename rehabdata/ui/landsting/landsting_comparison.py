"""A landsting among others: the strip of all over the years, and the table beside nation, median, groups and chosen."""

from collections.abc import Mapping, Sequence

from rehabdata import rows, sentences, sources, swedish
from rehabdata.exhibits.exhibit import Column
from rehabdata.landsting import landsting_rows, landsting_sentences
from rehabdata.landsting.landsting_rows import Compared
from rehabdata.language import _
from rehabdata.money.funding import Settlement, median_share
from rehabdata.money.ranking import Place
from rehabdata.ui import parts, passage, picture_links, source, table_links
from rehabdata.ui.choices import Choices
from rehabdata.ui.landsting import landsting_filters, landsting_parts
from rehabdata.ui.parts import Cell


def strip(by_year: Mapping[int, Settlement], year: int, code: str, chosen: Choices) -> None:
    """Every landsting's share, a strip a year, this one's years joined in front; its figures as a table, folded."""
    half = by_year[year]
    parts.share_lines_key(
        swedish.percent(half.nation.share, 1), swedish.percent(median_share(half), 1), half.of(code).county
    )
    parts.chart(
        "share_strip_by_year",
        landsting_rows.shares_by_year(by_year, code),
        landsting_sentences.strip_finding(by_year, code),
    )
    picture_links.show("share-strip-by-year", chosen.address() | {"lan": half.of(code).county, "ar": str(year)})
    ranked = rows.by_share(half)
    parts.folded_table(
        _("Upparbetat av avsatta medel per landsting, första halvåret"),
        [Column(_("Landsting"), "text"), *(Column(str(y)) for y in by_year)],
        [
            (
                parts.landsting_link(o.county_code, chosen),
                *(swedish.percent(settlement.of(o.county_code).share, 1) for settlement in by_year.values()),
            )
            for o in ranked
        ],
        next((i for i, o in enumerate(ranked) if o.county_code == code), None),
    )
    with passage.together():
        table_links.show("tables/shares")
        parts.sources(*sources.shares(source.data().assumptions, *by_year), _(sentences.PLACE_RULE))


def against(
    by_year: Mapping[int, Settlement],
    year: int,
    code: str,
    places: Mapping[str, Place],
    beside: tuple[str, ...],
    chosen: Choices,
) -> None:
    """One landsting beside nation, median, healthcare region, Kolada's similar regions and those the visitor chose."""
    groups = landsting_rows.groups(source.data().comparison_groups, code)
    lines = landsting_rows.compared(by_year, source.data().treatments(chosen.period), year, code, groups, beside)
    with passage.together():
        landsting_parts.section("jamfort", year)
        parts.lead_small(landsting_sentences.against_whom(lines, year))
    landsting_filters.choose(code, beside)
    with passage.together():
        parts.table(
            _(
                "{county} och andra: andel av avsatta medel, och patienter {year} per 10 000 invånare 15–64 år",
                county=lines[0].name,
                year=year,
            ),
            [
                Column("", "text"),
                *(Column(_("Andel {year}", year=y)) for y in by_year),
                Column(_("Plats {year}", year=year)),
                *(Column(_("{treatment} per 10 000", treatment=name)) for name in lines[0].per_10000),
            ],
            [_cells(line, code, places, chosen) for line in lines],
            marked=0,
        )
        measured = ",".join(("andel", *(f"{stem}-10000" for stem in ("kbt", "mmr1", "mmr2"))))
        table_links.show("compare", {"matt": measured, "ar": str(year), "period": chosen.period})
        parts.bullets(landsting_sentences.who_they_are(groups, code, source.data().county_by_code))
        parts.sources(
            _(
                "beräknat ur {counts}; {population}. En grupps andel är gruppens upparbetade pengar delat med dess "
                "fördelning, inte ett medelvärde av andelar; per 10 000 räknas på samma sätt, på invånare 15–64 år den "
                "31 december {before} (Eurostat). Sjukvårdsregionerna är 2013 års (förordning 1982:777), Koladas "
                "grupper av liknande regioner är 2024 års och bygger på senare förhållanden än siffrorna.",
                counts=sources.patients(*by_year),
                population=sources.population(*by_year),
                before=year - 1,
            ),
            *sources.inferred(source.data().assumptions, *by_year),
        )


def _cells(line: Compared, code: str, places: Mapping[str, Place], chosen: Choices) -> Sequence[Cell]:
    other = line.county_code and line.county_code != code
    place = places.get(line.county_code) if line.county_code else None
    return (
        parts.landsting_link(line.county_code, chosen) if other and line.county_code else line.name,
        *(swedish.percent(share, 1) for share in line.shares.values()),
        rows.place_text(place) if place else "–",
        *(_(swedish.NONE_REPORTED) if rate == 0 else swedish.number(rate, 1) for rate in line.per_10000.values()),
    )

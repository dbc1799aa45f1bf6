"""A landsting among others: the strip of all over the years, and the table beside nation, median, groups and chosen."""

from collections.abc import Mapping, Sequence

from rehabdata import rows, sources, swedish
from rehabdata.exhibits.exhibit import Column
from rehabdata.landsting import landsting_rows, landsting_sentences
from rehabdata.landsting.landsting_rows import Compared
from rehabdata.language import _
from rehabdata.money.funding import Settlement
from rehabdata.money.ranking import Place
from rehabdata.ui import parts, passage, source, table_links
from rehabdata.ui.choices import Choices
from rehabdata.ui.landsting import landsting_filters
from rehabdata.ui.parts import Cell


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
    parts.text(landsting_sentences.against_whom(lines, year))
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
        with parts.folded("metod-jamfort", _("Så räknas det")):
            parts.bullets(landsting_sentences.who_they_are(groups, code, source.data().county_by_code))
            parts.sources(
                _(
                    "beräknat ur {counts}; {population}. En grupps andel är gruppens upparbetade pengar delat med dess "
                    "fördelning, inte ett medelvärde av andelar; per 10 000 räknas på samma sätt, på "
                    "invånare 15–64 år den 31 december {before} (Eurostat). Sjukvårdsregionerna är 2013 års "
                    "(förordning 1982:777), Koladas grupper av liknande regioner är 2024 års och bygger på "
                    "senare förhållanden än siffrorna.",
                    counts=sources.patients(*by_year),
                    population=sources.population(source.data(), *by_year),
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

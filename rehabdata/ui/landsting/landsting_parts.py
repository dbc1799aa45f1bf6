"""The parts of one landsting's page that are not of money: its contents, treatments over the years, women and men."""

from collections.abc import Sequence

import pandas as pd

from rehabdata import report_source, rows, swedish
from rehabdata.landsting import landsting_rows, landsting_sentences
from rehabdata.landsting.landsting_rows import OneSex, Rate
from rehabdata.language import _, current, later
from rehabdata.ui import parts, passage, picture_links, renewed, source, table_links
from rehabdata.ui.parts import Column

# The page's sections: the name by which an address (#name) finds each, and its heading.
SECTIONS = {
    "jamfort": later("Jämfört med andra"),
    "pengar": later("Pengar {year}"),
    "behandlingar": later("Behandlingar över åren"),
    "kon": later("Kvinnor och män"),
    "berattar": later("Vad landstinget berättar"),
}


def contents(year: int) -> None:
    """Links to the page's sections, for who knows what to look for or reads on a phone."""
    parts.contents({name: _(title, year=year) for name, title in SECTIONS.items()})


def section(name: str, year: int) -> None:
    """A section's h2, which the contents lead to."""
    passage.say(f"<h2 id='{name}'>{parts.safe(_(SECTIONS[name], year=year))}</h2>")


def per_inhabitant(rates: Sequence[Rate], county: str) -> None:
    """Patients by year and treatment, per 10 000 inhabitants 15-64 with interval, beside the nation and the median."""
    parts.table(
        _("{county}: patienter per behandling, och per 10 000 invånare 15–64 år", county=county),
        [
            Column(_("År"), "text"),
            Column(_("Behandling"), "text"),
            Column(_("Patienter")),
            Column(_("Per 10 000")),
            Column(_("95 %-intervall")),
            Column(_("Riket")),
            Column(_("Medianen")),
        ],
        [
            (
                str(rate.year),
                _(rate.treatment),
                swedish.patients(rate.patients),
                swedish.number(rate.per_10000, 1),
                landsting_sentences.number_interval(rate.interval),
                swedish.number(rate.nation_per_10000, 1),
                swedish.number(rate.median_per_10000, 1),
            )
            for rate in rates
        ],
    )
    parts.text(landsting_sentences.small_numbers(rates))
    table_links.show("tables/treatments", {"lan": county})
    parts.sources(
        _(
            "{counts}. Beräknat: patienter första halvåret × 10 000 / invånare 15–64 år den 31 december året före "
            "(Eurostat). Garantin gäller 16–67 år. Antalet säger inget om behovet.",
            counts=report_source.patients(*(rate.year for rate in rates)),
        ),
        _("95 %-intervall: antalet som ett Poissonutfall, med Byars approximation."),
        *renewed.notes(
            "population",
            {rows.NATION, *(code for code, name in source.county_by_code().items() if name == county)},
            {f"{rate.year - 1}-12-31" for rate in rates},
        ),
    )


@source.kept
def rates(period: str, county_code: str) -> tuple[Rate, ...]:
    """landsting_rows.rates of the data in use."""
    return tuple(landsting_rows.rates(source.treatments(period), county_code))


@source.kept
def by_sex(period: str, county_code: str) -> tuple[OneSex, ...]:
    """landsting_rows.by_sex of the data in use."""
    return tuple(landsting_rows.by_sex(source.gender(period), county_code))


@source.kept
def _gender_by_year(period: str, county_code: str, _language: str) -> pd.DataFrame:
    return rows.gender_by_year(source.gender(period), county_code)


def gender(period: str, county_code: str, county: str, year: int) -> None:
    """Women and men, all treatments together: all that the report prints by sex. The chosen year comes first."""
    sexes = by_sex(period, county_code)
    years = sorted({one.year for one in sexes}, key=lambda other: (other != year, -other))
    said = [landsting_sentences.women(sexes, each) for each in years]
    with passage.together():
        section("kon", year)
        parts.lead_small(said[0])
        parts.text(*said[1:])
    shown = _gender_by_year(period, county_code, current())
    finding = _("{county}: behandlade kvinnor och män, kvartal 1–2.", county=county)
    parts.chart("gender_by_year", shown, swedish.tied(" ".join([finding, *said])))
    with passage.together():
        picture_links.show("gender-by-year", {"lan": county, "sprak": current()})
        parts.table(
            _("{county}: kvinnor och män, alla behandlingar", county=county),
            [
                Column(_("År"), "text"),
                Column(_("Kön"), "text"),
                Column(_("Patienter")),
                Column(_("Andel")),
                Column(_("95 %-intervall")),
                Column(_("Riket")),
                Column(_("Per 10 000")),
                Column(_("95 %-intervall, per 10 000")),
                Column(_("Riket per 10 000")),
            ],
            [
                (
                    str(one.year),
                    _(rows.SEX[one.sex]),
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
        )
        table_links.show("tables/women_and_men", {"lan": county})
        parts.sources(
            _(
                "{counts}. Beräknat: per 10 000 kvinnor respektive män 15–64 år den 31 december året före (Eurostat). "
                "Behovet hos kvinnor och män är okänt.",
                counts=report_source.women_and_men(*(one.year for one in sexes)),
            ),
            _("Rapporten skriver ut kön bara för alla behandlingar tillsammans."),
            _("95 %-intervall: andelen med Wilsons formel, per 10 000 som ett Poissonutfall med Byars approximation."),
        )

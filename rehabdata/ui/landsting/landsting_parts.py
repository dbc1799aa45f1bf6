"""The parts of one landsting's page that are not of money: its contents, treatments over the years, women and men."""

from collections.abc import Mapping, Sequence

from rehabdata import sources, swedish
from rehabdata.data import NATION, Data, kept
from rehabdata.exhibits import sick_days as county_days
from rehabdata.exhibits.exhibit import Column
from rehabdata.exhibits.treatments import gender_by_year
from rehabdata.landsting import landsting_rows, landsting_sentences
from rehabdata.landsting.landsting_rows import OneSex, Rate
from rehabdata.language import _, later
from rehabdata.request import Request
from rehabdata.ui import figures, parts, renewed, source, table_links

# The page's sections: the name by which an address (#name) finds each, and its heading.
SECTIONS = {
    "jamfort": later("Jämfört"),
    "pengar": later("Pengar"),
    "behandlingar": later("Behandlingar"),
    "kon": later("Kvinnor och män"),
    "sjukpenningdagar": later("Sjukpenningdagar"),
    "berattar": later("Vad landstinget berättar"),
}


def sick_days(ask: Request, query: Mapping[str, str]) -> None:
    """The county's sick-days against the nation, and that they do not follow from the share."""
    figures.show(county_days.sick_days_of_county(source.data(), ask), query)
    parts.text(_(county_days.PAID_DAYS), _(county_days.NOT_FROM_THE_OTHER))


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
            counts=sources.patients(*(rate.year for rate in rates)),
        ),
        _("95 %-intervall: antalet som ett Poissonutfall, med Byars approximation."),
        *renewed.notes(
            "population",
            {NATION, *(code for code, name in source.data().county_by_code.items() if name == county)},
            {f"{rate.year - 1}-12-31" for rate in rates},
        ),
    )


@kept
def rates(data: Data, period: str, county_code: str) -> tuple[Rate, ...]:
    """landsting_rows.rates."""
    return tuple(landsting_rows.rates(data.treatments(period), county_code))


@kept
def by_sex(data: Data, period: str, county_code: str) -> tuple[OneSex, ...]:
    """landsting_rows.by_sex."""
    return tuple(landsting_rows.by_sex(data.gender(period), county_code))


def gender(ask: Request, query: Mapping[str, str]) -> None:
    """Women and men, all treatments together: all that the report prints by sex. The chosen year comes first."""
    sexes = by_sex(source.data(), ask.period, ask.county_code or "")
    years = sorted({one.year for one in sexes}, key=lambda other: (other != ask.year, -other))
    for each in years:
        parts.text(landsting_sentences.women(sexes, each))
    figures.show(gender_by_year(source.data(), ask), query)

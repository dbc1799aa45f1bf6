"""The tables and charts of one landsting's page."""

import pandas as pd

from rehabdata import rows, sentences, swedish
from rehabdata.funding import Outcome
from rehabdata.language import _, current
from rehabdata.ui import parts, picture_links
from rehabdata.ui.parts import Column


def money(at_same_pace: Outcome, half: Outcome, year: int) -> None:
    """Allocation, earned and what is left: the year at the same pace first, the half-year beside it."""
    pairs = [
        (_("Fördelning efter befolkning"), at_same_pace.allocation_sek, half.allocation_sek),
        (_("Upparbetat"), at_same_pace.earned_sek, half.earned_sek),
        (_("Kvar av årets fördelning"), at_same_pace.unused_sek, half.unused_sek),
        (_("Över årets fördelning"), at_same_pace.excess_sek, half.excess_sek),
    ]
    shares = (_("Andel"), swedish.percent(at_same_pace.share, 1), swedish.percent(half.share, 1))
    parts.table(
        _("{county}: fördelning, upparbetat och kvar", county=half.county),
        [Column("", "text"), Column(rows.pace_name(2.0)), Column(rows.pace_name(1.0))],
        [*((name, swedish.mkr(at_pace), swedish.mkr(now)) for name, at_pace, now in pairs), shares],
    )
    parts.sources(
        _(
            "beräknat ur rapportens tabell 1 och 2 med årets ersättningar och ram. Dubblingen är räkning, inte "
            "prognos: ett enskilt landsting kan hamna långt ifrån den."
        ),
        *parts.inferred(year),
    )


def per_inhabitant(treatments: pd.DataFrame, county_code: str, county: str) -> None:
    """Patients by year and treatment, per 10 000 inhabitants 15-64 beside the nation's rate and the median."""
    parts.table(
        _("{county}: patienter per behandling, och per 10 000 invånare 15–64 år", county=county),
        [
            Column(_("År"), "text"),
            Column(_("Behandling"), "text"),
            Column(_("Patienter")),
            Column(_("Per 10 000")),
            Column(_("Riket")),
            Column(_("Medianen")),
        ],
        [
            (
                str(row.year),
                _(row.treatment),
                swedish.patients(row.patients),
                swedish.number(row.per_10000, 1),
                swedish.number(row.nation_per_10000, 1),
                swedish.number(row.median_per_10000, 1),
            )
            for row in rows.per_inhabitant(treatments, county_code)
        ],
    )
    parts.sources(
        _(
            "Rehabiliteringsgarantin 2013 (SKL), tabell 1 och 2, s. 10–11. Beräknat: patienter första halvåret × "
            "10 000 / invånare 15–64 år den 31 december året före (Eurostat). Garantin gäller 16–67 år. Antalet "
            "säger inget om behovet."
        )
    )


def gender(by_sex: pd.DataFrame, county_code: str, county: str) -> None:
    """Women and men, all treatments together: that is all the report prints by sex."""
    shown = rows.gender_by_year(by_sex, county_code)
    womens_part = sentences.womens_part(by_sex, county_code)
    parts.lead_small(womens_part)
    finding = _("{county}: behandlade kvinnor och män, kvartal 1–2.", county=county)
    parts.chart("gender_by_year", shown, f"{finding} {womens_part}")
    picture_links.show("gender-by-year", {"lan": county, "sprak": current()})
    parts.table(
        _("{county}: kvinnor och män, alla behandlingar", county=county),
        [
            Column(_("År"), "text"),
            Column(_("Kön"), "text"),
            Column(_("Patienter")),
            Column(_("Andel")),
            Column(_("Riket")),
            Column(_("Per 10 000")),
            Column(_("Riket per 10 000")),
        ],
        [
            (
                str(row.year),
                _(row.sex),
                swedish.patients(row.patients),
                swedish.percent(row.part, 1),
                swedish.percent(row.nation_part, 1),
                swedish.number(row.per_10000, 1),
                swedish.number(row.nation_per_10000, 1),
            )
            for row in rows.by_sex(by_sex, county_code)
        ],
    )
    parts.sources(
        _(
            "Rehabiliteringsgarantin 2013 (SKL), tabell 3, s. 12. Beräknat: per 10 000 kvinnor respektive män 15–64 år "
            "den 31 december året före (Eurostat). Behovet hos kvinnor och män är okänt."
        )
    )

"""The tables and charts of one landsting's page."""

import pandas as pd

from rehabdata import rows, sentences, swedish
from rehabdata.funding import Outcome
from rehabdata.ui import parts
from rehabdata.ui.parts import Column


def money(at_same_pace: Outcome, half: Outcome) -> None:
    """Allocation, earned and what is left: the year at the same pace first, the half-year beside it."""
    pairs = [
        ("Fördelning efter befolkning", at_same_pace.allocation_sek, half.allocation_sek),
        ("Upparbetat", at_same_pace.earned_sek, half.earned_sek),
        ("Kvar av årets fördelning", at_same_pace.unused_sek, half.unused_sek),
        ("Över årets fördelning", at_same_pace.excess_sek, half.excess_sek),
    ]
    shares = ("Andel", swedish.percent(at_same_pace.share, 1), swedish.percent(half.share, 1))
    parts.table(
        f"{half.county}: fördelning, upparbetat och kvar",
        [Column("", "text"), Column(rows.pace_name(2.0)), Column(rows.pace_name(1.0))],
        [*((name, swedish.mkr(year), swedish.mkr(now)) for name, year, now in pairs), shares],
    )
    parts.sources(
        "beräknat ur rapportens tabell 1 och 2 med årets ersättningar och ram. Dubblingen är räkning, inte prognos: "
        "ett enskilt landsting kan hamna långt ifrån den."
    )


def per_inhabitant(treatments: pd.DataFrame, county_code: str, county: str) -> None:
    """Patients by year and treatment, per 10 000 inhabitants 15-64 beside the nation's rate and the median."""
    parts.table(
        f"{county}: patienter per behandling, och per 10 000 invånare 15–64 år",
        [
            Column("År", "text"),
            Column("Behandling", "text"),
            Column("Patienter"),
            Column("Per 10 000"),
            Column("Riket"),
            Column("Medianen"),
        ],
        [
            (
                str(row.year),
                row.treatment,
                swedish.patients(row.patients),
                swedish.number(row.per_10000, 1),
                swedish.number(row.nation_per_10000, 1),
                swedish.number(row.median_per_10000, 1),
            )
            for row in rows.per_inhabitant(treatments, county_code)
        ],
    )
    parts.sources(
        "Rehabiliteringsgarantin 2013 (SKL), tabell 1 och 2, s. 10–11. Beräknat: patienter första halvåret × 10 000 / "
        "invånare 15–64 år den 31 december året före (Eurostat). Garantin gäller 16–67 år. Antalet säger inget "
        "om behovet."
    )


def gender(by_sex: pd.DataFrame, county_code: str, county: str) -> None:
    """Women and men, all treatments together: that is all the report prints by sex."""
    shown = rows.gender_by_year(by_sex, county_code)
    parts.lead_small(sentences.womens_part(by_sex, county_code))
    parts.chart(
        "gender_by_year",
        shown,
        f"{county}: behandlade kvinnor och män, kvartal 1–2. {sentences.womens_part(by_sex, county_code)}",
    )
    parts.table(
        f"{county}: kvinnor och män, alla behandlingar",
        [
            Column("År", "text"),
            Column("Kön", "text"),
            Column("Patienter"),
            Column("Andel"),
            Column("Riket"),
            Column("Per 10 000"),
            Column("Riket per 10 000"),
        ],
        [
            (
                str(row.year),
                row.sex,
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
        "Rehabiliteringsgarantin 2013 (SKL), tabell 3, s. 12. Beräknat: per 10 000 kvinnor respektive män 15–64 år den "
        "31 december året före (Eurostat). Behovet hos kvinnor och män är okänt."
    )

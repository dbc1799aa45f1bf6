"""A landsting beside the nation, the median, its healthcare region, similar regions and those that are named; and its
money year by year.
"""

import pandas as pd

from rehabdata import rows, sources, swedish
from rehabdata.data import Data, kept_in_language
from rehabdata.exhibits.exhibit import PERIOD, Column, Exhibit, Table
from rehabdata.landsting import landsting_rows, landsting_sentences
from rehabdata.language import _, later
from rehabdata.money.ranking import places
from rehabdata.request import Request

_GROUPS = later(
    "En grupps andel är gruppens upparbetade pengar delat med dess fördelning, inte ett medelvärde av andelar; per "
    "10 000 räknas på samma sätt, på invånare 15–64 år den 31 december {before} (Eurostat). Sjukvårdsregionerna är "
    "2013 års (förordning 1982:777), Koladas grupper av liknande regioner är 2024 års och bygger på senare "
    "förhållanden än siffrorna."
)


@kept_in_language
def landsting_beside(data: Data, ask: Request) -> Exhibit:
    """Shares by year and rates per inhabitant as a table. Raises KeyError without a landsting."""
    code, by_year = ask.county_code or "", data.settlements(ask.period, 1.0)
    groups = landsting_rows.groups(data.comparison_groups, code)
    lines = landsting_rows.compared(by_year, data.treatments(ask.period), ask.year, code, groups, ask.compared)
    placed = places(by_year[ask.year])
    measure = _(
        "{county} och andra: andel av avsatta medel, och patienter {year} per 10 000 invånare 15–64 år",
        county=lines[0].name,
        year=ask.year,
    )
    measured = ",".join(("andel", *(f"{stem}-10000" for stem in ("kbt", "mmr1", "mmr2"))))
    return Exhibit(
        name="landsting-beside",
        chart="",
        rows=pd.DataFrame(),
        finding=landsting_sentences.against_whom(lines, ask.year),
        measure=measure,
        sources=(
            f"{sources.patients(*by_year)}.",
            f"{sources.population(data, *by_year)}.",
            *sources.inferred(data.assumptions, *by_year),
        ),
        notes=(
            *landsting_sentences.who_they_are(groups, code, data.county_by_code),
            _(_GROUPS, before=ask.year - 1),
            _(PERIOD),
        ),
        table=Table(
            measure,
            (
                Column("", "text"),
                *(Column(_("Andel {year}", year=y)) for y in by_year),
                Column(_("Plats {year}", year=ask.year)),
                *(Column(_("{treatment} per 10 000", treatment=name)) for name in lines[0].per_10000),
            ),
            tuple(
                (
                    line.name,
                    *(swedish.percent(share, 1) for share in line.shares.values()),
                    rows.place_text(place) if (place := placed.get(line.county_code or "")) else "–",
                    *(
                        _(swedish.NONE_REPORTED) if rate == 0 else swedish.number(rate, 1)
                        for rate in line.per_10000.values()
                    ),
                )
                for line in lines
            ),
            marked=0,
            codes=tuple("" if line.county_code == code else line.county_code or "" for line in lines),
        ),
        files={"compare": {"matt": measured, "ar": str(ask.year), "period": ask.period}},
    )


@kept_in_language
def money_by_year(data: Data, ask: Request) -> Exhibit:
    """Allocation, earned, share and place of the half-years, a row a year. Raises KeyError without a landsting."""
    code, by_year = ask.county_code or "", data.settlements(ask.period, 1.0)
    own = by_year[ask.year].of(code)
    caption = _("{county}: pengarna första halvåret, år för år", county=own.county)
    return Exhibit(
        name="money-by-year",
        chart="",
        rows=pd.DataFrame(),
        finding=_(
            "{county} har jobbat in {earned} av {allocation} första halvåret {year}.",
            county=own.county,
            earned=swedish.mkr(own.earned_sek),
            allocation=swedish.mkr(own.allocation_sek),
            year=ask.year,
        ),
        measure=_("Pengarna första halvåret, år för år"),
        sources=(
            f"{sources.patients(*by_year)}.",
            f"{sources.population(data, *by_year)}.",
            *sources.inferred(data.assumptions, *by_year),
        ),
        notes=(
            _("Med varje års ersättningar och ram. För 2011 finns inga pengar att räkna med."),
            _(PERIOD),
        ),
        table=Table(
            caption,
            (
                Column(_("År"), "text"),
                Column(_("Fördelning för året")),
                Column(_("Upparbetat")),
                Column(_("Andel")),
                Column(_("Plats")),
            ),
            tuple(
                (
                    str(year),
                    swedish.mkr(settlement.of(code).allocation_sek),
                    swedish.mkr(settlement.of(code).earned_sek),
                    swedish.percent(settlement.of(code).share, 1),
                    rows.place_text(places(settlement)[code]),
                )
                for year, settlement in sorted(by_year.items(), reverse=True)
            ),
        ),
        files={"funding": {"ar": str(ask.year), "period": ask.period, "takt": "1.00"}},
    )

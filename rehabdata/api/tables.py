"""The tables of the open data: which there are, their columns in the order that was promised, their rows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from rehabdata import queries
from rehabdata.api.known import Known, production
from rehabdata.funding import settle
from rehabdata.language import later


@dataclass(frozen=True)
class Table:
    """One table: what it holds, in Swedish; its columns; where its rows come from."""

    title: str
    columns: tuple[str, ...]
    ask: Callable[[Known], pd.DataFrame]


def _shares(known: Known) -> pd.DataFrame:
    """The printed shares with the computed ones beside them: null for a year without rules of the money."""
    printed = queries.table_shares(known.connection)
    computed = {
        (outcome.county_code, year, period): outcome.share
        for period, years in known.money_years.items()
        for year in years
        for outcome in settle(production(known, year, period), queries.agreement(known.assumptions, year)).landsting
    }
    keys = zip(printed.county_code, printed.year, printed.period, strict=True)
    return printed.assign(
        printed_percent=printed.printed_percent.astype("Int64"),  # whole numbers stay whole beside a missing one
        share=pd.Series([computed.get(key) for key in keys], dtype="float64"),
    )


def _access(known: Known) -> pd.DataFrame:
    """The chapters' facts, whole figures as integers: a program reads 19, not 19.0."""
    facts = queries.access(known.connection)
    whole = [int(figure) if figure == figure // 1 else figure for figure in facts.figure]
    return facts.assign(figure=pd.Series(whole, dtype="object"))


TABLES = {
    "patients": Table(
        later("Patienter per landsting, år och insats (rapportens tabell 1 och 2)"),
        ("county_code", "county", "year", "period", "treatment", "patients"),
        lambda known: queries.table_patients(known.connection),
    ),
    "gender": Table(
        later("Män och kvinnor per landsting och år, alla insatser tillsammans (rapportens tabell 3)"),
        ("county_code", "county", "year", "period", "men", "women"),
        lambda known: queries.table_gender(known.connection),
    ),
    "shares": Table(
        later("Andel ansökt per landsting och år, som tryckt och beräknad (rapportens tabell 3)"),
        ("county_code", "county", "year", "period", "printed_percent", "share"),
        _shares,
    ),
    "totals": Table(
        later("Summaraderna i rapportens tre tabeller"),
        ("table", "column", "year", "period", "printed"),
        lambda known: queries.table_totals(known.connection),
    ),
    "population": Table(
        later("Folkmängd per län och kön, och i riket (00)"),
        ("county_code", "county", "date", "sex", "population", "population_15_64"),
        lambda known: queries.table_population(known.connection),
    ),
    "targets": Table(
        later("Planens sex mål (LUP)"),
        ("target_id", "heading", "target", "unit"),
        lambda known: queries.targets(known.connection),
    ),
    "measurements": Table(
        later("Mätvärden för planens mål med siffror"),
        ("target_id", "date", "period", "region", "comparison"),
        lambda known: queries.measurements(known.connection),
    ),
    "activities": Table(
        later("Planens 30 aktiviteter med vår läsning av läget"),
        ("activity_id", "heading", "activity", "reading", "reason", "printed_status"),
        lambda known: queries.activities(known.connection),
    ),
    "access": Table(
        later("Vad landstingens kapitel säger om tillgång och arbete 2013, med våra ord (rapportens s. 14–30)"),
        ("county_code", "county", "theme", "fact", "figure", "unit"),
        _access,
    ),
    "sick_days": Table(
        later("Sjukpenningdagar per län och kön; planens egna och offentliga"),
        ("county_code", "county", "rolling_12_months_to", "sex", "days_per_insured_16_64", "source"),
        lambda known: queries.sick_days(known.connection),
    ),
    "staff_sickness": Table(
        later("Sjukfrånvaro bland landstingens egna anställda; planens egna och offentliga"),
        ("county_code", "landsting", "year", "period", "percent_of_ordinary_working_time", "source"),
        lambda known: queries.staff_sickness(known.connection),
    ),
}

# column -> (JSON types, what it is); the same name means the same in every table
COLUMNS: dict[str, tuple[tuple[str, ...], str]] = {
    "county_code": (("string",), "Länskod med två siffror, 00 är riket"),
    "county": (("string",), "Länets korta namn"),
    "landsting": (("string",), "Landstinget; 00 är genomsnittet av alla landsting"),
    "year": (("integer",), "År"),
    "period": (("string",), "Del av året: kv1-2 är januari–juni, helar är hela året; planens egna som de står i den"),
    "date": (("string",), "Datum, ÅÅÅÅ-MM-DD"),
    "rolling_12_months_to": (("string",), "Sista månaden av de tolv som räknas, ÅÅÅÅ-MM"),
    "treatment": (("string",), "KBT/IPT, MMR (bara 2011), MMR1 eller MMR2"),
    "sex": (("string",), "T båda, K kvinnor, M män"),
    "patients": (("integer",), "Patienter. 2011: påbörjade eller avslutade; från 2012 bara avslutade. 0 är en uppgift"),
    "men": (("integer",), "Män, patienter"),
    "women": (("integer",), "Kvinnor, patienter"),
    "printed_percent": (
        ("integer", "null"),
        "Andel ansökt som tryckt, hela procent; null för ett inlämnat år utan tryckta andelar",
    ),
    "share": (("number", "null"), "Upparbetat / fördelning vid ×1, 0–1, inte avrundat; null där inget är fördelat"),
    "table": (("integer",), "Rapportens tabell, 1–3"),
    "column": (("string",), "Kolumnens rubrik som tryckt"),
    "printed": (("integer",), "Cellen i Summaraden: patienter, eller procent under Andel ansökt"),
    "population": (("integer",), "Invånare"),
    "population_15_64": (("integer",), "Invånare 15–64 år"),
    "target_id": (("string",), "Målets namn i adresser och svar"),
    "heading": (("string",), "Rubriken som målet eller aktiviteten står under"),
    "target": (("string",), "Målet med våra ord"),
    "theme": (
        ("string",),
        "Ämne: kbt-access, mmr-access (tillgång), therapists, teams, units, waiting (väntan), competence (höjd "
        "kompetens), quality (kvalitetsarbete), parties (arbetsgivare och andra) eller doubts (tveksamhet om krav)",
    ),
    "fact": (("string",), "Uppgiften med våra ord, landstingets egen från 2013"),
    "figure": (("number", "null"), "Talet i uppgiften; null där inget finns. Landstingen räknar olika: summera inte"),
    "unit": (("string", "null"), "Enhet, eller vad talet räknar; null där siffra saknas"),
    "region": (("number",), "Regionens värde: dagar, eller procent av ordinarie arbetstid"),
    "comparison": (("number", "null"), "Jämförelsens värde (riket, eller alla landsting); null där den saknas"),
    "activity_id": (("string",), "Aktivitetens nummer, 01–30"),
    "activity": (("string",), "Aktiviteten med våra ord"),
    "reading": (("string",), "Vår läsning av texten: done, under way, not begun, ended eller unclear"),
    "reason": (("string",), "Skälet till läsningen"),
    "printed_status": (("string",), "Planens eget märke: unknown, det gick förlorat när dokumentet gjordes om"),
    "days_per_insured_16_64": (("number",), "Nettodagar med sjukpenning per försäkrad 16–64 år under tolv månader"),
    "percent_of_ordinary_working_time": (("number",), "Sjukfrånvaro i procent av ordinarie arbetstid"),
    "source": (("string",), "Källa"),
}


def rows(known: Known, name: str) -> list[dict[str, Any]]:
    """The table's rows with its columns in order: dates as text, None for what is missing."""
    table = TABLES[name]
    asked = table.ask(known)[list(table.columns)]
    dated = asked.assign(**{str(day): asked[day].dt.strftime("%Y-%m-%d") for day in asked.select_dtypes("datetime")})
    return [
        {str(column): None if pd.isna(cell) else cell for column, cell in row.items()}
        for row in dated.to_dict("records")
    ]

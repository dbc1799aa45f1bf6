"""The tables of the open data: which there are, their columns in the order that was promised, their rows."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from rehabdata import queries
from rehabdata.api import derived
from rehabdata.api.answers import Row
from rehabdata.data import Data
from rehabdata.language import later


@dataclass(frozen=True)
class Cube:
    """A statistical table's columns by what they are: dimensions in order, the one that is time, and the figures.

    Rows that differ by their source alone are one cell.
    """

    dimensions: tuple[str, ...]
    time: str
    figures: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """One table: what it holds, in Swedish; its columns; where its rows come from.

    `extracts` are the names of the files in datapackage.json that the figures rest on, `page` the address where a
    page shows them, `grain` what a row is, in Swedish. `cube` is there for a table that has a form in JSON-stat.
    """

    title: str
    columns: tuple[str, ...]
    ask: Callable[[Data], pd.DataFrame]
    extracts: tuple[str, ...]
    page: str
    grain: str
    cube: Cube | None = None


MMR_AND_KBT = ("report_table_1_mmr", "report_table_2_kbt_ipt")
SICK_DAYS = ("sick_days", "sick_days_december", "fetched_sick_days", "lup_measurements")
MONEY = (*MMR_AND_KBT, "population", "assumptions")

TABLES = {
    "patients": Table(
        later("Patienter per landsting, år och insats (rapportens tabell 1 och 2)"),
        ("county_code", "county", "year", "period", "treatment", "patients"),
        lambda data: queries.table_patients(data.connection),
        MMR_AND_KBT,
        "",
        later("landsting, år och insats"),
        Cube(("county_code", "year", "period", "treatment"), "year", ("patients",)),
    ),
    "gender": Table(
        later("Män och kvinnor per landsting och år, alla insatser tillsammans (rapportens tabell 3)"),
        ("county_code", "county", "year", "period", "men", "women"),
        lambda data: queries.table_gender(data.connection),
        ("report_table_3_gender_and_share",),
        "",
        later("landsting och år"),
        Cube(("county_code", "year", "period"), "year", ("men", "women")),
    ),
    "shares": Table(
        later("Andel ansökt per landsting och år, som tryckt och beräknad (rapportens tabell 3)"),
        ("county_code", "county", "year", "period", "printed_percent", "share"),
        derived.shares,
        ("report_table_3_gender_and_share", *MONEY),
        "finansiering",
        later("landsting och år"),
        Cube(("county_code", "year", "period"), "year", ("printed_percent", "share")),
    ),
    "totals": Table(
        later("Summaraderna i rapportens tre tabeller"),
        ("table", "column", "year", "period", "printed", "column_sum"),
        derived.totals,
        (*MMR_AND_KBT, "report_table_3_gender_and_share"),
        "kvalitet",
        later("tabell och kolumn"),
    ),
    "population": Table(
        later("Folkmängd per län och kön, och i riket (00)"),
        ("county_code", "county", "date", "sex", "population", "population_15_64"),
        lambda data: queries.table_population(data.connection),
        ("population",),
        "om",
        later("län, datum och kön"),
        Cube(("county_code", "date", "sex"), "date", ("population", "population_15_64")),
    ),
    "targets": Table(
        later("Planens sex mål (LUP)"),
        ("target_id", "heading", "target", "unit"),
        lambda data: queries.targets(data.connection),
        ("lup_targets",),
        "lup",
        later("mål"),
    ),
    "measurements": Table(
        later("Mätvärden för planens mål med siffror"),
        ("target_id", "date", "period", "region", "comparison"),
        lambda data: queries.measurements(data.connection),
        ("lup_measurements",),
        "lup",
        later("mål, datum och period"),
    ),
    "activities": Table(
        later("Planens 30 aktiviteter med vår läsning av läget"),
        (
            "activity_id",
            "heading",
            "activity",
            "reading",
            "reason",
            "printed_status",
            "state",
            "dates",
            "named",
            "lacks",
            "source",
            "reading_label",
        ),
        derived.activities,
        ("lup_activities",),
        "lup",
        later("aktivitet"),
    ),
    "access": Table(
        later("Vad landstingens kapitel säger om tillgång och arbete 2013, med våra ord (rapportens s. 14–30)"),
        ("county_code", "county", "theme", "fact", "figure", "unit"),
        derived.access,
        ("access",),
        "landsting",
        later("uppgift"),
    ),
    "access_readings": Table(
        later("Vår läsning av om behandlingarna räcker, landsting för landsting (rapportens s. 14–30)"),
        ("county_code", "county", "treatment", "access_reading", "reason"),
        derived.access_readings,
        ("access_readings",),
        "landsting",
        later("landsting och behandling"),
    ),
    "sick_days": Table(
        later("Sjukpenningdagar per län och kön; planens egna och offentliga"),
        ("county_code", "county", "rolling_12_months_to", "sex", "days_per_insured_16_64", "source"),
        lambda data: queries.sick_days(data.connection, every_month=True),
        SICK_DAYS,
        "lup",
        later("län, tolvmånadersperiod, kön och källa"),
        Cube(("county_code", "rolling_12_months_to", "sex"), "rolling_12_months_to", ("days_per_insured_16_64",)),
    ),
    "staff_sickness": Table(
        later("Sjukfrånvaro bland landstingens egna anställda; planens egna och offentliga"),
        ("county_code", "landsting", "year", "period", "percent_of_ordinary_working_time", "source"),
        lambda data: queries.staff_sickness(data.connection),
        ("staff_sickness", "fetched_staff_sickness", "lup_measurements"),
        "lup",
        later("landsting, år, period och källa"),
        Cube(("county_code", "year", "period"), "year", ("percent_of_ordinary_working_time",)),
    ),
    "insurance_events": Table(
        later("Mål och lagändringar i sjukförsäkringen: händelser, inte orsaker"),
        ("event_date", "event", "event_kind", "source"),
        lambda data: queries.insurance_events(data.connection),
        ("sickness_insurance_events",),
        "lup",
        later("händelse"),
    ),
    "benefit_withdrawals": Table(
        later("Andel personer vars sjukpenning drogs in, två mått som inte ställs mot varandra"),
        ("county_code", "county", "year", "withdrawal", "withdrawn_percent", "source"),
        lambda data: queries.benefit_withdrawals(data.connection),
        ("benefit_withdrawals",),
        "lup",
        later("område, år och mått"),
    ),
    "treatments": Table(
        later("Patienter per landsting, år och insats, och per 10 000 invånare, bredvid riket och medianen"),
        (
            "county_code",
            "county",
            "year",
            "period",
            "treatment",
            "patients",
            "population_15_64",
            "per_10000",
            "nation_per_10000",
            "median_per_10000",
        ),
        derived.treatments,
        (*MMR_AND_KBT, "population"),
        "",
        later("område (de 21 och riket), år och insats"),
        Cube(("county_code", "year", "period", "treatment"), "year", ("patients", "per_10000")),
    ),
    "women_and_men": Table(
        later("Kvinnor och män per landsting och år, deras del och per 10 000 invånare, bredvid riket"),
        (
            "county_code",
            "county",
            "year",
            "period",
            "sex",
            "patients",
            "part",
            "per_10000",
            "nation_part",
            "nation_per_10000",
        ),
        derived.women_and_men,
        ("report_table_3_gender_and_share", "population"),
        "",
        later("område (de 21 och riket), år och kön"),
        Cube(("county_code", "year", "period", "sex"), "year", ("patients", "part", "per_10000")),
    ),
    "shares_compared": Table(
        later("Andel av avsatta medel, tryckt och beräknad, landstingen och riket"),
        ("county_code", "county", "year", "period", "printed_percent", "computed_percent", "share"),
        derived.shares_compared,
        ("report_table_3_gender_and_share", *MONEY),
        "finansiering",
        later("område (de 21 och riket) och år"),
    ),
    "target_results": Table(
        later(
            "Planens sex mål: utgångsläge, senaste mätning, länets (regionens) egen och övriga landets förändring, och "
            "status enligt vår regel"
        ),
        (
            "target_id",
            "heading",
            "unit",
            "status",
            "baseline_date",
            "baseline_region",
            "baseline_comparison",
            "baseline_gap",
            "latest_date",
            "latest_region",
            "latest_comparison",
            "latest_gap",
            "wanted",
            "achieved",
            "own_part",
            "others_part",
            "progress",
        ),
        derived.target_results,
        ("lup_targets", "lup_measurements"),
        "lup",
        later("mål"),
    ),
    "target_course": Table(
        later("Den raka vägen till planens mål med siffror, och mätningarna: skillnad mot jämförelsen"),
        ("target_id", "heading", "unit", "date", "gap_on_path", "gap_measured"),
        derived.target_course,
        ("lup_targets", "lup_measurements"),
        "lup",
        later("mål och datum: utgångsläget, varje jämförbar mätning och slutet"),
    ),
    "sick_days_gaps": Table(
        later("Alla läns sjukpenningdagar mot riket, med plats, vid de tider då alla är kända"),
        (
            "county_code",
            "county",
            "rolling_12_months_to",
            "sex",
            "days_per_insured_16_64",
            "nation_days_per_insured_16_64",
            "gap_to_nation",
            "gap_place",
            "source",
        ),
        derived.sick_days_gaps,
        SICK_DAYS,
        "lup",
        later("län, tolvmånadersperiod och kön"),
    ),
    "assumptions": Table(
        later("Ersättningar, ramar och publicerade utfall, med källa"),
        ("item", "year", "amount", "unit", "valid_from", "basis", "source", "remark"),
        derived.assumptions,
        ("assumptions",),
        "om",
        later("uppgift och år"),
    ),
    "checks": Table(
        later("Vad dokumenten säger om sina egna tabeller, och våra jämförelser, prövat mot dem"),
        (
            "check_id",
            "kind",
            "document",
            "place_in_document",
            "claim",
            "verdict",
            "figure_name",
            "figure_year",
            "area_code",
            "area",
            "value",
            "printed_value",
            "unit",
            "figure_verdict",
            "explanation",
        ),
        derived.checked,
        (
            "claims",
            "claim_figures",
            "claim_counties",
            *MMR_AND_KBT,
            "report_table_3_gender_and_share",
            "lup_measurements",
        ),
        "kvalitet",
        later("påstående och tal"),
    ),
}


@lru_cache(maxsize=64)
def rows(data: Data, name: str) -> tuple[Row, ...]:
    """The table's rows with its columns in order: dates as text, None for what is missing. Asked once."""
    table = TABLES[name]
    asked = table.ask(data)[list(table.columns)]
    dated = asked.assign(**{str(day): asked[day].dt.strftime("%Y-%m-%d") for day in asked.select_dtypes("datetime")})
    return tuple(
        {str(column): None if pd.isna(cell) else cell for column, cell in row.items()}
        for row in dated.to_dict("records")
    )

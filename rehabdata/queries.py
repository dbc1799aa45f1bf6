"""One function per question in sql/queries: the same name, a documented table back.

Each takes the connection as its first argument. Figures keep their units in their names; codes are text.
"""

import pandas as pd

from rehabdata.assumptions import Assumptions
from rehabdata.database import Connection, ask
from rehabdata.funding import Key, Production, Scenario


def counties(connection: Connection) -> pd.DataFrame:
    """The 21 landsting in Swedish order.

    Grain: county. Columns: county_code, county, slug, letter, landsting_2013, region_today,
    healthcare_region_2013 (missing for Halland, which is split), tile_column (1-4), tile_row (0-7).
    """
    return ask(connection, "counties")


def county_names(connection: Connection) -> pd.DataFrame:
    """Every name, spelling and abbreviation of a landsting. Grain: name. Columns: name, county_code, kind."""
    return ask(connection, "county_names")


def periods(connection: Connection) -> pd.DataFrame:
    """The years and parts of the year in the tables. Grain: year, period. Columns: year, period ("kv1-2", "helar")."""
    return ask(connection, "periods")


def production(connection: Connection, year: int, period: str) -> tuple[Production, ...]:
    """What each landsting produced, in Swedish order: input to funding.settle. Empty for 2011 (no MMR1, MMR2)."""
    rows = ask(connection, "production", {"year": year, "period": period})
    return tuple(Production(*row) for row in rows.itertuples(index=False, name=None))


def treatments(connection: Connection, period: str) -> pd.DataFrame:
    """Patients per treatment over the years.

    Grain: area (21 and "00" the nation), year, treatment. Columns: county_code, county, year, treatment
    ("KBT/IPT", "MMR" in 2011 only, "MMR1", "MMR2"), patients, population_15_64, per_10000 (patients per 10 000
    inhabitants aged 15-64 on 31 December the year before; missing where the population is).
    """
    return ask(connection, "treatments", {"period": period})


def gender(connection: Connection, period: str) -> pd.DataFrame:
    """Women and men over the years, all treatments together.

    Grain: area (21 and "00"), year, sex ("K", "M"). Columns: county_code, county, year, sex, patients,
    part (0-1 of both sexes), per_10000 (per 10 000 women or men aged 15-64).
    """
    return ask(connection, "gender", {"period": period})


def printed_shares(connection: Connection, period: str) -> pd.DataFrame:
    """The shares that Table 3 prints. Grain: area (21 and "00"), year. Columns: county_code, year, printed_percent."""
    return ask(connection, "printed_shares", {"period": period})


def printed_totals(connection: Connection) -> pd.DataFrame:
    """The Summa rows beside the sums of their columns.

    Grain: report table, heading. Columns: report_table, heading, year, period, printed, column_sum (patients).
    """
    return ask(connection, "printed_totals")


def agreement(assumptions: Assumptions, year: int, pace: float = 1.0, key: Key = "excess") -> Scenario:
    """The unchanged rules of one year. Raises KeyError for a year without frame or rates."""
    return Scenario(
        kbt_sek=assumptions.find("rate_kbt", year).value,
        mmr1_sek=assumptions.find("rate_mmr1", year).value,
        mmr2_sek=assumptions.find("rate_mmr2", year).value,
        supplement_sek=assumptions.find("supplement", year).value,
        frame_mkr=assumptions.find("frame", year).value,
        pace=pace,
        key=key,
    )

"""Which data the pages show: the data folder's, opened once and shared by all visitors."""

from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from rehabdata import checks as checking
from rehabdata import queries, versions
from rehabdata.assumptions import Assumptions, read_assumptions
from rehabdata.checks import Check
from rehabdata.database import Connection, open_database
from rehabdata.funding import Production, Settlement, settle
from rehabdata.stores import data_folder
from rehabdata.swedish import sort_key


class CountyRow(NamedTuple):
    """A landsting's names."""

    county: str
    slug: str
    letter: str
    landsting_2013: str
    region_today: str


def folder() -> Path:
    """The folder of the extracts: what REHABDATA_DIR names, or the project's own data/."""
    return data_folder()


@cache
def database() -> Connection:
    """The shared database. Raises ExtractError when the extracts cannot be used."""
    return open_database(folder())


@cache
def assumptions() -> Assumptions:
    """Rates, frames and outcomes of the data folder. Raises ExtractError when the file cannot be used."""
    return read_assumptions(folder())


@cache
def counties() -> pd.DataFrame:
    """queries.counties of the shared database: asked by the frame in every run, so asked once."""
    return queries.counties(database())


@cache
def county_codes_by_name() -> dict[str, str]:
    """queries.county_codes_by_name of the shared database, asked once."""
    return queries.county_codes_by_name(database())


@cache
def county_by_code() -> dict[str, str]:
    """County code to short county name, in Swedish order."""
    pairs = zip(counties().county_code, counties().county, strict=True)
    return dict(sorted(pairs, key=lambda pair: sort_key(pair[1])))


@cache
def county_row(county_code: str) -> CountyRow:
    """One landsting's names, as attributes."""
    row = counties().set_index("county_code").loc[county_code]
    return CountyRow(*(str(row[name]) for name in CountyRow._fields))


@cache
def slug_by_code() -> dict[str, str]:
    """County code to the name of its page in the address."""
    return dict(zip(counties().county_code, counties().slug, strict=True))


@cache
def years_by_period() -> dict[str, tuple[int, ...]]:
    """queries.years_by_period of the shared database, asked once."""
    return queries.years_by_period(database())


@lru_cache(maxsize=256)
def settlement(year: int, period: str, pace: float) -> Settlement:
    """The agreement's unchanged rules applied to one year's period at a pace: the same for every visitor."""
    return settle(production(year, period), queries.agreement(assumptions(), year, pace))


@cache
def treatments(period: str) -> pd.DataFrame:
    """queries.treatments of the shared database, asked once a period: its answer never changes."""
    return queries.treatments(database(), period)


@cache
def gender(period: str) -> pd.DataFrame:
    """queries.gender of the shared database, asked once a period."""
    return queries.gender(database(), period)


@cache
def printed_shares(period: str) -> pd.DataFrame:
    """queries.printed_shares of the shared database, asked once a period."""
    return queries.printed_shares(database(), period)


@cache
def production(year: int, period: str) -> tuple[Production, ...]:
    """queries.production of the shared database, asked once a year and period."""
    return queries.production(database(), year, period)


@cache
def brought_years(period: str) -> dict[int, tuple[str, ...]]:
    """The years with figures brought in after the report, each with the files and other sources that they name."""
    brought = queries.brought(database())
    of_period = brought[brought.period == period]
    return {year: tuple(of_period[of_period.year == year].source) for year in map(int, of_period.year.unique())}


@cache
def letter_by_code() -> dict[str, str]:
    """County code to the county's letter or letters, such as Z."""
    return dict(zip(counties().county_code, counties().letter, strict=True))


@cache
def checks() -> tuple[Check, ...]:
    """checks.checks of the shared database, asked once."""
    return checking.checks(database(), assumptions())


@cache
def data_version() -> str:
    """versions.data_version of the data folder, read once."""
    return versions.data_version(folder())


@cache
def version_history() -> tuple[versions.Version, ...]:
    """versions.history of the data folder, read once."""
    return versions.history(folder())

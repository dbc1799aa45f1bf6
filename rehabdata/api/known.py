"""What every endpoint works with, asked of the data once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from rehabdata import queries, versions
from rehabdata.assumptions import Assumptions
from rehabdata.database import Connection
from rehabdata.extracts import read_description
from rehabdata.money.funding import Production

NATION, NATION_NAME = "00", "Riket"


@dataclass(frozen=True, eq=False)
class Known:
    """The data folder, opened, and the names and years in it. Itself and no other, so answers can be kept by it."""

    connection: Connection
    assumptions: Assumptions
    folder: Path
    package: Mapping[str, Any]
    codes_by_name: Mapping[str, str]
    county_by_code: Mapping[str, str]
    slug_by_code: Mapping[str, str]
    years_by_period: Mapping[str, tuple[int, ...]]

    @cached_property
    def money_years(self) -> dict[str, tuple[int, ...]]:
        """Part of the year to the years for which there are both patients and rules of the money."""
        ruled = self.assumptions.money_years()
        return {period: tuple(y for y in years if y in ruled) for period, years in self.years_by_period.items()}

    def area(self, county_code: str) -> str:
        """A landsting's short name, or the nation's."""
        return NATION_NAME if county_code == NATION else self.county_by_code[county_code]

    @cached_property
    def version(self) -> str:
        """versions.data_version of the data folder."""
        return versions.data_version(self.folder)

    @cached_property
    def version_date(self) -> str | None:
        """The day that the folder's history gives for its version (ISO); None where it does not tell of it."""
        return next((told.date for told in versions.history(self.folder) if told.version == self.version), None)


def gather(connection: Connection, assumptions: Assumptions, folder: Path) -> Known:
    """Ask what is asked for in every call."""
    counties = queries.counties(connection)
    return Known(
        connection=connection,
        assumptions=assumptions,
        folder=folder,
        package=read_description(folder),
        codes_by_name=queries.county_codes_by_name(connection),
        county_by_code=dict(zip(counties.county_code, counties.county, strict=True)),
        slug_by_code=dict(zip(counties.county_code, counties.slug, strict=True)),
        years_by_period=queries.years_by_period(connection),
    )


@lru_cache(maxsize=64)
def production(known: Known, year: int, period: str) -> tuple[Production, ...]:
    """queries.production, asked once: the data stay as they are while the app runs."""
    return queries.production(known.connection, year, period)

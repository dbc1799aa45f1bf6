"""What pictures and reports are made from: the data folder, opened, and what is asked of it, once."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import pandas as pd

from rehabdata import queries, swedish, versions
from rehabdata.assumptions import Assumptions
from rehabdata.database import Connection
from rehabdata.language import _
from rehabdata.money.funding import Production, Scenario, Settlement, settle
from rehabdata.tracker.county_gaps import Gaps, county_gaps

HALF_YEAR = "kv1-2"  # the charts and the money's pages are about half-years


@dataclass(frozen=True, eq=False)
class Ground:
    """The data. Itself and no other, so that answers can be kept by it."""

    connection: Connection
    assumptions: Assumptions
    folder: Path

    @cached_property
    def counties(self) -> pd.DataFrame:
        """queries.counties."""
        return queries.counties(self.connection)

    @cached_property
    def county_by_code(self) -> dict[str, str]:
        """County code to short county name."""
        return dict(zip(self.counties.county_code, self.counties.county, strict=True))

    @cached_property
    def slug_by_code(self) -> dict[str, str]:
        """County code to the address of its page."""
        return dict(zip(self.counties.county_code, self.counties.slug, strict=True))

    @cached_property
    def codes_by_name(self) -> dict[str, str]:
        """queries.county_codes_by_name."""
        return queries.county_codes_by_name(self.connection)

    @cached_property
    def money_years(self) -> tuple[int, ...]:
        """The half-years with both patients and rules of the money."""
        ruled = self.assumptions.money_years()
        return tuple(y for y in self.years if y in ruled)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The half-years that the tables hold."""
        return queries.years_by_period(self.connection)[HALF_YEAR]

    @cached_property
    def gaps(self) -> Gaps:
        """All counties' sick-days against the nation at the times when all are known."""
        return county_gaps(queries.sick_days(self.connection), list(self.county_by_code))

    @cached_property
    def gap_months(self) -> tuple[str, ...]:
        """Those times, ÅÅÅÅ-MM, or ÅÅÅÅ where no month is named."""
        return tuple(dict.fromkeys(month for month, _sex in self.gaps))

    @cached_property
    def treatments(self) -> pd.DataFrame:
        """queries.treatments of the half-years."""
        return queries.treatments(self.connection, HALF_YEAR)

    @cached_property
    def gender(self) -> pd.DataFrame:
        """queries.gender of the half-years."""
        return queries.gender(self.connection, HALF_YEAR)

    @cached_property
    def version(self) -> str:
        """versions.data_version."""
        return versions.data_version(self.folder)

    @cached_property
    def version_day(self) -> dt.date | None:
        """The day of that version, where the folder's history has it."""
        days = {v.version: v.date for v in versions.history(self.folder)}
        return dt.date.fromisoformat(days[self.version]) if self.version in days else None

    def brought_line(self) -> str:
        """Which half-years are not the report's own, and who brought them; nothing where there are none."""
        brought = queries.brought(self.connection)
        of_half = brought[brought.period == HALF_YEAR]
        if of_half.empty:
            return ""
        years = swedish.listed([str(year) for year in of_half.year.unique()])
        named = "; ".join(dict.fromkeys(of_half.source))
        return _("Siffror för {years} är inlämnade efter rapporten ({sources}).", years=years, sources=named)

    def version_line(self) -> str:
        """Which data, of which day, in the run's language."""
        if self.version_day is None:
            return _("Dataversion {version}.", version=self.version)
        return _("Dataversion {version}, {date}.", version=self.version, date=swedish.date(self.version_day))


@lru_cache(maxsize=64)
def production(ground: Ground, year: int) -> tuple[Production, ...]:
    """queries.production of a half-year."""
    return queries.production(ground.connection, year, HALF_YEAR)


@lru_cache(maxsize=64)
def agreed(ground: Ground, year: int, pace: float) -> Settlement:
    """The agreement's unchanged rules applied to one half-year at a pace."""
    return settle(production(ground, year), queries.agreement(ground.assumptions, year, pace))


def settled(ground: Ground, year: int, scenario: Scenario) -> Settlement:
    """The rules of a scenario applied to one half-year."""
    return settle(production(ground, year), scenario)

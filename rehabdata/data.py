"""One data folder, opened, and what pages, open data, pictures and reports ask of it: each question once.

`Data` is passed as an argument. What it answers is kept beside it, never in a cache of the process: so no answer of a
visitor's own figures reaches another visitor, and all of it is freed when the data are.
"""

import datetime as dt
import weakref
from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache, update_wrapper
from pathlib import Path
from types import MappingProxyType
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar

import pandas as pd

from rehabdata import manifest, queries, versions
from rehabdata.assumptions import Assumptions, read_assumptions
from rehabdata.claims import checks as checking
from rehabdata.claims.checks import Check
from rehabdata.database import Connection, open_database
from rehabdata.extracts import read_description
from rehabdata.landsting import access_rows
from rehabdata.landsting.access_rows import Fact, Reading
from rehabdata.language import current
from rehabdata.manifest import Fresh
from rehabdata.money.funding import Production, Scenario, Settlement, settle
from rehabdata.swedish import sort_key
from rehabdata.tracker import plan
from rehabdata.tracker.county_gaps import Gaps, county_gaps
from rehabdata.tracker.plan import JudgedTarget
from rehabdata.versions import Version

NATION, NATION_NAME = "00", "Riket"
HALF_YEAR = "kv1-2"  # January to June, the report's own
_MOST_ANSWERS = 512  # of one question: a pace is any number of two decimals

_Arguments = ParamSpec("_Arguments")
_Answer = TypeVar("_Answer")
_Of = Callable[Concatenate["Data", _Arguments], _Answer]


class Revision(NamedTuple):
    """One row of queries.revisions."""

    table_name: str
    county_code: str
    county: str
    time: str
    part: str
    figure: str
    held: float
    fetched: float
    fetched_on: dt.date
    source: str
    stands: bool


class CountyRow(NamedTuple):
    """A landsting's names."""

    county: str
    slug: str
    letter: str
    landsting_2013: str
    region_today: str


def kept(question: _Of[_Arguments, _Answer]) -> _Of[_Arguments, _Answer]:
    """Makes a question about data one that is asked once of each: functools.cache that is freed with them."""

    def answer(data: "Data", /, *arguments: _Arguments.args, **named: _Arguments.kwargs) -> _Answer:
        known: Callable[..., _Answer] = data.asked(question)
        return known(*arguments, **named)

    return update_wrapper(answer, question)


def kept_in_language(question: _Of[_Arguments, _Answer]) -> _Of[_Arguments, _Answer]:
    """As `kept`, for answers that hold texts: once in each language."""

    def of_language(data: "Data", _language: str, *arguments: _Arguments.args, **named: _Arguments.kwargs) -> _Answer:
        return question(data, *arguments, **named)

    def answer(data: "Data", /, *arguments: _Arguments.args, **named: _Arguments.kwargs) -> _Answer:
        known: Callable[..., _Answer] = data.asked(of_language)
        return known(current(), *arguments, **named)

    return update_wrapper(answer, question)


class Data:
    """One data folder's database, assumptions, description and version. Equal to itself alone.

    `history` are the versions that the folder tells of; none for a visitor's own figures.
    """

    def __init__(
        self,
        connection: Connection,
        assumptions: Assumptions,
        description: Mapping[str, Any],
        version: str,
        history: tuple[Version, ...] = (),
        fresh: Mapping[str, Fresh] = MappingProxyType({}),
    ) -> None:
        self.connection = connection
        self.assumptions = assumptions
        self.description = description
        self.version = version
        self.history = history
        self.fresh = fresh  # how fresh each fetched series is; nothing is known of a visitor's own figures
        self._answers: dict[Callable[..., Any], Callable[..., Any]] = {}

    def asked(self, question: Callable[..., Any]) -> Callable[..., Any]:
        """The question about these data, its answers kept. It does not hold the data: they are freed at once."""
        known = self._answers.get(question)
        if known is None:
            me = weakref.ref(self)
            known = self._answers.setdefault(
                question,
                lru_cache(_MOST_ANSWERS)(lambda *arguments, **named: question(me(), *arguments, **named)),
            )
        return known

    @cached_property
    def version_date(self) -> str | None:
        """The day that the history gives for the version (ISO); None where it does not tell of it."""
        return next((told.date for told in self.history if told.version == self.version), None)

    @cached_property
    def counties(self) -> pd.DataFrame:
        """queries.counties."""
        return queries.counties(self.connection)

    @cached_property
    def codes_by_name(self) -> dict[str, str]:
        """queries.county_codes_by_name."""
        return queries.county_codes_by_name(self.connection)

    @cached_property
    def county_by_code(self) -> dict[str, str]:
        """County code to short county name, in Swedish order."""
        pairs = zip(self.counties.county_code, self.counties.county, strict=True)
        return dict(sorted(pairs, key=lambda pair: sort_key(pair[1])))

    @cached_property
    def slug_by_code(self) -> dict[str, str]:
        """County code to the name of its page in the address."""
        return dict(zip(self.counties.county_code, self.counties.slug, strict=True))

    @cached_property
    def letter_by_code(self) -> dict[str, str]:
        """County code to the county's letter or letters, such as Z."""
        return dict(zip(self.counties.county_code, self.counties.letter, strict=True))

    @kept
    def county_row(self, county_code: str) -> CountyRow:
        """One landsting's names, as attributes."""
        row = self.counties.set_index("county_code").loc[county_code]
        return CountyRow(*(str(row[name]) for name in CountyRow._fields))

    def area(self, county_code: str) -> str:
        """A landsting's short name, or the nation's, as the open data name it."""
        return NATION_NAME if county_code == NATION else self.county_by_code[county_code]

    @cached_property
    def years_by_period(self) -> dict[str, tuple[int, ...]]:
        """queries.years_by_period: part of the year to the years that the tables hold."""
        return queries.years_by_period(self.connection)

    @cached_property
    def money_years(self) -> dict[str, tuple[int, ...]]:
        """Part of the year to the years for which there are both patients and rules of the money."""
        ruled = self.assumptions.money_years()
        return {period: tuple(y for y in years if y in ruled) for period, years in self.years_by_period.items()}

    @kept
    def production(self, year: int, period: str) -> tuple[Production, ...]:
        """queries.production."""
        return queries.production(self.connection, year, period)

    @kept
    def inhabitants(self, year: int, period: str) -> dict[str, int]:
        """County code, "00" too, to inhabitants on 31 December of the year before, as the allocation goes by."""
        of_landsting = {p.county_code: p.population for p in self.production(year, period)}
        return of_landsting | {NATION: sum(of_landsting.values())}

    @kept
    def settlement(self, year: int, period: str, pace: float) -> Settlement:
        """The agreement's unchanged rules applied to one year's period at a pace."""
        return settle(self.production(year, period), queries.agreement(self.assumptions, year, pace))

    @kept
    def settled(self, year: int, period: str, scenario: Scenario) -> Settlement:
        """The rules of a scenario applied to one year's period."""
        return settle(self.production(year, period), scenario)

    def settlements(self, period: str, pace: float) -> dict[int, Settlement]:
        """`settlement` of every year that the money's rules reach and the tables hold, oldest first."""
        return {year: self.settlement(year, period, pace) for year in self.money_years.get(period, ())}

    def settlement_or_none(self, year: int, period: str, pace: float) -> Settlement | None:
        """`settlement`; None for a year that the money's rules or the tables do not reach."""
        return self.settlement(year, period, pace) if year in self.money_years.get(period, ()) else None

    @kept
    def treatments(self, period: str) -> pd.DataFrame:
        """queries.treatments."""
        return queries.treatments(self.connection, period)

    @kept
    def gender(self, period: str) -> pd.DataFrame:
        """queries.gender."""
        return queries.gender(self.connection, period)

    @kept
    def printed_shares(self, period: str) -> pd.DataFrame:
        """queries.printed_shares."""
        return queries.printed_shares(self.connection, period)

    @kept
    def brought_years(self, period: str) -> dict[int, tuple[str, ...]]:
        """The years with figures submitted after the report, each with the files and other sources that they name."""
        brought = queries.brought(self.connection)
        of_period = brought[brought.period == period]
        return {year: tuple(of_period[of_period.year == year].source) for year in map(int, of_period.year.unique())}

    @cached_property
    def comparison_groups(self) -> pd.DataFrame:
        """queries.comparison_groups."""
        return queries.comparison_groups(self.connection)

    @cached_property
    def similar_regions(self) -> dict[str, tuple[str, ...]]:
        """County code to the codes of queries.similar_regions."""
        pairs = queries.similar_regions(self.connection)
        return {str(code): tuple(own.similar_code) for code, own in pairs.groupby("county_code")}

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """What the documents claim, checked."""
        return checking.checks(self.connection, self.assumptions)

    @cached_property
    def access_facts(self) -> tuple[Fact, ...]:
        """The facts of the landsting's chapters."""
        return access_rows.facts(queries.access(self.connection))

    @cached_property
    def access_readings(self) -> tuple[Reading, ...]:
        """Our readings of the chapters."""
        return access_rows.readings(queries.access_readings(self.connection))

    @cached_property
    def sick_days(self) -> pd.DataFrame:
        """queries.sick_days."""
        return queries.sick_days(self.connection)

    @cached_property
    def revisions(self) -> tuple[Revision, ...]:
        """queries.revisions."""
        return tuple(map(Revision._make, queries.revisions(self.connection).itertuples(index=False, name=None)))

    @cached_property
    def staff_sickness(self) -> pd.DataFrame:
        """queries.staff_sickness."""
        return queries.staff_sickness(self.connection)

    @cached_property
    def gaps(self) -> Gaps:
        """All counties' sick-days against the nation at the times when all are known."""
        return county_gaps(self.sick_days, list(self.county_by_code))

    @cached_property
    def gap_months(self) -> tuple[str, ...]:
        """Those times, ÅÅÅÅ-MM, or ÅÅÅÅ where no month is named."""
        return tuple(dict.fromkeys(month for month, _sex in self.gaps))

    @cached_property
    def targets(self) -> dict[str, JudgedTarget]:
        """The plan's six targets by id, in its order, judged."""
        return {target.target_id: target for target in plan.judged_targets(self.connection)}


def open_data(folder: Path) -> Data:
    """A data folder, opened. Raises ExtractError when its extracts or assumptions cannot be used."""
    return Data(
        open_database(folder),
        read_assumptions(folder),
        read_description(folder),
        versions.data_version(folder),
        versions.history(folder),
        manifest.freshness(manifest.read(folder)),
    )

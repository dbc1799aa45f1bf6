"""Which data the pages show: the data folder's, opened once and shared by all visitors, or a visitor's own.

A visitor who looks at files of their own gets a database of their own. The frame says in each run which data are in use
(`use`); what is asked of data is kept beside them, never in a cache of the process: so no answer reaches another
visitor, and all of it is freed when the data are.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from functools import cache, lru_cache, wraps
from pathlib import Path
from typing import Any, NamedTuple, ParamSpec, TypeVar

import pandas as pd

from rehabdata import manifest, queries, versions
from rehabdata.assumptions import Assumptions, read_assumptions
from rehabdata.claims import checks as checking
from rehabdata.claims.checks import Check
from rehabdata.database import Connection, open_database
from rehabdata.extracts import read_description
from rehabdata.intake.held import Held, read_held
from rehabdata.landsting import access_rows
from rehabdata.landsting.access_rows import Fact, Reading
from rehabdata.money.funding import Production, Settlement, settle
from rehabdata.stores import data_folder
from rehabdata.swedish import sort_key

_Arguments = ParamSpec("_Arguments")
_Answer = TypeVar("_Answer")
_MOST_ANSWERS = 512  # of one question: a pace is any number of two decimals


class CountyRow(NamedTuple):
    """A landsting's names."""

    county: str
    slug: str
    letter: str
    landsting_2013: str
    region_today: str


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


class Data:
    """One data folder, opened: database, assumptions, description, version; and what has been asked of it.

    Equal to itself alone. Freed, database and answers, when nobody holds it any more.
    """

    def __init__(
        self, connection: Connection, assumptions: Assumptions, description: Mapping[str, Any], version: str
    ) -> None:
        self.connection = connection
        self.assumptions = assumptions
        self.description = description
        self.version = version
        self._answers: dict[Callable[..., Any], Callable[..., Any]] = {}

    def asked(self, question: Callable[..., Any]) -> Callable[..., Any]:
        """The question, its answers about these data kept."""
        known = self._answers.get(question)
        return known or self._answers.setdefault(question, lru_cache(_MOST_ANSWERS)(question))


_in_use: ContextVar[Data | None] = ContextVar("data", default=None)


def folder() -> Path:
    """The folder of the shared extracts: what REHABDATA_DIR names, or the project's own data/."""
    return data_folder()


@cache
def shared() -> Data:
    """The data folder, opened once. Raises ExtractError when its extracts or assumptions cannot be used."""
    at = folder()
    return Data(open_database(at), read_assumptions(at), read_description(at), versions.data_version(at))


def use(data: Data | None) -> None:
    """The data that this run asks from here on; None: the shared ones."""
    _in_use.set(data)


def in_use() -> Data:
    """The data of this run."""
    return _in_use.get() or shared()


def are_shared() -> bool:
    """Whether this run shows the shared data, which are the open data's; not a visitor's own."""
    return in_use() is shared()


def kept(question: Callable[_Arguments, _Answer]) -> Callable[_Arguments, _Answer]:
    """Makes a question about the data in use one asked once of each data: functools.cache for the pages."""

    @wraps(question)
    def answer(*arguments: _Arguments.args, **named: _Arguments.kwargs) -> _Answer:
        known: Callable[_Arguments, _Answer] = in_use().asked(question)
        return known(*arguments, **named)

    return answer


def database() -> Connection:
    """The database in use. Raises ExtractError when the shared extracts cannot be used."""
    return in_use().connection


def assumptions() -> Assumptions:
    """Rates, frames and outcomes of the data in use."""
    return in_use().assumptions


def description() -> Mapping[str, Any]:
    """datapackage.json of the data in use."""
    return in_use().description


def data_version() -> str:
    """versions.data_version of the data in use."""
    return in_use().version


@kept
def freshness() -> Mapping[str, manifest.Fresh]:
    """manifest.freshness of the shared data folder, read once; nothing is known of a visitor's own figures."""
    return manifest.freshness(manifest.read(folder())) if are_shared() else {}


@cache
def version_history() -> tuple[versions.Version, ...]:
    """versions.history of the shared data folder, read once."""
    return versions.history(folder())


def held_of(data: Data) -> Held:
    """What data hold, as brought files are compared with it: asked once."""
    known: Held = data.asked(read_held)(data.connection, data.assumptions)
    return known


@kept
def counties() -> pd.DataFrame:
    """queries.counties of the data in use: asked by the frame in every run, so asked once."""
    return queries.counties(database())


@kept
def county_codes_by_name() -> dict[str, str]:
    """queries.county_codes_by_name of the data in use, asked once."""
    return queries.county_codes_by_name(database())


@kept
def county_by_code() -> dict[str, str]:
    """County code to short county name, in Swedish order."""
    pairs = zip(counties().county_code, counties().county, strict=True)
    return dict(sorted(pairs, key=lambda pair: sort_key(pair[1])))


@kept
def county_row(county_code: str) -> CountyRow:
    """One landsting's names, as attributes."""
    row = counties().set_index("county_code").loc[county_code]
    return CountyRow(*(str(row[name]) for name in CountyRow._fields))


@kept
def slug_by_code() -> dict[str, str]:
    """County code to the name of its page in the address."""
    return dict(zip(counties().county_code, counties().slug, strict=True))


@kept
def years_by_period() -> dict[str, tuple[int, ...]]:
    """queries.years_by_period of the data in use, asked once."""
    return queries.years_by_period(database())


@kept
def settlement(year: int, period: str, pace: float) -> Settlement:
    """The agreement's unchanged rules applied to one year's period at a pace: the same for all who use the data."""
    return settle(production(year, period), queries.agreement(assumptions(), year, pace))


@kept
def treatments(period: str) -> pd.DataFrame:
    """queries.treatments of the data in use, asked once a period."""
    return queries.treatments(database(), period)


@kept
def gender(period: str) -> pd.DataFrame:
    """queries.gender of the data in use, asked once a period."""
    return queries.gender(database(), period)


@kept
def sick_days() -> pd.DataFrame:
    """queries.sick_days of the data in use, asked once."""
    return queries.sick_days(database())


@kept
def revisions() -> tuple[Revision, ...]:
    """queries.revisions of the data in use, asked once."""
    return tuple(map(Revision._make, queries.revisions(database()).itertuples(index=False, name=None)))


@kept
def similar_regions() -> dict[str, tuple[str, ...]]:
    """County code to the codes of queries.similar_regions, asked once."""
    pairs = queries.similar_regions(database())
    return {str(code): tuple(own.similar_code) for code, own in pairs.groupby("county_code")}


@kept
def printed_shares(period: str) -> pd.DataFrame:
    """queries.printed_shares of the data in use, asked once a period."""
    return queries.printed_shares(database(), period)


@kept
def production(year: int, period: str) -> tuple[Production, ...]:
    """queries.production of the data in use, asked once a year and period."""
    return queries.production(database(), year, period)


@kept
def inhabitants(year: int, period: str) -> dict[str, int]:
    """County code, "00" too, to inhabitants on 31 December of the year before, as the allocation goes by."""
    of_landsting = {p.county_code: p.population for p in production(year, period)}
    return of_landsting | {"00": sum(of_landsting.values())}


@kept
def brought_years(period: str) -> dict[int, tuple[str, ...]]:
    """The years with figures brought in after the report, each with the files and other sources that they name."""
    brought = queries.brought(database())
    of_period = brought[brought.period == period]
    return {year: tuple(of_period[of_period.year == year].source) for year in map(int, of_period.year.unique())}


@kept
def comparison_groups() -> pd.DataFrame:
    """queries.comparison_groups of the data in use, asked once."""
    return queries.comparison_groups(database())


def settlements(period: str, pace: float) -> dict[int, Settlement]:
    """`settlement` of every year that the money's rules reach and the tables hold for the period, oldest first."""
    years = assumptions().money_years()
    return {year: settlement(year, period, pace) for year in years_by_period()[period] if year in years}


@kept
def letter_by_code() -> dict[str, str]:
    """County code to the county's letter or letters, such as Z."""
    return dict(zip(counties().county_code, counties().letter, strict=True))


@kept
def checks() -> tuple[Check, ...]:
    """checks.checks of the data in use, asked once."""
    return checking.checks(database(), assumptions())


@kept
def access_facts() -> tuple[Fact, ...]:
    """The facts of the chapters in the data in use, asked once."""
    return access_rows.facts(queries.access(database()))


@kept
def access_readings() -> tuple[Reading, ...]:
    """Our readings of the chapters in the data in use, asked once."""
    return access_rows.readings(queries.access_readings(database()))

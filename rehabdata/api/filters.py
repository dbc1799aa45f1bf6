"""What a call asks of a table: the rows of one landsting, year and part of the year, where it has such columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rehabdata import parameters
from rehabdata.api import calls, tables
from rehabdata.api.answers import Row
from rehabdata.data import NATION, NATION_NAME, Data
from rehabdata.parameters import Given

COLUMNS = {"lan": "county_code", "ar": "year", "period": "period"}  # parameter -> the column that it picks rows by


@dataclass(frozen=True)
class Picked:
    """What is asked for; None is all. Hashable, so that answers can be kept by it."""

    county_code: str | None = None
    year: int | None = None
    period: str | None = None

    def lets_through(self, row: Row) -> bool:
        """Whether the row is one of those asked for."""
        asked = ((column, getattr(self, column)) for column in COLUMNS.values())
        return all(value is None or row[column] == value for column, value in asked)

    def address(self, data: Data) -> dict[str, str]:
        """The same as parameters of an address, in one order: equal questions have equal answers, byte for byte."""
        named = {
            "lan": self.county_code and data.area(self.county_code),
            "ar": self.year and str(self.year),
            "period": self.period,
        }
        return {name: value for name, value in named.items() if value}


def names(name: str) -> tuple[str, ...]:
    """The parameters that a table takes."""
    return tuple(parameter for parameter, column in COLUMNS.items() if column in tables.TABLES[name].columns)


def read(query: Given, name: str, data: Data) -> Picked:
    """What a call asks of a table. Raises Refused with every value that cannot be used.

    The values are those of the table's own rows, so a year is the number that stands there.
    """
    given = calls.given(query, names(name))
    nation = {NATION_NAME.casefold(): NATION} if NATION in _held(data, name, "lan", given) else {}
    county_code, wrong_county = parameters.county(given, {**data.codes_by_name, **nation})
    year, wrong_year = parameters.year(given, [int(held) for held in _held(data, name, "ar", given)] or [0])
    period, wrong_period = parameters.choice("period", given, _held(data, name, "period", given), "")
    calls.refuse((wrong_county, wrong_year, wrong_period), query)
    return Picked(county_code, year or None, period or None)


def rows(data: Data, name: str, picked: Picked) -> Sequence[Row]:
    """The table's rows that are asked for."""
    return [row for row in tables.rows(data, name) if picked.lets_through(row)]


def _held(data: Data, name: str, parameter: str, given: Mapping[str, str]) -> list[str]:
    """The values in the table's own rows, for a parameter that is asked for."""
    if parameter not in given:
        return []
    return [str(value) for value in sorted({row[COLUMNS[parameter]] for row in tables.rows(data, name)})]

"""Extracts -> a locked, in-memory DuckDB. Only stores.py imports duckdb besides.

The connection is an argument everywhere: the shared extracts have one, a visitor's own files get one of their own.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

from rehabdata import manifest
from rehabdata.assumptions import FILE, MONEY_ITEMS, read_assumptions
from rehabdata.extracts import ExtractError, Fault, check_folder
from rehabdata.versions import history

SQL = Path(__file__).parent / "sql"

# The order matters: `enable_external_access` and `lock_configuration` close the door behind the others.
_LOCKDOWN = (
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET allow_community_extensions = false",
    "SET memory_limit = '512MB'",
    "SET threads = 1",  # small queries: more of them a second than with parallel plans
    "SET max_temp_directory_size = '0B'",
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)

# DuckDB 2.0 has it, 1.5 has not. Questions here take milliseconds; what takes seconds is none of ours.
_LONGEST_QUESTION = ("max_execution_time", "SET GLOBAL max_execution_time = 3000")

_FIRST_YEAR_OF_MONEY = 2012  # patients by level and sex, and rules of the money: see lacking.sql

Connection = duckdb.DuckDBPyConnection


def open_database(folder: Path) -> Connection:
    """Build the database of one data folder: every file of it checked, each table loaded, named, keyed, locked.

    Raises ExtractError (Swedish: file, row, column, found, expected) before anything half-filled can be used.
    """
    contents = check_folder(folder)
    assumptions = read_assumptions(folder)
    history(folder)
    manifest.read(folder)
    unknown = [
        Fault("claims.csv", f"”{check_id}”", "ett påstående som appen kan pröva", number, "check_id")
        for number, check_id in enumerate(contents["claims"].texts["check_id"], start=2)
        if not (SQL / "checks" / f"{check_id}.sql").is_file()
    ]
    if unknown:
        raise ExtractError(unknown)
    connection = duckdb.connect(":memory:")
    connection.execute("CREATE SCHEMA printed")
    statement = ""
    try:
        for name, table in contents.items():
            _load_as_printed(connection, name, table.texts)
        for script in ("schema.sql", "views.sql", "fill.sql"):
            for each in connection.extract_statements((SQL / script).read_text(encoding="utf-8")):
                statement = each.query
                connection.execute(each)
        lacking = list(_lacking(connection, assumptions.money_years()))
    except duckdb.Error as error:
        connection.close()
        place = ", ".join(f"{name}.csv" for name in re.findall(r"printed\.(\w+)", statement)) or folder.name
        fault = Fault(place, f"rader som databasen inte tar emot ({_named(error)})", "rader som hör ihop")
        raise ExtractError([fault]) from error
    if lacking:
        connection.close()
        raise ExtractError(lacking)
    _lock(connection)
    return connection


def _lacking(connection: Connection, money_years: Sequence[int]) -> Iterator[Fault]:
    """What the tables together lack of a time that they tell of, brought figures and printed ones alike."""
    lacking = connection.execute((SQL / "lacking.sql").read_text(encoding="utf-8")).df()
    for row in lacking.to_dict("records"):
        file = "population.csv" if row["extract"] == "population" else f"brought_{row['extract']}.csv"
        more = f" och {len(row['lacking']) - 3} till" if len(row["lacking"]) > 3 else ""
        found = f"ingen uppgift för {', '.join(row['lacking'][:3])}{more}"
        yield Fault(file, f"{found} ({row['item']}, till {row['year']} {row['period']})", "alla landsting")
    for year in map(int, ask(connection, "periods").year.unique()):
        if year >= _FIRST_YEAR_OF_MONEY and year not in money_years:
            yield Fault(FILE, f"inte alla av {', '.join(MONEY_ITEMS)} för {year}", "ram och ersättningar för året")


def _named(error: duckdb.Error) -> str:
    """The keys, values and tables that the database names; what it says of them is English."""
    found = re.findall(r"""["']([^"']+)["']|(\w+\.\w+)$""", str(error).splitlines()[0])
    return ", ".join(f"”{name}”" for names in found for name in names if name) or type(error).__name__


def _lock(connection: Connection) -> None:
    """No file, no network, no more memory or time than a question needs, and no way to change that."""
    name, limit = _LONGEST_QUESTION
    if connection.execute("SELECT 1 FROM duckdb_settings() WHERE name = $name", {"name": name}).fetchone():
        connection.execute(limit)
    for setting in _LOCKDOWN:
        connection.execute(setting)


def _load_as_printed(connection: Connection, name: str, columns: Mapping[str, Sequence[str]]) -> None:
    """One checked table as text in the schema `printed`, headings untouched, empty cells as NULL."""
    table = _quoted(name)
    connection.execute(f"CREATE TABLE printed.{table} ({', '.join(f'{_quoted(c)} VARCHAR' for c in columns)})")
    cells = ", ".join("unnest(CAST(? AS VARCHAR[]))" for _column in columns)
    rows = [[cell or None for cell in column] for column in columns.values()]
    connection.execute(f"INSERT INTO printed.{table} SELECT {cells}", rows)


def _quoted(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def ask(connection: Connection, question: str, parameters: Mapping[str, object] | None = None) -> pd.DataFrame:
    """The answer to sql/queries/<question>.sql, or to sql/checks/<id>.sql for "checks/<id>", on a cursor of its own.

    A connection shared by threads hands one session's rows to another; a cursor per call does not.
    """
    cursor = connection.cursor()
    try:
        return cursor.execute(_question(question), dict(parameters or {})).df()
    finally:
        cursor.close()


@cache
def _question(name: str) -> str:
    path = name if name.startswith("checks/") else f"queries/{name}"
    return (SQL / f"{path}.sql").read_text(encoding="utf-8")

"""CSV extracts -> a locked, in-memory DuckDB. Only stores.py imports duckdb besides.

The connection is an argument everywhere: the shared extracts have one, a visitor's own files get one of their own.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

from rehabdata.extracts import ExtractError, Fault, check_folder, read_description, tables

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

Connection = duckdb.DuckDBPyConnection


def open_database(folder: Path) -> Connection:
    """Build the database of one data folder: every described CSV checked, loaded, named, keyed, locked.

    Raises ExtractError (Swedish: file, row, column, found, expected) before anything half-filled can be used.
    """
    check_folder(folder)
    connection = duckdb.connect(":memory:")
    connection.execute("CREATE SCHEMA printed")
    try:
        for resource in tables(read_description(folder)):
            _load_as_printed(connection, folder / resource["path"], resource["name"])
        for script in ("schema.sql", "views.sql", "fill.sql"):
            connection.execute((SQL / script).read_text(encoding="utf-8"))
    except duckdb.Error as error:
        connection.close()
        fault = Fault(folder.name, f"rader som databasen inte tar emot ({_named(error)})", "rader som hör ihop")
        raise ExtractError([fault]) from error
    _lock(connection)
    return connection


def _named(error: duckdb.Error) -> str:
    """The keys, values and tables that the database names; what it says of them is English."""
    found = re.findall(r"""["']([^"']+)["']|(\w+\.\w+)$""", str(error).splitlines()[0])
    return ", ".join(f"«{name}»" for names in found for name in names if name) or type(error).__name__


def _lock(connection: Connection) -> None:
    """No file, no network, no more memory or time than a question needs, and no way to change that."""
    name, limit = _LONGEST_QUESTION
    if connection.execute("SELECT 1 FROM duckdb_settings() WHERE name = $name", {"name": name}).fetchone():
        connection.execute(limit)
    for setting in _LOCKDOWN:
        connection.execute(setting)


def _load_as_printed(connection: Connection, path: Path, name: str) -> None:
    """One CSV as a table of text in the schema `printed`, headings untouched. `name` comes from our own package."""
    connection.execute(
        f'CREATE TABLE printed."{name}" AS SELECT * FROM read_csv($path, header = true, all_varchar = true, '
        "delim = ',', quote = '\"', escape = '\"', nullstr = '', strict_mode = true)",
        {"path": str(path)},
    )


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

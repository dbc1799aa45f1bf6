"""Where the extracts come from: a folder of CSV or of Parquet, a DuckDB file, or PostgreSQL, which many hosts share.

Whatever REHABDATA_DIR names ends as a folder of CSV files, in this process's own temporary place where it was none
before. So the checks, the database, the API's files and the data version are the same for all of them.
"""

import atexit
import csv
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from rehabdata import postgres_store
from rehabdata.extracts import (
    DESCRIPTION,
    LARGEST_FILE,
    ExtractError,
    Fault,
    data_source,
    file_name,
    read_description,
    read_file,
    tables,
)
from rehabdata.manifest import FILE as MANIFEST
from rehabdata.postgres_store import PostgresError
from rehabdata.swedish import why_not
from rehabdata.versions import HISTORY

# In a store the extracts are tables of a schema of their own, all text, with the row's number, since only files have
# an order; what is no table (the description, assumptions.toml, the map) is in one table by its name.
SCHEMA = "rehabdata"
_FILES = "described_files"
_ROW = "extract_row"
_MADE: list[Path] = []
_MOST_ROWS = LARGEST_FILE  # more of them are larger than a file may be: a view of somebody's may have no end


def data_folder() -> Path:
    """The folder of the extracts that REHABDATA_DIR names, or the project's own data/. Raises as local_folder."""
    return local_folder(data_source())


def local_folder(source: str) -> Path:
    """The folder of CSV files of what is named: itself where it is one, else one made in this process, once.

    `source` is a folder, a file that ends in .duckdb, or postgres:… (postgres_store.parse). Raises ExtractError
    (Swedish) when it cannot be read; what is in it is not checked here.
    """
    if not _is_postgres(source):
        folder = Path(source)
        if folder.suffix != ".duckdb" and not any(folder.glob("*.parquet")):
            return folder
    return _fetched(source)


@atexit.register
def clean_up() -> None:
    """Remove the folders that this process has made. The app calls it when it ends: a signal passes atexit by."""
    while _MADE:
        shutil.rmtree(_MADE.pop(), ignore_errors=True)


@cache
def _fetched(source: str) -> Path:
    try:
        made = Path(tempfile.mkdtemp(prefix="rehabdata-"))
    except OSError as error:
        raise ExtractError(
            [Fault("mappen för tillfälliga filer", "att den inte går att skriva i", "plats där")]
        ) from error
    _MADE.append(made)
    try:
        if _is_postgres(source):
            _fetch_postgres(source, made)
        elif Path(source).suffix == ".duckdb":
            with _attached(Path(source), writable=False) as connection:
                _fetch_store(connection, made)
        else:
            _fetch_parquet(Path(source), made)
    except PostgresError as error:
        shutil.rmtree(made, ignore_errors=True)
        raise ExtractError([Fault(_shown(source), str(error), "utdragen")]) from error
    except duckdb.Error as error:
        shutil.rmtree(made, ignore_errors=True)
        fault = Fault(_shown(source), f"något som inte går att läsa ({_kind(error)})", "utdragen")
        raise ExtractError([fault]) from error
    except OSError as error:
        shutil.rmtree(made, ignore_errors=True)
        raise ExtractError([Fault(_shown(source), f"ett fel vid läsningen ({why_not(error)})", "utdragen")]) from error
    return made


def _kind(error: duckdb.Error) -> str:
    """DuckDB's name of an error: its own words are English, and may hold a path."""
    return f"DuckDB: {type(error).__name__}"


def publish(folder: Path, target: str) -> None:
    """Write a folder of CSV extracts to a store: a folder of Parquet files, a .duckdb file, or PostgreSQL.

    A store that holds extracts gets these instead, all of them or none. Raises ExtractError, OSError.
    """
    try:
        _publish(folder, target)
    except PostgresError as error:
        raise ExtractError([Fault(_shown(target), str(error), "en plats för utdragen")]) from error
    except duckdb.Error as error:
        fault = Fault(_shown(target), f"något som inte går att skriva till ({_kind(error)})", "en plats för utdragen")
        raise ExtractError([fault]) from error


def _publish(folder: Path, target: str) -> None:
    if _is_postgres(target):
        described = {str(r["name"]): _csv_rows(folder / r["path"]) for r in tables(read_description(folder))}
        postgres_store.write(target, {name: read_file(folder, name) for name in _beside(folder)}, described)
        return
    if Path(target).suffix != ".duckdb":
        _publish_parquet(folder, Path(target))
        return
    with _attached(Path(target), writable=True) as connection:
        connection.execute("BEGIN")
        connection.execute(f"CREATE SCHEMA IF NOT EXISTS store.{SCHEMA}")
        for resource in tables(read_description(folder)):
            name = _quoted(str(resource["name"]))
            connection.execute(f"DROP TABLE IF EXISTS store.{SCHEMA}.{name}")
            connection.execute(f"CREATE TABLE store.{SCHEMA}.{name} AS {_numbered(folder / resource['path'])}")
        connection.execute(f"DROP TABLE IF EXISTS store.{SCHEMA}.{_FILES}")
        connection.execute(f"CREATE TABLE store.{SCHEMA}.{_FILES} (path VARCHAR, content BLOB)")
        for name in _beside(folder):
            connection.execute(
                f"INSERT INTO store.{SCHEMA}.{_FILES} VALUES ($path, $content)",
                {"path": name, "content": read_file(folder, name)},
            )
        connection.execute("COMMIT")


def _csv_rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, strict=True))


def _publish_parquet(folder: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=False)
    with _connected() as connection:
        for resource in tables(read_description(folder)):
            path = _literal(str(target / f"{resource['name']}.parquet"))
            connection.execute(f"COPY ({_numbered(folder / resource['path'])}) TO '{path}' (FORMAT parquet)")
    for name in _beside(folder):
        (target / name).write_bytes(read_file(folder, name))


def _beside(folder: Path) -> list[str]:
    """The files of a data folder that are no tables: described ones, the description, what tells of them if there."""
    described = [str(r["path"]) for r in read_description(folder)["resources"] if r["format"] != "csv"]
    telling = [name for name in (HISTORY, MANIFEST) if os.path.lexists(folder / name)]
    return sorted([*described, DESCRIPTION, *telling])


def _numbered(path: Path) -> str:
    """The rows of a CSV file as text, each with its number; a store keeps no order of its own."""
    return (
        f"SELECT row_number() OVER () AS {_ROW}, * FROM read_csv('{_literal(str(path))}', header = true, "
        "all_varchar = true, delim = ',', quote = '\"', escape = '\"', nullstr = '', strict_mode = true)"
    )


def _fetch_parquet(folder: Path, made: Path) -> None:
    """What the description names and no more; a table without Parquet may be a CSV file."""
    for name in _beside(folder):
        (made / name).write_bytes(read_file(folder, name))
    for resource in tables(read_description(made)):
        table = f"{resource['name']}.parquet"
        kept = table if os.path.lexists(folder / table) else str(resource["path"])
        if not os.path.lexists(folder / kept):
            continue  # the check of the folder tells of it
        (made / kept).write_bytes(read_file(folder, kept))
        if kept == table:
            with _connected() as connection:
                _write_csv(connection, f"read_parquet('{_literal(str(made / table))}')", resource, made)
            (made / table).unlink()


def _fetch_postgres(source: str, made: Path) -> None:
    files, held = postgres_store.read(source)
    for path, content in files.items():
        _write_beside(path, content, made)
    for resource in tables(read_description(made)):
        if rows := held.get(str(resource["name"])):
            _write_rows(rows[0], rows[1:], resource, made)


def _fetch_store(connection: duckdb.DuckDBPyConnection, made: Path) -> None:
    files = f"SELECT CAST(path AS VARCHAR), CAST(content AS BLOB) FROM store.{SCHEMA}.{_FILES}"
    for path, content in connection.execute(files).fetchmany(_MOST_ROWS):
        _write_beside(path, content, made)
    for resource in tables(read_description(made)):
        _write_csv(connection, f"store.{SCHEMA}.{_quoted(str(resource['name']))}", resource, made)


def _write_beside(path: str, content: bytes, made: Path) -> None:
    (made / file_name(path)).write_bytes(content or b"")


def _write_csv(connection: duckdb.DuckDBPyConnection, table: str, resource: dict[str, Any], made: Path) -> None:
    """One table as the file of its description: its own columns, as text, in the order of the rows."""
    try:
        answer = connection.execute(f"SELECT * FROM {table} LIMIT 0")
        names = [str(column[0]) for column in answer.description or ()]
        without, order = (f" EXCLUDE ({_ROW})", f" ORDER BY {_ROW}") if _ROW in names else ("", "")
        question = f"SELECT CAST(COLUMNS(*{without}) AS VARCHAR) FROM {table}{order} LIMIT {_MOST_ROWS}"
        rows = _fetched_rows(connection.execute(question), str(resource["path"]))
    except (duckdb.Error, ValueError) as error:  # ValueError: text that is none
        found = f"en tabell som saknas eller inte går att läsa ({type(error).__name__})"
        raise ExtractError([Fault(str(resource["path"]), found, f"tabellen ”{resource['name']}”")]) from error
    _write_rows([name for name in names if name != _ROW], rows, resource, made)


def _fetched_rows(answer: duckdb.DuckDBPyConnection, path: str) -> list[tuple[str | None, ...]]:
    """All rows, as long as a file may be: a view of somebody's could fill the memory."""
    rows: list[tuple[str | None, ...]] = []
    size = 0
    while more := answer.fetchmany(10_000):
        rows += more
        size += sum(len(cell or "") + 1 for row in more for cell in row)
        if size > LARGEST_FILE:
            raise ExtractError([Fault(path, "en för stor tabell", f"högst {LARGEST_FILE // 1_000_000} MB")])
    return rows


def _write_rows(
    names: Sequence[str], rows: Sequence[Sequence[str | None]], resource: dict[str, Any], made: Path
) -> None:
    with (made / str(resource["path"])).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(names)
        writer.writerows(rows)


@contextmanager
def _connected() -> Iterator[duckdb.DuckDBPyConnection]:
    """A database of its own, which fetches no extension."""
    connection = duckdb.connect(":memory:")
    try:
        connection.execute("SET autoinstall_known_extensions = false")
        connection.execute("SET allow_community_extensions = false")
        connection.execute("SET threads = 1")
        yield connection
    finally:
        connection.close()


@contextmanager
def _attached(file: Path, *, writable: bool) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database of its own with the file attached to it as `store`."""
    if not writable and not file.is_file():
        raise FileNotFoundError(2, "ingen sådan fil", str(file))
    with _connected() as connection:
        options = "" if writable else " (READ_ONLY)"
        connection.execute(f"ATTACH '{_literal(str(file))}' AS store{options}")
        if not writable:  # a view in somebody's file could read any other file, or reckon for ever
            connection.execute("SET GLOBAL max_execution_time = 30000")
            connection.execute("SET memory_limit = '512MB'")
            connection.execute("SET enable_external_access = false")
        yield connection


def _is_postgres(source: str) -> bool:
    return source.startswith(postgres_store.PREFIXES)


def _shown(source: str) -> str:
    """A source as a log may have it: what follows postgres: can hold a password."""
    return f"{source.partition(':')[0]}:…" if _is_postgres(source) else Path(source).name


def _quoted(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def _literal(text: str) -> str:
    return text.replace("'", "''")

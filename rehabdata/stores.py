"""Where the extracts come from: a folder of CSV or of Parquet, a DuckDB file, or PostgreSQL, which many hosts share.

Whatever REHABDATA_DIR names ends as a folder of CSV files, in this process's own temporary place where it was none
before. So the checks, the database, the API's files and the data version are the same for all of them.
"""

import atexit
import csv
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from rehabdata import postgres_store
from rehabdata.extracts import DESCRIPTION, ExtractError, Fault, data_source, read_description, tables
from rehabdata.postgres_store import PostgresError
from rehabdata.swedish import why_not

# In a store the extracts are tables of a schema of their own, all text, with the row's number, since only files have
# an order; what is no table (the description, assumptions.toml, the map) is in one table by its name.
SCHEMA = "rehabdata"
_FILES = "described_files"
_ROW = "extract_row"
_MADE: list[Path] = []
_FILE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")


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
        postgres_store.write(target, {file.name: file.read_bytes() for file in _beside(folder)}, described)
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
        for file in _beside(folder):
            connection.execute(
                f"INSERT INTO store.{SCHEMA}.{_FILES} VALUES ($path, $content)",
                {"path": file.name, "content": file.read_bytes()},
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
    for file in _beside(folder):
        shutil.copyfile(file, target / file.name)


def _beside(folder: Path) -> list[Path]:
    """What a folder holds besides the described tables."""
    described = {str(resource["path"]) for resource in tables(read_description(folder))}
    return sorted(path for path in folder.iterdir() if path.is_file() and path.name not in described)


def _numbered(path: Path) -> str:
    """The rows of a CSV file as text, each with its number; a store keeps no order of its own."""
    return (
        f"SELECT row_number() OVER () AS {_ROW}, * FROM read_csv('{_literal(str(path))}', header = true, "
        "all_varchar = true, delim = ',', quote = '\"', escape = '\"', nullstr = '', strict_mode = true)"
    )


def _fetch_parquet(folder: Path, made: Path) -> None:
    for path in folder.iterdir():
        if path.is_file() and path.suffix != ".parquet":
            shutil.copyfile(path, made / path.name)
    with _connected() as connection:
        for resource in tables(read_description(made)):
            table = folder / f"{resource['name']}.parquet"
            if table.is_file():
                _write_csv(connection, f"read_parquet('{_literal(str(table))}')", resource, made)


def _fetch_postgres(source: str, made: Path) -> None:
    files, held = postgres_store.read(source)
    for path, content in files.items():
        _write_beside(path, content, made)
    for resource in tables(read_description(made)):
        if rows := held.get(str(resource["name"])):
            _write_rows(rows[0], rows[1:], resource, made)


def _fetch_store(connection: duckdb.DuckDBPyConnection, made: Path) -> None:
    for path, content in connection.execute(f"SELECT path, content FROM store.{SCHEMA}.{_FILES}").fetchall():
        _write_beside(path, content, made)
    for resource in tables(read_description(made)):
        _write_csv(connection, f"store.{SCHEMA}.{_quoted(str(resource['name']))}", resource, made)


def _write_beside(path: str, content: bytes, made: Path) -> None:
    if not _FILE_NAME.fullmatch(path):
        raise ExtractError([Fault(DESCRIPTION, f"filen «{path}»", "ett filnamn utan mapp")])
    (made / path).write_bytes(content)


def _write_csv(connection: duckdb.DuckDBPyConnection, table: str, resource: dict[str, Any], made: Path) -> None:
    """One table as the file of its description: its own columns, whatever their types, in the order of the rows."""
    answer = connection.execute(f"SELECT * FROM {table}")
    names = [str(column[0]) for column in answer.description or ()]
    if _ROW in names:
        answer = connection.execute(f"SELECT * EXCLUDE ({_ROW}) FROM {table} ORDER BY {_ROW}")
        names.remove(_ROW)
    _write_rows(names, [[_text(value) for value in row] for row in answer.fetchall()], resource, made)


def _write_rows(names: Sequence[str], rows: Sequence[Sequence[str]], resource: dict[str, Any], made: Path) -> None:
    if not _FILE_NAME.fullmatch(str(resource["path"])):
        raise ExtractError([Fault(DESCRIPTION, f"filen «{resource['path']}»", "ett filnamn utan mapp")])
    with (made / str(resource["path"])).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(names)
        writer.writerows(rows)


def _text(value: object) -> str:
    """A cell as a CSV file has it: decimal point, ISO dates, true and false, nothing for what is missing."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


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

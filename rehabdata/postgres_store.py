"""The extracts as tables in PostgreSQL, which many hosts can share: read once, at the start.

Each extract is a table of the schema `rehabdata`, all text, with the row's number in `extract_row`;
`described_files` holds what is no table (the description, assumptions.toml, the map).

Who publishes and who reads take a lock on `described_files` first, so that a reader sees all of one
version or all of the next. Dropping and creating tables instead would hand a reader empty ones
without an error, and take the rights that were granted on them.
"""

import csv
import io
import os
import re
import socket
import ssl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import pg8000.native
from pg8000.exceptions import DatabaseError, InterfaceError

SCHEMA = "rehabdata"
FILES = "described_files"
ROW = "extract_row"
PREFIXES = ("postgres:", "postgresql:")

# A database that says nothing is given up after so many seconds: in the socket, and a little before
# that in the server, whose own word says more.
TIMEOUT_SECONDS = 3
_STATEMENT_TIMEOUT_MS = 2500

_FAULTS: Mapping[str, str] = {  # by PostgreSQL's own code
    "28P01": "ett lösenord som inte stämmer",
    "28000": "en användare som inte släpps in",
    "3D000": "ingen sådan databas",
    "3F000": "inget underlag: skriv dit det med publish",
    "42P01": "inget underlag: skriv dit det med publish",
    "42501": "en användare utan rätt till underlaget",
    "53300": "för många anslutningar",
    "55P03": "underlaget låst av någon annan",
    "57014": "inget svar i tid",
    "57P03": "en databas som startar eller stoppas",
}


class PostgresError(Exception):
    """A database that cannot be read or written; Swedish, and never with what the address holds."""


@dataclass(frozen=True)
class Address:
    """Where the database is and who asks, as far as it is told; the rest is PostgreSQL's usual."""

    host: str
    port: int
    database: str
    user: str
    password: str | None = field(repr=False)
    ssl_mode: str = "prefer"
    root_certificate: str | None = None


def parse(source: str) -> Address:
    """`postgres:host=… dbname=…` as libpq has it, or `postgresql://user@host:port/database`.

    What is not there comes from PGHOST, PGPORT, PGDATABASE, PGUSER, PGPASSWORD and the file that
    PGPASSFILE names. Raises PostgresError for an address that cannot be read.
    """
    said = _from_url(source) if "://" in source else _from_pairs(source.partition(":")[2])
    env = os.environ
    host = said.get("host") or env.get("PGHOST") or "localhost"
    port = said.get("port") or env.get("PGPORT") or "5432"
    user = said.get("user") or env.get("PGUSER") or "postgres"
    database = said.get("dbname") or env.get("PGDATABASE") or user
    mode = said.get("sslmode") or env.get("PGSSLMODE") or "prefer"
    if not port.isdecimal() or not 0 < int(port) < 65536:
        raise PostgresError("en port som inte är ett tal 1–65535")
    if mode not in ("disable", "allow", "prefer", "require", "verify-ca", "verify-full"):
        raise PostgresError("en sslmode som inte finns")
    password = said.get("password") or env.get("PGPASSWORD")
    return Address(
        host=host,
        port=int(port),
        database=database,
        user=user,
        password=password or _from_passfile((host, port, database, user)),
        ssl_mode=mode,
        root_certificate=said.get("sslrootcert") or env.get("PGSSLROOTCERT"),
    )


def _from_url(source: str) -> dict[str, str]:
    try:
        parts = urlsplit(source)
        port = parts.port
    except ValueError:
        raise PostgresError("en adress som inte går att läsa") from None
    said = {
        "host": parts.hostname or "",
        "port": str(port or ""),
        "dbname": parts.path.lstrip("/"),
        "user": parts.username or "",
        "password": parts.password or "",
    }
    return {name: unquote(value) for name, value in said.items()} | dict(parse_qsl(parts.query))


_PAIR = re.compile(r"\s*(\w+)\s*=\s*(?:'((?:[^'\\]|\\.)*)'|([^\s']*))(?=\s|$)")


def _from_pairs(text: str) -> dict[str, str]:
    said: dict[str, str] = {}
    place = 0
    while text[place:].strip():
        pair = _PAIR.match(text, place)
        if pair is None:
            raise PostgresError("en adress som inte går att läsa")
        said[pair[1]] = pair[3] if pair[2] is None else re.sub(r"\\(.)", r"\1", pair[2])
        place = pair.end()
    return said


def _from_passfile(wanted: Sequence[str]) -> str | None:
    """The password in PGPASSFILE: lines of host:port:database:user:password, * for any."""
    path = os.environ.get("PGPASSFILE")
    if not path:
        return None
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise PostgresError("en PGPASSFILE som inte går att läsa") from None
    for line in lines:
        parts = [re.sub(r"\\(.)", r"\1", part) for part in re.split(r"(?<!\\):", line, maxsplit=4)]
        fits = all(part in ("*", want) for part, want in zip(parts, wanted, strict=False))
        if len(parts) == 5 and fits and not line.startswith("#"):
            return parts[4]
    return None


@contextmanager
def _connected(source: str) -> Iterator[pg8000.native.Connection]:
    """A connection of its own. Raises PostgresError for whatever goes wrong with it."""
    address = parse(source)
    try:
        # The socket is ours: pg8000 leaves its own open when the other end says nothing.
        with _socket(address) as opened:
            connection = pg8000.native.Connection(
                address.user,
                host=address.host,
                sock=opened,
                database=address.database,
                password=address.password,
                ssl_context=False if address.host.startswith("/") else _tls(address),
                application_name="rehabdata",
            )
            connection.run(f"SET statement_timeout = {_STATEMENT_TIMEOUT_MS}")
            connection.run("SET datestyle = ISO")
            yield connection
            connection.close()
    except DatabaseError as error:
        told = error.args[0] if error.args and isinstance(error.args[0], dict) else {}
        code = str(told.get("C", "okänd kod"))
        raise PostgresError(_FAULTS.get(code, f"felet {code}")) from error
    except InterfaceError as error:
        raise PostgresError("ingen databas som svarar, eller ett avbrott") from error
    except OSError as error:
        raise PostgresError("ingen databas som svarar i tid") from error


def _socket(address: Address) -> socket.socket:
    if not address.host.startswith("/"):
        return socket.create_connection((address.host, address.port), TIMEOUT_SECONDS)
    opened = socket.socket(socket.AF_UNIX)
    opened.settimeout(TIMEOUT_SECONDS)
    try:
        opened.connect(f"{address.host}/.s.PGSQL.{address.port}")
    except BaseException:
        opened.close()
        raise
    return opened


def _tls(address: Address) -> ssl.SSLContext | bool | None:
    """As pg8000 has it: False none, None if the server has it, True always, unverified."""
    if address.ssl_mode.startswith("verify"):
        context = ssl.create_default_context(cafile=address.root_certificate)
        context.check_hostname = address.ssl_mode == "verify-full"
        return context
    return {"disable": False, "require": True}.get(address.ssl_mode)


Files = Mapping[str, bytes]
Tables = Mapping[str, Sequence[Sequence[str]]]  # name -> header and rows, all text, "" is missing


def read(source: str) -> tuple[Files, Tables]:
    """What the database holds, all of one version. Raises PostgresError."""
    with _connected(source) as connection:
        connection.run("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        # Before the first question, which is when the transaction's view of the data is taken.
        connection.run(f"LOCK TABLE {SCHEMA}.{FILES} IN ACCESS SHARE MODE")
        files = {
            str(path): bytes(content) for path, content in connection.run(f"SELECT path, content FROM {SCHEMA}.{FILES}")
        }
        tables = {
            name: [names, *_rows(connection, name, names)]
            for name, names in _columns(connection).items()
            if name != FILES
        }
        connection.run("ROLLBACK")
    return files, tables


def _columns(connection: pg8000.native.Connection) -> dict[str, list[str]]:
    """Table to its columns in order, without the row's number."""
    found: dict[str, list[str]] = {}
    asked = connection.run(
        "SELECT table_name::text, column_name::text FROM information_schema.columns "
        "WHERE table_schema = :schema ORDER BY table_name, ordinal_position",
        schema=SCHEMA,
    )
    for table, column in asked:
        found.setdefault(table, [])
        if column != ROW:
            found[table].append(column)
    return found


def _rows(connection: pg8000.native.Connection, table: str, names: Sequence[str]) -> list[list[str]]:
    """The rows in their order, each cell as a file has it whatever its type."""
    cells = ", ".join(f"{_quoted(name)}::text" for name in names)
    numbered = connection.run(
        "SELECT 1 FROM information_schema.columns "
        "WHERE table_schema = :schema AND table_name = :name AND column_name = :row",
        schema=SCHEMA,
        name=table,
        row=ROW,
    )
    order = f" ORDER BY {ROW}" if numbered else ""
    copied = io.BytesIO()
    rows = f"SELECT {cells} FROM {SCHEMA}.{_quoted(table)}{order}"
    connection.run(f"COPY ({rows}) TO STDOUT WITH (FORMAT csv)", stream=copied)
    read_back = csv.reader(io.StringIO(copied.getvalue().decode("utf-8"), newline=""))
    return [row or [""] for row in read_back]  # one empty cell is an empty line


def write(source: str, files: Files, tables: Tables) -> None:
    """All of it in one transaction, in place of what is there. Raises PostgresError."""
    with _connected(source) as connection:
        connection.run("BEGIN")
        connection.run(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
        connection.run(f"CREATE TABLE IF NOT EXISTS {SCHEMA}.{FILES} (path text, content bytea)")
        connection.run(f"LOCK TABLE {SCHEMA}.{FILES} IN ACCESS EXCLUSIVE MODE")
        held = _columns(connection)
        for name in held.keys() - tables.keys() - {FILES}:
            connection.run(f"DROP TABLE {SCHEMA}.{_quoted(name)}")
        for name, (header, *rows) in tables.items():
            _fit(connection, name, header, held.get(name))
            _fill(connection, name, header, rows)
        connection.run(f"DELETE FROM {SCHEMA}.{FILES}")
        for path, content in files.items():
            connection.run(f"INSERT INTO {SCHEMA}.{FILES} VALUES (:path, :content)", path=path, content=content)
        connection.run("COMMIT")


def _fit(
    connection: pg8000.native.Connection,
    name: str,
    header: Sequence[str],
    held: Sequence[str] | None,
) -> None:
    """The table, empty, with the columns of the extract; rights that were granted on it stay."""
    table = f"{SCHEMA}.{_quoted(name)}"
    if held is None:
        columns = ", ".join(f"{_quoted(column)} text" for column in header)
        connection.run(f"CREATE TABLE {table} ({ROW} bigint PRIMARY KEY, {columns})")
        return
    connection.run(f"DELETE FROM {table}")
    for column in held:
        if column not in header:
            connection.run(f"ALTER TABLE {table} DROP COLUMN {_quoted(column)}")
    for column in header:
        if column not in held:
            connection.run(f"ALTER TABLE {table} ADD COLUMN {_quoted(column)} text")


def _fill(
    connection: pg8000.native.Connection,
    name: str,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([number, *row] for number, row in enumerate(rows, start=1))
    columns = ", ".join(map(_quoted, (ROW, *header)))
    connection.run(
        f"COPY {SCHEMA}.{_quoted(name)} ({columns}) FROM STDIN WITH (FORMAT csv)",
        stream=io.BytesIO(text.getvalue().encode("utf-8")),
    )


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'

"""Extracts in a real PostgreSQL: equal to the digit, never half of a version, and faults told in Swedish."""

import csv
import io
import os
import shutil
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import mkdtemp

import httpx
import pg8000.native
import pytest

from rehabdata import postgres_store, stores, versions
from rehabdata.extracts import ExtractError
from rehabdata.postgres_store import PostgresError, parse
from rehabdata.stores import local_folder, publish
from tests.browser.conftest import Server

PASSWORD = "hemligt ' \\ord"


class Postgres:
    """Debian's PostgreSQL with a database of its own, reached by a socket and by a port."""

    def __init__(self) -> None:
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
        assert found, "PostgreSQL is missing: run tools/ensure_postgres.sh"
        self.programs = found[-1]
        self.home = Path(mkdtemp(prefix="pg-", dir="/tmp"))  # a socket's path may not be long
        self.is_root = os.geteuid() == 0
        if self.is_root:
            shutil.chown(self.home, "postgres")
        (self.home / "password").write_text(PASSWORD)
        (self.home / "password").chmod(0o644)
        self._run(
            "initdb", "-D", self.home / "data", "-A", "scram-sha-256", "-U", "host",
            f"--pwfile={self.home / 'password'}", "-E", "UTF8", "--locale=C", "--no-sync",
        )  # fmt: skip
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.start()

    def start(self) -> None:
        options = f"-p {self.port} -k {self.home} -c fsync=off -c listen_addresses=127.0.0.1"
        self._run("pg_ctl", "-D", self.home / "data", "-w", "-o", options, "-l", self.home / "log", "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", self.home / "data", "-m", "immediate", "-w", "stop")

    def _run(self, program: str, *arguments: object) -> None:
        user = ["runuser", "-u", "postgres", "--"] if self.is_root else []
        command = [*user, str(self.programs / program), *map(str, arguments)]
        subprocess.run(command, check=True, capture_output=True, timeout=60, cwd=self.home)

    def ask(self, statement: str, database: str = "postgres") -> list[list[object]]:
        with pg8000.native.Connection(
            "host",
            unix_sock=f"{self.home}/.s.PGSQL.{self.port}",
            database=database,
            password=PASSWORD,
            ssl_context=False,
        ) as connection:
            return connection.run(statement) or []

    def source(self, database: str, user: str = "host", password: str = PASSWORD) -> str:
        quoted = password.replace("\\", "\\\\").replace("'", "\\'")
        place = f"host=127.0.0.1 port={self.port} dbname={database}"
        return f"postgres:{place} user={user} password='{quoted}'"


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    running = Postgres()
    yield running
    running.stop()
    shutil.rmtree(running.home)


@pytest.fixture
def database(postgres: Postgres, request: pytest.FixtureRequest) -> str:
    name = f"d{abs(hash(request.node.nodeid))}"
    postgres.ask(f"CREATE DATABASE {name}")
    return name


@pytest.fixture
def other(tmp_path: Path, data_folder: Path) -> Path:
    """Another version of the data: other cells in three tables."""
    folder = Path(shutil.copytree(data_folder, tmp_path / "other"))
    for name, old, new in (
        ("tile_grid.csv", "Egen rutkarta", "Egen karta av rutor"),
        ("peer_groups.csv", "2024", "2025"),
        ("counties.csv", "Norrbottens läns landsting", "Norrbottens läns landsting (NLL)"),
    ):
        path = folder / name
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def fresh(source: str) -> Path:
    """As a process that starts now reads it."""
    stores._fetched.cache_clear()
    return local_folder(source)


@pytest.mark.long
def test_every_file_comes_back_to_the_byte(postgres: Postgres, database: str, data_folder: Path) -> None:
    source = postgres.source(database)
    publish(data_folder, source)
    assert files_of(fresh(source)) == files_of(data_folder)
    assert versions.data_version(fresh(source)) == versions.data_version(data_folder)


@pytest.mark.long
def test_a_reader_sees_all_of_one_version(postgres: Postgres, database: str, data_folder: Path, other: Path) -> None:
    """While one publishes the two versions in turn, three read: each answer is one of the two, whole."""
    source = postgres.source(database)
    publish(data_folder, source)
    whole = [files_of(data_folder), files_of(other)]
    seen: list[int] = []
    done = threading.Event()

    def publishing() -> None:
        try:
            for number in range(1, 21):
                publish((data_folder, other)[number % 2], source)
        finally:
            done.set()

    def reading() -> None:
        while not done.is_set():
            files, tables = postgres_store.read(source)
            made = dict(files)
            for name, rows in tables.items():
                made[f"{name}.csv"] = as_csv(rows)
            seen.append(whole.index(made) if made in whole else -1)

    threads = [threading.Thread(target=each) for each in (publishing, reading, reading, reading)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(seen) == {0, 1}, seen


def as_csv(rows: Sequence[Sequence[str]]) -> bytes:
    """The rows as the extracts are written."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


@pytest.mark.long
def test_two_processes_show_the_same_and_take_a_new_version_when_started(
    postgres: Postgres, database: str, data_folder: Path, other: Path
) -> None:
    source = postgres.source(database)
    publish(data_folder, source)

    def started(count: int) -> list[tuple[str, bytes]]:
        servers = [Server(REHABDATA_DIR=source) for _each in range(count)]
        try:
            answers = [httpx.get(f"{server.url}/api/v1/tables/shares.csv") for server in servers]
            return [(answer.headers["data-version"], answer.content) for answer in answers]
        finally:
            for server in servers:
                server.stop()

    one, two = started(2)
    assert one == two
    assert one[0] == versions.data_version(data_folder)
    publish(other, source)
    ((version, shares),) = started(1)
    assert version == versions.data_version(other) != one[0]
    assert shares == one[1], "no figure differs between the two versions"


@pytest.mark.long
def test_rights_and_other_columns_survive_a_new_version(
    postgres: Postgres, database: str, data_folder: Path, tmp_path: Path
) -> None:
    source = postgres.source(database)
    publish(data_folder, source)
    postgres.ask("CREATE ROLE lasare LOGIN PASSWORD 'las'", database)
    postgres.ask(f"GRANT USAGE ON SCHEMA {postgres_store.SCHEMA} TO lasare", database)
    postgres.ask(f"GRANT SELECT ON ALL TABLES IN SCHEMA {postgres_store.SCHEMA} TO lasare", database)
    reader = postgres.source(database, "lasare", "las")
    assert files_of(fresh(reader)) == files_of(data_folder)
    wider = Path(shutil.copytree(data_folder, tmp_path / "wider"))
    path = wider / "tile_grid.csv"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join(f"ny,{line}" for line in lines) + "\n", "utf-8")
    publish(wider, source)
    _files, tables = postgres_store.read(reader)
    assert set(tables["tile_grid"][0]) == {"ny", *lines[0].split(",")}
    assert len(tables["tile_grid"]) == len(lines)
    with pytest.raises(ExtractError, match="en användare utan rätt till underlaget"):
        publish(data_folder, reader)


@pytest.mark.long
def test_a_host_s_own_typed_tables_are_read_as_files_have_them(
    postgres: Postgres, database: str, data_folder: Path
) -> None:
    source = postgres.source(database)
    publish(data_folder, source)
    table = f"{postgres_store.SCHEMA}.access"
    for column, kind in (("approximate", "boolean"), ("box", "integer"), ("figure", "numeric")):
        using = f"ALTER COLUMN {column} TYPE {kind} USING NULLIF({column}, '')::{kind}"
        postgres.ask(f"ALTER TABLE {table} {using}", database)
    found = fresh(source)
    assert (found / "access.csv").read_bytes() == (data_folder / "access.csv").read_bytes()


@pytest.mark.long
@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda s: s.replace("hemligt", "annat"), "ett lösenord som inte stämmer"),
        (lambda s: s.replace("dbname=", "dbname=ingen"), "ingen sådan databas"),
        (lambda s: s, "inget underlag: skriv dit det med publish"),
        (lambda s: s.replace("port=", "port=1 x="), "ingen databas som svarar"),
    ],
)
def test_a_database_that_cannot_be_used_is_told_in_swedish(
    change: Callable[[str], str], told: str, postgres: Postgres, database: str
) -> None:
    with pytest.raises(ExtractError) as refused:
        fresh(change(postgres.source(database)))
    assert f"postgres:…: hittade {told}" in str(refused.value)
    assert "hemligt" not in str(refused.value)


@pytest.mark.long
def test_a_database_that_stops_while_it_is_asked_is_told(data_folder: Path) -> None:
    own = Postgres()
    try:
        own.ask("CREATE DATABASE lost")
        source = own.source("lost")
        publish(data_folder, source)
        own.stop()
        with pytest.raises(ExtractError, match="hittade ingen databas som svarar"):
            fresh(source)
        own.start()
        assert files_of(fresh(source)) == files_of(data_folder)
    finally:
        own.stop()
        shutil.rmtree(own.home)


def test_a_database_that_says_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres_store, "TIMEOUT_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        for mode in ("disable", "prefer"):
            with pytest.raises(ExtractError, match="hittade ingen databas som svarar"):
                fresh(f"postgres:host=127.0.0.1 port={port} user=a sslmode={mode}")


def test_nobody_listens() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    with pytest.raises(ExtractError, match="hittade ingen databas som svarar"):
        fresh(f"postgresql://a:hemligt@127.0.0.1:{port}/b")


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("PG"):
            monkeypatch.delenv(name)


def test_an_address_in_either_form() -> None:
    pairs = parse(r"postgres:host=db port=6000 dbname='a b' user=u password='p\' \\x' sslmode=require")
    url = parse("postgresql://u:p%27%20%5Cx@db:6000/a%20b?sslmode=require")
    assert pairs == url
    assert (pairs.host, pairs.port, pairs.database, pairs.user) == ("db", 6000, "a b", "u")
    assert (pairs.password, pairs.ssl_mode) == (r"p' \x", "require")
    assert "p'" not in repr(pairs)


def test_what_an_address_leaves_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert (parse("postgres:").host, parse("postgres:").port) == ("localhost", 5432)
    assert parse("postgres:user=anna").database == "anna"
    passwords = tmp_path / "pgpass"
    passwords.write_text("# not:this:one:at:all\ndb:5432:x:u:fel\ndb:*:*:u:p\\:q\n", "utf-8")
    monkeypatch.setenv("PGPASSFILE", str(passwords))
    monkeypatch.setenv("PGHOST", "db")
    assert parse("postgres:dbname=y user=u").password == "p:q"
    assert parse("postgres:dbname=x user=u").password == "fel"
    assert parse("postgres:dbname=y user=v").password is None


@pytest.mark.parametrize(
    "source",
    [
        "postgres:host",
        "postgres:host=db password='hemligt",
        "postgres:host=db port=många password=hemligt",
        "postgresql://u:hemligt@db:många/x",
        "postgresql://u:hemligt@[db/x",
        "postgres:host=db sslmode=hemligt",
    ],
)
def test_an_address_that_cannot_be_read_is_told_without_itself(source: str) -> None:
    with pytest.raises(PostgresError) as told:
        parse(source)
    assert "hemligt" not in str(told.value)
    with pytest.raises(ExtractError) as refused:
        fresh(source)
    assert "hemligt" not in str(refused.value)

"""The same extracts from a folder, Parquet, a DuckDB file: equal figures to the digit, equal checks.

PostgreSQL has tests of its own (test_postgres.py).
"""

import re
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from rehabdata import __main__ as command
from rehabdata import queries, stores, versions
from rehabdata.database import open_database
from rehabdata.extracts import ExtractError, read_description, tables
from rehabdata.stores import local_folder, publish

KINDS: dict[str, Callable[[Path], str]] = {
    "parquet": lambda folder: str(folder / "underlag"),
    "duckdb": lambda folder: str(folder / "underlag.duckdb"),
}


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path, data_folder: Path) -> str:
    """The project's extracts in a store of each kind."""
    target = KINDS[request.param](tmp_path)
    publish(data_folder, target)
    return target


def test_a_folder_is_itself(data_folder: Path):
    assert local_folder(str(data_folder)) == data_folder


def test_every_file_comes_back_to_the_byte(store: str, data_folder: Path):
    found = local_folder(store)
    assert found != data_folder
    held = {path.name: path.read_bytes() for path in data_folder.iterdir() if path.is_file()}
    assert {path.name: path.read_bytes() for path in found.iterdir()} == held
    assert versions.data_version(found) == versions.data_version(data_folder)
    assert local_folder(store) == found, "fetched once"
    assert stat.S_IMODE(found.stat().st_mode) == 0o700, "nobody else reads it"


def test_every_question_gets_the_same_answer(store: str, connection: duckdb.DuckDBPyConnection):
    opened = open_database(local_folder(store))
    for year in (2011, 2012, 2013):
        assert queries.production(opened, year, "kv1-2") == queries.production(connection, year, "kv1-2")
    names = connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' ORDER BY table_name"
    ).fetchall()
    assert len(names) > 10
    for (name,) in names:
        everything = f'SELECT * FROM "{name}" ORDER BY ALL'
        assert opened.execute(everything).fetchall() == connection.execute(everything).fetchall(), name
    opened.close()


def test_typed_columns_are_read_as_a_file_has_them(tmp_path: Path, data_folder: Path):
    """A host's own Parquet has numbers and dates rather than text."""
    target = tmp_path / "underlag"
    publish(data_folder, str(target))
    path = target / "population.parquet"
    typed = "county_code, county, CAST(date AS DATE) AS date, sex, CAST(population AS BIGINT) AS population, "
    typed += "CAST(population_15_64 AS BIGINT) AS population_15_64, source"
    rows = f"SELECT {typed} FROM read_csv('{data_folder / 'population.csv'}', all_varchar = true)"
    duckdb.execute(f"COPY ({rows}) TO '{path}' (FORMAT parquet)")
    assert (local_folder(str(target)) / "population.csv").read_bytes() == (data_folder / "population.csv").read_bytes()


def test_the_same_checks_hold(tmp_path: Path, data_folder: Path):
    broken = tmp_path / "broken"
    shutil.copytree(data_folder, broken)
    path = broken / "population.csv"
    path.write_text(path.read_text("utf-8").replace(",9415570,", ",många,", 1), encoding="utf-8")
    told = []
    for source in (str(broken), *(kind(tmp_path) for kind in KINDS.values())):
        if source != str(broken):
            publish(broken, source)
        with pytest.raises(ExtractError) as refused:
            open_database(local_folder(source))
        told.append(str(refused.value))
    assert "population.csv, rad 2, kolumn ”population”: hittade ”många”" in told[0]
    assert told[0] == told[1] == told[2]


def test_a_table_that_is_missing_is_told(tmp_path: Path, data_folder: Path):
    target = tmp_path / "underlag"
    publish(data_folder, str(target))
    (target / "counties.parquet").unlink()
    with pytest.raises(ExtractError, match=r"counties\.csv: hittade ingen fil"):
        open_database(local_folder(str(target)))


def test_a_source_that_is_not_there_is_told():
    with pytest.raises(ExtractError, match=r"underlag\.duckdb: hittade ett fel vid läsningen") as refused:
        local_folder("/nowhere/underlag.duckdb")
    assert not re.search(r"Error:|\b(file|open|not|such|directory|download|could|extension)\b", str(refused.value))


def test_a_file_that_is_no_store_is_told(tmp_path: Path):
    path = tmp_path / "underlag.duckdb"
    path.write_bytes(b"inte en databas" * 1000)
    with pytest.raises(ExtractError, match="går att läsa"):
        local_folder(str(path))


@pytest.mark.parametrize("path", ["../ute.csv", "/etc/ute.csv", ".ssh", "a/b.csv", ""])
def test_a_store_writes_nothing_outside_its_folder(path: str, tmp_path: Path, data_folder: Path):
    target = str(tmp_path / "underlag.duckdb")
    publish(data_folder, target)
    with duckdb.connect(target) as opened:
        opened.execute(f"INSERT INTO {stores.SCHEMA}.described_files VALUES ($path, 'a'::BLOB)", {"path": path})
    with pytest.raises(ExtractError, match="ett filnamn utan mapp"):
        local_folder(target)


def test_publishing_again_replaces_all(tmp_path: Path, data_folder: Path):
    less = tmp_path / "less"
    shutil.copytree(data_folder, less)
    target = str(tmp_path / "underlag.duckdb")
    publish(less, target)
    (less / "versions.csv").unlink()
    publish(less, target)
    found = local_folder(target)
    assert not (found / "versions.csv").exists()
    assert len(list(found.glob("*.csv"))) == len(tables(read_description(less)))


def test_the_command_publishes_and_the_setting_reads(
    tmp_path: Path, data_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    target = str(tmp_path / "underlag.duckdb")
    assert command.main(["publish", "--to", target]) == 0
    assert "REHABDATA_DIR" in capsys.readouterr().out
    monkeypatch.setenv("REHABDATA_DIR", target)
    assert versions.data_version(stores.data_folder()) == versions.data_version(data_folder)

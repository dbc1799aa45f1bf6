"""The database: keyed, and safe to ask from many threads at once. Its locks: test_lockdown.py."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from rehabdata import queries
from rehabdata.database import SQL, Connection, ask

TABLES = ("patients", "gender", "printed_share", "population", "county", "measurement", "activity")


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_a_key(table: str, connection: Connection):
    keys = connection.cursor().execute(
        "SELECT constraint_column_names FROM duckdb_constraints() "
        "WHERE table_name = $table AND constraint_type = 'PRIMARY KEY'",
        {"table": table},
    )
    assert len(keys.fetchall()) == 1


def test_period_is_part_of_the_key(connection: Connection):
    keys = connection.cursor().execute(
        "SELECT constraint_column_names FROM duckdb_constraints() "
        "WHERE table_name = 'patients' AND constraint_type = 'PRIMARY KEY'"
    )
    assert keys.fetchone() == (["county_code", "year", "period", "treatment"],)


@pytest.mark.parametrize(
    "row",
    [
        "('23', 2013, 'kv1-2', 'MMR1', 5)",  # a second figure for the same key
        "('99', 2013, 'helar', 'MMR1', 5)",  # no such landsting
        "('23', 2013, 'helar', 'MMR1', NULL)",  # missing is not zero
    ],
)
def test_what_the_schema_refuses(row: str, connection: Connection):
    with pytest.raises(duckdb.ConstraintException):
        connection.cursor().execute(f"INSERT INTO patients VALUES {row}")


def test_eight_threads_never_see_each_others_rows(connection: Connection):
    """8 threads x 50 calls; each asks for one year and gets that year's rows, all of them."""
    expected = {
        2012: {"23": 99, "12": 3698, "01": 345},
        2013: {"23": 115, "12": 6699, "01": 2042},
    }

    def ask_fifty(thread: int) -> list[str]:
        wrong = []
        for call in range(50):
            year = 2012 + (thread + call) % 2
            rows = ask(connection, "production", {"year": year, "period": "kv1-2"})
            kbt = dict(zip(rows.county_code, rows.kbt, strict=True))
            if len(rows) != 21 or any(kbt[code] != count for code, count in expected[year].items()):
                wrong.append(f"thread {thread}, call {call}: {year}")
        return wrong

    with ThreadPoolExecutor(8) as pool:
        assert [fault for faults in pool.map(ask_fifty, range(8)) for fault in faults] == []


def test_an_unknown_parameter_is_refused(connection: Connection):
    with pytest.raises(duckdb.Error):
        ask(connection, "production", {"year": 2013, "period": "kv1-2", "county": "23"})


@pytest.mark.parametrize("path", sorted((SQL / "queries").glob("*.sql")), ids=lambda path: path.stem)
def test_every_question_says_what_it_answers_and_its_grain(path: Path):
    first, *rest = path.read_text("utf-8").splitlines()
    assert first.startswith("-- ")
    assert any(line.startswith("-- Grain: ") for line in rest[:4])
    assert hasattr(queries, path.stem), "one function per question, of the same name"


def test_swedish_order_puts_a_ring_and_umlauts_last(connection: Connection):
    names = queries.counties(connection).county.to_list()
    assert names[0] == "Blekinge"
    assert names[-5:] == ["Västernorrland", "Västmanland", "Västra Götaland", "Örebro", "Östergötland"]

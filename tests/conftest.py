"""What the tests share: the project's own data folder, opened once."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from rehabdata.assumptions import Assumptions, read_assumptions
from rehabdata.data import Data
from rehabdata.database import Connection, open_database
from rehabdata.ui import source

PROJECT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def data_folder() -> Path:
    return PROJECT / "data"


@pytest.fixture(scope="session")
def connection(data_folder: Path) -> Iterator[Connection]:
    opened = open_database(data_folder)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def assumptions(data_folder: Path) -> Assumptions:
    return read_assumptions(data_folder)


def pytest_unconfigure() -> None:
    """Hypothesis times garbage collections by a callback that outlives it; left in place, it keeps modules alive so
    long that DuckDB's bindings print a page of warnings after pytest's last line.
    """
    gc.callbacks.clear()


# How long an example takes says something of the machine, not of the code; these machines are shared.
settings.register_profile("rehabdata", deadline=None)
settings.load_profile("rehabdata")


@pytest.fixture(scope="session")
def data() -> Data:
    """The project's own data, as the pages have them."""
    return source.shared()

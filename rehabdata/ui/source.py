"""Which data a run shows: the data folder's, opened once and shared by all visitors, or a visitor's own."""

from contextvars import ContextVar
from functools import cache
from pathlib import Path

from rehabdata.data import Data, open_data
from rehabdata.stores import data_folder

_in_use: ContextVar[Data | None] = ContextVar("data", default=None)


def folder() -> Path:
    """The folder of the shared extracts: what REHABDATA_DIR names, or the project's own data/."""
    return data_folder()


@cache
def shared() -> Data:
    """The data folder, opened once. Raises ExtractError when its extracts or assumptions cannot be used."""
    return open_data(folder())


def use(data: Data | None) -> None:
    """The data that this run asks from here on, as the frame says in each; None: the shared ones."""
    _in_use.set(data)


def data() -> Data:
    """The data of this run."""
    return _in_use.get() or shared()


def are_shared() -> bool:
    """Whether this run shows the shared data, which are the open data's; not a visitor's own."""
    return data() is shared()

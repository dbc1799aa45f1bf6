"""What was read out of brought files: figures by key, and where each stood."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rehabdata.intake.held import Key, Value


@dataclass(frozen=True)
class Part:
    """Figures of one table out of one file: a column of tables 1-3 (two for the sexes), or all of a list.

    The place of a key is the place of its value, row number and source; `columns` are the headings of the values.
    """

    table: str
    file: str
    columns: tuple[str, ...]
    header_row: int
    keys: Sequence[Key]
    values: Sequence[Value]
    row_numbers: Sequence[int]
    sources: Sequence[str]


@dataclass(frozen=True)
class Figure:
    """One brought value and the source that its file names for it."""

    value: Value
    source: str


Figures = Mapping[str, Mapping[Key, Figure]]


def default_source(file: str) -> str:
    """What stands as the source of figures whose file names none."""
    return f"Egen fil: {file}"

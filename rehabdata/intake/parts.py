"""What was read out of submitted files: figures by key, and where each stood."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rehabdata.intake.held import Key, Value


@dataclass(frozen=True)
class Part:
    """Figures of one table out of one file: a column of tables 1-3 (two for the sexes), or all of a list.

    A row has the same place in `keys`, `in_order` (the values), `row_numbers`, `sources` and `fetched_on`; keys and
    values are as in held.KEYS and held.VALUES, `headings` those of the values.
    """

    table: str
    file: str
    headings: tuple[str, ...]
    header_row: int
    keys: Sequence[Key]
    in_order: Sequence[Value]
    row_numbers: Sequence[int]
    sources: Sequence[str]
    fetched_on: Sequence[str | None]

    @cached_property
    def values(self) -> dict[Key, Value]:
        """Key to value."""
        return dict(zip(self.keys, self.in_order, strict=True))

    @cached_property
    def rows(self) -> dict[Key, int]:
        """Key to the number of its row."""
        return dict(zip(self.keys, self.row_numbers, strict=True))

    @cached_property
    def figures(self) -> "dict[Key, Figure]":
        """Key to value with source."""
        return dict(zip(self.keys, map(Figure, self.in_order, self.sources, self.fetched_on), strict=True))


@dataclass(frozen=True)
class Figure:
    """One submitted value, the source that its file names for it, and the day on which it was fetched there, if it was.

    A fetched value never takes the place of one that is held; where its source hides it, it is None.
    """

    value: Value
    source: str
    fetched_on: str | None = None


Figures = Mapping[str, Mapping[Key, Figure]]


def default_source(file: str) -> str:
    """What stands as the source of figures whose file names none."""
    return f"Egen fil: {file}"

"""What was read out of brought files: figures by key, and where each stood."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from rehabdata.intake.held import Key, Value


@dataclass(frozen=True)
class Part:
    """Figures of one table out of one file: a column of tables 1-3 (two for the sexes), or all of a list.

    `key_columns` and `value_columns` are as in held.KEYS and held.VALUES; a row has the same place in them, in
    `row_numbers`, in `sources` and, where they were fetched, in `fetched_on`. `headings` are those of the values.
    `sums_hold` where the file alone shows that they do.
    """

    table: str
    file: str
    headings: tuple[str, ...]
    header_row: int
    key_columns: Sequence[Sequence[Any]]
    value_columns: Sequence[Sequence[Any]]
    row_numbers: Sequence[int]
    sources: Sequence[str | None]
    default_source: str
    sums_hold: bool = False
    fetched_on: Sequence[str | None] = ()

    @cached_property
    def values(self) -> dict[Key, Value]:
        """Key to value."""
        return dict(zip(zip(*self.key_columns, strict=True), zip(*self.value_columns, strict=True), strict=True))

    @cached_property
    def rows(self) -> dict[Key, int]:
        """Key to the number of its row."""
        return dict(zip(zip(*self.key_columns, strict=True), self.row_numbers, strict=True))

    @cached_property
    def figures(self) -> "dict[Key, Figure]":
        """Key to value with source."""
        days = self.fetched_on or [None] * len(self.sources)
        keys, values = zip(*self.key_columns, strict=True), zip(*self.value_columns, strict=True)
        rows = zip(keys, values, self.sources, days, strict=True)
        return {key: Figure(value, source or self.default_source, day) for key, value, source, day in rows}


@dataclass(frozen=True)
class Figure:
    """One brought value, the source that its file names for it, and the day on which it was fetched there, if it was.

    A fetched value never takes the place of one that is held; where its source hides it, it is None.
    """

    value: Value
    source: str
    fetched_on: str | None = None


Figures = Mapping[str, Mapping[Key, Figure]]


def default_source(file: str) -> str:
    """What stands as the source of figures whose file names none."""
    return f"Egen fil: {file}"

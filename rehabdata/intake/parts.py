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
    `row_numbers` and in `sources`. `headings` are those of the values. `sums_hold` where the file alone shows that
    they do.
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
        rows = zip(
            zip(*self.key_columns, strict=True), zip(*self.value_columns, strict=True), self.sources, strict=True
        )
        return {key: Figure(value, source or self.default_source) for key, value, source in rows}


@dataclass(frozen=True)
class Figure:
    """One brought value and the source that its file names for it."""

    value: Value
    source: str


Figures = Mapping[str, Mapping[Key, Figure]]


def default_source(file: str) -> str:
    """What stands as the source of figures whose file names none."""
    return f"Egen fil: {file}"

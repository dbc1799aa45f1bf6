"""A figure or a table with all that makes it understood, wherever it is shown.

A function of `rehabdata.exhibits` makes it of `Data` and a `Request`; `rehabdata.render`, the open data and the reports
turn it into a page's parts, a picture or a part of a report. Texts are in the run's language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from rehabdata import rows, swedish
from rehabdata.language import _, later

EXAMPLE = later("Räkneexempel, inte beslut.")
PERIOD = later("Räknar avslutade behandlingar, inte om någon återgick i arbete. Garantin upphörde efter 2015.")
BREAK = later(
    "2011 räknas påbörjade eller avslutade behandlingar, från 2012 bara avslutade och med krav på antal tillfällen. "
    "Åren före och efter går därför inte att jämföra."
)
Align = Literal["text", "number"]


@dataclass(frozen=True)
class Mark:
    """One entry of a chart's key: its shape ("rect", "line", "dash", "tick", "stroke", "dashes", "dots", "disc",
    "diamond", "filled-diamond", "square", "triangle"), its colour (a name in theme.Palette, or "classes-3"), its words.
    """

    shape: str
    colour: str
    words: str


@dataclass(frozen=True)
class Column:
    """A table's column: its heading, and whether it holds words or figures (right-aligned)."""

    heading: str
    align: Align = "number"


@dataclass(frozen=True)
class Table:
    """Figures as they are shown; the first cell names its row, and leads to its landsting where `codes` has one.

    `marked` is the chosen landsting's row; the last `sums` rows are sums.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    marked: int | None = None
    codes: tuple[str, ...] = ()
    sums: int = 0


@dataclass(frozen=True)
class Exhibit:
    """One chart of rehabdata.charts with its rows, its table and its words."""

    name: str  # as in addresses: a promise
    chart: str
    rows: pd.DataFrame
    finding: str  # its main result in a sentence: its heading
    measure: str  # what is measured, of when, in which unit
    sources: tuple[str, ...]  # the first one names the document and its tables
    in_words: str = ""  # what the chart alone shows, for those who do not see it
    method: tuple[Table, ...] = ()  # how it is reckoned: the formulas with their operands
    notes: tuple[str, ...] = ()  # caveats; the first of a what-if says that it is one
    key: tuple[Mark, ...] = ()
    width: int = 560  # pixels of the drawn area, labels outside
    table: Table | None = None
    files: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # open data of it: address to parameters

    @property
    def alt(self) -> str:
        """The chart's accessible name."""
        return " ".join(filter(None, [f"{self.measure.rstrip('.')}.", self.finding, self.in_words]))


def pace_key(leading: float, beside: float) -> tuple[Mark, ...]:
    """Which bar is which pace."""
    return Mark("rect", "chosen", rows.pace_name(leading)), Mark("rect", "other", rows.pace_name(beside))


def share_key(nation: float | None, median: float | None, county: str | None) -> tuple[Mark, ...]:
    """What the marks of the share charts mean."""
    own = (Mark("rect", "chosen", county),) if county else ()
    return (
        *own,
        Mark("line", "nation", _("riket {share}", share=swedish.percent(nation, 1))),
        Mark("dash", "nation", _("medianen {share}", share=swedish.percent(median, 1))),
    )

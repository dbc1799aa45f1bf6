"""A chart with all that makes it understood away from its page."""

from dataclasses import dataclass

import pandas as pd

from rehabdata import rows, swedish
from rehabdata.assumptions import Assumptions
from rehabdata.language import _, later
from rehabdata.report_source import LAST_PRINTED_YEAR

EXAMPLE = later("Räkneexempel, inte beslut.")
PERIOD = later("Räknar avslutade behandlingar, inte om någon återgick i arbete. Garantin upphörde efter 2015.")
BREAK = later(
    "2011 räknas påbörjade eller avslutade behandlingar, från 2012 bara avslutade och med krav på antal tillfällen. "
    "Åren före och efter går därför inte att jämföra."
)
_INFERRED = later("Ramen och ersättningarna 2012 är härledda, inte tryckta.")


@dataclass(frozen=True)
class Mark:
    """One entry of a chart's key: its shape ("rect", "line", "dash", "tick", "stroke", "dashes", "dots", "disc",
    "diamond", "filled-diamond", "square", "triangle"), its colour (a name in theme.Palette, or "classes-3"), its words.
    """

    shape: str
    colour: str
    words: str


@dataclass(frozen=True)
class Figure:
    """One chart of rehabdata.charts with its rows. Texts are in the run's language."""

    chart: str
    rows: pd.DataFrame
    title: str
    finding: str  # what it shows and its main result: the name for those who do not see it
    sources: tuple[str, ...]
    notes: tuple[str, ...] = ()  # before the sources; the first of a what-if says that it is one
    key: tuple[Mark, ...] = ()
    width: int = 560  # pixels of the drawn area, labels outside


def money_sources(assumptions: Assumptions, year: int, said: str) -> tuple[str, ...]:
    """Where money comes from: what is said of the report, and that 2012's rules are inferred where they are."""
    if year > LAST_PRINTED_YEAR:
        return (_("Inlämnade uppgifter för {year}, beräknade med rapportens regler.", year=year),)
    inferred = assumptions.find("frame", year).status == "inferred"
    return (said, _(_INFERRED)) if inferred else (said,)


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

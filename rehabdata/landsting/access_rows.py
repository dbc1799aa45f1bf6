"""The facts of the chapters, in the order in which pages tell them. Pure: tables in, records out."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from rehabdata.landsting.access_sentences import THEMES


class Fact(NamedTuple):
    """What a chapter tells, in our Swedish words.

    `figure`, in `unit`, is None where there is none; `approximate` where the chapter says about. `box` is the place
    among the six that are told first, None of the others.
    """

    county_code: str
    county: str
    theme: str
    text: str
    figure: float | None
    unit: str
    approximate: bool
    chapter: str
    box: int | None


class Reading(NamedTuple):
    """How we read a chapter on one treatment ("KBT/IPT", "MMR"), and why."""

    county_code: str
    county: str
    treatment: str
    reading: str
    reason: str


def facts(access: pd.DataFrame) -> tuple[Fact, ...]:
    """queries.access as records, in its order."""
    return tuple(
        Fact(
            str(row["county_code"]),
            str(row["county"]),
            str(row["theme"]),
            str(row["fact"]),
            None if pd.isna(row["figure"]) else float(row["figure"]),
            "" if pd.isna(row["unit"]) else str(row["unit"]),
            not pd.isna(row["approximate"]) and bool(row["approximate"]),
            str(row["chapter"]),
            None if pd.isna(row["box"]) else int(row["box"]),
        )
        for row in access.to_dict("records")
    )


def readings(access_readings: pd.DataFrame) -> tuple[Reading, ...]:
    """queries.access_readings as records, in its order."""
    return tuple(
        Reading(*(str(row[name]) for name in ("county_code", "county", "treatment", "reading", "reason")))
        for row in access_readings.to_dict("records")
    )


def by_theme(of_landsting: Sequence[Fact]) -> Mapping[str, tuple[Fact, ...]]:
    """Theme to its facts, those with figures first; themes without facts are left out."""
    return {
        theme: tuple(sorted((f for f in of_landsting if f.theme == theme), key=lambda fact: fact.figure is None))
        for theme in THEMES
        if any(fact.theme == theme for fact in of_landsting)
    }


def foremost(of_landsting: Sequence[Fact]) -> tuple[Fact, ...]:
    """The six facts of one landsting that a box has room for, in the order in which they were chosen to be told."""
    return tuple(fact for _box, fact in sorted((fact.box, fact) for fact in of_landsting if fact.box is not None))


def with_words(among: Iterable[Fact], sought: str) -> tuple[Fact, ...]:
    """Those whose text, county or chapter holds every sought word, whatever its case."""
    words = sought.casefold().split()
    return tuple(
        fact for fact in among if all(word in f"{fact.text} {fact.county} {fact.chapter}".casefold() for word in words)
    )

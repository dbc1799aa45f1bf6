"""The facts of the chapters, in the order in which pages tell them. Pure: tables in, records out."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from rehabdata.access_sentences import THEMES

# A box of a few lines begins with what a director asks first: who does the work, and where it is to be had.
_FOREMOST = ("teams", "therapists", "kbt-access", "mmr-access", "waiting", "units")


class Fact(NamedTuple):
    """What a chapter tells, in our Swedish words. `figure` is None where there is none."""

    county_code: str
    county: str
    theme: str
    text: str
    figure: float | None
    chapter: str


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
            str(row["chapter"]),
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


def foremost(of_landsting: Sequence[Fact], count: int) -> tuple[Fact, ...]:
    """The few facts that a box has room for: figures first, one a theme before a second, in the order of _FOREMOST."""
    themes = by_theme(of_landsting)
    order = [*(theme for theme in _FOREMOST if theme in themes), *(t for t in themes if t not in _FOREMOST)]
    told = [
        ((fact.figure is None, rank, place), fact)
        for place, theme in enumerate(order)
        for rank, fact in enumerate(themes[theme])
    ]
    return tuple(fact for _order, fact in sorted(told, key=lambda one: one[0])[:count])


def with_words(among: Iterable[Fact], sought: str) -> tuple[Fact, ...]:
    """Those whose text, county or chapter holds every sought word, whatever its case."""
    words = sought.casefold().split()
    return tuple(
        fact for fact in among if all(word in f"{fact.text} {fact.county} {fact.chapter}".casefold() for word in words)
    )

"""Places among landsting, shared by neighbours that a treatment or two could swap; and being on pace, with its edge."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rehabdata.money.funding import Outcome, Settlement, one_more_of_each_sek

CLOSE_TREATMENTS = 2  # this many further MMR2 patients still count as "the same"
ON_PACE = 0.5  # of the year's allocation, after half a year


@dataclass(frozen=True, slots=True)
class Place:
    """A landsting's place by share, and the codes of those who share it, highest share first."""

    county_code: str
    place: int
    shared_with: tuple[str, ...]


def margin_sek(outcome: Outcome) -> float:
    """How far a landsting is past the line of being on pace, after half a year; below it under zero."""
    return outcome.earned_sek - ON_PACE * outcome.allocation_sek


def on_the_edge(settlement: Settlement) -> frozenset[str]:
    """The codes of those whose margin to the line, above or below it, is two MMR2 treatments at most."""
    step_sek = CLOSE_TREATMENTS * one_more_of_each_sek(settlement.scenario)["MMR2"]
    return frozenset(
        o.county_code for o in settlement.landsting if o.share is not None and abs(margin_sek(o)) <= step_sek
    )


def places(settlement: Settlement) -> Mapping[str, Place]:
    """Each landsting's place by share, highest first; a landsting without a share has none.

    Rule (ours): a landsting joins the group above it when at most two more MMR2 treatments of its own would reach
    that group's highest share; its place is 1 + the number of landsting above the group.
    """
    step_sek = CLOSE_TREATMENTS * one_more_of_each_sek(settlement.scenario)["MMR2"]
    ranked = sorted(
        (o for o in settlement.landsting if o.share is not None),
        key=lambda o: (-(o.share or 0.0), o.county_code),
    )
    groups: list[list[str]] = []
    highest = 0.0
    for outcome in ranked:
        share = outcome.share or 0.0
        if groups and (outcome.earned_sek + step_sek) / outcome.allocation_sek >= highest:
            groups[-1].append(outcome.county_code)
        else:
            groups.append([outcome.county_code])
            highest = share
    return _numbered(groups)


def _numbered(groups: Sequence[Sequence[str]]) -> dict[str, Place]:
    numbered: dict[str, Place] = {}
    above = 0
    for group in groups:
        for county_code in group:
            numbered[county_code] = Place(county_code, above + 1, tuple(code for code in group if code != county_code))
        above += len(group)
    return numbered

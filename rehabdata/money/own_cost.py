"""Compensation against one's own cost per treatment: per treatment and in all, as shown. Pure.

Patients are rounded to the two decimals that are shown, so that the difference times the patients is what stands there.

The cost is the reader's own: no document has it, so it is empty until it is filled in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from rehabdata import parameters, swedish
from rehabdata.language import _
from rehabdata.money import shown
from rehabdata.money.funding import TREATMENTS, Outcome, Scenario, one_more_of_each_sek
from rehabdata.parameters import Given, Problem

NAMES = {"KBT/IPT": "kostnad_kbt", "MMR1": "kostnad_mmr1", "MMR2": "kostnad_mmr2"}
RANGE_SEK = (0.0, 1_000_000.0)


@dataclass(frozen=True, slots=True)
class Line:
    """One treatment in whole kronor: compensation and cost per treated patient, how many patients, and in all."""

    treatment: str
    compensation: int
    cost: int
    patients: Decimal

    @property
    def difference(self) -> int:
        """Compensation less cost, per treated patient."""
        return self.compensation - self.cost

    @property
    def in_all(self) -> int:
        """The difference times the patients."""
        return shown.kronor(float(self.difference * self.patients))

    @property
    def patients_text(self) -> str:
        """Whole, or with two decimals where a pace or a volume has made parts of a patient."""
        return swedish.number(float(self.patients), 0 if self.patients == int(self.patients) else 2)


def read(given: Given) -> tuple[dict[str, int], tuple[Problem, ...]]:
    """`kostnad_kbt`, `kostnad_mmr1`, `kostnad_mmr2`: whole kronor by treatment; an absent one is not in the answer."""
    costs: dict[str, int] = {}
    problems = []
    for treatment, name in NAMES.items():
        cost, problem = parameters.number(name, given, -1.0, RANGE_SEK, whole=True)
        if problem:
            problems.append(replace(problem, used=_("ingen kostnad")))
        elif cost >= 0:
            costs[treatment] = int(cost)
    return costs, tuple(problems)


def lines(outcome: Outcome, scenario: Scenario, costs: Mapping[str, int]) -> list[Line]:
    """A line for each treatment whose cost is known."""
    patients = dict(zip(TREATMENTS, (outcome.kbt, outcome.mmr1, outcome.mmr2), strict=True))
    return [
        Line(treatment, shown.kronor(sek), costs[treatment], swedish.rounded(patients[treatment], 2))
        for treatment, sek in one_more_of_each_sek(scenario).items()
        if treatment in costs
    ]

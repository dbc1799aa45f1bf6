"""What is paid against one's own cost per treatment, in words and per treatment. Pure.

Over a year the ceiling may leave some of what is earned unpaid, and no rule says for which treatments: what is paid for
those whose cost is known then lies between two amounts, which are one when all costs are.

The cost is the reader's own: no document has it, so it is empty until it is filled in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rehabdata import parameters, swedish
from rehabdata.language import _
from rehabdata.money import shown
from rehabdata.money.funding import (
    NOTHING_SEK,
    TREATMENTS,
    Outcome,
    Scenario,
    Settlement,
    is_settled,
    one_more_of_each_sek,
)
from rehabdata.parameters import Given, Problem

NAMES = {"KBT/IPT": "kostnad_kbt", "MMR1": "kostnad_mmr1", "MMR2": "kostnad_mmr2"}
RANGE_SEK = (0.0, 1_000_000.0)


@dataclass(frozen=True, slots=True)
class Line:
    """One treatment: compensation and cost per treated patient in kronor, and how many patients, not rounded."""

    treatment: str
    compensation_sek: float
    cost_each_sek: int
    patients: float

    @property
    def earned_sek(self) -> float:
        """What the patients earn."""
        return self.compensation_sek * self.patients

    @property
    def cost_sek(self) -> float:
        """What they cost."""
        return self.cost_each_sek * self.patients


@dataclass(frozen=True, slots=True)
class Balance:
    """What is paid for the treatments whose cost is known, at least and at most, and that cost; kronor over a year."""

    lowest_paid_sek: float
    highest_paid_sek: float
    cost_sek: float

    @property
    def is_known(self) -> bool:
        """Whether it is one amount that is paid."""
        return self.highest_paid_sek - self.lowest_paid_sek < shown.SAME_SEK

    @property
    def lowest_sek(self) -> float:
        """Paid less cost, at least."""
        return self.lowest_paid_sek - self.cost_sek

    @property
    def highest_sek(self) -> float:
        """Paid less cost, at most."""
        return self.highest_paid_sek - self.cost_sek


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
        Line(treatment, sek, costs[treatment], patients[treatment])
        for treatment, sek in one_more_of_each_sek(scenario).items()
        if treatment in costs
    ]


def balance(outcome: Outcome, known: Sequence[Line]) -> Balance:
    """Over a year: at most all that is unpaid, and at least what the others cannot be paid, is these treatments'."""
    earned_sek = sum(line.earned_sek for line in known)
    return Balance(
        max(0.0, earned_sek - outcome.unpaid_sek),
        min(earned_sek, outcome.paid_sek),
        sum(line.cost_sek for line in known),
    )


def answer(settled: Settlement, by_other_key: Settlement, county_code: str, known: Sequence[Line]) -> list[str]:
    """Whether what is paid covers the cost of the treatments that have one; and by the other key, where that differs.

    Of a half-year nothing is paid: what is earned stands beside the cost.
    """
    outcome, other = settled.of(county_code), by_other_key.of(county_code)
    if not is_settled(settled.scenario.pace):
        return [_of_half_year(balance(outcome, known), sum(line.earned_sek for line in known))]
    said = [_covers(balance(outcome, known), outcome)]
    found = balance(other, known)
    if found.is_known and abs(other.paid_sek - outcome.paid_sek) >= shown.SAME_SEK:
        amounts = _amounts(found.lowest_paid_sek, found.lowest_sek)
        key = _(shown.KEYS[by_other_key.scenario.key])
        said.append(_("Om potten i stället delas {key}: {said}", key=key, said=amounts))
    return said


def _of_half_year(found: Balance, earned_sek: float) -> str:
    told = {
        "earned": swedish.kronor(earned_sek),
        "difference": swedish.kronor(abs(earned_sek - found.cost_sek)),
    }
    later_on = _("Av ett halvår är inget betalt: om ersättningen täcker er kostnad avgörs på helår.")
    if earned_sek < found.cost_sek:
        now = _("Upparbetat för det som är ifyllt är {earned}, {difference} mindre än kostnaden.", **told)
    else:
        now = _("Upparbetat för det som är ifyllt är {earned}, {difference} mer än kostnaden.", **told)
    return f"{later_on} {now}"


def _covers(found: Balance, outcome: Outcome) -> str:
    if found.is_known:
        said = _amounts(found.lowest_paid_sek, found.lowest_sek)
        if found.lowest_sek < -NOTHING_SEK:
            return _("Ersättningen täcker inte er kostnad för det som är ifyllt: {said}", said=said)
        return _("Ersättningen täcker er kostnad för det som är ifyllt: {said}", said=said)
    if found.lowest_sek >= -NOTHING_SEK:
        said = _("minst {difference} blir över.", difference=swedish.kronor(found.lowest_sek))
        verdict = _("Ersättningen täcker er kostnad för det som är ifyllt: {said}", said=said)
    elif found.highest_sek < -NOTHING_SEK:
        said = _("minst {difference} saknas.", difference=swedish.kronor(-found.highest_sek))
        verdict = _("Ersättningen täcker inte er kostnad för det som är ifyllt: {said}", said=said)
    else:
        verdict = _("Om ersättningen täcker er kostnad för det som är ifyllt går inte att säga.")
    unpaid = _(
        "Av det upparbetade blir {unpaid} obetalt, och det hör inte till någon viss behandling.",
        unpaid=swedish.kronor(outcome.unpaid_sek),
    )
    return f"{verdict} {unpaid}"


def _amounts(paid_sek: float, difference_sek: float) -> str:
    told = {"paid": swedish.kronor(paid_sek), "difference": swedish.kronor(abs(difference_sek))}
    if difference_sek < -NOTHING_SEK:
        return _("{paid} betalas, {difference} mindre än kostnaden.", **told)
    return _("{paid} betalas, {difference} mer än kostnaden.", **told)

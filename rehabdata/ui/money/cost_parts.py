"""The what-if page's break-even: the compensation against a cost per treatment that the reader fills in."""

from collections.abc import Sequence

import streamlit as st

from rehabdata import rows, sources, swedish
from rehabdata.exhibits.exhibit import Column
from rehabdata.language import _
from rehabdata.money import own_cost
from rehabdata.money.funding import TREATMENTS, Production, Settlement, is_settled
from rehabdata.ui import address, choices, parts, passage, source, table_links
from rehabdata.ui.choices import Choices
from rehabdata.ui.money.simulation_parts import by_other_key, taken_along

NAME = "kostnad"  # in the address, of what is open


def read() -> dict[str, int]:
    """The costs of the address by treatment, whole kronor; what cannot be used is told."""
    costs, problems = own_cost.read(choices.given())
    address.tell(*problems)
    choices.spell_out({own_cost.NAMES[treatment]: str(cost) for treatment, cost in costs.items()})
    return costs


def show(costs: dict[str, int], after: Settlement, produced: Sequence[Production], chosen: Choices) -> None:
    """Fields for the costs, which live in the address, and what is left or lacking per treatment and in all."""
    parts.text(
        _(
            "Vad en behandling kostar står inte i dokumenten. Fyll i er egen kostnad, så jämförs den med ersättningen. "
            "Det ni fyller i står i adressen och följer med i en länk."
        )
    )
    for column, treatment in zip(st.columns(len(TREATMENTS)), TREATMENTS, strict=True):
        with column:
            address.number(
                own_cost.NAMES[treatment],
                _("Kostnad per {treatment}, kr", treatment=treatment),
                costs.get(treatment),
                own_cost.RANGE_SEK,
                whole=True,
                placeholder=_("inte ifylld"),
                beside={address.FURTHER: NAME},
            )
    if costs:
        _table(after, produced, chosen, costs)


@passage.together()
def _table(after: Settlement, produced: Sequence[Production], chosen: Choices, costs: dict[str, int]) -> None:
    code, scenario = chosen.county_code or rows.NATION, after.scenario
    outcome = after.of(code)
    lines = own_cost.lines(outcome, scenario, costs)
    pace, name = rows.pace_name(scenario.pace), chosen.county or _("Hela landet")
    parts.text(*own_cost.answer(after, by_other_key(produced, scenario), code, lines))
    parts.records(
        _("{name}, {pace}: ersättning mot er kostnad, kronor", name=name, pace=pace),
        [
            Column(_("Behandling"), "text"),
            Column(_("Ersättning och tillägg")),
            Column(_("Er kostnad")),
            Column(_("Skillnad per behandling")),
            Column(_("Patienter")),
            Column(_("Upparbetat")),
            Column(_("Kostnad i allt")),
            Column(_("Skillnad i allt")),
        ],
        [
            *(
                (
                    _(line.treatment),
                    swedish.number(line.compensation_sek),
                    swedish.number(line.cost_each_sek),
                    swedish.signed(line.compensation_sek - line.cost_each_sek),
                    swedish.exact(line.patients),
                    *_amounts(line.earned_sek, line.cost_sek),
                )
                for line in lines
            ),
            *_sums(lines, own_cost.balance(outcome, lines), is_settled(scenario.pace)),
        ],
    )
    table_links.show("funding", taken_along(scenario, chosen), part=_(table_links.GROUND))
    parts.sources(
        _(
            "er egen kostnad (ifylld), ersättning och tillägg enligt reglagen, patienter ur {counts}.",
            counts=sources.patients(chosen.money_year),
        ),
        *sources.inferred(source.data().assumptions, chosen.money_year),
    )


def _sums(lines: Sequence[own_cost.Line], found: own_cost.Balance, settled: bool) -> list[tuple[str, ...]]:
    """All treatments that have a cost: as earned, and over a year as paid where that is one amount."""
    sums = [(_("Tillsammans"), sum(line.earned_sek for line in lines))]
    if settled and found.is_known:
        sums.append((_("Tillsammans, betalt"), found.lowest_paid_sek))
    return [(name, *("–",) * 4, *_amounts(sek, found.cost_sek)) for name, sek in sums]


def _amounts(sek: float, cost_sek: float) -> tuple[str, str, str]:
    return swedish.number(sek), swedish.number(cost_sek), swedish.signed(sek - cost_sek)

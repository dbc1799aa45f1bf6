"""The what-if page's break-even: the compensation against a cost per treatment that the reader fills in."""

import streamlit as st

from rehabdata import report_source, rows, swedish
from rehabdata.language import _
from rehabdata.money import own_cost, shown
from rehabdata.money.funding import TREATMENTS, Outcome, Settlement, is_settled
from rehabdata.ui import address, choices, parts, passage, table_links
from rehabdata.ui.choices import Choices
from rehabdata.ui.money.simulation_parts import taken_along
from rehabdata.ui.parts import Column

NAME = "kostnad"  # in the address, of what is open


def read() -> dict[str, int]:
    """The costs of the address by treatment, whole kronor; what cannot be used is told."""
    costs, problems = own_cost.read(choices.given())
    address.tell(*problems)
    choices.spell_out({own_cost.NAMES[treatment]: str(cost) for treatment, cost in costs.items()})
    return costs


def show(costs: dict[str, int], after: Settlement, chosen: Choices) -> None:
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
        _table(after, chosen, costs)


@passage.together()
def _table(after: Settlement, chosen: Choices, costs: dict[str, int]) -> None:
    outcome = after.of(chosen.county_code or rows.NATION)
    lines = own_cost.lines(outcome, after.scenario, costs)
    pace, name = rows.pace_name(after.scenario.pace), chosen.county or _("Hela landet")
    parts.text(_answer(sum(line.in_all for line in lines)), *_unpaid(outcome, after.scenario.pace))
    parts.records(
        _("{name}, {pace}: ersättning mot er kostnad, kronor", name=name, pace=pace),
        [
            Column(_("Behandling"), "text"),
            Column(_("Ersättning och tillägg")),
            Column(_("Er kostnad")),
            Column(_("Skillnad per behandling")),
            Column(_("Patienter")),
            Column(_("Skillnad i allt")),
        ],
        [
            (
                _(line.treatment),
                swedish.number(line.compensation),
                swedish.number(line.cost),
                swedish.signed(line.difference),
                line.patients_text,
                swedish.signed(line.in_all),
            )
            for line in lines
        ],
    )
    table_links.show("funding", taken_along(after.scenario, chosen), part=_(table_links.GROUND))
    parts.sources(
        _(
            "er egen kostnad (ifylld), ersättning och tillägg enligt reglagen, patienter ur {counts}.",
            counts=report_source.patients(chosen.money_year),
        ),
        *parts.inferred(chosen.money_year),
    )


def _answer(in_all: int) -> str:
    """Whether the compensation covers the cost, over the treatments that have one; both as the table shows them."""
    if in_all < 0:
        return _(
            "Ersättningen täcker inte er kostnad: {kronor} saknas i allt för det som är ifyllt.",
            kronor=swedish.kronor(-in_all),
        )
    return _(
        "Ersättningen täcker er kostnad: {kronor} blir över i allt för det som är ifyllt.",
        kronor=swedish.kronor(in_all),
    )


def _unpaid(outcome: Outcome, pace: float) -> list[str]:
    """What the ceiling leaves unpaid, which is no single treatment's."""
    if not is_settled(pace) or outcome.unpaid_sek < 1:
        return []
    return [
        _(
            "Av det upparbetade blir {unpaid} obetalt; det är inte avdraget, för det hör inte till någon viss "
            "behandling.",
            unpaid=swedish.kronor(shown.kronor(outcome.unpaid_sek)),
        )
    ]

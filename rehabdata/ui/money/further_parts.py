"""The what-if page's further questions: backwards, scenarios side by side, own cost. One is open, and that one is sent.

Fields and buttons cost the browser at each move of a lever, in a tab that is not open too; and so do tabs themselves.
"""

import streamlit as st

from rehabdata.language import _, later
from rehabdata.money import own_cost, scenario_links
from rehabdata.money.funding import Production, Scenario, Settlement
from rehabdata.ui import address, choices, parts
from rehabdata.ui.choices import Choices
from rehabdata.ui.money import backwards_parts, cost_parts, scenario_parts

_BACKWARDS = "baklanges"
_NAMES = {
    _BACKWARDS: later("Räkna baklänges"),
    scenario_parts.NAME: later("Jämför räkneexempel"),
    cost_parts.NAME: later("Egen kostnad"),
}


def show(
    before: Settlement, after: Settlement, start: Scenario, produced: tuple[Production, ...], chosen: Choices
) -> None:
    """The open one of the three; what the address holds of the others is read, kept and told of all the same."""
    parts.section(_("Räkna vidare"))
    slots, base = scenario_parts.read(start)
    costs = cost_parts.read()
    names = {name: _(words) for name, words in _NAMES.items()}
    name = address.radio(address.FURTHER, _("Fråga"), names, _carried(set(choices.given())))
    with st.container():  # of its own, so that what stands below keeps its place and is not built anew
        if name == _BACKWARDS:
            backwards_parts.show(before, after.scenario, produced, chosen)
        elif name == scenario_parts.NAME:
            scenario_parts.show(slots, base, start, produced, chosen)
        else:
            cost_parts.show(costs, after, produced, chosen)


def _carried(given: set[str]) -> str:
    """Where the address does not say: the scenarios or the costs that it carries."""
    if given & set(scenario_links.SLOTS):
        return scenario_parts.NAME
    return cost_parts.NAME if given & set(own_cost.NAMES.values()) else _BACKWARDS

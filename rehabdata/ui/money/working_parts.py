"""The steps by which a landsting's or the nation's money was reckoned, folded below a page's figures."""

from collections.abc import Mapping

import streamlit as st

from rehabdata.exhibits.working import ground_of, workings
from rehabdata.language import _
from rehabdata.money.funding import Settlement
from rehabdata.money.working import rates_source_of
from rehabdata.ui import figures, passage, source, table_links
from rehabdata.ui.choices import Choices


def show(
    settlement: Settlement, chosen: Choices, *county_codes: str, taken_along: Mapping[str, str] | None = None
) -> None:
    """A table for each area ("00": the nation).

    `taken_along` are the open data's parameters of a scenario whose rules are not the year's own.
    """
    scenario = settlement.scenario
    with st.expander(_("Visa uträkningen")), passage.together():
        for shown in workings(source.data(), chosen.money_year, chosen.period, scenario, *county_codes):
            figures.table(shown)
        table_links.show("funding", taken_along or table_links.at_pace(chosen, scenario.pace))


def rates_source(settlement: Settlement, chosen: Choices) -> str:
    """Where rates and supplement of the year come from, as the working tells it."""
    return rates_source_of(settlement.scenario, ground_of(source.data(), chosen.money_year, chosen.period))

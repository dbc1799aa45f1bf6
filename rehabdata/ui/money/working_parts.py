"""One way to show how a landsting's or the nation's money was reckoned, the same on every page."""

from collections.abc import Mapping

import streamlit as st

from rehabdata import rows
from rehabdata.exhibits.exhibit import Column
from rehabdata.language import _
from rehabdata.money.funding import Settlement
from rehabdata.money.working import Ground, rates_source_of, working
from rehabdata.ui import parts, passage, source, table_links
from rehabdata.ui.choices import Choices


def show(
    settlement: Settlement, chosen: Choices, *county_codes: str, taken_along: Mapping[str, str] | None = None
) -> None:
    """The steps to earned, allocation and share of each area ("00": the nation), folded; a table an area.

    `taken_along` are the open data's parameters of a scenario whose rules are not the year's own.
    """
    year, scenario = chosen.money_year, settlement.scenario
    ground = _ground(chosen)
    produced = source.data().production(year, chosen.period)
    with st.expander(_("Visa uträkningen")), passage.together():
        for code in county_codes:
            parts.table(
                _caption(code, year, rows.pace_name(scenario.pace)),
                [
                    Column(_("Led"), "text"),
                    Column(_("Uträkning"), "text"),
                    Column(_("Resultat")),
                    Column(_("Källa"), "text"),
                ],
                [
                    (line.name, line.operands, line.result, line.source)
                    for line in working(code, produced, scenario, ground)
                ],
            )
        table_links.show("funding", taken_along or table_links.at_pace(chosen, scenario.pace))


def rates_source(settlement: Settlement, chosen: Choices) -> str:
    """Where rates and supplement of the year come from, as the working tells it."""
    return rates_source_of(settlement.scenario, _ground(chosen))


def _ground(chosen: Choices) -> Ground:
    year = chosen.money_year
    return Ground(year, source.data().assumptions, year in source.data().brought_years(chosen.period))


def _caption(code: str, year: int, pace: str) -> str:
    if code == rows.NATION:
        return _("Hela landet {year}: uträkning av upparbetat och andel av ramen, {pace}", year=year, pace=pace)
    county = source.data().county_by_code[code]
    return _(
        "{county} {year}: uträkning av upparbetat, fördelning och andel, {pace}", county=county, year=year, pace=pace
    )

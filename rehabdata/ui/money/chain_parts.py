"""The what-if page's chain: what is earned, within and above, redistributed, paid and unpaid, as picture and table."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from rehabdata import rows, sources
from rehabdata.exhibits.exhibit import Column
from rehabdata.language import _
from rehabdata.money import scenario_chain, scenario_sentences, shown
from rehabdata.money.funding import Production, Settlement, is_settled, settle
from rehabdata.ui import parts, passage, picture_links, source, table_links
from rehabdata.ui.choices import Choices
from rehabdata.ui.money import working_parts
from rehabdata.ui.money.simulation_parts import taken_along


def show(before: Settlement, after: Settlement, produced: Sequence[Production], chosen: Choices) -> None:
    """The chosen landsting's chain and the nation's, the leading pace first and the other beside; then the working."""
    pace = after.scenario.pace
    beside = settle(produced, replace(after.scenario, pace=rows.beside_pace(pace)))
    factors = [scenario_sentences.payout(after.of(code), pace) for code in _areas(chosen)]
    own, *others = _areas(chosen)
    with passage.together():
        parts.section(_("Från upparbetat till vad landstingen får"))
        if any(factors):
            parts.text(*filter(None, factors))
        _key(after, beside, own)
    _picture_and_table(before, after, beside, own, chosen)
    for code in others:
        with st.expander(_("Visa hela landet")):
            _key(after, beside, code)
            _picture_and_table(before, after, beside, code, chosen)
    working_parts.show(after, chosen, own, taken_along=taken_along(after.scenario, chosen))
    parts.sources(
        _("står vid varje led i uträkningen."),
        _("En andel stiger när ramen sänks: läs därför kronorna först."),
        *sources.shares(source.data(), chosen.money_year),
    )


def _areas(chosen: Choices) -> list[str]:
    return [chosen.county_code, rows.NATION] if chosen.county_code else [rows.NATION]


def _key(after: Settlement, beside: Settlement, code: str) -> None:
    unpaid = [("rect nation", _("obetalt"))] if is_settled(after.scenario.pace) else []
    line = _("ramen") if code == rows.NATION else _("fördelningen")
    leading, other = rows.pace_name(after.scenario.pace), rows.pace_name(beside.scenario.pace)
    parts.key([("rect chosen", leading), *unpaid, ("rect other", other), ("dash", line)])


def _picture_and_table(before: Settlement, after: Settlement, beside: Settlement, code: str, chosen: Choices) -> None:
    name = _("Hela landet") if code == rows.NATION else source.data().county_by_code[code]
    drawn = scenario_chain.waterfall((after, beside), code)
    parts.chart("waterfall", drawn, scenario_chain.finding(after, beside, code, name), of=code)
    _table(before, after, beside, code, name, chosen)


@passage.together()
def _table(before: Settlement, after: Settlement, beside: Settlement, code: str, name: str, chosen: Choices) -> None:
    pace, other = rows.pace_name(after.scenario.pace), rows.pace_name(beside.scenario.pace)
    area = {} if code == rows.NATION else {"lan": name}
    picture_links.show(
        "waterfall", {**area, **taken_along(after.scenario, chosen), "sprak": chosen.language}, part=name
    )
    sign, beside_sign = rows.pace_sign(after.scenario.pace), rows.pace_sign(beside.scenario.pace)
    parts.table(
        _("{name}, kronor: {pace} först, {other} bredvid", name=name, pace=pace, other=other),
        [
            Column(_("Led"), "text"),
            Column(_("Före {pace}", pace=sign)),
            Column(_("Efter {pace}", pace=sign)),
            Column(_("Skillnad")),
            Column(_("Efter {pace}", pace=beside_sign)),
        ],
        scenario_chain.table(before, after, beside, code),
    )
    table_links.show("funding", taken_along(after.scenario, chosen))
    parts.sources(
        _(
            "beräknat med rapportens regler (s. 6–7) ur {counts}; {population}. Inom + över = upparbetat, inom + "
            "omfördelat = vad som betalas, upparbetat − vad som betalas = obetalt.",
            counts=sources.patients(chosen.money_year),
            population=sources.population(source.data(), chosen.money_year),
        ),
        _(shown.RULE),
        *sources.inferred(source.data().assumptions, chosen.money_year),
    )

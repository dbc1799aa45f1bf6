"""Filters that one page has of its own; like all choices they live in the address."""

from collections.abc import Callable

import streamlit as st

from rehabdata import parameters, rows
from rehabdata.language import _, in_case
from rehabdata.money.funding import Outcome, Settlement
from rehabdata.money.ranking import ON_PACE
from rehabdata.ui import address, choices


def on_or_behind_pace(settlement: Settlement) -> list[Outcome]:
    """All landsting by share, or those on pace, or those behind, as `fas` in the address says."""
    names = {"alla": _("Alla"), "i-fas": _("I fas"), "efter": in_case("pace", "Efter")}
    picked = address.radio("fas", _("Visa landsting som är"), names, "alla")
    keep: dict[str, Callable[[Outcome], bool]] = {
        "alla": lambda _outcome: True,
        "i-fas": lambda outcome: (outcome.share or 0.0) >= ON_PACE,
        "efter": lambda outcome: (outcome.share or 0.0) < ON_PACE,
    }
    return [outcome for outcome in rows.by_share(settlement) if keep[picked](outcome)]


def leading_pace(default: float) -> float:
    """`takt`: the pace that leads on a money page; by default the year at the same pace."""
    pace, problem = parameters.pace(choices.given(), default)
    address.tell(problem)
    shown = f"{pace:.2f}"
    names = {f"{p:.2f}": rows.pace_name(p) for p in sorted({1.0, 2.0, pace}, reverse=True)}
    choices.spell_out({"takt": shown})
    st.radio(
        _("Takt"),
        list(names),
        format_func=lambda value: names[value],
        key=address.hold("choose_takt", shown),
        horizontal=True,
        on_change=address.write,
        args=("takt", "choose_takt", None),
    )
    return pace

"""Filters that one page has of its own; like all choices they live in the address."""

from collections.abc import Callable

import streamlit as st

from rehabdata import parameters, rows, sentences
from rehabdata.funding import Outcome, Settlement
from rehabdata.language import _, in_case
from rehabdata.ui import choices, parts


def on_or_behind_pace(settlement: Settlement) -> list[Outcome]:
    """All landsting by share, or those on pace, or those behind, as `fas` in the address says."""
    names = {"alla": _("Alla"), "i-fas": _("I fas"), "efter": in_case("pace", "Efter")}
    picked = _radio("fas", _("Visa landsting som är"), names, "alla")
    keep: dict[str, Callable[[Outcome], bool]] = {
        "alla": lambda _outcome: True,
        "i-fas": lambda outcome: (outcome.share or 0.0) >= sentences.ON_PACE,
        "efter": lambda outcome: (outcome.share or 0.0) < sentences.ON_PACE,
    }
    return [outcome for outcome in rows.by_share(settlement) if keep[picked](outcome)]


def leading_pace(default: float) -> float:
    """`takt`: the pace that leads on a money page; by default the year at the same pace."""
    pace, problem = parameters.pace(st.query_params, default)
    if problem:
        parts.notice(_("Adressen innehöll något som inte kan visas: {problem}.", problem=str(problem)))
    offered = sorted({1.0, 2.0, pace}, reverse=True)
    names = {f"{p:.2f}": rows.pace_name(p) for p in offered}
    return float(_radio("takt", _("Takt"), names, f"{default:.2f}", shown=f"{pace:.2f}"))


def _radio(name: str, label: str, options: dict[str, str], default: str, shown: str | None = None) -> str:
    """A radio over the values of one parameter, written to the address when moved."""
    if shown is None:
        shown, problem = parameters.choice(name, st.query_params, list(options), default)
        if problem:
            parts.notice(_("Adressen innehöll något som inte kan visas: {problem}.", problem=str(problem)))
    choices.spell_out({name: shown})
    key = f"choose_{name}"
    if st.session_state.get(key) != shown:
        st.session_state[key] = shown
    st.radio(
        label,
        list(options),
        format_func=lambda value: options[value],
        key=key,
        horizontal=True,
        on_change=_write,
        args=(name, key),
    )
    return shown


def _write(name: str, key: str) -> None:
    st.query_params[name] = st.session_state[key]

"""Filters that one page has of its own; like all choices they live in the address."""

from collections.abc import Callable

import streamlit as st

from rehabdata import parameters, rows, sentences
from rehabdata.funding import Outcome, Settlement
from rehabdata.ui import choices, parts

# `fas` in the address -> what the reader sees
_ON_PACE = {"alla": "Alla", "i-fas": "I fas", "efter": "Efter"}


def on_or_behind_pace(settlement: Settlement) -> list[Outcome]:
    """All landsting by share, or those on pace, or those behind, as `fas` in the address says."""
    picked = _radio("fas", "Visa landsting som är", _ON_PACE, "alla")
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
        parts.notice(f"Adressen innehöll något som inte kan visas: {problem}.")
    offered = sorted({1.0, 2.0, pace}, reverse=True)
    names = {f"{p:.2f}": rows.pace_name(p) for p in offered}
    return float(_radio("takt", "Takt", names, f"{default:.2f}", shown=f"{pace:.2f}"))


def _radio(name: str, label: str, options: dict[str, str], default: str, shown: str | None = None) -> str:
    """A radio over the values of one parameter, written to the address when moved."""
    if shown is None:
        shown, problem = parameters.choice(name, st.query_params, list(options), default)
        if problem:
            parts.notice(f"Adressen innehöll något som inte kan visas: {problem}.")
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

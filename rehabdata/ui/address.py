"""Controls whose values live in the address: they show what it says, and write what is chosen as a step of its own.

A value that cannot be used gives the default, and one line says so. A default leaves the address; a copied link carries
it all the same.
"""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from rehabdata import parameters
from rehabdata.language import _
from rehabdata.parameters import LONGEST_SEARCH, Problem
from rehabdata.ui import choices, parts

LEAF = "blad"
FURTHER = "vidare"  # which of the what-if page's further questions is open


def radio(name: str, label: str, options: Mapping[str, str], default: str) -> str:
    """One of a few: value in the address -> words."""
    value, key = _held(name, *parameters.choice(name, choices.given(), list(options), default))
    st.radio(
        label,
        list(options),
        format_func=lambda option: options[option],
        key=key,
        horizontal=True,
        on_change=write,
        args=(name, key, default),
    )
    return value


def select(name: str, label: str, options: Mapping[str, str], default: str) -> str:
    """One of many: value in the address -> words."""
    value, problem = parameters.choice(name, choices.given(), list(options), default)
    if problem:  # the many would fill a phone
        problem = replace(problem, reason=_("finns inte bland valen"), used=options[default])
    value, key = _held(name, value, problem)
    st.selectbox(
        label,
        list(options),
        format_func=lambda option: options[option],
        key=key,
        on_change=write,
        args=(name, key, default),
    )
    return value


def search(label: str, placeholder: str) -> str:
    """`sok`: words to look for; nothing by default."""
    value, key = _held("sok", *parameters.search(choices.given()))
    st.text_input(
        label, max_chars=LONGEST_SEARCH, placeholder=placeholder, key=key, on_change=write, args=("sok", key, "")
    )
    return value


def _held(name: str, value: str, problem: Problem | None) -> tuple[str, str]:
    """The value, told where it is not what was given, and the key of the control that shows it."""
    tell(problem)
    choices.spell_out({name: value} if value else {})
    return value, hold(f"choose_{name}", value)


def hold(key: str, value: object) -> str:
    """Let a control show what the address says, also after the browser's back and forward; returns its key."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    return key


def tell(*problems: object) -> None:
    """One line on what could not be used; nothing where all could."""
    told = "; ".join(str(problem) for problem in problems if problem)
    if told:
        parts.notice(_("Adressen innehöll något som inte kan visas: {problem}.", problem=told))


def write(name: str, key: str, default: str | None) -> None:
    """A choice into the address; the default needs no word. What another choice shows begins at its first leaf."""
    value = " ".join(str(st.session_state[key]).split())
    change({LEAF: None, name: None if value == default else value})


def change(values: Mapping[str, str | None]) -> None:
    """Put values into the address, None to leave it: one step for the browser's back, however many they are."""
    before = choices.given()
    after = {name: value for name, value in {**before, **values}.items() if value is not None}
    if after != before:
        st.query_params.from_dict(after)

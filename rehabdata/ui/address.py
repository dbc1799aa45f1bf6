"""Controls whose values live in the address: they show what it says, and write what is chosen as a step of its own.

A value that cannot be used gives the default, and one line says so. A default leaves the address; a copied link carries
it all the same.
"""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from rehabdata import parameters, swedish
from rehabdata.language import ENGLISH, _, current
from rehabdata.parameters import LONGEST_SEARCH, Problem
from rehabdata.ui import choices, parts

LEAF = "blad"
_LONGEST_NUMBER = 40  # characters
_REFUSED = "refused_"  # and the parameter's name: what was typed and cannot be used
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


def number(
    name: str,
    label: str,
    value: float | None,
    limits: tuple[float, float],
    *,
    whole: bool = False,
    placeholder: str | None = None,
    beside: Mapping[str, str] | None = None,
) -> None:
    """A number typed as the reader writes it (parameters.as_addressed); None and an empty field are no word of it.

    `value` is what the address was read as. What cannot be used is told, and the address stays as it was. `beside`
    goes into the address along with the number.
    """
    written = "" if value is None else parameters.plain(value)
    key = hold(f"choose_{name}", written if current() == ENGLISH else written.replace(".", ","))
    st.text_input(
        label,
        max_chars=_LONGEST_NUMBER,
        placeholder=placeholder,
        key=key,
        on_change=_write_number,
        args=(name, key, limits, whole, current(), beside or {}),
    )
    if typed := st.session_state.pop(_REFUSED + name, None):
        wanted = wanted_number(limits, whole)
        parts.notice(_("{label}: {typed} kan inte användas. {wanted}", label=label, typed=typed, wanted=wanted))


def wanted_number(limits: tuple[float, float], whole: bool) -> str:
    """What a field for a number takes, in words."""
    lowest, highest = (swedish.number(limit, 1 if limit % 1 else 0) for limit in limits)
    if whole:
        return _("Skriv ett heltal från {lowest} till {highest}.", lowest=lowest, highest=highest)
    return _("Skriv ett tal från {lowest} till {highest}.", lowest=lowest, highest=highest)


def _write_number(
    name: str, key: str, limits: tuple[float, float], whole: bool, language: str, beside: Mapping[str, str]
) -> None:
    """What was typed, into the address. It runs before the page, whose language is not known yet."""
    typed = str(st.session_state[key])
    text = parameters.as_addressed(typed, language)
    value, problem = parameters.number(name, {name: text}, 0.0, limits, whole=whole)
    if problem:
        st.session_state[_REFUSED + name] = typed
    else:
        change({name: parameters.plain(value) if text else None, **beside})


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
    if (after := changed(values, before)) != before:
        st.query_params.from_dict(after)


def changed(values: Mapping[str, str | None], given: Mapping[str, str]) -> dict[str, str]:
    """The address's values with others in their place, None to leave it."""
    return {name: value for name, value in {**given, **values}.items() if value is not None}

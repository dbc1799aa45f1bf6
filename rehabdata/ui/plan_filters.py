"""The filters of the activities: reading, heading and words to look for, all in the address."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from rehabdata import parameters, plan_rows
from rehabdata.language import _
from rehabdata.parameters import LONGEST_SEARCH, Problem
from rehabdata.plan_rows import READINGS, Activity
from rehabdata.ui import choices, parts

ALL = "alla"
NAMES = ("lasning", "rubrik", "sok")


@dataclass(frozen=True)
class Picked:
    """Which activities are asked for; None and "" leave nothing out."""

    reading: str | None
    heading: str | None
    sought: str

    @property
    def anything(self) -> bool:
        """True when something is left out."""
        return bool(self.reading or self.heading or self.sought)


def current(listed: Sequence[Activity]) -> Picked:
    """The filters as the address has them, and the widgets that change them."""
    readings = {slug: reading for reading, (slug, _, _) in READINGS.items()}
    headings = {slug(heading): heading for heading in plan_rows.by_heading(listed)}
    reading, heading, sought = _read(st.query_params, list(readings), list(headings))
    choices.spell_out({"lasning": reading, "rubrik": heading} | ({"sok": sought} if sought else {}))
    counts = plan_rows.reading_counts(listed)
    words = {s: f"{_(READINGS[r][1]).capitalize()} ({counts.get(r, 0)})" for s, r in readings.items()}
    with st.container(key="plan_filters"):
        show("choose_lasning", reading)
        st.radio(
            _("Vår läsning"),
            [ALL, *readings],
            format_func=lambda value: words.get(value, _("Alla ({count})", count=len(listed))),
            key="choose_lasning",
            horizontal=True,
            on_change=write,
            args=("lasning", "choose_lasning", ALL),
        )
        left, right = st.columns(2)
        show("choose_rubrik", heading)
        left.selectbox(
            _("Rubrik"),
            [ALL, *headings],
            format_func=lambda value: headings.get(value, _("Alla rubriker")),
            key="choose_rubrik",
            on_change=write,
            args=("rubrik", "choose_rubrik", ALL),
        )
        show("choose_sok", sought)
        right.text_input(
            _("Sök i aktiviteterna"),
            max_chars=LONGEST_SEARCH,
            placeholder=_("Till exempel statistik"),
            key="choose_sok",
            on_change=write,
            args=("sok", "choose_sok", ""),
        )
    return Picked(readings.get(reading), headings.get(heading), sought)


def _read(given: Mapping[str, str], readings: list[str], headings: list[str]) -> tuple[str, str, str]:
    """The three values of an address; one that cannot be used gives the default, and one line says so."""
    reading, unknown_reading = parameters.choice("lasning", given, [ALL, *readings], ALL)
    heading, unknown_heading = parameters.choice("rubrik", given, [ALL, *headings], ALL)
    if unknown_heading:  # the eight slugs would fill a phone
        unknown_heading = Problem("rubrik", unknown_heading.given, _("är ingen av planens rubriker"))
    sought, too_long = parameters.search(given)
    problems: list[Problem] = [p for p in (unknown_reading, unknown_heading, too_long) if p]
    if problems:
        told = "; ".join(map(str, problems))
        parts.notice(_("Adressen innehöll något som inte kan visas: {problem}.", problem=told))
    return reading, heading, sought


def slug(heading: str) -> str:
    """A heading's value in the address: samma-sjuktal-som-ovriga-landet."""
    plain = heading.casefold().translate(str.maketrans("åäöé", "aaoe"))
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def show(key: str, value: str) -> None:
    """Let a widget show what the address says, also after the browser's back and forward."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value


def write(name: str, key: str, absent: str) -> None:
    """A choice into the address; the default needs no word."""
    value = " ".join(str(st.session_state[key]).split())
    if value == absent:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = value

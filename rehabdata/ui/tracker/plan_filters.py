"""The filters of the activities: reading, heading and words to look for, all in the address."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from rehabdata.language import _
from rehabdata.tracker import plan_rows
from rehabdata.tracker.plan_rows import READINGS, Activity
from rehabdata.ui import address

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
    titles = {slug: _(heading) for slug, heading in headings.items()}
    counts = plan_rows.reading_counts(listed)
    words = {s: f"{_(READINGS[r][1]).capitalize()} ({counts.get(r, 0)})" for s, r in readings.items()}
    with st.container(key="plan_filters"):
        every = {ALL: _("Alla ({count})", count=len(listed))}
        reading = address.radio("lasning", _("Vår läsning"), every | words, ALL)
        left, right = st.columns(2)
        with left:
            heading = address.select("rubrik", _("Rubrik"), {ALL: _("Alla rubriker")} | titles, ALL)
        with right:
            sought = address.search(_("Sök i aktiviteterna"), _("Till exempel statistik"))
    return Picked(readings.get(reading), headings.get(heading), sought)


def slug(heading: str) -> str:
    """A heading's value in the address: samma-sjuktal-som-ovriga-landet."""
    plain = heading.casefold().translate(str.maketrans("åäöé", "aaoe"))
    return "-".join(re.findall(r"[a-z0-9]+", plain))

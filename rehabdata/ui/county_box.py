"""What the boxes to choose a landsting share: who is listed under which names, and whom typed words mean."""

import streamlit as st

from rehabdata import parameters, queries, swedish
from rehabdata.data import Data, kept
from rehabdata.language import _
from rehabdata.ui import parts, source

_REFUSED = "no_county_"  # and a box's key: what was typed there and is nobody's name, with whom it is like


@kept
def _labels(data: Data) -> dict[str, str]:
    """Each county with the names that people type: "Västra Götaland · VGR". One within another is left out."""
    names = queries.county_names(data.connection)
    labels = {}
    for code, county in data.county_by_code.items():
        own = names[(names.county_code == code) & names.kind.isin(["abbreviation", "spoken"])].name
        also = [name for name in own if county not in name]
        within = {name for name in also for other in also if name != other and name in other}
        labels[county] = " · ".join([county, *(name for name in also if name not in within)])
    return labels


def label(option: str) -> str:
    """How a county stands in a list; another option as it is, in the run's language."""
    return _labels(source.data()).get(option) or _(option)


def code(typed: str, key: str) -> str | None:
    """Whom typed or picked words mean; None where that is nobody or several, which `told` tells beside the box."""
    like = parameters.counties_like(typed, source.data().codes_by_name)
    if len(like) == 1:
        return like[0]
    st.session_state[_REFUSED + key] = typed, like
    return None


def told(key: str) -> None:
    """Beside a box: that what was typed there is nobody's name, or whose it may be; else nothing."""
    typed, like = st.session_state.pop(_REFUSED + key, ("", ()))
    counties = [county for code, county in source.data().county_by_code.items() if code in like]
    if counties:
        listed = swedish.listed(counties)
        parts.notice(
            _("{typed} kan vara flera: {counties}. Skriv mer, eller välj i listan.", typed=typed, counties=listed)
        )
    elif typed:
        parts.notice(_("{typed} är inget landsting. Skriv ett namn, eller välj i listan.", typed=typed))

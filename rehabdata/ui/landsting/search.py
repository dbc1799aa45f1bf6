"""Find a landsting by any of its names: VGR, SLL, ÖLL, NLL, Sörmland, Härjedalen, "Region …"."""

import streamlit as st

from rehabdata.language import _
from rehabdata.ui import county_box, navigation, source
from rehabdata.ui.choices import Choices

_KEY, _FOUND = "search_landsting", "found_landsting"


def show(chosen: Choices) -> None:
    """A box that finds among all names; a hit opens the landsting's page with the other choices kept."""
    if code := st.session_state.pop(_FOUND, None):
        address = {name: value for name, value in chosen.address().items() if name != "lan"}
        navigation.switch_to(source.data().slug_by_code[code], address)
    st.selectbox(
        _("Sök landsting"),
        list(source.data().county_by_code.values()),
        index=None,
        format_func=county_box.label,
        filter_mode="contains",
        accept_new_options=True,
        placeholder=_("Namn eller förkortning, till exempel VGR"),
        key=_KEY,
        on_change=_find,
    )
    county_box.told(_KEY)


def _find() -> None:
    """Whom the words mean; the box is emptied, so that going back finds it so."""
    if typed := st.session_state[_KEY]:
        st.session_state[_FOUND] = county_box.code(typed, _KEY)
        st.session_state[_KEY] = None

"""Find a landsting by any of its names: VGR, SLL, ÖLL, NLL, Sörmland, Härjedalen, "Region …"."""

import streamlit as st

from rehabdata import queries
from rehabdata.language import _
from rehabdata.swedish import sort_key
from rehabdata.ui import navigation, source
from rehabdata.ui.choices import Choices

_KEY = "search_landsting"


def show(chosen: Choices) -> None:
    """A box that finds among all names; a hit opens the landsting's page with the other choices kept."""
    found = st.selectbox(
        _("Sök landsting"),
        _names(),
        index=None,
        format_func=lambda pair: pair[0],
        placeholder=_("Namn eller förkortning, till exempel VGR"),
        key=_KEY,
    )
    if found is not None:
        del st.session_state[_KEY]  # so that going back finds an empty box
        address = {name: value for name, value in chosen.address().items() if name != "lan"}
        st.switch_page(navigation.registered()[source.slug_by_code()[found[1]]], query_params=address)


@source.kept
def _names() -> list[tuple[str, str]]:
    """What is shown and whose it is: "VGR (Västra Götaland)", 14. The misprinted spellings are left out."""
    county_of = source.county_by_code()
    names = queries.county_names(source.database())
    shown = [
        (name if name == county_of[code] else f"{name} ({county_of[code]})", code)
        for name, code, kind in zip(names.name, names.county_code, names.kind, strict=True)
        if kind != "printed" or name == county_of[code]
    ]
    return sorted(shown, key=lambda pair: sort_key(pair[0]))

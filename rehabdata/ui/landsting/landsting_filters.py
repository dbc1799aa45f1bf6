"""With which other landsting one is compared: `jamfor_med` in the address, and the control that writes it."""

from dataclasses import replace

import streamlit as st

from rehabdata import parameters
from rehabdata.language import _
from rehabdata.ui import address, choices, county_box, source

_KEY = "choose_jamfor_med"


def compared_with(county_code: str) -> tuple[str, ...]:
    """The codes that the address names, the page's own left out; one line tells those that are no landsting."""
    codes, problems = parameters.compared_counties(choices.given(), source.data().codes_by_name)
    address.tell(*(problem if codes else replace(problem, used=_("inga andra")) for problem in problems))
    others = tuple(code for code in codes if code != county_code)
    choices.spell_out(parameters.compared_address(others, source.data().county_by_code))
    return others


def choose(county_code: str, shown: tuple[str, ...]) -> None:
    """The other 20 to choose among. The control shows what the address says, also after back and forward."""
    names = source.data().county_by_code
    wanted = [names[code] for code in shown]
    st.multiselect(
        _("Jämför också med"),
        [name for code, name in names.items() if code != county_code],
        format_func=county_box.label,
        filter_mode="contains",
        key=address.hold(_KEY, wanted),
        placeholder=_("Välj landsting"),
        on_change=_write,
    )


def _write() -> None:
    names: list[str] = st.session_state[_KEY]
    codes = source.data().codes_by_name
    named = parameters.compared_address([codes[name.casefold()] for name in names], source.data().county_by_code)
    address.change({parameters.COMPARED: None, **named})

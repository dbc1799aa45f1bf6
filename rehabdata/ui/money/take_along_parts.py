"""The what-if page's last part: the figures as files and picture, and the same by a few lines of Python."""

from collections.abc import Mapping

import streamlit as st

from rehabdata.language import _
from rehabdata.money import same_in_python
from rehabdata.ui import parts, passage, picture_links, source, table_links
from rehabdata.ui.choices import Choices


def show(query: Mapping[str, str], pace: float, chosen: Choices) -> None:
    """Links to the tables and the picture, the open data's address, and the program. `query` has every lever."""
    if not source.are_shared():
        return
    with st.container(key="take_along"):  # nothing of it is of use on paper
        with passage.together():
            parts.section(_("Ta med"))
            parts.text(
                _(
                    "Excel, CSV och bilderna bär räkneexemplet, datum, dataversion och länk. De hämtas ur de öppna "
                    "data, där samma adress ger samma siffror."
                )
            )
            table_links.show("funding", query)
            picture_links.show("before-and-after", {**query, "sprak": chosen.language})
        with st.expander(_("Samma i Python, och de öppna datas adress")):
            parts.to_copy(same_in_python.address(parts.base_url(), query))
            parts.to_copy(same_in_python.lines(parts.base_url(), query, pace))

"""A page's figures as a report to print or send: a quiet link at its top."""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from rehabdata.data import HALF_YEAR
from rehabdata.language import _
from rehabdata.ui import parts, source
from rehabdata.ui.choices import Choices

PLACE = "/api/v1/report"


def show(code: str, chosen: Choices) -> None:
    """A link to report/CODE.pdf: a county's code or 00 for the nation, of the money's year, or lup. All are Swedish."""
    if chosen.period != HALF_YEAR or not source.are_shared():
        return
    href = escape(f"{PLACE}/{code}.pdf?{urlencode({'ar': chosen.money_year})}", quote=True)
    words = _("Som PDF")  # the twin says that it is in Swedish
    st.html(f"<p class='rd-take'><a href='{href}' hreflang='sv' download>{parts.safe(words)}</a></p>")

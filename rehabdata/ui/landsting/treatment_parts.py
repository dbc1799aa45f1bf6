"""The treatments of one area over the years: two figures side by side."""

import streamlit as st

from rehabdata.exhibits import treatments
from rehabdata.request import Request
from rehabdata.ui import figures, source
from rehabdata.ui.choices import Choices


def charts(ask: Request, chosen: Choices) -> None:
    """KBT/IPT and MMR by year of a landsting, or the country, with the break between 2011 and 2012."""
    query = {"period": ask.period, "sprak": chosen.language}
    if ask.county_code:
        query["lan"] = source.data().county_by_code[ask.county_code]
    for column, figure in zip(
        st.columns(2, gap="large"), (treatments.kbt_by_year, treatments.mmr_by_year), strict=True
    ):
        with column:
            figures.show(figure(source.data(), ask), query)

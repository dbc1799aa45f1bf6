"""The map, for recognition: a click opens the landsting; the tiles and the list do the same by keyboard."""

import pandas as pd
import streamlit as st

from rehabdata import rows, swedish, theme
from rehabdata.funding import Settlement
from rehabdata.language import _
from rehabdata.sentences import who_is_on_pace
from rehabdata.ui import navigation, parts, source
from rehabdata.ui.choices import Choices


def show(settlement: Settlement, chosen: Choices) -> None:
    """The 21 counties in the five classes of the tiles."""
    shown = rows_of(settlement, chosen.county_code)
    name = _("Karta: upparbetat av avsatta medel i fem klasser.")
    picked = parts.chart_selection("county_map", shown, f"{name} {who_is_on_pace(settlement)}", "county")
    if picked:
        address = {key: value for key, value in chosen.address().items() if key != "lan"}
        slug = source.slug_by_code()[picked["county_code"]]
        st.switch_page(navigation.registered()[slug], query_params=address)


def rows_of(settlement: Settlement, county_code: str | None) -> pd.DataFrame:
    """Rows of charts.county_map."""
    return pd.DataFrame(
        [
            {
                "county_code": o.county_code,
                "county": o.county,
                "share_class": theme.share_class(o.share or 0.0),
                "share_text": swedish.percent(o.share, 1),
                "group": rows.CHOSEN if o.county_code == county_code else rows.OTHERS,
            }
            for o in settlement.landsting
        ]
    )

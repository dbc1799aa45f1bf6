"""The treatments of one area over the years: two charts and their table."""

import pandas as pd
import streamlit as st

from rehabdata import rows, sentences, swedish
from rehabdata.data import Data, kept_in_language
from rehabdata.exhibits.exhibit import Column
from rehabdata.language import _, current
from rehabdata.ui import parts, picture_links, source, table_links


@kept_in_language
def _by_year(data: Data, period: str, county_code: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Rows of KBT/IPT and of MMR: the same for all who use the data in a language, and a third of a page's work."""
    treatments = data.treatments(period)
    return rows.kbt_by_year(treatments, county_code), rows.mmr_by_year(treatments, county_code)


def charts(period: str, county_code: str, area: str) -> None:
    """KBT/IPT and MMR by year for one area, side by side, with the break between 2011 and 2012."""
    kbt, mmr = _by_year(source.data(), period, county_code)
    query = {"period": period, "sprak": current()} | ({} if county_code == rows.NATION else {"lan": area})
    left, right = st.columns(2)
    with left:
        parts.subsection(_("KBT/IPT"))
        finding = _("{area}: patienter i KBT/IPT, kvartal 1–2.", area=area)
        parts.chart("kbt_by_year", kbt, f"{finding} {sentences.years_in_words(kbt, 'patients_text')}")
        picture_links.show("kbt-by-year", query)
    with right:
        parts.subsection(_("Multimodal rehabilitering"))
        yearly = mmr.drop_duplicates("year")
        finding = _("{area}: patienter i MMR, kvartal 1–2.", area=area)
        parts.chart("mmr_by_year", mmr, f"{finding} {sentences.years_in_words(yearly, 'total_text')}")
        picture_links.show("mmr-by-year", query)


def table(period: str, county_code: str, area: str) -> None:
    """The charts' figures, folded: a row a year and treatment."""
    kbt, mmr = _by_year(source.data(), period, county_code)
    listed = [(str(year), _("KBT/IPT"), text) for year, text in zip(kbt.year, kbt.patients_text, strict=True)]
    listed += [
        (str(year), str(treatment), swedish.patients(patients))
        for year, treatment, patients in zip(mmr.year, mmr.treatment, mmr.patients, strict=True)
    ]
    folded = parts.folded_table(
        _("{area}: patienter per behandling, kvartal 1–2", area=area),
        [Column(_("År"), "text"), Column(_("Behandling"), "text"), Column(_("Patienter"))],
        sorted(listed),
    )
    with folded:
        table_links.show("tables/treatments", {"lan": source.data().area(county_code), "period": period})

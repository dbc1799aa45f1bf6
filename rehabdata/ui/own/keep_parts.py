"""How a visitor's own figures are kept: a zip for who hosts the site, and what to do with it."""

import streamlit as st

from rehabdata.language import _
from rehabdata.ui import parts
from rehabdata.ui.own.own_figures import Own


def show(own: Own | None) -> None:
    """How the visitor's own figures become everybody's: a zip for who hosts the site."""
    if own is None:
        parts.text(
            _(
                "När du visar egna siffror kan du här hämta hela underlaget med dem i, som en zip-fil. Den som driver "
                "webbplatsen packar upp den, och då visas siffrorna för alla."
            )
        )
        return
    parts.text(
        _(
            "Zip-filen är hela underlaget med dina siffror i. Utdragen ur rapporten är orörda: det som är inlämnat "
            "ligger i egna filer bredvid, med den fil det kom ur som källa."
        )
    )
    # The one download that is no link: the file is the visitor's own, and no address may lead to it.
    st.download_button(
        _("Hämta underlaget som zip"),
        own.packed,
        file_name=f"rehabdata-{own.data.version}.zip",
        mime="application/zip",
        icon=":material/download:",
        on_click="ignore",
    )
    parts.bullets(
        [
            _("Packa upp filen till en mapp på servern, till exempel underlag."),
            _("Sätt miljövariabeln REHABDATA_DIR till mappen och starta om."),
            _("Underlaget kontrolleras vid start. Varje sida säger sedan vilka år som är inlämnade efter rapporten."),
        ]
    )

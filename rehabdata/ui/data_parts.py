"""What "Data" is made of besides the visitor's files: tables to take away, and how figures are kept."""

import streamlit as st

from rehabdata.api.tables import TABLES
from rehabdata.language import _
from rehabdata.ui import parts
from rehabdata.ui.own_figures import Own
from rehabdata.ui.parts import Column, Link

_API = "api/v1"


def tables() -> None:
    """The open data's tables: a row each with its files, and the description of them all."""
    parts.table(
        _("Öppna data: tabeller"),
        [Column(_("Tabell"), "text"), Column(_("CSV"), "text"), Column(_("JSON"), "text")],
        [
            (
                parts.swedish_only(table.title),
                Link(f"{name}.csv", f"{_API}/tables/{name}.csv"),
                Link(f"{name}.json", f"{_API}/tables/{name}.json"),
            )
            for name, table in TABLES.items()
        ],
    )
    parts.sources(_("tabellernas egna källor står i datapackage.json, som beskriver alla filer."))
    parts.links([Link("datapackage.json", f"{_API}/datapackage.json"), Link("openapi.json", f"{_API}/openapi.json")])


def keep(own: Own | None) -> None:
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

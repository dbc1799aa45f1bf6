"""The page's language, told to the browser, and Streamlit's own English words in Swedish: page.js puts both in."""

from pathlib import Path

import streamlit as st

from rehabdata.language import current

# Streamlit and Vega -> Swedish. These never change with the catalogue: they are somebody else's texts.
WORDS = (
    ("Skip to main content", "Hoppa till innehållet"),
    ("Sidebar", "Sidopanel"),
    ("Collapse sidebar", "Stäng sidopanelen"),
    ("Expand sidebar", "Öppna sidopanelen"),
    ("No results", "Inga träffar"),
    ("Choose an option", "Välj"),
    ("Choose options", "Välj"),
    ("Clear all", "Rensa"),
    ("Clear value", "Rensa"),
    ("Open", "Öppna"),
    ("Close", "Stäng"),
    ("Dismiss", "Stäng"),
    ("Copy to clipboard", "Kopiera"),
    ("Copied", "Kopierad"),
    ("Fullscreen", "Helskärm"),
    ("Close fullscreen", "Stäng helskärm"),
    ("Show data", "Visa data"),
    ("Hide data", "Dölj data"),
    ("Page not found", "Sidan finns inte"),
    (
        "The page that you have requested does not seem to exist. Running the app's main page.",
        "Adressen finns inte. Här visas översikten i stället.",
    ),
    ("Connection error", "Anslutningen bröts"),
    ("Browse files", "Välj filer"),
    ("Upload", "Ladda upp"),
    ("file upload", "filuppladdning"),
    ("Decrement", "Minska"),
    ("Increment", "Öka"),
    ("axis", "axel"),
    ("legend", "förklaring"),
    ("bar", "stapel"),
    ("point", "punkt"),
    ("tick", "streck"),
    ("geoshape", "yta"),
    ("visualization", "diagram"),
    ("rect mark container", "staplar"),
    ("symbol mark container", "punkter"),
    ("shape mark container", "ytor"),
    ("group mark container", "grupp"),
)

_mount = st.components.v2.component(
    "rehabdata_page", js=Path(__file__).with_name("page.js").read_text(encoding="utf-8"), isolate_styles=False
)


def tell() -> None:
    """Once a run, by the frame."""
    _mount(key="page_words", data={"language": current(), "words": WORDS}, height=0)

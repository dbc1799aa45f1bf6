"""The page's language, told to the browser, and Streamlit's own English words in Swedish: page.js puts both in."""

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from rehabdata.language import _, current

# Streamlit and Vega -> Swedish. These never change with the catalogue: they are somebody else's texts.
WORDS = (
    ("Skip to main content", "Hoppa till innehållet"),
    ("Sidebar", "Meny"),
    ("Collapse sidebar", "Stäng menyn"),
    ("Expand sidebar", "Öppna menyn"),
    ("No results", "Inga träffar"),
    ("Choose an option", "Välj"),
    ("Choose options", "Välj"),
    ("Clear all", "Rensa"),
    ("Clear value", "Rensa"),
    ("Selected values", "Valda"),
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
    (
        "This app has encountered an error. The original error message is redacted to prevent data leaks. Full error "
        "details have been recorded in the logs (if you're on Streamlit Cloud, click on 'Manage app' in the lower "
        "right of your app).",
        "Något gick fel på sidan. Det du har valt finns kvar i adressen: ladda om, eller försök igen om en stund.",
    ),
    ("Browse files", "Välj filer"),
    ("Upload", "Ladda upp"),
    ("Drag and drop files here", "Dra filer hit"),
    ("Add files", "Lägg till filer"),
    ("add icon", "lägg till"),
    ("file upload", "filer att ladda upp"),
    ("File size is too small.", "Filen är tom."),
    ("Unexpected error. Please try again.", "Något gick fel. Försök igen."),
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

# As WORDS, for texts with something of their own in them: how the English one is found, the Swedish one, and back.
PATTERNS = (
    (r"^(\d+)MB per file$", "Högst $1 MB per fil", r"^Högst (\d+) MB per fil$", "$1MB per file"),
    (
        r"^File must be (.+) or smaller\.$",
        "Filen får vara högst $1.",
        r"^Filen får vara högst (.+)\.$",
        "File must be $1 or smaller.",
    ),
    (r"^Add: (.+)$", "Sök: $1", r"^Sök: (.+)$", "Add: $1"),  # a box for landsting takes any words
    (r"^Remove (.+)$", "Ta bort $1", r"^Ta bort (.+)$", "Remove $1"),
)

_mount = st.components.v2.component(
    "rehabdata_page", js=Path(__file__).with_name("page.js").read_text(encoding="utf-8"), isolate_styles=False
)


def tell(page: str, cookies: Mapping[str, str | None]) -> None:
    """Once a run, by the frame: the page's address, and what the browser is to remember.

    Of a cookie "" is to forget it, None to leave it as it is.
    """
    data = {
        "language": current(),
        "page": page,
        "words": WORDS,
        "patterns": PATTERNS,
        "cookies": cookies,
        "said": {
            "copied": _("Kopierat."),
            "by_hand": _(
                "Det gick inte att kopiera. Texten är markerad: tryck Ctrl+C (på Mac ⌘C), eller håll fingret på den "
                "och välj Kopiera."
            ),
        },
    }
    _mount(key="page_words", data=data, height=0, on_again_change=lambda: None)

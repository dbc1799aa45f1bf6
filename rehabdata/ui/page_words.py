"""Streamlit's own English words in Swedish, and what is said of copying: page.js puts them in."""

from rehabdata.language import later

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

# What is said when something has been copied, and when it could not be.
OF_COPYING = (
    later("Kopierat."),
    later(
        "Det gick inte att kopiera. Texten är markerad: tryck Ctrl+C (på Mac ⌘C), eller håll fingret på den "
        "och välj Kopiera."
    ),
)

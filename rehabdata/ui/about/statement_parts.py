"""The accessibility statement, after the model of Sweden's agency for digital government (Digg)."""

import datetime as dt

from rehabdata import swedish
from rehabdata.language import _, later
from rehabdata.ui import parts
from rehabdata.ui.hosting.host import host

ANCHOR = "tillganglighet"
_REVIEWED = dt.date(2026, 11, 26)
_SHORTCOMINGS = (
    later(
        "Öppna listor i valrutor (Ditt landsting, Sök landsting) ligger utanför sidans landmärken, så den som hoppar "
        "mellan landmärken hittar dem inte (WCAG 1.3.1). Listorna följer fältet med tangentbordet."
    ),
    later(
        "Kartan och diagrammen tar inte emot tangentbordet. Samma val finns i listan, i rutorna och i sökfältet, och "
        "samma siffror finns i tabellerna."
    ),
    later(
        "På engelska står rubriker ur egna filer om planen kvar på svenska i fällbara delar och i "
        "en valruta utan att vara märkta som svenska (WCAG 3.1.2)."
    ),
    later(
        "Sidan byggs av ett program i webbläsaren: utan JavaScript visas ingenting, och när en sida byts utan "
        "omladdning sägs det inte alltid av skärmläsare (WCAG 4.1.3)."
    ),
    later(
        "Rutan för egna filer under Data är märkt som ren utsmyckning fast den har ett namn (WCAG 1.3.1). Knappen i "
        "den går att nå och använda med tangentbordet."
    ),
    later(
        "Några få ord i ramverkets egna meddelanden, till exempel vid avbruten anslutning, kan vara på engelska "
        "(WCAG 3.1.2)."
    ),
)


def statement() -> None:
    """How accessible the dashboard is, what to do and whom to tell, what falls short and why, how it was tried."""
    runs = host()
    parts.text(
        _(
            "Den som driver webbplatsen: {operator}. Så många som möjligt ska kunna använda den. Här står hur "
            "Rehabdata följer lagen om tillgänglighet till digital offentlig service, vilka brister vi känner till "
            "och hur du berättar om fler.",
            operator=runs.operator,
        )
    )
    parts.subsection(_("Hur tillgänglig är webbplatsen?"))
    parts.lead_small(_("Rehabdata är delvis förenligt med lagens krav, WCAG 2.1 nivå AA. Bristerna står nedan."))
    parts.subsection(_("Om du inte kan använda någon del"))
    parts.text(
        _(
            "Siffrorna bakom varje bild står i en tabell på samma sida och går att hämta som fil under Data. Behöver "
            "du något på ett annat sätt: {contact}.",
            contact=runs.contact,
        )
    )
    parts.subsection(_("Hittat ett fel?"))
    parts.text(
        _("Berätta om hinder, eller om en siffra som inte stämmer: {contact}.", contact=runs.contact),
    )
    parts.subsection(_("Tillsyn"))
    parts.text(
        _(
            "Digg, Myndigheten för digital förvaltning, har tillsyn över lagen. Är du inte nöjd med svaret på det du "
            "har berättat kan du klaga: {complaints}.",
            complaints=runs.complaints,
        )
    )
    parts.subsection(_("Brister"))
    parts.bullets([_(shortcoming) for shortcoming in _SHORTCOMINGS])
    parts.text(
        _(
            "Bristerna sitter i ramverket Streamlit, som sidorna är byggda med. De granskas vid varje uppgradering "
            "av det."
        ),
        _("Inget är undantaget för att det vore för betungande att rätta."),
    )
    parts.subsection(_("Hur vi har provat"))
    parts.text(
        _(
            "Varje sorts sida är provad i Chromium med axe-core (regler för WCAG 2.0 och 2.1, A och AA), i ljust och "
            "mörkt utseende, med tangentbord, vid 1366, 640, 390 och 320 bildpunkters bredd; kontraster räknas ur "
            "färgerna. Provet är vårt eget; ingen utomstående har granskat och ingen skärmläsare har provats."
        ),
        _("Provet och redogörelsen är från {date}.", date=swedish.date(_REVIEWED)),
    )

"""The accessibility statement, after the model of Sweden's agency for digital government (Digg)."""

import datetime as dt

from rehabdata import swedish
from rehabdata.language import _, later
from rehabdata.ui import parts
from rehabdata.ui.host import host

ANCHOR = "tillganglighet"
_REVIEWED = dt.date(2026, 11, 22)
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
        "På engelska står planens rubriker kvar på svenska i fällbara delar och i en valruta utan att vara märkta "
        "som svenska (WCAG 3.1.2)."
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
    """How accessible the dashboard is, what falls short and why, how it was tried, whom to tell."""
    runs = host()
    parts.section(parts.anchored(ANCHOR, _("Tillgänglighetsredogörelse")))
    parts.text(
        _(
            "Den som driver webbplatsen: {operator}. Redogörelsen gäller Rehabdata och beskriver hur det följer "
            "lagen om tillgänglighet till digital offentlig service, vars krav är WCAG 2.1 nivå AA.",
            operator=runs.operator,
        )
    )
    parts.lead_small(_("Rehabdata är delvis förenligt med kraven. De brister vi känner till:"))
    parts.bullets([_(shortcoming) for shortcoming in _SHORTCOMINGS])
    parts.text(
        _(
            "Bristerna sitter i ramverket Streamlit, som sidorna är byggda med. De granskas vid varje uppgradering "
            "av det."
        )
    )
    parts.text(
        _(
            "Så har vi provat: varje sorts sida i Chromium med axe-core (regler för WCAG 2.0 och 2.1, A och AA), i "
            "ljust och mörkt utseende, med tangentbord, vid 1366, 640, 390 och 320 bildpunkters bredd; kontraster "
            "räknas ur färgerna. Provet är vårt eget, senast {date}; ingen utomstående har granskat och ingen "
            "skärmläsare har provats.",
            date=swedish.date(_REVIEWED),
        )
    )
    parts.subsection(_("Hittat ett fel?"))
    parts.text(
        _(
            "Berätta om hinder, eller om en siffra som inte stämmer: {contact}. Är du inte nöjd med svaret kan du "
            "klaga: {complaints}. Digg har tillsyn över lagen.",
            contact=runs.contact,
            complaints=runs.complaints,
        )
    )

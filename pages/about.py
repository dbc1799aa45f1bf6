"""Om uppgifterna: sources, assumptions as their file has them, the method, and what the figures cannot say."""

from rehabdata.language import _
from rehabdata.ui import parts, renewed, source
from rehabdata.ui.about import about_parts, statement_parts

parts.heading(_("Om uppgifterna"))
parts.lead(
    _(
        "Rehabdata visar vad två offentliga dokument innehåller om rehabiliteringsgarantin 2011–2013 och om en regions "
        "plan för lägre sjukfrånvaro. Varje siffra är tryckt, publicerad eller beräknad, och sidan säger vilket."
    )
)
sections = {
    "kallor": _("Källor"),
    "rattelser": _("Rättelser"),
    renewed.ANCHOR: _("Hur färskt är det?"),
    "antaganden": _("Antaganden"),
    "metod": _("Metod"),
    "granser": _("Vad siffrorna inte kan säga"),
    statement_parts.ANCHOR: _("Tillgänglighetsredogörelse"),
}
parts.contents(sections)
parts.section(parts.anchored("kallor", sections["kallor"]))
about_parts.documents(source.description())
parts.section(parts.anchored("rattelser", sections["rattelser"]))
about_parts.corrections(source.version_history())
renewed.section(sections[renewed.ANCHOR])
parts.section(parts.anchored("antaganden", sections["antaganden"]))
about_parts.assumptions(source.assumptions())
parts.section(parts.anchored("metod", sections["metod"]))
about_parts.method()
parts.section(parts.anchored("granser", sections["granser"]))
about_parts.limits(source.assumptions())
statement_parts.statement()

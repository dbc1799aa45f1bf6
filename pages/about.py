"""Om uppgifterna: sources, assumptions as their file has them, the method, and what the figures cannot say."""

from rehabdata.language import _
from rehabdata.ui import head, parts, passage, renewed, source
from rehabdata.ui.about import about_parts, statement_parts

head.show(_("Om uppgifterna"))
parts.lead(
    _(
        "Rehabdata visar vad två offentliga dokument innehåller om rehabiliteringsgarantin 2011–2013 och om en regions "
        "plan för lägre sjukfrånvaro. Varje siffra är tryckt, publicerad eller beräknad, och sidan säger vilket."
    )
)
data = source.data()
with passage.together():
    parts.section(parts.anchored("granser", _("Vad siffrorna inte kan säga")))
    about_parts.limits(data.assumptions)
parts.section(parts.anchored("kallor", _("Källor")))
about_parts.documents(data.description)
with passage.together():
    parts.section(parts.anchored("rattelser", _("Rättelser")))
    about_parts.corrections(source.shared().history)
    renewed.section(_("Hur färskt är det?"))
    parts.section(_("Mer"))
    for name, words, tell in (
        ("metod", _("Metod"), about_parts.method),
        ("antaganden", _("Antaganden"), lambda: about_parts.assumptions(data.assumptions)),
        (statement_parts.ANCHOR, _("Tillgänglighetsredogörelse"), statement_parts.statement),
    ):
        with parts.folded(name, parts.anchored(name, words)):
            tell()

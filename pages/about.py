"""Om uppgifterna: sources, assumptions as their file has them, the method, and what the figures cannot say."""

from rehabdata.language import _
from rehabdata.ui import about_parts, parts, source, statement_parts

parts.heading(_("Om uppgifterna"))
parts.lead(
    _(
        "Rehabdata visar vad två offentliga dokument innehåller om rehabiliteringsgarantin 2011–2013 och om en regions "
        "plan för lägre sjukfrånvaro. Varje siffra är tryckt, publicerad eller beräknad, och sidan säger vilket."
    )
)
parts.section(_("Källor"))
about_parts.documents(source.description())
parts.section(_("Antaganden"))
about_parts.assumptions(source.assumptions())
parts.section(_("Metod"))
about_parts.method()
parts.section(_("Vad siffrorna inte kan säga"))
about_parts.limits(source.assumptions())
statement_parts.statement()

"""Data: tables to take away; a visitor's own files looked at on every page, and kept by who hosts."""

from rehabdata.language import _
from rehabdata.ui import choices, head, parts
from rehabdata.ui.own import downloads_part, intake_parts, keep_parts, own_figures, template_parts

head.show(_("Ta med och lämna in data"))
parts.lead(
    _(
        "Ta med tabellerna som filer, eller titta på egna siffror: ett nytt halvår, en rättelse eller planens senaste "
        "mätning. Egna siffror syns bara för dig, tills de läggs i underlaget."
    )
)
sections = {"tabeller": _("Ta med tabeller"), "egna-filer": _("Titta på egna filer"), "spara": _("Spara")}
parts.contents(sections)
parts.section(parts.anchored("tabeller", sections["tabeller"]))
downloads_part.show(choices.current())

parts.section(parts.anchored("egna-filer", sections["egna-filer"]))
parts.subsection(_("1. Hämta mallar"))
template_parts.show()
parts.subsection(_("2. Ladda upp ifyllda filer"))
brought = intake_parts.uploaded()
if brought:
    parts.subsection(_("3. Se vad som kom in"))
    intake_parts.answer(brought)

parts.section(parts.anchored("spara", sections["spara"]))
keep_parts.show(own_figures.current())

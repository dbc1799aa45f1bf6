"""Targets of other plans that were brought in, tracked as the LUP's are."""

from collections.abc import Sequence

from rehabdata.language import _
from rehabdata.tracker.plan import JudgedTarget
from rehabdata.ui import parts
from rehabdata.ui.choices import Choices
from rehabdata.ui.parts import composed, swedish_only
from rehabdata.ui.tracker import plan_parts

ANCHOR = "andra-planer"


def show(targets: Sequence[JudgedTarget], chosen: Choices) -> None:
    """Each with status, arithmetic, course and firmness; nothing where none was brought."""
    if not targets:
        return
    parts.section(parts.anchored(ANCHOR, _("Mål i andra planer")))
    parts.text(
        _(
            "Målen är beskrivna i inlämnade filer och följs med samma regel: uppfyllt när hela den önskade "
            "förändringen är nådd, delvis uppfyllt när en del av den är nådd, annars ej uppfyllt."
        )
    )
    for target in targets:
        parts.subsection(
            composed("{plan}: {target}", plan=swedish_only(target.plan), target=swedish_only(target.heading))
        )
        plan_parts.target_body(target, chosen)

"""What a link says of the data that it was made with, against the data shown."""

import re

from rehabdata import versions
from rehabdata.language import _
from rehabdata.ui import source

NAME = "data"  # in the address


def told(given: str) -> str:
    """What is to be said of a link's data version: nothing when it is absent or today's."""
    now = source.shared().version  # a link never carries a visitor's own figures
    if given in ("", now):
        return ""
    if not re.fullmatch(r"[0-9a-f]{8}", given):
        return _("Adressen innehöll något som inte kan visas: {problem}.", problem=_no_version(given))
    changes = versions.changes_since(source.shared().history, given, now)
    if changes is None:
        return _(
            "Länken gjordes med en annan dataversion ({old}); här visas {now}. Vad som skiljer är inte känt här.",
            old=given,
            now=now,
        )
    return _(
        "Länken gjordes med en äldre dataversion ({old}); här visas {now}. Det som har ändrats: {changes}",
        old=given,
        now=now,
        changes=" ".join(version.change for version in changes),
    )


def _no_version(given: str) -> str:
    return _("data={given} är ingen dataversion", given=given if len(given) <= 40 else f"{given[:40]}…")

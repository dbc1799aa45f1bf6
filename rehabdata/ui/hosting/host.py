"""Who runs this dashboard, as whoever does has set it in the environment; nothing of it is known to the project."""

import os
from dataclasses import dataclass

from rehabdata.language import _, later

NOT_GIVEN = later("ej angivet")
_SETTINGS = ("REHABDATA_OPERATOR", "REHABDATA_CONTACT", "REHABDATA_COMPLAINTS")


@dataclass(frozen=True)
class Host:
    """Operator, where to report a fault, where to complain: as set, or "ej angivet"."""

    operator: str
    contact: str
    complaints: str


def host() -> Host:
    """The settings REHABDATA_OPERATOR, REHABDATA_CONTACT and REHABDATA_COMPLAINTS."""
    return Host(*(value or _(NOT_GIVEN) for value in _set()))


def publisher() -> str:
    """The foot of every page: who publishes it and that it is no official statistics, or that nobody does yet."""
    operator, contact, _complaints = _set()
    if not operator:
        return _("Provdrift, utgivare ej angiven.")
    return _("Inte officiell statistik. Utgivare: {publisher}.", publisher=", ".join(filter(None, (operator, contact))))


def _set() -> list[str]:
    return [os.environ.get(name, "").strip() for name in _SETTINGS]

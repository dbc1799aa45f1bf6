"""Who runs this dashboard, as whoever does has set it in the environment; nothing of it is known to the project."""

import os
from dataclasses import dataclass

from rehabdata.language import _, later

NOT_GIVEN = later("ej angivet")


@dataclass(frozen=True)
class Host:
    """Operator, where to report a fault, where to complain: as set, or "ej angivet"."""

    operator: str
    contact: str
    complaints: str


def host() -> Host:
    """The settings REHABDATA_OPERATOR, REHABDATA_CONTACT and REHABDATA_COMPLAINTS."""
    names = ("REHABDATA_OPERATOR", "REHABDATA_CONTACT", "REHABDATA_COMPLAINTS")
    return Host(*(os.environ.get(name, "").strip() or _(NOT_GIVEN) for name in names))

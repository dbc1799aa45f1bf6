"""Amounts of money in sentences: computed unrounded and rounded once, half up, when they are shown. Pure.

A difference too. So page, picture, report, open data and workbook agree, and a sentence names two of three figures that
would have to add up: what somebody gets, and how much less that is. The tables have all three, in whole kronor.
"""

from collections.abc import Mapping

from rehabdata import swedish
from rehabdata.language import _, later
from rehabdata.money.funding import SEK_PER_MKR, Key

RULE = later(
    "Varje tal, också en skillnad, är avrundat en gång, ur oavrundade tal: en summa av tal som visas kan avvika i "
    "sista siffran."
)
KEYS: Mapping[Key, str] = {"excess": later("efter det som är över"), "population": later("efter befolkning")}
SAME_SEK = 0.5  # less than this is shown as nothing


def amount(sek: float) -> str:
    """Kronor as Mkr with one decimal; in whole kronor where that would hide what there is."""
    return swedish.kronor(sek) if hidden(sek) else swedish.mkr(sek)


def signed(sek: float) -> str:
    """As `amount`, with a plus sign before what is above zero."""
    if hidden(sek):
        return _("{figure}\u00a0kr", figure=swedish.signed(sek))
    return _("{figure}\u00a0Mkr", figure=swedish.signed(sek / SEK_PER_MKR, 1))


def hidden(sek: float) -> bool:
    """Whether a tenth of a Mkr is too coarse to show it."""
    return swedish.rounded(sek / SEK_PER_MKR, 1) == 0


def share(part: float | None) -> str:
    """A share of a frame or an allocation, to a tenth of a percent; of a scenario's nothing there is none to count."""
    return _("går inte att räkna") if part is None else swedish.percent(part, 1)

"""How a line of sources names where counts come from: the report's tables, what was brought in after them, or both."""

from collections.abc import Iterable

from rehabdata import swedish
from rehabdata.language import _, later

LAST_PRINTED_YEAR = 2013  # of the report; figures of later years are brought in

PATIENTS = later("Rehabiliteringsgarantin 2013 (SKL), tabell 1 och 2, s. 10–11")
WOMEN_AND_MEN = later("Rehabiliteringsgarantin 2013 (SKL), tabell 3, s. 12")


def of_years(printed: str, years: Iterable[int]) -> str:
    """`printed` (PATIENTS, WOMEN_AND_MEN) for what the report has of these years, what was brought in for the rest."""
    shown = sorted(set(years))
    brought = [str(year) for year in shown if year > LAST_PRINTED_YEAR]
    if not brought:
        return _(printed)
    if len(brought) == len(shown):
        return _("inlämnade uppgifter för {years}", years=swedish.listed(brought))
    return _("{report}; för {years} inlämnade uppgifter", report=_(printed), years=swedish.listed(brought))


def patients(*years: int) -> str:
    """Where the treated patients of these years are counted."""
    return of_years(PATIENTS, years)


def women_and_men(*years: int) -> str:
    """Where the women and men of these years are counted."""
    return of_years(WOMEN_AND_MEN, years)

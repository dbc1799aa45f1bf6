"""Where figures come from, in words: the report's tables, what was submitted after them, and what is inferred."""

import datetime as dt
from collections.abc import Iterable

from rehabdata import swedish
from rehabdata.assumptions import Assumptions
from rehabdata.data import Data
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


def population(data: Data, *years: int) -> str:
    """Whose population the allocation of these years goes by: that of the 31 December before."""
    dates = swedish.listed([str(year - 1) for year in sorted(set(years))])
    days = {f"{year - 1}-12-31" for year in years}
    told = _("befolkning 31 december {dates}", dates=dates)
    if max(years) <= LAST_PRINTED_YEAR:
        told = _("befolkning 31 december {dates}, Eurostat", dates=dates)
    if any(each.stands and each.table_name == "population" and each.time in days for each in data.revisions):
        told = _("{source} (delvis reviderad sedan dess, se Om uppgifterna)", source=told)
    return told


def shares(data: Data, *years: int) -> tuple[str, ...]:
    """Where the shares of these years come from; what is inferred is said to be."""
    said = _(
        "{counts}; {population}. Beräknat: upparbetat / fördelning efter befolkning.",
        counts=patients(*years),
        population=population(data, *years),
    )
    return (said, *inferred(data.assumptions, *years))


def money(data: Data, year: int) -> tuple[str, ...]:
    """Where a year's money comes from, by the report's rules; what is inferred is said to be."""
    said = _(
        "{counts}; {population}. Beräknat med rapportens regler (s. 6–7).",
        counts=patients(year),
        population=population(data, year),
    )
    return (said, *inferred(data.assumptions, year))


def by_rules(assumptions: Assumptions, year: int, said: str) -> tuple[str, ...]:
    """`said` of the report for a year that it has; for a later one, that its figures were submitted."""
    if year > LAST_PRINTED_YEAR:
        return (_("Inlämnade uppgifter för {year}, beräknade med rapportens regler.", year=year),)
    return (said, *inferred(assumptions, year))


INFERRED = later("Ramen och ersättningarna 2012 är härledda, inte tryckta.")


def inferred(assumptions: Assumptions, *years: int) -> list[str]:
    """The sentence that says that 2012's frame and rates are inferred; nothing where it is not among the years."""
    are = any(assumptions.find("frame", year).status == "inferred" for year in years)
    return [_(INFERRED)] if are else []


def submitted(data: Data, period: str) -> list[str]:
    """Which years' figures are not the report's own, and who submitted them; nothing where there are none."""
    of_period = data.brought_years(period)
    if not of_period:
        return []
    years = swedish.listed([str(year) for year in of_period])
    named = "; ".join(dict.fromkeys(name for names in of_period.values() for name in names))
    return [_("Siffror för {years} är inlämnade efter rapporten ({sources}).", years=years, sources=named)]


def version_line(data: Data) -> str:
    """Which data, of which day, in the run's language."""
    if data.version_date is None:
        return _("Dataversion {version}.", version=data.version)
    return _(
        "Dataversion {version}, {date}.",
        version=data.version,
        date=swedish.date(dt.date.fromisoformat(data.version_date)),
    )

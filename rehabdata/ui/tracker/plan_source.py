"""What the plan's pages ask of the data in use: once for each of them and language, and freed with them."""

from collections.abc import Callable
from decimal import Decimal
from functools import wraps
from typing import ParamSpec, TypeVar

import pandas as pd

from rehabdata import queries
from rehabdata.language import current
from rehabdata.tracker import plan, plan_chart_rows, plan_rows
from rehabdata.tracker.county_gaps import CountyGap, Gaps, SexRow, county_gaps, sexes_apart
from rehabdata.tracker.plan import REGION, JudgedTarget
from rehabdata.tracker.plan_rows import Activity, Figure
from rehabdata.tracker.plan_tools import Reckoned, reckon
from rehabdata.ui import source

_Arguments = ParamSpec("_Arguments")
_Answer = TypeVar("_Answer")
# The plan announced its coordinators for 2018.
_COUNTED = "2017-12-31"


def kept(question: Callable[_Arguments, _Answer]) -> Callable[_Arguments, _Answer]:
    """source.kept for answers that hold texts: once of each data, in each language."""

    plain: Callable[..., _Answer] = question

    @source.kept
    def of_language(_language: str, arguments: tuple[object, ...], named: tuple[tuple[str, object], ...]) -> _Answer:
        return plain(*arguments, **dict(named))

    @wraps(question)
    def answer(*arguments: _Arguments.args, **named: _Arguments.kwargs) -> _Answer:
        return of_language(current(), arguments, tuple(sorted(named.items())))

    return answer


@kept
def targets() -> dict[str, JudgedTarget]:
    """The plan's six targets by id, in its order."""
    return {target.target_id: target for target in plan.judged_targets(source.database())}


@kept
def others() -> list[JudgedTarget]:
    """Targets of other plans."""
    return plan.other_targets(source.database())


@kept
def activities() -> list[Activity]:
    """The plan's activities."""
    return plan_rows.activities(queries.activities(source.database()))


@kept
def sick_days(county_code: str | None) -> tuple[Figure, ...]:
    """The figures of the target for sick-days, the reader's county beside them."""
    return tuple(plan_rows.sick_days_figures(queries.sick_days(source.database()), county_code))


@kept
def staff_sickness(county_code: str | None) -> tuple[Figure, ...]:
    """The figures of the target for the staff, the reader's county beside them."""
    return tuple(plan_rows.staff_figures(queries.staff_sickness(source.database()), county_code))


@kept
def over_time(figures: tuple[Figure, ...], areas: tuple[tuple[str, str], ...]) -> pd.DataFrame:
    """plan_rows.over_time of figures asked for here."""
    return plan_rows.over_time(figures, dict(areas))


@kept
def path(target: JudgedTarget) -> pd.DataFrame:
    """plan_chart_rows.path."""
    return plan_chart_rows.path(target)


@kept
def by_county(month: str, county_code: str | None) -> pd.DataFrame:
    """plan_chart_rows.by_county of a month."""
    return plan_chart_rows.by_county(at(month), county_code)


@kept
def all_sick_days() -> pd.DataFrame:
    """queries.sick_days."""
    return queries.sick_days(source.database())


@kept
def insurance_events() -> pd.DataFrame:
    """queries.insurance_events."""
    return queries.insurance_events(source.database())


@kept
def benefit_withdrawals() -> pd.DataFrame:
    """queries.benefit_withdrawals."""
    return queries.benefit_withdrawals(source.database())


@kept
def by_sex() -> list[SexRow]:
    """The region's sick-days where women and men are printed apart."""
    return sexes_apart(all_sick_days(), REGION)


@kept
def gaps() -> Gaps:
    """All counties' sick-days against the nation at the times when all are known."""
    return county_gaps(all_sick_days(), list(source.county_by_code()))


def at(month: str) -> dict[str, tuple[CountyGap, ...]]:
    """Sex to all counties in a month, women before men."""
    return {sex: rows for (when, sex), rows in gaps().items() if when == month}


@kept
def inhabitants() -> tuple[str, dict[str, int]]:
    """The day on which inhabitants are counted (ÅÅÅÅ-MM-DD), and those aged 15-64 by county and of the nation."""
    table = queries.table_population(source.database())
    both = table[table.sex == "T"]
    days = both.date.dt.strftime("%Y-%m-%d")
    day = _COUNTED if (days == _COUNTED).any() else str(days.max())
    counted = both[days == day]
    return day, {str(code): int(n) for code, n in zip(counted.county_code, counted.population_15_64, strict=True)}


@kept
def reckoned(days_each: Decimal, cost_sek: Decimal | None) -> tuple[Reckoned, ...]:
    """The tools' figures for every county with inhabitants, in Swedish order."""
    counted = inhabitants()[1]
    return tuple(
        reckon(code, county, counted[code], days_each, cost_sek)
        for code, county in source.county_by_code().items()
        if code in counted
    )


def of_region(all_of_them: tuple[Reckoned, ...]) -> Reckoned | None:
    """The region whose plan it is."""
    return next((one for one in all_of_them if one.county_code == REGION), None)

"""What the plan's pages ask of the data in use: once for each of them and language, and freed with them."""

from decimal import Decimal

import pandas as pd

from rehabdata import queries
from rehabdata.data import Data, kept_in_language
from rehabdata.tracker import plan, plan_chart_rows, plan_rows
from rehabdata.tracker.county_gaps import CountyGap, SexRow, sexes_apart
from rehabdata.tracker.plan import REGION, JudgedTarget
from rehabdata.tracker.plan_rows import Activity, Figure
from rehabdata.tracker.plan_tools import Reckoned, reckon

# The plan announced its coordinators for 2018.
_COUNTED = "2017-12-31"


@kept_in_language
def others(data: Data) -> list[JudgedTarget]:
    """Targets of other plans."""
    return plan.other_targets(data.connection)


@kept_in_language
def activities(data: Data) -> list[Activity]:
    """The plan's activities."""
    return plan_rows.activities(queries.activities(data.connection))


@kept_in_language
def sick_days(data: Data, county_code: str | None) -> tuple[Figure, ...]:
    """The figures of the target for sick-days, the reader's county beside them."""
    return tuple(plan_rows.sick_days_figures(data.sick_days, county_code))


@kept_in_language
def staff_sickness(data: Data, county_code: str | None) -> tuple[Figure, ...]:
    """The figures of the target for the staff, the reader's county beside them."""
    return tuple(plan_rows.staff_figures(data.staff_sickness, county_code))


@kept_in_language
def over_time(_data: Data, figures: tuple[Figure, ...], areas: tuple[tuple[str, str], ...]) -> pd.DataFrame:
    """plan_rows.over_time of figures asked for here."""
    return plan_rows.over_time(figures, dict(areas))


@kept_in_language
def path(_data: Data, target: JudgedTarget) -> pd.DataFrame:
    """plan_chart_rows.path."""
    return plan_chart_rows.path(target)


@kept_in_language
def by_county(data: Data, month: str, county_code: str | None) -> pd.DataFrame:
    """plan_chart_rows.by_county of a month."""
    return plan_chart_rows.by_county(at(data, month), county_code)


@kept_in_language
def insurance_events(data: Data) -> pd.DataFrame:
    """queries.insurance_events."""
    return queries.insurance_events(data.connection)


@kept_in_language
def benefit_withdrawals(data: Data) -> pd.DataFrame:
    """queries.benefit_withdrawals."""
    return queries.benefit_withdrawals(data.connection)


@kept_in_language
def by_sex(data: Data) -> list[SexRow]:
    """The region's sick-days where women and men are printed apart."""
    return sexes_apart(data.sick_days, REGION)


def at(data: Data, month: str) -> dict[str, tuple[CountyGap, ...]]:
    """Sex to all counties in a month, women before men."""
    return {sex: rows for (when, sex), rows in data.gaps.items() if when == month}


@kept_in_language
def inhabitants(data: Data) -> tuple[str, dict[str, int]]:
    """The day on which inhabitants are counted (ÅÅÅÅ-MM-DD), and those aged 15-64 by county and of the nation."""
    table = queries.table_population(data.connection)
    both = table[table.sex == "T"]
    days = both.date.dt.strftime("%Y-%m-%d")
    day = _COUNTED if (days == _COUNTED).any() else str(days.max())
    counted = both[days == day]
    return day, {str(code): int(n) for code, n in zip(counted.county_code, counted.population_15_64, strict=True)}


@kept_in_language
def reckoned(data: Data, days_each: Decimal, cost_sek: Decimal | None) -> tuple[Reckoned, ...]:
    """The tools' figures for every county with inhabitants, in Swedish order."""
    counted = inhabitants(data)[1]
    return tuple(
        reckon(code, county, counted[code], days_each, cost_sek)
        for code, county in data.county_by_code.items()
        if code in counted
    )


def of_region(all_of_them: tuple[Reckoned, ...]) -> Reckoned | None:
    """The region whose plan it is."""
    return next((one for one in all_of_them if one.county_code == REGION), None)

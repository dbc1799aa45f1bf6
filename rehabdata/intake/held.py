"""What a data folder holds, in the shape in which brought figures are compared with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pandas as pd

from rehabdata import queries
from rehabdata.assumptions import MONEY_ITEMS, Assumptions
from rehabdata.database import Connection
from rehabdata.intake.cells import folded

NATION = "00"
NOISE_FROM = "2025-12-31"  # SCB adds noise to small counts since: parts need not make up their sum
# What a Summa row may be called, besides what county_names.csv says.
_SUMS = ("summa", "summa:", "totalt", "total", "riket", "hela riket", "hela landet")

Key = tuple[Any, ...]
Value = tuple[Any, ...]

# Every table that can be brought: the names of its key and of its values. Values are whole numbers, Decimal, text, or
# None where there is none; years are numbers, days are ÅÅÅÅ-MM-DD.
KEYS: Mapping[str, tuple[str, ...]] = {
    "patients": ("county_code", "year", "period", "treatment"),
    "gender": ("county_code", "year", "period"),
    "shares": ("county_code", "year", "period"),
    "population": ("county_code", "date", "sex"),
    "sick_days": ("county_code", "rolling_12_months_to", "sex"),
    "staff_sickness": ("county_code", "year", "period"),
    "money": ("item", "year"),
    "measurements": ("target_id", "date", "period"),
    "activities": ("activity_id",),
    "plan_targets": ("target",),
    "plan_measurements": ("target", "date", "period"),
}
VALUES: Mapping[str, tuple[str, ...]] = {
    "patients": ("patients",),
    "gender": ("men", "women"),
    "shares": ("printed_percent",),
    "population": ("population", "population_15_64"),
    "sick_days": ("days_per_insured_16_64",),
    "staff_sickness": ("percent_of_ordinary_working_time",),
    "money": ("value", "status", "note"),
    "measurements": ("region", "comparison"),
    "activities": ("heading", "activity", "state", "reading", "reason", "dates", "named", "lacks"),
    "plan_targets": (
        "plan",
        "unit",
        "kind",
        "better",
        "wanted",
        "period",
        "baseline_date",
        "baseline_region",
        "baseline_comparison",
        "end_date",
    ),
    "plan_measurements": ("region", "comparison"),
}


@dataclass(frozen=True)
class Held:
    """The folder's landsting and figures.

    `county_by_code` is in Swedish order and without the nation; `code_by_name` has every known name, folded, the
    nation's too; `tables` has a dictionary from key to value for each table of KEYS; `targets` names the plan's targets
    with figures by id; `units` has a money item's unit. Of sick-days and staff sickness `tables` has the series that
    are fetched and the Decembers of both sexes; `beside` what the plan and others say of the same, which stays beside a
    fetched figure. `revised` has what a source last had for a figure of a table, by key and column.
    """

    county_by_code: Mapping[str, str]
    code_by_name: Mapping[str, str]
    tables: Mapping[str, Mapping[Key, Value]]
    targets: Mapping[str, str]
    units: Mapping[str, str]
    beside: Mapping[str, Mapping[Key, Value]] = field(default_factory=dict)
    revised: Mapping[tuple[str, Key, str], Decimal] = field(default_factory=dict)


def read_held(connection: Connection, assumptions: Assumptions) -> Held:
    """What the database and the assumptions of one data folder hold."""
    counties = queries.counties(connection)
    county_by_code = dict(zip(counties.county_code, counties.county, strict=True))
    codes = {folded(name): code for name, code in queries.county_codes_by_name(connection).items()}
    codes |= {code: code for code in county_by_code} | {str(int(code)): code for code in county_by_code}
    targets = queries.targets(connection).dropna(subset="kind")
    days, staff = queries.sick_days(connection, every_month=True), queries.staff_sickness(connection)
    # The Decembers have the nation's women and men alone, for some years.
    is_of_series = {
        "sick_days": days.is_fetched | (days.of_series & (days.sex == "T")),
        "staff_sickness": staff.is_fetched,
    }
    series = {"sick_days": days, "staff_sickness": staff}
    revised = queries.revisions(connection)
    tables = {
        "patients": _table("patients", queries.table_patients(connection)),
        "gender": _table("gender", queries.table_gender(connection)),
        "shares": {
            (code, int(year), period): (int(percent),)
            for period in queries.years_by_period(connection)
            for code, year, percent in queries.printed_shares(connection, period).itertuples(index=False, name=None)
        },
        "population": _table("population", queries.table_population(connection)),
        **{name: _table(name, rows[is_of_series[name]]) for name, rows in series.items()},
        "measurements": _table("measurements", queries.measurements(connection)),
        "activities": _table("activities", queries.activities(connection)),
        "plan_targets": _table("plan_targets", queries.plan_targets(connection)),
        "plan_measurements": _table("plan_measurements", queries.plan_measurements(connection)),
        "money": {
            (figure.item, figure.year): (Decimal(str(figure.value)), figure.status, figure.note or None)
            for figure in assumptions.figures
            if figure.item in MONEY_ITEMS
        },
    }
    return Held(
        county_by_code=county_by_code,
        code_by_name=codes | dict.fromkeys((*_SUMS, NATION), NATION),
        tables=tables,
        targets=dict(zip(targets.target_id, targets.heading, strict=True)),
        units={figure.item: figure.unit for figure in assumptions.figures if figure.item in MONEY_ITEMS},
        # Turned round: of what several say of a cell, the first of the question's order stays.
        beside={name: _table(name, rows[~is_of_series[name]][::-1]) for name, rows in series.items()},
        revised={
            (row["table_name"], _revised_key(row), row["figure"]): Decimal(repr(row["fetched"]))
            for row in revised.to_dict("records")
        },
    )


def _revised_key(row: Mapping[Any, Any]) -> Key:
    """The key in its table of a figure that was revised."""
    return (row["county_code"], int(row["time"]) if row["table_name"] == "staff_sickness" else row["time"], row["part"])


def _table(name: str, rows: pd.DataFrame) -> dict[Key, Value]:
    keys = zip(*(_column(rows[column]) for column in KEYS[name]), strict=True)
    values = zip(*(_column(rows[column]) for column in VALUES[name]), strict=True)
    return dict(zip(keys, values, strict=True))


def _column(column: pd.Series) -> Iterable[Any]:
    if pd.api.types.is_datetime64_any_dtype(column):
        return list(column.dt.strftime("%Y-%m-%d"))
    if pd.api.types.is_integer_dtype(column):
        return map(int, column)
    if pd.api.types.is_float_dtype(column):
        # The database's DECIMAL comes as a float; its shortest form is what the extract says.
        return (None if value != value else Decimal(repr(float(value))) for value in column)
    return (None if pd.isna(value) else value for value in column)

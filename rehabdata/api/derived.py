"""The tables that are more than a question to the data: what the pages compute from several of them."""

from collections.abc import Callable
from decimal import Decimal

import pandas as pd

from rehabdata import queries, swedish
from rehabdata.claims import check_sentences
from rehabdata.claims.checks import Figure, checks
from rehabdata.data import NATION, Data
from rehabdata.database import Connection
from rehabdata.money.funding import Settlement, settle
from rehabdata.tracker import plan
from rehabdata.tracker.county_gaps import county_gaps
from rehabdata.tracker.course import days_of
from rehabdata.tracker.plan import JudgedTarget, Point
from rehabdata.tracker.plan_rows import READINGS


def shares(data: Data) -> pd.DataFrame:
    """The printed shares of the 21 with the computed ones beside them: null for a year without rules of the money."""
    printed = queries.table_shares(data.connection)
    computed = {
        (outcome.county_code, year, period): outcome.share
        for (year, period), settlement in _settlements(data).items()
        for outcome in settlement.landsting
    }
    keys = zip(printed.county_code, printed.year, printed.period, strict=True)
    return printed.assign(
        printed_percent=printed.printed_percent.astype("Int64"),  # whole numbers stay whole beside a missing one
        share=pd.Series([computed.get(key) for key in keys], dtype="float64"),
    )


def shares_compared(data: Data) -> pd.DataFrame:
    """The same for the years with rules, the nation too, and the computed share rounded as the report prints it.

    Grain: area (21 and "00"), year, period.
    """
    settlements = _settlements(data)
    printed = {
        (row.county_code, row.year, period): row.printed_percent
        for period in data.money_years
        for row in queries.printed_shares(data.connection, period).itertuples()
    }
    compared = pd.DataFrame(
        [
            {
                "county_code": outcome.county_code,
                "county": outcome.county,
                "year": year,
                "period": period,
                "printed_percent": printed.get((outcome.county_code, year, period)),
                "computed_percent": None
                if outcome.share is None
                else swedish.rounded(swedish.hundredfold(outcome.share)),
                "share": outcome.share,
            }
            for (year, period), settlement in settlements.items()
            for outcome in (*settlement.landsting, settlement.nation)
        ],
        columns=["county_code", "county", "year", "period", "printed_percent", "computed_percent", "share"],
    )
    return compared.astype({"printed_percent": "Int64", "computed_percent": "Int64"})


def _settlements(data: Data) -> dict[tuple[int, str], Settlement]:
    """Year and period to the agreement's own rules at the half-year's own pace."""
    return {
        (year, period): settle(data.production(year, period), queries.agreement(data.assumptions, year))
        for period, years in data.money_years.items()
        for year in years
    }


def access(data: Data) -> pd.DataFrame:
    """The chapters' facts, whole figures as integers: a program reads 19, not 19.0."""
    facts = queries.access(data.connection)
    whole = [int(figure) if figure == figure // 1 else figure for figure in facts.figure]
    return facts.assign(figure=pd.Series(whole, dtype="object"))


def activities(data: Data) -> pd.DataFrame:
    """The plan's activities, our reading also in the words that pages show. Grain: activity."""
    listed = queries.activities(data.connection)
    return listed.assign(reading_label=[READINGS[reading][1] for reading in listed.reading])


def access_readings(data: Data) -> pd.DataFrame:
    """Our readings of the chapters. Grain: county, treatment."""
    return queries.access_readings(data.connection).rename(columns={"reading": "access_reading"})


def assumptions(data: Data) -> pd.DataFrame:
    """What was not computed here, as assumptions.toml has it: whole amounts as integers. Grain: item, year."""
    return pd.DataFrame(
        [
            {
                "item": figure.item,
                "year": figure.year,
                "amount": int(figure.value) if figure.value == int(figure.value) else figure.value,
                "unit": figure.unit,
                "valid_from": figure.valid_from.isoformat(),
                "basis": figure.status,
                "source": figure.source,
                "remark": figure.note or None,
            }
            for figure in data.assumptions.figures
        ]
    ).astype({"amount": "object"})


def totals(data: Data) -> pd.DataFrame:
    """The Summa rows, beside the sums of their columns where those can be summed."""
    summed = queries.printed_totals(data.connection).rename(columns={"report_table": "table", "heading": "column"})
    grain = ["table", "column", "year", "period"]
    beside = queries.table_totals(data.connection).merge(summed[[*grain, "column_sum"]], on=grain, how="left")
    return beside.astype({"column_sum": "Int64"})


def treatments(data: Data) -> pd.DataFrame:
    """Patients, and per 10 000 inhabitants beside nation and median. Grain: area, year, period, treatment."""
    counted = _every_period(data, queries.treatments)
    grain = ["year", "period", "treatment"]
    of_nation = counted.county_code == NATION
    nation = counted[of_nation].set_index(grain).per_10000.rename("nation_per_10000")
    median = counted[~of_nation].groupby(grain).per_10000.median().rename("median_per_10000")
    return counted.join(nation, on=grain).join(median, on=grain)


def women_and_men(data: Data) -> pd.DataFrame:
    """Patients by sex, their part, and per 10 000 of their sex, beside the nation's. Grain: area, year, period, sex."""
    counted = _every_period(data, queries.gender)
    grain = ["year", "period", "sex"]
    nation = counted[counted.county_code == NATION].set_index(grain)[["part", "per_10000"]].add_prefix("nation_")
    return counted.join(nation, on=grain)


def _every_period(data: Data, ask: Callable[[Connection, str], pd.DataFrame]) -> pd.DataFrame:
    asked = [ask(data.connection, period).assign(period=period) for period in data.years_by_period]
    return pd.concat(asked, ignore_index=True)


def target_results(data: Data) -> pd.DataFrame:
    """The targets as the page judges them. Grain: target."""
    return pd.DataFrame([_judged(target) for target in plan.judged_targets(data.connection)])


def _judged(target: JudgedTarget) -> dict[str, object]:
    return {
        "target_id": target.target_id,
        "heading": target.heading,
        "unit": target.unit,
        "status": target.status,
        **_point("baseline", target.baseline),
        **_point("latest", target.latest),
        **{
            name: number(getattr(target, name))
            for name in ("wanted", "achieved", "own_part", "others_part", "progress")
        },
    }


def _point(name: str, point: Point | None) -> dict[str, object]:
    return {
        f"{name}_date": point.date.isoformat() if point else None,
        **{
            f"{name}_{part}": number(getattr(point, part)) if point else None
            for part in ("region", "comparison", "gap")
        },
    }


def target_course(data: Data) -> pd.DataFrame:
    """The straight path and the measurements of the targets with a course. Grain: target, date."""
    return pd.DataFrame(
        [
            {
                "target_id": target.target_id,
                "heading": target.heading,
                "unit": target.unit,
                "date": day.isoformat(),
                "gap_on_path": float(on_path),
                "gap_measured": number(measured),
            }
            for target in plan.judged_targets(data.connection)
            if target.course and target.end_date
            for day, on_path, measured in days_of(target.course, target.end_date)
        ]
    )


def sick_days_gaps(data: Data) -> pd.DataFrame:
    """All counties against the nation when all are known; the sexes as printed. Grain: county, month, sex."""
    found = county_gaps(queries.sick_days(data.connection), list(data.county_by_code))
    return pd.DataFrame(
        [
            {
                "county_code": row.county_code,
                "county": row.county,
                "rolling_12_months_to": month,
                "sex": sex,
                "days_per_insured_16_64": number(row.days),
                "nation_days_per_insured_16_64": number(row.nation_days),
                "gap_to_nation": number(row.gap),
                "gap_place": row.place,
                "source": row.source,
            }
            for (month, sex), rows in found.items()
            for row in rows
        ]
    )


def number(figure: Decimal | None) -> float | None:
    """A printed figure as a number of JSON."""
    return None if figure is None else float(figure)


def figure_value(figure: Figure) -> float | int | str | None:
    """What the tables give: a whole number is one; a date stands as text."""
    return figure.text if figure.value is None else int(figure.value) if figure.value % 1 == 0 else figure.value


def checked(data: Data) -> pd.DataFrame:
    """The checks with the figures that decide them. Grain: check, figure; a check without figures has one row."""
    made = [
        {
            "check_id": check.check_id,
            "kind": check.kind,
            "document": check.document,
            "place_in_document": check.place,
            "claim": check_sentences.claim(check),
            "verdict": check.verdict,
            **_figure(figure),
            "explanation": check_sentences.explanation(check),
        }
        for check in checks(data.connection, data.assumptions)
        for figure in check.figures or (None,)
    ]
    return pd.DataFrame(made, dtype="object")


def _figure(figure: Figure | None) -> dict[str, object]:
    return {
        "figure_name": check_sentences.figure_name(figure) if figure else None,
        "figure_year": figure.year if figure else None,
        "area_code": figure.county_code if figure else None,
        "area": figure.county if figure else None,
        "value": figure_value(figure) if figure else None,
        "printed_value": number(figure.printed) if figure else None,
        "unit": figure.unit if figure else None,
        "figure_verdict": figure.verdict if figure else None,
    }

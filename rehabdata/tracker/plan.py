"""The plan's targets, and those of other plans, judged by their figures in the database: what page and API show."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pandas as pd

from rehabdata import queries
from rehabdata.database import Connection
from rehabdata.tracker.course import Course, course
from rehabdata.tracker.targets import Better, Judgement, Kind, Measurement, Status, Target, judge

REGION = "23"  # whose plan it is

# Both targets with figures are about sickness. The extract has no column for it: the plan has no other kind.
_BETTER: Better = "lower"


@dataclass(frozen=True, slots=True)
class Point:
    """A measurement with its gap (region - comparison), in the target's unit."""

    date: dt.date
    region: Decimal
    comparison: Decimal | None
    gap: Decimal | None


@dataclass(frozen=True, slots=True)
class JudgedTarget:
    """One target as it stands. What has no figures is None, and its status is "cannot be judged".

    Changes are in `unit`, positive is the good way: achieved = own_part + others_part, progress = achieved / wanted.
    `plan` names another plan than the LUP, whose targets are named by `target_id`; empty for the LUP's own. `state` is
    what the LUP says of a target without figures, `lacks` what it says is missing there, for a `reason`; empty where it
    says nothing. `latest_source` is that of the latest figure: it begins with `source` where the plan itself prints it.
    """

    target_id: str
    heading: str
    target: str
    kind: Kind | None
    unit: str | None
    end_date: dt.date | None
    baseline: Point | None
    latest: Point | None
    wanted: Decimal | None
    achieved: Decimal | None
    own_part: Decimal | None
    others_part: Decimal | None
    progress: Decimal | None
    status: Status
    judgement: Judgement
    source: str
    better: Better = _BETTER
    course: Course | None = None
    plan: str = ""
    state: str = ""
    lacks: str = ""
    reason: str = ""
    latest_source: str = ""

    @property
    def latest_is_brought(self) -> bool:
        """True where the latest figure came in after the plan was written down, or from elsewhere than the target."""
        return bool(self.latest_source) and not self.latest_source.startswith(self.source)


def judged_targets(connection: Connection) -> list[JudgedTarget]:
    """The six targets in the plan's own order."""
    measured = _records(queries.measurements(connection))
    return [_judged(target, measured) for target in _records(queries.targets(connection))]


def _judged(target: dict[str, Any], measured: Sequence[dict[str, Any]]) -> JudgedTarget:
    own = [m for m in measured if m["target_id"] == target["target_id"]]
    return _told(target, _BETTER, [_measurement(m) for m in own], _sources(own))


def other_targets(connection: Connection) -> list[JudgedTarget]:
    """Targets of other plans that were brought in, in the order in which they came; their baseline is their own."""
    measured = _records(queries.plan_measurements(connection))
    return [_judged_other(target, measured) for target in _records(queries.plan_targets(connection))]


def _judged_other(target: dict[str, Any], measured: Sequence[dict[str, Any]]) -> JudgedTarget:
    name, period = target["target"], target["period"]
    baseline = Measurement(
        target["baseline_date"].date(),
        period,
        Decimal(str(target["baseline_region"])),
        _decimal(target["baseline_comparison"]),
    )
    later = [m for m in measured if m["target"] == name]
    told = {**target, "target_id": name, "heading": name, "target": name}
    series = [baseline, *map(_measurement, later)]
    return _told(told, target["better"], series, _sources(later), plan=target["plan"])


def _measurement(row: dict[str, Any]) -> Measurement:
    return Measurement(row["date"].date(), row["period"], Decimal(str(row["region"])), _decimal(row["comparison"]))


def _sources(measured: Sequence[dict[str, Any]]) -> dict[tuple[dt.date, str], str]:
    """Day and part of the year to where the measurement comes from."""
    return {(m["date"].date(), m["period"]): m["source"] for m in measured}


def _told(
    target: dict[str, Any],
    better: Better,
    series: Sequence[Measurement],
    sources: Mapping[tuple[dt.date, str], str],
    plan: str = "",
) -> JudgedTarget:
    wanted, end_date = _decimal(target["wanted"]), _day(target["end_date"])
    judgement = judge(
        Target(target["target_id"], target["kind"], better, wanted, _day(target["baseline_date"])),
        series,
    )
    return JudgedTarget(
        target_id=target["target_id"],
        heading=target["heading"],
        target=target["target"],
        kind=target["kind"],
        unit=target["unit"],
        end_date=end_date,
        baseline=_point(judgement.baseline),
        latest=_point(judgement.latest),
        wanted=wanted,
        achieved=judgement.achieved,
        own_part=judgement.own_part,
        others_part=judgement.others_part,
        progress=judgement.progress,
        status=judgement.status,
        judgement=judgement,
        source=target["source"],
        better=better,
        course=course(judgement, target["kind"], better, wanted, end_date, series),
        plan=plan,
        state=target.get("state") or "",
        lacks=target.get("lacks") or "",
        reason=target.get("reason") or "",
        latest_source=sources.get((judgement.latest.date, judgement.latest.period), "") if judgement.latest else "",
    )


def _point(measurement: Measurement | None) -> Point | None:
    if measurement is None:
        return None
    return Point(measurement.date, measurement.region, measurement.comparison, measurement.gap)


def _decimal(value: float | None) -> Decimal | None:
    """The figure as printed: the shortest text of the float that the database's decimals become on their way."""
    return None if value is None else Decimal(str(value))


def _day(value: pd.Timestamp | None) -> dt.date | None:
    return None if value is None else value.date()


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows, with None for whatever is missing."""
    return [
        {str(name): None if pd.isna(value) else value for name, value in record.items()}
        for record in table.to_dict("records")
    ]

"""Rows of the charts of a target's path and of all counties. Pure; no figure is new here."""

import datetime as dt
from collections.abc import Mapping, Sequence

import pandas as pd

from rehabdata import swedish
from rehabdata.language import _, later
from rehabdata.tracker import course_sentences
from rehabdata.tracker.county_gaps import CountyGap
from rehabdata.tracker.plan import REGION, JudgedTarget

# December 2022 was shown by sex until it was found that those figures name no month.
ONCE_APART = later(
    "December 2022 visade förut kvinnor och män för sig, men de talen anger ingen månad: de finns kvar under 2022. Här "
    "är båda könen tillsammans, från en annan källa."
)
WHOM = {"T": later("båda könen"), "K": later("kvinnor"), "M": later("män")}


def whom(sex: str) -> str:
    """A sex in words, both together too."""
    return _(WHOM[sex])


def path(target: JudgedTarget) -> pd.DataFrame:
    """Rows of charts.sick_days_course and charts.staff_sickness_course; empty without a course."""
    course = target.course
    if course is None or target.baseline is None or target.end_date is None:
        return pd.DataFrame()
    begins = target.baseline.date
    ends = [(begins, course.start), (target.end_date, course.wanted_value)]
    rows = [("path", _("Den raka vägen"), day, value) for day, value in ends]
    rows += [("measured", _("Uppmätt"), day, value) for day, value in course.points]
    return pd.DataFrame(
        [
            {
                "day": day.isoformat(),
                "value": float(value),
                "value_text": course_sentences.told(value, target),
                # The first figure is where the path begins: said once.
                "figure": "" if (what, day) == ("path", begins) else course_sentences.told(value, target),
                "what": what,
                "label": label,
                "spoken": f"{label}, {swedish.date(day)}: {course_sentences.told(value, target)}",
            }
            for what, label, day, value in rows
        ]
    )


def by_county(shown: Mapping[str, Sequence[CountyGap]], county_code: str | None) -> pd.DataFrame:
    """Rows of charts.sick_days_by_county. `shown` is sex to counties at one time; the first sex gives the order."""
    apart = "K" in shown
    order = {row.county_code: place for place, row in enumerate(next(iter(shown.values())))}
    return pd.DataFrame(
        [
            {
                "county": row.county,
                "sex": sex,
                "shape": "diamond" if apart and sex == "T" else "square" if sex == "M" else "circle",
                "whom": whom(sex),
                "days": float(row.days),
                "days_text": swedish.number(float(row.days), 1),
                "gap_text": swedish.signed(float(row.gap), 1),
                "group": _group(row.county_code, county_code),
                "nation_days": float(row.nation_days),
                # The most days stand last on the line, with room on one side only; women have more than men, and what
                # both have together stands between them, where no figure finds room.
                "side": "right" if sex == "K" else "" if apart and sex == "T" else "left",
            }
            for sex, of_sex in shown.items()
            for row in sorted(of_sex, key=lambda row: order[row.county_code])
        ]
    )


def _group(county_code: str, chosen: str | None) -> str:
    if county_code == REGION:
        return "plan"
    return "chosen" if county_code == chosen else "other"


def finding(month: str, shown: Mapping[str, Sequence[CountyGap]]) -> str:
    """What the chart of all counties shows: its name."""
    ends = [
        _(
            "{whom}: från {fewest} ({last}) till {most} ({first})",
            whom=whom(sex),
            fewest=swedish.number(float(rows[-1].days), 1),
            last=rows[-1].county,
            most=swedish.number(float(rows[0].days), 1),
            first=rows[0].county,
        )
        for sex, rows in shown.items()
    ]
    return _(
        "Sjukpenningdagar per försäkrad i alla län, tolv månader till och med {month}. {ends}.",
        month=month_in_words(month),
        ends="; ".join(ends),
    )


def month_in_words(month: str) -> str:
    """december 2015; of a year alone that its source names no month."""
    if len(month) == len("2022"):
        return _("{year}, månad ej angiven", year=month)
    return swedish.month(dt.date(int(month[:4]), int(month[5:]), 1))


def once_apart(month: str) -> str:
    """What is said of a time that once was shown from another source; nothing of the others."""
    return _(ONCE_APART) if month == "2022-12" else ""


def sexes_key(shown: Mapping[str, object]) -> list[tuple[str, str]]:
    """The shapes of charts.sick_days_by_county in words, shape and whom; nothing where the sexes are not apart."""
    if "K" not in shown:
        return []
    shapes = {"T": "diamond", "K": "disc", "M": "square"}
    return [(shapes[sex], whom(sex)) for sex in shown]

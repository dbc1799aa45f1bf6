"""Path, remainder, projection, flip distance and readings: cases of the plan, and a slow answer for random series."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabdata.tracker.course import FEWEST_FOR_A_PROJECTION, Course, course
from rehabdata.tracker.firmness import flips, readings
from rehabdata.tracker.plan_tools import reckon
from rehabdata.tracker.targets import Judgement, Measurement, Target, judge, rounding_interval, status_of

BASELINE, END = dt.date(2014, 12, 31), dt.date(2018, 12, 31)


def measured(day: dt.date, region: str, comparison: str | None = None) -> Measurement:
    return Measurement(day, "helår", Decimal(region), None if comparison is None else Decimal(comparison))


def judged(kind: str, better: str, wanted: str, series: list[Measurement]) -> Judgement:
    return judge(Target("a-target", kind, better, Decimal(wanted), BASELINE), series)


def course_of(
    kind: str, better: str, wanted: str, series: list[Measurement], end: dt.date | None = END
) -> Course | None:
    return course(judged(kind, better, wanted, series), kind, better, Decimal(wanted), end, series)


SICK_DAYS = [measured(BASELINE, "12.4", "9.4"), measured(dt.date(2017, 9, 30), "11.0", "10.3")]
STAFF = [measured(BASELINE, "6.8", "5.6"), measured(dt.date(2016, 12, 31), "6.6", "6.2")]


def test_the_plans_sick_days_lie_ahead_and_nothing_remains() -> None:
    found = course_of("gap", "lower", "1.0", SICK_DAYS)
    # 1 004 of 1 461 days are gone, so the gap would be 3.0 - 1004/1461.
    assert (found.start, found.wanted_value, found.latest) == (Decimal("3.0"), Decimal("2.0"), Decimal("0.7"))
    assert found.path == 3 - Fraction(1004, 1461)
    assert found.ahead == Fraction(23, 10) - Fraction(1004, 1461)
    assert (found.remaining, found.per_year, found.projected) == (0, None, None)


def test_the_plans_staff_has_two_tenths_left_in_two_years() -> None:
    found = course_of("gap", "lower", "1.0", STAFF)
    assert found.path == Fraction(12, 10) - Fraction(731, 1461)
    assert found.ahead == Fraction(8, 10) - Fraction(731, 1461)
    assert (found.remaining, found.days_left, found.per_year) == (Decimal("0.2"), 730, Fraction(1, 10))
    assert found.projected is None, "two measurements are too few"


def test_a_level_that_is_to_rise() -> None:
    series = [measured(BASELINE, "60"), measured(dt.date(2016, 12, 31), "61")]
    found = course_of("level", "higher", "4", series)
    assert (found.wanted_value, found.remaining) == (64, 3)
    assert found.path == 60 + 4 * Fraction(731, 1461)
    assert found.ahead == 1 - 4 * Fraction(731, 1461), "behind"


def test_three_points_on_a_line_are_carried_on() -> None:
    series = [
        measured(BASELINE, "10"),
        measured(BASELINE + dt.timedelta(days=100), "9"),
        measured(BASELINE + dt.timedelta(days=200), "8"),
    ]
    assert course_of("level", "lower", "5", series, BASELINE + dt.timedelta(days=400)).projected == 6
    assert course_of("level", "lower", "5", series[:2], BASELINE + dt.timedelta(days=400)).projected is None


def test_after_the_end_the_path_stands_still_and_no_time_is_left() -> None:
    series = [measured(BASELINE, "10"), measured(dt.date(2019, 6, 30), "9")]
    found = course_of("level", "lower", "3", series)
    assert (found.path, found.ahead, found.remaining, found.per_year, found.days_left) == (7, -2, 2, None, 0)


@pytest.mark.parametrize("end", [None, BASELINE, BASELINE - dt.timedelta(days=1)])
def test_without_an_end_after_the_baseline_there_is_no_course(end: dt.date | None) -> None:
    assert course_of("gap", "lower", "1.0", SICK_DAYS, end) is None


def test_without_figures_there_is_no_course() -> None:
    assert course_of("gap", "lower", "1.0", SICK_DAYS[:1]) is None
    assert course_of("gap", "lower", "0", SICK_DAYS) is None


def test_a_figure_of_another_part_of_the_year_is_no_point() -> None:
    apart = Measurement(dt.date(2017, 10, 31), "januari–oktober", Decimal("5.55"), Decimal("6"))
    assert len(course_of("gap", "lower", "1.0", [*STAFF, apart]).points) == 2
    alone = measured(dt.date(2017, 12, 31), "6.5")
    assert len(course_of("gap", "lower", "1.0", [*STAFF, alone]).points) == 2


figures = st.decimals(0, 99, places=1)
days = st.lists(st.integers(1, 1460), min_size=1, max_size=6, unique=True).map(sorted)


@given(days=days, data=st.data(), better=st.sampled_from(["lower", "higher"]), wanted=st.decimals("0.1", 9, places=1))
def test_course_against_a_day_by_day_walk(days: list[int], data: st.DataObject, better: str, wanted: Decimal) -> None:
    """The slow answer walks the path a day at a time, and fits the line by solving its two equations."""
    days = [0, *days]
    series = [measured(BASELINE + dt.timedelta(days=d), str(data.draw(figures)), str(data.draw(figures))) for d in days]
    found = course_of("gap", better, str(wanted), series)
    way = 1 if better == "lower" else -1
    first, last = (Fraction(m.region) - Fraction(m.comparison) for m in (series[0], series[-1]))
    a_day = way * Fraction(wanted) / (END - BASELINE).days
    walked = first
    for _day in range(days[-1]):
        walked -= a_day
    assert found.path == walked
    assert found.ahead == way * (walked - last)
    assert (found.ahead >= 0) == (last <= walked if better == "lower" else last >= walked)
    left = first - way * Fraction(wanted) - last
    assert found.remaining == max(-way * left, 0)
    if found.remaining:
        years = Fraction((END - series[-1].date).days, 365)
        assert found.per_year * years == found.remaining
    if len(days) < FEWEST_FOR_A_PROJECTION:
        assert found.projected is None
        return
    gaps = [Fraction(m.region) - Fraction(m.comparison) for m in series]
    n, sx, sy = len(days), sum(days), sum(gaps)
    sxx, sxy = sum(d * d for d in days), sum(d * g for d, g in zip(days, gaps, strict=True))
    slope = (n * sxy - sx * sy) / Fraction(n * sxx - sx * sx)
    assert found.projected == (sy - slope * sx) / n + slope * (END - BASELINE).days


# How firm


def test_what_flips_the_plans_statuses() -> None:
    met = flips(Decimal("2.3"), Decimal("1.0"), 1)
    assert [(f.status, f.by) for f in met] == [("partly met", Decimal("-1.4"))], "1.0 left would still be met"
    partly = flips(Decimal("0.8"), Decimal("1.0"), 1)
    assert [(f.status, f.by) for f in partly] == [("met", Decimal("0.2")), ("not met", Decimal("-0.8"))]


changes = st.decimals(-20, 20, places=2)


@given(achieved=changes, wanted=st.decimals("0.01", 9, places=2), decimals=st.integers(0, 3))
def test_flips_against_moving_a_figure_step_by_step(achieved: Decimal, wanted: Decimal, decimals: int) -> None:
    step, status = Decimal(1).scaleb(-decimals), status_of(achieved, wanted)
    slow = []
    for sign in (1, -1):
        if (status, sign) in (("met", 1), ("not met", -1)):
            continue
        if decimals == 3:  # thirty thousand steps: look at the two around the line instead
            continue
        steps = next(n for n in count(1) if status_of(achieved + sign * n * step, wanted) != status)
        slow.append((status_of(achieved + sign * steps * step, wanted), sign * steps * step))
    found = [(f.status, f.by) for f in flips(achieved, wanted, decimals)]
    if decimals < 3:
        assert found == slow
    for new, by in found:
        back = by - step if by > 0 else by + step
        assert status_of(achieved + by, wanted) == new != status
        assert status_of(achieved + back, wanted) == status, "a step less does not flip it"


def test_rounding_of_the_staff_target_is_exact() -> None:
    found = judged("gap", "lower", "1.0", STAFF)
    assert rounding_interval(found, "gap", 1) == (Decimal("0.6"), Decimal("1.0"))


@given(tenths=st.lists(st.integers(0, 99), min_size=4, max_size=4), data=st.data())
def test_no_figures_that_round_to_the_printed_ones_leave_the_interval(tenths: list[int], data: st.DataObject) -> None:
    printed = [Decimal(t) / 10 for t in tenths]
    later = BASELINE + dt.timedelta(days=365)
    found = judged("gap", "lower", "1", [Measurement(BASELINE, "", *printed[:2]), Measurement(later, "", *printed[2:])])
    low, high = rounding_interval(found, "gap", 1)
    # Half up: from half a tenth below, that included, to just under half a tenth above.
    true = [p + Decimal(data.draw(st.integers(-500, 499))) / 10_000 for p in printed]
    assert low < (true[0] - true[1]) - (true[2] - true[3]) < high
    assert high - low == Decimal("0.4")


def test_other_readings_of_the_plans_targets() -> None:
    found = {
        name: [
            (r.name, str(r.achieved), r.status) for r in readings(judged("gap", "lower", "1.0", s), "lower", Decimal(1))
        ]
        for name, s in (("sick-days", SICK_DAYS), ("staff", STAFF))
    }
    assert found == {
        "sick-days": [("gap", "2.3", "met"), ("own level", "1.4", "met"), ("comparison held", "1.4", "met")],
        "staff": [
            ("gap", "0.8", "partly met"), ("own level", "0.2", "partly met"), ("comparison held", "0.2", "partly met"),
        ],
    }  # fmt: skip


@given(data=st.data(), better=st.sampled_from(["lower", "higher"]))
def test_held_comparison_is_the_own_level_and_the_own_part(data: st.DataObject, better: str) -> None:
    series = [measured(BASELINE + dt.timedelta(days=d), *(str(data.draw(figures)) for _ in range(2))) for d in (0, 9)]
    found = judged("gap", better, "1", series)
    gap, own, held = readings(found, better, Decimal(1))
    assert own.achieved == held.achieved == found.own_part
    assert gap.achieved == found.own_part + found.others_part


# The tools


def test_days_times_inhabitants_times_cost() -> None:
    found = reckon("23", "Jämtland", 79_000, Decimal("1.4"), Decimal(1_000))
    assert (found.days, found.value_sek, found.coordinators) == (110_600, 110_600_000, Decimal("7.9"))
    assert reckon("23", "Jämtland", 79_000, Decimal("1.4"), None).value_sek is None, "no cost is not a cost of 0"
    assert reckon("23", "Jämtland", 79_000, Decimal("1.4"), Decimal(0)).value_sek == 0

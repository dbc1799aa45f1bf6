"""A target's progress, status and parts: a table of cases, the plan's own figures, and a slow answer in fractions."""

import datetime as dt
import math
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabdata.database import Connection
from rehabdata.tracker.plan import judged_targets
from rehabdata.tracker.targets import (
    Judgement,
    Measurement,
    Target,
    judge,
    printed_decimals,
    rounding_interval,
    status_of,
)

BASELINE, LATER = dt.date(2014, 12, 31), dt.date(2017, 9, 30)


def decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def measured(day: dt.date, region: str, comparison: str | None, period: str = "helår") -> Measurement:
    return Measurement(day, period, Decimal(region), decimal(comparison))


def target(kind: str | None = "gap", better: str = "lower", wanted: str | None = "1.0") -> Target:
    return Target("a-target", kind, better, decimal(wanted), BASELINE if kind else None)


# kind, better, wanted, baseline (region, comparison), latest, expected: achieved, own, others, progress, status
CASES = {
    "sick-days of the plan": (
        "gap", "lower", "1.0", ("12.4", "9.4"), ("11.0", "10.3"), ("2.3", "1.4", "0.9", "2.3", "met"),
    ),
    "staff of the plan": (
        "gap", "lower", "1.0", ("6.8", "5.6"), ("6.6", "6.2"), ("0.8", "0.2", "0.6", "0.8", "partly met"),
    ),
    "exactly what was wanted": ("gap", "lower", "0.5", ("3.0", "2.0"), ("2.5", "2.0"), ("0.5", "0.5", "0", "1", "met")),
    "a hair short": (
        "gap", "lower", "0.5", ("3.0", "2.0"), ("2.501", "2.0"), ("0.499", "0.499", "0", "0.998", "partly met"),
    ),
    "nothing moved": ("gap", "lower", "1.0", ("3.0", "2.0"), ("3.0", "2.0"), ("0", "0", "0", "0", "not met")),
    "both moved as much": ("gap", "lower", "1.0", ("3.0", "2.0"), ("4.0", "3.0"), ("0", "-1", "1", "0", "not met")),
    "widened": ("gap", "lower", "1.0", ("3.0", "2.0"), ("3.5", "2.0"), ("-0.5", "-0.5", "0", "-0.5", "not met")),
    "others improved more": (
        "gap", "lower", "1.0", ("3.0", "2.0"), ("2.5", "1.0"), ("-0.5", "0.5", "-1", "-0.5", "not met"),
    ),
    "past the comparison": (
        "gap", "lower", "1.0", ("3.0", "2.0"), ("1.5", "2.0"), ("1.5", "1.5", "0", "1.5", "met"),
    ),
    "by others alone": ("gap", "lower", "1.0", ("3.0", "2.0"), ("3.2", "3.4"), ("1.2", "-0.2", "1.4", "1.2", "met")),
    "higher is better": ("gap", "higher", "2", ("60", "70"), ("65", "71"), ("4", "5", "-1", "2", "met")),
    "higher is better, fell": ("gap", "higher", "2", ("60", "70"), ("59", "70"), ("-1", "-1", "0", "-0.5", "not met")),
    "level, lower": ("level", "lower", "2", ("6.5", None), ("5.5", None), ("1", "1", "0", "0.5", "partly met")),
    "level, higher": ("level", "higher", "2", ("6.5", None), ("9.5", None), ("3", "3", "0", "1.5", "met")),
    "level heeds no comparison": (
        "level", "lower", "2", ("6.5", "5.0"), ("5.5", "9.0"), ("1", "1", "0", "0.5", "partly met"),
    ),
    "level got worse": ("level", "lower", "2", ("6.5", None), ("7.5", None), ("-1", "-1", "0", "-0.5", "not met")),
    "no wanted change": (
        "gap", "lower", None, ("3.0", "2.0"), ("2.5", "2.0"), ("0.5", "0.5", "0", None, "cannot be judged"),
    ),
    "wanted is zero": (
        "gap", "lower", "0", ("3.0", "2.0"), ("2.5", "2.0"), ("0.5", "0.5", "0", None, "cannot be judged"),
    ),
    "wanted is negative": (
        "gap", "lower", "-1", ("3.0", "2.0"), ("2.5", "2.0"), ("0.5", "0.5", "0", None, "cannot be judged"),
    ),
    "baseline without comparison": (
        "gap", "lower", "1", ("3.0", None), ("2.5", "2.0"), (None, None, None, None, "cannot be judged"),
    ),
    "latest without comparison": (
        "gap", "lower", "1", ("3.0", "2.0"), ("2.5", None), (None, None, None, None, "cannot be judged"),
    ),
    "no figures are asked for": (
        None, "lower", None, ("3.0", "2.0"), ("2.5", "2.0"), (None, None, None, None, "cannot be judged"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_case(case: str) -> None:
    kind, better, wanted, baseline, latest, expected = CASES[case]
    judged = judge(target(kind, better, wanted), [measured(BASELINE, *baseline), measured(LATER, *latest)])
    found = (judged.achieved, judged.own_part, judged.others_part, judged.progress, judged.status)
    assert found == (*map(decimal, expected[:4]), expected[4])


def test_nothing_measured() -> None:
    judged = judge(target(), [])
    assert judged == Judgement(None, None, None, None, None, None, "cannot be judged")


def test_no_baseline() -> None:
    judged = judge(target(), [measured(LATER, "11.0", "10.3")])
    assert (judged.baseline, judged.achieved, judged.status) == (None, None, "cannot be judged")


def test_a_baseline_alone_is_not_a_target_that_failed() -> None:
    judged = judge(target(), [measured(BASELINE, "12.4", "9.4")])
    assert (judged.latest, judged.achieved, judged.status) == (None, None, "cannot be judged")


@pytest.mark.parametrize("turned", [False, True])
def test_the_latest_counts_whatever_the_order(turned: bool) -> None:
    series = [
        measured(BASELINE, "3.0", "2.0"),
        measured(dt.date(2015, 12, 31), "9.0", "2.0"),
        measured(dt.date(2016, 12, 31), "2.9", "2.0"),
    ]
    judged = judge(target(), series[::-1] if turned else series)
    assert judged.latest is not None
    assert (judged.latest.date, judged.achieved) == (dt.date(2016, 12, 31), Decimal("0.1"))


def test_what_was_measured_before_the_baseline_is_not_the_latest() -> None:
    judged = judge(target(), [measured(dt.date(2013, 12, 31), "1.0", "1.0"), measured(BASELINE, "3.0", "2.0")])
    assert judged.status == "cannot be judged"


def test_the_latest_of_a_gap_is_the_latest_with_a_comparison() -> None:
    series = [
        measured(BASELINE, "6.8", "5.6"),
        measured(dt.date(2016, 12, 31), "6.6", "6.2"),
        measured(dt.date(2017, 12, 31), "5.0", None),
    ]
    assert judge(target(), series).achieved == Decimal("0.8")
    assert judge(target("level"), series).achieved == Decimal("1.8")


def test_part_of_a_year_is_never_set_against_a_whole_one() -> None:
    """Not even when somebody brings a comparison for it."""
    series = [
        measured(BASELINE, "6.8", "5.6"),
        measured(dt.date(2016, 12, 31), "6.6", "6.2"),
        measured(dt.date(2017, 10, 31), "5.55", "6.2", "januari–oktober"),
    ]
    for kind, achieved in (("gap", "0.8"), ("level", "0.2")):
        judged = judge(target(kind), series)
        assert judged.latest is not None
        assert (judged.latest.date, judged.achieved) == (dt.date(2016, 12, 31), Decimal(achieved))


def test_a_quotient_that_rounds_to_one_is_not_yet_met() -> None:
    """Decimals divide to 28 figures: 29 nines over 1 would be 1."""
    wanted, achieved = Decimal("3"), Decimal("2." + "9" * 30)
    assert achieved / wanted == 1
    assert status_of(achieved, wanted) == "partly met"


# The plan itself, through the database


def test_the_plans_two_targets(connection: Connection) -> None:
    """Every figure typed from the plan and from the arithmetic it prints (+3,0, +0,7, 2,3 and 0,8)."""
    of = {t.target_id: t for t in judged_targets(connection)}
    assert list(of) == [
        "early-rehabilitation", "insurance-medicine", "mental-health", "musculoskeletal", "sick-days", "staff-sickness",
    ]  # fmt: skip
    expected = {
        "sick-days": (
            "dagar", (BASELINE, "12.4", "9.4", "3.0"), (LATER, "11.0", "10.3", "0.7"),
            ("1.0", "2.3", "1.4", "0.9", "2.3"), "met",
        ),
        "staff-sickness": (
            "procentenheter", (BASELINE, "6.8", "5.6", "1.2"), (dt.date(2016, 12, 31), "6.6", "6.2", "0.4"),
            ("1.0", "0.8", "0.2", "0.6", "0.8"), "partly met",
        ),
    }  # fmt: skip
    for target_id, (unit, baseline, latest, changes, status) in expected.items():
        t = of[target_id]
        for point, (date, *figures) in ((t.baseline, baseline), (t.latest, latest)):
            assert point is not None
            assert (point.date, point.region, point.comparison, point.gap) == (date, *map(Decimal, figures))
        assert (t.wanted, t.achieved, t.own_part, t.others_part, t.progress) == tuple(map(Decimal, changes))
        assert (t.unit, t.status, t.end_date) == (unit, status, dt.date(2018, 12, 31))


def test_the_plans_four_other_targets_have_nothing_but_a_status(connection: Connection) -> None:
    for t in judged_targets(connection)[:4]:
        assert t.status == "cannot be judged"
        assert {t.unit, t.baseline, t.latest, t.wanted, t.achieved, t.own_part, t.others_part, t.progress} == {None}


# Rounding


def test_rounding_of_the_plans_staff_target() -> None:
    """0.8 of figures with one decimal: from 0.6 to just under 1.0."""
    judged = judge(target(), [measured(BASELINE, "6.8", "5.6"), measured(LATER, "6.6", "6.2")])
    assert rounding_interval(judged, "gap", 1) == (Decimal("0.6"), Decimal("1.0"))
    assert rounding_interval(judge(target("level"), [measured(BASELINE, "6.8", None), measured(LATER, "6.6", None)]),
                             "level", 1) == (Decimal("0.1"), Decimal("0.3"))  # fmt: skip


def test_nothing_to_round() -> None:
    with pytest.raises(ValueError, match="no figures"):
        rounding_interval(judge(target(), []), "gap", 1)


def test_rounding_interval_against_every_finer_figure() -> None:
    """Each figure could have been any of ten hundredths; the extremes come as near the bounds as hundredths can."""
    printed = ("6.8", "5.6", "6.6", "6.2")
    finer = [[Fraction(p) + Fraction(step, 100) for step in range(-5, 5)] for p in printed]
    for values, p in zip(finer, printed, strict=True):
        assert {math.floor(v * 10 + Fraction(1, 2)) for v in values} == {Fraction(p) * 10}  # half up gives p back
    reached = [(r0 - c0) - (r1 - c1) for r0, c0, r1, c1 in product(*finer)]
    judged = judge(target(), [measured(BASELINE, *printed[:2]), measured(LATER, *printed[2:])])
    low, high = map(Fraction, rounding_interval(judged, "gap", 1))
    assert low < min(reached)
    assert max(reached) < high
    assert min(reached) - low == high - max(reached) == Fraction(2, 100)


@pytest.mark.parametrize(
    ("figures", "decimals"),
    [(("12.4", "9.4", "11.0", "10.3"), 1), (("6.54", "6.6"), 2), (("6.500", "10"), 1), (("10", "120"), 0), ((), 0)],
)
def test_printed_decimals(figures: tuple[str, ...], decimals: int) -> None:
    assert printed_decimals(*map(Decimal, figures)) == decimals


# The slow answer

FIGURES = st.decimals(min_value=0, max_value=1000, places=3, allow_nan=False)
WANTED = st.decimals(min_value=Decimal("0.001"), max_value=1000, places=3, allow_nan=False)
KINDS, BETTER = st.sampled_from(["gap", "level"]), st.sampled_from(["lower", "higher"])


@given(KINDS, BETTER, WANTED, FIGURES, FIGURES, FIGURES, FIGURES)
def test_against_fractions(
    kind: str, better: str, wanted: Decimal, r0: Decimal, c0: Decimal, r1: Decimal, c1: Decimal
) -> None:
    judged = judge(
        Target("t", kind, better, wanted, BASELINE),
        [Measurement(BASELINE, "helår", r0, c0), Measurement(LATER, "helår", r1, c1)],
    )
    before = Fraction(r0) - (Fraction(c0) if kind == "gap" else 0)
    after = Fraction(r1) - (Fraction(c1) if kind == "gap" else 0)
    achieved = before - after if better == "lower" else after - before
    assert judged.achieved is not None
    assert judged.own_part is not None
    assert judged.others_part is not None
    assert judged.progress is not None
    assert Fraction(judged.achieved) == achieved
    assert Fraction(judged.own_part) + Fraction(judged.others_part) == achieved
    assert Fraction(judged.own_part) == (Fraction(r0) - Fraction(r1)) * (1 if better == "lower" else -1)
    assert abs(Fraction(judged.progress) - achieved / Fraction(wanted)) <= Fraction(1, 10**18)
    expected = "met" if achieved >= Fraction(wanted) else "partly met" if achieved > 0 else "not met"
    assert judged.status == expected

"""The intervals, against the definitions that their formulas stand for."""

from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabdata.landsting.intervals import of_count, of_part, of_rate


def at_most(count: int, mean: float) -> float:
    """The chance of a Poisson count no higher, added up term by term."""
    term = total = exp(-mean)
    for n in range(1, count + 1):
        term *= mean / n
        total += term
    return total


def exact(count: int) -> tuple[float, float]:
    """The means by which 2.5 % of all counts would be as high, and as low, found by halving."""

    def where(chance_falls_below: float, of: int) -> float:
        low, high = 0.0, count + 10 * (count + 1) ** 0.5 + 10
        for _ in range(100):
            middle = (low + high) / 2
            low, high = (middle, high) if at_most(of, middle) > chance_falls_below else (low, middle)
        return low

    return where(0.975, count - 1) if count else 0.0, where(0.025, count)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5, 8, 13, 20, 46, 115, 300, 600])
def test_byar_is_close_to_the_exact_poisson_interval(count: int):
    for approximate, limit in zip(of_count(count), exact(count), strict=True):
        assert abs(approximate - limit) < 0.06


def test_published_poisson_limits():
    """Exact limits as tables of the Poisson distribution print them: 10 (4.80, 18.39), 50 (37.11, 65.92)."""
    for count, limits in ((10, (4.80, 18.39)), (50, (37.11, 65.92))):
        assert of_count(count) == pytest.approx(limits, abs=0.03)


def test_rates_are_counts_over_inhabitants():
    assert of_rate(50, 20_000) == pytest.approx([end / 2 for end in of_count(50)])
    assert of_count(0)[0] == 0
    with pytest.raises(ValueError, match="under zero"):
        of_count(-1)


def test_wilsons_own_kind_of_example():
    """10 of 20: 0.299-0.701; 0 of 10: 0-0.278; 10 of 10: 0.722-1 (printed in textbooks to three decimals)."""
    for (count, whole), ends in {(10, 20): (0.299, 0.701), (0, 10): (0, 0.278), (10, 10): (0.722, 1)}.items():
        assert of_part(count, whole) == pytest.approx(ends, abs=0.0006)
    assert of_part(0, 0) is None


@given(st.integers(1, 20_000), st.integers(0, 20_000))
def test_the_ends_of_wilsons_interval_are_1_96_standard_errors_away(whole: int, other: int):
    count = min(other, whole)
    interval = of_part(count, whole)
    assert interval is not None
    assert 0 <= interval[0] <= count / whole <= interval[1] <= 1
    for end in interval:
        if 0 < end < 1:
            away = abs(count / whole - end) / (end * (1 - end) / whole) ** 0.5
            assert away == pytest.approx(1.959964, rel=1e-3)


@given(st.integers(0, 50_000))
def test_a_count_lies_in_its_interval(count: int):
    low, high = of_count(count)
    assert low <= count < high

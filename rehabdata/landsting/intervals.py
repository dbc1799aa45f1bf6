"""95 % intervals of counts and parts. Pure arithmetic; which formula is named on the page that shows them.

A half-year's patients are taken as one outcome of chance around a level, so an interval says how far chance alone may
move the figure. It says nothing of how the patients were counted.
"""

from math import sqrt

_Z = 1.959964  # 97.5 % of the normal distribution lies below


def of_count(count: float) -> tuple[float, float]:
    """The interval of a Poisson count, by Byar's approximation: from and to, in the count's unit.

    n (1 - 1/9n - z/3√n)³ to (n + 1) (1 - 1/9(n + 1) + z/3√(n + 1))³; from 0 where the count is 0 (Breslow and Day,
    Statistical Methods in Cancer Research II, 1987, p. 69). Within 0.06 of the exact interval for every count. Raises
    ValueError for a count under 0.
    """
    if count < 0:
        raise ValueError(f"a count under zero: {count}")
    more = count + 1
    lowest = count * (1 - 1 / (9 * count) - _Z / (3 * sqrt(count))) ** 3 if count else 0.0
    return max(0.0, lowest), more * (1 - 1 / (9 * more) + _Z / (3 * sqrt(more))) ** 3


def of_rate(count: float, inhabitants: float, per: float = 10_000) -> tuple[float, float]:
    """The interval of a count per so many inhabitants: of_count, taken over the same inhabitants."""
    lowest, highest = of_count(count)
    return per * lowest / inhabitants, per * highest / inhabitants


def of_part(count: float, whole: float) -> tuple[float, float] | None:
    """The interval of a part, 0-1, by Wilson's formula; None of nothing.

    (p + z²/2n ± z √(p(1 - p)/n + z²/4n²)) / (1 + z²/n) (Wilson, Journal of the American Statistical Association, 1927).
    """
    if not whole:
        return None
    part, square = count / whole, _Z**2
    middle = part + square / (2 * whole)
    reach = _Z * sqrt(part * (1 - part) / whole + square / (4 * whole**2))
    lowest, highest = (middle - reach) / (1 + square / whole), (middle + reach) / (1 + square / whole)
    # By the formula the ends of none and of all are 0 and 1; floats come close.
    return 0.0 if not count else lowest, 1.0 if count == whole else highest

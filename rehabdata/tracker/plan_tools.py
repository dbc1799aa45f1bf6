"""What the plan asks for, reckoned: the value of fewer sick-days, and how many rehabilitation coordinators. Pure."""

from dataclasses import dataclass
from decimal import Decimal

COORDINATORS_PER_10000 = Decimal("1.0")  # LUP, activity 10: announced for 2018, per 10 000 listed aged 16-67


@dataclass(frozen=True, slots=True)
class Reckoned:
    """One area: inhabitants aged 15-64, coordinators, sick-days fewer in all, their value (None without a cost)."""

    county_code: str
    county: str
    inhabitants: int
    coordinators: Decimal
    days: Decimal
    value_sek: Decimal | None


def reckon(county_code: str, county: str, inhabitants: int, days_each: Decimal, cost_sek: Decimal | None) -> Reckoned:
    """days x inhabitants x cost per day; coordinators by inhabitants. `days_each` is per inhabitant."""
    days = days_each * inhabitants
    return Reckoned(
        county_code=county_code,
        county=county,
        inhabitants=inhabitants,
        coordinators=COORDINATORS_PER_10000 * inhabitants / 10_000,
        days=days,
        value_sek=None if cost_sek is None else days * cost_sek,
    )

"""What a call for a picture says, read as the picture's page reads its address."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import unquote, urlencode

from rehabdata import parameters, queries, rows
from rehabdata.compare import measures
from rehabdata.language import _
from rehabdata.money.funding import Outcome, Scenario, Settlement
from rehabdata.money.ranking import ON_PACE
from rehabdata.parameters import Problem
from rehabdata.pictures.ground import HALF_YEAR, Ground, agreed
from rehabdata.tracker import county_gaps

PACE_OF_PAGES = 2.0  # without takt, money pages lead with the year at the same pace
_Value = TypeVar("_Value")
_SHOWN: dict[str, Callable[[Outcome], bool]] = {
    "alla": lambda _outcome: True,
    "i-fas": lambda outcome: (outcome.share or 0.0) >= ON_PACE,
    "efter": lambda outcome: (outcome.share or 0.0) < ON_PACE,
}
FAS = tuple(_SHOWN)
DRAWN = tuple(name for name in measures.MEASURES if name != measures.SICK_DAYS)
MONTH, X, Y = "tidpunkt", "x", "y"


@dataclass(frozen=True)
class Asked:
    """The choices of a call. What a picture does not take is the default."""

    county_code: str | None
    year: int
    scenario: Scenario  # the year's rules with what is changed in them, at the leading pace
    shown: str  # one of FAS
    compared: tuple[str, ...] = ()  # county codes of those set side by side; none: all
    x: str = measures.USUAL_PAIR[0]  # the measures drawn against each other
    y: str = measures.USUAL_PAIR[1]
    month: str = ""  # when all counties' sick-days are shown, ÅÅÅÅ-MM or ÅÅÅÅ; empty where it is not taken

    @property
    def pace(self) -> float:
        """The leading pace."""
        return self.scenario.pace

    def landsting(self, settlement: Settlement) -> list[Outcome]:
        """Those that `fas` lets through, highest share first."""
        return [outcome for outcome in rows.by_share(settlement) if _SHOWN[self.shown](outcome)]


def read(given: Mapping[str, str], takes: Sequence[str], ground: Ground) -> tuple[Asked, tuple[Problem, ...]]:
    """The choices among `takes`, and every value that cannot be used. Other names are ignored."""
    problems: list[Problem | None] = []
    known = {name: given[name] for name in takes if name in given}

    def note(pair: tuple[_Value, Problem | None]) -> _Value:
        problems.append(pair[1])
        return pair[0]

    note(parameters.choice("period", known, [HALF_YEAR], HALF_YEAR))
    county_code = note(parameters.county(known, ground.codes_by_name))
    year = note(parameters.year(known, ground.years if X in takes else ground.money_years))
    ruled = year if year in ground.money_years else max(ground.money_years)
    rules = queries.agreement(ground.assumptions, ruled, PACE_OF_PAGES)
    scenario, wrong = parameters.scenario(known, rules, ground.codes_by_name)
    shown = note(parameters.choice("fas", known, FAS, FAS[0]))
    months = ground.gap_months if MONTH in takes else ()
    month = note(parameters.choice(MONTH, known, months, county_gaps.usual(months))) if months else ""
    compared, strangers = parameters.compared_counties(known, ground.codes_by_name)
    x, y = (note(parameters.choice(name, known, DRAWN, usual)) for name, usual in zip((X, Y), measures.USUAL_PAIR,
                                                                                      strict=True))  # fmt: skip
    problems.append(_unfit(x, y))
    told = tuple(problem for problem in (*problems, *wrong, *strangers) if problem)
    return Asked(county_code, year, scenario, shown, compared, x, y, month), told


def _unfit(x: str, y: str) -> Problem | None:
    if not measures.unfit_pair(x, y):
        return None
    return Problem(Y, y, _("ritas inte mot {x}", x=x))


def address(asked: Asked, takes: Sequence[str], ground: Ground) -> str:
    """The query of a link to the page, for eyes: the choices among `takes`, of levers what is changed."""
    ruled = asked.year if asked.year in ground.money_years else max(ground.money_years)
    unchanged = parameters.scenario_address(agreed(ground, ruled, asked.pace).scenario, ground.county_by_code)
    levers = parameters.scenario_address(asked.scenario, ground.county_by_code)
    told = {
        **({"lan": ground.county_by_code[asked.county_code]} if asked.county_code else {}),
        "ar": str(asked.year),
        **({"fas": asked.shown} if asked.shown != FAS[0] else {}),
        "takt": f"{asked.pace:.2f}",
        MONTH: asked.month,
        **parameters.compared_address(asked.compared, ground.county_by_code),
        X: asked.x,
        Y: asked.y,
        **{name: value for name, value in levers.items() if value != unchanged.get(name)},
    }
    return unquote(urlencode({name: value for name, value in told.items() if name in takes}))

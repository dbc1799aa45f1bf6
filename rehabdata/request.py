"""What an address asks for, read once for pages, open data, pictures and reports.

`read` gives a usable value for every choice and a problem for each that cannot be used: a page shows both, the open
data refuse the call.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import unquote, urlencode

from rehabdata import parameters, queries, rows, swedish
from rehabdata.compare import compare_sentences, measures
from rehabdata.compare.compare_rows import BY_NAME, Order
from rehabdata.compare.measures import DRAWN, MEASURES
from rehabdata.data import HALF_YEAR, Data
from rehabdata.language import _
from rehabdata.money.funding import Outcome, Scenario, Settlement
from rehabdata.money.ranking import ON_PACE
from rehabdata.parameters import Problem
from rehabdata.tracker import county_gaps

PACE_OF_PAGES = 2.0  # without takt, money pages lead with the year at the same pace
_Value = TypeVar("_Value")
_SHOWN: dict[str, Callable[[Outcome], bool]] = {
    "alla": lambda _outcome: True,
    "i-fas": lambda outcome: (outcome.share or 0.0) >= ON_PACE,
    "efter": lambda outcome: (outcome.share or 0.0) < ON_PACE,
}
FAS = tuple(_SHOWN)
MONTH, X, Y, BY_MEASURES, ORDER = "tidpunkt", "x", "y", "matt", "ordning"
LOWER, LOWER_THAN = "lagre", ("", "2012")


@dataclass(frozen=True)
class Request:
    """The choices of an address. What is not taken of it is the default."""

    county_code: str | None
    year: int
    period: str
    scenario: Scenario  # the year's rules with what is changed in them, at the leading pace
    shown: str = FAS[0]
    lower: bool = False  # those alone whose share was higher the year before
    compared: tuple[str, ...] = ()  # county codes of those set side by side; none: all
    measure_ids: tuple[str, ...] = ()  # none: those that who asks begins with
    order: Order = BY_NAME
    x: str = measures.USUAL_PAIR[0]  # the measures drawn against each other
    y: str = measures.USUAL_PAIR[1]
    month: str = ""  # when all counties' sick-days are shown, ÅÅÅÅ-MM or ÅÅÅÅ; empty where it is not taken

    @property
    def pace(self) -> float:
        """The leading pace."""
        return self.scenario.pace

    def landsting(self, data: Data) -> list[Outcome]:
        """Those of the half-year that `fas` and `lagre` let through, highest share first."""
        half = data.settlement(self.year, self.period, 1.0)
        fallen = lower_than(half, data.settlement_or_none(int(LOWER_THAN[1]), self.period, 1.0))
        return [
            outcome
            for outcome in rows.by_share(half)
            if _SHOWN[self.shown](outcome) and not (self.lower and outcome.county_code not in fallen)
        ]

    def side_by_side(self, data: Data) -> tuple[str, ...]:
        """Who is compared: the chosen landsting first of those named, or all when none is."""
        own = (self.county_code,) if self.county_code and self.compared else ()
        return tuple(dict.fromkeys((*own, *self.compared))) or tuple(data.county_by_code)


def read(
    given: Mapping[str, str],
    takes: Sequence[str],
    data: Data,
    *,
    periods: Sequence[str] = (HALF_YEAR,),
    pace: float = PACE_OF_PAGES,
) -> tuple[Request, tuple[Problem, ...]]:
    """The choices among `takes`, and every value that cannot be used. Other names are ignored.

    `periods` are those that may be asked for, the default first; `pace` is the default one of a half-year.
    """
    problems: list[Problem | None] = []
    known = {name: given[name] for name in takes if name in given}

    def note(pair: tuple[_Value, Problem | None]) -> _Value:
        problems.append(pair[1])
        return pair[0]

    period = note(parameters.choice("period", known, periods, periods[0]))
    county_code = note(parameters.county(known, data.codes_by_name))
    ruled = data.money_years.get(period, ())
    held = data.years_by_period.get(period, ())
    years = held if X in takes or BY_MEASURES in takes else ruled
    year = note(_year(known, years or held, held))
    whole_year = period != HALF_YEAR
    rules = agreed(data, year, 1.0 if whole_year else pace)
    scenario, wrong = parameters.scenario(known, rules, data.codes_by_name, whole_year=whole_year)
    shown = note(parameters.choice("fas", known, FAS, FAS[0]))
    lower = bool(note(parameters.choice(LOWER, known, LOWER_THAN, LOWER_THAN[0])))
    months = data.gap_months if MONTH in takes else ()
    month = note(parameters.choice(MONTH, known, months, county_gaps.usual(months))) if months else ""
    compared, strangers = parameters.compared_counties(known, data.codes_by_name)
    x, y, unfit = pair(known)
    measure_ids, no_measure = parameters.several(BY_MEASURES, known, list(MEASURES), (), _("är inget mått"))
    told = tuple(problem for problem in (*problems, *wrong, *strangers, no_measure, *unfit) if problem)
    return Request(county_code, year, period, scenario, shown, lower, compared, measure_ids, BY_NAME, x, y, month), told


def lower_than(half: Settlement, before: Settlement | None) -> frozenset[str]:
    """The codes of those whose share is lower than it was then."""
    if before is None:
        return frozenset()
    return frozenset(
        o.county_code for o in half.landsting if (o.share or 0.0) < (before.of(o.county_code).share or 0.0)
    )


def _year(given: Mapping[str, str], years: Sequence[int], held: Sequence[int]) -> tuple[int, Problem | None]:
    """`ar`, which for money is one that its rules reach."""
    year, problem = parameters.year(given, years)
    if problem and problem.given in map(str, held):
        listed = swedish.listed([str(each) for each in years])
        reason = _("har inga regler för pengarna; åren är {years}", years=listed)
        return year, Problem("ar", problem.given, reason, problem.used)
    return year, problem


def agreed(data: Data, year: int, pace: float) -> Scenario:
    """The year's unchanged rules, those of the latest year that has any where it has none."""
    ruled = data.assumptions.money_years()
    return queries.agreement(data.assumptions, year if year in ruled else max(ruled), pace)


def pair(given: Mapping[str, str]) -> tuple[str, str, list[Problem]]:
    """`x` and `y`; to one that is not drawn against the first, the first that is, and a problem where it was named."""
    usual_x, usual_y = measures.USUAL_PAIR
    x, no_x = _measure(X, given, usual_x)
    y, no_y = _measure(Y, given, usual_y)
    problems = [problem for problem in (no_x, no_y) if problem]
    why = measures.unfit_pair(x, y)
    if not why:
        return x, y, problems
    fit = measures.fitting(x)[0]
    if given.get(Y) == y:
        reason = _("ritas inte: {why}", why=compare_sentences.unfit(why, MEASURES[x], MEASURES[y]).rstrip("."))
        problems.append(Problem(Y, y, reason, fit))
    return x, fit, problems


def _measure(name: str, given: Mapping[str, str], usual: str) -> tuple[str, Problem | None]:
    text = given.get(name, "")
    if not text or text in DRAWN:
        return text or usual, None
    reason = _("ritas inte mot andra mått") if text in MEASURES else _("är inget mått")
    return usual, Problem(name, text, reason, usual)


def address(ask: Request, takes: Sequence[str], data: Data) -> str:
    """The query of a link to the page, for eyes: the choices among `takes`, of levers what is changed."""
    unchanged = parameters.scenario_address(agreed(data, ask.year, ask.pace), data.county_by_code)
    levers = parameters.scenario_address(ask.scenario, data.county_by_code)
    told = {
        **({"lan": data.county_by_code[ask.county_code]} if ask.county_code else {}),
        "ar": str(ask.year),
        **({"fas": ask.shown} if ask.shown != FAS[0] else {}),
        **({LOWER: LOWER_THAN[1]} if ask.lower else {}),
        "takt": f"{ask.pace:.2f}",
        MONTH: ask.month,
        **parameters.compared_address(ask.compared, data.county_by_code),
        BY_MEASURES: ",".join(ask.measure_ids),
        X: ask.x,
        Y: ask.y,
        **{name: value for name, value in levers.items() if value != unchanged.get(name)},
    }
    return unquote(urlencode({name: value for name, value in told.items() if name in takes and value}))

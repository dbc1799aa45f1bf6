"""compare.json, compare.csv and compare.xlsx: landsting by measures, with the choices of the page /jamfor."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from rehabdata import parameters, queries
from rehabdata.api import answers, calls, provenance, workbook
from rehabdata.api.known import Known, production
from rehabdata.compare import measures
from rehabdata.compare.measures import MEASURES, Ground
from rehabdata.intake.reports import HALF_YEAR
from rehabdata.money.funding import Settlement, settle

NAMES = ("jamfor_med", "matt", "ar", "period")
COLUMNS = (
    "county_code",
    "county",
    "year",
    "period",
    "measure",
    "measure_title",
    "measured",
    "measure_unit",
    "measure_rank",
    "measure_note",
)
UNITS: Mapping[measures.Kind, str] = {
    "percent": "andel 0–1",
    "mkr": "kronor",
    "kronor": "kronor per invånare 15–64 år",
    "count": "patienter",
    "rate": "patienter per 10 000 invånare 15–64 år",
    "change": "patienter",
    "change in percent": "andel av året före",
    "change in points": "skillnad mellan andelar 0–1",
    "days": "dagar per försäkrad",
}
NOTES: Mapping[measures.Why, str | None] = {
    "": None,
    "missing": "uppgift saknas",
    "none reported": "ingen redovisad",
    "other rules": "andra regler gällde året före; ingen ändring räknas",
    "small base": "färre än 20 patienter året före; ingen procent räknas",
}


@dataclass(frozen=True)
class Asked:
    """Which landsting (none: all) by which measures, and of when."""

    codes: tuple[str, ...]
    measure_ids: tuple[str, ...]
    year: int
    period: str

    def address(self, known: Known) -> dict[str, str]:
        """The same call, spelled out; the parameters are those of the page too."""
        named = {"jamfor_med": ",".join(known.county_by_code[code] for code in self.codes)} if self.codes else {}
        return {**named, "matt": ",".join(self.measure_ids), "ar": str(self.year), "period": self.period}


def as_json(known: Known, request: Request) -> Response:
    """An object for each landsting, the nation last, and measure."""
    return answers.send(request, answers.to_json(_rows(known, _read(known, request))), answers.JSON)


def as_csv(known: Known, request: Request) -> Response:
    """The same as a file."""
    content = answers.to_csv(COLUMNS, _rows(known, _read(known, request)))
    return answers.send(request, content, answers.CSV, filename="rehabdata-compare.csv")


def as_xlsx(known: Known, request: Request) -> Response:
    """The same as a workbook, with what was asked for on its second sheet."""
    asked = _read(known, request)
    here = provenance.site(request)
    about = provenance.of_comparison(
        known, [measures.source_of(name, asked.year) for name in asked.measure_ids], asked.address(known), here
    )
    content = workbook.book("compare", COLUMNS, _rows(known, asked), about)
    return answers.send(request, content, answers.XLSX, filename="rehabdata-compare.xlsx")


def _read(known: Known, request: Request) -> Asked:
    """Raises Refused with every value that cannot be used."""
    given = calls.given(request.query_params, NAMES)
    periods = list(known.years_by_period)
    period, no_period = parameters.choice("period", given, periods, periods[0])
    year, no_year = parameters.year(given, known.years_by_period[period])
    codes, unknown = parameters.compared_counties(given, known.codes_by_name)
    asked, no_measure = parameters.several(
        "matt", given, list(MEASURES), list(MEASURES), f"är inget mått; måtten är {', '.join(MEASURES)}"
    )
    calls.refuse((no_period, no_year, *unknown, no_measure), request.query_params)
    return Asked(tuple(codes), tuple(asked), year, period)


def _rows(known: Known, asked: Asked) -> list[dict[str, Any]]:
    ground = _ground(known, asked.year, asked.period)
    codes = asked.codes or tuple(known.county_by_code)
    return [row for name in asked.measure_ids for row in _of_measure(known, ground, asked.period, name, codes)]


def _of_measure(
    known: Known, ground: Ground, period: str, measure_id: str, codes: tuple[str, ...]
) -> list[dict[str, Any]]:
    measure = MEASURES[measure_id]
    figures = measure.figures(ground)
    standings = measures.standings(ground, measure, figures)
    return [
        {
            "county_code": code,
            "county": known.county_by_code.get(code, "Riket"),
            "year": ground.year,
            "period": period,
            "measure": measure_id,
            "measure_title": measure.label,
            "measured": figures.get(code, measures.MISSING).value,
            "measure_unit": UNITS[measure.kind],
            "measure_rank": standings[code].place if code in standings else None,
            "measure_note": NOTES[figures.get(code, measures.MISSING).why],
        }
        for code in (*codes, measures.NATION)
    ]


def _ground(known: Known, year: int, period: str) -> Ground:
    return Ground(
        year=year,
        treatments=queries.treatments(known.connection, period),
        gender=queries.gender(known.connection, period),
        sick_days=queries.sick_days(known.connection),
        agreed=_settled(known, year, period, 1.0),
        whole_year=_settled(known, year, period, 2.0),
        year_before=_settled(known, year - 1, period, 1.0),
        of_half_year=period == HALF_YEAR,
    )


def _settled(known: Known, year: int, period: str, pace: float) -> Settlement | None:
    if year not in known.money_years[period]:
        return None
    return settle(production(known, year, period), queries.agreement(known.assumptions, year, pace))

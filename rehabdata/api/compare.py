"""compare.json, compare.csv and compare.xlsx: landsting by measures, with the choices of the page /jamfor."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from starlette.requests import Request as HttpRequest
from starlette.responses import Response

from rehabdata import parameters
from rehabdata.api import answers, calls, provenance, workbook
from rehabdata.compare import measures
from rehabdata.compare.measures import MEASURES, Basis
from rehabdata.data import NATION, Data
from rehabdata.request import Request, read

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


def as_json(data: Data, request: HttpRequest) -> Response:
    """An object for each landsting, the nation last, and measure."""
    return answers.send(request, answers.to_json(_rows(data, _read(data, request))), answers.JSON)


def as_csv(data: Data, request: HttpRequest) -> Response:
    """The same as a file."""
    content = answers.to_csv(COLUMNS, _rows(data, _read(data, request)))
    return answers.send(request, content, answers.CSV, filename="rehabdata-compare.csv")


def as_xlsx(data: Data, request: HttpRequest) -> Response:
    """The same as a workbook, with what was asked for on its second sheet."""
    ask = _read(data, request)
    told = [measures.source_of(name, ask.year) for name in ask.measure_ids]
    about = provenance.of_comparison(data, told, _address(data, ask), provenance.site(request))
    content = workbook.book("compare", COLUMNS, _rows(data, ask), about)
    return answers.send(request, content, answers.XLSX, filename="rehabdata-compare.xlsx")


def _read(data: Data, request: HttpRequest) -> Request:
    """Raises Refused with every value that cannot be used."""
    ask, problems = read(calls.given(request.query_params, NAMES), NAMES, data, periods=list(data.years_by_period))
    listed = f"; måtten är {', '.join(MEASURES)}"
    told = [replace(p, reason=p.reason + listed) if p.name == "matt" else p for p in problems]
    calls.refuse(told, request.query_params)
    return ask if ask.measure_ids else replace(ask, measure_ids=tuple(MEASURES))


def _address(data: Data, ask: Request) -> dict[str, str]:
    """The same call, spelled out; the parameters are those of the page too."""
    named = parameters.compared_address(ask.compared, data.county_by_code)
    return {**named, "matt": ",".join(ask.measure_ids), "ar": str(ask.year), "period": ask.period}


def _rows(data: Data, ask: Request) -> list[dict[str, Any]]:
    basis = Basis(data, ask.year, ask.period)
    return [row for name in ask.measure_ids for row in _of_measure(basis, name, ask.side_by_side(data))]


def _of_measure(basis: Basis, measure_id: str, codes: tuple[str, ...]) -> list[dict[str, Any]]:
    measure = MEASURES[measure_id]
    figures = measure.figures(basis)
    standings = measures.standings(basis, measure, figures)
    return [
        {
            "county_code": code,
            "county": basis.data.area(code),
            "year": basis.year,
            "period": basis.period,
            "measure": measure_id,
            "measure_title": measure.label,
            "measured": figures.get(code, measures.MISSING).value,
            "measure_unit": UNITS[measure.kind],
            "measure_rank": standings[code].place if code in standings else None,
            "measure_note": NOTES[figures.get(code, measures.MISSING).why],
        }
        for code in (*codes, NATION)
    ]

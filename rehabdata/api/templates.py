"""Templates to fill in and bring back, as CSV and as a workbook: for one year and part of the year."""

from functools import lru_cache

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from rehabdata import parameters
from rehabdata.api import answers, calls
from rehabdata.data import Data
from rehabdata.intake.held import read_held
from rehabdata.intake.reports import HALF_YEAR, WHOLE_YEAR, YEARS
from rehabdata.intake.templates import TITLES, Template, next_year, templates
from rehabdata.swedish import listed

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PERIODS = (HALF_YEAR, WHOLE_YEAR)


def as_csv(data: Data, request: Request) -> Response:
    """A template as CSV."""
    name, year, period = _asked(data, request)
    content = _templates(data, year, period)[name].as_csv()
    return answers.send(request, content, answers.CSV, filename=f"{name}-{year}.csv")


def as_xlsx(data: Data, request: Request) -> Response:
    """A template as a workbook."""
    name, year, period = _asked(data, request)
    content = _templates(data, year, period)[name].as_xlsx()
    return answers.send(request, content, XLSX, filename=f"{name}-{year}.xlsx")


@lru_cache(maxsize=2 * len(YEARS))
def _templates(data: Data, year: int, period: str) -> dict[str, Template]:
    return templates(read_held(data.connection, data.assumptions), year, period)


def _asked(data: Data, request: Request) -> tuple[str, int, str]:
    """The template's name, year and period. Raises for what there is none of."""
    name = str(request.path_params["name"])
    if name not in TITLES:
        raise HTTPException(404, f"Mallen finns inte. De som finns är {listed(list(TITLES))}.")
    given = calls.given(request.query_params, ("ar", "period"))
    year, wrong_year = parameters.year(given, YEARS)
    period, wrong_period = parameters.choice("period", given, PERIODS, PERIODS[0])
    calls.refuse((wrong_year, wrong_period), request.query_params)
    return name, year if "ar" in given else next_year(data.years_by_period[HALF_YEAR]), period

"""report/NAME.pdf: the nation, one landsting, or the plan; set outside this process and kept."""

from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from rehabdata import language, rows
from rehabdata.api import answers, calls, figures
from rehabdata.data import Data
from rehabdata.drawing import DRAWER, CannotDraw
from rehabdata.reports import landsting, lup, nation, setting
from rehabdata.reports.blocks import Report
from rehabdata.request import read

PDF = "application/pdf"
TAKES = ("ar", "period")
PLAN = "lup"
BUSY = "Rapporten kunde inte göras just nu. Försök igen om en stund."


def pdf(data: Data, request: Request) -> Response:
    """A report of a year, always in Swedish. Raises Refused for values that cannot be used."""
    name = str(request.path_params["name"])
    if name not in names(data):
        raise HTTPException(404, "Rapporten finns inte. De som finns är 00 (hela landet), länskoderna 01–25 och lup.")
    found, wrong = read(calls.given(request.query_params, TAKES), TAKES, data)
    calls.refuse(wrong, request.query_params)
    with language.speaking(language.SWEDISH):
        try:
            made = _report(data, name, found.year, figures.host(request))
            content = setting.pdf(made, data.version_date, DRAWER)
        except CannotDraw as error:
            raise HTTPException(503, BUSY, {"Retry-After": answers.RETRY_SECONDS}) from error
    return answers.send(request, content, PDF, filename=_file_name(data, name, found.year))


def names(data: Data) -> list[str]:
    """What may stand in the address: the nation, the counties' codes and the plan."""
    return [rows.NATION, *data.county_by_code, PLAN]


def _report(data: Data, name: str, year: int, host: str) -> Report:
    if name == PLAN:
        return lup.report(data, f"{host}/lup", DRAWER)
    query = urlencode({"ar": year})
    if name == rows.NATION:
        return nation.report(data, year, f"{host}/?{query}", DRAWER)
    return landsting.report(data, name, year, f"{host}/{data.slug_by_code[name]}?{query}", DRAWER)


def _file_name(data: Data, name: str, year: int) -> str:
    """For a folder of such files: rehabdata-jamtland-2013.pdf."""
    if name == PLAN:
        return "rehabdata-lup.pdf"
    return f"rehabdata-{'riket' if name == rows.NATION else data.slug_by_code[name]}-{year}.pdf"

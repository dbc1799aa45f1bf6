"""Bare routes that send the same bytes as the open data's, made once and with nothing round them. For uvicorn."""

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from rehabdata.api import answers, money, tables
from rehabdata.api.known import gather
from rehabdata.ui import source

KNOWN = gather(source.database(), source.assumptions(), source.folder())


def _table(name: str) -> bytes:
    return answers.to_csv(tables.TABLES[name].columns, tables.rows(KNOWN, name))


def _funding() -> bytes:
    return answers.to_csv(money.COLUMNS, money.rows(money.body(money.read({"takt": "2.00"}, KNOWN), KNOWN)))


# Address of the open data -> what it sends.
SENT = {
    "/api/v1/tables/patients.csv": _table("patients"),
    "/api/v1/tables/population.csv": _table("population"),
    "/api/v1/funding.csv": _funding(),
}
QUERY = "takt=2.00"  # tables do not use it


def _send(request: Request) -> Response:
    return Response(SENT[request.url.path], media_type=answers.CSV)


def _up(_request: Request) -> Response:
    return Response("up")


app = Starlette(routes=[Route("/", _up), *(Route(address, _send) for address in SENT)])

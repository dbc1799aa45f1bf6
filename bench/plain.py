"""A page by hand, as small as it gets: one slider, one websocket, the chart of the what-if page. Served by uvicorn."""

import json
from dataclasses import replace
from pathlib import Path

import vl_convert
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from rehabdata import charts, queries
from rehabdata.money import scenario_rows
from rehabdata.money.funding import settle
from rehabdata.ui import source

# What /simulering shows without anything in the address.
YEAR, PERIOD, PACE = 2013, "kv1-2", 2.0
AGREED = queries.agreement(source.data().assumptions, YEAR, PACE)


def rows(kbt_sek: float) -> str:
    """The chart's rows as JSON, asked and computed anew as a page without caches would."""
    produced = queries.production(source.data().connection, YEAR, PERIOD)
    before, after = settle(produced, AGREED), settle(produced, replace(AGREED, kbt_sek=kbt_sek))
    return str(scenario_rows.picture(scenario_rows.compared(before, after)).to_json(orient="records"))


def _script() -> str:
    """Vega and all that it needs, the very spec of the real page, and what it shows before a key."""
    libraries = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
    spec = json.dumps(charts.spec("before_and_after", "light"))
    return f"{libraries};\nconst spec = {spec}, agreed = {AGREED.kbt_sek}, rows = {rows(AGREED.kbt_sek)};"


_SCRIPT = _script()  # takes a while, so before the first visitor


async def page(_request: Request) -> Response:
    return FileResponse(Path(__file__).with_name("plain.html"))


async def chart(_request: Request) -> Response:
    return Response(_SCRIPT, media_type="text/javascript")


async def answer(socket: WebSocket) -> None:
    await socket.accept()
    async for value in socket.iter_text():
        await socket.send_text(rows(float(value)))


app = Starlette(routes=[Route("/", page), Route("/chart.js", chart), WebSocketRoute("/rows", answer)])

"""Addresses for those who run the site: is it ready, and what do its runs cost. And what times the API's calls.

`/_stcore/health` is Streamlit's own and says that the process serves; `/readyz` says that it has its data.
"""

import time
from functools import partial

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rehabdata import queries
from rehabdata.database import Connection
from rehabdata.hosting import metrics

READY = "/readyz"
METRICS = "/metrics"
_LANDSTING = 21
_API = "/api"
_OPENMETRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8"


def routes(connection: Connection) -> list[BaseRoute]:
    """What the app serves to those who run it."""
    return [Route(READY, partial(ready, connection)), Route(METRICS, openmetrics)]


def ready(connection: Connection, _request: Request) -> Response:
    """200 when the database answers with every landsting, else 503. Runs in a thread: the event loop goes on."""
    try:
        found = len(queries.counties(connection))
    except Exception:  # whatever it is, the answer is no; the log of the start says why
        found = 0
    if found == _LANDSTING:
        return PlainTextResponse("redo\n", headers={"cache-control": "no-store"})
    return PlainTextResponse("utan data\n", 503, headers={"cache-control": "no-store"})


def openmetrics(_request: Request) -> Response:
    """The sums of this process since it started, as OpenMetrics. A proxy keeps it from the world: see deploy/."""
    return Response(metrics.SUMS.openmetrics(), media_type=_OPENMETRICS, headers={"cache-control": "no-store"})


class BinaryFrames:
    """Ends a websocket that sends text, which is none of Streamlit's: it would end in a traceback."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def received() -> Message:
            message = await receive()
            if message["type"] != "websocket.receive" or message.get("bytes") is not None:
                return message
            metrics.refused_frame()
            await send({"type": "websocket.close", "code": 1003})
            return {"type": "websocket.disconnect", "code": 1003}

        await self._app(scope, received if scope["type"] == "websocket" else receive, send)


class TimedCalls:
    """Tells of each API call as of a script run. Processor time is told of scripts alone: calls share threads."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not (scope["path"] + "/").startswith(_API + "/"):
            await self._app(scope, receive, send)
            return
        call = metrics.Run()
        clock = time.perf_counter()

        async def note(message: Message) -> None:
            if message["type"] == "http.response.start":
                # Only an address that was answered is one of ours; what else was asked may hold anything.
                call.page = scope["path"] if message["status"] < 400 else f"{_API}/{metrics.UNKNOWN}"
                call.result = "failed" if message["status"] >= 500 else "ok" if message["status"] < 400 else "refused"
            await send(message)

        try:
            await self._app(scope, receive, note)
        finally:
            metrics.tell(call, time.perf_counter() - clock, 0.0)

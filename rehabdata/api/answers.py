"""How an answer is sent: JSON or CSV with an ETag, or a problem (RFC 9457) with its reason in Swedish."""

import json
import logging
import re
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rehabdata.parameters import Problem

JSON = "application/json"
CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PROBLEM = "application/problem+json"
DESCRIPTION = "/api/v1/openapi.json"

# Open data: any page in any browser may read it. What is echoed of a call is never taken for a page.
_ALWAYS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Data-Version, ETag",
    "X-Content-Type-Options": "nosniff",
}
_PREFLIGHT = {
    "Allow": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}
# The data change when the host replaces them and starts anew: after five minutes a copy is asked about by its ETag.
_FRESH = {"Cache-Control": "public, max-age=300"}

RETRY_SECONDS = "5"
_LOGGER = logging.getLogger("rehabdata")

_TITLES = {400: "Felaktigt anrop", 404: "Finns inte", 405: "Metoden går inte", 500: "Fel på servern", 503: "Upptaget"}

Row = Mapping[str, Any]


class Versioned:
    """Says of every answer, in a header, which version of the data it was made from: a CSV file has no other place."""

    def __init__(self, app: ASGIApp, version: str) -> None:
        """`version` is versions.data_version of the data served."""
        self._app, self._version = app, version

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """An ASGI call."""

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["Data-Version"] = self._version
            await send(message)

        await self._app(scope, receive, told)


class Refused(HTTPException):
    """A call with values that cannot be used: all of them, not just the first."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        told = " ".join(f"{p.name}: «{p.shown}» {p.reason}." for p in problems)
        super().__init__(400, f"{told} Vad som går att fråga efter står i {DESCRIPTION}.")
        self.problems = tuple(problems)


def to_json(value: object) -> bytes:
    """Raises ValueError for what JSON has no number for (NaN, infinity)."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def to_csv(header: Sequence[str], rows: Sequence[Row]) -> bytes:
    """UTF-8 without BOM, comma, decimal point, one header row, LF. What is missing is an empty cell.

    Numbers are written as they are, below zero too; a text that a spreadsheet would run gets an apostrophe first.
    """
    lines = [",".join(header), *(",".join(_cell(row[name]) for name in header) for row in rows)]
    return "".join(f"{line}\n" for line in lines).encode()


_RUN = tuple("=+-@\t\r\n＝＋－＠")  # how a text begins that spreadsheets take for a formula
_QUOTED = re.compile(r'[,"\r\n]')  # Python's csv module would leave a lone carriage return bare, which ends a row


def _cell(value: object) -> str:
    if not isinstance(value, str):
        return "" if value is None else str(value)
    text = f"'{value}" if value.startswith(_RUN) or value.lstrip().startswith(_RUN) else value
    return '"{}"'.format(text.replace('"', '""')) if _QUOTED.search(text) else text


def send(request: Request, content: bytes, media_type: str, filename: str | None = None) -> Response:
    """The content with its ETag, or 304 to a caller who has it already. `filename` makes it a download."""
    etag = f'"{sha256(content).hexdigest()[:32]}"'
    headers = {**_ALWAYS, **_FRESH, "ETag": etag}
    given = ",".join(request.headers.getlist("if-none-match"))
    if {"*", etag} & {tag.strip().removeprefix("W/") for tag in given.split(",")}:
        return Response(status_code=304, headers={**headers, "Vary": "Accept-Encoding"})
    if filename:
        headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    return Response(content, headers=headers, media_type=media_type)


def refused(request: Request, error: Exception) -> Response:
    """Answers an HTTPException: Starlette's own for an unknown address or method, or one of ours.

    OPTIONS is a browser asking on behalf of another site's page whether it may ask: it may.
    """
    assert isinstance(error, HTTPException)
    status, detail, headers = error.status_code, error.detail, dict(error.headers or {})
    if status == 405 and request.method == "OPTIONS":
        return Response(status_code=204, headers={**_ALWAYS, **_PREFLIGHT})
    more: dict[str, Any] = {}
    if isinstance(error, Refused):
        more["errors"] = [{"name": p.name, "given": p.shown, "reason": p.reason} for p in error.problems]
    elif status == 405:
        detail = f"Här går det bara att hämta (GET och HEAD). Se {DESCRIPTION}."
    elif status == 404 and detail == "Not Found":
        detail = f"Adressen finns inte. Det som finns står i {DESCRIPTION}."
    return problem(status, detail, headers, **more)


def hindered(request: Request, error: Exception) -> Response:
    """Answers an OSError: a full or read-only disk, too many open files. It may be over in a while."""
    _LOGGER.error("%s", request.scope["path"], exc_info=error)
    detail = "Servern kan inte läsa eller skriva just nu. Försök igen om en stund."
    return problem(503, detail, {"Retry-After": RETRY_SECONDS})


def failed(_request: Request, _error: Exception) -> Response:
    """Answers any other exception, which goes on to the server's log; nothing of it is told outside."""
    return problem(500, "Något gick fel på servern. Försök igen om en stund.", {})


def problem(status: int, detail: str, headers: Mapping[str, str], **more: object) -> Response:
    """An RFC 9457 problem."""
    told = {"type": "about:blank", "title": _TITLES.get(status, "Fel"), "status": status, "detail": detail, **more}
    sent = {**_ALWAYS, "Cache-Control": "no-store", **headers}
    return Response(to_json(told), status_code=status, headers=sent, media_type=PROBLEM)

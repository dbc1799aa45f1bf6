"""Bare routes that send the same bytes as the open data's, with nothing round them. For uvicorn.

The bytes are files in the folder that BENCH_SENT names, written there by routes.py as the open data sent them.
"""

import os
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from rehabdata.api import answers

_SENT = {path.name: path.read_bytes() for path in Path(os.environ["BENCH_SENT"]).iterdir()}


def _send(request: Request) -> Response:
    return Response(_SENT[request.path_params["name"]], media_type=answers.CSV)


def _up(_request: Request) -> Response:
    return Response("up")


app = Starlette(routes=[Route("/", _up), Route("/{name}", _send)])

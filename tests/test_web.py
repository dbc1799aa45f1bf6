"""What wraps every answer: language and title of the index page, compressed scripts; all else untouched."""

import asyncio
import base64
import gzip
import hashlib
import re

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import Message

from rehabdata import language
from rehabdata.hosting import web
from rehabdata.hosting.web import Head

INDEX = (
    '<!DOCTYPE html>\n<html lang="en">\n<head><title>Streamlit</title><script>\n  a = 1\n</script></head>'
    "<body>å</body></html>"
)


async def index(_request: Request) -> Response:
    return HTMLResponse(INDEX, headers={"etag": '"1"', "last-modified": "Sun, 22 Nov 2026 00:00:00 GMT"})


async def script(_request: Request) -> Response:
    return Response("x = 1;\n" * 1000, media_type="text/javascript")


async def data(_request: Request) -> Response:
    return JSONResponse({"html": '<html lang="en"><title>Streamlit</title>'})


def heads() -> dict[str, Head]:
    if language.current() == "en":
        return {"": Head("Overview", "The country."), "jamtland": Head("Jämtland & co", "One.")}
    return {"": Head("Översikt", "Landet."), "jamtland": Head("Jämtland & co", 'Ett "landsting" <b>')}


APP = Starlette(
    routes=[
        Route("/static/js/a.js", script),
        Route("/api/v1/x.json", data),
        Route("/{path:path}", index),
    ],
    # As Streamlit does, the app compresses its pages for those who can read it.
    middleware=[*web.middleware(heads), Middleware(GZipMiddleware, minimum_size=10)],
)


def get(path: str, query: str = "", method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """One request straight into the app, without a server."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": query.encode(),
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
    }
    asyncio.run(APP(scope, receive, send))
    start, *rest = sent
    answered = {name.decode(): value.decode() for name, value in start["headers"]}
    return start["status"], answered, b"".join(message.get("body", b"") for message in rest)


@pytest.mark.parametrize(
    ("path", "query", "language", "title"),
    [
        ("/", "", "sv", "Översikt – Rehabdata"),
        ("/jamtland", "", "sv", "Jämtland &amp; co – Rehabdata"),
        ("/jamtland/", "lan=x", "sv", "Jämtland &amp; co – Rehabdata"),
        ("/okand", "", "sv", "Översikt – Rehabdata"),
        ("/", "sprak=en", "en", "Overview – Rehabdata"),
        ("/", "sprak=fi", "sv", "Översikt – Rehabdata"),
    ],
)
def test_language_and_title_follow_the_address(path: str, query: str, language: str, title: str):
    status, headers, body = get(path, query)
    page = body.decode()
    assert status == 200
    assert f'<html lang="{language}">' in page
    assert f"<title>{title}</title>" in page
    assert "å</body>" in page
    assert int(headers["content-length"]) == len(body)
    assert "etag" not in headers


def test_a_page_is_rewritten_for_browsers_that_take_gzip_too():
    _, headers, body = get("/jamtland", accept_encoding="gzip, br")
    assert "content-encoding" not in headers
    assert b'<html lang="sv">' in body


def test_answers_that_are_no_page_are_left_alone():
    _, headers, body = get("/api/v1/x.json")
    assert b"Streamlit" in body
    assert headers["content-type"] == "application/json"


def test_scripts_are_compressed_for_those_who_can_read_it():
    _, headers, body = get("/static/js/a.js", accept_encoding="gzip")
    assert headers["content-encoding"] == "gzip"
    assert gzip.decompress(body) == b"x = 1;\n" * 1000
    assert len(body) < 200
    _, headers, body = get("/static/js/a.js")
    assert "content-encoding" not in headers
    assert body == b"x = 1;\n" * 1000


def test_a_head_request_gets_the_headers_of_the_page():
    status, headers, body = get("/", method="HEAD")
    assert status == 200
    assert headers["content-type"].startswith("text/html")
    assert headers["content-length"] == str(len(body))


def test_a_link_in_a_chat_says_what_it_is():
    page = get("/jamtland")[2].decode()
    assert '<meta property="og:title" content="Jämtland &amp;amp; co – Rehabdata">' not in page
    assert '<meta property="og:title" content="Jämtland &amp; co – Rehabdata">' in page
    assert '<meta property="og:description" content="Ett &quot;landsting&quot; &lt;b&gt;">' in page
    assert '<meta name="description" content="Ett &quot;landsting&quot; &lt;b&gt;">' in page
    assert '<meta property="og:locale" content="en_GB">' in get("/", "sprak=en")[2].decode()


def test_the_language_of_one_request_is_not_the_nexts():
    get("/", "sprak=en")
    assert language.current() == "sv"


def test_a_page_may_load_from_its_own_host_only():
    _, headers, _ = get("/jamtland")
    rules = dict(rule.split(" ", 1) for rule in headers["content-security-policy"].split("; "))
    assert "unsafe-eval" not in headers["content-security-policy"]
    assert rules["default-src"] == "'self'"
    assert rules["object-src"] == "'none'"
    said = hashlib.sha256(b"\n  a = 1\n").digest()
    assert rules["script-src"] == f"'self' blob: 'sha256-{base64.b64encode(said).decode()}'"
    assert not re.search(r"https?:|\*", headers["content-security-policy"])


@pytest.mark.parametrize("path", ["/", "/api/v1/x.json", "/static/js/a.js"])
def test_every_answer_has_the_safe_headers(path: str):
    _, headers, _ = get(path)
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]

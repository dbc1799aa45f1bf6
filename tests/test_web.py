"""What wraps every answer: language and title of the index page; all else untouched."""

import asyncio
import base64
import hashlib
import re
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.types import Message
from streamlit import file_util
from streamlit.web.server.starlette.starlette_app import create_streamlit_routes

from rehabdata import language
from rehabdata.api import PREFIX
from rehabdata.hosting import outside, web
from rehabdata.hosting.web import Head
from rehabdata.ui import source

INDEX = (
    '<!DOCTYPE html>\n<html lang="en">\n<head><title>Streamlit</title><script>\n  a = 1\n</script>'
    '<script type="module" crossorigin src="./x.js"></script></head>'
    "<body>å</body></html>"
)


async def index(_request: Request) -> Response:
    return HTMLResponse(INDEX, headers={"etag": '"1"', "last-modified": "Sun, 22 Nov 2026 00:00:00 GMT"})


async def file(request: Request) -> Response:
    """As Streamlit's index page, a file of which parts may be asked for."""
    return FileResponse(request.app.state.index)


async def script(_request: Request) -> Response:
    return Response("x = 1;\n" * 1000, media_type="text/javascript")


async def data(_request: Request) -> Response:
    return JSONResponse({"html": '<html lang="en"><title>Streamlit</title>'})


def heads() -> dict[str, Head]:
    if language.current() == "en":
        return {"": Head("Overview", "The country."), "jamtland": Head("Jämtland & co", "One.")}
    return {
        "": Head("Översikt", "Landet."),
        "landsting": Head("Landsting", "Välj & vraka."),
        "lup": Head("LUP", "Planen."),
        "jamtland": Head("Jämtland & co", 'Ett "landsting" <b>', "landsting"),
        "vastra-gotaland": Head("Västra Götaland", "Ett till", "landsting"),
    }


LINKS = ("<link href='/ours.css'>", "<script src='/ours.js'></script>")
APP = Starlette(
    routes=[
        Route("/static/js/a.js", script),
        Route("/lup", file),
        Route("/api/v1/x.json", data),
        Route("/{path:path}", index),
    ],
    # As Streamlit does, the app compresses its pages for those who can read it.
    middleware=[*web.middleware(heads, LINKS), Middleware(GZipMiddleware, minimum_size=10)],
)


def get(path: str, query: str = "", method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """One request straight into the app, without a server."""
    sent: list[Message] = []

    asked = iter([{"type": "http.request", "body": b"", "more_body": False}])

    async def receive() -> Message:
        for message in asked:
            return message
        return await asyncio.Future()  # a caller who stays

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
        ("/jamtland", "lan=x", "sv", "Jämtland &amp; co – Rehabdata"),
        ("/", "SPRAK=en", "en", "Overview – Rehabdata"),
        ("/", "lan=x&amp;sprak=en", "en", "Overview – Rehabdata"),
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
    assert f"å{LINKS[0]}</body>" in page
    assert int(headers["content-length"]) == len(body)
    assert "etag" not in headers


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("/Jamtland", "/jamtland"),
        ("/JÄMTLAND", "/jamtland"),
        ("/ja\u0308mtland", "/jamtland"),
        ("/jamtland/", "/jamtland"),
        ("/jamtland//", "/jamtland"),
        *((f"/jamtland{mark}", "/jamtland") for mark in ".,;)>"),
        ("/jamtland/.", "/jamtland"),
        ("/jamtland./", "/jamtland"),
        ("/jamtland ", "/jamtland"),
        ("/landsting/jamtland", "/jamtland"),
        ("/Landsting/Jämtland.", "/jamtland"),
        ("/Västra Götaland", "/vastra-gotaland"),
        ("/LUP", "/lup"),
        ("/landsting/", "/landsting"),
        ("/.", "/"),
        ("//", "/"),
    ],
)
def test_a_forgiven_spelling_is_sent_to_the_address_that_is_meant(path: str, meant: str):
    for method in ("GET", "HEAD"):
        status, headers, body = get(path, "lan=Sk%C3%A5ne&amp;ar=2012&x=a%20b", method)
        assert (status, headers["location"], body) == (308, f"{meant}?lan=Sk%C3%A5ne&amp;ar=2012&x=a%20b", b"")
    assert get(path)[1]["location"] == meant


def test_what_a_query_holds_stays_a_query():
    assert get("/Jamtland", "lan=J\u00e4mtland")[1]["location"] == "/jamtland?lan=J%C3%A4mtland"
    assert get("/Jamtland", "a=//example.org/\r\nSet-Cookie: x")[1]["location"] == (
        "/jamtland?a=//example.org/%0D%0ASet-Cookie:%20x"
    )


@pytest.mark.parametrize(
    "path",
    [
        *("/mordor", "/jamtland..", "/jamtland/pengar", "/landsting/lup", "/landsting/landsting", "/landsting/mordor"),
        *(
            "//jamtland",
            "//example.org/",
            "/jamtland%2F",
            "/../etc/passwd",
            "/\x00",
            "/\ufffd",
            "/index.html",
            "/static",
        ),
        *("/landsting/static/js/a.js", "/static/js/nej.js", "/_stcore/doesnotexist", "/auth/nej", "/robots.txt"),
    ],
)
def test_any_other_address_is_answered_404_in_swedish_with_the_way_on(path: str):
    for method in ("GET", "HEAD"):
        status, headers, body = get(path, method=method)
        page = body.decode()
        assert (status, headers["content-type"]) == (404, "text/html; charset=utf-8")
        assert '<html lang="sv">' in page
        assert "<h1>Sidan finns inte</h1>" in page
        assert '<a href="/">Översikt</a><br>Landet.' in page
        assert '<a href="/landsting">Landsting</a><br>Välj &amp; vraka.' in page
        assert "script-src 'self' blob:;" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert "<script" not in page
        assert "mordor" not in page


def test_an_address_that_is_none_is_told_of_in_the_language_asked_for():
    page = get("/mordor", "sprak=en")[2].decode()
    assert '<html lang="en">' in page
    assert "<h1>There is no such page</h1>" in page
    assert '<a href="/">Overview</a>' in page


@pytest.mark.parametrize("path", ["/static/js/a.js", "/api/v1/x.json"])
def test_what_is_no_page_is_let_through(path: str):
    assert get(path)[0] == 200


def test_other_methods_are_left_to_the_app():
    assert get("/mordor", method="POST")[0] == 405


def test_every_route_of_the_app_is_a_page_or_let_through():
    """What Streamlit adds in a later version must not be answered 404."""
    ours = [*outside.routes(source.data().connection), Mount(PREFIX, routes=[])]
    paths = [route.path for route in [*create_streamlit_routes(MagicMock()), *ours]]
    assert {"/_stcore/health", "/readyz", "/api"} <= set(paths)
    assert {path.removeprefix("/").partition("/")[0] for path in paths} - {""} <= web.NO_PAGES
    files = {entry.name for entry in Path(file_util.get_static_dir()).iterdir()} - {"index.html"}
    assert files <= web.NO_PAGES


def test_of_a_page_nobody_gets_a_part_or_the_files_own_answer(tmp_path: Path):
    """It is made anew for each call: the bytes asked for are another file's."""
    APP.state.index = tmp_path / "index.html"
    APP.state.index.write_text(INDEX, encoding="utf-8")
    whole = get("/lup")
    assert whole[0] == 200
    assert not {"accept-ranges", "etag", "last-modified", "content-range"} & set(whole[1])
    for headers in ({"range": "bytes=0-9"}, {"range": "bytes=0-9", "if_range": "x"}, {"if_none_match": "*"}):
        assert get("/lup", **headers) == whole


def test_a_page_is_rewritten_for_browsers_that_take_gzip_too():
    _, headers, body = get("/jamtland", accept_encoding="gzip, br")
    assert "content-encoding" not in headers
    assert b'<html lang="sv">' in body


def test_answers_that_are_no_page_are_left_alone():
    _, headers, body = get("/api/v1/x.json")
    assert b"Streamlit" in body
    assert headers["content-type"] == "application/json"


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
    _, headers, page = get("/jamtland")
    rules = dict(rule.split(" ", 1) for rule in headers["content-security-policy"].split("; "))
    assert "unsafe-eval" not in headers["content-security-policy"]
    assert rules["default-src"] == "'self'"
    assert rules["object-src"] == "'none'"
    ours = b"window.__streamlit = { BACKEND_BASE_URL: window.location.origin }"
    said = [base64.b64encode(hashlib.sha256(script).digest()).decode() for script in (b"\n  a = 1\n", ours)]
    assert rules["script-src"] == f"'self' blob: 'sha256-{said[0]}' 'sha256-{said[1]}'"
    assert page.index(ours) < page.index(b'<script type="module"')
    style, script = (link.encode() for link in LINKS)
    assert page.index(script) < page.index(b"</head>") < page.index("å".encode()) < page.index(style)
    assert not re.search(r"https?:|\*", headers["content-security-policy"])


@pytest.mark.parametrize("path", ["/", "/api/v1/x.json", "/static/js/a.js"])
def test_every_answer_has_the_safe_headers(path: str):
    _, headers, _ = get(path)
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]

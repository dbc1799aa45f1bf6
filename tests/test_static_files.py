"""Static files come from memory, compressed once for all; what asks for less than a file is the app's to answer."""

import asyncio
import gzip
import random
from pathlib import Path

import brotli
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import Message

from rehabdata.hosting.static_files import StaticFiles

SCRIPT = "".join(f"const a{n} = {random.Random(n).random()};\n" for n in range(500)).encode()
FONT = bytes(range(256))
CHROMIUM, OLD = "gzip, deflate, br, zstd", "gzip, deflate"


class Site:
    """An app with two files, behind the layer; it counts what reaches it."""

    def __init__(self, cache: Path) -> None:
        self.reached: list[str] = []
        routes = [Route("/static/js/a.js", self.script), Route("/static/media/b.woff2", self.font)]
        self._layer = StaticFiles(Starlette(routes=[*routes, Route("/{path:path}", self.none)]), cache)

    async def script(self, request: Request) -> Response:
        self.reached.append(request.method)
        return Response(SCRIPT, media_type="text/javascript", headers={"cache-control": "public", "etag": '"1"'})

    async def font(self, request: Request) -> Response:
        self.reached.append(request.method)
        return Response(FONT, media_type="font/woff2")

    async def none(self, request: Request) -> Response:
        self.reached.append(request.url.path)
        return HTMLResponse("nej", 404)

    async def get(self, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        """One request straight into the layer."""
        sent: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            sent.append(message)

        told = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
        scope = {"type": "http", "method": method, "path": path, "query_string": b"", "headers": told}
        await self._layer(scope, receive, send)
        start, *rest = sent
        answered = {name.decode(): value.decode() for name, value in start["headers"]}
        return start["status"], answered, b"".join(message.get("body", b"") for message in rest)

    async def by_brotli(self) -> tuple[int, dict[str, str], bytes]:
        """The script, asked for until its brotli is made."""
        async with asyncio.timeout(30):
            while (answer := await self.get("/static/js/a.js", accept_encoding=CHROMIUM))[1][
                "content-encoding"
            ] != "br":
                await asyncio.to_thread(lambda: None)
        return answer


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path / "cache")


def test_a_script_is_sent_by_gzip_until_its_brotli_is_made_and_has_the_apps_headers(site: Site):
    async def visits():
        return await site.get("/static/js/a.js", accept_encoding=CHROMIUM), await site.by_brotli()

    first, later = asyncio.run(visits())
    assert (first[1]["content-encoding"], gzip.decompress(first[2])) == ("gzip", SCRIPT)
    assert brotli.decompress(later[2]) == SCRIPT
    assert len(later[2]) < len(first[2]) < len(SCRIPT)
    for status, headers, body in (first, later):
        assert (status, headers["content-length"]) == (200, str(len(body)))
        assert (headers["content-type"], headers["etag"]) == ("text/javascript; charset=utf-8", '"1"')
        assert (headers["cache-control"], headers["vary"]) == ("public", "Accept-Encoding")


def test_two_hundred_at_once_reach_the_app_once(site: Site):
    async def crowd():
        return await asyncio.gather(*(site.get("/static/js/a.js", accept_encoding=OLD) for _ in range(200)))

    answers = asyncio.run(crowd())
    assert {gzip.decompress(body) for _, _, body in answers} == {SCRIPT}
    assert site.reached == ["GET"]


def test_what_was_compressed_is_kept_on_disk_for_the_next_process(site: Site, tmp_path: Path):
    made = asyncio.run(site.by_brotli())
    (kept,) = (tmp_path / "cache").glob("*.br")
    other = Site(tmp_path / "cache")
    assert asyncio.run(other.get("/static/js/a.js", accept_encoding=CHROMIUM)) == made
    assert kept.read_bytes() == made[2]


def test_where_nothing_can_be_kept_on_disk_it_is_kept_in_memory(tmp_path: Path):
    (tmp_path / "file").touch()
    assert brotli.decompress(asyncio.run(Site(tmp_path / "file").by_brotli())[2]) == SCRIPT


def test_a_font_is_sent_as_it_is(site: Site):
    async def visits():
        return [await site.get("/static/media/b.woff2", accept_encoding=taken) for taken in (CHROMIUM, OLD, "")]

    for status, headers, body in asyncio.run(visits()):
        assert (status, body, "content-encoding" in headers) == (200, FONT, False)
    assert site.reached == ["GET"]


def test_a_head_request_gets_the_headers_alone(site: Site):
    async def visits():
        return (
            await site.get("/static/js/a.js", "HEAD", accept_encoding=OLD),
            await site.get("/static/js/a.js", accept_encoding=OLD),
        )

    head, whole = asyncio.run(visits())
    assert (head[1], head[2]) == (whole[1], b"")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"accept_encoding": "identity"},
        {"accept_encoding": "gzip;q=0, br; q=0.0"},
        {"accept_encoding": OLD, "range": "bytes=0-9"},
        {"accept_encoding": OLD, "if_none_match": '"1"'},
    ],
)
def test_who_takes_no_compressed_file_or_asks_for_less_gets_the_apps_answer(headers: dict[str, str], site: Site):
    async def visits():
        return [await site.get("/static/js/a.js", **headers) for _ in range(2)]

    assert [(status, body) for status, _, body in asyncio.run(visits())] == [(200, SCRIPT)] * 2
    assert len(site.reached) == 2


@pytest.mark.parametrize("path", ["/static/js/nej.js", "/jamtland", "/static/", "/api/v1/x.json"])
def test_what_is_no_static_file_is_the_apps(path: str, site: Site):
    assert asyncio.run(site.get(path, accept_encoding=CHROMIUM))[0] == 404
    assert set(site.reached) == {path}

"""What wraps every answer of the app: the page's language and title, compressed static files.

Streamlit's index page is the same for all addresses, in English and without a title of ours; search engines, chats and
screen readers meet it before any script has run. Its static files go out uncompressed.
"""

import re
from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_STATIC = re.compile(r".*/static/.+\.(js|css|svg|json|map)$")


class PageHead:
    """Rewrites <html lang> and <title> of Streamlit's index page for the address asked for."""

    def __init__(self, app: ASGIApp, titles: Callable[[], Mapping[str, str]], site: str) -> None:
        """`titles` gives, by address without slash, the page's title; `site` is added to each."""
        self._app, self._titles, self._site = app, titles, site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        titles = self._titles()
        path = scope["path"].strip("/")
        title = titles.get(path, titles[""])
        if "/" not in path and "." not in path:  # a page: it must come uncompressed to be rewritten
            scope = {**scope, "headers": [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]}
        started: dict[str, Any] = {}
        body = bytearray()

        async def rewrite(message: Message) -> None:
            if message["type"] == "http.response.start":
                is_page = Headers(raw=message["headers"]).get("content-type", "").startswith("text/html")
                if not is_page:
                    await send(message)
                else:
                    started.update(message)
            elif not started:
                await send(message)
            else:
                body.extend(message.get("body", b""))
                if not message.get("more_body", False):
                    page = self._headed(bytes(body), title)
                    headers = MutableHeaders(raw=started["headers"])
                    for name in ("etag", "last-modified", "content-length"):  # of the file, not of this page
                        if name in headers:
                            del headers[name]
                    if page:  # a HEAD request gets none
                        headers["content-length"] = str(len(page))
                    await send({**started, "headers": headers.raw})
                    await send({"type": "http.response.body", "body": page})

        await self._app(scope, receive, rewrite)

    def _headed(self, page: bytes, title: str) -> bytes:
        named = f"<title>{escape(f'{title} – {self._site}')}</title>".encode()
        page = page.replace(b'<html lang="en">', b'<html lang="sv">', 1)
        return re.sub(rb"<title>[^<]*</title>", lambda _found: named, page, count=1)


class CompressedStatic:
    """Gzips Streamlit's scripts and styles, which are most of a first visit; they are immutable and cached."""

    def __init__(self, app: ASGIApp) -> None:
        self._app, self._gzip = app, GZipMiddleware(app, minimum_size=1024, compresslevel=5)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        static = scope["type"] == "http" and _STATIC.match(scope["path"])
        await (self._gzip if static else self._app)(scope, receive, send)


def middleware(titles: Callable[[], Mapping[str, str]]) -> list[Middleware]:
    """The wrapping of the app, outermost first."""
    return [Middleware(CompressedStatic), Middleware(PageHead, titles=titles, site="Rehabdata")]

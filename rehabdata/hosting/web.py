"""What wraps every answer of the app: a page's language, title and description, what it may load, compressed files.

Streamlit's index page is the same for all addresses, in English and without a title of ours; search engines, chats and
screen readers meet it before any script has run. Its static files go out uncompressed.
"""

import base64
import hashlib
import re
from collections.abc import Callable, Mapping
from html import escape
from typing import Any, NamedTuple

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rehabdata import language

_STATIC = re.compile(r".*/static/.+\.(js|css|svg|json|map)$")
_INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_LOCALES = {"sv": "sv_SE", "en": "en_GB"}

# What a page may load: from its own host only. Streamlit writes styles into the page, hands components over as blob:
# addresses, and draws pictures as data:. No unsafe-eval: Vega's expressions are interpreted.
_POLICY = {
    "default-src": "'self'",
    "script-src": "'self' blob:",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
}
_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
}


class Head(NamedTuple):
    """What a page's address is called, and what a link to it says in a chat."""

    title: str
    description: str


class PageHead:
    """Rewrites the head of Streamlit's index page for the address asked for, and says what the page may load."""

    def __init__(self, app: ASGIApp, heads: Callable[[], Mapping[str, Head]], site: str) -> None:
        """`heads` gives, by address without slash and in the run's language, the page's head; `site` its place."""
        self._app, self._heads, self._site = app, heads, site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        asked = QueryParams(scope["query_string"]).get("sprak", "")
        spoken = asked if asked in language.LANGUAGES else language.SWEDISH
        path = scope["path"].strip("/")
        with language.speaking(spoken):
            heads = self._heads()
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
                    page = self._headed(bytes(body), heads.get(path, heads[""]), spoken)
                    headers = MutableHeaders(raw=started["headers"])
                    for name in ("etag", "last-modified", "content-length"):  # of the file, not of this page
                        if name in headers:
                            del headers[name]
                    if page:  # a HEAD request gets none
                        headers["content-length"] = str(len(page))
                    headers["content-security-policy"] = policy(page)
                    await send({**started, "headers": headers.raw})
                    await send({"type": "http.response.body", "body": page})

        await self._app(scope, receive, rewrite)

    def _headed(self, page: bytes, head: Head, spoken: str) -> bytes:
        title = escape(f"{head.title} – {self._site}")
        description = escape(head.description, quote=True)
        named = (
            f"<title>{title}</title>\n"
            f'<meta name="description" content="{description}">\n'
            f'<meta property="og:title" content="{title}">\n'
            f'<meta property="og:description" content="{description}">\n'
            f'<meta property="og:site_name" content="{escape(self._site, quote=True)}">\n'
            f'<meta property="og:type" content="website">\n'
            f'<meta property="og:locale" content="{_LOCALES[spoken]}">'
        ).encode()
        page = page.replace(b'<html lang="en">', f'<html lang="{spoken}">'.encode(), 1)
        return re.sub(rb"<title>[^<]*</title>", lambda _found: named, page, count=1)


def policy(page: bytes) -> str:
    """The content security policy of a page: inline scripts are let through by the hash of what they say."""
    hashes = [
        f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'"
        for script in _INLINE_SCRIPT.findall(page)
    ]
    allowed = _POLICY | {"script-src": " ".join([_POLICY["script-src"], *hashes])}
    return "; ".join(f"{what} {where}" for what, where in allowed.items())


class SafeHeaders:
    """Adds to every answer what browsers are to leave alone: guessing types, telling other sites, cameras."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                message = {**message, "headers": headers.raw}
            await send(message)

        await self._app(scope, receive, add if scope["type"] == "http" else send)


class CompressedStatic:
    """Gzips Streamlit's scripts and styles, which are most of a first visit; they are immutable and cached."""

    def __init__(self, app: ASGIApp) -> None:
        self._app, self._gzip = app, GZipMiddleware(app, minimum_size=1024, compresslevel=5)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        static = scope["type"] == "http" and _STATIC.match(scope["path"])
        await (self._gzip if static else self._app)(scope, receive, send)


def middleware(heads: Callable[[], Mapping[str, Head]]) -> list[Middleware]:
    """The wrapping of the app, outermost first."""
    return [Middleware(SafeHeaders), Middleware(CompressedStatic), Middleware(PageHead, heads=heads, site="Rehabdata")]

"""What wraps every answer of the app: its address, a page's language, title, description, what it may load.

Streamlit's index page is the same for all addresses, in English and without a title of ours; search engines, chats and
screen readers meet it before any script has run.
"""

import base64
import hashlib
import os
import re
import unicodedata
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path
from string import Template
from typing import Any, NamedTuple
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rehabdata import language, parameters
from rehabdata.language import _, later
from rehabdata.theme import DARK, LIGHT

_INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
# What a caller asks of a file, and not of a page that is made for each call.
_OF_A_FILE = {b"accept-encoding", b"range", b"if-range", b"if-none-match", b"if-modified-since"}
# Where Streamlit's script finds its server: else it asks below the page's own address first, twice, for nothing.
_BACKEND = b"<script>window.__streamlit = { BACKEND_BASE_URL: window.location.origin }</script>"
_SITE = "Rehabdata"
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
}
_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
}


# First segments of addresses that are no pages: Streamlit's own, and those beside the pages.
NO_PAGES = frozenset(
    {"_stcore", "static", "media", "component", "app", "auth", "oauth2callback", "favicon.png", "manifest.json"}
    | {"api", "figur", "readyz", "metrics", "rehabdata"}
)
_WAYS_ON = ("", "landsting")  # from an address that is none
_TOLD = later(
    "Ingen sida har den adress som du följde. Kanske har en länk blivit avklippt, eller något annat kommit med. "
    "Härifrån hittar du vidare:"
)
_NOT_FOUND = Template((Path(__file__).parent / "not_found.html").read_text("utf-8"))


class Head(NamedTuple):
    """What a page's address is called, and what a link to it says in a chat."""

    title: str
    description: str
    below: str = ""  # an address below which the page is looked for, too: /landsting/jamtland is /jamtland


Heads = Callable[[], Mapping[str, Head]]


class Addresses:
    """A page is asked for by its own address. One forgiven is sent there by 308, any other is answered 404.

    Streamlit answers every address with its index page, which shows the first page, or nothing where the address has
    two parts: its scripts are looked for below the first.
    """

    def __init__(self, app: ASGIApp, heads: Heads, site: str) -> None:
        self._app, self._heads, self._site = app, heads, site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        path = scope["path"].removeprefix("/")
        first = path.partition("/")[0]
        if first in NO_PAGES:
            is_none = _IS_NONE.get(first, _is_page)
            await self._app(scope, receive, self._instead(is_none, scope, receive, send))
            return
        heads = self._heads()
        meant = path if path in heads else meant_by(path, heads)
        if meant is None:
            await self._not_found(scope)(scope, receive, send)
        elif meant != path:
            await _sent_to(meant, scope["query_string"])(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _instead(self, is_none: Callable[[Message], bool], scope: Scope, receive: Receive, send: Send) -> Send:
        """Lets an answer through, but for one that is none: instead of it 404 with the ways on."""
        replaced = False

        async def let_through(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start" and is_none(message):
                replaced = True
                await self._not_found(scope)(scope, receive, send)
            elif not replaced:
                await send(message)

        return let_through

    def _not_found(self, scope: Scope) -> Response:
        with language.speaking(_language_of(scope)):
            heads = self._heads()
            page = _NOT_FOUND.substitute(
                language=language.current(),
                site=escape(self._site),
                title=escape(_("Sidan finns inte")),
                told=escape(_(_TOLD)),
                links="\n".join(
                    f'<li><a href="/{path}">{escape(heads[path].title)}</a><br>{escape(heads[path].description)}</li>'
                    for path in _WAYS_ON
                    if path in heads
                ),
                **{"light": LIGHT.background, "light_text": LIGHT.text, "light_link": LIGHT.chosen},
                **{"dark": DARK.background, "dark_text": DARK.text, "dark_link": DARK.chosen},
            )
        headers = {"content-security-policy": policy(page.encode()), "cache-control": "no-cache"}
        return HTMLResponse(page, 404, headers)


def meant_by(path: str, heads: Mapping[str, Head]) -> str | None:
    """The address, without its first slash, that a forgiven spelling of one means; None for any other.

    Forgiven are case, å ä ö, blanks for hyphens, a trailing slash, one trailing mark, and a page's place `below`.
    """
    bare = path.strip().rstrip("/")
    if bare.endswith(parameters.TRAILING):
        bare = bare[:-1].rstrip("/")
    plain = [sign for sign in unicodedata.normalize("NFKD", bare.casefold()) if not unicodedata.combining(sign)]
    bare = "-".join("".join(plain).split())
    places = {f"{head.below}/{name}" if head.below else name: name for name, head in heads.items()}
    return bare if bare in heads else places.get(bare)


def _sent_to(path: str, query: bytes) -> Response:
    kept = b"?" + query if query else b""
    location = f"/{path}" + quote(kept, safe="?%!$&'()*+,;=:@/[]")
    return Response(status_code=308, headers={"location": location, "cache-control": "no-cache"})


def _language_of(scope: Scope) -> str:
    asked = parameters.named(QueryParams(scope["query_string"])).get("sprak", "")
    return asked if asked in language.LANGUAGES else language.SWEDISH


def _is_page(message: Message) -> bool:
    return Headers(raw=message["headers"]).get("content-type", "").startswith("text/html")


# Where an HTML file is what was asked for: what answers there that it is not what it is.
_IS_NONE: Mapping[str, Callable[[Message], bool]] = {
    "media": lambda _message: False,
    "component": lambda _message: False,
    "figur": lambda message: message["status"] == 404,
}


class PageHead:
    """Rewrites the head of Streamlit's index page for the address asked for, and says what the page may load."""

    def __init__(self, app: ASGIApp, heads: Heads, site: str, links: tuple[str, str]) -> None:
        """`heads` gives, by address without slash and in the run's language, the page's head; `site` its place.

        `links` link our own style sheet, which stands last so that it wins over Streamlit's rules, and our script.
        """
        self._app, self._heads, self._site = app, heads, site
        self._style, self._script = (link.encode() for link in links)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        spoken, path = _language_of(scope), scope["path"].removeprefix("/")
        with language.speaking(spoken):
            head = self._heads().get(path)
        if head is None:
            await self._app(scope, receive, send)
            return
        # To be rewritten, a page must come whole, uncompressed and anew.
        scope = {**scope, "headers": [pair for pair in scope["headers"] if pair[0] not in _OF_A_FILE]}
        started: dict[str, Any] = {}
        body = bytearray()

        async def rewrite(message: Message) -> None:
            if message["type"] == "http.response.start":
                if _is_page(message):
                    started.update(message)
                else:
                    await send(message)
            elif not started:
                await send(message)
            else:
                body.extend(message.get("body", b""))
                if not message.get("more_body", False):
                    page = self._headed(bytes(body), head, spoken)
                    headers = MutableHeaders(raw=started["headers"])
                    for name in ("etag", "last-modified", "content-length", "accept-ranges"):  # of the file
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
        page = page.replace(b'<script type="module"', _BACKEND + self._script + b'<script type="module"', 1)
        page = page.replace(b"</body>", self._style + b"</body>", 1)
        return re.sub(rb"<title>[^<]*</title>", lambda _found: named, page, count=1)


def policy(page: bytes) -> str:
    """The content security policy of a page: inline scripts are let through by the hash of what they say."""
    hashes = [
        f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'"
        for script in _INLINE_SCRIPT.findall(page)
    ]
    allowed = _POLICY | {
        "script-src": " ".join([_POLICY["script-src"], *hashes]),
        "frame-ancestors": " ".join(["'self'", *embedders()]),
    }
    return "; ".join(f"{what} {where}" for what, where in allowed.items())


def embedders() -> list[str]:
    """Whose pages may show this site in a frame: the hosts that REHABDATA_EMBED lists, blanks between; none by default.

    What is no host with its scheme is left out: it would change the policy.
    """
    listed = os.environ.get("REHABDATA_EMBED", "").split()
    return [host for host in listed if re.fullmatch(r"https?://[\w.*-]+(:\d+)?", host)]


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


def middleware(heads: Heads, links: tuple[str, str] = ("", "")) -> list[Middleware]:
    """The wrapping of the app, outermost first."""
    return [
        Middleware(SafeHeaders),
        Middleware(Addresses, heads=heads, site=_SITE),
        Middleware(PageHead, heads=heads, site=_SITE, links=links),
    ]

"""Who may come in where a host asks for login: its settings, the judgement of an account, and the link that is kept.

Off unless REHABDATA_LOGIN_DOMAINS names domains. The login itself is OpenID Connect by Streamlit; here is what it
leaves to us: which accounts, for how long, and that the shared link a visitor came by opens after it.
"""

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Literal
from urllib.parse import parse_qs, quote, unquote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

Refusal = Literal["anonymous", "expired", "unverified", "foreign"]

CALLBACK = "/oauth2callback"
API_REFUSED = (
    "Öppna data på den här webbplatsen är för inloggade: logga in på en av sidorna och hämta i samma webbläsare."
)
_LOGIN = "/auth/login"
_LINK = "rehabdata_lank_"
_LINK_SECONDS = 900  # for how long a link waits for its visitor to log in
_HOURS = 12
_SHORTEST_SECRET = 32

# Environment -> name in Streamlit's settings of a login.
_PROVIDER = {
    "REHABDATA_LOGIN_METADATA_URL": "server_metadata_url",
    "REHABDATA_LOGIN_CLIENT_ID": "client_id",
    "REHABDATA_LOGIN_CLIENT_SECRET": "client_secret",
    "REHABDATA_LOGIN_COOKIE_SECRET": "cookie_secret",
}
_SITE = "REHABDATA_LOGIN_SITE"
_DOMAINS = "REHABDATA_LOGIN_DOMAINS"
_LASTS = "REHABDATA_LOGIN_HOURS"


class LoginSettingsError(Exception):
    """The login is asked for and cannot be had as set. The message is Swedish, for who runs the site."""


@dataclass(frozen=True)
class Login:
    """What a host has set: domains whose accounts may come in, hours a login lasts, Streamlit's `auth` settings."""

    domains: frozenset[str]
    hours: float
    auth: Mapping[str, str]


def settings(environment: Mapping[str, str]) -> Login | None:
    """The login of an environment, None where none is asked for. Raises LoginSettingsError for one that is half set."""
    given = {name: text.strip() for name, text in environment.items() if name.startswith("REHABDATA_LOGIN_")}
    given = {name: text for name, text in given.items() if text}
    if not given:
        return None
    missing = [name for name in (_DOMAINS, _SITE, *_PROVIDER) if name not in given]
    if missing:
        raise LoginSettingsError(f"Inloggningen är bara delvis inställd; det saknas {', '.join(missing)}.")
    domains = frozenset(domain.strip().lower() for domain in given[_DOMAINS].split(",") if domain.strip())
    unfit = sorted(domain for domain in domains if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", domain))
    if unfit or not domains:
        raise LoginSettingsError(f"{_DOMAINS}: «{', '.join(unfit)}» är inga domäner. Skriv som i region.se,kommun.se.")
    if len(given["REHABDATA_LOGIN_COOKIE_SECRET"]) < _SHORTEST_SECRET:
        raise LoginSettingsError(
            f"REHABDATA_LOGIN_COOKIE_SECRET är för kort; minst {_SHORTEST_SECRET} slumpade tecken."
        )
    try:
        hours = float(given.get(_LASTS, _HOURS))
    except ValueError:
        hours = 0
    if not 0 < hours <= 24 * 30:
        raise LoginSettingsError(f"{_LASTS} är timmar som en inloggning gäller, över 0 och högst 720.")
    auth = {streamlits: given[name] for name, streamlits in _PROVIDER.items()}
    return Login(domains, hours, auth | {"redirect_uri": given[_SITE].rstrip("/") + CALLBACK})


def refusal(claims: Mapping[str, object], login: Login, now: float | None = None) -> Refusal | None:
    """Why an account may not come in, None if it may. `claims` are those of its ID token, `now` seconds since 1970.

    The address counts only when the provider says that it is verified (true and nothing like it), and only by exactly
    what stands after its one @: region.se.example.org and minregion.se are others than region.se.
    """
    if claims.get("is_logged_in") is not True:
        return "anonymous"
    issued = claims.get("iat")
    now = time.time() if now is None else now
    if not isinstance(issued, int | float) or isinstance(issued, bool) or now - issued >= login.hours * 3600:
        return "expired"
    email = claims.get("email")
    if not isinstance(email, str) or not re.fullmatch(r"[^@\s]+@[^@\s]+", email):
        return "foreign"
    domain = email.rpartition("@")[2]
    if not domain.isascii() or domain.lower() not in login.domains:
        return "foreign"
    return None if claims.get("email_verified") is True else "unverified"


class KeptLink:
    """Brings a visitor back to the address they came by: Streamlit's login ends on the first page, without a query.

    The browser says where it left from (our own pages send their address to their own host alone). That is kept in a
    cookie by the login's own state, so two tabs that log in at once do not mix, and put into the answer that ends it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] not in (_LOGIN, CALLBACK):
            await self._app(scope, receive, send)
            return
        asked = Headers(scope=scope)

        async def keep(message: Message) -> None:
            if message["type"] == "http.response.start" and 300 <= message["status"] < 400:
                headers = MutableHeaders(raw=list(message["headers"]))
                if scope["path"] == _LOGIN:
                    _keep(asked, headers)
                else:
                    _bring_back(_state(scope["query_string"].decode("latin-1")), asked, headers)
                message = {**message, "headers": headers.raw}
            await send(message)

        await self._app(scope, receive, keep)


def _keep(asked: Headers, answer: MutableHeaders) -> None:
    left = urlsplit(asked.get("referer", ""))
    state = _state(urlsplit(answer.get("location", "")).query)
    if state and left.netloc == asked.get("host") and is_own_path(left.path):
        link = quote(left.path + (f"?{left.query}" if left.query else ""), safe="")
        answer.append("set-cookie", f"{_LINK}{state}={link}; Max-Age={_LINK_SECONDS}; {_ATTRIBUTES}")


def _bring_back(state: str, asked: Headers, answer: MutableHeaders) -> None:
    cookie = SimpleCookie(asked.get("cookie", "")).get(_LINK + state) if state else None
    if cookie is None:
        return
    link = unquote(cookie.value)
    answer.append("set-cookie", f"{_LINK}{state}=; Max-Age=0; {_ATTRIBUTES}")
    if is_own_path(link):
        answer["location"] = quote(link, safe="/?&=%+,:;-_.~")


_ATTRIBUTES = "Path=/; HttpOnly; SameSite=Lax"


def is_own_path(link: str) -> bool:
    """Whether a browser stays on this host when sent there: //example.org and /\\example.org would leave it."""
    return re.fullmatch(r"/(?![/\\])[^\\\x00-\x1f]*", link) is not None and len(link) <= 2000


def _state(query: str) -> str:
    """The state of a login in a query, as far as it is one; a name of a cookie is made of it."""
    state = parse_qs(query).get("state", [""])[0]
    return state if re.fullmatch(r"[A-Za-z0-9_-]{8,128}", state) else ""

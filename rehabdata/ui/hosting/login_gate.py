"""The gate before pages and API where a host asks for login; without one it stands open."""

import json
import os
from collections.abc import Mapping
from functools import cache

import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config
from streamlit.web.server.starlette import starlette_server_config, starlette_websocket

from rehabdata.api import figure_page
from rehabdata.hosting import login
from rehabdata.hosting.login import Login
from rehabdata.language import _, later
from rehabdata.ui import parts
from rehabdata.ui.hosting import host

_WORDS = {
    "anonymous": later("Sidan är för inloggade. Logga in, så öppnas länken du följde."),
    "expired": later("Inloggningen har gått ut. Logga in igen, så öppnas samma sida."),
    "foreign": later("Kontot har inte tillgång: dess e-postadress hör inte till en domän som får logga in här."),
    "unverified": later("Kontot har inte tillgång: dess e-postadress är inte bekräftad."),
}


@cache
def settings() -> Login | None:
    """The host's login, None for none. Raises LoginSettingsError for one that is half set."""
    return login.settings(os.environ)


def secrets() -> dict[str, dict[str, str]] | None:
    """What Streamlit needs to know of it, None without one. Called before the app is made.

    A login under way is kept in a cookie that Streamlit signs before it has been told of these secrets: its own setting
    is put to the same secret, so that a login that begins on one replica can end on another.
    """
    asked = settings()
    if asked is None:
        return None
    config.set_option("server.cookieSecret", asked.auth["cookie_secret"])
    return {"auth": dict(asked.auth)}


def is_open() -> bool:
    """Whether this session may see pages. One that may not is shown why, and the way in."""
    asked = settings()
    if asked is None:
        return True
    refused = login.refusal(st.user.to_dict(), asked)
    if refused is None:
        return True
    st.set_page_config(page_title=_("Logga in – Rehabdata"), layout="wide")
    parts.heading(_("Logga in"))
    parts.text(_(_WORDS[refused]))
    if refused in ("foreign", "unverified"):
        st.button(_("Logga ut och byt konto"), on_click=st.logout)
    else:
        st.button(_("Logga in"), on_click=st.login, type="primary")
    parts.foot(host.publisher())
    return False


_GATED = ("/api", f"{figure_page.PLACE}/")


class GatedApi:
    """The API behind the same gate: who is not logged in is answered 401, and nothing is kept by caches between."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = settings()
        if asked is None or scope["type"] != "http" or not scope["path"].startswith(_GATED):
            await self._app(scope, receive, send)
            return
        if login.refusal(_claims(Request(scope)), asked) is not None:
            told = {"type": "about:blank", "title": "Inte inloggad", "status": 401, "detail": login.API_REFUSED}
            answer = JSONResponse(told, 401, {"cache-control": "no-store"}, "application/problem+json")
            await answer(scope, receive, send)
            return

        async def private(message: Message) -> None:
            if message["type"] == "http.response.start":
                public = (b"cache-control", b"access-control-allow-origin")
                kept = [pair for pair in message["headers"] if pair[0].lower() not in public]
                message = {**message, "headers": [*kept, (b"cache-control", b"private, no-store")]}
            await send(message)

        await self._app(scope, receive, private)


def _claims(request: Request) -> Mapping[str, object]:
    """What Streamlit's signed cookie says of the account, as a session of the same browser gets it."""
    name = starlette_server_config.USER_COOKIE_NAME
    signed = starlette_websocket._get_signed_cookie_with_chunks(request.cookies, name)
    try:
        claims = json.loads(signed) if signed else {}
    except ValueError:
        return {}
    return claims if isinstance(claims, dict) else {}

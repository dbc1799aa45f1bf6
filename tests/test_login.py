"""Whom the login lets in, what it needs to be set, and where it sends a visitor afterwards."""

import asyncio
from urllib.parse import quote

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import Message

from rehabdata.hosting import login
from rehabdata.hosting.login import LoginSettingsError, is_own_path, refusal, settings

SET = {
    "REHABDATA_LOGIN_DOMAINS": "region.se, Kommun.se",
    "REHABDATA_LOGIN_SITE": "https://rehabdata.region.se/",
    "REHABDATA_LOGIN_METADATA_URL": "https://login.region.se/.well-known/openid-configuration",
    "REHABDATA_LOGIN_CLIENT_ID": "rehabdata",
    "REHABDATA_LOGIN_CLIENT_SECRET": "s",
    "REHABDATA_LOGIN_COOKIE_SECRET": "x" * 32,
}
NOW = 1_800_000_000
CLAIMS = {"is_logged_in": True, "email": "anna@region.se", "email_verified": True, "iat": NOW - 60}


def test_off_by_default():
    assert settings({"HOME": "/", "REHABDATA_LOGIN_DOMAINS": " "}) is None


def test_what_streamlit_is_told():
    asked = settings(SET)
    assert asked is not None
    assert asked.domains == {"region.se", "kommun.se"}
    assert asked.hours == 12
    assert asked.auth == {
        "redirect_uri": "https://rehabdata.region.se/oauth2callback",
        "server_metadata_url": "https://login.region.se/.well-known/openid-configuration",
        "client_id": "rehabdata",
        "client_secret": "s",
        "cookie_secret": "x" * 32,
    }


@pytest.mark.parametrize("left_out", SET)
def test_half_set_is_told_and_never_open(left_out: str):
    with pytest.raises(LoginSettingsError, match=left_out):
        settings({name: text for name, text in SET.items() if name != left_out})


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("REHABDATA_LOGIN_DOMAINS", "region.se,anna@region.se"),
        ("REHABDATA_LOGIN_DOMAINS", "*.se"),
        ("REHABDATA_LOGIN_DOMAINS", ","),
        ("REHABDATA_LOGIN_COOKIE_SECRET", "kort"),
        ("REHABDATA_LOGIN_HOURS", "0"),
        ("REHABDATA_LOGIN_HOURS", "nan"),
        ("REHABDATA_LOGIN_HOURS", "tolv"),
    ],
)
def test_what_cannot_be_set(name: str, text: str):
    with pytest.raises(LoginSettingsError, match=name):
        settings(SET | {name: text})


@pytest.mark.parametrize(
    ("claims", "why"),
    [
        ({}, None),
        ({"email": "Anna.Andersson@REGION.SE"}, None),
        ({"email": "bo@kommun.se"}, None),
        ({"is_logged_in": False}, "anonymous"),
        ({"is_logged_in": "true"}, "anonymous"),
        ({"iat": NOW - 12 * 3600 + 1}, None),
        ({"iat": NOW - 12 * 3600}, "expired"),
        ({"iat": None}, "expired"),
        ({"iat": "1799999999"}, "expired"),
        ({"iat": True}, "expired"),
        ({"email_verified": False}, "unverified"),
        ({"email_verified": "true"}, "unverified"),
        ({"email_verified": 1}, "unverified"),
        ({"email_verified": None}, "unverified"),
        ({"email": None}, "foreign"),
        ({"email": "region.se"}, "foreign"),
        ({"email": "@region.se"}, "foreign"),
        ({"email": "anna@example.org"}, "foreign"),
        ({"email": "anna@region.se.example.org"}, "foreign"),
        ({"email": "anna@minregion.se"}, "foreign"),
        ({"email": "anna@sub.region.se"}, "foreign"),
        ({"email": "anna@region.se."}, "foreign"),
        ({"email": "anna@region.se@example.org"}, "foreign"),
        ({"email": "anna@example.org@region.se"}, "foreign"),
        ({"email": "anna@regi\u043en.se"}, "foreign"),  # a Cyrillic o
        ({"email": "anna@\uff52egion.se"}, "foreign"),  # a wide r, which some would fold to r
        ({"email": "anna@region.\u017fe"}, "foreign"),  # a long s, which casefold() makes an s
        ({"email": "anna@region.se\n"}, "foreign"),
        ({"email": "anna @region.se"}, "foreign"),
        ({"email": ["anna@region.se"]}, "foreign"),
    ],
)
def test_whom_it_lets_in(claims: dict[str, object], why: str | None):
    asked = settings(SET)
    assert asked is not None
    assert refusal(CLAIMS | claims, asked, NOW) == why


@pytest.mark.parametrize(
    ("link", "own"),
    [
        ("/", True),
        ("/jamtland?ar=2012&lan=J%C3%A4mtland", True),
        ("//example.org", False),
        ("/\\example.org", False),
        ("/a\\b", False),
        ("https://example.org", False),
        ("", False),
        ("/a\r\nset-cookie: b", False),
        ("/" + "a" * 2001, False),
    ],
)
def test_where_it_may_send(link: str, own: bool):
    assert is_own_path(link) is own


async def to_provider(_request: Request) -> Response:
    return RedirectResponse("https://login.region.se/authorize?client_id=rehabdata&state=AbC123xyz", 302)


async def back(_request: Request) -> Response:
    return RedirectResponse("/", 302)


APP = Starlette(
    routes=[Route("/auth/login", to_provider), Route("/oauth2callback", back)], middleware=[Middleware(login.KeptLink)]
)


def ask(path: str, query: str = "", **headers: str) -> dict[str, str]:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    given = [(name.encode(), value.encode()) for name, value in ({"host": "rehabdata.region.se"} | headers).items()]
    scope = {"type": "http", "method": "GET", "path": path, "query_string": query.encode(), "headers": given}
    asyncio.run(APP(scope, receive, send))
    return {name.decode(): value.decode() for name, value in sent[0]["headers"]}


def test_a_link_is_kept_through_the_login():
    link = "/simulering?lan=J%C3%A4mtland&kbt=10000"
    told = ask("/auth/login", referer=f"https://rehabdata.region.se{link}")["set-cookie"]
    assert told == f"rehabdata_lank_AbC123xyz={quote(link, safe='')}; Max-Age=900; Path=/; HttpOnly; SameSite=Lax"
    brought = ask("/oauth2callback", "state=AbC123xyz&code=1", cookie=told.split(";")[0])
    assert brought["location"] == link
    assert brought["set-cookie"].startswith("rehabdata_lank_AbC123xyz=; Max-Age=0;")


def test_a_link_of_another_tab_or_another_site_is_not():
    assert "set-cookie" not in ask("/auth/login", referer="https://example.org/jamtland")
    assert "set-cookie" not in ask("/auth/login")
    other = f"rehabdata_lank_Other1234={quote('/lup', safe='')}"
    assert ask("/oauth2callback", "state=AbC123xyz", cookie=other)["location"] == "/"
    forged = f"rehabdata_lank_AbC123xyz={quote('//example.org/', safe='')}"
    assert ask("/oauth2callback", "state=AbC123xyz", cookie=forged)["location"] == "/"

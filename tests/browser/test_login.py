"""The login with a real provider in a process of its own and a real browser: let in, refused, the link kept."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import settled
from tests.replicas import Replica, free_port, get, haproxy, wait_until

DOMAIN = "region.example"
LINK = "/simulering?lan=J%C3%A4mtland&kbt=10000&sprak=sv"
PEOPLE = {
    "anna": {"email": f"anna@{DOMAIN}", "email_verified": True},
    "foreign": {"email": "bo@annan.example", "email_verified": True},
    "alike": {"email": f"cia@{DOMAIN}.evil.example", "email_verified": True},
    "unverified": {"email": f"dan@{DOMAIN}", "email_verified": False},
}

pytestmark = pytest.mark.long  # half a minute, and a proxy


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """The address of an OpenID Connect provider that knows our people."""
    port = free_port()
    command = [str(Path(sys.executable).parent / "oidc-provider-mock"), "--port", str(port)]
    for name, claims in PEOPLE.items():
        command += ["--user-claims", json.dumps({"sub": name, **claims})]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        try:
            wait_until(lambda: get(port, "/.well-known/openid-configuration")[0] == 200, "the provider answers")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=10)


@pytest.fixture(scope="module")
def site(provider: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of HAProxy before two replicas with one cookie secret."""
    folder = tmp_path_factory.mktemp("login")
    port, *ports = free_port(), free_port(), free_port()
    env = {
        "REHABDATA_LOGIN_DOMAINS": DOMAIN,
        "REHABDATA_LOGIN_SITE": f"http://127.0.0.1:{port}",
        "REHABDATA_LOGIN_METADATA_URL": f"{provider}/.well-known/openid-configuration",
        "REHABDATA_LOGIN_CLIENT_ID": "rehabdata",
        "REHABDATA_LOGIN_CLIENT_SECRET": "secret",
        "REHABDATA_LOGIN_COOKIE_SECRET": "0123456789abcdef0123456789abcdef",
    }
    replicas = [Replica(at, folder / f"{at}.log", **env) for at in ports]
    try:
        for replica in replicas:
            replica.wait_until_ready()
        proxy = haproxy(port, ports, folder / "haproxy.log")
        try:
            wait_until(lambda: get(port, "/_stcore/health")[0] == 200, "the proxy sends on")
            yield port
        finally:
            proxy.stop()
    finally:
        for replica in replicas:
            replica.stop()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context: BrowserContext = browser.new_context(locale="sv-SE")
    yield context.new_page()
    context.close()


def url(site: int, path: str) -> str:
    return f"http://127.0.0.1:{site}{path}"


def bind_to(page: Page, site: int, name: str) -> None:
    """Have the browser go to one of the replicas, as its cookie says."""
    page.context.add_cookies([{"name": "rehabdata_replik", "value": name, "url": url(site, "/")}])


def log_in(page: Page, who: str) -> None:
    """From the gate through the provider, as a person does, and back."""
    settled(page)
    assert page.locator("h1").inner_text() == "Logga in"
    assert page.locator(".rd-foot").inner_text() == "Provdrift, utgivare ej angiven."
    page.get_by_role("button", name="Logga in", exact=True).click()
    page.wait_for_url(lambda at: "/oauth2/authorize" in at)
    _authorize(page, who)


def _authorize(page: Page, who: str) -> None:
    page.locator("input[name=sub]").fill(who)
    page.locator("button", has_text="Authorize").first.click()
    page.wait_for_url(lambda at: "/oauth2" not in at)
    settled(page)


def api_status(page: Page, site: int) -> int:
    return page.request.get(url(site, "/api/v1/funding.json")).status


def test_the_shared_link_opens_after_the_login_on_every_replica(site: int, page: Page) -> None:
    page.goto(url(site, LINK))
    settled(page)
    assert "Jämtland" not in page.locator("[data-testid=stApp]").inner_text(), "nothing is shown before"
    assert api_status(page, site) == 401
    log_in(page, "anna")
    parts = urlsplit(page.url)
    assert f"{parts.path}?{parts.query}" == LINK
    assert page.locator("h1").inner_text() == "Vad händer om?"
    assert page.get_by_role("textbox", name="KBT/IPT, kr, exakt").input_value() == "10000"
    assert api_status(page, site) == 200
    for name in ("ett", "tva"):  # one cookie secret: whichever replica knows the account
        bind_to(page, site, name)
        page.goto(url(site, "/jamtland"))
        settled(page)
        assert page.locator("h1").inner_text() == "Jämtlands läns landsting"
        assert api_status(page, site) == 200


def test_a_login_that_begins_on_one_replica_ends_on_the_other(site: int, page: Page) -> None:
    bind_to(page, site, "ett")
    page.goto(url(site, LINK))
    settled(page)
    page.get_by_role("button", name="Logga in", exact=True).click()
    page.wait_for_url(lambda at: "/oauth2/authorize" in at)
    bind_to(page, site, "tva")
    _authorize(page, "anna")
    assert page.locator("h1").inner_text() == "Vad händer om?"


@pytest.mark.parametrize(
    ("who", "why"),
    [("foreign", "inte till en domän"), ("alike", "inte till en domän"), ("unverified", "inte bekräftad")],
)
def test_who_is_refused_is_told_why_and_sees_nothing(who: str, why: str, site: int, page: Page) -> None:
    page.goto(url(site, LINK))
    log_in(page, who)
    shown = page.locator("[data-testid=stApp]").inner_text()
    assert why in shown
    assert "Jämtland" not in shown
    assert "KBT" not in shown
    assert api_status(page, site) == 401
    page.get_by_role("button", name="Logga ut och byt konto").click()
    page.wait_for_url(lambda at: "/oauth2/end_session" in at)  # logged out there too
    page.goto(url(site, LINK))
    page.wait_for_selector("text=Sidan är för inloggade")


def test_a_forged_cookie_opens_nothing(site: int, page: Page) -> None:
    claims = {"is_logged_in": True, "iat": 4_000_000_000, **PEOPLE["anna"]}
    page.context.add_cookies(
        [{"name": "_streamlit_user", "value": json.dumps(claims).replace('"', "%22"), "url": url(site, "/")}]
    )
    page.goto(url(site, LINK))
    settled(page)
    assert page.locator("h1").inner_text() == "Logga in"
    assert api_status(page, site) == 401


def test_what_watches_the_site_needs_no_login(site: int) -> None:
    assert get(site, "/_stcore/health")[0] == 200

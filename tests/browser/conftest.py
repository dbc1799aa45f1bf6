"""A running dashboard and a real browser to visit it with."""

import contextlib
import http.client
import itertools
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, TimeoutError, expect, sync_playwright

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]

# How long a state is waited for before it counts as never coming: a busy machine is no fault of the page's.
PATIENCE_SECONDS = 30
expect.set_options(timeout=PATIENCE_SECONDS * 1000)
# For how long the page must stay finished, and how often it must be seen so: a click takes a moment to become a script
# run, and on a busy machine the page may not have had its turn all the while.
CALM_SECONDS = 0.3
CALM_LOOKS = 5

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")  # as in tools/ensure_chromium.sh
CHROMIUM_ARGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests last: they are the slow ones, and what fails without a browser is told sooner."""
    items.sort(key=_in_browser)


def pytest_itemcollected(item: pytest.Item) -> None:
    if _in_browser(item):
        item.add_marker(pytest.mark.browser)


def _in_browser(item: pytest.Item) -> bool:
    return HERE in item.path.parents


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A failing test shows what the servers said."""
    report = yield
    if report.failed and _in_browser(item):
        if "new_page" in getattr(item, "funcargs", {}):
            item.funcargs["new_page"].broken = True
        report.sections += [(f"server {server.url}", server.log()[-10_000:]) for server in Server.running]
    return report


class Server:
    """The dashboard in a process of its own. `env` adds to the environment, e.g. REHABDATA_DIR."""

    running: ClassVar[list["Server"]] = []
    hosts: ClassVar[set[str]] = set()  # of all that were ever started

    def __init__(self, **env: str):
        port = _free_port()
        options = {"port": port, "address": "127.0.0.1", "headless": "true"}
        self.url = f"http://127.0.0.1:{port}"
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 - closed by stop()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "dashboard.py"]
            + [f"--server.{name}={value}" for name, value in options.items()],
            cwd=PROJECT,
            env=os.environ | {"PYTHONUNBUFFERED": "1"} | env,
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        Server.running.append(self)
        Server.hosts.add(urlsplit(self.url).netloc)
        try:
            self._wait_until_healthy(port)
        except BaseException:
            self.stop()
            raise

    @property
    def pid(self) -> int:
        """The process, whose group is its own."""
        return self._process.pid

    def log(self) -> str:
        """Everything the process has written so far."""
        if self._log.closed:
            return "(stopped)"
        # Not seek(): the process writes at the same position.
        return os.pread(self._log.fileno(), 1_000_000, 0).decode(errors="replace")

    def stop(self) -> None:
        """End the process and whatever it started. A second call does nothing."""
        if self in Server.running:
            Server.running.remove(self)
        if self._log.closed:
            return
        for signal_number in (signal.SIGTERM, signal.SIGKILL):
            if self._process.poll() is not None:  # its number may be another's by now
                break
            os.killpg(self.pid, signal_number)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout=10)
        self._log.close()

    def _wait_until_healthy(self, port: int) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                raise AssertionError(f"the server ended with {self._process.returncode}:\n{self.log()}")
            if _status(port, "/_stcore/health") == 200:
                return
            time.sleep(0.05)
        raise AssertionError(f"no answer from the server in {PATIENCE_SECONDS} s:\n{self.log()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _status(port: int, path: str) -> int | None:
    """The status of a GET, past any proxy; None where nobody answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


@pytest.fixture(scope="package")
def server() -> Iterator[Server]:
    """One dashboard for all browser tests, warm after the first."""
    warm = Server()
    yield warm
    warm.stop()


@pytest.fixture
def cold_server() -> Iterator[Callable[..., Server]]:
    """Starts a dashboard that nobody has visited: `cold_server(REHABDATA_DIR="...")`."""
    started: list[Server] = []

    def start(**env: str) -> Server:
        started.append(Server(**env))
        return started[-1]

    yield start
    for cold in started:
        cold.stop()


# Package scope rather than session: while Playwright lives, an event loop runs in the main thread, and no
# other test could use asyncio.run().
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    wanted = [os.environ["CHROMIUM"]] if os.environ.get("CHROMIUM") else CHROMIUM_NAMES
    executable = next(filter(None, map(shutil.which, wanted)), None)
    if executable is None:
        pytest.fail(f"none of {', '.join(wanted)} is installed; run tools/ensure_chromium.sh", pytrace=False)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=list(CHROMIUM_ARGS))
        yield chromium
        chromium.close()


@dataclass
class Visit:
    """A page of a context of its own, and what it said and asked for."""

    page: Page
    kept_as: str = ""  # the locale by which others find it; fresh ones are for one test
    console_errors: list[str] = field(default_factory=list)
    page_errors: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        context = self.page.context
        context.on("console", self._console)
        context.on("weberror", lambda error: self.page_errors.append(str(error.error)))
        context.on("request", lambda request: self._asked(request.url))
        for page in context.pages:
            page.on("websocket", lambda socket: self._asked(socket.url))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.console_errors.append(f"{message.text} {message.location['url']}")

    def _asked(self, url: str) -> None:
        if host := urlsplit(url).netloc:  # data: and blob: have none
            self.hosts.add(host)

    def forget(self) -> None:
        """As a visitor who has never been here, but for the files of the app that the browser has read."""
        context = self.page.context
        for other in context.pages:
            if other is not self.page:
                other.close()
        if self.page.url.startswith("http"):
            self.page.evaluate("localStorage.clear(), sessionStorage.clear()")
        context.clear_cookies()
        context.clear_permissions()
        self.console_errors.clear()
        self.page_errors.clear()
        self.hosts.clear()


class NewPage:
    """Opens pages, each in a context of its own, and keeps what they do: `new_page.visits[page]`.

    A page is used again by later tests: the app's files are read and compiled already, which is most of what opening it
    costs. Who changes more than forget() undoes, or opens an address with #name, asks for a fresh one.
    """

    def __init__(self, browser: Browser):
        self._browser = browser
        self._kept: dict[str, list[Visit]] = defaultdict(list)
        self.visits: dict[Page, Visit] = {}
        self.broken = False

    def __call__(
        self, width: int = 1366, dark: bool = False, locale: str = "sv-SE", height: int = 900, fresh: bool = False
    ) -> Page:
        visit = self._kept[locale].pop() if self._kept[locale] and not fresh else self._opened(locale)
        visit.kept_as = "" if fresh else locale
        page = visit.page
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(media="screen", color_scheme="dark" if dark else "light")
        self.visits[page] = visit
        return page

    def _opened(self, locale: str) -> Visit:
        context = self._browser.new_context(locale=locale, timezone_id="Europe/Stockholm")
        context.set_default_timeout(PATIENCE_SECONDS * 1000)
        context.add_init_script(_ASKED_AND_ANSWERED)
        return Visit(context.new_page())

    def end(self) -> None:
        """Take the test's pages back."""
        for page, visit in self.visits.items():
            if self.broken or not visit.kept_as:
                page.context.close()
            else:
                visit.forget()
                self._kept[visit.kept_as].append(visit)
        self.visits.clear()
        self.broken = False


@pytest.fixture(scope="package")
def pages(browser: Browser) -> NewPage:
    return NewPage(browser)


@pytest.fixture
def new_page(pages: NewPage) -> Iterator[NewPage]:
    """Opens a page: `new_page(width=390, dark=True)`. A page that calls out, or breaks, fails the test."""
    yield pages
    visits = pages.visits.values()
    strangers = sorted(set().union(*(visit.hosts for visit in visits)) - Server.hosts)
    errors = [error for visit in visits for error in visit.page_errors]
    pages.broken = pages.broken or bool(strangers or errors)
    pages.end()
    assert not strangers, f"a page asked other hosts than the dashboard: {strangers}"
    assert not errors, f"errors in the page: {errors}"


# When the page last asked the server for something, and when the server last said something.
_ASKED_AND_ANSWERED = """
const send = WebSocket.prototype.send;
const heard = new WeakSet();
WebSocket.prototype.send = function (...told) {
    if (!heard.has(this)) this.addEventListener("message", () => { window.answered = performance.now(); });
    heard.add(this);
    window.asked = performance.now();
    return send.apply(this, told);
};
"""

# What a page still waits for, in words. A chart in a closed tab or expander is not drawn before it is seen.
_WAITS_FOR = """
() => {
    const app = document.querySelector('[data-testid="stApp"]');
    if (!app) return ["the app"];
    const states = [app.dataset.testConnectionState, app.dataset.testScriptState];
    const charts = [...document.querySelectorAll('[data-testid="stVegaLiteChart"]')];
    const count = (what, number) => number ? [`${number} ${what}`] : [];
    return [
        ...(states.join() === "CONNECTED,notRunning" ? [] : [states.join(" and ")]),
        ...(window.asked > (window.answered ?? 0) ? ["an answer"] : []),
        ...count("stale", document.querySelectorAll('[data-stale="true"]').length),
        ...count("skeletons", document.querySelectorAll('[data-testid$="Skeleton"]').length),
        ...count("charts", charts.filter(c => c.checkVisibility() && !c.querySelector("svg, canvas")).length),
    ];
}
"""
_CALM = f"""
([call, calm, looks]) => {{
    const now = performance.now();
    if (window.settling?.call !== call || ({_WAITS_FOR})().length) window.settling = {{call, since: now, looks: 0}};
    return ++window.settling.looks >= looks && now - window.settling.since >= calm;
}}
"""
_calls = itertools.count()


def settled(page: Page) -> None:
    """Wait until Streamlit has run the script to its end and the page shows all of it."""
    try:
        page.wait_for_function(_CALM, arg=[next(_calls), CALM_SECONDS * 1000, CALM_LOOKS], polling=50)
    except TimeoutError:
        waits_for = ", ".join(page.evaluate(_WAITS_FOR)) or "calm"
        raise AssertionError(f"not settled in {PATIENCE_SECONDS} s: still waits for {waits_for}") from None

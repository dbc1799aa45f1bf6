"""What a first visit takes: the server's CPU for static files over that of one run, and bytes over a default app's."""

import http.client
import statistics
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from bench.cpu import COUNTIES
from bench.lever import chromium
from bench.server import Server
from bench.visitor import Visitor
from rehabdata.swedish import number
from tests.browser.conftest import CHROMIUM_ARGS, settled

CPU_BAR, BYTES_BAR = 1.5, 0.36
_WARM_UP = 4
_ACCEPTED = {"accept-encoding": "gzip, deflate, br, zstd"}  # as Chromium
_CONNECTIONS = 6  # as a browser has to one host
_MOST_VISITS = 20  # until every file that can be is sent by brotli: what is made once is not measured


def measure(runs: int) -> None:
    """Let a browser visit both apps, fetch the same files `runs` times, and print the table."""
    with Server("dashboard.py") as app, Server("bench/default.py") as default:
        with (
            sync_playwright() as playwright,
            playwright.chromium.launch(executable_path=chromium(), args=list(CHROMIUM_ARGS)) as browser,
        ):
            for _ in range(_MOST_VISITS):
                ours, encodings = _visit(browser, app)
                if "gzip" not in encodings:
                    break
            else:
                raise SystemExit("Allt kommer inte som brotli, så ett första besök går inte att mäta.")
            plain, _ = _visit(browser, default)
        files = [urlsplit(url).path for url in ours if "/static/" in url]
        with Visitor(app, "") as visitor:
            taken: tuple[list[float], list[float]] = ([], [])
            for turn in range(_WARM_UP + runs):
                # In turn, so that a busy moment on the machine falls on both.
                before_files = app.cpu_seconds()
                _fetch(app.port, files)
                before_run = app.cpu_seconds()
                visitor.run(COUNTIES[turn % 2])
                for seconds, used in zip(
                    taken, (before_run - before_files, app.cpu_seconds() - before_run), strict=True
                ):
                    seconds.extend([used] * (turn >= _WARM_UP))
    static, run = (statistics.quantiles(seconds, n=4)[0] for seconds in taken)
    _show(f"CPU för {len(files)} filer, ms", static * 1000, "en körning av Översikt", run * 1000, CPU_BAR)
    _show("Byte vid ett första besök", sum(ours.values()), "en app som den kommer", sum(plain.values()), BYTES_BAR)
    print(
        f"\nCPU-tid i servern, undre kvartilen av {runs} gånger; byte över nätet med huvuden, som Chromium räknar dem."
    )


def _visit(browser: Browser, server: Server) -> tuple[dict[str, int], set[str]]:
    """A first visit to the first page: each address with the bytes that came over the wire for it; the encodings."""
    with browser.new_context() as context:
        page = context.new_page()
        line = context.new_cdp_session(page)
        line.send("Network.enable")
        urls: dict[str, str] = {}
        sizes: dict[str, int] = {}
        line.on("Network.responseReceived", lambda told: urls.update({told["requestId"]: told["response"]["url"]}))
        encodings: set[str] = set()
        page.on("response", lambda response: encodings.add(response.headers.get("content-encoding", "")))
        line.on("Network.loadingFinished", lambda told: sizes.update({told["requestId"]: told["encodedDataLength"]}))
        page.goto(server.url)
        settled(page)
        page.wait_for_load_state("networkidle")
        return {urls[asked]: int(size) for asked, size in sizes.items() if asked in urls}, encodings


def _fetch(port: int, paths: list[str]) -> None:
    lines = [http.client.HTTPConnection("127.0.0.1", port, timeout=20) for _ in range(_CONNECTIONS)]
    for place, path in enumerate(paths):
        line = lines[place % _CONNECTIONS]
        line.request("GET", path, headers=_ACCEPTED)
        answer = line.getresponse()
        answer.read()
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status}")
    for line in lines:
        line.close()


def _show(what: str, ours: float, of: str, theirs: float, bar: float) -> None:
    ratio = ours / theirs
    print(
        f"{what:<28}{number(ours, 1 if ours < 1000 else 0):>12}{of:>26}{number(theirs, 1 if ours < 1000 else 0):>12}"
        f"{number(ratio, 2):>8}   högst {number(bar, 2)}: {'ok' if ratio <= bar else 'över'}"
    )

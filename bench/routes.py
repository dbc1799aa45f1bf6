"""The open data's CSV routes, over bare routes that send the same bytes."""

import http.client
import statistics
import time

from bench.bare_routes import QUERY, SENT
from bench.server import PlainServer, Server
from rehabdata.swedish import number

BAR = 3.0  # times the bare route
WARM_UP_REQUESTS = 20
REQUESTS_A_RUN = 10


def measure(runs: int) -> None:
    """Fetch each file many times from both servers, in turn, and print the table."""
    print(f"{'Fil':<30}{'byte':>9}{'bar väg, ms':>14}{'vår väg, ms':>14}{'gånger':>9}")
    with PlainServer("bench.bare_routes:app") as bare, Server("dashboard.py") as app:
        for address, sent in SENT.items():
            taken: tuple[list[float], list[float]] = ([], [])
            for turn in range(WARM_UP_REQUESTS + runs * REQUESTS_A_RUN):
                # In turn, so that a busy moment on the machine falls on both.
                for server, seconds in zip((bare, app), taken, strict=True):
                    needed, body = _fetch(server.port, f"{address}?{QUERY}")
                    if body != sent:
                        raise SystemExit(f"{address}: svaren är inte desamma, så de går inte att jämföra.")
                    if turn >= WARM_UP_REQUESTS:
                        seconds.append(needed)
            plain, ours = (statistics.quantiles(seconds, n=4)[0] for seconds in taken)
            ratio = ours / plain
            figures = f"{number(len(sent)):>9}{number(plain * 1000, 2):>14}{number(ours * 1000, 2):>14}"
            name = address.removeprefix("/api/v1/")
            print(f"{name:<30}{figures}{number(ratio, 2):>9}   högst {number(BAR)}: {'ok' if ratio <= BAR else 'över'}")
    print(f"\nFrån uppkoppling till sista byten, undre kvartilen av {runs * REQUESTS_A_RUN} gånger.")


def _fetch(port: int, address: str) -> tuple[float, bytes]:
    """One download as a program makes it: a connection of its own."""
    start = time.perf_counter()
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    line.request("GET", address)
    answer = line.getresponse()
    body = answer.read()
    line.close()
    return time.perf_counter() - start, body if answer.status == 200 else b""

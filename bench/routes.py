"""The open data's CSV routes, over bare routes that send the same bytes."""

import http.client
import statistics
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from bench.server import PlainServer, Server
from rehabdata.swedish import number

BAR = 3.0  # times the bare route
WARM_UP_REQUESTS = 20
REQUESTS_A_RUN = 10
FILES = ("tables/patients.csv", "tables/population.csv", "funding.csv?takt=2.00")


class BareServer(PlainServer):
    """bare_routes.py, which sends the files of a folder."""

    def __init__(self, sent: Path) -> None:
        self._sent = sent
        super().__init__("bench.bare_routes:app")

    def _environment(self) -> Mapping[str, str]:
        return {"BENCH_SENT": str(self._sent)}


def measure(runs: int) -> None:
    """Fetch each file many times from both servers, in turn, and print the table."""
    print(f"{'Fil':<30}{'byte':>9}{'bar väg, ms':>14}{'vår väg, ms':>14}{'gånger':>9}")
    with tempfile.TemporaryDirectory() as folder, Server("dashboard.py") as app:
        sent = {file: _fetch(app.port, f"/api/v1/{file}")[1] for file in FILES}
        if not all(sent.values()):
            raise SystemExit(f"Öppna data svarar inte.\n{app.log()}")
        for place, body in enumerate(sent.values()):
            (Path(folder) / str(place)).write_bytes(body)
        with BareServer(Path(folder)) as bare:
            for place, file in enumerate(FILES):
                _measure(runs, file, sent[file], (bare, app), (f"/{place}", f"/api/v1/{file}"))
    print(f"\nFrån uppkoppling till sista byten, undre kvartilen av {runs * REQUESTS_A_RUN} gånger.")


def _measure(
    runs: int, file: str, sent: bytes, servers: tuple[PlainServer, Server], addresses: tuple[str, str]
) -> None:
    taken: tuple[list[float], list[float]] = ([], [])
    for turn in range(WARM_UP_REQUESTS + runs * REQUESTS_A_RUN):
        # In turn, so that a busy moment on the machine falls on both.
        for server, address, seconds in zip(servers, addresses, taken, strict=True):
            needed, body = _fetch(server.port, address)
            if body != sent:
                raise SystemExit(f"{file}: svaren är inte desamma, så de går inte att jämföra.")
            if turn >= WARM_UP_REQUESTS:
                seconds.append(needed)
    plain, ours = (statistics.quantiles(seconds, n=4)[0] for seconds in taken)
    ratio = ours / plain
    figures = f"{number(len(sent)):>9}{number(plain * 1000, 2):>14}{number(ours * 1000, 2):>14}"
    print(f"{file:<30}{figures}{number(ratio, 2):>9}   högst {number(BAR)}: {'ok' if ratio <= BAR else 'över'}")


def _fetch(port: int, address: str) -> tuple[float, bytes]:
    """One download as a program makes it: a connection of its own."""
    start = time.perf_counter()
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    line.request("GET", address)
    answer = line.getresponse()
    body = answer.read()
    line.close()
    return time.perf_counter() - start, body if answer.status == 200 else b""

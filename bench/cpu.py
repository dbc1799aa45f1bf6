"""The pages' CPU time, each over that of an empty page."""

import statistics
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from urllib.parse import urlencode

from bench.server import Server
from bench.visitor import Visitor
from rehabdata.swedish import number
from rehabdata.ui import navigation, source

WARM_UP_RUNS = 8
WISHED = 12  # times the empty page, for the pages without a promise of their own
PROMISED_OVERVIEW, PROMISED_LANDSTING = 12, 14
COUNTY = "Jämtland"

# A visitor goes to and fro between two addresses, so that no run repeats the one before.
COUNTIES = (urlencode({"lan": COUNTY}), urlencode({"lan": "Skåne"}))
YEARS = (urlencode({"ar": 2012}), urlencode({"ar": 2013}))


@dataclass
class Measured:
    """One page as it is measured: who visits it, between which addresses, and the CPU time of each run."""

    title: str
    visitor: Visitor
    queries: Sequence[str]
    seconds: list[float] = field(default_factory=list)

    def run(self, turn: int) -> float:
        """The CPU seconds of the server for one run."""
        server = self.visitor.server
        before = server.cpu_seconds()
        self.visitor.run(self.queries[turn % len(self.queries)])
        return server.cpu_seconds() - before

    @property
    def typical(self) -> float:
        """The lower quartile: other work on the machine only ever adds."""
        return statistics.quantiles(self.seconds, n=4)[0]


def measure(runs: int) -> None:
    """Run every page `runs` times and print the table."""
    if sys.platform != "linux":
        sys.exit("The benchmark reads the server's CPU clock in a way that only Linux has.")
    with ExitStack() as opened:
        bare, framed, app = (
            opened.enter_context(Server(script)) for script in ("bench/bare.py", "bench/framed.py", "dashboard.py")
        )

        def measured(title: str, server: Server, url_path: str, queries: Sequence[str]) -> Measured:
            return Measured(title, opened.enter_context(Visitor(server, url_path)), queries)

        empty = measured("Tom sida", bare, "", COUNTIES)
        frame = measured("Ramen med tom sida", framed, "", COUNTIES)
        pages = [measured(entry.title, app, entry.url_path, COUNTIES) for entry in navigation.MENU]
        # There the path names the landsting, so the year changes.
        pages.append(measured(f"Ett landsting ({COUNTY})", app, _slug(), YEARS))
        everything = [empty, frame, *pages]
        # One run of each in turn, so that a busy minute on the machine falls on all of them.
        for turn in range(WARM_UP_RUNS + runs):
            for page in everything:
                seconds = page.run(turn)
                if turn >= WARM_UP_RUNS:
                    page.seconds.append(seconds)
    _show(empty, frame, pages)


def _slug() -> str:
    return source.data().slug_by_code[source.data().codes_by_name[COUNTY.casefold()]]


def _show(empty: Measured, frame: Measured, pages: Sequence[Measured]) -> None:
    promised = {navigation.OVERVIEW.url_path: PROMISED_OVERVIEW, _slug(): PROMISED_LANDSTING}
    print(f"{'Sida':<28}{'CPU, ms':>9}{'mot tom sida':>15}{'mot ramen':>12}   högst mot tom sida")
    for page in (empty, frame, *pages):
        ratio, above_frame = page.typical / empty.typical, page.typical / frame.typical
        columns = f"{number(page.typical * 1000, 1):>9}{number(ratio, 1):>15}{number(above_frame, 1):>12}"
        bar = ""
        if page in pages:
            most = promised.get(page.visitor.url_path, WISHED)
            kind = "" if page.visitor.url_path in promised else " (önskan)"
            bar = f"   {most}{kind}: {'ok' if ratio <= most else 'över'}"
        print(f"{page.title:<28}{columns}{bar}")
    print(f"\nCPU-tid i servern för en körning, undre kvartilen av {len(empty.seconds)}.")

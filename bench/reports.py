"""A report as PDF over the bare compile of the same, and the memory of all of them in one run."""

import json
import statistics
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import typst

from bench.server import Server
from rehabdata.data import open_data
from rehabdata.drawing import Drawer
from rehabdata.drawing.worker import FONTS
from rehabdata.reports import landsting, nation, setting
from rehabdata.reports.blocks import Report
from rehabdata.stores import data_folder
from rehabdata.swedish import number

BAR = 3.0  # times the bare compile
MOST_MB = 600
_CODE = "23"


def measure(runs: int) -> None:
    """Make each report `runs` times, in turn with its bare compile; then all 22 in one server. Print both."""
    folder = data_folder()
    data = open_data(folder)
    drawer = Drawer()
    print(f"{'Rapport':<28}{'bara satt, ms':>14}{'hela vägen, ms':>16}{'gånger':>9}")
    for title, made in (
        ("Hela landet", lambda address: nation.report(data, 2013, address, drawer)),
        ("Jämtland", lambda address: landsting.report(data, _CODE, 2013, address, drawer)),
    ):
        _against_bare(title, made, drawer, runs)
    drawer.close()
    print(f"\nUndre kvartilen av {runs} gånger.\n")
    _memory([*data.county_by_code])


def _against_bare(title: str, made: Callable[[str], Report], drawer: Drawer, runs: int) -> None:
    """The whole way has its charts drawn already, and sets the report anew each time: its link is another."""
    bare, whole = [], []
    with tempfile.TemporaryDirectory() as place:
        main = _laid_out(made("http://exempel.se/"), Path(place))
        for turn in range(runs + 1):
            _other_link(Path(place), turn)
            bare.append(_seconds(lambda: _compiled(main)))
            whole.append(_seconds(lambda turn=turn: setting.pdf(made(f"http://exempel.se/{turn}"), None, drawer)))
    plain, ours = (statistics.quantiles(seconds[1:], n=4)[0] for seconds in (bare, whole))  # the first loads
    ratio = ours / plain
    figures = f"{number(plain * 1000, 1):>14}{number(ours * 1000, 1):>16}{number(ratio, 2):>9}"
    print(f"{title:<28}{figures}   högst {number(BAR)}: {'ok' if ratio <= BAR else 'över'}")


def _laid_out(report: Report, place: Path) -> Path:
    for name, drawn in report.pictures.items():
        (place / name).write_bytes(drawn)
    (place / "content.json").write_text(setting.content(report), encoding="utf-8")
    main = place / "report.typ"
    main.write_bytes(setting.TEMPLATE.read_bytes())
    return main


def _other_link(place: Path, turn: int) -> None:
    """So that the compiler has as much to set anew as on the whole way."""
    told = json.loads((place / "content.json").read_text(encoding="utf-8"))
    next(block for block in told["blocks"] if block["kind"] == "link")["address"] = f"http://exempel.se/{turn}"
    (place / "content.json").write_text(json.dumps(told), encoding="utf-8")


def _compiled(main: Path) -> None:
    typst.compile(
        str(main), font_paths=[str(FONTS)], ignore_system_fonts=True, format="pdf", pdf_standards=["ua-1"], timestamp=0
    )


def _memory(codes: list[str]) -> None:
    """The most that the server and its drawing process have held at any time, over all reports."""
    with Server("dashboard.py") as server:
        for code in ("00", *codes):
            with urllib.request.urlopen(f"{server.url}/api/v1/report/{code}.pdf", timeout=60) as answer:
                answer.read()
        parts = [_highest_mb(number_) for number_ in server.processes()]
    total = sum(parts)
    told = " + ".join(number(mb) for mb in parts)
    verdict = "ok" if total <= MOST_MB else "över"
    print(f"{1 + len(codes)} rapporter: server och ritare höll som mest {told} = {number(total)} MB", end="")
    print(f"   högst {MOST_MB}: {verdict}")


def _highest_mb(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM"))


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start

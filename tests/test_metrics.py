"""Log lines, sums and readiness: right in themselves, and of a real server with a visitor."""

import http.client
import logging
import re
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.server import Server
from bench.visitor import Visitor
from rehabdata.database import Connection, open_database
from rehabdata.hosting import metrics, outside
from rehabdata.hosting.metrics import Run, Sums


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.INFO, "rehabdata")
    return caplog


def test_a_run_is_told_with_page_and_milliseconds(lines: pytest.LogCaptureFixture):
    with metrics.run(sums=Sums()) as going_on:
        going_on.page = "/lup"
    (line,) = lines.messages
    assert re.fullmatch(r"page=/lup ms=\d+ cpu_ms=\d+ result=ok", line)


@pytest.mark.parametrize(("raised", "result"), [(ValueError("hemligt"), "failed"), (SystemExit("hemligt"), "stopped")])
def test_what_a_run_raises_goes_on_and_its_words_stay_out(
    raised: BaseException, result: str, lines: pytest.LogCaptureFixture
):
    with pytest.raises(type(raised)), metrics.run("/", Sums()):
        raise raised
    assert lines.messages[0].endswith(f"result={result}")
    assert "hemligt" not in lines.text


def test_a_run_within_a_run_counts_once(lines: pytest.LogCaptureFixture):
    sums = Sums()
    with metrics.run("/simulering", sums), metrics.run("/simulering#reglage", sums):
        pass
    assert len(lines.messages) == 1
    assert 'rehabdata_script_seconds_count{page="/simulering"} 1\n' in sums.openmetrics()
    assert "#reglage" not in sums.openmetrics()


def test_sums_of_three_runs():
    sums = Sums()
    for seconds, result in ((0.01, "ok"), (0.2, "stopped"), (9.0, "failed")):
        sums.add(Run("/om", result), seconds, seconds / 2)
    assert sums.openmetrics().splitlines() == [
        "# TYPE rehabdata_script_seconds histogram",
        "# UNIT rehabdata_script_seconds seconds",
        "# HELP rehabdata_script_seconds Time of a script run or API call.",
        'rehabdata_script_seconds_bucket{page="/om",le="0.01"} 1',
        'rehabdata_script_seconds_bucket{page="/om",le="0.025"} 1',
        'rehabdata_script_seconds_bucket{page="/om",le="0.05"} 1',
        'rehabdata_script_seconds_bucket{page="/om",le="0.1"} 1',
        'rehabdata_script_seconds_bucket{page="/om",le="0.25"} 2',
        'rehabdata_script_seconds_bucket{page="/om",le="0.5"} 2',
        'rehabdata_script_seconds_bucket{page="/om",le="1.0"} 2',
        'rehabdata_script_seconds_bucket{page="/om",le="2.5"} 2',
        'rehabdata_script_seconds_bucket{page="/om",le="+Inf"} 3',
        'rehabdata_script_seconds_count{page="/om"} 3',
        'rehabdata_script_seconds_sum{page="/om"} 9.210000',
        "# TYPE rehabdata_script_cpu_seconds counter",
        "# UNIT rehabdata_script_cpu_seconds seconds",
        "# HELP rehabdata_script_cpu_seconds Processor time of the same.",
        'rehabdata_script_cpu_seconds_total{page="/om"} 4.605000',
        "# TYPE rehabdata_script_failures counter",
        "# HELP rehabdata_script_failures Those that ended in an error.",
        'rehabdata_script_failures_total{page="/om"} 1',
        "# EOF",
    ]


def test_not_ready_without_data(data_folder: Path, connection: Connection):
    assert outside.ready(connection, None).status_code == 200  # type: ignore[arg-type]
    closed = open_database(data_folder)
    closed.close()
    assert outside.ready(closed, None).status_code == 503  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server("dashboard.py") as started:
        yield started


def get(server: Server, path: str) -> tuple[int, str]:
    asked = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    asked.request("GET", path)
    answer = asked.getresponse()
    found = answer.status, answer.read().decode()
    asked.close()
    return found


def test_a_visit_leaves_a_line_and_nothing_of_the_visitor(server: Server):
    with Visitor(server, "lup") as visitor:
        visitor.run("sok=Anna+Andersson&lan=Skåne")
    with Visitor(server, "simulering") as visitor:
        visitor.run("kbt=12345")
    urllib.request.urlopen(f"{server.url}/api/v1/funding.json?kbt=54321").close()
    assert get(server, "/api/v1/Anna-Andersson")[0] == 404
    assert get(server, "/readyz") == (200, "redo\n")
    log = server.log()
    pages = re.findall(
        r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z INFO page=(\S+) ms=\d+ cpu_ms=\d+ result=\w+$", log, re.M
    )
    assert pages == ["/lup", "/simulering", "/api/v1/funding.json", "/api/okänd"]
    for said in ("Anna", "Andersson", "Sk%C3", "Skåne", "12345", "54321"):
        assert said not in log
    # Streamlit tells its own address once at the start; that of a visitor nobody tells.
    assert log.count("127.0.0.1") == 1
    metrics = get(server, "/metrics")[1]
    assert 'rehabdata_script_seconds_count{page="/lup"} 1\n' in metrics
    assert "Anna" not in metrics

"""The open data from a running server, where Streamlit answers every address that nothing else does."""

import http.client
import json
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import Server


def fetch(server: Server, target: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Past any proxy; the target as written."""
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=20)
    try:
        connection.request(method, target, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def test_data_come_before_pages(server: Server) -> None:
    status, headers, body = fetch(server, "/api/v1/funding.json?ar=2013&takt=2.00")
    assert (status, headers["content-type"]) == (200, "application/json")
    assert json.loads(body)["nation"]["earned_sek"] == 2 * 457_664_000
    status, headers, body = fetch(server, "/api/v1/tables/patients.csv")
    assert (status, headers["content-type"]) == (200, "text/csv; charset=utf-8")
    assert body.startswith(b"county_code,county,year,period,treatment,patients\n")
    status, headers, body = fetch(server, "/api/v1/tables/patients.csv", If_None_Match=headers["etag"])
    assert (status, body) == (304, b"")
    status, headers, body = fetch(server, "/api/v1/tables/patients.csv", method="HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["content-length"]) > 5000


@pytest.mark.parametrize(
    ("target", "method", "expected"),
    [
        ("/api", "GET", 404),
        ("/api/v1/nope.json", "GET", 404),
        ("/api/v1/tables/readings.csv", "GET", 404),
        ("/api/v1/nope%0Ax.json", "GET", 404),
        ("/api/v1/funding.json", "POST", 405),
        ("/api/v1/funding.json?ar=2011", "GET", 400),
        ("/api/v1/funding.json?kbt=%00%ff&takt=" + "9" * 20_000, "GET", 400),
    ],
)
def test_what_is_refused_is_no_page(server: Server, target: str, method: str, expected: int) -> None:
    status, headers, body = fetch(server, target, method)
    assert (status, headers["content-type"]) == (expected, "application/problem+json")
    assert json.loads(body)["status"] == expected


def test_a_way_out_of_the_folder_is_stopped(server: Server) -> None:
    for target in ("/api/v1/../../dashboard.py", "/api/v1/%2e%2e/assumptions.toml", "/api/v1/tables/..%2fx.csv"):
        status, _, body = fetch(server, target)
        assert status in (400, 404)
        assert b"import" not in body

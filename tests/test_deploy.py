"""The files of deploy/: linted, and nginx's run before a real dashboard, with a certificate made for the test."""

import http.client
import re
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from tests.replicas import DEPLOY, PROJECT, Process, Replica, free_port, get, haproxy, program, wait_until

NAME = "rehabdata.example.se"
# The app reads an address decoded, once.
SPELLED_OTHERWISE = ("/%6Detrics", "/metric%73?x=1", "/%5fstcore/metrics", "/_stcore%2Fmetrics", "/ready%7A")


def test_the_containerfile_passes_its_linter():
    done = subprocess.run(
        [str(Path(sys.executable).parent / "hadolint"), "--failure-threshold", "style", str(DEPLOY / "Containerfile")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_the_container_holds_what_the_app_needs_and_is_not_root():
    lines = (DEPLOY / "Containerfile").read_text("utf-8")
    copied = set(re.findall(r"^COPY (\S+) \./", lines, re.MULTILINE)) - {"requirements.txt"}
    assert copied == {".streamlit", "data", "pages", "rehabdata", "dashboard.py"}
    assert all((PROJECT / name).exists() for name in copied)
    assert re.search(r"^USER (?!0|root)\d+:\d+$", lines, re.MULTILINE)
    assert "HEALTHCHECK" in lines
    assert "/readyz" in lines


def test_the_page_of_a_restart_is_the_same_in_both_proxies():
    page = (DEPLOY / "nginx" / "_restarting.html").read_bytes()
    head, _, body = (DEPLOY / "haproxy" / "503.http").read_bytes().partition(b"\r\n\r\n")
    assert body == page
    assert head.startswith(b"HTTP/1.0 503 ")


@dataclass
class Site:
    """nginx before a dashboard: its TLS port, and what it has written."""

    port: int
    plain_port: int
    folder: Path
    trusted: ssl.SSLContext
    app: Replica

    def ask(self, path: str, host: str = NAME, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """One GET by TLS for a name: status, headers, body; status 0 where the connection is closed unanswered."""
        lines = [f"GET {path} HTTP/1.1", f"Host: {host}:{self.port}", "Connection: close"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        with (
            socket.create_connection(("127.0.0.1", self.port), 20) as raw,
            self.trusted.wrap_socket(raw, server_hostname=NAME) as secured,
        ):
            secured.sendall("\r\n".join([*lines, "", ""]).encode())
            answer = b""
            while more := secured.recv(65536):
                answer += more
        head, _, body = answer.partition(b"\r\n\r\n")
        first, *rest = head.decode().split("\r\n")
        fields = dict(line.lower().split(": ", 1) for line in rest)
        return int(first.split()[1]) if first else 0, fields, body

    def logged(self) -> str:
        return (self.folder / "rehabdata.log").read_text("utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """deploy/nginx/rehabdata.conf with ports, certificate and folders of the test's own, before one dashboard."""
    folder = tmp_path_factory.mktemp("nginx")
    certificate, key = folder / "fullchain.pem", folder / "privkey.pem"
    subprocess.run(
        [
            *(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "1",
            ),
            *("-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}"),
            *("-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    port, plain_port, app_port = free_port(), free_port(), free_port()
    conf = (DEPLOY / "nginx" / "rehabdata.conf").read_text("utf-8")
    for what, instead in {
        "listen 443 ": f"listen 127.0.0.1:{port} ",
        "listen 80 default_server": f"listen 127.0.0.1:{plain_port} default_server",
        "listen 80;": f"listen 127.0.0.1:{plain_port};",
        "127.0.0.1:8501": f"127.0.0.1:{app_port}",
        "/etc/ssl/rehabdata": str(folder),
        "/var/log/nginx": str(folder),
        "/usr/share/rehabdata/errors": str(DEPLOY / "nginx"),
    }.items():
        assert what in conf
        conf = conf.replace(what, instead)
    (folder / "site.conf").write_text(conf, encoding="utf-8")
    places = " ".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/nginx.pid; error_log stderr; events {{ worker_connections 1024; }}\n"
        f"http {{ {places} include {folder}/site.conf; }}\n",
        encoding="utf-8",
    )
    app = Replica(app_port, folder / "app.log")
    proxy = Process([program("nginx"), "-p", str(folder), "-c", str(folder / "nginx.conf")], folder / "nginx.out", {})
    try:
        app.wait_until_ready()
        found = Site(port, plain_port, folder, ssl.create_default_context(cafile=certificate), app)
        wait_until(lambda: found.ask("/_stcore/health")[0] == 200, proxy.log())
        yield found
    finally:
        proxy.stop()
        app.stop()


@pytest.mark.long
def test_a_page_comes_by_tls_with_its_headers(site: Site):
    status, headers, body = site.ask("/jamtland?ar=2012")
    assert status == 200
    assert "<title>Jämtland – Rehabdata</title>".encode() in body
    assert headers["strict-transport-security"] == "max-age=31536000"
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["server"] == "nginx"


@pytest.mark.long
def test_plain_http_is_sent_to_tls(site: Site):
    with socket.create_connection(("127.0.0.1", site.plain_port), 20) as plain:
        plain.sendall(f"GET /lup?sok=a HTTP/1.1\r\nHost: {NAME}\r\nConnection: close\r\n\r\n".encode())
        answer = plain.recv(65536).decode()
    assert answer.startswith("HTTP/1.1 301 ")
    assert f"Location: https://{NAME}/lup?sok=a\r\n" in answer


@pytest.mark.long
@pytest.mark.parametrize("host", ["example.org", "127.0.0.1", f"{NAME}.example.org"])
def test_another_name_gets_no_answer(host: str, site: Site):
    assert site.ask("/", host)[0] == 0


@pytest.mark.long
@pytest.mark.parametrize(
    "path", ["/metrics", "/_stcore/metrics", "/readyz", *SPELLED_OTHERWISE, "//metrics", "/x/../metrics"]
)
def test_what_is_for_those_who_run_it_is_closed(path: str, site: Site):
    assert site.ask(path)[0] == 404


@pytest.mark.long
def test_a_session_opens_from_the_own_site_alone(site: Site):
    def session(origin: str) -> list[ForwardMsg]:
        address = f"wss://{NAME}:{site.port}/_stcore/stream"
        raw = socket.create_connection(("127.0.0.1", site.port))
        with connect(
            address, sock=raw, ssl=site.trusted, subprotocols=["streamlit"], origin=origin, max_size=None
        ) as opened:  # type: ignore[arg-type, list-item]
            message = BackMsg()
            message.rerun_script.page_name = "lup"
            opened.send(message.SerializeToString())
            told: list[ForwardMsg] = []
            while not told or told[-1].WhichOneof("type") != "script_finished":
                told.append(ForwardMsg.FromString(opened.recv(timeout=30, decode=False)))
            return told

    assert session(f"https://{NAME}:{site.port}")[-1].script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
    for foreign in ("https://example.org", f"https://{NAME}", f"http://{NAME}:{site.port}", "null"):
        with pytest.raises(InvalidStatus) as refused:
            session(foreign)
        assert refused.value.response.status_code == 403


@pytest.mark.long
def test_a_flood_is_answered_429(site: Site):
    asked = http.client.HTTPSConnection("127.0.0.1", site.port, timeout=20, context=ssl._create_unverified_context())
    statuses = set()
    for _ in range(1500):
        asked.request("GET", "/robots.txt", headers={"Host": NAME})
        with asked.getresponse() as answer:
            statuses.add(answer.status)
            answer.read()
        if statuses == {404, 429}:
            break
    asked.close()
    assert statuses == {404, 429}


@pytest.mark.long
def test_the_log_has_no_visitor_in_it(site: Site):
    assert site.ask("/lup?sok=Anna+Andersson", **{"User-Agent": "Annas telefon"})[0] == 200
    logged = site.logged()
    assert re.search(r"^\S+ method=GET path=/lup status=200 ms=[\d.]+ bytes=\d+$", logged, re.MULTILINE)
    assert "Anna" not in logged
    assert "127.0.0.1" not in logged


@pytest.fixture(scope="module")
def doorkeeper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Process]]:
    """deploy/haproxy/haproxy.cfg as it is, on a port, before nobody: whom it lets through is answered 503."""
    port = free_port()
    proxy = haproxy(port, [free_port(), free_port()], tmp_path_factory.mktemp("haproxy") / "haproxy.log")
    try:
        yield port, proxy
    finally:
        proxy.stop()


@pytest.mark.long
@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/jamtland?ar=2012", {}, 503),
        ("/jamtland", {"Host": "example.org"}, 421),
        ("/jamtland", {"Host": "127.0.0.1.example.org"}, 421),
        ("/_stcore/stream", {"Host": "127.0.0.1:1", "Origin": "http://127.0.0.1:1"}, 503),
        ("/_stcore/stream", {"Origin": "https://example.org"}, 403),
        ("/_stcore/stream", {"Origin": "null"}, 403),
        ("/metrics", {}, 404),
        ("/_stcore/metrics", {}, 404),
        ("/readyz", {}, 404),
        *((path, {}, 404) for path in SPELLED_OTHERWISE),
        ("/%256Detrics", {}, 503),
    ],
)
def test_haproxy_lets_through(path: str, headers: dict[str, str], status: int, doorkeeper: tuple[int, Process]):
    found, _, body = get(doorkeeper[0], path, headers)
    assert found == status
    assert (b"Rehabdata startar om" in body) is (status == 503)


@pytest.mark.long
def test_haproxy_is_not_root_and_names_no_visitor(doorkeeper: tuple[int, Process]):
    port, proxy = doorkeeper
    assert Path(f"/proc/{proxy.pid}").stat().st_uid != 0
    assert get(port, "/lup?sok=Anna+Andersson", {"User-Agent": "Annas telefon"})[0] == 503
    wait_until(lambda: " path=/lup status=503 " in proxy.log(), "the log has the line")
    assert "Anna" not in proxy.log()
    assert "127.0.0.1" not in re.sub(r"(?m)^\[\w+\].*$", "", proxy.log())


@pytest.mark.long
def test_haproxy_answers_a_flood_429_but_never_all_that_come_by_nginx(
    doorkeeper: tuple[int, Process], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Behind nginx on the same machine every visitor has its address."""
    assert {get(doorkeeper[0], "/")[0] for _ in range(2500)} == {503}
    monkeypatch.setenv("REHABDATA_FRONT", "127.0.0.2/32")  # nginx is elsewhere: we are a visitor
    port = free_port()
    proxy = haproxy(port, [free_port(), free_port()], tmp_path / "haproxy.log")
    try:
        assert {get(port, "/")[0] for _ in range(2500)} == {503, 429}
    finally:
        proxy.stop()


@pytest.mark.long
def test_the_page_of_a_restart_comes_by_tls_alone_from_then_on(site: Site):
    """Last: the dashboard is gone after it."""
    site.app.stop()
    status, headers, body = site.ask("/jamtland")
    assert status == 502
    assert b"Rehabdata startar om" in body
    assert headers["strict-transport-security"] == "max-age=31536000"
    assert headers["cache-control"] == "no-store"

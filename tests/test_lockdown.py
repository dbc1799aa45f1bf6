"""What the hosted app refuses: the database's locked doors, and the server's settings seen from outside."""

import http.client
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import duckdb
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect

from bench.server import Server
from rehabdata.database import Connection
from rehabdata.ui import page_words

SECRET = "hemligt i felets text"


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A file that no question may read, and a link to it that lies in another folder."""
    path = tmp_path / "outside.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "link.csv").symlink_to(path)
    return path


@pytest.mark.parametrize(
    "path",
    ["{folder}/outside.csv", "{folder}/data/../outside.csv", "{folder}/data/link.csv", "{folder}/*.csv"],
    ids=["outside", "up and over", "symlink", "pattern"],
)
def test_no_file_is_read(path: str, outside: Path, connection: Connection):
    named = path.format(folder=outside.parent)
    assert duckdb.execute(f"SELECT min(a) FROM read_csv('{named}')").fetchone() == (1,), "it is there to be read"
    with pytest.raises(duckdb.PermissionException):
        connection.cursor().execute(f"SELECT * FROM read_csv('{named}')")
    with pytest.raises(duckdb.PermissionException):
        connection.cursor().execute(f"SELECT * FROM read_text('{named}')")


def test_not_even_the_data_folder_is_read_again(data_folder: Path, connection: Connection):
    with pytest.raises(duckdb.PermissionException):
        connection.cursor().execute(f"SELECT * FROM read_csv('{data_folder / 'counties.csv'}')")


@pytest.mark.parametrize("statement", ["COPY patients TO '{path}'", "EXPORT DATABASE '{path}'", "ATTACH '{path}' AS a"])
def test_no_file_is_written(statement: str, tmp_path: Path, connection: Connection):
    path = tmp_path / "written"
    with pytest.raises(duckdb.PermissionException):
        connection.cursor().execute(statement.format(path=path))
    assert not path.exists()


def test_nothing_is_fetched(connection: Connection):
    asked: list[str] = []

    class Tell(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_GET  # noqa: N815 - the name that http.server looks for

    listening = HTTPServer(("127.0.0.1", 0), Tell)
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    try:
        with pytest.raises(duckdb.Error):
            connection.cursor().execute(f"SELECT * FROM 'http://127.0.0.1:{listening.server_port}/x.csv'")
    finally:
        listening.shutdown()
        listening.server_close()
    assert asked == []


@pytest.mark.parametrize(
    "statement",
    [
        "INSTALL httpfs",
        "INSTALL httpfs FROM community",
        "LOAD httpfs",
        "LOAD '/tmp/evil.duckdb_extension'",
        "SET allow_unsigned_extensions = true",
        "SET autoinstall_known_extensions = true",
        "SET autoload_known_extensions = true",
    ],
)
def test_no_extension_is_taken_in(statement: str, connection: Connection):
    with pytest.raises(duckdb.Error):
        connection.cursor().execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "SET enable_external_access = true",
        "SET GLOBAL enable_external_access = true",
        "SET lock_configuration = false",
        "SET memory_limit = '8GB'",
        "SET threads = 64",
        "SET max_temp_directory_size = '10GB'",
        "SET GLOBAL max_execution_time = 0",
        "RESET memory_limit",
        "RESET lock_configuration",
        "PRAGMA memory_limit = '8GB'",
    ],
)
def test_no_setting_is_opened_again(statement: str, connection: Connection):
    before = connection.cursor().execute("SELECT name, value FROM duckdb_settings() ORDER BY name").fetchall()
    with pytest.raises(duckdb.Error):
        connection.cursor().execute(statement)
    assert connection.cursor().execute("SELECT name, value FROM duckdb_settings() ORDER BY name").fetchall() == before


def test_a_question_gets_three_seconds(connection: Connection):
    start = time.monotonic()
    with pytest.raises(duckdb.Error):
        connection.cursor().execute("SELECT sum(hash(a.range, b.range)) FROM range(1000000) a, range(1000000) b")
    assert 2.5 < time.monotonic() - start < 10
    assert connection.cursor().execute("SELECT count(*) FROM county").fetchone() == (21,), "the next one is answered"


def test_a_question_gets_half_a_gigabyte(connection: Connection):
    settings = "SELECT value FROM duckdb_settings() WHERE name = 'memory_limit'"
    assert connection.cursor().execute(settings).fetchone() == ("488.2 MiB",)  # 512 million bytes
    with pytest.raises(duckdb.OutOfMemoryException):
        connection.cursor().execute("SELECT list(range) FROM range(200000000)")


class Page(Server):
    """A script of a test's, under the project's own settings."""

    def __init__(self, script: Path) -> None:
        super().__init__(str(script))


@pytest.fixture(scope="module")
def failing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the project's settings, whose one page fails."""
    script = tmp_path_factory.mktemp("failing") / "failing.py"
    script.write_text(f"raise RuntimeError({SECRET!r})\n", encoding="utf-8")
    with Page(script) as server:
        yield server


def visit(server: Server, **headers: str) -> ClientConnection:
    return connect(
        f"ws://127.0.0.1:{server.port}/_stcore/stream",
        subprotocols=["streamlit"],  # type: ignore[list-item]
        additional_headers=headers,
        max_size=None,
        proxy=None,
    )


def first_messages(socket: ClientConnection) -> list[ForwardMsg]:
    message = BackMsg()
    message.rerun_script.query_string = ""
    socket.send(message.SerializeToString())
    told: list[ForwardMsg] = []
    while not told or told[-1].WhichOneof("type") != "script_finished":
        told.append(ForwardMsg.FromString(socket.recv(timeout=30, decode=False)))
    return told


def test_a_page_that_fails_keeps_the_details_to_the_log(failing: Server):
    with visit(failing) as socket:
        told = first_messages(socket)
    errors = [m.delta.new_element.exception for m in told if m.delta.new_element.WhichOneof("type") == "exception"]
    assert len(errors) == 1, "the page does fail"
    everything = b"".join(message.SerializeToString() for message in told)
    assert SECRET.encode() not in everything
    assert not errors[0].stack_trace
    assert errors[0].message in dict(page_words.WORDS), "what is said instead has its Swedish words"
    assert SECRET in failing.log()


@pytest.mark.parametrize("origin", ["https://example.org", "http://127.0.0.1.example.org", "null"])
def test_another_site_cannot_open_a_session(origin: str, failing: Server):
    with pytest.raises(InvalidStatus) as refused, visit(failing, Origin=origin):
        pass
    assert refused.value.response.status_code == 403


def test_the_own_site_can(failing: Server):
    with visit(failing, Origin=failing.url) as socket:
        assert first_messages(socket)


def upload(server: Server, session: str, size: int, token: str | None, repeated: str | None = None) -> int:
    """The status of an upload of so many bytes, with the token as cookie and what the page repeats of it."""
    head = b'--x\r\nContent-Disposition: form-data; name="f"; filename="f.csv"\r\n\r\n'
    body = head + b"a" * size + b"\r\n--x--\r\n"
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    if token is not None:
        headers |= {"Cookie": f"_streamlit_xsrf={token}", "X-Xsrftoken": token if repeated is None else repeated}
    asked = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    try:
        asked.request("PUT", f"/_stcore/upload_file/{session}/1", body, headers)
        return asked.getresponse().status
    except (BrokenPipeError, ConnectionResetError):  # it hung up before all was sent
        return 413
    finally:
        asked.close()


def test_an_upload_needs_the_token_and_a_size_that_is_allowed(failing: Server):
    asked = http.client.HTTPConnection("127.0.0.1", failing.port, timeout=30)
    asked.request("GET", "/_stcore/health")
    cookie = asked.getresponse().getheader("set-cookie") or ""
    asked.close()
    token = cookie.split("_streamlit_xsrf=")[1].split(";")[0]
    with visit(failing) as socket:
        session = next(
            m.new_session.initialize.session_id for m in first_messages(socket) if m.WhichOneof("type") == "new_session"
        )
        assert upload(failing, session, 1000, None) == 403
        assert upload(failing, session, 1000, token, repeated="") == 403, (
            "the cookie alone, as another site would send it"
        )
        assert upload(failing, session, 1000, token) == 204
        assert upload(failing, session, 5 * 1024 * 1024 + 1, token) == 413
        assert upload(failing, "another", 1000, token) == 400

"""A source that is slow, away, moved or wrong: four tries, then a sentence; no other host."""

import hashlib
import socket
import threading
from collections.abc import Iterator

import pytest

from rehabdata.fetch import FetchError
from rehabdata.fetch.client import Client, Unchanged, whole_json
from tests.fetch.source import Call, Reply, serving


def client(pauses: list[float] | None = None, **limits: float) -> Client:
    return Client("Källan", {}, (pauses if pauses is not None else []).append, **limits)


def in_turn(*replies: Reply):
    left = list(replies)
    return lambda _call: left.pop(0) if len(left) > 1 else left[0]


def test_an_answer_is_read_with_its_digest_and_etag() -> None:
    with serving(lambda _call: Reply({"a": 1}, headers={"ETag": '"x1"'})) as source:
        answer = client().get(f"{source.address}/a", whole_json, {"lan": "23"})
    assert (answer.read, answer.byte_count, answer.etag) == ({"a": 1}, 8, '"x1"')
    assert answer.address == f"{source.address}/a?lan=23"
    assert answer.sha256 == hashlib.sha256(b'{"a": 1}').hexdigest()


def test_what_has_not_changed_is_not_sent_again() -> None:
    def answer(call: Call) -> Reply:
        return Reply(status=304) if call.headers.get("If-None-Match") == '"x1"' else Reply({})

    with serving(answer) as source:
        known = Client("Källan", {f"{source.address}/a": '"x1"'})
        with pytest.raises(Unchanged):
            known.get(f"{source.address}/a", whole_json)
        assert known.get(f"{source.address}/b", whole_json).read == {}


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_fault_that_passes_is_waited_for(status: int) -> None:
    pauses: list[float] = []
    with serving(in_turn(Reply(status=status), Reply(status=status), Reply([1]))) as source:
        assert client(pauses).get(source.address, whole_json).read == [1]
    assert pauses == [2, 4]


def test_the_source_may_say_how_long() -> None:
    pauses: list[float] = []
    busy = Reply(status=429, headers={"Retry-After": "7"})
    with serving(in_turn(busy, Reply([1]))) as source:
        client(pauses).get(source.address, whole_json)
    assert pauses == [7]


def test_four_tries_and_no_more() -> None:
    pauses: list[float] = []
    with serving(lambda _call: Reply(status=503)) as source:
        with pytest.raises(FetchError, match=r"^Källan, http.*: hittade svaret 503 \(4 gånger\), "):
            client(pauses).get(source.address, whole_json)
        assert len(source.calls) == 4
    assert pauses == [2, 4, 8]


def test_nobody_answers() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    with pytest.raises(FetchError, match=r"inget helt svar \(4 gånger\)"):
        client().get(f"http://127.0.0.1:{port}/", whole_json)


@pytest.mark.parametrize(
    ("reply", "found"),
    [
        (
            Reply(status=302, headers={"Location": "https://example.org/"}),
            "en hänvisning till https://ex",
        ),
        (Reply(status=301, headers={"Location": "/annan"}), "en hänvisning till /annan"),
        (Reply(status=404), "svaret 404"),
        (Reply(b"<html>", headers={"Content-Type": "text/html"}), "ett svar av slaget «text/html»"),
        (Reply(status=503, headers={"Retry-After": "4000"}), "en begäran att vänta 4000 sekunder"),
        (Reply(b"[" + b"1," * 600 + b"1]"), "mer än 0.001 MB, väntade högst 0.001 MB"),
    ],
)
def test_what_does_not_pass_is_told_at_once(reply: Reply, found: str) -> None:
    with serving(lambda _call: reply) as source:
        with pytest.raises(FetchError) as told:
            client(most_bytes=1000).get(source.address, whole_json)
        assert len(source.calls) == 1
    assert f"hittade {found}" in str(told.value)
    assert str(told.value).endswith("Inget är ändrat.")


def test_a_body_that_is_not_packed_as_it_says() -> None:
    answer = Reply(b"[1]", headers={"Content-Encoding": "gzip"})
    with serving(lambda _call: answer) as source, pytest.raises(FetchError, match=r"inget helt svar \(4 gånger\)"):
        client().get(source.address, whole_json)


def test_an_address_that_cannot_be_read() -> None:
    with pytest.raises(FetchError, match=r"^Källan, http://x:porten/: hittade en adress som inte går att läsa"):
        client().get("http://x:porten/", whole_json)


def test_a_number_that_is_too_long_to_be_one_is_no_json() -> None:
    assert whole_json(iter([b"9" * 5000])) is None


def test_a_body_that_never_ends_is_given_up() -> None:
    listening = socket.create_server(("127.0.0.1", 0))
    stop = threading.Event()

    def drip() -> None:
        connection, _address = listening.accept()
        with connection:
            connection.recv(4096)
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[")
            while not stop.is_set():
                try:
                    connection.sendall(b"1,")
                except OSError:
                    return

    thread = threading.Thread(target=drip, daemon=True)
    thread.start()
    try:
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        with pytest.raises(FetchError, match="ett svar som inte tar slut"):
            client(longest_answer_seconds=0.2).get(address, _swallow)
    finally:
        stop.set()
        listening.close()
        thread.join()


def _swallow(parts: Iterator[bytes]) -> None:
    for _part in parts:
        pass

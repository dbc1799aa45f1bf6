"""A small server that speaks as Försäkringskassan, Kolada and SCB do, and misbehaves at will."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


@dataclass
class Reply:
    """One answer: status, body (bytes, or what becomes JSON), headers."""

    body: object = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)

    def content(self) -> bytes:
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


@dataclass
class Call:
    """What was asked: path, parameters, headers."""

    path: str
    parameters: dict[str, str]
    headers: Mapping[str, str]


Answering = Callable[[Call], Reply]


@dataclass
class Source:
    """The running server's address, what it was asked, and what it answers."""

    address: str
    answer: Answering
    calls: list[Call] = field(default_factory=list)


@contextmanager
def serving(answer: Answering) -> Iterator[Source]:
    """A server on this machine for the length of the block."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            named = {name: values[-1] for name, values in parse_qs(asked.query).items()}
            call = Call(asked.path, named, dict(self.headers))
            source.calls.append(call)
            reply = source.answer(call)
            content = reply.content()
            self.send_response(reply.status)
            headers = {"Content-Type": "application/json", "Content-Length": str(len(content))}
            for name, value in (headers | dict(reply.headers)).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_said: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    source = Source(f"http://127.0.0.1:{server.server_port}", answer)
    thread = threading.Thread(target=server.serve_forever, args=(0.005,), daemon=True)
    thread.start()
    try:
        yield source
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

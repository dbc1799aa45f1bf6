"""Streamlit's static files and our own: kept in memory as the app answers them, each compressed once, for all visitors.

A first visit asks for some 118 of Streamlit's. Brotli at its best takes some seconds for them, so it works in a thread
of its own while gzip is sent, and what it has made is kept where Python keeps our compiled modules: once on a machine.
"""

import asyncio
import gzip
import hashlib
import os
import queue
import re
import sys
import threading
from contextlib import suppress
from functools import partial
from importlib.util import cache_from_source
from pathlib import Path
from typing import NamedTuple

import brotli
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_PATH = re.compile(r"/(?:static|rehabdata)/.+\.(js|css|svg|json|woff2|png|gif)")
_COMPRESSED_ALREADY = ("woff2", "png", "gif")
_NOT_THE_WHOLE = ("range", "if-none-match", "if-modified-since")  # or perhaps nothing: the app answers
_LEVEL, _BEST = 6, 11  # of gzip, and of brotli
_CACHE = Path(cache_from_source(__file__)).parent


class _File(NamedTuple):
    """What is sent of a file: the app's own headers, and the body, compressed or not."""

    headers: list[tuple[bytes, bytes]]
    body: bytes

    def encoded(self, encoding: str, body: bytes) -> "_File":
        """The same file, its body compressed to another."""
        changed = {b"content-length", b"content-encoding", b"accept-ranges", b"vary"}
        told = [(b"content-length", str(len(body)).encode()), (b"content-encoding", encoding.encode())]
        kept = [pair for pair in self.headers if pair[0] not in changed]
        return _File([*kept, *told, (b"vary", b"Accept-Encoding")], body)


class _Wanted(NamedTuple):
    """A file by its path, and as what it is sent: "br", "gzip" or, compressed as it is, ""."""

    path: str
    encoding: str


class StaticFiles:
    """The outermost layer: answers GET and HEAD for a static file from memory; all else goes on to the app."""

    def __init__(self, app: ASGIApp, cache: Path = _CACHE) -> None:
        self._app, self._cache = app, cache
        self._ready: dict[_Wanted, _File] = {}
        self._begun: dict[_Wanted, asyncio.Task[_File | None]] = {}
        self._waiting: queue.SimpleQueue[tuple[_Wanted, _File]] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._compress, name="brotli", daemon=True)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        wanted = _wanted(scope)
        file = await self._file(wanted, scope) if wanted else None
        if file is None:
            await self._app(scope, receive, send)
            return
        await send({"type": "http.response.start", "status": 200, "headers": file.headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else file.body})

    async def _file(self, wanted: _Wanted, scope: Scope) -> _File | None:
        """The file, None where there is none. Those who ask while it is made wait for the same."""
        if wanted in self._ready:
            return self._ready[wanted]
        if wanted not in self._begun:
            self._begun[wanted] = asyncio.create_task(self._made(wanted, scope))
            self._begun[wanted].add_done_callback(lambda _made: self._begun.pop(wanted))
        return await asyncio.shield(self._begun[wanted])

    async def _made(self, wanted: _Wanted, scope: Scope) -> _File | None:
        file = await _answered(self._app, scope)
        if file is None:
            return None
        if wanted.encoding == "br":
            if (known := self._on_disk(file)) is not None:
                return self._ready.setdefault(wanted, file.encoded("br", known))
            self._waiting.put((wanted, file))
            if not self._thread.is_alive():
                self._thread.start()
        if wanted.encoding:  # until then
            body = await asyncio.to_thread(partial(gzip.compress, file.body, _LEVEL, mtime=0))
            file = file.encoded("gzip", body)
        return self._ready.setdefault(wanted, file)

    def _compress(self) -> None:
        """What waits, one after the other, when the machine has nothing else to do."""
        if sys.platform == "linux":  # elsewhere a thread has no priority of its own
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 19)
        while True:
            wanted, plain = self._waiting.get()
            body = brotli.compress(plain.body, quality=_BEST)
            with suppress(OSError):  # where nobody may write, the next process compresses anew
                self._cache.mkdir(exist_ok=True)
                begun = self._place(plain).with_suffix(f".{os.getpid()}")
                begun.write_bytes(body)
                begun.replace(self._place(plain))
            self._ready[wanted] = plain.encoded("br", body)

    def _on_disk(self, plain: _File) -> bytes | None:
        with suppress(OSError):
            return self._place(plain).read_bytes()
        return None

    def _place(self, plain: _File) -> Path:
        """Named by what it was made of: a file of another version is another."""
        return self._cache / f"{hashlib.sha256(plain.body).hexdigest()}.br"


def _wanted(scope: Scope) -> _Wanted | None:
    """What a call asks for, None for one that is the app's to answer."""
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
        return None
    asked = Headers(scope=scope)
    if not (found := _PATH.fullmatch(scope["path"])) or any(name in asked for name in _NOT_THE_WHOLE):
        return None
    if found[1] in _COMPRESSED_ALREADY:
        return _Wanted(scope["path"], "")
    parts = (part.replace(" ", "").partition(";q=") for part in asked.get("accept-encoding", "").split(","))
    taken = {name for name, _, weight in parts if weight.strip("0.") or not weight}
    return next((_Wanted(scope["path"], encoding) for encoding in ("br", "gzip") if encoding in taken), None)


async def _answered(app: ASGIApp, scope: Scope) -> _File | None:
    """The whole file as the app answers it who takes no compressed one, None where it is not there."""
    sent: list[Message] = []
    asked: list[Message] = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> Message:
        return asked.pop() if asked else await asyncio.Future()  # a caller who stays

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [pair for pair in scope["headers"] if pair[0] == b"host"]
    await app({**scope, "method": "GET", "headers": headers}, receive, send)
    start, *rest = sent
    if start["status"] != 200:
        return None
    return _File(list(start["headers"]), b"".join(message.get("body", b"") for message in rest))

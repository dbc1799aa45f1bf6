"""Pictures and reports, drawn in a process of their own and kept, so that nobody's page waits for them.

One process for all, started with the first picture and anew if it dies or takes too long. What is drawn is kept by what
it was drawn from, the least used thrown away when it grows past its limit.
"""

import atexit
import json
import subprocess
import sys
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from rehabdata.drawing import worker

LIMIT_SECONDS = 20.0  # the first picture, with the libraries to load, takes about one
MOST_WAITING = 8  # those who come when so many wait are asked to come back
KEPT_BYTES = 48 * 1024 * 1024


class CannotDraw(Exception):  # noqa: N818 - it is a state, told to the caller
    """No picture now: the process died, took too long, or too many wait. It may work in a while."""


class FaultyDrawing(Exception):  # noqa: N818 - named as what it is, beside CannotDraw
    """What was to be drawn cannot be: a fault of ours, with the library's words."""


class Drawer:
    """One drawing process and what it has drawn. Safe to call from many threads."""

    def __init__(
        self,
        limit_seconds: float = LIMIT_SECONDS,
        most_waiting: int = MOST_WAITING,
        kept_bytes: int = KEPT_BYTES,
        script: Path = Path(worker.__file__),
    ) -> None:
        self._limit, self._script = limit_seconds, script
        self._turn, self._waiting = threading.Lock(), threading.BoundedSemaphore(most_waiting)
        self._process: subprocess.Popen[bytes] | None = None
        self._kept = _Kept(kept_bytes)

    def chart(self, spec: Mapping[str, Any]) -> str:
        """A Vega-Lite spec with its data, as SVG. Raises CannotDraw, FaultyDrawing."""
        told = json.dumps(spec, ensure_ascii=False, sort_keys=True)
        drawn: str = self._drawn("chart", told)
        return drawn

    def png(self, svg: str, scale: float) -> bytes:
        """An SVG as PNG, `scale` dots to its pixel."""
        drawn: bytes = self._drawn("png", svg, scale)
        return drawn

    def pdf(self, template: str, files: Mapping[str, bytes], content: str, made: int) -> bytes:
        """A typst template filled with content, as PDF/UA-1; see worker.pdf."""
        drawn: bytes = self._drawn("pdf", template, dict(sorted(files.items())), content, made)
        return drawn

    def process_id(self) -> int | None:
        """The drawing process's number while it runs."""
        return self._process.pid if self._process and self._process.poll() is None else None

    def close(self) -> None:
        """End the process; the next picture starts another."""
        with self._turn:
            self._end()

    def _drawn(self, task: str, *arguments: object) -> Any:  # noqa: ANN401 - as the task has it
        key = sha256(repr((task, arguments)).encode()).hexdigest()
        found = self._kept.get(key)
        if found is not None:
            return found
        if not self._waiting.acquire(blocking=False):
            raise CannotDraw("too many wait")
        try:
            return self._in_turn(key, task, arguments)
        finally:
            self._waiting.release()

    def _in_turn(self, key: str, task: str, arguments: tuple[object, ...]) -> Any:  # noqa: ANN401 - as the task has it
        if not self._turn.acquire(timeout=self._limit):
            raise CannotDraw("those before take too long")
        try:
            found = self._kept.get(key)  # drawn while this one waited
            if found is None:
                found = self._ask(task, arguments)
                self._kept.put(key, found)
            return found
        finally:
            self._turn.release()

    def _ask(self, task: str, arguments: tuple[object, ...]) -> Any:  # noqa: ANN401 - as the task has it
        try:
            process = self._running()
        except OSError as error:
            raise CannotDraw("no process can be started") from error
        assert process.stdin is not None
        assert process.stdout is not None
        late = threading.Timer(self._limit, process.kill)
        late.start()
        try:
            worker.send(process.stdin, (task, arguments))
            ok, result = worker.receive(process.stdout)
        except (EOFError, OSError) as error:
            self._end()
            raise CannotDraw("the drawing process ended") from error
        finally:
            late.cancel()
        if not ok:
            raise FaultyDrawing(result)
        return result

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            # -I: neither this folder nor the caller's environment decides what is loaded. A session of its own: Ctrl-C
            # is for the server, and with it the pipe closes and the process ends.
            self._process = subprocess.Popen(
                [sys.executable, "-I", str(self._script)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                start_new_session=True,
            )
        return self._process

    def _end(self) -> None:
        if self._process is None:
            return
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            assert stream
            _quietly(stream.close)
        self._process = None


class _Kept:
    """What was drawn, by what it was drawn from; the least used goes first when the limit is passed."""

    def __init__(self, limit: int) -> None:
        self._limit, self._size = limit, 0
        self._drawn: OrderedDict[str, str | bytes] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: str) -> str | bytes | None:
        with self._lock:
            if key not in self._drawn:
                return None
            self._drawn.move_to_end(key)
            return self._drawn[key]

    def put(self, key: str, drawn: str | bytes) -> None:
        with self._lock:
            self._drawn[key] = drawn
            self._size += len(drawn)
            while self._size > self._limit:
                _oldest, gone = self._drawn.popitem(last=False)
                self._size -= len(gone)


def _quietly(close: Callable[[], None]) -> None:
    """A pipe with unsent bytes to a process that is gone complains when it is closed."""
    try:
        close()
    except OSError:
        return


DRAWER = Drawer()
atexit.register(DRAWER.close)

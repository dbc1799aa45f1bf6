"""A real server, `streamlit run` in a process of its own, whose CPU clock is read from outside."""

import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).parents[1]

_START_SECONDS = 60
_QUIET_SECONDS = 0.01
_QUIET_CPU_SECONDS = 0.00002  # what a background thread may use while the server counts as quiet
_QUIET_TRIES = 500


class Server:
    """`with Server("dashboard.py") as server:` - up and answering inside the block, gone after it."""

    _HEALTH = "/_stcore/health"

    def __init__(self, script: str) -> None:
        self.script = script
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the server
        self._process = subprocess.Popen(
            [sys.executable, "-m", *self._command()],
            cwd=ROOT,  # where .streamlit/config.toml is found
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=subprocess.STDOUT,
        )

    def __enter__(self) -> "Server":
        try:
            self._wait_until_up()
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(self, _kind: type | None, _error: BaseException | None, _trace: TracebackType | None) -> None:
        self._end()

    @property
    def pid(self) -> int:
        """The process."""
        return self._process.pid

    def cpu_now(self) -> float:
        """CPU time that the process has used in all its threads, busy or not."""
        # Linux keeps a clock per process under this number: clock_getcpuclockid(3). To the nanosecond, without
        # anything added to the server; /proc/<pid>/stat counts in steps of 10 ms.
        return time.clock_gettime(~self._process.pid << 3 | 2)

    def cpu_seconds(self) -> float:
        """CPU time that the process has used in all its threads, read when it has gone quiet.

        Work remains after the last message of a run: clean-up, the script thread's end. It belongs to that run.
        """
        before = self.cpu_now()
        for _ in range(_QUIET_TRIES):
            time.sleep(_QUIET_SECONDS)
            now = self.cpu_now()
            if now - before <= _QUIET_CPU_SECONDS:
                return before
            before = now
        raise SystemExit(f"{self.script}: servern blir aldrig stilla, så en körning går inte att mäta.")

    def processes(self) -> list[int]:
        """The server's own number and those of the processes that it has started."""
        own = self._process.pid
        started = Path(f"/proc/{own}/task").glob("*/children")
        return [own, *(int(child) for listed in started for child in listed.read_text(encoding="ascii").split())]

    def log(self) -> str:
        """What the server has written. Only there does an error say what it is: visitors are told nothing."""
        self._log.seek(0)
        return self._log.read().decode(errors="replace")

    def _command(self) -> tuple[str, ...]:
        return "streamlit", "run", self.script, "--server.address", "127.0.0.1", "--server.port", str(self.port)

    def _wait_until_up(self) -> None:
        until = time.monotonic() + _START_SECONDS
        while time.monotonic() < until and self._process.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.url}{self._HEALTH}", timeout=5):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        raise SystemExit(f"{self.script}: servern startade inte.\n{self.log()}")

    def _end(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._log.close()


class PlainServer(Server):
    """The same for an app without Streamlit, such as "bench.plain:app"."""

    _HEALTH = "/"

    def _command(self) -> tuple[str, ...]:
        return "uvicorn", self.script, "--host", "127.0.0.1", "--port", str(self.port), "--log-level", "warning"


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port

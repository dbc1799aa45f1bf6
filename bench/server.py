"""A real server, `streamlit run` in a process of its own, whose CPU clock is read from outside."""

import grp
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).parents[1]

_START_SECONDS = 180
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
            self._command(),
            cwd=ROOT,  # where .streamlit/config.toml is found
            env=os.environ | self._environment(),
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
        return cpu_clock(self._process.pid)

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
        run = sys.executable, "-m", "streamlit", "run", self.script
        return *run, "--server.address", "127.0.0.1", "--server.port", str(self.port)

    def _environment(self) -> Mapping[str, str]:
        """What it is told besides the environment of this process."""
        return {}

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
        run = sys.executable, "-m", "uvicorn", self.script
        return *run, "--host", "127.0.0.1", "--port", str(self.port), "--log-level", "warning"


class Proxy(Server):
    """HAProxy with the file of deploy/ as it is, before one server or two."""

    def __init__(self, servers: Sequence[Server]) -> None:
        self._ports = [server.port for server in servers]
        super().__init__("haproxy")

    def _command(self) -> tuple[str, ...]:
        found = shutil.which("haproxy", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
        if found is None:
            raise SystemExit("HAProxy finns inte på den här maskinen; kör tools/ensure_proxies.sh.")
        return found, "-db", "-f", str(ROOT / "deploy/haproxy/haproxy.cfg")

    def _environment(self) -> Mapping[str, str]:
        # A second one that is not there is never sent anyone.
        return proxy_environment(self.port, [*self._ports, _free_port()][:2])


def proxy_environment(port: int, replicas: Sequence[int]) -> dict[str, str]:
    """What tells deploy/haproxy/haproxy.cfg of this machine: its port, the replicas' ports, and who runs it."""
    told = {
        "REHABDATA_BIND": f"127.0.0.1:{port}",
        "REHABDATA_HOST": "127.0.0.1",
        "REHABDATA_ERRORS": str(ROOT / "deploy/haproxy"),
        **{f"REHABDATA_REPLICA_{number}": f"127.0.0.1:{at}" for number, at in enumerate(replicas, start=1)},
    }
    if os.getuid() != 0:  # only root can become the user of the file
        told["REHABDATA_USER"] = pwd.getpwuid(os.getuid()).pw_name
        told["REHABDATA_GROUP"] = grp.getgrgid(os.getgid()).gr_name
    return told


def cpu_clock(pid: int) -> float:
    """CPU seconds that a process has used in all its threads."""
    # Linux keeps a clock per process under this number: clock_getcpuclockid(3). To the nanosecond, without
    # anything added to the server; /proc/<pid>/stat counts in steps of 10 ms.
    return time.clock_gettime(~pid << 3 | 2)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port

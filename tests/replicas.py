"""Replicas of the dashboard and the proxies of deploy/ before them, as processes that a test may end as it likes."""

import contextlib
import http.client
import os
import resource
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO

import pytest

from bench.server import proxy_environment

PROJECT = Path(__file__).parents[1]
DEPLOY = PROJECT / "deploy"
_START_SECONDS = 60


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def wait_until(true: Callable[[], object], what: str, seconds: float = _START_SECONDS) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, f"not in {seconds} s: {what}"
        time.sleep(0.1)


def get(port: int, path: str, headers: Mapping[str, str] | None = None) -> tuple[int, dict[str, str], bytes]:
    """Status, headers (names in small letters) and body of one GET; status 0 where nobody answers."""
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        asked.request("GET", path, headers=dict(headers or {}))
        answer = asked.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    except (OSError, http.client.HTTPException):
        return 0, {}, b""
    finally:
        asked.close()


class Process:
    """A program of its own process group, whose output goes to a file."""

    def __init__(
        self, command: Sequence[str], log: Path, env: Mapping[str, str], largest_file: int | None = None
    ) -> None:
        def limit() -> None:
            if largest_file is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))

        self.log_path = log
        self._log: IO[bytes] = log.open("ab")
        self._process = subprocess.Popen(
            command,
            cwd=PROJECT,
            env=os.environ | {"PYTHONUNBUFFERED": "1"} | dict(env),
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=limit if largest_file is not None else None,
        )

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def returncode(self) -> int | None:
        return self._process.poll()

    def log(self) -> str:
        if not self.log_path.is_file():
            return "(a log that keeps nothing)"
        return self.log_path.read_text("utf-8", "replace")

    def signal(self, number: int) -> None:
        """Send a signal to it and wait until it has ended."""
        if self._process.poll() is None:
            os.kill(self.pid, number)
        self._process.wait(timeout=30)

    def stop(self) -> None:
        for number in (signal.SIGTERM, signal.SIGKILL):
            if self._process.poll() is not None:
                break
            os.killpg(self.pid, number)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout=15)
        self._log.close()


class Replica(Process):
    """`streamlit run dashboard.py` on a given port. `env` adds to the environment."""

    def __init__(self, port: int, log: Path, largest_file: int | None = None, **env: str) -> None:
        self.port = port
        command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.address=127.0.0.1"]
        super().__init__([*command, f"--server.port={port}"], log, env, largest_file)

    def wait_until_ready(self) -> None:
        wait_until(lambda: get(self.port, "/readyz")[0] == 200, f"ready on {self.port}\n{self.log()[-3000:]}")


def program(name: str) -> str:
    """Where a proxy is, or a failure that says how to get it: a test of what was not run is no test."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    if found is None:
        pytest.fail(f"{name} is not installed; run tools/ensure_proxies.sh", pytrace=False)
    return found


def haproxy(port: int, replicas: Sequence[int], log: Path) -> Process:
    """deploy/haproxy/haproxy.cfg as it is, before the replicas' ports."""
    command = [program("haproxy"), "-db", "-f", str(DEPLOY / "haproxy" / "haproxy.cfg")]
    started = Process(command, log, proxy_environment(port, replicas))
    wait_until(lambda: get(port, "/")[0], f"HAProxy on {port}\n{started.log()}")
    return started

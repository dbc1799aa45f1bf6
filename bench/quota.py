"""Lets processes have no more than a share of a core each, as a smaller machine would.

A process that has used up its share is stopped, and goes on when time has given it some again: SIGSTOP and SIGCONT by
the process's own CPU clock, some hundred times a second. No right on the machine is needed, as the kernel's own quotas
ask for. `python -m bench.quota SHARE PID...` holds them until its standard input ends, and lets all go on then.
"""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from types import TracebackType

from bench.server import cpu_clock

_LOOK_SECONDS = 0.002
_WORTH_SECONDS = 0.010  # a stopped process waits until so much time has given it its share
_SAVED_SECONDS = 0.100  # what it has not used is kept for so long, no longer: a pause is no credit


class Quota:
    """`with Quota(0.4, pids):` - inside the block each has four tenths of a core at most."""

    def __init__(self, share: float, pids: Sequence[int]) -> None:
        # A process of its own: what loads the servers must not keep it waiting. If this one dies, the pipe ends.
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.quota", str(share), *map(str, pids)], stdin=subprocess.PIPE
        )

    def __enter__(self) -> "Quota":
        return self

    def __exit__(self, _kind: type | None, _error: BaseException | None, _trace: TracebackType | None) -> None:
        self._process.communicate()


class _Held:
    """One process, and the CPU seconds that it may use now."""

    def __init__(self, pid: int) -> None:
        self._pid, self._used, self._may, self._stopped = pid, cpu_clock(pid), 0.0, False

    def look(self, given: float, share: float) -> None:
        """Give it what it got since the last look, and stop it or let it go on."""
        used = cpu_clock(self._pid)
        self._may = min(self._may + given - (used - self._used), share * _SAVED_SECONDS)
        self._used = used
        if self._stopped and self._may >= share * _WORTH_SECONDS:
            self.let_go()
        elif not self._stopped and self._may < 0:
            os.kill(self._pid, signal.SIGSTOP)
            self._stopped = True

    def let_go(self) -> None:
        """Let it go on."""
        os.kill(self._pid, signal.SIGCONT)
        self._stopped = False


def main() -> None:
    """Hold them until standard input ends."""
    share = float(sys.argv[1])
    held = [_Held(int(pid)) for pid in sys.argv[2:]]
    last = time.monotonic()
    try:
        while not select.select([sys.stdin], [], [], _LOOK_SECONDS)[0]:
            now = time.monotonic()
            for one in held:
                one.look((now - last) * share, share)
            last = now
    finally:
        for one in held:
            one.let_go()


if __name__ == "__main__":
    main()
